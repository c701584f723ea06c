"""What a PostgreSQL server's errors mean to the person who meets them, in words that never hold a password.

Errors are told by their SQLSTATE, and where a connection fails before there is one, by the server's own
words; so this module needs no database to know them.
"""

import re

from mir_assess.errors import Problem
from mir_assess.speech import marked, say

INSTALL = 'pip install "mir-assess[postgres]"'

LOST = marked("The connection to the database was lost. What was confirmed before is safe.")
_AGAIN = marked("See that the server runs and this computer is on its network, then do it again.")
_ASK = marked("Tell whoever looks after the database, and show them this line.")
_READ_ONLY = (
    marked("This database can be read but not written to just now, so nothing was saved."),
    marked("Look at the host in the address: this server may be a copy of the one to write to."),
)
_NO_RIGHT = (
    marked("This name has no right to do that in this database, so nothing was saved."),
    marked("Ask whoever looks after it for the right, or look at the name in the address."),
)
_NO_ROOM = (
    marked("The database has no more room. What was confirmed before is safe; the last thing was not saved."),
    marked("Ask whoever looks after it to make room, then do it again."),
)
_IN_USE = (
    marked("The database is busy with something else just now. What was confirmed before is safe."),
    marked("Wait a moment, then do it again."),
)
_NO_FIT = (
    marked("What was to be saved does not fit what is there, so nothing was saved."),
    marked("Run the command again: it goes on from what stands now."),
)
_DAMAGED = (
    marked("This database is damaged."),
    marked("Tell whoever looks after it at once, and go back to the newest backup."),
)
_NO_STORE = (
    marked("This database holds something else under the name mir_assess. Nothing in it was changed."),
    marked("Look at `--store` (or MIR_ASSESS_STORE): it may name the wrong database."),
)
_DISK = (
    marked("The database’s disk did not answer as it should. What was confirmed before is safe."),
    _ASK,
)
_NOT_LET_IN = (
    marked("The server did not accept the name or the password."),
    marked(
        "Look at the name in the address. Put the password into a password file (~/.pgpass) or PGPASSWORD: "
        "an address can be seen by others on this computer."
    ),
)
_NO_DATABASE = (
    marked("There is no database with this name on the server."),
    marked("Look at the end of the address, or ask whoever looks after the server to make the database."),
)
_SHUT_TO_US = (
    marked("The server takes no connection like this one from this computer."),
    marked("Ask whoever looks after the server to let this computer and this name in (pg_hba.conf)."),
)
_NO_TLS = (
    marked("The server does not encrypt its connections, so nothing was sent."),
    marked(
        "Ask whoever looks after it to switch TLS on. Only on a network that nobody else can listen to, "
        "add `?sslmode=disable` to the address."
    ),
)
_NOT_PROVED = (
    marked("The server could not prove that it is the right one, so nothing was sent."),
    marked(
        "Ask whoever looks after it for the certificate to trust, and name it in the address as "
        "`sslrootcert`."
    ),
)
_WAKING = (
    marked("The server is just starting or stopping. What was confirmed before is safe."),
    marked("Wait a moment, then do it again."),
)
_FULL = (
    marked("The server has as many connections as it takes."),
    marked("Close other windows that run mir-assess, or ask whoever looks after the server for more."),
)

_BY_STATE = {
    "25006": _READ_ONLY,
    "42501": _NO_RIGHT,
    "53100": _NO_ROOM,
    "53200": _IN_USE,
    "53300": _FULL,
    "40001": _IN_USE,
    "40P01": _IN_USE,
    "55P03": _IN_USE,
    "57014": _IN_USE,
    "57P03": _WAKING,
    "58030": _DISK,
    "XX001": _DAMAGED,
    "XX002": _DAMAGED,
    "3F000": _NO_STORE,
    "42P01": _NO_STORE,
    "42703": _NO_STORE,
}
_BY_FAMILY = {"08": (LOST, _AGAIN), "57P": (LOST, _AGAIN), "23": _NO_FIT}

_REFUSALS = (
    (
        "password authentication failed|no password supplied|role .* does not exist|authentication",
        _NOT_LET_IN,
    ),
    ("database .* does not exist", _NO_DATABASE),
    ("pg_hba.conf|not permitted to log in|permission denied for database", _SHUT_TO_US),
    ("does not support SSL|server does not support encryption", _NO_TLS),
    ("certificate", _NOT_PROVED),
    ("starting up|shutting down|recovery mode|not yet accepting", _WAKING),
    ("too many (clients|connections)|connection slots", _FULL),
)
"""A connection that fails has no SQLSTATE. What a server says in another language is shown as it says it."""


def problem_of(where: str, state: str | None) -> Problem | None:
    """Return what to tell of an error with this SQLSTATE, or None when it is a mistake of ours."""
    state = state or ""
    words = _BY_STATE.get(state) or next(
        (words for family, words in _BY_FAMILY.items() if state.startswith(family)), None
    )
    return None if words is None else _told(where, words)


def refused(where: str, said: str) -> Problem:
    """Return what to tell of a connection that could not be made, from what the server or the system said."""
    pattern = next((words for pattern, words in _REFUSALS if re.search(pattern, said)), None)
    if pattern is not None:
        return _told(where, pattern)
    reason = said.strip().split("\n")[0].rpartition("failed: ")[2]
    what = say("The database server cannot be reached ({reason}).", reason=reason)
    fix = say("See that it runs and this computer is on its network, and look at the host in the address.")
    return Problem(where, what, fix)


def _told(where: str, words: tuple[str, str]) -> Problem:
    what, fix = words
    return Problem(where, say(what), say(fix))


def lost(where: str) -> Problem:
    """Return what to tell of a connection that broke and could not be mended."""
    return _told(where, (LOST, _AGAIN))


def lost_while_erasing(where: str) -> Problem:
    """Return what to tell of a connection that broke in the middle of erasing."""
    what = say(
        "The connection to the database was lost while this was being erased, so it may be done or not."
    )
    fix = say("Run `mir-assess list` to see what stands now, then do it again if it is still there.")
    return Problem(where, what, fix)


def no_fit(where: str) -> Problem:
    """Return what to tell of rows that contradict what is there."""
    return _told(where, _NO_FIT)


def not_a_store(where: str) -> Problem:
    """Return what to tell of a schema that is somebody else's."""
    return _told(where, _NO_STORE)


def damaged(where: str) -> Problem:
    """Return what to tell of a database whose pages do not fit together."""
    return _told(where, _DAMAGED)


def unreadable_address() -> Problem:
    """Return what to tell of an address that cannot be read. It may hold a password: it is not repeated."""
    what = say("This is not the address of a PostgreSQL database.")
    fix = say(
        "Write it like postgresql://NAME@HOST/DATABASE, with any of @ / ? % inside a name as "
        "%40 %2F %3F %25. Put the password into a password file (~/.pgpass) or PGPASSWORD."
    )
    return Problem("--store", what, fix)


def not_installed() -> Problem:
    """Return what to tell where the part that speaks to PostgreSQL is not installed."""
    what = say("What speaks to PostgreSQL is not installed here.")
    fix = say("Install it with {command}, or give the path of a file instead.", command=f"`{INSTALL}`")
    return Problem("--store", what, fix)


def newer(where: str) -> Problem:
    """Return what to tell of a store that a newer program wrote."""
    what = say("This store was written by a newer mir-assess than this one.")
    fix = say("Please upgrade mir-assess, then open it again. Nothing in it was changed.")
    return Problem(where, what, fix)


def older(where: str) -> Problem:
    """Return what to tell of a store that must be brought up to date before it is read, where we may not."""
    what = say("This store must be brought up to date first, and this name may not change it.")
    fix = say("Run `mir-assess list` once with the name that owns the store.")
    return Problem(where, what, fix)


def not_unicode(where: str, encoding: str) -> Problem:
    """Return what to tell of a database that cannot hold every letter."""
    what = say("This database cannot hold every letter: its encoding is {encoding}.", encoding=encoding)
    fix = say("Ask whoever looks after the server for a database with the encoding UTF8.")
    return Problem(where, what, fix)


def no_store(where: str) -> Problem:
    """Return what to tell of a database in which nothing was kept yet."""
    fix = say("Look at `--store` (or MIR_ASSESS_STORE). To begin a new one here: `mir-assess start`.")
    return Problem(where, say("There is no store here yet."), fix)


def nothing_to_copy(where: str) -> Problem:
    """Return what to tell of a backup of a store that is not there."""
    what = say("There is nothing to copy: this store does not exist yet.")
    return Problem(where, what, say("Look at `--store`."))


def holds_a_store(where: str) -> Problem:
    """Return what to tell of a database that was to take a copy and holds something."""
    what = say("Something is kept in this database already, and nothing was written to it.")
    return Problem(where, what, say("Name an empty database, or look at what is in it: `mir-assess list`."))


def not_durable(where: str) -> Problem:
    """Return what `check` tells of a server that does not wait for its disk."""
    what = say(
        "This server does not wait for its disk (fsync is off): a power cut may lose confirmed answers."
    )
    fix = say("Ask whoever looks after it to set fsync to on.")
    return Problem(where, what, fix)


def traces_left(where: str, name: str) -> Problem:
    """Return what to tell when an assessment was erased (one person's answers, where there is no name) and
    the tables could not be swept at once.
    """
    what = say(
        "These answers are taken out and counted no more, but the database still holds traces: something "
        "else is reading it, its disk is full, or this name does not own the store."
    )
    if name:
        what = say(
            "“{name}” is erased, but the database still holds traces: something else is reading it, its "
            "disk is full, or this name does not own the store.",
            name=name,
        )
    return Problem(where, what, say("See to that, then run `mir-assess list`: it clears the traces."))
