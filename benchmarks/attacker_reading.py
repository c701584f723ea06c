"""What an attacker knows of a room: the figures that its report tells, and the rules by which it tells them.

The rules are those that docs/gate.md prints, written down anew. Nothing here is imported from
`analysis.coarsening` or `analysis.disclosure`. Of the true round it takes what is no secret: what was asked,
of whom, in how many steps, and which groups said yes.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from mir_assess.model.assessment import Group
from mir_assess.model.easy_way import band_counts
from mir_assess.model.round import Cell, Round
from mir_assess.model.scale import Scale

ENOUGH = 3
"""So many numbers at least must be possible wherever one is hidden."""
Told = Mapping[str, Any]
Hidden = dict[tuple[str, str, str], Any]
"""By statement, group and level: what stands there in truth, where no page tells it."""


class Reading:
    """One report as JSON, read: what it tells, what it holds back, and what would be told alike."""

    def __init__(self, truth: Round, document: Told) -> None:
        self.document = document
        self.told = {one["id"]: one for one in document["statements"]}
        self.sizes = {group["id"]: group["people"] for group in document["groups"]}
        self.limits = tuple(document["policy"][key] for key in ("min_base", "exact_from", "min_cell"))
        self._assessment = truth.assessment
        self._yes = {group_id for group_id, yes in truth.may_show.items() if yes}
        self._scales = {name: truth.assessment.scale_of(name) for name in truth.cells}

    def hidden(self, round_: Round) -> Hidden:
        """Return what a round holds wherever the report tells nothing exact: people on a level, or what a
        group agreed on.
        """
        return dict(self._hidden(round_))

    def _hidden(self, round_: Round) -> Iterator[tuple[tuple[str, str, str], Any]]:
        for name, row in round_.cells.items():
            scale = self.scale(name)
            for group_id, cell in row.items():
                told = self.told[name]["groups"][group_id]
                if nobody(told) or is_told(told["agreed"]):
                    continue
                if self.group(group_id).mode == "consensus":
                    if self.said_yes(self.group(group_id)):
                        continue  # of whoever said yes, only what it agreed on nothing of does not show
                    yield (name, group_id, "agreed"), cell.agreed and (cell.agreed.level or "differed")
                    continue
                for place, key in enumerate(scale.keys):
                    if not self._tells(told, name, key):
                        yield (name, group_id, key), cell.counts[place]

    def _tells(self, told: Told, name: str, key: str) -> bool:
        """Whether a level stands there: with all others, or as the whole of its band or its side of the
        promise. A band is what the room was told in, so its levels are not held back from the room.
        """
        if is_told(told["levels"]):
            alone = any(band.levels == (key,) for band in self.scale(name).bands)
            return key in told["levels"] or alone or self.document["audience"] == "room"
        keys, good_from = self.scale(name).keys, self.good_from(name)
        if not is_told(told["bands"]) or good_from is None:
            return False
        return keys.index(key) in {0: {0}}.get(good_from - 1, set()) | (
            {good_from} if good_from == len(keys) - 1 else set()
        )

    def fits(self, told: Told, cell: Cell, name: str) -> bool:
        """Whether the report would tell of this cell what it tells, by the printed rules."""
        least, exact, small = self.limits
        steps, sides = self.steps(name, cell), self.sides(name, cell)
        shows = cell.base >= exact and steps is not None and min(steps) >= small
        if is_told(told["levels"]):
            return steps is not None and tuple(told["levels"].values()) == steps
        if shows:
            return False
        if is_told(told["bands"]):
            return sides == (told["bands"]["not_yet"], told["bands"]["keeps_promise"])
        promise = told["keeps_promise"]
        if is_rough(promise):
            return sides is not None and rough(sides[1], sum(sides), least, exact, small) == promise["coarse"]
        if told["base"]["threshold"] == least and told["base"]["suppressed"] == "below_base":
            return cell.base < least
        # Told of a scale without a promise: few people, or few on a level, and never which.
        return cell.base >= least

    def steps(self, name: str, cell: Cell) -> tuple[int, ...] | None:
        """People on each step that the report tells; None where somebody stopped at a band, and it tells of
        levels.
        """
        if self.is_in_bands(name):
            return band_counts(self.scale(name), cell.counts, cell.bands)
        return None if cell.bands else cell.counts

    def sides(self, name: str, cell: Cell) -> tuple[int, int] | None:
        """People below the promise, and people who keep it; None where that cannot be told."""
        scale, good_from = self.scale(name), self.good_from(name)
        if good_from is None:
            return None
        if not cell.bands:
            return sum(cell.counts[:good_from]), sum(cell.counts[good_from:])
        starts = [scale.keys.index(band.levels[0]) for band in scale.bands]
        if good_from not in starts:
            return None
        people, cut = band_counts(scale, cell.counts, cell.bands), starts.index(good_from)
        return sum(people[:cut]), sum(people[cut:])

    def in_bands(self, name: str, row: Mapping[str, Cell]) -> bool:
        """Whether a report would tell these cells in bands: in the room where somebody of a group that shows
        stopped at one; in public, where then a group shows its bands, or the promise lies within one.
        """
        least, exact, small = self.limits
        scale = self.scale(name)
        if not any(cell.bands and cell.base >= least for cell in row.values()):
            return False
        if self.document["audience"] == "room":
            return True
        within = self.good_from(name) is not None and scale.in_bands.good_from is None
        shown = (
            min(band_counts(scale, cell.counts, cell.bands))
            for cell in row.values()
            if cell.base >= exact and cell.agreed is None
        )
        return within or any(people >= small for people in shown)

    def few_together(self, round_: Round) -> bool:
        """Whether a room of nothing but small groups has not said that what it agreed may be shown: the pages
        tell that, by what was agreed, so all suspects are alike in it.
        """
        if not round_.agreed:
            return False
        here = [group_id for group_id, many in round_.people.items() if many]
        most = max(round_.people.values())
        return most < self.limits[0] and not all(round_.may_show.get(one, False) for one in here)

    def said_yes(self, group: Group) -> bool:
        """Whether a group said that what it said together may be shown."""
        return group.id in self._yes

    def scale(self, name: str) -> Scale:
        """The scale of a statement, as it was asked."""
        return self._scales[name]

    def good_from(self, name: str) -> int | None:
        """The first level that keeps a promise, from 0; None where there is no promise."""
        statement = self._assessment.statement(name)
        return self.scale(name).keys.index(statement.good_from) if statement.good_from else None

    def is_in_bands(self, name: str) -> bool:
        """Whether the report tells a statement in bands."""
        return bool(self.told[name]["scale"].endswith(":bands"))

    def group(self, group_id: str) -> Group:
        """A group by its id."""
        return self._assessment.group(group_id)


def is_told(value: Any) -> bool:
    """Whether a figure of a report is there, exactly."""
    return value is not None and not (isinstance(value, dict) and {"suppressed", "coarse"} & set(value))


def nobody(told: Told) -> bool:
    """Whether nobody of a group answered, or it agreed on nothing: that is told."""
    return isinstance(told["base"], dict) and told["base"]["suppressed"] == "no_answers"


def below(told: Any, least: int) -> bool:
    """Whether a figure is held back because fewer people than that are behind it."""
    return (
        isinstance(told, dict) and told.get("suppressed") == "below_base" and told.get("threshold") == least
    )


def is_rough(told: Any) -> bool:
    """Whether only a rough statement is told."""
    return isinstance(told, dict) and "coarse" in told


def rough(number: int, people: int, least: int, exact: int, small: int) -> str | None:
    """How a number of people is told roughly, by the printed table; None where it is told, or nothing is."""
    if people < least:
        return None
    if people < exact:
        return "fewer_than_half" if 2 * number < people else "half_or_more"
    if number < small:
        return "fewer_than_min_cell"
    return "all_but_fewer_than_min_cell" if number > people - small else None


def possible(found: Sequence[Hidden]) -> dict[tuple[str, str, str], set[Any]]:
    """Return, for everything hidden, what it is in any of these rounds."""
    values: dict[tuple[str, str, str], set[Any]] = {}
    for one in found:
        for key, value in one.items():
            values.setdefault(key, set()).add(value)
    return values
