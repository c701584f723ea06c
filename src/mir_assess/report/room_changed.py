"""How the room was not the same from one round to the next: said before any change, on every page of several
rounds, from one place.

Reads what the gate handed out, and no answers: who was there, how many, how they rated, by which way they
answered, with what help, and who says that they came for the first time.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from mir_assess.analysis.disclosed import DisclosedRound, Suppressed
from mir_assess.report.rounds import ShownRound
from mir_assess.report.sayings import nobody_answered
from mir_assess.report.tongue import listed, marked, say, say_n
from mir_assess.report.unlike import TOGETHER
from mir_assess.report.view import GroupView
from mir_assess.report.ways import ATTENDANCES, CHANNELS, OTHER_CHANNEL, OTHER_SUPPORT, SUPPORTS

MUCH = 1.5
"""A group that grew or shrank by so many times is a room to be told of."""

SHARE = 0.25
"""A part of the room that grew or shrank by so much of it is told of too."""

Groups = Sequence[GroupView | None]
"""One group through the rounds; None where a round had none such."""

# For translators: how a group rated, after its name and the year.
MODES = {
    "individual": marked("each person rated alone"),
    "tally": marked("the answers were counted together, as cards are"),
    "consensus": marked("the group agreed on one answer together"),
}
ASPECTS = {
    "channel": (CHANNELS, OTHER_CHANNEL),
    "support": (SUPPORTS, OTHER_SUPPORT),
    "attendance": (ATTENDANCES, OTHER_CHANNEL),
}


def who_changed(groups: Sequence[Groups], rounds: Sequence[ShownRound]) -> tuple[str, ...]:
    """Return how the room was not the same, as far as it may be told, the oldest round first."""
    names = [one.called for one in rounds]
    told: list[str] = []
    for each in groups:
        told += _came_and_went(each, names)
        for place, (old, new) in enumerate(pairwise(each)):
            if old and new and not nobody_came(old) and not nobody_came(new):
                told += _otherwise(old, new, names[place], names[place + 1])
    for aspect in ASPECTS:
        told += _parts(rounds, aspect)
    return tuple(dict.fromkeys((*told, *_sealed_and_open(rounds))))


def _came_and_went(groups: Groups, names: Sequence[str]) -> Iterator[str]:
    """In which rounds nobody of a group was there; of one that never was, that is no news."""
    label = next(group.label for group in reversed(groups) if group)
    away = [name for name, group in zip(names, groups, strict=True) if group is None or nobody_came(group)]
    if away and len(away) < len(names):
        yield say("{group}: not there in {years}.", group=label, years=listed(away))


def nobody_came(group: GroupView) -> bool:
    """Return whether nobody of a group was there, which may be told of any group."""
    return nobody_answered(group.people)


def _otherwise(old: GroupView, new: GroupView, then: str, now: str) -> Iterator[str]:
    """How one group was not the same in two rounds."""
    if old.mode != new.mode:
        yield _then_and_now(new.label, (then, say(MODES[old.mode])), (now, say(MODES[new.mode])))
        if "consensus" in (old.mode, new.mode):
            yield say(TOGETHER)
    if _is_much(old.people, new.people):
        yield _then_and_now(new.label, (then, old.turnout), (now, new.turnout))
        if _number(new.people) < _number(old.people):
            yield say("With fewer people, fewer changes can be clear.")


def _then_and_now(group: str, *told: tuple[str, str]) -> str:
    return " ".join(
        say("{group}, {year}: {words}.", group=group, year=year, words=words) for year, words in told
    )


def _is_much(before: int | Suppressed, after: int | Suppressed) -> bool:
    """Whether a group grew or shrank so that it is to be told; a number that is held back tells nothing, and
    a group that agreed as one may have none.
    """
    some, more = sorted((_number(before), _number(after)))
    return some > 0 and more >= MUCH * some


def _number(people: int | Suppressed) -> int:
    return people if isinstance(people, int) else 0


def _parts(rounds: Sequence[ShownRound], aspect: str) -> Iterator[str]:
    """How people took part in one aspect, where that was not the same in every round that tells of it."""
    words, other = ASPECTS[aspect]
    told = [(one, parts) for one in rounds if (parts := _shown(one.seen, aspect))]
    if any(_moved(one, other) for one, other in pairwise(told)):
        for one, parts in told:
            each = [say_n(*words.get(part, other), people, way=part) for part, people in parts.items()]
            yield say("{year}: {words}.", year=one.called, words=listed(each))


def _shown(seen: DisclosedRound, aspect: str) -> dict[str, int]:
    """The people by part; none where that may not be told."""
    parts = seen.participation.get(aspect)
    return {part: people for part, people in parts.items() if people} if isinstance(parts, Mapping) else {}


def _moved(old: tuple[ShownRound, dict[str, int]], new: tuple[ShownRound, dict[str, int]]) -> bool:
    """Whether the parts are others, or one of them is another part of the room. Where a part shows every
    group's number does, so this tells no more than they.
    """
    before, after = old[1], new[1]
    everyone = [max(1, sum(_number(group.people) for group in one.groups.values())) for one, _ in (old, new)]
    return before.keys() != after.keys() or any(
        abs(after[part] / everyone[1] - before[part] / everyone[0]) >= SHARE for part in after
    )


def _sealed_and_open(rounds: Sequence[ShownRound]) -> Iterator[str]:
    """Which rounds may still change, where others cannot."""
    still_open = [one.called for one in rounds if one.seen.sealed is None]
    if still_open and len(still_open) < len(rounds):
        yield say("Still open, so answers may change: {years}.", years=listed(still_open))
