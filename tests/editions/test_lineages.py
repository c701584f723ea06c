"""What becomes of each statement over three years of a made-up bank, however its author kept the files."""

from dataclasses import replace
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editions import years
from editions.rounds import round_of
from mir_assess.model.lineage import edition_lineages, lineages

FILES = {year: years.file_of(year).edition(year) for year in years.YEARS}
ONE_FILE = {year: years.whole().edition(year) for year in years.YEARS}
UNTOLD = {"safe", "back"}
"""What one file cannot tell: a promise has no history, and a statement brought back was never away."""

FROM_2026_TO_2027 = {
    "same": (("same",), "same"),
    "nearly": (("nearly",), "reworded_comparable"),
    "other": (("other",), "reworded"),
    "food": (("meals",), "split"),
    "company": (("meals",), "split"),
    "visits": (("visits",), "split"),
    "friends": (("visits",), "split"),
    "tools": (("spade", "rake"), "merged"),
    "bus": (("bus", "train"), "merged"),
    "phone": ((), "new"),
    "levels": (("levels",), "rescaled"),
    "moved": (("moved",), "same"),
    "both": (("both",), "reworded_comparable"),
    "safe": (("safe",), "same"),
    "post": (("letters",), "reworded"),
    "radio": (("radio",), "retired"),
    "back": (("back",), "retired"),
    "rest": (("rest",), "retired"),
}
FROM_2027_TO_2028 = {
    "same": (("same",), "same"),
    "nearly": (("nearly",), "reworded"),
    "other": (("other",), "reworded_comparable"),
    "food": (("food",), "same"),
    "visits": (("visits",), "same"),
    "tools": (("tools",), "same"),
    "bus": (("bus",), "same"),
    "phone": (("phone",), "same"),
    "screen": ((), "new"),
    "levels": (("levels",), "same"),
    "moved": (("moved",), "same"),
    "both": (("both",), "same"),
    "safe": (("safe",), "same"),
    "back": ((), "new"),
    "rest-again": ((), "new"),
    "messages": (("post",), "reworded"),
    "company": (("company",), "retired"),
    "friends": (("friends",), "retired"),
}
FROM_2026_TO_2028 = {
    "same": (("same",), "same"),
    "nearly": (("nearly",), "reworded"),
    "other": (("other",), "reworded"),
    "food": (("meals",), "split"),
    "visits": (("visits",), "split"),
    "tools": (("spade", "rake"), "merged"),
    "bus": (("bus", "train"), "merged"),
    "phone": ((), "new"),
    "screen": ((), "new"),
    "levels": (("levels",), "rescaled"),
    "moved": (("moved",), "same"),
    "both": (("both",), "reworded_comparable"),
    "safe": (("safe",), "same"),
    "back": (("back",), "same"),
    "rest-again": (("rest",), "reworded"),
    "messages": (("letters",), "reworded"),
    "radio": (("radio",), "retired"),
}
TABLES = [
    ("2026", "2027", FROM_2026_TO_2027),
    ("2027", "2028", FROM_2027_TO_2028),
    ("2026", "2028", FROM_2026_TO_2028),
]


def told(old, new, but=frozenset()):
    return {
        one.statement: (one.before, one.comparability)
        for one in edition_lineages(old, new)
        if one.statement not in but
    }


def found(old, new):
    return {one.statement: one for one in edition_lineages(old, new)}


@pytest.mark.parametrize(("old", "new", "table"), TABLES)
def test_what_became_of_each_statement_in_files_of_their_years(old, new, table):
    assert told(FILES[old], FILES[new]) == table


@pytest.mark.parametrize(("old", "new", "table"), TABLES)
def test_one_file_with_all_its_editions_tells_the_same(old, new, table):
    known = {name: row for name, row in table.items() if name not in UNTOLD}
    assert told(ONE_FILE[old], ONE_FILE[new], UNTOLD) == known


@pytest.mark.parametrize(("old", "new"), [(a, b) for a, b, _ in TABLES])
@pytest.mark.parametrize("kept", [FILES, ONE_FILE], ids=["files", "one file"])
def test_backwards_in_time_a_split_is_a_merge_and_what_compares_compares(old, new, kept):
    forward, backward = found(kept[old], kept[new]), found(kept[new], kept[old])
    assert {name for name, one in forward.items() if one.compares} == {
        name for name, one in backward.items() if one.compares
    }
    turned = {"split": "merged", "merged": "split"}
    pairs_forward = {
        (parent, name, one.comparability) for name, one in forward.items() for parent in one.before
    }
    pairs_backward = {
        (name, child, turned.get(one.comparability, one.comparability))
        for name, one in backward.items()
        for child in one.before
    }
    gone = {pair for pair in pairs_forward | pairs_backward if pair[2] == "retired"}
    assert pairs_forward - gone == pairs_backward - gone


def test_the_reasons_of_all_the_years_between_are_told_in_order():
    assert (
        found(FILES["2026"], FILES["2028"])["nearly"].reason
        == "Choose is the easier word. When matters as much."
    )


def test_a_reason_is_not_told_of_another_change_nor_of_a_step_back_to_older_words():
    assert found(FILES["2027"], FILES["2028"])["other"].reason == ""
    assert found(FILES["2027"], FILES["2026"])["nearly"].reason == ""


def test_what_moved_names_both_themes_and_says_why():
    one = found(FILES["2026"], FILES["2027"])["moved"]
    assert [theme.title for theme in one.themes] == ["My days", "My people"]
    assert one.reason == "It is about people."
    assert {name for name, one in found(FILES["2026"], FILES["2027"]).items() if one.themes} == {
        "moved",
        "both",
    }


def test_a_scale_that_gained_a_level_is_told_with_the_one_it_replaces():
    before, now = found(FILES["2026"], FILES["2027"])["levels"].scales
    assert (len(before.levels), len(now.levels), now.replaces) == (5, 6, before.id)


def test_a_promise_that_moved_is_told_where_its_files_tell_it():
    assert {name for name, one in found(FILES["2026"], FILES["2027"]).items() if one.promise_moved} == {
        "safe"
    }


def test_what_was_retired_and_what_is_back_is_told():
    assert {name for name, one in found(FILES["2026"], FILES["2027"]).items() if one.retired_there} == {
        "radio", "back", "rest",
    }  # fmt: skip
    assert {name for name, one in found(FILES["2027"], FILES["2028"]).items() if one.retired_there} == {
        "back", "rest-again", "company", "friends",
    }  # fmt: skip


def test_a_part_that_has_gone_since_was_a_part():
    assert found(FILES["2026"], FILES["2028"])["visits"].family == ("visits", "friends")


def test_one_of_two_merged_statements_that_was_asked_alone_does_not_compare():
    for name, asked in (("bus", "bus"), ("tools", "rake")):
        old = round_of(FILES["2026"], 2026, chosen=(asked,)).assessment
        new = round_of(FILES["2027"], 2027, chosen=(name,)).assessment
        (one,) = lineages(old, new)
        assert (one.comparability, one.before) == ("merged", (asked,))


def test_one_part_of_a_split_statement_that_was_chosen_alone_does_not_compare():
    for asked, name in (("meals", "food"), ("visits", "visits"), ("visits", "friends")):
        old = round_of(FILES["2026"], 2026, chosen=(asked,)).assessment
        (one,) = lineages(old, round_of(FILES["2027"], 2027, chosen=(name,)).assessment)
        assert (one.comparability, one.before) == ("split", (asked,))


def test_where_no_part_was_chosen_the_whole_was_not_asked_again_and_its_parts_are_named():
    old = round_of(FILES["2026"], 2026, chosen=("meals",)).assessment
    new = round_of(FILES["2027"], 2027, chosen=("same",)).assessment
    _, gone = lineages(old, new)
    assert (gone.statement, gone.comparability, gone.family) == ("meals", "retired", ("food", "company"))


def test_two_parts_asked_in_both_rounds_are_themselves():
    """`friends` came out of `visits` before either round, and still names it."""
    old, new = (replace(FILES["2027"], edition=name) for name in ("2027", "2027b"))
    assert {one.comparability for one in edition_lineages(old, new)} == {"same"}


def test_a_copy_under_another_bank_id_compares_where_nothing_changed_and_nowhere_else():
    copy = years.copied(years.file_of("2027")).edition()
    one = found(FILES["2026"], copy)
    assert {name for name, row in one.items() if row.compares} == {"same", "moved", "safe"}
    assert {row.comparability for row in one.values()} == {"same", "other_edition", "new", "retired"}
    own = found(years.copied(years.file_of("2026")).edition(), copy)
    assert {name: row.comparability for name, row in own.items()} == {
        name: kind for name, (_, kind) in FROM_2026_TO_2027.items()
    }


def test_a_file_that_knows_nothing_of_the_year_before_compares_only_the_same_words():
    one = found(FILES["2026"], years.alone("2027").edition())
    assert {name for name, row in one.items() if row.compares} == {"same", "moved", "safe"}


@given(st.sampled_from(list(permutations(years.YEARS, 2))), st.data())
def test_whatever_was_chosen_everything_is_told_once_and_no_more_compares(pair, data):
    old, new = (FILES[year] for year in pair)
    whole = found(old, new)
    before, now = (
        tuple(data.draw(st.sets(st.sampled_from([s.id for s in part.statements]), min_size=1)))
        for part in (old, new)
    )
    rows = lineages(round_of(old, 2026, chosen=before).assessment, round_of(new, 2027, chosen=now).assessment)
    names = [row.statement for row in rows]
    assert len(names) == len(set(names))
    assert set(now) <= set(names)
    assert {parent for row in rows for parent in row.before} == set(before)
    for row in rows:
        if row.compares:
            assert row.before == (row.statement,)
            assert whole[row.statement].comparability == row.comparability
