"""What a lock file pins, and an environment that holds just that.

The tools that look after the supply share this. It knows lock files and virtual environments, and nothing of
what is in the packages.
"""

import hashlib
import os
import re
import subprocess
import sys
import venv
from dataclasses import dataclass
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[1]
RUNTIME, BUILD, DEV, SUPPLY = (
    "requirements.lock",
    "requirements-build.lock",
    "requirements-dev.lock",
    "requirements-supply.lock",
)
LOCKS = (RUNTIME, BUILD, DEV, SUPPLY)
ENVIRONMENTS = REPOSITORY / "build" / "environments"

_ENTRY = re.compile(r"^([a-z0-9-]+)==(\S+)(?: ; (.+?))? \\\n((?:[ ].*\n)+)", re.MULTILINE)
_HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})")
_ASKED_BY = re.compile(r"^    # (?:via |  )([\w.-]+)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Pin:
    """One line of a lock: what may be installed, where (`marker`; empty: anywhere), what asks for it."""

    name: str
    version: str
    marker: str
    hashes: tuple[str, ...]
    asked_by: tuple[str, ...]


def pins(lock: str, folder: Path = REPOSITORY) -> list[Pin]:
    """Return what a lock pins, in its order."""
    text = (folder / lock).read_text(encoding="utf-8")
    return [
        Pin(name, version, marker, tuple(_HASH.findall(rest)), tuple(_ASKED_BY.findall(rest)))
        for name, version, marker, rest in _ENTRY.findall(text)
    ]


def environment(*locks: str) -> Path:
    """Return the Python of an environment that holds what these locks pin, and no more; made once, and anew
    when one of them has changed.
    """
    said = b"".join((REPOSITORY / lock).read_bytes() for lock in locks)
    said += repr((sys.base_prefix, sys.version_info[:2])).encode()
    folder = ENVIRONMENTS / hashlib.sha256(said).hexdigest()[:16]
    python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    ready = folder / "ready"
    if not ready.exists():
        print(f"Installing what {' and '.join(locks)} pin …", file=sys.stderr, flush=True)
        venv.EnvBuilder(clear=True, symlinks=os.name != "nt").create(folder)
        install(
            python,
            "--no-compile",
            "--require-hashes",
            *(word for lock in locks for word in ("-r", str(REPOSITORY / lock))),
        )
        ready.touch()
    return python


def done_in_venv(script: str) -> int | None:
    """Run a script again in .venv, where the Python that runs it stands in no environment, and return how it
    ended; None where it may go on as it is.
    """
    if sys.prefix != sys.base_prefix:
        return None
    python = REPOSITORY / ".venv" / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    if not python.exists():
        print("This needs what the tests stand on. First type: python run.py test --version", file=sys.stderr)
        return 1
    return subprocess.run([python, script, *sys.argv[1:]], check=False).returncode


def install(python: Path, *what: str) -> None:
    """Install into the environment of this Python, which needs no pip of its own."""
    pip = [
        _python_with_pip(),
        "-m",
        "pip",
        "--python",
        str(python),
        "--disable-pip-version-check",
        "--no-input",
    ]
    subprocess.run([*pip, "-qq", "install", "--no-user", *what], check=True)


def _python_with_pip() -> str:
    """Return this Python; where it stands in an environment without pip, the one that this was made of."""
    here = subprocess.run([sys.executable, "-c", "import pip"], capture_output=True, check=False)
    return sys.executable if here.returncode == 0 else getattr(sys, "_base_executable", sys.executable)
