"""The pictures of a gap report as Markdown: what they show in sentences, and a table in place of each."""

from collections.abc import Iterator, Sequence

from mir_assess.report.markdown_parts import bullets, grid, one_line, text
from mir_assess.report.pictureview import GapsPicture, MapView
from mir_assess.report.tongue import say


def maps(found: Sequence[MapView]) -> Iterator[str]:
    """Yield the maps of two groups, under one heading."""
    if found:
        yield f"## {say('Where the views meet, and where they part')}"
        yield text(found[0].how)
        yield text(found[0].caution)
    for view in found:
        yield f"### {one_line(view.title)}"
        yield bullets(view.told)
        rows = [
            (row.number, row.statement.text, *row.said, group.heading)
            for group in view.groups
            for row in group.rows
        ]
        yield grid((say("Number"), say("Statement"), *view.headings, say("Where it stands")), rows)


def gaps(found: GapsPicture) -> Iterator[str]:
    """Yield the gaps of a theme."""
    yield from map(text, found.told)
    yield grid((say("Statement"), *found.headings), [(row.statement.text, *row.said) for row in found.rows])
