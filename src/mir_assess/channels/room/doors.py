"""Cards from the door: each admits one person to one group, so that nobody answers as what they are not.

A card's code and the session it opens are made from the room's own secret, so nothing is stored: a card is
used once its session has said something, and what was taken out makes it new again.
"""

from functools import lru_cache

from mir_assess.channels.room import keys, showing
from mir_assess.channels.room.door_pages import Card, Cards
from mir_assess.channels.room.gathering import Room
from mir_assess.channels.room.parts import Fault, Look
from mir_assess.errors import Problem, SessionError
from mir_assess.model.assessment import Group
from mir_assess.speech import say, spoken

CARDS = 60
"""Cards of each group that are shown where nobody asked for another number."""
MOST_CARDS = 500
"""Cards of each group at most. All of them admit, shown or not, so that a number chosen later takes none
away; a guess at a card is right once in 80 million tries with three groups, and tries are slow.
"""
LONGEST_NUMBER = 6
"""Characters."""


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
        for number in range(1, MOST_CARDS + 1)
    }


def cards(room: Room, look: Look, typed: str = "") -> Cards:
    """Return the page with the codes to hand out: as many for each group as somebody typed."""
    assessment = showing.shown(room, spoken())
    wanted = typed.strip() or str(CARDS)
    is_number = wanted.isdecimal() and len(wanted) <= LONGEST_NUMBER and 1 <= int(wanted) <= MOST_CARDS
    number = int(wanted) if is_number else CARDS
    told = say("Type a number from 1 to {highest}.", highest=MOST_CARDS)
    return Cards(
        showing.leading_frame(room, look),
        room.state.by_card,
        tuple((assessment.group(group.id).label, _cards_of(room, group, number)) for group in room.groups()),
        number,
        MOST_CARDS,
        () if is_number else (Fault("number", told),),
        "" if is_number else wanted[:LONGEST_NUMBER],
    )


def _cards_of(room: Room, group: Group, number: int) -> tuple[Card, ...]:
    found = []
    for each in range(1, number + 1):
        code = keys.card_code(room.secret, group.id, each)
        used = room.has_spoken(keys.card_session(room.secret, code))
        found.append(Card(each, keys.in_threes(code), used))
    return tuple(found)
