"""Banks and translations that were validated beforehand: the JSON beside a YAML file, while the two agree.

Each JSON names the fingerprint of the files it was made from. Where there is none, or it is damaged, or a
file has changed since, there is nothing here and the YAML must be read. Loads neither YAML nor Pydantic.
"""

import json
from hashlib import sha256
from pathlib import Path
from typing import TypeVar

from mir_assess.model.bank import Bank
from mir_assess.model.codec import from_plain
from mir_assess.model.overlay import Overlay

FOLDER = "compiled"
Made = TypeVar("Made", Bank, Overlay)


def ready_bank(file: Path) -> Bank | None:
    """Return the bank of a file as it was validated before."""
    return _ready(Bank, compiled_file(file), (file,))


def ready_overlay(overlay: Path, bank: Path) -> Overlay | None:
    """Return a translation as it was validated against the bank of a file before."""
    return _ready(Overlay, compiled_file(bank, overlay), (overlay, bank))


def compiled_file(bank: Path, overlay: Path | None = None) -> Path:
    """Return where the already validated JSON of a bank or of a translation of it stands."""
    return bank.parent / FOLDER / f"{(overlay or bank).stem}.json"


def fingerprint(*contents: bytes) -> str:
    """Return the SHA-256 of files. Line ends do not count: Git may change them on Windows."""
    return sha256(
        b"".join(content.replace(b"\r\n", b"\n").replace(b"\r", b"\n") for content in contents)
    ).hexdigest()


def _ready(kind: type[Made], compiled: Path, files: tuple[Path, ...]) -> Made | None:
    try:
        found = json.loads(compiled.read_bytes())
        if found["sha256"] != fingerprint(*(file.read_bytes() for file in files)):
            return None
        return from_plain(kind, found["made"])
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None
