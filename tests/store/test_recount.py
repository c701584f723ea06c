"""Counting anew what was said: at one moment, whatever is written meanwhile, and in little memory."""

import tracemalloc
from importlib.util import find_spec

import pytest

from made_up import LEVELS, STATEMENTS, answers, opening, said
from mir_assess.store import open_store
from mir_assess.store.checking import added_up, check

NAME = "northshire-2026"
PLACES = {
    "sqlite": lambda request, path: f"sqlite:///{path}",
    "postgresql": lambda request, path: request.getfixturevalue("postgres").new_database(),
}


@pytest.fixture(params=[place for place in PLACES if place == "sqlite" or find_spec("psycopg")])
def address(request, path):
    return PLACES[request.param](request, path)


@pytest.fixture
def kept(address):
    store = open_store(address)
    yield store
    store.close()


def person(number):
    chosen = {name: LEVELS[(number + at) % 5] for at, name in enumerate(STATEMENTS)}
    return said(f"s{number}", *answers(**chosen))


def test_what_is_said_while_it_is_counted_is_in_neither_count(kept, address):
    kept.append(opening(), person(0), person(1))

    def told(streams):
        streams = iter(streams)
        first = [next(streams)]
        other = open_store(address)
        other.append(person(2))
        other.close()
        return added_up((*first, *streams))

    counted, recount = kept.kept_and_said(NAME, told)
    assert counted == recount
    assert counted.cells["lived", "", "people"] == 2
    assert kept.counted(NAME).cells["lived", "", "people"] == 3
    assert check(kept) == ()


def test_many_take_no_more_memory_than_few(kept):
    def most_at_once(people):
        kept.append_many([*(() if kept.versions("") else (opening(),)), *map(person, people)])
        tracemalloc.start()
        assert check(kept) == ()
        (_, most) = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        return most

    check_few = most_at_once(range(1_500))
    check_many = most_at_once(range(1_500, 6_000))
    assert check_many < 1.2 * check_few
