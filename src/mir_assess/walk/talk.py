"""The talking phase: the room chooses a statement; people with lived experience are seen and heard first.

The pictures themselves are drawn by the channel, from the gate's numbers; here is only whose picture the room
has seen, what it agreed, and what it said.
"""

from mir_assess.analysis.policy import ROOM
from mir_assess.errors import Problem, SessionError
from mir_assess.model.assessment import LIVED_EXPERIENCE, Assessment
from mir_assess.model.commands import Command, Enter, Go, Numbers, Pick, RoomAgreed
from mir_assess.model.events import Agreed
from mir_assess.model.prompts import ChooseStatement, Prompt, Reply, TalkRow, TalkStatement
from mir_assess.model.rating import level_key, not_agreed
from mir_assess.model.room_events import Moved, Revealed
from mir_assess.model.round import RoomAgreement
from mir_assess.speech import say, say_n
from mir_assess.walk.cards import card, in_runs, numbered
from mir_assess.walk.desk import Desk, Seat
from mir_assess.walk.phase import (
    does_not_fit,
    nothing_agreed,
    nothing_to_take_back,
    pick_for_group,
    take_back,
)
from mir_assess.walk.words import agreed_example


class Talk:
    """Talking through statements the room chooses."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._assessment = desk.assessment
        self._lived = [group.id for group in desk.assessment.groups if group.role == LIVED_EXPERIENCE]

    @property
    def _statement(self) -> str | None:
        """The statement talked about; None while the room chooses."""
        return self._desk.room.place.partition("/")[2] or None

    def prompt(self) -> Prompt:
        """Return the list to choose from, or the statement talked about with whose picture shows."""
        room = self._desk.room
        statement_id = self._statement
        if statement_id is None:
            return ChooseStatement(tuple(self._row(statement_id) for statement_id in self._assessment.chosen))
        agreed = room.agreed.get(statement_id)
        return TalkStatement(
            card=card(self._assessment, statement_id),
            seen=room.seen.get(statement_id, ""),
            agreed="" if agreed is None else agreed_words(self._assessment, statement_id, agreed),
            has_lived=bool(self._lived),
            people=self._took_part(),
        )

    def _row(self, statement_id: str) -> TalkRow:
        room = self._desk.room
        agreed = room.agreed.get(statement_id)
        label = ""
        if agreed is not None:
            level = agreed.level
            label = (
                say("not agreed")
                if level is None
                else self._assessment.scale_of(statement_id).level(level).label
            )
        return TalkRow(
            number=self._assessment.chosen.index(statement_id) + 1,
            text=self._assessment.statement(statement_id).text,
            seen=statement_id in room.seen,
            agreed=label,
        )

    def take(self, typed: Command) -> Reply:
        """Do what was typed: choose a statement, show the next picture, record what was agreed, set
        priorities.
        """
        statement_id = self._statement
        match typed:
            case Pick():
                return pick_for_group(self._desk, typed)
            case Go(number=number):
                return self._choose(number)
            case Enter() if statement_id is not None:
                return self._show_more(statement_id)
            case RoomAgreed() if statement_id is not None:
                return self._agree(statement_id, typed)
            case RoomAgreed():
                fix = say("Type its number first.")
                raise SessionError(Problem("", say("Agreed on which statement?"), fix))
            case Numbers(values=(number,), has_others=False) if statement_id is None:
                return self._choose(number)
        raise SessionError(Problem("", say("That does not fit here."), self._hint()))

    def _hint(self) -> str:
        if self._statement is None:
            return say("Type the number of a statement to talk about; or close, to go on.")
        size = len(self._assessment.scale_of(self._statement).levels)
        return say(
            "Press Enter to go on, or type what the room agreed, like: {example}. "
            "For another statement type g and its number.",
            example=agreed_example(size, self._took_part()),
        )

    def _choose(self, number: int) -> Reply:
        statement_id = numbered(self._assessment, number)
        if statement_id != self._statement:
            self._desk.record((None, Moved(f"talk/{statement_id}")))
        return Reply(again=True)

    def _show_more(self, statement_id: str) -> Reply:
        """Show the picture of people with lived experience, then everyone's, then go back to the list."""
        seen = self._desk.room.seen.get(statement_id, "")
        if seen == "all":
            self._desk.record((None, Moved("talk")))
        else:
            self._desk.record((None, Revealed(statement_id, all_groups=seen == "lived" or not self._lived)))
        return Reply()

    def _took_part(self) -> int:
        return sum(self._desk.round().people.values())

    def _agree(self, statement_id: str, typed: RoomAgreed) -> Reply:
        level = None
        if typed.level is not None:
            level = level_key(self._assessment.scale_of(statement_id), typed.level)
            self._check_agreement(typed)
        self._desk.record((None, Agreed(statement_id, level, typed.people, dict(typed.dissent))))
        agreement = self._desk.room.agreed[statement_id]
        split = any(typed.dissent.values()) or level is None
        more = (say("If they want to say why, type: why and their words."),) if split else ()
        return Reply(
            (agreed_words(self._assessment, statement_id, agreement), *self._too_many(typed.people), *more)
        )

    def _too_many(self, people: int) -> tuple[str, ...]:
        """Return a word on more people than took part: somebody may have come to listen, or it is a slip. How
        many took part is not said, who may be few.
        """
        if people <= self._took_part():
            return ()
        return (say("That is more people than took part. If it is a slip: b, then type it again."),)

    def _check_agreement(self, typed: RoomAgreed) -> None:
        """It is never called agreed unless most of the room, and most people with lived experience, agree."""
        against = sum(typed.dissent.values())
        if against * 2 >= typed.people:
            raise SessionError(
                Problem("", not_agreed(against, typed.people), say("Talk on, or type: a none"))
            )
        people = self._desk.round().people
        for group_id, dissent in typed.dissent.items():
            if 0 < people[group_id] < min(dissent, ROOM.min_base):
                what = say(
                    "{group}: not so many took part, so {dissent} cannot disagree.",
                    group=self._assessment.group(group_id).label,
                    dissent=dissent,
                )
                raise SessionError(Problem("", what, say("Type it again with other numbers.")))
            if people[group_id] and dissent > people[group_id]:
                what = say_n(
                    "{group}: {number} took part, so {dissent} cannot disagree.",
                    "{group}: {number} took part, so {dissent} cannot disagree.",
                    people[group_id],
                    group=self._assessment.group(group_id).label,
                    dissent=dissent,
                )
                raise SessionError(Problem("", what, say("Type it again with other numbers.")))
        if self._lived:
            self._check_lived(typed, sum(people[group_id] for group_id in self._lived))

    def _check_lived(self, typed: RoomAgreed, took_part: int) -> None:
        # Some who took part may have left: there are never more of them here than there are people here.
        here = min(took_part, typed.people)
        against = sum(typed.dissent.get(group_id, 0) for group_id in self._lived)
        if here == 0:
            what = say("Nobody with lived experience took part, so the room cannot call this agreed.")
            fix = say("Keep what was said with n and the words, or type: a none")
            raise SessionError(Problem("", what, fix))
        if against * 2 >= here:
            what = say("Most people with lived experience have to agree before we call it agreed.")
            raise SessionError(Problem("", what, say("Talk on, or type: a none")))

    def asks_for_words(self) -> bool:
        """Return False: nothing here asks for words alone."""
        return False

    def take_words(self, words: str) -> Reply:
        """Refuse: nothing here asks for words alone."""
        raise SessionError(Problem("", does_not_fit(words), self._hint()))

    def take_back(self) -> Reply:
        """Take back the last thing the room did."""
        for event in self._desk.newest():
            if event.stream == self._desk.room_stream and event.version > 1:
                return take_back(self._desk, event)
        raise nothing_to_take_back()

    def note_place(self, kind: str) -> tuple[Seat | None, str, str]:
        """Return the room, and the statement talked about; a reason needs something the room agreed on, or
        not.
        """
        if kind == "why" and self._statement not in self._desk.room.agreed:
            raise nothing_agreed()
        return None, self._statement or "", ""

    def help_key(self) -> str:
        """Return the words of help for talking."""
        return "talk"

    def left(self) -> tuple[str, ...]:
        """Return the numbers of the statements not talked about yet."""
        chosen = self._assessment.chosen
        unseen = [n for n, statement_id in enumerate(chosen, 1) if statement_id not in self._desk.room.seen]
        if not unseen:
            return (say("Not talked about yet: none."),)
        return (say("Not talked about yet: {numbers}.", numbers=in_runs(unseen)),)


def agreed_words(assessment: Assessment, statement_id: str, agreement: RoomAgreement) -> str:
    """Return what the room agreed, in a sentence."""
    if agreement.level is None:
        return say("The room did not agree on a level.")
    label = assessment.scale_of(statement_id).level(agreement.level).label
    dissent = [
        f"{assessment.group(group_id).label}, {number}"
        for group_id, number in agreement.dissent.items()
        if number
    ]
    agreed = say_n(
        "The room agreed on “{level}”, {number} person.",
        "The room agreed on “{level}”, {number} people.",
        agreement.people,
        level=label,
    )
    return f"{agreed} {say('Did not agree: {groups}.', groups='; '.join(dissent))}" if dissent else agreed
