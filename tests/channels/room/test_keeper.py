"""The hand that writes: what many say at once is on disk before each is told, and a fault is one person’s."""

import asyncio
from pathlib import Path
from threading import get_ident

import pytest

from coroutines import ran
from mir_assess.channels.room.keeper import Keeper
from mir_assess.errors import StoreError
from mir_assess.model.events import Answered, Event, Opened, SessionOpened, assessment_stream, session_stream
from mir_assess.model.recording import record, session_difference
from mir_assess.store.base import Append, Superseded
from mir_assess.store.memory import MemoryStore
from mir_assess.store.sqlite import SqliteStore
from workshops import AT, NAME, assessment


class Watched(MemoryStore):
    """A store that notes who wrote, and how much at once."""

    def __init__(self) -> None:
        super().__init__("")
        self.batches: list[int] = []
        self.hands: set[int] = set()

    def append(self, *appends: Append) -> None:
        """Keep, and note it."""
        self.batches.append(len(appends))
        self.hands.add(get_ident())
        super().append(*appends)


def opening() -> Append:
    return Append(NAME, (Event("opened", assessment_stream(NAME), 1, AT, "command", Opened(assessment())),))


def first_answer(person: int, *, event_id: str = "") -> Append:
    ids = iter((event_id or f"{person}-a", f"{person}-b"))
    said = (SessionOpened("lived", "individual", "", ""), Answered("S-1", "mostly"))
    stream = session_stream(NAME, str(person))
    events = record(stream, 0, said, at=AT, channel="room", new_id=lambda: next(ids))
    return Append(NAME, events, session_difference((), events))


def run(store, work):
    """Do some work with a keeper of this store."""

    async def whole():
        keeper = Keeper(lambda: store)
        keeper.start()
        try:
            return await work(keeper)
        finally:
            await asyncio.to_thread(keeper.close)

    return ran(whole())


def test_what_many_say_at_once_is_kept_in_few_turns_by_one_hand():
    store = Watched()
    store.append(opening())
    store.batches.clear()
    store.hands.clear()

    async def work(keeper):
        await asyncio.gather(*(keeper.keep(first_answer(n)) for n in range(200)))

    run(store, work)
    assert sum(store.batches) == 200
    assert len(store.batches) < 100
    assert len(store.hands) == 1
    assert store.round(NAME).people["lived"] == 200


def test_what_is_wrong_with_one_is_nobody_elses_trouble():
    store = Watched()
    store.append(opening())
    store.append(first_answer(3))

    async def work(keeper):
        many = [first_answer(n, event_id=f"late {n}" if n == 3 else "") for n in range(6)]
        return await asyncio.gather(*(keeper.keep(one) for one in many), return_exceptions=True)

    told = run(store, work)
    assert [type(one) for one in told] == [type(None)] * 3 + [Superseded] + [type(None)] * 2
    assert store.round(NAME).people["lived"] == 6


def test_a_question_sees_all_that_was_kept_before_it():
    store = Watched()
    store.append(opening())

    async def work(keeper):
        kept = [asyncio.ensure_future(keeper.keep(first_answer(n))) for n in range(20)]
        await asyncio.sleep(0)
        people = await keeper.ask(lambda store: store.round(NAME).people["lived"])
        await asyncio.gather(*kept)
        return people

    assert run(store, work) == 20


def test_a_fault_in_a_question_is_told_to_whoever_asked():
    async def work(keeper):
        with pytest.raises(ZeroDivisionError):
            await keeper.ask(lambda _store: 1 / 0)
        return await keeper.ask(lambda _store: "still here")

    assert run(Watched(), work) == "still here"


def test_closing_keeps_what_waits_and_takes_nothing_on():
    store = Watched()
    store.append(opening())

    async def work(keeper):
        kept = [asyncio.ensure_future(keeper.keep(first_answer(n))) for n in range(50)]
        await asyncio.sleep(0)
        await asyncio.to_thread(keeper.close)
        await asyncio.gather(*kept)
        with pytest.raises(StoreError):
            await keeper.keep(first_answer(99))

    run(store, work)
    assert store.round(NAME).people["lived"] == 50


def test_who_goes_away_before_the_reply_has_what_was_kept():
    store = Watched()
    store.append(opening())

    async def work(keeper):
        gone = asyncio.ensure_future(keeper.keep(first_answer(1)))
        await asyncio.sleep(0)
        gone.cancel()
        await keeper.keep(first_answer(2))

    run(store, work)
    assert store.round(NAME).people["lived"] == 2


def test_on_a_real_file_the_answer_is_there_for_another_reader_once_it_is_told(tmp_path: Path):
    path = tmp_path / "room.sqlite"
    SqliteStore(path).append(opening())

    async def work(keeper):
        await asyncio.gather(*(keeper.keep(first_answer(n)) for n in range(40)))
        return SqliteStore(path).round(NAME).people["lived"]

    async def whole():
        keeper = Keeper(lambda: SqliteStore(path))
        keeper.start()
        try:
            return await work(keeper)
        finally:
            await asyncio.to_thread(keeper.close)

    assert ran(whole()) == 40
