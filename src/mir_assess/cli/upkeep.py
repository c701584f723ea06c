"""`check`, `backup` and `delete`: looking after the store."""

from typing import Annotated

import typer

from mir_assess.cli import options
from mir_assess.cli.console import console, quoted
from mir_assess.cli.places import opened_store, today
from mir_assess.places import typed_path
from mir_assess.speech import say, say_n


def check(store: options.StoreAddress = None, plain: options.Plain = False) -> None:
    """Check the store, and recount what it holds.

    Every open assessment is counted again from what was said, and compared.
    """
    from mir_assess.errors import StoreError
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
        str, typer.Argument(metavar="FILE", show_default=False, help="Where the copy goes; it must be new.")
    ],
    store: options.StoreAddress = None,
    plain: options.Plain = False,
) -> None:
    """Copy the store, even while a workshop runs."""
    shown = console(plain=plain, store=store)
    with opened_store(store) as kept:
        kept.backup(typed_path(file))
    shown.say(
        say("The copy is in {file}. It holds every answer: keep it where only you can read it.", file=file)
    )
    shown.next(f"check --store {quoted(file)}")


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
