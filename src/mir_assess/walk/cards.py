"""A statement of an assessment as a card to show, and statements by the numbers that are typed for them."""

from dataclasses import replace

from mir_assess.errors import Problem, SessionError
from mir_assess.model.assessment import Assessment
from mir_assess.model.prompts import Card


def card(assessment: Assessment, statement_id: str) -> Card:
    """Return the card of a statement. What a level means here stands before the scale's words."""
    part = assessment.part_of(statement_id)
    statement = part.statement(statement_id)
    levels = tuple(
        replace(level, description=statement.descriptors.get(level.key, level.description))
        for level in part.scale(statement.scale).levels
    )
    return Card(
        number=assessment.chosen.index(statement_id) + 1,
        total=len(assessment.chosen),
        statement_id=statement_id,
        theme=part.theme(statement.theme).title,
        text=statement.text,
        explanation=statement.explanation,
        levels=levels,
        prompts=(*statement.prompts, *part.prompts),
    )


def numbered(assessment: Assessment, number: int) -> str:
    """Return the id of the statement with this number. Raises SessionError when there is none."""
    if not 1 <= number <= len(assessment.chosen):
        raise SessionError(
            Problem(
                "",
                f"There is no statement {number} here.",
                f"Type a number from 1 to {len(assessment.chosen)}.",
            )
        )
    return assessment.chosen[number - 1]


def listed(words: list[str]) -> str:
    """Return words as people list them.

    >>> listed(["3", "5", "8"])
    '3, 5 and 8'
    """
    return " and ".join(part for part in (", ".join(words[:-1]), words[-1]) if part) if words else ""


def either(words: list[str]) -> str:
    """Return words as people offer a choice of them.

    >>> either(["next lived", "next council"])
    'next lived or next council'
    """
    return " or ".join(part for part in (", ".join(words[:-1]), words[-1]) if part) if words else ""


def in_runs(numbers: list[int]) -> str:
    """Return rising numbers as people say them: three or more in a row by the first and the last.

    >>> in_runs([2, 3, 4, 7, 9, 10])
    '2 to 4, 7, 9 and 10'
    """
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    words = []
    for run in runs:
        words += [f"{run[0]} to {run[-1]}"] if len(run) > 2 else [str(number) for number in run]
    return listed(words)
