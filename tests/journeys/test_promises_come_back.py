"""Two years: what is promised in one comes back in the next, and both answers stand side by side."""

import json

import pytest

LEADS = ("--led-by-lived", "A member of Speak Up", "--led-by-council", "Head of the front door")


@pytest.fixture
def two_years(run_cli, tmp_path):
    """A sealed first year with three promises, and a second that asked five people about them."""
    run_cli("new", "a-2026", "--organisation", "Northshire", "--year", "2026", "--statements", "TC-I-6")
    run_cli("plan", "a-2026", "add", "--what", "A bench by the door", *LEADS, "--by", "next spring")
    run_cli("plan", "a-2026", "add", "--what", "One number to call", *LEADS, "--by", "end of June 2026",
        "--why", "Nobody rings back.")  # fmt: skip
    run_cli("plan", "a-2026", "add", "--what", "A kettle", *LEADS)
    run_cli("plan", "a-2026", "move", "2", "--to", "going")
    run_cli("plan", "a-2026", "move", "3", "--to", "dropped", "--reason", "no room")
    sealed = tmp_path / "a-2026.mir.json"
    assert run_cli("seal", "a-2026", "--yes", "-o", str(sealed)).code == 0
    return sealed


def ask(run_cli, previous, *store):
    """Open the second year with last year's promises, and rate them: of eight, five say yes to the second."""
    named = ("--organisation", "Northshire", "--year", "2027", "--previous", previous)
    opened = run_cli("new", "a-2027", *named, "--statements", "TC-I-6", "--mode", "tally", *store)
    assert opened.code == 0, opened.err
    counted = "present 8\npresent 5\n6 1 1\n2 2 1\n2 1 5\n0 0 0 d=5\n1 1 2 2 2\n0 0 3 2 0\nq"
    done = run_cli("start", "a-2027", *store, stdin=counted)
    assert done.code == 0, done.err


def made(run_cli, source, name):
    done = run_cli("report", source, "--format", name, "-o", "-")
    assert done.code == 0, done.err
    return done.out


@pytest.mark.parametrize("by", ["name", "file"])
def test_what_was_promised_comes_back_and_both_answers_stand_side_by_side(run_cli, two_years, tmp_path, by):
    ask(run_cli, "a-2026" if by == "name" else str(two_years))
    reviewed = run_cli(
        "plan", "a-2026", "review", "2", "--lived", "It rings now.", "--council", "Six weeks late."
    )
    assert reviewed.code == 0, reviewed.err
    assert "5" in reviewed.out
    told = json.loads(made(run_cli, "a-2027", "json"))
    (number,) = (found for found in told["promised"] if found["what"] == "One number to call")
    assert number["status"] == "going"
    assert number["day"] == "2026-06-30"
    assert number["overdue"]
    assert number["reviews"] == [
        {"round": "a-2027", "lived_experience": "It rings now.", "council": "Six weeks late."}
    ]
    assert [found["what"] for found in told["promised"]] == [
        "One number to call",
        "A bench by the door",
        "A kettle",
    ]
    for name in ("html", "heard", "markdown"):
        told_so = made(run_cli, "a-2027", name)
        for words in ("It rings now.", "Six weeks late.", "Under way", "5 of 8", "no room"):
            assert words in told_so, (name, words)
    assert "One number to call" in made(run_cli, "a-2027", "one-page")


def test_the_sealed_file_of_the_second_year_tells_both_answers_alone(run_cli, two_years, tmp_path):
    ask(run_cli, "a-2026")
    run_cli("plan", "a-2026", "review", "2", "--lived", "It rings now.", "--council", "Six weeks late.")
    sealed = tmp_path / "a-2027.mir.json"
    assert run_cli("seal", "a-2027", "--yes", "-o", str(sealed)).code == 0
    alone = json.loads(made(run_cli, str(sealed), "json"))
    beside = json.loads(made(run_cli, "a-2027", "json"))
    assert alone["promised"] == beside["promised"]
    assert alone["promised"][0]["answers"]["lived"].startswith("Most people")
    for name in ("html", "heard"):
        assert "It rings now." in made(run_cli, str(sealed), name)


def test_a_promise_that_came_in_a_file_can_be_moved_and_reviewed_where_its_round_is_not(
    run_cli, two_years, tmp_path
):
    elsewhere = ("--store", f"sqlite:///{tmp_path / 'elsewhere.db'}")
    ask(run_cli, str(two_years), *elsewhere)
    assert run_cli("plan", "a-2026", "move", "2", "--to", "done", *elsewhere).code == 0
    told = run_cli("report", "a-2027", "--format", "json", "-o", "-", *elsewhere)
    promised = {found["what"]: found["status"] for found in json.loads(told.out)["promised"]}
    assert promised == {
        "One number to call": "done",
        "A bench by the door": "not_started",
        "A kettle": "dropped",
    }
    assert (
        run_cli("plan", "a-2026", "list", "--format", "xlsx", "-o", str(tmp_path / "x.xlsx"), *elsewhere).code
        == 0
    )


def test_a_promise_made_after_the_seal_is_told_from_the_files_alone(run_cli, two_years, tmp_path):
    run_cli("plan", "a-2026", "add", "--what", "A ramp", *LEADS)
    ask(run_cli, "a-2026")
    run_cli("new", "a-2028", "--organisation", "Northshire", "--year", "2028", "--statements", "TC-I-6")
    newer, newest = tmp_path / "a-2027.mir.json", tmp_path / "a-2028.mir.json"
    for file in (newer, newest):
        assert run_cli("seal", file.name.removesuffix(".mir.json"), "--yes", "-o", str(file)).code == 0
    for typed in (("diff", two_years, newer), ("trend", two_years, newer, newest)):
        alone = run_cli(*typed, "--format", "markdown", "-o", "-")
        assert alone.code == 0, alone.err
        assert alone.out.count("**A ramp**") == 1, typed
        assert "People sa" in alone.out.split("**A ramp**")[1].split("##")[0], typed


def test_an_organisation_written_another_way_keeps_its_promises_together(run_cli, tmp_path):
    run_cli("new", "b-2026", "--organisation", "Brighton & Hove", "--year", "2026", "--statements", "TC-I-6")
    run_cli("plan", "b-2026", "add", "--what", "A kettle", *LEADS)
    sealed = tmp_path / "b-2026.mir.json"
    assert run_cli("seal", "b-2026", "--yes", "-o", str(sealed)).code == 0
    asked = ("--year", "2027", "--statements", "TC-I-6", "--mode", "tally")
    elsewhere = ("--store", f"sqlite:///{tmp_path / 'elsewhere.db'}")
    for previous, *store in (("b-2026",), (str(sealed), *elsewhere)):
        named = ("--organisation", "The Brighton and Hove", "--previous", previous)
        opened = run_cli("new", "b-2027", *named, *asked, *store)
        assert opened.code == 0, opened.err
        assert "b-2027: Brighton & Hove, 2027" in opened.out
        assert (
            "is kept under Brighton & Hove, as b-2026 is, and not under The Brighton and Hove" in opened.err
        )
        run_cli("start", "b-2027", *store, stdin="present 8\npresent 5\n6 1 1\n0 0 5\nq")
        told = run_cli("plan", "b-2026", "review", "1", "--lived", "No.", "--council", "Yes.", *store)
        assert told.code == 0, told.err
        assert "1 of 8 people said “Yes”" in told.out
