"""One sheet of paper as one person's session, and the pile of those that are in.

A sheet's session is known from its code alone, so a sheet that turns up twice is the same session and is
counted once. Every answer is in the store before the next is asked for. Nothing here asks or shows anything.
"""

from collections.abc import Callable, Iterable
from dataclasses import replace

from mir_assess.errors import Problem, SessionError
from mir_assess.model import session
from mir_assess.model.assessment import Assessment, Group
from mir_assess.model.commands import Command
from mir_assess.model.events import (
    SUPPORTS,
    Body,
    Event,
    Opened,
    SessionClosed,
    SessionOpened,
    Undone,
    assessment_stream,
    live,
    session_stream,
)
from mir_assess.model.paper_codes import FORMS, PaperCodes, Sheet, paper_codes
from mir_assess.model.paper_events import Compared, GroupChanged, Helped
from mir_assess.model.value import value
from mir_assess.speech import say
from mir_assess.store.base import Append, Store, Superseded
from mir_assess.walk.desk import Desk, as_shown
from mir_assess.walk.own import Own
from mir_assess.walk.pile.signs import on_easy_paper

CHANNEL = "paper"
ANSWERED_FOR, REPRESENTATIVE = SUPPORTS[3], "representative"
OF_THEIR_OWN_LIFE = ("lived_experience", "carer")
_ENDS = (SessionClosed, Helped, GroupChanged, Compared)
"""What is kept together when a sheet is whole, and taken back together."""


class OnPaper(Own):
    """What one sheet says. `printed` are the statements that stand on it, in their order."""

    channel = CHANNEL

    def __init__(
        self,
        assessment: Assessment,
        codes: PaperCodes,
        sheet: Sheet,
        sitting: str = "",
        *,
        events: Iterable[Event] = (),
    ) -> None:
        self.sheet = sheet
        self.code = codes.code(sheet)
        group = assessment.group(sheet.group_id)
        self.printed = assessment.asked_of(group)
        super().__init__(
            assessment,
            codes.secret,
            codes.session_id(sheet),
            group,
            sitting=sitting,
            events=events,
        )

    def asked(self) -> str | None:
        """Return the first statement of the sheet that nothing was keyed for; None where it is whole."""
        return next((each for each in self.printed if each not in self.state.said), None)

    def answer(self, statement_id: str, typed: Command) -> tuple[Body, ...]:
        """Return what a sign says of a statement, as there is to keep; on easy paper it may be a face."""
        if self.sheet.form == "easy":
            typed = on_easy_paper(self.assessment.scale_of(statement_id), typed)
        return super().answer(statement_id, typed)

    @property
    def is_in(self) -> bool:
        """Whether anything of this sheet counts."""
        return self.state.touched

    @property
    def different(self) -> int | None:
        """How many answers were not the same when it was keyed a second time; None where nobody did."""
        return _different(self._events)

    @property
    def newest(self) -> Body | None:
        """The last thing that stands of this sheet."""
        standing = live(self._events)
        return standing[-1].body if standing else None

    def closing(self, support: str, *, paid: bool | None) -> tuple[Body, ...]:
        """Return what there is to keep once the sheet is whole: how the person was helped, and the group they
        count in.
        """
        group = self.group_for(support)
        moved = (GroupChanged(group.id),) if group.id != self.group.id else ()
        helped = (Helped(support, paid),) if (support, paid) != (self.state.support, self.state.paid) else ()
        return (*moved, *helped, *(() if self.state.closed else (SessionClosed(),)))

    def group_for(self, support: str) -> Group:
        """Return whose answers these are. Somebody who answers for another is no voice of lived experience:
        their answers stand with those who do the same, where the round has such a group that is asked all of
        this sheet.
        """
        own = self.assessment.group(self.sheet.group_id)
        if support != ANSWERED_FOR or own.role not in OF_THEIR_OWN_LIFE:
            return own
        others = (group for group in self.assessment.groups if group.role == REPRESENTATIVE)
        return next((group for group in others if set(self.printed) <= set(self._asked_of(group))), own)

    def _asked_of(self, group: Group) -> tuple[str, ...]:
        return () if group.mode == "consensus" else self.assessment.asked_of(group)

    def taking_back(self) -> tuple[tuple[Body, ...], Body | None]:
        """Return what takes back the last thing that was kept of this sheet, and what that was; nothing where
        nothing stands.
        """
        standing = [event for event in reversed(live(self._events)) if not _opens(event)]
        if not standing:
            return (), None
        ends = 0
        while ends < len(standing) and is_an_end(standing[ends].body):
            ends += 1
        last = standing[: max(1, ends)]
        return tuple(Undone(event.version) for event in last), last[0].body

    def taking_out(self) -> tuple[Body, ...]:
        """Return what takes all of this sheet back: nothing of it counts any more, and it can be keyed
        anew.
        """
        return tuple(Undone(event.version) for event in reversed(live(self._events)) if not _opens(event))

    def again(self, events: Iterable[Event]) -> None:
        """Take what stands in the store in place of what was thought to."""
        super().again(events)
        self._follow()

    def stands(self, append: Append) -> None:
        """Take in what is durable now."""
        super().stands(append)
        self._follow()

    def _follow(self) -> None:
        self.group = replace(self.assessment.group(self.state.group), mode="individual")


def is_an_end(body: Body) -> bool:
    """Return whether this is kept where a sheet ends."""
    return isinstance(body, _ENDS)


def _opens(event: Event) -> bool:
    return isinstance(event.body, SessionOpened)


@value
class Known:
    """What the pile knows of a sheet that is in: whose it counts as, whether it is whole, and how many
    answers differed when it was keyed a second time (None: it was not).
    """

    group_id: str
    is_whole: bool
    different: int | None = None


class Pile:
    """The sheets of one assessment, as they are keyed. `sitting` is the meeting they belong to."""

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
        opened = store.read(assessment_stream(name))
        if not opened or not isinstance(opened[0].body, Opened):
            what = say("There is no assessment with this name.")
            raise SessionError(Problem(name, what, say("Start one with: start")))
        if day := store.round(name).sealed:
            what = say("This round was sealed on {day}, and takes no more answers.", day=day)
            raise SessionError(Problem(name, what, say("Open a new assessment for new answers.")))
        self.pinned: Assessment = opened[0].body.assessment
        self.assessment: Assessment = as_shown(self.pinned)
        self.codes = paper_codes(opened[0].id, self.pinned)
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
        """Return what the store holds of a sheet."""
        page = OnPaper(self.pinned, self.codes, sheet, self.sitting)
        page.again(self._store.read(page.stream))
        return page

    def keep(self, page: OnPaper, bodies: Iterable[Body]) -> None:
        """Keep what a sheet says, durably before returning. Raises SessionError where somebody else keyed the
        same sheet meanwhile.
        """
        append = page.append(bodies, at=self._clock(), new_id=self.new_id)
        if append is None:
            return
        try:
            self._store.append(append)
        except Superseded:
            page.again(self._store.read(page.stream))
            what = say("Somebody keyed this sheet elsewhere at the same moment, so this was not kept.")
            raise SessionError(Problem(page.code, what, say("Type its code again to see it."))) from None
        page.stands(append)
        self._known.pop(page.session_id, None)
        if page.is_in:
            self._known[page.session_id] = Known(page.group.id, page.state.closed, page.different)

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
        """Return the codes of whole sheets that nobody keyed a second time."""
        return self._codes_of(
            key for key, known in self._known.items() if known.is_whole and known.different is None
        )

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

    def are_cards_counted_elsewhere(self, group: Group) -> bool:
        """Return whether cards of a group were counted in this sitting in another way: at the keyboard, or in
        a file.
        """
        heads = self._store.list(session_stream(self.name, ""))
        counted = [head.first for head in heads if head.version > 1 and head.first.channel != CHANNEL]
        wanted = SessionOpened(group.id, "tally", self.sitting)
        return any(first.body == wanted for first in counted)

    def without_a_code(self, group: Group) -> Sheet:
        """Return a sheet for one that carries no code: numbered from the highest down, where no sheet that
        was printed is.
        """
        numbers = range(self.codes.most, 0, -1)
        sheets = (Sheet(group.id, "standard", number) for number in numbers)
        begun = {head.stream for head in self._store.list(session_stream(self.name, ""))}
        return next(
            sheet for sheet in sheets if session_stream(self.name, self.codes.session_id(sheet)) not in begun
        )


def _is_a_sheet(first: Event) -> bool:
    return (
        first.channel == CHANNEL and isinstance(first.body, SessionOpened) and first.body.mode == "individual"
    )


def _known(events: list[Event]) -> Known | None:
    state = session.fold(events)
    if not state.touched:
        return None
    return Known(state.group, state.closed, _different(events))


def _different(events: Iterable[Event]) -> int | None:
    compared = [event.body.different for event in live(events) if isinstance(event.body, Compared)]
    return compared[-1] if compared else None
