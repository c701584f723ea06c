"""Public reports of made-up councils: as many as are asked for, each a sealed round that passed the gate.

The same number and chance give the same councils. People's answers lean one way in each council, so that
councils differ; how many came differs too, so that some hide what others show.
"""

import json
import random
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import made_up_rounds as made
from mir_assess import pipeline
from mir_assess.analysis.policy import PUBLIC, Policy
from mir_assess.model.assessment import Assessment, Group
from mir_assess.model.bank import Edition
from mir_assess.model.round import Cell, Round

GROUPS = (made.LIVED, made.COUNCIL, made.CARERS)
CAME = {"lived": (4, 40), "council": (5, 16), "carers": (0, 14), "older": (12, 20)}
"""Between how many people of each group come."""

SMALL = made.edition([made.statement(name) for name in ("home", "voice", "plan")])
NO_TEMPLATES = Path("no templates are read for JSON")


def rounds(
    number: int, part: Edition = SMALL, *, groups: Sequence[Group] = GROUPS, year: int = 2026, chance: int = 1
) -> list[Round]:
    """So many councils' rounds of one year."""
    drawn = random.Random(chance)
    return [_round(drawn, f"Made-up Council {place}", part, groups, year) for place in range(number)]


def _round(
    drawn: random.Random, organisation: str, part: Edition, groups: Sequence[Group], year: int
) -> Round:
    leaning = drawn.uniform(-1, 1)
    people = {group.id: drawn.randint(*CAME[group.id]) for group in groups}
    cells = {
        statement.id: {
            group.id: _cell(drawn, people[group.id], len(part.scale(statement.scale).levels), leaning)
            for group in groups
            if part.stem(group.role, statement.voice) is not None
        }
        for statement in part.statements
    }
    opened = Assessment(
        name=organisation.lower().replace(" ", "-"),
        organisation=organisation,
        year=year,
        parts=(part,),
        chosen=tuple(cells),
        groups=tuple(groups),
        opened=f"{year}-05-01",
    )
    return Round(assessment=opened, people=people, cells=cells, sealed=made.SEALED)


def _cell(drawn: random.Random, people: int, levels: int, leaning: float) -> Cell:
    counts = [0] * (levels + 1)
    middle = (levels - 1) / 2 + leaning + drawn.uniform(-1, 1)
    for _ in range(people):
        level = levels if drawn.random() < 0.05 else round(drawn.gauss(middle, 1.2))
        counts[min(max(level, 0), levels)] += 1
    *rated, unknown = counts
    return Cell(tuple(rated), dont_know=unknown)


def public_json(found: Round, policy: Policy = PUBLIC, language: str = "en") -> bytes:
    """What `report --audience public --format json` writes of a round."""
    return pipeline.render(pipeline.report(found, policy, language), "json", NO_TEMPLATES)


def documents(found: Iterable[Round]) -> list[dict[str, Any]]:
    """The same as plain values, for tests that change something in them."""
    return [json.loads(public_json(one)) for one in found]


def written(folder: Path, told: Iterable[bytes | dict[str, Any]]) -> list[Path]:
    """Files with these reports, by the number of each."""
    folder.mkdir(parents=True, exist_ok=True)
    files = []
    for number, content in enumerate(told):
        file = folder / f"{number:03}.json"
        file.write_bytes(content if isinstance(content, bytes) else json.dumps(content).encode())
        files.append(file)
    return files
