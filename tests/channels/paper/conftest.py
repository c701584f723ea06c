"""Paper of the fixed assessment and of a plain one of made-up statements, in every kind and form."""

from collections.abc import Callable, Iterator
from types import ModuleType

import pytest

from golden import fixed as fixed_assessment
from made_up_languages import write_something_like_arabic
from mir_assess import speech
from mir_assess.channels.paper.documents import Wanted, documents
from mir_assess.channels.paper.pages import Document
from mir_assess.model.assessment import Assessment
from mir_assess.model.paper_codes import FORMS

SECRET = "opening"
PEOPLE = {"lived": (1, 2), "council": (1, 1), "carers": (1, 1)}


@pytest.fixture(scope="session")
def fixed() -> ModuleType:
    """The fixed assessment of tests/golden."""
    return fixed_assessment


@pytest.fixture(scope="session")
def opened(fixed: ModuleType) -> Assessment:
    """The fixed assessment of 2026 as it was opened."""
    found: Assessment = fixed.round_2026().assessment
    return found


def made(opened: Assessment, language: str = "en", **wanted: object) -> dict[tuple[str, str], Document]:
    """Return the documents of an assessment by their kind and form."""
    asked = Wanted(**{"forms": FORMS, "people": PEOPLE, **wanted})
    return {(each.kind, each.form): each for each in documents(opened, SECRET, asked, language)}


@pytest.fixture(scope="session")
def papers(opened: Assessment) -> dict[tuple[str, str], Document]:
    """Every document of the fixed assessment, in English."""
    return made(opened)


@pytest.fixture(scope="session")
def make() -> Callable[..., dict[tuple[str, str], Document]]:
    """What makes the documents of an assessment."""
    return made


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
