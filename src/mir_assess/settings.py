"""What the surroundings ask for: where assessments are kept, how plain a screen is, which language is spoken,
the program's name.

These functions are handed the environment and look at nothing themselves. `cli` calls them once and passes on
plain values, so that nothing below it knows that an environment exists.
"""

from collections.abc import Mapping
from pathlib import Path

from mir_assess.speech import ENGLISH

STORE_VARIABLE = "MIR_ASSESS_STORE"
COMMAND_VARIABLE = "MIR_ASSESS_COMMAND"
LANGUAGE_VARIABLE = "MIR_ASSESS_LANGUAGE"

_PROGRAM = "mir-assess"
_STORE_FILE = "assessments.sqlite"


def store_address(given: str | None, environ: Mapping[str, str], platform: str, home: Path) -> str:
    """The store to use: what the command line gives, else what the environment names, else the usual file.

    Args:
        given: the value of `--store`, if there was one.
        environ: the environment variables.
        platform: as `sys.platform` says it.
        home: the person's home folder.
    """
    return given or environ.get(STORE_VARIABLE) or str(data_folder(environ, platform, home) / _STORE_FILE)


def data_folder(environ: Mapping[str, str], platform: str, home: Path) -> Path:
    """The folder where programs on this platform keep a person's own data."""
    if platform == "win32":
        return Path(environ.get("LOCALAPPDATA") or home / "AppData" / "Local") / _PROGRAM
    if platform == "darwin":
        return home / "Library" / "Application Support" / _PROGRAM
    named = environ.get("XDG_DATA_HOME", "")
    # The convention asks programs to pass over a relative path here.
    base = Path(named) if named.startswith("/") else home / ".local" / "share"
    return base / _PROGRAM


def is_plain(asked: bool, environ: Mapping[str, str], *, is_terminal: bool) -> bool:  # noqa: FBT001 - the value of --plain
    """Whether to show one thing a line, redraw nothing, and put no meaning in colour or glyphs alone.

    Args:
        asked: whether `--plain` was given.
        environ: the environment variables.
        is_terminal: whether standard output is a terminal.
    """
    asked_by_environment = any(environ.get(name) for name in ("NO_COLOR", "ACCESSIBLE"))
    return asked or asked_by_environment or environ.get("TERM") == "dumb" or not is_terminal


def can_clear(environ: Mapping[str, str]) -> bool:
    """Whether a terminal understands how to be cleared; a dumb one would show the signs for it."""
    return environ.get("TERM") != "dumb"


def language(given: str, environ: Mapping[str, str]) -> str:
    """The code of the language to speak: what the command line gives, else what the environment asks for,
    else English. Whether there are words in it is not looked at here.
    """
    return given.strip() or environ.get(LANGUAGE_VARIABLE, "").strip() or ENGLISH


def command_name(environ: Mapping[str, str]) -> str:
    """How the person started the program, so that a message can name the next command as they type it."""
    return environ.get(COMMAND_VARIABLE) or _PROGRAM
