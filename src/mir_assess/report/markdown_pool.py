"""Pooled reports as Markdown: a table in the place of each picture."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from mir_assess.report.markdown_parts import bullets, ending, grid, named, one_line, text

if TYPE_CHECKING:
    from mir_assess.report.poolview import Pooled, PooledStatementView


def pool(page: "Pooled") -> Iterator[str]:
    """Yield the blocks of a page of pooled reports."""
    yield f"# {one_line(page.title)}"
    yield from map(text, page.purpose)
    for part in page.parts:
        yield f"## {one_line(part.title)}"
        yield from map(text, part.words)
        for statement in part.statements:
            yield from _statement(statement, page)
        if part.unshown:
            yield text(part.unshown_note)
            yield bullets(statement.asked.text for statement in part.unshown)
    if not page.parts:
        yield text(page.empty)
    yield from ending(page.how_to_read, page.limits, page.method)


def _statement(statement: "PooledStatementView", page: "Pooled") -> Iterator[str]:
    yield f"### {one_line(statement.asked.text)}"
    yield text(" ".join(statement.who))
    yield bullets(named(role.label, " ".join((role.sentence, *role.rest))) for role in statement.shown)
    yield text(statement.held)
    yield grid(("", *statement.headings), [(name, *cells) for name, cells in statement.rows(page.rows)])
