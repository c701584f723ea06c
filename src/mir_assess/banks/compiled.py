"""What is made from the banks and kept beside them: their already validated JSON, and the schema for editors.

    python -m mir_assess.banks.compiled [FOLDER]

writes all of it anew (FOLDER is `statements` unless named). Run it after a change to a bank or to the model;
a test says when it was forgotten. A program that is only used never needs this: `shelf` reads a bank's YAML
wherever the JSON does not match it.
"""

import json
import sys
from pathlib import Path

from mir_assess.banks.schema import bank_schema
from mir_assess.banks.shelf import bank_files, check, compiled_file, fingerprint
from mir_assess.errors import BankError
from mir_assess.model.codec import to_plain

SCHEMA_FILE = "bank.schema.json"


def compile_bank(statements_folder: Path, bank_id: str) -> str:
    """Return the already validated JSON of a bank: the fingerprint of its file, and all that it says.

    Raises BankError when the bank has errors, KeyError when the folder has no such bank.
    """
    file = bank_files(statements_folder)[bank_id]
    report = check(file)
    if report.bank is None:
        raise BankError(*report.errors)
    made = {"sha256": fingerprint(file.read_bytes()), "bank": to_plain(report.bank)}
    return json.dumps(made, ensure_ascii=False, separators=(",", ":")) + "\n"


def write_all(statements_folder: Path) -> list[Path]:
    """Write the JSON of every bank in the folder, and the schema; return the files.

    Raises BankError, and then nothing is written.
    """
    made = {
        compiled_file(file): compile_bank(statements_folder, bank_id)
        for bank_id, file in bank_files(statements_folder).items()
    }
    made[statements_folder / SCHEMA_FILE] = bank_schema()
    for path, content in made.items():
        path.parent.mkdir(exist_ok=True)
        path.write_text(content, encoding="utf-8", newline="\n")
    return list(made)


def _main() -> None:
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else "statements")
    try:
        sys.stdout.writelines(f"{path}\n" for path in write_all(folder))
    except BankError as error:
        sys.exit(str(error))


if __name__ == "__main__":
    _main()
