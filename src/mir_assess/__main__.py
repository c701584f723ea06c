"""Runs the program: the only place that catches errors, shows them, and picks the exit code.

0 done · 1 the person can fix it · 2 wrong usage · 3 our bug · 130 interrupted.
"""

import atexit
import errno
import gc
import os
import re
import sys
import traceback
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from typing import TextIO

import typer

from mir_assess import __version__, settings
from mir_assess.cli.app import app_for
from mir_assess.cli.console import fitted, place_of
from mir_assess.errors import MirError
from mir_assess.speech import say, speaking

INTERRUPTED = 130
OUR_BUG = 3
SEARCHED_AFTER = 50_000
"""Things made until Python searches for some that hold on to each other and are of no more use. A round is
tens of thousands of parts that stay, and a search at every 700 found nothing, again and again.
"""
OUTPUT_FAILS = (errno.ENOSPC, errno.EFBIG, errno.EIO)
"""What an error without a file's name says where standard output takes no more, as on a disk that is full."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command that was typed and return the exit code."""
    typed = list(sys.argv[1:] if arguments is None else arguments)
    _speak_utf8()
    gc.set_threshold(SEARCHED_AFTER)
    atexit.register(gc.freeze)  # all of it ends with the program: no last search through what is left
    with speaking(settings.language(_given(typed, "--language"), os.environ)):
        return _run(typed)


def _run(typed: list[str]) -> int:
    try:
        code = app_for(typed)(typed, prog_name=settings.command_name(os.environ), standalone_mode=False)
        sys.stdout.flush()
    except (BrokenPipeError, SystemExit):  # Typer makes the second of the first, and of nothing else
        return _nobody_listens()
    except MirError as error:
        return _show(error.exit_code, *(_as_typed_here(line, typed) for line in error.lines()))
    except typer.Abort:
        what = say("The typing ended before everything was asked. Type the command again to go on.")
        return _show(2, what)
    except KeyboardInterrupt:
        code = INTERRUPTED
    except Exception as error:  # noqa: BLE001 - what nobody foresaw is our bug, and ends in one line and a log
        if isinstance(error, _wrong_usage()):
            from mir_assess.cli.misuse import misuse_lines  # whoever types a command right never waits for it

            lines = misuse_lines(error, typed, settings.command_name(os.environ))
            return _show(2, *(_as_typed_here(line, typed) for line in lines))
        if isinstance(error, OSError) and error.filename is None and error.errno in OUTPUT_FAILS:
            _nobody_listens()  # or it would fail once more as the program ends
            return _show(1, _unwritable(error))
        return _show(OUR_BUG, _bug_line(error, typed))
    if code == INTERRUPTED:
        return _show(INTERRUPTED, "", say("Stopped. Your answers are saved."))
    return code if isinstance(code, int) else 0


def _speak_utf8() -> None:
    """Let no screen or pipe stop the program over a character it cannot show; on Windows, speak UTF-8 to
    pipes.
    """
    if sys.stdin is None:  # whoever started us closed it: there is nobody to type
        sys.stdin = Path(os.devnull).open(encoding="utf-8")  # noqa: SIM115 - open as long as we run
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="replace", **({"encoding": "utf-8"} if sys.platform == "win32" else {}))
    _pass_over_a_mark(sys.stdin)


def _pass_over_a_mark(stdin: TextIO) -> None:
    """Let a pipe begin with a byte order mark, as what Windows saves as UTF-8 does: else the first answer
    in it would be no number, and lost.
    """
    reconfigure = getattr(stdin, "reconfigure", None)
    speaks_utf8 = (stdin.encoding or "").lower() in ("utf-8", "utf8")
    if reconfigure is not None and speaks_utf8 and not stdin.isatty():
        reconfigure(encoding="utf-8-sig", errors="replace")  # a new encoding forgets the errors


def _unwritable(error: OSError) -> str:
    reason = error.strerror or error
    what = say("What is shown here cannot be written to standard output ({reason}).", reason=reason)
    return f"{what} {say('Check that there is room where it goes.')}"


def _nobody_listens() -> int:
    """End quietly when whoever read our output has gone, as `| head` does; nothing may be written at exit
    either.
    """
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0


_TO_TYPE = re.compile(r"`mir-assess ((?:list|check|start)\b[^`]*|\w+ (?!-)[^`]+)`")
"""A command that can be typed as it stands. One without its NAME, as in “the file that `mir-assess seal`
wrote”, only tells of it.
"""


def _as_typed_here(line: str, typed: Sequence[str]) -> str:
    """Return a line with the commands it names, in backticks, as this person starts the program, in the store
    that was named.
    """
    place = place_of(_given(typed, "--store"))
    line = _TO_TYPE.sub(lambda found: found[0] if "--store" in found[1] else f"{found[0][:-1]}{place}`", line)
    return line.replace("`mir-assess ", f"`{settings.command_name(os.environ)} ")


def _show(code: int, *lines: str) -> int:
    for line in lines:
        print(fitted(line, sys.stderr), file=sys.stderr)
    return code


def _wrong_usage() -> type[Exception]:
    """Return the family of all errors in how a command was typed, which Typer does not name in public."""
    family: type[Exception] = typer.BadParameter.__mro__[2]
    return family


def _bug_line(error: Exception, typed: Sequence[str]) -> str:
    """Write down what happened and return the one line to show.

    What was typed may hold people's words, so of that only the command is written.
    """
    command = typed[0] if typed else ""
    head = (
        f"mir-assess {__version__}, Python {sys.version.split()[0]} on {sys.platform}, command: {command}\n\n"
    )
    log = _write_log(head + "".join(traceback.format_exception(error)), typed)
    kept = say("Your answers are saved. This is a fault in mir-assess, not in what you did.")
    if log is None:
        lost = say(
            "It could not be written to a log: {error}. Please tell us what you typed.",
            error=type(error).__name__,
        )
        return f"{kept} {lost}"
    look = say(
        "Please look through {file} for anything private, then send it to us with what you were doing.",
        file=log,
    )
    return f"{kept} {look}"


def _write_log(text: str, typed: Sequence[str]) -> Path | None:
    for folder in _log_folders(typed):
        log = folder / "mir-assess-problem.log"
        try:
            folder.mkdir(parents=True, exist_ok=True)
            with open(log, "w", encoding="utf-8", opener=_for_owner_only) as file:
                file.write(text)
        except OSError:
            continue
        return log
    return None


def _log_folders(typed: Sequence[str]) -> list[Path]:
    """Return where the log may go: beside the store, else in the data folder."""
    address = settings.store_address(_given(typed, "--store") or None, os.environ, sys.platform, Path.home())
    data = settings.data_folder(os.environ, sys.platform, Path.home())
    path = address.removeprefix("sqlite:///")
    return [data] if "://" in path else [Path(path).absolute().parent, data]


def _given(typed: Sequence[str], option: str) -> str:
    """Return what an option was given, read before any command is known; empty where it was not."""
    given = [after for before, after in pairwise(typed) if before == option]
    given += [word.removeprefix(f"{option}=") for word in typed if word.startswith(f"{option}=")]
    return given[-1] if given else ""


def _for_owner_only(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


if __name__ == "__main__":
    sys.exit(main())
