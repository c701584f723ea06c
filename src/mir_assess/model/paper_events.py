"""What can happen to a sheet of paper while it is keyed in: apart from `events`, whose body they are part of.

Pure. The words on how a person was helped are for every channel; paper was the first that can say them once
the answers are in.
"""

from mir_assess.model.value import value


@value
class Unclear:
    """What stands on paper cannot be read, or more than one answer is marked: kept so and never guessed. It
    counts as no answer.
    """

    statement: str


@value
class Helped:
    """It was said how a person was helped: `support` is empty, or one of SUPPORTS. It replaces what was said
    earlier. `paid` tells whether whoever helped works for the council or a service it pays for; None: not
    said.
    """

    support: str
    paid: bool | None = None


@value
class GroupChanged:
    """The person's answers belong to this group, and not to the one their session began in."""

    group: str


@value
class Compared:
    """A sheet of paper was keyed a second time, and `different` answers were not the same."""

    different: int = 0


@value
class KeyedAgain:
    """Somebody keyed this of a sheet a second time. It counts nowhere: it is kept so that whoever compares
    goes on where they stopped. `answer` is as in an answer, and empty for what was left blank.
    """

    statement: str
    answer: str = ""
    is_unclear: bool = False
