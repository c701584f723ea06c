"""The end of a sheet: who helped, and that it is whole.

Here the next sheet's code may follow at once, as whoever keys fast forgets what else is asked. So no key that
acts at once is a sign of a code.
"""

from mir_assess.errors import SessionError
from mir_assess.model.events import SUPPORTS
from mir_assess.model.receipts import SIGNS
from mir_assess.speech import say
from mir_assess.walk.pile import words
from mir_assess.walk.pile.entries import LOOKING, has_length_of_code, is_for_home, parted, sheet_of
from mir_assess.walk.pile.noting import is_about_words, take_words
from mir_assess.walk.pile.piles import Pile
from mir_assess.walk.pile.sheets import OnPaper
from mir_assess.walk.pile.turns import Asked, Home, SentHome, Stage, Turn, refused
from mir_assess.walk.taking_back import taken_back_words

_PAID = {"y": True, "n": False, "0": None, "": None}
_WAYS = {**{key: way for key, (way, _) in words.HELP.items()}, "r": "read"}
"""The ways to be helped by what is typed for them. `r` is a sign of codes too, so it acts with Enter only."""
_OF_A_CODE = SIGNS.casefold()


class Ending:
    """The end of a sheet: who helped, and whether the council or a service it pays for pays them. `before` is
    where its answers are keyed.
    """

    def __init__(self, pile: Pile, page: OnPaper, home: Home, before: Stage) -> None:
        self._pile, self._page, self._home, self._before = pile, page, home, before
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
                begins=_OF_A_CODE,
            )
        return Asked(
            place,
            say("Did somebody help?"),
            choices=(*(say(line) for _, line in words.HELP.values()), say("0 or Enter  nobody, or not said")),
            hints=(
                say("If several are marked, type the lowest of them on the sheet."),
                say("b back, n their words, q save and stop."),
            ),
            marks=marks,
            keys="lica0bqy",
            begins=f"n{_OF_A_CODE}",
        )

    def take(self, line: str) -> Turn:
        """Take who helped, then who pays them; with that the sheet is whole. The next code ends it too."""
        typed = line.strip().casefold()
        if typed == "b":
            return self._back()
        if typed in LOOKING:
            return Turn(words.looked_at(self._pile, self._page, typed))
        if is_for_home(self._pile, typed) or self._is_like_a_code(typed):
            return self._next(line)
        if self._support:
            if typed not in _PAID:
                raise refused(say("That is no answer here."), say("Type y, n, or 0 where nobody said."))
            return close(self._pile, self._page, self._home, self._support, paid=_PAID[typed])
        if is_about_words(typed):
            return take_words(self._pile, self._page, line.strip())
        if typed in ("", "0"):
            return close(self._pile, self._page, self._home, "", paid=None)
        support = _WAYS.get(typed, typed.replace(" ", "_"))
        if support not in SUPPORTS:
            raise refused(
                say("That is not a way of helping that we record."),
                say("Type l, i, c, a, or 0 where nobody helped."),
            )
        self._support = support
        return Turn()

    def _is_like_a_code(self, typed: str) -> bool:
        """Whether this is a code, also one that could be answers elsewhere. Raises SessionError for one with
        a slip: then this sheet's end is not passed over.
        """
        code, _ = parted(typed)
        if not has_length_of_code(code) or not set(code.replace("-", "")) <= set(_OF_A_CODE):
            return False
        sheet_of(self._pile, code)
        return True

    def _next(self, line: str) -> Turn:
        """End this sheet, and do at home what was typed. What cannot be done there is said there."""
        closed = close(self._pile, self._page, self._home, self._support, paid=None)
        try:
            turn = self._home.take(line)
        except SessionError as error:
            raise SentHome(*error.problems) from None
        return Turn((*closed.words, *turn.words), turn.stage or closed.stage)

    def _back(self) -> Turn:
        if self._support:
            self._support = ""
            return Turn()
        bodies, last = self._page.taking_back()
        self._pile.keep(self._page, bodies)
        stage: Stage = self if self._page.asked() is None else self._before
        return Turn((taken_back_words(last),) if last else (), stage)


def close(pile: Pile, page: OnPaper, home: Home, support: str, *, paid: bool | None) -> Turn:
    """Keep that a sheet is whole."""
    pile.keep(page, page.closing(support, paid=paid))
    return home.home((words.is_in(page), *words.whose(page, support)))
