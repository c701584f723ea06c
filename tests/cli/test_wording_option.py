"""`--wording FILE`: a council's own copy of the words, asked in the place of the bank's."""

from pathlib import Path

import pytest

from mir_assess import resources
from mir_assess.errors import BankError, UsageError
from mir_assess.model.wishes import Wishes
from mir_assess.office.opening import assemble

OFFICIAL = """\
format: mir-assess/overlay
version: 1
bank: making-it-real
kind: wording
edition: "2026"
source: {wording: "From Northshire's own copy.", licence: "Ask first."}
statements:
  WI-I-1: {text: "My days are mine to shape."}
"""


@pytest.fixture
def official(tmp_path: Path) -> Path:
    file = tmp_path / "official.yaml"
    file.write_text(OFFICIAL, encoding="utf-8")
    return file


def opened(**wishes: object):
    asked = Wishes(name="n-2026", organisation="Northshire", year=2026, **wishes)
    return assemble(asked, resources.folder("statements"), None, "2026-06-10")


def test_the_words_are_asked_and_whose_they_are_is_kept(official: Path) -> None:
    assessment = opened(wordings=(str(official),), chosen_sets=("first-eight",))
    assert assessment.statement("WI-I-1").text == "My days are mine to shape."
    assert "From Northshire's own copy." in assessment.parts[0].source.wording
    assert assessment.parts[0].digest != opened().parts[0].digest


def test_two_files_for_one_bank_are_refused(official: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.yaml"
    other.write_text(OFFICIAL, encoding="utf-8")
    with pytest.raises((BankError, UsageError), match="Two files hold words for the bank “making-it-real”"):
        opened(wordings=(str(official), str(other)))


def test_words_for_a_bank_that_is_not_asked_are_refused(official: Path, tmp_path: Path) -> None:
    official.write_text(OFFICIAL.replace("making-it-real", "northshire"), encoding="utf-8")
    with pytest.raises((BankError, UsageError), match=r"which is not asked here\. Add --bank northshire"):
        opened(wordings=(str(official),))


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (OFFICIAL.replace("WI-I-1", "WI-I-99"), "The bank has no statement “WI-I-99”"),
        ("format: mir-assess/bank\nversion: 1\n", "is missing"),
        ("just words", "not a bank of statements"),
    ],
)
def test_what_is_wrong_with_the_file_is_said(official: Path, content: str, said: str) -> None:
    official.write_text(content, encoding="utf-8")
    with pytest.raises(BankError, match=said):
        opened(wordings=(str(official),))


def test_a_file_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(BankError, match="There is no such file"):
        opened(wordings=(str(tmp_path / "nowhere.yaml"),))
