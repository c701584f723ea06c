"""The screen face: one thing fills the screen, calm and large enough for a projector, whole at 60 columns by 20 lines.

Rich draws it. Bold says what to read out; nothing is said by colour alone.
"""

from collections.abc import Iterable

from rich.console import Console
from rich.text import Text

from mir_assess.channels.terminal.sheet import Line, Sheet

WIDEST = 76
MARGIN = "  "
STYLES = {
    "place": "dim",
    "text": "bold",
    "help": "italic",
    "question": "",
    "level": "",
    "group": "bold",
    "bar": "",
    "line": "",
    "said": "bold",
    "hint": "dim",
}
GAP_BEFORE = ("text", "question", "level", "group", "line", "said", "hint")
BAR_COLUMNS = 24
CLEAR_SCROLLBACK = "\x1b[3J"


class ScreenFace:
    """Draws each sheet on an empty screen, with what was said back under it."""

    def __init__(self, console: Console | None = None) -> None:
        self._console = console or Console(highlight=False, markup=False, emoji=False)
        self._said: list[Text] = []

    def show(self, sheet: Sheet) -> None:
        """Draw a sheet on an empty screen; what was just said back stands under it, where the eye already is."""
        self._console.clear()
        for row in (*self._fit(sheet, self._said), *self._said):
            self._console.print(row)
        self._said = []

    def say(self, words: Iterable[str]) -> None:
        """Write what is said back under what stands, and once more under the next sheet if that comes at once."""
        self._said = self._rows(words)
        for row in self._said:
            self._console.print(row)

    def hand_over(self) -> None:
        """Clear the screen, and what scrolled off it, for the next person."""
        self._said = []
        self._console.clear()
        if not self._console.legacy_windows:
            self._console.file.write(CLEAR_SCROLLBACK)

    def rest(self, words: Iterable[str]) -> None:
        """Show a calm, nearly empty screen."""
        self._console.clear()
        for _ in range(max(1, self._console.height // 3)):
            self._console.print()
        self.say(words)

    def question(self) -> str:
        """Return what stands before the place to type."""
        return f"{MARGIN}> "

    def _rows(self, words: Iterable[str]) -> list[Text]:
        return [row for word in words for row in self._wrap(Line("line", word))]

    def _fit(self, sheet: Sheet, said: list[Text]) -> list[Text]:
        """Lay a sheet out in rows; where the screen is low, empty rows go first, then the help."""
        room = self._console.height - 1 - len(said)
        loose = self._lay_out(sheet, GAP_BEFORE)
        if len(loose) <= room:
            return loose
        tight = self._lay_out(sheet, ("text", "question", "hint"))
        if len(tight) <= room:
            return tight
        dense = self._lay_out(sheet, ())
        if len(dense) <= room:
            return dense
        return self._lay_out(tuple(line for line in sheet if line.part != "help"), ())

    def _lay_out(self, sheet: Sheet, gaps: tuple[str, ...]) -> list[Text]:
        rows: list[Text] = []
        before = ""
        for line in sheet:
            if before and line.part in gaps and line.part != before:
                rows.append(Text(""))
            rows.extend(self._wrap(line))
            before = line.part
        return rows

    def _wrap(self, line: Line) -> list[Text]:
        width = min(self._console.width, WIDEST) - 2 * len(MARGIN)
        if line.share is not None:
            return [Text(f"{MARGIN}{line.text:<30}").append("█" * round(line.share * BAR_COLUMNS))]
        hang = "   " if line.part == "level" else ""
        wrapped = Text(line.text, style=STYLES[line.part]).wrap(self._console, width - len(hang))
        return [
            Text(MARGIN + (hang if number else "")).append_text(row) for number, row in enumerate(wrapped)
        ]
