"""What has the shape of a sealed round and still makes no sense: found before a figure is made of it.

Somebody who can make a hash can write any number. What no room could have said is refused, and named by its
place.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from mir_assess.errors import Problem
from mir_assess.model.assessment import MODES, Group
from mir_assess.model.bank import Edition
from mir_assess.model.events import NOTE_KINDS
from mir_assess.model.names import slug
from mir_assess.model.round import Round
from mir_assess.model.visible import visible
from mir_assess.speech import say

MOST = 10_000_000
"""More people than any council has; a keyboard takes six digits, and sittings are added up."""

MOST_WORDS = 200_000
FIRST_YEAR, LAST_YEAR = 1, 9999


def inconsistent(found: Round, where: str, fix: str) -> Iterable[Problem]:
    """Find what has the right shape and still makes no sense, before a figure is made of it."""
    # Pages are named after it: one with a path in it would be written into another folder.
    if (name := found.assessment.name) != slug(name):
        what = say(
            "“{name}” cannot be a name: names are lowercase letters and numbers, joined by hyphens.",
            name=name,
        )
        yield Problem(f"{where}: round.assessment.name", what, fix)
    if set(found.cells) != set(found.assessment.chosen):
        yield Problem(f"{where}: round.cells", say("These are not the statements that were asked."), fix)
        return
    if strays := [*_stray_names(found)]:
        # Scales and groups are looked up by these names, so nothing that follows can be asked without them.
        what = say("This is not part of a sealed round.")
        yield from (Problem(f"{where}: round.{place}", what, fix) for place in strays)
        return
    yield from _cells(found, where, fix)
    yield from _absurd_numbers(found, where, fix)
    if not FIRST_YEAR <= found.assessment.year <= LAST_YEAR:
        yield Problem(f"{where}: round.assessment.year", say("This is not a year."), fix)
    yield from _too_long(found, where, fix)
    yield from _unknown_levels(found, where, fix)
    if not _is_day(found.sealed):
        yield Problem(f"{where}: round.sealed", say("The day it was sealed is missing."), fix)


def _stray_names(found: Round) -> Iterator[str]:
    """Yield the place of every name that stands for nothing: of a statement that no part asks, of a scale, a
    theme or a level that its part has not, of a way to rate and a kind of note that there is none of.
    """
    yield from _stray_groups(found.assessment.groups)
    asked = {statement.id for part in found.assessment.parts for statement in part.statements}
    for number, name in enumerate(found.assessment.chosen):
        if name not in asked or not _is_shown(name):
            yield f"assessment.chosen.{number}"
    for number, part in enumerate(found.assessment.parts):
        yield from (f"assessment.parts.{number}.{place}" for place in _strays_of(part))
    for number, note in enumerate(found.notes):
        if note.kind not in NOTE_KINDS:
            yield f"notes.{number}.kind"
    groups = {group.id for group in found.assessment.groups}
    yield from (f"may_show.{name}" for name in found.may_show if name not in groups)
    for place, actions in (("actions", found.actions), ("promised", found.promised)):
        yield from (f"{place}.{n}.id" for n, action in enumerate(actions) if not _is_shown(action.id))


def _stray_groups(groups: Sequence[Group]) -> Iterator[str]:
    """The same of the groups, and their own place where there are none: no round can do without them."""
    if not groups:
        yield "assessment.groups"
    for number, group in enumerate(groups):
        if group.mode not in MODES:
            yield f"assessment.groups.{number}.mode"
        if not _is_shown(group.id):
            yield f"assessment.groups.{number}.id"


def _is_shown(name: str) -> bool:
    """Whether a name is on a page as it is: one with signs that do not show would not be found there."""
    return visible(name) == name


def _strays_of(part: Edition) -> Iterator[str]:
    levels = {scale.id: scale.keys for scale in part.scales}
    themes = {theme.id for theme in part.themes}
    for number, statement in enumerate(part.statements):
        place = f"statements.{number}"
        if statement.scale not in levels:
            yield f"{place}.scale"
        elif statement.good_from and statement.good_from not in levels[statement.scale]:
            yield f"{place}.good_from"
        if statement.theme not in themes:
            yield f"{place}.theme"


def _unknown_levels(found: Round, where: str, fix: str) -> Iterable[Problem]:
    """Find what was agreed on that no scale has."""
    agreed = {
        **{f"agreed.{name}": (name, told.level) for name, told in found.agreed.items()},
        **{
            f"cells.{name}.{group_id}.agreed": (name, cell.agreed.level)
            for name, row in found.cells.items()
            for group_id, cell in row.items()
            if cell.agreed is not None
        },
    }
    for place, (name, level) in agreed.items():
        known = found.assessment.scale_of(name).keys if name in found.cells else ()
        if level not in (None, *known):
            yield Problem(f"{where}: round.{place}", say("This is not part of a sealed round."), fix)


def _is_day(day: str | None) -> bool:
    try:
        return day is not None and date.fromisoformat(day).isoformat() == day
    except ValueError:
        return False


def _cells(found: Round, where: str, fix: str) -> Iterable[Problem]:
    groups = {group.id for group in found.assessment.groups}
    for statement_id, by_group in found.cells.items():
        scale = found.assessment.scale_of(statement_id)
        levels = len(scale.levels)
        for group_id, cell in by_group.items():
            place = f"{where}: round.cells.{statement_id}.{group_id}"
            if group_id not in groups:
                yield Problem(place, say("There is no such group in this round."), fix)
            elif len(cell.counts) != levels:
                what = say(
                    "There are {numbers} numbers for {levels} levels.",
                    numbers=len(cell.counts),
                    levels=levels,
                )
                yield Problem(place, what, fix)
            elif cell.bands and len(cell.bands) != len(scale.bands):
                yield Problem(place, say("This is not part of a sealed round."), fix)


def _absurd_numbers(found: Round, where: str, fix: str) -> Iterable[Problem]:
    for place, number in _numbers(found):
        if number < 0:
            yield Problem(f"{where}: round.{place}", say("A number of people is below zero."), fix)
        elif number > MOST:
            yield Problem(f"{where}: round.{place}", say("No room holds so many people."), fix)


def _numbers(found: Round) -> Iterator[tuple[str, int]]:
    """Yield every number of people, of dots and of meetings, and where it stands."""
    for group_id, people in found.people.items():
        yield f"people.{group_id}", people
    for statement_id, by_group in found.cells.items():
        for group_id, cell in by_group.items():
            place = f"cells.{statement_id}.{group_id}"
            told = cell.agreed
            numbers = [*cell.counts, *cell.bands, cell.dont_know, cell.not_applicable, cell.skipped or 0]
            for number in (*numbers, *((told.people, told.dissent) if told else ())):
                yield place, number
    for statement_id, agreed in found.agreed.items():
        for number in (agreed.people, *agreed.dissent.values()):
            yield f"agreed.{statement_id}", number
    for head, table in (("priorities", found.priorities), ("participation", found.participation)):
        for key, row in table.items():
            for number in row.values():
                yield f"{head}.{key}", number
    yield "sittings", found.sittings


def _too_long(found: Round, where: str, fix: str) -> Iterable[Problem]:
    """Find words no one said in a room: to look at them, and to lay them out, would take for ever."""
    for number, note in enumerate(found.notes):
        if len(note.text) > MOST_WORDS:
            what = say("These words are too long for a note: {number} characters.", number=len(note.text))
            yield Problem(f"{where}: round.notes.{number}", what, fix)
