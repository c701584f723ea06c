"""Rounds that earlier versions of the program sealed still open, report and compare.

The files in `tests/sealed_files` were written by the program as it was on the day and at the commit in their
names, from made-up answers. They are never written again; a change of the format adds another.
"""

from dataclasses import replace
from pathlib import Path

import pytest

from mir_assess import pipeline
from mir_assess.analysis.disclosure import policy_for
from mir_assess.report import fitting
from mir_assess.resources import folder
from mir_assess.sealed import read_sealed, seal_document

FILES = sorted((Path(__file__).parent / "sealed_files").glob("*.mir.json"))
QUICK = ("json", "csv", "markdown", "html", "heard", "one-page", "easy", "evidence")


def test_there_are_old_files():
    assert len(FILES) >= 7


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_an_old_sealed_round_opens_and_is_shown_in_every_format(file):
    found = read_sealed(file)
    assert found.sealed
    for audience in ("room", "public"):
        page = pipeline.report(found, policy_for(audience))
        for name in fitting("report") if audience == "room" else QUICK:
            assert pipeline.render(page, name, folder("templates"))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_an_old_sealed_round_compares_with_a_later_one(file):
    old, new = read_sealed(file), read_sealed(FILES[-1])
    later = replace(new, assessment=replace(new.assessment, year=2027, name="northshire-2027"))
    page = pipeline.comparison(old, later, policy_for("room"))
    for name in ("json", "csv", "markdown", "html"):
        assert pipeline.render(page, name, folder("templates"))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_an_old_sealed_round_can_be_sealed_as_today_and_reads_the_same(file):
    found = read_sealed(file)
    assert read_sealed(seal_document(found, "salt")) == found
