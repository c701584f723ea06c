"""A map of two groups for the gap report: how the council sees each statement against how people see it.

Made from the report's own answers, so that a place on the map is the number beside it. A statement of which
only a rough number may be told has no place, and one that has no share at all is listed with the reason.
"""

from collections.abc import Iterable, Sequence
from typing import Literal

from mir_assess.analysis.policy import Policy
from mir_assess.model.assessment import COUNCIL, LIVED_EXPERIENCE
from mir_assess.model.value import value
from mir_assess.report.charts import Corner, Corners, Dot, Stand
from mir_assess.report.pictureview import MapGroup, MapRow, MapView
from mir_assess.report.promised import asks_of_a_promise
from mir_assess.report.sayings import is_hidden, nobody_answered
from mir_assess.report.stands import stand, ticks
from mir_assess.report.tongue import listed, marked, marked_n, number, say, say_n
from mir_assess.report.view import Answers, GroupView, PartView, StatementView

AT_ONCE = 36
"""With more statements than these on one map it is drawn theme by theme, so that each can be read."""

Spot = Literal["asks", "kept", "not_yet", "turned", "hidden", "silent", "agreed", "no_promise"]
"""Where a statement belongs: in a corner or, for a reason, nowhere."""

CORNER_OF: dict[tuple[bool, bool], Spot] = {
    (False, True): "asks", (True, True): "kept", (False, False): "not_yet", (True, False): "turned",
}  # fmt: skip
"""By whether half or more of the first group, and of the second, say that it is kept: no rough number tells
more than that, so no exact one is asked for more.
"""

IN_CORNERS: tuple[Spot, ...] = ("asks", "kept", "not_yet", "turned")
NOWHERE: dict[Spot, str] = {
    "hidden": marked("Not on the map: we do not show enough of these answers, to keep people safe."),
    "silent": marked("Not on the map: one of the two groups gave no rating."),
    "agreed": marked("Not on the map: an answer agreed on together is not a number of people."),
    "no_promise": marked("Not on the map: these make no promise that could be kept."),
}
PROMISES = marked(
    "What was promised in the round before is not on the map. What each group says of it stands beside each "
    "promise."
)
"""Said where a round asked of them: they are of one action each, and no part of what life should be like."""
HALF = 0.5
ASK = marked("What are they not seeing?")

NUMBERS = marked_n("{corner} Statement {statements}.", "{corner} Statements {statements}.")


@value
class _Found:
    """One statement between two groups: where each of them stands, and so where it belongs."""

    number: str
    statement: StatementView
    across: Stand
    up: Stand
    spot: Spot
    said: tuple[str, str]

    @property
    def has_place(self) -> bool:
        return self.across.at is not None and self.up.at is not None


def maps(parts: Sequence[PartView], policy: Policy) -> tuple[MapView, ...]:
    """Return the maps of a report: one, or one for each theme where a single one would be too full; none
    where no statement has a corner to stand in. Promises of the round before are on none.
    """
    asked = [found for part in parts for theme in part.themes for found in theme.statements]
    statements = [found for found in asked if not asks_of_a_promise(found)]
    has_promises = len(statements) < len(asked)
    numbers = {found.id: number(place) for place, found in enumerate(statements, start=1)}
    pair = _pair(statements)
    if pair is None:
        return ()
    themes = [theme for part in parts for theme in part.themes]
    by_theme = [
        (theme, _found([each for each in theme.statements if each.id in numbers], numbers, pair, policy))
        for theme in themes
    ]
    everything = [found for _, row in by_theme for found in row]
    if sum(found.spot in IN_CORNERS for found in everything) <= AT_ONCE:
        title = say("{some} and {last}", some=pair[0].label, last=pair[1].label)
        by_map = [("map", title, everything)]
    else:
        by_map = [(f"map-{theme.anchor}", theme.title, row) for theme, row in by_theme]
    return tuple(
        _map(anchor, title, row, pair, has_promises=has_promises)
        for anchor, title, row in by_map
        if any(found.spot in IN_CORNERS for found in row)
    )


def _pair(statements: Iterable[StatementView]) -> tuple[GroupView, GroupView] | None:
    """Whose views a map sets against each other: people with lived experience, and the council team."""
    for statement in statements:
        for gap in statement.gaps:
            if gap.reference.role == LIVED_EXPERIENCE and gap.comparison.role == COUNCIL:
                return gap.reference, gap.comparison
    return None


def _found(
    statements: Iterable[StatementView],
    numbers: dict[str, str],
    pair: tuple[GroupView, GroupView],
    policy: Policy,
) -> list[_Found]:
    found = []
    for statement in statements:
        by_id = {answers.group.id: answers for answers in statement.answers}
        sides = [by_id[group.id] for group in pair if group.id in by_id]
        if len(sides) == len(pair):
            across, up = (stand(side.figures, statement.levels, policy) for side in sides)
            spot = _spot(statement, sides, across, up)
            said = (across.words, up.words) if spot != "no_promise" else (_said(sides[0]), _said(sides[1]))
            found.append(_Found(numbers[statement.id], statement, across, up, spot, said))
    return found


def _said(side: Answers) -> str:
    """What a group said where nobody is asked whether a promise is kept."""
    return say("not shown") if is_hidden(side.figures) else side.line


def _spot(statement: StatementView, sides: Sequence[Answers], across: Stand, up: Stand) -> Spot:
    if statement.good_from is None:
        return "no_promise"
    if any(side.figures.agreed is not None for side in sides):
        return "agreed"
    one, other = _is_kept(across), _is_kept(up)
    if one is None or other is None:
        return "silent" if any(map(_is_silent, sides)) else "hidden"
    return CORNER_OF[one, other]


def _is_kept(found: Stand) -> bool | None:
    """Whether half or more say that the promise is kept; None where that is not told."""
    if found.within is not None:
        return found.within[0] >= HALF
    return None if found.at is None else found.at >= HALF


def _is_silent(side: Answers) -> bool:
    return side.figures.base == 0 or nobody_answered(side.figures.levels)


def _map(
    anchor: str,
    title: str,
    found: Sequence[_Found],
    pair: tuple[GroupView, GroupView],
    *,
    has_promises: bool,
) -> MapView:
    names = corner_names(*pair)
    apart = (say(PROMISES),) if has_promises else ()
    return MapView(
        anchor=anchor,
        title=title,
        # For translators: where your language is written from right to left the map is mirrored: say left.
        how=say(
            "Each number is a statement. The further to the right, the more of one group say that its "
            "promise is kept; the further up, the more of the other. Kept means that half or more of a group "
            "say so, and not yet, that fewer do."
        ),
        told=(*_told(found, names), *apart),
        caution=say("This is what was said. Each statement below tells whether its gap is clear."),
        drawing=_drawing(found, names, pair),
        headings=(pair[0].label, pair[1].label),
        groups=tuple(_groups(found, names)),
    )


def corner_names(reference: GroupView, comparison: GroupView) -> dict[Spot, tuple[str, ...]]:
    """Return what the four corners are called, line by line, and why a statement may stand in none."""
    one, other = reference.label, comparison.label
    # For translators: the group before which “Kept” stands says that a promise is kept; the other, not yet.
    return {
        "asks": (say("Kept: {group}.", group=other), say("Not yet: {group}.", group=one)),
        "kept": (say("Both groups: kept."),),
        "not_yet": (say("Both groups: not yet."),),
        "turned": (say("Kept: {group}.", group=one), say("Not yet: {group}.", group=other)),
        **{spot: (say(words),) for spot, words in NOWHERE.items()},
    }


def _groups(found: Sequence[_Found], names: dict[Spot, tuple[str, ...]]) -> Iterable[MapGroup]:
    for spot, name in names.items():
        rows = tuple(MapRow(item.number, item.statement, item.said) for item in found if item.spot == spot)
        if rows:
            yield MapGroup(" ".join(name), rows)


def _told(found: Sequence[_Found], names: dict[Spot, tuple[str, ...]]) -> Iterable[str]:
    """What the map shows, corner by corner."""
    for spot in IN_CORNERS:
        numbers = [item.number for item in found if item.spot == spot]
        if numbers:
            yield say_n(*NUMBERS, len(numbers), corner=" ".join(names[spot]), statements=listed(numbers))


def _drawing(
    found: Sequence[_Found], names: dict[Spot, tuple[str, ...]], pair: tuple[GroupView, GroupView]
) -> Corners:
    one, other = (group.label for group in pair)
    asks = "" if pair[1].called.speaks_of_one_life else say(ASK)
    top_left, top_right, bottom_left, bottom_right = (
        Corner(names[spot], asks if spot == "asks" else "", _rough(found, spot)) for spot in IN_CORNERS
    )
    return Corners(
        title=say("A map of {some} and {last}. The table after it tells the same.", some=one, last=other),
        across=say("{group}: how many say it is kept", group=one),
        up=say("{group}: how many say it is kept", group=other),
        ticks=ticks(),
        corners=(top_left, top_right, bottom_left, bottom_right),
        dots=tuple(
            Dot(item.number, item.across.at, item.up.at)
            for item in found
            if item.spot in IN_CORNERS and item.across.at is not None and item.up.at is not None
        ),
        roughly=say("Told only roughly:"),
    )


def _rough(found: Sequence[_Found], spot: Spot) -> tuple[str, ...]:
    return tuple(item.number for item in found if item.spot == spot and not item.has_place)
