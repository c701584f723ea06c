"""What the report, two rounds side by side and rounds in a row write alike: banners, actions, words people
said, answers as a picture and as a table, and what stands at the end.

Lays out views, and computes nothing.
"""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from mir_assess.model.value import value
from mir_assess.report.actions import ActionView, leads_words, status_words
from mir_assess.report.charts import SHADES, Drawing
from mir_assess.report.columns import Table
from mir_assess.report.copies import ends_of_bars
from mir_assess.report.docx.paper import Line, Paper, Words
from mir_assess.report.docx.pictures import Pictures
from mir_assess.report.docx.tables import answers_table, words_table
from mir_assess.report.tongue import own, say
from mir_assess.report.view import Answers, LevelView, NoteGroup

if TYPE_CHECKING:
    from mir_assess.report.found import Finding, Listing

COLOURS = {style: colour.removeprefix("#").upper() for style, colour in SHADES.items()}


@value
class Sheet:
    """What a page is written on, with its pictures."""

    paper: Paper
    pictures: Pictures


def opening(paper: Paper, kind: str, title: str, about: str) -> None:
    """Write what the document is, and of whom."""
    paper.line(kind, "Kind of Document", keep=True)
    paper.line(title, "Title", keep=True)
    paper.line(about, "Subtitle")


def banners(paper: Paper, lines: Iterable[str]) -> None:
    """Write what a reader must know first."""
    for words in lines:
        paper.line(words, "Callout")


def lines(paper: Paper, told: Iterable[str]) -> None:
    """Write sentences as paragraphs."""
    for words in told:
        paper.line(words)


def linked(place: str, statement: str, *told: str) -> Sequence[Words]:
    """Return a statement that leads to its place, with what is told of it under it."""
    shown = [words for words in told if words]
    return (Words(statement, to=place, ends_line=bool(shown)), *map(Words, shown))


def led(name: str, words: str) -> Sequence[Words]:
    """Return a name in bold and what is told of it, in one line."""
    before, found, after = say("{name}: {words}", name=name, words=words).partition(own(name))
    pieces = (Words(before), Words(found, strong=True), Words(after))
    return tuple(piece for piece in pieces if piece.text)


def bar_ends(paper: Paper, promise: str, levels: Sequence[LevelView]) -> None:
    """Write what the two ends of a bar mean."""
    left, right = ends_of_bars(promise, levels)
    paper.paragraph("Picture Ends", (Words(left), Words("\t"), Words(right)), keep=True, to_the_end=True)


def answered(sheet: Sheet, name: str, found: Answers, about: str, *, rest: Sequence[Answers]) -> None:
    """Write one group's answers, by its name or its year: its numbers in words, and its picture if there is
    one. Under the last picture stands the caption for all of them, on the same page. `rest`: those after it.
    """
    paper = sheet.paper
    goes_on = any(one.bar is not None for one in rest)
    is_over = found.bar is None and not goes_on
    paper.line(led(name, found.line), "Picture Group", keep=None if is_over else False)
    if found.bar is not None:
        drawn(sheet, found.bar, about)
        if not goes_on:
            captioned(paper, say("People by answer"))


def drawn(sheet: Sheet, drawing: Drawing, about: str) -> None:
    """Write a picture, on the page of what comes next; `about` names what it is of."""
    sheet.pictures.add(sheet.paper, drawing, about)


def captioned(paper: Paper, words: str) -> None:
    """Write the caption under a picture."""
    # For translators: the caption of a picture. Word counts {number} by itself.
    paper.caption("Picture", say("Picture {number}: {words}"), words, keep=False)


def table(paper: Paper, found: Table, about: str, caption: str = "") -> None:
    """Write the numbers of the pictures as a table."""
    answers_table(paper, caption or say("People by answer"), found, COLOURS, about)


def grid(
    paper: Paper, caption: str, header: Sequence[str], rows: Sequence[Sequence[Line]], about: str
) -> None:
    """Write a table of words."""
    words_table(paper, caption, about, header, rows)


def notes(paper: Paper, groups: Iterable[NoteGroup], rank: int) -> None:
    """Write what people said, under what it is."""
    for group in groups:
        paper.heading(rank, group.heading)
        for note in group.notes:
            paper.line(Words(note.text, typed=True), "Quote")


def actions(paper: Paper, agreed: Iterable[ActionView], rank: int) -> None:
    """Write what was promised, each action under a heading."""
    for action in agreed:
        paper.heading(rank, Words(action.what, typed=True), action.anchor)
        told = (
            (say("Now"), status_words(action)),
            (say("Led by"), leads_words(action)),
            (say("Why"), action.why),
            (say("By"), action.by),
            (say("First step"), action.first_step),
            (say("You will notice"), action.notice),
            *action.beside,
        )
        *facts, last = [(name, words) for name, words in told if words]
        for name, words in facts:
            paper.fact(name, words, keep=True)
        paper.fact(*last)


def promised_here(paper: Paper, agreed: Sequence[ActionView], rank: int) -> None:
    """Write what was promised about a statement: each action leads to where it stands in full, once."""
    if agreed:
        paper.heading(rank, say("What was promised"))
        paper.bullets(
            (Words(one.what, to=one.anchor, typed=True, ends_line=True), Words(status_words(one)))
            for one in agreed
        )


def listing(paper: Paper, found: "Listing") -> None:
    """Write a list of what stands out, or changed, in one way; or what to say where there is nothing."""
    paper.heading(2, found.title)
    findings(paper, found.found)
    if not found.found:
        paper.line(found.empty)


def findings(paper: Paper, found: Iterable["Finding"]) -> None:
    """Write statements, each leading to its place, with what is told of it."""
    paper.bullets(linked(one.statement.anchor, one.statement.text, one.sentence) for one in found)


def ending(paper: Paper, how_to_read: Iterable[str], limits: Iterable[str], method: Iterable[str]) -> None:
    """Write how to read the page, what it cannot tell, and how it was made."""
    paper.heading(1, say("How to read it"))
    paper.bullets(how_to_read)
    paper.heading(1, say("What this cannot tell"))
    paper.bullets(limits)
    paper.heading(1, say("How it was made"))
    lines(paper, method)
