"""Made-up statements are matched with ours: most of them rightly, and none wrongly and surely.

The numbers are measured; docs say nothing of them, and whoever changes words in the bank may find them moved.
"""

import random
from collections import Counter
from dataclasses import replace

import pytest

from mir_assess.model.bank import Link
from mir_assess.wording.finding import Copy, Theirs
from mir_assess.wording.matching import LIKELY, NOT_SURE, SURE, match, offers
from mir_assess.wording.official import is_vouched_for, place_in_list
from wording.made_up import OFFICE, STATEMENTS, THEMES, ids, listed

FEW_SHARED = "I carry a red card in case the roof comes down in a crisis."
NONE_SHARED = "I sing in the shed until the lamp burns low."


def copy_of(texts, **further):
    theirs = [
        Theirs(text, voice, theme)
        for theme, voices in texts.items()
        for voice, each in voices.items()
        for text in each
    ]
    return Copy(tuple(theirs), tuple(THEMES), **further)


def outcome(copy, edition, true):
    """How often a match is right or wrong, by how sure it is said to be."""
    told = Counter()
    for each in match(copy, edition).matches:
        told["right" if true[each.theirs.text] == each.ours else "wrong", each.certainty] += 1
    return told


def test_most_are_matched_and_none_wrongly(edition):
    told = outcome(copy_of(listed()), edition, ids())
    there = sum(1 for id_ in ids().values() if id_)
    assert told["wrong", SURE] == told["wrong", LIKELY] == 0
    assert told["right", SURE] + told["right", LIKELY] + told["right", NOT_SURE] >= 0.9 * there
    assert told["right", SURE] + told["right", LIKELY] >= 0.65 * there


def test_what_the_official_list_is_not_known_to_hold_is_never_sure(edition):
    sure = {each.ours for each in match(copy_of(listed()), edition).matches if each.certainty == SURE}
    assert sure
    for id_ in sure:
        assert [link.status for link in edition.statement(id_).links["making-it-real"]] == ["confirmed"]


def test_words_that_share_little_with_ours_leave_doubt_and_no_error(edition):
    told = outcome(copy_of(listed(OFFICE)), edition, ids(OFFICE))
    assert told["wrong", SURE] == told["wrong", LIKELY] == 0
    assert told["right", SURE] + told["right", LIKELY] >= 10


@pytest.mark.parametrize("seed", range(25))
@pytest.mark.parametrize("source", [STATEMENTS, OFFICE], ids=["plain", "office"])
def test_whatever_is_dropped_or_shuffled_none_is_wrong_and_sure(seed, source, edition):
    chance, texts = random.Random(seed), listed(source)
    for voices in texts.values():
        for each in voices.values():
            if chance.random() < 0.7 and len(each) > 2:
                each.pop(chance.randrange(len(each)))
            if chance.random() < 0.4:
                chance.shuffle(each)
            if chance.random() < 0.3:
                each.insert(
                    chance.randrange(len(each)), f"{each[0].split()[0]} like a good game of chess on Sundays."
                )
    copy = copy_of(texts)
    told = outcome(copy, edition, {each.text: ids(source).get(each.text, "") for each in copy.statements})
    assert told["wrong", SURE] == 0
    assert told["wrong", LIKELY] <= 1


def test_where_order_and_topic_disagree_it_is_not_sure(edition):
    texts = listed()
    texts["workforce"]["i"].reverse()
    matched = {each.ours: each for each in match(copy_of(texts), edition).matches}
    crossed = [matched[f"WF-I-{number}"] for number in (1, 2, 3, 4) if f"WF-I-{number}" in matched]
    assert [each.ours for each in crossed if each.certainty == SURE] in (
        [],
        ["WF-I-2"],
        ["WF-I-3"],
        ["WF-I-4"],
    )
    assert sum(each.certainty == NOT_SURE for each in crossed) >= len(crossed) - 1


def test_the_same_sentence_in_two_copies_is_sure_whatever_the_signs(edition):
    drifted = {}
    for statement in edition.statements:
        text = statement.text.rstrip(".").replace("'", "’").replace(" and ", " –  and ")
        drifted.setdefault(statement.theme, {}).setdefault(statement.voice, []).append(text)
    matching = match(copy_of(drifted), edition)
    vouched = [each for each in matching.matches if each.certainty == SURE]
    assert [each.ours for each in matching.matches] == [statement.id for statement in edition.statements]
    assert len(vouched) >= 40
    assert matching.theirs_left == ()


def test_between_two_that_match_a_place_speaks_for_a_statement(edition):
    texts = {"change": {"i": listed()["change"]["i"][:]}}
    for text, certainty in ((FEW_SHARED, LIKELY), (NONE_SHARED, NOT_SURE)):
        texts["change"]["i"][4] = text
        matched = {each.ours: each for each in match(copy_of(texts), edition).matches}
        assert (matched["TC-I-5"].certainty, matched["TC-I-5"].theirs.text) == (certainty, text)
    texts["change"]["i"].pop(3)  # now something is missing beside it
    assert "TC-I-5" not in {each.ours for each in match(copy_of(texts), edition).matches}


def test_a_place_in_the_list_counts_only_where_the_order_is_known(edition):
    statement = edition.statement("TC-I-5")
    assert place_in_list(statement) == 5
    assert place_in_list(edition.statement("WI-I-1")) is None
    unsure = replace(statement, links={"making-it-real": (Link("TC-I-5", "unconfirmed"),)})
    assert place_in_list(unsure) is None
    assert place_in_list(replace(statement, links={})) is None
    assert is_vouched_for(replace(statement, links={}))


def test_an_id_beside_a_statement_settles_it_unless_it_stands_twice(edition):
    theirs = Theirs("I like a good game of chess.", "i", "workforce", named="WF-I-3")
    [only] = match(Copy((theirs,)), edition).matches
    assert (only.ours, only.certainty) == ("WF-I-3", SURE)
    twice = Theirs("I like a good game of darts.", "i", "workforce", named="WF-I-3")
    assert all(each.certainty != SURE for each in match(Copy((theirs, twice)), edition).matches)


def test_what_matches_nothing_is_left_on_both_sides(edition):
    theirs = Theirs("We hold a street party once a year.", "we", "workforce")
    matching = match(Copy((theirs,)), edition)
    assert matching.matches == ()
    assert matching.theirs_left == (theirs,)
    assert len(matching.ours_left) == len(edition.statements)


def test_without_themes_nothing_is_sure_and_under_another_theme_it_is_a_question(edition):
    text = "At the first sign of trouble I know whose number to call for help."
    for theme, certainty in (("", LIKELY), ("workforce", NOT_SURE)):
        [only] = match(Copy((Theirs(text, "i", theme),)), edition).matches
        assert (only.ours, only.certainty) == ("TC-I-6", certainty)


def test_a_copy_of_an_older_edition_leaves_all_in_doubt(edition):
    matching = match(copy_of(listed(), older_heading="Risk enablement"), edition)
    assert {each.certainty for each in matching.matches} == {NOT_SURE}


def test_offers_are_of_the_same_voice_and_not_taken_the_nearest_first(edition):
    theirs = Theirs("My helpers listen for what counts before they do a thing.", "i", "workforce")
    copy = Copy((theirs,))
    first, *further = offers(theirs, frozenset(), copy, edition)
    assert first == "WF-I-2"
    assert set(further) >= {"WF-I-1", "WF-I-3", "WF-I-4"}
    assert all(edition.statement(each).voice == "i" for each in further)
    assert first not in offers(theirs, {first}, copy, edition)


def test_the_same_copy_gives_the_same_matches(edition):
    assert match(copy_of(listed()), edition) == match(copy_of(listed()), edition)
