"""What a page asks of whoever reads it: a few concrete things, written from the facts of the round.

No ask is general advice: each names a statement, an action or a group, and stands on something that the page
shows. This module sees the report, and no figure that it does not show.
"""

from collections.abc import Iterator

from mir_assess.report.actions import ActionView
from mir_assess.report.facts import LOOKED_FOR
from mir_assess.report.naming import in_a_list
from mir_assess.report.paper import cut
from mir_assess.report.priorities import priorities
from mir_assess.report.promised import asks_of_a_promise, promised_before
from mir_assess.report.sayings import is_hidden, nobody_answered
from mir_assess.report.tongue import listed, say, say_n
from mir_assess.report.view import GroupView, Report

AT_MOST = 3


def asks(report: Report, longest: int) -> tuple[str, ...]:
    """Return what is asked of the reader: at most three things, and no kind of thing twice while there is
    another. Words that people typed are cut to `longest` characters each.
    """
    gaps = list(_of_gaps(report, longest))
    kinds = (gaps[:1], _of_stuck(report, longest), _of_leads(report), _of_those_missing(report, longest))
    found = [first for kind in kinds for first in list(kind)[:1]]
    found += [*_of_unanswered(report, longest)][:1]
    found += gaps[1:]
    return tuple(found[:AT_MOST]) or (
        say("Ask to see, before the next round, what became of each promise on this page."),
    )


def actions_now(report: Report) -> tuple[ActionView, ...]:
    """Return every action that is known here as it stands now, each once: those of this round, then those of
    the round before.
    """
    before = (found.action for found in promised_before(report) if found.action is not None)
    return tuple({action.id: action for action in (*report.actions, *before)}.values())


def _of_gaps(report: Report, longest: int) -> Iterator[str]:
    """Where a group that judges what it saw stands clearly higher than people: what does it not see?"""
    for statement in report.statements:
        for gap in statement.gaps:
            clear = gap.gap.reading == "comparison_higher" and statement.good_from is not None
            if clear and not gap.comparison.called.speaks_of_one_life and not asks_of_a_promise(statement):
                yield say(
                    "Ask {group} what people see that they do not: “{statement}”",
                    group=cut(gap.comparison.called.text, longest),
                    statement=cut(statement.text, longest),
                )
                break


def _of_stuck(report: Report, longest: int) -> Iterator[str]:
    for action in actions_now(report):
        if action.status == "stuck":
            yield _free(action, longest)


def _free(action: ActionView, longest: int) -> str:
    what = cut(action.what, longest)
    if not action.reason:
        return say("Ask what would free this: “{action}” (stuck; nobody wrote down why)", action=what)
    return say(
        "Ask what would free this: “{action}” (stuck; the reason given: “{reason}”)",
        action=what,
        reason=cut(action.reason, longest),
    )


def _of_leads(report: Report) -> Iterator[str]:
    """What nobody leads yet, or only one side does; or that there is nothing to lead."""
    actions = actions_now(report)
    if not actions:
        yield say("No action is written down yet. Ask what will be done, and which two people will lead it.")
    alone = sum(action.is_open and not (action.led_by_lived and action.led_by_council) for action in actions)
    if alone:
        yield say_n(
            "{number} action does not have its two leads yet. Name both: one with lived experience, and one "
            "from the council.",
            "{number} actions do not have their two leads yet. Name both: one with lived experience, and one "
            "from the council.",
            alone,
        )


def _of_unanswered(report: Report, longest: int) -> Iterator[str]:
    """What the page says matters most, and no action is about. Where there is no action at all, that is an
    ask of its own.
    """
    actions = actions_now(report)
    answered = {action.statement for action in actions if action.status != "dropped"}
    for found in priorities(report).found:
        if actions and found.statement.id not in answered:
            yield say(
                "Nothing is promised yet about this: “{statement}” Ask what will be done.",
                statement=cut(found.statement.text, longest),
            )


def _of_those_missing(report: Report, longest: int) -> Iterator[str]:
    """Whose view is not here: nobody looked for it, nobody came, or too few came to show it."""
    present = {group.role for group in report.groups}
    absent = [say(words) for role, words in LOOKED_FOR.items() if role not in present]
    absent += [
        cut(in_a_list(group.label), longest) for group in report.groups if nobody_answered(group.people)
    ]
    if absent:
        yield say(
            "Invite {groups} to the next round. Their view is missing from this one.", groups=listed(absent)
        )
    unseen = [
        cut(group.called.part, longest)
        for group in report.groups
        if not nobody_answered(group.people) and _never_shows(report, group)
    ]
    if unseen:
        yield say(
            "Make room for more {groups} in the next round: what they said cannot be shown here, to keep "
            "them safe.",
            groups=listed(unseen),
        )


def _never_shows(report: Report, group: GroupView) -> bool:
    """Whether nothing that a group said shows on any statement."""
    every = [
        found.figures
        for statement in report.statements
        for found in statement.answers
        if found.group.id == group.id
    ]
    return bool(every) and all(is_hidden(figures) and figures.agreed is None for figures in every)
