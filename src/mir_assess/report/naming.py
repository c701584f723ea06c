"""What to call a group in the middle of a sentence: “the council team”, “most carers”, “all 9 people”.

A group's label is whatever a room typed, so this goes by careful rules and, where they do not know a word,
leaves it as it was written. That is English, and only English: no rule bends a name in another language,
whose sentences are made so that a name fits as it was typed.
"""

from collections.abc import Sequence
from typing import Literal

from mir_assess.model.assessment import CARER, LIVED_EXPERIENCE, REPRESENTATIVE, Group
from mir_assess.model.value import value
from mir_assess.report.tongue import number as plain_number
from mir_assess.report.tongue import own, speaks_english

Whose = Literal["people", "own", "others"]
"""Of whom a sentence speaks: people with lived experience, unnamed; a named group each of whom judged one
life; or one that judged what it saw.
"""

ONE_LIFE = (LIVED_EXPERIENCE, CARER, REPRESENTATIVE)
"""Roles that answer from one life each: their own, or that of the person they speak for."""

_COLLECTIVE = frozenset((
    "alliance", "board", "centre", "charity", "club", "commission", "committee", "consortium", "council",
    "department", "forum", "group", "home", "network", "organisation", "panel", "partnership", "service",
    "society", "team", "union",
))  # fmt: skip
_PLURAL = frozenset((
    "adults", "children", "clinicians", "families", "folk", "men", "people", "police", "staff", "women",
    "workforce",
))  # fmt: skip
_ORDINARY = frozenset((
    "a", "adult", "adults", "all", "an", "autistic", "blind", "care", "carer", "carers", "centre",
    "children", "clinicians", "commissioners", "community", "council", "councillors", "day", "deaf",
    "disabled", "each", "every", "everyone", "families", "family", "former", "friends", "front",
    "frontline", "group", "health", "home", "housing", "local", "managers", "members", "my", "nurses",
    "older", "other", "our", "paid", "parents", "partner", "partners", "people", "personal",
    "practitioners", "providers", "relatives", "representatives", "residents", "senior", "service",
    "services", "social", "staff", "students", "support", "team", "tenants", "the", "their", "those",
    "unpaid", "voluntary", "volunteers", "women", "workers", "young", "younger",
))  # fmt: skip
_DETERMINERS = frozenset((
    "a", "all", "an", "each", "every", "everyone", "my", "our", "the", "their", "those",
))  # fmt: skip

_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


@value
class Named:
    """A group as a sentence calls it: a placeholder's words for each way a sentence may need them.

    English bends a name: “the council team”, “of the council team”. Every other language has the label as it
    was typed, and its sentences are made so that a name fits as it stands. `text` is the words for
    mid-sentence; `is_one` says whether they name one body; `are_people`, that this is the only group with
    lived experience, of whom a sentence may speak without naming it.
    """

    text: str
    is_one: bool
    role: str
    are_people: bool = False

    @property
    def speaks_of_one_life(self) -> bool:
        """Whether each of these people answers from one life, and not from what they saw of many."""
        return self.role in ONE_LIFE

    @property
    def speaks_for_somebody(self) -> bool:
        """Whether that life is another person's."""
        return self.role == REPRESENTATIVE

    @property
    def whose(self) -> Whose:
        """Which row of a table of sentences speaks of them: from where they judge, and whether they are
        named.
        """
        if not self.speaks_of_one_life:
            return "others"
        return "people" if self.are_people else "own"

    @property
    def part(self) -> str:
        """What stands after “most”, “very few” or “all 8”: “carers”, “of the council team”."""
        return f"of {self.text}" if self.is_one and speaks_english() else self.text

    @property
    def whole(self) -> str:
        """“the people”, “the council team”: what a part is said to be of."""
        known = self.is_one or self.text.startswith(("the ", "our ", "all "))
        return self.text if known or not speaks_english() else f"the {self.text}"


def named(group: Group, groups: Sequence[Group]) -> Named:
    """Return what to call a group among these; in English the only group with lived experience is simply
    “people”.

    >>> council = Group("council", "Council team", "council")
    >>> named(council, (council,)).part
    'of the council team'
    """
    alone = group.role == LIVED_EXPERIENCE and sum(other.role == LIVED_EXPERIENCE for other in groups) == 1
    if not speaks_english():
        return Named(own(group.label), is_one=True, role=group.role, are_people=alone)
    if alone:
        return Named("people", is_one=False, role=group.role, are_people=True)
    text, is_one = in_a_sentence(group.label)
    return Named(own(text), is_one, group.role)


def in_a_list(label: str) -> str:
    """Return a group's label as it reads in a list in mid-sentence."""
    return in_a_sentence(label)[0] if speaks_english() else label


def in_a_sentence(label: str) -> tuple[str, bool]:
    """Return a label as it reads in mid-sentence, and whether it names one body rather than several people.

    >>> in_a_sentence("Council team"), in_a_sentence("People with lived experience")
    (('the council team', True), ('people with lived experience', False))
    >>> in_a_sentence("NHS partners"), in_a_sentence("Northshire Carers Forum")
    (('NHS partners', False), ('the Northshire Carers Forum', True))
    """
    words = label.split()
    if not words:
        return "this group", True
    first, last = words[0].casefold(), words[-1].casefold().strip(".,;:!?()")
    text = lower_first(label) if first in _ORDINARY else label
    several = (
        first in _PLURAL
        or last in _PLURAL
        or (first.endswith("s") and len(first) > 3 and last not in _COLLECTIVE)
    )
    is_one = not several and (last in _COLLECTIVE or not last.endswith("s"))
    has_article = first in _DETERMINERS
    if last in _COLLECTIVE and is_one and not has_article:
        return f"the {text}", True
    return text, is_one


def in_words(number: int) -> str:
    """Return a small number as it reads in mid-sentence: in English as a word, up to ten.

    >>> in_words(5), in_words(11)
    ('five', '11')
    """
    return _NUMBERS[number] if speaks_english() and number < len(_NUMBERS) else plain_number(number)


def lower_first(text: str) -> str:
    """Return the text with a small first letter, unless its first word is written in capitals.

    >>> lower_first("Mostly true"), lower_first("NHS"), lower_first("I know")
    ('mostly true', 'NHS', 'I know')
    """
    word = text.split(" ", 1)[0]
    keep = word != word.capitalize() or (len(word) == 1 and word != "A")
    return text if keep else text[:1].lower() + text[1:]
