"""Addresses of stores."""

import pytest

from made_up import opening
from mir_assess.errors import StoreError
from mir_assess.store import open_store


@pytest.mark.parametrize("prefix", ["", "sqlite:///"])
def test_a_path_and_its_address_are_the_same_store(tmp_path, prefix):
    place = tmp_path / "kept.sqlite"
    store = open_store(f"{prefix}{place}")
    store.append(opening())
    store.close()
    assert place.is_file()


def test_a_relative_address_starts_in_the_current_folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    store = open_store("sqlite:///kept.sqlite")
    store.append(opening())
    store.close()
    assert (tmp_path / "kept.sqlite").is_file()


def test_an_unknown_kind_of_store_gets_the_near_miss():
    with pytest.raises(StoreError, match="Did you mean “sqlite”"):
        open_store("sqlit:///kept.sqlite")


def test_a_store_in_memory_has_no_file_to_copy(tmp_path):
    with pytest.raises(StoreError, match="only held in memory"):
        open_store("memory://").backup(tmp_path / "copy")
