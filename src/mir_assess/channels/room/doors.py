"""Cards from the door: each admits one person to one group, so that nobody answers as what they are not.

A card's code and the session it opens are made from the room's own secret, so nothing is stored: a card is
used once its session has said something, and what was taken out makes it new again.
"""

from functools import lru_cache

from mir_assess.channels.room import keys, showing
from mir_assess.channels.room.gathering import Room
from mir_assess.channels.room.pages import Card, Cards
from mir_assess.channels.room.parts import Look
from mir_assess.errors import Problem, SessionError
from mir_assess.model.assessment import Group
from mir_assess.speech import say, spoken

CARDS = 60
"""Cards of each group: more than come to any workshop of one room."""


def admitted(room: Room, typed: str) -> tuple[str, Group]:
    """Return the session that a card opens, and its group. Raises SessionError, saying what to do, for a code
    that is on no card of this room, and for a card that somebody has used.
    """
    code = keys.tidied(typed)
    group_id = _groups_by_code(room.secret, tuple(group.id for group in room.groups())).get(code)
    if group_id is None:
        what = say("No card of this room has this code.")
        raise SessionError(Problem("card", what, say("Read it again, three at a time.")))
    session_id = keys.card_session(room.secret, code)
    if room.has_spoken(session_id):
        what = say("Somebody has used this card.")
        raise SessionError(Problem("card", what, say("If that was you, choose “Go on from another phone”.")))
    return session_id, room.assessment.group(group_id)


@lru_cache(maxsize=64)
def _groups_by_code(secret: str, group_ids: tuple[str, ...]) -> dict[str, str]:
    return {
        keys.card_code(secret, group_id, number): group_id
        for group_id in group_ids
        for number in range(1, CARDS + 1)
    }


def cards(room: Room, look: Look) -> Cards:
    """Return the page with the codes to hand out."""
    assessment = showing.shown(room, spoken())
    return Cards(
        showing.leading_frame(room, look),
        room.state.by_card,
        tuple((assessment.group(group.id).label, _cards_of(room, group)) for group in room.groups()),
    )


def _cards_of(room: Room, group: Group) -> tuple[Card, ...]:
    found = []
    for number in range(1, CARDS + 1):
        code = keys.card_code(room.secret, group.id, number)
        used = room.has_spoken(keys.card_session(room.secret, code))
        found.append(Card(number, keys.in_threes(code), used))
    return tuple(found)
