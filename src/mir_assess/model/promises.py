"""Last round's actions as statements to rate: this year's workshop opens by asking whether they happened.

Pure. The bank made here is an ordinary edition, so that promises are rated, counted, hidden and shown like
all else. It is kept in English, whatever was spoken when it was made, so that one round can be walked and
read in several languages: `in_todays_words` says it in the language spoken now.
"""

import re
from collections.abc import Iterable
from dataclasses import replace

from mir_assess.model.assessment import Action, Assessment
from mir_assess.model.bank import (
    Band,
    Edition,
    EditionStatement,
    Level,
    Rewording,
    Scale,
    Source,
    Stem,
    Theme,
)
from mir_assess.model.room import Promise
from mir_assess.speech import marked, say

BANK = "promises"
_SCALE = "kept"
_THEME = "promised"

_TITLE = marked("What was promised in {year}")
_SUBTITLE = marked("Did it happen?")
_FOLLOWS = marked("the actions agreed in {year}")
_WORDING = marked("The words are those in which the actions were agreed with {organisation}.")
_LICENCE = marked("The words belong to those who agreed them.")
_NOTICE = marked("How people would notice: {notice}")
_PROMPTS = (marked("What is different now?"), marked("What got in the way?"))
_STEMS = {
    "lived_experience": marked("Did this happen for you?"),
    "carer": marked("Did this happen for you, as a carer?"),
    "representative": marked("Did this happen for the person you answer for?"),
    "council": marked("Think of what was done, not what is planned. Did this happen for people?"),
    "partner": marked("Did this happen for people your organisation supports?"),
    "other": marked("Did this happen, from what you lived or saw?"),
}
_LEVELS = (
    ("no", marked("No"), marked("It did not happen, as far as I can tell"), "circle-empty"),
    ("partly", marked("Partly"), marked("Some of it did, or for some people"), "circle-half"),
    ("yes", marked("Yes"), marked("It happened"), "circle-full"),
)
_FACES = ("frown", "flat", "smile")


def promises_edition(actions: Iterable[Action], organisation: str, year: int) -> Edition:
    """Return an edition that asks of each action whether it happened. Dropped actions are left out.

    Args:
        actions: what was promised, in the order it is to be asked.
        organisation: whose promises they are, as it is written.
        year: the round they were agreed in.
    """
    asked = [action for action in actions if action.status != "dropped"]
    return Edition(
        bank=BANK,
        edition=str(year),
        title=_TITLE.format(year=year),
        source=Source(
            follows=_FOLLOWS.format(year=year),
            wording=_WORDING.format(organisation=organisation),
            licence=_LICENCE,
        ),
        themes=(Theme(_THEME, _TITLE.format(year=year), _SUBTITLE),),
        scales=(_scale(),),
        stems=tuple(Stem(role, "i", text) for role, text in _STEMS.items()),
        statements=tuple(_statement(action, year) for action in asked),
        prompts=_PROMPTS,
    )


def in_todays_words(edition: Edition) -> Edition:
    """Return such an edition in the language spoken now; what people promised stays in their own words."""
    source = edition.source
    return replace(
        edition,
        title=_again(edition.title),
        source=replace(
            source,
            follows=_again(source.follows),
            wording=_again(source.wording),
            licence=_again(source.licence),
        ),
        themes=tuple(
            replace(theme, title=_again(theme.title), subtitle=_again(theme.subtitle))
            for theme in edition.themes
        ),
        scales=tuple(_scale_again(scale) for scale in edition.scales),
        stems=tuple(replace(stem, text=_again(stem.text)) for stem in edition.stems),
        statements=tuple(
            replace(statement, explanation=_again(statement.explanation)) for statement in edition.statements
        ),
        prompts=tuple(_again(prompt) for prompt in edition.prompts),
    )


def statement_id_of(action_id: str) -> str:
    """Return the id of the statement that asks about an action.

    >>> statement_id_of("northshire-2026-1")
    'promise-northshire-2026-1'
    """
    return f"promise-{action_id}"


def asked_about(assessment: Assessment, promises: Iterable[Promise]) -> tuple[Action, ...]:
    """Return the actions of the round before that a round opened with: those it asks about, and those that
    had been dropped by then.
    """
    return tuple(
        promise.action
        for promise in promises
        if (promise.round == assessment.previous and assessment.previous)
        or statement_id_of(promise.action.id) in assessment.chosen
    )


def next_action_id(round_name: str, taken: Iterable[str]) -> str:
    """Return the id for the next action agreed in a round: the round's name and the first free number.

    >>> next_action_id("northshire-2026", ["northshire-2026-1"])
    'northshire-2026-2'
    """
    taken = set(taken)
    number = 1
    while f"{round_name}-{number}" in taken:
        number += 1
    return f"{round_name}-{number}"


def _statement(action: Action, year: int) -> EditionStatement:
    return EditionStatement(
        id=statement_id_of(action.id),
        voice="i",
        theme=_THEME,
        text=action.what,
        scale=_SCALE,
        good_from="yes",
        explanation=_NOTICE.format(notice=action.notice) if action.notice else "",
        history=(Rewording(str(year), None),),
    )


def _scale() -> Scale:
    levels = tuple(Level(*level) for level in _LEVELS)
    bands = tuple(
        Band(f"band_{level.key}", level.label, (level.key,), face)
        for level, face in zip(levels, _FACES, strict=True)
    )
    return Scale(_SCALE, levels, good_from="yes", bands=bands)


def _scale_again(scale: Scale) -> Scale:
    return replace(
        scale,
        levels=tuple(
            replace(level, label=_again(level.label), description=_again(level.description))
            for level in scale.levels
        ),
        bands=tuple(replace(band, label=_again(band.label)) for band in scale.bands),
    )


def _again(kept: str) -> str:
    """Return a sentence of ours, kept in English, in the language spoken now, with what was filled in; any
    other as it is.
    """
    for template, form in _TEMPLATES.items():
        filled = form.fullmatch(kept)
        if filled:
            return say(template, **filled.groupdict())
    return say(kept) if kept in _SAYINGS else kept


_SAYINGS = frozenset(
    (
        _SUBTITLE,
        _LICENCE,
        *_PROMPTS,
        *_STEMS.values(),
        *(words for _, label, description, _ in _LEVELS for words in (label, description)),
    )
)
_TEMPLATES = {
    template: re.compile(re.sub(r"\\\{(\w+)\\\}", r"(?P<\1>.*)", re.escape(template)), re.DOTALL)
    for template in (_TITLE, _FOLLOWS, _WORDING, _NOTICE)
}
