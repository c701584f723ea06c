"""How to read a page: its pictures, its words, and what its numbers do not mean."""

from collections.abc import Iterable, Sequence

from mir_assess.report.tongue import either, quoted, say
from mir_assess.report.view import StatementView


def how_pictures_work(promises: Iterable[bool]) -> tuple[str, ...]:
    """Return how to read the bars, given of each statement whether it makes a promise."""
    kinds = set(promises)
    told = [
        say(
            "Each bar is one group, and its pieces are its people. The number in a piece is how many people "
            "it stands for. Every number is in the table too."
        )
    ]
    with_line = True in kinds or not kinds
    if with_line:
        # For translators: where your language is written from right to left, the bars are mirrored: say left
        # for right, and right for left.
        told.append(
            say(
                "The thick line is the promise. Answers to its right keep the promise. Answers to its left "
                "do not yet, and are striped. The further from the line, the darker."
            )
        )
    if False in kinds:
        no_line = say("A bar without a line belongs to a statement that makes no promise.")
        # For translators: the same: mirrored where your language is written from right to left.
        in_order = say(
            "Its pieces stand in the order of the levels: the lowest on the left and light, the highest on "
            "the right and dark. No level counts as good or bad."
        )
        told.append(f"{no_line} {in_order}" if with_line else in_order)
    return tuple(told)


def unknown_is_not_low() -> str:
    """Return what answers that are no level mean, and what they do not."""
    return say(
        "“Don't know”, “does not apply” and no answer are not low answers. They stand apart and are never "
        "added in."
    )


def how_to_read(statements: Sequence[StatementView]) -> tuple[str, ...]:
    """Return how to read the words and numbers of this report."""
    kept = (
        next((level.label for level in statement.levels if level.keeps_promise), "")
        for statement in statements
    )
    promised = [quoted(label) for label in dict.fromkeys(kept) if label]
    told = []
    if promised:
        told.append(
            say(
                "A promise counts as kept from {levels}, as each statement says. Where safety or dignity "
                "is at stake, nearly is not enough.",
                levels=either(promised),
            )
        )
    if any(statement.good_from is None for statement in statements):
        told.append(_nothing_kept(some=bool(promised)))
    return (
        *told,
        unknown_is_not_low(),
        say(
            "“Clear” means more than chance would easily explain. “Not clear” never means that there is no "
            "gap."
        ),
    )


def _nothing_kept(*, some: bool) -> str:
    """What is told of statements that make no promise, where only some are such, or all."""
    if some:
        return say(
            "Some statements make no promise, so nothing there counts as kept or not. The page says how many "
            "people chose each level, and where the middle lies."
        )
    return say(
        "These statements make no promise, so nothing there counts as kept or not. The page says how many "
        "people chose each level, and where the middle lies."
    )
