"""The bank to begin with is sound, teaches what works, and is never written over anything."""

import json
import os
import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mir_assess.banks import check, load
from mir_assess.banks.schema import bank_schema
from mir_assess.banks.starter import SCHEMA_FILE, starter, starter_file, write_starter
from mir_assess.errors import BankError


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = starter_file(str(tmp_path / "Our Town.yaml"), "")
    assert write_starter(path, "What matters in our town", 2026)
    return path


def test_it_is_sound_and_needs_no_advice(file: Path) -> None:
    report = check(file)
    assert (report.errors, report.advice) == ((), ())
    assert report.bank is not None
    assert (report.bank.id, report.bank.title) == ("our-town", "What matters in our town")
    edition = load(str(file), file.parent).edition()
    assert (edition.edition, len(edition.themes), len(edition.statements)) == ("2026", 2, 4)
    assert {stem.role for stem in edition.stems} == {"lived_experience", "council"}
    assert edition.statement("C-I-1").pairs_with == ("C-W-1",)
    assert [band.key for band in edition.scale("truth").bands] == ["no", "in_between", "yes"]


def test_the_second_wording_works_as_its_note_says(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    begin = text.index('      # - since: "2027"')
    end = text.index("    prompts: # for the talk")
    wording = re.sub(r"(?m)^      # ", "      ", text[begin:end])
    text = (text[:begin] + wording + text[end:]).replace('editions: ["2026"]', 'editions: ["2026", "2027"]')
    file.write_text(text, encoding="utf-8")
    report = check(file)
    assert (report.errors, report.advice) == ((), ())
    assert report.bank is not None
    old, new = (report.bank.edition(year).statement("C-I-1") for year in ("2026", "2027"))
    assert (old.text, new.text) == ("It is easy for me to get here.", "Getting here is easy for me.")
    assert old.explanation == new.explanation  # what counts as easy is the same: a true comparison
    assert new.history[-1].compares is True


def test_an_editor_finds_the_schema_beside_it(file: Path) -> None:
    first, _, _ = file.read_text(encoding="utf-8").partition("\n")
    named = first.partition("$schema=")[2]
    assert (file.parent / named).read_text(encoding="utf-8") == bank_schema()
    assert (
        json.loads((file.parent / SCHEMA_FILE).read_text(encoding="utf-8"))["title"] == "A bank of statements"
    )


def test_it_is_short_and_fits_a_page() -> None:
    lines = starter("a", "A", 2026).splitlines()
    assert len(lines) < 170
    assert max(map(len, lines)) <= 120


def test_nothing_is_written_over(tmp_path: Path) -> None:
    (tmp_path / "mine.yaml").write_text("mine", encoding="utf-8")
    (tmp_path / SCHEMA_FILE).write_text("mine too", encoding="utf-8")
    with pytest.raises(BankError, match="There is a file of this name already"):
        starter_file(str(tmp_path / "mine.yaml"), "")
    with pytest.raises(BankError, match="cannot be written"):
        write_starter(tmp_path / "mine.yaml", "Mine", 2026)
    assert write_starter(tmp_path / "other.yaml", "Other", 2026)
    assert (tmp_path / "mine.yaml").read_text(encoding="utf-8") == "mine"
    assert (tmp_path / SCHEMA_FILE).read_text(encoding="utf-8") == "mine too"


@pytest.mark.skipif(os.name == "nt", reason="links need a right there")
def test_a_link_to_nothing_is_something(tmp_path: Path) -> None:
    (tmp_path / "link.yaml").symlink_to(tmp_path / "elsewhere.yaml")
    with pytest.raises(BankError, match="already"):
        starter_file(str(tmp_path / "link.yaml"), "")
    assert not (tmp_path / "elsewhere.yaml").exists()


@pytest.mark.parametrize(
    ("given", "title", "name"),
    [
        ("", "", "our-statements.yaml"),
        ("", "Our Day Centre, 2026", "our-day-centre-2026.yaml"),
        ("northshire", "Anything", "northshire.yaml"),
        ("northshire.yml", "", "northshire.yml"),
        ("", "../../etc/passwd", "etc-passwd.yaml"),
        ("", "x" * 300, f"{'x' * 60}.yaml"),
        ("", "\udcff", "x-8f1d0f9c.yaml"),
    ],
)
def test_how_the_file_is_named(
    given: str, title: str, name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert starter_file(given, title) == Path(name)


def test_a_folder_takes_the_usual_name(tmp_path: Path) -> None:
    assert starter_file(str(tmp_path), "") == tmp_path / "our-statements.yaml"


def test_another_ending_is_no_bank(tmp_path: Path) -> None:
    with pytest.raises(BankError, match=r"Name it northshire\.yaml: banks end in \.yaml"):
        starter_file(str(tmp_path / "northshire.docx"), "")


def test_a_name_that_reads_as_an_option(tmp_path: Path) -> None:
    with pytest.raises(BankError, match="Begin it with a letter"):
        starter_file(str(tmp_path / "-"), "")


@pytest.mark.parametrize("name", ["a\nb.yaml", "\udcfe.yaml", "a\x1b[2Jb"])
def test_a_name_that_could_not_be_typed(name: str, tmp_path: Path) -> None:
    with pytest.raises(BankError, match="cannot be typed in a command"):
        starter_file(str(tmp_path / name), "")


def test_a_name_that_no_file_can_have(tmp_path: Path) -> None:
    with pytest.raises(BankError, match="The file cannot be written"):
        starter_file(str(tmp_path / ("x" * 300)), "")


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    path = starter_file(str(tmp_path / "nowhere" / "a.yaml"), "")
    with pytest.raises(BankError, match="Check that the folder is there"):
        write_starter(path, "", 2026)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=50)
@given(title=st.text(max_size=40).filter(lambda text: text.strip()))
def test_any_title_makes_a_sound_bank(title: str, tmp_path: Path) -> None:
    path = tmp_path / "any.yaml"
    path.unlink(missing_ok=True)
    write_starter(path, title, 2026)
    report = check(path)
    assert report.errors == ()
    assert report.bank is not None
    assert report.bank.title
