"""Bringing a SQLite database up to date: the steps of `migrations`, each taken once and in order.

It is handed a connection, and knows nothing of files.
"""

import sqlite3

from mir_assess.store.migrations import MIGRATIONS, RECORD


def applied(db: sqlite3.Connection) -> set[str]:
    """Return the names of the steps that were taken here."""
    if db.execute("SELECT 1 FROM sqlite_master WHERE name = 'migrations'").fetchone() is None:
        return set()
    return {row[0] for row in db.execute("SELECT name FROM migrations")}


def is_up_to_date(db: sqlite3.Connection) -> bool:
    """Return whether every step that this program knows was taken."""
    taken = applied(db)
    return all(migration.name in taken for migration in MIGRATIONS)


def is_newer(db: sqlite3.Connection) -> bool:
    """Return whether a step was taken that this program does not know."""
    return bool(applied(db) - {migration.name for migration in MIGRATIONS})


def migrate(db: sqlite3.Connection) -> None:
    """Take the steps this file has not taken; another process may be at it, so look again in our turn."""
    if is_up_to_date(db):
        return
    db.execute("BEGIN IMMEDIATE")
    taken = applied(db)
    if not taken:
        db.execute(RECORD)
    for migration in MIGRATIONS:
        if migration.name not in taken:
            for statement in migration.statements:
                db.execute(statement)
            db.execute("INSERT INTO migrations VALUES (?)", (migration.name,))
    db.execute("COMMIT")
