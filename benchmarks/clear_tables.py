"""From what `clear_readings.py` recorded to the tables of `docs/method.md`, held to what they should show.

Knows figures and no page: nothing is drawn or read here.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean
from typing import Literal

from made_up_rooms import IN_THE_MIDDLE, LEVELS, POPULATIONS, STATEMENTS

COPIES = ("room", "public")
Truth = Literal["same", "moved", "apart", "uneven"]


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of room: what is true of it, how answers spread, people in the two groups, and how far one
    person's answers go together.
    """

    truth: Truth
    answers: str
    people: tuple[int, int]
    within: float


@dataclass(frozen=True, slots=True)
class Rate:
    """A share with its standard error, by chance of the pages that were drawn."""

    share: float
    error: float

    def __str__(self) -> str:
        return f"{100 * self.share:.1f} ({100 * self.error:.1f})"


@dataclass(frozen=True, slots=True)
class Row:
    """What all pages of one name showed in rooms of one kind.

    `any` is the share of pages with anything clear; `wrong` the share of a page's clear findings that are
    wrong, 0 where it has none, on average; `found` the share of what was there that a page found, on average.
    """

    any: Rate
    wrong: Rate
    found: Rate


Rows = dict[Kind, dict[str, Row]]


def rows_of(recorded: Mapping[str, object]) -> Rows:
    """Read the rows of a record."""
    return {
        kind_of(one): {
            name: Row(**{of: Rate(*rate) for of, rate in row.items()}) for name, row in one["rows"].items()
        }
        for one in recorded["kinds"]
    }


def kind_of(one: Mapping[str, object]) -> Kind:
    """Read which kind of room a part of a record is of."""
    return Kind(one["truth"], one["answers"], tuple(one["people"]), one["within"])


def page(recorded: Mapping[str, object]) -> str:
    """Say in Markdown what was found."""
    rows = rows_of(recorded)
    drawn_from = (
        f"{recorded['pages']} rooms of every kind were drawn, with {STATEMENTS} statements each. "
        "All figures are in 100, with their standard error in brackets."
    )
    parts = (
        drawn_from,
        _populations(),
        _same_table(rows),
        _found_table(rows, "moved", "changes", "**Half of the statements moved by one level.**"),
        _found_table(rows, "apart", "gaps", "**On half of the statements the council is one level apart.**"),
        _uneven_table(rows),
        "\n".join(["**Against the targets.**", "", *(f"- {line}" for line, _ in targets(rows))]),
    )
    return "\n\n".join(parts)


def _populations() -> str:
    told = [[name, *(f"{share:.2f}" for share in shares)] for name, shares in POPULATIONS.items()]
    told.append(["in the middle", *(f"{share:.2f}" for share in IN_THE_MIDDLE)])
    return table("**The populations**, and the part of each that stands on a level:", ["", *LEVELS], told)


def _same_table(rows: Rows) -> str:
    names = [f"{of}, {copy}" for of in ("changes", "gaps", "either") for copy in COPIES]
    told = [
        [*_about(kind), *(str(row[name].any) for name in names)]
        for kind, row in rows.items()
        if kind.truth == "same"
    ]
    title = "**Nothing changed, and the groups do not differ.** Pages that show anything clear:"
    return table(title, [*ABOUT, *names], told)


def _found_table(rows: Rows, truth: Truth, of: str, title: str) -> str:
    told = [
        [*_about(kind), *(str(rate) for copy in COPIES for rate in _both(row[f"{of}, {copy}"]))]
        for kind, row in rows.items()
        if kind.truth == truth
    ]
    heads = [f"{what}, {copy}" for copy in COPIES for what in ("found", "wrong")]
    return table(title, [*ABOUT, *heads], told)


def _both(row: Row) -> tuple[Rate, Rate]:
    return row.found, row.wrong


def _uneven_table(rows: Rows) -> str:
    told = [
        [*map(str, kind.people), str(kind.within), str(row["gaps, room"].any)]
        for kind, row in rows.items()
        if kind.truth == "uneven"
    ]
    title = (
        "**Neither group stands higher, but one stands in the middle and the other is split.** "
        "Pages that show any clear gap, room:"
    )
    return table(title, ["people in the middle", "people split", ABOUT[2], "gaps, room"], told)


ABOUT = ("answers", "people a group", "within one person")


def _about(kind: Kind) -> tuple[str, str, str]:
    return kind.answers, str(kind.people[0]), str(kind.within)


def table(title: str, heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Return a table in Markdown under its title."""
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join([title, "", *(f"| {' | '.join(cells)} |" for cells in lines)])


def targets(rows: Rows) -> list[tuple[str, bool]]:
    """Hold the rows to the targets: each in words, and whether every kind of room it speaks of meets it."""
    told = []
    for of, truth in (("changes", "moved"), ("gaps", "apart")):
        false = {
            (kind, copy): row[f"{of}, {copy}"].any
            for kind, row in rows.items() if kind.truth == "same" for copy in COPIES
        }  # fmt: skip
        wrong = {
            (kind, copy): row[f"{of}, {copy}"].wrong
            for kind, row in rows.items() if kind.truth == truth for copy in COPIES
        }  # fmt: skip
        told.append(_at_most(f"Nothing changed or differs: pages with clear {of}", false))
        told.append(_at_most(f"Clear {of} that are wrong", wrong))
        for people, answers, least in FOUND_AT_LEAST:
            found = {
                (kind, "room"): row[f"{of}, room"].found
                for kind, row in rows.items()
                if (kind.truth, kind.answers, kind.people[0]) == (truth, answers, people)
            }
            told.append(
                _at_least(f"{of.capitalize()} found, {answers}, {people} people a group", found, least)
            )
    return told


AT_MOST = 0.10
FOUND_AT_LEAST = (
    (20, "close together", 0.70),
    (20, "as a survey was answered", 0.45),
    (20, "a mix with a middle", 0.45),
    (20, "a nearly even mix", 0.45),
    (40, "close together", 0.85),
    (40, "as a survey was answered", 0.85),
    (40, "a mix with a middle", 0.85),
    (40, "a nearly even mix", 0.85),
)
Rates = Mapping[tuple[Kind, str], Rate]


def _at_most(title: str, rates: Rates) -> tuple[str, bool]:
    (kind, copy), worst = max(rates.items(), key=lambda item: item[1].share)
    where = f"{kind.answers}, {kind.people[0]} people, {kind.within} within one person, {copy} copy"
    means = [100 * fmean(rate.share for (_, of), rate in rates.items() if of == one) for one in COPIES]
    averages = " and ".join(f"{mean:.1f} in {one} copies" for mean, one in zip(means, COPIES, strict=True))
    told = f"{title}: on average {averages}; at most {worst} ({where})"
    return held_to(told, AT_MOST, worst.share - AT_MOST, worst)


def _at_least(title: str, rates: Rates, least: float) -> tuple[str, bool]:
    worst = min(rates.values(), key=lambda rate: rate.share)
    return held_to(f"{title}, room copy: at least {worst}", least, least - worst.share, worst)


def held_to(found: str, line: float, short: float, of: Rate) -> tuple[str, bool]:
    """Say what was found and whether it keeps to the line, of which it falls `short` by so much.

    A miss is two standard errors beyond it: of so many kinds, some are a little beyond by chance.
    """
    missed = short > 2 * of.error
    if missed:
        verdict = f"**missed** by {100 * short:.1f}"
    else:
        verdict = "on the line: past it by less than two standard errors" if short > 0 else "met"
    return f"{found}. Target {100 * line:.0f}: {verdict}.", not missed
