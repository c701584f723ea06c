"""What became of a bank between two of its editions, or two files of it: each statement, and what stands
round them.

Who comes from whom and what compares is for `model.lineage` to tell, by the same rules as for two rounds;
this gathers it into what is read before the newer one is used. It says no word of its own.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from mir_assess.banks.part_differences import PartChange, part_changes
from mir_assess.model import alike
from mir_assess.model.bank import Edition, EditionStatement
from mir_assess.model.descent import is_earlier
from mir_assess.model.lineage import Lineage, edition_lineages

KINDS = (
    "reworded_comparable",
    "reworded",
    "rescaled",
    "split",
    "merged",
    "replaced",
    "question",
    "moved",
    "promise",
    "help",
    "other_edition",
    "new",
    "back",
    "retired",
    "gone",
    "elsewhere",
    "same",
)
"""What can have become of a statement, in the order to tell it. `replaced`: one took the place of one, under
an id of its own; `question`: some roles are put another question over it; `promise`: only the level that
keeps the promise is another; `help`: only the easy text or the explanation is; `gone`: it was taken out of
the file and not retired; `elsewhere`: the newer edition is another bank's, or came out before the statement.
"""


@dataclass(frozen=True, slots=True)
class Became:
    """What became of one or more statements: their ids and texts before and now, and why, as the author said.

    `moved` is the older and the newer title of its theme, `promise` the older and newer level that keeps the
    promise (empty where none does), each only where it changed. `levels` are the labels of both scales, where
    those do not compare, and `described` those of levels that only mean something else. `questions` are the
    roles that are put another question, and `to_all` tells that everyone is. `easy_text` and `explanation`
    are those before and now, where they changed. `in_place` tells that words were changed without a new
    wording, `untold` that only what stands under them was.
    """

    kind: str
    before: tuple[tuple[str, str], ...]
    now: tuple[tuple[str, str], ...]
    reason: str = ""
    moved: tuple[str, str] | None = None
    promise: tuple[str, str] | None = None
    levels: tuple[tuple[str, ...], tuple[str, ...]] | None = None
    in_place: bool = False
    untold: bool = False
    described: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()
    to_all: bool = False
    easy_text: tuple[str, str] | None = None
    explanation: tuple[str, str] | None = None


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
        kind = _gone(one, old, new)
        return Became(kind, _texts(old, (one.statement,)), _texts(new, one.family), one.reason)
    if one.comparability == "new":
        return Became("back" if one.retired_there else "new", (), _texts(new, (one.statement,)), one.reason)
    before, now = old.statement(one.before[0]), new.statement(one.statement)
    unversioned = _wordings(before) == _wordings(now)
    same_words = alike.words(before) == alike.words(now)
    return Became(
        _kind(one),
        _texts(old, one.before),
        _texts(new, (one.statement,)),
        one.reason,
        moved=(one.themes[0].title, one.themes[1].title) if one.themes else None,
        promise=(_promise(old, before), _promise(new, now)) if one.promise_moved else None,
        levels=(_labels(old, before), _labels(new, now)) if one.comparability == "rescaled" else None,
        described=_described(one),
        questions=one.asked_otherwise,
        to_all=one.comparability == "reworded" and same_words and bool(one.asked_otherwise),
        easy_text=_pair(before.easy_text, now.easy_text),
        explanation=_pair(before.explanation, now.explanation),
        in_place=one.comparability in {"reworded", "rescaled"} and unversioned and not same_words,
        untold=one.help_changed and unversioned and same_words,
    )


def _gone(one: Lineage, old: Edition, new: Edition) -> str:
    if one.retired_there:
        return "retired"
    return "elsewhere" if old.bank != new.bank or is_earlier(new, old) else "gone"


def _kind(one: Lineage) -> str:
    if one.comparability == "reworded" and one.statement not in one.before:
        return "replaced"
    if one.comparability != "same":
        return one.comparability
    if one.asked_otherwise:
        return "question"
    if one.themes:
        return "moved"
    if one.promise_moved:
        return "promise"
    return "help" if one.help_changed else "same"


def _pair(before: str, now: str) -> tuple[str, str] | None:
    return None if before == now else (before, now)


def _described(one: Lineage) -> tuple[str, ...]:
    if one.scales is None:
        return ()
    before = {level.key: level for level in one.scales[0].levels}
    return tuple(
        level.label
        for level in one.scales[1].levels
        if level.key in before
        and before[level.key].label == level.label
        and before[level.key].description != level.description
    )


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
