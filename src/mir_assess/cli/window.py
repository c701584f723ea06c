"""What somebody finds who opened the program with a double click: a few things to choose from, in a window
that stays.

Only the program that is one file comes here, with nothing typed behind its name and somebody at the screen;
see tools/single_file_entry.py. Whoever does so need not know what a command is, but may type one: each
command ends with the next one, and that can be typed here as it stands. It knows no command but by its words.
"""

import os
import shlex
import shutil
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from mir_assess import resources, settings
from mir_assess.cli.console import Console, console
from mir_assess.model.value import value
from mir_assess.speech import marked, say, speaking

LICENCES = "mir-assess-licences.txt"
NAMED = "NAME"
LEAVE = ("q", "quit", "exit")


@value
class Choice:
    """One line to choose: what it does, and what is typed for it. NAMED stands for an assessment's name."""

    label: str
    words: tuple[str, ...]


CHOICES = (
    Choice(marked("See it work, with a made-up council"), ("demo",)),
    Choice(marked("Run a workshop, or go on with one"), ("start",)),
    Choice(marked("The same, and people join with their phones"), ("start", "--room")),
    Choice(marked("List the assessments there are"), ("list",)),
    Choice(marked("Print cards, sheets and a script for one"), ("paper", NAMED)),
    Choice(marked("Make the report of one"), ("report", NAMED)),
    Choice(marked("See all commands"), ("--help",)),
)


def stay_open(run: Callable[[Sequence[str]], int]) -> int:
    """Ask what to do, have it done, and ask again, until somebody has had enough. `run` does it."""
    with speaking(settings.language("", os.environ)):
        shown = console(plain=False)
        _go_where_one_may_write()
        run(["--version"])  # sets the screen up too: what it cannot show must not stop the program
        while True:
            _show_choices(shown)
            try:
                words = _words(_typed("> "), shown)
                if words in ([word] for word in LEAVE):
                    return 0
                if words:
                    print()
                    _do(words, run, shown)
                    _typed(say("Press Enter to go on."))
            except (EOFError, KeyboardInterrupt):
                print()
                return 0


def _show_choices(shown: Console) -> None:
    shown.say("", say("What would you like to do? Type a number, or any command. q closes this window."))
    for number, choice in enumerate(CHOICES, start=1):
        shown.hung(f"  {number}  ", say(choice.label))
    if _kept_licences().is_file():
        shown.hung("  l  ", say("Whose work this stands on: all licences, in a file"))
    shown.say(say("What is made is put in: {folder}", folder=Path.cwd()))


def _words(line: str, shown: Console) -> list[str]:
    """Return a line as the words of a command; none where it is empty, or nobody can tell what was meant."""
    typed = line.strip()
    if typed.isdecimal():
        if 1 <= int(typed) <= len(CHOICES):
            return _named(CHOICES[int(typed) - 1].words)
        shown.warn(say("Please type a number from 1 to {highest}.", highest=len(CHOICES)))
        return []
    try:
        words = split(typed, windows=os.name == "nt")
    except ValueError:
        shown.warn(say("A quotation mark opens there, and does not close."))
        return []
    return words[1:] if words[:1] == [settings.command_name(os.environ)] else words


def split(line: str, *, windows: bool) -> list[str]:
    r"""Return the words of a line. On Windows a backslash parts the folders of a path.

    >>> split('report "my round" -o C:\\here', windows=True)
    ['report', 'my round', '-o', 'C:\\here']
    """
    if not windows:
        return shlex.split(line)
    words = shlex.shlex(line, posix=True, punctuation_chars=False)
    words.whitespace_split, words.escape, words.commenters, words.quotes = True, "", "", '"'
    return list(words)


def _named(words: tuple[str, ...]) -> list[str]:
    """Return the words with a name that is asked for; none where nobody typed one."""
    if NAMED not in words:
        return list(words)
    name = _typed(say("Which one? Type its name (4 lists them):")).strip()
    if name == "4":
        return ["list"]
    return [name if word == NAMED else word for word in words] if name else []


def _do(words: list[str], run: Callable[[Sequence[str]], int], shown: Console) -> None:
    if words == ["l"] and _kept_licences().is_file():
        shutil.copyfile(_kept_licences(), LICENCES)
        shown.say(say("Written: {file}", file=LICENCES))
        return
    run(words)


def _typed(prompt: str) -> str:
    return input(f"\n{prompt} " if prompt != "> " else prompt)


def _kept_licences() -> Path:
    """Return where a program that is one file keeps the licences of all that is in it."""
    return resources.folder("statements").parent / "licences.txt"


def _go_where_one_may_write() -> None:
    """Go home where nothing can be put into the folder that the program was opened in."""
    try:
        with tempfile.TemporaryFile(dir=Path.cwd()):
            return
    except OSError:
        os.chdir(Path.home())
