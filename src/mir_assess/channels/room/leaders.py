"""What the facilitator's own page does: each button is one verb of `walk.leading`."""

from collections.abc import Callable, Mapping

from mir_assess.channels.room import showing, words
from mir_assess.channels.room.hall import Hall, Room
from mir_assess.channels.room.pages import Choice, Fault, Leading, Look, Row
from mir_assess.channels.room.screens import Screens, counts
from mir_assess.model.events import Body
from mir_assess.speech import say, spoken
from mir_assess.walk import leading

Decide = Callable[[Room], tuple[Body, ...]]

_BREAKS = {"break_5": 5, "break_15": 15}


class Leaders:
    """The facilitator's page, and what its buttons do."""

    def __init__(self, hall: Hall, screens: Screens) -> None:
        self._hall = hall
        self._screens = screens

    async def does(self, room: Room, form: Mapping[str, str]) -> str:
        """Do what a button says; return what has to be asked once more, if anything.

        Raises SessionError, saying what to do, for what cannot be done where the room stands.
        """
        what = "go" if "go" in form else form.get("do", "")
        if what == "close":
            return "close"
        decide = self._decision(what, form)
        if decide is not None:
            await self._hall.move(room, decide)
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
            "sure_close": lambda room: leading.close(room.state),
            "go": lambda room: _go(room, form.get("go", "")),
        }
        if what in _BREAKS:
            return lambda _: leading.rest(_BREAKS[what], self._hall.clock())
        return verbs.get(what)

    async def page(
        self, room: Room, look: Look, *, sure: str = "", moved: str = "", faults: tuple[Fault, ...] = ()
    ) -> Leading:
        """Return the facilitator's page."""
        state = room.state
        here = leading.statement_at(state)
        assessment = showing.shown(room, spoken())
        return Leading(
            showing.leading_frame(room, look),
            leading.phase_of(state),
            state.together,
            tuple(Choice(key, say(words.DOES[key])) for key in _offered(room, sure)),
            number=0 if here is None else assessment.chosen.index(here) + 1,
            total=len(assessment.chosen),
            statement="" if here is None else assessment.statement(here).text,
            counts=counts(room),
            rows=tuple(
                Row(number, statement_id, assessment.statement(statement_id).text, _said(room, statement_id))
                for number, statement_id in enumerate(assessment.chosen, 1)
            ),
            until=words.back_at(state.rests_until) if state.rests_until else "",
            moved=moved,
            sure=sure,
            reveal=await self._screens.reveal(room),
            faults=faults,
        )


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
    if sure == "close":
        return ("sure_close", "undo")
    if state.rests_until:
        return ("go_on",)
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
    elif phase == "talk":
        offered += ["next"] if state.together and leading.next_number(room.assessment, state) else []
    if phase != "close":
        offered += ["apart" if state.together else "together", "break_5", "break_15"]
    offered.append("undo")
    if phase != "close":
        offered.append("close")
    return tuple(offered)
