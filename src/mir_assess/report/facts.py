"""What a reader must know of a round before trusting its numbers: who was there, and what is hidden.

Every sentence is written from the facts of this one round, so two rounds seldom have the same limits. How to
read them is said in `explained`, and how they were made in `methods`. This module sees what the gate handed
out, and no answers of its own.
"""

from collections.abc import Iterable, Sequence

from mir_assess.analysis.disclosed import DisclosedRound, Hidden, Suppressed
from mir_assess.model.assessment import CARER, COUNCIL, LIVED_EXPERIENCE, REPRESENTATIVE
from mir_assess.report.naming import in_a_list
from mir_assess.report.sayings import held_back, nobody_answered
from mir_assess.report.tongue import either, listed, marked, marked_n, say, say_n, sentence
from mir_assess.report.view import GapView, GroupView, StatementView
from mir_assess.report.ways import HELP_MATTERS, WAY_MATTERS, attendance, unclear, ways_and_help, who_helped

TOO_FEW = marked_n(
    "{number} comparison had too few people to say anything.",
    "{number} comparisons had too few people to say anything.",
)
NOT_SHOWN = marked_n(
    "For {number} comparison we do not show enough of the answers, to keep people safe.",
    "For {number} comparisons we do not show enough of the answers, to keep people safe.",
)
"""Comparisons of which nothing can be told. Those not shown may be of many people."""

LOOKED_FOR = {
    LIVED_EXPERIENCE: marked("people with lived experience"),
    CARER: marked("carers"),
    COUNCIL: marked("people who work for the council"),
}


def turnout(people: int | Suppressed, mode: str) -> str:
    """Return how many of a group took part, in words that stand after its name."""
    if people == 0 and mode == "consensus":
        return say("agreed on one answer together")
    if isinstance(people, int):
        return say_n("{number} person took part", "{number} people took part", people)
    if people.reason == "no_answers":
        return say("nobody took part")
    if people.reason == "below_base":
        return say("fewer than {number} took part, so no number is shown", number=people.threshold)
    return say("number not shown, to keep people safe")


def banners(seen: DisclosedRound) -> tuple[str, ...]:
    """Return what stands above everything else: that a copy is a draft, or is for a few eyes only."""
    return heads(is_open=seen.sealed is None, is_for_the_room=seen.policy.audience == "room")


def heads(*, is_open: bool, is_for_the_room: bool) -> tuple[str, ...]:
    """Return what stands above everything else of any page."""
    told = []
    if is_open:
        told.append(say("Draft. This round is still open, and answers may change until it is sealed."))
    if is_for_the_room:
        told.append(
            say(
                "For those who were there. This copy shows small numbers, so please keep it among you. "
                "A sealed round has a public copy to share."
            )
        )
    return tuple(told)


def purpose(groups: Sequence[GroupView], statements: Sequence[StatementView]) -> tuple[str, ...]:
    """Return what this report is, in two or three sentences."""
    what = sentence(
        "{groups} rated the same statements, before anyone saw anyone's answers. This report shows "
        "where they agree, where they differ, and what was promised.",
        groups=listed([in_a_list(group.label) for group in groups]),
    )
    voices = (statement.voice for statement in statements)
    return (what, two_views(voices, (group.role for group in groups)))


def two_views(voices: Iterable[str], roles: Iterable[str]) -> str:
    """Return why groups can differ and both be honest: who judged a life, and who what they saw; or, where no
    statement speaks of anybody's life or promise, that each spoke from where they stood. `roles` are those
    of the groups: some judge a life that is not their own.
    """
    if set(voices) == {"none"}:
        return say(
            "Everyone looked at the same work, each from where they stood. So two groups can differ, and "
            "both be honest."
        )
    if REPRESENTATIVE in roles:
        return say(
            "Each person judged one life: their own, or that of somebody they answered for. Staff judged "
            "what they saw of many lives. So the two can differ, and both be honest."
        )
    return say(
        "Each person judged one life, their own. Staff judged what they saw of many lives. "
        "So the two can differ, and both be honest."
    )


def taking_part(seen: DisclosedRound, groups: Sequence[GroupView]) -> tuple[str, ...]:
    """Return who is here unseen, how people took part, and who looks after what they said."""
    assessment = seen.assessment
    shown = marked("{words}.")
    paper = marked(
        "Whether people answered on paper, by phone or otherwise is not shown, to keep people safe."
    )
    way = (shown, paper)
    help_had = (shown, marked("What help people had to answer is not shown, to keep people safe."))
    found = [*(_unseen(seen, group) for group in groups), *ways_and_help(seen, way, help_had)]
    found.append(attendance(seen))
    if seen.sittings > 1:
        found.append(
            say_n(
                "Answers of {number} meeting are put together here.",
                "Answers of {number} meetings are put together here.",
                seen.sittings,
            )
        )
    if assessment.keeper:
        found.append(say("Who looks after the answers: {person}.", person=assessment.keeper))
    else:
        found.append(say("Nobody wrote down who looks after the answers."))
    return tuple(words for words in found if words)


def limits(
    seen: DisclosedRound,
    groups: Sequence[GroupView],
    statements: Sequence[StatementView],
    gaps: Sequence[GapView],
) -> tuple[str, ...]:
    """Return what this round cannot tell, from what happened in it."""
    found = [_who_spoke(groups)]
    present = {group.role for group in groups}
    missing = [say(words) for role, words in LOOKED_FOR.items() if role not in present]
    if missing:
        found.append(say("No group of {groups} took part, so their view is missing.", groups=either(missing)))
    found += [line for group in groups if (line := _of_group(seen, group))]
    found += [line for line in ways_and_help(seen, WAY_MATTERS, HELP_MATTERS) if line]
    found += [line for line in (who_helped(seen), unclear(seen)) if line]
    found += in_fewer_steps(sum(statement.in_bands for statement in statements))
    again = sum(statement.rated_again for statement in statements)
    if again:
        found.append(
            say_n(
                "{number} statement was rated again after the answers had been shown.",
                "{number} statements were rated again after the answers had been shown.",
                again,
            )
        )
    if seen.waiting:
        found.append(_words_that_wait(seen))
    if seen.policy.audience == "public":
        found.append(
            say("Small numbers are told only roughly in this copy, so that nobody can be picked out.")
        )
    return (*found, *unread((gap.gap.reading, gap.gap.superiority) for gap in gaps))


def in_fewer_steps(number: int) -> tuple[str, ...]:
    """Return on how many statements the easy way left fewer steps to tell."""
    if not number:
        return ()
    told = say_n(
        "On {number} statement some people answered the easy way, so it is told in fewer steps.",
        "On {number} statements some people answered the easy way, so they are told in fewer steps.",
        number,
    )
    return (told,)


def _words_that_wait(seen: DisclosedRound) -> str:
    """Of words that may be printed and are not here yet, because they could point at somebody."""
    if seen.sealed is not None:
        return say_n(
            "{number} note could point at somebody and was not looked at before the round was sealed, "
            "so it is not printed.",
            "{number} notes could point at somebody and were not looked at before the round was sealed, "
            "so they are not printed.",
            seen.waiting,
        )
    return say_n(
        "{number} note that may be printed is not here yet: it could point at somebody, so somebody has to "
        "look at it first.",
        "{number} notes that may be printed are not here yet: they could point at somebody, so somebody has "
        "to look at them first.",
        seen.waiting,
    )


def unread(comparisons: Iterable[tuple[str, object]]) -> tuple[str, ...]:
    """Return of how many comparisons nothing can be told, and why, from the reading and the figure of each:
    too few people, or too little of what they said shows here. Where nobody answered, that is told of them.
    """
    hidden = [
        held_back(figure)
        for reading, figure in comparisons
        if reading == "too_few" and not nobody_answered(figure)
    ]
    told = ((hidden.count(False), TOO_FEW), (hidden.count(True), NOT_SHOWN))
    return tuple(say_n(*words, number) for number, words in told if number)


def _who_spoke(groups: Sequence[GroupView]) -> str:
    """Whose words these are, and whose they are not."""
    here = [
        say_n("{number} person ({group})", "{number} people ({group})", group.people, group=group.label)
        for group in groups
        if isinstance(group.people, int)
    ]
    sample = say("A room is not a sample: others in the area may see it differently.")
    return f"{say('This is what {groups} said.', groups=listed(here))} {sample}" if here else sample


def _unseen(seen: DisclosedRound, group: GroupView) -> str:
    """Of a group that answered, and whose numbers show nowhere."""
    cells = [row[group.id] for row in seen.cells.values() if group.id in row]
    if not cells or not all(isinstance(cell, Hidden) and cell.reason != "no_answers" for cell in cells):
        return ""
    return say(
        "{group}: we show no numbers on any statement, to keep people safe. "
        "Their answers matter just as much.",
        group=group.label,
    )


def _of_group(seen: DisclosedRound, group: GroupView) -> str:
    """What is missing of one group: all of it, or some statements."""
    cells = [row[group.id] for row in seen.cells.values() if group.id in row]
    hidden = sum(isinstance(cell, Hidden) and cell.reason != "no_answers" for cell in cells)
    silent = sum(isinstance(cell, Hidden) and cell.reason == "no_answers" for cell in cells)
    if cells and silent == len(cells):
        return say("{group}: nobody rated a statement, so this view is missing.", group=group.label)
    if unseen := _unseen(seen, group):
        return unseen
    if hidden:
        return say_n(
            "{group}: we show no numbers on {hidden} of {number} statement, to keep people safe. "
            "Their answers matter just as much.",
            "{group}: we show no numbers on {hidden} of {number} statements, to keep people safe. "
            "Their answers matter just as much.",
            len(cells),
            group=group.label,
            hidden=hidden,
        )
    if group.mode == "consensus":
        return say("{group}: the group talked and agreed on one answer.", group=group.label)
    return ""
