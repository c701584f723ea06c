"""The program that is one file, opened with a double click: its window stays, and says what can be done."""

import subprocess
import sys

import pytest

from conftest import REPOSITORY
from documents import blocks_on
from mir_assess.cli.window import CHOICES
from terminals import Terminal, plain

ENTRY = (sys.executable, str(REPOSITORY / "tools" / "single_file_entry.py"))
ASKED = "q closes this window."


@pytest.fixture
def window(tmp_path):
    folder = tmp_path / "where it was opened"
    folder.mkdir()
    opened = Terminal(folder=folder, program=ENTRY)
    opened.wait_for("What is made is put in")
    yield opened
    opened.close()


def test_it_says_what_can_be_done_and_stays_until_somebody_closes_it(window):
    assert "Run a workshop, or go on with one" in plain(window.seen)
    window.type("4", "Press Enter to go on.").type("", ASKED)
    window.type("q", "")
    assert window.end() == 0


def test_the_cookbook_shows_this_window(window):
    """The block of docs/cookbook/one-file.md; its licences are offered by the one file alone."""
    page = REPOSITORY / "docs" / "cookbook" / "one-file.md"
    (shown,) = (block for block in blocks_on(page) if "test_window" in block.note)
    lines = [plain(line) for line in shown.content.splitlines()]
    told = [line for line in lines if not line.startswith(("l ", "What is made", ">"))]
    assert " ".join(told) in plain(window.seen)
    assert len(told) == 1 + len(CHOICES)


def test_what_the_program_says_to_type_next_can_be_typed_as_it_stands(window):
    window.type("new northshire-2026 --organisation Northshire --year 2026", "Press Enter to go on.")
    told = plain(window.seen).rpartition("Next: ")[2].partition(" Press Enter")[0]
    assert told.startswith("mir-assess start northshire-2026")
    window.type("", ASKED).type(told, "Welcome. We ask")


def test_a_choice_that_needs_a_name_asks_for_it_and_the_page_lies_in_the_folder_it_names(window, tmp_path):
    window.type("new northshire-2026 --organisation Northshire --year 2026", "Press Enter to go on.")
    window.type("", ASKED).type("6", "Which one?").type("northshire-2026", "Press Enter to go on.")
    assert (tmp_path / "where it was opened" / "northshire-2026-room.html").is_file()
    window.type("", ASKED).type("6", "Which one?").type("4", "northshire-2026")


def test_what_it_cannot_make_sense_of_is_told_and_asked_again(window):
    window.type("99", "Please type a number from 1 to 7.")
    window.type('report "open', "A quotation mark opens there, and does not close.")
    window.type("start-me-up", "Press Enter to go on.").type("", ASKED)


def test_ctrl_c_closes_it_where_nothing_runs(window):
    assert window.press_ctrl_c() == 0


def test_licences_are_offered_only_where_they_are(window):
    assert "all licences" not in plain(window.seen)


def test_where_nobody_may_write_it_goes_home(tmp_path, monkeypatch):
    from mir_assess.cli import window

    home = tmp_path / "home"
    home.mkdir()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(window.Path, "home", lambda: home)
    monkeypatch.setattr(window.tempfile, "TemporaryFile", _refuse)
    window._go_where_one_may_write()
    assert window.Path.cwd() == home


def _refuse(**where):
    raise PermissionError(13, "read only", str(where))


def test_with_nobody_at_a_screen_it_shows_help_and_waits_for_nothing(tmp_path):
    done = subprocess.run(
        ENTRY,
        cwd=tmp_path,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        env={"PYTHONPATH": str(REPOSITORY / "src"), "PYTHONUTF8": "1", "PATH": ""},
        check=False,
    )
    assert "Usage: mir-assess" in done.stderr
    assert ASKED not in done.stdout + done.stderr


@pytest.mark.parametrize(
    ("line", "windows", "words"),
    [
        (r'report "my round" -o C:\here\r.html', True, ["report", "my round", "-o", r"C:\here\r.html"]),
        ("report it's", True, ["report", "it's"]),
        ("report 'my round' # 1", False, ["report", "my round", "#", "1"]),
        ("report # 1", True, ["report", "#", "1"]),
    ],
)
def test_a_line_is_parted_as_the_system_writes_paths(line, windows, words):
    from mir_assess.cli.window import split

    assert split(line, windows=windows) == words
