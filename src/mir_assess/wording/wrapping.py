"""Lines that a page or an editor broke, put together again as paragraphs and items of lists.

A line goes on in the next one unless something says that another begins: a bullet, an empty line, or a line
that stopped well before the edge. It works on plain lines, and knows nothing of statements.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from mir_assess.wording.blocks import Block, Line, Table
from mir_assess.wording.cleaning import BULLET, tidy, without_hidden

WIDEST_WRAP = 120
"""Letters. Longer lines were not broken by hand or by a page, so each stands for itself."""

_FULL = 0.72
"""Share of the usual width from which a line seems to have been broken at the edge."""

_ENDS = re.compile(r"[.!?:]['’\"”)]*$")
_GOES_ON = re.compile(
    r"(?:[,;–—-]|\b(?:a|an|and|are|as|at|be|because|by|can|for|from|have|how|if|in|is|my|not|of|on|or|our|so|"
    r"that|the|their|they|this|through|to|was|what|when|where|which|who|why|will|with|your))$",
    re.IGNORECASE,
)
_BEGINS_ANEW = re.compile(r"(?:I|We|When I|If I)\s")
_BROKEN_WORD = re.compile(r"\w-$")


def unwrapped(blocks: Iterable[Block], stands_alone: Callable[[str], bool]) -> Iterator[Block]:
    """Yield blocks with raw lines put together as paragraphs and items; `stands_alone` knows lines that go on
    from nothing and into nothing, such as headings.
    """
    listed = [block for block in blocks if isinstance(block, Table) or block.text or block.kind == "raw"]
    width = _width([block.text for block in listed if isinstance(block, Line) and block.kind == "raw"])
    gathered: list[Line] = []
    stood_alone = False
    for block in listed:
        if not isinstance(block, Line) or block.kind != "raw":
            yield from _joined(gathered)
            gathered = []
            yield block
            continue
        line = replace(block, text=without_hidden(block.text).rstrip())
        alone = stands_alone(line.text)
        if alone or stood_alone or not _continues(gathered, line.text, width):
            yield from _joined(gathered)
            gathered = []
        stood_alone = alone
        if line.text.strip():
            gathered.append(line)
    yield from _joined(gathered)


def lines_in(text: str) -> list[str]:
    r"""Return the lines of one paragraph that has line breaks of its own; what begins in a small letter goes
    on from the line before.

    >>> lines_in("I row\nmy boat.\nI sail.")
    ['I row my boat.', 'I sail.']
    """
    lines: list[list[str]] = []
    for line in filter(None, (part.strip() for part in text.split("\n"))):
        if lines and line[0].islower():
            lines[-1].append(line)
        else:
            lines.append([line])
    return [" ".join(parts) for parts in lines]


def _width(texts: list[str]) -> int:
    """Return how wide lines run before they are broken; 0 where they are not."""
    lengths = sorted(len(text) for text in texts if text.strip())
    usual = lengths[len(lengths) * 9 // 10] if lengths else 0
    return usual if usual <= WIDEST_WRAP else 0


def _continues(gathered: list[Line], text: str, width: int) -> bool:
    """Return whether a line goes on from those gathered."""
    begins = text.strip()
    if not gathered or not begins or BULLET.match(text):
        return False
    last = gathered[-1].text
    if begins[0].islower() or _GOES_ON.search(last):
        return True
    full = bool(width) and len(last) >= _FULL * width
    if _ENDS.search(last):
        return full and bool(BULLET.match(gathered[0].text))
    return full and not _BEGINS_ANEW.match(begins)


def _joined(gathered: list[Line]) -> Iterator[Line]:
    """Yield the one line that was broken into these; nothing for none."""
    if not gathered:
        return
    parts = [line.text.strip() for line in gathered]
    text = "".join(part if _BROKEN_WORD.search(part[-2:]) else f"{part} " for part in parts)
    yield Line(tidy(text), "item" if BULLET.match(text) else "paragraph", gathered[0].place)
