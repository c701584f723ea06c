"""What people read in a room is easy to read: US school grades by Flesch-Kincaid, over all words of a kind.

Never over one sentence, where the grade says little; for one, its length is what can be held.
"""

import re
import warnings

from mir_assess.channels.room import words
from mir_assess.resources import folder

FOR_PEOPLE = (
    "joining",
    "asking",
    "waiting",
    "done",
    "all",
    "code",
    "again",
    "taking-out",
    "looking",
    "next-person",
)
HARDEST = 3
LONGEST = 22
"""Words of a sentence."""


def said(name: str) -> list[str]:
    """What a template says, with a number for what is filled in."""
    text = (folder("templates") / "room" / f"{name}.html").read_text(encoding="utf-8")
    return [re.sub(r"\{\w+\}", "5", found) for found in re.findall(r'say\("([^"]+)"', text)]


def sentences() -> list[str]:
    """All that somebody who takes part may read, a statement's own words apart."""
    found = [line for name in FOR_PEOPLE for line in said(name)]
    told = [*words.WAITING.values(), *words.HELPED.values(), *words.first_words(), words.small_group()]
    return [line if line.endswith((".", "?", "!")) else f"{line}." for line in (*found, *told)]


def test_what_people_read_in_a_room_is_easy():
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import textstat

    assert len(sentences()) > 60
    assert textstat.flesch_kincaid_grade(" ".join(sentences())) <= HARDEST


def test_no_sentence_in_a_room_is_long():
    parts = [part for line in sentences() for part in re.split(r"(?<=[.?!])\s", line)]
    assert [part for part in parts if len(part.split()) > LONGEST] == []
