"""The plain face: what a screen reader hears, each thing once, in order, and nothing that only an eye could
read.
"""

import io
import re

import pytest

from mir_assess.channels.terminal import run
from mir_assess.channels.terminal.plain import CLEAR, PlainFace
from mir_assess.channels.terminal.sheet import Line
from mir_assess.errors import Problem, StoreError
from workshops import Workshop, assessment, transcript, typed, workshop

TALLY = typed(
    """
    10 | 5 | 0 1 3 2 1 | 0 0 1 3 1 | n- They never ring | y | p | p | s | p | 0 0 0 0 9 | ? | reveal | 1
    | Enter | Enter | a 4 of 15 dissent lived=2 | why Nights | Enter | pause | Enter | close | Enter |
    Enter | y | Enter | Enter | Print a card | 1 | Enter | Asha | Tom | Enter | Enter | Enter | Enter |
    Good | Enter | Enter
    """
)


def blocks(text):
    """What is shown between one typed line and the next, a list of lines each."""
    return [
        [line for line in block.split("\n") if line]
        for block in re.split(r"^>.*\n", text, flags=re.MULTILINE)
    ]


def test_a_pipe_gets_letters_and_no_codes():
    shop = Workshop(assessment("tally", organisation="North\x1b[31mshire"))
    text = transcript(shop, (*TALLY[:4], "n a\x1b[2Jb\x07\x9bc", *TALLY[4:]))
    shown = re.sub(r"^>.*$", "", text, flags=re.MULTILINE)
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f]", shown)
    assert "“a�[2Jb��c”" in text
    assert not re.search("[█▒░●○◐■□▲▼✓✗│─]", text)


def test_each_thing_is_heard_once_between_two_typed_lines():
    for block in blocks(transcript(workshop("tally"), TALLY)):
        said = [line for line in block if not line.startswith(("Enter", "Type"))]
        assert len(said) == len(set(said)), block


def test_the_same_statement_for_the_next_group_is_not_read_again():
    first, second = blocks(transcript(workshop("tally"), TALLY))[2:4]
    assert "I choose what I do each day." in first
    assert "1 Never true: This does not happen for me" in first
    assert second == [
        "Statement 1, People with lived experience: 7 cards counted.",
        "3 of 10 people gave no card. If a card was missed: b, then count again.",
        "My days. Statement 1 of 3. Council team.",
        "Think only of what you saw or heard from people this past year. How true is it for them?",
        "1 to 5 as before. Enter reads it all again.",
    ]


def test_the_levels_are_heard_once_by_each_person_and_again_when_asked_for():
    text = transcript(workshop("individual"), ["4", "", "4", "4", "next lived"])
    first, second, again, third, _, fresh = blocks(text)
    level = "1 Never true: This does not happen for me"
    assert level in first
    assert second == [
        "Statement 1: Mostly true.",
        "Plain words. Statement 2 of 3. People with lived experience, person 1.",
        "I get answers that make sense to me.",
        "1 to 5 as before. Enter reads it all again.",
    ]
    assert level in again
    assert level not in third
    assert level in fresh


def test_after_a_pause_everything_is_said_anew():
    text = transcript(workshop("individual"), ["pause", ""])
    before, after = text.split("A pause. Press Enter when you are ready.")
    assert before.count("I choose what I do each day.") == after.count("I choose what I do each day.") == 1


def test_the_second_picture_adds_to_the_first():
    shown = blocks(transcript(workshop("tally"), TALLY))
    first = next(block for block in shown if "Rarely" in str(block) or "2 Not often true: 1 of 7" in block)
    second = shown[shown.index(first) + 1]
    assert "People with lived experience:" in first
    assert "Council team:" not in first
    assert "Council team:" in second
    assert "People with lived experience:" not in second


def test_words_that_are_true_of_two_groups_are_said_of_both():
    shop = workshop("tally")
    lines = [
        "5",
        "5",
        "0 0 0 0 5",
        "0 0 0 0 5",
        "p",
        "p",
        "p",
        "p",
        "reveal",
        "1",
        "",
        "n One",
        "n Two",
        "",
        "",
        "close",
        "",
        "",
        "",
        "",
    ]
    text = transcript(shop, lines)
    assert text.count("Never true: 0 of 5") == 2
    assert text.count("Always true: 5 of 5") == 2
    assert text.count("Now: it stays private.") == 2


def test_the_opening_words_come_first_and_a_pipe_waits_for_nothing():
    text = transcript(workshop("individual"), [])
    assert text.index("Welcome.") < text.index("Happy to start?") < text.index("Statement 1 of 3")
    assert "Press Enter to start" not in text
    assert text.endswith("Your answers are saved.\nTo go on, type: mir-assess start northshire-2026\n")


def test_who_comes_back_is_told_so_and_hears_no_opening_words():
    shop = workshop("individual")
    shop.type("3")
    shop.come_back()
    text = transcript(shop, [])
    assert text.startswith("Welcome back to northshire-2026.")
    assert "Happy to start?" not in text
    assert "Statement 2 of 3" in text


def test_the_end_names_the_next_commands():
    text = transcript(workshop("tally"), TALLY)
    assert text.endswith(
        "Next, type one of these:\nmir-assess report northshire-2026\nmir-assess seal northshire-2026\n"
    )


def test_at_a_keyboard_the_opening_words_wait_and_can_be_left():
    out = io.StringIO()
    shop = workshop("individual")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("sys.stdout", out)
        run(shop.walk, read_line=lambda _: "q", plain=True, waits=True, can_clear=False, resume="start again")
    assert "Press Enter to start, or q to stop." in out.getvalue()
    assert "Statement 1" not in out.getvalue()
    assert out.getvalue().endswith("To go on, type: start again\n")


def test_a_keyboard_is_cleared_between_people_and_a_pipe_never_is():
    for can_clear in (True, False):
        out = io.StringIO()
        PlainFace(out, can_clear=can_clear).hand_over()
        assert out.getvalue() == (CLEAR if can_clear else "")


def test_an_empty_line_of_a_sheet_is_not_said():
    out = io.StringIO()
    PlainFace(out).show((Line("text", "One"), Line("question", ""), Line("hint", "Two")))
    assert out.getvalue() == "\nOne\nTwo\n"


class Full:
    """A store that takes nothing more; all else is the real store's."""

    def __init__(self, store):
        self._store = store

    def append(self, *appends):
        raise StoreError(Problem("a disk", "There is no room left on it.", "Make room, then type it again."))

    def __getattr__(self, name):
        return getattr(self._store, name)


@pytest.mark.parametrize("waits", [True, False])
def test_what_cannot_be_kept_is_said_at_a_keyboard_and_ends_a_pipe(waits):
    shop = workshop("individual")
    shop.walk._desk._store = Full(shop.store)
    out, typed = io.StringIO(), iter(["", "3", None]) if waits else iter(["3", None])
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("sys.stdout", out)
        keyboard = {
            "read_line": lambda _: next(typed),
            "plain": True,
            "waits": waits,
            "can_clear": False,
            "resume": "",
        }
        if waits:
            run(shop.walk, **keyboard)
            assert "That was not saved. Type it again, or q to stop." in out.getvalue()
        else:
            with pytest.raises(StoreError):
                run(shop.walk, **keyboard)
    assert shop.round.people["lived"] == 0


def test_ctrl_c_says_how_to_go_on():
    def interrupt(_question):
        raise KeyboardInterrupt

    out = io.StringIO()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("sys.stdout", out)
        with pytest.raises(KeyboardInterrupt):
            run(
                workshop("tally").walk,
                read_line=interrupt,
                plain=True,
                waits=False,
                can_clear=False,
                resume="start x",
            )
    assert out.getvalue().endswith("To go on, type: start x\n")
