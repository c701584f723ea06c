"""The wheel and the source package: built by anybody, anywhere, they are the same to the byte."""

import hashlib
import os
import shutil
import subprocess
import sys

import pytest

from conftest import REPOSITORY

HERE = {"TZ": "UTC", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "1"}
ELSEWHERE = {"TZ": "Pacific/Chatham", "LC_ALL": "C", "LANGUAGE": "pl", "PYTHONHASHSEED": "2"}


def copy(folder):
    """Copy what git keeps, and nothing that was made here."""
    listed = subprocess.run(
        # Whoever runs this need not own the copy.
        [
            "git",
            "-c",
            f"safe.directory={REPOSITORY}",
            "ls-files",
            "--cached",
            "--others",
            "--exclude-standard",
            "-z",
        ],
        cwd=REPOSITORY,
        capture_output=True,
        check=False,
    )
    if listed.returncode != 0:
        missing = "This copy is no git repository, so what belongs to it cannot be told from what was made."
        if os.environ.get("MIR_ASSESS_REQUIRE_SUPPLY") == "1":
            pytest.fail(missing)
        pytest.skip(missing)
    for name in filter(None, listed.stdout.decode().split("\0")):
        if (REPOSITORY / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(REPOSITORY / name, folder / name)


def built(folder, environ, mask, kind):
    before = os.umask(mask)
    try:
        copy(folder)
        done = subprocess.run(
            [sys.executable, "-m", "hatchling", "build", "-t", kind, "-d", str(folder / "made")],
            cwd=folder,
            env={**os.environ, "SOURCE_DATE_EPOCH": "1767225600", **environ},
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
    finally:
        os.umask(before)
    assert done.returncode == 0, done.stdout + done.stderr
    (file,) = (folder / "made").iterdir()
    return file.name, hashlib.sha256(file.read_bytes()).hexdigest()


@pytest.mark.parametrize("kind", ["wheel", "sdist"])
def test_two_builds_are_the_same_to_the_byte(tmp_path, kind):
    one = built(tmp_path / "one", HERE, 0o022, kind)
    two = built(tmp_path / "another folder" / "ż", ELSEWHERE, 0o077, kind)
    assert one == two
