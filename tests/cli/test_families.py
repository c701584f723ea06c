"""`plan` and `statements` take what every command takes, wherever it is put."""

import pytest

NEW = ("--organisation", "North", "--year", "2026", "--statements", "WI-I-1")
NONE = "No actions have been agreed in north yet."


@pytest.fixture
def store(run, tmp_path):
    path = str(tmp_path / "elsewhere.sqlite")
    assert run("new", "north", *NEW, "--store", path).code == 0
    return path


@pytest.mark.parametrize(
    "typed",
    [
        ("plan", "--store", "{store}", "--plain", "north", "list"),
        ("plan", "north", "--plain", "--store", "{store}", "list"),
        ("plan", "--plain", "north", "--store={store}", "list"),
        ("plan", "north", "list", "--store", "{store}", "--plain"),
        ("plan", "--store", "nowhere.sqlite", "north", "list", "--store", "{store}"),
    ],
)
def test_the_store_may_stand_before_what_to_do_and_after_it(run, store, typed):
    done = run(*(word.format(store=store) for word in typed))
    assert done.code == 0
    assert NONE in done.out


@pytest.mark.parametrize("typed", [("--plain", "list"), ("list", "--plain"), ("--store", "s.sqlite", "list")])
def test_so_it_is_with_statements(run, typed):
    done = run("statements", *typed)
    assert done.code == 0
    assert "making-it-real" in done.out


def test_a_store_without_an_address_takes_no_name_for_one(run):
    for typed in (("plan", "north", "--store"), ("plan", "--store")):
        assert "--store: Something has to stand after this option" in run(*typed).err
