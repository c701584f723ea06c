"""The pile of an assessment's paper: which sheets are in, and keeping what one says before the next is asked
for. It decides nothing and shows nothing.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence

from mir_assess.errors import Problem, SessionError
from mir_assess.model import session
from mir_assess.model.assessment import Assessment, Group
from mir_assess.model.events import (
    Body,
    Event,
    Opened,
    SessionOpened,
    assessment_stream,
    live,
    session_stream,
)
from mir_assess.model.paper_codes import FORMS, Form, Sheet, paper_codes
from mir_assess.model.paper_events import KeyedAgain
from mir_assess.model.room_events import Withdrawn
from mir_assess.model.taken_out import mark_of
from mir_assess.model.value import value
from mir_assess.speech import say
from mir_assess.store.base import Store, Superseded, TakenOut
from mir_assess.walk.desk import Desk, as_shown
from mir_assess.walk.pile.sheets import CHANNEL, OnPaper, different_in
from mir_assess.walk.pile.turns import SentHome


@value
class Known:
    """What the pile knows of a sheet that is in: whose it counts as, whether it is whole, how many answers
    differed when it was keyed a second time (None: it was not compared), and whether that was begun.
    """

    group_id: str
    is_whole: bool
    different: int | None = None
    is_begun_again: bool = False


class Pile:
    """The sheets of one assessment, as they are keyed. `sitting` is the meeting they belong to. `undecided`
    maps the codes of sheets that were keyed a second time here to how many answers differ, as long as nobody
    decided.
    """

    def __init__(
        self,
        store: Store,
        name: str,
        *,
        clock: Callable[[], str],
        new_id: Callable[[], str],
        sitting: str = "",
    ) -> None:
        self._store, self._clock, self.new_id = store, clock, new_id
        self.name, self.sitting = name, sitting
        if day := store.round(name).sealed:
            what = say("This round was sealed on {day}, and takes no more answers.", day=day)
            raise SessionError(Problem(name, what, say("Open a new assessment for new answers.")))
        opened = store.read(assessment_stream(name))
        self.pinned: Assessment = _pinned(opened)
        self.assessment: Assessment = as_shown(self.pinned)
        self.codes = paper_codes(opened[0].id, self.pinned)
        self.undecided: dict[str, int] = {}
        self._marks: tuple[int, frozenset[str]] = (0, frozenset())
        self._known = self._read_known()

    def _read_known(self) -> dict[str, Known]:
        """What is known of each session on paper, by its id."""
        prefix = session_stream(self.name, "")
        streams = [head.stream for head in self._store.list(prefix) if _is_a_sheet(head.first)]
        events: dict[str, list[Event]] = {stream: [] for stream in streams}
        for event in self._store.read(*streams) if streams else ():
            events[event.stream].append(event)
        found = {stream.removeprefix(prefix): _known(each) for stream, each in events.items()}
        return {session_id: known for session_id, known in found.items() if known is not None}

    def page(self, sheet: Sheet) -> OnPaper:
        """Return what the store holds of a sheet. Raises SessionError for one that was taken out at the
        person's wish.
        """
        page = OnPaper(self.pinned, self.codes, sheet, self.sitting)
        page.again(self._store.read(page.stream))
        marks = () if page.version else self._marks_now()
        if marks and mark_of(self.codes.secret, page.stream) in marks:
            raise _taken_out(page)
        return page

    def _marks_now(self) -> frozenset[str]:
        """The marks of what was taken out for good, by whomever."""
        own = assessment_stream(self.name)
        version = self._store.versions(own).get(own, 0)
        if version != self._marks[0]:
            withdrawn = [each.body for each in self._store.read(own) if isinstance(each.body, Withdrawn)]
            self._marks = (version, frozenset(body.mark for body in withdrawn if body.mark))
        return self._marks[1]

    def keep(self, page: OnPaper, bodies: Iterable[Body]) -> None:
        """Keep what a sheet says, durably before returning. Raises SentHome where somebody else keyed the
        same sheet meanwhile, or it was taken out: then nothing more may be said of it as it was known here.
        """
        append = page.append(bodies, at=self._clock(), new_id=self.new_id)
        if append is None:
            return
        try:
            self._store.append(append)
        except TakenOut:
            raise _taken_out(page) from None
        except Superseded as error:
            was_there = page.version > 0
            page.again(())
            if was_there and not error.version:
                raise _taken_out(page) from None
            what = say("Somebody keyed this sheet elsewhere at the same moment, so this was not kept.")
            raise SentHome(Problem(page.code, what, say("Type its code again to see it."))) from None
        page.stands(append)
        self._known.pop(page.session_id, None)
        if page.is_in:
            self._known[page.session_id] = Known(
                page.group.id, page.state.closed, page.different, bool(page.keyed_again)
            )

    def counts(self) -> dict[str, int]:
        """Return how many sheets are in, by group, in the groups' order."""
        found = {group.id: 0 for group in self.assessment.groups}
        for known in self._known.values():
            found[known.group_id] += 1
        return {group_id: number for group_id, number in found.items() if number}

    def number(self) -> int:
        """Return how many sheets are in."""
        return len(self._known)

    def keyed_twice(self) -> tuple[int, ...]:
        """Return, for each sheet that was keyed a second time, how many answers were not the same."""
        return tuple(known.different for known in self._known.values() if known.different is not None)

    def half_keyed(self) -> tuple[str, ...]:
        """Return the codes of sheets that were begun and are not whole."""
        return self._codes_of(key for key, known in self._known.items() if not known.is_whole)

    def not_compared(self) -> tuple[str, ...]:
        """Return the codes of whole sheets that nobody began to key a second time."""
        return self._codes_of(key for key, known in self._once() if not known.is_begun_again)

    def begun_again(self) -> tuple[str, ...]:
        """Return the codes of sheets that were keyed a second time, or begun, and are not decided."""
        return self._codes_of(key for key, known in self._once() if known.is_begun_again)

    def _once(self) -> Iterator[tuple[str, Known]]:
        for key, known in self._known.items():
            if known.is_whole and known.different is None:
                yield key, known

    def _codes_of(self, session_ids: Iterable[str]) -> tuple[str, ...]:
        """The codes of sessions: a session's id does not tell its sheet, so sheets are tried in turn."""
        wanted = set(session_ids)
        found: list[str] = []
        tried = (
            Sheet(group_id, form, number)
            for number in (*range(1, self.codes.most // 2), *range(self.codes.most, self.codes.most // 2, -1))
            for group_id in self.codes.group_ids
            for form in FORMS
        )
        while len(found) < len(wanted) and (sheet := next(tried, None)) is not None:
            if self.codes.session_id(sheet) in wanted:
                found.append(self.codes.code(sheet))
        return tuple(found)

    def desk(self) -> Desk:
        """Return the desk at which boxes of cards are counted."""
        clock, new_id = self._clock, self.new_id
        return Desk(self._store, self.name, clock=clock, new_id=new_id, channel=CHANNEL, sitting=self.sitting)

    def boxes(self) -> dict[str, int]:
        """Return of how many statements the cards of this sitting were counted here, by group, in the groups'
        order; a group is left out of which none were.
        """
        prefix = session_stream(self.name, "")
        boxes = {
            head.stream: head.first.body.group
            for head in self._store.list(prefix)
            if head.first.channel == CHANNEL
            and isinstance(head.first.body, SessionOpened)
            and (head.first.body.mode, head.first.body.sitting) == ("tally", self.sitting)
        }
        states = {of: session.fold(self._store.read(stream)) for stream, of in boxes.items()}
        counted = {of: len(state.said) for of, state in states.items() if state.touched}
        return {group.id: counted[group.id] for group in self.assessment.groups if group.id in counted}

    def are_cards_counted_elsewhere(self, group: Group) -> bool:
        """Return whether cards of a group were counted in this sitting in another way: at the keyboard, or in
        a file.
        """
        heads = self._store.list(session_stream(self.name, ""))
        counted = [head.first for head in heads if head.version > 1 and head.first.channel != CHANNEL]
        wanted = SessionOpened(group.id, "tally", self.sitting)
        return any(first.body == wanted for first in counted)

    def without_a_code(self, group: Group, form: Form = "standard") -> OnPaper:
        """Return a sheet for one that carries no code: numbered from the highest down, where no sheet that
        was printed is. With this its number is taken, so nobody who keys beside us is given the same.
        """
        begun = self._store.versions(session_stream(self.name, ""))
        for number in range(self.codes.most, 0, -1):
            page = OnPaper(self.pinned, self.codes, Sheet(group.id, form, number), self.sitting)
            if page.stream not in begun and self._takes(page):
                return page
        what = say("There is no number left for a sheet without a code.")
        raise SessionError(Problem("", what, say("Lay it aside, and ask whoever looks after this program.")))

    def _takes(self, page: OnPaper) -> bool:
        """Begin a sheet before anything of it is keyed. Return False where it was begun elsewhere."""
        claim = page.claim(at=self._clock(), new_id=self.new_id)
        try:
            self._store.append(claim)
        except (Superseded, TakenOut):
            return False
        page.stands(claim)
        return True


def _pinned(opened: Sequence[Event]) -> Assessment:
    """The assessment as it was opened, from the events of its own stream."""
    return next(event.body.assessment for event in opened if isinstance(event.body, Opened))


def _taken_out(page: OnPaper) -> SentHome:
    """What is said of a sheet whose answers were taken out, kindly and to the end."""
    what = say("This sheet was taken out at the person’s wish, so it is not counted.")
    return SentHome(Problem(page.code, what, say("Shred it.")))


def _is_a_sheet(first: Event) -> bool:
    return (
        first.channel == CHANNEL and isinstance(first.body, SessionOpened) and first.body.mode == "individual"
    )


def _known(events: list[Event]) -> Known | None:
    state = session.fold(events)
    if not state.touched:
        return None
    is_begun_again = any(isinstance(event.body, KeyedAgain) for event in live(events))
    return Known(state.group, state.closed, different_in(events), is_begun_again)
