"""What a bank asks now, for rules that look at nothing else: what is still asked, with its newest words.

Knows nothing of files and lines.
"""

from collections.abc import Collection, Iterator

from mir_assess.banks.flaws import Path
from mir_assess.model.bank import Bank, Statement, Wording
from mir_assess.speech import say_n


def newest(bank: Bank) -> Iterator[tuple[Path, Statement, Wording]]:
    """Yield each statement that is still asked, with its newest wording and the path to that."""
    for position, statement in enumerate(bank.statements):
        if statement.retired is None:
            last = len(statement.wordings) - 1
            yield ("statements", position, "wordings", last), statement, statement.wordings[last]


def listed(names: Collection[str], most: int = 5) -> str:
    """Return the first few names as a list to read, with how many more there are.

    >>> listed(["a", "b", "c"], most=2)
    'a, b and 1 more'
    """
    shown = ", ".join(list(names)[:most])
    more = len(names) - most
    if more <= 0:
        return shown
    return say_n("{names} and {number} more", "{names} and {number} more", more, names=shown)
