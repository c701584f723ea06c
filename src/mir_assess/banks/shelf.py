"""The folder of banks: what stands in it, and the way from an id or a file to a `Bank`.

Beside each bank of ours stands its already validated JSON, with a hash of the file it was made from. While
the two agree, loading reads only that; after any edit it reads the YAML again. YAML and Pydantic are imported
late, and only then.
"""

import json
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from mir_assess.errors import BankError, Problem, nearest
from mir_assess.model.bank import Bank
from mir_assess.model.codec import from_plain

ENDINGS = (".yaml", ".yml")


@dataclass(frozen=True, slots=True)
class Report:
    """What was found in a file: errors, which stop it, and advice, which does not; the bank if no errors."""

    errors: tuple[Problem, ...]
    advice: tuple[Problem, ...]
    bank: Bank | None


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the list of banks. A bank with errors is listed too, with how many it has."""

    id: str
    file: Path
    title: str = ""
    wording: str = ""
    editions: tuple[str, ...] = ()
    statements: int = 0
    sets: tuple[str, ...] = ()
    errors: int = 0


def load(path_or_id: str, statements_folder: Path) -> Bank:
    """Return a bank: from a file where the name has a slash or ends in .yaml or .yml, else by id.

    Raises BankError with every problem of the file, or with the ids there are when the id is unknown.
    """
    if is_file_name(path_or_id):
        return _read(Path(path_or_id))
    file = bank_files(statements_folder).get(path_or_id)
    if file is None:
        raise BankError(_unknown(path_or_id, statements_folder))
    return _load_from_shelf(file)


def check(path: Path) -> Report:
    """Return everything there is to say about a bank's file. One that cannot be read is an error in it."""
    # Late: a bank that is already validated needs neither YAML nor Pydantic.
    from mir_assess.banks.reading import examine

    return examine(path)


def catalogue(statements_folder: Path) -> tuple[Entry, ...]:
    """Return the banks in the folder, in order of id."""
    return tuple(_entry(bank_id, file) for bank_id, file in bank_files(statements_folder).items())


def is_file_name(path_or_id: str) -> bool:
    """Return whether this names a file and not a bank's id."""
    return any(mark in path_or_id for mark in "/\\") or path_or_id.lower().endswith(ENDINGS)


def compiled_file(file: Path) -> Path:
    """Return where the already validated JSON of a bank stands."""
    return file.parent / "compiled" / f"{file.stem}.json"


def fingerprint(content: bytes) -> str:
    """Return the SHA-256 of a bank's file. Line ends do not count: Git may change them on Windows."""
    return sha256(content.replace(b"\r\n", b"\n").replace(b"\r", b"\n")).hexdigest()


def bank_files(folder: Path) -> dict[str, Path]:
    """Return the banks in a folder by id, in order."""
    return {file.stem: file for file in sorted(folder.glob("*.y*ml")) if file.suffix in ENDINGS}


def _load_from_shelf(file: Path) -> Bank:
    bank = _compiled(file)
    if bank is not None:
        return bank
    bank = _read(file)
    if bank.id != file.stem:
        what = f"The bank calls itself “{bank.id}”, and its file is named “{file.stem}”."
        raise BankError(Problem(str(file), what, "Give both one name, so that whoever asks for it finds it."))
    return bank


def _compiled(file: Path) -> Bank | None:
    """Return the bank as it was validated before; None when there is none, it is damaged, or the YAML has
    changed since.
    """
    try:
        compiled = json.loads(compiled_file(file).read_bytes())
        if compiled["sha256"] != fingerprint(file.read_bytes()):
            return None
        return from_plain(Bank, compiled["bank"])
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None


def _read(file: Path) -> Bank:
    report = check(file)
    if report.bank is None:
        raise BankError(*report.errors)
    return report.bank


def _entry(bank_id: str, file: Path) -> Entry:
    try:
        bank = _load_from_shelf(file)
    except BankError as error:
        return Entry(bank_id, file, errors=len(error.problems))
    newest = bank.edition()
    return Entry(
        id=bank_id,
        file=file,
        title=bank.title,
        wording=bank.source.wording,
        editions=bank.editions,
        statements=len(newest.statements),
        sets=tuple(chosen.id for chosen in newest.sets),
    )


def _unknown(bank_id: str, folder: Path) -> Problem:
    known = list(bank_files(folder))
    there_are = f"The banks here are: {', '.join(known)}." if known else f"There are no banks in {folder}."
    own = "For a bank of your own, name its file with its ending, such as northshire.yaml."
    hint = nearest(bank_id, known)
    return Problem(
        f"“{bank_id}”",
        "There is no bank of this name.",
        " ".join(part for part in (hint, there_are, own) if part),
    )
