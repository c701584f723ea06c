"""The figures of one group on one statement, in each of the forms the gate lets through."""

from dataclasses import replace

import pytest

import made_up_rounds as made
from made_up_rounds import Said
from mir_assess.analysis.disclosure import PUBLIC, ROOM, AgreedOnly, Coarse, Suppressed, disclose
from mir_assess.analysis.distributions import Bands, Promise, distributions
from mir_assess.model.round import Consensus


def figures(said, policy=ROOM, good_from="mostly"):
    part = made.edition([made.statement("home", good_from=good_from)], made.scale(good_from=good_from))
    shown = disclose(made.found({"home": {"lived": said}}, made.assessment(part, [made.LIVED])), policy)
    return distributions(shown)["home"]["lived"]


def test_the_example_of_the_contract():
    found = figures(Said((1, 3, 4, 3, 1), 0, 0))
    assert found.base == 12
    assert found.levels == {"never": 1, "rarely": 3, "sometimes": 4, "mostly": 3, "always": 1}
    assert found.bands is None
    assert isinstance(found.keeps_promise, Promise)
    assert (found.keeps_promise.people, round(found.keeps_promise.share, 3)) == (4, 0.333)
    assert [round(limit, 3) for limit in found.keeps_promise.interval] == [0.138, 0.609]
    assert (found.median, found.split) == (("sometimes",), False)
    assert isinstance(found.agreement, float)
    assert round(found.agreement, 3) == 0.583


@pytest.mark.parametrize(
    ("counts", "median", "split"),
    [
        ((0, 0, 5, 0, 0), ("sometimes",), False),
        ((0, 3, 3, 0, 0), ("rarely", "sometimes"), False),
        ((3, 0, 0, 0, 3), ("never", "always"), True),
    ],
)
def test_people_who_were_split_have_no_middle(counts, median, split):
    found = figures(counts)
    assert (found.median, found.split) == (median, split)


def test_bands_alone():
    found = figures((4, 2, 1, 3, 2), PUBLIC)
    held = Suppressed("small_cell", 3)
    assert (found.base, found.bands) == (12, Bands(7, 5))
    assert (found.levels, found.median, found.agreement, found.dont_know) == (held, held, held, held)
    assert isinstance(found.keeps_promise, Promise)
    assert found.keeps_promise.people == 5


def test_a_rough_statement_alone():
    found = figures((4, 2, 1, 0, 1), PUBLIC)
    held = Suppressed("below_base", 10)
    assert found.keeps_promise == Coarse("fewer_than_half")
    assert {found.base, found.levels, found.median, found.agreement, found.unlevelled, found.skipped} == {
        held
    }
    assert figures((4, 4, 4, 0, 1), PUBLIC).base == Suppressed("small_cell", 3)


def test_nothing_at_all():
    found = figures((4, 0, 0, 0, 0))
    held = Suppressed("below_base", 5)
    assert {found.base, found.levels, found.keeps_promise, found.median, found.dont_know} == {held}
    assert found.bands is None


@pytest.mark.parametrize("counts", [(4, 2, 1, 3, 2), (1, 0, 0, 0, 0)])
def test_no_promise_to_keep(counts):
    assert figures(counts, good_from=None).keeps_promise is None


def test_a_group_that_spoke_as_one():
    team = replace(made.LIVED, mode="consensus")
    on = made.assessment(made.edition([made.statement("home")]), [team])
    shown = disclose(made.found({"home": {"lived": Consensus("mostly", 6, 1)}}, on), ROOM)
    found = distributions(shown)["home"]["lived"]
    assert (found.base, found.levels, found.keeps_promise) == (0, None, None)
    assert found.agreed == AgreedOnly("mostly", 6, 1)
