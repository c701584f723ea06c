"""`statements wording`: the official words, from a council's own copy, laid beside ours."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from mir_assess import resources
from mir_assess.cli import options
from mir_assess.cli.console import Console, console, quoted
from mir_assess.cli.wording_choices import settle
from mir_assess.errors import Problem, UsageError, WordingError, nearest
from mir_assess.model.visible import one_line, visible
from mir_assess.places import typed_path
from mir_assess.speech import say, say_n

if TYPE_CHECKING:
    from mir_assess.model.bank import Bank, Edition
    from mir_assess.wording.finding import Copy, Theirs
    from mir_assess.wording.matching import Matching

BankName = Annotated[
    str, typer.Argument(metavar="BANK", show_default=False, help="A bank's id, or a YAML file.")
]
Files = Annotated[
    list[str],
    typer.Argument(
        metavar="FILE...",
        show_default=False,
        help="Your own copy of the official text: a saved web page, Word, PDF, Excel, CSV or plain text. "
        "Several files are read as one copy.",
    ),
]
Output = Annotated[
    str | None,
    typer.Option(
        "--output",
        "-o",
        metavar="PATH",
        show_default=False,
        help="The file to write. Unset: BANK.official.yaml in the current folder.",
    ),
]
Yes = Annotated[
    bool,
    typer.Option(
        "--yes",
        "-y",
        show_default=False,
        help="Take what is sure or likely, and leave the rest unmatched, without being asked.",
    ),
]


def wording(
    bank: BankName,
    files: Files,
    output: Output = None,
    edition: options.EditionName = "",
    yes: Yes = False,
    store: options.StoreAddress = None,
    plain: options.Plain = False,
) -> None:
    """Bring in the official words from your own copy, and keep them in a file of your own."""
    from mir_assess import banks
    from mir_assess.office.writing import write_whole
    from mir_assess.wording.copies import read_copy
    from mir_assess.wording.finding import find
    from mir_assess.wording.matching import match
    from mir_assess.wording.overlay import as_yaml, source_of

    shown = console(plain=plain, store=store)
    found_bank = banks.load(bank, resources.folder("statements"))
    asked = _edition(found_bank, edition)
    path = _path_for(output, asked.bank, shown)
    paths = [Path(file) for file in dict.fromkeys(files)]
    copy = find([(file.stem, read_copy(file)) for file in paths], asked)
    _refuse_odd(copy, paths)
    voices = [each.voice for each in copy.statements]
    # For translators: statements that speak as “I” and as “We”; keep these two words.
    found = say_n(
        "In your copy: {number} statement, {i} I and {we} We.",
        "In your copy: {number} statements, {i} I and {we} We.",
        len(voices),
        i=voices.count("i"),
        we=voices.count("we"),
    )
    shown.say(found)
    matching = settle(match(copy, asked), copy, asked, shown, yes=yes)
    write_whole(
        path, as_yaml(matching, asked, source_of(asked, [one_line(file.name) for file in paths])).encode()
    )
    _sum_up(matching, copy, asked, path, shown)
    with_bank = "" if asked.bank == "making-it-real" else f" --bank {quoted(bank)}"
    shown.next(f"start{with_bank} --wording {quoted(str(path))}")


def _edition(bank: "Bank", name: str) -> "Edition":
    if name and name not in bank.editions:
        what = say("{bank} has no edition “{name}”.", bank=bank.id, name=name)
        there = say("It has: {names}.", names=", ".join(bank.editions))
        fix = f"{nearest(name, bank.editions)} {there}".strip()
        raise UsageError(Problem("--edition", what, fix))
    edition = bank.edition(name or None)
    if not any(statement.voice in ("i", "we") for statement in edition.statements):
        what = say("This bank has no I or We statements, so there is nothing to lay official words over.")
        fix = say("To ask it in other words, copy the bank and change the copy.")
        raise WordingError(Problem(bank.id, what, fix))
    return edition


def _path_for(output: str | None, bank_id: str, shown: Console) -> Path:
    """Return where to write, before anything is read or asked. What is there already is asked about."""
    usual = f"{bank_id}.official.yaml"
    try:
        path = typed_path(output or usual)
        path = path / usual if path.is_dir() else path
        is_there = path.exists()
    except (OSError, RuntimeError) as error:  # a name that is too long, or the home of nobody
        what = say("The file cannot be written ({reason}).", reason=getattr(error, "strerror", "") or error)
        raise UsageError(Problem(one_line(str(output)), what, say("Name another file with -o."))) from None
    if path.name.startswith("-") or visible(str(path)) != str(path):
        what = say("A file of this name cannot be typed in a command.")
        raise UsageError(Problem(f"“{one_line(str(path))}”", what, say("Name another file with -o.")))
    if is_there:
        fix = say("Name another file with -o, or move that one away first.")
        if not shown.asks:
            raise WordingError(Problem(str(path), say("There is a file of this name already."), fix))
        if not shown.confirm(say("{file} is there already. Write it anew?", file=path), yes=False):
            raise WordingError(Problem(str(path), say("It stays as it is."), fix))
    return path


def _refuse_odd(copy: "Copy", files: list[Path]) -> None:
    """Raise WordingError for a copy with no statements, or with so many that they can be no such list."""
    from mir_assess.wording.finding import MOST_SPOKEN, MOST_STATEMENTS

    where, number = ", ".join(str(file) for file in files), len(copy.statements)
    if copy.spoken > MOST_SPOKEN:
        number = copy.spoken
    elif 0 < number <= MOST_STATEMENTS:
        return
    if number:
        what = say_n(
            "{number} line here could be an I or We statement, far more than any list of them has.",
            "{number} lines here could be I or We statements, far more than any list of them has.",
            number,
        )
        fix = say("Copy only the pages with the statements into a file of their own, and use that.")
    elif copy.themes:
        what = say_n(
            "The names of {number} theme are there, but no statements.",
            "The names of {number} themes are there, but no statements.",
            len(copy.themes),
        )
        fix = say(
            "A page may load them only when it is opened: copy the text into a text file, and use that."
        )
    else:
        what = say("No I or We statements were found, and no names of themes.")
        fix = say(
            "Check that it is your copy of the statements. Each theme's name should stand above its own."
        )
    raise WordingError(Problem(where, what, fix))


def _sum_up(matching: "Matching", copy: "Copy", edition: "Edition", path: Path, shown: Console) -> None:
    """Say what was written, and list what is left on either side."""
    if copy.older_heading:
        older = say(
            "“{heading}” is, as far as we know, a theme of an older edition, whose statements are others and "
            "in another order. Check that yours is the edition of today.",
            heading=copy.older_heading,
        )
        shown.warn(older)
    if matching.undecided:
        left_open = say_n(
            "{number} match is not sure, and left open. To be asked about each, run this without --yes.",
            "{number} matches are not sure, and left open. To be asked about each, run this without --yes.",
            len(matching.undecided),
        )
        shown.say(left_open, "")
    if matching.theirs_left:
        shown.say(say("In your copy, and matched to none of ours:"))
        shown.say(*(f"  {_named(each, edition)}{each.text}" for each in matching.theirs_left), "")
    if matching.ours_left:
        shown.say(say("Ours, with nothing in your copy; our own words are asked:"))
        shown.say(*(f"  {each}  {edition.statement(each).text}" for each in matching.ours_left), "")
    if copy.long_passages:
        passages = say_n(
            "{number} longer passage was read as a story or an explanation, and not as a statement.",
            "{number} longer passages were read as a story or an explanation, and not as a statement.",
            copy.long_passages,
        )
        shown.say(passages)
    written = say_n(
        "Written: {file}, with the official words of {number} statement. Read it through before you use it.",
        "Written: {file}, with the official words of {number} statements. Read it through before you use it.",
        len(matching.matches),
        file=path,
    )
    shown.say(written)
    shown.say(say("These words are not ours to give. Ask whoever wrote them before you pass the file on."))


def _named(theirs: "Theirs", edition: "Edition") -> str:
    return f"{edition.theme(theirs.theme).title}: " if theirs.theme else ""
