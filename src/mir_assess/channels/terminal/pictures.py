"""The pictures of the talk phase: what the gate lets this room see of a statement, people with lived experience first.

The same view that the report's page is made from, so that the screen and the page cannot differ.
"""

from collections.abc import Iterable

from mir_assess import pipeline
from mir_assess.channels.terminal.sheet import Line, Sheet
from mir_assess.model.assessment import LIVED_EXPERIENCE
from mir_assess.model.prompts import Card
from mir_assess.model.round import Round
from mir_assess.report.view import Answers


def pictures(counted: Round, card: Card, seen: str) -> Sheet:
    """Return the lines of a statement's pictures. `seen` is `lived`, or `all` for everyone's with a sentence on each gap."""
    view = pipeline.statement_picture(counted, card.statement_id)
    groups = [answers for answers in view.answers if seen == "all" or answers.group.role == LIVED_EXPERIENCE]
    lines = [line for answers in groups for line in _picture(answers, card)]
    if seen == "all":
        lines += [Line("question", gap.sentence) for gap in view.gaps]
    return tuple(lines)


def _picture(answers: Answers, card: Card) -> Iterable[Line]:
    yield Line("group", f"{answers.group.label}:")
    levels = answers.figures.levels
    if isinstance(levels, dict) and isinstance(answers.figures.base, int):
        base = answers.figures.base
        for level in card.levels:
            people = levels[level.key]
            yield Line("bar", f"{level.label}: {people} of {base}", share=people / base if base else 0.0)
    yield Line("line", answers.saying)
