"""What the pages say of a group that was there and was not, that rated alone and together, whose numbers show
and do not: every pair of then and now, as one table.
"""

# ruff: noqa: E501 - a table reads best with a row a line

from dataclasses import replace
from itertools import product
from pathlib import Path

import pytest

import made_up_rounds as made
from mir_assess import pipeline
from mir_assess.analysis.disclosure import ROOM
from mir_assess.model.round import Consensus

TABLE = [
    line.split() for line in Path(__file__).with_name("then_and_now.txt").read_text("utf-8").splitlines()[5:]
]
KINDS = TABLE[0]
EXPECTED = {(row[0], now): words for row in TABLE[1:] for now, words in zip(KINDS, row[1:], strict=True)}
PAIRS = [pair for pair, words in EXPECTED.items() if words != "-"]

MODES = {"cards": "tally", "counts": "tally", "agreed": "consensus", "undecided": "consensus"}
ANSWERS = {
    "agreed": Consensus("mostly", 8, 1),
    "undecided": (0, 0, 0, 0, 0),
    "nobody": (0, 0, 0, 0, 0),
    "hidden": (0, 0, 1, 1, 0),
}
COUNTS = (0, 1, 3, 5, 3)
IN_WORDS = {
    "individual": "each person rated alone",
    "tally": "the answers were counted together, as cards are",
    "consensus": "the group agreed on one answer together",
}

ONCE = "This group answered in one of the two rounds only, so we do not compare."
TOGETHER = "What a group agreed on together is not a number of people, so we do not compare it."
CHANGES = {
    "tell": "We cannot tell if this got better or worse.",
    "otherwise": "This was not answered in the same way last year, so we do not compare.",
    "together": TOGETHER,
    "once": ONCE,
    "neither": "This group answered in neither of the two rounds, so there is nothing to compare.",
    "hide": "We do not show enough of these answers here to compare them, to keep people safe.",
}
NO_NUMBERS = (
    "We do not have numbers from both groups in both rounds, so we cannot say whether the gap between people "
    "and the council team changed."
)
GAPS = {
    "tell": "We cannot tell if the gap between people and the council team changed.",
    "otherwise": NO_NUMBERS,
    "together": NO_NUMBERS,
    "once": NO_NUMBERS,
    "neither": NO_NUMBERS,
    "hide": (
        "We do not show enough of these answers here to say whether the gap between people and the council "
        "team changed, to keep people safe."
    ),
}
STEPS = {
    "tell": "From 2025 to 2026: we cannot tell if this got better or worse.",
    "otherwise": "From 2025 to 2026: not answered in the same way, so we do not compare.",
    "together": TOGETHER,
    "once": "This group answered in {year} only, so there is nothing to compare.",
    "neither": "Nobody in this group rated this statement.",
    "hide": "From 2025 to 2026: we do not show enough of the answers, to keep people safe.",
}
LISTED = {
    "together": "Agreed on together",
    "otherwise": "Agreed on together",
    "tell": "What did not clearly change",
    "hide": "What we cannot compare here, to keep people safe",
}
ABSENT = ("away", "nobody")
SILENT = (*ABSENT, "undecided")


def a_round(year, council, lived="alone"):
    """A round of two statements: the council team rated `home` as this kind does, and people as that one."""
    groups, home, work = [], {}, {}
    for group, kind in ((made.LIVED, lived), (made.COUNCIL, council)):
        if kind == "away":
            continue
        groups.append(replace(group, mode=MODES.get(kind, "individual")))
        home[group.id] = ANSWERS.get(kind, COUNTS)
        work[group.id] = ANSWERS["agreed"] if kind == "undecided" else home[group.id]
    part = made.edition([made.statement("home"), made.statement("work")])
    on = made.assessment(part, groups, year=year, opened=f"{year}-05-01", name=f"northshire-{year}")
    way = {"channel": {"counts": 12, "terminal": 12}} if council == "counts" else {}
    return made.found({"home": home, "work": work}, on, made.Around(participation=way))


def before():
    """An earlier round, that did not ask `home`: three rounds make a trend."""
    part = made.edition([made.statement("work")])
    on = made.assessment(part, [made.LIVED], year=2024, opened="2024-05-01", name="northshire-2024")
    return made.found({"work": {"lived": COUNTS}}, on)


def of(groups, group_id="council"):
    return next(group for group in groups if group.id == group_id)


def compared(then, now, lived="alone"):
    page = pipeline.comparison(a_round(2025, then, lived), a_round(2026, now, lived), ROOM)
    return page, next(statement for statement in page.statements if statement.id == "home")


def in_a_row(then, now, lived="alone"):
    page = pipeline.trend([before(), a_round(2025, then, lived), a_round(2026, now, lived)], ROOM)
    return page, next(statement for statement in page.statements if statement.id == "home")


def test_the_table_holds_every_pair():
    assert set(EXPECTED) == set(product(KINDS, KINDS))
    assert [pair for pair, words in EXPECTED.items() if words == "-"] == [("away", "away")]


@pytest.mark.parametrize(("then", "now"), PAIRS)
def test_a_comparison_says_of_the_group_what_is_so(then, now):
    page, home = compared(then, now)
    expected = EXPECTED[then, now]
    assert of(home.groups).sentence == CHANGES[expected]
    assert [gap.sentence for gap in home.gaps] == ([] if "away" in (then, now) else [GAPS[expected]])
    named = [
        found.title
        for found in page.lists
        for one in found.found
        if one.statement is home and "Council team" in one.sentence
    ]
    # A group of which it was said once that nothing shows, in either round, stands in no list.
    unseen = (then, now) == ("hidden", "hidden")
    assert named == ([] if unseen or expected not in LISTED else [LISTED[expected]])
    assert not [words for words in page.limits if "too few people" in words]


@pytest.mark.parametrize(("then", "now"), PAIRS)
def test_who_was_there_is_told_once(then, now):
    page, _ = compared(then, now)
    away = [year for year, kind in (("2025", then), ("2026", now)) if kind in ABSENT]
    told = [words for words in page.room if words.startswith("Council team")]
    if len(away) == 1:
        assert told == [f"Council team: not there in {away[0]}."]
    elif not away:
        modes = [MODES.get(kind, "individual") for kind in (then, now)]
        words = " ".join(
            f"Council team, {year}: {IN_WORDS[mode]}." for year, mode in zip((2025, 2026), modes, strict=True)
        )
        assert (words in told) is (modes[0] != modes[1])
    assert not [words for words in page.limits if "only in" in words]
    for every in (page.room, page.limits, in_a_row(then, now)[0].who_changed):
        assert len(set(every)) == len(every)


@pytest.mark.parametrize(("then", "now"), PAIRS)
def test_rounds_in_a_row_say_the_same(then, now):
    page, home = in_a_row(then, now)
    expected = EXPECTED[then, now]
    year = "2026" if then in SILENT else "2025"
    assert of(home.groups).sentences == (STEPS[expected].format(year=year),)
    gaps = [gap.sentence for gap in home.gaps]
    assert len(gaps) == (expected in ("tell", "hide"))
    assert not [words for words in (*gaps, *page.limits) if "too few people" in words.casefold()]


@pytest.mark.parametrize(("then", "now"), PAIRS)
def test_beside_people_who_agree_as_one_it_is_no_other(then, now):
    _, home = compared(then, now, lived="agreed")
    assert of(home.groups, "lived").sentence == TOGETHER
    assert of(home.groups).sentence == CHANGES[EXPECTED[then, now]]
    assert {gap.sentence for gap in home.gaps} <= {NO_NUMBERS}
    _, home = in_a_row(then, now, lived="agreed")
    assert of(home.groups, "lived").sentences == (TOGETHER,)
    assert home.gaps == ()


NOT_COMPARED = "So we do not compare these two."
NO_RATING = f"There is no rating from the council team. {NOT_COMPARED}"
MORE = "Neither group rated this higher. That does not prove they see it alike."


@pytest.mark.parametrize(
    ("kind", "gap", "limit"),
    [
        ("alone", MORE, ""),
        ("cards", MORE, ""),
        ("counts", MORE, "the answers of 12 people came in as counts from a file"),
        ("agreed", "An answer agreed on together is read beside the others: we do not compare it by numbers.", "Council team: the group talked and agreed on one answer."),
        ("undecided", NO_RATING, "Council team: the group talked and agreed on one answer."),
        ("away", "", "people who work for the council took part, so their view is missing."),
        ("nobody", NO_RATING, "Council team: nobody rated a statement, so this view is missing."),
        ("hidden", f"We do not show the numbers of the council team, to keep people safe. Their answers matter just as much. {NOT_COMPARED}", "Council team: we show no numbers on any statement, to keep people safe."),
    ],
)  # fmt: skip
def test_a_report_of_one_round_says_it_too(kind, gap, limit):
    page = pipeline.report(a_round(2026, kind), ROOM)
    home = next(statement for statement in page.statements if statement.id == "home")
    assert " ".join(found.sentence for found in home.gaps).endswith(gap)
    assert bool(home.gaps) is (kind != "away")
    assert [words for words in page.limits if limit in words or limit.capitalize() in words]
    assert not [words for words in (*page.limits, *page.unsure) if "too few people" in words]


def test_a_file_of_counts_is_called_neither_a_survey_nor_cards():
    page = pipeline.report(a_round(2026, "counts"), ROOM)
    said = " ".join((*page.taking_part, *page.limits))
    assert "survey" not in said
    assert "cards" not in said
    assert "12 people took part in the room" in said
