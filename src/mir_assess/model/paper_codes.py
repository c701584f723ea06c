"""The short codes on paper: which assessment and edition a page belongs to, and which sheet a sheet is.

All that is printed carries the edition's code, four signs; a sheet's own code goes on from it with five more.
Both are made from the assessment's own secret, so nothing is kept for them: a sheet that comes back, weeks
later and in any order, is known by its code alone, once it is keyed it is found again, and its receipt can
be printed before anybody has answered. A page of another assessment or edition is told at once.

Pure. It knows nothing of pages or of answers. The secret is the id of the assessment's first event, which
stands in the store and on no page; who sees a sheet's code cannot tell its session or its receipt from it.
"""

import hmac
from hashlib import sha256
from typing import Literal

from mir_assess.errors import Problem
from mir_assess.model.assessment import Assessment
from mir_assess.model.receipts import SIGNS, check_sign, receipt
from mir_assess.model.value import value, worked_out
from mir_assess.speech import say

Form = Literal["standard", "large", "easy"]
FORMS: tuple[Form, ...] = ("standard", "large", "easy")
"""The forms a sheet is printed in. A sheet's code depends on its form: one in large print is another one."""

Misread = Literal["mistyped", "elsewhere"]
"""What can be wrong with a code: a slip of the finger, or a page of another assessment or edition."""

MOST_SHEETS = 999
"""The most sheets of one form that a group can have."""

_EDITION, _OWN = 4, 5
_PLACES: int = len(SIGNS) ** (_OWN - 1)


@value
class Sheet:
    """One sheet of paper for one person: whose group's it is, in which form it is printed, and its number
    there, from 1.
    """

    group_id: str
    form: Form
    number: int


@value
class PaperCodes:
    """The codes of one assessment's paper. `group_ids` stand in the assessment's order."""

    secret: str
    edition: str
    group_ids: tuple[str, ...]

    @property
    def most(self) -> int:
        """The most sheets of one form that a group can have."""
        return min(MOST_SHEETS, _PLACES // (len(self.group_ids) * len(FORMS)))

    def code(self, sheet: Sheet) -> str:
        """Return the code printed on a sheet, such as `2H3J-KM4FT`: the edition's, then its own.

        Raises ValueError for a number that no sheet can have, KeyError for a group that is not there.
        """
        if sheet.group_id not in self.group_ids:
            raise KeyError(sheet.group_id)
        if not 1 <= sheet.number <= self.most:
            raise ValueError(f"no sheet has the number {sheet.number}")
        kinds = len(self.group_ids) * len(FORMS)
        kind = self.group_ids.index(sheet.group_id) * len(FORMS) + FORMS.index(sheet.form)
        step, start = self._shuffle
        own = _spelt(((sheet.number - 1) * kinds + kind) * step + start, _OWN - 1)
        return f"{self.edition}-{own}{check_sign(self.edition + own)}"

    def read(self, typed: str) -> Sheet | Misread:
        """Return the sheet that a typed code stands for, or what is wrong with the code.

        The whole code may be typed, or, once a pile is known to be of this edition, the last five signs
        alone; case, spaces and hyphens do not matter.
        """
        signs = tidied(typed)
        if len(signs) == _OWN:
            signs = self.edition + signs
        if len(signs) != _EDITION + _OWN or is_mistyped(signs):
            return "mistyped"
        if signs[:_EDITION] != self.edition:
            return "elsewhere"
        step, start = self._shuffle
        place = (_number(signs[_EDITION:-1]) - start) * pow(step, -1, _PLACES) % _PLACES
        number, kind = divmod(place, len(self.group_ids) * len(FORMS))
        if number >= self.most:
            return "mistyped"
        group, form = divmod(kind, len(FORMS))
        return Sheet(self.group_ids[group], FORMS[form], number + 1)

    def is_ours(self, typed: str) -> bool:
        """Return whether a typed code of an edition, or the beginning of a sheet's, is this assessment's."""
        return tidied(typed)[:_EDITION] == self.edition

    def session_id(self, sheet: Sheet) -> str:
        """Return the id of the session that this sheet is: the same sheet keyed twice is one session."""
        return _digest(self.secret, "sheet-session", self.code(sheet))[:16].hex()

    def box_id(self, group_id: str, sitting: str) -> str:
        """Return the id of the session that a group's box of cards is: two who count one box at once count
        the same one.
        """
        return _digest(self.secret, "box-session", group_id, sitting)[:16].hex()

    def receipt(self, sheet: Sheet) -> str:
        """Return the code with which the answers on this sheet are found and taken out."""
        return receipt(self.secret, self.session_id(sheet))

    @worked_out
    def _shuffle(self) -> tuple[int, int]:
        """How places are spread over the codes, so that sheets handed out in a row have codes that are not:
        a step with which every place is reached once, and where it starts.
        """
        digest = _digest(self.secret, "sheets", self.edition)
        step, start = int.from_bytes(digest[:16]) % _PLACES, int.from_bytes(digest[16:]) % _PLACES
        return (step if step % len(SIGNS) else step + 1), start


def paper_codes(secret: str, assessment: Assessment) -> PaperCodes:
    """Return the codes of an assessment's paper. They change with all that would make a sheet another: the
    texts that were pinned, which statements are asked in which order, and the groups.
    """
    asked = (
        *(part.digest for part in assessment.parts),
        *assessment.chosen,
        *(f"{group.id}\0{group.role}" for group in assessment.groups),
    )
    own = _spelt(int.from_bytes(_digest(secret, "edition", *asked)), _EDITION - 1)
    return PaperCodes(secret, own + check_sign(own), tuple(group.id for group in assessment.groups))


def is_mistyped(typed: str) -> bool:
    """Return whether no page of any assessment can have this code, whole: an edition's or a sheet's.

    >>> is_mistyped("2H3T"), is_mistyped("3H2T")
    (False, True)
    """
    signs = tidied(typed)
    if len(signs) not in (_EDITION, _EDITION + _OWN) or set(signs) - set(SIGNS):
        return True
    # Who slips within the first four signs is told of a slip too, not of another edition.
    wholes = {signs, signs[:_EDITION]}
    return any(check_sign(whole[:-1]) != whole[-1] for whole in wholes)


def tidied(typed: str) -> str:
    """Return a code as it was typed, as it is compared: without spaces and marks, in capital letters.

    >>> tidied(" 2h3j-km4ft ")
    '2H3JKM4FT'
    """
    return "".join(sign for sign in typed.upper() if sign.isalnum())


def misread(typed: str, why: Misread, codes: PaperCodes) -> Problem:
    """Return what is wrong with a code that was typed, in words for whoever typed it."""
    if why == "mistyped":
        what = say("That code is mistyped: one sign at least is wrong, missing or too many.")
        fix = say(
            "Read it again from the sheet: {example}. One that does not begin like this is of another "
            "assessment.",
            example=f"{codes.edition}-…",
        )
        return Problem(typed, what, fix)
    what = say("This sheet is of another assessment, or of another edition.")
    fix = say(
        "Its code begins with {theirs}; sheets of this one begin with {ours}. Put it aside.",
        theirs=tidied(typed)[:_EDITION],
        ours=codes.edition,
    )
    return Problem(typed, what, fix)


def _digest(secret: str, use: str, *parts: str) -> bytes:
    return hmac.new(secret.encode(), "\0".join((use, *parts)).encode(), sha256).digest()


def _spelt(number: int, length: int) -> str:
    signs = ""
    for _ in range(length):
        number, place = divmod(number, len(SIGNS))
        signs += SIGNS[place]
    return signs


def _number(signs: str) -> int:
    return sum(SIGNS.index(sign) * len(SIGNS) ** place for place, sign in enumerate(signs))
