"""Who asks for a page: the one cookie a room sets, and the words a form sends. Pure.

The cookie says which session is this device's, for which group, and how its reader likes the pages. It is
marked with the room's own secret, so nobody can make one for somebody else's session.
"""

import json
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from urllib.parse import parse_qs

from mir_assess.channels.room import keys
from mir_assess.channels.room.parts import ALL, CONTRASTS, SIZES, WAYS, Look
from mir_assess.channels.room.words import HELPED, NOTE_KINDS
from mir_assess.errors import Problem, SessionError
from mir_assess.model.commands import Command, Easy, Numbers, Word
from mir_assess.model.helping import PAID
from mir_assess.model.scale import Scale
from mir_assess.model.value import value
from mir_assess.speech import languages, say

COOKIE = "mir-room"
LONGEST_FORM = 16_384
"""Bytes of a request: the longest note, with room to spare."""
LONGEST_NOTE = 2_000
"""Characters."""


@value
class Visitor:
    """A device in a room: its session (empty before anybody joined from it), group, support and look.

    `seat` is one person at one device, until it is handed on: a cookie that was copied ends with it.
    `sitting` is the mark of the meeting at which they last said that it is them.
    """

    session_id: str = ""
    group: str = ""
    support: str = ""
    look: Look = Look()
    seat: str = ""
    sitting: str = ""


def visitor_of(secret: str, cookie: str, accepted: str = "") -> Visitor:
    """Return the visitor a cookie stands for; a fresh one where it is none of this room's.

    `accepted` is what the browser says of languages (Accept-Language), for somebody who has not chosen.
    """
    fresh = Visitor(look=Look(language=_language_of(accepted)))
    words = keys.opened_words(secret, cookie) if cookie else None
    if words is None:
        return fresh
    try:
        session_id, group, support, size, contrast, language, *rest = json.loads(words)
        seat, choices, sitting = rest + ["", "", ""][len(rest) :]
    except (ValueError, TypeError):
        return fresh
    if not all(isinstance(word, str) for word in rest):
        return fresh
    # Cookies that were set before there were seats have none, and end with the first hand-over; those from
    # before there were fewer choices have all of them.
    return Visitor(session_id, group, support, look_of(size, contrast, language, choices), seat, sitting)


def cookie_of(secret: str, visitor: Visitor) -> str:
    """Return the cookie of a visitor."""
    look = visitor.look
    who = (visitor.session_id, visitor.group, visitor.support)
    parts = (*who, look.size, look.contrast, look.language, visitor.seat, look.choices, visitor.sitting)
    return keys.sealed_words(secret, json.dumps(parts, separators=(",", ":"), ensure_ascii=False))


@cache
def known_languages() -> dict[str, str]:
    """Return the languages the program speaks, by code; looked for once, and not at every request."""
    return languages()


def look_of(size: str, contrast: str, language: str, choices: str = ALL) -> Look:
    """Return a look of what a form or a cookie says; the usual one for what we do not know."""
    return Look(
        size if size in SIZES else SIZES[0],
        contrast if contrast in CONTRASTS else CONTRASTS[0],
        language if language in known_languages() else "en",
        choices if choices in WAYS else ALL,
    )


def look_in(form: Mapping[str, str], now: Look) -> Look:
    """Return a look as a form chooses it; what it does not speak of stays as it is."""
    return look_of(
        form.get("size", now.size),
        form.get("contrast", now.contrast),
        form.get("language", now.language),
        form.get("choices", now.choices),
    )


def _language_of(accepted: str) -> str:
    """The first language of a browser's list that the program speaks."""
    wanted = (part.partition(";")[0].strip().partition("-")[0].lower() for part in accepted[:200].split(","))
    return next((code for code in wanted if code in known_languages()), "en")


def form_of(body: bytes) -> Mapping[str, str]:
    """Return the fields of a form, each once; nothing for what is none."""
    try:
        fields = parse_qs(body.decode("utf-8", "replace"), keep_blank_values=True, max_num_fields=20)
    except ValueError:  # more fields than any form of ours has
        return {}
    return {name: values[-1].replace("\r\n", "\n") for name, values in fields.items()}


def command_of(scale: Scale, answer: str) -> Command:
    """Return what a chosen answer says, as the walk takes it. Raises SessionError for none we know."""
    if answer in ("dont_know", "not_applicable", "pass", "later"):
        return Word(answer)
    for number, level in enumerate(scale.levels, 1):
        if level.key == answer:
            return Numbers((number,))
    if any(band.key == answer for band in scale.bands):
        return Easy(answer.casefold())
    raise SessionError(Problem("answer", "", say("Choose an answer. “Don’t know” is one too.")))


def note_of(form: Mapping[str, str]) -> tuple[str, str, bool]:
    """Return the words of a note, its kind, and whether it may be printed. Raises SessionError for too
    many.
    """
    words = "".join(sign for sign in form.get("note", "") if not "\ud800" <= sign <= "\udfff").strip()
    if len(words) > LONGEST_NOTE:
        what = say("That is {number} characters, and {most} are kept.", number=len(words), most=LONGEST_NOTE)
        raise SessionError(Problem("note", what, say("Make it shorter, or tell the facilitator.")))
    kind = form.get("note_kind", "")
    return words, kind if kind in NOTE_KINDS else "note", form.get("consent") == "yes"


def support_of(form: Mapping[str, str]) -> str:
    """Return how somebody is helped and, where they say so, whether by somebody paid, as they chose it."""
    helped, paid = form.get("helped", ""), form.get("helper", "")
    if helped not in HELPED:
        return ""
    return f"{helped} {paid}" if helped and paid in PAID else helped


def looks(visitor: Visitor, look: Look) -> Visitor:
    """Return a visitor who has the pages in another way."""
    return replace(visitor, look=look)


def seated(
    visitor: Visitor, session_id: str, group: str, support: str, seat: str, sitting: str = ""
) -> Visitor:
    """Return a visitor who has joined, at the sitting of this mark."""
    return replace(visitor, session_id=session_id, group=group, support=support, seat=seat, sitting=sitting)


def comes_back(visitor: Visitor, sitting: str) -> Visitor:
    """Return a visitor of an earlier sitting who goes on at the one of this mark."""
    return replace(visitor, sitting=sitting)


def nobody(visitor: Visitor) -> Visitor:
    """Return the visitor that a device is once its person has gone: how the pages look stays."""
    return Visitor(look=visitor.look)
