"""The screen face: one thing fills the screen, calm and large enough for a projector, whole at 60 columns by
20 lines.

Rich draws it. Bold says what to read out; nothing is said by colour alone. Nothing scrolls off: each drawing
begins on an empty screen, so that no one's answer waits above it.
"""

from collections.abc import Iterable

from rich.console import Console
from rich.text import Text

from mir_assess.channels.terminal.fitting import AIRY, fitted
from mir_assess.channels.terminal.layout import MARGIN, Rows, rows_of
from mir_assess.channels.terminal.sheet import Line, Sheet
from mir_assess.speech import marked, say

WIDEST = 76
LONGEST_SAYING = 4
BACK = marked("Enter: back to where you were.")
CLEAR_SCROLLBACK = "\x1b[3J"


class ScreenFace:
    """Draws each sheet on an empty screen, with what was said back under it."""

    def __init__(self, console: Console | None = None, *, keeps: bool = False) -> None:
        """Say where to draw; `keeps`: below what stands there, until the first line is typed."""
        self._console = console or Console(highlight=False, markup=False, emoji=False)
        self._sheet: Sheet = ()
        self._said: tuple[str, ...] = ()
        self._turn = 0
        self._keeps = keeps

    def pages(self, sheet: Sheet) -> list[Sheet]:
        """Return the sheet in as many parts as it takes for each to stand whole, with air, above a line of
        hint.
        """
        pages: list[Sheet] = [()]
        for line in sheet:
            if pages[-1] and len(self._lay_out((*pages[-1], line), AIRY)) > self._console.height - 3:
                pages.append(())
            pages[-1] = (*pages[-1], line)
        return pages

    def show(self, sheet: Sheet, *, anew: bool = False) -> None:
        """Draw a sheet on an empty screen, and under it what was just said back; `anew`, with the next turn
        of levels that did not all fit.
        """
        self._turn = self._turn + 1 if anew and sheet == self._sheet else 0
        self._sheet = sheet
        standing = {line.text for line in sheet}
        said = self._short(tuple(words for words in self._said if words not in standing))
        self._draw([*self._fit(sheet, len(said)), *said])
        self._said = ()

    def say(self, words: Iterable[str]) -> bool:
        """Draw what is said back under what stands, and once more under the next sheet if that comes at once.

        Return whether there was so much to say that it stands alone.
        """
        self._said = tuple(words)
        if not self._said:
            return False
        short = self._short(self._said)
        if self._sheet and self._is_short():
            self._draw([*self._fit(self._sheet, len(short)), *short])
            return False
        alone = self._rows(self._said, hang=3)
        if not self._sheet:
            if not self._keeps:  # else it stands under the sheet that comes next, and nowhere twice
                self._draw(alone)
            return False
        self._said = ()
        self._draw([*alone[: self._console.height - 3], Text(""), *self._rows((say(BACK),))])
        return True

    def hand_over(self) -> None:
        """Clear the screen, and what scrolled off it, for the next person."""
        self._sheet, self._said, self._keeps = (), (), False
        self._draw([])

    def rest(self, words: Iterable[str]) -> None:
        """Show a calm, nearly empty screen. What was said before does not come back after it."""
        self._said = ()
        self._draw([*(Text("") for _ in range(self._console.height // 3)), *self._rows(words)])

    def question(self) -> str:
        """Return what stands before the place to type."""
        self._keeps = False
        return f"{MARGIN}> "

    def _draw(self, rows: Rows) -> None:
        if self._keeps:
            self._console.print()
        else:
            self._console.clear()
        if not self._keeps and self._console.is_terminal and not self._console.legacy_windows:
            self._console.file.write(CLEAR_SCROLLBACK)
        for row in rows:
            self._console.print(row, soft_wrap=True)

    @property
    def _width(self) -> int:
        return min(self._console.width, WIDEST) - 2 * len(MARGIN)

    def _rows(self, words: Iterable[str], hang: int = 0) -> Rows:
        """Rows of what is said; a hang tells one long line from the next."""
        rows: Rows = []
        for word in words:
            first, *more = rows_of(self._console, (Line("line", word),), self._width - hang) or [Text("")]
            rows += [first, *(Text(" " * hang).append_text(row) for row in more)]
        return rows

    def _is_short(self) -> bool:
        return len(self._said) <= LONGEST_SAYING

    def _short(self, words: tuple[str, ...]) -> Rows:
        """What is said in a few rows, with an empty one before; the middle of a long note need not be seen to
        be kept.
        """
        rows = self._rows(words)
        if not rows:
            return []
        if len(rows) > LONGEST_SAYING:
            rows = [*rows[: LONGEST_SAYING - 2], Text(f"{MARGIN}…"), rows[-1]]
        return [Text(""), *rows]

    def _fit(self, sheet: Sheet, taken: int) -> Rows:
        """Lay a sheet out in what is left of the screen."""
        return fitted(self._console, sheet, self._width, self._console.height - 1 - taken, self._turn)

    def _lay_out(self, sheet: Sheet, gaps: tuple[str, ...]) -> Rows:
        return rows_of(self._console, sheet, self._width, gaps)
