"""The program's one list of commands, in the order help shows them.

Only the family of the command that was typed is imported: help shows a line for each, and needs none of them.
"""

import os
from collections.abc import Sequence
from importlib import import_module
from typing import Annotated

import typer

from mir_assess import __version__, settings

COMMANDS = {
    "start": ("workshop:start", "Run a workshop, or go on where it stopped."),
    "new": ("workshop:new", "Create an assessment to walk later. Never asks."),
    "serve": ("rooms:serve", "Host the rooms of many assessments at once."),
    "room": ("rooms:room", "Show what leads into a room, and what leads it."),
    "list": ("workshop:list_assessments", "List the assessments there are."),
    "show": ("workshop:show", "Show one: who took part, and what is left."),
    "import": ("answers:import_answers", "Bring in answers from a file."),
    "key": ("keying:key", "Type cards and sheets of paper in, fast."),
    "notes": ("notes:notes", "Look at people's words before they are printed."),
    "paper": ("papers:paper", "Make cards, sheets and a script to print."),
    "report": ("pages:report", "Write the gap report of a round."),
    "diff": ("pages:diff", "Write what changed from one round to the next."),
    "trend": ("pages:trend", "Write what changed over three and more rounds."),
    "benchmark": ("pools:benchmark", "Pool public reports of several councils."),
    "seal": ("sealing:seal", "Close a round for good, and write NAME.mir.json."),
    "plan": ("promises:app", "Add, list, move and review the actions of a round."),
    "statements": ("banks:app", "List, show and check banks of statements."),
    "demo": ("demo:demo", "See it work: two rounds of a made-up council."),
    "check": ("upkeep:check", "Check the store, and recount what it holds."),
    "backup": ("upkeep:backup", "Copy the store, even while a workshop runs."),
    "withdraw": ("withdrawing:withdraw", "Take one person's answers out, before sealing."),
    "delete": ("upkeep:delete", "Remove an assessment and all its answers."),
}
"""Each command to its module and function (or the app of its own commands), and its line in the help."""


def app_for(typed: Sequence[str]) -> typer.Typer:
    """Return the program with the one command that was typed; where that is none, with the lines of help of
    all.
    """
    app = typer.Typer(
        name="mir-assess",
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        add_completion=False,
        no_args_is_help=True,
        help="Workshops where people who draw on care and support and their council "
        "rate the same statements, and see where they differ.",
        epilog=f"First time? Try: {settings.command_name(os.environ)} demo",
    )
    app.callback()(_everything)
    word = next((word for word in typed if not word.startswith("-")), "")
    if word in COMMANDS:
        _add(app, word)
    else:
        for name, (_, line) in COMMANDS.items():
            app.command(name, help=line)(_only_listed)
    return app


def _add(app: typer.Typer, name: str) -> None:
    module, _, function = COMMANDS[name][0].partition(":")
    command = getattr(import_module(f"mir_assess.cli.{module}"), function)
    if isinstance(command, typer.Typer):
        app.add_typer(command, name=name)
    else:
        app.command(name)(command)


def _only_listed() -> None:
    """Stand for a command in the help."""


def _show_version(asked: bool) -> None:
    if asked:
        typer.echo(f"mir-assess {__version__}")
        raise typer.Exit


def _everything(
    version: Annotated[
        bool,
        typer.Option("--version", callback=_show_version, is_eager=True, help="Say which version this is."),
    ] = False,
) -> None:
    """Nothing to do before a command; the options here are dealt with as they are read."""
