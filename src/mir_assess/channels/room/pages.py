"""What each page of the room shows, as plain values: its content without its looks.

The server fills these in and the templates draw them, so a page can be read, tested and photographed
without a server. Every text is already in the language of its reader. Addresses are made by the templates
from `place`, which is where the room stands (`/r/CODE`). Nothing here knows of requests, cookies or stores.
"""

from mir_assess.channels.room.door_pages import Cards
from mir_assess.channels.room.easy_pages import Finer
from mir_assess.channels.room.parts import Choice, Fault, Frame, Reveal, Row
from mir_assess.model.value import value


@value
class Door:
    """Where somebody types the code of a room. `tried` is what they typed."""

    faults: tuple[Fault, ...] = ()
    tried: str = ""


@value
class Joining:
    """Choose a group and how one is helped. `opening` are the opening words; `small` says that a group is
    small.

    `card` is true where a card from the door admits to a group: its code is asked for, and no group. `ways`
    are the two ways to answer, where there is an easy one.
    """

    frame: Frame
    opening: tuple[str, ...]
    groups: tuple[Choice, ...]
    helped: tuple[Choice, ...]
    card: bool = False
    ways: tuple[Choice, ...] = ()
    faults: tuple[Fault, ...] = ()


@value
class Asking:
    """One statement put to one person.

    `question` is the stem for their group. `picture` is the shapes of a drawing (SVG, ours or the library's;
    may be empty). `levels` are the scale's, lowest first, each with the names of its `faces`. `chosen` is
    what
    was answered before: a level's key, `dont_know`, `not_applicable`, `pass`, `later`, or empty. `version`
    goes with the form. `first` holds the two sentences about what happens to answers, before the first
    answer only. `note` is what was written before, `back` the statement
    to go back to, if there is one. `language` is the statement's own, where that is another than the page's.
    `moved` says, once, what happened last (“Kept: Mostly true.”). `way` is how it is put: `fewer` in the easy
    way, `all` where there is an easy one too, else empty.
    """

    frame: Frame
    number: int
    total: int
    statement: str
    theme: str
    question: str
    text: str
    easy: str
    explanation: str
    picture: str
    levels: tuple[Choice, ...]
    faces: tuple[tuple[str, ...], ...]
    version: int
    chosen: str = ""
    first: tuple[str, ...] = ()
    small: str = ""
    language: str = ""
    moved: str = ""
    back: str = ""
    note: str = ""
    note_kind: str = ""
    note_consent: bool = False
    way: str = ""
    faults: tuple[Fault, ...] = ()


@value
class Waiting:
    """Nothing to answer now: why (`waits`, `break`, `talk`, `opening`, `close`), and what is said,
    with when a break ends.

    `statement` is what the room is at, `reveal` what the screen shows of it. `more` is the id of one
    whose easy answer can still be said more exactly.
    """

    frame: Frame
    why: str
    lines: tuple[str, ...]
    statement: str = ""
    reveal: "Reveal | None" = None
    more: str = ""


@value
class Earlier:
    """Another sitting is on than the one at which somebody joined from this device: whether that was its
    reader is asked, before anything of theirs shows.
    """

    frame: Frame
    lines: tuple[str, ...]


@value
class Done:
    """This person has been through everything: their code, in parts, and what it is for."""

    frame: Frame
    receipt: tuple[str, ...]
    lines: tuple[str, ...]
    left: tuple[str, ...] = ()


@value
class AllAnswers:
    """Everything one person has said; each can be changed until the reveal."""

    frame: Frame
    rows: tuple[Row, ...]


@value
class OwnCode:
    """The code by which this person goes on elsewhere, or has their answers taken out."""

    frame: Frame
    receipt: tuple[str, ...]


@value
class Again:
    """Go on on another device: type the code."""

    frame: Frame
    faults: tuple[Fault, ...] = ()


@value
class TakingOut:
    """Take my answers out: the code is asked for, then `sure` asks once more; `done` says that they are
    gone.
    """

    frame: Frame
    sure: bool = False
    done: bool = False
    code: str = ""
    lines: tuple[str, ...] = ()
    faults: tuple[Fault, ...] = ()


@value
class Looking:
    """Choose language, text size, contrast and, where there are `ways`, how many choices; `back` is where to
    go afterwards, within the room.
    """

    frame: Frame
    back: str
    sizes: tuple[Choice, ...]
    contrasts: tuple[Choice, ...]
    ways: tuple[Choice, ...] = ()


@value
class NextPerson:
    """Hand the phone on: what is said before the screen is cleared for the next person."""

    frame: Frame
    lines: tuple[str, ...]


@value
class Count:
    """One group in the room: how many of its people have joined, and have answered what is asked now; None
    is not shown.
    """

    label: str
    joined: int | None
    answered: int | None


@value
class Screen:
    """What the projector shows: how to join, where the room is, then the reveal.

    `qr` and `wifi` are QR codes (SVG); `wifi_name` is what the second joins, and `wifi_password` what opens
    that, for whoever has no camera. `step` is `joining`, `rating`, `talking`, `break` or `closed`.
    """

    frame: Frame
    step: str
    address: str
    code: tuple[str, ...]
    qr: str
    wifi: str = ""
    wifi_name: str = ""
    wifi_password: str = ""
    number: int = 0
    total: int = 0
    statement: str = ""
    counts: tuple[Count, ...] = ()
    until: str = ""
    reveal: Reveal | None = None


@value
class Leading:
    """The facilitator's own page, behind its own key (`place` of the frame is `/lead/KEY`).

    `now` says in a sentence what the room is doing. `does` are the things that can be done now, in the order
    of their buttons, each with its words and a word more. `sure` names the thing that has to be asked once
    more (`close`, `key`). `rows` are the statements to go to, `parked` what was put aside for later. `all_in`
    says that everyone here has answered, `once` that nobody is to be counted with cards as well. `code`,
    `screen` and `notes` are the room's code and the addresses of the pages for the projector and for a
    note-taker; `wifi` says how to join the network, for whoever comes late.
    """

    frame: Frame
    now: str
    does: tuple[Choice, ...]
    number: int = 0
    total: int = 0
    statement: str = ""
    counts: tuple[Count, ...] = ()
    all_in: str = ""
    once: str = ""
    rows: tuple[Row, ...] = ()
    until: str = ""
    used: str = ""
    moved: str = ""
    sure: str = ""
    reveal: Reveal | None = None
    parked: tuple[str, ...] = ()
    code: tuple[str, ...] = ()
    screen: str = ""
    notes: str = ""
    wifi: str = ""
    faults: tuple[Fault, ...] = ()


@value
class Noting:
    """A table's note-taker writes down what is said: of which statement, whose words, and whether they may be
    printed.

    `once` names this one note, so that sending it twice keeps it once. `told` says that the one before is
    kept; `words` and `consent` are what was put in before something was wrong.
    """

    frame: Frame
    once: str
    statements: tuple[Choice, ...]
    groups: tuple[Choice, ...]
    kinds: tuple[Choice, ...]
    told: str = ""
    words: str = ""
    consent: bool = False
    faults: tuple[Fault, ...] = ()


@value
class Sorry:
    """Something cannot be done: what it was and what to do next, with a link on where there is one."""

    frame: Frame | None
    heading: str
    lines: tuple[str, ...]
    onward: tuple[str, str] | None = None


Page = (
    Door | Joining | Asking | Waiting | Earlier | Done | AllAnswers | OwnCode | Again | TakingOut | Looking
    | NextPerson | Screen | Leading | Noting | Cards | Sorry | Finer
)  # fmt: skip
