"""Build the program as one file, which brings its own Python: one download, a double click.

    python tools/single_file.py         makes dist/mir-assess (on Windows mir-assess.exe)

It is for the kind of system that it is built on: on Windows it makes a program for Windows. What goes in is
what the locks pin, and this copy's own wheel. Beside it stand the licences of all that is in it, and its bill
of materials.
"""

import argparse
import hashlib
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from locked import BUILD, REPOSITORY, RUNTIME, SUPPLY, environment, install

ENTRY = REPOSITORY / "tools" / "single_file_entry.py"
NAME = "mir-assess"
WHOLE = ("mir_assess", "lucide", "docxtpl", "fontpkg_atkinson_hyperlegible", "fontpkg_noto_sans_arabic")
"""Packages that go in with every module and file: those that find their parts by name, as they run."""
MODULES = ("uvicorn", "psycopg")
"""Packages that go in with every module."""


def main() -> int:
    """Build it where it was asked for."""
    parser = argparse.ArgumentParser(description="Build the program as one file.")
    parser.add_argument(
        "-o", "--output", type=Path, default=REPOSITORY / "dist", help="the folder; unset: dist"
    )
    folder = parser.parse_args().output.absolute()
    python = environment(RUNTIME, BUILD, SUPPLY)
    with tempfile.TemporaryDirectory() as scratch:
        program = build(python, folder, Path(scratch))
    beside = folder / f"{NAME}-licences.txt"
    shutil.copyfile(licences_file(python), beside)
    subprocess.run(
        [python, REPOSITORY / "tools" / "bill_of_materials.py", folder / f"{NAME}.cdx.json"], check=True
    )
    print(f"Written: {program} ({program.stat().st_size / 1e6:.0f} MB)")
    print(f"SHA-256: {hashlib.sha256(program.read_bytes()).hexdigest()}")
    return 0


def build(python: Path, folder: Path, scratch: Path) -> Path:
    """Put this copy's wheel beside its packages, and all of them into one file in the folder."""
    wheel = [python, "-m", "hatchling", "build", "-t", "wheel", "-d", scratch]
    subprocess.run(wheel, cwd=REPOSITORY, check=True, capture_output=True)
    install(python, "--no-deps", "--force-reinstall", *map(str, scratch.glob("*.whl")))
    # python-docx looks for its templates from a folder that would not be there: docx/parts/../templates.
    way = _package(python, "docx") / "parts" / "__init__.py"
    command = [
        *(
            python,
            "-m",
            "PyInstaller",
            "--noconfirm",
            "--clean",
            "--log-level",
            "WARN",
            "--onefile",
            "--console",
        ),
        *("--name", NAME, "--distpath", folder, "--workpath", scratch / "work", "--specpath", scratch),
        *(word for name in WHOLE for word in ("--collect-all", name)),
        *(word for name in MODULES for word in ("--collect-submodules", name)),
        *("--add-data", f"{way}:docx/parts"),
        *("--add-data", f"{licences_file(python)}:mir_assess/_data"),
        ENTRY,
    ]
    subprocess.run(list(map(str, command)), check=True)
    return folder / (f"{NAME}.exe" if sys.platform == "win32" else NAME)


def licences_file(python: Path) -> Path:
    """Return a file with the licences of all that goes in, in full."""
    file = python.parents[1] / "licences.txt"
    subprocess.run([python, REPOSITORY / "tools" / "licences.py", "--texts", file], check=True)
    return file


def _package(python: Path, name: str) -> Path:
    done = subprocess.run(
        [python, "-c", f"import {name}; print({name}.__path__[0])"],
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return Path(done.stdout.strip())


if __name__ == "__main__":
    sys.exit(main())
