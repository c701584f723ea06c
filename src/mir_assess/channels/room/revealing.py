"""What the room itself may see of a statement: the report's own picture, words and table, through the gate.

People with lived experience come first; the others show only once the room has gone on to them.
"""

from mir_assess import pipeline
from mir_assess.channels.room.pages import Reveal, Revealed
from mir_assess.model.assessment import LIVED_EXPERIENCE
from mir_assess.model.round import Round
from mir_assess.report.charts import picture
from mir_assess.report.view import Answers, StatementView
from mir_assess.speech import direction, say, spoken


def reveal(counted: Round, statement_id: str, seen: str, agreed: str = "") -> Reveal | None:
    """Return the reveal of a statement; None before the room has seen anything of it.

    Args:
        counted: the round as it is counted now, in the language of the reader.
        statement_id: the statement.
        seen: `lived` or `all`: whose picture the room has seen; empty for nobody's.
        agreed: what the room agreed, in a sentence.
    """
    if not seen:
        return None
    view = pipeline.statement_picture(counted, statement_id)
    groups = [found for found in view.answers if seen == "all" or found.group.role == LIVED_EXPERIENCE]
    return Reveal(
        counted.assessment.chosen.index(statement_id) + 1,
        view.text,
        tuple(_revealed(found, view, number) for number, found in enumerate(groups, 1)),
        _gap(view) if seen == "all" else "",
        agreed,
    )


def _revealed(found: Answers, view: StatementView, number: int) -> Revealed:
    mirrored = direction(spoken()) == "rtl"
    drawing = picture(found.bar, f"shown-picture-{number}", mirrored=mirrored) if found.bar else ""
    return Revealed(found.group.label, found.saying, drawing, _table(found, view))


def _table(found: Answers, view: StatementView) -> tuple[tuple[str, str], ...]:
    levels, base = found.figures.levels, found.figures.base
    if not isinstance(levels, dict) or not isinstance(base, int) or not base:
        return ()
    return tuple(
        (level.label, say("{number} of {total}", number=levels[level.key], total=base))
        for level in view.levels
    )


def _gap(view: StatementView) -> str:
    told = [gap.parts[-1] for gap in view.gaps if not gap.is_hidden]
    return " ".join(dict.fromkeys(told))
