"""Each translation that comes with the program is whole, and says what the bank says in words fit to be read
out.

What a machine can tell, it tells here: nothing left out, nothing left in English, nobody made a man or a
woman by an ending. Whether the words are right, people who speak the language tell.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import zip_longest
from pathlib import Path
from typing import NamedTuple

import pytest

from mir_assess.banks import check, load
from mir_assess.banks.languages import missing
from mir_assess.banks.translating import FILLED_IN, TRANSLATED
from mir_assess.model.bank import Bank
from mir_assess.model.overlay import Overlay

STATEMENTS = Path(__file__).resolve().parents[2] / "statements"
FILES = sorted((STATEMENTS / "translations").glob("*.yaml"))
MOST_WORDS = {"text": 18, "easy_text": 14}
"""Heard once, in a room. Polish says in two words what English says in one, so two more are let through."""

ENGLISH_WORDS = re.compile(r"\b(?:the|of|and|with|you|your|people|is|are)\b", re.IGNORECASE)
ENGLISH_QUOTES = re.compile("[\"'“‘’]")
POLISH_QUOTES = re.compile("„[^„”]*”")
GENDERED = re.compile(
    r"\b\w+ł(?:em|am|eś|aś|bym|abym|byś|abyś)\b"  # zrobiłem, zrobiłam, chciałbyś
    r"|\bpowin(?:ienem|ieneś|nam|naś)\b"
    r"|(?<!\bten )(?<!\bta )\bsama?\b"  # sam, sama: alone, or oneself
    r"|\w/\w|\w\(\w{1,3}\)",  # zadowolony/a, zrobił(a)
    re.IGNORECASE,
)
"""Polish forms that say whether I, or you, am a man or a woman."""

NO_VERBS = {"zespołem", "działem", "stołem", "ciałem", "dołem", "tłem", "hasłem", "światłem", "źródłem"}
"""Nouns that end as such verbs do."""


class Said(NamedTuple):
    """One text of a bank: what it is called, in the bank's own language, and in another."""

    name: str
    own: str
    other: str


def said(bank: Bank, overlay: Overlay) -> list[Said]:
    """Every text that an overlay lays over a bank, beside the bank's own."""
    return [*_of_the_bank(bank, overlay), *_of_the_parts(bank, overlay), *_of_the_statements(bank, overlay)]


def _of_the_bank(bank: Bank, overlay: Overlay) -> Iterator[Said]:
    yield Said("title", bank.title, overlay.title)
    yield Said("wording", bank.source.wording, overlay.source.wording)
    yield Said("note", bank.source.note, overlay.source.note)
    yield from _each("prompt", bank.prompts, overlay.prompts)
    stems = {(stem.role, stem.voice): stem.text for stem in overlay.stems}
    for stem in bank.stems:
        yield Said(f"stem {stem.role} {stem.voice}", stem.text, stems.get((stem.role, stem.voice), ""))


def _of_the_parts(bank: Bank, overlay: Overlay) -> Iterator[Said]:
    for theme in bank.themes:
        yield from _texts("themes", theme.id, theme, overlay.themes)
    for chosen in bank.sets:
        yield from _texts("sets", chosen.id, chosen, overlay.sets)
    for scale in bank.scales:
        for level in scale.levels:
            yield from _texts("levels", level.key, level, overlay.scales.get(scale.id, {}))
        for band in scale.bands:
            yield from _texts("bands", band.key, band, overlay.bands.get(scale.id, {}))


def _texts(kind: str, name: str, part: object, laid: Mapping[str, Mapping[str, str]]) -> Iterator[Said]:
    for text in TRANSLATED[kind]:
        own, other = getattr(part, text, ""), laid.get(name, {}).get(text, "")
        if own or other:
            yield Said(f"{name} {text}", own, other)


def _of_the_statements(bank: Bank, overlay: Overlay) -> Iterator[Said]:
    for statement in bank.statements:
        words = overlay.statements[statement.id]
        for text in TRANSLATED["wordings"]:
            own, other = getattr(statement.wordings[-1], text), getattr(words, text)
            yield Said(f"{statement.id} {text}", own, other)
        yield from _each(f"{statement.id} prompt", statement.prompts, words.prompts)


def _each(name: str, own: tuple[str, ...], other: tuple[str, ...]) -> Iterator[Said]:
    for number, (one, two) in enumerate(zip_longest(own, other, fillvalue=""), start=1):
        yield Said(f"{name} {number}", one, two)


def gendered(text: str) -> list[str]:
    """Return the words of a Polish text that make I, or you, a man or a woman."""
    return [found for found in GENDERED.findall(text) if found.casefold() not in NO_VERBS]


class Translation(NamedTuple):
    """A bank, what is laid over it, and both texts of each thing it says."""

    bank: Bank
    overlay: Overlay
    texts: list[Said]


@pytest.fixture(scope="module", params=FILES, ids=lambda file: file.stem)
def translation(request: pytest.FixtureRequest) -> Translation:
    report = check(request.param, STATEMENTS)
    assert (report.errors, report.advice) == ((), ())
    assert report.bank is not None
    assert report.overlay is not None
    return Translation(report.bank, report.overlay, said(report.bank, report.overlay))


def test_there_are_some() -> None:
    assert {file.name for file in FILES} >= {"making-it-real.pl.yaml", "ladder-of-co-production.pl.yaml"}


def test_nothing_is_missing(translation: Translation) -> None:
    bank, overlay, texts = translation
    assert missing(load(bank.id, STATEMENTS), overlay.language) == []
    assert [text.name for text in texts if bool(text.own) != bool(text.other)] == []
    assert overlay.edition == bank.editions[-1]
    assert overlay.source.made_by


def test_nothing_stands_as_it_was(translation: Translation) -> None:
    assert [text for text in translation.texts if text.own.casefold() == text.other.casefold()] == []


def test_what_is_filled_in_stays(translation: Translation) -> None:
    for text in translation.texts:
        assert sorted(FILLED_IN.findall(text.own)) == sorted(FILLED_IN.findall(text.other)), text


def test_a_question_stays_one_and_a_sentence_ends(translation: Translation) -> None:
    for text in translation.texts:
        ends = [mark for words in (text.own, text.other) if (mark := words[-1]) in ".?"]
        assert len(set(ends)) < 2, text
        assert len(ends) != 1, text


def test_they_are_short(translation: Translation) -> None:
    for statement_id, words in translation.overlay.statements.items():
        for name, most in MOST_WORDS.items():
            assert len(getattr(words, name).split()) <= most, f"{statement_id} {name}"


def test_no_text_stands_twice(translation: Translation) -> None:
    for name in TRANSLATED["wordings"]:
        words = translation.overlay.statements.values()
        found = Counter(getattr(of, name).casefold() for of in words)
        assert [text for text, times in found.items() if times > 1] == []


def test_levels_and_bands_are_told_apart(translation: Translation) -> None:
    for laid in (translation.overlay.scales, translation.overlay.bands):
        for texts in laid.values():
            labels = [of["label"].casefold() for of in texts.values()]
            assert len(set(labels)) == len(labels)


class TestPolish:
    @pytest.fixture
    def polish(self, translation: Translation) -> list[Said]:
        if translation.overlay.language != "pl":
            pytest.skip("another language")
        made_by = Said("made_by", "", translation.overlay.source.made_by)
        return [*translation.texts, made_by]

    def test_nobody_is_made_a_man_or_a_woman(self, polish: list[Said]) -> None:
        assert {text.name: found for text in polish if (found := gendered(text.other))} == {}

    def test_quotes_are_polish(self, polish: list[Said]) -> None:
        for text in polish:
            assert not ENGLISH_QUOTES.search(text.other), text
            assert not re.search("[„”]", POLISH_QUOTES.sub("", text.other)), text

    def test_no_english_was_left_in(self, polish: list[Said]) -> None:
        assert [text for text in polish if ENGLISH_WORDS.search(text.other)] == []

    def test_it_says_that_nobody_has_checked_it(self, polish: list[Said]) -> None:
        """Once somebody has, say so there, and take this test out."""
        assert "Nie sprawdziły go jeszcze" in polish[-1].other

    @pytest.mark.parametrize(
        "words",
        [
            *("zrobiłem", "Zrobiłam", "czułaś się", "chciałbym", "mogłabyś", "powinienem", "powinnaś"),
            *("robię to sam", "jestem zadowolony/a", "kiedy zrobił(a)"),
        ],
    )
    def test_forms_that_tell_are_found(self, words: str) -> None:
        assert gendered(words)

    @pytest.mark.parametrize(
        "words",
        ["mam", "mogę", "z zespołem", "ta sama osoba", "osoba powinna", "udało się", "urząd (council)"],
    )
    def test_forms_that_do_not_tell_are_let_through(self, words: str) -> None:
        assert not gendered(words)
