"""What else could the room have said? Other rounds that fit everything an attacker reads on its pages.

The attacker knows the rules of the gate, as docs/gate.md prints them, and not its code: nothing here is
imported from `analysis.coarsening` or `analysis.disclosure`. From the figures that the report tells it draws
rounds in which all that is held back is otherwise. Whether they really fit, their own pages will show.
"""

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from attacker_beside import Beside
from attacker_reading import ENOUGH, Reading, Told, below, is_rough, is_told, nobody

from mir_assess.model.assessment import Group
from mir_assess.model.round import Cell, Consensus, Round

TRIES, SOME = 300, 24


class Suspects:
    """Draws rounds that fit what one report tells, each otherwise in everything that it holds back."""

    def __init__(self, truth: Round, document: Told, rng: random.Random) -> None:
        self.read = Reading(truth, document)
        self._truth, self._rng = truth, rng
        self._beside = Beside(truth, self.read, rng)
        self._fitting: dict[tuple[str, str, int], list[Cell]] = {}

    def draw(self) -> Round | None:
        """Return another round that fits; None where none was found in many tries."""
        for _ in range(2 * SOME):
            people = {group.id: self._people(group) for group in self._truth.assessment.groups}
            rows = {name: self._row(name, people) for name in self._truth.cells}
            if all(row is not None for row in rows.values()) and self._beside.fits(people, rows):
                found = self._beside.dressed(people, rows)  # type: ignore[arg-type]
                if self.read.few_together(found) == self.read.few_together(self._truth):
                    return found
        return None

    def newest(self, known: Mapping[tuple[str, str, str], set[Any]], among: int = 25) -> Round | None:
        """Return, of several that fit, the one that holds most that no round before it held."""
        drawn = [found for found in (self.draw() for _ in range(among)) if found is not None]

        def news(found: Round) -> int:
            return sum(
                value not in known[key] and len(known[key]) < ENOUGH
                for key, value in self.read.hidden(found).items()
                if key in known
            )

        return max(drawn, key=news, default=None)

    # people

    def _people(self, group: Group) -> int:
        """How many of a group came: what is told, or as many as every figure beside its answers allows."""
        told, least = self.read.sizes[group.id], self.read.limits[0]
        if isinstance(told, int) or self._truth.people[group.id] == 0:
            return self._truth.people[group.id]
        first, last = 1, told["threshold"] - 1
        for one in self.read.told.values():
            cell = one["groups"][group.id]
            beside = [
                one["priority"].get(group.id),
                (one["agreed"] or {"dissent": {}})["dissent"].get(group.id),
            ]
            if is_rough(cell["keeps_promise"]) or any(map(is_rough, beside)):
                first = least
            if is_told(cell["agreed"]) and not self.read.said_yes(group):
                first = least
            if any(below(figure, least) for figure in beside) and not below(cell["base"], least):
                last = least - 1
        return self._rng.randint(first, last)

    # cells

    def _row(self, name: str, people: Mapping[str, int]) -> dict[str, Cell] | None:
        """One statement's cells that fit together: also in whether it is told in bands."""
        for _ in range(SOME):
            row = {
                group_id: self._cell(name, group_id, people[group_id]) for group_id in self._truth.cells[name]
            }
            if None in row.values():
                return None
            if self.read.in_bands(name, row) == self.read.is_in_bands(name):  # type: ignore[arg-type]
                return row  # type: ignore[return-value]
        return None

    def _cell(self, name: str, group_id: str, people: int) -> Cell | None:
        """Some cell that would be told as this one is; None where none was found."""
        if (name, group_id, people) not in self._fitting:
            self._fitting[name, group_id, people] = list(self._cells(name, group_id, people))
        cells = self._fitting[name, group_id, people]
        return self._rng.choice(cells) if cells else None

    def _cells(self, name: str, group_id: str, people: int) -> Iterator[Cell]:
        told, truth = self.read.told[name]["groups"][group_id], self._truth.cells[name][group_id]
        if self.read.group(group_id).mode == "consensus":
            as_one = (self._as_one(told, truth, people, name, group_id) for _ in range(SOME))
            yield from (cell for cell in as_one if cell is not None)
            return
        exact = is_told(told["levels"])
        if nobody(told) or (exact and self.read.document["audience"] == "room"):
            yield truth
            return
        found: list[Cell] = []
        for _ in range(TRIES):
            tried = (
                truth if exact and not self.read.is_in_bands(name) else self._some_cell(told, name, people)
            )
            rest = self._rest(told, truth, people - tried.base)
            if rest is not None and self.read.fits(told, tried, name):
                found.append(replace(tried, dont_know=rest[0], not_applicable=rest[1], skipped=rest[2]))
                if len(found) >= SOME and all(len(set(level)) > ENOUGH for level in _levels(found)):
                    break
        yield from found
        for _ in range(0 if len(found) > ENOUGH else SOME):  # hardly any fits by chance: move people about
            if moved := self._moved(name, truth, people, told):
                yield moved

    def _some_cell(self, told: Told, name: str, people: int) -> Cell:
        """Any cell of so many people, or with as many on each side of the promise as are told, or may be."""
        scale, good_from = self.read.scale(name), self.read.good_from(name)
        token = told["keeps_promise"]["coarse"] if is_rough(told["keeps_promise"]) else ""
        _, exact, small = self.read.limits
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
        scale = self.read.scale(name)
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
                if not self.read.fits(told, tried, name):
                    counts[one] += 1
                    counts[other] -= 1
        found = replace(truth, counts=tuple(counts))
        rest = self._rest(told, truth, people - found.base)
        if rest is None or not self.read.fits(told, found, name):
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
        if isinstance(told["base"], int) and min(found) >= self.read.limits[2]:
            return None
        return found

    def _as_one(self, told: Told, truth: Cell, people: int, name: str, group_id: str) -> Cell | None:
        """What a group that speaks as one agreed on: its level where that is told, and as many as may be."""
        least = self.read.limits[0]
        if nobody(told):
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
            dissent = self._beside.figure(told["agreed"]["dissent"], truth.agreed.dissent, present)
            return replace(truth, agreed=Consensus(truth.agreed.level, present, dissent))
        if self.read.said_yes(self.read.group(group_id)) or (people < least and rng.random() < 0.2):
            return replace(truth, agreed=None)
        level = rng.choice((*self.read.scale(name).keys, None))
        present = rng.randint(1, min(people, least - 1)) if people else 0
        return replace(truth, agreed=Consensus(level, present, rng.randint(0, 1))) if present else None


def _levels(cells: Sequence[Cell]) -> Iterator[tuple[int, ...]]:
    """What stands on each level in these cells."""
    return zip(*(cell.counts for cell in cells), strict=True)
