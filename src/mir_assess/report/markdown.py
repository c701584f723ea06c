"""The pages as Markdown, for those who read or paste plain text: the same words, and tables in place of
pictures.

Whatever people typed stays text: no mark of theirs can become a heading, a link or a tag.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from mir_assess.model.assessment import STATUS_WORDS, Action
from mir_assess.report.columns import NOT_LEVELS, Column, column
from mir_assess.report.diffview import Comparison, FoundList, GroupDiff, StatementDiff
from mir_assess.report.naming import listed
from mir_assess.report.view import (
    Answers,
    LevelView,
    NoteGroup,
    PartView,
    Report,
    Standout,
    StandoutList,
    StatementView,
)

_MARKS = re.compile(r"([\\`*_{}\[\]<>|~#@]|&(?=[#\w]))")
COMPARABLE = "These can be compared"
APART = "These cannot"

_STARTS_A_BLOCK = re.compile(r"^(\s*)([-+=]|\d+(?=[.)]))", re.MULTILINE)


def render_report(page: Report, _templates: Path) -> bytes:
    """Return a gap report as Markdown."""
    return _written(_report(page))


def render_comparison(page: Comparison, _templates: Path) -> bytes:
    """Return a comparison of two rounds as Markdown."""
    return _written(_comparison(page))


def _report(page: Report) -> Iterator[str]:
    yield f"# Gap report: {one_line(page.title)}"
    yield from (f"**{one_line(line)}**" for line in page.banners)
    yield from map(text, page.purpose)
    yield "## Who took part"
    yield _bullets(f"{group.label}: {group.turnout}." for group in page.groups)
    yield _bullets(page.taking_part)
    yield "## What stands out"
    for found in page.standouts:
        if found.kind == "comparison_sees_it_better" and page.placed:
            # Before the gaps, whose sentences do not say again what each group chose.
            yield "### Where each group placed these"
            yield _found(page.placed)
        yield from _standouts(found)
    yield _bullets(page.unsure)
    if page.priorities:
        yield "### What matters most to those who were there"
        yield _found(page.priorities)
    for part in page.parts:
        yield from _part(part, several=len(page.parts) > 1)
    if not page.parts:
        yield "No statement has been rated yet."
    yield "## What was promised"
    yield from _actions(page.actions, "No action has been written down yet.")
    if page.notes:
        yield "## Also said"
        yield from _notes(page.notes, "###")
    yield from _ending(page.how_to_read, page.limits, page.method)


def _standouts(found: StandoutList) -> Iterator[str]:
    yield f"### {one_line(found.title)}"
    yield _found(found.found) if found.found else text(found.empty)


def _found(found: Sequence[Standout]) -> str:
    return "\n".join(f"- **{one_line(item.statement.text)}** {text(item.sentence)}" for item in found)


def _part(part: PartView, *, several: bool) -> Iterator[str]:
    """What one bank asked: under a heading of its own, with whose words it holds, where there are several."""
    if several:
        yield f"## {one_line(part.bank.title)}"
        yield text(part.words)
    for levels in part.scales:
        yield "What the levels mean, lowest first:"
        yield _bullets(f"{level.label}: {level.description}" for level in levels)
    mark = "###" if several and not part.is_one_theme else "##"
    for theme in part.themes:
        if not (several and part.is_one_theme):
            yield f"{mark} {one_line(theme.title)}"
        yield text(theme.subtitle)
        for statement in theme.statements:
            yield from _statement(statement, f"{mark}#")


def _statement(statement: StatementView, mark: str) -> Iterator[str]:
    yield f"{mark} {one_line(statement.text)}"
    yield from map(text, statement.readings)
    yield _bullets(f"{found.group.label}: {_numbers(found)}" for found in statement.answers)
    yield _table(statement.levels, [(found.group.label, found) for found in statement.answers])
    if statement.meanings:
        yield "What the levels mean here:"
        yield _bullets(f"{label}: {words}" for label, words in statement.meanings)
    if statement.rated_again:
        yield "This was rated again after the answers had been shown."
    if statement.agreed is not None:
        yield f"{mark}# What the room agreed"
        yield text(statement.agreed.sentence)
        if statement.agreed.why:
            yield "Why some did not agree:"
            yield _bullets(statement.agreed.why)
    yield from _notes(statement.notes, f"{mark}#")
    yield text(statement.priority_line)
    yield from _actions(statement.actions, "")


def _numbers(found: Answers) -> str:
    """A group's numbers in words; where only bands show, there is no table to tell who gave no level."""
    if found.figures.bands is None or not isinstance(found.figures.unlevelled, int):
        return found.line
    return f"{found.line} {listed(NOT_LEVELS, 'or')}: {found.figures.unlevelled}."


def _comparison(page: Comparison) -> Iterator[str]:
    yield f"# Year on year: {one_line(page.title)}"
    yield from (f"**{one_line(line)}**" for line in page.banners)
    yield from map(text, page.purpose)
    yield "## What can be compared"
    yield from map(text, page.counts)
    for heading, judged in ((COMPARABLE, page.comparable), (APART, page.apart)):
        if judged:
            yield f"### {heading}"
        for alike in judged:
            yield text(alike.verdict)
            yield "\n".join(f"- {' '.join(_with_notes(statement))}" for statement in alike.statements)
    if page.apart:
        yield text(page.apart_note)
    yield "## What changed"
    for found in page.lists:
        yield from _changes(found)
    yield f"## What became of the promises of {page.old.year}"
    yield from _actions(page.actions, f"No action was written down in {page.old.year}.")
    yield "## Who was there"
    yield text(page.turnout_note)
    rows = [(group.label, group.old, group.new) for group in page.turnout]
    yield _grid(("Group", page.then, page.now), rows)
    yield "## Each statement"
    for statement in page.statements:
        yield from _statement_diff(statement, page)
    yield from _ending(page.how_to_read, page.limits, page.method)


def _changes(found: FoundList) -> Iterator[str]:
    yield f"### {one_line(found.title)}"
    told = "\n".join(f"- **{one_line(item.statement.text)}** {text(item.sentence)}" for item in found.found)
    yield told or text(found.empty)


def _with_notes(statement: StatementDiff) -> Iterator[str]:
    yield f"**{one_line(statement.text)}**"
    yield from map(text, statement.notes)


def _statement_diff(statement: StatementDiff, page: Comparison) -> Iterator[str]:
    yield f"### {one_line(statement.text)}"
    yield text(statement.told)
    if statement.then:
        yield f"Asked in {text(page.then)}:"
        yield _bullets(statement.then)
        yield f"Asked in {text(page.now)}:"
        yield _bullets(statement.now)
    if statement.reason:
        yield f"Why it changed: {text(statement.reason)}"
    if statement.compares:
        for group in statement.groups:
            yield from _group_diff(group)
        if statement.gaps:
            yield "#### The gaps between groups"
            yield _bullets(gap.sentence for gap in statement.gaps)
    yield from _actions(statement.actions, "")


def _group_diff(group: GroupDiff) -> Iterator[str]:
    yield f"#### {one_line(group.label)}"
    yield text(group.sentence)
    yield _bullets(f"{side.year}: {_numbers(side.answers)}" for side in group.beside)
    for levels in dict.fromkeys(side.levels for side in group.beside):
        yield _table(levels, [(side.year, side.answers) for side in group.beside if side.levels == levels])


def _ending(how_to_read: Iterable[str], limits: Iterable[str], method: Iterable[str]) -> Iterator[str]:
    yield "## How to read it"
    yield _bullets(how_to_read)
    yield "## What this cannot tell"
    yield _bullets(limits)
    yield "## How it was made"
    yield from map(text, method)


def _table(levels: Sequence[LevelView], answers: Sequence[tuple[str, Answers]]) -> str:
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
    header = ("", *(level.label for level in levels), *NOT_LEVELS, "People who rated")
    return _grid(header, [_row(found) for found in shown])


def _row(found: Column) -> tuple[str, ...]:
    rest = [cell.text for cell in found.rest for _ in range(cell.rows)]
    return (found.label, *(cell.text for cell in found.levels), *rest, found.base)


def _grid(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [header, ["---"] * len(header), *rows]
    return "\n".join(
        f"| {' | '.join(cell if cell == '---' else one_line(cell) for cell in line)} |" for line in lines
    )


def _notes(groups: Iterable[NoteGroup], mark: str) -> Iterator[str]:
    for group in groups:
        yield f"{mark} {group.heading}"
        yield _bullets(note.text for note in group.notes)


def _actions(actions: Iterable[Action], empty: str) -> Iterator[str]:
    told = [_action(action) for action in actions]
    yield from told or [text(empty)]


def _action(action: Action) -> str:
    status = STATUS_WORDS.get(action.status, action.status)
    leads = f"{action.led_by_lived or 'not agreed'} and {action.led_by_council or 'not agreed'}, together"
    facts = {
        "Now": f"{status}: {action.reason}" if action.reason else status,
        "Led by": leads,
        "Why": action.why,
        "By": action.by,
        "First step": action.first_step,
        "You will notice": action.notice,
    }
    told = [f"  - {name}: {_indented(fact, 4)}" for name, fact in facts.items() if fact]
    return "\n".join([f"- **{one_line(action.what)}**", *told])


def _bullets(lines: Iterable[str]) -> str:
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
    escaped = _MARKS.sub(r"\\\1", words)
    return _STARTS_A_BLOCK.sub(_start, re.sub(r"\n\s*", "\n", escaped))


def _start(found: re.Match[str]) -> str:
    space, mark = found.groups()
    return f"{space}{mark}\\" if mark.isdigit() else f"{space}\\{mark}"


def _written(blocks: Iterable[str]) -> bytes:
    return ("\n\n".join(block for block in blocks if block) + "\n").encode()
