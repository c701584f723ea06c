"""The first thing on the screen waits for no library that it does not use."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

SLOW = {
    "pydantic",
    "jinja2",
    "rich.console",
    "yaml",
    "sqlite3",
    "psycopg",
    "starlette",
    "uvicorn",
    "segno",
    "asyncio",
}
SOURCE = Path(__file__).parents[1] / "src"


@pytest.mark.parametrize("option", ["--help", "--version"])
def test_nothing_slow_is_imported(option):
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "mir_assess", option],
        env={**os.environ, "PYTHONPATH": str(SOURCE)},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    imported = set(re.findall(r"^import time:.*\|\s+(\S+)$", done.stderr, re.MULTILINE))
    assert "mir_assess" in imported, "the measurement must see what is imported"
    assert sorted(imported & SLOW) == []
