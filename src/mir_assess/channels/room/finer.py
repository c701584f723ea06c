"""An answer as a form sends it, and the second step of an easy one: whether to say it more exactly.

The easy answer is kept before it is asked, so whoever stops there, or is called away, has answered. To be
called while the reader's language is spoken.
"""

from collections.abc import Callable, Mapping
from urllib.parse import urlencode

from mir_assess.channels.room import easy, showing, visitors, words
from mir_assess.channels.room.easy_pages import Finer
from mir_assess.channels.room.gathering import Room
from mir_assess.channels.room.parts import Look
from mir_assess.model.events import Body
from mir_assess.model.rating import describe
from mir_assess.speech import spoken
from mir_assess.walk import leading
from mir_assess.walk.own import Own

HERE, ANYWHERE = "here", "1"
"""What an address says of a second step: it ends when the room goes on from here, or it does not."""


def said_in(
    room: Room, statement_id: str, form: Mapping[str, str], new_id: Callable[[], str]
) -> Callable[[Own], tuple[Body, ...]]:
    """Return what a form says of a statement, from what stands when it is kept. Raises SessionError where it
    says nothing that we know.
    """
    scale = room.assessment.scale_of(statement_id)
    answer, is_second = form.get("answer", ""), _is_second(form)
    command = visitors.command_of(scale, answer)
    note, kind, consent = visitors.note_of(form)

    def speak(person: Own) -> tuple[Body, ...]:
        stands = showing.chosen(person.state.said.get(statement_id))
        is_fresh = form.get("version", "") == str(person.version)
        takes = easy.takes(scale, stands, answer, second=is_second, fresh=is_fresh)
        said = person.answer(statement_id, command) if takes else ()
        if is_second:  # it has no field for a note, and takes none away
            return said
        return (*said, *person.note(statement_id, note, kind, consent=consent, new_id=new_id))

    return speak


def _is_second(form: Mapping[str, str]) -> bool:
    return bool(form.get("more"))


def then(room: Room, statement_id: str, form: Mapping[str, str]) -> str:
    """Return what follows an answer in the address: the second step of an easy one, else nothing."""
    if _is_second(form) or not easy.has_more(room.assessment.scale_of(statement_id), form.get("answer", "")):
        return ""
    is_here = room.state.together and leading.statement_at(room.state) == statement_id
    return "?" + urlencode({"statement": statement_id, "more": HERE if is_here else ANYWHERE})


def finer(room: Room, own: Own, statement_id: str, look: Look, where: str) -> Finer | None:
    """Return the second step of an easy answer; None where there is none to take, or the room has gone on."""
    if not room.may_answer(own, statement_id):
        return None
    if where == HERE and leading.statement_at(room.state) != statement_id:
        return None
    assessment = showing.shown(room, spoken())
    said = own.state.said.get(statement_id)
    chosen = showing.chosen(said)
    band = easy.band_of(assessment.scale_of(statement_id), chosen)
    if said is None or band is None or len(band.levels) < 2:
        return None
    card = own.prompt(statement_id, assessment).card
    return Finer(
        showing.frame(room, look, joined=True),
        card.number,
        card.total,
        statement_id,
        assessment.statement(statement_id).easy_text or card.text,
        band.label,
        band.key,
        showing.choices(level for level in card.levels if level.key in band.levels),
        chosen,
        own.version,
        face=band.picture,
        language=showing.language_of(room, statement_id),
        moved=words.kept(describe(assessment, said)),
    )
