"""Keying a pile: a code is asked for, its sheet is keyed, and the next code is asked for.

One `Keying` serves a keyboard and a pipe: `asks()` says what is wanted, `take(line)` does what was typed and
says it back. A sheet that is in is shown and never counted again.
"""

from mir_assess.errors import nearest
from mir_assess.model.assessment import Group
from mir_assess.model.commands import Command
from mir_assess.model.events import SUPPORTS
from mir_assess.speech import say, say_n
from mir_assess.walk.pile import words
from mir_assess.walk.pile.boxes import Box
from mir_assess.walk.pile.ending import Ending, close
from mir_assess.walk.pile.entries import change, decided, is_change, parted, sheet_of
from mir_assess.walk.pile.marking import Marking
from mir_assess.walk.pile.noting import is_about_words, take_words
from mir_assess.walk.pile.piles import Pile
from mir_assess.walk.pile.second import Again, unseen
from mir_assess.walk.pile.sheets import OnPaper, is_an_end
from mir_assess.walk.pile.signs import read_signs
from mir_assess.walk.pile.turns import Asked, SentHome, Stage, Turn, refused
from mir_assess.walk.taking_back import taken_back_words

_PAID = {"paid": True, "unpaid": False}


class Keying:
    """A pile of paper at one keyboard. `twice`: what is in is keyed a second time, by somebody else."""

    def __init__(self, pile: Pile, *, twice: bool = False) -> None:
        self.pile = pile
        self.twice = twice
        self._stage: Stage = self
        self._page: OnPaper | None = None

    def asks_now(self) -> Asked:
        """Return what is asked now."""
        return self._stage.asks()

    def enter(self, line: str) -> tuple[str, ...]:
        """Do what was typed, a line or a key, and return what is said back. Raises SessionError; then nothing
        was kept.
        """
        if any("\ud800" <= character <= "\udfff" for character in line):
            raise refused(say("That line holds a character that is no text."), say("Type it again."))
        try:
            turn = self._stage.take(line)
        except SentHome:
            self._stage = self
            raise
        self._stage = turn.stage or self._stage
        return turn.words

    def beginning(self) -> tuple[str, ...]:
        """Return what there is to know before the first sheet."""
        return (*words.half_keyed(self.pile), *(words.keyed_twice(self.pile) if self.twice else ()))

    def ending(self) -> tuple[str, ...]:
        """Return how the pile stands, as the last thing said."""
        return words.standing(self.pile, twice=self.twice)

    @property
    def undecided(self) -> int:
        """How many sheets differ that were keyed a second time here, and were not decided."""
        return len(self.pile.undecided)

    def home(self, said: tuple[str, ...]) -> Turn:
        """Go back to where a code is asked for."""
        return Turn(said, self)

    # Where a code is asked for

    def asks(self) -> Asked:
        """Ask for the next sheet."""
        what = (
            say("The code of the next sheet to key again?")
            if self.twice
            else say("The code of the next sheet?")
        )
        hints = (say("Type it as it stands on the sheet; its last five signs are enough. ? help, q stop."),)
        return Asked(words.counted(self.pile), what, hints=hints)

    def take(self, line: str) -> Turn:
        """Take a code, a sheet or a box without one, or what there is to say of the last sheet."""
        typed = line.strip()
        first, _, rest = typed.casefold().partition(" ")
        if not typed:
            return Turn()
        if typed in ("?", "help"):
            some = self.pile.assessment.groups[0].id
            lines = words.HELP_AT_CODE_AGAIN if self.twice else words.HELP_AT_CODE
            return Turn(tuple(say(each, group=some) for each in lines))
        if typed.casefold() == "left":
            return Turn(self.ending())
        if first == "next":
            return self._without_a_code(rest)
        if first == "cards":
            return self._box(rest)
        if first == "out":
            return self._take_out(rest)
        if is_about_words(typed):
            return take_words(self.pile, self._last(), typed)
        if typed.casefold() in ("b", "show") or is_change(typed):
            return self._last_sheet(typed.casefold())
        return self._code(typed)

    def _last(self) -> OnPaper | None:
        """The sheet before this, where anything of it stands. Raises SessionError where another person keyed
        it, and it is not to be seen yet.
        """
        page = self._page
        if page is None or not page.is_in:
            return None
        if self.twice and page.different is None:
            raise unseen(page)
        return page

    def _last_sheet(self, typed: str) -> Turn:
        if typed == "b" and self.twice and self._page is not None and self._page.ends_keyed_again:
            return self._keyed_once(self._page)
        page = self._last()
        if page is None:
            raise refused(say("There is no sheet before this here."), say("Type a sheet’s code to see it."))
        if typed == "show":
            return Turn((words.is_in(page), *words.seen_again(page, self.pile.assessment)))
        if is_change(typed):
            return Turn((*change(self.pile, page, typed), words.is_in(page)))
        bodies, last = page.taking_back()
        self.pile.keep(page, bodies)
        if page.state.closed and last is not None:
            return Turn((taken_back_words(last), *words.says_again(page, last), words.is_in(page)))
        told = say("Sheet {code} is open again. b takes back one answer after the other.", code=page.code)
        if last is not None and not is_an_end(last):
            told = taken_back_words(last)
        return Turn((told,), self._going_on(page))

    def _keyed_once(self, page: OnPaper) -> Turn:
        """Take back that a sheet was keyed a second time, or begun: it can be keyed anew."""
        self.pile.keep(page, page.forgetting() if page.different is None else page.taking_back()[0])
        self.pile.undecided.pop(page.code, None)
        told = say("Taken back: that this sheet was keyed a second time.")
        return Turn((told, say("To key it again, type its code: {code}", code=page.code)))

    def _going_on(self, page: OnPaper) -> Stage:
        """Where a sheet goes on that was begun."""
        marking = Marking(self.pile, page, self)
        return marking if page.asked() is not None else Ending(self.pile, page, self, marking)

    def _take_out(self, code: str) -> Turn:
        page = self.pile.page(sheet_of(self.pile, code)) if code else self._page
        if page is None or not page.is_in:
            raise refused(say("There is no such sheet to take out."), say("Type out and its code."))
        self.pile.keep(page, page.taking_out())
        if self._page is not None and self._page.session_id == page.session_id:
            self._page = None  # nothing typed here may bring it back
        told = say(
            "Sheet {code} is taken out: nothing of it counts. Key it anew, or lay it aside.", code=page.code
        )
        return Turn((told,))

    # A sheet

    def _code(self, typed: str) -> Turn:
        code, rest = parted(typed)
        page = self.pile.page(sheet_of(self.pile, code))
        signs, support, paid = self._signs(rest)
        if signs:
            self._refuse_other_number(page, signs)
        self._page = page
        if self.twice:
            return self._second(page, signs)
        if page.state.closed and page.is_in:
            return self._seen(page, signs, support, paid=paid)
        if signs:
            return self._whole(page, signs, support, paid=paid)
        if not page.is_in:
            return Turn((), Marking(self.pile, page, self))
        told = say("Sheet {code} was begun before. It goes on where it stopped.", code=page.code)
        return Turn((told,), self._going_on(page))

    def _signs(self, rest: str) -> tuple[tuple[Command, ...], str, bool | None]:
        """The signs that follow a code on its line, and who helped."""
        marks, _, helped = rest.casefold().partition("with ")
        signs = read_signs(marks)
        if marks.strip() and not signs:
            raise refused(
                say("“{words}” are no answers, so nothing was kept.", words=marks.strip()),
                say("After a code: a sign for each statement. Type ? for help."),
            )
        return signs, *_helped(helped)

    def _whole(self, page: OnPaper, signs: tuple[Command, ...], support: str, *, paid: bool | None) -> Turn:
        bodies = decided(page, zip(page.printed, signs, strict=True))
        self.pile.keep(page, bodies)
        return close(self.pile, page, self, support, paid=paid)

    def _refuse_other_number(self, page: OnPaper, signs: tuple[Command, ...]) -> None:
        if len(signs) != len(page.printed):
            what = say_n(
                "Sheet {code} has {total} statements, and {number} answer was typed. Nothing was kept.",
                "Sheet {code} has {total} statements, and {number} answers were typed. Nothing was kept.",
                len(signs),
                code=page.code,
                total=len(page.printed),
            )
            raise refused(what, say("Compare it with the paper. Type 0 for what was left blank."))

    def _seen(self, page: OnPaper, signs: tuple[Command, ...], support: str, *, paid: bool | None) -> Turn:
        """A sheet that is in already: shown, and never counted again. A row that says nothing of help says
        nothing else of it.
        """
        if signs and decided(page, zip(page.printed, signs, strict=True)):
            raise refused(
                say("Sheet {code} is in already, with other answers. They stand.", code=page.code),
                say("To correct one, type it like 7=3. To compare a second keying, add --twice."),
            )
        is_other_help = support != page.state.support or (paid is not None and paid != page.state.paid)
        if support and is_other_help:
            what = say(
                "Sheet {code} is in already, with the same answers, and other help. That stands.",
                code=page.code,
            )
            raise refused(what, say("To change who helped, type b at the keyboard, then say it."))
        if signs:
            return Turn((say("Sheet {code} is in already, with the same answers.", code=page.code),))
        told = say("Sheet {code} is in already, and is not counted again.", code=page.code)
        return Turn((told, *words.seen_again(page, self.pile.assessment)))

    def _second(self, page: OnPaper, signs: tuple[Command, ...]) -> Turn:
        if not (page.is_in and page.state.closed):
            what = say("Sheet {code} was not keyed a first time, or not all of it.", code=page.code)
            raise refused(what, say("Put it aside. Key it without --twice first."))
        if page.different is not None:
            raise refused(
                say("Sheet {code} was keyed a second time already.", code=page.code),
                say("Put it with those that are done."),
            )
        again = Again(self.pile, page, self)
        return again.whole(signs) if signs else again.goes_on()

    # What has no code

    def _without_a_code(self, rest: str) -> Turn:
        self._only_once()
        name, _, form = rest.strip().rpartition(" ")
        is_easy = form == "easy" and bool(name)
        group = self._group(name if is_easy else rest)
        page = self._page = self.pile.without_a_code(group, "easy" if is_easy else "standard")
        told = say("Write this code on the sheet, so that it is found again: {code}", code=page.code)
        return Turn((told,), Marking(self.pile, page, self))

    def _box(self, name: str) -> Turn:
        group = self._group(name)
        self._only_once()
        if self.pile.are_cards_counted_elsewhere(group):
            what = say(
                "Cards of “{group}” are counted already, at the keyboard or from a file.", group=group.label
            )
            raise refused(
                what,
                say(
                    "To go on with these, stop, and type: mir-assess start {name}. If these are others, "
                    "stop, and key them with --sitting and a name for it.",
                    name=self.pile.name,
                ),
            )
        box = Box(self.pile, group, self)
        told = say("This box was begun before. What is typed again replaces, and nothing is counted twice.")
        return Turn((told,) if box.stands else (), box)

    def _only_once(self) -> None:
        if self.twice:
            what = say("Only sheets with a code can be keyed a second time.")
            raise refused(what, say("Stop, and key this without --twice."))

    def _group(self, typed: str) -> Group:
        groups = {group.id.casefold(): group for group in self.pile.assessment.groups}
        name = typed.strip().casefold()
        if name not in groups:
            what = say("There is no group “{name}” here.", name=name) if name else say("Which group?")
            known = say("The groups are: {groups}", groups=", ".join(groups))
            raise refused(what, f"{nearest(name, groups)} {known}".strip())
        if groups[name].mode == "consensus":
            what = say("“{group}” agrees on its answers together.", group=groups[name].label)
            raise refused(what, say("Type what it agreed in the room: start {name}", name=self.pile.name))
        return groups[name]


def _helped(words_typed: str) -> tuple[str, bool | None]:
    """Who helped, as it is typed after `with`: a way, and whether they are paid."""
    way, _, pay = words_typed.strip().partition(" ")
    if (way and way not in SUPPORTS) or (pay and pay not in _PAID):
        raise refused(
            say("“{words}” does not say how somebody helped.", words=words_typed.strip()),
            say("After “with”: {ways}; then paid, unpaid, or nothing.", ways=", ".join(SUPPORTS)),
        )
    return way, _PAID.get(pay)
