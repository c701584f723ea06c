"""The pictures: right for any scale and any group, and sound SVG."""

import re
from xml.etree import ElementTree as ET

import pytest

from mir_assess.report.charts import PATTERN, SHADES, Bar, alone, picture, shades


def rects(svg):
    """The drawn pieces: style, left edge and width in per cent."""
    found = re.findall(r'<rect class="([nyk]\d)"(?: x="([\d.]+)%")? y="4" width="([\d.]+)%"', svg)
    return [(style, float(left or 0), float(width)) for style, left, width in found]


def test_pieces_that_keep_the_promise_go_right_of_the_middle():
    pieces = rects(picture(Bar((1, 3, 4, 3, 1), 3, "x"), "p"))
    assert [left >= 49.99 for _, left, _ in pieces] == [False, False, False, True, True]
    assert sum(width for *_, width in pieces) == pytest.approx(50, abs=0.05)
    left, right = pieces[2][1] + pieces[2][2], pieces[3][1]
    assert left == pytest.approx(50, abs=0.05)
    assert right == pytest.approx(50, abs=0.05)


@pytest.mark.parametrize("pieces", range(2, 8))
def test_every_level_has_a_shade_of_its_own_whatever_the_promise(pieces):
    for keeps_from in (None, *range(1, pieces)):
        styles = shades(pieces, keeps_from)
        assert len(set(styles)) == len(styles) == pieces


@pytest.mark.parametrize(
    ("counts", "keeps_from"),
    [
        ((0, 0, 0, 0, 0), 3),
        ((0, 0, 0, 0, 0), None),
        ((1, 0), 1),
        ((0, 7), 1),
        ((0, 0, 0, 0, 12), 3),
        ((12, 0, 0, 0, 0), 3),
        ((1, 2, 3, 4, 5, 6, 7), 4),
        ((1, 2, 3, 4, 5, 6, 7), None),
        ((40_000, 1, 30_000, 20_000, 10_000), 3),
    ],
)
def test_any_answers_make_a_sound_picture_within_its_frame(counts, keeps_from):
    svg = picture(Bar(counts, keeps_from, "Carers & “co” <b>"), "p")
    ET.fromstring(svg)
    pieces = rects(svg)
    assert len(pieces) == sum(bool(people) for people in counts)
    assert all(left >= 0 and left + width <= 100.1 for _, left, width in pieces)
    assert "Carers &amp; “co” &lt;b&gt;" in svg


def test_numbers_are_left_out_where_they_would_not_fit_a_phone():
    svg = picture(Bar((1, 99), 1, "x"), "p")
    assert re.findall(r">(\d+)</text>", svg) == ["99"]
    svg = picture(Bar((1, 12), 1, "x"), "p")
    assert re.findall(r">(\d+)</text>", svg) == ["1", "12"]


def test_a_scale_that_makes_no_promise_has_no_middle_line_and_starts_at_the_edge():
    svg = picture(Bar((2, 2), None, "x"), "p")
    assert "<line" not in svg
    assert rects(svg)[0][1] == 0


def test_numbers_can_be_read_on_every_shade():
    """WCAG asks for a contrast of 4.5 to 1; the stylesheet holds the shades."""
    from mir_assess.report.charts.bars import DARK_FROM
    from mir_assess.resources import folder

    style = (folder("templates") / "report" / "style.css").read_text(encoding="utf-8")
    shade = re.findall(r"\.([nyk])(\d) \{ fill: #([0-9a-f]{6});", style)
    assert len(shade) == 6 + 6 + 7
    assert {f"{letter}{rank}": f"#{colour}" for letter, rank, colour in shade} == SHADES
    for letter, rank, colour in shade:
        number = "ffffff" if int(rank) >= DARK_FROM else "16202c"
        assert contrast(colour, number) >= 4.5, f"{letter}{rank}"


def contrast(one, other):
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour):
    channels = [int(colour[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_the_pattern_is_sound_svg():
    ET.fromstring(PATTERN)


@pytest.mark.parametrize("mirrored", [False, True])
def test_a_bar_that_stands_alone_brings_its_looks_and_asks_for_nothing(mirrored):
    svg = alone(Bar((1, 3, 4, 3, 1), 3, "Carers & “co” <b>"), width=480, mirrored=mirrored)
    drawn = ET.fromstring(svg)
    assert (drawn.get("width"), drawn.get("height"), drawn.get("viewBox")) == ("480", "38", "0 0 480 38")
    assert "class=" not in svg
    assert set(re.findall(r"url\((.*?)\)", svg)) == {"#hatch"}
    assert svg.count("http") == 1, "only the name of SVG itself"
    assert [text.text for text in drawn.iter("{http://www.w3.org/2000/svg}text")] == ["1", "3", "4", "3", "1"]


def test_a_picture_looks_alike_on_a_page_and_alone():
    """The stylesheet says for a page what `inks` says for a picture alone: sizes, and light colours."""
    from mir_assess.report.charts.inks import FIELDS, INK, LOOKS, PAPER, QUIET, TYPE
    from mir_assess.resources import folder

    style = (folder("templates") / "report" / "style.css").read_text(encoding="utf-8")
    light = dict(re.findall(r"--([\w-]+): (#\w+)", style.split("}", 1)[0]))
    assert (light["ink"], light["quiet"]) == (INK, QUIET)
    said = {}
    for selectors, rules in re.findall(r"((?:\.drawn [\w.-]+(?:, )?)+) \{ ([^}]*) \}", style):
        for selector in selectors.split(", "):
            found = dict(re.findall(r"([\w-]+): ([^;]+);", rules))
            said.setdefault(selector.removeprefix(".drawn .").removeprefix(".drawn "), {}).update(found)

    def colour(value):
        name = re.fullmatch(r"var\(--([\w-]+)\)", value)
        found = light[name[1]] if name else value
        return PAPER if found in ("#fff", "#ffffff") else found

    for name, (size, bold) in TYPE.items():
        assert float(said.get(name, {}).get("font-size", said["g"]["font-size"]).removesuffix("px")) == size
        assert (said.get(name, {}).get("font-weight") == "700") == bold
    drawn = set(said) - {"g", *TYPE, "k1", "k2", "k3", "k4", "k5", "k6", "k7"}
    assert drawn >= {*FIELDS, "mark", "dot", "chip", "joined", "bracket", "stripes"}
    for name in drawn:
        alone_looks = dict(re.findall(r'([\w-]+)="([^"]*)"', LOOKS[name]))
        for attribute, value in said[name].items():
            alone_value = alone_looks[attribute]
            if attribute in ("fill", "stroke"):
                assert colour(value) == alone_value, f"{name}: {attribute}"
            elif attribute != "stroke-dasharray":
                assert float(value) == float(alone_value), f"{name}: {attribute}"
