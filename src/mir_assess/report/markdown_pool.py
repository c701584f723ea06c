"""Pooled reports as Markdown: a table in the place of each picture."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from mir_assess.report.markdown_parts import bullets, ending, grid, named, one_line, text
from mir_assess.report.tongue import say

if TYPE_CHECKING:
    from mir_assess.report.poolview import Pooled, PooledStatementView


def pool(page: "Pooled") -> Iterator[str]:
    """Yield the blocks of a page of pooled reports."""
    yield f"# {one_line(page.title)}"
    yield from map(text, page.purpose)
    for part in page.parts:
        yield f"## {one_line(part.title)}"
        for statement in part.statements:
            yield from _statement(statement, page)
    if not page.parts:
        yield text(page.empty)
    yield from ending(page.how_to_read, page.limits, page.method)


def _statement(statement: "PooledStatementView", page: "Pooled") -> Iterator[str]:
    yield f"### {one_line(statement.asked.text)}"
    yield text(" ".join((*statement.who, f"({statement.promise})")))
    if not statement.roles:
        yield text(say("No group was asked it in enough places."))
        return
    yield bullets(named(role.label, role.sentence) for role in statement.roles)
    yield grid(page.headings, [(label, *cells) for label, cells in statement.rows])
