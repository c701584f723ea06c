"""How those took part who came between two drafts: each page may tell it of many, and the two side by side
tell it of those who are on one of them alone.

Pure, and of numbers only: what `drafts` keeps of how people took part. It knows the rule by which a page
tells a way of taking part (`docs/gate.md`), and holds the difference of two pages to it.
"""

from collections.abc import Iterable, Mapping

PARTS_FROM = 3
"""How people took part is told where each way was taken by so many."""
GROUPS_FROM = 5
"""And where no group is smaller, since a small one would follow from the sum."""

PEOPLE = "people"
_REST = ""
"""The part that a page does not write, and everybody can work out: whom nobody helped, who did not say."""
_WITH_A_REST = ("support", "attendance")

TookPart = Mapping[str, Mapping[str, int]]
"""By aspect, how many people took part in each way; under `PEOPLE`, how many of each group came."""


def some_stand_out(old: TookPart, new: TookPart) -> bool:
    """Return whether two drafts tell together how one or two of those took part who came between, or that
    all of them did so alike, where each by itself may tell how people took part.

    >>> helped, came = {"support": {"support/read": 4}}, {"support": {"support/read": 5}}
    >>> some_stand_out({"people": {"people/lived": 12}, **helped}, {"people": {"people/lived": 17}, **came})
    True
    """
    told = [aspect for aspect in old.keys() & new.keys() - {PEOPLE} if _is_told(aspect, old, new)]
    return any(_has_few(aspect, _parts(aspect, old), _parts(aspect, new)) for aspect in told)


def _has_few(aspect: str, old: Mapping[str, int], new: Mapping[str, int]) -> bool:
    changed = {part: abs(new.get(part, 0) - old.get(part, 0)) for part in {*old, *new}}
    moved = [number for number in changed.values() if number]
    if moved and changed.get(_REST) == 0 and (aspect == "support" or len(moved) == 1):
        return True  # all of them were helped, or all were here for the first time, or none was
    return any(number < PARTS_FROM for number in moved)


def _is_told(aspect: str, *drafts: TookPart) -> bool:
    """Whether pages of these drafts may all tell this aspect: whatever one of them holds back, no difference
    shows.
    """
    return all(
        min(filter(None, told.get(PEOPLE, {}).values()), default=0) >= GROUPS_FROM
        and _are_many(_parts(aspect, told).items())
        for told in drafts
    )


def _are_many(parts: Iterable[tuple[str, int]]) -> bool:
    return all(people >= PARTS_FROM for part, people in parts if people or part)


def _parts(aspect: str, told: TookPart) -> dict[str, int]:
    parts = dict(told[aspect])
    if aspect in _WITH_A_REST:
        parts[_REST] = sum(told.get(PEOPLE, {}).values()) - sum(parts.values())
    return parts
