"""What may be told of how people took part: through what, with whose help, and whether they came before.

These figures cross all groups, so each is judged beside the others, and beside how many came. Knows no Round.
"""

from collections.abc import Mapping

from mir_assess.analysis.disclosed import Suppressed
from mir_assess.analysis.policy import PART_AT_LEAST, Policy
from mir_assess.model.came import ATTENDANCES

ASPECTS = ("channel", "support", "attendance")
SELDOM = ("helper", "unclear")
"""In what ways it is told how people took part: each by itself, never two of them crossed. Those told SELDOM
are of rounds that say something of them.
"""


def told_beside(
    told: Mapping[str, Mapping[str, int] | Suppressed], policy: Policy
) -> dict[str, Mapping[str, int] | Suppressed]:
    """Return how people took part, where what is told of some leaves no few others of them to be worked out;
    and without anything of paper where it is not told that anybody used it.
    """
    found = dict(told)
    support, channel = told.get("support"), told.get("channel")
    helped = sum(support.values()) if isinstance(support, Mapping) else 0
    on_paper = channel.get("paper", 0) if isinstance(channel, Mapping) else 0
    # Who says who pays was helped, and a sheet that cannot be read is paper: of those they are parts.
    for aspect, whole in (("helper", helped), ("unclear", on_paper)):
        parts, least = told.get(aspect), max(PART_AT_LEAST, policy.min_cell)
        if not isinstance(parts, Mapping):
            continue
        left = whole - sum(parts.values())
        # With nobody left over, and only one thing said, it was said of every one of them.
        if left < least and (left or len(parts) < 2):
            found[aspect] = Suppressed("small_cell", least)
    if not isinstance(channel, Mapping):
        found.pop("unclear", None)
    return found


def of_one_way(
    aspect: str,
    parts: Mapping[str, int] | Suppressed,
    people: Mapping[str, int | Suppressed],
    policy: Policy,
    *,
    hidden: bool,
) -> Mapping[str, int] | Suppressed:
    """Return how people took part, if no part is small and the parts cannot add up to a hidden group."""
    if isinstance(parts, Suppressed):
        return parts
    if hidden:
        return Suppressed("would_reveal", policy.exact_from)
    everyone = sum(size for size in people.values() if isinstance(size, int))
    if not everyone:
        return Suppressed("no_answers", PART_AT_LEAST)
    least = max(PART_AT_LEAST, policy.min_cell)
    counted = _every_part(aspect, parts, everyone)
    return parts if parts and min(counted) >= least else Suppressed("small_cell", least)


def _every_part(aspect: str, parts: Mapping[str, int], everyone: int) -> list[int]:
    """Return the parts as a reader can work them out who knows how many came, with those that are not
    written.
    """
    rest = everyone - sum(parts.values())
    match aspect:
        case "support" | "helper" | "unclear":
            # Those whom nobody helped are a part too: with none left over, everyone in the room was helped.
            return [*parts.values(), rest]
        case "attendance":
            # Both answers are parts, since with one of them empty all who said it said the other. Who did
            # not say is a part as well, unless that is nobody: that all of them said it tells on no one.
            return [*(parts.get(part, 0) for part in ATTENDANCES), *([rest] if rest else [])]
        case _:
            return list(parts.values())
