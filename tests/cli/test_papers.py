"""The command `paper`: what it writes, under which names, and what it refuses before it writes anything."""

import os

import pytest

from conftest import REPOSITORY

KINDS = ("welcome", "script", "statements", "cards", "sheets")


@pytest.fixture
def opened(run_cli):
    new(run_cli, "northshire-2026")
    return run_cli


def new(run_cli, name, *more):
    told = ("--organisation", "Northshire Council", "--year", 2026, "--set", "first-eight", *more)
    made = run_cli("new", name, *told)
    assert made.code == 0, made.err


def test_everything_goes_into_this_folder_named_after_the_assessment(opened, tmp_path):
    done = opened("paper", "northshire-2026", "--people", "2")
    assert (done.code, done.err) == (0, "")
    made = {f"northshire-2026-{kind}.{form}" for kind in KINDS for form in ("html", "pdf")}
    assert {file.name for file in tmp_path.iterdir() if file.name.startswith("northshire")} == made
    assert all(f"Written: {name}" in done.out for name in made)
    assert done.out.splitlines()[-1].startswith("Next: ")


def test_it_says_for_how_many_people_where_nobody_said(opened):
    done = opened("paper", "northshire-2026", "--only", "cards", "--format", "html", "--people", "lived=3")
    assert "Council team: for 8 people. If there are more: --people council=12" in done.out
    assert "People with lived experience: for" not in done.out


def test_a_folder_of_ones_own_is_made_and_only_what_is_asked_for_is_written(opened, tmp_path):
    only, forms = ("--only", "sheets", "--only", "welcome"), ("--easy", "--large")
    done = opened("paper", "northshire-2026", *only, *forms, "-f", "html", "-o", "to/print")
    assert done.code == 0
    assert sorted(file.name for file in (tmp_path / "to/print").iterdir()) == [
        f"northshire-2026-{kind}-{form}.html" for kind in ("sheets", "welcome") for form in ("easy", "large")
    ]


def test_in_another_language_the_files_say_so(opened, tmp_path):
    done = opened("paper", "northshire-2026", "--only", "cards", "-f", "html", "--language", "pl")
    assert done.code == 0
    written = (tmp_path / "northshire-2026-cards.pl.html").read_text(encoding="utf-8")
    assert '<html lang="pl">' in written
    assert "Osoby z własnym doświadczeniem" in written


def test_the_same_is_printed_again_byte_for_byte(opened, tmp_path):
    def printed(place):
        opened("paper", "northshire-2026", "--only", "sheets", "--people", "1", "-o", place)
        return {file.name: file.read_bytes() for file in (tmp_path / place).iterdir()}

    assert printed("one") == printed("other")


def test_every_wrong_option_is_named_at_once_and_nothing_is_written(opened, tmp_path):
    before = set(tmp_path.iterdir())
    done = opened("paper", "northshire-2026", "--only", "card", "--people", "livd=3", "--people", "lots")
    assert done.code == 2
    assert "Did you mean “cards”?" in done.err
    assert "Did you mean “lived”?" in done.err
    assert "“lots” does not say how many people." in done.err
    assert opened("paper", "northshire-2026", "--format", "docx").code == 2
    assert opened("paper", "nowhere-2026").code == 1
    assert set(tmp_path.iterdir()) == before


def test_a_sealed_round_has_nothing_to_print_by_name_or_by_file(opened, tmp_path):
    assert opened("seal", "northshire-2026", "--yes").code == 0
    for name in ("northshire-2026", "./northshire-2026.mir.json"):
        done = opened("paper", name)
        assert done.code == 1
        assert "nothing to print" in done.err
    assert not list(tmp_path.glob("*.html"))


def test_where_all_agree_together_it_says_why_there_are_no_cards(run_cli, tmp_path):
    new(run_cli, "quiet-2026", "--mode", "consensus")
    done = run_cli("paper", "quiet-2026", "-f", "html")
    assert done.code == 0
    assert "Council team agree on their answers together, so they have no cards and no sheets." in done.out
    assert not list(tmp_path.glob("*cards*"))


def test_without_what_makes_pdfs_html_is_made_and_it_says_what_to_install(opened, tmp_path):
    place = tmp_path / "hidden"
    place.mkdir()
    source = (
        "import importlib.util, sys\n"
        "found = importlib.util.find_spec\n"
        "importlib.util.find_spec = lambda name, *more: None if name == 'typst' else found(name, *more)\n"
    )
    (place / "sitecustomize.py").write_text(source, encoding="utf-8")
    without = {"PYTHONPATH": os.pathsep.join((str(place), str(REPOSITORY / "src")))}
    done = opened("paper", "northshire-2026", "--only", "welcome", environ=without)
    assert done.code == 0
    assert 'pip install "mir-assess[pdf]"' in done.err
    assert (tmp_path / "northshire-2026-welcome.html").is_file()
    assert not (tmp_path / "northshire-2026-welcome.pdf").exists()
    done = opened("paper", "northshire-2026", "--format", "pdf", environ=without)
    assert done.code == 1
    assert 'pip install "mir-assess[pdf]"' in done.err
