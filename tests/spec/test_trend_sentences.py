"""What a page of rounds in a row says, as a table: every sentence names the years it speaks of, and none goes
beyond them.
"""

# ruff: noqa: E501 - a table reads best with a row a line

import pytest

from mir_assess.analysis.disclosed import Suppressed
from mir_assess.model.assessment import Group
from mir_assess.report import trendwords
from mir_assess.report.naming import named

GROUPS = (
    Group("lived", "People with lived experience", "lived_experience"),
    Group("council", "Council team", "council"),
)
PEOPLE, TEAM = (named(group, GROUPS) for group in GROUPS)
YEARS = ("2025", "2027")
HIDDEN = Suppressed("below_base", 5)


@pytest.mark.parametrize(
    ("reading", "who", "promise", "figure", "words"),
    [
        ("clear_rise", PEOPLE, True, 0.8, "People rated this higher in 2027 than in 2025: more than chance would explain. Numbers cannot say why."),
        ("clear_fall", TEAM, True, 0.2, "The council team rated this lower in 2027 than in 2025: more than chance would explain. Numbers cannot say why."),
        ("clear_rise", TEAM, False, 0.8, "The council team placed this higher in 2027 than in 2025: more than chance would explain. Numbers cannot say why."),
        ("clear_fall", PEOPLE, False, 0.2, "People placed this lower in 2027 than in 2025: more than chance would explain. Numbers cannot say why."),
        ("no_clear_change", PEOPLE, True, 0.6, "From 2025 to 2027: we cannot tell if this got better or worse. Your own life may have changed."),
        ("no_clear_change", TEAM, True, 0.6, "From 2025 to 2027: we cannot tell if this got better or worse."),
        ("no_clear_change", PEOPLE, False, 0.6, "From 2025 to 2027: we cannot tell if this moved up or down."),
        ("too_few", PEOPLE, True, 0.6, "From 2025 to 2027: too few people to say."),
        ("too_few", PEOPLE, True, HIDDEN, "From 2025 to 2027: we do not show enough of the answers, to keep people safe."),
        ("not_comparable", PEOPLE, True, None, "From 2025 to 2027: not answered in the same way, so we do not compare."),
    ],
)  # fmt: skip
def test_how_a_groups_answers_moved(reading, who, promise, figure, words):
    assert trendwords.move_sentence(reading, who, YEARS, promise=promise, figure=figure) == words


@pytest.mark.parametrize(
    ("reading", "figure", "words"),
    [
        ("clear_rise", 0.8, "From 2025 to 2027: clearly higher."),
        ("clear_fall", 0.2, "From 2025 to 2027: clearly lower."),
        ("no_clear_change", 0.5, "From 2025 to 2027: we cannot tell."),
        ("too_few", 0.5, "From 2025 to 2027: too few people to say."),
        ("too_few", HIDDEN, "From 2025 to 2027: we do not show enough of the answers, to keep people safe."),
    ],
)
def test_a_step_in_short(reading, figure, words):
    assert trendwords.step_sentence(reading, YEARS, figure=figure) == words


UNCLEAR, FEW, HELD, ROSE = (
    ("no_clear_change", 0.5),
    ("too_few", 0.5),
    ("too_few", HIDDEN),
    ("clear_rise", 0.9),
)


@pytest.mark.parametrize(
    ("readings", "who", "promise", "words"),
    [
        ([UNCLEAR] * 3, PEOPLE, True, "From 2025 to 2027, and in each step between, we cannot tell if this got better or worse. Your own life may have changed."),
        ([UNCLEAR] * 3, TEAM, True, "From 2025 to 2027, and in each step between, we cannot tell if this got better or worse."),
        ([UNCLEAR] * 3, TEAM, False, "From 2025 to 2027, and in each step between, we cannot tell if this moved up or down."),
        ([FEW] * 3, TEAM, True, "Too few people answered to compare these rounds."),
        ([HELD] * 3, TEAM, True, "We do not show enough of these answers here to compare them, to keep people safe."),
        ([FEW, HELD, HELD], TEAM, True, ""),
        ([ROSE, UNCLEAR, UNCLEAR], TEAM, True, ""),
        ([FEW, UNCLEAR, UNCLEAR], TEAM, True, ""),
        ([UNCLEAR], TEAM, True, ""),
    ],
)  # fmt: skip
def test_what_is_alike_is_said_once(readings, who, promise, words):
    assert trendwords.all_alike(readings, who, YEARS, promise=promise) == words


@pytest.mark.parametrize(
    ("reading", "crossed", "figure", "words"),
    [
        ("narrowed", False, -0.3, "The gap between people and the council team was smaller in 2027 than in 2025: more than chance would explain."),
        ("widened", False, 0.3, "The gap between people and the council team was wider in 2027 than in 2025: more than chance would explain."),
        ("narrowed", True, -0.3, "The gap between people and the council team was smaller in 2027 than in 2025: more than chance would explain. The group that rated lower in 2025 rated higher in 2027."),
        ("no_clear_change", True, 0.0, "We cannot tell if the gap between people and the council team changed from 2025 to 2027."),
        ("too_few", False, 0.1, "Too few people answered to say whether the gap between people and the council team changed from 2025 to 2027."),
        ("too_few", False, HIDDEN, "We do not show enough of these answers here to say whether the gap between people and the council team changed from 2025 to 2027, to keep people safe."),
        ("not_comparable", False, None, "The gap between people and the council team was not measured in the same way in 2025 and 2027, so we do not compare."),
    ],
)  # fmt: skip
def test_how_a_gap_moved(reading, crossed, figure, words):
    assert trendwords.gap_sentence(reading, (PEOPLE, TEAM), YEARS, crossed=crossed, figure=figure) == words


def test_no_sentence_foretells_anything():
    said = [*trendwords.CLEAR.values(), *trendwords.IN_SHORT.values(), *trendwords.GAPS.values()]
    for words in ("trend", "improv", "getting", "on the way", "will", "score", "average"):
        assert not [sentence for sentence in said if words in sentence.casefold()], words
