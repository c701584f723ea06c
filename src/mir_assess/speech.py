"""What the program says, in the language that somebody chose; English unless another is spoken.

The English stands in the code as whole sentences, and is what a translation is looked up by: `say` gives a
sentence in the language spoken now, with its values filled in. Whole sentences, never pieces put together,
because other languages order, bend and count their words in other ways. What a translation lacks, or has
wrong, comes out in English. This module knows nothing of what is said, nor to whom; while English is spoken
it looks nothing up and loads nothing.
"""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from gettext import GNUTranslations
    from pathlib import Path

ENGLISH = "en"
DOMAIN = "mir-assess"
LONGEST_CODE = 35
"""Characters: who reads language codes (BCP 47) need not take longer ones."""

RIGHT_TO_LEFT = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff"
"""The letters that are written from right to left, as they stand between the brackets of a pattern."""

_RIGHT_TO_LEFT = frozenset(("ar", "arc", "ckb", "dv", "fa", "he", "ks", "ps", "sd", "ug", "ur", "yi"))
_RIGHT_TO_LEFT_SCRIPTS = frozenset(("adlm", "arab", "hebr", "nkoo", "rohg", "syrc", "thaa"))

_spoken: ContextVar[str] = ContextVar("spoken", default=ENGLISH)


def marked(text: str) -> str:
    """Return the text as it is: a mark by which the program's words are found and gathered for translators.

    For constants in tables; they are put through `say` when they are shown.
    """
    return text


def marked_n(one: str, many: str) -> tuple[str, str]:
    """Return the two texts as they are: the mark of those that are put through `say_n`."""
    return one, many


# For translators: the name of your own language, as those who speak it write it, such as Polski or Cymraeg.
_OWN_NAME = marked("English")


def say(template: str, /, **values: object) -> str:
    """Return a sentence in the language spoken now, with these values in place of `{name}`.

    A value is put in as it stands, braces and all. Without values the sentence is not filled in at all, so
    that a brace in it is a brace.

    >>> say("{name} has rated {number}.", name="{Asha}", number=3)
    '{Asha} has rated 3.'
    """
    words = _catalogue(_spoken.get()) if template else None
    return _filled(template if words is None else words.gettext(template), template, values)


def say_n(one: str, many: str, number: int, /, **values: object) -> str:
    """Return the sentence that fits a number, which stands in it as `{number}`: other languages have more
    forms than two.

    >>> say_n("{number} card", "{number} cards", 1), say_n("{number} card", "{number} cards", 0)
    ('1 card', '0 cards')
    """
    english = one if number == 1 else many
    words = _catalogue(_spoken.get())
    found = english if words is None else words.ngettext(one, many, number)
    return _filled(found, english, {"number": number, **values})


def _filled(found: str, english: str, values: Mapping[str, object]) -> str:
    if not values:
        return found
    if found is not english:
        try:
            return found.format(**values)
        except (LookupError, ValueError, TypeError, AttributeError):
            pass  # a translation that asks for what is not there: nobody's workshop stops for it
    return english.format(**values)


@contextmanager
def speaking(language: str | None) -> Iterator[None]:
    """Speak this language for a while; None, and a language we have no words in, is English."""
    before = _spoken.set(language or ENGLISH)
    try:
        yield
    finally:
        _spoken.reset(before)


def spoken() -> str:
    """Return the code of the language spoken now, as it was asked for."""
    return _spoken.get()


def languages() -> dict[str, str]:
    """Return the languages the program speaks: their codes, each with its own name for itself. English comes
    first.

    >>> languages()["en"]
    'English'
    """
    found = {ENGLISH: _OWN_NAME}
    for folder in sorted(_folder().iterdir()) if _folder().is_dir() else ():
        words = _catalogue(folder.name)
        if words is not None:
            found[folder.name] = words.gettext(_OWN_NAME)
    return found


def meant(asked: str, known: Iterable[str]) -> str | None:
    """Return which of these codes somebody means: that one however it is written, else its language without
    its region; None where neither is known.

    >>> meant("PL", ["en", "pl"]), meant("pl_PL", ["en", "pl"]), meant("xx", ["en", "pl"])
    ('pl', 'pl', None)
    """
    by_folded = {_folded(code): code for code in known}
    wanted = _folded(asked)
    return by_folded.get(wanted) or by_folded.get(wanted.partition("-")[0])


def direction(language: str) -> Literal["ltr", "rtl"]:
    """Return which way a language is written, as HTML's `dir` has it.

    >>> direction("ur"), direction("pl"), direction("pa-Arab")
    ('rtl', 'ltr', 'rtl')
    """
    base, *more = _folded(language).split("-")
    scripts = [part for part in more if len(part) == 4]
    if scripts:
        return "rtl" if scripts[0] in _RIGHT_TO_LEFT_SCRIPTS else "ltr"
    return "rtl" if base in _RIGHT_TO_LEFT else "ltr"


def _folded(code: str) -> str:
    return code.strip().replace("_", "-").casefold()


@cache
def _catalogue(code: str) -> "GNUTranslations | None":
    """Return the words of a language; None for English, and where there are none."""
    if code == ENGLISH:
        return None
    names = (_folded(code), _folded(code).partition("-")[0])
    file = next((file for name in names if (file := _compiled(name)) is not None), None)
    if file is None:
        return None
    from gettext import GNUTranslations  # who speaks English never waits for it

    with file.open("rb") as words:
        return GNUTranslations(words)


def _compiled(name: str) -> "Path | None":
    # A code is a few letters, digits and hyphens: nothing else is looked for on the disk.
    if len(name) > LONGEST_CODE or not name.isascii() or not name.replace("-", "").isalnum():
        return None
    file = _folder() / name / "LC_MESSAGES" / f"{DOMAIN}.mo"
    return file if file.is_file() else None


def _folder() -> "Path":
    from pathlib import Path  # the same

    return Path(__file__).parent / "locale"
