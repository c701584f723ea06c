"""The program's one list of commands, in the order help shows them."""

from typing import Annotated

import typer

from mir_assess import __version__
from mir_assess.cli import answers, banks, demo, pages, promises, sealing, upkeep, workshop

app = typer.Typer(
    name="mir-assess",
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    add_completion=False,
    no_args_is_help=True,
    help="Workshops where people who draw on care and support and their council rate the same statements, "
    "and see where they differ.",
    epilog="First time? Try: mir-assess demo",
)


def _show_version(asked: bool) -> None:
    if asked:
        typer.echo(f"mir-assess {__version__}")
        raise typer.Exit


@app.callback()
def everything(
    version: Annotated[
        bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Say which version this is.")
    ] = False,
) -> None:
    """Nothing to do before a command; the options here are dealt with as they are read."""


app.command("start")(workshop.start)
app.command("new")(workshop.new)
app.command("list")(workshop.list_assessments)
app.command("show")(workshop.show)
app.command("import")(answers.import_answers)
app.command("report")(pages.report)
app.command("diff")(pages.diff)
app.command("seal")(sealing.seal)
app.add_typer(promises.app, name="plan")
app.add_typer(banks.app, name="statements")
app.command("demo")(demo.demo)
app.command("check")(upkeep.check)
app.command("backup")(upkeep.backup)
app.command("delete")(upkeep.delete)
