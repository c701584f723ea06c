"""What became of each statement between two rounds, in words: the head count of a comparison, and what is
said of one statement beside its verdict.

Reads lineages and the words of both rounds; knows no answer.
"""

from collections import Counter
from collections.abc import Sequence

from mir_assess.model.assessment import Assessment
from mir_assess.model.lineage import Lineage
from mir_assess.report.diffview import Judged, StatementDiff
from mir_assess.report.naming import counted, listed
from mir_assess.report.scale_words import levels_that_changed

Rounds = tuple[Assessment, Assessment]
"""The two rounds as they were opened, the older first."""

KINDS = {
    "same": ("was asked in the same words", "were asked in the same words"),
    "reworded_comparable": ("in other words that ask the same", "in other words that ask the same"),
    "promise": ("keeps its promise from another level", "keep their promise from another level"),
    "reworded": ("was asked differently", "were asked differently"),
    "replaced": ("stands in the place of another", "stand in the place of another"),
    "rescaled": ("was answered on other levels", "were answered on other levels"),
    "split": ("was part of a wider statement", "were parts of wider statements"),
    "merged": ("was several statements", "were several statements each"),
    "other_edition": ("was asked from another bank", "were asked from another bank"),
    "new": ("is new", "are new"),
    "back": ("is back", "are back"),
    "not_asked_before": ("was not asked before", "were not asked before"),
    "retired": ("was retired", "were retired"),
    "not_asked_again": ("was not asked again", "were not asked again"),
}
"""What can have become of a statement, in the order it is told, as a head count says it of one and of
several.
"""


def kind_of(lineage: Lineage, *, compares: bool) -> str:
    """Return which of KINDS became of a statement; `compares` as this audience sees it."""
    kind = lineage.comparability
    if lineage.compares:
        return kind if compares else "promise"
    if kind == "new":
        return "back" if lineage.retired_there else "not_asked_before" if lineage.in_both_banks else "new"
    if kind == "retired":
        return "retired" if lineage.retired_there else "not_asked_again"
    return "replaced" if kind == "reworded" and lineage.statement not in lineage.before else kind


def counts(statements: Sequence[StatementDiff]) -> tuple[str, ...]:
    """Return how many statements can be compared and how many cannot, and what became of them."""
    of = counted(len(statements), "statement")
    comparable = [statement for statement in statements if statement.compares]
    apart = [statement for statement in statements if not statement.compares]
    moved = sum(statement.moved for statement in statements)
    lines = [f"{len(comparable)} of {of} can be compared: {_by_kind(comparable)}."] if comparable else []
    if apart:
        cannot = f"{len(apart)} cannot" if comparable else f"None of {of} can be compared"
        lines.append(f"{cannot}: {_by_kind(apart)}.")
    if moved:
        lines.append(f"{counted(moved, 'statement')} moved to another theme.")
    return tuple(lines)


def _by_kind(statements: Sequence[StatementDiff]) -> str:
    found = Counter(statement.kind for statement in statements)
    return listed([f"{found[kind]} {words[found[kind] > 1]}" for kind, words in KINDS.items() if found[kind]])


APART_NOTE = (
    "What people said to these stands in the report of each round. It is not set side by side here, where "
    "it would look like a change."
)


def notes(lineage: Lineage, rounds: Rounds, when: str) -> tuple[str, ...]:
    """Return what else became of a statement: where it moved, what its promise was, what took its place."""
    told = []
    if lineage.themes:
        old, new = lineage.themes
        told.append(f"It moved from “{old.title}” to “{new.title}”.")
    if lineage.compares and lineage.promise_moved:
        told.append(_promises(lineage, rounds, when))
    if lineage.scales:
        told.append(levels_that_changed(lineage.scales))
    if kind_of(lineage, compares=lineage.compares) == "replaced" and words_of(lineage, rounds) == ((), ()):
        told.append("It has the same words, and its author made it another statement.")
    if lineage.comparability == "retired" and lineage.family:
        texts = [f"“{rounds[1].statement(name).text}”" for name in lineage.family]
        told.append(
            f"In its place there {'is' if len(texts) == 1 else 'are'} now {listed(texts)}, not asked."
        )
    return tuple(note for note in told if note)


def _promises(lineage: Lineage, rounds: Rounds, when: str) -> str:
    """Which level keeps the promise in each of the two rounds."""
    then = _keeps(rounds[0], lineage.before[0])
    now = _keeps(rounds[1], lineage.statement)
    return f"The promise counted as kept {then} {when}, and {now} now."


def _keeps(assessment: Assessment, statement_id: str) -> str:
    good_from = assessment.statement(statement_id).good_from
    if good_from is None:
        return "at no level"
    return f"from “{assessment.scale_of(statement_id).level(good_from).label}”"


def words_of(lineage: Lineage, rounds: Rounds) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the words of both rounds, the older first; nothing where they are the same or stand alone."""
    old, new = rounds[0], rounds[1]
    if lineage.comparability in ("same", "new", "retired"):
        return (), ()
    split, merged = lineage.comparability == "split", lineage.comparability == "merged"
    others = [name for name in lineage.family if name != lineage.statement] if split else []
    then = _texts(old, lineage.family if merged else lineage.before)
    now = _texts(new, (lineage.statement, *others))
    return ((), ()) if then == now else (then, now)


def _texts(assessment: Assessment, names: Sequence[str]) -> tuple[str, ...]:
    """The texts of some statements; of those that were not asked that is said."""
    held = {statement.id: statement.text for part in assessment.parts for statement in part.statements}
    told = [
        held[name] if name in assessment.chosen else f"{held[name]} (not asked)"
        for name in names
        if name in held
    ]
    return (*told, *("(no longer in the bank)" for name in names if name not in held))


def by_verdict(statements: Sequence[StatementDiff], *, compares: bool) -> tuple[Judged, ...]:
    """Return the statements that compare, or those that do not, by why: each verdict once, in the order of
    KINDS.
    """
    order = list(KINDS)
    found = [statement for statement in statements if statement.compares == compares]
    found.sort(key=lambda statement: order.index(statement.kind))
    return tuple(
        Judged(verdict, tuple(statement for statement in found if statement.verdict == verdict))
        for verdict in dict.fromkeys(statement.verdict for statement in found)
    )
