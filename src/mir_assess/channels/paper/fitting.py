"""How many cards a side of paper has room for, so that none is cut short: the same number for all of a kind,
since a pile of them is cut at once.

It reckons with the widest typeface there may be (report/paper.py), so it is never too few.
"""

from collections.abc import Iterable

from mir_assess.channels.paper.pages import Asked, Section
from mir_assess.model.paper_codes import Form
from mir_assess.report.paper import lines

WAYS: dict[Form, tuple[tuple[int, int], ...]] = {
    "standard": ((2, 4), (2, 3), (2, 2), (1, 2), (1, 1)),
    "easy": ((2, 2), (1, 2), (1, 1)),
    "large": ((1, 2), (1, 1)),
}
"""Cards across and down a side, the most first."""

LETTERS: dict[Form, tuple[float, ...]] = {
    "standard": (12.0, 11.0, 10.5, 10.0, 9.5),
    "easy": (15.0,),
    "large": (20.0, 18.0),
}
"""The sizes of what is to be crossed, in points, the largest first: short statements are printed larger."""

SMALLER: dict[Form, float] = {"standard": 0.9, "easy": 0.9, "large": 1.0}
"""The size of the group and its question, against what is to be crossed: nothing in large print is smaller
than large.
"""

FOOT: dict[Form, float] = {"standard": 9.0, "easy": 11.0, "large": 11.0}
"""The size of the code at the foot of a card, in points: whoever counts reads it."""

_WIDE, _HIGH = 194.0, 279.0
_POINT = 0.3528
_LINE = 1.2


def cards_a_side(asked: Iterable[tuple[Section, ...]], form: Form) -> tuple[int, int, float]:
    """Return how many cards stand across and down a side of paper, one alone where nothing fits; and the
    largest size of letters, in points, that they have room for.
    """
    cards = [(section, each) for sections in asked for section in sections for each in section.statements]
    for across, down in WAYS[form]:
        width, height = _WIDE / across - 10, _HIGH / down - 7
        for size in LETTERS[form]:
            if all(_height(section, each, form, size, width) <= height for section, each in cards):
                return across, down, size
    return *WAYS[form][-1], LETTERS[form][-1]


def _height(section: Section, card: Asked, form: Form, size: float, width: float) -> float:
    """How high a card is at most, in millimetres, as the templates lay it out in letters of this size."""
    small = SMALLER[form] * size
    head, foot = 5.5 + _text("x", small, width), _text("x", FOOT[form], width) + 1
    beside = width - (24 if card.steps and card.picture else 0)
    words = _text(card.text, 1.18 * size, beside) + 1.5 + _text(section.question, small, width) + 1
    if form != "standard":
        words = max(words, 24 if card.steps and card.picture else 0)
    row = size * _POINT * 1.5
    if card.steps:
        choices = len(card.steps) * row * 1.45 + row * 1.2
    else:
        half = width / 2 - 2.4 * row
        levels = sum(max(row, _text(each.label, size, half)) for each in card.choices)
        choices = max(levels, 2 * row)
    return head + words + choices + foot


def _text(text: str, size: float, width: float) -> float:
    em = size * _POINT
    return lines(text, width / em) * em * _LINE
