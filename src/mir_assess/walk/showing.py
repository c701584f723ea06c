"""Whether what a group of few said together may be shown: its yes aloud, and anybody's no in private.

Nothing is asked that waits for a line: the close says what stands and what may be typed, and a group that
nobody asked stays hidden. It knows groups and numbers, and never whose a no was.
"""

from mir_assess.analysis.policy import ROOM
from mir_assess.errors import Problem, SessionError
from mir_assess.model.assessment import Group
from mir_assess.model.commands import Show
from mir_assess.model.prompts import Reply
from mir_assess.model.room_events import MayShow
from mir_assess.model.round import Round
from mir_assess.speech import say
from mir_assess.walk.desk import Desk


class Showing:
    """The yes and the no of groups too few to be shown without it."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def lines(self) -> tuple[str, ...]:
        """Return what is read out in the close: each group of few, how it stands, and how a no is given;
        nothing where no group is so small.
        """
        found = self._desk.round()
        agreed = [group for group in self._desk.assessment.groups if _agreed(found, group)]
        spoke = [
            group
            for group in self._desk.assessment.groups
            if group not in agreed and _is_few(found, group) and _wrote(found, group)
        ]
        if not agreed and not spoke:
            return ()
        told = [self._stands(group) for group in agreed]
        told += [self._words_stand(group) for group in spoke]
        told.append(
            say(
                "Ask each of these groups aloud. Then let everyone say no in private: eyes closed and a "
                "hand up, a card in a box, or a word to a supporter, any time until the round is sealed."
            )
        )
        first = (agreed or spoke)[0]
        told.append(say("If all say yes, type: {command}", command=f"show {first.id} yes"))
        told.append(
            say(
                "If anybody says no, type: {command}. Nobody says whose no it was.",
                command=f"show {first.id} no",
            )
        )
        return tuple(told)

    def _stands(self, group: Group) -> str:
        if self._desk.room.may_show.get(group.id, False):
            return say(
                "{group}: what they agreed on may be shown, without any number of people.", group=group.label
            )
        return say(
            "{group}: few people, so what they agreed on together stays hidden unless they say that it may "
            "be shown.",
            group=group.label,
        )

    def _words_stand(self, group: Group) -> str:
        if self._desk.room.may_show.get(group.id, False):
            return say("{group}: the words they wrote down together may be printed.", group=group.label)
        return say(
            "{group}: few people, so the words they wrote down together stay hidden unless they say that "
            "they may be shown.",
            group=group.label,
        )

    def take(self, typed: Show) -> Reply:
        """Keep a yes or a no. Raises SessionError where a group has nothing to say it of, or a no stands."""
        found, group = self._desk.round(), self._desk.assessment.group(typed.group)
        if not _is_few(found, group) and not _agreed(found, group):
            what = say("{group} are not a group of few.", group=group.label)
            fix = say("What shows of them follows from how many they are: nobody needs to say yes.")
            raise SessionError(Problem("", what, fix))
        if typed.may:
            self._refuse_early_yes(found, group)
        self._desk.record((None, MayShow(group.id, typed.may)))
        if not typed.may:
            return Reply((say("{group}: it stays hidden.", group=group.label),))
        return Reply(
            (
                self._stands(group) if _agreed(found, group) else self._words_stand(group),
                say(
                    "If anybody says no later, type: {command}. Nobody says whose no it was.",
                    command=f"show {group.id} no",
                ),
            )
        )

    def _refuse_early_yes(self, found: Round, group: Group) -> None:
        """Refuse a yes to what may still change, to nothing at all, and after a no."""
        if self._desk.room.place.partition("/")[0] == "rate":
            what = say("That is asked once everyone has rated.")
            raise SessionError(Problem("", what, say("Then type it again. A no may be said at any time.")))
        if not _agreed(found, group) and not _wrote(found, group):
            what = say("{group} agreed on nothing together that could be shown.", group=group.label)
            raise SessionError(Problem("", what, say("Words they may print are asked about one by one.")))
        if not self._desk.room.may_show.get(group.id, True):
            what = say("A no was said of {group}, and it stands.", group=group.label)
            raise SessionError(Problem("", what, say("If it was a slip just now, type b.")))


def _is_few(found: Round, group: Group) -> bool:
    return 0 < found.people.get(group.id, 0) < ROOM.min_base


def _agreed(found: Round, group: Group) -> bool:
    """Whether a group agreed on a level that stays hidden without its yes: as one, on a statement where it
    was few, or with the whole room, where that is nothing but groups of few.
    """
    cells = (row[group.id] for row in found.cells.values() if group.id in row)
    if any(cell.agreed is not None and cell.agreed.people < ROOM.min_base for cell in cells):
        return True
    here = [people for people in found.people.values() if people]
    return bool(found.agreed) and _is_few(found, group) and max(here) < ROOM.min_base


def _wrote(found: Round, group: Group) -> bool:
    """Whether a group that rates together has words that may be printed."""
    return group.mode != "individual" and any(note.consent and note.group == group.id for note in found.notes)
