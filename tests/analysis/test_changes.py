"""Two rounds side by side: who is matched with whom, what compares, that all findings are judged as one."""

from dataclasses import replace

import pytest

import made_up_rounds as made
from mir_assess.analysis import ordinal
from mir_assess.analysis.changes import in_order, year_on_year
from mir_assess.analysis.disclosure import PUBLIC, ROOM, Suppressed, disclose, policy_for
from mir_assess.analysis.sides import match_groups
from mir_assess.model.assessment import Group
from mir_assess.model.bank import Rewording, Stem
from mir_assess.model.round import Consensus

LOW, HIGH = (8, 6, 3, 3, 0), (0, 0, 3, 8, 9)
PAIR = (made.LIVED, made.COUNCIL)


def seen(table, year=2026, groups=PAIR, statements=None, policy=ROOM, **part_changes):
    part = made.edition(statements or [made.statement(name) for name in table])
    on = made.assessment(replace(part, **part_changes), groups, year=year, opened=f"{year}-05-01")
    return disclose(made.found(table, on), policy)


def both(then=LOW, now=HIGH, **now_changes):
    old = seen({"home": {"lived": then, "council": LOW}}, 2025, policy=now_changes.get("policy", ROOM))
    return old, seen({"home": {"lived": now, "council": LOW}}, **now_changes)


def change(old, new, group="lived"):
    return year_on_year(old, new).statements[0].groups[group]


def test_the_years_order_the_two_sides_whatever_the_order_typed():
    old, new = both()
    assert in_order(new, old) == in_order(old, new) == (old, new)
    assert year_on_year(new, old) == year_on_year(old, new)


def test_within_a_year_the_day_of_opening_orders_them():
    first, second = both()
    autumn = replace(second, assessment=replace(second.assessment, year=2025, opened="2025-10-01"))
    assert in_order(autumn, first) == (first, autumn)


def test_figures_run_from_old_to_new():
    found = change(*both())
    assert found.superiority == ordinal.superiority(LOW, HIGH)
    assert found.interval == ordinal.superiority_interval(LOW, HIGH)
    assert found.reading == "clear_rise"
    assert change(*both(HIGH, LOW)).reading == "clear_fall"


def test_the_public_compares_bands():
    then, now = (8, 6, 3, 3, 0), (2, 2, 4, 8, 4)
    found = change(*both(then, now, policy=PUBLIC))
    assert found.superiority == ordinal.superiority((17, 3), (8, 12))


def test_a_hidden_side_reads_too_few():
    found = change(*both((1, 1, 1, 1, 0)))
    assert (found.superiority, found.reading) == (Suppressed("below_base", 5), "too_few")


def test_a_group_that_spoke_as_one_in_a_year_does_not_compare():
    team = replace(made.LIVED, mode="consensus")
    new = seen({"home": {"lived": Consensus("mostly", 9), "council": LOW}}, groups=(team, made.COUNCIL))
    found = year_on_year(both()[0], new).statements[0]
    assert (found.groups["lived"].superiority, found.groups["lived"].reading) == (None, "not_comparable")
    assert found.gaps[0].reading == "not_comparable"


def test_a_reworded_statement_has_no_figures():
    reworded = made.statement(
        "home", text="I run my home.", history=(Rewording("2025", None), Rewording("2026", False))
    )
    found = year_on_year(*both(statements=[reworded])).statements[0]
    assert found.lineage.comparability == "reworded"
    assert {one.reading for one in (*found.groups.values(), *found.gaps)} == {"not_comparable"}
    assert found.groups["lived"].superiority is None


def test_another_question_to_a_group_does_not_compare_for_that_group():
    part = made.edition([made.statement("home")])
    stems = tuple(replace(s, text="How was it?") if s.role == "council" else s for s in part.stems)
    found = year_on_year(*both(stems=stems)).statements[0]
    assert found.groups["lived"].reading == "clear_rise"
    assert found.groups["council"].reading == "not_comparable"
    assert found.gaps[0].reading == "not_comparable"


def test_another_council_in_the_question_is_the_same_question():
    old, new = both()
    merged = replace(new, assessment=replace(new.assessment, organisation="Newshire"))
    assert change(old, merged).reading == "clear_rise"
    assert Stem("council", "i", "").text == ""


def test_a_promise_that_moved_compares_levels_but_not_bands():
    stricter = [made.statement("home", good_from="always")]
    room = year_on_year(*both(statements=stricter)).statements[0]
    assert room.lineage.promise_moved
    assert room.groups["lived"].reading == "clear_rise"
    public = year_on_year(*both(statements=stricter, policy=PUBLIC)).statements[0]
    assert public.groups["lived"].reading == "not_comparable"


def test_groups_match_by_id_then_by_a_role_that_is_unique_on_both_sides():
    def groups(*pairs):
        return tuple(Group(group_id, group_id, role) for group_id, role in pairs)

    def matched(old, new):
        then, now = (seen({"home": {g.id: LOW for g in side}}, groups=side) for side in (old, new))
        return match_groups(then, now)

    then = groups(("lived", "lived_experience"), ("team", "council"), ("c1", "carer"), ("c2", "carer"))
    now = groups(("people", "lived_experience"), ("team", "partner"), ("c1", "carer"), ("c3", "carer"))
    assert matched(then, now) == {"people": "lived", "team": "team", "c1": "c1"}
    assert matched(groups(("a", "council")), groups(("b", "council"), ("c", "council"))) == {}


def test_a_gap_is_judged_by_its_own_change():
    apart, near = (20, 10, 0, 0, 0), (2, 4, 8, 9, 7)
    old = seen({"home": {"lived": apart, "council": apart[::-1]}}, 2025)
    new = seen({"home": {"lived": near, "council": near}})
    (gap,) = year_on_year(old, new).statements[0].gaps
    expected = ordinal.superiority_difference(apart, apart[::-1], near, near)
    assert expected is not None
    assert (gap.difference, gap.interval, gap.p_value) == (expected[0], expected[1:3], expected[3])
    assert (gap.reading, gap.crossed) == ("narrowed", False)


@pytest.mark.parametrize(("size", "reading"), [(0.5, "narrowed"), (1.0, "no_clear_change")])
def test_a_gap_that_crossed_is_judged_by_its_size(size, reading):
    then = {"lived": (30, 0, 0, 0, 0), "council": (0, 0, 0, 0, 30)}
    ahead = round(30 * size)
    now = {"lived": (0, 0, 30 - ahead, 0, ahead), "council": (ahead, 0, 30 - ahead, 0, 0)}
    (gap,) = year_on_year(seen({"home": then}, 2025), seen({"home": now})).statements[0].gaps
    assert (gap.crossed, gap.reading) == (True, reading)


@pytest.mark.parametrize(
    ("fewest", "reading"), [((2, 2, 2, 1, 0), "too_few"), ((2, 2, 2, 2, 0), "no_clear_change")]
)
def test_a_gap_that_did_not_clearly_change_is_read_by_the_smallest_of_its_four_groups(fewest, reading):
    """Seven in one of them, and twenty in each of the others; then eight."""
    (gap,) = year_on_year(*both(fewest, LOW)).statements[0].gaps
    assert gap.reading == reading
    (gap,) = year_on_year(*both(LOW, fewest)).statements[0].gaps
    assert gap.reading == reading


def test_a_gap_with_a_hidden_side_in_either_year_reads_too_few():
    old = seen({"home": {"lived": LOW, "council": (1, 1, 0, 0, 0)}}, 2025)
    new = seen({"home": {"lived": LOW, "council": HIGH}})
    (gap,) = year_on_year(old, new).statements[0].gaps
    assert (gap.difference, gap.reading) == (Suppressed("below_base", 5), "too_few")


def test_changes_of_groups_and_of_gaps_are_judged_together():
    """A p-value of about 0.03 is clear among its own few, and not among forty that show nothing."""
    then, now = {"home": {"lived": (4, 4, 2, 1, 0)}}, {"home": {"lived": (0, 3, 3, 4, 1)}}
    lived = (made.LIVED,)
    assert change(seen(then, 2025, lived), seen(now, 2026, lived)).reading == "clear_rise"
    still = {f"s{number}": {"lived": LOW} for number in range(40)}
    assert change(seen({**then, **still}, 2025, lived), seen({**now, **still}, 2026, lived)).reading == (
        "no_clear_change"
    )


def test_a_statement_asked_in_one_round_alone_has_a_lineage_and_no_figures():
    found = year_on_year(seen({"home": {"lived": LOW}}, 2025), seen({"plan": {"lived": LOW}}))
    assert [(one.lineage.comparability, one.groups, one.gaps) for one in found.statements] == [
        ("new", {}, ()),
        ("retired", {}, ()),
    ]


def test_two_audiences_make_no_page():
    old, new = both()
    with pytest.raises(ValueError, match="one policy"):
        year_on_year(old, replace(new, policy=policy_for("room", min_base=6)))
