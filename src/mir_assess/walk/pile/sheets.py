"""One sheet of paper as one person's session: what stands on it, and what there is to keep of it.

A sheet's session is known from its code alone, so a sheet that turns up twice is the same session and is
counted once. It knows no store, and asks and shows nothing.
"""

from collections.abc import Callable, Iterable
from dataclasses import replace

from mir_assess.model.answering_for import counts_with
from mir_assess.model.assessment import Assessment, Group
from mir_assess.model.commands import Command
from mir_assess.model.events import (
    Body,
    Event,
    SessionClosed,
    SessionOpened,
    Undone,
    live,
)
from mir_assess.model.paper_codes import PaperCodes, Sheet
from mir_assess.model.paper_events import Compared, GroupChanged, Helped, KeyedAgain
from mir_assess.model.recording import record
from mir_assess.store.base import Append
from mir_assess.walk.own import Own
from mir_assess.walk.pile.signs import on_easy_paper

CHANNEL = "paper"
_ENDS = (SessionClosed, Helped, GroupChanged)
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
        return different_in(self._events)

    @property
    def newest(self) -> Body | None:
        """The last thing that stands of this sheet."""
        standing = [event.body for event in live(self._events) if not isinstance(event.body, KeyedAgain)]
        return standing[-1] if standing else None

    @property
    def keyed_again(self) -> tuple[KeyedAgain, ...]:
        """What was keyed of it a second time."""
        return tuple(event.body for event in self._second() if isinstance(event.body, KeyedAgain))

    @property
    def ends_keyed_again(self) -> bool:
        """Whether the last thing that happened to it is its second keying, compared or not."""
        return bool(self.keyed_again) and (self.different is None or isinstance(self.newest, Compared))

    def _second(self) -> list[Event]:
        return [event for event in live(self._events) if isinstance(event.body, KeyedAgain)]

    def forgetting(self, number: int | None = None) -> tuple[Body, ...]:
        """Return what takes back the last of a second keying, so many signs of it, or all."""
        newest = self._second()[::-1][:number]
        return tuple(Undone(event.version) for event in newest)

    def closing(self, support: str, *, paid: bool | None) -> tuple[Body, ...]:
        """Return what there is to keep once the sheet is whole: how the person was helped, and the group they
        count in.
        """
        group = self.group_for(support)
        moved = (GroupChanged(group.id),) if group.id != self.group.id else ()
        helped = (Helped(support, paid),) if (support, paid) != (self.state.support, self.state.paid) else ()
        return (*moved, *helped, *(() if self.state.closed else (SessionClosed(),)))

    def group_for(self, support: str) -> Group:
        """Return whose answers these are: with another group than the sheet was printed for only where that
        one is asked all of this sheet.
        """
        own = self.assessment.group(self.sheet.group_id)
        return counts_with(self.assessment, own, support, self._can_be_of)

    def _can_be_of(self, group: Group) -> bool:
        return group.mode != "consensus" and set(self.printed) <= set(self.assessment.asked_of(group))

    def taking_back(self) -> tuple[tuple[Body, ...], Body | None]:
        """Return what takes back the last thing that was kept of this sheet, and what that was; nothing where
        nothing stands.
        """
        standing = [event for event in reversed(live(self._events)) if not _opens(event)]
        standing = [event for event in standing if not isinstance(event.body, KeyedAgain)]
        if not standing:
            return (), None
        if isinstance(standing[0].body, Compared):  # the sheet itself stays whole
            return (Undone(standing[0].version), *self.forgetting()), standing[0].body
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

    def claim(self, *, at: str, new_id: Callable[[], str]) -> Append:
        """Return what begins this sheet before anything of it is keyed, so that nobody else begins it."""
        opening = record(self.stream, 0, self._opening, at=at, channel=self.channel, new_id=new_id)
        return Append(self.assessment.name, opening)

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


def different_in(events: Iterable[Event]) -> int | None:
    """Return how many answers differed at a second keying, by a sheet's events; None where there was none."""
    compared = [event.body.different for event in live(events) if isinstance(event.body, Compared)]
    return compared[-1] if compared else None
