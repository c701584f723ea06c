"""`paper`: cards, sheets and what else a meeting needs on paper, ready to print."""

from typing import TYPE_CHECKING, Annotated

import typer

from mir_assess.cli import options
from mir_assess.cli.console import Console, console
from mir_assess.cli.places import is_file, opened_store, round_of
from mir_assess.cli.tongues import language_for
from mir_assess.errors import Problem, ReportError, SessionError, UsageError, nearest
from mir_assess.speech import meant, say, say_n

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mir_assess.channels.paper.documents import Wanted
    from mir_assess.channels.paper.pages import Document
    from mir_assess.model.assessment import Assessment

FORMATS = ("html", "pdf")

Easy = Annotated[
    bool,
    typer.Option(
        "--easy", show_default=False, help="In easier words, with pictures, and faces to begin with."
    ),
]
Large = Annotated[
    bool, typer.Option("--large", show_default=False, help="In large print, 18 points or more.")
]
Only = Annotated[
    list[str] | None,
    typer.Option(
        "--only",
        metavar="WHAT",
        show_default=False,
        help="welcome, script, statements, cards or sheets. Repeat for more. Unset: all of them.",
    ),
]
People = Annotated[
    list[str] | None,
    typer.Option(
        "--people",
        metavar="KEY=N",
        show_default=False,
        help="How many people a group has, such as lived=12; N alone for all groups. "
        "For more sheets later: lived=13-20. Unset: 8 of each.",
    ),
]
Formats = Annotated[
    list[str] | None,
    typer.Option(
        "--format",
        "-f",
        metavar="F",
        show_default=False,
        help="html or pdf. Unset: both, where pdf can be made.",
    ),
]
Into = Annotated[
    str | None,
    typer.Option(
        "--output",
        "-o",
        metavar="FOLDER",
        show_default=False,
        help="The folder to write to. Unset: this one.",
    ),
]


def paper(
    name: options.Name,
    easy: Easy = False,
    large: Large = False,
    people: People = None,
    only: Only = None,
    formats: Formats = None,
    output: Into = None,
    language: options.PageLanguage = "",
    store: options.StoreAddress = None,
    plain: options.Plain = False,
) -> None:
    """Make cards, sheets and a reading script to print.

    With --easy or --large it makes those; with both, both. Cards go in a box; a sheet has a code, and one to
    keep with which its answers can be taken out.
    """
    from mir_assess.channels.paper.documents import documents

    shown = console(plain=plain, store=store)
    formats, lacking = _formats(formats)
    opened, secret = _open_assessment(name, store)
    code = language_for(language, lambda: _languages(opened))
    wanted = _wanted(opened, secret, easy=easy, large=large, people=people, only=only)
    ending = "" if all(meant(code, (part.language,)) for part in opened.parts) else code
    made = _laid_out(documents(opened, secret, wanted, code), formats, ending)
    _write(made, output, shown)
    _tell(opened, wanted, shown)
    if lacking:
        shown.warn(say("No PDF was made: {reason}", reason=f"{lacking.what} {lacking.fix}"))
    shown.next(f"key {name}")


def _formats(asked: list[str] | None) -> tuple[list[str], Problem | None]:
    """Return the formats to make, and what is lacking for one that nobody asked for. Raises UsageError for
    one we do not know, and ReportError where one that was asked for cannot be made.
    """
    from mir_assess.report import lacking

    unknown = [
        Problem(
            "--format",
            say("“{name}” is not a format we know.", name=each),
            f"{nearest(each, FORMATS)} {say('Use: {names}.', names=', '.join(FORMATS))}".strip(),
        )
        for each in asked or ()
        if each not in FORMATS
    ]
    if unknown:
        raise UsageError(*unknown)
    absent = lacking(["pdf"])
    if absent and "pdf" in (asked or ()):
        raise ReportError(*absent)
    if absent and not asked:
        return ["html"], absent[0]
    return list(dict.fromkeys(asked or FORMATS)), None


def _open_assessment(name: str, store: str | None) -> "tuple[Assessment, str]":
    """Return an assessment and the id that its codes are made from. Raises SessionError for a sealed one."""
    from mir_assess.model.events import assessment_stream

    if is_file(name):
        found = round_of(name, store)
        raise _no_more_answers(found.assessment.name, found.sealed or "")
    with opened_store(store) as kept:
        found = kept.round(name)
        if found.sealed:
            raise _no_more_answers(name, found.sealed)
        return found.assessment, kept.read(assessment_stream(name))[0].id


def _no_more_answers(name: str, day: str) -> SessionError:
    what = say("This round was sealed on {day}.", day=day)
    return SessionError(
        Problem(name, what, say("No answers can come in any more, so there is nothing to print."))
    )


def _languages(opened: "Assessment") -> tuple[str, ...]:
    from mir_assess.model.languages import languages_of

    return languages_of(opened.parts)


def _wanted(
    opened: "Assessment",
    secret: str,
    *,
    easy: bool,
    large: bool,
    people: list[str] | None,
    only: list[str] | None,
) -> "Wanted":
    """Return what was asked for. Raises UsageError with every problem."""
    from mir_assess.channels.paper.documents import KINDS, Wanted
    from mir_assess.channels.paper.people import read_people
    from mir_assess.model.paper_codes import FORMS, paper_codes

    codes = paper_codes(secret, opened)
    numbers, problems = read_people(people or (), opened.groups, codes.most)
    problems += [
        Problem(
            "--only",
            say("“{name}” is nothing that we print.", name=each),
            f"{nearest(each, KINDS)} {say('Use: {names}.', names=', '.join(KINDS))}".strip(),
        )
        for each in only or ()
        if each not in KINDS
    ]
    if problems:
        raise UsageError(*problems)
    asked = {"easy": easy, "large": large}
    return Wanted(
        kinds=tuple(kind for kind in KINDS if not only or kind in only),
        forms=tuple(form for form in FORMS if asked.get(form)) or ("standard",),
        people=numbers,
    )


def _laid_out(documents: "Iterable[Document]", formats: list[str], language: str) -> dict[str, bytes]:
    """Return the files by their names, all of them before one is written: what fails in the making fails
    here.
    """
    from mir_assess import resources
    from mir_assess.channels.paper.html import html
    from mir_assess.channels.paper.pdf import pdf

    templates = resources.folder("templates")
    makers = {"html": html, "pdf": pdf}
    return {
        document.file_name(each, language): makers[each](document, templates)
        for document in documents
        for each in formats
    }


def _write(made: dict[str, bytes], output: str | None, shown: Console) -> None:
    from mir_assess.office.writing import made_folder, write_whole

    folder = made_folder(output or ".")
    for name, content in made.items():
        write_whole(folder / name, content)
        shown.say(say("Written: {file}", file=folder / name))


def _tell(opened: "Assessment", wanted: "Wanted", shown: Console) -> None:
    """Say for how many it is, where nobody said, and for whom there is nothing."""
    from mir_assess.channels.paper.documents import PEOPLE, rates_on_paper

    if not {"cards", "sheets"} & set(wanted.kinds):
        return
    for group in opened.groups:
        if rates_on_paper(group) and group.id not in wanted.people:
            shown.say(
                say_n(
                    "{group}: for {number} person. If there are more: {example}",
                    "{group}: for {number} people. If there are more: {example}",
                    PEOPLE,
                    group=group.label,
                    example=f"--people {group.id}=12",
                )
            )
        if not rates_on_paper(group):
            shown.say(
                say(
                    "{group} agree on their answers together, so they have no cards and no sheets.",
                    group=group.label,
                )
            )
