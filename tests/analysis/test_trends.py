"""Rounds in a row: which of them compare, who is who in them, and that all findings of the page are judged as
one.
"""

from dataclasses import replace
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import made_up_rounds as made
from mir_assess.analysis import changes, ordinal
from mir_assess.analysis import trends as trends_module
from mir_assess.analysis.changes import year_on_year
from mir_assess.analysis.disclosed import Suppressed
from mir_assess.analysis.disclosure import PUBLIC, ROOM, disclose, policy_for
from mir_assess.analysis.threads import threads
from mir_assess.analysis.trends import Run, longest, runs, trends
from mir_assess.model.assessment import Group
from mir_assess.model.bank import Rewording
from mir_assess.model.round import Consensus

LOW, MIDDLE, HIGH = (8, 6, 3, 3, 0), (3, 5, 6, 4, 2), (0, 0, 3, 8, 9)
FEW = (1, 1, 1, 1, 0)
PAIR = (made.LIVED, made.COUNCIL)


def seen(table, year, groups=PAIR, statements=None, policy=ROOM, on=None, **part_changes):
    part = made.edition(statements or [made.statement(name) for name in table], on)
    opened = made.assessment(
        replace(part, **part_changes), groups, name=f"north-{year}", year=year, opened=f"{year}-05-01"
    )
    return disclose(made.found(table, opened), policy)


def home(*counts, council=MIDDLE, policy=ROOM, **by_year):
    """Rounds of one statement from 2025 on, with what people with lived experience said in each."""
    return [
        seen({"home": {"lived": said, "council": council}}, 2025 + place, policy=policy, **by_year)
        for place, said in enumerate(counts)
    ]


def lived(found, statement="home"):
    return next(row for row in found.statements if row.statement == statement).groups["lived"]


def readings(way):
    return [step and step.reading for step in way.steps], way.whole and way.whole.reading


@pytest.mark.parametrize("order", [*permutations(range(3))])
def test_the_years_order_the_rounds_whatever_the_order_given(order):
    rounds = home(LOW, MIDDLE, HIGH)
    assert trends([rounds[place] for place in order]) == trends(rounds)


def test_one_day_of_two_rounds_leaves_the_order_to_their_names():
    first, second, third = home(LOW, MIDDLE, HIGH)
    same_day = [
        replace(one, assessment=replace(one.assessment, year=2025, opened="2025-05-01", name=name))
        for one, name in ((first, "b"), (second, "a"), (third, "c"))
    ]
    for order in permutations(same_day):
        assert [one.assessment.name for one in trends(order).rounds] == ["a", "b", "c"]


def test_steps_and_the_whole_way_have_the_figures_of_their_two_rounds():
    rounds = home(LOW, MIDDLE, HIGH)
    way = lived(trends(rounds))
    for place, step in enumerate(way.steps):
        pair = year_on_year(rounds[place], rounds[place + 1]).statements[0].groups["lived"]
        assert (step.superiority, step.interval, step.p_value) == (
            pair.superiority,
            pair.interval,
            pair.p_value,
        )
    assert way.whole.superiority == ordinal.superiority(LOW, HIGH)
    assert (way.run, readings(way)[1]) == (Run(0, 2), "clear_rise")


def test_two_rounds_have_one_step_and_no_way_beside_it():
    found = trends(home(LOW, HIGH))
    assert readings(lived(found)) == (["clear_rise"], None)
    assert found.tested == year_on_year_findings(*home(LOW, HIGH))


def year_on_year_findings(one, other):
    rows = year_on_year(one, other).statements
    figures = [found.superiority for row in rows for found in row.groups.values()]
    figures += [gap.difference for row in rows for gap in row.gaps]
    return sum(isinstance(figure, float) for figure in figures)


def test_all_findings_of_the_page_are_judged_together_and_nothing_else(monkeypatch):
    judged = []

    def spy(findings, policy):
        judged.append(list(findings))
        return changes.verdicts(findings, policy)

    monkeypatch.setattr(trends_module, "verdicts", spy)
    rounds = home(LOW, MIDDLE, HIGH)
    found = trends(rounds)
    (family,) = judged
    shown = [
        move.p_value
        for row in found.statements
        for way in row.groups.values()
        for move in (*way.steps, way.whole)
    ]
    shown += [gap.change.p_value for row in found.statements for gap in row.gaps]
    # Two groups by two steps and a whole way each, and the gap from the first round to the last.
    assert len(shown) == found.tested == len(family) == 7
    assert sorted(finding.p_value for finding in family) == sorted(shown)


def test_what_is_clear_among_few_is_not_among_many():
    def page(others):
        still = {f"s{number}": {"lived": MIDDLE} for number in range(others)}
        told = [(4, 4, 2, 1, 0), (0, 3, 3, 4, 1), (0, 3, 3, 4, 1)]
        rounds = [
            seen({"home": {"lived": said}, **still}, 2025 + place, (made.LIVED,))
            for place, said in enumerate(told)
        ]
        return readings(lived(trends(rounds)))

    assert page(0) == (["clear_rise", "no_clear_change"], "clear_rise")
    assert page(20) == (["no_clear_change", "no_clear_change"], "no_clear_change")


REWORDED = [
    made.statement("home", text="I run my home.", history=(Rewording("2025", None), Rewording("2026", False)))
]


def test_a_middle_round_that_asked_something_else_leaves_nothing_to_compare():
    rounds = home(LOW, HIGH, HIGH)
    rounds[1] = seen({"home": {"lived": HIGH, "council": HIGH}}, 2026, statements=REWORDED)
    found = trends(rounds)
    way = lived(found)
    assert readings(way) == (["not_comparable", "not_comparable"], None)
    assert (way.run, found.tested, found.statements[0].gaps) == (None, 0, ())


def test_a_statement_that_changed_under_way_starts_a_new_line_there():
    rounds = [
        seen({"home": {"lived": said, "council": MIDDLE}}, year, statements=None if year < 2026 else REWORDED)
        for year, said in ((2025, HIGH), (2026, LOW), (2027, MIDDLE), (2028, HIGH))
    ]
    way = lived(trends(rounds))
    assert readings(way)[0][0] == "not_comparable"
    assert way.run == Run(1, 3)
    assert way.whole.superiority == ordinal.superiority(LOW, HIGH)


def test_a_statement_that_is_new_in_the_last_round_has_no_reading():
    rounds = home(LOW, MIDDLE)
    both = {"lived": HIGH, "council": HIGH}
    rounds.append(seen({"home": both, "new": both}, 2027))
    row = next(row for row in trends(rounds).statements if row.statement == "new")
    assert row.asked == (False, False, True)
    assert [lineage and lineage.comparability for lineage in row.lineages] == [None, "new"]
    assert (readings(row.groups["lived"]), row.gaps) == (([None, None], None), ())


def test_a_statement_left_out_for_a_round_is_not_joined_over_it():
    rounds = home(LOW, MIDDLE, HIGH)
    rounds[1] = seen({"other": {"lived": HIGH, "council": HIGH}}, 2026)
    assert readings(lived(trends(rounds))) == ([None, None], None)


def test_a_hidden_middle_is_told_as_hidden_and_the_whole_way_is_still_read():
    way = lived(trends(home(LOW, FEW, HIGH)))
    assert readings(way) == (["too_few", "too_few"], "clear_rise")
    assert {step.superiority for step in way.steps} == {Suppressed("below_base", 5)}


def test_a_hidden_end_makes_the_whole_way_too_few():
    assert readings(lived(trends(home(FEW, LOW, HIGH)))) == (["too_few", "clear_rise"], "too_few")


def test_a_group_that_spoke_as_one_in_between_is_not_joined_over_it():
    rounds = home(LOW, MIDDLE, HIGH)
    team = replace(made.LIVED, mode="consensus")
    table = {"home": {"lived": Consensus("mostly", 9), "council": MIDDLE}}
    rounds[1] = seen(table, 2026, groups=(team, made.COUNCIL))
    found = trends(rounds)
    assert readings(lived(found)) == (["not_comparable", "not_comparable"], None)
    assert readings(found.statements[0].groups["council"])[1] == "no_clear_change"


def test_another_question_starts_a_new_line_for_that_group_alone():
    rounds = home(LOW, LOW, HIGH)
    part = made.edition([made.statement("home")])
    stems = tuple(replace(s, text="How was it?") if s.role == "council" else s for s in part.stems)
    rounds[0] = seen({"home": {"lived": LOW, "council": LOW}}, 2025, stems=stems)
    (row,) = trends(rounds).statements
    assert readings(row.groups["lived"])[1] == "clear_rise"
    assert row.groups["council"].run == Run(1, 2)
    assert [gap.run for gap in row.gaps] == [Run(1, 2)]


def test_a_scale_without_a_promise_is_read_by_its_levels():
    stages = made.scale(("none", "some", "all"), None)
    plain = [made.statement("home", good_from=None)]
    rounds = [
        seen({"home": {"lived": said}}, year, (made.LIVED,), plain, PUBLIC, stages)
        for year, said in ((2025, (14, 5, 3)), (2026, (5, 9, 8)), (2027, (3, 5, 14)))
    ]
    way = lived(trends(rounds))
    assert way.whole.superiority == ordinal.superiority((14, 5, 3), (3, 5, 14))
    assert way.whole.reading == "clear_rise"


def test_the_public_reads_bands():
    told = (8, 6, 3, 3, 0), (5, 5, 5, 3, 2), (2, 2, 4, 8, 4)
    way = lived(trends(home(*told, policy=PUBLIC)))
    assert way.whole.superiority == ordinal.superiority((17, 3), (8, 12))


@pytest.mark.parametrize(
    ("middle", "reading"), [((2, 4, 8, 9, 7), "narrowed"), ((20, 10, 0, 0, 0), "no_clear_change")]
)
def test_a_gap_is_judged_from_first_to_last_by_its_own_change(middle, reading):
    apart = (20, 10, 0, 0, 0)
    told = [
        (apart, apart[::-1]),
        (middle, middle[::-1]),
        (middle, middle if reading == "narrowed" else apart[::-1]),
    ]
    rounds = [
        seen({"home": {"lived": one, "council": other}}, 2025 + place)
        for place, (one, other) in enumerate(told)
    ]
    (gap,) = trends(rounds).statements[0].gaps
    expected = ordinal.superiority_difference(apart, apart[::-1], *told[-1])
    assert gap.run == Run(0, 2)
    assert (gap.change.difference, gap.change.interval) == (expected[0], expected[1:3])
    assert gap.change.reading == reading


def groups_of(*ids):
    return tuple(Group(name, name, role) for name, role in ids)


LIVED, TEAM, CARERS = ("lived", "lived_experience"), ("team", "council"), ("carers", "carer")


def threaded(*rounds):
    told = (
        seen({"home": {group.id: LOW for group in one}}, 2025 + place, one)
        for place, one in enumerate(groups_of(*ids) for ids in rounds)
    )
    return [(thread.id, thread.groups) for thread in threads(list(told))]


def test_groups_that_come_and_go_are_the_same_groups_when_they_are_back():
    assert threaded([LIVED, CARERS], [LIVED], [LIVED, TEAM, CARERS]) == [
        ("lived", ("lived", "lived", "lived")),
        ("team", (None, None, "team")),
        ("carers", ("carers", None, "carers")),
    ]


def test_a_group_under_another_name_is_known_by_a_role_that_is_unique():
    people = ("people", "lived_experience")
    assert threaded([people, TEAM], [LIVED], [people]) == [
        ("people", ("people", "lived", "people")),
        ("team", ("team", None, None)),
    ]


def test_two_groups_that_had_one_id_years_apart_have_names_of_their_own():
    first = [("a", "other"), ("b", "partner")]
    assert threaded(first, [("b", "carer")], [("a", "carer")]) == [
        ("a", ("b", "b", "a")),
        ("a-2", ("a", None, None)),
    ]


def test_a_group_that_stayed_away_has_no_step_over_its_absence():
    rounds = home(LOW, MIDDLE, HIGH)
    rounds[1] = seen({"home": {"council": MIDDLE}}, 2026, (made.COUNCIL,))
    way = lived(trends(rounds))
    assert (way.asked, readings(way)) == ((True, False, True), ([None, None], None))


def test_two_audiences_make_no_page():
    rounds = home(LOW, MIDDLE, HIGH)
    with pytest.raises(ValueError, match="one policy"):
        trends([*rounds[:2], replace(rounds[2], policy=policy_for("room", min_base=6))])


def test_of_two_runs_as_long_the_newer_is_the_one():
    assert runs({}, 3) == ()
    assert longest(runs({0: True, 2: True, 3: False}, 4)) == Run(2, 3)
    assert longest(()) is None


counts = st.tuples(*[st.integers(0, 6)] * 5)


@given(st.lists(st.tuples(counts, counts), min_size=3, max_size=4), st.randoms(use_true_random=False))
def test_no_order_of_any_rounds_changes_a_reading(told, chance):
    rounds = [
        seen({"home": {"lived": one, "council": other}}, 2025 + place)
        for place, (one, other) in enumerate(told)
    ]
    shuffled = rounds[:]
    chance.shuffle(shuffled)
    assert trends(shuffled) == trends(rounds)
