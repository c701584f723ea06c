"""A statement of an assessment as a card to show, and statements by the numbers that are typed for them."""

from dataclasses import replace

from mir_assess.errors import Problem, SessionError
from mir_assess.model.assessment import Assessment, Group
from mir_assess.model.paper_codes import Form
from mir_assess.model.prompts import Card
from mir_assess.model.rating import number_up_to
from mir_assess.speech import say


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


def text_on_paper(assessment: Assessment, statement_id: str, form: Form) -> str:
    """Return the words of a statement that stand on paper of this form: easier ones on easy paper, where
    there are any.
    """
    statement = assessment.statement(statement_id)
    return (form == "easy" and statement.easy_text) or statement.text


def part_begun(assessment: Assessment, group: Group, statement_id: str) -> str:
    """Return the title of the part that begins for a group with this statement; empty within one, and for the
    first.
    """
    asked = assessment.asked_of(group)
    place = asked.index(statement_id)
    part = assessment.part_of(statement_id)
    return part.title if place and assessment.part_of(asked[place - 1]) is not part else ""


def numbered(assessment: Assessment, number: int) -> str:
    """Return the id of the statement with this number. Raises SessionError when there is none."""
    if not 1 <= number <= len(assessment.chosen):
        what = say("There is no statement {number} here.", number=number)
        raise SessionError(Problem("", what, number_up_to(len(assessment.chosen))))
    return assessment.chosen[number - 1]


def listed(words: list[str]) -> str:
    """Return words as people list them.

    >>> listed(["3", "5", "8"])
    '3, 5 and 8'
    """
    if len(words) < 2:
        return "".join(words)
    # For translators: the end of a list; {some} is one thing, or several with commas between them.
    return say("{some} and {last}", some=", ".join(words[:-1]), last=words[-1])


def either(words: list[str]) -> str:
    """Return words as people offer a choice of them.

    >>> either(["next lived", "next council"])
    'next lived or next council'
    """
    if len(words) < 2:
        return "".join(words)
    # For translators: the end of a choice; {some} is one thing, or several with commas between them.
    return say("{some} or {last}", some=", ".join(words[:-1]), last=words[-1])


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
        if len(run) > 2:
            # For translators: numbers of statements that follow each other, such as 2 to 4.
            words.append(say("{first} to {last}", first=run[0], last=run[-1]))
        else:
            words += [str(number) for number in run]
    return listed(words)
