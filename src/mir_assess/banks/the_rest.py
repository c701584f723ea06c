"""Advice on a bank that has errors, so that one run says everything that can be said.

Advice is written for banks without errors. So what concerns a place with an error is left out here, and where
a piece of advice cannot look at the whole bank for an error, it looks at the statements that have none.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from mir_assess.banks.flaws import Flaw, Path
from mir_assess.model.bank import Bank

Piece = Callable[[Bank], Iterator[Flaw]]
CANNOT_LOOK = (KeyError, IndexError, ValueError, AttributeError, TypeError)
"""What advice raises on a bank whose parts name what is not there."""


def advice_on_the_rest(bank: Bank, errors: Sequence[Flaw], advice: Iterable[Piece]) -> Iterator[Flaw]:
    """Yield the advice on a bank that is no less true once its errors are mended."""
    wrong = {error.path[:2] for error in errors}
    for piece in advice:
        for flaw in _looked(piece, bank, wrong):
            if not any(_meets(flaw.path, error.path) for error in errors):
                yield flaw


def _looked(piece: Piece, bank: Bank, wrong: set[Path]) -> list[Flaw]:
    in_statements = any(path[:1] == ("statements",) for path in wrong)
    try:
        found = list(piece(bank))
    except CANNOT_LOOK:
        found = _at_sound_statements(piece, bank, wrong)
        in_statements = True
    # That nothing uses a theme may be the fault of the one statement that is wrong.
    return [flaw for flaw in found if flaw.path[:1] == ("statements",) or not in_statements]


def _at_sound_statements(piece: Piece, bank: Bank, wrong: set[Path]) -> list[Flaw]:
    places = [place for place in range(len(bank.statements)) if ("statements", place) not in wrong]
    rest = replace(bank, statements=tuple(bank.statements[place] for place in places), sets=())
    try:
        found = list(piece(rest))
    except CANNOT_LOOK:
        return []
    return [
        flaw._replace(path=("statements", places[flaw.path[1]], *flaw.path[2:]))
        for flaw in found
        if flaw.path[:1] == ("statements",) and len(flaw.path) > 1 and isinstance(flaw.path[1], int)
    ]


def _meets(one: Path, other: Path) -> bool:
    """Whether one of two places lies within the other."""
    return one[: len(other)] == other or other[: len(one)] == one
