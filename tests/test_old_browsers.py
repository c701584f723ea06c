"""What old phones are sent: nothing that their browsers cannot read, or else something that stands in for it.

The baseline is Chrome 66 and Samsung Internet 9 (2018, 2019), Safari 12 (an iPhone of 2013) and Firefox 68. A
newer property, value or selector is skipped by an older browser, with the whole rule where it is a selector.
So each has something older before it in its rule, or stands in a table here that says how the page is
without it. Grow the tables with care: look at the page without the new thing first.
"""

import os
import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from mir_assess.resources import folder

TEMPLATES = folder("templates")
STYLES = ("report/style.css", "room/room.css", "paper/paper.css")
SCRIPT = TEMPLATES / "room" / "room.js"
STANDS_IN = "@supports not (inset-inline-start: 0)"
"""Where the older form of sides and gaps stands: what knows no `inset-inline-start` knows few of them."""

SIDES = r"(border|padding|margin|inset)-(inline|block)(-start|-end)?(-\w+)?"
NEW_PROPERTIES = {
    SIDES: "the block at the foot of the file has the left side, where something would overlap without it",
    r"(row-|column-)?gap": "the block at the foot has margins where things in a row would touch",
    r"text-wrap": "lines break where they break",
    r"text-(underline-offset|decoration-thickness)": "the browser's own underline",
    r"accent-color|color-scheme|appearance": "the browser's own look",
    r"(forced|print)-color-adjust|page": "prints, and forced colours, as the browser does by itself",
    r"overflow-anchor|scroll-padding-top": "a heading that was jumped to stands at the very top",
    r"zoom": "bars on the projector are as small as on a phone, in a Firefox before 126",
    r"aspect-ratio|inset|content-visibility|translate|rotate|scale|place-[a-z]+|contain-[a-z-]+": "",
}
"""Properties that the baseline does not know, and how the page is without them; nothing where none is."""

NEW_VALUES = {
    r"\b(clamp|min|max)\(": "",
    r"\banywhere\b": "",
    r"\bflow-root\b": "the words flow around the picture",
    r"\binline-(start|end)\b": "",
    r"\brgba?\([^),]*\s[^),]*\)": "",
    r"\b(color-mix|oklch|lab|light-dark|env|var\([^)]*,)\(": "",
    r"(\b\d[\w.]*|transparent 0) \d[\w.]*(px|%)(?=[,)])": "",
    r"\" / \"": "",
    r"\b(d|l|s)v[hw]\b": "",
    r"\b(subgrid|fit-content\b(?!\()|revert)": "",
}
"""Values that the baseline does not know; an older one has to stand before, or how it is without."""

NEW_SELECTORS = {
    r":has\(": "refines the page, and is a rule of its own",
    r":focus-visible": "the browser's own ring, or `:focus` in the block at the foot",
    r":is\(\.drawn\)": "letters are spaced out in a picture too, where a reader asks for that",
    r":(is|where)\(|:not\([^()]*,|:user-\w+|&|::marker|:modal|:popover": "",
}
"""Selectors that the baseline does not know, and how the page is without them; nothing where none is."""

NEW_CALLS = (
    "at allSettled any checkVisibility findLast flat flatMap fromEntries hasOwn matchAll randomUUID "
    "replaceAll replaceChildren requestSubmit showModal showPopover toSorted trimEnd trimStart"
)
NEW_THINGS = (
    "AbortController BigInt CSSStyleSheet IntersectionObserver ResizeObserver URLPattern WeakRef clipboard "
    "globalThis queueMicrotask structuredClone wakeLock"
)
NEW_NAMES = (
    rf"\.({NEW_CALLS.replace(' ', '|')})\(",
    rf"\b({NEW_THINGS.replace(' ', '|')})\b",
    r"\?\.(?!\d)|\?\?|\|\|=|&&=|\*\*=|catch \{|\{ \.\.\.|import\(",
)
"""Names and signs in scripts that the baseline does not know."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of a stylesheet: what it stands in, its selectors, and its declarations in order."""

    within: str
    selectors: tuple[str, ...]
    declarations: tuple[tuple[str, str], ...]


def rules(words: str, within: str = "") -> Iterator[Rule]:
    """The rules of a stylesheet of ours; strings in it hold no braces."""
    words = re.sub(r"/\*.*?\*/", "", words, flags=re.DOTALL)
    at = 0
    while (opened := words.find("{", at)) >= 0:
        head, depth, end = words[at:opened].strip(), 1, opened + 1
        while depth:
            depth += {"{": 1, "}": -1}.get(words[end], 0)
            end += 1
        inside = words[opened + 1 : end - 1]
        if head.startswith(("@media", "@supports")):
            yield from rules(inside, f"{within} {head}".strip())
        else:
            declared = (
                each.partition(":") for each in re.split(r";(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)", inside)
            )
            pairs = tuple((name.strip(), told.strip()) for name, sign, told in declared if sign)
            yield Rule(within, tuple(re.split(r",\s*(?![^()]*\))", head)), pairs)
        at = end


def style(name: str) -> list[Rule]:
    return list(rules((TEMPLATES / name).read_text(encoding="utf-8")))


def without(table: dict[str, str], words: str, *, whole: bool = False) -> str | None:
    """How the page is without these words; None where every browser knows them."""
    match = re.fullmatch if whole else re.search
    return next((told for pattern, told in table.items() if match(pattern, words)), None)


@pytest.mark.parametrize("name", STYLES)
def test_a_property_that_old_phones_do_not_know_is_one_they_can_do_without(name):
    for rule in style(name):
        for named, _ in rule.declarations:
            told = without(NEW_PROPERTIES, named.removeprefix("-webkit-"), whole=True)
            assert told != "", (
                f"{named} in {rule.selectors}: say in NEW_PROPERTIES how the page is without it"
            )


@pytest.mark.parametrize("name", STYLES)
def test_a_value_that_old_phones_do_not_know_comes_after_one_they_do(name):
    for rule in style(name):
        known: set[str] = set()
        for named, told in rule.declarations:
            missed = without(NEW_VALUES, told)
            if named.startswith("--") or missed is None:
                known.add(named)
            elif not missed and not without(NEW_PROPERTIES, named, whole=True):
                assert named in known, f"{named}: {told} in {rule.selectors} needs an older one before it"


@pytest.mark.parametrize("name", STYLES)
def test_a_selector_that_old_phones_do_not_know_takes_no_other_with_it(name):
    for rule in style(name):
        found = [without(NEW_SELECTORS, selector) for selector in rule.selectors]
        assert "" not in found, f"{rule.selectors}: write it out"
        assert None not in found or set(found) == {None}, f"{rule.selectors}: old phones skip all of them"


@pytest.mark.parametrize("name", STYLES)
def test_what_has_an_edge_where_a_line_begins_has_it_on_the_left_for_old_phones(name):
    found = style(name)
    older = {each for rule in found if rule.within == STANDS_IN for each in rule.selectors}
    for rule in found:
        edged = any(named == "border-inline-start" for named, _ in rule.declarations)
        is_without = any(without(NEW_SELECTORS, selector) is not None for selector in rule.selectors)
        if edged and not is_without and rule.selectors != ("td[rowspan]",):
            assert set(rule.selectors) <= older, f"{rule.selectors} has no edge in {STANDS_IN}"


def test_names_in_scripts_are_as_old_as_the_phones_that_run_them():
    words = re.sub(r"/\*.*?\*/", "", SCRIPT.read_text(encoding="utf-8"), flags=re.DOTALL)
    for pattern in NEW_NAMES:
        for found in re.finditer(pattern, words):
            # What is asked for first, and done without where there is none, harms nobody.
            name = found[0].strip(".(")
            is_asked_for = name.isalpha() and re.search(rf"(!\w+|window)\.{name}\b(?!\()", words)
            assert is_asked_for, f"{found[0]} is newer than the baseline: ask whether it is there"


def test_every_phone_of_the_baseline_can_read_the_script():
    acorn = Path(os.environ.get("MIR_ASSESS_ACORN", ""))
    if not acorn.is_file():
        pytest.skip(
            "No parser of scripts here (npm install acorn); MIR_ASSESS_ACORN is the path of its bin/acorn."
        )
    told = ["node", str(acorn), "--ecma2017", "--silent", str(SCRIPT)]
    read = subprocess.run(told, capture_output=True, text=True, check=False)
    assert read.returncode == 0, read.stderr
