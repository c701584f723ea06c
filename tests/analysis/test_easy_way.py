"""Answers that stop at a band: No, Sometimes or Yes, and no further."""

from dataclasses import replace

import pytest

import made_up_rounds as made
from mir_assess.analysis.changes import year_on_year
from mir_assess.analysis.disclosure import PUBLIC, ROOM, AgreedOnly, Banded, Coarse, Hidden, Whole, disclose
from mir_assess.analysis.easy_way import in_same_steps
from mir_assess.analysis.gaps import gaps
from mir_assess.analysis.trends import trends
from mir_assess.model.bank import Band, Rewording
from mir_assess.model.round import Cell, Consensus, RoomAgreement

BANDS = (
    Band("no", "No", ("never", "rarely"), "frown"),
    Band("in_between", "Sometimes", ("sometimes",), "flat"),
    Band("yes", "Yes", ("mostly", "always"), "smile"),
)
EASY = ("no", "in_between", "yes")


def counted(table, *, groups=(made.LIVED, made.COUNCIL), promises=None, **around):
    """A sealed round over statements, on a scale that has bands; a cell is a Cell as it stands."""
    promises = promises or {}
    statements = [made.statement(name, good_from=promises.get(name, "mostly")) for name in table]
    on = made.assessment(made.edition(statements, on=replace(made.scale(), bands=BANDS)), groups)
    people = {
        group.id: max(
            cell.base + cell.dont_know + cell.not_applicable + (cell.skipped or 0)
            for row in table.values()
            if (cell := row.get(group.id)) is not None
        )
        for group in groups
    }
    plain = made.found({name: dict.fromkeys(row, (0,) * 5) for name, row in table.items()}, on=on)
    return replace(plain, people=people, cells=table, sealed=made.SEALED, **around)


def easy_and_fine(lived=(1, 0, 3), finer=(2, 1, 0, 1, 2), council=(0, 1, 2, 4, 3)):
    return {"lived": Cell(finer, bands=lived), "council": Cell(council)}


def shown(seen, name="home"):
    return seen.cells[name]


def test_a_statement_with_an_easy_answer_is_told_in_bands_for_every_group():
    seen = disclose(counted({"home": easy_and_fine(), "plan": easy_and_fine(lived=())}), ROOM)
    assert seen.assessment.scale_of("home").keys == EASY
    assert shown(seen)["lived"].counts == (2 + 1 + 1, 0 + 0, 1 + 2 + 3)
    assert shown(seen)["council"].counts == (1, 2, 7)
    assert seen.assessment.scale_of("plan").keys == made.LEVELS
    assert shown(seen, "plan")["lived"].counts == (2, 1, 0, 1, 2)


def test_the_edition_keeps_the_digest_of_what_was_asked():
    found = counted({"home": easy_and_fine()})
    seen = disclose(found, ROOM)
    assert seen.assessment.parts[0].digest == found.assessment.parts[0].digest
    assert seen.assessment.parts != found.assessment.parts


def test_the_promise_begins_at_the_band_that_begins_with_it():
    seen = disclose(counted({"home": easy_and_fine()}), ROOM)
    assert seen.good_from("home") == 2
    told = shown(disclose(counted({"home": easy_and_fine()}), PUBLIC))["lived"]
    assert (told.not_yet, told.keeps_promise) == (4, 6)


def test_a_promise_within_a_band_is_not_told_rather_than_guessed():
    """Yes holds “mostly” and “always”; where only “always” keeps the promise, a Yes does not say."""
    found = counted({"home": easy_and_fine()}, promises={"home": "always"})
    seen = disclose(found, ROOM)
    assert seen.good_from("home") is None
    assert shown(seen)["lived"].counts == (4, 0, 6)
    assert isinstance(shown(disclose(found, PUBLIC))["lived"], Hidden)


@pytest.mark.parametrize("policy", [ROOM, PUBLIC])
def test_how_a_hidden_group_answered_changes_nothing(policy):
    fine = {"lived": Cell((1, 1, 0, 1, 1)), "council": Cell((3, 3, 0, 3, 3))}
    easy = {**fine, "lived": Cell((0, 0, 0, 0, 0), bands=(2, 0, 2))}
    one, other = disclose(counted({"home": fine}), policy), disclose(counted({"home": easy}), policy)
    assert one == other
    assert isinstance(shown(one)["lived"], Hidden)
    assert one.assessment.scale_of("home").keys == made.LEVELS


SMALL = {"lived": Cell((2, 0, 1, 2, 1), skipped=0), "council": Cell((9, 0, 0, 1, 1))}
"""Groups of which the public hears of the promise alone: six, and eleven with few on most levels."""


@pytest.mark.parametrize("promise", ["mostly", "sometimes", None])
@pytest.mark.parametrize("group", ["lived", "council"])
def test_in_public_how_a_group_answered_that_shows_no_bands_changes_nothing(promise, group):
    fine = SMALL[group]
    low, middle, high = fine.counts[0] - 1, fine.counts[2], fine.counts[3] - 1
    eased = replace(fine, counts=(low, 0, middle, high, fine.counts[4]), bands=(1, 0, 1))
    one, other = (
        counted({"home": row}, promises={"home": promise}) for row in (SMALL, {**SMALL, group: eased})
    )
    assert disclose(other, PUBLIC) == disclose(one, PUBLIC)
    assert disclose(other, ROOM) != disclose(one, ROOM)
    assert disclose(one, PUBLIC).assessment.scale_of("home").keys == made.LEVELS


def test_in_public_a_statement_is_in_bands_where_a_group_shows_them():
    lived = Cell((2, 2, 3, 2, 2), bands=(1, 0, 1))
    seen = disclose(counted({"home": {**SMALL, "lived": lived}}), PUBLIC)
    assert shown(seen)["lived"].counts == (5, 3, 5)
    assert seen.assessment.scale_of("home").keys == EASY


def test_in_public_a_promise_within_a_band_is_hidden_as_it_is_in_the_room():
    lived = Cell((1, 0, 1, 2, 2), bands=(1, 0, 1))
    seen = disclose(counted({"home": {**SMALL, "lived": lived}}, promises={"home": "always"}), PUBLIC)
    assert seen.assessment.scale_of("home").keys == EASY
    assert set(shown(seen).values()) == {Hidden("small_cell", 3)}


@pytest.mark.parametrize("policy", [ROOM, PUBLIC])
def test_few_who_answered_the_easy_way_are_told_as_few_who_did_not_without_a_promise_too(policy):
    few = {"lived": Cell((1, 1, 0, 1, 1)), "council": Cell((4, 4, 4, 4, 4))}
    easy = {**few, "lived": Cell((0, 0, 0, 1, 1), bands=(2, 0, 0))}
    one, other = (disclose(counted({"home": row}, promises={"home": None}), policy) for row in (few, easy))
    assert one == other
    assert shown(one)["lived"] == Hidden("below_base", 5)


def test_in_public_few_who_answered_the_easy_way_are_hidden_as_few_who_did_not():
    row = {"lived": Cell((0, 0, 0, 2, 0), bands=(1, 0, 0)), "council": Cell((4, 0, 0, 0, 1), bands=(1, 0, 0))}
    seen = shown(disclose(counted({"home": row}), PUBLIC))
    assert seen["lived"] == Hidden("below_base", 5)
    assert seen["council"] == Coarse("fewer_than_half")


def test_an_easy_answer_counts_towards_the_base():
    seen = disclose(
        counted(
            {"home": {"lived": Cell((1, 0, 0, 0, 1), bands=(1, 1, 1)), "council": Cell((5, 0, 0, 0, 0))}}
        ),
        ROOM,
    )
    assert shown(seen)["lived"].base == 5
    assert isinstance(shown(seen)["lived"], Whole)


def test_what_a_group_or_the_room_agreed_is_told_by_its_band():
    row = {
        "lived": Cell((2, 2, 2, 2, 2), bands=(1, 0, 0)),
        "council": Cell((0,) * 5, skipped=None, agreed=Consensus("mostly", 6, 0)),
    }
    groups = (made.LIVED, replace(made.COUNCIL, mode="consensus"))
    found = counted({"home": row}, groups=groups, agreed={"home": RoomAgreement("always", 17, {})})
    seen = disclose(found, ROOM)
    assert shown(seen)["council"] == AgreedOnly("yes", 6, 0)
    assert seen.agreed["home"].level == "yes"


def test_gaps_compare_bands():
    found = counted(
        {"home": {"lived": Cell((0, 0, 0, 0, 0), bands=(9, 1, 0)), "council": Cell((0, 0, 0, 5, 5))}}
    )
    (gap,) = gaps(disclose(found, ROOM))["home"]
    assert (gap.superiority, gap.reading) == (1.0, "comparison_higher")


def year(year, table, **changes):
    found = counted(table, **changes)
    return replace(
        found, assessment=replace(found.assessment, name=f"n-{year}", year=year, opened=f"{year}-05-01")
    )


@pytest.mark.parametrize("policy", [ROOM, PUBLIC])
def test_a_round_in_levels_is_brought_to_bands_before_it_is_compared(policy):
    fine = {"home": {"lived": Cell((8, 8, 0, 2, 2)), "council": Cell((4, 4, 4, 4, 4))}}
    easy = {"home": {"lived": Cell((1, 1, 0, 3, 0), bands=(1, 0, 14)), "council": Cell((4, 4, 4, 4, 4))}}
    old, new = (disclose(year(when, table), policy) for when, table in ((2025, fine), (2026, easy)))
    found = year_on_year(old, new)
    (row,) = found.statements
    assert row.lineage.comparability == "same"
    assert row.groups["lived"].reading == "clear_rise"
    assert found.old.assessment.scale_of("home") == found.new.assessment.scale_of("home")


def test_three_rounds_go_in_bands_where_one_of_them_does():
    fine = {"home": {"lived": Cell((2, 2, 2, 2, 2)), "council": Cell((2, 2, 2, 2, 2))}}
    easy = {"home": {"lived": Cell((2, 2, 2, 2, 2), bands=(1, 0, 0)), "council": Cell((2, 2, 2, 2, 2))}}
    found = trends(
        [disclose(year(when, table), ROOM) for when, table in ((2024, fine), (2025, easy), (2026, fine))]
    )
    assert {seen.assessment.scale_of("home").keys for seen in found.rounds} == {EASY}


def test_a_public_page_by_a_promise_that_bands_cannot_tell_stays_and_does_not_compare():
    fine = {"home": {"lived": Cell((1, 4, 0, 6, 5)), "council": Cell((4, 4, 4, 4, 4))}}
    easy = {"home": {"lived": Cell((3, 4, 3, 3, 3), bands=(3, 0, 3)), "council": Cell((4, 4, 4, 4, 4))}}
    promises = {"home": "always"}
    old = disclose(year(2025, fine, promises=promises), PUBLIC)
    new = disclose(year(2026, easy, promises=promises), PUBLIC)
    assert isinstance(shown(old)["lived"], Banded)
    same, _ = in_same_steps(old, new)
    assert same == old
    (row,) = year_on_year(old, new).statements
    assert (row.lineage.comparability, row.lineage.in_other_steps) == ("same", True)
    assert {change.reading for change in row.groups.values()} <= {"not_comparable"}


def test_rounds_without_an_easy_answer_are_left_as_they_are():
    rounds = tuple(disclose(year(when, {"home": easy_and_fine(lived=())}), ROOM) for when in (2025, 2026))
    assert all(one is other for one, other in zip(in_same_steps(*rounds), rounds, strict=True))


FINE = {"lived": Cell((8, 8, 0, 2, 2)), "council": Cell((4, 4, 4, 4, 4))}
EASY_ANSWERS = {"lived": Cell((1, 1, 0, 3, 0), bands=(1, 0, 14)), "council": Cell((4, 4, 4, 4, 4))}
OTHER_BANDS = (
    Band("no", "No", ("never",)),
    Band("in_between", "Sometimes", ("rarely", "sometimes")),
    Band("yes", "Yes", ("mostly", "always")),
)
OTHER_LEVELS = tuple(replace(level, label=f"{level.label} true") for level in made.scale().levels)


def asked(found, *, bands=None, levels=None, statement_id="home", **changes):
    """A round whose bank asked its one statement otherwise: on other bands or levels, or by another id."""
    (part,) = found.assessment.parts
    (scale,), (statement,) = part.scales, part.statements
    bands = scale.bands if bands is None else bands
    part = replace(
        part,
        scales=(replace(scale, bands=bands, levels=levels or scale.levels),),
        statements=(replace(statement, id=statement_id, **changes),),
    )
    return replace(
        found,
        assessment=replace(found.assessment, parts=(part,), chosen=(statement_id,)),
        cells={statement_id: found.cells["home"]},
    )


REPLACED = {"statement_id": "house", "replaces": ("home",)}
WORDS = {"text": "I choose where I live.", "history": (Rewording("2025", None), Rewording("2026", True))}
ANOTHER = {"descriptors": {"never": "Nobody asks me."}}
# What became of the newer round's statement; its token; whether it compares, and in which steps.
BETWEEN = {
    "the same": ({}, "same", True),
    "no bands yet in the older bank": ({"old": {"bands": ()}}, "same", True),
    "other bands in the older bank": ({"old": {"bands": OTHER_BANDS}}, "same", True),
    "reworded, and called alike": ({"new": WORDS}, "reworded_comparable", True),
    "another statement in its place": ({"new": REPLACED}, "reworded", False),
    "other levels": ({"old": {"levels": OTHER_LEVELS}}, "rescaled", False),
    "levels that mean another thing here": ({"old": ANOTHER}, "reworded", False),
}


@pytest.mark.parametrize("easy_first", [False, True], ids=["levels, then bands", "bands, then levels"])
@pytest.mark.parametrize("case", BETWEEN)
def test_what_compares_is_told_from_what_was_asked_and_bands_change_nothing_of_it(case, easy_first):
    """All that two banks may differ in, with the easy way in the older round and in the newer."""
    changes, token, compares = BETWEEN[case]
    tables = (EASY_ANSWERS, FINE) if easy_first else (FINE, EASY_ANSWERS)
    banks = (changes.get("old", {}), changes.get("new", {}))
    if easy_first and "bands" in banks[0]:
        banks = banks[1], banks[0]  # only who has bands can answer in them
    old, new = (
        disclose(asked(year(when, {"home": table}), **bank), ROOM)
        for when, table, bank in zip((2025, 2026), tables, banks, strict=True)
    )
    row = year_on_year(old, new).statements[0]
    assert (row.lineage.comparability, row.lineage.compares) == (token, compares)
    readings = {change.reading for change in row.groups.values()}
    assert ("not_comparable" in readings) is (not compares and bool(row.groups))
    plain = year_on_year(
        *(
            disclose(asked(year(when, {"home": FINE}), **bank), ROOM)
            for when, bank in zip((2025, 2026), banks, strict=True)
        )
    )
    assert plain.statements[0].lineage == row.lineage


def test_meanings_of_levels_that_changed_are_seen_where_both_rounds_are_in_bands():
    old, new = (
        disclose(asked(year(when, {"home": EASY_ANSWERS}), **bank), ROOM)
        for when, bank in ((2025, {}), (2026, ANOTHER))
    )
    (row,) = year_on_year(old, new).statements
    assert row.lineage.comparability == "reworded"
    assert {change.reading for change in row.groups.values()} == {"not_comparable"}


def test_two_rounds_in_bands_that_are_not_the_same_do_not_compare_and_that_is_no_change_of_levels():
    old, new = (
        disclose(asked(year(when, {"home": EASY_ANSWERS}), bands=bands), ROOM)
        for when, bands in ((2025, (replace(BANDS[0], label="Not really"), *BANDS[1:])), (2026, BANDS))
    )
    (row,) = year_on_year(old, new).statements
    assert (row.lineage.comparability, row.lineage.in_other_steps) == ("same", True)
    assert {change.reading for change in row.groups.values()} == {"not_comparable"}


def test_each_of_three_rounds_goes_in_the_bands_of_its_own_levels():
    """The newest is on other levels altogether, and keeps the two before it from nothing."""
    rounds = [
        disclose(asked(year(when, {"home": table}), **bank), ROOM)
        for when, table, bank in (
            (2024, FINE, {}),
            (2025, EASY_ANSWERS, {}),
            (2026, EASY_ANSWERS, {"levels": OTHER_LEVELS}),
        )
    ]
    (row,) = trends(rounds).statements
    assert [lineage.comparability for lineage in row.lineages] == ["same", "rescaled"]
    assert row.groups["lived"].steps[0].reading == "clear_rise"


def test_a_promise_that_moved_is_told_by_its_levels_though_bands_do_not_tell_it():
    old, new = (
        disclose(asked(year(when, {"home": EASY_ANSWERS}), good_from=good_from), ROOM)
        for when, good_from in ((2025, "mostly"), (2026, "always"))
    )
    found = year_on_year(old, new)
    assert found.statements[0].lineage.promise_moved
    assert found.new.asked.statement("home").good_from == "always"
