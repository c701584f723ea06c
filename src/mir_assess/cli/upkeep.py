"""`check`, `backup` and `delete`: looking after the store."""

from typing import TYPE_CHECKING, Annotated

import typer

from mir_assess.cli import options
from mir_assess.cli.console import Console, console, quoted
from mir_assess.cli.places import opened_store, today
from mir_assess.errors import Problem, StoreError, UsageError
from mir_assess.office.writing import STANDARD_OUTPUT
from mir_assess.places import typed_path, without_password
from mir_assess.speech import say, say_n

if TYPE_CHECKING:
    from mir_assess.store.base import Store


def check(store: options.StoreAddress = None, plain: options.Plain = False) -> None:
    """Check the store, and recount what it holds.

    Every open assessment is counted again from what was said, and compared.
    """
    from mir_assess.office.overview import listed
    from mir_assess.store.checking import check as checked

    shown = console(plain=plain, store=store)
    with opened_store(store) as kept:
        missing = kept.missing()
        problems = (missing,) if missing else checked(kept)
        number = len(listed(kept)) if not problems else 0
        taken_out = sum(stone.withdrawn for stone in kept.erased()) if not problems else 0
    if problems:
        raise StoreError(*problems)
    shown.say(
        say_n(
            "All is well: {number} assessment, and every count is what was said.",
            "All is well: {number} assessments, and every count is what was said.",
            number,
        )
    )
    if taken_out:
        shown.say(
            say_n(
                "{number} person’s answers were taken out, and nothing of them is left here.",
                "{number} people’s answers were taken out, and nothing of them is left here.",
                taken_out,
            )
        )
    shown.next("backup FILE")


def backup(
    file: Annotated[
        str,
        typer.Argument(
            metavar="FILE",
            show_default=False,
            help="Where the copy goes: a new file, or an empty database (postgresql://…).",
        ),
    ],
    store: options.StoreAddress = None,
    plain: options.Plain = False,
) -> None:
    """Copy the store, even while a workshop runs, into a new file or an empty PostgreSQL database."""
    shown = console(plain=plain, store=store)
    if file == STANDARD_OUTPUT:
        what = say("A copy of the store has to be a file that lasts, so it cannot go to standard output.")
        raise UsageError(Problem("FILE", what, say("Name a new file.")))
    scheme, separator, rest = file.partition("://")
    with opened_store(store) as kept:
        if separator and scheme != "sqlite":
            _copy_into(file, kept, shown)
            return
        file = rest.removeprefix("/") if separator else file
        kept.backup(typed_path(file))
    shown.say(
        say("The copy is in {file}. It holds every answer: keep it where only you can read it.", file=file)
    )
    shown.next(f"check --store {quoted(file)}")


def _copy_into(address: str, kept: "Store", shown: Console) -> None:
    """Move a store to where several can work with it: all of it, and then counted anew there."""
    from mir_assess.office.overview import listed
    from mir_assess.store.checking import check as checked

    to = without_password(address)
    with opened_store(address) as other:
        kept.copy_to(other)
        problems = checked(other)
        number = len(listed(other)) if not problems else 0
    if problems:
        raise StoreError(*problems)
    shown.say(
        say_n(
            "{number} assessment is copied to {address}, and every count there is what was said.",
            "{number} assessments are copied to {address}, and every count there is what was said.",
            number,
            address=to,
        ),
        say("What is said from now on in the store you copied is not in the copy."),
    )
    shown.next(f"list --store {quoted(to)}")


def delete(
    name: options.Name,
    yes: options.Yes = False,
    store: options.StoreAddress = None,
    plain: options.Plain = False,
) -> None:
    """Remove an assessment and all its answers.

    It cannot be undone.
    """
    shown = console(plain=plain, store=store)
    with opened_store(store) as kept:
        found = kept.round(name)
        opened = found.assessment
        state = say("still open, so its answers are nowhere else")
        if found.sealed:
            state = say("sealed on {day}", day=found.sealed)
        shown.warn(
            f"{name}: {opened.organisation}, {opened.year}, {state}.",
            say(
                "Its answers, notes and agreed levels will be gone for good. "
                "Files you made from it stay where they are."
            ),
        )
        if not shown.confirm(say("Delete {name}?", name=name), yes=yes):
            shown.say(say("Nothing was deleted."))
            shown.next(f"show {name}")
            return
        kept.erase(name, sealed=None, day=today())
    shown.say(say("{name} was deleted.", name=name))
    shown.next("list")
