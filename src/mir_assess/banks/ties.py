"""The rules of ties: statements that answer one another, and links to frameworks that the bank describes.

A framework that a bank does not describe may be linked to all the same; whoever reads the link then has only
its id. This module knows nothing of files and lines.
"""

from collections.abc import Iterator, Mapping
from datetime import date

from mir_assess.banks.flaws import Flaw, Path, one_of, twins, unknown
from mir_assess.banks.scales import SLUG, SLUG_FIX
from mir_assess.errors import nearest
from mir_assess.model.bank import LINK_STATUSES, Bank, Statement
from mir_assess.speech import say


def tie_flaws(bank: Bank) -> Iterator[Flaw]:
    """Frameworks are dated and named once; links and pairs name what exists."""
    yield from _frameworks(bank)
    # Looked up at once: a file may hold ten thousand items, and as many links.
    frameworks = {one.id: dict.fromkeys(item.id for item in one.items) for one in bank.frameworks}
    voices = {statement.id: statement.voice for statement in bank.statements}
    for position, statement in enumerate(bank.statements):
        path: Path = ("statements", position)
        yield from _links(statement, frameworks, (*path, "links"))
        yield from _pairs(statement, voices, (*path, "pairs_with"))


def _frameworks(bank: Bank) -> Iterator[Flaw]:
    yield from twins([framework.id for framework in bank.frameworks], ("frameworks",), "framework", "id")
    for position, framework in enumerate(bank.frameworks):
        path: Path = ("frameworks", position)
        if framework.id and not SLUG.fullmatch(framework.id):
            what = say("“{name}” cannot be typed as a name.", name=framework.id)
            yield Flaw((*path, "id"), what, say(SLUG_FIX))
        if framework.seen and not _is_day(framework.seen):
            what = say("“{text}” is not a day.", text=framework.seen)
            yield Flaw((*path, "seen"), what, say('Write year, month and day, in quotes: "2026-03-31".'))
        yield from twins([item.id for item in framework.items], (*path, "items"), "item", "id")


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _links(statement: Statement, frameworks: Mapping[str, Mapping[str, None]], path: Path) -> Iterator[Flaw]:
    for name, links in statement.links.items():
        here = (*path, name)
        yield from twins([link.id for link in links], here, "link", "id")
        known = frameworks.get(name)
        for place, link in enumerate(links):
            yield from one_of(link.status, LINK_STATUSES, (*here, place, "status"), "status")
            if known is not None and link.id and link.id not in known:
                there = ", ".join(list(known)[:12])
                fix = nearest(link.id, known) or say("Name one of its items: {names}.", names=there)
                what = say("The framework “{framework}” has no item “{item}”.", framework=name, item=link.id)
                yield Flaw((*here, place, "id"), what, fix, "frameworks")


def _pairs(statement: Statement, voices: dict[str, str], path: Path) -> Iterator[Flaw]:
    yield from twins(statement.pairs_with, path, "statement")
    for place, other in enumerate(statement.pairs_with):
        if other not in voices:
            yield unknown((*path, place), "statement", other, voices, "statements")
        elif other == statement.id:
            what = say("The statement is paired with itself.")
            yield Flaw((*path, place), what, say("Take it out of the list."))
        elif voices[other] == statement.voice:
            what = say("“{id}” speaks in the same voice, so the two do not answer each other.", id=other)
            fix = say("Pair an I statement with a We statement, or take it out.")
            yield Flaw((*path, place), what, fix)
