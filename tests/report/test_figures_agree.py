"""One set of numbers: every number of people that JSON holds stands on every other page, beside the same
statement, group and answer.
"""

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

import made_up_rounds as made_up
from figures_on_pages import (
    READERS,
    SOME_IN_WORDS,
    TEMPLATES,
    WHOLE_IN_WORDS,
    assert_agree,
    in_json,
    names_of,
)
from mir_assess import pipeline
from mir_assess.analysis.policy import policy_for
from mir_assess.model.assessment import Group
from mir_assess.model.round import Consensus
from mir_assess.report import FORMATS


@pytest.mark.parametrize("audience", ["room", "public"])
def test_every_figure_of_the_fixed_rounds_agrees(fixed, audience):
    older, newer = fixed.round_2025(), fixed.round_2026()
    names, policy = names_of(older, newer), policy_for(audience)
    assert_agree(pipeline.report(newer, policy, before=older), names)
    assert_agree(pipeline.report(older, policy), names)
    assert_agree(pipeline.comparison(older, newer, policy), names)


@pytest.mark.parametrize("audience", ["room", "public"])
def test_every_figure_agrees_where_people_answered_the_easy_way(fixed, audience):
    older, newer = fixed.round_2025(), fixed.the_easy_way(fixed.round_2026())
    names, policy = names_of(older, newer, in_bands=("D-1", "D-2")), policy_for(audience)
    assert_agree(pipeline.report(newer, policy, before=older), names)
    assert_agree(pipeline.comparison(older, newer, policy), names)


GROUPS = (
    Group("lived", "People with lived experience", "lived_experience"),
    Group("council", "Council team", "council"),
    Group("partners", "NHS partners", "partner"),
)


@st.composite
def small_rounds(draw):
    """A round of one to three statements on a scale of two to six levels, with or without a promise; a group
    may be of nobody, of one, of many, or have spoken as one.
    """
    levels = [f"level {number}" for number in range(1, draw(st.integers(2, 6)) + 1)]
    good_from = draw(st.sampled_from([None, *levels[1:]]))
    scale = made_up.scale(levels, good_from)
    statements = [
        made_up.statement(name, good_from=good_from)
        for name in ("home", "voice", "plan")[: draw(st.integers(1, 3))]
    ]
    counts = st.tuples(*(st.sampled_from((0, 0, 1, 2, 3, 4, 7, 12, 1_000)) for _ in levels))
    rest = st.sampled_from((0, 0, 1, 3, 5))
    said = st.builds(made_up.Said, counts, rest, rest)
    agreed = st.builds(Consensus, st.sampled_from(levels), st.integers(1, 12), st.just(0))
    table = {
        one.id: {group.id: draw(said | agreed if group.id == "partners" else said) for group in GROUPS}
        for one in statements
    }
    return made_up.found(table, made_up.assessment(made_up.edition(statements, scale), GROUPS))


@settings(
    max_examples=20, phases=[Phase.explicit, Phase.generate], suppress_health_check=[HealthCheck.too_slow]
)
@given(small_rounds())
def test_every_figure_of_any_small_round_agrees(counted):
    for audience in ("room", "public"):
        assert_agree(pipeline.report(counted, policy_for(audience)), names_of(counted))


def test_a_figure_that_differs_anywhere_is_seen(fixed):
    """The tests above could not fail if the readers found nothing."""
    page, names = pipeline.report(fixed.round_2026(), policy_for("room")), names_of(fixed.round_2026())
    known = dict(in_json(pipeline.render(page, "json", TEMPLATES), names))
    assert len(known) > 100
    for name, reader in READERS.items():
        found = dict(reader(pipeline.render(page, name, TEMPLATES), names))
        assert set(known) <= set(found), name


def test_every_format_has_a_reader():
    assert set(FORMATS) <= {"json", *READERS, *WHOLE_IN_WORDS, *SOME_IN_WORDS}
