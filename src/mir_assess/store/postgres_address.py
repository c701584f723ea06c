"""Where a PostgreSQL store is, as somebody typed it: `postgresql://NAME@HOST/DATABASE`, with any setting that
PostgreSQL's own programs take after a `?`.

A password in it goes to the server and nowhere else: what is shown of an address never holds one, not even
part of one that was typed wrongly.
"""

import re
from collections.abc import Mapping

from psycopg import ProgrammingError
from psycopg.conninfo import conninfo_to_dict
from psycopg.pq import Conninfo

from mir_assess.errors import StoreError
from mir_assess.model.value import value
from mir_assess.places import without_password
from mir_assess.store import postgres_failures as failures

_PATIENCE = {
    "connect_timeout": "10",
    "keepalives_idle": "30",
    "keepalives_interval": "10",
    "keepalives_count": "3",
    "tcp_user_timeout": "20000",
    "application_name": "mir-assess",
}
"""How long to wait for a server, and when to give up one that went silent, unless the address says more."""
_HERE = ("localhost", "127.0.0.1", "::1")


@value
class Address:
    """Where to go, as settings of a connection, and how to call the place where people see it."""

    settings: Mapping[str, str]
    shown: str


def read(typed: str) -> Address:
    """Return the address that was typed. Raises StoreError, which repeats none of it, if it is none."""
    if not _is_clear(typed):
        raise StoreError(failures.unreadable_address())
    try:
        given = {name: str(said) for name, said in conninfo_to_dict(typed).items() if said is not None}
    except ProgrammingError:
        # Its words quote what was typed, and that may be a piece of a password.
        raise StoreError(failures.unreadable_address()) from None
    if not re.fullmatch(r"[\d,]*", given.get("port", "")):
        raise StoreError(failures.unreadable_address())
    return Address({**_PATIENCE, **_closed_to_others(given), **given}, without_password(typed))


def _is_clear(typed: str) -> bool:
    """Whether nothing in it can be taken for something else: a sign of a password for the end of one."""
    _, _, rest = typed.partition("://")
    before, at, _ = rest.rpartition("@")
    return not at or not re.search(r"[@/?]", before)


def _closed_to_others(given: Mapping[str, str]) -> dict[str, str]:
    """Answers go over a network only encrypted, unless the address or the surroundings say how they go."""
    usual = {
        default.keyword.decode(): default.val.decode()
        for default in Conninfo.get_defaults()
        if default.val is not None
    }
    hosts = given.get("host") or given.get("hostaddr") or usual.get("host") or usual.get("hostaddr") or ""
    is_here = all(host in _HERE or host.startswith(("/", "@")) for host in hosts.split(",") if host)
    is_said = (
        bool(given.keys() & {"sslmode", "service"}) or "service" in usual or usual.get("sslmode") != "prefer"
    )
    return {} if is_here or is_said else {"sslmode": "require"}
