"""What a trend tells first of all: what clearly changed, what did not, and of what nothing can be said.

Made from the views of statements; no figure is looked at again, but whether it shows.
"""

from collections.abc import Sequence

from mir_assess.report.difflists import CLEAR, CLEAR_OF_GAPS, LISTS, Untested, said_of_none
from mir_assess.report.found import Found, FoundList
from mir_assess.report.sayings import held_back
from mir_assess.report.tongue import listed, say
from mir_assess.report.trendview import GroupTrendView, Move, StatementTrendView
from mir_assess.report.untested import why_no_change, why_no_gap


def lists(statements: Sequence[StatementTrendView], unseen: tuple[str, ...] = ()) -> tuple[FoundList, ...]:
    """Return what changed, list by list, in the order of LISTS. `unseen` are groups of which no round shows
    anything: they stand in no list, and where no others do, that is said again.
    """
    compares = any(statement.kind != "none" for statement in statements)
    groups = [group for statement in statements for group in statement.groups]
    untested = Untested(
        why_no_change(
            [move.reading for group in groups for move in group.moves],
            compares=compares,
            some_agreed=any(group.agreed for group in groups),
        ),
        why_no_gap([gap.reading for one in statements for gap in one.gaps], compares=compares),
    )
    told = (
        FoundList(
            say(title),
            tuple(_found(statements, readings)),
            _only_between_two(statements, readings) or said_of_none(readings, empty, unseen, untested),
        )
        for readings, title, empty in LISTS
    )
    return tuple(each for each in told if each.found or each.empty)


def _only_between_two(statements: Sequence[StatementTrendView], readings: tuple[str, ...]) -> str:
    """What is said of an empty list where something would be in it, had nothing more been told of the group:
    no list says that there is nothing of the kind where there is.
    """
    if readings not in (("no_clear_change",), ("too_few",)):
        return ""
    moves = [move for one in statements for group in one.shown for move in group.moves]
    if not any(_reading(move) in readings for move in moves):
        return ""
    return say("Only between some of the rounds. That stands with each statement.")


def _found(statements: Sequence[StatementTrendView], readings: tuple[str, ...]) -> list[Found]:
    """The groups, or the gaps, that changed in one of these ways, statement by statement: each clear change
    with its sentence, and a group without any by its name.
    """
    found = []
    for statement in statements:
        told = [words for group in statement.shown for words in _clear(group, readings)]
        told += [
            gap.sentence
            for gap in statement.shown_gaps
            if gap.reading in readings and gap.reading in CLEAR_OF_GAPS
        ]
        names = [name for group in statement.shown if (name := _named(group, readings))]
        if names:
            told = [say("{groups}.", groups=listed(names)), *told]
        if "agreed" in readings:
            told += [group.agreed for group in statement.shown if group.agreed]
        if told:
            found.append(Found(statement, " ".join(dict.fromkeys(told))))
    return found


def _named(group: GroupTrendView, readings: tuple[str, ...]) -> str:
    """A group as a list names it; empty where it is not in there. Where it is named in another list, and some
    of its answers are kept back, it is named with the rounds between which they are.
    """
    if _listed_as(group) in readings:
        return group.label
    kept_back = [move for move in group.steps if move is not None and held_back(move.superiority)]
    if "not_shown" not in readings or not kept_back:
        return ""
    # For translators: two rounds by their years, in a list after the name of a group.
    between = [say("{then} to {now}", then=move.then, now=move.now) for move in kept_back]
    return say("{group} ({rounds})", group=group.label, rounds=listed(between))


def _clear(group: GroupTrendView, readings: tuple[str, ...]) -> list[str]:
    """A group's clear changes of this kind: the first in full, the rest in short."""
    clear = [move for move in group.moves if move.reading in CLEAR and move.reading in readings]
    return [move.in_short if place else move.sentence for place, move in enumerate(clear)]


def _listed_as(group: GroupTrendView) -> str:
    """The list that a group is named in: the one that tells most, of those that tell of no clear change."""
    readings = {_reading(move) for move in group.moves}
    if readings & set(CLEAR):
        return ""
    known = ("no_clear_change", "too_few", "not_shown")
    return next((reading for reading in known if reading in readings), "")


def _reading(move: Move) -> str:
    return "not_shown" if held_back(move.superiority) else move.reading
