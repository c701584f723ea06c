"""Which bank, statement or edition somebody means by what they typed.

Finds it or raises with the near miss; shows nothing.
"""

from pathlib import Path
from typing import TYPE_CHECKING

from mir_assess import resources
from mir_assess.cli.console import quoted
from mir_assess.errors import BankError, Problem, UsageError, nearest
from mir_assess.speech import say

if TYPE_CHECKING:
    from mir_assess.model.bank import Bank, Edition, Statement


def sought(id_: str, given: str) -> "tuple[Bank, Statement | None]":
    """Return the bank that is meant, and the statement in it where one is. Raises BankError."""
    from mir_assess import banks

    folder = resources.folder("statements")
    if given:
        bank = banks.load(given, folder)
        statement = _statement(bank, id_)
        if statement is None:
            fix = nearest(id_, [one.id for one in bank.statements])
            every = say("All of them: {command}", command=f"statements show {quoted(given)}")
            what = say("The bank {bank} has no such statement.", bank=bank.id)
            raise BankError(Problem(say("“{words}”", words=id_), what, f"{fix} {every}".strip()))
        return bank, statement
    entries = {entry.id: entry for entry in banks.catalogue(folder)}
    if is_file(id_) or id_ in entries:
        return banks.load(id_, folder), None
    sound = [banks.load(entry.id, folder) for entry in entries.values() if not entry.errors]
    for bank in sound:
        statement = _statement(bank, id_)
        if statement is not None:
            return bank, statement
    known = [*entries, *(statement.id for bank in sound for statement in bank.statements)]
    what = say("There is no bank and no statement of this name.")
    there_are = say("The banks here are: {names}.", names=", ".join(entries))
    own = say("For a bank of your own, name its file with its ending, such as northshire.yaml.")
    raise BankError(
        Problem(say("“{words}”", words=id_), what, f"{nearest(id_, known)} {there_are} {own}".strip())
    )


def _statement(bank: "Bank", statement_id: str) -> "Statement | None":
    """Return the statement of this id, however it is written; None where the bank has none."""
    folded = statement_id.casefold()
    return next((one for one in bank.statements if one.id.casefold() == folded), None)


def last_asked(bank: "Bank", statement: "Statement") -> str:
    """Return the newest edition that asks a statement; empty where that is the bank's newest."""
    if statement.retired is None:
        return ""
    return bank.editions[bank.editions.index(statement.retired) - 1]


def edition_of(bank: "Bank", name: str) -> "Edition":
    """Return an edition of a bank by name, the newest for none. Raises UsageError with those there are."""
    if name and name not in bank.editions:
        there_is = say("There is: {names}.", names=", ".join(bank.editions))
        what = say("{bank} has no edition “{name}”.", bank=bank.id, name=name)
        fix = f"{nearest(name, bank.editions)} {there_is}".strip()
        raise UsageError(Problem("--edition", what, fix))
    return bank.edition(name or None)


def last_two(bank: "Bank") -> tuple[str, str]:
    """Return the names of a bank's last two editions. Raises UsageError where there is one only."""
    if len(bank.editions) < 2:
        what = say(
            "{bank} has one edition only, {edition}, so there is nothing to set it beside.",
            bank=bank.id,
            edition=bank.editions[0],
        )
        raise UsageError(Problem("NEW", what, say("Name a second bank or file.")))
    return bank.editions[-2], bank.editions[-1]


def is_file(given: str) -> bool:
    """Return whether somebody named a file, and not an id."""
    from mir_assess.banks.shelf import is_file_name

    return is_file_name(given)


def file_of(given: str, folder: Path) -> Path:
    """Return the file that was named, or the file of the bank with this id."""
    from mir_assess import banks

    if is_file(given):
        return Path(given)
    found = [entry.file for entry in banks.catalogue(folder) if entry.id == given]
    if not found:
        banks.load(given, folder)  # raises, with the near miss
    return found[0]
