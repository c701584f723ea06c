"""Paths as people type them."""

from pathlib import Path

from mir_assess.places import typed_path


def test_a_tilde_is_ones_own_folder():
    assert typed_path("~/reports") == Path.home() / "reports"


def test_a_tilde_that_names_nobody_stays_as_it_was_typed():
    assert typed_path("~nobody-of-this-name/reports") == Path("~nobody-of-this-name/reports")
