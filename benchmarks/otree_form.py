"""The room's form as a project of oTree, and oTree's own production server serving it.

Written for the comparison in `room_beside_otree.py`; nothing of oTree's is copied, and nothing of it is
imported: its program is run in the environment it is installed in.

An answer of oTree's is on the disk before its reply, as ours is: its middleware commits each request before
it hands the reply on, and its SQLite file is opened with SQLite's own settings (a rollback journal and
`synchronous = FULL`), which `durability` asks that environment for. Only `otree devserver` keeps answers in
memory, and it is not what is run here.
"""

import os
import pprint
import signal
import socket
import sqlite3
import subprocess
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

HERE = "127.0.0.1"
FORM = "statements"
_OTREE = "from otree.main import execute_from_command_line as run; run()"

SETTINGS = f"""
SESSION_CONFIGS = [dict(name="{FORM}", app_sequence=["{FORM}"], num_demo_participants=1)]
SESSION_CONFIG_DEFAULTS = dict(real_world_currency_per_point=1, participation_fee=0)
LANGUAGE_CODE = "en"
REAL_WORLD_CURRENCY_CODE = "GBP"
USE_POINTS = False
ADMIN_USERNAME = "admin"
SECRET_KEY = "for-one-measurement"
"""

APP = """
from otree.api import *

TEXTS = {texts}
CHOICES = {choices}


class C(BaseConstants):
    NAME_IN_URL = "statements"
    PLAYERS_PER_GROUP = None
    NUM_ROUNDS = 1


class Subsession(BaseSubsession):
    pass


class Group(BaseGroup):
    pass


class Player(BasePlayer):
    for place, text in enumerate(TEXTS, 1):
        locals()["answer_%d" % place] = models.StringField(
            label=text, choices=CHOICES, widget=widgets.RadioSelect
        )
        locals()["note_%d" % place] = models.LongStringField(label="Say more, in your own words", blank=True)
    del place, text


def page_of(place):
    fields = ["answer_%d" % place, "note_%d" % place]
    content = dict(form_model="player", form_fields=fields, __module__=__name__)
    content["template_name"] = "statements/Statement.html"
    return type("Statement%d" % place, (Page,), content)


page_sequence = [page_of(place) for place in range(1, len(TEXTS) + 1)]
"""

PAGE = """{{ block title }}How true is this?{{ endblock }}
{{ block content }}
{{ formfields }}
{{ next_button }}
{{ endblock }}
"""


def written(folder: Path, texts: list[str], choices: list[tuple[str, str]]) -> None:
    """Write the project: one page for each of these statements, with these answers to choose from."""
    app = folder / FORM
    for each in (app, folder / "_static", folder / "_templates"):  # it looks for all of them
        each.mkdir(parents=True)
    (folder / "settings.py").write_text(SETTINGS, encoding="utf-8")
    told = APP.format(texts=pprint.pformat(texts), choices=pprint.pformat([list(each) for each in choices]))
    (app / "__init__.py").write_text(told, encoding="utf-8")
    (app / "Statement.html").write_text(PAGE, encoding="utf-8")


def version(python: Path) -> str:
    """Return which oTree is installed with this Python; nothing where none is."""
    command = [python, "-c", "from importlib.metadata import version; print(version('otree'))"]
    try:
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()
    except (OSError, subprocess.CalledProcessError):
        return ""


def durability(python: Path, folder: Path) -> str:
    """Return how a file of SQLite is kept by that Python, opened as oTree opens it."""
    ask = (
        "import sqlite3; db = sqlite3.connect('db.sqlite3');"
        "print(*(db.execute('PRAGMA ' + each).fetchone()[0] for each in ('journal_mode', 'synchronous')))"
    )
    found = subprocess.run([python, "-c", ask], cwd=folder, capture_output=True, text=True, check=True)
    journal, synchronous = found.stdout.split()
    kept = {"0": "OFF", "1": "NORMAL", "2": "FULL", "3": "EXTRA"}[synchronous]
    return f"journal_mode {journal}, synchronous {kept}"


def journalled(folder: Path, how: str) -> None:
    """Have the file of SQLite keep its journal this way from now on: `delete`, as oTree has it, or `wal`."""
    with closing(sqlite3.connect(folder / "db.sqlite3")) as db:
        db.execute(f"PRAGMA journal_mode = {how}")


def session_of(python: Path, folder: Path, people: int) -> list[str]:
    """Make room for so many people, and return their codes."""
    made = subprocess.run(
        [python, "-c", _OTREE, "create_session", FORM, str(people)],
        cwd=folder,
        env=_environment(python),
        capture_output=True,
        text=True,
        check=False,
    )
    assert made.returncode == 0, made.stderr
    with closing(sqlite3.connect(folder / "db.sqlite3")) as db:
        return [code for (code,) in db.execute("SELECT code FROM otree_participant ORDER BY id")]


def kept(folder: Path, statements: int) -> int:
    """Return how many answers stand in oTree's file, as somebody else reads it."""
    columns = " + ".join(f"(answer_{place} IS NOT NULL)" for place in range(1, statements + 1))
    with closing(sqlite3.connect(folder / "db.sqlite3")) as db:
        (found,) = db.execute(f"SELECT sum({columns}) FROM {FORM}_player").fetchone()
    return int(found)


@contextmanager
def served(python: Path, folder: Path, port: int) -> Iterator[None]:
    """The production server of oTree, and the worker it starts beside itself."""
    program = subprocess.Popen(
        [python, "-c", _OTREE, "prodserver", f"{HERE}:{port}"],
        cwd=folder,
        env=_environment(python),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        until = time.monotonic() + 60
        while True:
            with suppress(OSError), closing(socket.create_connection((HERE, port), 1)):
                break
            assert program.poll() is None, "oTree ended at once"
            assert time.monotonic() < until, "oTree did not come up"
            time.sleep(0.05)
        yield
    finally:
        # The worker does not end with the server, so the group that was started here ends together.
        with suppress(ProcessLookupError):
            os.killpg(program.pid, signal.SIGTERM)
        program.wait(30)


def _environment(python: Path) -> dict[str, str]:
    known = {name: value for name, value in os.environ.items() if not name.startswith(("OTREE_", "PYTHON"))}
    known.pop("DATABASE_URL", None)
    # The server finds `otree` on the path to start its worker; in production no page helps to debug.
    return {**known, "PATH": f"{python.parent}{os.pathsep}{os.environ['PATH']}", "OTREE_PRODUCTION": "1"}
