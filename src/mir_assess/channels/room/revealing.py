"""What the room itself may see of a statement: the report's own picture, words and table, through the gate.

People with lived experience come first; the others show only once the room has gone on to them.
"""

from collections.abc import Iterable

from mir_assess import pipeline
from mir_assess.channels.room.parts import Reveal, Revealed
from mir_assess.model.assessment import LIVED_EXPERIENCE
from mir_assess.model.round import Round
from mir_assess.report.charts import picture
from mir_assess.report.view import Answers, StatementView
from mir_assess.speech import direction, say, spoken


def reveal(counted: Round, statement_id: str, seen: str) -> Reveal | None:
    """Return the reveal of a statement; None before the room has seen anything of it.

    Args:
        counted: the round as it is counted now, in the language of the reader.
        statement_id: the statement.
        seen: `lived` or `all`: whose picture the room has seen; empty for nobody's.
    """
    if not seen:
        return None
    view = pipeline.statement_picture(counted, statement_id)
    groups = [found for found in view.answers if seen == "all" or found.group.role == LIVED_EXPERIENCE]
    shows = any(found.bar for found in groups)
    return Reveal(
        counted.assessment.chosen.index(statement_id) + 1,
        view.text,
        tuple(_revealed(found, view, number) for number, found in enumerate(groups, 1)),
        sides=_sides(view) if shows else (),
        key=_key(view, groups),
        gap=_gap(view) if seen == "all" else "",
        agreed=view.agreed.sentence if view.agreed else "",
    )


def _revealed(found: Answers, view: StatementView, number: int) -> Revealed:
    mirrored = direction(spoken()) == "rtl"
    drawing = picture(found.bar, f"shown-picture-{number}", mirrored=mirrored) if found.bar else ""
    return Revealed(
        found.group.label, found.saying, found.line if drawing else "", drawing, _table(found, view)
    )


def _sides(view: StatementView) -> tuple[str, ...]:
    """What the two ends of a picture mean, as the report says it."""
    if view.promise:
        return say("not yet"), say("keeps the promise: {levels}", levels=view.promise)
    lowest, highest = view.levels[0].label, view.levels[-1].label
    return say("lowest: {level}", level=lowest), say("highest: {level}", level=highest)


def _key(view: StatementView, groups: Iterable[Answers]) -> tuple[tuple[str, str], ...]:
    """The levels by their shades, where any picture has a piece for each."""
    if not any(found.bar and len(found.bar.counts) == len(view.levels) for found in groups):
        return ()
    return tuple((level.style, level.label) for level in view.levels)


def _table(found: Answers, view: StatementView) -> tuple[tuple[str, str, str], ...]:
    levels, base = found.figures.levels, found.figures.base
    if not isinstance(levels, dict) or not isinstance(base, int) or not base:
        return ()
    return tuple(
        (level.style, level.label, say("{number} of {total}", number=levels[level.key], total=base))
        for level in view.levels
    )


def _gap(view: StatementView) -> str:
    told = [gap.parts[-1] for gap in view.gaps if not gap.is_hidden]
    return " ".join(dict.fromkeys(told))
