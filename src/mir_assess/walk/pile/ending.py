"""The end of a sheet: who helped, and that it is whole."""

from mir_assess.model.events import SUPPORTS
from mir_assess.speech import say
from mir_assess.walk.pile import words
from mir_assess.walk.pile.entries import is_for_home
from mir_assess.walk.pile.noting import is_about_words, take_words
from mir_assess.walk.pile.piles import Pile
from mir_assess.walk.pile.sheets import OnPaper
from mir_assess.walk.pile.turns import Asked, Home, Stage, Turn, refused
from mir_assess.walk.taking_back import taken_back_words

_PAID = {"y": True, "n": False, "0": None, "": None}


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
        stage: Stage = self if self._page.asked() is None else self._before
        return Turn((taken_back_words(last),) if last else (), stage)


def close(pile: Pile, page: OnPaper, home: Home, support: str, *, paid: bool | None) -> Turn:
    """Keep that a sheet is whole."""
    pile.keep(page, page.closing(support, paid=paid))
    return home.home((words.is_in(page), *words.whose(page, support)))
