"""What else could the room have said? Other rounds that fit everything an attacker reads on its pages.

The attacker knows the rules of the gate, as docs/gate.md prints them, and not its code: nothing here is
imported from `analysis.coarsening` or `analysis.disclosure`. From the figures that the report tells it draws
rounds in which all that is held back is otherwise. Whether they really fit, their own pages will show.
"""

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from mir_assess.model.assessment import Group
from mir_assess.model.easy_way import band_counts
from mir_assess.model.round import Cell, Consensus, Note, RoomAgreement, Round
from mir_assess.model.scale import Scale

TRIES, SOME = 300, 24
ENOUGH = 3
"""So many numbers at least must be possible wherever one is hidden."""
WITHHELD = "They wrote this down together."
NO_CHOICE = ("fewer_than_half", "fewer_than_min_cell")
Told = Mapping[str, Any]
Hidden = dict[tuple[str, str, str], Any]
"""By statement, group and level: what stands there in truth, where no page tells it."""


def is_told(value: Any) -> bool:
    """Whether a figure of a report is there, exactly."""
    return value is not None and not (isinstance(value, dict) and {"suppressed", "coarse"} & set(value))


class Suspects:
    """Draws rounds that fit what one report tells, each otherwise in everything that it holds back."""

    def __init__(self, truth: Round, document: Told, rng: random.Random) -> None:
        self._truth, self._document, self._rng = truth, document, rng
        self._policy = document["policy"]
        self._limits = tuple(self._policy[key] for key in ("min_base", "exact_from", "min_cell"))
        self._told = {one["id"]: one for one in document["statements"]}
        self._sizes = {group["id"]: group["people"] for group in document["groups"]}
        self._scales = {name: truth.assessment.scale_of(name) for name in truth.cells}
        self._fitting: dict[tuple[str, str, int], list[Cell]] = {}

    def hidden(self, round_: Round) -> Hidden:
        """Return what a round holds wherever the report tells nothing exact: people on a level, or what a
        group agreed on.
        """
        return dict(self._hidden(round_))

    def _hidden(self, round_: Round) -> Iterator[tuple[tuple[str, str, str], Any]]:
        for name, row in round_.cells.items():
            scale = self._scale(name)
            for group_id, cell in row.items():
                told = self._told[name]["groups"][group_id]
                if _nobody(told) or is_told(told["agreed"]):
                    continue
                if self._group(group_id).mode == "consensus":
                    if self._said_yes(self._group(group_id)):
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
            alone = any(band.levels == (key,) for band in self._scale(name).bands)
            return key in told["levels"] or alone or self._document["audience"] == "room"
        keys, good_from = self._scale(name).keys, self._good_from(name)
        if not is_told(told["bands"]) or good_from is None:
            return False
        return keys.index(key) in {0: {0}}.get(good_from - 1, set()) | (
            {good_from} if good_from == len(keys) - 1 else set()
        )

    def draw(self) -> Round | None:
        """Return another round that fits; None where none was found in many tries."""
        for _ in range(SOME):
            people = {group.id: self._people(group) for group in self._truth.assessment.groups}
            rows = {name: self._row(name, people) for name in self._truth.cells}
            if all(row is not None for row in rows.values()):
                found = self._dressed(people, rows)  # type: ignore[arg-type]
                if self._few_together(found) == self._few_together(self._truth):
                    return found
        return None

    def newest(self, known: Mapping[tuple[str, str, str], set[Any]], among: int = 25) -> Round | None:
        """Return, of several that fit, the one that holds most that no round before it held."""
        drawn = [found for found in (self.draw() for _ in range(among)) if found is not None]

        def news(found: Round) -> int:
            return sum(
                value not in known[key] and len(known[key]) < ENOUGH
                for key, value in self._hidden(found)
                if key in known
            )

        return max(drawn, key=news, default=None)

    # people

    def _people(self, group: Group) -> int:
        """How many of a group came: what is told, or as many as every figure beside its answers allows."""
        told, least = self._sizes[group.id], self._policy["min_base"]
        if isinstance(told, int) or self._truth.people[group.id] == 0:
            return self._truth.people[group.id]
        first, last = 1, told["threshold"] - 1
        for one in self._told.values():
            cell = one["groups"][group.id]
            beside = [
                one["priority"].get(group.id),
                (one["agreed"] or {"dissent": {}})["dissent"].get(group.id),
            ]
            if _is_rough(cell["keeps_promise"]) or any(map(_is_rough, beside)):
                first = least
            if is_told(cell["agreed"]) and not self._said_yes(group):
                first = least
            if any(_below(figure, least) for figure in beside) and not _below(cell["base"], least):
                last = least - 1
        return self._rng.randint(first, last)

    def _said_yes(self, group: Group) -> bool:
        return self._truth.may_show.get(group.id, False)

    def _few_together(self, round_: Round) -> bool:
        """Whether a room of nothing but small groups has not said that what it agreed may be shown: the pages
        tell that, by what was agreed, so all suspects are alike in it.
        """
        if not round_.agreed:
            return False
        here = [group_id for group_id, many in round_.people.items() if many]
        most = max(round_.people.values())
        return most < self._policy["min_base"] and not all(round_.may_show.get(one, False) for one in here)

    # cells

    def _row(self, name: str, people: Mapping[str, int]) -> dict[str, Cell] | None:
        """One statement's cells that fit together: also in whether it is told in bands."""
        for _ in range(SOME):
            row = {
                group_id: self._cell(name, group_id, people[group_id]) for group_id in self._truth.cells[name]
            }
            if None in row.values():
                return None
            if self._in_bands(name, row) == self._is_in_bands(name):  # type: ignore[arg-type]
                return row  # type: ignore[return-value]
        return None

    def _cell(self, name: str, group_id: str, people: int) -> Cell | None:
        """Some cell that would be told as this one is; None where none was found."""
        if (name, group_id, people) not in self._fitting:
            self._fitting[name, group_id, people] = list(self._cells(name, group_id, people))
        cells = self._fitting[name, group_id, people]
        return self._rng.choice(cells) if cells else None

    def _cells(self, name: str, group_id: str, people: int) -> Iterator[Cell]:
        told, truth = self._told[name]["groups"][group_id], self._truth.cells[name][group_id]
        if self._group(group_id).mode == "consensus":
            as_one = (self._as_one(told, truth, people, name, group_id) for _ in range(SOME))
            yield from (cell for cell in as_one if cell is not None)
            return
        exact = is_told(told["levels"])
        if _nobody(told) or (exact and self._document["audience"] == "room"):
            yield truth
            return
        found: list[Cell] = []
        for _ in range(TRIES):
            tried = truth if exact and not self._is_in_bands(name) else self._some_cell(told, name, people)
            rest = self._rest(told, truth, people - tried.base)
            if rest is not None and self._fits(told, tried, name):
                found.append(replace(tried, dont_know=rest[0], not_applicable=rest[1], skipped=rest[2]))
                if len(found) >= SOME and all(len(set(level)) > ENOUGH for level in _levels(found)):
                    break
        yield from found
        for _ in range(0 if len(found) > ENOUGH else SOME):  # hardly any fits by chance: move people about
            if moved := self._moved(name, truth, people, told):
                yield moved

    def _some_cell(self, told: Told, name: str, people: int) -> Cell:
        """Any cell of so many people, or with as many on each side of the promise as are told, or may be."""
        scale, good_from = self._scale(name), self._good_from(name)
        token = told["keeps_promise"]["coarse"] if _is_rough(told["keeps_promise"]) else ""
        _, exact, small = self._limits
        sides = [(0, len(scale.levels), self._rng.randint(0, people))]
        if good_from is not None and (
            is_told(told["bands"]) or (token.endswith("min_cell") and people >= exact)
        ):
            few, base = self._rng.randrange(max(small, 1)), self._rng.randint(min(exact, people), people)
            split = (base - few, few) if token == "fewer_than_min_cell" else (few, base - few)
            if is_told(told["bands"]):
                split = (told["bands"]["not_yet"], told["bands"]["keeps_promise"])
            sides = [(0, good_from, split[0]), (good_from, len(scale.levels), split[1])]
        easy = self._rng.random() < 0.5
        drawn = [place for side in sides for place in self._places(name, *side, easy=easy)]
        bands = tuple(drawn.count(("band", place)) for place in range(len(scale.bands)))
        counts = tuple(drawn.count(("level", place)) for place in range(len(scale.levels)))
        return Cell(counts, bands=bands if any(bands) else ())

    def _places(self, name: str, first: int, last: int, people: int, *, easy: bool) -> list[tuple[str, int]]:
        """Where so many people stand, or stop, between two levels: here and there, or most in one place."""
        scale = self._scale(name)
        places = [("level", place) for place in range(first, last)]
        for place, band in enumerate(scale.bands if easy else ()):
            within = [scale.keys.index(key) for key in band.levels]
            if len(within) > 1 and first <= within[0] and within[-1] < last:
                places.append(("band", place))
        weights = [self._rng.choice((0, 0, 1, 1, 6)) for _ in places]
        weights[self._rng.randrange(len(places))] += self._rng.choice((1, 30))
        return self._rng.choices(places, weights, k=people)

    def _moved(self, name: str, truth: Cell, people: int, told: Told) -> Cell | None:
        counts = list(truth.counts)
        for _ in range(SOME):
            one, other = self._rng.randrange(len(counts)), self._rng.randrange(len(counts))
            if counts[one]:
                counts[one] -= 1
                counts[other] += 1
                tried = replace(truth, counts=tuple(counts))
                if not self._fits(told, tried, name):
                    counts[one] += 1
                    counts[other] -= 1
        found = replace(truth, counts=tuple(counts))
        rest = self._rest(told, truth, people - found.base)
        if rest is None or not self._fits(told, found, name):
            return None
        return replace(found, dont_know=rest[0], not_applicable=rest[1], skipped=rest[2])

    def _rest(self, told: Told, truth: Cell, rest: int) -> tuple[int, int, int] | None:
        """How many did not know, whom it does not apply to, and who skipped, among those without a level."""
        if rest < 0:
            return None
        if isinstance(told["dont_know"], int):
            known = (truth.dont_know, truth.not_applicable, truth.skipped or 0)
            return known if sum(known) == rest else None
        first = self._rng.randint(0, rest)
        second = self._rng.randint(0, rest - first)
        found = (first, second, rest - first - second)
        if isinstance(told["base"], int) and min(found) >= self._policy["min_cell"]:
            return None
        return found

    def _fits(self, told: Told, cell: Cell, name: str) -> bool:
        """Whether the report would tell of this cell what it tells, by the printed rules."""
        least, exact, small = self._limits
        steps, sides = self._steps(name, cell), self._sides(name, cell)
        shows = cell.base >= exact and steps is not None and min(steps) >= small
        if is_told(told["levels"]):
            return steps is not None and tuple(told["levels"].values()) == steps
        if shows:
            return False
        if is_told(told["bands"]):
            return sides == (told["bands"]["not_yet"], told["bands"]["keeps_promise"])
        promise = told["keeps_promise"]
        if _is_rough(promise):
            return (
                sides is not None and _rough(sides[1], sum(sides), least, exact, small) == promise["coarse"]
            )
        if told["base"]["threshold"] == least and told["base"]["suppressed"] == "below_base":
            return cell.base < least
        # Told of a scale without a promise: few people, or few on a level, and never which.
        return cell.base >= least

    def _steps(self, name: str, cell: Cell) -> tuple[int, ...] | None:
        """People on each step that the report tells; None where somebody stopped at a band, and it tells of
        levels.
        """
        if self._is_in_bands(name):
            return band_counts(self._scale(name), cell.counts, cell.bands)
        return None if cell.bands else cell.counts

    def _sides(self, name: str, cell: Cell) -> tuple[int, int] | None:
        """People below the promise, and people who keep it; None where that cannot be told."""
        scale, good_from = self._scale(name), self._good_from(name)
        if good_from is None:
            return None
        if not cell.bands:
            return sum(cell.counts[:good_from]), sum(cell.counts[good_from:])
        starts = [scale.keys.index(band.levels[0]) for band in scale.bands]
        if good_from not in starts:
            return None
        people, cut = band_counts(scale, cell.counts, cell.bands), starts.index(good_from)
        return sum(people[:cut]), sum(people[cut:])

    def _in_bands(self, name: str, row: Mapping[str, Cell]) -> bool:
        """Whether a report would tell these cells in bands: in the room where somebody of a group that shows
        stopped at one; in public, where then a group shows its bands, or the promise lies within one.
        """
        least, exact, small = self._limits
        scale = self._scale(name)
        if not any(cell.bands and cell.base >= least for cell in row.values()):
            return False
        if self._document["audience"] == "room":
            return True
        within = self._good_from(name) is not None and scale.in_bands.good_from is None
        shown = (
            min(band_counts(scale, cell.counts, cell.bands))
            for cell in row.values()
            if cell.base >= exact and cell.agreed is None
        )
        return within or any(people >= small for people in shown)

    def _as_one(self, told: Told, truth: Cell, people: int, name: str, group_id: str) -> Cell | None:
        """What a group that speaks as one agreed on: its level where that is told, and as many as may be."""
        least = self._policy["min_base"]
        if _nobody(told):
            return truth if people == 0 or people >= least else None
        rng = self._rng
        if is_told(told["agreed"]):
            assert truth.agreed is not None
            if isinstance(told["agreed"]["people"], int):
                return truth
            few = truth.agreed.people < least
            present = (
                rng.randint(1, least - 1)
                if few
                else rng.randint(least, told["agreed"]["people"]["threshold"] - 1)
            )
            dissent = self._figure(told["agreed"]["dissent"], truth.agreed.dissent, present)
            return replace(truth, agreed=Consensus(truth.agreed.level, present, dissent))
        if self._said_yes(self._group(group_id)) or (people < least and rng.random() < 0.2):
            return replace(truth, agreed=None)
        level = rng.choice((*self._scale(name).keys, None))
        present = rng.randint(1, min(people, least - 1)) if people else 0
        return replace(truth, agreed=Consensus(level, present, rng.randint(0, 1))) if present else None

    # what stands beside

    def _dressed(self, people: dict[str, int], rows: dict[str, dict[str, Cell]]) -> Round:
        hidden = any(
            isinstance(told, dict) and told["suppressed"] != "no_answers" for told in self._sizes.values()
        )
        return replace(
            self._truth,
            people=people,
            cells=rows,
            agreed={name: self._agreed(name, found, people) for name, found in self._truth.agreed.items()},
            priorities={
                name: {group_id: self._dots(name, group_id, people[group_id]) for group_id in people}
                for name in self._truth.priorities
            },
            participation=self._took_part() if hidden else self._truth.participation,
            notes=(*map(self._note, self._truth.notes), *self._withheld(people, rows)),
            may_show=self._answers(),
        )

    def _answers(self) -> dict[str, bool]:
        """A no, or no answer, of every group that did not say yes: nobody may be able to tell them apart."""
        said = {group.id: self._said_yes(group) for group in self._truth.assessment.groups}
        return {name: yes for name, yes in said.items() if yes or self._rng.random() < 0.5}

    def _withheld(self, people: Mapping[str, int], rows: Mapping[str, Mapping[str, Cell]]) -> Iterator[Note]:
        """Words that groups of few wrote down together, and of which they did not say that they may show."""
        for group in self._truth.assessment.groups:
            few = 0 < people[group.id] < self._policy["min_base"]
            if group.mode != "individual" and few and not self._said_yes(group) and self._rng.random() < 0.5:
                yield Note("note", WITHHELD, self._rng.choice(tuple(rows)), group.id, consent=True)

    def _agreed(self, name: str, truth: RoomAgreement, people: Mapping[str, int]) -> RoomAgreement:
        told = self._told[name]["agreed"]
        if told is None or truth.level is None:
            return truth
        dissent = {
            group_id: self._figure(told["dissent"].get(group_id), truth.dissent.get(group_id, 0), people[group_id])
            for group_id in people
        }  # fmt: skip
        present = truth.people if isinstance(told["people"], int) else self._rng.randint(5, 30)
        return replace(truth, dissent=dissent, people=present)

    def _dots(self, name: str, group_id: str, people: int) -> int:
        told = self._told[name]["priority"]
        truth = self._truth.priorities[name].get(group_id, 0)
        cell = self._told[name]["groups"].get(group_id)
        if not told:  # no group that shows chose anything, anywhere
            hidden = cell is not None and _below(cell["base"], self._policy["min_base"])
            if hidden or people < self._policy["min_base"]:
                return self._rng.randint(0, 9)
            few = [
                number for number in range(people + 1) if _rough(number, people, *self._limits) in NO_CHOICE
            ]
            return self._rng.choice(few or [0])
        return self._figure(told.get(group_id), truth, people)

    def _figure(self, told: Any, truth: int, people: int) -> int:
        """A number of dots, or of people who did not agree, that would be told as this one is."""
        if isinstance(told, int) or told is None:
            return truth
        if "suppressed" in told:
            return self._rng.randint(0, 9)
        may = [
            number for number in range(people + 1) if _rough(number, people, *self._limits) == told["coarse"]
        ]
        return self._rng.choice(may) if may else 0

    def _took_part(self) -> dict[str, dict[str, int]]:
        """With a group hidden nothing is told of how people took part, so it may be anything."""
        return {
            "channel": {"terminal": self._rng.randint(1, 9), "paper": self._rng.randint(0, 9)},
            "support": {"read": self._rng.randint(0, 4)},
            "attendance": {"first_time": self._rng.randint(0, 9)},
        }

    def _note(self, truth: Note) -> Note:
        """Words whose name is held back may be anybody's who rates alone."""
        printed = [
            *self._document["notes"],
            *(note for one in self._told.values() for note in one["notes"]),
        ]
        held = any(note["text"] == truth.text and isinstance(note["group"], dict) for note in printed)
        alone = [group.id for group in self._truth.assessment.groups if group.mode == "individual"]
        if not held or truth.group not in alone or not truth.consent:
            return truth
        here = [each for each in alone if truth.statement == "" or each in self._truth.cells[truth.statement]]
        return replace(truth, group=self._rng.choice(here))

    # what the assessment says

    def _scale(self, name: str) -> Scale:
        return self._scales[name]

    def _good_from(self, name: str) -> int | None:
        statement = self._truth.assessment.statement(name)
        return self._scale(name).keys.index(statement.good_from) if statement.good_from else None

    def _is_in_bands(self, name: str) -> bool:
        return bool(self._told[name]["scale"].endswith(":bands"))

    def _group(self, group_id: str) -> Group:
        return self._truth.assessment.group(group_id)


def _nobody(told: Told) -> bool:
    return isinstance(told["base"], dict) and told["base"]["suppressed"] == "no_answers"


def _below(told: Any, least: int) -> bool:
    return (
        isinstance(told, dict) and told.get("suppressed") == "below_base" and told.get("threshold") == least
    )


def _levels(cells: Sequence[Cell]) -> Iterator[tuple[int, ...]]:
    """What stands on each level in these cells."""
    return zip(*(cell.counts for cell in cells), strict=True)


def _is_rough(told: Any) -> bool:
    return isinstance(told, dict) and "coarse" in told


def _rough(number: int, people: int, least: int, exact: int, small: int) -> str | None:
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
