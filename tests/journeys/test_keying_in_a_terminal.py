"""Paper keyed into the real program: keys in a real terminal, lines through a pipe, a killed process."""

import os
import re
import select
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from mir_assess.model.paper_codes import PaperCodes, Sheet, paper_codes
from mir_assess.store import open_store

SOURCE = Path(__file__).parents[2] / "src"
PATIENCE = 60
SIGNS = "3412d 34120 55u11 22334 45512 33333 1234"
PER_SECOND = 4
"""Keys that a person who is used to it presses."""
_SHELL = """
import os, signal, subprocess, sys
signal.signal(signal.SIGTTOU, signal.SIG_IGN)
job = subprocess.Popen(sys.argv[1:], process_group=0)
os.tcsetpgrp(0, job.pid)
print(f"[{job.pid}]", flush=True)
while True:
    _, status = os.waitpid(job.pid, os.WUNTRACED)
    if not os.WIFSTOPPED(status):
        os._exit(os.waitstatus_to_exitcode(status))
    print("[held]", end="", flush=True)
"""
"""As much of a shell as holds a program with Ctrl-Z: without one, a terminal holds nothing."""


class Keyboard:
    """The program in a pseudo-terminal of 80 columns by 24 rows, one key after the other."""

    def __init__(self, *arguments, folder, in_a_shell=False):
        if sys.platform == "win32":
            pytest.skip(
                "Windows has no pseudo-terminal in Python's library; the piped keying below runs there."
            )
        import fcntl
        import pty
        import struct
        import termios

        self._termios = termios
        self._master, self._slave = pty.openpty()
        fcntl.ioctl(self._slave, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
        self.before = self.modes()
        program = (sys.executable, "-m", "mir_assess")
        self._process = subprocess.Popen(
            [*([sys.executable, "-c", _SHELL] if in_a_shell else []), *program, *arguments],
            stdin=self._slave,
            stdout=self._slave,
            stderr=self._slave,
            cwd=folder,
            env={**os.environ, "PYTHONPATH": str(SOURCE), "TERM": "xterm", "PYTHONUTF8": "1"},
            start_new_session=True,
            preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0),  # noqa: PLW1509 - one thread
        )
        self.seen, self._heard = "", 0
        self._pid = self._process.pid
        if in_a_shell:
            self.wait_for("]")
            self._pid = int(re.search(r"\[(\d+)\]", self.seen)[1])

    def modes(self):
        """How the terminal hands over what is typed: by lines or keys, echoed or not."""
        return self._termios.tcgetattr(self._slave)[3]

    def press(self, keys, words="", *, per_second=0.0):
        """Press keys, at human speed where that is asked; wait for what they bring."""
        start = len(self.seen)
        for key in keys:
            os.write(self._master, key.encode())
            until = time.monotonic() + (1 / per_second if per_second else 0)
            while (left := until - time.monotonic()) > 0:
                self._read(left)
        if words:
            self.wait_for(words, since=start)
        return self

    def wait_for(self, words, since=0):
        until = time.monotonic() + PATIENCE
        while words not in plain(self.seen[since:]):
            if time.monotonic() > until or not self._read(1):
                pytest.fail(f"Waited for “{words}”; there was:\n{plain(self.seen)[-1500:]}")

    def _read(self, seconds):
        if select.select([self._master], [], [], seconds)[0]:
            self.seen += os.read(self._master, 65536).decode("utf-8", errors="replace")
        return self._process.poll() is None or bool(select.select([self._master], [], [], 0)[0])

    def tell(self, number):
        """Send the program a signal."""
        os.kill(self._pid, number)
        return self

    def held(self):
        """Wait until the program is held, as its shell says; return what was written until then."""
        self.wait_for("[held]", since=self._heard)
        self._heard = len(self.seen)
        return self.seen.rpartition("[held]")[0]

    def goes_on(self, words):
        """Have the program go on; wait for what it shows then."""
        start = len(self.seen)
        self.tell(signal.SIGCONT).wait_for(words, since=start)

    def set_as_before(self):
        """Put the terminal to what it was before the program began."""
        modes = self._termios.tcgetattr(self._slave)
        modes[3] = self.before
        self._termios.tcsetattr(self._slave, self._termios.TCSANOW, modes)

    def sized(self, rows, columns, words):
        """Give the window another size; return what is written then."""
        import fcntl
        import struct

        start = len(self.seen)
        size = struct.pack("HHHH", rows, columns, 0, 0)
        fcntl.ioctl(self._master, self._termios.TIOCSWINSZ, size)
        self.wait_for(words, since=start)
        return self.seen[start:]

    def kill(self):
        self._process.send_signal(signal.SIGKILL)
        return self._process.wait(PATIENCE)

    def end(self):
        while self._read(0.1):
            pass
        return self._process.wait(PATIENCE)

    def close(self):
        if self._process.poll() is None:
            self._process.kill()
        self._process.wait(PATIENCE)
        os.close(self._master)
        os.close(self._slave)


def plain(text):
    """What was written without codes, as one line of words."""
    return " ".join(re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", text).split())


@pytest.fixture
def keyboard(tmp_path):
    """Open a terminal on the program with these arguments; all are closed in the end."""
    opened = []

    def open_one(*arguments, in_a_shell=False):
        opened.append(Keyboard("key", "n-2026", *arguments, folder=tmp_path, in_a_shell=in_a_shell))
        return opened[-1]

    yield open_one
    for each in opened:
        each.close()


@pytest.fixture
def codes(run_cli, own_store) -> PaperCodes:
    """The codes of a round of all 34 I statements."""
    from mir_assess.resources import folder

    text = (folder("statements") / "making-it-real.yaml").read_text(encoding="utf-8")
    chosen = sorted(set(re.findall(r"\b[A-Z]{2}-I-\d+\b", text)))
    assert len(chosen) == 34
    asked = ("--statements", ",".join(chosen))
    made = run_cli("new", "n-2026", "--organisation", "Northshire", "--year", "2026", *asked)
    assert made.code == 0, made.err
    store = open_store(str(own_store))
    opened = store.read("assessment/n-2026")[0]
    store.close()
    return paper_codes(opened.id, opened.body.assessment)


def sheet(codes, number):
    return codes.code(Sheet("lived", "standard", number))


def test_a_full_sheet_takes_a_person_less_than_twenty_seconds(keyboard, codes, run_cli):
    terminal = keyboard()
    terminal.wait_for("The code of the next sheet?")
    marks = SIGNS.replace(" ", "")
    assert len(marks) == 34
    begun = time.monotonic()
    terminal.press(f"{sheet(codes, 1)[-5:].lower()}\n{marks}ly", "is in: 31 answers", per_second=PER_SECOND)
    took = time.monotonic() - begun
    assert took < 20, f"a sheet, its code and who helped, at {PER_SECOND} keys a second: {took:.1f} s"
    # Whoever types ahead of the screen loses no key.
    terminal.press(f"{sheet(codes, 2)}\n{marks}0", "2 sheets are in: People with lived experience 2.")
    terminal.press("q\n", "Saved. To go on, type: mir-assess key n-2026")
    assert terminal.end() == 0
    assert run_cli("check").code == 0
    assert "\x1b[3J" in terminal.seen, "nothing of a sheet stays where one can scroll to"


def test_the_terminal_is_given_back_as_it_was_and_nothing_is_lost_on_ctrl_c(keyboard, codes, run_cli):
    terminal = keyboard()
    terminal.wait_for("The code of the next sheet?")
    assert terminal.modes() != terminal.before
    terminal.press(f"{sheet(codes, 1)}\n34", "Answer 3 of 34.")
    terminal.press("\x1b[Db", "Answer 2 of 34.").press("n- Nobody rang\x7f\x7fg\n", "“Nobody rag”")
    terminal.press("\x03")
    assert terminal.end() == 130
    assert terminal.modes() == terminal.before
    again = keyboard()
    again.wait_for("1 sheet is half keyed.")
    again.press(f"{sheet(codes, 1)}\n", "Answer 2 of 34.").press("q", "Saved.")
    assert again.end() == 0
    assert again.modes() == again.before


def test_a_line_begun_with_a_key_and_rubbed_out_is_over_and_nothing_happened(keyboard, codes):
    terminal = keyboard()
    terminal.wait_for("The code of the next sheet?")
    terminal.press(f"{sheet(codes, 1)}\n{SIGNS.replace(' ', '')}", "Did somebody help?")
    terminal.press("3", "> 3").press("\x7f", "Did somebody help?")  # a sign too many
    terminal.press("l", "Does this person work for").press("y", "is in: 31 answers")
    code = f"{sheet(codes, 2)}\n"
    terminal.press(code, "Answer 1 of 34.").press("7", "no level 7").press("=3\n", "g 7=3")
    terminal.press("n " + "long words " * 9, "long words long").press("\x7f" * 89, "> n long words")
    terminal.press("\n", "“long words”").press("q", "Saved.")
    assert terminal.end() == 0


def test_held_with_ctrl_z_it_covers_the_sheet_and_gives_the_terminal_back_and_goes_on(keyboard, codes):
    terminal = keyboard(in_a_shell=True)
    terminal.wait_for("The code of the next sheet?")
    terminal.press(f"{sheet(codes, 1)}\n34", "Answer 3 of 34.")
    keys = terminal.modes()
    held = terminal.press("\x1a").held()
    assert terminal.modes() == terminal.before
    assert held.endswith("\x1b[2J\x1b[3J\x1b[H"), "nothing of a sheet stays in sight"
    terminal.goes_on("Answer 3 of 34.")
    assert terminal.modes() == keys
    terminal.press("1", "Answer 4 of 34.").press("n- Nobody ra", "> n- Nobody ra")
    terminal.press("\x1a").held()
    terminal.goes_on("> n- Nobody ra")
    terminal.press("ng\n", "“Nobody rang”").press("q", "Saved.")
    assert terminal.end() == 0
    assert terminal.modes() == terminal.before


def test_held_from_outside_it_takes_the_terminal_again(keyboard, codes):
    terminal = keyboard(in_a_shell=True)
    terminal.wait_for("The code of the next sheet?")
    terminal.press(f"{sheet(codes, 1)}\n34", "Answer 3 of 34.")
    keys = terminal.modes()
    terminal.tell(signal.SIGSTOP).held()
    terminal.set_as_before()  # as a shell does
    terminal.goes_on("Answer 3 of 34.")
    assert terminal.modes() == keys
    terminal.press("q", "Saved.")
    assert terminal.end() == 0


def test_ended_from_outside_it_gives_the_terminal_back(keyboard, codes):
    terminal = keyboard()
    terminal.wait_for("The code of the next sheet?")
    terminal.press(f"{sheet(codes, 1)}\n34", "Answer 3 of 34.")
    terminal.tell(signal.SIGTERM)
    assert terminal.end() == 130
    assert terminal.modes() == terminal.before


def test_a_window_of_another_size_is_drawn_anew(keyboard, codes):
    terminal = keyboard()
    terminal.wait_for("The code of the next sheet?")
    terminal.press(f"{sheet(codes, 1)}\n34", "Answer 3 of 34.")
    drawn = terminal.sized(12, 40, "Answer 3 of 34.").rpartition("\x1b[H")[2]
    rows = drawn.splitlines()
    assert len(rows) < 12
    assert max(map(len, rows)) < 40
    terminal.press("q", "Saved.")
    assert terminal.end() == 0


def test_a_killed_program_loses_no_answer_that_was_read_back(keyboard, codes, run_cli):
    terminal = keyboard()
    terminal.wait_for("The code of the next sheet?")
    terminal.press(f"{sheet(codes, 1)}\n3412", "4: Not often true.")
    terminal.kill()
    assert run_cli("check").code == 0
    again = keyboard()
    again.wait_for("1 sheet is half keyed.")
    again.press(f"{sheet(codes, 1)}\n", "Answer 5 of 34.")
    again.press("q", "Saved.")
    assert again.end() == 0


def test_plain_in_a_terminal_takes_lines(keyboard, codes):
    terminal = keyboard("--plain")
    terminal.wait_for("The code of the next sheet?")
    terminal.press(f"{sheet(codes, 1)}\n", "2 Not often true").press("3412\n", "4 answers kept.")
    terminal.press("s\n", "is half keyed, and kept").press("q\n", "Saved.")
    assert terminal.end() == 0
    assert "\x1b" not in terminal.seen


def test_a_pile_goes_through_a_pipe_a_line_a_sheet(codes, run_cli):
    lines = [f"{sheet(codes, number)} {SIGNS}" for number in range(1, 61)]
    done = run_cli("key", "n-2026", stdin="\n".join(lines))
    assert done.code == 0, done.err
    assert "\x1b" not in done.out
    assert "60 sheets are in: People with lived experience 60." in done.out
    # The same pile once more, and then keyed again by somebody else: nothing is counted twice.
    assert run_cli("key", "n-2026", stdin="\n".join(lines)).code == 0
    second = run_cli("key", "n-2026", "--twice", stdin="\n".join(lines))
    assert "60 sheets were keyed twice; 60 the same in every answer." in second.out
    assert "60 sheets are in" in second.out
    report = run_cli("report", "n-2026", "--format", "markdown", "-o", "-").out
    assert "60 people answered on paper" in report
    assert run_cli("check").code == 0


def test_a_sheet_that_was_taken_out_stays_out_when_the_pile_is_piped_in_again(codes, run_cli):
    lines = "\n".join(f"{sheet(codes, number)} {SIGNS}" for number in range(1, 4))
    assert run_cli("key", "n-2026", stdin=lines).code == 0
    receipt = codes.receipt(Sheet("lived", "standard", 2))
    done = run_cli("withdraw", "n-2026", receipt, "--yes")
    assert done.code == 0
    assert "These answers came in on paper. Shred the sheet." in done.err
    again = run_cli("key", "n-2026", stdin=lines)
    assert again.code == 1
    told = (
        f"{sheet(codes, 2)}: This sheet was taken out at the person’s wish, so it is not counted. Shred it."
    )
    assert told in again.out
    assert "2 sheets are in: People with lived experience 2." in again.out
    assert run_cli("check").code == 0


def test_what_differs_at_a_second_keying_through_a_pipe_is_told_and_ends_in_one(codes, run_cli):
    lines = [f"{sheet(codes, number)} {SIGNS}" for number in range(1, 4)]
    assert run_cli("key", "n-2026", stdin="\n".join(lines)).code == 0
    lines[0] = lines[0].replace("3412d", "3411d")
    done = run_cli("key", "n-2026", "--twice", stdin="\n".join(lines))
    assert done.code == 1
    assert "2 sheets were keyed twice; 2 the same in every answer." in done.out
    assert "1  keyed first: Not often true." in done.out
    assert "1 sheet was keyed a second time, or begun, and nothing is decided." in done.out
    decided = run_cli("key", "n-2026", "--twice", stdin=f"{sheet(codes, 1)}\n2")
    assert decided.code == 0
    assert "3 sheets were keyed twice; 2 the same in every answer." in decided.out


def test_a_line_that_was_not_kept_is_counted_and_ends_in_one(codes, run_cli):
    done = run_cli("key", "n-2026", stdin=f"{sheet(codes, 1)} 34\n2222-22222\n{sheet(codes, 2)} {SIGNS}")
    assert done.code == 1
    assert "2 lines were not kept." in done.out
    assert "1 sheet is in: People with lived experience 1." in done.out


def test_a_sealed_round_takes_no_more_paper(codes, run_cli):
    assert run_cli("key", "n-2026", stdin=f"{sheet(codes, 1)} {SIGNS}").code == 0
    assert run_cli("seal", "n-2026", "--yes").code == 0
    refused = run_cli("key", "n-2026", stdin="")
    assert refused.code == 1
    assert "takes no more answers" in refused.err
    assert "`mir-assess list` shows the names there are." in run_cli("key", "nobody", stdin="").err
