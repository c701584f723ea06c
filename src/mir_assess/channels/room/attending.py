"""Who of a room is here at its sitting, who was let go of, and a bell for everyone who waits.

Of several meetings of one assessment each has people of its own: who answered at another is counted in the
round, and is no one to wait for here. It knows no request and no page.
"""

import asyncio
from collections import Counter
from math import inf
from time import monotonic

from mir_assess.model.assessment import Group
from mir_assess.model.value import value


class Bell:
    """Rung for everyone who waits for it at that moment: hundreds may, and none costs another a turn."""

    def __init__(self) -> None:
        self._next = asyncio.Event()
        self._rung_at = -inf

    def ring(self) -> None:
        """Let all who wait go on."""
        self._rung_at = monotonic()
        now, self._next = self._next, asyncio.Event()
        now.set()

    def rang_within(self, seconds: float) -> bool:
        """Return whether it was rung so many seconds ago or less."""
        return monotonic() - self._rung_at <= seconds

    async def rung(self, within: float) -> bool:
        """Wait until it is rung; return whether it was, within so many seconds."""
        try:
            async with asyncio.timeout(within):
                await self._next.wait()
        except TimeoutError:
            return False
        return True


@value
class Away:
    """What is held of somebody who was let go of: enough to count them, and to find them by their code.

    `settled` has a bit for each statement that they are done with, in the order in which they were chosen.
    """

    session_id: str
    group: Group
    stream: str
    version: int
    receipt: str
    settled: int
    is_through: bool


class Attending:
    """Those who are here, by session, each of one group."""

    def __init__(self) -> None:
        self._groups: dict[str, str] = {}
        self._numbers: Counter[str] = Counter()

    def __contains__(self, session_id: str) -> bool:
        """Whether somebody is here."""
        return session_id in self._groups

    def __len__(self) -> int:
        """How many are here, of all groups."""
        return len(self._groups)

    def number(self, group_id: str) -> int:
        """Return how many of a group are here."""
        return self._numbers[group_id]

    def comes(self, session_id: str, group_id: str) -> None:
        """Take down that somebody is here; once, however often they are heard of."""
        if session_id not in self._groups:
            self._groups[session_id] = group_id
            self._numbers[group_id] += 1

    def goes(self, session_id: str) -> None:
        """Take down that somebody is not here any more."""
        group_id = self._groups.pop(session_id, None)
        if group_id is not None:
            self._numbers[group_id] -= 1

    def clear(self) -> None:
        """Begin again: nobody is here yet."""
        self._groups.clear()
        self._numbers.clear()
