"""Which group of one round is which of another, through three and more rounds: groups come, go and come back.

Knows groups by their ids and roles; knows nothing of what they said.
"""

from collections.abc import Sequence
from itertools import count

from mir_assess.analysis.disclosed import DisclosedRound
from mir_assess.analysis.sides import match_groups
from mir_assess.model.value import value


@value
class Thread:
    """One group through all rounds: its id in each, None where it was not there. `id` is its newest, by which
    a page knows it.
    """

    id: str
    groups: tuple[str | None, ...]


def threads(rounds: Sequence[DisclosedRound]) -> tuple[Thread, ...]:
    """Return the groups of rounds that stand oldest first: the newest round's in their order, then those
    that were gone by then.

    A group is matched with the round in which it was next there, as `match_groups` does; so one that stayed
    away for a round is the same when it is back.
    """
    found: list[dict[int, str]] = []
    for place in reversed(range(len(rounds))):
        free = [group.id for group in rounds[place].assessment.groups]
        for later in range(place + 1, len(rounds)):
            matched = match_groups(rounds[place], rounds[later])
            for known in found:
                older = matched.get(known[later]) if min(known) == later else None
                if older in free:
                    known[place] = older
                    free.remove(older)
        found += [{place: group_id} for group_id in free]
    names = _names([known[max(known)] for known in found])
    places = range(len(rounds))
    return tuple(
        Thread(name, tuple(known.get(place) for place in places))
        for name, known in zip(names, found, strict=True)
    )


def _names(ids: Sequence[str]) -> list[str]:
    """The ids, no two alike: two groups may have had one id, years apart."""
    names: list[str] = []
    for group_id in ids:
        tries = (group_id if number == 1 else f"{group_id}-{number}" for number in count(1))
        names.append(next(name for name in tries if name not in names))
    return names
