"""Whether two rounds asked the same thing, statement by statement, told from their pinned texts alone.

A figure may be set beside last year's only where the question was the same, or its author said that the
answers compare. This module knows editions and their histories; it knows nothing of answers.
"""

from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Literal

from mir_assess.model import alike
from mir_assess.model.assessment import Assessment
from mir_assess.model.bank import Edition, EditionStatement, Rewording, Scale, Theme
from mir_assess.model.descent import Descent, descent
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
    are the ids it comes from, as asked in the older round. `family` holds, of a `merged` statement, all that
    it was made of, asked or not; of a `split` one, all that the older became; of a `retired` one, those that
    took its place. `reason` is what the bank's author gave. `promise_moved` tells that the level that keeps
    the promise is another now. `in_both_banks` tells, of a `new` or `retired` statement, that the other
    round's bank holds it too: it was not chosen there; `retired_there`, that it had been retired there.
    `themes` and `scales` are the older and the newer, where they are not the same. `asked_otherwise` are the
    roles asked in both rounds that were put another question over it, in order of their names; where they
    are all, it is `reworded`. `help_changed` tells that the easy text or the explanation is another.
    `in_other_steps` tells, of what was asked alike, that the easy way left the answers of the two rounds on
    steps that cannot be made the same: no texts tell that, so whoever sees the answers adds it.
    """

    statement: str
    before: tuple[str, ...]
    comparability: Comparability
    reason: str = ""
    promise_moved: bool = False
    in_both_banks: bool = False
    family: tuple[str, ...] = ()
    retired_there: bool = False
    themes: tuple[Theme, Theme] | None = None
    scales: tuple[Scale, Scale] | None = None
    asked_otherwise: tuple[str, ...] = ()
    help_changed: bool = False
    in_other_steps: bool = False

    @property
    def compares(self) -> bool:
        """Whether figures of the two rounds may be set side by side."""
        return self.comparability in COMPARABLE and not self.in_other_steps


def lineages(old: Assessment, new: Assessment) -> tuple[Lineage, ...]:
    """Return the lineage of every statement asked in either round: the newer round's in walking order, then
    those not asked now.

    Every statement of the older round is accounted for: under its own id, under those that replace it, or as
    `retired`.
    """
    rounds = (_asked(held.parts, held.chosen, {group.role for group in held.groups}) for held in (old, new))
    return _lineages(*rounds)


def edition_lineages(old: Edition, new: Edition) -> tuple[Lineage, ...]:
    """Return the lineage of every statement of two editions, as if two rounds had asked all of them, and
    each role that both have a question for had been there.
    """
    all_of = (
        _asked((part,), tuple(s.id for s in part.statements), {stem.role for stem in part.stems})
        for part in (old, new)
    )
    return _lineages(*all_of)


@value
class _Asked:
    """What one round asked, out of which editions, and people of which roles. `where` finds a statement and
    the edition that holds it.
    """

    parts: tuple[Edition, ...]
    chosen: frozenset[str]
    in_order: tuple[str, ...]
    roles: frozenset[str]
    where: Mapping[str, tuple[Edition, EditionStatement]]

    def scale(self, statement_id: str) -> Scale:
        part, statement = self.where[statement_id]
        return part.scale(statement.scale)

    def theme(self, statement_id: str) -> Theme:
        part, statement = self.where[statement_id]
        return part.theme(statement.theme)


def _asked(parts: tuple[Edition, ...], chosen: tuple[str, ...], roles: Collection[str]) -> _Asked:
    where = {s.id: (part, s) for part in reversed(parts) for s in part.statements}
    return _Asked(parts, frozenset(chosen), chosen, frozenset(roles), where)


@value
class _Kin:
    """The older round's edition that a statement is to be looked for in, and how the two belong together."""

    part: Edition
    one_bank: bool
    family: Descent


def _lineages(old: _Asked, new: _Asked) -> tuple[Lineage, ...]:
    kin = {part.bank: _kin_of(part, old) for part in new.parts}
    found = [_lineage(old, new, name, kin[new.where[name][0].bank]) for name in new.in_order]
    carried_on = {parent for lineage in found for parent in lineage.before}
    gone = [_not_asked_again(old, new, name, kin) for name in old.in_order if name not in carried_on]
    return (*found, *gone)


def _kin_of(part: Edition, old: _Asked) -> tuple[_Kin, ...]:
    """The older round's editions, that of the same bank first."""
    nearest = sorted(old.parts, key=lambda other: other.bank != part.bank)
    return tuple(_Kin(other, other.bank == part.bank, descent(other, part)) for other in nearest)


def _lineage(old: _Asked, new: _Asked, name: str, kin: tuple[_Kin, ...]) -> Lineage:
    near = next((one for one in kin if any(x in old.where for x in one.family.before.get(name, ()))), None)
    origins = near.family.before[name] if near else ()
    parents = tuple(origin for origin in origins if origin in old.chosen)
    if near is None or not parents:
        return _new(new, name, kin, unasked=bool(origins))
    children = near.family.after[origins[0]]
    plain = origins == children == (name,)
    if not near.one_bank:
        copied = plain and _asked_alike(old, new, name)
        return _same(old, new, name) if copied else Lineage(name, parents, "other_edition")
    if plain:
        return _under_one_id(old, new, name)
    if len(origins) > 1:
        return Lineage(name, parents, "merged", _reason(old, new, name), family=origins)
    if len(children) > 1:
        return Lineage(name, parents, "split", _reason(old, new, name), family=children)
    moved = _moved(old, new, parents[0], name)
    return Lineage(name, parents, "reworded", _reason(old, new, name), themes=moved)


def _new(new: _Asked, name: str, kin: tuple[_Kin, ...], *, unasked: bool) -> Lineage:
    """Return the lineage of a statement of which the older round asked nothing."""
    replaced = {name, *new.where[name][1].replaces}
    retired = any(one.one_bank and replaced & one.part.gone.keys() for one in kin)
    return Lineage(name, (), "new", in_both_banks=unasked, retired_there=retired and not unasked)


def _not_asked_again(old: _Asked, new: _Asked, name: str, kin: Mapping[str, tuple[_Kin, ...]]) -> Lineage:
    """Return the lineage of a statement that the newer round did not ask, nor any that took its place."""
    bank = old.where[name][0].bank
    after = next((one.family.after.get(name, ()) for one in kin.get(bank, ()) if one.one_bank), ())
    return Lineage(
        name,
        (name,),
        "retired",
        in_both_banks=name in after,
        family=tuple(other for other in after if other != name and other in new.where),
        retired_there=any(part.bank == bank and name in part.gone for part in new.parts),
    )


def _under_one_id(old: _Asked, new: _Asked, name: str) -> Lineage:
    """Return the lineage of a statement that both rounds asked under one id of one bank, whole."""
    (_, before), (_, now) = old.where[name], new.where[name]
    same, scales = _same(old, new, name), (old.scale(name), new.scale(name))
    if not alike.one_scale(*scales):
        return replace(same, comparability="rescaled", scales=scales)
    if _another_question(old, new, name):
        return replace(same, comparability="reworded")
    between = _between(before, now)
    called_apart = any(wording.compares is False for wording in between)
    if alike.words(before) == alike.words(now) and not (called_apart and same.help_changed):
        return same
    # A text that changed without a new wording says nothing of whether it compares, so it does not.
    called_alike = bool(between) and all(wording.compares for wording in between)
    compares = called_alike and before.voice == now.voice and not _edited(before, now)
    return replace(same, comparability="reworded_comparable" if compares else "reworded")


def _same(old: _Asked, new: _Asked, name: str) -> Lineage:
    """Return the lineage of a statement asked under one id, with all that may differ and still compare."""
    (_, before), (_, now) = old.where[name], new.where[name]
    return Lineage(
        name,
        (name,),
        "same",
        _reason(old, new, name),
        promise_moved=before.good_from != now.good_from,
        themes=_moved(old, new, name, name),
        asked_otherwise=tuple(sorted(role for role, same in _questions(old, new, name).items() if not same)),
        help_changed=alike.help_of(before) != alike.help_of(now),
    )


def _questions(old: _Asked, new: _Asked, name: str) -> dict[str, bool]:
    return alike.questions(old.where[name], new.where[name], old.roles & new.roles)


def _another_question(old: _Asked, new: _Asked, name: str) -> bool:
    """Whether everyone who was asked this in both rounds was put another question over it."""
    found = _questions(old, new, name)
    one_voice = old.where[name][1].voice == new.where[name][1].voice
    return one_voice and bool(found) and not any(found.values())


def _moved(old: _Asked, new: _Asked, before: str, now: str) -> tuple[Theme, Theme] | None:
    """Return the older and the newer theme where a statement moved to another."""
    one, other = old.theme(before), new.theme(now)
    return None if one.id == other.id or one.title == other.title else (one, other)


def _asked_alike(old: _Asked, new: _Asked, name: str) -> bool:
    """Whether two banks ask this with the same words and questions on the same levels, as where a bank was
    copied under a new name.
    """
    same_words = alike.words(old.where[name][1]) == alike.words(new.where[name][1])
    one_scale = alike.one_scale(old.scale(name), new.scale(name))
    return same_words and one_scale and not _another_question(old, new, name)


def _reason(old: _Asked, new: _Asked, name: str) -> str:
    """Return why a statement changed, in its author's words, those of an earlier change first.

    Only changes that the newer round made: where it went back to older words, their reasons say nothing.
    """
    known = {wording.since for wording in old.where[name][1].history} if name in old.where else set()
    history = new.where[name][1].history
    reasons = [wording.reason for wording in history if wording.reason and wording.since not in known]
    closed = [reason if reason[-1] in ".!?…" else f"{reason}." for reason in reasons[:-1]]
    return " ".join((*closed, *reasons[-1:]))


def _between(before: EditionStatement, now: EditionStatement) -> tuple[Rewording, ...]:
    """Return the wordings that lie between two editions, whichever of them is the older."""
    shared = {wording.since for wording in before.history} & {wording.since for wording in now.history}
    return tuple(wording for wording in (*before.history, *now.history) if wording.since not in shared)


def _edited(before: EditionStatement, now: EditionStatement) -> bool:
    """Whether the wording that both editions set out from said something else when the older was pinned.

    Then nobody has said that the words people were asked compare with any that followed.
    """
    later = {wording.since: wording.words for wording in now.history}
    shared = [(wording.words, later[wording.since]) for wording in before.history if wording.since in later]
    one, other = shared[-1] if shared else ("", "")
    return bool(one and other) and one != other
