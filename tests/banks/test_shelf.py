"""A bank is found by id or file, read from its validated JSON while that is fresh, else from its YAML."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import mir_assess
from mir_assess.banks import catalogue, load
from mir_assess.banks.compiled import write_all
from mir_assess.banks.ready import compiled_file
from mir_assess.banks.shelf import is_file_name
from mir_assess.errors import BankError


@pytest.fixture
def shelf(tmp_path: Path, sound: str) -> Path:
    """Return a folder with one bank and what is made from it."""
    (tmp_path / "small.yaml").write_text(sound, encoding="utf-8")
    write_all(tmp_path)
    return tmp_path


def test_the_validated_json_says_the_same_as_the_yaml(shelf: Path) -> None:
    assert load("small", shelf) == load(str(shelf / "small.yaml"), shelf)


def test_a_fresh_json_is_used_without_yaml_or_pydantic(shelf: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from mir_assess.banks import load;"
        f"load('small', Path({str(shelf)!r}));"
        "print({'yaml', 'pydantic'} & set(sys.modules))"
    )
    source = str(Path(mir_assess.__file__).parents[1])
    environment = {**os.environ, "PYTHONPATH": source}
    done = subprocess.run(
        [sys.executable, "-c", program], env=environment, check=True, stdout=subprocess.PIPE, text=True
    )
    assert done.stdout == "set()\n"


def test_a_stale_json_is_passed_over(shelf: Path, sound: str) -> None:
    (shelf / "small.yaml").write_text(sound.replace("A small bank", "A changed bank"), encoding="utf-8")
    assert load("small", shelf).title == "A changed bank"


def test_windows_line_ends_leave_it_fresh(shelf: Path, sound: str) -> None:
    made = json.loads(compiled_file(shelf / "small.yaml").read_text(encoding="utf-8"))
    made["made"]["title"] = "From the JSON"
    compiled_file(shelf / "small.yaml").write_text(json.dumps(made), encoding="utf-8")
    (shelf / "small.yaml").write_bytes(sound.replace("\n", "\r\n").encode())
    assert load("small", shelf).title == "From the JSON"


@pytest.mark.parametrize(
    "damage", ["", "{", "[]", "{}", '{"sha256": 1}', "null", '{"made": {}}', "[" * 100_000]
)
def test_a_damaged_json_is_passed_over(damage: str, shelf: Path) -> None:
    compiled_file(shelf / "small.yaml").write_text(damage, encoding="utf-8")
    assert load("small", shelf).title == "A small bank"


def test_a_json_of_another_shape_is_passed_over(shelf: Path) -> None:
    made = json.loads(compiled_file(shelf / "small.yaml").read_text(encoding="utf-8"))
    made["made"]["wombat"] = made["made"].pop("title")
    compiled_file(shelf / "small.yaml").write_text(json.dumps(made), encoding="utf-8")
    assert load("small", shelf).title == "A small bank"


def test_an_unknown_id_is_answered_with_those_there_are(shelf: Path) -> None:
    with pytest.raises(BankError) as caught:
        load("smal", shelf)
    said = str(caught.value)
    assert "Did you mean “small”?" in said
    assert "The banks here are: small." in said
    assert "northshire.yaml" in said


def test_a_bank_answers_to_the_name_of_its_file(shelf: Path, sound: str) -> None:
    (shelf / "big.yaml").write_text(sound, encoding="utf-8")
    with pytest.raises(BankError, match="calls itself “small”"):
        load("big", shelf)
    assert load(str(shelf / "big.yaml"), shelf).id == "small"


@pytest.mark.parametrize(
    ("name", "is_file"),
    [
        ("small", False),
        ("small.yaml", True),
        ("SMALL.YML", True),
        ("a/b", True),
        ("C:\\a\\b", True),
        ("small.mir", False),
    ],
)
def test_what_is_a_file_name(name: str, is_file: bool) -> None:
    assert is_file_name(name) is is_file


def test_the_catalogue_lists_good_banks_and_bad(shelf: Path) -> None:
    (shelf / "broken.yml").write_text("format: mir-assess/bank\n", encoding="utf-8")
    broken, small = catalogue(shelf)
    assert (broken.id, broken.errors, broken.title) == ("broken", 9, "")
    assert (small.id, small.errors, small.title) == ("small", 0, "A small bank")
    assert (small.editions, small.statements, small.sets) == (("2025", "2026"), 2, ("short",))
    assert small.wording == "Ours"


def test_nothing_is_made_from_a_bank_with_errors(shelf: Path) -> None:
    before = compiled_file(shelf / "small.yaml").read_bytes()
    (shelf / "broken.yaml").write_text("format: mir-assess/bank\n", encoding="utf-8")
    with pytest.raises(BankError):
        write_all(shelf)
    assert compiled_file(shelf / "small.yaml").read_bytes() == before
