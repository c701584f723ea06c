"""`demo`: a made-up council's two rounds, to look at before there is a room."""

from typing import Annotated

import typer

from mir_assess import resources
from mir_assess.cli import options
from mir_assess.cli.console import console, quoted
from mir_assess.places import typed_path
from mir_assess.speech import say

Folder = Annotated[
    str,
    typer.Argument(
        metavar="[FOLDER]", show_default=False, help="Where to put it. Unset: mir-assess-demo, made here."
    ),
]


def demo(
    folder: Folder = "mir-assess-demo",
    store: options.StoreAddress = None,
    plain: options.Plain = False,
) -> None:
    """See it work: two rounds of a made-up council.

    Makes a folder with a store of its own, and every page a round can have.
    """
    from mir_assess.demonstration import make

    shown = console(plain=plain)
    made = make(typed_path(folder), resources.folder("statements"), resources.folder("templates"))
    if store is not None:
        shown.warn(say("The demonstration keeps to a store of its own, so --store was not used."))
    shown.say(say("Everything here is made up: the council, the people, every answer."))
    shown.say(*(say("Written: {file}", file=path) for path in made.files))
    shown.say(say("Open first: {file}", file=made.open_first))
    shown.next(f"show northshire-2026 --store {quoted(str(made.store))}")
