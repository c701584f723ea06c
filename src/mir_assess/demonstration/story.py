"""The made-up council: who came, what they answered, said and promised in two years. Every person and word
here is invented.

Plain data, so that a reader sees the whole story at once; `demonstration` plays it through the real engine.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from mir_assess.model.assessment import Action

ORGANISATION = "Northshire Council (made up)"
BANK, SET = "making-it-real", "first-eight"
GROUPS = (
    "lived=People with lived experience:lived_experience",
    "council=Council team:council",
    "carers=Carers (made up):carer",
)
MODES = ("lived=individual", "council=tally", "carers=individual")

Answers = Mapping[str, tuple[int, ...]]
"""Statement id to people at each level, lowest first, then people who did not know."""


@dataclass(frozen=True, slots=True)
class Said:
    """Words somebody said: what kind of note, about what, whose, and whether they may be printed. Where they
    could point at somebody, `checked` and `checked_by` say what people decided who looked at them.
    """

    kind: str
    statement: str
    group: str
    text: str
    consent: bool = True
    checked: str = ""
    checked_by: str = ""


@dataclass(frozen=True, slots=True)
class OwnWords:
    """A statement in words that the room itself chose, and why: what was asked before does not compare."""

    text: str
    easy_text: str
    reason: str


@dataclass(frozen=True, slots=True)
class Year:
    """One round of the story. `agreed` maps a statement to level, people present, and dissent by group;
    `own_words`, a statement to what is asked in its place.
    """

    name: str
    year: int
    opened: str
    present: Mapping[str, int]
    answers: Mapping[str, Answers]
    said: tuple[Said, ...]
    agreed: Mapping[str, tuple[str | None, int, Mapping[str, int]]]
    dots: Mapping[str, Mapping[str, int]]
    actions: tuple[Action, ...]
    became: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    sealed: str = ""
    own_words: Mapping[str, OwnWords] = field(default_factory=dict)


FIRST = Year(
    name="northshire-2025",
    year=2025,
    opened="2025-06-11",
    sealed="2025-06-13",
    present={"lived": 12, "council": 8, "carers": 4},
    answers={
        "lived": {
            "WI-I-1": (1, 2, 3, 4, 2, 0),
            "WI-I-3": (0, 1, 3, 5, 3, 0),
            "IA-I-1": (3, 4, 4, 1, 0, 0),
            "AC-I-5": (1, 2, 3, 3, 2, 1),
            "FI-I-1": (3, 5, 3, 1, 0, 0),
            "FI-I-3": (2, 3, 4, 2, 1, 0),
            "TC-I-6": (5, 5, 1, 1, 0, 0),
            "WF-I-2": (0, 1, 1, 6, 4, 0),
        },
        "council": {
            "WI-I-1": (0, 0, 3, 4, 1, 0),
            "WI-I-3": (0, 0, 2, 5, 1, 0),
            "IA-I-1": (0, 1, 3, 4, 0, 0),
            "AC-I-5": (0, 1, 2, 2, 0, 3),
            "FI-I-1": (0, 0, 1, 5, 2, 0),
            "FI-I-3": (0, 2, 4, 2, 0, 0),
            "TC-I-6": (0, 0, 2, 6, 0, 0),
            "WF-I-2": (0, 0, 1, 5, 2, 0),
        },
        "carers": {
            "WI-I-1": (1, 1, 1, 1, 0, 0),
            "IA-I-1": (1, 2, 1, 0, 0, 0),
            "TC-I-6": (2, 1, 1, 0, 0, 0),
            "WF-I-2": (0, 1, 1, 2, 0, 0),
        },
    },
    said=(
        Said(
            "not_working",
            "TC-I-6",
            "lived",
            "I rang three numbers on a Sunday, and each told me to ring another.",
        ),
        Said("change", "TC-I-6", "lived", "One number, on one card, that somebody answers."),
        Said(
            "working",
            "WF-I-2",
            "lived",
            "My support worker sits down before she takes her coat off, and listens.",
        ),
        Said(
            "working",
            "WF-I-2",
            "lived",
            "I am the only one here who signs, and one of the team is learning it.",
            checked="print",
            checked_by="speaker",
        ),
        Said(
            "not_working",
            "WF-I-2",
            "lived",
            "Mrs Example at Made-up House talks to my sister and not to me.",
            checked="keep_back",
            checked_by="room",
        ),
        Said("not_working", "FI-I-1", "lived", "The meeting was on a day I had said I could not come."),
        Said(
            "not_working",
            "FI-I-1",
            "council",
            "We fill in the plan first and then ask. We did not see it like that.",
        ),
        Said("note", "WI-I-1", "lived", "Said in private, and kept private.", consent=False),
    ),
    agreed={
        "TC-I-6": ("rarely", 20, {"lived": 1, "council": 2, "carers": 0}),
        "FI-I-1": (None, 20, {}),
        "WF-I-2": ("mostly", 20, {"lived": 0, "council": 0, "carers": 0}),
    },
    dots={"lived": {"TC-I-6": 9, "FI-I-1": 7, "IA-I-1": 4}, "council": {"FI-I-1": 6, "TC-I-6": 5}},
    actions=(
        Action(
            id="northshire-2025-1",
            what="Everyone gets one card with one number to call, day and night.",
            led_by_lived="a member of the people’s panel",
            led_by_council="the head of the first contact team",
            statement="TC-I-6",
            why="“One number, on one card, that somebody answers.”",
            by="the end of October 2025",
            first_step="Ask ten people which numbers they have tried.",
            notice="The card is on the fridge, and the number is answered.",
        ),
        Action(
            id="northshire-2025-2",
            what="People choose the day and place of their planning meeting.",
            led_by_lived="a self-advocate from the day centre",
            led_by_council="a social work team manager",
            statement="FI-I-1",
            why="“The meeting was on a day I had said I could not come.”",
            by="the new year",
            first_step="Try it with the next twelve plans.",
            notice="The letter asks when suits you, and does not say when.",
        ),
    ),
    became={
        "northshire-2025-1": ("done", ""),
        "northshire-2025-2": ("stuck", "It works in one team. Two teams have nobody to book the rooms."),
    },
)

SECOND = Year(
    name="northshire-2026",
    year=2026,
    opened="2026-06-10",
    own_words={
        "FI-I-3": OwnWords(
            "I need to tell my story only once.",
            "I say things once.",
            "People said that what counts for them is not to start from the beginning each time.",
        )
    },
    present={"lived": 13, "council": 8, "carers": 4},
    answers={
        "lived": {
            "promise-northshire-2025-1": (1, 3, 9, 0),
            "promise-northshire-2025-2": (7, 4, 1, 1),
            "WI-I-1": (1, 2, 3, 4, 3, 0),
            "WI-I-3": (0, 2, 3, 5, 3, 0),
            "IA-I-1": (1, 4, 4, 3, 1, 0),
            "AC-I-5": (1, 2, 4, 3, 2, 1),
            "FI-I-1": (4, 6, 2, 1, 0, 0),
            "FI-I-3": (2, 3, 4, 3, 1, 0),
            "TC-I-6": (0, 1, 3, 5, 4, 0),
            "WF-I-2": (0, 0, 1, 4, 8, 0),
        },
        "council": {
            "promise-northshire-2025-1": (0, 1, 7, 0),
            "promise-northshire-2025-2": (1, 5, 2, 0),
            "WI-I-1": (0, 0, 3, 4, 1, 0),
            "WI-I-3": (0, 1, 2, 4, 1, 0),
            "IA-I-1": (0, 1, 3, 4, 0, 0),
            "AC-I-5": (0, 1, 3, 2, 0, 2),
            "FI-I-1": (0, 0, 1, 5, 2, 0),
            "FI-I-3": (0, 2, 4, 2, 0, 0),
            "TC-I-6": (0, 0, 1, 6, 1, 0),
            "WF-I-2": (0, 1, 5, 2, 0, 0),
        },
        "carers": {
            "WI-I-1": (0, 2, 1, 1, 0, 0),
            "IA-I-1": (1, 1, 2, 0, 0, 0),
            "TC-I-6": (0, 1, 1, 2, 0, 0),
            "WF-I-2": (0, 1, 1, 2, 0, 0),
        },
    },
    said=(
        Said("working", "TC-I-6", "lived", "I rang the number on a Sunday, and somebody came."),
        Said("not_working", "FI-I-1", "lived", "They still wrote the plan before I got there."),
        Said("change", "FI-I-1", "lived", "Send me the empty form, and let me bring it filled in."),
        Said(
            "not_working",
            "IA-I-1",
            "council",
            "Our letters are written for us, not for the people who get them.",
        ),
        Said("working", "WF-I-2", "lived", "The man with the guide dog says they listen to him now."),
        Said("note", "WI-I-3", "lived", "Said in private, and kept private.", consent=False),
    ),
    agreed={
        "FI-I-1": ("rarely", 21, {"lived": 1, "council": 3, "carers": 0}),
        "TC-I-6": ("mostly", 21, {"lived": 2, "council": 0, "carers": 1}),
    },
    dots={"lived": {"FI-I-1": 10, "IA-I-1": 6, "FI-I-3": 5}, "council": {"FI-I-1": 7, "IA-I-1": 4}},
    actions=(
        Action(
            id="northshire-2026-1",
            what="The planning form is sent out empty, and people bring it filled in their own way.",
            led_by_lived="a self-advocate from the day centre",
            led_by_council="a social work team manager",
            statement="FI-I-1",
            why="“Send me the empty form, and let me bring it filled in.”",
            by="September",
            first_step="Write the form again together, in plain words.",
            notice="The plan sounds like the person it is about.",
        ),
        Action(
            id="northshire-2026-2",
            what="A reading group checks every letter before it is used.",
            led_by_lived="two members of the people’s panel",
            led_by_council="the communications lead",
            statement="IA-I-1",
            why="“Our letters are written for us, not for the people who get them.”",
            by="the new year",
            first_step="Bring the five letters that are sent most.",
            notice="Fewer people ring to ask what a letter meant.",
        ),
    ),
)
