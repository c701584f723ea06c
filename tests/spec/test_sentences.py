"""The sentences a report says, as a table: what was answered, how it reads, what the page says."""

# ruff: noqa: E501, ISC004 - a table reads best with a row a line
import pytest

from mir_assess.analysis.disclosed import AgreedOnly, Coarse, Suppressed
from mir_assess.analysis.distributions import Bands, Distribution, Promise
from mir_assess.analysis.gaps import Gap
from mir_assess.model.assessment import Group
from mir_assess.model.bank import Level, Scale
from mir_assess.model.lineage import Lineage
from mir_assess.report.changes import change_sentence, gap_change_sentence, verdict, when_words
from mir_assess.report.naming import in_a_sentence, named
from mir_assess.report.sayings import line, middle, said, saying
from mir_assess.report.scale_words import levels_that_changed
from mir_assess.report.sentences import gap_words
from mir_assess.report.steps import Ladder

TRUTH = Ladder(
    ("never", "rarely", "sometimes", "mostly", "always"),
    ("Never true", "Not often true", "Sometimes true", "Mostly true", "Always true"),
    3,
)
SAFE = Ladder(TRUTH.keys, TRUTH.labels, 4)
STAGES = Ladder(("a", "b", "c", "d"), ("Not begun", "Begun", "Established", "Exemplary"), None)
HIDDEN = Suppressed("below_base", 5)
NOBODY = Suppressed("no_answers", 5)

LIVED = Group("lived", "People with lived experience", "lived_experience")
COUNCIL = Group("council", "Council team", "council")
CARERS = Group("carers", "Family carers", "carer")
PARTNERS = Group("partners", "NHS partners", "partner")
GROUPS = (LIVED, COUNCIL, CARERS, PARTNERS)
PEOPLE, TEAM, FAMILY, NHS = (named(group, GROUPS) for group in GROUPS)


def shown(counts=None, steps=TRUTH, *, bands=None, coarse=None, agreed=None, hidden=None, dont_know=0):
    """A distribution as the gate would hand it out, with what the sentences read filled in."""
    base, keeps, levels, median, split = 0, None, None, None, False
    if counts is not None:
        base = sum(counts)
        levels = dict(zip(steps.keys, counts, strict=True))
        if steps.keeps_from is not None:
            keeps = Promise(sum(counts[steps.keeps_from :]), 0.5, (0.1, 0.9))
        ranks = [rank for rank, people in enumerate(counts) for _ in range(people)]
        lower, upper = ranks[(base - 1) // 2], ranks[base // 2]
        median, split = tuple(dict.fromkeys((steps.keys[lower], steps.keys[upper]))), upper - lower > 1
    elif bands is not None:
        base, levels, keeps = sum(bands), Suppressed("small_cell", 3), Promise(bands[1], 0.5, (0.1, 0.9))
    elif coarse is not None:
        base, levels, keeps = HIDDEN, HIDDEN, Coarse(coarse)
    elif hidden is not None:
        base, levels, keeps = hidden, hidden, hidden
    return Distribution(
        statement="S",
        group="g",
        base=base,
        levels=levels,
        bands=Bands(*bands) if bands else None,
        dont_know=dont_know,
        not_applicable=0,
        skipped=0,
        unlevelled=dont_know,
        keeps_promise=keeps,
        median=median,
        split=split,
        agreement=None,
        agreed=agreed,
    )


SAYINGS = [
    # who, what was answered, what the page says
    (PEOPLE, shown((1, 8, 2, 1, 1)), "Most people said this is not often true for them."),
    (PEOPLE, shown((1, 2, 2, 4, 4)), "Most people said this is mostly true or always true for them."),
    (PEOPLE, shown((4, 4, 3, 1, 1)), "Most people said this is never, not often or sometimes true for them."),
    (PEOPLE, shown((2, 2, 2, 3, 3)), "Half of the people said this is mostly true or always true for them. The other half did not."),
    (PEOPLE, shown((0, 0, 0, 9, 0)), "All 9 people said this is mostly true for them."),
    (PEOPLE, shown((4, 4, 1, 0, 0)), "All 9 people said this is never, not often or sometimes true for them."),
    (PEOPLE, shown((0, 0, 0, 1, 0)), "One person said this is mostly true for them."),
    (PEOPLE, shown((1, 1, 2, 4, 3), SAFE), "Most people said this is less than always true for them."),
    (TEAM, shown((0, 0, 1, 5, 2)), "Most of the council team thought it was mostly true."),
    (TEAM, shown((0, 0, 0, 0, 8)), "All 8 of the council team thought it was always true."),
    (TEAM, shown((0, 1, 1, 0, 0), dont_know=6), "Most of the council team did not know. All 2 of the council team thought it was never, not often or sometimes true."),
    (FAMILY, shown((0, 0, 1, 5, 2)), "Most family carers said this is mostly true for them."),
    (NHS, shown((0, 0, 1, 5, 2)), "Most NHS partners thought it was mostly true."),
    (PEOPLE, shown(bands=(8, 4)), "Most people said this is never, not often or sometimes true for them."),
    (TEAM, shown(bands=(4, 8)), "Most of the council team thought it was mostly true or always true."),
    (TEAM, shown(bands=(6, 6)), "Half of the council team thought it was mostly true or always true. The other half did not."),
    (TEAM, shown(coarse="fewer_than_half"), "Fewer than half of the council team thought it was mostly true or always true."),
    (PEOPLE, shown(coarse="half_or_more"), "Half or more of the people said this is mostly true or always true for them."),
    (PEOPLE, shown(coarse="fewer_than_min_cell"), "Very few people said this is mostly true or always true for them."),
    (TEAM, shown(coarse="all_but_fewer_than_min_cell"), "Nearly all of the council team thought it was mostly true or always true."),
    (TEAM, shown(agreed=AgreedOnly("mostly", HIDDEN, HIDDEN)), "The council team agreed on mostly true together."),
    (TEAM, shown(agreed=AgreedOnly(None, 5, 0)), "The council team met more than once and agreed on different levels."),
    (TEAM, shown(hidden=HIDDEN), "We do not show the numbers of the council team, to keep people safe. Their answers matter just as much."),
    (FAMILY, shown(hidden=HIDDEN), "We do not show the numbers of family carers, to keep people safe. Their answers matter just as much."),
    (NHS, shown(hidden=NOBODY), "There is no rating from NHS partners."),
]  # fmt: skip

OF_A_LADDER = [
    ((1, 5, 1, 1), "Most people chose “Begun”."),
    ((0, 4, 4, 0), "Half of the people chose “Begun”. The other half chose “Established”."),
    ((1, 3, 2, 1), "Among people, answers ran from “Not begun” to “Exemplary”; the middle one was “Begun”."),
    (
        (2, 2, 3, 1),
        "Among people, answers ran from “Not begun” to “Exemplary”; the middle lay between “Begun” and “Established”.",
    ),
    ((3, 1, 0, 4), "People were split: there is no middle answer."),
]


@pytest.mark.parametrize(("who", "answers", "sentence"), SAYINGS)
def test_what_a_group_said(who, answers, sentence):
    steps = SAFE if "less than" in sentence else TRUTH
    assert saying(answers, who, steps) == sentence


@pytest.mark.parametrize(("counts", "sentence"), OF_A_LADDER)
def test_a_scale_that_makes_no_promise_is_told_by_its_middle(counts, sentence):
    assert saying(shown(counts, STAGES), PEOPLE, STAGES) == sentence


def gap_parts(gap, one, other, steps):
    """What each of two groups said, and what can be told of both."""
    voices = ((who, answers, said(answers, who, steps)) for who, answers in (one, other))
    return gap_words(gap, *voices, steps).parts


GAPS = [
    # reading, people with lived experience, the other group, what can be told
    (
        "comparison_higher", (PEOPLE, shown((1, 8, 2, 1, 1))), (TEAM, shown((0, 0, 1, 5, 2))),
        "Most people said this is not often true for them. Most of the council team thought it was mostly true. "
        "What are they not seeing?",
    ),
    (
        "comparison_higher", (PEOPLE, shown((0, 0, 1, 8, 1))), (TEAM, shown((0, 0, 0, 5, 4))),
        "Most people said this is mostly true for them. Most of the council team thought so too. "
        "The council team rated this higher than people did. What are they not seeing?",
    ),
    (
        "comparison_higher", (PEOPLE, shown((1, 8, 2, 1, 1))), (FAMILY, shown((0, 0, 1, 5, 2))),
        "Most people said this is not often true for them. Most family carers said this is mostly true for them. "
        "Family carers rated this higher than people did. They answered for their own lives.",
    ),
    (
        "reference_higher", (PEOPLE, shown((0, 0, 1, 5, 6))), (TEAM, shown((3, 3, 2, 0, 0))),
        "Most people said this is mostly true or always true for them. All 8 of the council team thought it was never, "
        "not often or sometimes true. People rated this higher than the council team did. It may be good, or people may expect little.",
    ),
    (
        "no_clear_gap", (PEOPLE, shown((0, 0, 1, 8, 1))), (TEAM, shown((0, 0, 1, 6, 1))),
        "Most people said this is mostly true for them. Most of the council team thought so too. "
        "The answers differ a little. With so few, we cannot tell whether that means anything.",
    ),
    (
        "no_clear_gap", (PEOPLE, shown((0, 0, 10, 80, 10))), (TEAM, shown((0, 0, 10, 60, 10))),
        "Most people said this is mostly true for them. Most of the council team thought so too. "
        "The answers differ a little, no more than chance could explain.",
    ),
    (
        "too_few", (PEOPLE, shown((0, 0, 1, 4, 1))), (TEAM, shown(coarse="half_or_more")),
        "Most people said this is mostly true for them. Half or more of the council team thought it was mostly true or always "
        "true. Too few people answered to compare the groups.",
    ),
    (
        "too_few", (PEOPLE, shown((0, 0, 1, 8, 1))), (TEAM, shown(hidden=HIDDEN)),
        "Most people said this is mostly true for them. We do not show the numbers of the council team, to keep people safe. "
        "Their answers matter just as much. So we do not compare these two.",
    ),
    (
        "agreed_only", (PEOPLE, shown((0, 0, 1, 8, 1))), (TEAM, shown(agreed=AgreedOnly("always", 6, 0))),
        "Most people said this is mostly true for them. The council team agreed on always true together. "
        "An answer agreed on together is read beside the others: we do not compare it by numbers.",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("reading", "one", "other", "sentence"), GAPS)
def test_what_a_gap_says(reading, one, other, sentence):
    gap = Gap("S", "lived", "other", 0.6, (0.4, 0.8), 0.2, reading)
    assert " ".join(gap_parts(gap, one, other, TRUTH)) == sentence


@pytest.mark.parametrize(
    ("superiority", "people", "sentence"),
    [
        (0.6, 10, "The answers differ a little. With so few, we cannot tell whether that means anything."),
        (0.4, 40, "The answers differ a little, no more than chance could explain."),
        (0.68, 10, "The answers differ. With so few, we cannot tell whether that means anything."),
        (0.32, 40, "The answers differ, no more than chance could explain."),
    ],
)
def test_a_gap_that_is_wide_and_not_clear_is_not_played_down(superiority, people, sentence):
    both = shown((0, 0, 0, people, 0))
    gap = Gap("S", "lived", "other", superiority, (0.3, 0.8), 0.2, "no_clear_gap")
    assert gap_parts(gap, (PEOPLE, both), (TEAM, both), TRUTH)[2] == sentence


def test_a_group_most_of_which_did_not_know_is_not_said_to_think_so_too():
    one = shown((0, 0, 1, 8, 1)), shown((0, 0, 0, 6, 1), dont_know=20)
    gap = Gap("S", "lived", "other", 0.5, (0.3, 0.7), 1.0, "no_clear_gap")
    assert gap_parts(gap, (PEOPLE, one[0]), (TEAM, one[1]), TRUTH)[1] == (
        "Most of the council team did not know. Most of the council team thought it was mostly true."
    )


def test_two_groups_of_which_neither_stands_higher_are_not_called_alike():
    gap = Gap("S", "lived", "other", 0.5, (0.3, 0.7), 1.0, "no_clear_gap")
    both = shown((0, 0, 1, 8, 1))
    assert gap_parts(gap, (PEOPLE, both), (TEAM, both), TRUTH)[2] == (
        "Neither group rated this higher. That does not prove they see it alike."
    )


SAME = Lineage("S", ("S",), "same")
CHANGES = [
    ("clear_rise", PEOPLE, SAME, "People rated this higher than last year: more than chance would explain. Numbers cannot say why."),
    ("clear_fall", TEAM, SAME, "The council team rated this lower than last year: more than chance would explain. Numbers cannot say why."),
    ("no_clear_change", PEOPLE, SAME, "We cannot tell if this got better or worse. Your own life may have changed."),
    ("no_clear_change", TEAM, SAME, "We cannot tell if this got better or worse."),
    ("too_few", PEOPLE, SAME, "Too few people answered to compare the two rounds."),
    ("not_comparable", PEOPLE, Lineage("S", ("S",), "reworded"), "We asked this differently last year, so we do not compare."),
    ("not_comparable", PEOPLE, Lineage("S", ("S",), "rescaled"), "People had other answers to choose from last year, so we do not compare."),
    ("not_comparable", PEOPLE, Lineage("S", ("R",), "split"), "This was part of a wider statement last year, so we do not compare."),
    ("not_comparable", PEOPLE, Lineage("S", ("R", "T"), "merged"), "This was several statements last year, so we do not compare."),
    ("not_comparable", PEOPLE, Lineage("S", ("R",), "reworded"), "Another statement stood in its place last year, so we do not compare."),
    ("not_comparable", PEOPLE, Lineage("S", (), "new"), "This is new: we did not ask it last year, so there is nothing to compare."),
    ("not_comparable", PEOPLE, Lineage("S", (), "new", retired_there=True), "This is back: we did not ask it last year, so there is nothing to compare."),
    ("not_comparable", PEOPLE, Lineage("S", (), "new", in_both_banks=True), "We did not ask this last year, so there is nothing to compare."),
    ("not_comparable", PEOPLE, Lineage("S", ("S",), "retired"), "We did not ask this again, so there is nothing to compare."),
    ("not_comparable", PEOPLE, Lineage("S", ("S",), "retired", retired_there=True), "This was retired: we did not ask it again, so there is nothing to compare."),
    ("not_comparable", TEAM, Lineage("S", ("S",), "same", promise_moved=True), "What counts as keeping the promise is not what it was last year, so we do not compare."),
    ("not_comparable", PEOPLE, Lineage("S", ("S",), "other_edition"), "This came from another list of statements last year, so we do not compare."),
    ("not_comparable", TEAM, SAME, "This was not answered in the same way last year, so we do not compare."),
]  # fmt: skip


@pytest.mark.parametrize(("reading", "who", "lineage", "sentence"), CHANGES)
def test_what_a_change_says(reading, who, lineage, sentence):
    assert change_sentence(reading, who, "last year", lineage) == sentence


GAP_CHANGES = [
    ("narrowed", "The gap between people and the council team is smaller than last year: more than chance would explain."),
    ("widened", "The gap between people and the council team is wider than last year: more than chance would explain."),
    ("no_clear_change", "We cannot tell if the gap between people and the council team changed."),
    ("too_few", "Too few people answered to say whether the gap between people and the council team changed."),
    ("not_comparable", "The gap between people and the council team was not measured in the same way last year, so we do not compare."),
]  # fmt: skip


@pytest.mark.parametrize(("reading", "sentence"), GAP_CHANGES)
def test_what_a_change_of_a_gap_says(reading, sentence):
    assert gap_change_sentence(reading, PEOPLE, TEAM, "last year", SAME, crossed=False) == sentence


NOT_SHOWN = "We do not show enough of these answers here to {}, to keep people safe."


@pytest.mark.parametrize("why", [HIDDEN, Suppressed("small_cell", 3)])
def test_what_is_hidden_is_not_said_to_be_of_too_few(why):
    one, other = (PEOPLE, shown((0, 0, 1, 4, 1))), (TEAM, shown(coarse="half_or_more"))
    gap = Gap("S", "lived", "other", why, why, why, "too_few")
    assert gap_parts(gap, one, other, TRUTH)[2] == NOT_SHOWN.format("compare them")
    assert change_sentence("too_few", PEOPLE, "last year", SAME, figure=why) == NOT_SHOWN.format(
        "compare them"
    )
    of_gap = gap_change_sentence("too_few", PEOPLE, TEAM, "last year", SAME, crossed=False, figure=why)
    assert of_gap == NOT_SHOWN.format("say whether the gap between people and the council team changed")


def test_where_nobody_answered_or_few_did_that_is_said():
    for why in (NOBODY, 0.6):
        sentence = change_sentence("too_few", PEOPLE, "last year", SAME, figure=why)
        assert sentence == "Too few people answered to compare the two rounds."


def test_a_gap_that_changed_sides_says_so():
    sentence = gap_change_sentence("narrowed", PEOPLE, TEAM, "last year", SAME, crossed=True)
    assert sentence.endswith("The group that rated lower then rated higher now.")


VERDICTS = [
    (SAME, "We asked this in the same words last year, so we can compare."),
    (Lineage("S", ("S",), "same", promise_moved=True), "We asked this in the same words last year, so we can compare. But what counts as keeping the promise is not the same, so we compare the levels only."),
    (Lineage("S", ("S",), "reworded_comparable"), "The words changed a little. They ask the same as last year, so we can compare."),
    (Lineage("S", ("S",), "reworded"), "We asked this differently last year, so we do not compare."),
]  # fmt: skip


@pytest.mark.parametrize(("lineage", "sentence"), VERDICTS)
def test_whether_two_rounds_compare(lineage, sentence):
    assert verdict(lineage, "last year") == sentence


def test_where_only_the_promise_is_told_a_promise_that_moved_does_not_compare():
    lineage = Lineage("S", ("S",), "same", promise_moved=True)
    sentence = "What counts as keeping the promise is not what it was last year, so we do not compare."
    assert verdict(lineage, "last year", bands_only=True) == sentence
    assert verdict(SAME, "last year", bands_only=True) == verdict(SAME, "last year")


def levels(*labels):
    return Scale("x", tuple(Level(label.casefold(), label) for label in labels))


SCALES = [
    (levels("A", "B"), levels("A", "AB", "B"), "Last year there were two levels to choose from, and now there are three", "New is “AB”."),
    (levels("A", "B"), levels("A", "AB", "B", "C"), "Last year there were two levels to choose from, and now there are four", "New are “AB” and “C”."),
    (levels("A", "B", "C"), levels("A", "C"), "Last year there were three levels to choose from, and now there are two", "“B” is gone."),
    (levels("A", "B", "C"), levels("A", "D"), "Last year there were three levels to choose from, and now there are two", "The levels were “A”, “B” and “C”. Now they are “A” and “D”."),
    (levels("A", "B"), levels("A", "C"), "Last year one of the levels was “B”, and now it is “C”", ""),
    (levels("A", "B"), levels("C", "D"), "Last year the levels were “A” and “B”, and now they are “C” and “D”", ""),
    (levels("A", "B"), levels("B", "A"), "People had other answers to choose from last year", ""),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "sentence", "note"), SCALES)
def test_two_scales_are_named_in_a_sentence(old, new, sentence, note):
    lineage = Lineage("S", ("S",), "rescaled", scales=(old, new))
    assert verdict(lineage, "last year") == f"{sentence}, so we do not compare."
    assert levels_that_changed((old, new)) == note


@pytest.mark.parametrize(
    ("old", "new", "words"), [(2025, 2026, "last year"), (2022, 2026, "in 2022"), (2026, 2026, "last time")]
)
def test_how_the_older_round_is_called(old, new, words):
    assert when_words(old, new) == words


LINES = [
    (shown((1, 2, 2, 4, 3)), TRUTH, "7 of 12 people said mostly true or always true."),
    (shown((0, 0, 0, 1, 0)), TRUTH, "1 of 1 person said mostly true or always true."),
    (shown((5, 5, 5, 3, 2)), TRUTH, "5 of 20 people (25%) said mostly true or always true."),
    # Half of one rounds up, as the share does in the workbook.
    (shown((9, 9, 9, 9, 4)), TRUTH, "13 of 40 people (33%) said mostly true or always true."),
    (shown((4, 5, 5, 3, 2)), TRUTH, "5 of 19 people said mostly true or always true."),
    (shown((1, 2, 2, 4, 3), SAFE), SAFE, "3 of 12 people said always true."),
    (shown((1, 2, 2, 4), STAGES), STAGES, "9 people rated this."),
    (shown(bands=(8, 4)), TRUTH, "4 of 12 people said mostly true or always true."),
    (shown(coarse="fewer_than_half"), TRUTH, "Fewer than half said mostly true or always true."),
    (shown(coarse="half_or_more"), TRUTH, "Half or more said mostly true or always true."),
    (shown(coarse="fewer_than_min_cell"), TRUTH, "Fewer than 3 people said mostly true or always true."),
    (shown(coarse="all_but_fewer_than_min_cell"), TRUTH, "All but fewer than 3 people said mostly true or always true."),
    (shown(hidden=HIDDEN), TRUTH, "Not shown, to keep people safe."),
    (shown(hidden=NOBODY), TRUTH, "Nobody in this group rated this statement."),
    (shown(agreed=AgreedOnly("mostly", 6, 1)), TRUTH, "Agreed together: mostly true. 6 people present. 1 person did not agree."),
    (shown(agreed=AgreedOnly("mostly", 6, 0)), TRUTH, "Agreed together: mostly true. 6 people present. Nobody disagreed."),
    (shown(agreed=AgreedOnly("mostly", HIDDEN, HIDDEN)), TRUTH, "Agreed together: mostly true."),
]  # fmt: skip


@pytest.mark.parametrize(("answers", "steps", "words"), LINES)
def test_the_line_of_numbers(answers, steps, words):
    assert line(answers, steps, 3) == words


@pytest.mark.parametrize(
    ("counts", "words"),
    [
        ((0, 0, 1, 5, 2), "Middle answer: mostly true."),
        ((0, 2, 2, 0, 0), "Middle answer: between not often true and sometimes true."),
        ((4, 0, 0, 0, 4), "No middle answer: people were split."),
    ],
)
def test_the_middle_answer(counts, words):
    assert middle(shown(counts), TRUTH) == words


@pytest.mark.parametrize(
    ("label", "words", "is_one"),
    [
        ("Council team", "the council team", True),
        ("People with lived experience", "people with lived experience", False),
        ("Family carers", "family carers", False),
        ("NHS partners", "NHS partners", False),
        ("Northshire Carers Forum", "the Northshire Carers Forum", True),
        ("Social workers", "social workers", False),
        ("Day centre", "the day centre", True),
        ("Staff", "staff", False),
        ("The night staff", "the night staff", False),
        ("Ysgol group", "the Ysgol group", True),
        ("Group A", "group A", True),
        ("Adults who are Deaf", "adults who are Deaf", False),
        ("", "this group", True),
    ],
)
def test_what_a_group_is_called_in_a_sentence(label, words, is_one):
    assert in_a_sentence(label) == (words, is_one)
