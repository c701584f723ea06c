"""The one hand that writes: what many devices say at once is kept together, each on disk before its reply.

A disk takes as long for one answer as for a hundred, so whatever waits is appended in one transaction. Where
that is refused, each goes alone, so that what is wrong with one is nobody else's trouble. The store lives in
this hand's own thread, and nothing else touches it. This module knows no page and no rule.
"""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from queue import SimpleQueue
from threading import Thread
from typing import Any, TypeVar

from mir_assess.errors import Problem, StoreError
from mir_assess.speech import say
from mir_assess.store.base import Append, Store

Answer = TypeVar("Answer")

AT_MOST = 256
"""Appends in one transaction: what waits longer than that is kept in the next."""


@dataclass(slots=True)
class _Job:
    """Something to be done with the store, for whoever waits in `loop` at `place`."""

    appends: tuple[Append, ...]
    question: Callable[[Store], Any] | None
    loop: asyncio.AbstractEventLoop
    place: "asyncio.Future[Any]"


class Keeper:
    """Keeps appends and answers questions, in the order they came, with a store of its own."""

    def __init__(self, open_store: Callable[[], Store]) -> None:
        self._jobs: SimpleQueue[_Job | None] = SimpleQueue()
        self._open_store = open_store
        self._thread = Thread(target=self._work, name="keeper", daemon=True)
        self._closed = False

    def start(self) -> None:
        """Begin. Safe to call twice."""
        if not self._thread.is_alive() and not self._closed:
            self._thread.start()

    def close(self) -> None:
        """Finish what waits, then let go of the store. Nothing is taken on from then on."""
        self._closed = True
        if self._thread.is_alive():
            self._jobs.put(None)
            self._thread.join()

    async def keep(self, *appends: Append) -> None:
        """Keep these together, durably before returning. Raises StoreError as `Store.append` does."""
        if appends:
            await self._wait(appends, None)

    async def ask(self, question: Callable[[Store], Answer]) -> Answer:
        """Return what the store answers; it sees all that was kept before."""
        found: Answer = await self._wait((), question)
        return found

    async def _wait(self, appends: tuple[Append, ...], question: Callable[[Store], Any] | None) -> Any:
        if self._closed:
            raise StoreError(Problem("", say("The room is closing."), say("What was confirmed is kept.")))
        loop = asyncio.get_running_loop()
        place: asyncio.Future[Any] = loop.create_future()
        self._jobs.put(_Job(appends, question, loop, place))
        return await place

    # In the thread

    def _work(self) -> None:
        store = self._open_store()
        try:
            going = True
            while going:
                jobs, going = self._waiting()
                self._do(store, jobs)
        finally:
            store.close()

    def _waiting(self) -> tuple[list[_Job], bool]:
        """Whatever waits, oldest first, and whether more may come; waits for one at least."""
        jobs: list[_Job] = []
        while len(jobs) < AT_MOST and (not jobs or not self._jobs.empty()):
            job = self._jobs.get()
            if job is None:
                return jobs, False
            jobs.append(job)
        return jobs, True

    def _do(self, store: Store, jobs: list[_Job]) -> None:
        together: list[_Job] = []
        for job in jobs:
            if job.question is None:
                together.append(job)
            else:
                self._keep(store, together)
                together = []
                _settle([job], _outcome(partial(job.question, store)))
        self._keep(store, together)

    def _keep(self, store: Store, jobs: list[_Job]) -> None:
        if not jobs:
            return
        kept = _outcome(lambda: store.append(*(append for job in jobs for append in job.appends)))
        if kept[1] is None or len(jobs) == 1:
            _settle(jobs, kept)
            return
        for job in jobs:
            _settle([job], _outcome(partial(store.append, *job.appends)))


def _outcome(work: Callable[[], Any]) -> tuple[Any, BaseException | None]:
    try:
        return work(), None
    except Exception as error:  # noqa: BLE001 - it belongs to whoever asked, and is raised there
        return None, error


def _settle(jobs: list[_Job], outcome: tuple[Any, BaseException | None]) -> None:
    """Tell those who wait, each loop once."""
    for loop in {id(job.loop): job.loop for job in jobs}.values():
        places = [job.place for job in jobs if job.loop is loop]
        if not loop.is_closed():
            loop.call_soon_threadsafe(_tell, places, outcome)


def _tell(places: "list[asyncio.Future[Any]]", outcome: tuple[Any, BaseException | None]) -> None:
    found, error = outcome
    for place in places:
        if place.done():
            continue  # whoever asked has gone; what was kept stays kept
        if error is None:
            place.set_result(found)
        else:
            place.set_exception(error)
