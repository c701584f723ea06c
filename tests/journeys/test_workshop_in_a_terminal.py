"""The real program in a real terminal: questions, answers, Ctrl-C, a killed process, the end, the report."""

import signal

import pytest

from terminals import Terminal, plain
from workshops import typed

STATEMENT = "I decide how I spend my days."


@pytest.fixture
def open_terminal(tmp_path):
    """Open a terminal on the program with these arguments; all are closed in the end."""
    opened = []

    def open_one(*arguments, **environ):
        opened.append(Terminal(*arguments, folder=tmp_path, environ=environ))
        return opened[-1]

    yield open_one
    for terminal in opened:
        terminal.close()


@pytest.fixture
def northshire(run_cli):
    """An assessment of the built-in bank, made beforehand; asks for its modes."""

    def make(mode):
        outcome = run_cli("new", "n-2026", "--organisation", "Northshire", "--year", "2026", "--mode", mode)
        assert outcome.code == 0, outcome.err

    return make


def test_a_facilitator_is_asked_what_is_needed_and_ctrl_c_loses_nothing(open_terminal):
    terminal = open_terminal("start")
    terminal.wait_for("Which council or organisation")
    terminal.type("Northshire Council", "Which year?")
    terminal.type("2026", "Which statements?")
    terminal.type("", "The ladder of co-production at the end?")
    terminal.type("2", "Another group")
    terminal.type("", "How will “People with lived experience” rate?")
    terminal.type("2", "How will “Council team” rate?")
    terminal.type("2", "Who will hold the answers")
    terminal.type("Asha Patel", "whom do you tell?")
    terminal.type("Tom Reed", "who will sit with them?")
    terminal.type("", "How many minutes")
    terminal.type("60", "(7 statements in all)")
    terminal.type("", "Welcome. We ask: is life here as good")
    terminal.read_opening_words(STATEMENT)
    assert "we may have to tell Tom Reed" in plain(terminal.seen)
    terminal.type("4", "Statement 1: Mostly true.")
    assert terminal.press_ctrl_c() == 130
    assert "To go on, type: mir-assess start northshire-2026" in plain(terminal.seen)
    assert "Traceback" not in terminal.seen

    again = open_terminal("start", "northshire-2026")
    again.wait_for("Statement 2 of")
    again.type("g 1", "You said: Mostly true.")
    again.type("q", "Your answers are saved.")
    assert again.end() == 0


def test_a_killed_program_loses_nothing_that_was_confirmed(open_terminal, northshire, run_cli):
    northshire("tally")
    terminal = open_terminal("start", "n-2026").read_opening_words("how many people are here?")
    terminal.type("6", "6 people here.").type("5", "5 people here.").type("0 1 2 2 1", "6 cards counted.")
    assert terminal.kill() == -signal.SIGKILL
    assert "People with lived experience: 6 people" in run_cli("show", "n-2026").out
    again = open_terminal("start", "n-2026")
    again.wait_for("Statement 1 of 72. Council team.")
    again.type("q", "Your answers are saved.")
    assert again.end() == 0
    assert run_cli("check").code == 0


def test_nothing_of_one_person_is_left_on_the_screen_for_the_next(open_terminal, northshire):
    northshire("individual")
    terminal = open_terminal("start", "n-2026").read_opening_words(STATEMENT)
    terminal.type("2", "Statement 1: Not often true.").type("n My own words", "“My own words”")
    terminal.type("next lived", f"person 2. {STATEMENT}")
    terminal.wait_for("p pass, s later, ? help. Welcome.", since=terminal.seen.rindex("\x1b[3J"))
    left = plain(terminal.seen.rpartition("\x1b[3J")[2])
    assert STATEMENT in left
    assert "Statement 1: Not often true." not in left
    assert "own words" not in left
    terminal.type("q", "Your answers are saved.")
    assert terminal.end() == 0


def test_plain_in_a_terminal_writes_line_after_line(open_terminal, northshire):
    northshire("individual")
    terminal = open_terminal("start", "n-2026", "--plain").read_opening_words(STATEMENT)
    terminal.type("3", "Statement 1: Sometimes true.")
    assert "\x1b" not in terminal.seen
    terminal.type("q", "Your answers are saved.")
    assert terminal.end() == 0
    again = open_terminal("start", "n-2026", NO_COLOR="1")
    again.wait_for("Statement 2 of 72.")
    assert "\x1b" not in again.seen


def test_a_workshop_is_typed_to_its_end_and_names_the_report(open_terminal, run_cli):
    asked = ("--statements", "WI-I-1", "--mode", "tally")
    run_cli("new", "n-2026", "--organisation", "Northshire", "--year", "2026", *asked)
    terminal = open_terminal("start", "n-2026").read_opening_words("how many people are here?")
    terminal.type("6", "6 people here.").type("5", "5 people here.").type("0 1 2 2 1", "Council team.")
    terminal.type("0 0 1 4 0", "Everyone here has rated.").type(
        "reveal", "Which statement shall we talk about?"
    )
    terminal.type("1", "Enter: the picture of people").type("", "2 of 6").type("", "4 of 5")
    terminal.type("a 3 of 11", "The room agreed on “Sometimes true”, 11 people.").type("", "Which statement")
    terminal.type("close", "What matters most?").type("", "Parked").type("", "What may be printed?")
    terminal.type("", "What will be done?").type("", "How was it today?").type("", "Press Enter to finish.")
    terminal.type("", "Next, type one of these: mir-assess report n-2026 mir-assess seal n-2026")
    assert terminal.end() == 0
    assert run_cli("report", "n-2026", "--format", "markdown", "-o", "-").code == 0


CLOSE = ("close", *[""] * 6)
PIPED = {
    "individual": typed(
        "4 | d | p | next lived | 3 | 3 | 3 | next council | 5 | 5 | 5 | reveal | 1 | Enter | Enter"
    ),
    "tally": typed("6 | 5 | 0 1 2 2 1 | 0 0 1 4 0 | p | p | s | p | p | reveal | 1 | Enter | Enter | a none"),
    "consensus": typed("2 | 4 | 3 of 2 | 4 of 4 dissent 1 | why So | p | p | p | p | reveal | 1 | a 3 of 6"),
}


@pytest.mark.parametrize("mode", PIPED)
def test_a_whole_workshop_runs_through_a_pipe_and_ends_in_a_report(mode, run_cli):
    asked = ("--statements", "WI-I-1,WI-I-3,IA-I-1")
    made = run_cli("new", "n-2026", "--organisation", "Northshire", "--year", "2026", "--mode", mode, *asked)
    assert made.code == 0, made.err
    outcome = run_cli("start", "n-2026", stdin="\n".join((*PIPED[mode], *CLOSE, "")))
    assert outcome.code == 0, outcome.err
    assert "\x1b" not in outcome.out
    assert outcome.out.rstrip().splitlines()[-2:] == ["mir-assess report n-2026", "mir-assess seal n-2026"]
    assert run_cli("report", "n-2026", "--format", "markdown", "-o", "-").code == 0
    assert run_cli("check").code == 0


def test_the_end_of_a_pipe_is_leaving_and_what_is_not_utf8_loses_nothing(run_cli):
    run_cli("new", "n-2026", "--organisation", "Northshire", "--year", "2026")
    outcome = run_cli("start", "n-2026", stdin=b"4\nn caf\xe9\n\xff\n3")
    assert outcome.code == 0, outcome.err
    assert "Traceback" not in outcome.err
    assert "Statement 2: Sometimes true." in outcome.out
    assert outcome.out.endswith("To go on, type: mir-assess start n-2026\n")
