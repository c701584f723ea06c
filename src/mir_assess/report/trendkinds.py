"""What became of each statement over three and more rounds, in words: which of its rounds compare, and why
others do not.

Reads lineages and the words of the rounds; knows no answer.
"""

from collections.abc import Callable, Sequence
from itertools import pairwise

from mir_assess.analysis.trends import Run, StatementTrend, runs
from mir_assess.model.assessment import Assessment
from mir_assess.model.lineage import Lineage
from mir_assess.model.value import value
from mir_assess.report import agreed, diffkinds, untested
from mir_assess.report.changes import compares_for, verdict
from mir_assess.report.naming import in_words
from mir_assess.report.rounds import told_in_fewer_steps
from mir_assess.report.tongue import listed, marked, quoted, say, say_n
from mir_assess.report.trendview import Judged, JudgedList, StatementTrendView, StepView

KINDS = {
    "all": marked("These can be compared over all rounds"),
    "some": marked("These can be compared over some of the rounds"),
    "none": marked("These cannot be compared"),
}
"""Over how many of the rounds a statement compares, in the order it is told."""


@value
class CalledRound:
    """A round as it was opened, what the page calls it, and which statements it tells in fewer steps."""

    opened: Assessment
    called: str
    in_fewer_steps: Callable[[str], bool]


def steps(row: StatementTrend, rounds: Sequence[CalledRound], *, bands_only: bool) -> tuple[StepView, ...]:
    """Return what became of a statement from each round to the next; `bands_only` as this audience sees only
    who keeps the promise.
    """
    return tuple(
        _step(row, place, pair, bands_only=bands_only) for place, pair in enumerate(pairwise(rounds))
    )


def _step(
    row: StatementTrend, place: int, pair: tuple[CalledRound, CalledRound], *, bands_only: bool
) -> StepView:
    old, new = pair
    lineage = row.lineages[place]
    if lineage is None:
        return StepView(old.called, new.called, None, "", compares=False, told="")
    compares = compares_for(lineage, bands_only=bands_only) and all(row.asked[place : place + 2])
    words = _words(row, place, lineage, pair, bands_only=bands_only)
    return StepView(old.called, new.called, lineage.comparability, lineage.reason, compares, words)


def _words(
    row: StatementTrend,
    place: int,
    lineage: Lineage,
    pair: tuple[CalledRound, CalledRound],
    *,
    bands_only: bool,
) -> str:
    """Why a statement of two rounds compares or does not. Only what is so through all rounds: what was asked
    before is not called new, and what is asked again later was not left for good.
    """
    old, new = pair
    when = say("in {year}", year=old.called)
    if lineage.statement != row.statement:
        return _taken_over(lineage, new)
    if lineage.comparability == "retired":
        now = say("in {year}", year=new.called)
        if lineage.retired_there and not any(row.asked[place + 1 :]):
            return say(
                "This was retired: we did not ask it {when}, so there is nothing to compare.", when=now
            )
        return say("We did not ask this {when}, so there is nothing to compare.", when=now)
    if lineage.comparability == "new" and any(row.asked[: place + 1]):
        return say("This is back: we did not ask it {when}, so there is nothing to compare.", when=when)
    return verdict(lineage, when, bands_only=bands_only)


def _taken_over(lineage: Lineage, new: CalledRound) -> str:
    """What stands in the place of a statement that was not asked any more."""
    heirs = lineage.family if lineage.comparability == "split" else (lineage.statement,)
    texts = [quoted(new.opened.statement(name).text) for name in heirs if name in new.opened.chosen]
    return say_n(
        "In {year} {statements} stood in its place, so we do not compare.",
        "In {year} {statements} stood in its place, so we do not compare.",
        len(texts),
        year=new.called,
        statements=listed(texts),
    )


def verdicts_of(row: StatementTrend, found: Sequence[StepView]) -> tuple[str, tuple[str, ...]]:
    """Return over how many of the rounds a statement compares, one of KINDS, and why in words."""
    alike = all(step.compares for step in found)
    if alike and all(_unchanged(lineage) for lineage in row.lineages):
        return "all", (say("We asked this in the same words in every round, so we can compare them all."),)
    told = tuple(
        say("From {then} to {now}: {words}", then=step.then, now=step.now, words=step.told)
        for step in found
        if step.told
    )
    if alike:
        return "all", told
    return ("some" if any(step.compares for step in found) else "none"), told


def _unchanged(lineage: Lineage | None) -> bool:
    return lineage is not None and lineage.comparability == "same" and not lineage.promise_moved


def notes(row: StatementTrend, rounds: Sequence[CalledRound]) -> tuple[str, ...]:
    """Return what else became of a statement in each step: where it moved, what its promise was; and whether
    it is told in fewer steps, where it compares.
    """
    in_each = tuple(
        say("From {then} to {now}: {words}", then=old.called, now=new.called, words=" ".join(found))
        for lineage, (old, new) in zip(row.lineages, pairwise(rounds), strict=True)
        if lineage is not None and lineage.statement == row.statement and lineage.comparability != "retired"
        if (found := _notes(lineage, old, new))
    )
    if not any(lineage and lineage.compares for lineage in row.lineages):
        return in_each
    return (*in_each, *told_in_fewer_steps(one.in_fewer_steps(row.statement) for one in rounds))


def _notes(lineage: Lineage, old: CalledRound, new: CalledRound) -> tuple[str, ...]:
    return diffkinds.notes(lineage, (old.opened, new.opened), say("in {year}", year=old.called))


def words_in_each(row: StatementTrend, rounds: Sequence[CalledRound]) -> tuple[str, ...]:
    """Return the words of a statement in each round; empty for one that did not ask it."""
    return tuple(
        one.opened.statement(row.statement).text if asked else ""
        for asked, one in zip(row.asked, rounds, strict=True)
    )


def words_that_differ(words: Sequence[str], rounds: Sequence[CalledRound]) -> tuple[tuple[str, str], ...]:
    """Return the words of a statement under what the rounds are called that asked it so; nothing where they
    were always the same.
    """
    texts: dict[str, list[str]] = {}
    for text, one in zip(words, rounds, strict=True):
        if text:
            texts.setdefault(text, []).append(one.called)
    return tuple((listed(years), text) for text, years in texts.items()) if len(texts) > 1 else ()


def stretches(found: Sequence[StepView]) -> tuple[Run, ...]:
    """Return the rows of rounds that may be laid side by side."""
    return runs({place: step.compares for place, step in enumerate(found)}, len(found))


def counts(statements: Sequence[StatementTrendView], rounds: int) -> tuple[str, ...]:
    """Return how many statements can be compared over all rounds, over some, and over none."""
    number = {kind: sum(one.kind == kind for one in statements) for kind in KINDS}
    lines = [
        say_n(
            "{comparable} of {number} statement can be compared over all {rounds} rounds.",
            "{comparable} of {number} statements can be compared over all {rounds} rounds.",
            len(statements),
            comparable=number["all"],
            rounds=in_words(rounds),
        )
    ]
    if number["some"]:
        lines.append(
            say_n(
                "{number} can be compared over some of the rounds.",
                "{number} can be compared over some of the rounds.",
                number["some"],
            )
        )
    lines += agreed.counted(sum(any(group.agreed for group in one.shown) for one in statements))
    comparable = [one for one in statements if one.kind != "none"]
    lines += untested.counted(sum(not _is_tested(one) for one in comparable))
    if number["none"]:
        lines.append(say_n("{number} cannot be compared.", "{number} cannot be compared.", number["none"]))
    return tuple(lines)


def _is_tested(statement: StatementTrendView) -> bool:
    return untested.any_tested(move.reading for group in statement.groups for move in group.moves)


def apart_note(statements: Sequence[StatementTrendView]) -> str:
    """Return where to find what people said in rounds that do not compare; empty where all do."""
    if all(one.kind == "all" for one in statements):
        return ""
    return say(
        "What people said in rounds that do not compare stands in the report of each round. It is not set "
        "side by side here, where it would look like a change."
    )


def judged(statements: Sequence[StatementTrendView]) -> tuple[JudgedList, ...]:
    """Return the statements by over how many rounds they compare, and under each by why."""
    found = []
    for kind, title in KINDS.items():
        alike = [statement for statement in statements if statement.kind == kind]
        if alike:
            found.append(JudgedList(say(title), _by_verdict(alike)))
    return tuple(found)


def _by_verdict(statements: Sequence[StatementTrendView]) -> tuple[Judged, ...]:
    return tuple(
        Judged(verdict, tuple(one for one in statements if one.verdict == verdict))
        for verdict in dict.fromkeys(one.verdict for one in statements)
    )
