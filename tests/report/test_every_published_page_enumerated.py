"""Whoever has every published page of a round still cannot tell a hidden number: three at least stay
possible.

By counting out, on the pages themselves: every possible answer of one small group, beside another group and
an earlier round that stay as they are, through every format of the public report and of the comparison. What
gives two rounds the same pages is one group of suspects; a level that no page tells exactly must have been
at least three different numbers among them. `tests/analysis/test_gate_enumeration.py` does the same at the
gate, for more levels and more people; here nothing is believed of what lies between the gate and the page.
"""

import json
from collections import defaultdict
from dataclasses import replace
from hashlib import sha256

import pytest

import made_up_rounds as made
from made_up_rounds import Around, Said
from mir_assess import pipeline
from mir_assess.analysis.policy import PUBLIC
from mir_assess.report import FORMATS, kind_of
from mir_assess.resources import folder

TEMPLATES = folder("templates")

# Hundreds of rounds through each. Those of other programs take too long for that; the twin test holds them.
TOO_SLOW = ("docx", "pdf", "xlsx")
COUNTED_OUT = [name for name in FORMATS if name not in TOO_SLOW]


def every(people, levels):
    """Every way so many people can stand on so many levels."""
    if levels == 1:
        yield (people,)
        return
    for here in range(people + 1):
        for rest in every(people - here, levels - 1):
            yield (here, *rest)


def rounds(levels, good_from, most):
    """An earlier round, and the newer one once for each answer of the people and each number who came."""
    keys = tuple("abc"[:levels])
    promise = None if good_from is None else keys[good_from]
    part = made.edition([made.statement("home", good_from=promise)], made.scale(keys, promise))
    council = tuple([4] * levels)
    older = made.assessment(part, name="northshire-2025", year=2025, opened="2025-05-01")
    before = made.found({"home": {"lived": (5,) * levels, "council": council}}, older)
    newer = replace(made.assessment(part), previous="northshire-2025")
    for people in range(most + 1):
        for counts in every(people, levels):
            for silent in (0, 1, 4):
                if people + silent == 0:
                    continue  # that nobody came is told, and there is nobody to protect
                row = {"lived": Said(counts), "council": council}
                around = Around(people={"lived": people + silent, "council": sum(council)})
                yield before, made.found({"home": row}, newer, around), counts


def published(before, counted):
    """Every page that is published of a round, as one name for all their bytes; and what its JSON tells."""
    report = pipeline.report(counted, PUBLIC, before=before)
    told = sha256()
    for page in (report, pipeline.comparison(before, counted, PUBLIC)):
        for name in COUNTED_OUT:
            if kind_of(page) in FORMATS[name].kinds:
                told.update(pipeline.render(page, name, TEMPLATES))
    found = json.loads(pipeline.render(report, "json", TEMPLATES))
    return told.hexdigest(), found["statements"][0]["groups"]["lived"]


def is_told(group, level, levels, good_from):
    """Whether a page tells the number of people on a level: with all levels, or as the whole of its band."""
    if "suppressed" not in group["levels"]:
        return True
    return group["bands"] is not None and (
        (level == 0 and good_from == 1) or (level == levels - 1 and good_from == levels - 1)
    )


@pytest.mark.parametrize(("levels", "good_from", "most"), [(2, 1, 13), (2, None, 11), (3, 1, 8), (3, 2, 8)])
def test_whoever_has_every_published_page_is_left_with_three_numbers(levels, good_from, most):
    possible = defaultdict(set)
    for before, counted, counts in rounds(levels, good_from, most):
        pages, group = published(before, counted)
        for level in range(levels):
            if not is_told(group, level, levels, good_from):
                possible[pages, level].add(counts[level])
    few = {key: numbers for key, numbers in possible.items() if len(numbers) < 3}
    assert possible
    assert not few
