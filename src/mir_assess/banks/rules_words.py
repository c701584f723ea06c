"""Rules of a statement's words: nothing in them that would be shown raw. Knows nothing of files and lines."""

from collections.abc import Iterator

from mir_assess.banks.flaws import Flaw
from mir_assess.model.bank import Bank
from mir_assess.speech import say


def braces(bank: Bank) -> Iterator[Flaw]:
    """Only stems have anything filled in; elsewhere braces would be read out."""
    for position, statement in enumerate(bank.statements):
        for place, wording in enumerate(statement.wordings):
            for name in ("text", "easy_text", "explanation"):
                if "{" in getattr(wording, name) or "}" in getattr(wording, name):
                    path = ("statements", position, "wordings", place, name)
                    what = say("The {key} holds braces, and nothing is filled in here.", key=name)
                    fix = say("Say it without; {organisation} is filled in only in a stem.")
                    yield Flaw(path, what, fix)
