"""A screen whose rows can be looked at, for tests of what stands on it."""

import io
import re

from rich.console import Console

from mir_assess.channels.terminal import _converse
from mir_assess.channels.terminal.screen import CLEAR_SCROLLBACK, ScreenFace

WIDTH, HEIGHT = 60, 20


class Projector:
    """A screen face whose rows can be looked at."""

    def __init__(self, width=WIDTH, height=HEIGHT, *, keeps=False):
        self.file = io.StringIO()
        console = Console(
            file=self.file, width=width, height=height, force_terminal=True, highlight=False, markup=False
        )
        self.face = ScreenFace(console, keeps=keeps)

    @property
    def rows(self):
        """What stands since the screen was last cleared, without codes; the place to type is one row more."""
        text = self.file.getvalue().rpartition(CLEAR_SCROLLBACK)[2]
        return [re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", row) for row in text.split("\n")[:-1]]

    @property
    def words(self):
        return " ".join(" ".join(self.rows).split())


def play(shop, lines, projector=None):
    """Run a workshop on a projector; return what stood on it at each line."""
    projector = projector or Projector()
    stood = []
    typed = iter(lines)

    def read_line(_question):
        stood.append("\n".join(projector.rows))
        return next(typed, None)

    _converse(shop.walk, projector.face, read_line, waits=True)
    return stood, projector
