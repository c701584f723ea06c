"""What a reader must know before trusting a comparison of two rounds, written from the facts of these two."""

from collections.abc import Mapping, Sequence

from mir_assess.analysis.changes import YearOnYear
from mir_assess.analysis.disclosed import DisclosedRound, Suppressed
from mir_assess.report.diffview import StatementDiff
from mir_assess.report.facts import (
    DRAFT,
    FOR_THE_ROOM,
    UNKNOWN_IS_NOT_LOW,
    how_pictures_work,
    thresholds,
    two_views,
    when_clear,
)
from mir_assess.report.naming import counted
from mir_assess.report.view import GroupView

TURNOUT_NOTE = (
    "Different people may have come. A change in who was in the room can look like a change in people's "
    "lives."
)


def banners(found: YearOnYear) -> tuple[str, ...]:
    """Return what stands above everything else."""
    still_open = found.old.sealed is None or found.new.sealed is None
    return (
        *((DRAFT,) if still_open else ()),
        *((FOR_THE_ROOM,) if found.new.policy.audience == "room" else ()),
    )


def purpose(found: YearOnYear) -> tuple[str, ...]:
    """Return what this page is."""
    what = (
        f"This sets two rounds side by side: {_round(found.old)} and {_round(found.new)}. It says first what "
        "can be compared, then what changed, and what became of the actions that were promised."
    )
    return (what, two_views(_voices(found)))


def _round(seen: DisclosedRound) -> str:
    return f"{seen.assessment.year} ({seen.assessment.name})"


def _promises(found: YearOnYear) -> list[bool]:
    """Whether each statement of the two rounds makes a promise."""
    return [seen.good_from(name) is not None for seen in (found.old, found.new) for name in seen.cells]


def _voices(found: YearOnYear) -> list[str]:
    return [seen.assessment.statement(name).voice for seen in (found.old, found.new) for name in seen.cells]


def called(found: YearOnYear) -> tuple[str, str]:
    """Return what the two rounds are called: their years, and their names too within one year."""
    old, new = found.old.assessment, found.new.assessment
    if old.year == new.year:
        return _round(found.old), _round(found.new)
    return str(old.year), str(new.year)


def bars_explained(found: YearOnYear) -> tuple[str, ...]:
    """Return how to read the pictures of a comparison."""
    old, new = called(found)
    upper = f"For each group the upper bar is {old}, and the lower bar {new}."
    return (upper, *how_pictures_work(_promises(found)))


HOW_TO_READ = (
    "“Clearly” means more than chance would easily explain. “Not clearly” never means that nothing changed.",
    UNKNOWN_IS_NOT_LOW,
)


def limits(
    found: YearOnYear,
    statements: Sequence[StatementDiff],
    old: Mapping[str, GroupView],
    new: Mapping[str, GroupView],
) -> tuple[str, ...]:
    """Return what this comparison cannot tell, from what happened in the two rounds."""
    told = ["Two rooms are no samples, and not the same people. Numbers cannot say why something changed."]
    apart = sum(not statement.compares for statement in statements)
    if apart:
        told.append(f"{apart} of {counted(len(statements), 'statement')} cannot be compared.")
    joined = [group.label for group in new.values() if group.id not in found.matched]
    gone = [group.label for group in old.values() if group.id not in found.matched.values()]
    then, now = called(found)
    told += [f"{label}: only in {now}, so nothing can be compared." for label in joined]
    told += [f"{label}: only in {then}, so nothing can be compared." for label in gone]
    for year, groups in ((then, old), (now, new)):
        told += [
            f"{group.label}, {year}: the number of people is not shown, to keep them safe. Their answers "
            "matter just as much."
            for group in groups.values()
            if isinstance(group.people, Suppressed) and group.people.reason != "no_answers"
        ]
    few = sum(group.reading == "too_few" for statement in statements for group in statement.groups)
    if few:
        told.append(f"{counted(few, 'comparison')} had too few people to say anything.")
    return tuple(told)


CHANGE = (
    "A change is told by the chance that one person picked from the newer round stands on a higher level "
    "than one picked from the older, ties counted half: one half means neither stands higher. That two "
    "readings differ is no change of a gap: the difference itself is tested."
)


def method(found: YearOnYear) -> tuple[str, ...]:
    """Return how the readings were made, with every threshold."""
    figures = [change.superiority for row in found.statements for change in row.groups.values()]
    figures += [gap.difference for row in found.statements for gap in row.gaps]
    tested = sum(isinstance(figure, float) for figure in figures)
    what = f"{counted(tested, 'change')} with figures on this page"
    least = thresholds(found.new.policy, _promises(found))
    return (least, CHANGE, when_clear("change", "“no change”", found.new.policy, what))
