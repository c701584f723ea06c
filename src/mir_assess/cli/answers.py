"""`import`: answers from a file."""

from collections.abc import Iterable
from pathlib import Path
from typing import Annotated
from uuid import uuid4

import typer

from mir_assess.cli import options
from mir_assess.cli.console import Console, console, quoted
from mir_assess.cli.places import now, opened_store
from mir_assess.model.assessment import Group
from mir_assess.speech import say, say_n

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
        arriving = keeping.prepare(found, kept, assessment, at=now(), new_id=lambda: uuid4().hex)
        again = keeping.counted_already(found, kept, name)
        if not dry_run:
            kept.append_many(arriving)
    shown.warn(*found.warnings)
    _warn_of_counts(again, name, shown, is_in=not dry_run)
    brought = {
        "answers": say_n("{number} answer", "{number} answers", found.answers),
        "notes": say_n("{number} note", "{number} notes", found.notes),
        "sessions": say_n("{number} session", "{number} sessions", len(found.sessions)),
        "name": name,
    }
    # For translators: {answers} reads “12 answers”, {notes} “3 notes”, {sessions} “4 sessions”.
    if dry_run:
        shown.say(
            say("{answers} and {notes}, in {sessions}, would go into {name}. Nothing was written.", **brought)
        )
        shown.next(f"import {name} {quoted(file)}")
    else:
        shown.say(say("{answers} and {notes}, in {sessions}, are in {name}.", **brought))
        if any(session.is_one_person for session in found.sessions):
            shown.say(
                say(
                    "Until {name} is sealed, one person’s answers can be taken out, by their session in the "
                    "file: {command}",
                    name=name,
                    command=f"{shown.command} withdraw {name} SESSION{shown.place}",
                )
            )
        shown.next(f"report {name}")


def _warn_of_counts(again: Iterable[tuple[Group, int]], name: str, shown: Console, *, is_in: bool) -> None:
    """Say which groups had answers already to statements whose counts came, and how to begin anew."""
    told = [_added_words(group, number) for group, number in again]
    if told and is_in:
        told.append(
            say(
                "Counts cannot be taken out again. If they are in it twice now: {command}, open it anew, and "
                "bring in each file once.",
                command=f"{shown.command} delete {name}{shown.place}",
            )
        )
    shown.warn(*told)


def _added_words(group: Group, statements: int) -> str:
    return say_n(
        "{group}: {number} statement had answers already, and these counts are added to them. If they are "
        "of the same people, those people count twice.",
        "{group}: {number} statements had answers already, and these counts are added to them. If they are "
        "of the same people, those people count twice.",
        statements,
        group=group.label,
    )
