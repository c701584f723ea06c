"""`statements wording`: the official words, from a council's own copy, laid beside ours."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from mir_assess import resources
from mir_assess.cli import options
from mir_assess.cli.console import Console, console, counted, quoted
from mir_assess.errors import Problem, UsageError, WordingError, nearest

if TYPE_CHECKING:
    from mir_assess.model.bank import Bank, Edition, Theme
    from mir_assess.wording.finding import Copy, Theirs
    from mir_assess.wording.matching import Match, Matching

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

OFFERED = 8
"""Statements of ours that are offered for one of theirs: more cannot be weighed at a glance."""


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
    total = counted(len(voices), "statement", "statements")
    shown.say(f"In your copy: {total}, {voices.count('i')} I and {voices.count('we')} We.")
    matching = _settle(match(copy, asked), copy, asked, shown, yes=yes)
    write_whole(path, as_yaml(matching, asked, source_of(asked, [file.name for file in paths])).encode())
    _sum_up(matching, copy, asked, path, shown)
    with_bank = "" if asked.bank == "making-it-real" else f" --bank {quoted(bank)}"
    shown.next(f"start{with_bank} --wording {quoted(str(path))}")


def _edition(bank: "Bank", name: str) -> "Edition":
    if name and name not in bank.editions:
        what = f"{bank.id} has no edition “{name}”."
        fix = f"{nearest(name, bank.editions)} It has: {', '.join(bank.editions)}.".strip()
        raise UsageError(Problem("--edition", what, fix))
    edition = bank.edition(name or None)
    if not any(statement.voice in ("i", "we") for statement in edition.statements):
        what = "This bank has no I or We statements, so there is nothing to lay official words over."
        raise WordingError(
            Problem(bank.id, what, "To ask it in other words, copy the bank and change the copy.")
        )
    return edition


def _path_for(output: str | None, bank_id: str, shown: Console) -> Path:
    """Return where to write, before anything is read or asked. What is there already is asked about."""
    usual = f"{bank_id}.official.yaml"
    path = Path(output or usual).expanduser()
    if path.is_dir():
        path /= usual
    if path.exists():
        fix = "Name another file with -o, or move that one away first."
        if not shown.asks:
            raise WordingError(Problem(str(path), "There is a file of this name already.", fix))
        if not shown.confirm(f"{path} is there already. Write it anew?", yes=False):
            raise WordingError(Problem(str(path), "It stays as it is.", fix))
    return path


def _refuse_odd(copy: "Copy", files: list[Path]) -> None:
    """Raise WordingError for a copy with no statements, or with so many that they can be no such list."""
    from mir_assess.wording.finding import MOST_STATEMENTS

    where, number = ", ".join(str(file) for file in files), len(copy.statements)
    if 0 < number <= MOST_STATEMENTS:
        return
    if number:
        what = f"{number} lines here could be I or We statements, far more than any list of them has."
        fix = "Copy only the pages with the statements into a file of their own, and use that."
    elif copy.themes:
        what = f"The names of {counted(len(copy.themes), 'theme', 'themes')} are there, but no statements."
        fix = "A page may load them only when it is opened: copy the text into a text file, and use that."
    else:
        what = "No I or We statements were found, and no names of themes."
        fix = "Check that it is your copy of the statements. Each theme's name should stand above its own."
    raise WordingError(Problem(where, what, fix))


def _show_theme(theme: "Theme", matches: list["Match"], edition: "Edition", shown: Console) -> None:
    """Show the matches of one theme, with how sure each is."""
    shown.say("")
    shown.heading(theme.title)
    for each in matches:
        why = f" ({each.why})" if each.why else ""
        shown.say(f"{each.ours}  {each.certainty}{why}")
        shown.say(f"    Copy: {each.theirs.text}")
        shown.say(f"    Ours: {edition.statement(each.ours).text}")


def _settle(
    matching: "Matching", copy: "Copy", edition: "Edition", shown: Console, *, yes: bool
) -> "Matching":
    """Show the matches theme by theme, and return those that stand: the sure ones, and of the others those
    that somebody says yes to.
    """
    from mir_assess.wording.matching import LIKELY, NOT_SURE, SURE, settled

    kept = [each for each in matching.matches if each.certainty == SURE]
    likely = [each for each in matching.matches if each.certainty == LIKELY]
    doubtful = [each for each in matching.matches if each.certainty == NOT_SURE]
    for theme in edition.themes:
        here = [each for each in matching.matches if edition.statement(each.ours).theme == theme.id]
        if here:
            _show_theme(theme, here, edition, shown)
        if shown.asks and not yes:
            kept = _settle_theme(here, kept, copy, edition, shown)
    shown.say("")
    if yes:
        return settled([*kept, *likely], copy, edition, undecided=doubtful)
    if not shown.asks and (likely or doubtful):
        what = f"{counted(len(likely), 'match is', 'matches are')} likely, and {len(doubtful)} not sure."
        fix = "Nobody is here to ask. Add --yes to take the likely ones and leave the others unmatched."
        raise UsageError(Problem("statements wording", what, fix))
    return settled(kept, copy, edition)


def _settle_theme(
    here: list["Match"], kept: list["Match"], copy: "Copy", edition: "Edition", shown: Console
) -> list["Match"]:
    """Return what is kept, with what somebody chose among the matches of one theme that are not sure."""
    from mir_assess.wording.matching import LIKELY, NOT_SURE, offers

    likely = [each for each in here if each.certainty == LIKELY]
    if likely and _takes_all(len(likely), shown):
        kept, likely = [*kept, *likely], []
    asked = [*likely, *(each for each in here if each.certainty == NOT_SURE)]
    for number, each in enumerate(asked, start=1):
        taken = {one.ours for one in kept}
        further = offers(each.theirs, taken | {each.ours}, copy, edition)
        ours = [id_ for id_ in (each.ours, *further[: OFFERED - 1]) if id_ not in taken]
        chosen = _ask(each, ours, edition, shown, f"{number} of {len(asked)}") if ours else None
        kept = [*kept, chosen] if chosen else kept
    return kept


def _takes_all(number: int, shown: Console) -> bool:
    question = f"{counted(number, 'match is', 'matches are')} likely. Right?"
    yes = "Yes" if number == 1 else f"Yes, all {number}"
    return shown.choose(question, [yes, "No, ask me"], "--yes") == 0


def _ask(match: "Match", ours: list[str], edition: "Edition", shown: Console, number: str) -> "Match | None":
    """Return the match that somebody chose for one of theirs; None when none of ours is the same."""
    from mir_assess.wording.matching import LIKELY
    from mir_assess.wording.overlay import CHOSEN

    theirs = match.theirs
    where = f", under {edition.theme(theirs.theme).title}" if theirs.theme else ""
    question = f"{number}. In your copy{where}: “{theirs.text}” Which of ours says the same?"
    choices = [f"{each}  {edition.statement(each).text}" for each in ours]
    trusted = match.certainty == LIKELY and match.ours == ours[0]
    picked = shown.choose(
        question,
        [*choices, "None of these: keep it, unmatched"],
        "--yes",
        default=1 if trusted else len(choices) + 1,
    )
    return None if picked == len(ours) else replace(match, ours=ours[picked], certainty=CHOSEN, why="")


def _sum_up(matching: "Matching", copy: "Copy", edition: "Edition", path: Path, shown: Console) -> None:
    """Say what was written, and list what is left on either side."""
    if copy.older_heading:
        shown.warn(
            f"“{copy.older_heading}” is, as far as we know, a theme of an older edition, whose statements "
            "are others and in another order. Check that yours is the edition of today."
        )
    if matching.undecided:
        asks = counted(len(matching.undecided), "match is", "matches are")
        shown.say(f"{asks} not sure, and left open. To be asked about each, run this without --yes.", "")
    if matching.theirs_left:
        shown.say("In your copy, and matched to none of ours:")
        shown.say(*(f"  {_named(each, edition)}{each.text}" for each in matching.theirs_left), "")
    if matching.ours_left:
        shown.say("Ours, with nothing in your copy; our own words are asked:")
        shown.say(*(f"  {each}  {edition.statement(each).text}" for each in matching.ours_left), "")
    if copy.long_passages:
        passages = counted(copy.long_passages, "longer passage was", "longer passages were")
        shown.say(f"{passages} read as a story or an explanation, and not as a statement.")
    found = counted(len(matching.matches), "statement", "statements")
    shown.say(f"Written: {path}, with the official words of {found}. Read it through before you use it.")
    shown.say("These words are not ours to give. Ask whoever wrote them before you pass the file on.")


def _named(theirs: "Theirs", edition: "Edition") -> str:
    return f"{edition.theme(theirs.theme).title}: " if theirs.theme else ""
