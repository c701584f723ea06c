"""Look at the licence of every package that is pinned, and write down what was found.

    python tools/licences.py                 writes the tables of docs/supply.md anew; with .venv's Python
    python tools/licences.py --texts FILE    writes the licences of what is handed out, in full, into one file

A package's own word comes first (License-Expression), then its short field, then its classifiers, and last
the text it ships. Whatever is not in the lists below fails, until a person has read it: nothing is guessed.
"""

import argparse
import importlib.metadata
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from email.message import Message
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from locked import BUILD, LOCKS, REPOSITORY, RUNTIME, SUPPLY, Pin, done_in_venv, environment, pins

PAGE = REPOSITORY / "docs" / "supply.md"

FREE = frozenset(
    {
        *("0BSD", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "CC0-1.0", "ISC"),
        *("MIT", "MIT-CMU", "OFL-1.1", "PSF-2.0", "Zlib"),
    }
)
"""May be handed out with a program under MIT, as long as the notice goes along."""

UNCHANGED = frozenset(
    ["LGPL-2.1-only", "LGPL-2.1-or-later", "LGPL-3.0-only", "LGPL-2.0-or-later", "MPL-1.1", "MPL-2.0"]
)
"""May be handed out with it too, unchanged and where whoever gets it can put a changed one in its place."""

TOOLS = frozenset(["GPL-2.0-or-later", "GPL-2.0-or-later WITH Bootloader-exception"])
"""May be used to make or to test the program. What such a tool leaves in what it makes, the page tells."""

SHORT = {
    "Apache 2.0": "Apache-2.0",
    "BSD 2-Clause License": "BSD-2-Clause",
    "ISC License": "ISC",
    "MIT License": "MIT",
    "MIT license": "MIT",
    "PSFL": "PSF-2.0",
    "GPLv2-or-later with a special exception which allows to use PyInstaller to build and distribute "
    "non-free programs (including commercial ones)": "GPL-2.0-or-later WITH Bootloader-exception",
}
"""Short fields that say which licence is meant, in other words."""

CLASSIFIED = {
    "Apache Software License": "Apache-2.0",
    "GNU General Public License v2 or later (GPLv2+)": "GPL-2.0-or-later",
    "GNU Lesser General Public License v2 or later (LGPLv2+)": "LGPL-2.0-or-later",
    "ISC License (ISCL)": "ISC",
    "MIT License": "MIT",
    "Mozilla Public License 1.1 (MPL 1.1)": "MPL-1.1",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
    "Python Software Foundation License": "PSF-2.0",
}
"""Classifiers that leave no doubt. “BSD License” does: there the text is read."""

READ = {
    "colorama": "BSD-3-Clause",
    "httpx2-jsfetch": "BSD-3-Clause",
    "macholib": "MIT",
    "pefile": "MIT",
    "pywin32-ctypes": "BSD-3-Clause",
    "pyinstaller-hooks-contrib": "GPL-2.0-or-later AND Apache-2.0",
}
"""What a person read in the package itself: those that are installed on other systems only, and one that says
two licences and not which is for what (its parts that end in a program are under Apache-2.0).
"""


@dataclass(frozen=True, slots=True)
class Licence:
    """What a package may be used under, as an SPDX expression (empty: not known), and how that is known."""

    expression: str
    known_by: str


def licence_of(name: str, metadata: Message | None, texts: Iterable[str] = ()) -> Licence:
    """Return the licence of a package: None as metadata where it is not installed here."""
    if name in READ:
        return Licence(READ[name], "read by a person")
    if metadata is None:
        return Licence("", "not installed here, and nobody has read it")
    if said := metadata.get("License-Expression"):
        return Licence(said, "its own word")
    field = " ".join((metadata.get("License") or "").split())
    if known := SHORT.get(field, field if field in FREE | UNCHANGED else ""):
        return Licence(known, "its short field")
    classified = [
        line.rpartition(" :: ")[2]
        for line in metadata.get_all("Classifier", [])
        if line.startswith("License ::")
    ]
    if classified and all(line in CLASSIFIED for line in classified):
        return Licence(" OR ".join(CLASSIFIED[line] for line in classified), "its classifier")
    for text in (field, *texts):
        if known := recognised(text):
            return Licence(known, "its text")
    return Licence("", "nothing that it says is known here")


def recognised(text: str) -> str:
    """Return which of the usual short licences a text is; empty for any other."""
    words = " ".join(text.split())
    if "Permission is hereby granted, free of charge, to any person obtaining a copy" in words:
        return "MIT"
    if "Redistribution and use in source and binary forms" in words:
        return "BSD-3-Clause" if re.search(r"(?i)neither the names? of", words) else "BSD-2-Clause"
    return ""


def allows(expression: str, allowed: frozenset[str]) -> bool:
    """Whether an expression leaves a way under licences that are allowed: one side of OR, both of AND."""
    expression = expression.strip()
    for word, enough in ((" OR ", any), (" AND ", all)):
        if word in expression:
            return enough(allows(part, allowed) for part in expression.split(word))
    return expression in allowed


def problems(lock: str, found: Sequence[tuple[Pin, Licence]]) -> list[str]:
    """Return what is wrong with the licences of a lock: what is handed out is judged more strictly."""
    allowed = FREE | UNCHANGED if lock in (RUNTIME, BUILD) else FREE | UNCHANGED | TOOLS
    return [
        f"{lock}: {pin.name} {pin.version}: {licence.expression or 'no licence'} ({licence.known_by})"
        for pin, licence in found
        if not allows(licence.expression, allowed)
    ]


def looked_at(lock: str, path: Sequence[str] | None = None) -> list[tuple[Pin, Licence]]:
    """Return each pin of a lock with its licence, read in the environment whose packages lie in `path`.

    Of a package that has another version for other Pythons one is here. Both are told by that, and which it
    was is not said: the page is to be the same whichever Python wrote it.
    """
    here, pinned = installed(path), pins(lock)
    versions = Counter(pin.name for pin in pinned)
    return [(pin, _read(pin, here.get(pin.name), versions[pin.name])) for pin in pinned]


def installed(path: Sequence[str] | None = None) -> dict[str, importlib.metadata.Distribution]:
    """Return each package that lies in `path` by name: of one that lies there twice, the one that is used."""
    found: dict[str, importlib.metadata.Distribution] = {}
    for one in importlib.metadata.distributions(path=list(sys.path if path is None else path)):
        found.setdefault(canonical(one.metadata["Name"]), one)
    return found


def _read(pin: Pin, one: importlib.metadata.Distribution | None, versions: int) -> Licence:
    if one is None:
        return licence_of(pin.name, None)
    from packaging.version import Version  # a Python that is no environment has none, and reads no package

    licence = licence_of(pin.name, one.metadata, texts_of(one))
    if versions > 1:
        return replace(licence, known_by=f"{licence.known_by}, in one of these versions")
    if Version(one.version) != Version(pin.version):
        return replace(licence, known_by=f"{licence.known_by}, in {one.version}")
    return licence


def canonical(name: str) -> str:
    """Return a package's name as locks write it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def texts_of(one: importlib.metadata.Distribution) -> list[str]:
    """Return the texts of the licences that a package ships."""
    files = [
        file
        for file in one.files or ()
        if ".dist-info" in file.parts[0] and re.search(r"(?i)licen[cs]e|copying|notice", file.name)
    ]
    return [one.locate_file(file).read_text(encoding="utf-8", errors="replace") for file in sorted(files)]


def table(found: Sequence[tuple[Pin, Licence]]) -> str:
    """Return the rows of a lock for the page."""
    rows = ["| package | licence | known by | installed |", "| --- | --- | --- | --- |"]
    for pin, licence in found:
        where = f"`{pin.marker.replace('|', '')}`" if pin.marker else "everywhere"
        rows.append(f"| {pin.name} {pin.version} | {licence.expression} | {licence.known_by} | {where} |")
    return "\n".join(rows)


def with_table(page: str, lock: str, rows: str) -> str:
    """Return the page with the table of a lock in its place."""
    head, begin, rest = page.partition(f"<!-- {lock}: written by tools/licences.py -->\n")
    _, end, tail = rest.partition("<!-- end -->\n")
    if not begin or not end:
        raise SystemExit(f"docs/supply.md has no place for the table of {lock}.")
    return f"{head}{begin}{rows}\n{end}{tail}"


def packages_in(python: Path) -> list[str]:
    """Return where the packages of another environment lie."""
    done = subprocess.run(
        [
            python,
            "-c",
            "import sysconfig; print(sysconfig.get_path('purelib')); print(sysconfig.get_path('platlib'))",
        ],
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return sorted(set(done.stdout.split("\n")) - {""})


def write_page() -> list[str]:
    """Write all tables, and return what is wrong."""
    page, wrong = PAGE.read_text(encoding="utf-8"), []
    for lock in LOCKS:
        found = looked_at(lock, packages_in(environment(RUNTIME, BUILD, SUPPLY)) if lock == SUPPLY else None)
        page = with_table(page, lock, table(found))
        wrong += problems(lock, found)
    PAGE.write_text(page, encoding="utf-8")
    return wrong


def full_texts(path: Sequence[str] | None = None) -> str:
    """Return the licences of all that is handed out, in full, as far as the packages bring them."""
    here = installed(path)
    parts = [("mir-assess, MIT", [(REPOSITORY / "LICENSE").read_text(encoding="utf-8")])]
    for pin, licence in looked_at(RUNTIME, path):
        if pin.name in here:
            nothing = [f"Its package brings no text of it; {licence.expression} stands at spdx.org/licenses."]
            parts.append(
                (f"{pin.name} {pin.version}, {licence.expression}", texts_of(here[pin.name]) or nothing)
            )
    return (
        "\n\n".join(f"{'=' * 78}\n{head}\n{'=' * 78}\n\n" + "\n\n".join(texts) for head, texts in parts)
        + "\n"
    )


def main() -> int:
    """Do what was typed."""
    parser = argparse.ArgumentParser(description="Look at the licence of every package that is pinned.")
    parser.add_argument("--texts", type=Path, help="write the licences of what is handed out into this file")
    asked = parser.parse_args()
    if (ended := done_in_venv(__file__)) is not None:
        return ended
    if asked.texts:
        asked.texts.write_text(full_texts(), encoding="utf-8")
        return 0
    wrong = write_page()
    print("\n".join(wrong) or "Every licence is known, and goes with ours.")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
