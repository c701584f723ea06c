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

LETTERS: dict[Form, float] = {"standard": 9.5, "easy": 15.0, "large": 18.0}
"""The size of what is to be crossed, in points."""

_WIDE, _HIGH = 194.0, 279.0
_POINT = 0.3528
_LINE = 1.2


def cards_a_side(asked: Iterable[tuple[Section, ...]], form: Form) -> tuple[int, int]:
    """Return how many cards stand across and down a side of paper; one alone where nothing fits."""
    cards = [(section, each) for sections in asked for section in sections for each in section.statements]
    for across, down in WAYS[form]:
        width, height = _WIDE / across - 10, _HIGH / down - 7
        if all(_height(section, each, form, width) <= height for section, each in cards):
            return across, down
    return WAYS[form][-1]


def _height(section: Section, card: Asked, form: Form, width: float) -> float:
    """How high a card is at most, in millimetres, as the templates lay it out."""
    size = LETTERS[form]
    head, foot = 5.5 + _text("x", 0.9 * size, width), _text("x", 8, width) + 1
    beside = width - (24 if card.steps and card.picture else 0)
    words = _text(card.text, 1.18 * size, beside) + 1.5 + _text(section.question, 0.9 * size, width) + 1
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
