"""What a rule finds, and the few sentences that several rules share. Knows nothing of files and lines."""

from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple

from mir_assess.errors import nearest

Path = tuple[str | int, ...]
"""The way to a value from the top of a bank: keys, and positions in lists, such as ("statements", 3,
"wordings", 0, "text").
"""

ENOUGH = 100
"""Problems after which a check stops: whoever mends these will run it again."""


class Flaw(NamedTuple):
    """Something wrong in a bank: where, what, how to mend it.

    `looked_up` names the list in which something was looked for and not found.
    """

    path: Path
    what: str
    fix: str
    looked_up: str = ""


def twins(found: Iterable[str], path: Path, kind: str, field: str = "") -> Iterator[Flaw]:
    """Yield a flaw for each name that is in the list already. Empty names are another rule's matter."""
    first: dict[str, int] = {}
    for position, name in enumerate(found):
        if name in first:
            here = (*path, position, field) if field else (*path, position)
            what = f"The {kind} “{name}” is there already, as number {first[name] + 1} of the list."
            yield Flaw(here, what, "Give this one another name, or take one of the two out.")
        elif name:
            first[name] = position


def one_of(word: str, known: Collection[str], path: Path, kind: str) -> Iterator[Flaw]:
    """Yield a flaw when the word is none of the few that can stand here."""
    if word and word not in known:
        yield Flaw(path, f"“{word}” is no {kind}.", nearest(word, known) or f"It can be: {', '.join(known)}.")


def unknown(path: Path, kind: str, name: str, known: Iterable[str], looked_up: str) -> Flaw:
    """Return a flaw for a name that the bank does not list."""
    fix = nearest(name, known) or f"Write one that is listed under {looked_up}, or add it there."
    return Flaw(path, f"There is no {kind} “{name}” in this bank.", fix, looked_up)
