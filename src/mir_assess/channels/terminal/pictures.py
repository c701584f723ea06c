"""The pictures of the talk phase: what the gate lets this room see of a statement, people with lived
experience first.

The same view that the report's page is made from, so that the screen and the page cannot differ.
"""

from collections.abc import Iterable

from mir_assess import pipeline
from mir_assess.channels.terminal.sheet import Line, Sheet
from mir_assess.model.assessment import LIVED_EXPERIENCE
from mir_assess.model.prompts import Card
from mir_assess.model.round import Round
from mir_assess.report.view import Answers, StatementView
from mir_assess.speech import say


def pictures(counted: Round, card: Card, seen: str) -> Sheet:
    """Return the lines of a statement's pictures. `seen` is `lived`, or `all` for everyone's with what can be
    told.
    """
    view = pipeline.statement_picture(counted, card.statement_id)
    groups = [answers for answers in view.answers if seen == "all" or answers.group.role == LIVED_EXPERIENCE]
    lines = [line for answers in groups for line in _picture(answers, _steps(view, card))]
    if seen == "all":
        lines += [Line("question", sentence) for sentence in _readings(view)]
    return tuple(lines)


def _readings(view: StatementView) -> list[str]:
    """What can be told of each gap, and of which, where there are several: what each group said stands there
    already.
    """
    gaps = [gap for gap in view.gaps if not gap.is_hidden]
    if len(gaps) == 1:
        return [gaps[0].parts[-1]]
    return [
        say(
            "{one} and {other}: {reading}",
            one=gap.reference.label,
            other=gap.comparison.label,
            reading=gap.parts[-1],
        )
        for gap in gaps
    ]


def _steps(view: StatementView, card: Card) -> tuple[tuple[str, str], ...]:
    """Return the key and the name of each step that is shown: of levels with the numbers that are typed for
    them, so that nobody counts seven rungs to say what was agreed. Bands have none.
    """
    if view.in_bands:
        return tuple((level.key, level.label) for level in view.levels)
    return tuple((level.key, f"{number} {level.label}") for number, level in enumerate(card.levels, 1))


def _picture(answers: Answers, steps: Iterable[tuple[str, str]]) -> Iterable[Line]:
    levels = answers.figures.levels
    if isinstance(levels, dict) and isinstance(answers.figures.base, int) and answers.figures.base:
        base = answers.figures.base
        yield Line("group", f"{answers.group.label}:")
        for key, name in steps:
            people = levels[key]
            # For translators: so many people of so many.
            count = say("{number} of {total}", number=people, total=base)
            yield Line("bar", f"{name}: {count}", (name, count), people / base)
    yield Line("line", answers.saying)
