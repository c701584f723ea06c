"""It asks the network for nothing: it runs where there is none, and looks for none."""

import os
import subprocess
import sys

from conftest import REPOSITORY
from mir_assess.report import FORMATS

WATCH = """
import os, sys

def watch(event, arguments):
    if event in ("socket.connect", "socket.getaddrinfo", "socket.sendto", "socket.bind"):
        with open(os.environ["SEEN"], "a") as file:
            file.write(f"{event} {arguments[-1]}\\n")

sys.addaudithook(watch)
"""


def test_the_program_reaches_for_no_network(tmp_path):
    (tmp_path / "sitecustomize.py").write_text(WATCH, encoding="utf-8")
    seen = tmp_path / "seen"
    environ = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join([str(tmp_path), str(REPOSITORY / "src")]),
        "SEEN": str(seen),
        "PYTHONUTF8": "1",
    }

    def run(*typed, stdin=""):
        done = subprocess.run(
            [sys.executable, "-m", "mir_assess", *typed, "--store", "demo/assessments.sqlite"],
            cwd=tmp_path,
            env=environ,
            input=stdin,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        assert done.returncode == 0, done.stderr

    watched = "import socket; socket.socket().bind(('127.0.0.1', 0))"
    subprocess.run([sys.executable, "-c", watched], env=environ, check=True)
    assert "socket.bind" in seen.read_text(encoding="utf-8"), "the watch must see what is done"
    seen.unlink()

    run("demo", "demo")
    formats = [word for name in FORMATS for word in ("--format", name)]
    run("report", "northshire-2026", *formats)
    run("paper", "northshire-2026")
    run("new", "here-2026", "--organisation", "Here", "--year", "2026", "--statements", "WI-I-1")
    run("start", "here-2026", stdin="next lived\n3\nclose\nq\n")
    run("check")
    assert not seen.exists(), seen.read_text(encoding="utf-8")
