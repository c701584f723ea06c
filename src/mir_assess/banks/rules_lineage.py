"""Rules of who takes over from whom, where what is written contradicts itself, whatever its author meant.

What only looks unfinished is advice, in `advice_lineage`. Knows nothing of files and lines.
"""

from collections.abc import Iterator

from mir_assess.banks.flaws import Flaw
from mir_assess.model.bank import Bank
from mir_assess.speech import say


def succession(bank: Bank) -> Iterator[Flaw]:
    """A statement that is gone takes over from nothing that came after it."""
    rank = {edition: place for place, edition in enumerate(bank.editions)}
    first = {s.id: s.wordings[0].since for s in bank.statements if s.wordings}
    for position, statement in enumerate(bank.statements):
        end = rank.get(statement.retired or "")
        for place, name in enumerate(statement.replaces):
            begin = rank.get(first.get(name, ""))
            if name != statement.id and end is not None and begin is not None and end <= begin:
                what = say(
                    "It is retired from “{retired}”, and replaces “{name}”, which came in with “{since}”.",
                    retired=statement.retired,
                    name=name,
                    since=first[name],
                )
                fix = say(
                    "The newer names the older: put {older} in the replaces of {newer}.",
                    older=statement.id,
                    newer=name,
                )
                yield Flaw(("statements", position, "replaces", place), what, fix)
