"""What may be typed while a sheet is keyed, and what is said of what is no answer: for all its stages."""

import re
from collections.abc import Iterable

from mir_assess.errors import SessionError
from mir_assess.model.commands import Command
from mir_assess.model.events import Body
from mir_assess.model.paper_codes import Sheet
from mir_assess.speech import say, say_n
from mir_assess.walk.cards import numbered
from mir_assess.walk.pile import words
from mir_assess.walk.pile.piles import Pile
from mir_assess.walk.pile.sheets import OnPaper
from mir_assess.walk.pile.signs import read_sign
from mir_assess.walk.pile.turns import refused

FOR_HOME = ("next", "cards", "out", "show", "left")
_CHANGE = re.compile(r"(\d{1,4})=(\S)")


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
