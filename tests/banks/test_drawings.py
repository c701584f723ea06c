"""Pictures that banks name, as drawings: found by name, and nothing of what a bank wrote comes with them."""

import re

import pytest

from mir_assess.banks.drawings import LUCIDE, drawings

lucide = pytest.importorskip("lucide")


def test_a_picture_is_found_by_its_set_and_name_and_by_an_older_name():
    found = drawings([(LUCIDE, "house"), (LUCIDE, "home")])
    assert found[LUCIDE, "house"] == found[LUCIDE, "home"]
    assert found[LUCIDE, "house"].startswith("<path")


@pytest.mark.parametrize(
    "picture",
    [("photosymbols", "house"), (LUCIDE, "hosue"), (LUCIDE, ""), ("", ""), (LUCIDE, "'; DROP TABLE icons")],
)
def test_what_there_is_not_is_left_out(picture):
    assert drawings([picture]) == {}


def test_every_drawing_is_shapes_and_nothing_that_acts_or_asks_for_more():
    found = drawings((LUCIDE, name) for name in lucide.get_icon_list()[::20])
    assert len(found) > 50
    allowed = {"path", "circle", "rect", "line", "polyline", "polygon", "ellipse"}
    for shapes in found.values():
        assert set(re.findall(r"<(\w+)", shapes)) <= allowed
        assert not re.search(r"\bon\w+=|href|url\(", shapes)


def test_the_library_is_loaded_only_where_a_picture_is_wanted(monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "lucide", None)
    assert drawings([]) == {}
    assert drawings([(LUCIDE, "house")]) == {}
