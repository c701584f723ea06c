"""One sign an answer: how a sheet is typed in, and how what stands on it is read back.

A digit is a level by its number, and 0 stands for what was left blank; letters are those of the keyboard's
walk. On an easy sheet, where somebody may have stopped at a face, 7, 8 and 9 are the faces: the row of a
keypad above all levels.
"""

from mir_assess.model.assessment import Assessment
from mir_assess.model.bank import DONT_KNOW, NOT_APPLICABLE, Band, Scale
from mir_assess.model.commands import Command, Easy, Numbers, Word
from mir_assess.model.events import Answered, Passed
from mir_assess.model.paper_events import Unclear
from mir_assess.model.session import Said

BLANK, UNCLEAR = "0", "u"
_FACES = "789"
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


def faces(scale: Scale) -> dict[str, Band]:
    """Return the bands of a scale by their signs; none where the levels need these signs themselves."""
    if len(scale.levels) >= int(_FACES[0]) or len(scale.bands) > len(_FACES):
        return {}
    return dict(zip(_FACES, scale.bands, strict=False))


def on_easy_paper(scale: Scale, sign: Command) -> Command:
    """Return what a sign says on an easy sheet: a face, or what it says on any."""
    match sign:
        case Numbers(values=(number,)) if (band := faces(scale).get(str(number))) is not None:
            return Easy(band.key.casefold())
        case _:
            return sign


def sign_of(assessment: Assessment, said: Said | None) -> str:
    """Return the sign that stands for what was said of a statement; a dot where nothing was yet."""
    match said:
        case Answered(answer=answer) if answer == DONT_KNOW:
            return "d"
        case Answered(answer=answer) if answer == NOT_APPLICABLE:
            return "x"
        case Answered(statement=statement, answer=answer):
            scale = assessment.scale_of(statement)
            if answer in scale.keys:
                return str(scale.keys.index(answer) + 1)
            return next(sign for sign, band in faces(scale).items() if band.key == answer)
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
