"""The made-up bank `allotment.yaml` as its author had it in each year, and as a council copied it.

A file is what stood in it then: later wordings, later statements and later retirements were not written yet.
"""

import json
from dataclasses import replace
from pathlib import Path

from mir_assess.banks import load
from mir_assess.model.bank import Bank, Statement
from mir_assess.model.codec import to_plain
from mir_assess.resources import folder

ALLOTMENT = Path(__file__).parent / "allotment.yaml"
YEARS = ("2026", "2027", "2028")
PROMISE_MOVED = "safe"
BROUGHT_BACK = "back"
MERGED = "train"
"""It was merged into a statement that was there before, whose `replaces` was written later than the rest."""


def whole() -> Bank:
    """The file of 2028, which holds all three editions."""
    return load(str(ALLOTMENT), folder("statements"))


def file_of(year: str) -> Bank:
    """The bank as its author had it in a year, with the editions up to then."""
    bank = whole()
    statements = (_as_in(statement, year) for statement in bank.statements)
    return replace(
        bank,
        editions=tuple(name for name in bank.editions if name <= year),
        statements=tuple(statement for statement in statements if statement.wordings),
    )


def alone(year: str) -> Bank:
    """A file written anew in a year, which knows nothing of the years before: one edition, no history."""
    edition = file_of(year).edition(year)
    kept = {statement.id: statement for statement in file_of(year).statements}
    return replace(
        file_of(year),
        editions=(year,),
        statements=tuple(
            replace(
                kept[asked.id],
                wordings=(
                    replace(kept[asked.id].wordings[-1], since=year, compares_with_previous=None, reason=""),
                ),
                replaces=(),
            )
            for asked in edition.statements
        ),
    )


def copied(bank: Bank, bank_id: str = "northshire") -> Bank:
    """The same bank under another id, as a council keeps it."""
    return replace(bank, id=bank_id)


def written(bank: Bank, path: Path) -> Path:
    """Write a bank as a file. JSON is YAML too."""
    plain = _without_blanks(to_plain(bank))
    path.write_text(json.dumps(plain, ensure_ascii=False, indent=1), encoding="utf-8")
    return path


def _as_in(statement: Statement, year: str) -> Statement:
    retired = statement.retired if statement.retired and statement.retired <= year else None
    return replace(
        statement,
        wordings=tuple(wording for wording in statement.wordings if wording.since <= year),
        good_from=None if statement.id == PROMISE_MOVED and year == "2026" else statement.good_from,
        replaces=tuple(name for name in statement.replaces if name != MERGED or year > "2026"),
        retired="2027" if statement.id == BROUGHT_BACK and year == "2027" else retired,
    )


def _without_blanks(plain: object) -> object:
    """Plain values without what a file leaves out."""
    if isinstance(plain, dict):
        return {key: _without_blanks(item) for key, item in plain.items() if item not in (None, "", [], {})}
    return [_without_blanks(item) for item in plain] if isinstance(plain, list) else plain
