"""A small bank to spoil, and a way to hear what is said about it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from mir_assess.banks import Report, check

SOUND = """\
format: mir-assess/bank
version: 1
id: small
title: "A small bank"
source:
  follows: "Nothing"
  wording: "Ours"
  licence: "CC BY 4.0"
editions: ["2025", "2026"]
frameworks:
  - {id: elsewhere, title: "E", version: "1", seen: "2026-03-31", items: [{id: E-1, title: "One"}]}
themes:
  - id: home
    title: "Home"
scales:
  - id: truth
    good_from: mostly
    levels:
      - key: never
        label: "Never true"
        description: "Not at all"
      - key: mostly
        label: "Mostly true"
        description: "Most days"
      - key: always
        label: "Always true"
        description: "Each day"
    bands:
      - key: "no"
        label: "No"
        levels: [never]
      - key: "yes"
        label: "Yes"
        levels: [mostly, always]
stems:
  - role: lived_experience
    voice: i
    text: "How true is this for you in {organisation}?"
sets:
  - id: short
    title: "Short"
    statements: [A-1]
statements:
  - id: A-1
    voice: i
    good_from: always
    wordings:
      - since: "2025"
        theme: home
        scale: truth
        text: "I like my home."
        easy_text: "I like it."
      - since: "2026"
        theme: home
        scale: truth
        text: "I love my home."
        easy_text: "I love it."
        compares_with_previous: true
        reason: "Warmer."
    descriptors:
      never: "Boxes everywhere"
      mostly: "A chair by the window"
      always: "I am glad to come in"
    links: {elsewhere: [{id: E-1, status: confirmed}]}
  - id: A-2
    voice: i
    wordings:
      - since: "2025"
        theme: home
        scale: truth
        text: "I have a key."
        easy_text: "I have a key."
"""


@pytest.fixture(scope="session")
def sound() -> str:
    """Return the text of a bank without errors or advice."""
    return SOUND


@pytest.fixture
def check_text(tmp_path: Path) -> Callable[[str | bytes], Report]:
    """Return a function that checks a text, or bytes, as the file small.yaml."""

    def check_it(content: str | bytes) -> Report:
        file = tmp_path / "small.yaml"
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
        return check(file)

    return check_it
