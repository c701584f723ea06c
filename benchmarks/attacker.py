"""Can somebody who has every published page of a small room tell what it holds back? An attacker tries.

Rooms of groups of one to twelve people are drawn by chance, and published: every format for both audiences,
with what changed, the comparison, the trend, a pool with other councils, and drafts on the way. The attacker

1. reads the figures in the bytes: machine formats wholly, tables and sentences of the others at their place;
   no page may tell a number that the others do not;
2. draws, by the printed rules, other rooms that fit what was read, each otherwise in all that is held back,
   and publishes them too: a room whose pages have the same bytes is one that no reader can rule out. Every
   hidden level, and what a hidden group agreed on, must be at least three things among them;
3. takes each draft from each, and from the room's copy, where the program did not ask first, while people
   come, change their minds and have their answers taken out: no statement may then show what one to four
   people said, be it that they came to a level or left one;
4. looks for private words in every byte.

The attacker knows the rules and nothing of the gate's code. What it cannot do: draw every room there is, so a
figure that it does not rule out in its time is reported as a find, for a person to look at.

    python benchmarks/attacker.py                          200 rooms and 1,000 ways, in half an hour
    python benchmarks/attacker.py --rooms 20               a rough look
    python benchmarks/attacker.py --write docs/attacker.md puts the figures on that page
"""

import argparse
import json
import random
import sys
import time
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from itertools import combinations
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(REPOSITORY / "src"), str(REPOSITORY / "tests"), str(REPOSITORY / "benchmarks")]

from attacked_pages import AUDIENCES, QUICK, SLOW, drafts_of, published, report  # noqa: E402 - found just above
from attacked_rounds import PRIVATE, Attacked, attacked  # noqa: E402 - the same
from attacker_reading import ENOUGH, possible  # noqa: E402 - the same
from attacker_suspects import Suspects  # noqa: E402 - the same
from marked_pages import marks_of, put_between  # noqa: E402 - the same

from figures_on_pages import assert_agree, names_of  # noqa: E402 - the same
from mir_assess import pipeline  # noqa: E402 - the same
from mir_assess.analysis.policy import policy_for  # noqa: E402 - the same
from reading import found_in  # noqa: E402 - the same

MARKS = marks_of("attacker")
ROOMS, WAYS, CHANCE, MOST_SUSPECTS, FEW = 200, 1_000, 1, 24, 4
MOST_ON_THE_WAY = 30
"""People of a group at most, where only drafts are looked at: in small rooms, each of them is asked about."""
EVERY_SLOW = 10
"""Pages that other programs write are made of one room in so many."""


@dataclass(slots=True)
class Found:
    """What an attacker found in some rooms, counted: `hidden` figures by audience, and by how many things
    each could still be, up to three; `finds` are what should not have been there, in words.
    """

    rooms: int = 0
    ways: int = 0
    pages: int = 0
    suspects: Counter[str] = field(default_factory=Counter)
    hidden: Counter[tuple[str, int]] = field(default_factory=Counter)
    drafts: Counter[str] = field(default_factory=Counter)
    finds: list[str] = field(default_factory=list)

    def add(self, other: "Found") -> None:
        """Add what was found in other rooms."""
        self.rooms += other.rooms
        self.ways += other.ways
        self.pages += other.pages
        self.suspects += other.suspects
        self.hidden += other.hidden
        self.drafts += other.drafts
        self.finds += other.finds


def attack(number: int, chance: int = CHANCE, *, slow: bool | None = None) -> Found:
    """Attack one room by everything that is published of it."""
    room, found = attacked(number, chance), Found(rooms=1)
    others = [report(other, "public") for other in room.elsewhere]
    slow = number % EVERY_SLOW == 0 if slow is None else slow
    formats = (*QUICK, *SLOW) if slow else QUICK
    for audience in AUDIENCES:
        found.finds += _read(room, audience, formats)
        _suspect(room, audience, formats, others, found)
    found.finds += _subtract(room, found)
    return found


def attack_way(number: int, chance: int = CHANCE) -> Found:
    """Attack one larger room by the drafts that were made on its way, and by nothing else."""
    room, found = attacked(number, chance, MOST_ON_THE_WAY), Found(ways=1)
    found.finds += _subtract(room, found)
    return found


def _read(room: Attacked, audience: str, formats: Collection[str]) -> Iterator[str]:
    """Read every figure of the report and of the comparison: what one page tells, all must."""
    before, policy = room.earlier[1], policy_for(audience)
    for page in (
        pipeline.report(room.truth, policy),
        pipeline.comparison(before, room.truth, policy),
    ):
        in_bands = (
            [one.id for one in page.statements if one.in_bands] if page.kind == "report" else _stepped(page)
        )
        try:
            assert_agree(
                page, names_of(before, room.truth, in_bands=in_bands), formats, nothing_left_out=False
            )
        except AssertionError as differs:
            yield f"room {room.number}, {audience}: pages differ: {differs}"


def _stepped(page: "pipeline.Comparison") -> list[str]:
    """The statements of a comparison that are told in the bands of their scale."""
    told = json.loads(pipeline.render(page, "json", REPOSITORY / "templates"))
    return [
        one["id"]
        for one in told["statements"]
        for group in one["groups"].values()
        for side in (group["old"], group["new"])
        if side and isinstance(side["levels"], dict) and "yes" in side["levels"]
    ]


def _suspect(
    room: Attacked, audience: str, formats: Sequence[str], others: Sequence[bytes], found: Found
) -> None:
    """Draw what else the room could have said, until everything hidden could be three things."""
    pages = published(room, room.truth, audience, formats, others)
    found.pages += len(pages)
    where = f"room {room.number}, {audience}"
    found.finds += [
        f"{where}: private words in {name}"
        for name, page in pages.items()
        if found_in(page, PRIVATE.encode())
    ]
    suspects = Suspects(room.truth, json.loads(report(room.truth, audience)), random.Random(f"{where}"))
    fitting = [suspects.read.hidden(room.truth)]
    for _ in range(MOST_SUSPECTS):
        known = possible(fitting)
        if all(len(values) >= ENOUGH for values in known.values()):
            break
        drawn = suspects.newest(known)
        if drawn is None:
            break
        other = published(room, drawn, audience, formats, others)
        found.suspects[audience] += 1
        if differing := [name for name, page in pages.items() if other[name] != page]:
            found.finds.append(
                f"{where}: what should be hidden changes {len(differing)} pages, as {differing[0]}"
            )
            break
        fitting.append(suspects.read.hidden(drawn))
    for key, values in possible(fitting).items():
        found.hidden[audience, min(len(values), ENOUGH)] += 1
        if len(values) < ENOUGH:
            found.finds.append(f"{where}: {key} can only be {sorted(map(str, values))}")


def _subtract(room: Attacked, found: Found) -> Iterator[str]:
    """Take each draft from the one after it, as whoever holds both can."""
    told = [json.loads(each) for each in drafts_of(room)]
    found.drafts["made"] += len(told)
    for (place, one), (later, other) in combinations(enumerate(told), 2):
        for name, group_id, people in _apart(one, other):
            found.drafts["compared"] += 1
            if 1 <= people <= FEW:
                where = f"room {room.number}: drafts {place} and {later}"
                yield f"{where} show what {people} of {group_id} said of {name}"


def _apart(one: dict, other: dict) -> Iterator[tuple[str, str, int]]:
    """By how many people each group's levels differ, where two drafts tell them in the same steps: those who
    came to a level, or those who left one, whichever is fewer.
    """
    for old, new in zip(one["statements"], other["statements"], strict=True):
        for group_id, before in old["groups"].items():
            levels, now = before["levels"], new["groups"][group_id]["levels"]
            told = [each for each in (levels, now) if isinstance(each, dict) and "suppressed" not in each]
            if len(told) == 2 and levels.keys() == now.keys():
                changes = [now[key] - levels[key] for key in levels]
                came = sum(change for change in changes if change > 0)
                left = -sum(change for change in changes if change < 0)
                yield old["id"], group_id, min(came or left, left or came)


def attack_all(rooms: int, ways: int, chance: int = CHANCE, *, processes: int = 1) -> Found:
    """Attack so many rooms, and so many by their drafts alone. The number of processes changes nothing."""
    found = Found()
    rounds = ((partial(attack, chance=chance), rooms), (partial(attack_way, chance=chance), ways))
    if processes == 1:
        for one, many in rounds:
            for number in range(many):
                found.add(one(number))
        return found
    with ProcessPoolExecutor(processes) as workers:
        for one, many in rounds:
            for each in workers.map(one, range(many)):
                found.add(each)
    return found


def page_of(found: Found) -> str:
    """Return what was found, as a part of a page."""
    drawn, made, compared = sum(found.suspects.values()), found.drafts["made"], found.drafts["compared"]
    tried = (
        "To see what else their hidden figures could be, {:,} other rooms that fit were published as well."
    )
    lines = [
        f"{found.rooms:,} rooms, {found.pages:,} pages. {tried.format(drawn)}",
        "",
        "| a reader of | hidden figures | could be three things or more | could be two | could be one |",
        "| --- | --- | --- | --- | --- |",
    ]
    for audience, name in (("public", "the public pages"), ("room", "the room's pages and the public ones")):
        numbers = [found.hidden[audience, many] for many in (3, 2, 1)]
        lines.append(f"| {name} | {sum(numbers):,} | {' | '.join(f'{number:,}' for number in numbers)} |")
    more = f"in these and {found.ways:,} larger rooms"
    apart = f"{made:,} drafts and last copies {more} were each taken from each"
    lines += ["", f"{apart}, at {compared:,} places where both tell levels.", ""]
    if not found.finds:
        lines.append("Found that should not have been there: nothing.")
        return "\n".join(lines)
    lines.append(f"Found that should not have been there: {len(found.finds)}.")
    return "\n".join([*lines, "", *(f"- {find}" for find in found.finds)])


def main(arguments: Sequence[str] | None = None) -> int:
    """Attack, print, and return 1 where something was found."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("--rooms", type=int, default=ROOMS)
    parser.add_argument("--ways", type=int, default=WAYS, help="larger rooms, by their drafts alone")
    parser.add_argument("--chance", type=int, default=CHANCE, help="another number gives other rooms")
    parser.add_argument("--processes", type=int, default=1)
    parser.add_argument("--write", type=Path, help="put the figures between their marks on this page")
    asked = parser.parse_args(arguments)
    begun = time.perf_counter()
    found = attack_all(asked.rooms, asked.ways, asked.chance, processes=asked.processes)
    print(page_of(found))
    print(f"{time.perf_counter() - begun:.0f} seconds", file=sys.stderr)
    if asked.write:
        put_between(MARKS, page_of(found), asked.write)
    return int(bool(found.finds))


if __name__ == "__main__":
    sys.exit(main())
