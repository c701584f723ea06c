"""The room for who reads from right to left: a picture is turned, and so is what its ends mean."""

from collections.abc import Iterator

import pytest

from golden.fixed import round_2026
from made_up_languages import ARABIC, translated, write_something_like_arabic
from made_up_pages import frame
from mir_assess import speech
from mir_assess.channels.room.drawing import drawn, files
from mir_assess.channels.room.pages import Screen, Waiting
from mir_assess.channels.room.parts import Look
from mir_assess.channels.room.revealing import reveal
from mir_assess.resources import folder

TEMPLATES = folder("templates")


@pytest.fixture
def spoken_arabic(tmp_path, monkeypatch) -> Iterator[None]:
    """Let the program speak something like Arabic."""
    write_something_like_arabic(speech._folder() / "mir-assess.pot", tmp_path)
    monkeypatch.setattr(speech, "_folder", lambda: tmp_path)
    speech._catalogue.cache_clear()
    yield
    monkeypatch.undo()
    speech._catalogue.cache_clear()


@pytest.mark.parametrize("kind", ["phone", "screen"])
def test_what_the_ends_of_a_picture_mean_stands_at_the_ends_they_mean(spoken_arabic, page, kind):
    counted = translated(round_2026(), "ar", ARABIC)
    with speech.speaking("ar"):
        shown = reveal(counted, counted.assessment.chosen[0], "all")
        here = frame(look=Look(language="ar"))
        made = (
            Waiting(here, "talk", ("Look up.",), reveal=shown)
            if kind == "phone"
            else Screen(here, "talking", "http://192.168.1.7:8000", ("ABC", "234"), "", reveal=shown)
        )
        page.set_content(drawn(made, TEMPLATES))
    (style,) = (content for kind, content in files(TEMPLATES).values() if kind == "text/css")
    page.add_style_tag(content=style.decode())
    assert page.evaluate("document.documentElement.dir") == "rtl"
    kept, not_yet, first, last = page.evaluate(
        """() => [".bar .y1, .bar .y2, .bar .y3, .bar .y4, .bar .y5, .bar .y6",
                  ".bar .n1, .bar .n2, .bar .n3, .bar .n4, .bar .n5, .bar .n6",
                  ".sides :first-child", ".sides :last-child"]
            .map(what => document.querySelector(what).getBoundingClientRect().left)"""
    )
    assert kept < not_yet, "the picture is turned"
    assert last < first, "and so is what its ends mean: what keeps the promise stands at the left"
