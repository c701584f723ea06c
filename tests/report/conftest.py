"""The fixed assessment, and its pages as files, for every test of the pages."""

import importlib.util
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

import made_up_councils as councils
from made_up_languages import write_something_like_arabic
from mir_assess import pipeline, speech
from mir_assess.analysis.policy import policy_for
from mir_assess.pooled import public_reports
from mir_assess.report import FORMATS, fitting
from mir_assess.resources import folder

TEMPLATES = folder("templates")
FIXED = Path(__file__).resolve().parents[1] / "golden" / "fixed.py"


@pytest.fixture(scope="session")
def fixed() -> ModuleType:
    """Three rounds of a made-up council: `round_2025()`, `round_2026()` and `round_2027()`."""
    spec = importlib.util.spec_from_file_location("fixed_assessment", FIXED)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def spoken_arabic(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> Iterator[None]:
    """Let the program speak something like Arabic."""
    home = tmp_path_factory.mktemp("locale")
    write_something_like_arabic(speech._folder() / "mir-assess.pot", home)
    monkeypatch.setattr(speech, "_folder", lambda: home)
    speech._catalogue.cache_clear()
    yield
    monkeypatch.undo()
    speech._catalogue.cache_clear()


PAGES = [
    (kind, name, audience)
    for kind in ("report", "comparison", "trend", "pool")
    for name in fitting(kind)
    if FORMATS[name].extension == "html"
    for audience in (("public",) if kind == "pool" else ("room", "public"))
]
"""Every page that a browser opens: of which kind, in which format, for whom."""


@pytest.fixture(scope="session")
def html_files(fixed: ModuleType, tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, ...], Path]:
    """Every HTML page of the fixed assessment, in files: a format joins by being in FORMATS."""
    place = tmp_path_factory.mktemp("pages")
    made = {}
    councils.written(place / "councils", councils.documents(councils.rounds(12)))
    pooled = pipeline.pooled([one.report for one in public_reports([str(place / "councils")])], "en")
    for audience in ("room", "public"):
        policy = policy_for(audience)
        report = pipeline.report(fixed.round_2026(), policy, before=fixed.round_2025())
        rounds = fixed.round_2025(), fixed.round_2026(), fixed.round_2027()
        views = {
            "report": report,
            "comparison": pipeline.comparison(*rounds[:2], policy),
            "trend": pipeline.trend(rounds, policy),
            "pool": pooled,
        }
        for kind, name, _ in (page for page in PAGES if page[2] == audience):
            file = place / FORMATS[name].file_name(f"{kind}-{audience}")
            file.write_bytes(pipeline.render(views[kind], name, TEMPLATES))
            made[kind, name, audience] = file
    return made


@pytest.fixture(params=PAGES, ids="-".join)
def opened(
    request: pytest.FixtureRequest, html_files: dict[tuple[str, ...], Path], page: Any
) -> tuple[Any, list[str]]:
    """A page, opened, with whatever it complained of."""
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(html_files[request.param].as_uri())
    return page, complaints
