"""Small rooms drawn by chance, person by person, for `attacker.py` to look into.

Between two and four groups of one to twelve people, on a scale of two to seven levels, with all that a room
may hold: people who did not know, skipped, or stopped at an easy band; groups that spoke as one, asked or
not; dots, dissent, words, help, paper. Before it two earlier rounds; beside it other councils; on its way
drafts. The same chance gives the same rooms.
"""

import random
from collections.abc import Sequence
from dataclasses import dataclass, replace

from attacked_moments import OnTheWay, Person, on_the_way

import made_up_rounds as made
from mir_assess.model.assessment import Action, Assessment, Group
from mir_assess.model.bank import Band, EditionStatement, Framework, FrameworkItem, Level, Link, Scale
from mir_assess.model.round import Cell, Consensus, Note, RoomAgreement, Round

Answer = int | str
"""The place of a level; `dk`, `na` or `skipped`; or `band/` and the place of a band."""

CQC = "cqc-quality-statements"
FRAMEWORK = Framework(
    CQC,
    "Made up",
    "first",
    "2026-03-31",
    (FrameworkItem("1", "Asking first"),),
    "https://example.org",
    "Ours.",
)
GROUPS = (
    Group("lived", "People with lived experience", "lived_experience"),
    Group("council", "Council team", "council"),
    Group("carers", "Carers", "carer"),
    Group("speakers", "People who speak for somebody", "representative"),
)
MOST, MOST_ELSEWHERE = 12, 20
WORDS = ("They rang back.", "It takes too long.", "I was asked first.", "Nobody came.", "That is better now.")
PRIVATE = "CANARY-PRIVATE-WORDS"


@dataclass(frozen=True, slots=True)
class Attacked:
    """A true round and what is published with it: rounds of earlier years, other councils', and the moments
    on its way when drafts were asked for.
    """

    number: int
    truth: Round
    earlier: tuple[Round, Round]
    elsewhere: tuple[Round, ...]
    way: OnTheWay


def attacked(number: int, chance: int, most: int = MOST) -> Attacked:
    """Draw one room with everything round it, of at most so many people a group."""
    rng = random.Random(f"{chance}/{number}")
    part = _edition(rng)
    groups = tuple(
        replace(group, mode=rng.choices(("individual", "tally", "consensus"), (5, 2, 2))[0])
        for group in GROUPS[: rng.randint(2, 4)]
    )
    on = made.assessment(part, groups)
    people = _people(rng, on, 1, most)
    truth = _dressed(rng, on, people)
    way = on_the_way(
        random.Random(f"{chance}/{number}/on the way"),
        on,
        people,
        lambda group: _person(rng, on, on.group(group), 0.1),
        lambda here: _counted(rng, on, here),
    )
    earlier = tuple(
        _dressed(rng, replace(on, name=f"northshire-{year}", year=year, opened=f"{year}-05-01"), drawn)
        for year in (2024, 2025)
        for drawn in (_people(rng, on, 3, MOST),)
    )
    return Attacked(number, truth, earlier, _elsewhere(rng, on), way)  # type: ignore[arg-type]


def _edition(rng: random.Random):
    keys = tuple(f"l{place}" for place in range(rng.choices(range(2, 8), (2, 3, 3, 5, 1, 1))[0]))
    good_from = rng.choice((None, *keys[1:], *keys[1:]))
    bands: tuple[Band, ...] = ()
    if len(keys) > 2 and rng.random() < 0.7:
        low, high = 1 + (len(keys) > 4), len(keys) - 1 - (len(keys) > 3)
        cuts = ((0, low), (low, high), (high, len(keys)))
        named = zip(("no", "in_between", "yes"), cuts, strict=True)
        bands = tuple(Band(name, name.title(), keys[first:last]) for name, (first, last) in named)
    levels = tuple(Level(key, f"Level {place}") for place, key in enumerate(keys, 1))
    linked = {CQC: (Link("1", "confirmed"),)}
    statements = [made.statement(name, good_from=good_from, links=linked) for name in ("home", "plan")]
    part = made.edition(statements, Scale("truth", levels, good_from, bands))
    return replace(part, frameworks=(FRAMEWORK,))


def _people(rng: random.Random, on: Assessment, least: int, most: int) -> tuple[Person, ...]:
    """People in the order in which they came."""
    found = [
        _person(rng, on, group, skill)
        for group in on.groups
        for skill in (rng.choice((0.0, 0.1, 0.3)),)
        for _ in range(rng.randint(least, most))
    ]
    rng.shuffle(found)
    return tuple(found)


def _person(rng: random.Random, on: Assessment, group: Group, unsure: float) -> Person:
    def answer(statement: EditionStatement) -> Answer:
        scale = on.scale_of(statement.id)
        if rng.random() < unsure:
            return rng.choice(("dk", "na", "skipped"))
        level = min(max(round(rng.gauss(len(scale.levels) / 2, 1.3)), 0), len(scale.levels) - 1)
        wide = [place for place, band in enumerate(scale.bands) if len(band.levels) > 1]
        if wide and rng.random() < 0.12:
            return f"band/{rng.choice(wide)}"
        return level

    return Person(
        group.id,
        {statement.id: answer(statement) for statement in on.parts[0].statements},
        rng.choice(("terminal", "paper", "phone")),
        rng.choice(("", "", "read", "chose")),
        rng.choice(("", "", "paid", "unpaid")),
        rng.choice(("", "first_time", "been_before")),
        rng.random() < 0.1,
    )


def _counted(rng: random.Random, on: Assessment, people: Sequence[Person]) -> Round:
    """What is counted of these people; a group that speaks as one agrees on something or on nothing."""
    here = {group.id: [one for one in people if one.group == group.id] for group in on.groups}
    cells = {
        name: {group.id: _cell(rng, on, name, group, here[group.id]) for group in on.groups}
        for name in on.chosen
    }
    return Round(
        assessment=on,
        people={group_id: len(found) for group_id, found in here.items()},
        cells=cells,
        participation=_took_part(people),
        sealed=f"{on.year}-06-30",
    )


def _cell(rng: random.Random, on: Assessment, name: str, group: Group, here: Sequence[Person]) -> Cell:
    scale = on.scale_of(name)
    none = (0,) * len(scale.levels)
    if group.mode == "consensus":
        if not here or rng.random() < 0.1:
            return Cell(none, skipped=None)
        level = rng.choice((*scale.keys, *scale.keys, None))
        present = rng.randint(max(1, len(here) - 2), len(here))
        return Cell(none, skipped=None, agreed=Consensus(level, present, rng.randint(0, 1)))
    given = [one.answers[name] for one in here]
    bands = tuple(given.count(f"band/{place}") for place in range(len(scale.bands)))
    return Cell(
        tuple(given.count(place) for place in range(len(scale.levels))),
        given.count("dk"),
        given.count("na"),
        given.count("skipped"),
        bands=bands if any(bands) else (),
    )


def _took_part(people: Sequence[Person]) -> dict[str, dict[str, int]]:
    def parts(values: Sequence[str]) -> dict[str, int]:
        return {value: values.count(value) for value in sorted({*values} - {""})}

    helped = [one for one in people if one.support]
    told = {
        "channel": parts([one.channel for one in people]),
        "support": parts([one.support for one in people]),
        "attendance": parts([one.attendance for one in people]),
    }
    if payers := parts([one.helper for one in helped]):
        told["helper"] = payers
    if any(one.channel == "paper" for one in people):
        sheets = sum(one.unclear and one.channel == "paper" for one in people)
        told["unclear"] = {"sheets": sheets} if sheets else {}
    return told


def _dressed(rng: random.Random, on: Assessment, people: Sequence[Person]) -> Round:
    """A round with all that stands beside its counts."""
    counted = _counted(rng, on, people)
    came = counted.people
    agreed = {}
    for name in on.chosen:
        if rng.random() < 0.6:
            level = rng.choice((*on.scale_of(name).keys, None))
            dissent = {
                group_id: rng.randint(0, many) for group_id, many in came.items() if rng.random() < 0.5
            }
            agreed[name] = RoomAgreement(level, sum(came.values()), dissent if level else {})
    notes = [
        Note("note", rng.choice(WORDS), rng.choice(("", *on.chosen)), rng.choice(("", *came)), consent=True)
        for _ in range(rng.randint(0, 4))
    ]
    notes.append(Note("change", PRIVATE, rng.choice(on.chosen), rng.choice(tuple(came))))
    together = [group.id for group in on.groups if group.mode == "consensus"]
    return replace(
        counted,
        agreed=agreed,
        notes=tuple(sorted(notes, key=lambda note: (note.statement, note.text, note.group))),
        priorities={
            name: {group_id: rng.randint(0, many) for group_id, many in came.items() if rng.random() < 0.6}
            for name in on.chosen
            if rng.random() < 0.6
        },
        actions=(Action("a1", "Answer the phone", "A person who calls", "Head of contact", on.chosen[0]),),
        rated_again=tuple(name for name in on.chosen if rng.random() < 0.1),
        sittings=rng.choice((1, 1, 2)),
        may_show={group_id: rng.random() < 0.5 for group_id in together if rng.random() < 0.7},
    )


def _elsewhere(rng: random.Random, on: Assessment) -> tuple[Round, ...]:
    """Four other councils of the same year that asked the same."""
    found = []
    for place in range(4):
        other = replace(on, name=f"elsewhere-{place}", organisation=f"Elsewhere {place}")
        found.append(_dressed(rng, other, _people(rng, other, 6, MOST_ELSEWHERE)))
    return tuple(found)
