"""What the facilitator's own page does: each button is one verb of `walk.leading`."""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime

from mir_assess.channels.room import keys, showing, visitors, words
from mir_assess.channels.room.gathering import Room
from mir_assess.channels.room.hall import Hall
from mir_assess.channels.room.pages import Count, Leading
from mir_assess.channels.room.parts import Choice, Fault, Look, Row
from mir_assess.channels.room.screens import Screens, counts
from mir_assess.channels.room.ways_in import WaysIn
from mir_assess.model.events import Body, NoteWritten
from mir_assess.model.room import RoomState
from mir_assess.speech import say, spoken
from mir_assess.walk import leading

SURE = ("close", "key")
"""What is asked once more before it is done."""

Decide = Callable[[Room], tuple[Body, ...]]

_BREAKS = {"break_5": 5, "break_15": 15}
_TIMES = {"time_7": 7, "time_2": 2}
_LONGER = 5
"""Minutes by which a break is made longer."""


class Leaders:
    """The facilitator's page, and what its buttons do."""

    def __init__(self, hall: Hall, screens: Screens, ways: WaysIn) -> None:
        self._hall = hall
        self._screens = screens
        self._ways = ways

    async def does(self, room: Room, form: Mapping[str, str]) -> str:
        """Do what a button says; return what has to be asked once more, if anything.

        Raises SessionError, saying what to do, for what cannot be done where the room stands.
        """
        what = "go" if "go" in form else form.get("do", "")
        if what in SURE:
            return what
        if what == "park":
            await self._park(room, form)
            return ""
        decide = self._decision(what, form)
        if decide is not None:
            # A key that was changed meanwhile, here or at another server, does nothing more.
            key = room.key
            same = lambda room: decide(room) if room.key == key else ()  # noqa: E731
            await self._hall.move(room, same, quietly=what == "sure_key")
        return ""

    def _decision(self, what: str, form: Mapping[str, str]) -> Decide | None:
        verbs: dict[str, Decide] = {
            "next": lambda room: _to(room, leading.next_number),
            "back": lambda room: _to(room, leading.number_before),
            "reveal": lambda room: leading.reveal(room.assessment, room.state),
            "reveal_all": lambda room: leading.reveal(room.assessment, room.state),
            "hide": lambda room: leading.hide(room.state),
            "reopen": _reopen,
            "go_on": lambda room: leading.go_on(room.state),
            "together": lambda room: leading.pace(room.state, together=True),
            "apart": lambda room: leading.pace(room.state, together=False),
            "undo": lambda room: leading.take_back(room.events),
            "longer": lambda room: leading.longer(room.state, _LONGER, self._hall.clock()),
            "untime": lambda room: leading.untime(room.state),
            "by_card": lambda room: leading.admit(room.state, by_card=True),
            "freely": lambda room: leading.admit(room.state, by_card=False),
            "sure_close": lambda room: leading.close(room.state),
            "sure_key": lambda room: leading.change_key(room.state),
            "go": lambda room: _go(room, form.get("go", "")),
        }
        if what in _BREAKS:
            return lambda _: leading.rest(_BREAKS[what], self._hall.clock())
        if what in _TIMES:
            return lambda room: leading.time(room.state, _TIMES[what], self._hall.clock())
        return verbs.get(what)

    async def _park(self, room: Room, form: Mapping[str, str]) -> None:
        """Write down what has its place later, as the keyboard does."""
        words, _, _ = visitors.note_of({"note": form.get("words", "")})
        if words:
            note = NoteWritten(self._hall.new_id(), "parked", words)
            await self._hall.move(room, lambda _: (note,), quietly=True)

    async def page(
        self,
        room: Room,
        look: Look,
        *,
        sure: str = "",
        is_new_key: bool = False,
        faults: tuple[Fault, ...] = (),
    ) -> Leading:
        """Return the facilitator's page; `is_new_key` has it say that it has another address now."""
        state = room.state
        here = leading.statement_at(state)
        assessment = showing.shown(room, spoken())
        counted = counts(room) if leading.phase_of(state) != "close" else ()
        return Leading(
            showing.leading_frame(room, look),
            words.now(state),
            tuple(Choice(key, say(words.DOES[key]), _hint(room, key)) for key in _offered(room, sure)),
            number=0 if here is None else assessment.chosen.index(here) + 1,
            total=len(assessment.chosen),
            statement="" if here is None else assessment.statement(here).text,
            counts=counted if leading.phase_of(state) == "rate" else (),
            once=words.counted_once() if _has_cards(room) and leading.phase_of(state) == "rate" else "",
            all_in=_all_in(counted) if leading.phase_of(state) == "rate" else "",
            rows=tuple(
                Row(number, statement_id, assessment.statement(statement_id).text, _said(room, statement_id))
                for number, statement_id in enumerate(assessment.chosen, 1)
            ),
            until=_until(state),
            used=self._used(room),
            moved=words.key_is_new() if is_new_key else "",
            sure=sure,
            reveal=await self._screens.reveal(room),
            parked=tuple(note.text for note in state.notes.values() if note.kind == "parked"),
            code=keys.in_threes(room.code),
            screen=f"/r/{room.code}/screen",
            notes=f"/r/{room.code}/notes",
            wifi=self._ways.wifi_in_words(),
            faults=faults,
        )

    def _used(self, room: Room) -> str:
        """How long the workshop has gone on: since the first thing the room did on this day."""
        now = self._hall.clock()
        first = next((each.at for each in room.events[1:] if each.at[:10] == now[:10]), None)
        if first is None:
            return ""
        gone = datetime.fromisoformat(now) - datetime.fromisoformat(first)
        return words.used(max(0, round(gone.total_seconds() / 60)), room.assessment.minutes)


def _has_cards(room: Room) -> bool:
    return any(group.mode == "tally" for group in room.groups())


def _until(state: RoomState) -> str:
    if state.rests_until:
        return words.back_at(state.rests_until)
    return words.time_until(state.timed_until) if state.timed_until else ""


def _all_in(counted: Iterable[Count]) -> str:
    """That nobody is waited for; nothing while somebody is, or nobody is here."""
    # Where a group is so small that only the room's count shows, that one tells.
    told = [
        (count.joined, count.answered) for count in counted if count.joined and count.answered is not None
    ]
    return say("Everyone here has answered.") if told and all(here == done for here, done in told) else ""


def _hint(room: Room, key: str) -> str:
    """A word more about a button: where it leads, or what it takes back."""
    if key in ("next", "back"):
        find = leading.next_number if key == "next" else leading.number_before
        number = find(room.assessment, room.state)
        assessment = showing.shown(room, spoken())
        return assessment.statement(assessment.chosen[number - 1]).text if number else ""
    if key == "undo":
        last = leading.last_step(room.events)
        return (
            "" if last is None else words.step(last.body, lambda one: room.assessment.chosen.index(one) + 1)
        )
    if key == "key":
        return say("For when somebody else may have seen the address of this page. It asks once more.")
    return say("It asks once more.") if key == "close" else ""


def _to(room: Room, number_of: Callable[..., int | None]) -> tuple[Body, ...]:
    number = number_of(room.assessment, room.state)
    if number is None:
        return ()
    return leading.put(room.assessment, room.state, number)


def _reopen(room: Room) -> tuple[Body, ...]:
    here = leading.statement_at(room.state)
    if here is None:
        return ()
    return leading.put(room.assessment, room.state, room.assessment.chosen.index(here) + 1)


def _go(room: Room, typed: str) -> tuple[Body, ...]:
    """Go to a statement: to rate it together, else to talk about it."""
    if not typed.isdecimal() or len(typed) > 4:
        return ()
    if room.state.together and leading.phase_of(room.state) == "rate":
        return leading.put(room.assessment, room.state, int(typed))
    return leading.talk_about(room.assessment, room.state, int(typed))


def _said(room: Room, statement_id: str) -> str:
    return say("seen by the room") if statement_id in room.state.seen else ""


def _offered(room: Room, sure: str) -> tuple[str, ...]:
    """The buttons that do something where the room stands, the most likely first."""
    state = room.state
    if sure:
        return (f"sure_{sure}",)
    if state.rests_until:
        return ("go_on", "longer", "key", "undo")
    here = leading.statement_at(state)
    phase = leading.phase_of(state)
    offered: list[str] = []
    if phase == "rate" and state.together:
        offered += ["next"] if leading.next_number(room.assessment, state) else []
        offered += ["reveal"] if here is not None else []
        offered += ["back"] if leading.number_before(room.assessment, state) else []
    if phase == "talk" and here is not None:
        seen = state.seen.get(here, "")
        offered += {"": ["reveal"], "lived": ["reveal_all"], "all": []}[seen]
        offered += ["next"] if state.together and leading.next_number(room.assessment, state) else []
        offered += ["hide", "reopen"]
        offered += ["time_2", "untime"] if state.timed_until else ["time_7"]
    elif phase == "talk":
        offered += ["next"] if state.together and leading.next_number(room.assessment, state) else []
    if phase != "close":
        offered += ["apart" if state.together else "together", "break_5", "break_15"]
        offered.append("freely" if state.by_card else "by_card")
    offered.append("key")
    if leading.last_step(room.events) is not None:
        offered.append("undo")
    if phase != "close":
        offered.append("close")
    return tuple(offered)
