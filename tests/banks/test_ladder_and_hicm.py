"""The ladder of co-production and the High Impact Change Model: scales of their own kind, honestly told."""

import re
from pathlib import Path

import pytest

from mir_assess import banks
from mir_assess.model.bank import ROLES

STATEMENTS = Path(__file__).resolve().parents[2] / "statements"
LADDER, HICM = "ladder-of-co-production", "high-impact-change-model"
ROLES_OF_THE_FIELD = (*ROLES[:5], "other")
REMEMBERED = {"6", "8", "9", "10"}
"""The changes whose names no public page has shown us."""


@pytest.fixture(scope="module", params=[LADDER, HICM])
def bank(request):
    return banks.load(request.param, STATEMENTS)


@pytest.fixture(scope="module")
def ladder():
    return banks.load(LADDER, STATEMENTS)


@pytest.fixture(scope="module")
def hicm():
    return banks.load(HICM, STATEMENTS)


def words_of(bank):
    """The newest wording of every statement."""
    return [(statement, statement.wordings[-1]) for statement in bank.statements]


def test_neither_makes_a_promise_anywhere(bank):
    assert [scale.good_from for scale in bank.scales] == [None]
    assert {statement.good_from for statement in bank.edition().statements} == {None}


def test_every_role_is_asked_in_its_own_words_and_no_voice_is_anybodys_promise(bank):
    assert {statement.voice for statement in bank.statements} == {"none"}
    asked = {stem.role: stem.text for stem in bank.stems if stem.voice == "none"}
    assert set(asked) == set(ROLES_OF_THE_FIELD)
    assert len(set(asked.values())) == len(asked)


def test_every_statement_has_all_that_a_room_needs(bank):
    for statement, wording in words_of(bank):
        assert len(wording.text.split()) <= 18, statement.id
        assert 2 <= len(wording.easy_text.split()) <= 12, statement.id
        assert wording.explanation, statement.id
        assert len(statement.prompts) >= 2, statement.id
    assert bank.prompts


def test_pictures_are_names_of_the_set_that_is_credited(bank):
    lucide = pytest.importorskip("lucide")
    known = set(lucide.get_icon_list())
    assert {statement.picture for statement in bank.statements} <= known
    assert bank.pictures.set == "lucide"
    assert "Lucide" in bank.pictures.credit
    assert bank.pictures.licence == "ISC"


def test_words_are_ours_and_nobody_else_made_or_endorsed_them(bank):
    assert "this project's own words" in bank.source.wording
    assert "not made or endorsed by" in bank.source.wording
    assert bank.source.address.startswith("https://")
    assert "our words only" in bank.source.note


@pytest.mark.parametrize(("what", "most"), [("text", 7), ("easy_text", 4)])
def test_reading_ease_over_a_theme(bank, what, most):
    textstat = pytest.importorskip("textstat")
    for theme in bank.themes:
        texts = [getattr(wording, what) for _, wording in words_of(bank) if wording.theme == theme.id]
        assert textstat.flesch_kincaid_grade(" ".join(texts)) <= most, (theme.id, texts)


def test_no_link_to_cqc_claims_to_be_more_than_our_suggestion(bank):
    links = [
        link for statement in bank.statements for link in statement.links.get("cqc-quality-statements", ())
    ]
    assert links
    assert {link.status for link in links} == {"suggested"}


# The ladder


def test_the_ladder_has_seven_rungs_lowest_first(ladder):
    assert [level.label for level in ladder.scales[0].levels] == [
        "Coercion", "Educating", "Informing", "Consultation", "Engagement", "Co-design", "Co-production",
    ]  # fmt: skip
    assert all(level.description for level in ladder.scales[0].levels)


def test_the_easy_first_step_says_to_for_or_with_and_judges_nothing(ladder):
    bands = ladder.scales[0].bands
    assert [band.label for band in bands] == ["Done to people", "Done for people", "Done with people"]
    assert [len(band.levels) for band in bands] == [2, 3, 2]
    # TLAP's drawing is theirs; a face would call a rung good or bad.
    assert not any(part.picture for part in (*bands, *ladder.scales[0].levels))


def test_the_ladder_is_asked_of_last_year_and_of_this_workshop(ladder):
    texts = [wording.text for _, wording in words_of(ladder)]
    assert len(texts) == 2
    assert "past year" in texts[0]
    assert "this workshop" in texts[1]


def test_the_talk_says_that_rungs_may_have_their_place_and_whose_side_the_ladder_is_on(ladder):
    assert ladder.prompts[0].startswith("Any rung but coercion can have its place.")
    assert any("The ladder looks from the service's side." in words for words in ladder.statements[0].prompts)


def test_the_help_of_the_ladder_leans_on_no_rung(ladder):
    rungs = "|".join(["rung", *(level.label for level in ladder.scales[0].levels)])
    for _, wording in words_of(ladder):
        assert not re.search(rungs, wording.explanation, re.IGNORECASE)


def test_rungs_are_told_in_a_few_words_that_fit_a_narrow_screen(ladder):
    assert [level.description for level in ladder.scales[0].levels if len(level.description) > 42] == []


def test_the_ladder_says_whose_it_is_and_that_the_drawing_is_not_used(ladder):
    assert "National Co-production Advisory Group" in ladder.source.follows
    assert "Think Local Act Personal" in ladder.source.follows
    assert "Arnstein" in ladder.source.follows
    assert "drawing of the ladder belongs to TLAP and is not used" in ladder.source.note


def test_the_ladder_bears_on_the_two_leadership_statements_of_cqc(ladder):
    items = {link.id for statement in ladder.statements for link in statement.links["cqc-quality-statements"]}
    assert items == {"8", "9"}


# The High Impact Change Model


def test_there_are_ten_changes_and_four_enablers_on_five_levels(hicm):
    themes = [wording.theme for _, wording in words_of(hicm)]
    assert themes == ["changes"] * 10 + ["enablers"] * 4
    assert [level.label for level in hicm.scales[0].levels] == [
        "Not yet established", "Plans in place", "Established", "Mature", "Exemplary",
    ]  # fmt: skip


def test_each_level_is_described_for_each_statement_in_a_sentence_of_its_own(hicm):
    told = [text for statement in hicm.statements for text in statement.descriptors.values()]
    assert all(set(statement.descriptors) == set(hicm.scales[0].keys) for statement in hicm.statements)
    assert len(set(told)) == 14 * 5
    # Two rows of a narrow screen hold so much.
    assert [text for text in told if len(text.split()) < 4 or len(text) > 88] == []


def test_each_level_from_established_on_includes_the_one_below_it(hicm):
    for statement in hicm.statements:
        told = statement.descriptors
        assert told["established"].startswith("Most "), statement.id
        assert told["mature"].startswith("Nearly everyone "), statement.id
        assert re.match("All that for everyone|Nobody waits", told["exemplary"]), statement.id
    assert "each level includes the one below it" in hicm.source.note


def test_the_descriptions_are_as_easy_to_read_as_the_statements(hicm):
    textstat = pytest.importorskip("textstat")
    for statement in hicm.statements:
        told = ". ".join(statement.descriptors.values())
        assert textstat.flesch_kincaid_grade(f"{told}.") <= 8, statement.id


def test_each_statement_links_to_its_own_change_and_remembered_names_say_so(hicm):
    framework = next(one for one in hicm.frameworks if one.id == "hicm-2023")
    links = [link for statement in hicm.statements for link in statement.links["hicm-2023"]]
    assert [link.id for link in links] == [item.id for item in framework.items]
    assert {link.id for link in links if link.status == "unconfirmed"} == REMEMBERED
    assert {link.status for link in links if link.id not in REMEMBERED} == {"confirmed"}
    assert "from memory" in framework.note
    assert re.search("6, 8, 9 and 10", framework.note)
    numbers = {item.id for item in framework.items if "number remembered" in item.title}
    names = {item.id for item in framework.items if "name and number remembered" in item.title}
    assert (numbers, names) == ({"2", *map(str, range(4, 11))}, REMEMBERED)


def test_levels_of_which_only_one_was_seen_are_marked_in_the_file(hicm):
    text = (STATEMENTS / f"{HICM}.yaml").read_text(encoding="utf-8")
    for key in hicm.scales[0].keys:
        mark = "seen" if key == "established" else "remembered"
        assert re.search(rf"- key: {key} +# {mark}$", text, re.MULTILINE), key
    assert "Not yet established, Plans in place, Mature and Exemplary" in hicm.source.note


def test_it_is_for_getting_better_and_not_for_judging_performance(hicm):
    assert "for self-improvement, not for performance management" in hicm.source.wording


def test_the_ties_the_model_itself_names_are_there_and_no_others_are_made_up(hicm):
    ties = {statement.id: statement.links.get("making-it-real", ()) for statement in hicm.statements}
    assert {name: [link.id for link in found] for name, found in ties.items() if found} == {
        "HIC-C-1": ["TC-I-2", "TC-W-1"],
        "HIC-E-1": ["AC-W-3"],
    }


def test_a_short_set_for_one_meeting_has_changes_and_enablers(hicm):
    chosen = next(one for one in hicm.sets if one.id == "one-meeting").statements
    assert 5 <= len(chosen) <= 8
    assert {name.split("-")[1] for name in chosen} == {"C", "E"}
