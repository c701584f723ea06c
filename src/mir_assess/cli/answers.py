"""`import`: answers from a file."""

from pathlib import Path
from typing import Annotated
from uuid import uuid4

import typer

from mir_assess.cli import options
from mir_assess.cli.console import console, counted, quoted
from mir_assess.cli.places import now, opened_store

File = Annotated[
    str, typer.Argument(metavar="FILE", show_default=False, help="A CSV file of answers or of counts.")
]
DryRun = Annotated[
    bool, typer.Option("--dry-run", show_default=False, help="Say what would happen, and write nothing.")
]


def import_answers(
    name: options.Name,
    file: File,
    dry_run: DryRun = False,
    store: options.StoreAddress = None,
    plain: options.Plain = False,
) -> None:
    """Bring in answers from a file. Nothing is written if any row is wrong."""
    from mir_assess import importers
    from mir_assess.importers import keeping

    shown = console(plain=plain, store=store)
    with opened_store(store) as kept:
        assessment = keeping.open_assessment(kept, name)
        found = importers.read(Path(file), assessment, lambda: uuid4().hex)
        appends = keeping.prepare(found, kept, assessment, at=now(), new_id=lambda: uuid4().hex)
        if not dry_run:
            kept.append(*appends)
    shown.warn(*found.warnings)
    brought = f"{counted(found.answers, 'answer', 'answers')} and {counted(found.notes, 'note', 'notes')}"
    sessions = counted(len(found.sessions), "session", "sessions")
    if dry_run:
        shown.say(f"{brought}, in {sessions}, would go into {name}. Nothing was written.")
        shown.next(f"import {name} {quoted(file)}")
    else:
        shown.say(f"{brought}, in {sessions}, are in {name}.")
        shown.next(f"report {name}")
