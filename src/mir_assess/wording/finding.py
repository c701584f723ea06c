"""The statements in a copy, theme by theme: each with its voice, and where it stands.

Goes through the lines and tables of each file in order and remembers which theme and voice was named last.
What stands before the first theme is no statement; a file that names no theme at all is searched whole.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache, partial
from itertools import islice

from mir_assess.model.bank import Edition
from mir_assess.model.value import value
from mir_assess.wording import signposts
from mir_assess.wording.blocks import Block, Line, Table
from mir_assess.wording.cleaning import folded, tidy
from mir_assess.wording.wrapping import unwrapped

_SECOND_PLACES = ("title", "link")
"""Lines that name a theme only where no heading does, the better first: the name of a document or sheet, then
an entry of a menu.
"""

MOST_SPOKEN = 2_000
"""Lines of one copy that speak as a statement does, those that stand twice included."""

MOST_STATEMENTS = 600
"""Statements in one copy, about six times as many as a whole framework has."""

_LINES_KNOWN = 20_000
_HEAD = 60  # letters that the head of a column has at most
_AROUND_ID = "[]():.,;–-"
_STATEMENT_COLUMN = ("statement", "statements", "wording", "text", "official wording", "official statement")


@value
class Theirs:
    """A statement of a copy, and where it stands. `theme` is an id of ours, or empty; `named` is the id of a
    statement of ours that stands beside it, or empty.
    """

    text: str
    voice: str
    theme: str = ""
    named: str = ""
    place: str = ""


@value
class Copy:
    """What was found in a council's copy, in its order; the themes it names; how many long passages in a
    voice were passed over; a heading that only an older edition has, if one stands there; and how many lines
    spoke as statements do, up to one more than any copy has.
    """

    statements: tuple[Theirs, ...]
    themes: tuple[str, ...] = ()
    long_passages: int = 0
    older_heading: str = ""
    spoken: int = 0


def find(files: Iterable[tuple[str, Sequence[Block]]], edition: Edition) -> Copy:
    """Return the statements in files, each given by its name and what was read from it; what stands twice is
    kept once.
    """
    statements: dict[tuple[str, str, str], Theirs] = {}
    themes: dict[str, None] = {}
    searches = []
    spoken = 0
    for name, blocks in files:
        searches.append(search := _Search(edition))
        for found in islice(search.through(name, blocks), MOST_SPOKEN + 1 - spoken):
            spoken += 1
            statements.setdefault((found.theme, found.voice, folded(found.text)), found)
        themes.update(dict.fromkeys(search.themes))
    return Copy(
        tuple(_once(list(statements.values()))),
        tuple(themes),
        sum(search.long_passages for search in searches),
        next((search.older_heading for search in searches if search.older_heading), ""),
        spoken,
    )


def _once(statements: Sequence[Theirs]) -> Iterator[Theirs]:
    """Yield statements without those of no theme that stand under a theme in another file too."""
    placed = {(each.voice, folded(each.text)) for each in statements if each.theme}
    for each in statements:
        if each.theme or (each.voice, folded(each.text)) not in placed:
            yield each


@dataclass(slots=True)
class _Columns:
    """What a table's heads say of its columns."""

    themes: dict[int, str] = field(default_factory=dict)
    voices: dict[int, str] = field(default_factory=dict)
    statements: int | None = None


class _Search:
    """One way through one file."""

    def __init__(self, edition: Edition) -> None:
        self._themes = edition.themes
        # A line is asked about up to three times, and a page says many lines again and again.
        self._theme_named = lru_cache(_LINES_KNOWN)(partial(signposts.theme_named, themes=edition.themes))
        self._voice_named = lru_cache(_LINES_KNOWN)(signposts.voice_named)
        self._ids = {statement.id.casefold(): statement.id for statement in edition.statements}
        self._theme = ""
        self._voice = ""
        self._under_name = False
        self._passed_over: tuple[str, ...] = ()
        self._everywhere = False
        self.themes: list[str] = []
        self.long_passages = 0
        self.older_heading = ""

    def through(self, name: str, read: Iterable[Block]) -> Iterator[Theirs]:
        """Yield the statements of one file."""
        blocks = list(unwrapped(read, self._is_signpost))
        named_by = {kind for kind, theme in self._names(blocks) if theme}
        if named_by - set(_SECOND_PLACES):
            self._passed_over = _SECOND_PLACES
        elif "title" in named_by:
            self._passed_over = ("link",)
        else:
            self._theme = signposts.theme_within(name, self._themes)
            self._everywhere = not self._theme and not named_by
        for block in blocks:
            yield from self._line(block) if isinstance(block, Line) else self._table(block)

    def _names(self, blocks: Sequence[Block]) -> Iterator[tuple[str, str]]:
        for block in blocks:
            if isinstance(block, Line):
                yield block.kind, self._theme_in(block)
            else:
                for row in block.rows:
                    yield from (("cell", self._theme_named(cell)) for cell in row if cell)

    def _is_signpost(self, text: str) -> bool:
        return bool(self._theme_named(text) or self._voice_named(text) or signposts.is_of_older_edition(text))

    def _theme_in(self, line: Line) -> str:
        if line.kind == "title":
            return self._theme_named(line.text) or signposts.theme_within(line.text, self._themes)
        return self._theme_named(line.text)

    def _line(self, line: Line) -> Iterator[Theirs]:
        theme = "" if line.kind in self._passed_over else self._theme_in(line)
        if theme:
            self._enter(theme)
            return
        if line.kind == "title":
            return
        if signposts.is_of_older_edition(line.text):
            self.older_heading = self.older_heading or tidy(line.text)
            self._theme, self._voice, self._everywhere = "", "", True
            return
        announced = self._voice_named(line.text)
        if announced:
            self._voice, self._under_name = announced, False
            return
        under_name = self._under_name and line.kind != "item" and signposts.is_subtitle(tidy(line.text))
        broken_in_two = len(line.text.split()) < signposts.FEWEST_WORDS  # then this is the end of the name
        self._under_name = under_name and broken_in_two
        if not under_name:
            yield from self._statement(line.text, line.kind, line.place, self._theme, self._voice)

    def _enter(self, theme: str) -> None:
        self._theme, self._voice, self._under_name, self._everywhere = theme, "", True, False
        if theme not in self.themes:
            self.themes.append(theme)

    def _statement(
        self, text: str, kind: str, place: str, theme: str, announced: str, named: str = ""
    ) -> Iterator[Theirs]:
        named_here, text = self._id_before(tidy(text))
        named = named or named_here
        if not theme and not self._everywhere and not named:
            return
        voice = signposts.voice_of(text, announced, kind)
        if voice:
            yield Theirs(text, voice, theme, named, place)
        elif signposts.is_long(text):
            self.long_passages += 1

    def _id_before(self, text: str) -> tuple[str, str]:
        """Return the id of ours that a text begins with, and the text after it. An id without a number may be
        a word of the text.
        """
        first, _, rest = text.partition(" ")
        found = self._ids.get(first.strip(_AROUND_ID).casefold())
        numbered = found is not None and any(sign.isdigit() for sign in found)
        return (found, tidy(rest.lstrip(_AROUND_ID + " "))) if found and numbered and rest else ("", text)

    def _table(self, table: Table) -> Iterator[Theirs]:
        columns = _Columns()
        for number, row in enumerate(table.rows, start=1):
            if self._heads(row, columns):
                continue
            place = f"{table.place}, row {number}"
            yield from self._row(row, columns, place)

    def _heads(self, row: Sequence[str], columns: _Columns) -> bool:
        """Return whether a row is one of heads; what it says of the columns is kept."""
        themes = {at: theme for at, cell in enumerate(row) if cell and (theme := self._theme_named(cell))}
        voices = {at: voice for at, cell in enumerate(row) if cell and (voice := self._voice_named(cell))}
        if len(set(themes.values())) > 1:
            columns.themes = themes
            self.themes += [theme for theme in themes.values() if theme not in self.themes]
            return True
        if len(set(voices.values())) > 1:
            columns.voices = voices
            for theme in themes.values():
                self._enter(theme)
            return True
        headed = [
            at for at, cell in enumerate(row) if 0 < len(cell) < _HEAD and folded(cell) in _STATEMENT_COLUMN
        ]
        if len(headed) == 1 and columns.statements is None and sum(1 for cell in row if cell.strip()) > 1:
            columns.statements = headed[0]
            return True
        return False

    def _row(self, row: Sequence[str], columns: _Columns, place: str) -> Iterator[Theirs]:
        """Yield the statements of a row, once its cells have said which theme, voice and id they are of."""
        signs = [(self._theme_named(cell), self._voice_named(cell)) for cell in row]
        for theme, _ in signs:
            if theme and theme != self._theme:
                self._enter(theme)
        self._voice = next((voice for _, voice in signs if voice), self._voice)
        named = next(
            (self._ids[cell.strip().casefold()] for cell in row if cell.strip().casefold() in self._ids), ""
        )
        left = [(at, cell) for at, cell in enumerate(row) if cell.strip() and not any(signs[at])]
        for at, cell in left:
            if columns.statements in (None, at):
                yield from self._cell(cell.split("\n"), at, columns, place, named)

    def _cell(
        self, lines: Sequence[str], at: int, columns: _Columns, place: str, named: str
    ) -> Iterator[Theirs]:
        """Yield the statements in a cell, which may hold a whole list with its own headings."""
        for text in lines:
            theme, announced = self._theme_named(text), self._voice_named(text)
            if theme:
                self._enter(theme)
            elif announced:
                self._voice = announced
            else:
                theme, voice = columns.themes.get(at, self._theme), columns.voices.get(at, self._voice)
                yield from self._statement(text, "cell", place, theme, voice, named)
