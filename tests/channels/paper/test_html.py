"""The pages that are printed, as a browser opens them: accessible, valid, and asking for nothing."""

import json
import os
import re
import subprocess
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from mir_assess.channels.paper.html import html
from mir_assess.resources import folder
from reading import required, tool

TEMPLATES = folder("templates")


@pytest.fixture(scope="session")
def files(papers, tmp_path_factory):
    place = tmp_path_factory.mktemp("paper")
    made = {}
    for key, document in papers.items():
        made[key] = place / document.file_name("html")
        made[key].write_bytes(html(document, TEMPLATES))
    return made


@pytest.mark.parametrize("width", [320, 1280])
def test_no_page_has_an_accessibility_fault_or_scrolls_sideways(files, page, width):
    from axe_playwright_python.sync_playwright import Axe

    page.set_viewport_size({"width": width, "height": 800})
    for name, file in files.items():
        page.goto(file.as_uri())
        found = Axe().run(page)
        assert found.violations_count == 0, f"{name}: {found.generate_report()}"
        assert page.evaluate("document.documentElement.scrollWidth") <= width, name


def test_the_validator_of_the_web_finds_nothing(files):
    jar = os.environ.get("MIR_ASSESS_VNU")
    how = "install the npm package vnu-jar, and set MIR_ASSESS_VNU to the path of its vnu.jar"
    jar = required("Nu HTML validator", jar if jar and Path(jar).is_file() else None, how)
    java = required("Java", tool("java"), "install Java 17 or newer (apt install default-jre-headless)")
    checked = subprocess.run(
        [java, "-jar", jar, "--format", "json", *map(str, files.values())],
        capture_output=True,
        timeout=180,
        check=False,
    )
    told = json.loads(checked.stderr)["messages"]
    assert [(one["url"].rsplit("/")[-1], one.get("lastLine"), one["message"]) for one in told] == []


def test_a_page_has_one_title_one_main_part_headings_in_order_and_no_script(papers):
    for name, document in papers.items():
        written = html(document, TEMPLATES).decode()
        soup = BeautifulSoup(written, "html.parser")
        assert soup.title.string == document.title
        assert soup.html["lang"] == "en-GB"
        assert len(soup.select("main")) == 1
        ranks = [int(found.name[1]) for found in soup.find_all(re.compile("h[1-6]"))]
        assert ranks[0] == 1, name
        assert ranks.count(1) == 1, name
        assert not soup.find_all("script")
        assert "http" not in written.replace("http://www.w3.org/2000/svg", "")


def test_each_file_tells_what_it_is_and_no_two_are_called_the_same(papers):
    names = [document.file_name("pdf", "pl") for document in papers.values()]
    assert len(set(names)) == len(names)
    assert papers["sheets", "standard"].file_name("pdf") == "northshire-2026-sheets.pdf"
    assert papers["sheets", "easy"].file_name("html", "pl") == "northshire-2026-sheets-easy.pl.html"
    assert papers["script", "standard"].file_name("html") == "northshire-2026-script.html"
