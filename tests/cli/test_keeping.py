"""`plan`, `statements`, `check`, `backup` and `delete`."""

import pytest

from mir_assess.resources import folder

LEADS = ("--led-by-lived", "a panel member", "--led-by-council", "the head of service")


class TestSeal:
    def test_a_clock_that_was_set_back_is_told_of_before_its_day_is_written_down(
        self, run, opened, monkeypatch
    ):
        monkeypatch.setattr("mir_assess.cli.sealing.today", lambda: "2001-01-01")
        done = run("seal", opened, typed=["no"])
        assert "clock says 2001-01-01" in done.out + done.err
        assert "Look at the clock first" in done.out + done.err
        monkeypatch.undo()
        assert "clock" not in (done := run("seal", opened, "--yes")).out + done.err


class TestPlan:
    def test_add_and_list(self, run, opened):
        done = run(
            "plan", opened, "add", "--what", "One number to call", *LEADS, "--statement", "TC-I-6",
            "--why", "“One card”", "--by", "May", "--first-step", "Ask ten people",
            "--notice", "It is answered",
        )  # fmt: skip
        assert done.code == 0
        shown = run("plan", opened, "list").out
        for words in (
            "1. One number to call",
            "a panel member, and the head of service",
            "TC-I-6",
            "May",
            "Not started",
        ):
            assert words in shown

    def test_both_leads_and_what_are_needed_and_all_said_at_once(self, run, opened):
        done = run("plan", opened, "add")
        assert done.code == 2
        assert [line.split(":")[0] for line in done.err.splitlines()] == [
            "--what",
            "--led-by-lived",
            "--led-by-council",
        ]
        assert "No actions" in run("plan", opened, "list").out

    def test_a_statement_that_is_not_asked(self, run, opened):
        done = run("plan", opened, "add", "--what", "x", *LEADS, "--statement", "TC-I-66")
        assert done.code == 2
        assert "Did you mean “TC-I-6”" in done.err
        by_number = run("plan", opened, "add", "--what", "x", *LEADS, "--statement", "7")
        assert by_number.code == 2
        assert "TC-I-6" in by_number.err.partition("It asks:")[2]

    def test_move(self, run, opened):
        run("plan", opened, "add", "--what", "x", *LEADS)
        assert run("plan", opened, "move", "1", "--to", "going").code == 0
        assert "Under way" in run("plan", opened, "list").out
        done = run("plan", opened, "move", "1", "--to", "dropped")
        assert done.code == 2
        assert "--reason" in done.err
        assert run("plan", opened, "move", "1", "--to", "dropped", "--reason", "no room").code == 0
        assert "Dropped: no room" in run("plan", opened, "list").out

    def test_move_says_all_that_is_wrong(self, run, opened):
        done = run("plan", opened, "move", "3", "--to", "don")
        assert done.code == 2
        assert "no action 3" in done.err
        assert "Did you mean “done”" in done.err

    def test_the_actions_of_a_sealed_round_live_on_beside_its_report(self, run, opened):
        run("plan", opened, "add", "--what", "A kettle for the hall", *LEADS)
        run("seal", opened, "--yes")
        later = run("plan", opened, "add", "--what", "A bench by the door", *LEADS)
        assert later.code == 0
        assert "keeps the actions it had" in later.out
        assert run("plan", opened, "move", "1", "--to", "done").code == 0
        listed = run("plan", opened, "list").out
        assert "Done" in listed
        assert "A bench by the door" in listed
        report = run("report", opened, "--format", "markdown", "-o", "-").out
        assert "A kettle for the hall" in report
        assert "A bench by the door" not in report

    def test_the_next_round_opens_with_all_of_them(self, run, opened):
        run("seal", opened, "--yes")
        run("plan", opened, "add", "--what", "A bench by the door", *LEADS)
        told = ("--organisation", "Northshire Council", "--year", "2027", "--set", "first-eight")
        assert run("new", "northshire-2027", *told, "--previous", opened).code == 0
        assert (
            "A bench by the door" in run("report", "northshire-2027", "--format", "markdown", "-o", "-").out
        )

    def test_another_form_of_list(self, run, opened):
        done = run("plan", opened, "list", "--format", "txt")
        assert done.code == 2
        assert "Use: text" in done.err

    def test_several_forms_are_each_written_and_the_text_stays_on_the_screen(self, run, opened, tmp_path):
        run("plan", opened, "add", "--what", "A bench", *LEADS, "--by", "30 June 2027")
        done = run("plan", opened, "list", "-f", "ics", "-f", "text", "-f", "xlsx")
        assert done.code == 0
        assert done.out.startswith("1. A bench")
        assert "A bench" in (tmp_path / f"{opened}-actions.ics").read_text("utf-8")
        assert (tmp_path / f"{opened}-actions.xlsx").read_bytes().startswith(b"PK")
        (tmp_path / "all").mkdir()
        assert run("plan", opened, "list", "-f", "text", "-f", "ics", "-o", "all").code == 0
        assert {file.suffix for file in (tmp_path / "all").iterdir()} == {".txt", ".ics"}
        one_file = run("plan", opened, "list", "-f", "text", "-f", "ics", "-o", "one.ics")
        assert one_file.code == 2
        assert "Several formats cannot go into one file." in one_file.err
        assert not (tmp_path / "one.ics").exists()

    def test_every_form_that_is_not_known_is_named(self, run, opened):
        done = run("plan", opened, "list", "-f", "calendar", "-f", "xlxs", "-f", "ics")
        assert done.code == 2
        assert "“calendar”" in done.err
        assert "Did you mean “xlsx”?" in done.err

    def test_an_action_is_about_the_words_of_its_statement(self, run, opened):
        run("plan", opened, "add", "--what", "A card", *LEADS, "--statement", "TC-I-6")
        listed = run("plan", opened, "list").out
        assert "About: I know who will help me at the first sign of trouble. (TC-I-6)" in listed

    def test_what_to_do_next_is_about_the_most_urgent_that_is_not_finished(self, run, opened):
        def last():
            return run("plan", opened, "list").last.partition(f"plan {opened} ")[2]

        run("plan", opened, "add", "--what", "A bench", *LEADS)
        run("plan", opened, "add", "--what", "A kettle", *LEADS, "--by", "end of June 2020")
        assert last() == "move 2 --to going"
        run("plan", opened, "move", "2", "--to", "going")
        assert last() == "move 2 --to done"
        run("plan", opened, "move", "2", "--to", "stuck")
        assert last() == "move 2 --to going"
        run("plan", opened, "move", "2", "--to", "done")
        assert last() == "move 1 --to going"
        run("plan", opened, "move", "1", "--to", "dropped", "--reason", "no room")
        assert last() == "review"

    def test_actions_stand_in_the_report(self, run, opened):
        run("plan", opened, "add", "--what", "A kettle for the hall", *LEADS)
        assert "A kettle for the hall" in run("report", opened, "--format", "markdown", "-o", "-").out


class TestStatements:
    def test_list(self, run):
        done = run("statements", "list")
        assert done.code == 0
        assert "making-it-real" in done.out
        assert "Statements: 72" in done.out

    def test_show_a_bank_and_a_statement(self, run):
        bank = run("statements", "show", "making-it-real")
        assert "WI-I-1  I decide how I spend my days." in bank.out
        assert "Eight to start with" in bank.out
        one = run("statements", "show", "TC-I-6")
        assert "5  Always true: I can count on it (the promise is kept from here)" in one.out

    def test_show_what_is_not_there(self, run):
        done = run("statements", "show", "making-it-rael")
        assert done.code == 1
        assert "Did you mean “making-it-real”" in done.err

    def test_our_own_bank_is_sound(self, run):
        assert run("statements", "check", "making-it-real").code == 0
        assert run("statements", "check", folder("statements") / "making-it-real.yaml").code == 0

    def test_every_problem_of_a_file_at_once(self, run, tmp_path):
        text = (folder("statements") / "making-it-real.yaml").read_text(encoding="utf-8")
        broken = text.replace("id: WI-I-2\n", "id: WI-I-1\n", 1).replace("voice: i\n", "voise: i\n", 1)
        (tmp_path / "own.yaml").write_text(broken, encoding="utf-8")
        done = run("statements", "check", "own.yaml")
        assert (done.code, done.out) == (1, "")
        assert "voise" in done.err
        assert len(done.err.splitlines()) > 1

    @pytest.mark.parametrize("name", ["nowhere.yaml", "makng-it-real", "./"])
    def test_a_file_that_cannot_be_read(self, run, name):
        assert run("statements", "check", name).code == 1


class TestUpkeep:
    def test_check_says_that_all_is_well(self, run, answered):
        done = run("check")
        assert done.code == 0
        assert "1 assessment" in done.out

    def test_check_of_a_store_that_is_not_there_says_so(self, run, tmp_path, own_store):
        for given in ((), ("--store", "missing.db"), ("--store", "nowhere/missing.db")):
            done = run("check", *given)
            assert (done.code, done.out) == (1, "")
            assert "There is no store here yet" in done.err
            assert "--store" in done.err
            assert "mir-assess start" in done.err
        assert list(tmp_path.iterdir()) == []

    def test_a_store_inside_a_file_is_told_what_it_is_inside_of(self, run, tmp_path):
        (tmp_path / "letters.txt").write_text("mine", encoding="utf-8")
        told = ("--organisation", "A", "--year", "2026", "--store", "letters.txt/kept.sqlite")
        done = run("new", "a-2026", *told)
        assert done.code == 1
        assert "letters.txt is a file, not a folder" in done.err
        assert "does not exist" not in done.err

    def test_a_store_that_may_not_be_written_to_is_read(self, run, answered, monkeypatch):
        from mir_assess.store import sqlite

        commands = (("list",), ("show", answered), ("check",), ("plan", answered, "list"))
        before = [run(*command) for command in commands]
        with monkeypatch.context() as patch:
            # The administrator, who may run these tests, may write to every file.
            patch.setattr(sqlite, "may_write", lambda path: False)
            assert [run(*command) for command in commands] == before
            done = run("report", answered, "--format", "markdown", "-o", "-")
            assert done.code == 0
            assert done.out.startswith("# ")
            assert "The store cannot be written to" in done.err
            refused = run("plan", answered, "add", "--what", "x", *LEADS)
            assert refused.code == 1
            assert "can be read but not written to" in refused.err
        assert [outcome.code for outcome in before] == [0] * len(before)
        assert run("plan", answered, "add", "--what", "x", *LEADS).code == 0

    def test_check_finds_a_count_that_is_not_what_was_said(self, run, answered, own_store):
        import sqlite3

        with sqlite3.connect(own_store) as database:
            tables = [
                row[0] for row in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
            ]
            cells = next(name for name in tables if "cell" in name)
            database.execute(f"UPDATE {cells} SET people = people + 1 WHERE statement = 'WI-I-1'")
        database.close()
        done = run("check")
        assert done.code == 1
        assert "WI-I-1" in done.err

    def test_what_is_shown_of_a_round_names_no_path(self, run, answered, own_store, tmp_path):
        shown = run("show", answered, "--store", own_store)
        assert shown.last == f"Next: mir-assess start {answered} --store ADDRESS"
        assert str(tmp_path) not in shown.out + shown.err

    def test_a_store_that_is_no_store(self, run, tmp_path):
        (tmp_path / "x.sqlite").write_bytes(b"not a database, and long enough to be read as one" * 50)
        for command in (("list",), ("check",), ("new", "a-2026", "--organisation", "A", "--year", "2026")):
            assert run(*command, "--store", "x.sqlite").code == 1

    def test_backup_copies_all_and_writes_over_nothing(self, run, answered, tmp_path):
        done = run("backup", "copy.sqlite")
        assert done.code == 0
        assert done.last == "Next: mir-assess check --store copy.sqlite"
        assert (
            run("show", answered, "--store", "copy.sqlite").out.splitlines()[:-1]
            == run("show", answered).out.splitlines()[:-1]
        )
        (tmp_path / "other.txt").write_text("mine", encoding="utf-8")
        assert run("backup", "other.txt").code == 1
        assert (tmp_path / "other.txt").read_text(encoding="utf-8") == "mine"

    def test_a_copy_is_a_file_and_goes_to_no_standard_output(self, run, answered, tmp_path):
        done = run("backup", "-")
        assert (done.code, done.out) == (2, "")
        assert "FILE: A copy of the store has to be a file that lasts" in done.err
        assert not (tmp_path / "-").exists()

    def test_the_help_of_sealing_offers_nothing_that_it_refuses(self, run, answered):
        assert run("seal", answered, "-o", "-", "--yes").code == 2
        assert "standard output" not in run("seal", "--help").out

    def test_delete_shows_then_asks(self, run, answered):
        done = run("delete", answered)
        assert done.code == 2
        assert "Northshire Council, 2026, still open" in done.err
        no = run("delete", answered, typed=["no"])
        assert no.out.splitlines()[0] == "Nothing was deleted."
        assert run("delete", answered, typed=["YES"]).code == 0
        gone = run("show", answered)
        assert gone.code == 1
        assert "deleted" in gone.err

    def test_delete_what_is_not_there(self, run, answered):
        assert run("delete", "nowhere", "--yes").code == 1


class TestDaysOfActions:
    def test_a_day_is_read_back_and_words_that_name_none_are_told_how(self, run, opened):
        added = run("plan", opened, "add", "--what", "A bench", *LEADS, "--by", "end of June 2020")
        assert "That is by 30 June 2020." in added.out
        assert "names no day" in run("plan", opened, "add", "--what", "b", *LEADS, "--by", "Easter").out
        listed = run("plan", opened, "list").out
        assert "Overdue. Not started" in listed
        assert listed.index("A bench") < listed.index("2. b")

    def test_words_that_could_point_at_somebody_are_warned_of_and_kept(self, run, opened):
        added = run("plan", opened, "add", "--what", "A bench", *LEADS, "--why", "Mrs Patel asked for it")
        assert added.code == 0
        assert "“Mrs Patel”" in added.err
        assert "Mrs Patel" in run("plan", opened, "list").out

    def test_a_calendar_and_a_workbook_go_where_they_are_asked_for(self, run, opened, tmp_path):
        run("plan", opened, "add", "--what", "A bench", *LEADS, "--by", "end of June 2027")
        run("plan", opened, "add", "--what", "A kettle", *LEADS)
        done = run("plan", opened, "list", "--format", "ics")
        assert "1 action has no day" in done.err
        assert b"DTSTART;VALUE=DATE:20270630" in (tmp_path / f"{opened}-actions.ics").read_bytes()
        assert run("plan", opened, "list", "-f", "xlsx").code == 0
        assert (tmp_path / f"{opened}-actions.xlsx").read_bytes().startswith(b"PK")

    def test_a_list_in_a_file_or_a_pipe_has_nothing_that_a_terminal_obeys(self, run, opened):
        run("plan", opened, "add", "--what", "A \x1b[31mred bench\nwith arms", *LEADS)
        told = run("plan", opened, "list", "--format", "text", "-o", "-").out
        assert told.startswith("1. A �[31mred bench�with arms\n")
        assert "\x1b" not in told

    def test_a_calendar_of_nothing_is_none(self, run, opened, tmp_path):
        for _ in range(2):
            done = run("plan", opened, "list", "--format", "xlsx", "--format", "ics")
            assert (done.code, done.out) == (1, "")
            assert "nothing to put into a calendar" in done.err
            assert not list(tmp_path.glob("*-actions.*"))
            run("plan", opened, "add", "--what", "A bench", *LEADS, "--by", "next spring")

    def test_a_sealed_round_says_since_when_its_actions_stand_still(self, run, opened):
        run("plan", opened, "add", "--what", "A bench", *LEADS, "--by", "1 May 2027")
        told = "What was agreed in this round stands here as it did on"
        asked = ("--format", "markdown", "-o", "-")
        assert told not in run("report", opened, *asked, "--on", "2 May 2027").out
        assert run("seal", opened, "--yes").code == 0
        assert run("plan", opened, "move", "1", "--to", "done").code == 0
        assert told not in run("report", opened, *asked).out
        for source in (opened, f"{opened}.mir.json"):
            later = run("report", source, *asked, "--on", "2 May 2027")
            assert "Now: Overdue. Not started" in later.out
            assert told in later.out

    def test_a_review_needs_both_leads_and_a_round_that_asked(self, run, opened):
        run("plan", opened, "add", "--what", "A bench", *LEADS)
        done = run("plan", opened, "review", "1", "--lived", "It is there.")
        assert done.code == 2
        assert "--council" in done.err
        assert "No round has asked" in done.err
        assert run("plan", opened, "review", "7").code == 2
        assert "A bench" in run("plan", opened, "review").out

    def test_a_reason_and_a_review_are_looked_at_for_people_too(self, run, opened):
        run("plan", opened, "add", "--what", "A bench", *LEADS)
        moved = run("plan", opened, "move", "1", "--to", "stuck", "--reason", "Mrs Patel is away")
        assert moved.code == 0
        assert "“Mrs Patel”" in moved.err
        assert run("plan", opened, "move", "1", "--to", "going", "--reason", "the wood is cut").err == ""

    def test_a_day_to_reckon_on_must_be_one(self, run, opened):
        assert run("report", opened, "--on", "Easter").code == 2


def test_a_number_that_is_none_says_what_may_be_typed_and_a_reason_is_read_back(run, opened):
    leads = ("--led-by-lived", "A member", "--led-by-council", "A lead")
    assert run("plan", opened, "add", "--what", "A bench", *leads).code == 0
    wrong = run("plan", opened, "move", "x", "--to", "going")
    assert wrong.code == 2
    assert "“x” is not a number. Type an action’s number as the list shows it, such as 1." in wrong.err
    moved = run("plan", opened, "move", "1", "--to", "dropped", "--reason", "no room")
    assert "How it stands: Dropped: no room" in moved.out


def test_a_review_waits_for_a_round_that_somebody_took_part_in(run, opened):
    leads = ("--led-by-lived", "A member", "--led-by-council", "A lead")
    assert run("plan", opened, "add", "--what", "A bench", *leads).code == 0
    for name in ("walked", "empty"):
        asked = ("--organisation", "Northshire Council", "--year", "2027", "--statements", "WI-I-1")
        assert run("new", name, *asked, "--previous", opened).code == 0
    shown = run("plan", opened, "review").out
    assert "walked asks about these actions, and nobody has answered yet." in shown
    assert "People have not answered yet." in shown
    assert "Nobody in this group" not in shown
    assert run("start", "empty", piped="2\n2\n").code == 0
    assert "What people said comes from empty." in run("plan", opened, "review").out
    # It shows counts of a round that is open, as a draft does: set side by side, two would show one person.
    assert run("start", "empty", piped="next lived\n3\n4\n").code == 0
    held = run("plan", opened, "review")
    assert "What people said comes from" not in held.out
    assert "one to four people of “People with lived experience” have answered" in held.err
    assert "so it is not shown yet" in held.err
    assert "A bench" in held.out
    drafted = run("report", "empty", "--format", "json", "-o", "-")
    assert "a draft of it was made before" in drafted.err, "and a report is asked about beside it"
    assert run("start", "empty", piped="next lived\n3\n4\n" * 5).code == 0
    assert "What people said comes from empty." in run("plan", opened, "review").out


def test_a_review_of_a_round_says_whose_promises_it_asks_about(run, opened):
    leads = ("--led-by-lived", "A member", "--led-by-council", "A lead")
    asked = ("--organisation", "Northshire Council", "--year", "2027", "--statements", "WI-I-1")
    assert run("new", "none", *asked, "--previous", opened).code == 0
    assert "asks about" not in run("plan", "none", "review").out
    run("plan", opened, "add", "--what", "A bench", *leads)
    assert run("new", "next", *asked, "--previous", opened).code == 0
    told = f"next asks about the actions of {opened}: mir-assess plan {opened} review"
    nothing = run("plan", "next", "review")
    assert told in nothing.out
    assert nothing.last == "Next: mir-assess plan next list"
    run("plan", "next", "add", "--what", "A kettle", *leads)
    assert told in run("plan", "next", "review").out


def test_a_file_where_a_name_belongs_is_said_to_be_one(run, opened):
    assert run("seal", opened, "--yes").code == 0
    for command in (
        ("plan", f"./{opened}.mir.json", "list"),
        ("show", f"./{opened}.mir.json"),
        ("show", f".\\{opened}.mir.json"),
    ):
        done = run(*command)
        assert done.code == 1
        assert "This is a file, and the name of an assessment belongs here." in done.err
        assert "start --previous" in done.err
    assert f"Did you mean “{opened}”?" in run("show", f"{opened}.mir.json").err
