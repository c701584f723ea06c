"""A sheet's answers, statement by statement, one sign each; and what stands at its end: who helped.

Each answer is durable before the next is asked for, so a sheet half keyed goes on where it stopped.
"""

import re
from collections.abc import Iterable

from mir_assess.errors import SessionError
from mir_assess.model.assessment import Assessment
from mir_assess.model.commands import Command
from mir_assess.model.events import SUPPORTS, Body
from mir_assess.model.paper_codes import Sheet
from mir_assess.speech import say, say_n
from mir_assess.walk.cards import card, numbered
from mir_assess.walk.pile import words
from mir_assess.walk.pile.noting import is_about_words, take_words
from mir_assess.walk.pile.sheets import OnPaper, Pile
from mir_assess.walk.pile.signs import faces, read_sign, read_signs
from mir_assess.walk.pile.turns import Asked, Home, Stage, Turn, refused
from mir_assess.walk.taking_back import taken_back_words

KEYS = "123456789dxu0p*bsyq?"
BEGINS = "ng"
FOR_HOME = ("next", "cards", "out", "show", "left")
_CHANGE = re.compile(r"(\d{1,4})=(\S)")


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
            levels = len(self._pile.assessment.scale_of(self._asked()).levels)
            return Turn(tuple(say(each, highest=levels) for each in words.HELP_AT_SHEET))
        if typed.casefold() == "b":
            return self._back()
        if typed.casefold() == "s":
            return self._home.home(self._for_later())
        if is_for_home(self._pile, typed):
            turn = self._home.take(typed)
            return Turn((*self._for_later(), *turn.words), turn.stage or self._home.home(()).stage)
        if is_about_words(typed):
            return take_words(self._pile, self._page, typed, self._asked())
        if went := re.fullmatch(r"g ?(\d{1,4})", typed.casefold()):
            self._wanted = on_sheet(self._page, int(went[1]))
            return Turn()
        if is_change(typed):
            return self._after(change(self._pile, self._page, typed))
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
        return Turn(said, Ending(self._pile, self._page, self._home))

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
        text=f"{shown.number}. {shown.text}",
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


# What every stage that takes signs needs


def on_sheet(page: OnPaper, number: int) -> str:
    """Return the id of a statement by the number that stands on paper."""
    statement_id = numbered(page.assessment, number)
    if statement_id not in page.printed:
        what = say("Statement {number} does not stand on this sheet.", number=number)
        raise refused(what, say("Look at the number on the paper."))
    return statement_id


def decided(page: OnPaper, marks: Iterable[tuple[str, Command]]) -> tuple[Body, ...]:
    """Return what signs say of their statements, as there is to keep.

    Raises SessionError, naming the statement, for a sign that says nothing there.
    """
    bodies: list[Body] = []
    for statement_id, sign in marks:
        try:
            bodies += page.answer(statement_id, sign)
        except SessionError as error:
            problem = error.problems[0]
            number = page.assessment.chosen.index(statement_id) + 1
            raise refused(problem.what, problem.fix, say("Statement {number}", number=number)) from None
    return tuple(bodies)


def is_for_home(pile: Pile, typed: str) -> bool:
    """Return whether a line is nothing of this sheet: it begins with another one's code, or asks for
    something else of the pile. A code is told from answers by its hyphen.
    """
    first, *_ = typed.casefold().split() or [""]
    return first in FOR_HOME or ("-" in first and isinstance(pile.codes.read(first), Sheet))


def is_change(line: str) -> bool:
    """Return whether a line corrects statements by their numbers: `7=3 12=u`."""
    return all(_CHANGE.fullmatch(each) for each in line.split())


def change(pile: Pile, page: OnPaper, line: str) -> tuple[str, ...]:
    """Correct statements by their numbers. Return what they say now. Nothing is kept where any is wrong."""
    marks: list[tuple[str, Command]] = []
    for number, sign in (each.split("=") for each in line.split()):
        command = read_sign(sign)
        if command is None:
            raise no_sign(sign)
        marks.append((on_sheet(page, int(number)), command))
    pile.keep(page, decided(page, marks))
    told = ((page.assessment.chosen.index(each) + 1, page.state.said[each]) for each, _ in marks)
    return tuple(
        say("{number}: {said}", number=number, said=words.read_back(pile.assessment, said))
        for number, said in told
    )


def no_sign(typed: str) -> SessionError:
    """Return what is said of something that is no answer."""
    shown = typed if len(typed) <= 40 else f"{typed[:40]}…"
    return refused(
        say("“{words}” is no answer, so nothing was kept.", words=shown),
        say("A level’s number, d, x, 0 for blank, or u for unclear. Type ? for help."),
    )


def too_many(given: int, left: int) -> SessionError:
    """Return what is said of more signs than there are statements."""
    what = say_n("That is {number} answer;", "That are {number} answers;", given)
    rest = say_n(
        "{number} is wanted. Nothing of this line was kept.",
        "{number} are wanted. Nothing of this line was kept.",
        left,
    )
    return refused(f"{what} {rest}", say("Compare it with the paper, then type it again."))


_PAID = {"y": True, "n": False, "0": None, "": None}


class Ending:
    """The end of a sheet: who helped, and whether the council or a service it pays for pays them."""

    def __init__(self, pile: Pile, page: OnPaper, home: Home) -> None:
        self._pile, self._page, self._home = pile, page, home
        self._support = ""

    def asks(self) -> Asked:
        """Return what is asked at the end of a sheet."""
        place = say("Sheet {code}: all its answers are kept.", code=self._page.code)
        marks = words.signs(self._page)
        if self._support:
            organisation = self._pile.assessment.organisation
            paid = say(
                "Does this person work for {organisation}, or for a service it pays for?",
                organisation=organisation,
            )
            return Asked(
                place,
                paid,
                choices=(say("y  yes"), say("n  no"), say("0 or Enter  not said")),
                hints=(say("b back, q save and stop."),),
                marks=marks,
                keys="yn0bq",
            )
        return Asked(
            place,
            say("Did somebody help?"),
            choices=(*(say(line) for _, line in words.HELP.values()), say("0 or Enter  nobody, or not said")),
            hints=(say("b back, n their words, q save and stop."),),
            marks=marks,
            keys="rica0bqy",
            begins="n",
        )

    def take(self, line: str) -> Turn:
        """Take who helped, then who pays them; with that the sheet is whole."""
        typed = line.strip().casefold()
        if typed == "b":
            return self._back()
        if self._support:
            if typed not in _PAID:
                raise refused(say("That is no answer here."), say("Type y, n, or 0 where nobody said."))
            return close(self._pile, self._page, self._home, self._support, paid=_PAID[typed])
        if is_about_words(typed):
            return take_words(self._pile, self._page, line.strip())
        if is_for_home(self._pile, typed):
            closed = close(self._pile, self._page, self._home, "", paid=None)
            turn = self._home.take(line)
            return Turn((*closed.words, *turn.words), turn.stage or closed.stage)
        if typed in ("", "0"):
            return close(self._pile, self._page, self._home, "", paid=None)
        self._support = words.HELP[typed][0] if typed in words.HELP else typed.replace(" ", "_")
        if self._support not in SUPPORTS:
            self._support = ""
            raise refused(
                say("That is not a way of helping that we record."),
                say("Type r, i, c, a, or 0 where nobody helped."),
            )
        return Turn()

    def _back(self) -> Turn:
        if self._support:
            self._support = ""
            return Turn()
        bodies, last = self._page.taking_back()
        self._pile.keep(self._page, bodies)
        stage: Stage = self if self._page.asked() is None else Marking(self._pile, self._page, self._home)
        return Turn((taken_back_words(last),) if last else (), stage)


def close(pile: Pile, page: OnPaper, home: Home, support: str, *, paid: bool | None) -> Turn:
    """Keep that a sheet is whole."""
    pile.keep(page, page.closing(support, paid=paid))
    return home.home((words.is_in(page), *words.whose(page, support)))
