"""Exit codes, wrong usage, our own bugs, and words that no terminal can show."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from mir_assess import __version__
from mir_assess.cli import console as consoles
from mir_assess.cli.app import COMMANDS, app_for
from mir_assess.errors import Problem, StoreError

CONTRACT = [
    "start",
    "new",
    "list",
    "show",
    "import",
    "paper",
    "key",
    "report",
    "diff",
    "trend",
    "benchmark",
    "notes",
    "room",
    "serve",
    "seal",
    "plan",
    "statements",
    "demo",
    "check",
    "backup",
    "withdraw",
    "delete",
]


def test_the_version(run):
    assert run("--version").out == f"mir-assess {__version__}\n"


def test_help_names_every_command(run):
    shown = run("--help").out
    assert all(f"\n  {name} " in shown for name in CONTRACT)
    assert list(COMMANDS) == sorted(COMMANDS, key=list(COMMANDS).index)
    assert set(COMMANDS) == set(CONTRACT)


@pytest.mark.parametrize("name", CONTRACT)
def test_every_command_explains_itself_and_its_line_in_the_help_begins_its_own(run, name):
    shown = run(name, "--help")
    assert shown.code == 0
    line = COMMANDS[name][1].split(".")[0]
    assert line.split()[0] in shown.out


@pytest.mark.parametrize("name", [name for name in CONTRACT if name not in ("plan", "statements")])
def test_every_command_takes_store_and_plain(run, name):
    shown = run(name, "--help").out
    assert "--store ADDRESS" in shown
    assert "--plain" in shown


@pytest.mark.parametrize(
    "family",
    [("plan", "n", verb) for verb in ("add", "list", "move", "review")]
    + [("statements", v) for v in ("list", "show", "check")],
)
def test_every_command_of_a_family_takes_store_and_plain(run, family):
    shown = run(*family, "--help").out
    assert "--store ADDRESS" in shown
    assert "--plain" in shown


def test_a_misspelt_command_offers_the_near_miss_and_is_wrong_usage(run):
    done = run("lst")
    assert (done.code, done.out) == (2, "")
    assert "Did you mean “list”" in done.err


def test_a_misspelt_option_offers_the_near_miss(run):
    done = run("list", "--stor", "x")
    assert done.code == 2
    assert "--store" in done.err


def test_only_the_family_that_was_typed_is_built():
    assert len(app_for(["list"]).registered_commands) == 1
    assert len(app_for(["--help"]).registered_commands) == len(COMMANDS)


def test_an_error_goes_to_standard_error_with_its_code(run):
    done = run("show", "nowhere")
    assert (done.code, done.out) == (1, "")
    assert done.err.startswith("nowhere: There is no assessment")


def test_a_bug_of_ours_is_one_line_and_a_log_beside_the_store(run, monkeypatch, tmp_path):
    monkeypatch.setattr(consoles, "console", lambda **_: 1 / 0)
    monkeypatch.setattr("mir_assess.cli.workshop.console", lambda **_: 1 / 0)
    store = tmp_path / "kept" / "here.sqlite"
    store.parent.mkdir()
    done = run("list", "--store", store)
    assert done.code == 3
    assert done.err.count("\n") == 1
    log = store.parent / "mir-assess-problem.log"
    assert str(log) in done.err
    assert "ZeroDivisionError" in log.read_text(encoding="utf-8")


def test_the_log_holds_the_command_and_not_what_was_typed_after_it(run, monkeypatch, tmp_path):
    monkeypatch.setattr("mir_assess.cli.promises.console", lambda **_: 1 / 0)
    run("plan", "northshire-2026", "add", "--what", "A word in confidence")
    assert "in confidence" not in (tmp_path / "mir-assess-problem.log").read_text(encoding="utf-8")


def test_being_interrupted_is_130_and_says_that_answers_are_saved(run, monkeypatch):
    def interrupt(**_):
        raise KeyboardInterrupt

    monkeypatch.setattr("mir_assess.cli.workshop.console", interrupt)
    done = run("list")
    assert done.code == 130
    assert "Your answers are saved" in done.err


def test_every_problem_is_shown_and_past_twenty_they_are_counted(run, monkeypatch):
    def many(**_):
        raise StoreError(*(Problem(f"line {n}", "What.", "Fix.") for n in range(25)))

    monkeypatch.setattr("mir_assess.cli.workshop.console", many)
    done = run("list")
    assert done.code == 1
    assert "line 19" in done.err
    assert "line 20" not in done.err
    assert "5 more" in done.err


def test_a_reader_who_leaves_ends_it_quietly(run_cli, tmp_path):
    script = f"{sys.executable} -m mir_assess statements show making-it-real | head -1"
    done = subprocess.run(
        script, shell=True, capture_output=True, text=True, check=False, env=_environ(tmp_path)
    )
    assert done.stderr == ""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no device that is always full")
@pytest.mark.parametrize("command", ["list", "--help", "statements show making-it-real"])
def test_a_full_disk_behind_standard_output_is_no_bug(tmp_path, command):
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "mir_assess", *command.split()],
            stdout=full, stderr=subprocess.PIPE, text=True, check=False, env=_environ(tmp_path),
        )  # fmt: skip
    assert done.returncode == 1
    assert "cannot be written to standard output" in done.stderr
    assert len(done.stderr.splitlines()) == 1


def _environ(tmp_path):
    source = str(Path(__file__).parents[2] / "src")
    return {**os.environ, "PYTHONPATH": source, "MIR_ASSESS_STORE": str(tmp_path / "s.sqlite")}


def test_a_terminal_that_knows_few_characters_is_no_bug(run_cli):
    run_cli("new", "caf", "--organisation", "Ynys Môn “Council”", "--year", "2026")
    done = run_cli("list", environ={"PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"})
    assert done.code == 0
    assert "Ynys M?n" in done.out


def test_an_error_names_the_next_command_as_this_person_types_it(run, monkeypatch):
    monkeypatch.setenv("MIR_ASSESS_COMMAND", "python run.py")
    shown = run("report", "nowhere-2026")
    assert shown.code == 1
    assert "`python run.py start`" in shown.err
    assert "mir-assess" not in shown.err


def test_what_was_typed_into_an_option_cannot_take_over_the_terminal(run):
    told = ("--organisation", "North\x1b[2Jshire\nCouncil", "--year", "2026")
    made = run("new", "northshire-2026", *told, "--group", "lived=People\x1b]0;x\x07:lived_experience")
    shown = run("show", "northshire-2026")
    assert (made.code, shown.code) == (0, 0)
    assert "\x1b" not in made.out + shown.out
    assert "North�[2Jshire Council, 2026" in shown.out


@pytest.mark.skipif(sys.platform == "win32", reason="Windows starts no program without a standard input")
def test_a_closed_keyboard_is_nobody_there(tmp_path):
    done = subprocess.run(
        [sys.executable, "-m", "mir_assess", "start", "somewhere-2026"],
        cwd=tmp_path,
        capture_output=True,
        encoding="utf-8",
        check=False,
        env=_environ(tmp_path),
        preexec_fn=lambda: os.close(0),
    )
    assert done.returncode == 2
    assert "--organisation" in done.stderr


def test_a_command_that_an_error_names_is_whole_and_finds_the_same_store(run):
    assert run("new", "a", "--organisation", "N", "--year", 2026, "--store", "my own.db").code == 0
    unknown = run("key", "b", "--store", "my own.db")
    assert unknown.err == (
        'b: There is no assessment with this name. `mir-assess list --store "my own.db"` shows the names '
        "there are.\n"
    )
    elsewhere = run("show", "b", "--store", "other.db").err
    assert elsewhere.endswith("`mir-assess start --store other.db`.\n")
    assert run("show", "b").err.endswith("`mir-assess start`.\n")


def test_a_command_that_is_only_told_of_stays_as_it_is(run, tmp_path):
    (tmp_path / "a.txt").write_text("no round", encoding="utf-8")
    said = run("report", "./a.txt", "--store", "s.db").err
    assert "that `mir-assess seal` wrote" in said


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_a_pipe_may_begin_with_a_byte_order_mark_as_windows_saves_it(run_cli, ends):
    rated = ("--group", "lived=People:lived_experience", "--statements", "WI-I-1", "--mode", "tally")
    run_cli("new", "north", "--organisation", "North", "--year", "2026", *rated)
    done = run_cli("start", "north", stdin=ends.join(("\ufeffpresent 6", "0 1 2 2 1", "")))
    assert "6 people here." in done.out
    assert "6 cards counted." in done.out


def test_bytes_that_are_no_text_in_a_pipe_are_no_bug(run_cli):
    run_cli("new", "north", "--organisation", "North", "--year", "2026", "--mode", "tally")
    done = run_cli("start", "north", stdin=b"\xff\xfe3\npresent 6\n")
    assert done.code == 0
    assert "6 people here." in done.out
