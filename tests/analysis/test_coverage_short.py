"""A short look at the interval's coverage, with the functions of the long run in `benchmarks/`.

Most cells here are exact. The drawn ones have a fixed seed and room for chance: three standard errors
below the line.
"""

import importlib
import sys
from pathlib import Path

import pytest

BENCHMARKS = Path(__file__).parents[2] / "benchmarks"


@pytest.fixture(scope="module")
def coverage():
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(BENCHMARKS))
        yield importlib.import_module("interval_coverage")
        for name in ("interval_coverage", "interval_populations", "marked_pages"):
            sys.modules.pop(name, None)


@pytest.fixture(scope="module")
def exact(coverage):
    units = [(2, 5, 5), (2, 8, 20), (2, 12, 12), (3, 5, 8), (3, 8, 5), (4, 5, 5)]
    return [cell for unit in units for cell in coverage.measure(*unit, draws=1, exact_up_to=10_000, seed=1)]


def test_every_exact_cell_holds(coverage, exact):
    assert len(exact) == 6 * 22
    assert all(cell.draws == 0 for cell in exact)
    grid = [cell for cell in exact if cell.shape.family != coverage.APART]
    assert [cell for cell in grid if cell.coverage < coverage.HOLDS] == []
    assert [cell for cell in exact if cell.coverage < coverage.APART_HOLDS] == []


def test_the_exact_cells_are_not_needlessly_wide(coverage, exact):
    grid = [cell for cell in exact if cell.shape.family != coverage.APART]
    assert sum(cell.width for cell in grid) / len(grid) < 0.52
    assert sum(cell.coverage for cell in grid) / len(grid) < 0.99


@pytest.mark.parametrize("unit", [(5, 8, 12), (5, 20, 8), (7, 12, 20), (5, 40, 40)])
def test_drawn_cells_hold_but_for_chance(coverage, unit):
    coverage_of = {}
    for shape in coverage.shapes(unit[0])[::4]:
        rng = coverage.random.Random(f"short {unit} {shape.name}")
        held, _ = coverage._draw_rooms(rng, shape, *unit[1:], 400)
        coverage_of[shape.family, shape.name] = held / 400
    allowed = coverage.HOLDS - 3 * (coverage.HOLDS * (1 - coverage.HOLDS) / 400) ** 0.5
    assert {cell: share for cell, share in coverage_of.items() if share < allowed} == {}


def test_where_it_falls_short_is_as_the_method_page_says(coverage):
    """The two lowest cells found on two levels: one population of one mind, and nearly everyone apart."""
    of_one_mind = coverage.Shape("outside", "of one mind", (1 - 1e-6, 1e-6), (0.89, 0.11))
    far_apart = coverage.Shape("outside", "far apart", (1 - 1e-6, 1e-6), (0.02, 0.98))
    (lowest,) = coverage.measure_exactly(2, 40, 20, [of_one_mind])
    (lowest_apart,) = coverage.measure_exactly(2, 8, 8, [far_apart])
    assert lowest.coverage == pytest.approx(0.902, abs=0.0006)
    assert lowest_apart.coverage == pytest.approx(0.851, abs=0.0006)


def test_the_same_seed_gives_the_same_figures(coverage):
    once, again = (coverage.measure(5, 8, 8, draws=20, exact_up_to=0, seed=7) for _ in "ab")
    assert once == again


def test_drawing_and_going_through_all_agree(coverage):
    exactly = coverage.measure(2, 8, 12, draws=1, exact_up_to=10_000, seed=1)
    drawn = coverage.measure(2, 8, 12, draws=2_000, exact_up_to=0, seed=1)
    for one, other in zip(exactly, drawn, strict=True):
        # Four standard errors; a fixed seed, so it holds or it does not.
        assert one.coverage == pytest.approx(other.coverage, abs=4 * (0.25 / other.draws) ** 0.5)
        assert one.width == pytest.approx(other.width, abs=0.02)


def test_the_tables_land_between_the_marks(coverage, exact, tmp_path):
    page = tmp_path / "page.md"
    page.write_text("before\n" + "\nold\n".join(coverage.MARKS) + "\nafter\n", encoding="utf-8")
    coverage.put_between(coverage.MARKS, "new", page)
    assert page.read_text(encoding="utf-8") == "before\n" + "\nnew\n".join(coverage.MARKS) + "\nafter\n"
