"""One sign an answer: how a sheet is typed in, and how what stands on it is read back.

A digit is a level by its number, and 0 stands for what was left blank; letters are those of the keyboard's
walk. It knows the grammar and nothing of what a sign means on a statement's scale.
"""

from mir_assess.model.assessment import Assessment
from mir_assess.model.bank import DONT_KNOW, NOT_APPLICABLE
from mir_assess.model.commands import Command, Numbers, Word
from mir_assess.model.events import Answered, Passed
from mir_assess.model.paper_events import Unclear
from mir_assess.model.session import Said

BLANK, UNCLEAR = "0", "u"
_WORDS = {"d": DONT_KNOW, "x": NOT_APPLICABLE, BLANK: "pass", UNCLEAR: "unclear"}
_SAME = {"p": BLANK, "*": UNCLEAR}
"""Other ways to type a sign: the walk's own letter, and what lies under the hand on a keypad. A hyphen is
none: by it a code is told from answers.
"""


def read_sign(typed: str) -> Command | None:
    """Return what one sign says of a statement; None for what is no sign.

    >>> read_sign("4"), read_sign("U")
    (Numbers(values=(4,), dont_know=0, not_applicable=0, has_others=False), Word(name='unclear'))
    """
    sign = _SAME.get(typed.casefold(), typed.casefold())
    if sign in _WORDS:
        return Word(_WORDS[sign])
    return Numbers((int(sign),)) if len(sign) == 1 and sign in "123456789" else None


def read_signs(typed: str) -> tuple[Command, ...]:
    """Return what a row of signs says, statement by statement; nothing where any of it is no sign. Spaces
    between them do not matter.
    """
    found = [read_sign(sign) for sign in "".join(typed.split())]
    return tuple(sign for sign in found if sign is not None) if all(found) else ()


def sign_of(assessment: Assessment, said: Said | None) -> str:
    """Return the sign that stands for what was said of a statement; a dot where nothing was yet."""
    match said:
        case Answered(answer=answer) if answer == DONT_KNOW:
            return "d"
        case Answered(answer=answer) if answer == NOT_APPLICABLE:
            return "x"
        case Answered(statement=statement, answer=answer):
            return str(assessment.scale_of(statement).keys.index(answer) + 1)
        case Passed():
            return BLANK
        case Unclear():
            return UNCLEAR
        case _:
            return "."


def in_tens(signs: str) -> str:
    """Return signs in groups of five, two groups as far apart as tens are, as they are compared with paper.

    >>> in_tens("3412d34120 55u")
    '3412d 34120 55u'
    """
    together = "".join(signs.split())
    return " ".join(together[start : start + 5] for start in range(0, len(together), 5))
