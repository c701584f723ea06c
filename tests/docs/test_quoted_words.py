"""What a page puts in “quotation marks” is what the program says, to the word, or known as others’ words."""

import ast
import re
from functools import cache

import pytest

from conftest import REPOSITORY
from documents import PAGES, name_of

CATALOGUE = REPOSITORY / "src" / "mir_assess" / "locale" / "mir-assess.pot"
QUOTING = [page for page in PAGES if page.parent.name != "decisions" and page.name != "CHANGELOG.md"]
NOT_OURS = {
    "of a system or a router": {
        *("When plugged in, put my device to sleep after", "mobile hotspot"),
        *("AP isolation", "client isolation", "captive portal"),
    },
    "of other programs": {"nearly 100%", "about 90%", "alpha"},
    "what somebody may say, or write in a bank": {
        "Your phone may say that this Wi-Fi has no internet. That is right. Stay in it.",
        *("I choose what I eat.", "I choose what I eat and when", "We cook what people ask for."),
        *("Advocate: somebody who speaks up for you.", "Home", "HOME-3", "Mrs Example", "Ward 6"),
        *("the only one who", "Mrs Example on Ward 6 always rings back.", "1 of 4 chose never"),
        *("nobody here chose always", "Mrs Patel on Ward 6 is the only one who rings back"),
    },
    "in short": {"all but a few", "No dots", "The same of 100 people"},
}


@cache
def sentences() -> tuple[str, ...]:
    """Return all that the program says, with names in braces for what is filled in."""
    catalogue = CATALOGUE.read_text(encoding="utf-8")
    found = re.findall(r'^msgid(?:_plural)? ((?:".*"\n)+)', catalogue, re.MULTILINE)
    return tuple("".join(map(ast.literal_eval, words.splitlines())) for words in found)


@cache
def bank() -> str:
    return (REPOSITORY / "statements" / "making-it-real.yaml").read_text(encoding="utf-8")


def is_said(words: str) -> bool:
    """Whether the program says these words: within a sentence, or as one with something filled in."""
    return words in bank() or any(words in one or fills(one, words) for one in sentences())


def fills(sentence: str, words: str) -> bool:
    parts = re.split(r"\{\w+\}", sentence)
    if len("".join(parts)) < 8 or not all(part in words for part in parts):
        return False
    return bool(re.fullmatch(".+".join(map(re.escape, parts)), words))


@pytest.mark.parametrize("page", QUOTING, ids=name_of)
def test_what_a_page_quotes_is_said(page):
    text = " ".join(page.read_text(encoding="utf-8").split())
    quoted = {part for words in re.findall(r"“([^”]+)”", text) for part in words.split(" … ")}
    theirs = frozenset().union(*NOT_OURS.values())
    assert {words for words in quoted - theirs if not is_said(words)} == set()


def test_the_cookbook_says_of_each_change_of_words_what_year_on_year_says():
    """Two rows tell more than a sentence: what comes back, and what is compared in the room alone."""
    page = (REPOSITORY / "docs" / "cookbook" / "next-years-wordings.md").read_text(encoding="utf-8")
    rows = page.partition("| what happens |")[2].partition("\n\n")[0].splitlines()[2:]
    told = [row.strip("| ").split(" | ")[2] for row in rows]
    unsaid = [cell for cell in told if not is_said(cell)]
    assert [cell.split()[0] for cell in unsaid] == ["This", "Only"]
    assert len(told) == 10
