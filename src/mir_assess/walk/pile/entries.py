"""What may be typed while a sheet is keyed, and what is said of what is no answer: for all its stages."""

import re
from collections.abc import Iterable

from mir_assess.errors import SessionError
from mir_assess.model.commands import Command
from mir_assess.model.events import Body
from mir_assess.model.paper_codes import Sheet, misread, tidied
from mir_assess.speech import say, say_n
from mir_assess.walk.cards import either, numbered
from mir_assess.walk.pile import words
from mir_assess.walk.pile.piles import Pile
from mir_assess.walk.pile.sheets import OnPaper
from mir_assess.walk.pile.signs import faces, read_sign, read_signs
from mir_assess.walk.pile.turns import Home, Turn, refused

FOR_HOME = ("next", "cards", "out")
LOOKING = ("left", "show")
"""Words that have something shown, and leave what is asked as it is."""
WHOLE_CODE, OWN_SIGNS = 9, 5
"""How many signs a sheet's code has, and how many of them are its own."""
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
            fix = problem.fix
            if page.sheet.form == "easy" and (signs := faces(page.assessment.scale_of(statement_id))):
                told = say("For a face: {signs}.", signs=either([*signs]))
                fix = f"{fix} {told}"
            raise refused(problem.what, fix, say("Statement {number}", number=number)) from None
    return tuple(bodies)


def parted(typed: str) -> tuple[str, str]:
    """Return a line as a code and what follows it. A code may be typed with a space where its hyphen
    stands.
    """
    first, rest = _first_of(typed)
    second, others = _first_of(rest)
    if not has_length_of_code(first) and len(tidied(first + second)) == WHOLE_CODE:
        return first + second, others
    return first, rest


def _first_of(typed: str) -> tuple[str, str]:
    first, *rest = typed.split(maxsplit=1) or [""]
    return first, rest[0] if rest else ""


def has_length_of_code(typed: str) -> bool:
    """Return whether this is as long as a code is, or its last signs are."""
    return len(tidied(typed)) in (OWN_SIGNS, WHOLE_CODE)


def sheet_of(pile: Pile, code: str) -> Sheet:
    """Return the sheet a code stands for. Raises SessionError, saying what is wrong with the code."""
    found = pile.codes.read(code)
    if isinstance(found, Sheet):
        return found
    problem = misread(code, found, pile.codes)
    raise refused(problem.what, problem.fix, problem.where)


def is_code(pile: Pile, typed: str) -> bool:
    """Return whether a line begins with the code of a sheet. Signs that could all be answers are answers,
    unless there is a hyphen between them.
    """
    code, _ = parted(typed)
    could_be_answers = "-" not in code and read_signs(code) != ()
    return not could_be_answers and isinstance(pile.codes.read(code), Sheet)


def is_for_home(pile: Pile, typed: str) -> bool:
    """Return whether a line is nothing of what is asked here: it begins with another sheet's code, or asks
    for something else of the pile.
    """
    return _first_of(typed.casefold())[0] in FOR_HOME or is_code(pile, typed)


def sent_home(home: Home, typed: str, aside: tuple[str, ...]) -> Turn:
    """Do at home what was typed for there, and say first what becomes of the sheet it was typed at."""
    turn = home.take(typed)
    told = () if typed.casefold().split()[0] == "out" else aside
    return Turn((*told, *turn.words), turn.stage or home.home(()).stage)


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
