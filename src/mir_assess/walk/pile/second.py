"""A sheet keyed a second time, by somebody else: nothing of the first keying shows until all of it is in;
then only the differences do, and each is decided.

Nothing is counted twice. What is keyed is kept as it is keyed, and counts nowhere, so that whoever stops goes
on from there; what counts is what was decided, and that the sheet was compared.
"""

from dataclasses import replace

from mir_assess.errors import SessionError
from mir_assess.model.commands import Command
from mir_assess.model.events import Answered, Passed
from mir_assess.model.paper_events import Compared, KeyedAgain, Unclear
from mir_assess.model.session import Said
from mir_assess.speech import say, say_n
from mir_assess.walk.cards import text_on_paper
from mir_assess.walk.pile.entries import LOOKING, decided, is_for_home, no_sign, sent_home, too_many
from mir_assess.walk.pile.marking import ask_mark
from mir_assess.walk.pile.piles import Pile
from mir_assess.walk.pile.sheets import OnPaper
from mir_assess.walk.pile.signs import UNCLEAR, in_tens, read_signs, sign_of
from mir_assess.walk.pile.turns import Asked, Home, Turn, refused
from mir_assess.walk.pile.words import help_at_sheet, read_back, standing

_FIRST, _SECOND = "1", "2"
_FEW = 4
"""Of so few statements it is no wonder where most differ."""


class Again:
    """Keying a sheet that is in, unseen."""

    def __init__(self, pile: Pile, page: OnPaper, home: Home) -> None:
        self._pile, self._page, self._home = pile, page, home
        self._blank = OnPaper(page.assessment, pile.codes, page.sheet)

    @property
    def _said(self) -> tuple[Said, ...]:
        return tuple(map(_said_of, self._page.keyed_again))

    def goes_on(self) -> Turn:
        """Go on where the second keying of this sheet stopped."""
        if not self._said:
            return Turn((), self)
        if len(self._said) == len(self._page.printed):
            return self._compare()
        told = say(
            "The second keying of {code} was begun. It goes on where it stopped.", code=self._page.code
        )
        return Turn((told,), self)

    def whole(self, signs: tuple[Command, ...]) -> Turn:
        """Take all signs of a sheet at once, in place of what was keyed of it a second time before."""
        bodies = decided(self._blank, zip(self._page.printed, signs, strict=True))
        said = tuple(_kept(body) for body in bodies if isinstance(body, Said))
        if said != self._page.keyed_again:
            self._pile.keep(self._page, (*self._page.forgetting(), *said))
        return self._compare()

    def asks(self) -> Asked:
        """Return the statement whose sign is wanted."""
        place = say("Sheet {code}, keyed a second time.", code=self._page.code)
        assessment = self._pile.assessment
        marks = "".join(sign_of(assessment, said) for said in self._said)
        asked = self._page.printed[len(self._said)]
        marks = in_tens(marks.ljust(len(self._page.printed), "."))
        first = ask_mark(assessment, self._page, asked, place, marks)
        hints = (first.hints[0], say("b back, ? help, q stop."))
        return replace(first, hints=hints, keys="123456789dxu0p*bq?", begins="")

    def take(self, line: str) -> Turn:
        """Take signs, or the last one back."""
        typed = line.strip()
        if not typed:
            return Turn()
        if typed == "?":
            asked = self._page.printed[len(self._said)]
            return Turn(help_at_sheet(self._pile.assessment, self._page, asked, again=True))
        if typed.casefold() == "b":
            return self._back()
        if typed.casefold() in LOOKING:
            return _looked_at(self._pile, self._page, typed.casefold())
        if is_for_home(self._pile, typed):
            return sent_home(self._home, typed, self._aside())
        signs = read_signs(typed)
        if not signs:
            raise no_sign(typed)
        return self._mark(signs)

    def _mark(self, signs: tuple[Command, ...]) -> Turn:
        """Take signs of the statements that come next; once all are there, compare."""
        left = self._page.printed[len(self._said) :]
        if len(signs) > len(left):
            raise too_many(len(signs), len(left))
        bodies = decided(self._blank, zip(left, signs, strict=False))
        self._pile.keep(self._page, (_kept(body) for body in bodies if isinstance(body, Said)))
        last = read_back(self._pile.assessment, self._said[-1])
        if len(self._said) < len(self._page.printed):
            number = self._page.assessment.chosen.index(left[len(signs) - 1]) + 1
            return Turn((say("{number}: {said}", number=number, said=last),))
        return self._compare()

    def _compare(self) -> Turn:
        stands = self._page.state.said
        different = tuple(said for said in self._said if stands.get(said.statement) != said)
        if not different:
            keep_compared(self._pile, self._page, ())
            return self._home.home((say("Sheet {code}: the same both times.", code=self._page.code),))
        self._pile.undecided[self._page.code] = len(different)
        return Turn((), Differing(self._pile, self._page, different, self._home))

    def _back(self) -> Turn:
        if not self._said:
            return self._home.home(self._aside())
        self._pile.keep(self._page, self._page.forgetting(1))
        return Turn((say("Taken back: the last answer."),))

    def _aside(self) -> tuple[str, ...]:
        told = say("Laid aside. The first keying of {code} stands.", code=self._page.code)
        return (told, say("To go on with the second, type its code.")) if self._said else (told,)


def _kept(said: Said) -> KeyedAgain:
    """What was keyed a second time, as it is kept: it counts nowhere."""
    match said:
        case Answered(statement=statement, answer=answer):
            return KeyedAgain(statement, answer)
        case Unclear(statement=statement):
            return KeyedAgain(statement, is_unclear=True)
        case _:
            return KeyedAgain(said.statement)


def _said_of(kept: KeyedAgain) -> Said:
    if kept.is_unclear:
        return Unclear(kept.statement)
    return Answered(kept.statement, kept.answer) if kept.answer else Passed(kept.statement)


def unseen(page: OnPaper) -> SessionError:
    """Return what is said to whoever keys second and asks for what another keyed."""
    what = say("The first keying of {code} stays unseen until all of it is keyed again.", code=page.code)
    return refused(what, say("Then only what differs shows. To begin, type its code."))


def keep_compared(pile: Pile, page: OnPaper, changed: tuple[Said, ...], different: int = 0) -> None:
    """Keep that a sheet was compared, and what was decided to be otherwise."""
    pile.keep(page, (*changed, Compared(different)))
    pile.undecided.pop(page.code, None)


def _looked_at(pile: Pile, page: OnPaper, typed: str) -> Turn:
    if typed == "show":
        raise unseen(page)
    return Turn(standing(pile, twice=True))


class Differing:
    """What two people keyed differently, one statement after the other."""

    def __init__(self, pile: Pile, page: OnPaper, different: tuple[Said, ...], home: Home) -> None:
        self._pile, self._page, self._home = pile, page, home
        self._different = different
        self._decided: list[Said | None] = []

    def asks(self) -> Asked:
        """Return one difference: what was keyed first, and what second."""
        second = self._different[len(self._decided)]
        first = self._first(second)
        assessment = self._pile.assessment
        number = assessment.chosen.index(second.statement) + 1
        place = say_n(
            "Sheet {code}: {number} answer differs. Look at the paper.",
            "Sheet {code}: {number} answers differ. Look at the paper.",
            len(self._different),
            code=self._page.code,
        )
        told = say("nothing") if first is None else read_back(assessment, first)
        at, total = len(self._decided) + 1, len(self._different)
        return Asked(
            place,
            f"{number}. {text_on_paper(assessment, second.statement, self._page.sheet.form)}",
            (
                say("1  keyed first: {answer}", answer=told),
                say("2  keyed second: {answer}", answer=read_back(assessment, second)),
                say("u  nobody can tell from the paper"),
            ),
            (*self._so_many(), say("1, 2 or u: which the paper says. b back, q stop.")),
            count=say("Difference {at} of {total}.", at=at, total=total) if total > 1 else "",
            keys="12ubq",
        )

    def _first(self, second: Said) -> Said | None:
        return self._page.state.said.get(second.statement)

    def _so_many(self) -> tuple[str, ...]:
        """A doubt worth having, where most of a sheet differs."""
        if len(self._different) * 2 <= max(len(self._page.printed), _FEW):
            return ()
        told = say("So much differs: is this the same sheet, and was no answer left out?")
        return (told, say("b lays it aside; b once more, and it can be keyed anew."))

    def take(self, line: str) -> Turn:
        """Take which of the two stands. What was decided is kept once all of the sheet is."""
        typed = line.strip().casefold()
        if typed == "b":
            return self._back()
        if typed == "left":
            return _looked_at(self._pile, self._page, typed)
        if is_for_home(self._pile, typed):
            return sent_home(self._home, line.strip(), self._aside())
        second = self._different[len(self._decided)]
        ways = {_FIRST: self._first(second), _SECOND: second, UNCLEAR: Unclear(second.statement)}
        if typed not in ways:
            raise refused(
                say("That does not say which."),
                say("Type 1 for the first, 2 for the second, u where nobody can tell."),
            )
        self._decided.append(ways[typed])
        return Turn() if len(self._decided) < len(self._different) else self._done()

    def _done(self) -> Turn:
        """Keep what was decided: what is not what was keyed first, and that the sheet was compared."""
        changed = tuple(said for said in self._decided if said is not None and self._first(said) != said)
        keep_compared(self._pile, self._page, changed, len(self._different))
        told = say(
            "Sheet {code}: {different} decided, {changed} changed.",
            code=self._page.code,
            different=len(self._different),
            changed=len(changed),
        )
        return self._home.home((told,))

    def _back(self) -> Turn:
        if not self._decided:
            return self._home.home(self._aside())
        self._decided.pop()
        return Turn()

    def _aside(self) -> tuple[str, ...]:
        told = say_n(
            "Sheet {code}: {number} answer differs, and nothing was decided. To decide, type its code.",
            "Sheet {code}: {number} answers differ, and nothing was decided. To decide, type its code.",
            len(self._different),
            code=self._page.code,
        )
        return (told,)
