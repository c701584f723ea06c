"""The screen on which paper is keyed, at its usual size and very large: what is asked is always there."""

import io

import pytest

from mir_assess.channels.paper.screen import CLEAR, Screen
from mir_assess.walk.pile.turns import Asked

LEVELS = ("1  Never true", "2  Not often true", "3  Sometimes true", "4  Mostly true", "5  Always true")
ASKED = Asked(
    place="Sheet F6W5-2XM3T, sheet 1 of the pile. People with lived experience, 34 statements.",
    text="27. When people help me decide, they think of my life, not theirs.",
    choices=LEVELS,
    hints=("d don’t know, x does not apply, 0 blank, u unclear.", "b back, g go to, ? help, q stop."),
    count="Answer 27 of 34.",
    marks="33333 32333 33333 33333 33333 3.... ....",
    keys="12345?",
)
HELP = tuple(f"Line {number} of what there is to know here, which is rather long." for number in range(9))


class Window:
    """A screen of some size; `rows` is what is drawn there now."""

    def __init__(self, columns, rows):
        self.size = (columns, rows)
        self._out = io.StringIO()
        self.screen = Screen(self._out, lambda: self.size)

    def show(self, *said, asked=ASKED, anew=False):
        if said:
            self.screen.say(said)
        self.screen.show(asked, anew=anew)
        return self.rows

    @property
    def rows(self):
        return self._out.getvalue().rpartition(CLEAR)[2].splitlines()


@pytest.mark.parametrize(
    ("columns", "rows"), [(20, 24), (32, 16), (40, 12), (40, 24), (80, 12), (80, 24), (200, 60)]
)
def test_what_is_asked_and_what_may_be_answered_is_always_there(columns, rows):
    drawn = Window(columns, rows).show("26: Sometimes true.")
    assert len(drawn) < rows, "a row is left to type in"
    assert max(map(len, drawn)) < max(columns, 23)
    words = " ".join(" ".join(drawn).split())
    for part in (ASKED.text, "26: Sometimes true.", *LEVELS):
        assert " ".join(part.split()) in words


def test_on_a_usual_screen_nothing_is_left_out():
    drawn = Window(80, 24).show("26: Sometimes true.")
    assert [row for row in drawn if "Never" in row] == ["  1  Never true"]
    for part in (ASKED.marks, *ASKED.hints):
        assert f"  {part}" in drawn
    assert "\n\n\n" not in "\n".join(drawn)


def test_made_very_large_it_still_says_how_far_we_are_and_where_help_is():
    words = " ".join(" ".join(Window(40, 12).show("26: Sometimes true.")).split())
    assert "Answer 27 of 34." in words
    assert "? help" in words


def test_help_that_has_no_room_beside_it_is_turned_with_enter():
    window = Window(40, 12)
    seen = window.show(*HELP)
    assert seen[-1] == "  Enter: go on."
    for _ in range(20):
        if "Enter: go on." not in window.rows[-1]:
            break
        seen += window.show(anew=True)
    words = " ".join(" ".join(seen).split())
    assert all(line in words.replace(" Enter: go on.", "") for line in HELP)
    assert "27. When people" in " ".join(window.rows)


def test_where_enter_is_an_answer_nothing_is_turned():
    from dataclasses import replace

    drawn = Window(40, 12).show(*HELP, asked=replace(ASKED, keys="lica0bqy"))
    assert "27. When people" in " ".join(drawn)
    assert "long." in drawn[-1]


def test_another_size_draws_the_same_anew():
    window = Window(80, 24)
    window.show("26: Sometimes true.")
    window.size = (40, 12)
    window.screen.again()
    assert max(map(len, window.rows)) < 40
    assert "26: Sometimes true." in window.rows[-1]
