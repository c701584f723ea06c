"""A clock that is set back, or forward, in the midst of a workshop: order is a number, and never a time."""

from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mir_assess.errors import SessionError
from mir_assess.store.checking import check
from mir_assess.store.sqlite import SqliteStore
from mir_assess.walk import Walk
from workshops import NAME, Workshop, assessment, typed, workshop

SCRIPT = typed(
    """
    3 | n One | y | 4 | b | 5 | d | next lived with read | 1 | 2 | g 1 | 2 | 3 | next council | 5 | x | p
    | time | pause | break 15 | Enter | reveal | 1 | Enter | a 3 of 3 | b | a 4 of 3 | Enter | time | close
    | Enter | Enter | Enter | What to do | Asha | Tom | June | First | Then | Enter | Enter | Good | Enter
    """
)
TIMES = st.lists(
    st.sampled_from(
        [
            "2026-11-22T10:00:00+00:00",
            "2026-11-22T09:59:59.999999+00:00",
            "2026-10-25T01:30:00+00:00",
            "1970-01-01T00:00:00+00:00",
            "2038-01-19T03:14:08+00:00",
            "2026-11-22T10:00:00.5+00:00",
        ]
    ),
    min_size=1,
    max_size=40,
)


class _At(Workshop):
    """A workshop whose clock shows these times, one after the other, again and again."""

    times = ("2026-11-22T10:00:00+00:00",)

    def come_back(self):
        turns = count()
        self.walk = Walk(
            self.store,
            NAME,
            clock=lambda: self.times[next(turns) % len(self.times)],
            new_id=lambda: next(self.ids),
        )


def walked(shop, stop):
    shop.try_all(SCRIPT[:stop])
    shop.come_back()
    shop.try_all(SCRIPT[stop:])
    return shop


@given(TIMES, st.integers(0, len(SCRIPT)))
def test_whatever_the_clock_shows_the_same_is_counted_in_the_same_order(times, stop):
    class Odd(_At):
        pass

    Odd.times = tuple(times)
    odd, steady = walked(Odd(assessment()), stop), walked(workshop("individual"), stop)
    assert odd.round == steady.round
    assert [event.body for event in odd.store.read("session/")] == [
        event.body for event in steady.store.read("session/")
    ]
    assert check(odd.store) == ()


@pytest.mark.parametrize("later", ["1999-12-31T23:59:59+00:00", "2026-11-22T09:00:00+00:00"])
def test_a_store_on_disk_keeps_its_order_over_a_clock_that_was_set_back(tmp_path, later):
    path = tmp_path / "kept.sqlite"
    store = SqliteStore(path)
    shop = Workshop(assessment(), store)
    shop.try_all(("3", "4", "5"))
    store.close()

    class Back(_At):
        times = (later,)

    again = Back(assessment(), SqliteStore(path), sitting="")
    again.ids = (f"later-{number}" for number in count())
    again.come_back()
    again.try_all(("b", "b", "1", "next lived", "2"))
    store = again.store
    assert check(store) == ()
    kept = store.read("session/")
    assert [event.at for event in kept] != sorted(event.at for event in kept)
    for stream in {event.stream for event in kept}:
        numbers = [event.version for event in kept if event.stream == stream]
        assert numbers == list(range(1, len(numbers) + 1))
    store.close()


def test_time_used_is_never_less_than_none():
    class Back(_At):
        times = ("2026-11-22T10:00:00+00:00", "2026-11-21T10:00:00+00:00")

    try:
        (words,) = Back(assessment()).type("time").words
    except SessionError as error:
        words = str(error)
    assert words.startswith("0 minutes used")
