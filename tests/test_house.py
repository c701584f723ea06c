"""Rules of the house that import-linter cannot see: who knows which library, and what is pure."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[1] / "src"

# Each library, and the only modules that may know of it.
ROOMS = {
    "typer": ("mir_assess.cli", "mir_assess.__main__"),
    "rich": ("mir_assess.cli", "mir_assess.channels.terminal"),
    "jinja2": ("mir_assess.report", "mir_assess.channels.paper.html", "mir_assess.channels.room.drawing"),
    "markupsafe": ("mir_assess.report", "mir_assess.channels.paper.html", "mir_assess.channels.room.drawing"),
    "yaml": ("mir_assess.banks",),
    "pydantic": ("mir_assess.banks", "mir_assess.sealed", "mir_assess.pooled.shape"),
    "pydantic_core": ("mir_assess.banks", "mir_assess.sealed"),
    "sqlite3": (
        "mir_assess.store.sqlite",
        "mir_assess.store.sqlite_copy",
        "mir_assess.store.sqlite_reading",
        "mir_assess.store.sqlite_steps",
        "mir_assess.store.sqlite_sweeping",
    ),
    "psycopg": (
        "mir_assess.store.postgres",
        "mir_assess.store.postgres_address",
        "mir_assess.store.postgres_connecting",
        "mir_assess.store.postgres_sweeping",
        "mir_assess.store.postgres_tables",
    ),
    "bs4": ("mir_assess.wording.web",),
    "docx": ("mir_assess.wording.word", "mir_assess.report.docx"),
    "docxtpl": ("mir_assess.report.docx",),
    "fontpkg_atkinson_hyperlegible": ("mir_assess.report.docx", "mir_assess.report.pdf"),
    "fontpkg_noto_sans_arabic": ("mir_assess.report.docx", "mir_assess.report.pdf"),
    "icalendar": ("mir_assess.report.calendar",),
    "ifaddr": ("mir_assess.channels.room.addresses",),
    "lucide": ("mir_assess.banks.drawings",),
    "pypdf": (
        "mir_assess.wording.pdf",
        "mir_assess.report.right_to_left",
        "mir_assess.report.pdf_pieces",
    ),
    "resvg_py": ("mir_assess.report.docx", "mir_assess.report.pixels"),
    "segno": ("mir_assess.channels.room.qr",),
    "starlette": ("mir_assess.channels.room",),
    "typst": ("mir_assess.report.pdf",),
    "uvicorn": ("mir_assess.channels.room.serving",),
    "xlsxwriter": ("mir_assess.report.workbook",),
}
PURE = ("mir_assess.model", "mir_assess.analysis")
WORLDLY = {
    "os",
    "io",
    "pathlib",
    "sys",
    "socket",
    "subprocess",
    "time",
    "random",
    "secrets",
    "tempfile",
    "shutil",
    "logging",
}

MODULES = {
    ".".join(file.relative_to(SOURCE).with_suffix("").parts).removesuffix(".__init__"): file
    for file in SOURCE.rglob("*.py")
}


def imports_of(file: Path) -> Iterator[tuple[int, str]]:
    """Every import, in a function too: its line, and the name of the library."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name.split(".")[0]) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
            yield node.lineno, node.module.split(".")[0]


def is_in(module: str, rooms: tuple[str, ...]) -> bool:
    return any(module == room or module.startswith(room + ".") for room in rooms)


@pytest.mark.parametrize("module", sorted(MODULES))
def test_each_outside_library_is_known_only_where_it_belongs(module):
    file = MODULES[module]
    for line, library in imports_of(file):
        if library in ROOMS:
            rooms = " and ".join(ROOMS[library])
            assert is_in(module, ROOMS[library]), (
                f"{file}:{line}: only {rooms} may import {library}; ask it for what you need"
            )
        else:
            known = library in sys.stdlib_module_names or library == "mir_assess"
            assert known, (
                f"{file}:{line}: {library} has no room of its own yet; give it one in {Path(__file__).name}"
            )


@pytest.mark.parametrize("module", sorted(name for name in MODULES if is_in(name, PURE)))
def test_the_pure_modules_know_no_disk_no_clock_and_no_chance(module):
    file = MODULES[module]
    for line, library in imports_of(file):
        assert library not in WORLDLY, (
            f"{file}:{line}: {module} is pure; take what {library} gives as an argument"
        )


@pytest.mark.parametrize("package", ["mir_assess", "mir_assess.model", "mir_assess.analysis"])
def test_no_package_is_a_back_door(package):
    """Were a Round handed out by its package, the contract on model.round would not see who takes it."""
    body = ast.parse(MODULES[package].read_text(encoding="utf-8")).body
    assert not [node for node in body if isinstance(node, ast.Import | ast.ImportFrom)], (
        f"{package}/__init__.py imports"
    )
