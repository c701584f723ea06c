"""The attacker of `benchmarks/attacker.py`, for a short while; and docs/attacker.md tells what it found."""

import importlib
import sys
from pathlib import Path

import pytest

from mir_assess.analysis import taking_part
from mir_assess.model import drafts

ROOT = Path(__file__).parents[2]
MODULES = (
    "attacker",
    "attacked_moments",
    "attacked_pages",
    "attacked_rounds",
    "attacker_beside",
    "attacker_reading",
    "attacker_suspects",
    "gate_faults",
    "marked_pages",
)
ROOMS = (1, 7, 19)
WAYS = (10, 43, 49, 54, 56, 57, 58)


@pytest.fixture(scope="module")
def bench():
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(ROOT / "benchmarks"))
        yield importlib.import_module("attacker")
        for name in MODULES:
            sys.modules.pop(name, None)


def test_a_few_rooms_keep_what_they_hide(bench):
    found = [bench.attack(number, slow=False) for number in ROOMS]
    assert [one.finds for one in found] == [[], [], []]
    assert sum(sum(one.hidden.values()) for one in found) > 50
    assert sum(sum(one.suspects.values()) for one in found) > 10


def test_it_finds_a_leak_where_there_is_one(bench, monkeypatch):
    """How people took part is told though a group is hidden, so its number can be worked out."""
    monkeypatch.setattr(taking_part, "of_one_way", lambda aspect, parts, *rest, **more: parts)
    assert any("changes" in find for find in bench.attack(8, slow=False).finds)


def test_drafts_on_many_ways_show_nobody(bench):
    found = [bench.attack_way(number) for number in WAYS]
    assert [one.finds for one in found] == [[]] * len(WAYS)
    assert sum(one.drafts["compared"] for one in found) > 5


def test_it_finds_by_two_drafts_whoever_left_a_level_while_many_came(bench, monkeypatch):
    def most(old, new):
        changes = [new.get(answer, 0) - old.get(answer, 0) for answer in {*old, *new}]
        return max(sum(c for c in changes if c > 0), -sum(c for c in changes if c < 0))

    monkeypatch.setattr(drafts, "_moved", most)
    assert any("show what" in find for number in WAYS for find in bench.attack_way(number).finds)


def test_it_finds_private_words(bench, monkeypatch):
    monkeypatch.setattr(bench, "PRIVATE", "I have a say")
    assert any("private words" in find for find in bench.attack(19, slow=False).finds)


def test_the_same_chance_gives_the_same_room(bench):
    assert bench.attacked(3, 1) == bench.attacked(3, 1)
    assert bench.attacked(3, 1).truth != bench.attacked(3, 2).truth


def test_the_page_tells_what_was_found(bench):
    told = sys.modules["marked_pages"].between(bench.MARKS, ROOT / "docs" / "attacker.md")
    heads = [line for line in bench.page_of(bench.Found()).splitlines() if line.startswith("|")][:2]
    assert all(head in told for head in heads)
    assert told.splitlines()[0].split()[1] == "rooms,"


def test_every_fault_of_the_list_is_one_change_of_the_gate_and_stands_on_the_page(bench):
    gate_faults = importlib.import_module("gate_faults")
    listed = gate_faults.faults()
    assert len(listed) > 60
    for fault in listed:
        source = (ROOT / gate_faults.GATE / fault.file).read_text(encoding="utf-8")
        compile(gate_faults.changed(source, fault), fault.file, "exec")
    told = sys.modules["marked_pages"].between(gate_faults.MARKS, ROOT / "docs" / "attacker.md")
    rows = [line.split(" | ")[0].removeprefix("| ") for line in told.splitlines()[4:]]
    assert rows == [fault.what for fault in listed]
    assert "**nothing**" not in told
