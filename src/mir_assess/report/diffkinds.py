"""What became of each statement between two rounds, in words: the head count of a comparison, and what is
said of one statement beside its verdict.

Reads lineages and the words of both rounds; knows no answer.
"""

from collections import Counter
from collections.abc import Sequence

from mir_assess.model.assessment import Assessment
from mir_assess.model.lineage import Lineage
from mir_assess.report import agreed, asked_words, untested
from mir_assess.report.diffview import Judged, StatementDiff
from mir_assess.report.scale_words import levels_that_changed
from mir_assess.report.tongue import listed, marked_n, quoted, say, say_n

Rounds = tuple[Assessment, Assessment]
"""The two rounds as they were opened, the older first."""

# For translators: so many statements, in a list that begins with what they have in common.
KINDS = {
    "same": marked_n("{number} was asked in the same words", "{number} were asked in the same words"),
    "reworded_comparable": marked_n(
        "{number} in other words that ask the same", "{number} in other words that ask the same"
    ),
    "question": marked_n(
        "{number} came with another question for some people",
        "{number} came with another question for some people",
    ),
    "promise": marked_n(
        "{number} now counts as kept from another level", "{number} now count as kept from another level"
    ),
    "reworded": marked_n("{number} was asked differently", "{number} were asked differently"),
    "replaced": marked_n("{number} stands in the place of another", "{number} stand in the place of another"),
    "steps": marked_n(
        "{number} was answered the easy way by some people",
        "{number} were answered the easy way by some people",
    ),
    "rescaled": marked_n("{number} was answered on other levels", "{number} were answered on other levels"),
    "split": marked_n("{number} was part of a wider statement", "{number} were parts of wider statements"),
    "merged": marked_n("{number} was several statements", "{number} were several statements each"),
    "other_edition": marked_n(
        "{number} came from another list of statements", "{number} came from another list of statements"
    ),
    "new": marked_n("{number} is new", "{number} are new"),
    "back": marked_n("{number} is back", "{number} are back"),
    "not_asked_before": marked_n("{number} was not asked before", "{number} were not asked before"),
    "retired": marked_n("{number} was retired", "{number} were retired"),
    "not_asked_again": marked_n("{number} was not asked again", "{number} were not asked again"),
}
"""What can have become of a statement, in the order it is told, as a head count says it of one and of
several.
"""


def kind_of(lineage: Lineage, *, compares: bool) -> str:
    """Return which of KINDS became of a statement; `compares` as this audience sees it."""
    kind = lineage.comparability
    if lineage.compares:
        if not compares:
            return "promise"
        return "question" if lineage.asked_otherwise else kind
    if lineage.in_other_steps:
        return "steps"
    if kind == "new":
        return "back" if lineage.retired_there else "not_asked_before" if lineage.in_both_banks else "new"
    if kind == "retired":
        return "retired" if lineage.retired_there else "not_asked_again"
    return "replaced" if kind == "reworded" and lineage.statement not in lineage.before else kind


def counts(statements: Sequence[StatementDiff]) -> tuple[str, ...]:
    """Return how many statements can be compared and how many cannot, and what became of them."""
    comparable = [statement for statement in statements if statement.compares]
    apart = [statement for statement in statements if not statement.compares]
    moved = sum(statement.moved for statement in statements)
    lines = []
    if comparable:
        lines.append(
            say_n(
                "{comparable} of {number} statement can be compared: {kinds}.",
                "{comparable} of {number} statements can be compared: {kinds}.",
                len(statements),
                comparable=len(comparable),
                kinds=_by_kind(comparable),
            )
        )
        lines += agreed.counted(sum(any(one.agreed for one in each.seen) for each in comparable))
        lines += untested.counted(
            sum(not untested.any_tested(one.reading for one in each.groups) for each in comparable)
        )
    if apart:
        lines.append(_cannot(len(apart), len(statements), _by_kind(apart)))
    if moved:
        lines.append(
            say_n(
                "{number} statement moved to another theme.",
                "{number} statements moved to another theme.",
                moved,
            )
        )
    return tuple(lines)


def _cannot(apart: int, every: int, kinds: str) -> str:
    if apart < every:
        return say_n("{number} cannot: {kinds}.", "{number} cannot: {kinds}.", apart, kinds=kinds)
    return say_n(
        "None of {number} statement can be compared: {kinds}.",
        "None of {number} statements can be compared: {kinds}.",
        every,
        kinds=kinds,
    )


def _by_kind(statements: Sequence[StatementDiff]) -> str:
    found = Counter(statement.kind for statement in statements)
    return listed([say_n(*words, found[kind]) for kind, words in KINDS.items() if found[kind]])


def apart_note() -> str:
    """Return where to find what people said to statements that do not compare."""
    return say(
        "What people said to these stands in the report of each round. It is not set side by side here, "
        "where it would look like a change."
    )


def notes(lineage: Lineage, rounds: Rounds, when: str) -> tuple[str, ...]:
    """Return what else became of a statement: where it moved, what its promise was, what took its place."""
    told = []
    themes = themes_of(lineage, rounds)
    if themes:
        old, new = [quoted(title) for title in themes[0]], quoted(themes[1])
        told.append(say("It moved from {old} to {new}.", old=listed(old), new=new))
    if lineage.compares and lineage.promise_moved:
        told.append(_promises(lineage, rounds, when))
    if lineage.scales:
        told.append(levels_that_changed(lineage.scales))
    told += asked_words.other_questions(lineage, rounds, when)
    if lineage.compares or words_of(lineage, rounds) == ((), ()):
        told += asked_words.other_help(lineage, rounds, when)
    if kind_of(lineage, compares=lineage.compares) == "replaced" and words_of(lineage, rounds) == ((), ()):
        told.append(say("It has the same words, and its author made it another statement."))
    if lineage.comparability == "retired" and lineage.family:
        texts = [quoted(rounds[1].statement(name).text) for name in lineage.family]
        told.append(
            say_n(
                "In its place there is now {statements}, not asked.",
                "In its place there are now {statements}, not asked.",
                len(texts),
                statements=listed(texts),
            )
        )
    return tuple(note for note in told if note)


def themes_of(lineage: Lineage, rounds: Rounds) -> tuple[tuple[str, ...], str] | None:
    """Return from which themes a statement moved, and to which; None where it did not. What was split or
    merged moved where nothing that it comes from stood in its theme.
    """
    if lineage.themes:
        return (lineage.themes[0].title,), lineage.themes[1].title
    if lineage.comparability not in ("split", "merged"):
        return None
    old, new = [rounds[0].theme_of(name) for name in lineage.before], rounds[1].theme_of(lineage.statement)
    if any(theme.id == new.id or theme.title == new.title for theme in old):
        return None
    return tuple(dict.fromkeys(theme.title for theme in old)), new.title


def _promises(lineage: Lineage, rounds: Rounds, when: str) -> str:
    """Which level keeps the promise in each of the two rounds."""
    then = _keeps(rounds[0], lineage.before[0])
    now = _keeps(rounds[1], lineage.statement)
    if then and now:
        return say(
            "The promise counted as kept from {then} {when}, and from {now} now.",
            then=then,
            now=now,
            when=when,
        )
    if then:
        return say(
            "The promise counted as kept from {then} {when}, and at no level now.", then=then, when=when
        )
    return say("The promise counted as kept at no level {when}, and from {now} now.", now=now, when=when)


def _keeps(assessment: Assessment, statement_id: str) -> str:
    """The level from which a promise counts as kept; nothing where none does."""
    good_from = assessment.statement(statement_id).good_from
    return quoted(assessment.scale_of(statement_id).level(good_from).label) if good_from else ""


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
        held[name] if name in assessment.chosen else say("{statement} (not asked)", statement=held[name])
        for name in names
        if name in held
    ]
    return (*told, *(say("(no longer in the bank)") for name in names if name not in held))


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
