"""One file as a public report: read once, checked once, and from then on a value that cannot change.

Only the public report of a sealed round, made under thresholds no lower than ours, is ever pooled. Each
refusal says what the file is, and what to give instead.
"""

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator
from pathlib import Path
from typing import Any

from mir_assess.analysis.policy import FLOORS
from mir_assess.analysis.pools import PinnedBank, PoolWording, PublicReport, Shares
from mir_assess.errors import Problem
from mir_assess.model.names import spelling_aside
from mir_assess.model.promises import BANK as PROMISES
from mir_assess.model.value import value
from mir_assess.pooled.parsing import USE_ANOTHER, parsed
from mir_assess.pooled.shape import Document, Statement, Thresholds, misshapen, shaped
from mir_assess.pooled.shares import Groups, shares_of
from mir_assess.speech import marked, say

FORMAT, VERSION = "mir-assess/report", 1

_MAKE_PUBLIC = marked("Make the public one: `mir-assess report {name} --audience public --format json`.")
_POOL = "mir-assess/benchmark"
_NOT_ONE_ROUND = marked("This is not a report of one round: it compares rounds.")
_ELSE = {
    "mir-assess/diff": _NOT_ONE_ROUND,
    "mir-assess/trend": _NOT_ONE_ROUND,
    _POOL: marked("This is a pool of several reports, and a pool is not pooled again."),
    "mir-assess/round": marked(
        "This is a sealed round. It holds numbers below the thresholds, so it should stay with those who "
        "keep it."
    ),
}
"""What else of ours a file may be."""


@value
class Found:
    """A file and the report in it, with the name of its assessment, by which it is known again."""

    file: Path
    name: str
    report: PublicReport


def public_report(file: Path) -> Found | list[Problem]:
    """Return the report in a file; or everything that speaks against pooling it."""
    where = str(file)
    plain = parsed(file, where)
    if isinstance(plain, Problem):
        return [plain]
    if other := list(_something_else(plain, where)):
        return other
    document = shaped(plain, where)
    if not isinstance(document, Document):
        return document
    groups = Groups.of(document)
    told = [
        (one, *shares_of(one, groups, document.policy))
        for one in document.statements
        if _is_pooled(one, document)
    ]
    problems = [
        *_not_for_all(document, where),
        *_senseless(document, where),
        *(_impossible(where, one.id, group) for one, _, wrong in told for group in wrong),
    ]
    if problems:
        return problems
    return Found(
        file, document.assessment.name, _report(document, [(one, shares) for one, shares, _ in told])
    )


def _something_else(told: Any, where: str) -> Iterator[Problem]:
    """Find what is no public report of a version that this program knows."""
    kind = told.get("format") if isinstance(told, dict) else None
    if kind != FORMAT:
        what = _ELSE.get(kind) if isinstance(kind, str) else None
        words = say(what) if what else say("This file is not a report that mir-assess wrote as JSON.")
        fix = say("Put it into another folder.") if kind == _POOL else say(_MAKE_PUBLIC, name="NAME")
        yield Problem(where, words, fix)
        return
    version = told.get("version")
    if type(version) is int and version > VERSION:
        what = say(
            "This report is of version {version}, and this program knows versions up to {newest}.",
            version=version,
            newest=VERSION,
        )
        yield Problem(where, what, say("Please upgrade mir-assess, then try again."))
    elif version != VERSION or isinstance(version, bool):
        yield misshapen(where, "version")
    elif told.get("audience") == "room":
        what = say("This is the copy for the room: it holds figures below the thresholds for publishing.")
        yield Problem(where, what, say(_MAKE_PUBLIC, name="NAME"))


def _not_for_all(document: Document, where: str) -> Iterator[Problem]:
    """Find why a report should not have been published as it is."""
    name = document.assessment.name
    if not document.assessment.sealed:
        what = say("This round was not sealed, so its figures can still change.")
        yield Problem(
            where, what, say("Seal it, then make its public report: `mir-assess seal {name}`.", name=name)
        )
    if _is_low(document.policy):
        what = say("It was made under thresholds that are lower than those for publishing.")
        yield Problem(f"{where}: policy", what, say(_MAKE_PUBLIC, name=name))


def _is_low(limits: Thresholds) -> bool:
    base, exact, cell = FLOORS["public"]
    if limits.min_base < base or limits.exact_from < exact or limits.min_cell < cell:
        return True
    return limits.exact_from < max(limits.min_base, 2 * limits.min_cell)


def _senseless(document: Document, where: str) -> Iterator[Problem]:
    """Find what has the right shape and cannot be so."""
    banks = {bank.id for bank in document.banks}
    for place, names in (
        ("banks", [bank.id for bank in document.banks]),
        ("groups", [group.id for group in document.groups]),
        ("statements", [statement.id for statement in document.statements]),
    ):
        yield from (misshapen(where, f"{place}.{name}") for name in _twice(names))
    for name, levels in document.scales.items():
        keys = [level.key for level in levels.levels]
        if levels.bands_of is not None and set(levels.bands_of) != set(keys):
            yield misshapen(where, f"scales.{name}.bands_of")
            continue
        twice = _twice(keys) or _twice(level.key for level in levels.finest)
        yield from (misshapen(where, f"scales.{name}.{key}") for key in twice)
    for statement in document.statements:
        place = f"statements.{statement.id}"
        scale = document.scales.get(statement.scale)
        known = [level.key for level in scale.levels] if scale else []
        if statement.bank not in banks or not known or statement.good_from not in (None, *known):
            yield misshapen(where, place)


def _impossible(where: str, statement: str, group: str) -> Problem:
    what = say("No public report tells such figures of a group.")
    return Problem(f"{where}: statements.{statement}.groups.{group}", what, say(USE_ANOTHER))


def _twice(names: Iterable[Hashable]) -> list[Hashable]:
    return [name for name, number in Counter(names).items() if number > 1]


def _is_pooled(statement: Statement, document: Document) -> bool:
    """Whether a statement may make a promise, and is no action that one organisation promised last year."""
    return statement.bank != PROMISES and not _is_unpromised(statement, document)


def _is_unpromised(statement: Statement, document: Document) -> bool:
    """Whether a statement makes no promise; of one told in bands nobody knows."""
    scale = document.scales.get(statement.scale)
    return statement.good_from is None and (scale is None or scale.bands_of is None)


def _keeps(statement: Statement, document: Document) -> str:
    """The level from which a promise is kept; empty where that is not told."""
    key = statement.good_from
    return "" if key is None else document.scales[statement.scale].begins(key)


def _report(document: Document, told: Iterable[tuple[Statement, Shares]]) -> PublicReport:
    banks = {bank.id: bank for bank in document.banks}
    levels = {
        name: tuple((level.key, level.label) for level in scale.finest)
        for name, scale in document.scales.items()
    }
    shares = {
        PoolWording(
            bank=statement.bank,
            edition=banks[statement.bank].edition,
            statement=statement.id,
            voice=statement.voice,
            text=statement.text,
            levels=levels[statement.scale],
            good_from=_keeps(statement, document),
        ): shares
        for statement, shares in told
    }
    return PublicReport(
        organisation=spelling_aside(document.assessment.organisation),
        year=document.assessment.year,
        shares=shares,
        unpromised=frozenset(one.id for one in document.statements if _is_unpromised(one, document)),
        banks={bank.id: PinnedBank(bank.digest, bank.wording) for bank in document.banks},
    )
