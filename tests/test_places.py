"""Paths as people type them."""

import os
from pathlib import Path

import pytest

from mir_assess.places import anything_at, file_at, folder_at, led_to, typed_path


def test_a_tilde_is_ones_own_folder():
    assert typed_path("~/reports") == Path.home() / "reports"


def test_a_tilde_that_names_nobody_stays_as_it_was_typed():
    assert typed_path("~nobody-of-this-name/reports") == Path("~nobody-of-this-name/reports")


@pytest.mark.parametrize("looked_for", [anything_at, file_at, folder_at])
def test_where_the_system_will_not_say_what_is_there_nothing_is(tmp_path, monkeypatch, looked_for):
    assert not looked_for(tmp_path / ("a" * 300))
    hidden = tmp_path / "hidden"
    hidden.mkdir()

    def closed(*_arguments, **_named):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "stat", closed)
    assert not looked_for(hidden)


def test_links_that_lead_to_one_another_lead_nowhere_else(tmp_path):
    one, other = tmp_path / "one", tmp_path / "other"
    try:
        one.symlink_to(other)
        other.symlink_to(one)
    except OSError:
        pytest.skip("no links can be made here")
    assert led_to(one).name in ("one", "other")
    assert not anything_at(one)
