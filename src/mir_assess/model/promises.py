"""Last round's actions as statements to rate: this year's workshop opens by asking whether they happened.

Pure. The bank made here is an ordinary edition, so that promises are rated, counted, hidden and shown like
all else.
"""

from collections.abc import Iterable

from mir_assess.model.assessment import Action
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

BANK = "promises"
_SCALE = "kept"
_THEME = "promised"

_LIVED = "Did this happen for you?"
_CARER = "Did this happen for you, as a carer?"
_REPRESENTATIVE = "Did this happen for the person you answer for?"
_COUNCIL = "Think of what was done, not what is planned. Did this happen for people?"
_PARTNER = "Did this happen for people your organisation supports?"
_OTHER = "Did this happen, from what you lived or saw?"


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
        title=f"What was promised in {year}",
        source=Source(
            follows=f"The actions agreed in {year}",
            wording=f"The words are those in which the actions were agreed with {organisation}.",
            licence="The words belong to those who agreed them.",
        ),
        themes=(Theme(_THEME, f"What was promised in {year}", "Did it happen?"),),
        scales=(_scale(),),
        stems=_stems(),
        statements=tuple(_statement(action, year) for action in asked),
        prompts=("What is different now?", "What got in the way?"),
    )


def statement_id_of(action_id: str) -> str:
    """Return the id of the statement that asks about an action.

    >>> statement_id_of("northshire-2026-1")
    'promise-northshire-2026-1'
    """
    return f"promise-{action_id}"


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
        explanation=f"How people would notice: {action.notice}" if action.notice else "",
        history=(Rewording(str(year), None),),
    )


def _scale() -> Scale:
    levels = (
        Level("no", "No", "It did not happen, as far as I can tell", "circle-empty"),
        Level("partly", "Partly", "Some of it did, or for some people", "circle-half"),
        Level("yes", "Yes", "It happened", "circle-full"),
    )
    bands = tuple(
        Band(key, label, (level.key,), picture)
        for key, label, picture, level in zip(
            ("band_no", "band_partly", "band_yes"),
            ("No", "Partly", "Yes"),
            ("frown", "flat", "smile"),
            levels,
            strict=True,
        )
    )
    return Scale(_SCALE, levels, good_from="yes", bands=bands)


def _stems() -> tuple[Stem, ...]:
    by_role = {
        "lived_experience": _LIVED,
        "carer": _CARER,
        "representative": _REPRESENTATIVE,
        "council": _COUNCIL,
        "partner": _PARTNER,
        "other": _OTHER,
    }
    return tuple(Stem(role, "i", text) for role, text in by_role.items())
