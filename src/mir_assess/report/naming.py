"""What to call a group in the middle of a sentence: “the council team”, “most carers”, “all 9 people”.

A group's label is whatever a room typed, so this goes by careful rules and, where they do not know a word,
leaves it as it was written. English, and only English, lives here and in the modules of sentences beside it.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from mir_assess.model.assessment import CARER, LIVED_EXPERIENCE, Group

OWN_LIFE = (LIVED_EXPERIENCE, CARER, "representative")
"""Roles that answer from a life of their own, or of the one person they speak for."""

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


@dataclass(frozen=True, slots=True)
class Named:
    """A group as a sentence calls it. `text` is the words for mid-sentence; `is_one` says whether they name
    one body.
    """

    text: str
    is_one: bool
    role: str

    @property
    def speaks_of_own_life(self) -> bool:
        """Whether these people answer from their own life, and not from what they saw of many."""
        return self.role in OWN_LIFE

    @property
    def first(self) -> str:
        """The name at the start of a sentence."""
        return capital(self.text)

    @property
    def most(self) -> str:
        """“Most people”, “Most of the council team”."""
        return f"Most of {self.text}" if self.is_one else f"Most {self.text}"

    @property
    def theirs(self) -> str:
        """“people's”, “carers'”."""
        return f"{self.text}'" if self.text.endswith("s") else f"{self.text}'s"

    @property
    def whole(self) -> str:
        """“the people”, “the council team”: what a part is said to be of."""
        return (
            self.text if self.is_one or self.text.startswith(("the ", "our ", "all ")) else f"the {self.text}"
        )

    def nearly(self, amount: str) -> str:
        """“Very few people”, “Nearly all of the council team”."""
        return f"{amount} of {self.text}" if self.is_one else f"{amount} {self.text}"

    def every(self, number: int) -> str:
        """“All 9 people”, “All 8 of the council team”."""
        return f"All {number} of {self.text}" if self.is_one else f"All {number} {self.text}"


def named(group: Group, groups: Sequence[Group]) -> Named:
    """Return what to call a group among these; the only group with lived experience is simply “people”.

    >>> council = Group("council", "Council team", "council")
    >>> named(council, (council,)).most
    'Most of the council team'
    """
    if group.role == LIVED_EXPERIENCE and sum(other.role == LIVED_EXPERIENCE for other in groups) == 1:
        return Named("people", is_one=False, role=group.role)
    text, is_one = in_a_sentence(group.label)
    return Named(text, is_one, group.role)


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


def lower_first(text: str) -> str:
    """Return the text with a small first letter, unless its first word is written in capitals.

    >>> lower_first("Mostly true"), lower_first("NHS"), lower_first("I know")
    ('mostly true', 'NHS', 'I know')
    """
    word = text.split(" ", 1)[0]
    keep = word != word.capitalize() or (len(word) == 1 and word != "A")
    return text if keep else text[:1].lower() + text[1:]


def capital(text: str) -> str:
    """Return the text with a capital first letter and the rest untouched."""
    return text[:1].upper() + text[1:]


def counted(number: int, one: str, several: str | None = None) -> str:
    """Return “1 person”, “3 people”.

    >>> counted(1, "note"), counted(2, "note"), counted(1200, "person", "people")
    ('1 note', '2 notes', '1,200 people')
    """
    return f"{number:,} {one if number == 1 else several or one + 's'}"


def listed(items: Sequence[str], joiner: str = "and") -> str:
    """Return “a, b and c”.

    >>> listed(["a", "b", "c"]), listed(["a"]), listed(["a", "b"], "or")
    ('a, b and c', 'a', 'a or b')
    """
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {joiner} {items[-1]}"
