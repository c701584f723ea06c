"""`withdraw`: takes one person's answers out of a round that is still open."""

from typing import Annotated

import typer

from mir_assess.cli import options
from mir_assess.cli.console import console
from mir_assess.cli.places import folder_of, is_file, opened_store, round_of, today
from mir_assess.speech import say

Session = Annotated[
    str,
    typer.Argument(
        metavar="SESSION",
        show_default=False,
        help="The code shown when the person's session ended; for answers from a file, the session in it.",
    ),
]


def withdraw(
    name: options.Name,
    session: Session,
    yes: options.Yes = False,
    store: options.StoreAddress = None,
    plain: options.Plain = False,
) -> None:
    """Take one person's answers and notes out of a round, before it is sealed.

    Nothing shows what they answered. It cannot be undone.
    """
    from mir_assess.office import withdrawing

    shown = console(plain=plain, store=store)
    if is_file(name):
        found = round_of(name, store)
        raise withdrawing.sealed_already(found.assessment.name, found.sealed or "")
    with opened_store(store) as kept:
        theirs = withdrawing.find(kept, name, session)
        shown.warn(*withdrawing.what_happens(theirs), *_copies_on_a_server(store))
        if not shown.confirm(say("Take this person’s answers out of {name}?", name=name), yes=yes):
            shown.say(say("Nothing was taken out."))
            shown.next(f"show {name}")
            return
        withdrawing.take_out(kept, theirs, day=today())
    shown.say(withdrawing.what_was_done(theirs))
    shown.next(f"show {name}")


def _copies_on_a_server(store: str | None) -> tuple[str, ...]:
    """Say what of them a program cannot reach where a server keeps the store."""
    if folder_of(store) is not None:
        return ()
    told = say(
        "The database server has a log of what was written, and may have copies of its own. Ask whoever "
        "looks after it how long these are kept."
    )
    return (told,)
