"""What is handed out, as it arrives: the source package, the wheel, the bill of materials, the one file."""

import json
import os
import re
import subprocess
import sys
import tarfile
import venv
from contextlib import closing
from socket import create_server
from urllib.request import urlopen

import pytest

from conftest import REPOSITORY
from documents import blocks_on
from mir_assess.report import FORMATS
from terminals import Terminal

OUTSIDE = getattr(sys, "_base_executable", sys.executable)
"""The Python that this one's environment was made of: it has pip."""
PACKAGES = {"PYTHONUTF8": "1", "PIP_DISABLE_PIP_VERSION_CHECK": "1"}


def done(*command, cwd, environ=None):
    """Run a program that must succeed, and return what it said."""
    ran = subprocess.run(
        list(map(str, command)),
        cwd=cwd,
        env={**os.environ, **PACKAGES, **(environ or {})},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr
    return ran.stdout


def built(kind, folder):
    done(sys.executable, "-m", "hatchling", "build", "-t", kind, "-d", folder, cwd=REPOSITORY)
    (file,) = folder.iterdir()
    return file


def shows_a_demonstration(*command, cwd, environ=None):
    done(*command, "demo", "shown", cwd=cwd, environ=environ)
    assert "made up" in (cwd / "shown" / "northshire-2026-room.html").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def fresh_copy(tmp_path_factory, patience):
    """What somebody has who unpacked the source package."""
    folder = tmp_path_factory.mktemp("source")
    with tarfile.open(built("sdist", tmp_path_factory.mktemp("sdist"))) as archive:
        archive.extractall(folder, filter="data")
    (inside,) = folder.iterdir()
    return inside


@pytest.fixture(scope="module")
def one_file(fresh_copy, tmp_path_factory):
    """The program as one file, built as docs/cookbook/one-file.md says, from the source package."""
    folder = tmp_path_factory.mktemp("one-file")
    (told,) = (
        block
        for block in blocks_on(REPOSITORY / "docs" / "cookbook" / "one-file.md")
        if "test_handed_out" in block.note
    )
    _, *typed = told.content.split()
    done(OUTSIDE, *typed, "-o", folder, cwd=fresh_copy)
    return folder / ("mir-assess.exe" if sys.platform == "win32" else "mir-assess")


def test_the_one_file_is_as_large_as_the_cookbook_says(one_file):
    page = (REPOSITORY / "docs" / "cookbook" / "one-file.md").read_text(encoding="utf-8")
    (told,) = re.findall(r"about (\d+) MB", page)
    assert abs(one_file.stat().st_size / 1e6 / int(told) - 1) < 0.15


NOWHERE = {"PATH": "", "PYTHONPATH": "", "PYTHONHOME": ""}
"""A computer without Python, as far as a program can see."""


def test_the_source_package_starts_as_the_readme_says(fresh_copy):
    """The two commands of README.md and CONTRIBUTING.md. What each of them sets up is tried here; the second
    would run this very test, so it is only asked for its version.
    """
    for page in ("README.md", "CONTRIBUTING.md"):
        (told,) = (block for block in blocks_on(fresh_copy / page) if "test_handed_out" in block.note)
        assert re.findall(r"^python run\.py (\w+)", told.content, re.MULTILINE) == ["start", "test"]
    shows_a_demonstration(OUTSIDE, "run.py", cwd=fresh_copy)
    for command in ("start", "--help"), ("test", "--version"):
        done(OUTSIDE, "run.py", *command, cwd=fresh_copy)


def test_the_wheel_runs_in_an_empty_environment_with_the_pins_alone(tmp_path, patience):
    wheel = built("wheel", tmp_path / "wheel")
    venv.EnvBuilder(symlinks=os.name != "nt").create(tmp_path / "empty")
    programs = tmp_path / "empty" / ("Scripts" if os.name == "nt" else "bin")
    pip = (OUTSIDE, "-m", "pip", "--python", programs / "python", "-qq", "install")
    done(*pip, "--no-compile", "--require-hashes", "-r", REPOSITORY / "requirements.lock", cwd=tmp_path)
    done(*pip, "--no-deps", "--no-index", wheel, cwd=tmp_path)
    done(OUTSIDE, "-m", "pip", "--python", programs / "python", "check", cwd=tmp_path)
    shows_a_demonstration(programs / "mir-assess", cwd=tmp_path)


def test_the_bill_names_every_pin_and_the_same_lock_gives_the_same_bytes(one_file, fresh_copy):
    beside = one_file.parent / "mir-assess.cdx.json"
    done(OUTSIDE, "tools/bill_of_materials.py", "again.json", cwd=fresh_copy)
    assert (fresh_copy / "again.json").read_bytes() == beside.read_bytes()
    bill = json.loads(beside.read_text(encoding="utf-8"))
    pinned = re.findall(
        r"^([a-z0-9-]+)==(\S+)", (REPOSITORY / "requirements.lock").read_text("utf-8"), re.MULTILINE
    )
    assert sorted((part["name"], part["version"]) for part in bill["components"]) == sorted(pinned)
    assert all(part["licenses"] and part["externalReferences"][0]["hashes"] for part in bill["components"])
    asked = {one["ref"]: one.get("dependsOn", ()) for one in bill["dependencies"]}
    assert any(part.startswith("typer==") for part in asked["mir-assess"])
    assert {part for parts in asked.values() for part in parts} == set(asked) - {"mir-assess"}


def test_the_one_file_makes_every_page_as_the_program_does_without_python(one_file, fresh_copy, tmp_path):
    shows_a_demonstration(one_file, cwd=tmp_path, environ=NOWHERE)
    wanted = ["report", "northshire-2026", "--store", tmp_path / "shown" / "assessments.sqlite"]
    wanted += [word for name in FORMATS for word in ("--format", name)]
    for folder, program, environ in (
        ("one", (one_file,), NOWHERE),
        ("other", (sys.executable, "-m", "mir_assess"), {"PYTHONPATH": str(fresh_copy / "src")}),
    ):
        (tmp_path / folder).mkdir()
        done(*program, *wanted, cwd=tmp_path / folder, environ=environ)
    pages = sorted(file.name for file in (tmp_path / "other").iterdir())
    assert len(pages) == len(FORMATS)
    for name in pages:
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "other" / name).read_bytes(), name


def test_the_one_file_has_the_cards_the_banks_the_words_and_the_other_store(one_file, tmp_path):
    here = {"cwd": tmp_path, "environ": NOWHERE}
    done(one_file, "new", "north-2026", "--organisation", "North", "--year", "2026", **here)
    assert "north-2026-cards.pdf" in done(one_file, "paper", "north-2026", **here)
    assert "making-it-real" in done(one_file, "statements", "list", **here)
    assert "Zapisano" in done(one_file, "report", "north-2026", "--language", "pl", **here)
    elsewhere = subprocess.run(
        [one_file, "list", "--store", "postgresql://nobody@127.0.0.1:1/none"],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert "The database server cannot be reached" in elsewhere.stderr


@pytest.fixture
def in_a_terminal(one_file, tmp_path):
    """The one file in a terminal, with an assessment to walk."""
    opened = []

    def open_it(*arguments):
        opened.append(Terminal(*arguments, folder=tmp_path, program=(one_file,), environ=NOWHERE))
        return opened[-1]

    new = ("new", "north-2026", "--organisation", "North", "--year", "2026", "--statements", "WI-I-1")
    done(one_file, *new, cwd=tmp_path, environ=NOWHERE)
    yield open_it
    for shown in opened:
        shown.close()


def test_the_one_file_runs_a_workshop_at_a_screen(in_a_terminal):
    shown = in_a_terminal("start", "north-2026")
    shown.read_opening_words("How true is this for you?").type("3", "Sometimes true")
    shown.type("q", "To go on, type")
    assert shown.end() == 0
    in_a_terminal("start", "north-2026").wait_for("Welcome back")


def test_the_one_file_opens_a_room(in_a_terminal):
    with closing(create_server(("127.0.0.1", 0))) as found:
        port = found.getsockname()[1]
    shown = in_a_terminal("start", "north-2026", "--room", "--port", str(port))
    shown.wait_for("Enter: more.", "Press Enter")
    with urlopen(f"http://127.0.0.1:{port}/health", timeout=30) as reply:
        assert reply.read().startswith(b"well")
    shown.press_ctrl_c()


def test_a_double_click_opens_a_window_that_stays_and_tells_on_what_terms(in_a_terminal, one_file, tmp_path):
    shown = in_a_terminal()
    shown.wait_for("What is made is put in")
    shown.type("l", "Press Enter to go on.").type("", "q closes this window.").type("q", "")
    assert shown.end() == 0
    beside = one_file.parent / "mir-assess-licences.txt"
    assert (tmp_path / "mir-assess-licences.txt").read_bytes() == beside.read_bytes()
    told = beside.read_text(encoding="utf-8")
    assert "typer 0" in told
    assert "LGPL" in told


def test_the_notices_are_those_of_every_package_that_is_installed_here(tool):
    licences = tool("licences")
    told = licences.full_texts()
    for pin, _ in licences.looked_at(licences.RUNTIME):
        assert pin.marker or f"{pin.name} {pin.version}, " in told
