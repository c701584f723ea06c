"""The talking phase: the room chooses a statement; people with lived experience are seen and heard first.

The pictures themselves are drawn by the channel, from the gate's numbers; here is only whose picture the room has seen, what
it agreed, and what it said.
"""

from collections.abc import Mapping

from mir_assess.errors import Problem, SessionError
from mir_assess.model.assessment import LIVED_EXPERIENCE, Assessment
from mir_assess.model.events import Agreed, Moved, NoteDecided, NoteWritten, Prioritised, Reopened, Revealed
from mir_assess.model.prompts import ChooseStatement, Prompt, Reply, TalkRow, TalkStatement
from mir_assess.model.rating import level_key
from mir_assess.model.round import RoomAgreement
from mir_assess.model.typed import Command, Enter, Go, Numbers, Pick, RoomAgreed
from mir_assess.walk.cards import card, listed, numbered
from mir_assess.walk.desk import Desk, Seat
from mir_assess.walk.phase import nothing_agreed, nothing_to_take_back, pick_for_group


class Talk:
    """Talking through statements the room chooses. `_statement` is the one talked about; None: choosing."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._assessment = desk.assessment
        self._statement: str | None = None

    def prompt(self) -> Prompt:
        """Return the list to choose from, or the statement talked about with whose picture shows."""
        room = self._desk.room
        if self._statement is None:
            return ChooseStatement(tuple(self._row(statement_id) for statement_id in self._assessment.chosen))
        agreed = room.agreed.get(self._statement)
        return TalkStatement(
            card=card(self._assessment, self._statement),
            seen=room.seen.get(self._statement, ""),
            agreed="" if agreed is None else agreed_words(self._assessment, self._statement, agreed),
        )

    def _row(self, statement_id: str) -> TalkRow:
        room = self._desk.room
        agreed = room.agreed.get(statement_id)
        label = ""
        if agreed is not None:
            level = agreed.level
            label = "not agreed" if level is None else self._assessment.scale_of(statement_id).level(level).label
        return TalkRow(
            number=self._assessment.chosen.index(statement_id) + 1,
            text=self._assessment.statement(statement_id).text,
            seen=statement_id in room.seen,
            agreed=label,
        )

    def take(self, typed: Command) -> Reply:
        """Do what was typed: choose a statement, show the next picture, record what was agreed, set priorities."""
        match typed:
            case Pick():
                return pick_for_group(self._desk, typed)
            case Go(number=number):
                return self._choose(number)
            case Enter() if self._statement is not None:
                return self._show_more(self._statement)
            case RoomAgreed() if self._statement is not None:
                return self._agree(self._statement, typed)
            case RoomAgreed():
                raise SessionError(Problem("", "Agreed on which statement?", "Type its number first."))
            case Numbers(values=(number,), has_others=False) if self._statement is None:
                return self._choose(number)
        raise SessionError(Problem("", "", self._hint()))

    def _hint(self) -> str:
        if self._statement is None:
            return "Type the number of a statement to talk about, or close to go on."
        people = sum(self._people().values()) or 17
        return (
            f"Type a note (n TEXT), what the room agreed (a 4 of {people}), or press Enter. "
            "To talk about another statement, type g and its number."
        )

    def _choose(self, number: int) -> Reply:
        self._statement = numbered(self._assessment, number)
        return Reply(again=True)

    def _show_more(self, statement_id: str) -> Reply:
        """Show the picture of people with lived experience, then everyone's, then go back to the list."""
        seen = self._desk.room.seen.get(statement_id, "")
        has_lived = any(group.role == LIVED_EXPERIENCE for group in self._assessment.groups)
        if seen == "all":
            self._statement = None
            return Reply(again=True)
        self._desk.record((None, Revealed(statement_id, all_groups=seen == "lived" or not has_lived)))
        return Reply()

    def _people(self) -> Mapping[str, int]:
        return self._desk.round().people

    def _agree(self, statement_id: str, typed: RoomAgreed) -> Reply:
        level = None
        if typed.level is not None:
            level = level_key(self._assessment.scale_of(statement_id), typed.level)
            self._check_agreement(typed)
        body = Agreed(statement_id, level, typed.people, dict(typed.dissent))
        self._desk.record((None, body))
        agreement = self._desk.room.agreed[statement_id]
        why = any(typed.dissent.values()) or level is None
        more = ("Type why and their words, if they want to say why.",) if why else ()
        return Reply((agreed_words(self._assessment, statement_id, agreement), *more))

    def _check_agreement(self, typed: RoomAgreed) -> None:
        """It is never called agreed unless most people with lived experience agree."""
        if not 0 < typed.people or sum(typed.dissent.values()) > typed.people:
            raise SessionError(
                Problem("", "Those numbers do not fit together.", "Type: a, the level, of, how many are in the room.")
            )
        people = self._people()
        for group_id, dissent in typed.dissent.items():
            if people[group_id] and dissent > people[group_id]:
                label = self._assessment.group(group_id).label
                raise SessionError(
                    Problem("", f"{label}: {people[group_id]} took part, so {dissent} cannot disagree.", "Type it again.")
                )
        lived = [group.id for group in self._assessment.groups if group.role == LIVED_EXPERIENCE]
        here = sum(people[group_id] for group_id in lived)
        against = sum(typed.dissent.get(group_id, 0) for group_id in lived)
        if lived and (here - against) * 2 <= here:
            raise SessionError(
                Problem(
                    "",
                    "Most people with lived experience have to agree before we call it agreed.",
                    "Talk on, or type: a none",
                )
            )

    def free_text(self, line: str) -> Reply | None:
        """Return None: nothing here asks for words alone."""
        return None

    def take_back(self) -> Reply:
        """Take back the last thing the room did."""
        event = self._desk.last(self._desk.stream_of(None))
        if event is None:
            raise nothing_to_take_back()
        self._desk.take_back(event)
        return Reply((f"Taken back: {_WORDS.get(type(event.body), 'the last thing')}.",))

    def note_place(self, kind: str) -> tuple[Seat | None, str, str]:
        """Return the room, and the statement talked about; a reason needs something the room agreed on, or not."""
        if kind == "why" and self._statement not in self._desk.room.agreed:
            raise nothing_agreed()
        return None, self._statement or "", ""

    def help_key(self) -> str:
        """Return the words of help for talking."""
        return "talk"

    def left(self) -> tuple[str, ...]:
        """Return the numbers of the statements not talked about yet."""
        chosen = self._assessment.chosen
        unseen = [str(n) for n, statement_id in enumerate(chosen, 1) if statement_id not in self._desk.room.seen]
        return (f"Not talked about yet: {listed(unseen) or 'none'}.",)


_WORDS = {
    Revealed: "showing the picture",
    Agreed: "what the room agreed",
    NoteWritten: "the note",
    NoteDecided: "whether the note may be printed",
    Prioritised: "the dots",
    Moved: "the move",
    Reopened: "rating again",
}


def agreed_words(assessment: Assessment, statement_id: str, agreement: RoomAgreement) -> str:
    """Return what the room agreed, in a sentence."""
    if agreement.level is None:
        return "The room did not agree on a level."
    label = assessment.scale_of(statement_id).level(agreement.level).label
    dissent = [
        f"{number} of {assessment.group(group_id).label}" for group_id, number in agreement.dissent.items() if number
    ]
    against = f" {listed(dissent)} did not agree." if dissent else ""
    return f"Agreed by the room: {label}, {agreement.people} people.{against}"
