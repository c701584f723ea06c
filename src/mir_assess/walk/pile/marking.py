"""A sheet's answers, statement by statement, one sign each.

Each answer is durable before the next is asked for, so a sheet half keyed goes on where it stopped.
"""

import re

from mir_assess.model.assessment import Assessment
from mir_assess.speech import say, say_n
from mir_assess.walk.cards import card, text_on_paper
from mir_assess.walk.pile import words
from mir_assess.walk.pile.ending import Ending
from mir_assess.walk.pile.entries import (
    LOOKING,
    change,
    decided,
    is_change,
    is_for_home,
    no_sign,
    on_sheet,
    sent_home,
    too_many,
)
from mir_assess.walk.pile.noting import is_about_words, take_words
from mir_assess.walk.pile.piles import Pile
from mir_assess.walk.pile.sheets import OnPaper
from mir_assess.walk.pile.signs import faces, read_signs
from mir_assess.walk.pile.turns import Asked, Home, Turn, refused
from mir_assess.walk.taking_back import taken_back_words

KEYS = "123456789dxu0p*bsyq?"
BEGINS = "ng="
"""An equals sign begins a line too: who types `7=3` key by key is told, and `3` answers nothing else."""


class Marking:
    """Keying what stands on one sheet."""

    def __init__(self, pile: Pile, page: OnPaper, home: Home) -> None:
        self._pile, self._page, self._home = pile, page, home
        self._wanted = ""

    def asks(self) -> Asked:
        """Return the statement whose sign is wanted."""
        asked = self._asked()
        number = self._pile.number() + (not self._page.is_in)
        return ask_mark(
            self._pile.assessment,
            self._page,
            asked,
            say("Sheet {code}, sheet {number} of the pile.", code=self._page.code, number=number),
            words.signs(self._page),
        )

    def _asked(self) -> str:
        return self._wanted or self._page.asked() or self._page.printed[-1]

    def take(self, line: str) -> Turn:
        """Take signs, a statement to go to, a correction, words, or the last thing back."""
        typed = line.strip()
        if not typed:
            return Turn()
        if typed == "?":
            return Turn(words.help_at_sheet(self._pile.assessment, self._page, self._asked()))
        if typed.casefold() == "b":
            return self._back()
        if typed.casefold() == "s":
            return self._home.home(self._for_later())
        if typed.casefold() in LOOKING:
            return Turn(words.looked_at(self._pile, self._page, typed.casefold()))
        if is_for_home(self._pile, typed):
            return sent_home(self._home, typed, self._for_later())
        if is_about_words(typed):
            return take_words(self._pile, self._page, typed, self._asked())
        return self._answers(typed)

    def _answers(self, typed: str) -> Turn:
        """Take what is said of this sheet's statements: the one asked for, or another by its number."""
        if went := re.fullmatch(r"g ?(\d{1,4})", typed.casefold()):
            self._wanted = on_sheet(self._page, int(went[1]))
            return Turn()
        corrected = re.sub(r"^g ?(?=\d+=)", "", typed, flags=re.IGNORECASE)
        if is_change(corrected):
            return self._after(change(self._pile, self._page, corrected))
        if typed.startswith("="):
            what = say("An answer was kept for the number before “=”.")
            raise refused(what, say("Take it back with b. To correct statement 7, type: g 7=3"))
        return self._mark(typed)

    def _for_later(self) -> tuple[str, ...]:
        code = self._page.code
        if not self._page.is_in:
            return (say("Laid aside: nothing of sheet {code} was kept.", code=code),)
        return (say("Sheet {code} is half keyed, and kept. To go on with it, type its code.", code=code),)

    def _mark(self, typed: str) -> Turn:
        signs = read_signs(typed)
        if not signs:
            raise no_sign(typed)
        left = self._still_to_come() if not self._wanted else (self._wanted,)
        if len(signs) > len(left):
            raise too_many(len(signs), len(left))
        first = left[0]
        bodies = decided(self._page, zip(left, signs, strict=False))
        self._pile.keep(self._page, bodies)
        self._wanted = ""
        said = self._page.state.said[first]
        number = self._page.assessment.chosen.index(first) + 1
        read_back = say("{number}: {said}", number=number, said=words.read_back(self._pile.assessment, said))
        if len(signs) > 1:
            read_back = say_n("{number} answer kept.", "{number} answers kept.", len(signs))
        return self._after((read_back,))

    def _after(self, said: tuple[str, ...]) -> Turn:
        """Go on with the sheet: its next statement, its end, or, where that was keyed already, the pile."""
        if self._page.asked() is not None:
            return Turn(said)
        if self._page.state.closed:
            return self._home.home((*said, words.is_in(self._page)))
        return Turn(said, Ending(self._pile, self._page, self._home, self))

    def _still_to_come(self) -> tuple[str, ...]:
        return tuple(each for each in self._page.printed if each not in self._page.state.said)

    def _back(self) -> Turn:
        if self._wanted:
            self._wanted = ""
            return Turn()
        bodies, last = self._page.taking_back()
        if last is None:
            return self._home.home(self._for_later())
        self._pile.keep(self._page, bodies)
        return Turn((taken_back_words(last),))


def ask_mark(assessment: Assessment, page: OnPaper, asked: str, place: str, marks: str) -> Asked:
    """Return what is asked of one statement of a sheet."""
    shown = card(assessment, asked)
    label = assessment.group(page.sheet.group_id).label
    at = page.printed.index(asked) + 1
    total = len(page.printed)
    asked_of = say_n("{group}, {number} statement.", "{group}, {number} statements.", total, group=label)
    levels = [f"{number}  {level.label}" for number, level in enumerate(shown.levels, 1)]
    if page.sheet.form == "easy":
        signs = faces(assessment.scale_of(asked))
        levels += [
            say("{sign}  {face}, and no more", sign=sign, face=band.label) for sign, band in signs.items()
        ]
    return Asked(
        place=f"{place} {asked_of}",
        text=f"{shown.number}. {text_on_paper(assessment, asked, page.sheet.form)}",
        choices=tuple(levels),
        hints=(
            say("d don’t know, x does not apply, 0 blank, u unclear."),
            say("b back, g go to, n their words, s later, ? help, q stop."),
        ),
        count=say("Answer {at} of {total}.", at=at, total=total),
        marks=marks,
        keys=KEYS,
        begins=BEGINS,
    )
