"""What a workshop shows next, as plain values: a screen's content without its looks.

A channel draws these; it decides nothing. Two equal prompts mean that nothing new needs to be shown or read
out, which is how a screen reader hears each thing once.
"""

from mir_assess.model.assessment import Group
from mir_assess.model.bank import Level
from mir_assess.model.value import value


@value
class Card:
    """A statement as it stands on a screen: its number of how many, its theme, its words, and what they may
    mean.
    """

    number: int
    total: int
    statement_id: str
    theme: str
    text: str
    explanation: str
    levels: tuple[Level, ...]
    prompts: tuple[str, ...] = ()


@value
class CountPresent:
    """How many people of this group are in the room? `present` is how many were, where they were counted
    before.
    """

    group: Group
    present: int | None = None


@value
class AskStatement:
    """One statement put to one group, or to one person of it.

    `said` is what stands already, in words, if anything. `person` numbers a person who rates alone; `present`
    is how many people of a group that rates together are here. `begins` is the title of the part that begins
    with this statement, where it is not the first.
    """

    card: Card
    group: Group
    question: str
    said: str = ""
    person: int = 0
    present: int = 0
    begins: str = ""


@value
class PersonDone:
    """One person has been through everything; `groups` may come next. `total` is how many statements there
    are; `receipt` is the code by which this person's answers can be found and taken out.
    """

    group: Group
    person: int
    groups: tuple[Group, ...]
    total: int
    receipt: str = ""


@value
class RateDone:
    """Nothing is left to ask at this keyboard; people of `groups` may still come. `anyone` is false where
    nobody rated.
    """

    groups: tuple[Group, ...]
    total: int
    anyone: bool


@value
class TalkRow:
    """One statement in the list to choose from."""

    number: int
    text: str
    seen: bool
    agreed: str


@value
class ChooseStatement:
    """The room chooses what to talk about."""

    rows: tuple[TalkRow, ...]


@value
class TalkStatement:
    """One statement to talk through. `seen` is empty, `lived` (their picture shows) or `all` (everyone's
    shows).

    `has_lived` is false where no group has lived experience, so that everyone's picture shows at once.
    `people` is how many took part, for the example of what may be typed.
    """

    card: Card
    seen: str
    agreed: str = ""
    has_lived: bool = True
    people: int = 0


@value
class CloseStep:
    """One step of the close: what it is for, what stands, what is asked, and what may be typed."""

    place: str
    heading: str
    lines: tuple[str, ...]
    question: str
    hint: str


@value
class Ended:
    """The workshop is over: what happens next, and what may be typed."""

    lines: tuple[str, ...]
    question: str


Prompt = (
    CountPresent | AskStatement | PersonDone | RateDone | ChooseStatement | TalkStatement | CloseStep | Ended
)


@value
class Reply:
    """What is said back to an entry, a line each.

    `handover` clears the screen for the next person; `again` shows the prompt anew; `quit` ends; `calm` asks
    for a calm screen until Enter: minutes of a break, 0 for a pause of any length, None for no rest.
    """

    words: tuple[str, ...] = ()
    handover: bool = False
    again: bool = False
    quit: bool = False
    calm: int | None = None
