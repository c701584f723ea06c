"""What a reader must know before trusting rounds set in a row, written from the facts of these rounds: above
all, who was there and how that changed.
"""

from collections import Counter
from collections.abc import Iterator, Sequence

from mir_assess.analysis.disclosed import DisclosedRound
from mir_assess.analysis.trends import Trends
from mir_assess.report import difffacts, room_changed
from mir_assess.report.facts import heads, in_fewer_steps, two_views, unread
from mir_assess.report.methods import method_of_changes
from mir_assess.report.naming import in_words
from mir_assess.report.rounds import ShownRound
from mir_assess.report.sayings import held_back
from mir_assess.report.tongue import listed, say, say_n
from mir_assess.report.trendview import StatementTrendView, Turnout
from mir_assess.report.view import GroupView


def called(rounds: Sequence[DisclosedRound]) -> tuple[str, ...]:
    """Return what the rounds are called: their years, and their names too where a year comes more than
    once.
    """
    years = Counter(seen.assessment.year for seen in rounds)
    return tuple(
        difffacts.year_and_name(seen) if years[seen.assessment.year] > 1 else str(seen.assessment.year)
        for seen in rounds
    )


def banners(rounds: Sequence[DisclosedRound]) -> tuple[str, ...]:
    """Return what stands above everything else."""
    still_open = any(seen.sealed is None for seen in rounds)
    return heads(is_open=still_open, is_for_the_room=rounds[-1].policy.audience == "room")


def purpose(rounds: Sequence[DisclosedRound]) -> tuple[str, ...]:
    """Return what this page is."""
    what = say(
        "This sets {number} rounds in a row: {rounds}. It says first who was there and what can be compared, "
        "then what changed, and what became of the actions that were promised.",
        number=in_words(len(rounds)),
        rounds=listed([difffacts.year_and_name(seen) for seen in rounds]),
    )
    voices = [seen.assessment.statement(name).voice for seen in rounds for name in seen.cells]
    return (what, two_views(voices, [group.role for seen in rounds for group in seen.assessment.groups]))


def turnout(found: Trends, rounds: Sequence[ShownRound]) -> tuple[Turnout, ...]:
    """Return how many of each group took part in each round."""
    return tuple(
        Turnout(_label(groups), tuple(group.turnout if group else say("not there") for group in groups))
        for groups in _groups(found, rounds)
    )


def who_changed(found: Trends, rounds: Sequence[ShownRound]) -> tuple[str, ...]:
    """Return how the room was not the same from each round to the next, as far as it may be told."""
    return room_changed.who_changed(list(_groups(found, rounds)), rounds)


def _groups(found: Trends, rounds: Sequence[ShownRound]) -> Iterator[tuple[GroupView | None, ...]]:
    """Each thread's groups, round by round."""
    for thread in found.threads:
        yield tuple(
            one.groups[group] if group else None for one, group in zip(rounds, thread.groups, strict=True)
        )


def _label(groups: Sequence[GroupView | None]) -> str:
    return next(group.label for group in reversed(groups) if group)


def now_note() -> str:
    """Return how to read what became of a statement from one round to the next."""
    return say("Each round is set beside the one before it. There, “now” is the later of the two.")


def kept_back(groups: Sequence[str]) -> tuple[str, ...]:
    """Return, once for the page, of which groups no round shows anything; `groups` are their labels."""
    return tuple(
        say(
            "{group}: we show no numbers on any statement, to keep people safe. "
            "Their answers matter just as much.",
            group=group,
        )
        for group in groups
    )


def turnout_note() -> str:
    """Return what to keep in mind of who was there."""
    return difffacts.turnout_note()


def how_pictures_work(found: Trends) -> tuple[str, ...]:
    """Return how to read the small pictures."""
    promises = {seen.good_from(name) is not None for seen in found.rounds for name in seen.cells}
    told = [
        say(
            "Each small picture is one group, and each of its places one round. Only rounds that compare are "
            "joined. Every number is in the table too."
        )
    ]
    if True in promises:
        told.append(
            say("The higher a place, the larger the share of people for whom the promise was kept that year.")
        )
    if False in promises:
        told.append(
            say(
                "Where a statement makes no promise, each place is a column of its people in the order of "
                "the levels. No level counts as good or bad."
            )
        )
    return tuple(told)


def how_to_read(found: Trends) -> tuple[str, ...]:
    """Return how to read the words of rounds in a row."""
    levels = say(
        "To tell what changed we look at every level, and the table counts only the people who say that the "
        "promise is kept. So answers can clearly rise while that number stays the same."
    )
    alone = say(
        "What is said here is about the two rounds it names, and nothing beyond them. No line is drawn on "
        "to the years that follow."
    )
    apart = say(
        "Only rounds that asked the same stand side by side. Where a statement was asked differently, a new "
        "picture begins."
    )
    in_levels = (levels,) if found.rounds[-1].policy.audience == "room" else ()
    return (alone, apart, *in_levels, *difffacts.how_to_read())


def limits(statements: Sequence[StatementTrendView], rounds: Sequence[ShownRound]) -> tuple[str, ...]:
    """Return what rounds in a row cannot tell, from what happened in them."""
    told = [
        say(
            "No room is a sample, and different people may have come each time. Numbers cannot say why "
            "something changed."
        )
    ]
    apart = sum(statement.kind != "all" for statement in statements)
    if apart:
        told.append(
            say_n(
                "{apart} of {number} statement cannot be compared over all rounds.",
                "{apart} of {number} statements cannot be compared over all rounds.",
                len(statements),
                apart=apart,
            )
        )
    for one in rounds:
        told += [
            difffacts.not_shown(group.label, one.called)
            for group in one.groups.values()
            if held_back(group.people)
        ]
    compared = [one.id for one in statements if one.stretches]
    told += in_fewer_steps(sum(any(seen.in_fewer_steps(name) for seen in rounds) for name in compared))
    moves = [move for statement in statements for group in statement.groups for move in group.moves]
    return (*told, *unread((move.reading, move.superiority) for move in moves))


def method(found: Trends) -> tuple[str, ...]:
    """Return how the readings were made, with every threshold."""
    promises = [seen.good_from(name) is not None for seen in found.rounds for name in seen.cells]
    together = say(
        "The changes are each group's step from each round to the next, its whole way from the first to the "
        "last round that compare, and the change of each gap over the same way. They are judged together."
    )
    return (*method_of_changes(found.rounds[-1].policy, found.tested, promises), together)
