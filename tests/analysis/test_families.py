"""Which findings are judged together: all with figures on a page, and no others.

A family too small cries wolf, and one too large hushes what is there.
"""

import pytest

import made_up_rounds as made
from mir_assess import pipeline
from mir_assess.analysis import changes as changes_module
from mir_assess.analysis import gaps as gaps_module
from mir_assess.analysis.changes import year_on_year
from mir_assess.analysis.disclosure import PUBLIC, ROOM, disclose, policy_for
from mir_assess.analysis.gaps import gaps
from mir_assess.analysis.readings import verdicts
from mir_assess.model.assessment import Group
from mir_assess.model.round import Consensus

TOGETHER = Group("partners", "Partners", "partner", "consensus")
GROUPS = (made.LIVED, made.CARERS, made.COUNCIL, TOGETHER)
ROW = {
    "lived": (3, 4, 6, 5, 4),
    "carers": (1, 3, 3, 2, 1),
    "council": (0, 3, 4, 6, 3),
    "partners": Consensus("mostly", 6),
}
TABLE = {
    "home": ROW,
    "plan": {**ROW, "carers": (1, 1, 1, 1, 0)},  # too few to show: no finding
    "day": {**ROW, "council": (9, 4, 3, 0, 0)},
}


def counted(year, statements=tuple(TABLE)):
    table = {name: TABLE.get(name, ROW) for name in statements}
    on = made.assessment(
        made.edition([made.statement(name) for name in table]),
        GROUPS,
        name=f"northshire-{year}",
        year=year,
        opened=f"{year}-05-01",
    )
    return made.found(table, on)


@pytest.fixture
def families(monkeypatch):
    """Every family that is judged, as (who judged it, its p-values in order of size)."""
    told = []

    def watch(module, name):
        def judge(findings, policy):
            told.append((name, sorted(finding.p_value for finding in findings)))
            return verdicts(findings, policy)

        monkeypatch.setattr(module, "verdicts", judge)

    watch(gaps_module, "gaps")
    watch(changes_module, "changes")
    return told


def p_values(found):
    return sorted(one.p_value for one in found if isinstance(one.p_value, float))


@pytest.mark.parametrize("policy", [ROOM, PUBLIC])
def test_a_report_judges_the_gaps_of_all_groups_together(families, policy):
    found = gaps(disclose(counted(2026), policy))
    shown = p_values(gap for row in found.values() for gap in row)
    assert families == [("gaps", shown)]
    # Three pairs of groups on three statements; of "plan" no carers show, of "day" no bands of the council.
    assert len(shown) == (3 * 3 - 2 if policy == ROOM else 3 * 3 - 2 - 2)


def test_a_comparison_judges_the_changes_of_all_groups_and_of_gaps_together_and_no_more(families):
    old, new = (disclose(counted(year), ROOM) for year in (2025, 2026))
    found = year_on_year(old, new)
    shown = p_values(one for row in found.statements for one in (*row.groups.values(), *row.gaps))
    assert families == [("changes", shown)]
    changes_of_groups, changes_of_gaps = 3 * 3 - 1, 3 * 3 - 2
    assert len(shown) == changes_of_groups + changes_of_gaps


def test_what_was_not_asked_both_times_is_in_no_family(families):
    old, new = (
        disclose(counted(year, names), ROOM) for year, names in ((2025, ["home"]), (2026, ["home", "day"]))
    )
    year_on_year(old, new)
    ((_, judged),) = families
    assert len(judged) == 3 + 3


def test_a_report_that_carries_what_changed_judges_two_families(families):
    """The gaps as a report does, the changes as a comparison does; docs/method.md tells what that costs."""
    policy = policy_for("room")
    found = pipeline.report(counted(2026), policy, before=counted(2025))
    shown = p_values(view.gap for row in found.statements for view in row.gaps)
    assert found.changed is not None
    assert families[-1] == ("gaps", shown)
    ((_, changes),) = (family for family in families if family[0] == "changes")
    assert len(changes) == 3 * 3 - 1 + 3 * 3 - 2


def test_so_a_finding_reads_alike_with_an_earlier_round_beside_it_and_on_a_page_of_its_own():
    policy = policy_for("room")
    alone, beside = (
        pipeline.report(counted(2026), policy, before=before) for before in (None, counted(2025))
    )
    assert alone.statements == beside.statements
    assert beside.changed == pipeline.comparison(counted(2025), counted(2026), policy)
