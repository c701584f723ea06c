"""Whether two rounds asked the same thing, statement by statement, told from their pinned texts alone.

A figure may be set beside last year's only where the question was the same, or its author said that the
answers compare. This module knows editions and their histories; it knows nothing of answers.
"""

from typing import Literal

from mir_assess.model.assessment import Assessment
from mir_assess.model.bank import EditionStatement, Rewording, Scale
from mir_assess.model.value import value

Comparability = Literal[
    "same",
    "reworded_comparable",
    "reworded",
    "rescaled",
    "split",
    "merged",
    "new",
    "retired",
    "other_edition",
]
COMPARABLE: tuple[Comparability, ...] = ("same", "reworded_comparable")


@value
class Lineage:
    """How one statement of a comparison came about.

    `statement` is the id asked in the newer round (in the older one when it is not asked any more). `before`
    are the ids it comes from, as asked in the older round. `reason` is what the bank's author gave.
    `promise_moved` tells that the level that keeps the promise is another now. `in_both_banks` tells, of a
    `new` or `retired` statement, that the other round's bank holds it too: it was not chosen there.
    """

    statement: str
    before: tuple[str, ...]
    comparability: Comparability
    reason: str = ""
    promise_moved: bool = False
    in_both_banks: bool = False

    @property
    def compares(self) -> bool:
        """Whether figures of the two rounds may be set side by side."""
        return self.comparability in COMPARABLE


def lineages(old: Assessment, new: Assessment) -> tuple[Lineage, ...]:
    """Return the lineage of every statement asked in either round: the newer round's in walking order, then
    those not asked now.

    Every statement of the older round is accounted for: under its own id, under those that replace it, or as
    `retired`.
    """
    parents = {statement_id: _parents(old, new, statement_id) for statement_id in new.chosen}
    found = [_lineage(old, new, statement_id, parents[statement_id]) for statement_id in new.chosen]
    carried_on = {parent for row in parents.values() for parent in row}
    gone = [
        Lineage(statement_id, (statement_id,), "retired", in_both_banks=_holds(new, old, statement_id))
        for statement_id in old.chosen
        if statement_id not in carried_on
    ]
    return (*found, *gone)


def _parents(old: Assessment, new: Assessment, statement_id: str) -> tuple[str, ...]:
    """Return which statements of the older round this one carries on: itself, and those it replaces."""
    names = dict.fromkeys((statement_id, *new.statement(statement_id).replaces))
    return tuple(name for name in names if name in old.chosen)


def _lineage(old: Assessment, new: Assessment, statement_id: str, parents: tuple[str, ...]) -> Lineage:
    now = new.statement(statement_id)
    if not parents:
        return Lineage(statement_id, (), "new", in_both_banks=_holds(old, new, statement_id))
    reason = now.history[0].reason if now.history else ""
    if any(old.part_of(parent).bank != new.part_of(statement_id).bank for parent in parents):
        if parents == (statement_id,) and _asked_alike(old, new, statement_id):
            return _same(old, new, statement_id)
        return Lineage(statement_id, parents, "other_edition")
    if len(parents) > 1:
        return Lineage(statement_id, parents, "merged", reason)
    children = [s.id for s in new.part_of(statement_id).statements if parents[0] in (s.id, *s.replaces)]
    if len(children) > 1:
        return Lineage(statement_id, parents, "split", reason)
    if parents[0] != statement_id:
        return Lineage(statement_id, parents, "reworded", reason)
    return _reworded(old, new, statement_id)


def _reworded(old: Assessment, new: Assessment, statement_id: str) -> Lineage:
    """Return the lineage of a statement that both rounds asked under one id of one bank."""
    before, now = old.statement(statement_id), new.statement(statement_id)
    between = _between(before, now)
    reason = " ".join(wording.reason for wording in between if wording.reason)
    if not _one_scale(old.scale_of(statement_id), new.scale_of(statement_id)):
        return Lineage(statement_id, (statement_id,), "rescaled", reason)
    if _words(before) == _words(now):
        return _same(old, new, statement_id)
    # A text that changed without a new wording says nothing of whether it compares, so it does not.
    compares = bool(between) and before.voice == now.voice and all(wording.compares for wording in between)
    moved = before.good_from != now.good_from
    comparability: Comparability = "reworded_comparable" if compares else "reworded"
    return Lineage(statement_id, (statement_id,), comparability, reason, promise_moved=moved)


def _same(old: Assessment, new: Assessment, statement_id: str) -> Lineage:
    moved = old.statement(statement_id).good_from != new.statement(statement_id).good_from
    return Lineage(statement_id, (statement_id,), "same", promise_moved=moved)


def _asked_alike(old: Assessment, new: Assessment, statement_id: str) -> bool:
    """Whether two banks ask this with the same words on the same levels, as where a bank was copied under a
    new name.
    """
    one, other = old.scale_of(statement_id), new.scale_of(statement_id)
    same_levels = [(x.key, x.label) for x in one.levels] == [(x.key, x.label) for x in other.levels]
    return same_levels and _words(old.statement(statement_id)) == _words(new.statement(statement_id))


def _words(statement: EditionStatement) -> tuple[str, str, dict[str, str]]:
    return statement.voice, statement.text, dict(statement.descriptors)


def _between(before: EditionStatement, now: EditionStatement) -> tuple[Rewording, ...]:
    """Return the wordings that lie between two editions, whichever of them is the older."""
    shared = {wording.since for wording in before.history} & {wording.since for wording in now.history}
    return tuple(wording for wording in (*before.history, *now.history) if wording.since not in shared)


def _one_scale(one: Scale, other: Scale) -> bool:
    """Whether two scales have the same levels; under another scale id, the labels must be the same too."""
    labels = [level.label for level in one.levels] == [level.label for level in other.levels]
    return one.keys == other.keys and (one.id == other.id or labels)


def _holds(assessment: Assessment, other: Assessment, statement_id: str) -> bool:
    """Whether a round's banks hold a statement of the other round, so that it could have been chosen."""
    bank = other.part_of(statement_id).bank
    return any(
        part.bank == bank and any(s.id == statement_id for s in part.statements) for part in assessment.parts
    )
