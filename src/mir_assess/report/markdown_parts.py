"""What every page in Markdown is made of: text that stays text, lists, tables, actions.

Whatever people typed stays text: no mark of theirs can become a heading, a link, a picture or a tag.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from mir_assess.report.actions import ActionView, leads_words, status_words
from mir_assess.report.columns import Column, column, not_levels
from mir_assess.report.tongue import either, say
from mir_assess.report.view import Answers, LevelView, NoteGroup

if TYPE_CHECKING:
    from mir_assess.report.found import Finding, Listing

_MARKS = re.compile(r"([\\`*_{}\[\]<>|~#@]|&(?=[#\w])|:(?=//)|(?<=www)\.)", re.IGNORECASE)
"""Marks of Markdown; and where web addresses begin, which many programs make into links by themselves."""

_SHORT_CODE = re.compile(r":(?=(?:[\w+-]*[a-z][\w+-]*|[+-]1|100|1234):)", re.ASCII | re.IGNORECASE)
_JOINER = "\u2060"
"""Programs make `:words:` into pictures after marks are read, so that no escape stops them: only a character
between colon and word does, and this one cannot be seen.
"""
_STARTS_A_BLOCK = re.compile(r"^(\s*)([-+=]|\d+(?=[.)]))", re.MULTILINE)


def numbers(found: Answers) -> str:
    """A group's numbers in words; where only bands show, there is no table to tell who gave no level."""
    figures = found.figures
    if figures.bands is None or not isinstance(figures.unlevelled, int):
        return found.line
    parts = (figures.dont_know, figures.not_applicable, figures.skipped)
    rest = [(name, part) for name, part in zip(not_levels(), parts, strict=True) if isinstance(part, int)]
    told = rest or [(either(not_levels()), figures.unlevelled)]
    return " ".join(
        (
            found.line,
            *(say("{answers}: {number}.", answers=name, number=str(people)) for name, people in told),
        )
    )


def ending(how_to_read: Iterable[str], limits: Iterable[str], method: Iterable[str]) -> Iterator[str]:
    """Yield what stands at the end of every page."""
    yield f"## {say('How to read it')}"
    yield bullets(how_to_read)
    yield f"## {say('What this cannot tell')}"
    yield bullets(limits)
    yield f"## {say('How it was made')}"
    yield from map(text, method)


def listing(found: "Listing") -> Iterator[str]:
    """Yield a list of what stands out, or changed, in one way; or what to say where there is nothing."""
    yield f"### {one_line(found.title)}"
    yield findings(found.found) or text(found.empty)


def findings(found: Iterable["Finding"]) -> str:
    """Return statements, each with what is told of it."""
    return "\n".join(f"- **{one_line(one.statement.text)}** {text(one.sentence)}" for one in found)


def table(levels: Sequence[LevelView], answers: Sequence[tuple[str, Answers]]) -> str:
    """The groups that show their levels, a row each; where only bands show, the line above the table has told
    them.
    """
    shown = [
        column(levels, heading, found)
        for heading, found in answers
        if found.bar is not None and isinstance(found.figures.levels, Mapping)
    ]
    if not shown:
        return ""
    header = ("", *(level.label for level in levels), *not_levels(), say("People who rated"))
    return grid(header, [_row(found) for found in shown])


def _row(found: Column) -> tuple[str, ...]:
    rest = [cell.text for cell in found.rest for _ in range(cell.rows)]
    return (found.label, *(cell.text for cell in found.levels), *rest, found.base)


def grid(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a table of texts."""
    lines = [header, ["---"] * len(header), *rows]
    return "\n".join(
        f"| {' | '.join(cell if cell == '---' else one_line(cell) for cell in line)} |" for line in lines
    )


def notes(groups: Iterable[NoteGroup], mark: str) -> Iterator[str]:
    """Yield printable words under their headings; `mark` is that of a heading."""
    for group in groups:
        yield f"{mark} {group.heading}"
        yield bullets(note.text for note in group.notes)


def actions(promised: Iterable[ActionView], empty: str) -> Iterator[str]:
    """Yield actions, or what to say where there is none."""
    told = [_action(action) for action in promised]
    yield from told or [text(empty)]


def promised_here(promised: Sequence[ActionView], mark: str) -> Iterator[str]:
    """Yield what was promised about a statement: by name, and how it stands. It stands in full elsewhere,
    once on the page.
    """
    if promised:
        yield f"{mark} {say('What was promised')}"
        yield "\n".join(
            f"- **{one_line(action.what)}** {text(closed(status_words(action)))}" for action in promised
        )


def _action(action: ActionView) -> str:
    facts = {
        say("Now"): status_words(action),
        say("Led by"): leads_words(action),
        say("Why"): action.why,
        say("By"): action.by,
        say("First step"): action.first_step,
        say("You will notice"): action.notice,
    }
    every = (*facts.items(), *action.beside)
    told = [f"  - {_indented(named(name, fact), 4)}" for name, fact in every if fact]
    return "\n".join([f"- **{one_line(action.what)}**", *told])


def named(name: str, words: str) -> str:
    """Return words after the name they belong to."""
    return say("{name}: {words}", name=name, words=words)


def closed(words: str) -> str:
    """Return a clause as a sentence."""
    return say("{words}.", words=words)


def bullets(lines: Iterable[str]) -> str:
    """Return a list, an item for each text."""
    return "\n".join(f"- {_indented(line, 2)}" for line in lines)


def _indented(line: str, spaces: int) -> str:
    """Text in a list: its own line ends are kept, and stay inside the item."""
    return text(line).replace("\n", "\\\n" + " " * spaces)


def one_line(words: str) -> str:
    """Return text for a table's cell."""
    return text(" ".join(words.split()))


def text(words: str) -> str:
    r"""Return words so that Markdown shows them as they are.

    >>> print(text("# <b>*Hello*</b>"))
    \# \<b\>\*Hello\*\</b\>
    >>> print(text("1. First\n- second"))
    1\. First
    \- second
    """
    escaped = _MARKS.sub(r"\\\1", _SHORT_CODE.sub(f":{_JOINER}", words.lstrip()))
    return _STARTS_A_BLOCK.sub(_start, re.sub(r"\n\s*", "\n", escaped))


def _start(found: re.Match[str]) -> str:
    space, mark = found.groups()
    return f"{space}{mark}\\" if mark.isdigit() else f"{space}\\{mark}"


def written(blocks: Iterable[str]) -> bytes:
    """Return blocks as a file; empty ones are left out."""
    return ("\n\n".join(block for block in blocks if block) + "\n").encode()
