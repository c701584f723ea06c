"""Words that people typed, made safe to show anywhere as what they are: text.

Each page escapes for its own format. What is done here is the same for all of them: characters that cannot be
seen, or that turn the line around them, become visible, so that nothing hides in a page.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from itertools import chain, count
from operator import is_
from types import NoneType
from typing import TypeVar, cast

from mir_assess.model.value import field_names

_CONTROL_PICTURES = 0x2400
_UNSEEN = "[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufffe\uffff\ud800-\udfff]"
_LINE_ENDS = "\r\n?|\u2028|\u2029"


def shown(text: str) -> str:
    r"""Return the text with line ends as they are, and every control character as a mark that can be seen.

    Marks that only say which way a letter reads stay; those that turn whole lines do not.

    >>> shown("a\x07b")
    'a␇b'
    >>> shown("abc\u202edef")
    'abc⟨U+202E⟩def'
    """
    if text.isprintable():
        return text
    return re.sub(_UNSEEN, lambda found: _mark(found.group()), re.sub(_LINE_ENDS, "\n", text))


def spelt_out(text: str, characters: Iterable[str]) -> str:
    """Return the text with each of these characters as a mark that can be seen.

    >>> spelt_out("tea 👍", "👍")
    'tea ⟨U+1F44D⟩'
    """
    return text.translate({ord(character): _mark(character) for character in characters})


def _mark(character: str) -> str:
    code = ord(character)
    if code < 0x20:
        return chr(_CONTROL_PICTURES + code)
    if code == 0x7F:
        return "␡"
    return f"⟨U+{code:04X}⟩"


def slug(text: str) -> str:
    """Return a name fit for a link within a page: letters, digits and hyphens.

    >>> slug("WI-I-1")
    'WI-I-1'
    """
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.sub("[^A-Za-z0-9]+", "-", plain).strip("-") or "x"


def anchors(prefix: str, names: Iterable[str]) -> dict[str, str]:
    """Return a place on a page for each name, no two alike, though names may differ in marks alone.

    >>> anchors("statement", ["S-1", "S.1", "S-2"])
    {'S-1': 'statement-S-1', 'S.1': 'statement-S-1-2', 'S-2': 'statement-S-2'}
    """
    once = list(dict.fromkeys(names))
    return dict(zip(once, places(prefix, once), strict=True))


def places(prefix: str, names: Iterable[str]) -> list[str]:
    """Return a place on a page for each of some things in their order, no two alike, though some may have one
    name.

    >>> places("statement", ["S-1", "S-1"])
    ['statement-S-1', 'statement-S-1-2']
    """
    found: list[str] = []
    taken: set[str] = set()
    for name in names:
        wanted = f"{prefix}-{slug(name)}"
        tries = chain((wanted,), (f"{wanted}-{number}" for number in count(2)))
        found.append(next(place for place in tries if place not in taken))
        taken.add(found[-1])
    return found


T = TypeVar("T")


def visible(value: T) -> T:
    r"""Return a value with `shown` done to every text in it, however deep: pages are made of this.

    >>> visible(("a\x00", {"key": "b"}))
    ('a␀', {'key': 'b'})
    """
    return cast("T", _visible(value))


def _visible(value: object) -> object:
    """The value itself where nothing in it had to change, which is nearly always: to make a whole round anew
    took longer than to count it.
    """
    kind = type(value)
    if kind is str:
        return shown(cast("str", value))
    if kind in _NO_WORDS:
        return value
    if names := field_names(kind):  # type: ignore[arg-type] # a class is hashable, whatever mypy says
        parts = [getattr(value, name) for name in names]
        seen = tuple(map(_visible, parts))
        return value if _same(parts, seen) else kind(**dict(zip(names, seen, strict=True)))
    if isinstance(value, tuple):
        seen = tuple(map(_visible, value))
        return value if _same(value, seen) else seen
    if isinstance(value, Mapping):
        seen = tuple(map(_visible, value.values()))
        return value if _same(value.values(), seen) else dict(zip(value, seen, strict=True))
    return shown(value) if isinstance(value, str) else value


_NO_WORDS = (int, NoneType, float, bool)


def _same(before: Iterable[object], after: Iterable[object]) -> bool:
    return all(map(is_, before, after))
