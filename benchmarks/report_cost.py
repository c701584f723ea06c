"""What a report over 100,000 people's answers to the whole bank costs beside one over 100: it reads counts,
not answers.

    python benchmarks/report_cost.py [PEOPLE_IN_THE_STORE]

Two comparisons. From a Round to HTML: 100 people against 100,000. From a SQLite store to HTML, where each
person's answers lie as single events: 100 people against 2,000, or as many as are asked for (100,000 take
some minutes to write). Prints the least of many runs, which other work on the computer disturbs least,
and ratios; returns 1 where a ratio passes the budget.
"""

import random
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from uuid import uuid4

SOURCE = Path(__file__).resolve().parents[1] / "src"
sys.path.insert(0, str(SOURCE))

from mir_assess import pipeline  # noqa: E402 - the line above finds it
from mir_assess.analysis.policy import ROOM  # noqa: E402 - the same
from mir_assess.banks import load  # noqa: E402 - the same
from mir_assess.model.assessment import Assessment, Group  # noqa: E402 - the same
from mir_assess.model.events import Answered, Opened, SessionOpened, assessment_stream, session_stream  # noqa: E402
from mir_assess.model.recording import record, session_difference  # noqa: E402 - the same
from mir_assess.model.round import Cell, Round  # noqa: E402 - the same
from mir_assess.resources import folder  # noqa: E402 - the same
from mir_assess.store import open_store  # noqa: E402 - the same
from mir_assess.store.base import Append, Store  # noqa: E402 - the same

FEW, MANY = 100, 100_000
IN_THE_STORE = 2_000
BUDGET = 1.2
RUNS = 25
AT = "2026-01-01T00:00:00+00:00"
GROUPS = (
    Group("lived", "People with lived experience", "lived_experience"),
    Group("council", "Council team", "council"),
)


def main(people_in_the_store: int) -> int:
    """Measure, print, and return 1 where the budget is passed."""
    assessment = opened()
    few, many = (counted(assessment, people) for people in (FEW, MANY))
    from_rounds = compared(lambda: page(few), lambda: page(many))
    print(f"Round to HTML, {FEW} and {MANY:,} people: {told(*from_rounds)}")
    with tempfile.TemporaryDirectory() as place:
        stores = [
            filled(Path(place) / f"{people}.sqlite", assessment, people)
            for people in (FEW, people_in_the_store)
        ]
        from_stores = compared(*(lambda store=store: page(store.round(assessment.name)) for store in stores))
        for store in stores:
            store.close()
    print(f"Store to HTML, {FEW} and {people_in_the_store:,} people: {told(*from_stores)}")
    return int(max(many / few for few, many in (from_rounds, from_stores)) > BUDGET)


def opened() -> Assessment:
    """An assessment of the whole built-in bank."""
    edition = load("making-it-real", folder("statements")).edition()
    chosen = tuple(statement.id for statement in edition.statements)
    return Assessment("bench-2026", "Bench Council", 2026, (edition,), chosen, GROUPS, "2026-01-01")


def counted(assessment: Assessment, people: int) -> Round:
    """A round in which so many answered every statement, three in five with lived experience."""
    sizes = {"lived": people * 3 // 5, "council": people - people * 3 // 5}
    chance = random.Random(7)
    cells = {
        statement_id: {group_id: Cell(spread(chance, size), skipped=0) for group_id, size in sizes.items()}
        for statement_id in assessment.chosen
    }
    return Round(assessment, sizes, cells)


def spread(chance: random.Random, size: int) -> tuple[int, ...]:
    """So many people over five levels, none of them left empty."""
    weights = [chance.uniform(0.5, 1.5) for _ in range(5)]
    levels = [int(size * weight / sum(weights)) for weight in weights]
    levels[2] += size - sum(levels)
    return tuple(levels)


def filled(file: Path, assessment: Assessment, people: int) -> Store:
    """A store in which each person's answer to each statement is an event of its own."""
    store = open_store(str(file))
    stream = assessment_stream(assessment.name)
    store.append(
        Append(
            assessment.name, record(stream, 0, [Opened(assessment)], at=AT, channel="bench", new_id=new_id)
        )
    )
    chance = random.Random(7)
    for first in range(0, people, 200):
        store.append(
            *(person(assessment, number, chance) for number in range(first, min(first + 200, people)))
        )
    return store


def person(assessment: Assessment, number: int, chance: random.Random) -> Append:
    """One person's session: every statement answered."""
    keys = assessment.scale_of(assessment.chosen[0]).keys
    answers = [Answered(statement_id, chance.choice(keys)) for statement_id in assessment.chosen]
    bodies = [SessionOpened("lived" if number % 5 < 3 else "council", "individual"), *answers]
    stream = session_stream(assessment.name, str(number))
    events = record(stream, 0, bodies, at=AT, channel="bench", new_id=new_id)
    return Append(assessment.name, events, session_difference((), events))


def new_id() -> str:
    """An id for an event."""
    return uuid4().hex


def page(found: Round) -> bytes:
    """The gap report of a round, as HTML."""
    return pipeline.render(pipeline.report(found, ROOM), "html", folder("templates"))


def compared(one: Callable[[], object], other: Callable[[], object]) -> tuple[float, float]:
    """Return the fewest milliseconds of the processor that two calls took, in turns so that a busy moment
    strikes both: they wait for nothing, and the clock on the wall also counts what others do meanwhile.
    """
    one(), other()
    taken: tuple[list[float], list[float]] = ([], [])
    for _ in range(RUNS):
        for call, times in zip((one, other), taken, strict=True):
            begun = time.process_time()
            call()
            times.append(1000 * (time.process_time() - begun))
    return min(taken[0]), min(taken[1])


def told(few: float, many: float) -> str:
    """Return two times and their ratio in words."""
    return f"{few:.0f} ms and {many:.0f} ms, {many / few:.2f} times (budget {BUDGET})"


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else IN_THE_STORE))
