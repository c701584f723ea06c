"""The words a file of answers may use for one assessment: its statements, groups, levels, with the near miss
for each other.

Each look-up returns what was meant, or notes the problem and returns None, so that all problems of a file
are found at once.
"""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass

from mir_assess.errors import SHOWN_AT_MOST, Problem, nearest
from mir_assess.model.answering_for import counts_with, is_given_for
from mir_assess.model.assessment import Assessment, Group
from mir_assess.model.bank import NOT_LEVELS
from mir_assess.speech import say


@dataclass(frozen=True, slots=True)
class Place:
    """Where a word stands in the file, and the list that problems are added to."""

    at: Callable[[int], str]
    line: int
    problems: list[Problem]

    def refuse(self, what: str, fix: str) -> None:
        """Note a problem here. One too many to be shown is only counted: a file may be wrong in every row."""
        shown = len(self.problems) < SHOWN_AT_MOST
        self.problems.append(Problem(self.at(self.line), what, fix) if shown else self.problems[-1])

    def near(self, text: str, known: Iterable[str]) -> str:
        """Return the near miss, while what is wrong is still shown: to look for one takes long, and a file
        may be wrong in every row.
        """
        return nearest(text, known) if len(self.problems) < SHOWN_AT_MOST else ""


class Vocabulary:
    """What can be said in one assessment, made once for a whole file."""

    def __init__(self, assessment: Assessment) -> None:
        self.assessment = assessment.name
        self._as_opened = assessment
        self._groups = {group.id: group for group in assessment.groups}
        self._levels = {s: assessment.scale_of(s).keys for s in assessment.chosen}
        self._numbers = {statement_id: number for number, statement_id in enumerate(assessment.chosen)}
        self._bands = {s: tuple(band.key for band in assessment.scale_of(s).bands) for s in assessment.chosen}
        self._asked = {group.id: frozenset(assessment.asked_of(group)) for group in assessment.groups}

    def group(self, text: str, place: Place) -> Group | None:
        """Return the group of this key."""
        if text in self._groups:
            group = self._groups[text]
            if group.mode != "consensus":
                return group
            what = say(
                "“{group}” agree on one answer together, so a file cannot bring answers for them.",
                group=group.label,
            )
            place.refuse(what, say("Type what they agreed in the workshop."))
            return None
        there = say("Groups are: {groups}.", groups=_listed(list(self._groups)))
        what = say("There is no group “{key}”.", key=text)
        place.refuse(what, f"{place.near(text, self._groups)} {there}".strip())
        return None

    def counts_with(self, group_id: str, support: str, answered: Collection[str]) -> str:
        """Return the key of the group that a person of this group counts with, who was helped so and answered
        these statements: another one only where somebody answered for them (`model.answering_for`).
        """

        def may_be(group: Group) -> bool:
            return group.mode != "consensus" and self._asked[group.id].issuperset(answered)

        if group_id not in self._groups:
            return group_id
        return counts_with(self._as_opened, self._groups[group_id], support, may_be).id

    def is_given_for(self, group_id: str, support: str) -> bool:
        """Return whether somebody answered for a person of this group."""
        return group_id in self._groups and is_given_for(self._groups[group_id], support)

    def label(self, group_id: str) -> str:
        """Return what a group is called."""
        return self._groups[group_id].label

    def statement(self, text: str, group: Group | None, place: Place) -> str | None:
        """Return the id of the statement, if this assessment asks this group about it."""
        if text not in self._levels:
            what = say("“{statement}” is not a statement of {name}.", statement=text, name=self.assessment)
            there = say("It asks: {statements}.", statements=_listed(list(self._levels)))
            place.refuse(what, f"{place.near(text, self._levels)} {there}".strip())
            return None
        if group is not None and text not in self._asked[group.id]:
            what = say("{statement} has no question for “{group}”.", statement=text, group=group.label)
            place.refuse(what, say("Take the row out."))
            return None
        return text

    def number(self, statement_id: str) -> int:
        """Return the number of a statement among those that are asked, from 0."""
        return self._numbers[statement_id]

    def answer(self, text: str, statement_id: str, place: Place) -> str | None:
        """Return the key of the level named by its key or its number, of the band named by its key, or the
        word for an answer that is no level.
        """
        keys = self._levels[statement_id]
        if text in keys or text in NOT_LEVELS or text in self._bands[statement_id]:
            return text
        if text.isascii() and text.isdecimal():
            number = int(text[:9])
            if 1 <= number <= len(keys):
                return keys[number - 1]
            what = say("{number} is off the scale of {statement}.", number=text[:9], statement=statement_id)
            fix = say(
                "Its levels are 1 ({lowest}) to {highest} ({best}).",
                lowest=keys[0],
                highest=len(keys),
                best=keys[-1],
            )
            place.refuse(what, fix)
        elif not text:
            fix = say("Write skipped where a person gave none, or take the row out.")
            place.refuse(say("The answer is empty."), fix)
        else:
            known = (*keys, *self._bands[statement_id], *NOT_LEVELS)
            what = say("“{text}” is not an answer to {statement}.", text=text, statement=statement_id)
            there = say("Answers are: {answers}.", answers=_listed(known))
            place.refuse(what, f"{place.near(text, known)} {there}".strip())
        return None


def _listed(known: Sequence[str]) -> str:
    return ", ".join(known[:12]) + (", …" if len(known) > 12 else "")
