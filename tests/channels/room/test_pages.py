"""The room's pages without a server behind them: sound, safe, and readable on anything."""

import json
import os
import re
import subprocess
from itertools import pairwise
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from made_up_pages import HOSTILE, every_page
from mir_assess.channels.room.drawing import drawn, files, names_of_files
from mir_assess.channels.room.parts import SIZES, Look
from mir_assess.resources import folder
from reading import required, tool

TEMPLATES = folder("templates")
NAMES = tuple(every_page())


def _soup(name: str) -> BeautifulSoup:
    return BeautifulSoup(drawn(every_page()[name], TEMPLATES), "html.parser")


@pytest.mark.parametrize("name", NAMES)
def test_nothing_stands_inside_a_page_that_its_policy_forbids(name):
    soup = _soup(name)
    assert not soup.select("style, [style], iframe, object, embed, base")
    assert all(script.get("src") and not script.text for script in soup.select("script"))
    assert not [
        attribute for tag in soup.find_all(True) for attribute in tag.attrs if attribute.startswith("on")
    ]
    fetched = [tag["href"] for tag in soup.select("link")] + [tag["src"] for tag in soup.select("[src]")]
    assert set(fetched) <= set(names_of_files(TEMPLATES).values())


@pytest.mark.parametrize("name", NAMES)
def test_a_page_has_one_heading_of_its_own_and_says_its_language(name):
    soup = _soup(name)
    assert soup.html["lang"] == "en-GB"
    assert len(soup.select("main")) == 1
    assert len(soup.title.get_text(strip=True)) > 5
    ranks = [int(found.name[1]) for found in soup.select("main")[0].find_all(re.compile("^h[1-6]$"))]
    assert ranks.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(rank for rank in ranks if rank != 1))


@pytest.mark.parametrize("name", NAMES)
def test_a_page_is_called_what_its_heading_says(name):
    soup = _soup(name)
    called = " ".join(soup.title.get_text().split()).removeprefix("Error: ")
    assert called.startswith(" ".join(soup.h1.get_text().split()))


@pytest.mark.parametrize("name", NAMES)
def test_every_field_has_its_words_and_every_fault_leads_to_its_field(name):
    soup = _soup(name)
    for field in soup.select("input:not([type=hidden]), textarea, select"):
        assert soup.select(f'label[for="{field["id"]}"]'), field
    for link in soup.select(".summary a"):
        assert soup.select_one(link["href"]) is not None
    if soup.select(".summary"):
        assert soup.title.get_text(strip=True).startswith("Error: ")
    ids = [tag["id"] for tag in soup.select("[id]")]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("name", NAMES)
def test_a_page_is_small(name):
    assert len(drawn(every_page()[name], TEMPLATES).encode()) < 30_000


def test_the_files_beside_the_pages_are_small():
    assert sum(len(content) for _, content in files(TEMPLATES).values()) < 64_000


def test_what_people_typed_is_shown_as_text():
    for name in ("all answers", "asking again", "door, wrong code"):
        written = drawn(every_page()[name], TEMPLATES)
        assert "<script>alert" not in written, name
        assert HOSTILE.partition(" ")[0].replace("<", "&lt;").replace(">", "&gt;") in written, name


def test_the_facilitators_key_is_in_no_page_of_those_who_take_part():
    for name, page in every_page().items():
        assert ("/lead/" in drawn(page, TEMPLATES)) == name.startswith("leading"), name


def test_pages_speak_their_readers_language_and_turn_with_it():
    polish = drawn(every_page(Look(language="pl"))["asking first"], TEMPLATES)
    assert '<html lang="pl"' in polish
    arabic = BeautifulSoup(drawn(every_page()["asking in another language"], TEMPLATES), "html.parser")
    assert arabic.h1["lang"] == "ar"
    assert arabic.h1["dir"] == "rtl"


def test_the_validator_of_the_web_finds_nothing(tmp_path):
    jar = os.environ.get("MIR_ASSESS_VNU")
    how = "install the npm package vnu-jar, and set MIR_ASSESS_VNU to the path of its vnu.jar"
    jar = required("Nu HTML validator", jar if jar and Path(jar).is_file() else None, how)
    java = required("Java", tool("java"), "install Java 17 or newer (apt install default-jre-headless)")
    for name, page in every_page().items():
        (tmp_path / f"{name}.html").write_text(drawn(page, TEMPLATES), encoding="utf-8")
    checked = subprocess.run(
        [java, "-jar", jar, "--format", "json", *map(str, sorted(tmp_path.iterdir()))],
        capture_output=True,
        timeout=180,
        check=False,
    )
    told = json.loads(checked.stderr)["messages"]
    assert [(one["url"].rsplit("/")[-1], one.get("lastLine"), one["message"]) for one in told] == []


SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
SMALL_TARGETS = """[...document.querySelectorAll('a, button, input, summary, .choice label')].filter(one => {
  if (one.matches('.skip, [type=hidden], .choice input')) return false;
  const box = one.getBoundingClientRect();
  return box.width && (box.width < 24 || box.height < 24);
}).map(one => one.outerHTML.slice(0, 80))"""


@pytest.mark.parametrize("name", NAMES)
def test_a_page_has_no_fault_in_a_browser_and_fits_the_narrowest_phone(page, served, name):
    from axe_playwright_python.sync_playwright import Axe

    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.context.set_extra_http_headers({})
    # The first is also what 1280 by 1024 shows at 400 %.
    looks = (
        (320, 256, Look(), {}, "ltr"),
        (1280, 800, Look(), {"color_scheme": "dark"}, "ltr"),
        (390, 844, Look(size="largest", contrast="high"), {}, "ltr"),
        (390, 844, Look(), {"forced_colors": "active"}, "ltr"),
        (360, 740, Look(size="large"), {"color_scheme": "dark"}, "rtl"),
    )
    for width, height, look, media, way in looks:
        page.emulate_media(**{"color_scheme": "light", "forced_colors": "none", **media})
        page.set_viewport_size({"width": width, "height": height})
        page.goto(served(name, look))
        page.evaluate("way => { document.documentElement.dir = way; }", way)
        assert page.evaluate(SIDEWAYS) <= 0, (width, look)
        assert page.evaluate(SMALL_TARGETS) == [], (width, look)
        found = Axe().run(page)
        assert found.violations_count == 0, f"at {width} px, {look}: {found.generate_report()}"
    assert [told for told in complaints if "live" not in told and "404" not in told] == []


LONG_WORDS = """document.querySelectorAll('.shown tbody th, .level label > span:last-child').forEach(one => {
  one.lastChild.textContent = 'Współodpowiedzialnie nieprzewidywalnie';
})"""
NARROWEST_WORDS = """Math.min(99, ...[
  ...document.querySelectorAll('.choice label > span:last-child, .shown tbody th')]
  .filter(one => one.getBoundingClientRect().height > 3 * parseFloat(getComputedStyle(one).fontSize))
  .map(one => one.getBoundingClientRect().width / parseFloat(getComputedStyle(one).fontSize)))"""


@pytest.mark.parametrize("name", NAMES)
def test_a_page_fits_the_narrowest_phone_in_every_text_size_and_with_long_words(page, served, name):
    page.set_viewport_size({"width": 320, "height": 640})
    for size in SIZES:
        page.goto(served(name, Look(size=size)))
        page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true; })")
        assert page.evaluate(SIDEWAYS) <= 0, size
        page.evaluate(LONG_WORDS)
        assert page.evaluate(SIDEWAYS) <= 0, f"{size}, with long words"
        if not name.startswith("screen"):
            narrowest = page.evaluate(NARROWEST_WORDS)
            assert narrowest >= 5, f"{size}: words stand in {narrowest} em, letter by letter"


@pytest.mark.parametrize("name", [name for name in NAMES if name.startswith("screen")])
@pytest.mark.parametrize("size", [(1920, 1080), (1280, 720), (1024, 768)])
def test_all_that_the_projector_shows_is_seen_at_once_and_large(page, served, name, size):
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.goto(served(name))
    assert page.evaluate("document.documentElement.scrollHeight") <= size[1]
    assert page.evaluate(SIDEWAYS) <= 0
    smallest = page.evaluate(SMALLEST_LETTERS)
    assert smallest >= size[1] / 60, f"{smallest} px"


HEADS = """[document.querySelector('header.top').getBoundingClientRect().bottom,
  Math.min(...[...document.querySelectorAll('main h1:not(.unseen), main p:not(.in-numbers)')]
    .map(one => one.getBoundingClientRect().top)),
  parseFloat(getComputedStyle(document.body).fontSize)]"""


@pytest.mark.parametrize("name", [name for name in NAMES if name.startswith("screen")])
@pytest.mark.parametrize("size", [(1920, 1080), (1280, 720), (1024, 768)])
def test_nothing_on_the_projector_stands_close_under_its_head(page, served, name, size):
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.goto(served(name))
    head, first, letters = page.evaluate(HEADS)
    assert first - head >= letters / 2


def test_who_comes_late_finds_the_whole_way_in_wherever_nobodys_answers_show():
    for name, shown in every_page().items():
        if not name.startswith("screen"):
            continue
        soup = _soup(name)
        words = soup.main.get_text(" ", strip=True)
        is_open = shown.step != "closed"
        assert ("ABC234" in words.replace(" ", "")) == is_open, name
        scanned = [one["aria-label"] for one in soup.select("[role=img].to-scan")]
        whole = is_open and shown.reveal is None
        assert ("A QR code that opens this room" in scanned) == whole, name
        assert ("A QR code that joins the Wi-Fi" in scanned) == (whole and bool(shown.wifi)), name
        # What the room said is photographed, and goes where its Wi-Fi should not.
        assert (shown.wifi_password in words and bool(shown.wifi_password)) == (
            whole and bool(shown.wifi_password)
        ), name


SMALLEST_LETTERS = """Math.min(...[...document.querySelectorAll('main *')].filter(one => {
  const box = one.getBoundingClientRect();
  const own = [...one.childNodes].some(each => each.nodeType === 3 && each.textContent.trim());
  return own && box.width > 2 && box.height > 2 && !one.closest('.unseen, .in-numbers, svg');
}).map(one => parseFloat(getComputedStyle(one).fontSize)))"""


@pytest.mark.parametrize("name", NAMES)
def test_a_screen_reader_meets_a_page_as_it_was_read_before(page, served, golden, name):
    page.goto(served(name))
    golden(f"room/{_file(name)}.txt", page.locator("body").aria_snapshot() + "\n")


@pytest.mark.parametrize("name", NAMES)
def test_a_page_is_written_as_it_was_read_before(golden, name):
    written = drawn(every_page()[name], TEMPLATES)
    for what, address in names_of_files(TEMPLATES).items():
        written = written.replace(address, f"/static/{what}")
    golden(f"room/{_file(name)}.html", re.sub(r"<svg.*?</svg>", "<svg></svg>", written, flags=re.DOTALL))


def _file(name: str) -> str:
    return re.sub(r"[^a-z]+", "-", name)
