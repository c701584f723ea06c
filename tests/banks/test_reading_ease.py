"""Making It Real reads easily: US school grades by Flesch-Kincaid, over the words of a theme and of the whole
bank.

Never over one sentence: there the grade says little. Where a theme is too hard, the statements named are the
likeliest places to begin. A low grade is no proof that words are easy; people are.
"""

import re
import subprocess
import sys
import warnings
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

import pytest

from mir_assess.banks import load
from mir_assess.model.bank import Edition, EditionStatement

BANK = Path(__file__).resolve().parents[2] / "statements" / "making-it-real.yaml"
WHOLE = "the whole bank"
PARTS = ["wellbeing", "information", "communities", "support", "change", "workforce", WHOLE]
NAMED = 5
"""Statements named where words are too hard: enough to mend a theme."""

Words = Callable[[EditionStatement], Iterable[str]]

HARDEST: dict[str, tuple[Words, float]] = {
    "text": (lambda statement: [statement.text], 7),
    "easy_text": (lambda statement: [statement.easy_text], 4),
    "explanation": (lambda statement: [statement.explanation], 6),
    "prompts": (lambda statement: statement.prompts, 6),
}
"""Which words of a statement, and the US grade they may reach."""


@pytest.fixture(scope="module")
def bank() -> Edition:
    return load(str(BANK), BANK.parent).edition()


@pytest.fixture(scope="module")
def grade() -> Callable[[Iterable[str]], float]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the setuptools it needs says that it will not be there for ever
        import textstat

    return lambda sentences: textstat.flesch_kincaid_grade(" ".join(map(sentence, sentences)))


def sentence(text: str) -> str:
    """Return a text with a mark at its end, so that it does not run into the next."""
    return text if re.search(r"[.!?]$", text) else f"{text}."


def too_hard(words: Mapping[str, Iterable[str]], most: float, grade: Callable[[Iterable[str]], float]) -> str:
    """Return an empty string where words by statement are easy enough, else the grade and whom to look at."""
    found = grade([text for texts in words.values() for text in texts])
    if found <= most:
        return ""
    alone = sorted(((grade(texts), name) for name, texts in words.items()), reverse=True)
    offenders = ", ".join(f"{name} ({its_own:.1f})" for its_own, name in alone[:NAMED])
    return f"US grade {found:.1f}, above {most:g}. The hardest: {offenders}."


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("field", HARDEST)
def test_the_words_are_easy(
    field: str, part: str, bank: Edition, grade: Callable[[Iterable[str]], float]
) -> None:
    words, most = HARDEST[field]
    chosen = {s.id: tuple(words(s)) for s in bank.statements if part in (s.theme, WHOLE)}
    assert chosen
    assert too_hard(chosen, most, grade) == "", f"{field} of {part}"


def test_no_theme_is_left_out(bank: Edition) -> None:
    assert [*(theme.id for theme in bank.themes), WHOLE] == PARTS


def test_hard_words_are_found_and_where_they_stand(grade: Callable[[Iterable[str]], float]) -> None:
    words = {
        "E-1": ("I choose what I do.",),
        "H-1": ("Commissioned organisations facilitate individualised multidisciplinary pathways",),
        "H-2": ("Safeguarding arrangements appropriately accommodate individual circumstances",),
    }
    said = too_hard(words, 7, grade)
    assert said.startswith("US grade ")
    assert re.search(r"The hardest: H-\d \([\d.]+\), H-\d \([\d.]+\), E-1 ", said)
    assert too_hard({"E-1": words["E-1"]}, 4, grade) == ""


def test_the_grades_need_nothing_from_the_internet() -> None:
    program = (
        "import os, socket, warnings; warnings.simplefilter('ignore');"
        "ends = lambda *_, **__: os._exit(3);"
        "socket.socket.connect = socket.socket.connect_ex = socket.getaddrinfo = ends;"
        "import textstat; print(textstat.flesch_kincaid_grade('I choose what I do.') < 4)"
    )
    done = subprocess.run([sys.executable, "-c", program], check=False, capture_output=True, text=True)
    assert (done.stdout, done.returncode) == ("True\n", 0), done.stderr
