"""Which rounds belong on one page: of one organisation, and each of them once.

A difference between councils is no change, and a round beside itself shows none.
"""

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from mir_assess.errors import Problem, ReportError
from mir_assess.model.assessment import Assessment
from mir_assess.model.bank import Edition
from mir_assess.model.names import spelling_aside
from mir_assess.model.promises import BANK as PROMISES
from mir_assess.report.tongue import listed
from mir_assess.speech import say

LEAST = 3
"""How many rounds a trend takes."""


def refuse_unlike(one: Assessment, other: Assessment) -> None:
    """Raise ReportError for one round on both sides, and for rounds of two organisations."""
    if _identity(one) == _identity(other):
        what = say("Both sides are this one round, so there is nothing that could have changed between them.")
        fix = say("Name two rounds: an earlier and a later one.")
        raise ReportError(Problem(one.name, what, fix))
    names = [opened.organisation.strip() for opened in (one, other)]
    if spelling_aside(names[0]) != spelling_aside(names[1]):
        where = say("{some} and {last}", some=one.name, last=other.name)
        what = say(
            "These are two organisations, {one} and {other}, so nothing here is a change.",
            one=names[0],
            other=names[1],
        )
        raise ReportError(Problem(where, what, say("Name two rounds of one organisation.")))


def refuse_other_banks(rounds: Sequence[Assessment]) -> None:
    """Raise ReportError for rounds in a row of which no two that follow one another asked of a statement in
    common, because they asked from other banks. Nothing on such a page could be compared.
    """
    if any(_share(one, other) for one, other in pairwise(rounds)):
        return
    where = listed([opened.name for opened in rounds])
    titles = dict.fromkeys(part.title for opened in rounds for part in _asked(opened))
    what = say(
        "These rounds asked from different lists of statements, {titles}, so nothing can be compared.",
        titles=listed([*titles]),
    )
    fix = say(
        "Name rounds that asked from one list. For each round by itself, type: {command}", command="report"
    )
    raise ReportError(Problem(where, what, fix))


def _share(one: Assessment, other: Assessment) -> bool:
    """Whether two rounds asked from one bank, or of one statement, if only of what took its place."""
    if {part.bank for part in _asked(one)} & {part.bank for part in _asked(other)}:
        return True
    return bool(_known(one) & _known(other))


def _asked(opened: Assessment) -> tuple[Edition, ...]:
    """What a round asked from, but for the promises that it asked about once."""
    return tuple(part for part in opened.parts if part.bank != PROMISES)


def _known(opened: Assessment) -> set[str]:
    statements = [statement for part in _asked(opened) for statement in part.statements]
    return {each for statement in statements for each in (statement.id, *statement.replaces)}


def refuse_no_row(rounds: Sequence[Assessment]) -> None:
    """Raise ReportError, with every problem, for rounds that make no row."""
    problems = [] if len(rounds) >= LEAST else [too_few(len(rounds))]
    for identity, number in Counter(map(_identity, rounds)).items():
        if number > 1:
            what = say("This round is named more than once, so nothing could have changed between the two.")
            problems.append(Problem(identity[0], what, say("Name each round once.")))
    organisations = {spelling_aside(opened.organisation): opened.organisation.strip() for opened in rounds}
    if len(organisations) > 1:
        where = listed([opened.name for opened in rounds])
        what = say(
            "These are rounds of more than one organisation, {names}, so nothing here is a change.",
            names=listed([*organisations.values()]),
        )
        problems.append(Problem(where, what, say("Name rounds of one organisation.")))
    if problems:
        raise ReportError(*problems)


def too_few(number: int) -> Problem:
    """Return what is wrong with so few rounds, and what to do instead."""
    what = say("A trend takes three rounds or more.")
    fix = say("Two rounds are compared by: {command}.", command="diff OLD NEW") if number == 2 else ""
    return Problem("", what, fix or say("Name each round, the earlier ones too."))


def _identity(opened: Assessment) -> tuple[str, str, int, str]:
    """What a round keeps from its opening on, in the store and in its sealed file alike."""
    return opened.name, opened.organisation, opened.year, opened.opened
