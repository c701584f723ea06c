"""What stands beside the answers of a room that an attacker draws: dots, dissent, words, and how people came.

It is otherwise wherever the report holds it back, and as it was where the report tells it.
"""

import random
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from attacker_reading import Reading, below, rough

from mir_assess.model.round import Cell, Note, RoomAgreement, Round

WITHHELD = "They wrote this down together."
NO_CHOICE = ("fewer_than_half", "fewer_than_min_cell")


class Beside:
    """Dresses cells that fit as a whole round that fits."""

    def __init__(self, truth: Round, read: Reading, rng: random.Random) -> None:
        self._truth, self.read, self._rng = truth, read, rng

    def dressed(self, people: dict[str, int], rows: dict[str, dict[str, Cell]]) -> Round:
        """Return a round with these people and cells."""
        hidden = any(
            isinstance(told, dict) and told["suppressed"] != "no_answers" for told in self.read.sizes.values()
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
            notes=(*self._notes(people, rows), *self._withheld(people, rows)),
            may_show=self._answers(),
        )

    def fits(self, people: Mapping[str, int], rows: Mapping[str, Mapping[str, Cell]]) -> bool:
        """Whether these people might print the words that the report prints."""
        truth = self._truth
        return all(
            self._waits_for_a_yes(note, truth.people, truth.cells)
            or not self._waits_for_a_yes(note, people, rows)
            for note in truth.notes
            if note.consent
        )

    def _waits_for_a_yes(
        self, note: Note, people: Mapping[str, int], rows: Mapping[str, Mapping[str, Cell]]
    ) -> bool:
        """Whether words are of few who rate together, or of few who agreed, and did not say yes."""
        group, least = self.read.group(note.group) if note.group else None, self.read.limits[0]
        if group is None or group.mode == "individual" or self.read.said_yes(group):
            return False
        cell = rows.get(note.statement, {}).get(group.id)
        return people[group.id] < least or bool(cell and cell.agreed and cell.agreed.people < least)

    def _notes(self, people: Mapping[str, int], rows: Mapping[str, Mapping[str, Cell]]) -> Iterator[Note]:
        """The words that are printed, and of those that are not only what would not be printed either."""
        for note in self._truth.notes:
            hidden = self._waits_for_a_yes(note, self._truth.people, self._truth.cells)
            if not hidden or self._waits_for_a_yes(note, people, rows):
                yield self._note(note)

    def _answers(self) -> dict[str, bool]:
        """A no, or no answer, of every group that did not say yes: nobody may be able to tell them apart."""
        said = {group.id: self.read.said_yes(group) for group in self._truth.assessment.groups}
        return {name: yes for name, yes in said.items() if yes or self._rng.random() < 0.5}

    def _withheld(self, people: Mapping[str, int], rows: Mapping[str, Mapping[str, Cell]]) -> Iterator[Note]:
        """Words that groups of few wrote down together, and of which they did not say that they may show."""
        for group in self._truth.assessment.groups:
            few = 0 < people[group.id] < self.read.limits[0]
            if (
                group.mode != "individual"
                and few
                and not self.read.said_yes(group)
                and self._rng.random() < 0.5
            ):
                yield Note("note", WITHHELD, self._rng.choice(tuple(rows)), group.id, consent=True)

    def _agreed(self, name: str, truth: RoomAgreement, people: Mapping[str, int]) -> RoomAgreement:
        told = self.read.told[name]["agreed"]
        if told is None or truth.level is None:
            return truth
        dissent = {
            group_id: self.figure(told["dissent"].get(group_id), truth.dissent.get(group_id, 0), many)
            for group_id, many in people.items()
        }
        present = truth.people if isinstance(told["people"], int) else self._rng.randint(5, 30)
        return replace(truth, dissent=dissent, people=present)

    def _dots(self, name: str, group_id: str, people: int) -> int:
        told = self.read.told[name]["priority"]
        truth = self._truth.priorities[name].get(group_id, 0)
        cell = self.read.told[name]["groups"].get(group_id)
        if not told:  # no group that shows chose anything, anywhere
            hidden = cell is not None and below(cell["base"], self.read.limits[0])
            if hidden or people < self.read.limits[0]:
                return self._rng.randint(0, 9)
            few = [
                number
                for number in range(people + 1)
                if rough(number, people, *self.read.limits) in NO_CHOICE
            ]
            return self._rng.choice(few or [0])
        return self.figure(told.get(group_id), truth, people)

    def figure(self, told: Any, truth: int, people: int) -> int:
        """A number of dots, or of people who did not agree, that would be told as this one is."""
        if isinstance(told, int) or told is None:
            return truth
        if "suppressed" in told:
            return self._rng.randint(0, 9)
        may = [
            number
            for number in range(people + 1)
            if rough(number, people, *self.read.limits) == told["coarse"]
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
            *self.read.document["notes"],
            *(note for one in self.read.told.values() for note in one["notes"]),
        ]
        held = any(note["text"] == truth.text and isinstance(note["group"], dict) for note in printed)
        alone = [group.id for group in self._truth.assessment.groups if group.mode == "individual"]
        if not held or truth.group not in alone or not truth.consent:
            return truth
        here = [each for each in alone if truth.statement == "" or each in self._truth.cells[truth.statement]]
        return replace(truth, group=self._rng.choice(here))
