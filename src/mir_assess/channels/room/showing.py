"""From where a room and a person stand to the page they see. It decides nothing and counts nothing.

To be called while the reader's language is spoken.
"""

from collections.abc import Iterable
from dataclasses import replace

from mir_assess.banks.drawings import drawings
from mir_assess.channels.room import easy, keys, words
from mir_assess.channels.room.gathering import Room
from mir_assess.channels.room.pages import (
    AllAnswers,
    Asking,
    Done,
    Earlier,
    Joining,
    Looking,
    OwnCode,
    Waiting,
)
from mir_assess.channels.room.parts import (
    ALL,
    CONTRASTS,
    FEWER,
    SIZES,
    Choice,
    Fault,
    Frame,
    Look,
    Reveal,
    Row,
)
from mir_assess.channels.room.visitors import known_languages
from mir_assess.model.answering_for import OF_THEIR_OWN_LIFE
from mir_assess.model.assessment import REPRESENTATIVE, Assessment
from mir_assess.model.bank import Level
from mir_assess.model.events import ANSWERED_FOR, Answered, LeftForLater, Passed
from mir_assess.model.languages import in_language
from mir_assess.model.rating import describe
from mir_assess.model.round import Round
from mir_assess.model.session import Said
from mir_assess.speech import ENGLISH, say, spoken
from mir_assess.walk import leading, opening_words
from mir_assess.walk.own import Own
from mir_assess.walk.words import given_for


def shown(room: Room, language: str) -> Assessment:
    """Return a room's assessment in a language, worked out once for everyone who reads it."""
    found: Assessment = room.once(("shown", language), lambda: in_language(room.assessment, language))
    return found


def _faces(room: Room, statement_id: str) -> tuple[tuple[str, ...], ...]:
    scale = room.assessment.scale_of(statement_id)
    found: tuple[tuple[str, ...], ...] = room.once(("faces", scale.id), lambda: easy.faces_of_levels(scale))
    return found


def _picture(room: Room, statement_id: str) -> str:
    found: str = room.once(("picture", statement_id), lambda: _drawing(room, statement_id))
    return found


def _drawing(room: Room, statement_id: str) -> str:
    part = room.assessment.part_of(statement_id)
    wanted = (part.pictures.set if part.pictures else "", part.statement(statement_id).picture)
    return drawings([wanted]).get(wanted, "")


def frame(room: Room, look: Look, *, joined: bool) -> Frame:
    """Return what stands around every page of a reader."""
    offered = tuple(
        Choice(code, name, chosen=code == look.language) for code, name in known_languages().items()
    )
    assessment = room.assessment
    # For translators: whose round it is, and its year.
    title = say("{organisation}, {year}", organisation=assessment.organisation, year=assessment.year)
    return Frame(title, f"/r/{room.code}", look, offered, joined)


def leading_frame(room: Room, look: Look) -> Frame:
    """Return what stands around the facilitator's own page."""
    return replace(frame(room, look, joined=False), place=f"/lead/{room.key}", languages=())


def counted_in(room: Room, counted: Round) -> Round:
    """Return a round in the language spoken."""
    return replace(counted, assessment=shown(room, spoken()))


def kept_last(room: Room, own: Own) -> str:
    """Return what is said once of the last answer kept; nothing before the first."""
    last = next(reversed(tuple(own.state.said.values())), None)
    if last is None:
        return ""
    assessment = shown(room, spoken())
    return words.kept(describe(assessment, last))


def joining(room: Room, look: Look, *, faults: tuple[Fault, ...] = ()) -> Joining:
    """Return the page where a person says who they are here as."""
    assessment = shown(room, spoken())
    groups = tuple(Choice(group.id, assessment.group(group.id).label) for group in room.groups())
    helped = tuple(Choice(support, say(told), chosen=not support) for support, told in words.HELPED.items())
    return Joining(
        frame(room, look, joined=False),
        opening_words(assessment),
        groups,
        helped,
        card=room.state.by_card,
        ways=easy.offered(assessment, look.choices),
        faults=faults,
    )


def choices(levels: Iterable[Level]) -> tuple[Choice, ...]:
    """Return levels as what there is to choose from."""
    return tuple(Choice(level.key, level.label, level.description) for level in levels)


def asking(
    room: Room, own: Own, statement_id: str, look: Look, *, moved: str = "", faults: tuple[Fault, ...] = ()
) -> Asking:
    """Return a statement as it is put to a person."""
    assessment = shown(room, spoken())
    prompt = own.prompt(statement_id, assessment)
    card = prompt.card
    note = own.note_of(statement_id)
    is_first = not own.state.said
    scale = assessment.scale_of(statement_id)
    fewer = look.choices == FEWER and bool(scale.bands)
    levels = easy.steps(scale) if fewer else card.levels
    return Asking(
        frame(room, look, joined=True),
        number=card.number,
        total=card.total,
        statement=statement_id,
        theme=card.theme,
        question=prompt.question,
        text=card.text,
        easy=assessment.statement(statement_id).easy_text,
        explanation=card.explanation,
        picture=_picture(room, statement_id),
        levels=choices(levels),
        faces=easy.faces(scale) if fewer else _faces(room, statement_id),
        version=own.version,
        chosen=easy.shown_as(scale, chosen(own.state.said.get(statement_id)), fewer=fewer),
        first=_first(own, assessment) if is_first else (),
        small=words.small_group() if is_first and room.here(own.group) < words.FEW else "",
        language=language_of(room, statement_id),
        moved=moved,
        back="" if room.state.together else before(room, own, statement_id) or "",
        note=note.text if note else "",
        note_kind="" if note is None or note.kind == "note" else note.kind,
        note_consent=bool(note and note.consent),
        way=FEWER if fewer else ALL if scale.bands else "",
        faults=faults,
    )


def _first(own: Own, assessment: Assessment) -> tuple[str, ...]:
    """What a person is told before their first answer; whoever answers for somebody, with whom it counts."""
    given = own.state.support == ANSWERED_FOR and own.group.role in (*OF_THEIR_OWN_LIFE, REPRESENTATIVE)
    return (*words.first_words(), *([given_for(assessment.group(own.group.id))] if given else ()))


def chosen(said: Said | None) -> str:
    """Return what was answered before, by the name that a form sends it under."""
    match said:
        case Answered(answer=answer):
            return answer
        case Passed():
            return "pass"
        case LeftForLater():
            return "later"
        case _:
            return ""


def language_of(room: Room, statement_id: str) -> str:
    """Return the language a statement is shown in, where that is another than the page's; else
    nothing.
    """
    if spoken() == ENGLISH:
        return ""
    ours = room.assessment.statement(statement_id).text
    return ENGLISH if shown(room, spoken()).statement(statement_id).text == ours else ""


def before(room: Room, own: Own, statement_id: str) -> str | None:
    """Return the statement asked before this one, that a person can go back to; None at the first."""
    asked = room.assessment.asked_of(own.group)
    earlier = asked[: asked.index(statement_id)] if statement_id in asked else asked
    return next((each for each in reversed(earlier) if room.may_answer(own, each)), None)


def waiting(room: Room, own: Own, look: Look, reveal: Reveal | None = None) -> Waiting:
    """Return the page of somebody who has nothing to answer now."""
    state = room.state
    here = leading.statement_at(state)
    if state.rests_until:
        why = "break"
    elif leading.phase_of(state) in ("talk", "close"):
        why = leading.phase_of(state)
    elif here is None:
        why = "opening"
    elif here in room.assessment.asked_of(own.group) and not own.state.is_settled(here):
        why = "seen_before"
    else:
        why = "waits" if own.state.is_settled(here) else "not_asked"
    lines = (*((words.back_at(state.rests_until),) if why == "break" else ()), say(words.WAITING[why]))
    shows = why in ("talk", "waits", "not_asked", "seen_before") and here is not None
    return Waiting(
        frame(room, look, joined=True),
        {"not_asked": "waits", "seen_before": "waits"}.get(why, why),
        lines,
        statement=shown(room, spoken()).statement(here).text if shows and here else "",
        reveal=reveal if why == "talk" else None,
        more=here if here and why == "waits" and _can_say_more(room, own, here) else "",
    )


def _can_say_more(room: Room, own: Own, statement_id: str) -> bool:
    """Whether a person stopped at an easy answer that has finer ones."""
    return easy.has_more(room.assessment.scale_of(statement_id), chosen(own.state.said.get(statement_id)))


def earlier(room: Room, look: Look, *, answered: bool) -> Earlier:
    """Return the page of a device whose person came to an earlier sitting."""
    kept = say("What was said on this phone at an earlier meeting is kept. It is counted already.")
    nothing = say("Somebody joined an earlier meeting on this phone, and said nothing there.")
    lines = (kept if answered else nothing, say("Was that you?"))
    return Earlier(frame(room, look, joined=False), lines)


def done(room: Room, own: Own, look: Look) -> Done:
    """Return the page of somebody who has been through everything."""
    asked = room.assessment.asked_of(own.group)
    return Done(
        frame(room, look, joined=True),
        tuple(own.receipt.split("-")) if own.state.touched else (),
        words.done_lines(len(asked)),
        words.left_lines(own.state),
    )


def all_answers(room: Room, own: Own, look: Look) -> AllAnswers:
    """Return everything one person has said."""
    assessment = shown(room, spoken())
    rows = tuple(
        Row(
            assessment.chosen.index(statement_id) + 1,
            statement_id if room.may_answer(own, statement_id) else "",
            assessment.statement(statement_id).text,
            describe(assessment, own.state.said[statement_id]),
        )
        for statement_id in assessment.asked_of(own.group)
        if statement_id in own.state.said
    )
    return AllAnswers(frame(room, look, joined=True), rows)


def own_code(room: Room, own: Own, look: Look) -> OwnCode:
    """Return the page with a person's code."""
    return OwnCode(frame(room, look, joined=True), tuple(own.receipt.split("-")))


def looking(room: Room, look: Look, *, joined: bool, back: str) -> Looking:
    """Return the page for language, text size, contrast and how many choices."""
    return Looking(
        frame(room, look, joined=joined),
        back,
        tuple(Choice(size, say(words.SIZES[size]), chosen=size == look.size) for size in SIZES),
        tuple(Choice(each, say(words.CONTRASTS[each]), chosen=each == look.contrast) for each in CONTRASTS),
        easy.offered(shown(room, spoken()), look.choices),
    )


def code_of(room: Room) -> tuple[str, ...]:
    """Return the room's code in parts, as it is shown and read aloud."""
    return keys.in_threes(room.code)
