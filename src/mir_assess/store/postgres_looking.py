"""Is the place itself sound? What `verify` looks at in a PostgreSQL database."""

from mir_assess.errors import Problem, StoreError
from mir_assess.store import postgres_failures as failures
from mir_assess.store import rows, tables
from mir_assess.store.postgres_tables import Postgres


def looked_through(db: tables.Database, shown: str) -> tuple[Problem, ...]:
    """Return a server that does not wait for its disk, and sealed rounds that are not as they were sealed."""
    problems = []
    if isinstance(db, Postgres) and db.execute("SHOW fsync").fetchone() == ("off",):
        problems.append(failures.not_durable(shown))
    # Reading every row is what makes a server with checksums find a damaged page.
    for table in ("events", "cells", "notes", "rounds", "tombstones"):
        db.execute(f"SELECT count({table}::text) FROM {table}")  # noqa: S608 - our own names
    for row in tables.sealed_rounds(db):
        try:
            rows.round_of(row)
        except StoreError as error:
            problems.extend(error.problems)
    return tuple(problems)
