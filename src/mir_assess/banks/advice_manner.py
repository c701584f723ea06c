"""Advice on the manner of a statement: it states, it speaks of the one who answers, and says no only once.

A statement is put to somebody to say how true it is, so each must be able to be true. Questions are told in
any language, the rest only in English.
"""

import re
from collections.abc import Iterator

from mir_assess.banks.flaws import Flaw
from mir_assess.banks.in_force import newest
from mir_assess.banks.negatives import double_negative
from mir_assess.model.bank import Bank
from mir_assess.speech import say

TEXTS = ("text", "easy_text")
LOOKED_AT = 1_000
"""Characters of a text that are looked at. One that goes on for longer has other faults."""

_ASKS = re.compile(r"[?؟՞？]['\"”’)»]*$")
_MYSELF = re.compile(r"\b(?:I|me|my|mine|myself)\b", re.IGNORECASE)


def questions(bank: Bank) -> Iterator[Flaw]:
    """Nobody can say how true a question is. A statement of neither voice may be one."""
    for path, statement, wording in newest(bank):
        for name in TEXTS if statement.voice != "none" else ():
            if _ASKS.search(getattr(wording, name)[-9:].rstrip()):
                what = say("The {name} is a question.", name=name)
                fix = say(
                    "Write what should be true, such as “I feel safe at home.”: people say how true that is."
                )
                yield Flaw((*path, name), what, fix)


def nobody_speaks(bank: Bank) -> Iterator[Flaw]:
    """An I statement without I, me or my is about somebody else, and then who answers must guess whom."""
    if not _is_english(bank):
        return
    for path, statement, wording in newest(bank):
        if statement.voice == "i" and not _MYSELF.search(wording.text[:LOOKED_AT]):
            what = say("This is an I statement, and there is no I, me or my in its text.")
            fix = say("Say it as a person would of their own life. If “we” promise it, write voice: we.")
            yield Flaw((*path, "text"), what, fix)


def says_no_twice(bank: Bank) -> Iterator[Flaw]:
    """“Never true” of a double no takes a while to work out, and some work it out the other way."""
    if not _is_english(bank):
        return
    for path, _, wording in newest(bank):
        for name in TEXTS:
            twice = double_negative(getattr(wording, name)[:LOOKED_AT])
            if twice:
                one, other = twice
                what = say(
                    "The {name} says no twice: “{one}” and “{other}”.", name=name, one=one, other=other
                )
                fix = say("Say what there should be, not what there should not be.")
                yield Flaw((*path, name), what, fix)


def _is_english(bank: Bank) -> bool:
    return bank.language.partition("-")[0] == "en"
