"""Compiled templates are kept beside their sources, and never stand in the way."""

import shutil
import sys

import pytest

from mir_assess import pipeline
from mir_assess.analysis.policy import ROOM
from mir_assess.report import html
from mir_assess.report.compiled import FOLDER
from mir_assess.resources import folder


@pytest.fixture
def templates(tmp_path, monkeypatch):
    """A folder of templates of its own, by a Python that may leave bytecode."""
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    copied = tmp_path / "templates"
    shutil.copytree(folder("templates"), copied, ignore=shutil.ignore_patterns(FOLDER))
    html._environment.cache_clear()
    return copied


@pytest.fixture
def written(fixed, templates):
    """Make the page anew, as a fresh program would."""
    page = pipeline.report(fixed.round_2026(), ROOM)

    def write():
        html._environment.cache_clear()
        return pipeline.render(page, "html", templates)

    return write


def kept(templates):
    return sorted((templates / FOLDER).glob("*.jinja"))


def test_a_page_made_from_compiled_templates_is_the_same(written, templates):
    first = written()
    assert kept(templates)
    assert written() == first


def test_a_template_that_was_edited_is_compiled_anew(written, templates):
    written()
    source = templates / "report" / "report.html"
    source.write_text(
        source.read_text(encoding="utf-8").replace("<h1>", "<h1 class='new'>"), encoding="utf-8"
    )
    assert b"<h1 class='new'>" in written()


@pytest.mark.parametrize("spoilt", [b"", b"j2", b"nonsense" * 40])
def test_a_spoilt_file_is_compiled_anew(written, templates, spoilt):
    first = written()
    for file in kept(templates):
        file.write_bytes(spoilt)
    assert written() == first


def test_half_a_file_is_compiled_anew(written, templates):
    first = written()
    for file in kept(templates):
        file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])
    assert written() == first


def test_a_folder_that_cannot_be_written_to_stops_nobody(written, templates):
    (templates / FOLDER).write_text("a file where the folder would be", encoding="utf-8")
    assert written()


def test_a_python_that_may_leave_no_bytecode_leaves_none(written, templates, monkeypatch):
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert written()
    assert not kept(templates)
