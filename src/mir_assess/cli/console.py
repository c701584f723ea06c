"""What a command says and asks: results on standard output, warnings and questions beside them.

Words go out through here, so that `--plain`, a missing terminal and the name of the program are dealt with
once. It knows nothing of assessments.
"""

import os
import re
import sys
from collections.abc import Sequence
from typing import TextIO

from mir_assess import settings
from mir_assess.errors import Problem, UsageError
from mir_assess.model.value import value
from mir_assess.model.visible import visible
from mir_assess.places import without_password
from mir_assess.speech import say

WIDTH_UNKNOWN = 80
_BOLD, _NORMAL = "\033[1m", "\033[0m"


@value
class Console:
    """How to talk to whoever typed the command: plainly or not, with somebody there to answer or not.

    `command` is what the program is called here, and `store` the address that was given, so that a line
    that names the next command can be typed as it stands.
    """

    plain: bool
    asks: bool
    command: str
    store: str | None = None

    def say(self, *lines: str) -> None:
        """Show lines of a result."""
        for line in lines:
            print(fitted(line, sys.stdout))

    def hung(self, head: str, words: str, *, under: int | None = None) -> None:
        """Show words after a head; at a screen's edge they go on under the words, not under the head, or
        `under` so many spaces.
        """
        print(fitted(head + words, sys.stdout, hang=len(head) if under is None else under))

    def heading(self, text: str) -> None:
        """Show a heading; bold where the screen allows it."""
        shown = fitted(text, sys.stdout)
        print(shown if self.plain else f"{_BOLD}{shown}{_NORMAL}")

    def warn(self, *lines: str) -> None:
        """Show warnings, beside the result and not in it."""
        for line in lines:
            print(fitted(line, sys.stderr), file=sys.stderr)

    def table(self, heads: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        """Show rows: in columns, or, when plain, one row a line with each value after its heading."""
        if self.plain:
            for row in rows:
                named = [f"{head}: {value}" for head, value in zip(heads[1:], row[1:], strict=True) if value]
                print(visible("; ".join([row[0], *named])))
            return
        widths = [max(len(row[i]) for row in (heads, *rows)) for i in range(len(heads))]
        self.heading(_columns(heads, widths))
        for row in rows:
            print(visible(_columns(row, widths)))

    @property
    def place(self) -> str:
        """What must follow a command to find this store again; empty for the usual one. A password stays
        unsaid: whoever typed one types it again, or keeps it where PostgreSQL looks for it.
        """
        return place_of(self.store)

    def next(self, words: str, *, aside: bool = False) -> None:
        """Show the command to type next, as the last line; `aside` where a document is on standard output."""
        here = "" if "--store" in words else self.place
        line = say("Next: {command}", command=f"{self.command} {words}{here}")
        print(visible(line), file=sys.stderr if aside else sys.stdout)

    def confirm(self, question: str, *, yes: bool, option: str = "--yes") -> bool:
        """Return whether to go on: yes was given, or somebody says so. Nobody there: UsageError naming the
        option.
        """
        if yes:
            return True
        if not self.asks:
            fix = say("Nobody is here to ask. Add {option} to say yes.", option=option)
            raise UsageError(Problem("", question, fix))
        typed = self._typed(f"{question} {say('Type yes or no:')} ", option)
        return typed.strip().casefold() in ("y", "yes")

    def ask(self, question: str, option: str, *, default: str = "", required: bool = False) -> str:
        """Return what was typed, the default for nothing. Nobody there: UsageError naming the option."""
        shown = f" [{default}]" if default else ""
        self.rest()
        while True:
            typed = self._typed(f"{question}{shown} ", option).strip() or default
            if typed or not required:
                return typed
            self.warn(say("Please type something here, or press Ctrl-C to stop."))

    def choose(self, question: str, choices: Sequence[str], option: str, *, default: int = 1) -> int:
        """Return the position, from 0, of the choice whose number was typed; Enter takes the default."""
        self.rest()
        self.say(question, *(f"  {number}  {choice}" for number, choice in enumerate(choices, start=1)))
        while True:
            asked = say("Type a number [{usual}]", usual=default)
            typed = self._typed(f"{asked} ", option).strip() or str(default)
            if typed.isdecimal() and 1 <= int(typed) <= len(choices):
                return int(typed) - 1
            self.warn(say("Please type a number from 1 to {highest}.", highest=len(choices)))

    def _typed(self, prompt: str, option: str) -> str:
        if not self.asks:
            fix = say("Nobody is here to ask. Add {option}.", option=option)
            raise UsageError(Problem("", prompt.strip(), fix))
        if sys.stdout.isatty():
            return input(f"{fitted(prompt, sys.stdout)} ")
        print(f"{fitted(prompt, sys.stderr)} ", end="", file=sys.stderr, flush=True)
        return input()

    def rest(self) -> None:
        """Leave an empty line before a question, where that helps the eye and costs the ear nothing."""
        if not self.plain:
            print()


def place_of(store: str | None) -> str:
    """Return what must follow a command to find a store again, by the address that was given."""
    return f" --store {quoted(without_password(store))}" if store else ""


def fitted(text: str, stream: TextIO, hang: int | None = None) -> str:
    """Return a text whose lines break between words at a terminal's edge; as it is, where there is none.

    `hang` is how far in the lines after the first begin; unset, as far as the first.
    """
    text = visible(text)
    if not stream.isatty():
        return text.rstrip(" ")
    import textwrap  # only somebody at a screen waits for it

    indent = " " * (len(text) - len(text.lstrip()) if hang is None else hang)
    try:
        columns = os.get_terminal_size(stream.fileno()).columns or WIDTH_UNKNOWN
    except (OSError, ValueError):
        columns = WIDTH_UNKNOWN
    if len(indent) > columns // 2:
        indent = " " * 4  # a narrow screen has no room for a wide head
    return textwrap.fill(text, columns - 1, subsequent_indent=indent, break_on_hyphens=False) or text


def _columns(row: Sequence[str], widths: Sequence[int]) -> str:
    return "  ".join(value.ljust(width) for value, width in zip(row, widths, strict=True)).rstrip()


def console(*, plain: bool, store: str | None = None) -> Console:
    """Return the console for the terminal, or the lack of one, that the program runs in."""
    on_screen = sys.stdout.isatty()
    return Console(
        plain=settings.is_plain(plain, os.environ, is_terminal=on_screen),
        asks=sys.stdin is not None and sys.stdin.isatty() and (on_screen or sys.stderr.isatty()),
        command=settings.command_name(os.environ),
        store=store,
    )


def quoted(word: str) -> str:
    """Return a word as it can be typed in any shell: in double quotes where it holds more than plain
    characters.
    """
    return word if re.fullmatch(r"[\w./:\\~@%+=-]+", word) else f'"{word}"'
