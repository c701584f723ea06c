"""A pile of paper at one keyboard, in memory, for tests of keying and of what is shown of it."""

import io
from collections.abc import Iterable
from itertools import count

from mir_assess.channels.paper.keying import PlainLines, run
from mir_assess.errors import SessionError
from mir_assess.model.assessment import Assessment
from mir_assess.model.events import Event, Opened, assessment_stream
from mir_assess.model.paper_codes import Form, PaperCodes, Sheet
from mir_assess.model.round import Round
from mir_assess.store.base import Append
from mir_assess.store.memory import MemoryStore
from mir_assess.walk.pile.keying import Keying
from mir_assess.walk.pile.piles import Pile
from workshops import AT, NAME, assessment

_DESKS = count()
"""Two who key at once never make the same id."""


class Desk:
    """Somebody who keys a pile. What is remembered between two of them is what the store holds."""

    def __init__(
        self,
        opened: Assessment | None = None,
        store: MemoryStore | None = None,
        *,
        twice: bool = False,
        sitting: str = "",
    ) -> None:
        self.opened = opened or assessment()
        self.store = store or MemoryStore()
        if not self.store.read(assessment_stream(NAME)):
            event = Event("opened", assessment_stream(NAME), 1, AT, "command", Opened(self.opened))
            self.store.append(Append(NAME, (event,)))
        mine = next(_DESKS)
        ids = (f"{mine}-{number}" for number in count())
        self.pile = Pile(self.store, NAME, clock=lambda: AT, new_id=lambda: next(ids), sitting=sitting)
        self.keying = Keying(self.pile, twice=twice)

    @property
    def codes(self) -> PaperCodes:
        """The codes of this assessment's paper."""
        return self.pile.codes

    def code(self, number: int = 1, group: str = "lived", form: Form = "standard") -> str:
        """The code printed on a sheet."""
        return self.codes.code(Sheet(group, form, number))

    def type(self, *lines: str) -> tuple[str, ...]:
        """Type lines that are all understood; return what is said to the last."""
        said: tuple[str, ...] = ()
        for line in lines:
            said = self.keying.enter(line)
        return said

    def try_all(self, lines: Iterable[str]) -> None:
        """Type lines, whether they are understood or not."""
        for line in lines:
            try:
                self.keying.enter(line)
            except SessionError:
                continue

    def again(self, *, twice: bool = False) -> "Desk":
        """Whoever keys next, at the same store."""
        return Desk(self.opened, self.store, twice=twice)

    @property
    def round(self) -> Round:
        """What stands."""
        return self.store.round(NAME)

    def counts(self, statement: str = "S-1", group: str = "lived") -> tuple[int, ...]:
        """How many people chose each level."""
        return self.round.cells[statement][group].counts


class Typist:
    """Lines as they are typed, written down after `> `."""

    keys = False

    def __init__(self, out: io.StringIO, lines: Iterable[str]) -> None:
        self._out, self._lines = out, iter(lines)

    def line(self, _question: str, _begun: str = "") -> str | None:
        """Return the next line."""
        line = next(self._lines, None)
        if line is not None:
            self._out.write(f"> {line}\n".replace("> \n", ">\n"))
        return line

    def key(self) -> str | None:
        """Return nothing: there are lines only."""
        return None


def transcript(desk: Desk, lines: Iterable[str]) -> str:
    """What a plain terminal shows of a keying, with each typed line after `> `."""
    out = io.StringIO()
    run(desk.keying, Typist(out, lines), PlainLines(out), waits=True, resume=f"mir-assess key {NAME}")
    return out.getvalue()
