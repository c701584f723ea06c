"""A whole workshop in each mode as a plain terminal shows it, from the opening words to the last line.

The golden files read like scripts: what was typed stands after `>`. Read the diff of one as a nervous
facilitator would, and as someone who hears it.
"""

import pytest

from workshops import transcript, typed, workshop

DOTS = typed(
    """
    pick lived 3=7 1=2 | pick council 3=4 | Enter | Enter
    """
)
PROMISES = typed(
    """
    Enter | A card with one number on every fridge | 3 | Nobody told me who to ring | An expert by
    experience | Head of the night service | By Easter | Ask five people what it should say | We ask
    again at the summer lunch | Enter | Warm. The morning was too long | y | Enter | Enter
    """
)
INDIVIDUAL = (
    *typed(
        """
        4 | ? | n- Nobody asks me about Sundays | y | left | d | 6 | 2 | pick 1 3 | g 2 | 3 | next lived
        with read | 5 | 4 | s | b | 1 | next lived | 3 | 3 | 2 | next lived | 4 | 4 | 1 | next lived | 4
        | 3 | 2 | next council | 4 | 4 | 4 | next council | 4 | 5 | 4 | next council | 4 | 4 | 3 | next
        council | 5 | 4 | x | next council | 4 | 4 | 4 | park Bus passes | time | reveal | 3 | Enter |
        n> A number on the fridge | Enter | a 2 of 10 dissent lived=1 | why It depends who is on shift |
        y | Enter | 1 | Enter | Enter | a none | Enter | close
        """
    ),
    *DOTS,
    *typed(
        """
        Enter | y
        """
    ),
    *PROMISES,
)
TALLY = (
    *typed(
        """
        present 9 | 5 | 0 1 3 4 1 | 0 0 1 4 | 0 0 1 4 0 | n- lived: Letters come in words I do not know
        | y | 2 3 2 0 1 d=1 | present 6 | 0 0 2 3 1 | s | 0 1 1 3 1 | present 11 | 5 4 1 1 0 | break 15
        | Enter | reveal | 3 | Enter | Enter | a 2 of 17 dissent lived=2 council=1 | why On weekdays it
        is fine | n+ Mrs Bello on Ward 6 is the only one who asks | y | Enter
        | rate 2 | 2 3 4 0 1 d=1 | Enter | reveal | close
        """
    ),
    *DOTS,
    *typed(
        """
        y | Enter | no | Enter
        """
    ),
    *PROMISES,
)
CONSENSUS = (
    *typed(
        """
        2 | 4 | 3 of 2 | 4 of 4 dissent 1 | why I only see it in meetings | y | 2 of 2 dissent 1 | p | 3
        of 4 | 1 of 2 | 4 of 4 | left | reveal | 3 | Enter | Enter | a 4 of 6 dissent lived=1 | a none |
        why We live it, they plan it | y | Enter | close
        """
    ),
    *DOTS,
    *typed(
        """
        no | y
        """
    ),
    *PROMISES,
)
MIXED = (
    *typed(
        """
        4 | 3 | 2 | n+ My neighbour explains things | n Not for others to hear | next lived | 3 | 2 | 1
        | next lived | 5 | 4 | 2 | next lived | 4 | d | 1 | next lived | 4 | 3 | 1 | next council | 6 |
        0 0 2 3 1 | 0 1 1 4 0 | 0 0 1 4 1 | reveal | 3 | Enter | Enter | a 2 of 11 | y | n> A number on
        the fridge | Enter | close
        """
    ),
    *DOTS,
    *typed(
        """
        y
        """
    ),
    *PROMISES,
)


@pytest.mark.parametrize(
    ("name", "modes", "lines"),
    [
        ("individual", ("individual",), INDIVIDUAL),
        ("tally", ("tally",), TALLY),
        ("consensus", ("consensus",), CONSENSUS),
        ("mixed", ("individual", "tally"), MIXED),
    ],
)
def test_a_whole_workshop_reads_like_this(name, modes, lines, golden):
    text = transcript(workshop(*modes, minutes=120), lines)
    assert text.rstrip().endswith("mir-assess seal northshire-2026")
    golden(f"transcripts/{name}.txt", text)
