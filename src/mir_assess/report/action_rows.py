"""Actions in a long table: a row for each as it stands now, for what was agreed about it, for what each lead
said of it, and for what each group answered when a later round asked whether it happened.

Each row has the action's id in its column, so that they are found together.
"""

from collections.abc import Iterable, Iterator, Mapping

from mir_assess.model.promises import statement_id_of
from mir_assess.report.actions import ActionView
from mir_assess.report.figure_rows import Row, rows_of


def action_rows(
    actions: Iterable[ActionView], texts: Mapping[str, str], kind: str = "action"
) -> Iterator[Row]:
    """Yield the rows of actions; `texts` are the statements' words by id, and `kind` is what the first row of
    each is. What people answered is left out where the page has rows of it already: by the statement that
    asked.
    """
    for action in actions:
        about = {"statement": action.statement, "text": texts.get(action.statement, ""), "action": action.id}
        yield {**about, "kind": kind, "answer": action.status, "sentence": action.what}
        if action.reason:
            yield {**about, "kind": "reason", "sentence": action.reason}
        yield from (
            {**about, "kind": "fact", "answer": name, "sentence": told} for name, told in _facts(action)
        )
        yield from ({**about, **row} for row in _reviews(action))
        asked = statement_id_of(action.id)
        if asked not in texts:
            yield from (
                {**row, "statement": asked, "text": action.what, "action": action.id}
                for row in _answers(action)
            )


def _facts(action: ActionView) -> Iterator[tuple[str, str]]:
    """What was agreed about an action, each by its name in the JSON; `overdue` is told where it is."""
    for name in ("why", "led_by_lived", "led_by_council", "by", "first_step", "notice"):
        if told := getattr(action, name):
            yield name, told
    if action.is_overdue:
        yield "overdue", action.day or ""


def _reviews(action: ActionView) -> Iterator[Row]:
    """What its two leads said of how it went, by the round that asked them."""
    for review in action.reviews:
        for whose, words in (("lived_experience", review.lived), ("council", review.council)):
            if words:
                yield {"kind": "review", "year": review.round, "answer": whose, "sentence": words}


def _answers(action: ActionView) -> Iterator[Row]:
    for found in action.answers:
        for row in rows_of(found.figures):
            yield {**row, "year": action.asked_in, "group": found.group.label, "sentence": found.line}
