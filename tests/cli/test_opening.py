"""`new`, `list` and `show`, and what `start` does before the first question."""

import pytest

NEW = ("--organisation", "Northshire Council", "--year", "2026")


def test_new_has_the_defaults_of_the_contract(run):
    done = run("new", "northshire-2026", *NEW)
    assert done.code == 0
    assert "Asks 72 statements from Making It Real" in done.out
    assert "People with lived experience: each person in turn" in done.out
    assert "Council team: each person in turn" in done.out
    assert done.last == "Next: mir-assess start northshire-2026"


@pytest.mark.parametrize(
    ("given", "missing"),
    [((), ["--organisation", "--year"]), (NEW[:2], ["--year"]), (NEW[2:], ["--organisation"])],
)
def test_new_never_asks_and_names_every_option_that_is_missing(run, given, missing):
    done = run("new", "northshire-2026", *given, typed=["Northshire", "2026"])
    assert (done.code, done.out) == (2, "")
    assert [line.split(":")[0] for line in done.err.splitlines()] == missing
    assert "no assessments" in run("list").out


def test_every_bad_option_is_said_at_once_and_nothing_is_kept(run):
    done = run(
        "new", "North Shire", "--organisation", "N", "--year", "26",
        "--group", "carers", "--group", "c=C:counsil",
        "--mode", "tali", "--mode", "live=tally", "--set", "first-eigth", "--themes", "wellbieng",
        "--statements", "WI-I-11", "--minutes", "0",
    )  # fmt: skip
    assert done.code == 2
    for words in (
        "Try: north-shire", "“carers” does not say", "Did you mean “council”", "Did you mean “tally”",
        "Did you mean “first-eight”", "Did you mean “wellbeing”", "Did you mean “WI-I-1”",
        "at least a minute", "26 is not a year",
    ):  # fmt: skip
        assert words in done.err
    assert "no assessments" in run("list").out


@pytest.mark.parametrize("name", ["", "  "])
def test_a_name_that_is_empty_is_refused_with_one_to_take(run, name):
    done = run("new", name, *NEW)
    assert (done.code, done.out) == (2, "")
    assert done.err == "NAME: A name cannot be empty. Try: northshire-2026\n"
    assert "no assessments" in run("list").out


def test_groups_modes_and_people_are_kept(run):
    run(
        "new", "a-2026", *NEW, "--group", "carers=Carers: adult:carer", "--group", "x=Neighbours",
        "--mode", "tally", "--mode", "x=consensus", "--keeper", "the panel", "--set", "cqc-six",
    )  # fmt: skip
    shown = run("show", "a-2026").out
    assert "Carers: adult: cards, counted" in shown
    assert "Neighbours: one answer, agreed together" in shown
    assert "Who holds the data: the panel" in shown
    assert "Asks 6 statements" in shown


def test_picks_add_up_in_the_order_they_were_named(run):
    from mir_assess.store import open_store

    run("new", "a-2026", *NEW, "--statements", "WF-I-2, WI-I-1", "--themes", "workforce")
    import os

    store = open_store(os.environ["MIR_ASSESS_STORE"])
    chosen = store.round("a-2026").assessment.chosen
    store.close()
    assert chosen[:2] == ("WF-I-1", "WF-I-2")
    assert chosen[-1] == "WI-I-1"


def test_the_same_name_twice_is_refused_and_the_first_stays(run, opened):
    done = run("new", opened, "--organisation", "Other", "--year", "2027")
    assert done.code == 1
    assert "Northshire Council, 2026" in run("show", opened).out


def test_several_assessments_may_share_organisation_and_year(run, opened):
    assert run("new", "northshire-2026-north", *NEW).code == 0
    assert run("list").out.count("Northshire Council") == 2


def test_two_banks_with_one_statement_id_are_refused_by_name(run, tmp_path):
    from mir_assess.resources import folder

    text = (folder("statements") / "making-it-real.yaml").read_text(encoding="utf-8")
    copy = tmp_path / "copy.yaml"
    copy.write_text(text.replace("id: making-it-real", "id: copy", 1), encoding="utf-8")
    done = run("new", "a-2026", *NEW, "--bank", "making-it-real", "--bank", copy)
    assert done.code == 2
    assert "both have a statement WI-I-1" in done.err


def test_a_bank_that_does_not_exist_says_which_there_are(run):
    done = run("new", "a-2026", *NEW, "--bank", "making-it-rael")
    assert done.code == 1
    assert "making-it-real" in done.err


def test_an_edition_that_does_not_exist(run):
    done = run("new", "a-2026", *NEW, "--edition", "2062")
    assert done.code == 2
    assert "There is: 2026." in done.err


def test_minutes_are_warned_of_beside_the_result(run):
    done = run("new", "a-2026", *NEW, "--minutes", "120")
    assert "about 8 can be rated and 4 talked about" in done.err
    assert "about 8" not in done.out


def test_plain_and_not_plain_lists_say_the_same(run, opened, monkeypatch):
    import sys

    plain = run("list", "--plain").out
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    columns = run("list").out
    assert "northshire-2026; Organisation: Northshire Council; Year: 2026; State: open" in plain
    assert "\033[1m" in columns
    assert "\033" not in plain
    assert "northshire-2026  Northshire Council  2026  open" in columns


def test_an_empty_store_says_how_to_begin_and_is_not_made(run, own_store):
    done = run("list")
    assert done.last == "Next: mir-assess start"
    assert not own_store.exists()


def test_show_says_who_took_part_only_through_the_gate(run, answered):
    shown = run("show", answered).out
    assert "People with lived experience: 6 people" in shown
    assert "Council team: 5 people" in shown


def test_show_hides_a_small_group_and_names_no_path_clock_or_id(run, opened, tmp_path, own_store):
    (tmp_path / "a.csv").write_text("session,group,statement,answer\np1,lived,WI-I-1,1\n", encoding="utf-8")
    run("import", opened, "a.csv")
    shown = run("show", opened).out
    assert "fewer than 5 people" in shown
    assert str(own_store) not in shown
    assert "p1" not in shown
    assert "It is not sealed yet." in shown


def test_the_next_command_carries_the_store_that_was_given(run, tmp_path):
    done = run("new", "a-2026", *NEW, "--store", tmp_path / "my store.sqlite")
    assert done.last == f'Next: mir-assess start a-2026 --store "{tmp_path / "my store.sqlite"}"'


def test_the_next_command_is_named_as_the_program_was_started(run, monkeypatch):
    monkeypatch.setenv("MIR_ASSESS_COMMAND", "python run.py")
    assert run("new", "a-2026", *NEW).last == "Next: python run.py start a-2026"


class TestPrevious:
    def test_opens_with_last_rounds_actions(self, run, opened):
        run("plan", opened, "add", "--what", "A phone line.", "--led-by-lived", "a", "--led-by-council", "b")
        run("plan", opened, "add", "--what", "Forget it.", "--led-by-lived", "a", "--led-by-council", "b")
        run("plan", opened, "move", "2", "--to", "dropped", "--reason", "no money")
        done = run(
            "new", "northshire-2027", *NEW[:2], "--year", "2027", "--previous", opened, "--set", "cqc-six"
        )
        assert "Asks 7 statements from What was promised in 2026 (2026), then Making It Real" in done.out

    def test_says_what_to_type_for_the_groups_and_ways_of_last_round(self, run):
        asked = ("--organisation", "A", "--statements", "WI-I-1")
        carer = ("--group", "lived=People:lived_experience", "--group", "c=Carers:carer", "--mode", "c=tally")
        run("new", "a-2026", *asked, "--year", "2026", *carer)
        next_year = (*asked, "--year", "2027", "--previous", "a-2026")
        told = run("new", "a-2027", *next_year).err
        assert "a-2026 had other groups, or other ways to rate." in told
        assert "mir-assess delete a-2027" in told
        options = told.split("open it again with ")[1].splitlines()[0]
        assert options == (
            "--group lived=People:lived_experience --group c=Carers:carer --mode lived=individual "
            "--mode c=tally"
        )
        assert "other groups" not in run("new", "b-2027", *next_year, *options.split()).err
        run("new", "d-2026", *asked, "--year", "2026", "--mode", "tally")
        told = run("new", "d-2027", *next_year[:-1], "d-2026").err
        assert "open it again with --mode lived=tally --mode council=tally" in told
        assert "other groups" not in run("new", "e-2027", *next_year[:-1], "d-2026", "--mode", "tally").err

    def test_opens_from_a_sealed_file_too(self, run, opened):
        run("plan", opened, "add", "--what", "A phone line.", "--led-by-lived", "a", "--led-by-council", "b")
        run("seal", opened, "--yes")
        done = run(
            "new",
            "n-2027",
            *NEW[:2],
            "--year",
            "2027",
            "--previous",
            f"{opened}.mir.json",
            "--set",
            "cqc-six",
        )
        assert "Asks 7 statements" in done.out

    def test_warns_where_there_is_nothing_to_open_with(self, run, opened):
        done = run(
            "new", "n-2027", "--organisation", "northshire  COUNCIL.", "--year", "2027", "--previous", opened
        )
        assert done.code == 0
        assert done.err.splitlines() == [
            "No actions stand in northshire-2026, so this round does not open by asking about them."
        ]

    @pytest.mark.parametrize("verb", ["new", "start"])
    @pytest.mark.parametrize("as_file", [True, False])
    @pytest.mark.parametrize(
        ("organisation", "year", "words"),
        [
            ("Southshire Council", "2027", "Nobody is asked about promises that somebody else made"),
            ("Northshire Council", "2025", "later than the new one of 2025"),
        ],
    )
    def test_refuses_what_is_no_round_before(self, run, opened, verb, as_file, organisation, year, words):
        assert run("seal", opened, "--yes").code == 0
        before = f"{opened}.mir.json" if as_file else opened
        done = run(verb, "next", "--organisation", organisation, "--year", year, "--previous", before)
        assert (done.code, done.out) == (1, "")
        assert words in done.err
        assert run("show", "next").code == 1

    def test_refuses_a_round_that_opens_with_its_own_actions(self, run, opened, tmp_path):
        assert run("seal", opened, "--yes").code == 0
        elsewhere = ("--store", tmp_path / "other.db")
        done = run("new", opened, *NEW, "--previous", f"{opened}.mir.json", *elsewhere)
        assert done.code == 1
        assert "its own actions" in done.err

    def test_a_keyboard_hears_of_it_before_a_dozen_questions(self, run, opened):
        done = run("start", "--previous", opened, typed=["2", "Southshire Council", "2027"])
        assert done.code == 1
        assert "Nobody is asked about promises" in done.err

    def test_a_keyboard_is_offered_the_same_organisation_and_the_year_after(self, run, opened):
        assert run("seal", opened, "--yes").code == 0
        done = run("start", "--previous", opened, typed=["", "", *[""] * 30])
        assert "about? [Northshire Council]" in done.err
        assert "Which year? [2027]" in done.err
        assert "northshire-2027" in run("list").out
        named = run("start", "next-one", "--previous", opened, typed=["", "2028", *[""] * 30])
        assert "about? [Northshire Council]" in named.err
        assert "Northshire Council, 2028" in run("show", "next-one").out

    def test_nobody_at_a_keyboard_is_offered_nothing(self, run, opened):
        done = run("start", "--previous", opened, piped="\n\n")
        assert done.code == 2
        assert [line.split(":")[0] for line in done.err.splitlines()] == ["--organisation", "--year"]


class TestStart:
    def test_without_a_terminal_it_names_the_missing_options(self, run):
        done = run("start")
        assert done.code == 2
        assert [line.split(":")[0] for line in done.err.splitlines()] == ["--organisation", "--year"]

    def test_without_a_terminal_it_opens_with_defaults_and_reads_a_pipe_like_a_keyboard(self, run):
        done = run("start", *NEW, "--set", "first-eight", piped="3\nq\n")
        assert done.code == 0
        assert "Welcome" in done.out
        assert "northshire-2026" in run("list").out
        assert "fewer than 5 people" in run("show", "northshire-2026").out

    def test_a_name_that_nobody_gave_comes_from_organisation_and_year(self, run):
        assert run("start", "", *NEW, "--set", "first-eight", piped="q\n").code == 0
        assert "northshire-2026" in run("list").out

    def test_asks_for_what_is_missing_with_defaults_shown(self, run):
        usual = ["", ""]  # our own bank, and no ladder after it
        ways = ["", "1", "3", "Ann at the panel", "", "", "", "1", "", "q"]
        done = run("start", typed=["Northshire Council", "2026", *usual, *ways])
        assert done.code == 0
        assert "Which council" in done.err
        assert "8 statements to rate and 4 to talk about" in done.out
        shown = run("show", "northshire-2026").out
        assert "Asks 8 statements" in shown
        assert "People with lived experience: cards, counted" in shown
        assert "Council team: one answer, agreed together" in shown
        assert "Who holds the data: Ann at the panel" in shown

    def test_adds_the_groups_that_were_typed(self, run):
        typed = ["", "", "Carers", "1", "", "2", "2", "2", "", "", "", "", "q"]
        run("start", *NEW, "--set", "cqc-six", typed=typed)
        assert "Carers: each person in turn" in run("show", "northshire-2026").out

    def test_a_number_typed_for_another_group_makes_no_group(self, run):
        """Whoever answered the question before with a number types one here too."""
        typed = ["", "", "1", "", "2", "2", "", "", "", "", "q"]
        done = run("start", *NEW, "--set", "cqc-six", typed=typed)
        assert "“1” is a number. A group needs a name" in done.err
        lines = run("show", "northshire-2026").out.splitlines()
        assert not [line for line in lines if line.strip().startswith("1:")]

    def test_goes_on_with_the_same_name_and_warns_of_what_stays(self, run, opened):
        done = run("start", opened, "--set", "cqc-six", "--keeper", "Bo", "--mode", "individual", piped="q\n")
        assert done.code == 0
        assert "already opened" in done.err
        assert "--keeper" in done.err
        assert "what to ask" in done.err
        assert "--group or --mode" not in done.err
        assert "Asks 8 statements" in run("show", opened).out

    def test_says_nothing_where_the_options_are_those_it_was_opened_with(self, run, opened):
        done = run("start", opened, *NEW, "--set", "first-eight", piped="q\n")
        assert done.err == ""

    def test_without_a_name_it_offers_the_one_that_is_open(self, run, opened):
        done = run("start", typed=["", "", "q"])
        assert "Go on with northshire-2026" in done.out
        assert done.code == 0

    def test_a_sealed_one_is_not_walked_again(self, run, opened):
        run("seal", opened, "--yes")
        done = run("start", opened)
        assert done.code == 1
        assert "sealed" in done.err

    def test_typing_that_ends_in_the_middle_of_the_questions_opens_nothing(self, run):
        done = run("start", typed=["Northshire Council"])
        assert done.code == 2
        assert "no assessments" in run("list").out
