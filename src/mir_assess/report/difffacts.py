"""What a reader must know before trusting a comparison of two rounds, written from the facts of these two."""

from collections.abc import Iterable, Mapping, Sequence

from mir_assess.analysis.changes import Change, YearOnYear
from mir_assess.analysis.disclosed import DisclosedRound
from mir_assess.report.diffview import StatementDiff, Turnout
from mir_assess.report.explained import how_pictures_work, unknown_is_not_low
from mir_assess.report.facts import heads, in_fewer_steps, two_views, unread
from mir_assess.report.methods import method_of_changes
from mir_assess.report.rounds import ShownRound
from mir_assess.report.sayings import held_back
from mir_assess.report.tongue import say, say_n


def turnout(old: ShownRound, new: ShownRound, matched: Mapping[str, str]) -> tuple[Turnout, ...]:
    """Return how many of each group took part in the two rounds."""
    absent = say("not there")
    now = [
        Turnout(
            group.label,
            old.groups[matched[group.id]].turnout if group.id in matched else absent,
            group.turnout,
        )
        for group in new.groups.values()
    ]
    gone = [
        Turnout(group.label, group.turnout, absent)
        for group in old.groups.values()
        if group.id not in matched.values()
    ]
    return (*now, *gone)


def turnout_note() -> str:
    """Return what to keep in mind of who was there."""
    return say(
        "Different people may have come. A change in who was in the room can look like a change in people's "
        "lives."
    )


def banners(found: YearOnYear) -> tuple[str, ...]:
    """Return what stands above everything else."""
    still_open = found.old.sealed is None or found.new.sealed is None
    return heads(is_open=still_open, is_for_the_room=found.new.policy.audience == "room")


def purpose(found: YearOnYear) -> tuple[str, ...]:
    """Return what this page is."""
    what = say(
        "This sets two rounds side by side: {old} and {new}. It says first what can be compared, then what "
        "changed, and what became of the actions that were promised.",
        old=year_and_name(found.old),
        new=year_and_name(found.new),
    )
    roles = [group.role for seen in (found.old, found.new) for group in seen.assessment.groups]
    return (what, two_views(_voices(found), roles))


def year_and_name(seen: DisclosedRound) -> str:
    """Return a round by its year and its name."""
    return say("{year} ({name})", year=str(seen.assessment.year), name=seen.assessment.name)


def _promises(found: YearOnYear) -> list[bool]:
    """Whether each statement of the two rounds makes a promise."""
    return [seen.good_from(name) is not None for seen in (found.old, found.new) for name in seen.cells]


def _voices(found: YearOnYear) -> list[str]:
    return [seen.assessment.statement(name).voice for seen in (found.old, found.new) for name in seen.cells]


def called(found: YearOnYear) -> tuple[str, str]:
    """Return what the two rounds are called: their years, and their names too within one year."""
    old, new = found.old.assessment, found.new.assessment
    if old.year == new.year:
        return year_and_name(found.old), year_and_name(found.new)
    return str(old.year), str(new.year)


def bars_explained(found: YearOnYear) -> tuple[str, ...]:
    """Return how to read the pictures of a comparison."""
    old, new = called(found)
    upper = say("For each group the upper bar is {old}, and the lower bar {new}.", old=old, new=new)
    return (upper, *how_pictures_work(_promises(found)))


def how_to_read() -> tuple[str, ...]:
    """Return how to read the words of a comparison."""
    clearly = say(
        "“Clearly” means more than chance would easily explain. “Not clearly” never means that nothing "
        "changed."
    )
    return (clearly, unknown_is_not_low())


def limits(
    found: YearOnYear,
    statements: Sequence[StatementDiff],
    old: ShownRound,
    new: ShownRound,
) -> tuple[str, ...]:
    """Return what this comparison cannot tell, from what happened in the two rounds."""
    told = [
        say(
            "Neither room is a sample, and different people may have come. Numbers cannot say why something "
            "changed."
        )
    ]
    apart = sum(not statement.compares for statement in statements)
    if apart:
        told.append(
            say_n(
                "{apart} of {number} statement cannot be compared.",
                "{apart} of {number} statements cannot be compared.",
                len(statements),
                apart=apart,
            )
        )
    then, now = called(found)
    for year, groups in ((then, old.groups), (now, new.groups)):
        told += [not_shown(group.label, year) for group in groups.values() if held_back(group.people)]
    told += in_fewer_steps(sum(new.in_fewer_steps(one.id) for one in statements if one.compares))
    every = [group for statement in statements for group in statement.groups]
    changes = (change for row in found.statements for change in row.groups.values())
    told += too_split(changes)
    return (*told, *unread((group.reading, group.superiority) for group in every))


def too_split(changes: Iterable[Change]) -> tuple[str, ...]:
    """Return in how many comparisons only a very large change can be seen, since people were split."""
    number = sum(change.split and change.reading == "no_clear_change" for change in changes)
    if not number:
        return ()
    told = say_n(
        "In {number} comparison people were so split that only a very large change can be seen.",
        "In {number} comparisons people were so split that only a very large change can be seen.",
        number,
    )
    return (told,)


def not_shown(group: str, year: str) -> str:
    """Return that the number of people of a group is held back."""
    return say(
        "{group}, {year}: the number of people is not shown, to keep them safe. Their answers matter just as "
        "much.",
        group=group,
        year=year,
    )


def method(found: YearOnYear) -> tuple[str, ...]:
    """Return how the readings were made, with every threshold."""
    figures = [change.superiority for row in found.statements for change in row.groups.values()]
    figures += [gap.difference for row in found.statements for gap in row.gaps]
    tested = sum(isinstance(figure, float) for figure in figures)
    return method_of_changes(found.new.policy, tested, _promises(found))
