"""Whether whoever helps a person works for the council or a service it pays for: typed by hand.

Nobody is asked who it is. The grammar of these few words and nothing else.
"""

from mir_assess.errors import Problem, SessionError
from mir_assess.model.value import value
from mir_assess.speech import say

PAID = {"paid": True, "unpaid": False}
"""The words for it, in files and on paper too."""


@value
class PaidHelp:
    """`helper paid`, `helper unpaid`: of the person who helps whoever answers now."""

    paid: bool


def read_paid_help(words: str) -> PaidHelp:
    """Return what was said. Raises SessionError, saying how to type it.

    >>> read_paid_help("paid"), read_paid_help("Not paid.")
    (PaidHelp(paid=True), PaidHelp(paid=False))
    """
    told = " ".join(words.casefold().rstrip(".").split()).replace("not paid", "unpaid")
    if told in PAID:
        return PaidHelp(PAID[told])
    what = say("That is not how to type who pays for the help.")
    fix = say(
        "If the helper works for the council or a service it pays for: helper paid. If not: helper unpaid"
    )
    raise SessionError(Problem("", what, fix))


def read_help(words: str) -> tuple[str, bool | None]:
    """Return how somebody is helped, and whether by somebody paid (None: not said), told in one word or two.

    >>> read_help("read paid"), read_help("chose"), read_help("")
    (('read', True), ('chose', None), ('', None))
    """
    support, _, paid = words.partition(" ")
    return support, PAID.get(paid)
