"""The sentences by which a group chose one answer: all of it, or most of it. Whole, for translators.

Shared by statements that make a promise and those that make none.
"""

from mir_assess.model.value import value
from mir_assess.report.answers import Answer, chosen
from mir_assess.report.naming import Named, Whose
from mir_assess.report.tongue import capital, marked, marked_n, say, say_n, sentence


@value
class Said:
    """What a group said, in words; and, where it can be named in short, the answer: whether the `whole` or
    `half` of what is said names it, and the positions of its levels.

    `by_most`: that most of the group, and no fewer or more, gave it.
    """

    text: str
    answer: tuple[str, frozenset[int]] | None = None
    by_most: bool = False


# For translators: {answer} is a level in quotation marks, several of them, or “less than” one. {group} is a
# name as somebody typed it, so build the sentence round it: put it first, with a colon, or quote it.
MOST: dict[Whose, str] = {
    "people": marked("Most people said {answer}."),
    "own": marked("Most {group} said {answer}."),
    "others": marked("Most {group} thought {answer}."),
}
MOST_CHOSE: dict[Whose, str] = {
    "people": marked("Most people chose {answer}."),
    "own": marked("Most {group} chose {answer}."),
    "others": marked("Most {group} chose {answer}."),
}
# The group is not named where it is one person, so that nobody is.
ONE: dict[Whose, str] = {
    "people": marked("One person said {answer}."),
    "own": marked("One person said {answer}."),
    "others": marked("One person thought {answer}."),
}
ONE_CHOSE = marked("One person chose {answer}.")
# Two people or more: the first of each two is never said.
ALL: dict[Whose, tuple[str, str]] = {
    "people": marked_n("All {number} people said {answer}.", "All {number} people said {answer}."),
    "own": marked_n("All {number} {group} said {answer}.", "All {number} {group} said {answer}."),
    "others": marked_n("All {number} {group} thought {answer}.", "All {number} {group} thought {answer}."),
}
ALL_CHOSE: dict[Whose, tuple[str, str]] = {
    "people": marked_n("All {number} people chose {answer}.", "All {number} people chose {answer}."),
    "own": marked_n("All {number} {group} chose {answer}.", "All {number} {group} chose {answer}."),
    "others": marked_n("All {number} {group} chose {answer}.", "All {number} {group} chose {answer}."),
}


def by_most(who: Named, answer: Answer, *, chose: bool = False) -> Said:
    """Return that most of a group gave an answer; that they `chose` it, where it is not said of anything."""
    table = MOST_CHOSE if chose else MOST
    words = sentence(table[who.whose], group=who.part, answer=chosen(answer, who))
    return Said(words, ("whole", answer.levels), by_most=True)


def by_all(number: int, who: Named, answer: Answer, *, chose: bool = False) -> Said:
    """Return that everyone of a group gave an answer, as `by_most` does."""
    answered = chosen(answer, who)
    if number == 1:
        words = say(ONE_CHOSE if chose else ONE[who.whose], answer=answered)
    else:
        one, many = (ALL_CHOSE if chose else ALL)[who.whose]
        words = say_n(one, many, number, group=who.part, answer=answered)
    return Said(capital(words), ("whole", answer.levels))
