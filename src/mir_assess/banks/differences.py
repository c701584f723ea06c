"""What became of a bank between two of its editions, or two files of it: each statement, and what stands
round them.

Who comes from whom and what compares is for `model.lineage` to tell, by the same rules as for two rounds;
this gathers it into what is read before the newer one is used. It says no word of its own.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from mir_assess.banks.part_differences import PartChange, part_changes
from mir_assess.model.bank import Edition, EditionStatement
from mir_assess.model.lineage import Lineage, edition_lineages

KINDS = (
    "reworded_comparable",
    "reworded",
    "rescaled",
    "split",
    "merged",
    "replaced",
    "moved",
    "promise",
    "help",
    "other_edition",
    "new",
    "back",
    "retired",
    "same",
)
"""What can have become of a statement, in the order to tell it. `replaced`: one took the place of one, under
an id of its own; `promise`: only the level that keeps the promise is another; `help`: only the easy text or
the explanation is.
"""


@dataclass(frozen=True, slots=True)
class Became:
    """What became of one or more statements: their ids and texts before and now, and why, as the author said.

    `moved` is the older and the newer title of its theme, `promise` the older and newer level that keeps the
    promise (empty where none does), each only where it changed. `levels` are the labels of both scales, where
    those do not compare. `in_place` tells that words were changed without a new wording.
    """

    kind: str
    before: tuple[tuple[str, str], ...]
    now: tuple[tuple[str, str], ...]
    reason: str = ""
    moved: tuple[str, str] | None = None
    promise: tuple[str, str] | None = None
    levels: tuple[tuple[str, ...], tuple[str, ...]] | None = None
    in_place: bool = False


@dataclass(frozen=True, slots=True)
class Difference:
    """Two editions, what became of each statement in the order of KINDS, and the parts that changed."""

    old: Edition
    new: Edition
    statements: tuple[Became, ...]
    parts: tuple[PartChange, ...]

    def of(self, kind: str) -> tuple[Became, ...]:
        """Return what became of statements in this way."""
        return tuple(became for became in self.statements if became.kind == kind)


def difference(old: Edition, new: Edition) -> Difference:
    """Return what became of an older edition in a newer one, which may be of another file or another bank."""
    found = edition_lineages(old, new)
    told = [*_families(found, old, new), *(_alone(one, old, new) for one in found if not _has_family(one))]
    in_order = sorted(told, key=lambda became: KINDS.index(became.kind))
    return Difference(old, new, tuple(in_order), tuple(part_changes(old, new)))


def _has_family(lineage: Lineage) -> bool:
    return lineage.comparability in {"split", "merged"}


def _families(found: Sequence[Lineage], old: Edition, new: Edition) -> Iterator[Became]:
    """Yield each split and each merger once, however many statements it made."""
    told: set[tuple[tuple[str, ...], tuple[str, ...]]] = set()
    for one in found:
        if not _has_family(one):
            continue
        before = one.family if one.comparability == "merged" else one.before
        now = one.family if one.comparability == "split" else (one.statement,)
        if (before, now) not in told:
            told.add((before, now))
            reasons = dict.fromkeys(
                other.reason
                for other in found
                if other.statement in now and _has_family(other) and other.reason
            )
            yield Became(one.comparability, _texts(old, before), _texts(new, now), " ".join(reasons))


def _alone(one: Lineage, old: Edition, new: Edition) -> Became:
    if one.comparability == "retired":
        return Became("retired", _texts(old, (one.statement,)), _texts(new, one.family), one.reason)
    if one.comparability == "new":
        return Became("back" if one.retired_there else "new", (), _texts(new, (one.statement,)), one.reason)
    before, now = old.statement(one.before[0]), new.statement(one.statement)
    return Became(
        _kind(one, before, now),
        _texts(old, one.before),
        _texts(new, (one.statement,)),
        one.reason,
        moved=(one.themes[0].title, one.themes[1].title) if one.themes else None,
        promise=(_promise(old, before), _promise(new, now)) if one.promise_moved else None,
        levels=(_labels(old, before), _labels(new, now)) if one.comparability == "rescaled" else None,
        in_place=one.comparability == "reworded" and _wordings(before) == _wordings(now),
    )


def _kind(one: Lineage, before: EditionStatement, now: EditionStatement) -> str:
    if one.comparability == "reworded" and one.statement not in one.before:
        return "replaced"
    if one.comparability != "same":
        return one.comparability
    if one.themes:
        return "moved"
    if one.promise_moved:
        return "promise"
    helped = (before.easy_text, before.explanation) != (now.easy_text, now.explanation)
    return "help" if helped else "same"


def _wordings(statement: EditionStatement) -> list[str]:
    return [wording.since for wording in statement.history]


def _texts(edition: Edition, names: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """Return ids with their texts; an empty text for one that this edition does not ask."""
    texts = {statement.id: statement.text for statement in edition.statements}
    return tuple((name, texts.get(name, "")) for name in names)


def _promise(edition: Edition, statement: EditionStatement) -> str:
    if statement.good_from is None:
        return ""
    return edition.scale(statement.scale).level(statement.good_from).label


def _labels(edition: Edition, statement: EditionStatement) -> tuple[str, ...]:
    return tuple(level.label for level in edition.scale(statement.scale).levels)
