"""A report on one side of paper: what a director with one minute, or a councillor, reads first.

Lists are bounded, and say how many more there are; texts are cut with an ellipsis, and the page says so. It
tries to say much, and says less until all of it fits. Every sentence of a finding is the report's own.
"""

from dataclasses import replace

from mir_assess.model.value import value
from mir_assess.report.actions import ActionView, leads_words, status_words
from mir_assess.report.asks import actions_now, asks
from mir_assess.report.paper import cut, is_cut
from mir_assess.report.priorities import priorities
from mir_assess.report.promised import Promised, asks_of_a_promise, promised_before, sayings_of
from mir_assess.report.tongue import marked_n, say, say_n
from mir_assess.report.view import Report

LISTS = ("strengths", "changed", "promised")
"""The parts whose lists are bounded by a number; `priorities` holds three at most by itself."""

LIMITS = 2


@value
class Bounds:
    """How much a page tries to say: items of each list, and characters of any one text that people typed, and
    of a sentence, which holds a name or two.
    """

    strengths: int
    changed: int
    promised: int
    groups: int
    asked: int
    longest: int
    sentence: int


@value
class Item:
    """A statement or an action as it is `shown`, its `whole` text, and what is said of it."""

    shown: str
    whole: str
    words: tuple[str, ...]


@value
class Part:
    """A part of the page: its title, what it says first, its items, and how many are left out, in words.
    `name` is its place on the page.
    """

    name: str
    title: str
    intro: tuple[str, ...] = ()
    items: tuple[Item, ...] = ()
    more: str = ""


@value
class Board:
    """One side of paper. `who` are groups with how many took part; `closing` says where the rest is."""

    title: str
    who: tuple[tuple[str, str], ...]
    more_groups: str
    parts: tuple[Part, ...]
    asked: tuple[str, ...]
    limits: tuple[str, ...]
    closing: tuple[str, ...]


def board(report: Report, bounds: Bounds) -> Board:
    """Return a report on one side of paper, saying no more than its bounds allow."""
    longest = bounds.longest
    groups = report.groups[: bounds.groups]
    parts = (
        _strengths(report, bounds),
        _priorities(report, bounds),
        _changed(report, bounds),
        _promised(report, bounds),
    )
    who = tuple((cut(group.label, longest), group.turnout) for group in groups)
    asked = asks(report, longest)[: bounds.asked]
    title = cut(report.title, bounds.sentence // 2)
    limits = tuple(cut(line, bounds.sentence) for line in _limits(report))
    shorter = (
        is_cut(title, report.title)
        or any(is_cut(shown, group.label) for (shown, _), group in zip(who, groups, strict=True))
        or any(line.endswith("…") for line in limits)
        or any("…" in line for line in asked)
        or any(_is_shorter(item) for part in parts for item in part.items)
    )
    return Board(
        title=title,
        who=who,
        more_groups=_more(len(report.groups) - len(groups)),
        parts=parts,
        asked=asked,
        limits=limits,
        closing=_closing(report, longest, shorter=shorter),
    )


def _is_shorter(item: Item) -> bool:
    return is_cut(item.shown, item.whole) or any("…" in words for words in item.words)


def _closing(report: Report, longest: int, *, shorter: bool) -> tuple[str, ...]:
    """Where the whole of it is, and that a text on this page may not be whole."""
    keeper = report.assessment.keeper
    told = [
        say(
            "The full gap report has every statement, how to read it, and how it was made. Ask for it: "
            "{keeper}.",
            keeper=cut(keeper, longest),
        )
        if keeper
        else say("The full gap report has every statement, how to read it, and how it was made.")
    ]
    if shorter:
        told.append(say("Where words here end in “…”, the rest of them is in the full report."))
    return tuple(told)


def _limits(report: Report) -> tuple[str, ...]:
    """The two limits that matter most: whose words these are, and, where changes are told, who was there."""
    if report.changed is None:
        return report.limits[:LIMITS]
    return (*report.limits[: LIMITS - 1], report.changed.turnout_note)


IN_REPORT = marked_n("And {number} more in the full report.", "And {number} more in the full report.")
IN_COMPARISON = marked_n(
    "And {number} more on the year-on-year page.", "And {number} more on the year-on-year page."
)


def _more(left: int, where: tuple[str, str] = IN_REPORT) -> str:
    return say_n(*where, left) if left > 0 else ""


def _item(whole: str, bounds: Bounds, *sentences: str) -> Item:
    """A statement with what is said of it."""
    words = " ".join(cut(line, bounds.sentence) for line in sentences if line)
    return Item(cut(whole, bounds.longest), whole, (words,) if words else ())


def _strengths(report: Report, bounds: Bounds) -> Part:
    """Where people and others say that a promise is kept; with no promise in the round, where each group
    placed its statements.
    """
    rows = next((rows for rows in report.standouts if rows.kind == "shared_strength"), None)
    if rows is None:
        title, every = say("Where each group placed these"), list(report.placed)
        intro = () if every else (say("No statement has been rated yet."),)
    else:
        title = rows.title
        every = [found for found in rows.found if not asks_of_a_promise(found.statement)]
        intro = () if every else (rows.empty,)
    shown = every[: bounds.strengths]
    return Part(
        "strengths",
        title,
        intro,
        tuple(_item(found.statement.text, bounds, found.sentence) for found in shown),
        _more(len(every) - len(shown)),
    )


def _priorities(report: Report, bounds: Bounds) -> Part:
    found = priorities(report)
    items = tuple(
        _item(each.statement.text, bounds, each.sentence, each.statement.priority_line)
        for each in found.found
    )
    intro: tuple[str, ...] = ()
    if not found.are_chosen:
        intro = (
            (say("Nobody put dots. These are clear gaps and shared concerns, in the order they were asked."),)
            if found.found
            else (say("Nobody put dots, and no gap or shared concern stands out clearly."),)
        )
    more = _more(found.left)
    if found.alike:
        alike = say_n(
            "{number} of them got just as many dots.", "{number} of them got just as many dots.", found.alike
        )
        more = f"{more} {alike}"
    return Part("priorities", say("What matters most"), intro, items, more)


def _changed(report: Report, bounds: Bounds) -> Part:
    """What clearly rose and fell since the round before, how much did not, and what cannot be compared."""
    changed = report.changed
    if changed is None:
        told = say("No earlier round that is sealed was at hand, so nothing here is said to have changed.")
        return Part("changed", say("What changed"), (told,))
    apart = sum(not found.compares for found in changed.statements)
    clear = [found for rows in changed.lists[:3] for found in rows.found]
    intro = [] if clear else list(changed.in_short)
    if apart:
        intro.append(
            say_n(
                "{apart} of {number} statement cannot be compared.",
                "{apart} of {number} statements cannot be compared.",
                len(changed.statements),
                apart=apart,
            )
        )
    shown = clear[: bounds.changed]
    items = tuple(_item(found.statement.text, bounds, found.sentence) for found in shown)
    title = say("What changed since {year}", year=cut(changed.then, bounds.longest))
    return Part("changed", title, tuple(intro), items, _more(len(clear) - len(shown), IN_COMPARISON))


FIRST = ("overdue", "stuck", "not_started", "going", "dropped", "done")
"""The order in which promises are told: what needs somebody first; within each, by day."""


def _promised(report: Report, bounds: Bounds) -> Part:
    """Every promise that is known here, with its two leads; what is overdue comes first, then what is
    stuck.
    """
    before = {found.action.id: found for found in promised_before(report) if found.action is not None}
    every = sorted(
        actions_now(report), key=lambda action: (FIRST.index(_stands(action)), action.id not in before)
    )
    # A promise whose action is not known here has been judged all the same.
    judged = [found for found in promised_before(report) if found.action is None]
    items = [
        _promise(action.what, _facts(action, bounds.longest), before.get(action.id), bounds)
        for action in every
    ]
    items += [_promise(found.what, "", found, bounds) for found in judged]
    intro: tuple[str, ...] = (report.reckoned,) if report.reckoned else ()
    if not items:
        intro = (say("No action has been written down yet."),)
    more = _more(len(items) - bounds.promised)
    return Part("promised", say("What was promised"), intro, tuple(items[: bounds.promised]), more)


def _promise(what: str, facts: str, before: Promised | None, bounds: Bounds) -> Item:
    """A promise as it stands, whether people say that it happened, and what the room agreed of that."""
    said = " ".join(sayings_of(before.people)) if before else ""
    judged = f"{say('Did it happen?')} {cut(said, bounds.sentence)}" if said else ""
    statement = before.statement if before else None
    agreed = cut(statement.agreed.sentence, bounds.sentence) if statement and statement.agreed else ""
    return Item(cut(what, bounds.longest), what, tuple(line for line in (facts, judged, agreed) if line))


def _stands(action: ActionView) -> str:
    """Where an action stands in FIRST."""
    if action.is_overdue:
        return "overdue"
    return action.status if action.status in FIRST else "going"


def _facts(action: ActionView, longest: int) -> str:
    """How an action stands, who leads it, and by when."""
    short = replace(
        action,
        reason=cut(action.reason, longest),
        led_by_lived=cut(action.led_by_lived, longest),
        led_by_council=cut(action.led_by_council, longest),
        by=cut(action.by, longest),
    )
    facts = ((say("Led by"), leads_words(short)), (say("By"), short.by))
    told = [say("{name}: {words}", name=name, words=words) for name, words in facts if words]
    # One line, read as a list.
    return " · ".join((status_words(short), *told))
