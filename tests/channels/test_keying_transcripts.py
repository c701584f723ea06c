"""Piles of paper as a plain terminal shows them while they are keyed.

The golden files read like scripts: what was typed stands after `>`. Read the diff of one as somebody with
sixty sheets to go would, and as someone who hears it.
"""

from dataclasses import replace

from mir_assess.model.assessment import Group
from piles import Desk, transcript
from workshops import STEMS, assessment, edition, groups

REPRESENTATIVES = Group("rep", "People who answer for someone", "representative", "individual")


def day_centre() -> Desk:
    """A round with people who answer for someone."""
    stem = replace(STEMS[0], role="representative")
    parts = [edition(stems=(*STEMS, stem))]
    return Desk(assessment(groups=(*groups("individual"), REPRESENTATIVES), parts=parts))


def test_a_pile_reads_like_this(golden):
    desk = day_centre()
    one, two, three = (desk.code(number) for number in (1, 2, 3))
    mistyped = one[:-1] + ("2" if one[-1] != "2" else "3")
    lines = [
        "?", one, "4", "?", "u", "n- Nobody rang", "b", "b", "2", "6", "5", "r", "y", "n+ My neighbour", "y",
        mistyped, two[-5:], "4d0", "a", "", "show", "3=1", one, f"{three} 44", f"{three} 444 with read paid",
        f"{three} 445", "next livd", "next council", "3", "s", "left", f"out {three}", "b", "nonsense",
    ]  # fmt: skip
    golden("transcripts/keying.txt", transcript(desk, lines))


def test_a_second_keying_reads_like_this(golden):
    desk = Desk()
    desk.type(f"{desk.code()} 452", f"{desk.code(2)} 111", f"{desk.code(3)} 5d5", desk.code(4), "1")
    lines = [
        f"{desk.code()} 452", desk.code(2), "1", "2", "b", "3", "u", "2", "1", desk.code(2), desk.code(4),
        "next lived",
    ]  # fmt: skip
    golden("transcripts/keying-twice.txt", transcript(desk.again(twice=True), lines))


def test_a_box_of_cards_reads_like_this(golden):
    lines = [
        "cards lived", "9", "0 1 3 4 1", "2 3 2 0 1 d=1 x=1", "2 3 2 0 1 d=1", "b", "g 1", "0 1 3 4",
        "0 1 3 3 1", "p", "p", "sheets", "cards lived", "g 2", "1 1 1 1 1",
    ]  # fmt: skip
    golden("transcripts/keying-cards.txt", transcript(Desk(assessment("tally")), lines))
