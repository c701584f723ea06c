"""A real PostgreSQL server that the tests start themselves, in a folder of their own, and end again.

PostgreSQL refuses to run as the administrator, so there it runs as somebody who owns nothing else.
"""

import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from contextlib import closing, suppress
from itertools import count
from pathlib import Path
from typing import Any

MISSING = "No PostgreSQL server here; to test the store that uses one, install it (apt install postgresql)."
_MAKING = "-A trust -U keeper -E UTF8 --locale=C --no-instructions --no-sync --wal-segsize=1"
_HBA = """\
local all all trust
host all guarded 127.0.0.1/32 scram-sha-256
host all shut_out 127.0.0.1/32 reject
host all all 127.0.0.1/32 trust
"""
AT_ONCE = 4
_WHO = ("postgres", "nobody")


def find_program(name: str) -> Path | None:
    """Where one of PostgreSQL's programs lies: all of one version, in the path or where Debian has them."""
    found = shutil.which("initdb")
    versions = Path("/usr/lib/postgresql").glob("*/bin/initdb")
    initdb = (
        Path(found).resolve() if found else max(versions, key=lambda each: int(each.parts[-3]), default=None)
    )
    program = initdb and initdb.with_name(name + initdb.suffix)
    return program if program and program.exists() else None


class Server:
    """A server of its own: as many databases as are asked for, and a pull at its plug."""

    def __init__(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="mir-assess-postgres-"))
        self.data = self.folder / "data"
        self.port = _free_port()
        self.process: subprocess.Popen[bytes] | None = None
        self._numbers = count(1)
        self._free: list[str] = []
        self._taken: list[str] = []
        self._as: dict[str, Any] = {"cwd": self.folder, "stdin": subprocess.DEVNULL}
        if getattr(os, "geteuid", lambda: 1)() == 0:
            self._be_somebody_else()
        done = subprocess.run(
            [str(find_program("initdb")), "-D", str(self.data), *_MAKING.split()],
            **self._as,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        assert done.returncode == 0, done.stderr
        (self.data / "pg_hba.conf").write_text(_HBA, encoding="utf-8")
        self.start()

    def _be_somebody_else(self) -> None:
        import pwd

        known = {each.pw_name: each for each in pwd.getpwall()}
        who = next(known[name] for name in _WHO if name in known)
        os.chown(self.folder, who.pw_uid, who.pw_gid)
        self._as.update(user=who.pw_uid, group=who.pw_gid, extra_groups=[])

    def start(self) -> None:
        """Start it, and wait until it answers."""
        settings = {"port": self.port, "listen_addresses": "127.0.0.1", "max_connections": 60}
        settings |= {"min_wal_size": "2MB", "max_wal_size": "64MB"}
        if sys.platform == "linux":  # after a crash, one call for all files, and not one for each
            settings["recovery_init_sync_method"] = "syncfs"
        if os.name == "posix":
            settings["unix_socket_directories"] = str(self.folder)
        with (self.folder / "log").open("ab") as log:
            self.process = subprocess.Popen(
                [str(find_program("postgres")), "-D", str(self.data)]
                + [word for name, value in settings.items() for word in ("-c", f"{name}={value}")],
                **self._as,
                stdout=log,
                stderr=log,
            )
        self._wait()

    def _wait(self) -> None:
        import psycopg

        for _ in range(600):
            with suppress(psycopg.OperationalError), self.keeper():
                return
            assert self.process
            assert self.process.poll() is None, (self.folder / "log").read_text(encoding="utf-8")
            time.sleep(0.05)
        raise AssertionError((self.folder / "log").read_text(encoding="utf-8"))

    def kill(self) -> None:
        """End it as a power cut would, with whatever it was doing."""
        assert self.process
        self.process.kill()
        self.process.wait()
        # What it had started notices soon; until then a new server will not take its place.
        lock = self.data / "postmaster.pid"
        number = lock.read_text(encoding="ascii").split("\n")[0]
        assert number == str(self.process.pid)
        while _has_children_left(self.data):
            time.sleep(0.02)

    def restart_at_once(self) -> None:
        """Restart it as `pg_ctl restart -m immediate` does: nobody may finish, nothing is put in order."""
        assert self.process
        self.process.send_signal(getattr(signal, "SIGQUIT", signal.SIGTERM))
        self.process.wait()
        self.start()

    def stop(self) -> None:
        """End it, and leave nothing behind."""
        if self.process and self.process.poll() is None:
            self.process.send_signal(getattr(signal, "SIGQUIT", signal.SIGTERM))
            self.process.wait()
        shutil.rmtree(self.folder, ignore_errors=True)

    def keeper(self, database: str = "postgres") -> Any:
        """A connection of whoever looks after the server; it closes itself after `with`."""
        import psycopg

        return closing(
            psycopg.connect(host="127.0.0.1", port=self.port, user="keeper", dbname=database, autocommit=True)
        )

    def run(self, *statements: str, database: str = "postgres") -> list[Any]:
        """Run statements as the keeper; return the rows of the last."""
        with self.keeper(database) as connection:
            for statement in statements:
                cursor = connection.execute(statement)
            return cursor.fetchall() if cursor.description else []

    def new_database(self) -> str:
        """Return the address of an empty database, for a role that owns nothing else.

        Making one takes long, so those that were left are emptied and taken first; and a test that goes on
        asking gets back the one that it asked for longest ago.
        """
        if len(self._taken) == AT_ONCE:
            self._free.append(self._taken.pop(0))
        if self._free:
            name = self._free.pop()
            self.run("DROP SCHEMA IF EXISTS mir_assess CASCADE", database=name)
        else:
            name = self.make_database()
        self._taken.append(name)
        return self.address(name)

    def make_database(self, options: str = "") -> str:
        """Make a database that belongs to the role `writer`, and return its name."""
        name = f"kept_{next(self._numbers)}"
        if not self.run("SELECT 1 FROM pg_roles WHERE rolname = 'writer'"):
            self.run("CREATE ROLE writer LOGIN")
        self.run(f"CREATE DATABASE {name} OWNER writer {options}")
        return name

    def take_back(self) -> None:
        """Let what a test was given be given to another."""
        self._free += self._taken
        self._taken.clear()

    def address(self, database: str, who: str = "writer") -> str:
        """How a role's database is named to the program."""
        return f"postgresql://{who}@127.0.0.1:{self.port}/{database}"


def _free_port() -> int:
    with closing(socket.socket()) as taken:
        taken.bind(("127.0.0.1", 0))
        port: int = taken.getsockname()[1]
        return port


def _has_children_left(data: Path) -> bool:
    """Whether a process that the server had started is still at work in its folder."""
    for place in Path("/proc").glob("[0-9]*/cwd"):
        with suppress(OSError):
            if place.readlink() == data:
                return True
    return False
