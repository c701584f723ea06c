"""What is handed to people: the wheel, the pinned packages."""

import re
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

import mir_assess

REPOSITORY = Path(__file__).parents[1]
LOCKS = (
    "requirements.lock",
    "requirements-build.lock",
    "requirements-dev.lock",
    "requirements-supply.lock",
)
PIN = re.compile(r"^([a-z0-9-]+)==(\S+)(?: ; (.+?))? \\$", re.MULTILINE)


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    """The wheel, built without the network by the hatchling that is installed beside the tests."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    done = subprocess.run(command, cwd=REPOSITORY, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    (file,) = folder.glob("*.whl")
    with zipfile.ZipFile(file) as archive:
        yield archive


@pytest.mark.parametrize("kind", ["statements", "templates"])
def test_the_wheel_holds_every_bank_and_template(wheel, kind):
    here = {
        f"mir_assess/_data/{file.relative_to(REPOSITORY).as_posix()}"
        for file in (REPOSITORY / kind).rglob("*.*")
        if "__pycache__" not in file.parts  # what was compiled here is no part of the program
    }
    assert here, f"{kind} is empty"
    assert here <= set(wheel.namelist())
    assert not [name for name in wheel.namelist() if "__pycache__" in name]


def test_the_wheel_holds_the_whole_package(wheel):
    source = REPOSITORY / "src"
    kinds = ("*.py", "*.mo")  # programs, and what they say in other languages
    files = {file.relative_to(source).as_posix() for kind in kinds for file in source.rglob(kind)}
    assert any(file.endswith(".mo") for file in files)
    assert files <= set(wheel.namelist())


def test_the_wheel_and_the_program_say_the_same_version(wheel):
    (metadata,) = (name for name in wheel.namelist() if name.endswith(".dist-info/METADATA"))
    assert f"\nVersion: {mir_assess.__version__}\n" in wheel.read(metadata).decode()


def test_the_program_says_its_version(run_cli):
    said = run_cli("--version")
    assert said.code == 0
    assert mir_assess.__version__ in said.out


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_names_no_address(name):
    text = (REPOSITORY / name).read_text(encoding="utf-8")
    assert not re.search(r"://|--(extra-)?index-url|--find-links| @ ", text)


@pytest.mark.parametrize("name", LOCKS)
def test_every_pin_of_a_lock_has_its_hashes(name):
    text = (REPOSITORY / name).read_text(encoding="utf-8")
    entries = re.split(r"^(?=[a-z])", text, flags=re.MULTILINE)[1:]
    assert entries
    assert [entry for entry in entries if not PIN.match(entry) or "--hash=sha256:" not in entry] == []


def test_the_locks_agree():
    """One place holds all three, so a package that two of them name has one version."""
    pins = [set(PIN.findall((REPOSITORY / name).read_text(encoding="utf-8"))) for name in LOCKS]
    runtime, build, dev, supply = pins
    names = {name for name, _, _ in dev}
    assert runtime <= dev
    assert {pin for pin in build if pin[0] in names} <= dev
    versions = {(name, version) for name, version, _ in dev}
    assert {(name, version) for name, version, _ in supply if name in names} <= versions


def test_the_runtime_lock_holds_what_the_project_asks_for():
    project = tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    asked = {re.match(r"[\w-]+", line)[0].lower() for line in project["dependencies"]}
    pinned = {
        name for name, _, _ in PIN.findall((REPOSITORY / "requirements.lock").read_text(encoding="utf-8"))
    }
    assert asked <= pinned
