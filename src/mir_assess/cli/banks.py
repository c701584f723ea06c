"""`statements`: the banks of statements there are, what stands in one, and whether a file is sound."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from mir_assess import resources
from mir_assess.cli import options
from mir_assess.cli.console import Console, console, counted

if TYPE_CHECKING:
    from mir_assess.model.bank import Bank, Edition, EditionStatement

app = typer.Typer(
    rich_markup_mode=None,
    add_completion=False,
    no_args_is_help=True,
    help="List, show and check banks of statements.",
)

BankOrFile = Annotated[
    str, typer.Argument(metavar="ID|FILE", show_default=False, help="A bank's id, or a YAML file.")
]
AnyId = Annotated[
    str,
    typer.Argument(
        metavar="ID", show_default=False, help="A bank's id or YAML file, or the id of a statement."
    ),
]
Unused = options.StoreAddress


@app.command("list")
def list_banks(store: Unused = None, plain: options.Plain = False) -> None:
    """List the banks there are."""
    from mir_assess import banks

    shown = console(plain=plain, store=store)
    entries = banks.catalogue(resources.folder("statements"))
    shown.table(
        ("Bank", "Title", "Editions", "Statements", "Sets"),
        [
            (
                entry.id,
                entry.title or f"has {counted(entry.errors, 'problem', 'problems')}",
                ", ".join(entry.editions),
                str(entry.statements or ""),
                ", ".join(entry.sets),
            )
            for entry in entries
        ],
    )
    shown.next(f"statements show {entries[0].id}" if entries else "statements check FILE")


@app.command()
def show(
    id_: AnyId,
    store: Unused = None,
    plain: options.Plain = False,
) -> None:
    """Show the statements of a bank, or one statement whole."""
    from mir_assess import banks

    shown = console(plain=plain, store=store)
    folder = resources.folder("statements")
    for entry in banks.catalogue(folder):
        edition = None if entry.errors else banks.load(entry.id, folder).edition()
        for statement in edition.statements if edition else ():
            if edition and statement.id == id_:
                _show_statement(statement, edition, shown)
                return
    _show_bank(banks.load(id_, folder), shown)


def _show_bank(bank: "Bank", shown: Console) -> None:
    edition = bank.edition()
    shown.heading(f"{bank.title} ({bank.id}, edition {edition.edition})")
    shown.say(bank.source.wording)
    for theme in edition.themes:
        statements = [statement for statement in edition.statements if statement.theme == theme.id]
        if statements:
            shown.say("")
            shown.heading(f"{theme.title} ({theme.id})")
            shown.say(*(f"  {statement.id}  {statement.text}" for statement in statements))
    if edition.sets:
        shown.say("")
        shown.heading("Sets")
        shown.say(
            *(f"  {chosen.id}: {chosen.title}. {', '.join(chosen.statements)}" for chosen in edition.sets)
        )
    shown.say("")
    shown.next(f"statements show {edition.statements[0].id}")


def _show_statement(statement: "EditionStatement", edition: "Edition", shown: Console) -> None:
    scale = edition.scale(statement.scale)
    shown.heading(f"{statement.id}  {statement.text}")
    shown.say(f"Bank: {edition.title} ({edition.bank}, edition {edition.edition})")
    shown.say(f"Theme: {edition.theme(statement.theme).title}")
    if statement.easy_text:
        shown.say(f"Easy: {statement.easy_text}")
    if statement.explanation:
        shown.say(f"Help: {statement.explanation}")
    shown.say("Levels, lowest first:")
    for number, level in enumerate(scale.levels, start=1):
        kept = " (the promise is kept from here)" if level.key == statement.good_from else ""
        about = statement.descriptors.get(level.key) or level.description
        shown.say(f"  {number}  {level.label}{f': {about}' if about else ''}{kept}")
    shown.say(*(f"To talk about: {prompt}" for prompt in (*statement.prompts, *edition.prompts)))
    shown.next(f"statements show {edition.bank}")


@app.command()
def check(
    file: BankOrFile,
    store: Unused = None,
    plain: options.Plain = False,
) -> None:
    """Check a bank: every problem at once, each with its line. Advice is no problem."""
    from mir_assess import banks
    from mir_assess.errors import BankError

    shown = console(plain=plain, store=store)
    report = banks.check(_file_of(file, resources.folder("statements")))
    if report.errors:
        raise BankError(*report.errors)
    shown.say(*(f"Advice: {advice}" for advice in report.advice))
    number = len(report.bank.edition().statements) if report.bank else 0
    shown.say(f"{file} is sound: {counted(number, 'statement', 'statements')} in its newest edition.")
    shown.next(f"start --bank {file}")


def _file_of(given: str, folder: Path) -> Path:
    """Return the file that was named, or the file of the bank with this id."""
    from mir_assess import banks
    from mir_assess.banks.shelf import is_file_name

    if is_file_name(given):
        return Path(given)
    found = [entry.file for entry in banks.catalogue(folder) if entry.id == given]
    if not found:
        banks.load(given, folder)  # raises, with the near miss
    return found[0]
