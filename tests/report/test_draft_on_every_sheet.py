"""A sheet that is loose says whose page it is of, who may see it, and that it is a draft where it is one."""

import io
from dataclasses import replace

import pypdf
import pytest
from bs4 import BeautifulSoup
from docx import Document

from mir_assess import pipeline
from mir_assess.analysis.policy import ROOM
from mir_assess.resources import folder

TEMPLATES = folder("templates")
KINDS = ("report", "comparison", "trend")


def page_of(fixed, kind, *, is_open):
    rounds = [fixed.round_2025(), fixed.round_2026(), fixed.round_2027()]
    if is_open:
        rounds[1] = replace(rounds[1], sealed=None)
    if kind == "report":
        return pipeline.report(rounds[1], ROOM)
    return pipeline.comparison(*rounds[:2], ROOM) if kind == "comparison" else pipeline.trend(rounds, ROOM)


def feet(page, name):
    """What stands at the foot of each sheet; of a page that has no sheets, at its own."""
    written = pipeline.render(page, name, TEMPLATES)
    if name == "pdf":
        sheets = pypdf.PdfReader(io.BytesIO(written)).pages
        return [sheet.extract_text().replace("\n", " ")[-200:] for sheet in sheets]
    if name == "docx":
        return [part.text for part in Document(io.BytesIO(written)).sections[0].footer.paragraphs]
    return [BeautifulSoup(written, "html.parser").footer.get_text()]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", ["html", "docx", "pdf"])
def test_a_page_with_an_open_round_says_draft_at_its_foot(fixed, kind, name):
    found = feet(page_of(fixed, kind, is_open=True), name)
    assert found
    assert all("Copy for the room · Draft" in foot for foot in found)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", ["html", "docx", "pdf"])
def test_a_page_of_sealed_rounds_does_not(fixed, kind, name):
    found = feet(page_of(fixed, kind, is_open=False), name)
    assert all("Copy for the room" in foot and "Draft" not in foot for foot in found)
