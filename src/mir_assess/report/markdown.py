"""The pages as Markdown, for those who read or paste plain text: the same words, and tables in place of
pictures.

Whatever people typed stays text: no mark of theirs can become a heading, a link, a picture or a tag.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from mir_assess.model.assessment import Action
from mir_assess.report.actions import leads_words, status_words
from mir_assess.report.columns import Column, column, not_levels
from mir_assess.report.diffview import Comparison, FoundList, GroupDiff, StatementDiff
from mir_assess.report.tongue import either, marked, say
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

_MARKS = re.compile(r"([\\`*_{}\[\]<>|~#@]|&(?=[#\w])|:(?=//)|(?<=www)\.)", re.IGNORECASE)
"""Marks of Markdown; and where web addresses begin, which many programs make into links by themselves."""

_SHORT_CODE = re.compile(r":(?=(?:[\w+-]*[a-z][\w+-]*|[+-]1|100|1234):)", re.ASCII | re.IGNORECASE)
_JOINER = "\u2060"
"""Programs make `:words:` into pictures after marks are read, so that no escape stops them: only a character
between colon and word does, and this one cannot be seen.
"""
COMPARABLE = marked("These can be compared")
APART = marked("These cannot")

_STARTS_A_BLOCK = re.compile(r"^(\s*)([-+=]|\d+(?=[.)]))", re.MULTILINE)


def render_report(page: Report, _templates: Path) -> bytes:
    """Return a gap report as Markdown."""
    return _written(_report(page))


def render_comparison(page: Comparison, _templates: Path) -> bytes:
    """Return a comparison of two rounds as Markdown."""
    return _written(_comparison(page))


def _report(page: Report) -> Iterator[str]:
    yield f"# {one_line(say('Gap report: {title}', title=page.title))}"
    yield from (f"**{one_line(line)}**" for line in page.banners)
    yield from map(text, page.purpose)
    yield f"## {say('Who took part')}"
    yield _bullets(_named(group.label, _closed(group.turnout)) for group in page.groups)
    yield _bullets(page.taking_part)
    yield f"## {say('What stands out')}"
    for found in page.standouts:
        if found.kind == "comparison_placed_higher" and page.placed:
            # Before the gaps, whose sentences do not say again what each group chose.
            yield f"### {say('Where each group placed these')}"
            yield _found(page.placed)
        yield from _standouts(found)
    yield _bullets(page.unsure)
    if page.priorities:
        yield f"### {say('What matters most to those who were there')}"
        yield _found(page.priorities)
    for part in page.parts:
        yield from _part(part, several=len(page.parts) > 1)
    if not page.parts:
        yield say("No statement has been rated yet.")
    yield f"## {say('What was promised')}"
    yield from _actions(page.actions, say("No action has been written down yet."))
    if page.notes:
        yield f"## {say('Also said')}"
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
        yield say("What the levels mean, lowest first:")
        yield _bullets(_named(level.label, level.description) for level in levels)
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
    yield _bullets(_named(found.group.label, _numbers(found)) for found in statement.answers)
    yield _table(statement.levels, [(found.group.label, found) for found in statement.answers])
    if statement.meanings:
        yield say("What the levels mean here:")
        yield _bullets(_named(*meaning) for meaning in statement.meanings)
    if statement.rated_again:
        yield say("This was rated again after the answers had been shown.")
    if statement.agreed is not None:
        yield f"{mark}# {say('What the room agreed')}"
        yield text(statement.agreed.sentence)
        if statement.agreed.why:
            yield say("Why some did not agree:")
            yield _bullets(statement.agreed.why)
    yield from _notes(statement.notes, f"{mark}#")
    yield text(statement.priority_line)
    yield from _actions(statement.actions, "")


def _numbers(found: Answers) -> str:
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


def _comparison(page: Comparison) -> Iterator[str]:
    yield f"# {one_line(say('Year on year: {title}', title=page.title))}"
    yield from (f"**{one_line(line)}**" for line in page.banners)
    yield from map(text, page.purpose)
    yield f"## {say('What can be compared')}"
    yield from map(text, page.counts)
    for heading, judged in ((COMPARABLE, page.comparable), (APART, page.apart)):
        if judged:
            yield f"### {say(heading)}"
        for alike in judged:
            yield text(alike.verdict)
            yield "\n".join(f"- {' '.join(_with_notes(statement))}" for statement in alike.statements)
    if page.apart:
        yield text(page.apart_note)
    yield f"## {say('What changed')}"
    for found in page.lists:
        yield from _changes(found)
    yield f"## {text(say('What became of the promises of {year}', year=str(page.old.year)))}"
    yield from _actions(page.actions, say("No action was written down in {year}.", year=str(page.old.year)))
    yield f"## {say('Who was there')}"
    yield text(page.turnout_note)
    rows = [(group.label, group.old, group.new) for group in page.turnout]
    yield _grid((say("Group"), page.then, page.now), rows)
    yield f"## {say('Each statement')}"
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
        yield text(say("Asked in {year}:", year=page.then))
        yield _bullets(statement.then)
        yield text(say("Asked in {year}:", year=page.now))
        yield _bullets(statement.now)
    if statement.reason:
        yield text(say("Why it changed: {reason}", reason=statement.reason))
    if statement.compares:
        for group in statement.groups:
            yield from _group_diff(group)
        if statement.gaps:
            yield f"#### {say('The gaps between groups')}"
            yield _bullets(gap.sentence for gap in statement.gaps)
    yield from _actions(statement.actions, "")


def _group_diff(group: GroupDiff) -> Iterator[str]:
    yield f"#### {one_line(group.label)}"
    yield text(group.sentence)
    yield _bullets(_named(side.year, _numbers(side.answers)) for side in group.beside)
    for levels in dict.fromkeys(side.levels for side in group.beside):
        yield _table(levels, [(side.year, side.answers) for side in group.beside if side.levels == levels])


def _ending(how_to_read: Iterable[str], limits: Iterable[str], method: Iterable[str]) -> Iterator[str]:
    yield f"## {say('How to read it')}"
    yield _bullets(how_to_read)
    yield f"## {say('What this cannot tell')}"
    yield _bullets(limits)
    yield f"## {say('How it was made')}"
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
    header = ("", *(level.label for level in levels), *not_levels(), say("People who rated"))
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
    facts = {
        say("Now"): status_words(action),
        say("Led by"): leads_words(action),
        say("Why"): action.why,
        say("By"): action.by,
        say("First step"): action.first_step,
        say("You will notice"): action.notice,
    }
    told = [f"  - {_indented(_named(name, fact), 4)}" for name, fact in facts.items() if fact]
    return "\n".join([f"- **{one_line(action.what)}**", *told])


def _named(name: str, words: str) -> str:
    return say("{name}: {words}", name=name, words=words)


def _closed(words: str) -> str:
    return say("{words}.", words=words)


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
    escaped = _MARKS.sub(r"\\\1", _SHORT_CODE.sub(f":{_JOINER}", words.lstrip()))
    return _STARTS_A_BLOCK.sub(_start, re.sub(r"\n\s*", "\n", escaped))


def _start(found: re.Match[str]) -> str:
    space, mark = found.groups()
    return f"{space}{mark}\\" if mark.isdigit() else f"{space}\\{mark}"


def _written(blocks: Iterable[str]) -> bytes:
    return ("\n\n".join(block for block in blocks if block) + "\n").encode()
