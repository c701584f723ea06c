"""What a rule finds, and the few sentences that several rules share. Knows nothing of files and lines."""

from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple

from mir_assess.errors import nearest
from mir_assess.speech import marked, say

Path = tuple[str | int, ...]
"""The way to a value from the top of a bank: keys, and positions in lists, such as ("statements", 3,
"wordings", 0, "text").
"""

ENOUGH = 100
"""Problems after which a check stops: whoever mends these will run it again."""


_THERE_ALREADY = {
    "edition": marked("The edition “{name}” is there already, as number {number} of the list."),
    "theme": marked("The theme “{name}” is there already, as number {number} of the list."),
    "scale": marked("The scale “{name}” is there already, as number {number} of the list."),
    "level": marked("The level “{name}” is there already, as number {number} of the list."),
    "label": marked("The label “{name}” is there already, as number {number} of the list."),
    "band": marked("The band “{name}” is there already, as number {number} of the list."),
    "stem for": marked("The stem for “{name}” is there already, as number {number} of the list."),
    "set": marked("The set “{name}” is there already, as number {number} of the list."),
    "statement": marked("The statement “{name}” is there already, as number {number} of the list."),
    "framework": marked("The framework “{name}” is there already, as number {number} of the list."),
    "item": marked("The item “{name}” is there already, as number {number} of the list."),
    "link": marked("The link “{name}” is there already, as number {number} of the list."),
}
_NONE_OF = {
    "role": marked("“{word}” is not a role."),
    "voice": marked("“{word}” is not a voice."),
    "status": marked("“{word}” is not a status."),
    "kind of overlay": marked("“{word}” is not a kind of overlay."),
}
_NOT_LISTED = {
    "edition": marked("There is no edition “{name}” in this bank."),
    "theme": marked("There is no theme “{name}” in this bank."),
    "scale": marked("There is no scale “{name}” in this bank."),
    "statement": marked("There is no statement “{name}” in this bank."),
}


class Flaw(NamedTuple):
    """Something wrong in a bank: where, what, how to mend it.

    `looked_up` names the list in which something was looked for and not found.
    """

    path: Path
    what: str
    fix: str
    looked_up: str = ""


def twins(
    found: Iterable[str], path: Path, kind: str, field: str = "", *, named: bool = True
) -> Iterator[Flaw]:
    """Yield a flaw for each name that is in the list already. Empty names are another rule's matter.

    Where a list only points at what has its name elsewhere (`named` is false), another name mends nothing.
    """
    first: dict[str, int] = {}
    for position, name in enumerate(found):
        if name in first:
            here = (*path, position, field) if field else (*path, position)
            what = say(_THERE_ALREADY[kind], name=name, number=first[name] + 1)
            fix = say("Give this one another name, or take one of the two out.")
            yield Flaw(here, what, fix if named else say("Take one of the two out."))
        elif name:
            first[name] = position


def one_of(word: str, known: Collection[str], path: Path, kind: str) -> Iterator[Flaw]:
    """Yield a flaw when the word is none of the few that can stand here."""
    if word and word not in known:
        fix = nearest(word, known) or say("It can be: {names}.", names=", ".join(known))
        yield Flaw(path, say(_NONE_OF[kind], word=word), fix)


def unknown(path: Path, kind: str, name: str, known: Iterable[str], looked_up: str) -> Flaw:
    """Return a flaw for a name that the bank does not list."""
    fix = nearest(name, known) or say(
        "Write one that is listed under {list}, or add it there.", list=looked_up
    )
    return Flaw(path, say(_NOT_LISTED[kind], name=name), fix, looked_up)
