"""How a page says something: in the language spoken now, with every name and number safe among its words.

A name that reads the other way would pull the words and numbers around it along, so on a page it is set
apart by marks that cannot be seen (Unicode's isolates). Numbers are written as the language writes them. This
module knows nothing of what is said.
"""

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar

from mir_assess import speech
from mir_assess.speech import ENGLISH, RIGHT_TO_LEFT, direction, marked, marked_n, spoken

__all__ = [
    "capital", "decimal", "either", "listed", "marked", "marked_n", "number", "on_a_page", "own", "quoted",
    "say", "say_n", "sentence", "speaks_english",
]  # fmt: skip

_ISOLATE, _END = "\u2068", "\u2069"
_RIGHT_TO_LEFT = f"[{RIGHT_TO_LEFT}]"
_NOT_RIGHT_TO_LEFT = rf"[^\W{RIGHT_TO_LEFT}]"

_pulls: ContextVar[re.Pattern[str] | None] = ContextVar("pulls", default=None)
"""Finds what reads the other way than the page does; None where no page is made."""

# For translators: a number, as your language writes it: with its marks for thousands and for decimals.
_NUMBER = marked("1,234.5")


@contextmanager
def on_a_page(language: str) -> Iterator[None]:
    """Speak this language for a page, where names that read the other way are set apart."""
    other_way = _NOT_RIGHT_TO_LEFT if direction(language) == "rtl" else _RIGHT_TO_LEFT
    before = _pulls.set(re.compile(other_way))
    try:
        with speech.speaking(language):
            yield
    finally:
        _pulls.reset(before)


def speaks_english() -> bool:
    """Whether English is spoken now, and so its own grammar of names and labels may be used."""
    return spoken() == ENGLISH


def say(template: str, /, **values: object) -> str:
    """Return a sentence in the language spoken now, with these values in place of `{name}`. One that begins
    with a capital letter in English does so in any language, also where it begins with a name there.

    >>> say("{group}: {people} of {number}", group="Carers", people=4, number=1200)
    'Carers: 4 of 1,200'
    """
    words = speech.say(template, **_told(values)) if values else speech.say(template)
    return capital(words) if template[:1].isupper() else words


def say_n(one: str, many: str, how_many: int, /, **values: object) -> str:
    """Return the sentence that fits a number, which stands in it as `{number}`.

    >>> say_n("{number} gap", "{number} gaps", 1), say_n("{number} gap", "{number} gaps", 1200)
    ('1 gap', '1,200 gaps')
    """
    words = speech.say_n(one, many, how_many, number=number(how_many), **_told(values))
    return capital(words) if many[:1].isupper() else words


def sentence(template: str, /, **values: object) -> str:
    """Return what `say` does, with a capital letter first: for what begins with a name in English."""
    return capital(say(template, **values))


def _told(values: dict[str, object]) -> dict[str, object]:
    """Return values as a sentence takes them: names set apart where they must be, numbers written out."""
    pulls = _pulls.get()
    for name, value in values.items():
        if isinstance(value, int):
            values[name] = number(value)
        elif isinstance(value, str) and pulls is not None and pulls.search(value):
            values[name] = own(value)
    return values


def own(text: str) -> str:
    """Return a name so that it keeps its own direction among other words; as it is, where nothing is in
    danger.
    """
    pulls = _pulls.get()
    if pulls is None or _ISOLATE in text or not pulls.search(text):
        return text
    return f"{_ISOLATE}{text}{_END}"


def number(value: int) -> str:
    """Return a whole number as the language writes it.

    >>> number(12), number(1200)
    ('12', '1,200')
    """
    return str(value) if -1000 < value < 1000 else f"{value:,}".replace(",", speech.say(_NUMBER)[1])


def decimal(value: float) -> str:
    """Return a number with decimals as the language writes it.

    >>> decimal(0.1)
    '0.1'
    """
    return f"{value:g}".replace(".", speech.say(_NUMBER)[-2])


def quoted(text: str) -> str:
    """Return words in the language's quotation marks.

    >>> quoted("Begun")
    '“Begun”'
    """
    return say("“{words}”", words=text)


def listed(items: Sequence[str]) -> str:
    """Return things as people list them.

    >>> listed(["a", "b", "c"]), listed(["a"])
    ('a, b and c', 'a')
    """
    if len(items) < 2:
        return "".join(items)
    return say("{some} and {last}", some=_joined(items[:-1]), last=items[-1])


def either(items: Sequence[str]) -> str:
    """Return things as people offer a choice of them.

    >>> either(["a", "b", "c"])
    'a, b or c'
    """
    if len(items) < 2:
        return "".join(items)
    return say("{some} or {last}", some=_joined(items[:-1]), last=items[-1])


def _joined(items: Sequence[str]) -> str:
    together = items[0]
    for item in items[1:]:
        # For translators: two things of a longer list, before its end.
        together = say("{some}, {next}", some=together, next=item)
    return together


def capital(text: str) -> str:
    """Return the text with a capital first letter and the rest untouched."""
    return text[:1].upper() + text[1:]
