"""Which files are meant: files, folders of them, and patterns, which some shells hand on as typed."""

from collections.abc import Iterable, Sequence
from glob import glob
from pathlib import Path

from mir_assess.errors import Problem
from mir_assess.places import typed_path
from mir_assess.speech import say

ENDING = ".json"
PATTERN = frozenset("*?[")


def files_meant(names: Sequence[str]) -> tuple[list[Path], list[Problem]]:
    """Return each file once, however often it was named, and a problem for each name that stands for none."""
    found: dict[Path, Path] = {}
    problems: list[Problem] = []
    for name in names:
        meant = _looked_for(name)
        if isinstance(meant, Problem):
            problems.append(meant)
        else:
            found.update((path.resolve(), path) for path in meant)
    return sorted(found.values()), problems


def _looked_for(name: str) -> list[Path] | Problem:
    """Return the files that a name stands for; a problem also where the system cannot look for it."""
    if not name.strip():  # or it would be the folder we stand in
        return Problem(
            "FILE", say("This is missing."), say("Name a file or a folder of public JSON reports.")
        )
    try:
        return _meant(typed_path(name))
    except OSError as error:  # too long a name, or a folder that may not be looked into
        what = say("This file cannot be read ({reason}).", reason=error.strerror)
        return Problem(name, what, say("See that you may read it, or use another copy."))


def _meant(path: Path) -> list[Path] | Problem:
    if path.is_dir():
        what = say("There is no file in this folder that ends in {ending}.", ending=ENDING)
        fix = say("Put the public JSON reports into it.")
        return _reports_in(path.iterdir()) or Problem(str(path), what, fix)
    if path.exists():
        return [path]
    if PATTERN & set(str(path)):
        what = say("No file has such a name.")
        meant = [found for found in map(Path, glob(str(path))) if found.is_file()]  # noqa: PTH207 - in any part
        return meant or Problem(str(path), what, say("Look at its name and folder."))
    return Problem(str(path), say("There is no such file."), say("Look at its name and folder."))


def _reports_in(paths: Iterable[Path]) -> list[Path]:
    """The files of a folder that can be meant: none that some system keeps there for itself."""
    return [
        path
        for path in paths
        if path.suffix.casefold() == ENDING and not path.name.startswith(".") and path.is_file()
    ]
