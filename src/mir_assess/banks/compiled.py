"""What is made from the banks and kept beside them: their validated JSON, and the schemas for editors.

    python -m mir_assess.banks.compiled [FOLDER]

writes all of it anew (FOLDER is `statements` unless named). Run it after a change to a bank or to the model;
a test says when it was forgotten. A program that is only used never needs this: `shelf` reads a bank's YAML
wherever the JSON does not match it.
"""

import json
import sys
from pathlib import Path

from mir_assess.banks.ready import compiled_file, fingerprint
from mir_assess.banks.schema import bank_schema, overlay_schema
from mir_assess.banks.shelf import bank_files, check, translation_files
from mir_assess.errors import BankError
from mir_assess.model.codec import to_plain

SCHEMAS = {"bank.schema.json": bank_schema, "overlay.schema.json": overlay_schema}


def compile_file(file: Path, bank: Path) -> str:
    """Return the already validated JSON of a bank, or of a translation of it: the fingerprint of the files it
    comes from, and all that it says.

    Raises BankError when it has errors.
    """
    report = check(file)
    if report.bank is None:
        raise BankError(*report.errors)
    contents = [path.read_bytes() for path in dict.fromkeys((file, bank))]
    made = {"sha256": fingerprint(*contents), "made": to_plain(report.overlay or report.bank)}
    return json.dumps(made, ensure_ascii=False, separators=(",", ":")) + "\n"


def all_made(statements_folder: Path) -> dict[Path, str]:
    """Return every file that is made from the banks in a folder, with what should stand in it.

    Raises BankError.
    """
    made = {}
    for bank in bank_files(statements_folder).values():
        made[compiled_file(bank)] = compile_file(bank, bank)
        for overlay in translation_files(bank).values():
            made[compiled_file(bank, overlay)] = compile_file(overlay, bank)
    return made | {statements_folder / name: schema() for name, schema in SCHEMAS.items()}


def write_all(statements_folder: Path) -> list[Path]:
    """Write the JSON of every bank and translation in the folder, and the schemas; return the files.

    Raises BankError, and then nothing is written.
    """
    made = all_made(statements_folder)
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
