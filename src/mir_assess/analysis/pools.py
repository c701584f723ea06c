"""What several public reports say together: quartiles of the share of people for whom a promise is kept.

Works on what public reports tell, which have passed a gate each, and coarsens it again: nothing is told of
fewer than five places, and quartiles in tenths only. A place is whoever made a report, a council or a team;
it has no name here. This module knows no Round, no file and no words of a page.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import field, replace
from typing import Literal

from mir_assess.analysis.quartiles import AT_LEAST, Quartile, ToldShare, quartiles
from mir_assess.model.value import value

QUARTILES = ("lower", "middle", "upper")
TOO_FEW_PLACES = "too_few_places"
"""What scripts are told where fewer than five places show an exact number."""

POOLED_ROLES = ("lived_experience", "carer", "representative", "council", "partner")
"""The roles that are told, in their order. No two places mean the same by “other”."""

Withheld = Literal["few", "hidden", "nobody", "together", "several", "steps"]
"""Why a place shows no share: fewer of the group rated than exact numbers take; hidden, to keep people safe;
nobody rated; the group agreed on one level; several groups of the role, which are never added together; told
in the steps of the easy way, which do not say whether the promise is kept.
"""


@value
class PoolWording:
    """What was asked: a statement with all that a public report tells of its words. Two places asked the same
    only where these are equal; but where `good_from` is empty, the steps of the easy way hid the promise.
    """

    bank: str
    edition: str
    statement: str
    voice: str
    text: str
    levels: tuple[tuple[str, str], ...]
    good_from: str


@value
class PinnedBank:
    """A bank as a place asked it: the digest of its texts, and what it says of whose words they are."""

    digest: str
    wording: str


Shares = Mapping[str, ToldShare | Withheld]
"""What a place tells of one statement, by the role of its groups."""


@value
class PublicReport:
    """One public report, as far as pooling reads it. `shares` maps what was asked, in its order, to what each
    role said; `unpromised` are statements whose scale makes no promise.
    """

    organisation: str
    year: int
    shares: Mapping[PoolWording, Shares]
    unpromised: frozenset[str] = frozenset()
    banks: Mapping[str, PinnedBank] = field(default_factory=dict)


@value
class Spread:
    """How the groups of one role spread over the places: the lower, middle and upper quartile of their
    shares.

    `exact` is how many places show the share itself, `rough` how many tell it as a stretch; both stand behind
    the quartiles. `withheld` counts the places that asked, and are not in it, by the reason.
    """

    exact: int
    rough: int
    withheld: Mapping[Withheld, int]
    quartiles: tuple[Quartile, Quartile, Quartile]

    @property
    def places(self) -> int:
        """How many places stand behind it."""
        return self.exact + self.rough


@value
class PooledStatement:
    """A statement that five places or more asked in the same words, and how many did not. `spreads` maps each
    role that five places asked to what they say; None where fewer than five show an exact number, of whom
    nothing is told.
    """

    asked: PoolWording
    places: int
    otherwise: int
    not_asked: int
    spreads: Mapping[str, Spread | None]


@value
class Pool:
    """Public reports of one year as one. `statements` stand in the order of the place that asked most;
    `too_few` counts statements that fewer than five places asked in the same words, `unpromised` those that
    make no promise, `untold` those of which no report tells whether it is kept: of none is anything told.
    `wordings` maps a bank to what five places or more say of whose words it holds.
    """

    year: int
    places: int
    organisations: int
    statements: tuple[PooledStatement, ...]
    wordings: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    too_few: int = 0
    unpromised: int = 0
    untold: int = 0


def pool(reports: Sequence[PublicReport]) -> Pool:
    """Return what reports of one year say together, whatever their order. Raises ValueError for none at all,
    and for reports of several years.
    """
    (year,) = {report.year for report in reports}
    rows = _rows(reports)
    order = _order(reports)
    same = sorted(
        (asked for asked, told in rows.items() if len(told) >= AT_LEAST),
        key=lambda asked: (order[_name(asked)], asked.edition, asked.text),
    )
    asking = Counter(name for report in reports for name in {_name(asked) for asked in report.shares})
    told_of = {_name(asked) for asked in rows}
    unpromised = {name for report in reports for name in report.unpromised}
    return Pool(
        year=year,
        places=len(reports),
        organisations=len({report.organisation for report in reports}),
        statements=tuple(
            PooledStatement(
                asked,
                places=len(rows[asked]),
                otherwise=asking[_name(asked)] - len(rows[asked]),
                not_asked=len(reports) - asking[_name(asked)],
                spreads=dict(_spreads(asked, rows[asked].values())),
            )
            for asked in same
        ),
        wordings=_wordings(reports),
        too_few=len(told_of - {_name(asked) for asked in same}),
        unpromised=len(unpromised),
        untold=len({name for name in asking.keys() - told_of if name[1] not in unpromised}),
    )


def asked_otherwise(reports: Sequence[PublicReport]) -> tuple[tuple[str, ...], ...]:
    """Return of each report the statements that are in no pool, because too few others asked them in the
    same words, though enough asked one of that name.
    """
    rows = _rows(reports)
    same = {_name(asked) for asked, told in rows.items() if len(told) >= AT_LEAST}
    alone = [
        (place, asked.statement)
        for asked, told in rows.items()
        if len(told) < AT_LEAST and _name(asked) in same
        for place in told
    ]
    return tuple(
        tuple(sorted(name for found, name in alone if found == place)) for place in range(len(reports))
    )


def _rows(reports: Sequence[PublicReport]) -> dict[PoolWording, dict[int, Shares]]:
    """What each place tells, by what was asked."""
    words = _pinned_words(reports)
    promised = _promised(reports, words) if not all(asked.good_from for asked in words.values()) else {}
    rows: dict[PoolWording, dict[int, Shares]] = defaultdict(dict)
    for place, report in enumerate(reports):
        for asked, shares in report.shares.items():
            same = words[_pinned(report, asked)]
            if not same.good_from:
                others = (promised.get(key) for key in _but_for_its_promise(report, asked))
                same = next(filter(None, others), same)
            if same.good_from:
                rows[same][place] = shares
    return rows


def _promised(
    reports: Iterable[PublicReport], words: Mapping[Hashable, PoolWording]
) -> dict[Hashable, PoolWording]:
    """What was asked, by all that tells it but its promise: as most have it that tell of the promise."""
    found: dict[Hashable, Counter[PoolWording]] = defaultdict(Counter)
    for report in reports:
        for asked in filter(lambda one: one.good_from, report.shares):
            for key in _but_for_its_promise(report, asked):
                found[key][words[_pinned(report, asked)]] += 1
    return {key: _most_common(said) for key, said in found.items()}


def _but_for_its_promise(report: PublicReport, asked: PoolWording) -> tuple[Hashable, Hashable]:
    return _pinned(report, asked)[:-1], replace(asked, good_from="")


def _pinned_words(reports: Iterable[PublicReport]) -> dict[Hashable, PoolWording]:
    """What was asked in one bank of one digest is one thing, in whatever language its report was made: told
    in the words that most reports have.
    """
    found: dict[Hashable, Counter[PoolWording]] = defaultdict(Counter)
    for report in reports:
        for asked in report.shares:
            found[_pinned(report, asked)][asked] += 1
    return {pinned: _most_common(said) for pinned, said in found.items()}


def _most_common(said: Mapping[PoolWording, int]) -> PoolWording:
    return min(said, key=lambda asked: (-said[asked], asked.text, asked.levels, asked.good_from))


def _pinned(report: PublicReport, asked: PoolWording) -> tuple[Hashable, ...]:
    keys = tuple(key for key, _ in asked.levels)
    return (*_name(asked), asked.edition, report.banks[asked.bank].digest, asked.voice, keys, asked.good_from)


def _wordings(reports: Iterable[PublicReport]) -> dict[str, tuple[str, ...]]:
    said = Counter((bank, pinned.wording) for report in reports for bank, pinned in report.banks.items())
    found: dict[str, tuple[str, ...]] = {}
    for (bank, wording), number in sorted(said.items()):
        if number >= AT_LEAST and wording:
            found[bank] = (*found.get(bank, ()), wording)
    return found


def _name(asked: PoolWording) -> tuple[str, str]:
    return asked.bank, asked.statement


def _order(reports: Iterable[PublicReport]) -> dict[tuple[str, str], int]:
    """Return the place of each statement: as the report that asked most has them, then what only others
    asked, the next largest first.
    """
    orders = {tuple(map(_name, report.shares)) for report in reports}
    longest_first = sorted(orders, key=lambda order: (-len(order), order))
    names = dict.fromkeys(name for order in longest_first for name in order)
    return {name: place for place, name in enumerate(names)}


def _spreads(asked: PoolWording, told: Collection[Shares]) -> Iterator[tuple[str, Spread | None]]:
    for role in POOLED_ROLES:
        # A partner speaks of its own organisation there, and no two speak of the same.
        if role == "partner" and asked.voice == "we":
            continue
        said = [shares[role] for shares in told if role in shares]
        if len(said) >= AT_LEAST:
            yield role, _spread(said)


def _spread(said: Iterable[ToldShare | Withheld]) -> Spread | None:
    shares = [found for found in said if isinstance(found, ToldShare)]
    exact = sum(share.is_exact for share in shares)
    if exact < AT_LEAST:
        return None
    return Spread(
        exact=exact,
        rough=len(shares) - exact,
        withheld=dict(sorted(Counter(found for found in said if not isinstance(found, ToldShare)).items())),
        quartiles=quartiles(shares),
    )
