"""How many people each group has paper for, as it is typed: `KEY=N`, `KEY=FIRST-LAST`, or `N` for all groups.

Sheets are numbered, so who brings more people later prints the numbers that come after those there are.
Pure; finds every problem at once.
"""

import re
from collections.abc import Sequence

from mir_assess.errors import Problem, nearest
from mir_assess.model.assessment import Group
from mir_assess.speech import say

_NUMBERS = re.compile(r"(\d{1,6})(?:\s*-\s*(\d{1,6}))?", re.ASCII)


def read_people(
    typed: Sequence[str], groups: Sequence[Group], most: int
) -> tuple[dict[str, tuple[int, int]], list[Problem]]:
    """Return the first and the last number of the sheets by group, of those that were named, and every
    problem found. `most` is the highest number that a sheet can have. A group can
    be left out: `KEY=0`.

    >>> lived = Group("lived", "People", "lived_experience")
    >>> read_people(["12"], [lived], 999), read_people(["lived=13-20"], [lived], 999)
    (({'lived': (1, 12)}, []), ({'lived': (13, 20)}, []))
    """
    problems: list[Problem] = []
    of_all: dict[str, tuple[int, int]] = {}
    of_one: dict[str, tuple[int, int]] = {}
    keys = [group.id for group in groups]
    for text in typed:
        key, equals, numbers = (part.strip() for part in text.rpartition("="))
        found = _NUMBERS.fullmatch(numbers)
        first, last = (1, 0) if found is None else _span(found)
        if equals and key not in keys:
            groups_are = say("Groups are: {groups}.", groups=", ".join(keys))
            fix = f"{nearest(key, keys)} {groups_are}".strip()
            problems.append(Problem("--people", say("There is no group “{key}”.", key=key), fix))
        elif found is None or not (1 <= first <= last or (equals and numbers == "0")):
            what = say("“{words}” does not say how many people.", words=text)
            problems.append(Problem("--people", what, _how(keys)))
        elif last > most:
            what = say("There can be sheets for {most} people of a group, and no more.", most=most)
            problems.append(Problem("--people", what, _how(keys)))
        elif equals:
            of_one[key] = first, last
        else:
            of_all = dict.fromkeys(keys, (first, last))
    return of_all | of_one, problems


def _span(found: re.Match[str]) -> tuple[int, int]:
    first, last = found.groups()
    return (1, int(first)) if last is None else (int(first), int(last))


def _how(keys: Sequence[str]) -> str:
    some, more = f"{keys[0]}=12", f"{keys[0]}=13-20"
    return say("Write {example}; for more sheets later, {more}.", example=some, more=more)
