"""`key`: typing a pile of paper in, fast."""

from typing import Annotated

import typer

from mir_assess.cli import options
from mir_assess.cli.console import console
from mir_assess.cli.places import opened_store

Twice = Annotated[
    bool,
    typer.Option(
        "--twice",
        show_default=False,
        help="A second person keys the pile again; only what differs is shown, and each is decided.",
    ),
]


def key(
    name: options.Name,
    twice: Twice = False,
    sitting: options.Sitting = "",
    store: options.StoreAddress = None,
    plain: options.Plain = False,
) -> None:
    """Type paper in: one key an answer, each kept before the next is asked for.

    Through a pipe, a line a sheet: its code and a sign for each statement.
    """
    from mir_assess.channels.paper.keyboard import key_at_keyboard

    shown = console(plain=plain, store=store)
    with opened_store(store) as kept:
        refused = key_at_keyboard(
            kept,
            name,
            sitting=sitting,
            twice=twice,
            plain=shown.plain,
            in_full=lambda words: f"{shown.command} {words}{shown.place}",
        )
    if refused:
        raise typer.Exit(1)
