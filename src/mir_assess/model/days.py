"""The day that words name, where they name one: “by the end of June 2027” is 30 June 2027.

Pure: it knows no clock, so it never guesses a year. “By Easter”, “1 March” and “in the summer of 2027” stay
words, and what stays words is never overdue.
"""

import re
from datetime import date, timedelta

from mir_assess.speech import marked, say

_MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
_DAY_WORDS = (
    marked("{day} January {year}"),
    marked("{day} February {year}"),
    marked("{day} March {year}"),
    marked("{day} April {year}"),
    marked("{day} May {year}"),
    marked("{day} June {year}"),
    marked("{day} July {year}"),
    marked("{day} August {year}"),
    marked("{day} September {year}"),
    marked("{day} October {year}"),
    marked("{day} November {year}"),
    marked("{day} December {year}"),
)
_YEARS = range(1990, 2200)

_WEEKDAY = "(?:mon|tues|wednes|thurs|fri|satur|sun)day,?"
_NAMED = r"(?P<month>[a-z]{3,9})\.?,? (?P<year>\d{4})"
_FORMS = tuple(
    re.compile(form, re.ASCII)
    for form in (
        r"(?P<year>\d{4})-(?P<number>\d\d)-(?P<day>\d\d)",
        r"(?P<day>\d{1,2})(?P<mark>[/.-])(?P<number>\d{1,2})(?P=mark)(?P<year>\d{4})",
        rf"(?:{_WEEKDAY} )?(?:the )?(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? {_NAMED}",
        rf"(?:(?:the )?(?:end|last day) of )?{_NAMED}",
    )
)
_LEADING = re.compile("(?:by|before or on|on or before|on|no later than)[: ]+")
_LONGEST = 60


def read_day(words: str) -> str | None:
    """Return the ISO day that words name, the last one of a month without a day; None where they name none
    for certain.

    Days are read as they are said here: the day before the month.

    >>> read_day("by the end of June 2027"), read_day("Friday 3rd December 2027"), read_day("03/12/2027")
    ('2027-06-30', '2027-12-03', '2027-12-03')
    >>> read_day("1 March"), read_day("by Easter 2027"), read_day("31 June 2027")
    (None, None, None)
    """
    if len(words) > _LONGEST:
        return None
    plain = _LEADING.sub("", " ".join(words.lower().split()).rstrip(".!"), count=1)
    for form in _FORMS:
        if found := form.fullmatch(plain):
            return _day(found.groupdict())
    return None


def _day(parts: dict[str, str | None]) -> str | None:
    year = int(parts["year"] or 0)
    month = int(parts.get("number") or 0) or _month(parts.get("month") or "")
    if year not in _YEARS or not 1 <= month <= len(_MONTHS):
        return None
    last = (date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)).day
    day = last if parts.get("day") is None else int(parts["day"] or 0)
    return date(year, month, day).isoformat() if 1 <= day <= last else None


def _month(name: str) -> int:
    """Return the number of a month by its name, or by its usual short form; 0 where it is none."""
    for number, month in enumerate(_MONTHS, 1):
        if name in (month, month[:3]) or (name == "sept" and month == "september"):
            return number
    return 0


def day_words(day: str) -> str:
    """Return an ISO day as it is said.

    >>> day_words("2027-06-30")
    '30 June 2027'
    """
    found = date.fromisoformat(day)
    return say(_DAY_WORDS[found.month - 1], day=str(found.day), year=str(found.year))
