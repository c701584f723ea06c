"""Every bank in statements/ is sound, resolves, and stands beside what is made from it."""

import json
import re
from dataclasses import fields
from pathlib import Path

import pytest

from mir_assess.banks import check, load
from mir_assess.banks.compiled import all_made
from mir_assess.banks.keys import KEYS, OVERLAY_KEYS
from mir_assess.banks.schema import bank_schema
from mir_assess.banks.shape import adapter
from mir_assess.banks.shelf import bank_files
from mir_assess.model import bank as model
from mir_assess.model import overlay

STATEMENTS = Path(__file__).resolve().parents[2] / "statements"
BANKS = bank_files(STATEMENTS)
AGAIN = "Run: python -m mir_assess.banks.compiled"


def test_the_built_in_bank_is_there() -> None:
    assert "making-it-real" in BANKS


@pytest.mark.parametrize("bank_id", BANKS)
def test_a_bank_has_no_errors_and_needs_no_advice(bank_id: str) -> None:
    report = check(BANKS[bank_id])
    assert [str(problem) for problem in (*report.errors, *report.advice)] == []
    assert report.bank is not None
    assert report.bank.id == bank_id


@pytest.mark.parametrize("bank_id", BANKS)
def test_every_edition_resolves(bank_id: str) -> None:
    bank = load(bank_id, STATEMENTS)
    assert bank.edition() == bank.edition(bank.editions[-1])
    for name in bank.editions:
        edition = bank.edition(name)
        assert edition.statements
        asked = {statement.id for statement in edition.statements}
        assert all(asked.issuperset(chosen.statements) and chosen.statements for chosen in edition.sets)
        for statement in edition.statements:
            keys = edition.scale(statement.scale).keys
            assert statement.good_from is None or statement.good_from in keys
            assert edition.theme(statement.theme).title
            assert statement.text
            assert any(edition.stem(role, statement.voice) for role in model.ROLES)


@pytest.mark.parametrize("bank_id", BANKS)
def test_the_digest_depends_on_the_texts_alone(bank_id: str) -> None:
    compiled, read = load(bank_id, STATEMENTS), load(str(BANKS[bank_id]), STATEMENTS)
    assert compiled == read
    assert compiled.edition().digest == read.edition().digest
    assert re.fullmatch("[0-9a-f]{64}", read.edition().digest)


def test_what_is_made_from_the_banks_is_up_to_date() -> None:
    made = all_made(STATEMENTS)
    assert {path.name for path in made if not path.exists()} == set(), AGAIN
    stale = [path.name for path, content in made.items() if path.read_text(encoding="utf-8") != content]
    assert stale == [], AGAIN
    assert {path.name for path in (STATEMENTS / "compiled").iterdir()} <= {path.name for path in made}


@pytest.mark.parametrize(("whole", "table"), [(model.Bank, KEYS), (overlay.Overlay, OVERLAY_KEYS)])
def test_the_schema_explains_every_key_of_the_model(whole: type, table: dict[str, dict[str, str]]) -> None:
    parts = adapter(whole).json_schema()["$defs"]
    assert set(table) == set(parts)
    for part, keys in table.items():
        kind = getattr(model, part, None) or getattr(overlay, part)
        assert list(keys) == [field.name for field in fields(kind)]


def test_the_schema_takes_every_key_the_banks_use() -> None:
    schema = json.loads(bank_schema())
    assert schema["additionalProperties"] is False
    assert schema["properties"]["format"]["const"] == model.FORMAT
    assert schema["$defs"]["Stem"]["properties"]["role"]["enum"] == list(model.ROLES)
