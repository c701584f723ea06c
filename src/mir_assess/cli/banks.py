"""`statements`: the banks of statements there are, what stands in one, whether a file is sound, a new one,
and what became of one from one edition to the next.
"""

from typing import TYPE_CHECKING, Annotated

import typer

from mir_assess import resources
from mir_assess.cli import options
from mir_assess.cli.bank_names import edition_of, file_of, is_file, last_asked, last_two, sought
from mir_assess.cli.console import Console, console, quoted
from mir_assess.cli.families import Family, hand_down
from mir_assess.cli.wording import wording
from mir_assess.errors import SHOWN_AT_MOST, BankError, Problem, UsageError
from mir_assess.speech import marked, say, say_n

if TYPE_CHECKING:
    from mir_assess.banks import Report

app = typer.Typer(
    cls=Family,
    rich_markup_mode=None,
    add_completion=False,
    no_args_is_help=True,
    help="List, show, check, begin and compare banks of statements.",
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
OneBank = Annotated[
    str,
    typer.Option(
        "--bank",
        metavar="ID|FILE",
        show_default=False,
        help="The bank to look in for a statement. Unset: all the built-in ones.",
    ),
]
OneEdition = Annotated[
    str,
    typer.Option(
        "--edition", metavar="E", show_default=False, help="As this edition asks. Unset: the newest."
    ),
]
NewFile = Annotated[
    str,
    typer.Argument(
        metavar="[FILE]",
        show_default=False,
        help="The file to write, such as northshire.yaml. Unset: named after the title.",
    ),
]
Title = Annotated[
    str,
    typer.Option("--title", metavar="TEXT", show_default=False, help="The title that people see."),
]
OldBank = Annotated[
    str, typer.Argument(metavar="OLD", show_default=False, help="The older bank: its id, or a YAML file.")
]
NewBank = Annotated[
    str,
    typer.Argument(
        metavar="[NEW]", show_default=False, help="The newer bank. Unset: two editions of the one bank."
    ),
]
TwoEditions = Annotated[
    tuple[str, str] | None,
    typer.Option(
        "--editions",
        metavar="E E",
        show_default=False,
        help="The edition of each, the older first. Unset: the newest of each; of one bank, its last two.",
    ),
]
Unused = options.StoreAddress


@app.callback()
def statements(
    context: typer.Context, store: options.StoreOfAll = None, plain: options.PlainForAll = False
) -> None:
    """List, show, check, begin and compare banks of statements."""
    hand_down(context, store=store, plain=plain)


@app.command("list")
def list_banks(store: Unused = None, plain: options.Plain = False) -> None:
    """List the banks there are."""
    from mir_assess import banks
    from mir_assess.cli.bank_pages import show_list
    from mir_assess.office.opening import BUILT_IN

    shown = console(plain=plain, store=store)
    folder = resources.folder("statements")
    entries = banks.catalogue(folder)
    show_list([(entry, None if entry.errors else banks.load(entry.id, folder)) for entry in entries], shown)
    ids = [entry.id for entry in entries]
    shown.next(f"statements show {BUILT_IN if BUILT_IN in ids else ids[0]}" if ids else "statements new")


@app.command()
def show(
    id_: AnyId,
    bank: OneBank = "",
    edition: OneEdition = "",
    store: Unused = None,
    plain: options.Plain = False,
) -> None:
    """Show the statements of a bank, or one statement whole."""
    from mir_assess.cli.bank_pages import show_bank, show_statement

    shown = console(plain=plain, store=store)
    found, statement = sought(id_, bank)
    if statement is None:
        asked = edition_of(found, edition)
        show_bank(found, asked, shown)
        shown.say("")
        in_file = f" --bank {quoted(id_)}" if is_file(id_) else ""
        shown.next(
            f"statements show {asked.statements[0].id}{in_file}" if asked.statements else "statements list"
        )
        return
    asked = edition_of(found, edition or last_asked(found, statement))
    if statement.id not in {one.id for one in asked.statements}:
        what = say(
            "Edition {edition} of {bank} does not ask {statement}.",
            edition=asked.edition,
            bank=found.id,
            statement=statement.id,
        )
        fix = say(
            "It was first asked in {edition}. Leave --edition out to see it.",
            edition=statement.wordings[0].since,
        )
        raise UsageError(Problem("--edition", what, fix))
    show_statement(found, statement, asked.statement(statement.id), asked, shown)
    shown.next(f"statements show {quoted(bank or found.id)}")


@app.command()
def check(
    file: BankOrFile,
    store: Unused = None,
    plain: options.Plain = False,
) -> None:
    """Check a bank: every problem at once, each with its line. Advice is no problem."""
    from mir_assess import banks

    shown = console(plain=plain, store=store)
    folder = resources.folder("statements")
    report = banks.check(file_of(file, folder), folder)
    _show_advice(report.advice, shown)
    if report.errors:
        raise BankError(*report.errors)
    shown.say(_that_it_is_sound(file, report))
    shown.next(_after_check(file, report))


@app.command()
def new(
    file: NewFile = "",
    title: Title = "",
    store: Unused = None,
    plain: options.Plain = False,
) -> None:
    """Write a short bank to begin with, with notes. Never writes over a file."""
    from mir_assess.banks.starter import SCHEMA_FILE, starter_file, write_starter
    from mir_assess.cli.places import today

    shown = console(plain=plain, store=store)
    path = starter_file(file, title)
    with_schema = write_starter(path, title, int(today()[:4]))
    written = marked("Written: {file}. Open it in a text editor: the notes in it say how it goes on.")
    shown.say(say(written, file=path))
    if with_schema:
        beside = marked("Beside it: {file}, with which an editor completes and explains what you type.")
        shown.say(say(beside, file=SCHEMA_FILE))
    shown.next(f"statements check {quoted(str(path))}")


@app.command()
def diff(
    old: OldBank,
    new_: NewBank = "",
    editions: TwoEditions = None,
    store: Unused = None,
    plain: options.Plain = False,
) -> None:
    """Say what became of each statement.

    From one bank to another, or from one edition of a bank to the next.
    """
    from mir_assess import banks
    from mir_assess.banks.differences import difference
    from mir_assess.cli.bank_changes import show_difference

    shown = console(plain=plain, store=store)
    folder = resources.folder("statements")
    before = banks.load(old, folder)
    now = banks.load(new_, folder) if new_ else before
    older, newer = editions or (("", "") if new_ else last_two(before))
    show_difference(difference(edition_of(before, older), edition_of(now, newer)), shown)
    shown.say("")
    shown.next(f"statements show {quoted(new_ or old)}")


app.command()(wording)


def _show_advice(advice: tuple[Problem, ...], shown: Console) -> None:
    for piece in advice[:SHOWN_AT_MOST]:
        if shown.plain:
            shown.say(say("Advice: {words}", words=piece))
        else:
            shown.heading(say("Advice: {words}", words=piece.where))
            shown.say(f"  {piece.what}", f"  {piece.fix}", "")
    more = len(advice) - SHOWN_AT_MOST
    if more > 0:
        shown.say(
            say_n("… and {number} more piece of advice.", "… and {number} more pieces of advice.", more)
        )


def _that_it_is_sound(file: str, report: "Report") -> str:
    what, number = _what_it_is(report), len(report.advice)
    if not number:
        return say("{file} is sound: {what}.", file=file, what=what)
    return say_n(
        "{file} is sound: {what}, with {number} piece of advice.",
        "{file} is sound: {what}, with {number} pieces of advice.",
        number,
        file=file,
        what=what,
    )


def _what_it_is(report: "Report") -> str:
    overlay, bank = report.overlay, report.bank
    if overlay is not None and overlay.kind == "translation":
        return say("a translation of {bank} into {language}", bank=overlay.bank, language=overlay.language)
    if overlay is not None:
        return say("a wording of {bank}", bank=overlay.bank)
    number = len(bank.edition().statements) if bank is not None else 0
    return say_n(
        "{number} statement in its newest edition", "{number} statements in its newest edition", number
    )


def _after_check(file: str, report: "Report") -> str:
    if report.overlay is None:
        return f"start --bank {quoted(file)}"
    ours = report.bank_file is None or report.bank_file.parent == resources.folder("statements")
    bank = report.overlay.bank if ours else quoted(str(report.bank_file))
    if report.overlay.kind == "wording":
        return f"start --bank {bank} --wording {quoted(file)}"
    return f"statements show {bank}"
