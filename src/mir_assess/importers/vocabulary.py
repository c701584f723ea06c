"""The words a file of answers may use for one assessment: its statements, groups, levels, with the near miss
for each other.

Each look-up returns what was meant, or notes the problem and returns None, so that all problems of a file
are found at once.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from mir_assess.errors import Problem, nearest
from mir_assess.model.assessment import Assessment, Group
from mir_assess.model.bank import NOT_LEVELS


@dataclass(frozen=True, slots=True)
class Place:
    """Where a word stands in the file, and the list that problems are added to."""

    where: str
    problems: list[Problem]

    def refuse(self, what: str, fix: str) -> None:
        """Note a problem here."""
        self.problems.append(Problem(self.where, what, fix))


class Vocabulary:
    """What can be said in one assessment, made once for a whole file."""

    def __init__(self, assessment: Assessment) -> None:
        self._name = assessment.name
        self._groups = {group.id: group for group in assessment.groups}
        self._levels = {s: assessment.scale_of(s).keys for s in assessment.chosen}
        self._asked = {group.id: frozenset(assessment.asked_of(group)) for group in assessment.groups}

    def group(self, text: str, place: Place) -> Group | None:
        """Return the group of this key."""
        if text in self._groups:
            group = self._groups[text]
            if group.mode != "consensus":
                return group
            what = f"“{group.label}” agree on one answer together, so a file cannot bring answers for them."
            place.refuse(what, "Type what they agreed in the workshop.")
            return None
        place.refuse(f"There is no group “{text}”.", _offer(text, list(self._groups), "Groups are"))
        return None

    def statement(self, text: str, group: Group | None, place: Place) -> str | None:
        """Return the id of the statement, if this assessment asks this group about it."""
        if text not in self._levels:
            place.refuse(
                f"“{text}” is not a statement of {self._name}.", _offer(text, list(self._levels), "It asks")
            )
            return None
        if group is not None and text not in self._asked[group.id]:
            place.refuse(f"{text} has no question for “{group.label}”.", "Take the row out.")
            return None
        return text

    def answer(self, text: str, statement_id: str, place: Place) -> str | None:
        """Return the key of the level named by its key or its number, or the word for an answer that is no
        level.
        """
        keys = self._levels[statement_id]
        if text in keys or text in NOT_LEVELS:
            return text
        if text.isascii() and text.isdecimal():
            number = int(text[:9])
            if 1 <= number <= len(keys):
                return keys[number - 1]
            what = f"{text[:9]} is off the scale of {statement_id}."
            place.refuse(what, f"Its levels are 1 ({keys[0]}) to {len(keys)} ({keys[-1]}).")
        elif not text:
            place.refuse(
                "The answer is empty.", "Write skipped where a person gave none, or take the row out."
            )
        else:
            place.refuse(
                f"“{text}” is no answer to {statement_id}.", _offer(text, [*keys, *NOT_LEVELS], "Answers are")
            )
        return None


def _offer(text: str, known: Sequence[str], lead: str) -> str:
    shown = ", ".join(known[:12]) + (", …" if len(known) > 12 else "")
    return " ".join(filter(None, (nearest(text, known), f"{lead}: {shown}.")))
