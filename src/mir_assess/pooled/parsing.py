"""A file as plain values: whole JSON, in which nothing is said twice and every number is one.

It comes from outside, so it may be anything: cut short, enormous, nested without end, or written to be read
one way by us and another way by others.
"""

import json
from collections import Counter
from pathlib import Path
from typing import Any, NoReturn

from mir_assess.errors import Problem
from mir_assess.speech import marked, say

LARGEST = 20_000_000
"""Bytes. The report of a whole bank has under a million."""

USE_ANOTHER = marked("Use another copy of what `mir-assess report --audience public --format json` wrote.")


class _SaidTwice(ValueError):
    """A key that stands twice in one object: which of the two holds, nobody can say."""


def parsed(path: Path, where: str) -> Any | Problem:
    """Return what a JSON file says, in any of Unicode's encodings; or what is wrong with it."""
    try:
        if not path.is_file():
            return Problem(where, say("This is not a file."), say("Look at its name and folder."))
        if path.stat().st_size > LARGEST:
            return Problem(where, say("This file is too large to be a report."), say(USE_ANOTHER))
        content = path.read_bytes()
    except OSError as error:
        what = say("This file cannot be read ({reason}).", reason=error.strerror)
        return Problem(where, what, say("See that you may read it, or use another copy."))
    try:
        return json.loads(content, object_pairs_hook=_once, parse_constant=_no_number)
    except _SaidTwice as error:
        return Problem(where, say("“{key}” stands twice in one place.", key=error), say(USE_ANOTHER))
    except (ValueError, RecursionError):
        what = say("This file is not whole JSON: it is cut short, damaged, or something else.")
        return Problem(where, what, say(USE_ANOTHER))


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        counts = Counter(name for name, _ in pairs)  # in one pass: a file may have a million names
        raise _SaidTwice(next(name for name, number in counts.items() if number > 1))
    return found


def _no_number(written: str) -> NoReturn:
    """Refuse NaN and Infinity, which are no JSON."""
    raise ValueError(written)
