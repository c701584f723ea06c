"""Whether people have been to a round before, as they type it themselves: nobody is asked, and any may say.

The grammar of these few words and nothing else; what they mean where they are typed is the walk's business.
"""

import re

from mir_assess.errors import Problem, SessionError
from mir_assess.model.value import value
from mir_assess.speech import say

FIRST_TIME, BEEN_BEFORE = "first_time", "been_before"
ATTENDANCES = (FIRST_TIME, BEEN_BEFORE)
"""The parts of those who said. Who did not say is in neither."""


@value
class Came:
    """`first time`, `been before`; or, of a group, `been before 6 of 11`: `people` said it, and of them
    `before` had been to a round. `people` is None where one person speaks of themselves.
    """

    before: int
    people: int | None = None


def read_came(words: str) -> Came:
    """Return what was said. Raises SessionError, saying how to type it.

    >>> read_came("first time"), read_came("been before 6 of 11")
    (Came(before=0, people=None), Came(before=6, people=11))
    """
    told = " ".join(words.casefold().rstrip(".").split())
    if told in ("first time", "been before"):
        return Came(int(told == "been before"))
    match = re.fullmatch(r"been before (\d{1,6}) of (\d{1,6})", told)
    if match and int(match[1]) <= int(match[2]):
        return Came(int(match[1]), int(match[2]))
    fix = say("One person: first time, or: been before. A group: been before 6 of 11")
    raise SessionError(Problem("", say("That is not how to type who has been before."), fix))
