"""Words as runs: each in its language, and each stretch of letters that read the other way marked as such.

Word lays a line out by what is marked, not by what the letters are, and shows the invisible marks by which a
web page sets names apart as boxes. So here they become what Word understands. Knows no page.
"""

import re
from collections.abc import Iterator

from mir_assess.speech import RIGHT_TO_LEFT

_LETTER_TO_RIGHT = f"[^\\W\\d_{RIGHT_TO_LEFT}]"
_APART = "\u2068([^\u2069]*)\u2069?"
_IN_LEFT_TO_RIGHT = re.compile(f"{_APART}|([{RIGHT_TO_LEFT}](?:[{RIGHT_TO_LEFT}\\W\\d_]*[{RIGHT_TO_LEFT}])?)")
_IN_RIGHT_TO_LEFT = re.compile(f"{_APART}|({_LETTER_TO_RIGHT}(?:[^{RIGHT_TO_LEFT}]*[^\\W{RIGHT_TO_LEFT}])?)")
_MARKS = str.maketrans("", "", "\u2068\u2069")
_STRONG = re.compile(f"([{RIGHT_TO_LEFT}])|{_LETTER_TO_RIGHT}")


def plain(words: str) -> str:
    """Return words without the marks that set names apart, for where there are no runs."""
    return words.translate(_MARKS)


def reads_from_the_right(words: str) -> bool:
    """Return whether the first letter that has a direction is read from right to left.

    >>> reads_from_the_right("12: مرحبا"), reads_from_the_right("12")
    (True, False)
    """
    found = _STRONG.search(words)
    return found is not None and found[1] is not None


def stretches(words: str, *, from_the_right: bool) -> Iterator[tuple[str, bool]]:
    """Yield words in stretches of one direction each, and whether that is from right to left, among words
    that are read `from_the_right` or not. The marks that set names apart are gone.

    >>> list(stretches("Ask فريق البلدية, please", from_the_right=False))
    [('Ask ', False), ('فريق البلدية', True), (', please', False)]
    """
    for text, turned in _stretches(words, from_the_right=from_the_right):
        if shown := plain(text):
            yield shown, turned


def _stretches(words: str, *, from_the_right: bool) -> Iterator[tuple[str, bool]]:
    """The same, with what marks are left around a number within a stretch."""
    start = 0
    pattern = _IN_RIGHT_TO_LEFT if from_the_right else _IN_LEFT_TO_RIGHT
    for found in pattern.finditer(words):
        if found.start() > start:
            yield words[start : found.start()], from_the_right
        name = found[1]
        if name is None:
            yield found[0], not from_the_right
        else:
            yield from _stretches(name, from_the_right=reads_from_the_right(name))
        start = found.end()
    if start < len(words):
        yield words[start:], from_the_right
