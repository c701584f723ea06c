"""Keys as Windows hands them over, one at a time and some in two parts: played, where there is no Windows."""

import io
import sys

import pytest

from mir_assess.channels.paper.keyboard import Keys
from mir_assess.channels.paper.keying import PlainLines
from mir_assess.channels.paper.windows_keys import END, ESCAPE, WindowsKeys

AT_ONCE, LATER = 0.001, 0.4


class Keyboard:
    """Hands over what was pressed, each after so many seconds."""

    def __init__(self, *pressed: tuple[str, float]) -> None:
        """Say what is pressed."""
        self.pressed = list(pressed)
        self.now = 0.0

    def getwch(self) -> str:
        """Wait for the next key."""
        key, after = self.pressed.pop(0)
        self.now += after
        return key

    def keys(self) -> WindowsKeys:
        """What reads from it."""
        return WindowsKeys(self.getwch, lambda: self.now)


def read(*pressed: tuple[str, float]) -> list[str]:
    """All that is read of it."""
    keyboard = Keyboard(*pressed)
    keys = keyboard.keys()
    found = []
    while keyboard.pressed or keys._ahead:
        found.append(keys.read())
    return found


@pytest.mark.parametrize(
    ("pressed", "means"),
    [
        ([("3", LATER)], ["3"]),
        ([("\r", LATER)], ["\n"]),
        ([("\x1a", LATER)], [END]),
        ([("\x08", LATER)], ["\x08"]),
        ([("\xe0", LATER), ("H", AT_ONCE), ("4", LATER)], [ESCAPE, "4"]),  # an arrow
        ([("\x00", LATER), (";", AT_ONCE)], [ESCAPE]),  # F1
        ([("\xe0", LATER), (" ", LATER), ("l", LATER)], ["à", " ", "l"]),
        ([("\xe0", LATER), ("\xe0", LATER), ("H", AT_ONCE)], ["à", ESCAPE]),
        ([("\xe0", LATER), ("\r", LATER)], ["à", "\n"]),
        ([("\ud83d", LATER), ("\ude00", AT_ONCE), ("1", LATER)], ["😀", "1"]),
    ],
)
def test_a_key_is_one_key_however_windows_hands_it_over(pressed, means):
    assert read(*pressed) == means


def test_ctrl_c_ends_the_program_as_it_does_elsewhere():
    with pytest.raises(KeyboardInterrupt):
        read(("\x03", LATER))
    keyboard = Keyboard(("\xe0", LATER), ("\x03", LATER))
    keys = keyboard.keys()
    assert keys.read() == "à"
    with pytest.raises(KeyboardInterrupt):
        keys.read()


def test_a_line_is_typed_with_letters_of_every_kind_and_mended(monkeypatch):
    shown = io.StringIO()
    monkeypatch.setattr(sys, "stdout", shown)
    typed = [(key, LATER) for key in "xvoil\xe0!"]
    keyboard = Keyboard(*typed, ("\x08", LATER), ("\xe0", LATER), ("K", AT_ONCE), ("\r", LATER))
    keys = Keys(keyboard.keys().read, PlainLines(asks=True), lambda: (80, 24))
    assert keys.line("> ") == "xvoilà"
    assert shown.getvalue() == "> xvoilà!\b \b\n"
