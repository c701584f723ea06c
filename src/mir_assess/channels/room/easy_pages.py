"""What the second step of the easy way shows, as plain values: its content without its looks."""

from mir_assess.channels.room.parts import Choice, Frame
from mir_assess.model.value import value


@value
class Finer:
    """Say an easy answer more exactly, or leave it at that.

    `said` is the band's word (“No”), `band` its key, `face` its face, and `levels` are those it holds, lowest
    first. `text` is the statement in its easiest words. `chosen` is what stands: the band, or one of the
    levels. `version` goes with the form. `language` is the statement's own, where that is another than the
    page's.
    """

    frame: Frame
    number: int
    total: int
    statement: str
    text: str
    said: str
    band: str
    levels: tuple[Choice, ...]
    chosen: str
    version: int
    face: str = ""
    language: str = ""
    moved: str = ""
