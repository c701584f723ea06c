"""A connection to a server, made ready: how long it waits for others; and what it confirms is on disk."""

from typing import Any

import psycopg

from mir_assess.errors import StoreError
from mir_assess.store import postgres_failures as failures
from mir_assess.store import postgres_tables as steps
from mir_assess.store.postgres_address import Address

Connection = psycopg.Connection[tuple[Any, ...]]

# Whoever falls silent while they write (a laptop that sleeps) would hold up all others; a reader, who may be
# busy with a long copy, holds up nobody.
_SETTINGS = """SELECT set_config('search_path', %s, false), set_config('lock_timeout', %s, false),
    set_config('idle_in_transaction_session_timeout', '30s', false),
    set_config('synchronous_commit',
        CASE current_setting('synchronous_commit') WHEN 'off' THEN 'on'
        ELSE current_setting('synchronous_commit') END, false)"""


def connected(address: Address, *, timeout: float) -> Connection:
    """Return a connection to a server, which waits so many seconds for others who write. Raises StoreError
    for a database that cannot hold every language, and psycopg.Error where the server cannot be reached.
    """
    connection: Connection = psycopg.connect(autocommit=True, **address.settings)  # type: ignore[arg-type] # libpq's own names
    encoding = connection.info.parameter_status("server_encoding") or ""
    if encoding != "UTF8":
        connection.close()
        raise StoreError(failures.not_unicode(address.shown, encoding))
    try:
        connection.execute(_SETTINGS, (f"{steps.SCHEMA}, pg_temp", str(int(timeout * 1000))))
    except psycopg.Error:
        connection.close()
        raise
    return connection
