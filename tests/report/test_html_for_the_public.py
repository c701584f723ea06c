"""HTML as a public body must publish it: sound, bound and ordered; read at 400 %, in larger letters and wider
spacing; by keyboard, on paper, and without JavaScript.

Every page of FORMATS that a browser opens is held to it.
"""

import json
import os
import subprocess
from itertools import pairwise
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from mir_assess import banks, pipeline
from mir_assess.analysis.policy import policy_for
from mir_assess.model.assessment import Assessment, Group
from mir_assess.model.round import Cell, Round
from mir_assess.report import FORMATS, fitting, kind_of
from mir_assess.resources import folder
from reading import required, tool

TEMPLATES = folder("templates")
LARGEST = {"report": 500_000, "comparison": 500_000}
"""Bytes that a page of the whole bank may have."""

A4 = {"width": 680, "height": 1000}
"""The part of a sheet of A4 that is printed on, in pixels of the browser: 180 by 265 millimetres."""

SPACED = """
* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; }
p { margin-bottom: 2em !important; }"""
"""What WCAG 1.4.12 lets a reader ask for."""

SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"

OVERLAPS = """() => {
  // Lines of text, each shrunk to its middle, so that only what covers letters counts.
  const lines = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (!node.data.trim() || node.parentElement.closest('.skip, title, style, desc')) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const box of range.getClientRects()) {
      const part = box.height / 4;
      const {left, right, top, bottom} = box;
      const text = node.data.trim();
      if (box.width > 1) lines.push({left, right, top: top + part, bottom: bottom - part, text});
    }
  }
  lines.sort((one, other) => one.top - other.top);
  const found = [];
  for (let i = 0; i < lines.length; i++)
    for (let j = i + 1; j < lines.length && lines[j].top < lines[i].bottom - 1; j++)
      if (Math.min(lines[i].right, lines[j].right) - Math.max(lines[i].left, lines[j].left) > 2)
        found.push([lines[i].text, lines[j].text]);
  return found.slice(0, 5);
}"""

# The link past the head of a page waits unseen until it is reached.
CLIPPED = """[...document.querySelectorAll('body *:not(.skip:not(:focus))')].filter(one => {
  const style = getComputedStyle(one);
  const hides = value => value === 'hidden' || value === 'clip';
  return (hides(style.overflowX) && one.scrollWidth > one.clientWidth + 1)
      || (hides(style.overflowY) && one.scrollHeight > one.clientHeight + 1);
}).filter(one => !(one instanceof SVGElement)).map(one => one.className || one.tagName).slice(0, 5)"""

# A map, or the gaps of a theme, and its table may part; neither the picture nor a row is cut.
CUT_ON_PAPER = """
height => [...document.querySelectorAll(
  'main :is(svg, img, figure:not(.gaps, .map *), .card, tr, .found:not(:has(li)))'
)].filter(one => {
  let whole = one;
  while (whole && getComputedStyle(whole).breakInside !== 'avoid') whole = whole.parentElement;
  return !whole || one.getBoundingClientRect().height > height;
}).map(one => `${one.tagName} ${one.getAttribute('class')}`).slice(0, 5)"""

FOCUSED = """() => {
  const one = document.activeElement, style = getComputedStyle(one), box = one.getBoundingClientRect();
  const middle = document.elementFromPoint(
    Math.min(Math.max(box.left + Math.min(box.width, innerWidth) / 2, 1), innerWidth - 1),
    Math.min(Math.max(box.top + Math.min(box.height, 20) / 2, 1), innerHeight - 1));
  return {
    what: one === document.body ? null : one.getAttribute('href') || one.getAttribute('aria-label'),
    outlined: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2,
    seen: box.bottom > 0 && box.top < innerHeight && (one.contains(middle) || middle.contains(one)),
  };
}"""


@pytest.fixture
def soups(html_files):
    """Every page, read without a browser."""
    return {name: BeautifulSoup(file.read_bytes(), "html.parser") for name, file in html_files.items()}


def test_the_validator_of_the_web_finds_nothing_on_any_page(html_files):
    jar = os.environ.get("MIR_ASSESS_VNU")
    how = "install the npm package vnu-jar, and set MIR_ASSESS_VNU to the path of its vnu.jar"
    jar = required("Nu HTML validator", jar if jar and Path(jar).is_file() else None, how)
    java = required("Java", tool("java"), "install Java 17 or newer (apt install default-jre-headless)")
    checked = subprocess.run(
        [java, "-jar", jar, "--format", "json", *map(str, html_files.values())],
        capture_output=True,
        timeout=180,
        check=False,
    )
    told = json.loads(checked.stderr)["messages"]
    assert [(one["url"].rsplit("/")[-1], one["lastLine"], one["message"]) for one in told] == []


def test_a_page_names_its_language_and_itself(soups):
    for soup in soups.values():
        assert soup.html["lang"] == "en-GB"
        assert len(soup.title.get_text(strip=True)) > 10
        assert len(soup.select("main")) == 1
        assert soup.select_one('meta[name="viewport"]')["content"] == "width=device-width, initial-scale=1"


def test_headings_are_in_order_and_one_is_first(soups):
    for name, soup in soups.items():
        ranks = [int(found.name[1]) for found in soup.find_all(["h1", "h2", "h3", "h4", "h5", "h6"])]
        assert ranks[0] == 1, name
        assert ranks.count(1) == 1, name
        assert all(after <= before + 1 for before, after in pairwise(ranks)), name


def test_every_table_has_a_caption_and_its_headings_are_bound_to_their_cells(soups):
    for name, soup in soups.items():
        for table in soup.select("table"):
            assert table.caption.get_text(strip=True), name
            assert all(head.get("scope") in ("col", "row", "rowgroup") for head in table.select("th")), name
            columns = table.select("thead th")
            assert all(head["scope"] == "col" and head.get_text(strip=True) for head in columns), name
            assert all(row.th["scope"].startswith("row") for row in table.select("tbody tr")), name


def test_every_picture_has_words(soups):
    for name, soup in soups.items():
        for picture in soup.select("main svg"):
            told = picture.get("aria-hidden") == "true" or (
                picture.get("role") == "img"
                and (picture.get("aria-label") or picture.find("title") or picture.get("aria-labelledby"))
            )
            assert told, name
        assert all(picture.has_attr("alt") for picture in soup.select("img")), name


def test_what_a_bar_shows_is_heard_once_and_its_ends_are_not_read_as_one(soups):
    """“Not yet” and “keeps the promise” stand at two ends, and would be heard as one."""
    heard = 0
    for soup in soups.values():
        for ends in soup.select(".sides"):
            assert ends["aria-hidden"] == "true"
        for bar in soup.select("svg.bar"):
            assert bar["aria-hidden"] == "true"
            assert bar.find_previous_sibling(class_="who").get_text(strip=True)
            assert bar.find_parent("figure").select_one("table caption")
            heard += 1
    assert heard


def test_every_part_of_a_report_is_among_its_contents(soups):
    for name, soup in soups.items():
        if name[0] == "report" and name[1] == "html":
            led_to = {link["href"] for link in soup.select("nav a")}
            assert {f"#{part['id']}" for part in soup.select("main > h2[id]")} <= led_to, name


def test_no_page_has_a_script_or_asks_for_anything(html_files, soups):
    for name, soup in soups.items():
        assert not soup.select("script, iframe, object, embed, link, base, form"), name
        every = [attribute for tag in soup.find_all(True) for attribute in tag.attrs]
        assert not [attribute for attribute in every if attribute.startswith("on")], name
        assert all(tag["src"].startswith("data:") for tag in soup.select("[src]")), name
        assert "@import" not in html_files[name].read_text(encoding="utf-8")


@pytest.mark.parametrize(("width", "height"), [(320, 800), (320, 256)], ids=["phone", "400 % of 1280"])
def test_at_400_per_cent_nothing_scrolls_sideways_and_nothing_overlaps(opened, width, height):
    page, _ = opened
    page.set_viewport_size({"width": width, "height": height})
    assert page.evaluate(SIDEWAYS) <= 0
    assert page.evaluate(OVERLAPS) == []
    assert page.evaluate(CLIPPED) == []


@pytest.mark.parametrize("width", [320, 640, 1280])
def test_letters_twice_as_large_do_not_scroll_sideways_or_overlap(opened, width):
    page, _ = opened
    page.set_viewport_size({"width": width, "height": 800})
    page.add_style_tag(content="html { font-size: 200%; }")
    assert page.evaluate(SIDEWAYS) <= 0
    assert page.evaluate(OVERLAPS) == []
    assert page.evaluate(CLIPPED) == []


@pytest.mark.parametrize("width", [320, 1280])
def test_text_that_a_reader_spaces_out_is_not_cut(opened, width):
    page, _ = opened
    page.set_viewport_size({"width": width, "height": 800})
    page.add_style_tag(content=SPACED)
    assert page.evaluate(SIDEWAYS) <= 0
    assert page.evaluate(OVERLAPS) == []
    assert page.evaluate(CLIPPED) == []


def test_whatever_can_be_focused_shows_it_and_is_in_view(opened):
    page, _ = opened
    page.set_viewport_size({"width": 390, "height": 700})
    wanted = page.evaluate(
        "document.querySelectorAll('a[href], [tabindex=\"0\"], summary, button, input').length"
    )
    reached = []
    for _ in range(wanted):
        page.keyboard.press("Tab")
        focused = page.evaluate(FOCUSED)
        assert focused["outlined"], focused
        assert focused["seen"], focused
        reached.append(focused["what"])
    assert None not in reached
    page.keyboard.press("Tab")
    assert page.evaluate(FOCUSED)["what"] in (None, reached[0])


def test_focus_changes_how_a_thing_looks(opened):
    page, _ = opened
    for kind in ("main a[href]", "[tabindex='0']"):
        found = page.query_selector(kind)
        if found is None or not found.is_visible():
            continue
        found.scroll_into_view_if_needed()
        box = found.bounding_box()
        clip = {"x": max(0, box["x"] - 8), "y": max(0, box["y"] - 8), "width": 120, "height": 40}
        before = page.screenshot(clip=clip)
        # As a keyboard does it: with the outline that a mouse would not bring.
        page.keyboard.press("Shift")
        found.evaluate("one => one.focus({focusVisible: true, preventScroll: true})")
        assert page.screenshot(clip=clip) != before


def test_on_paper_no_picture_card_or_row_is_cut(opened):
    page, _ = opened
    page.set_viewport_size(A4)
    page.emulate_media(media="print")
    assert page.evaluate(CUT_ON_PAPER, A4["height"]) == []
    assert page.evaluate(SIDEWAYS) <= 0
    assert page.pdf(prefer_css_page_size=True)[:5] == b"%PDF-"


def test_without_javascript_it_is_the_same_page(browser, html_files):
    for name, file in html_files.items():
        seen = []
        for on in (True, False):
            context = browser.new_context(viewport={"width": 800, "height": 1000}, java_script_enabled=on)
            page = context.new_page()
            page.goto(file.as_uri())
            seen.append(page.screenshot(full_page=True))
            context.close()
        assert seen[0] == seen[1], name


PEOPLE = {"lived": 13, "council": 8, "carers": 4}
"""As many as came to the demo's second round."""


def whole_bank(year):
    """A round in which each of the demo's groups rated every statement of the built-in bank."""
    part = banks.load("making-it-real", folder("statements")).edition()
    groups = (
        Group("lived", "People with lived experience", "lived_experience"),
        Group("council", "Council team", "council"),
        Group("carers", "Unpaid carers", "carer"),
    )
    opened = Assessment(
        name=f"northshire-{year}",
        organisation="Northshire Council (made up)",
        year=year,
        parts=(part,),
        chosen=tuple(statement.id for statement in part.statements),
        groups=groups,
        opened=f"{year}-05-11",
    )
    cells = {
        statement.id: {
            group: Cell(_spread(people, (place + shift) % 5), skipped=0)
            for shift, (group, people) in enumerate(PEOPLE.items())
        }
        for place, statement in enumerate(part.statements)
    }
    return Round(assessment=opened, people=PEOPLE, cells=cells, sealed=f"{year}-06-01")


def _spread(people, around):
    """People round one level: no two statements in a row alike, every level taken somewhere."""
    shares = (0.5, 0.3, 0.2)
    counts = [0] * 5
    for step, share in enumerate(shares):
        counts[(around + step) % 5] = int(people * share)
    counts[around] += people - sum(counts)
    return tuple(counts)


@pytest.mark.parametrize("audience", ["room", "public"])
def test_the_whole_bank_makes_a_small_page(audience):
    older, newer = whole_bank(2025), whole_bank(2026)
    policy = policy_for(audience)
    report = pipeline.report(newer, policy, before=older)
    assert len(report.statements) == 72
    for page in (report, pipeline.comparison(older, newer, policy)):
        for name in fitting(kind_of(page)):
            if FORMATS[name].extension == "html":
                size = len(pipeline.render(page, name, TEMPLATES))
                assert size < LARGEST[kind_of(page)], (
                    f"{name} of a {kind_of(page)}, {audience}: {size:,} bytes"
                )
