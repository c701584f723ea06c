"""Every page of the room in each of its states, made up, for tests and for whoever wants to look at them."""

from dataclasses import replace

from mir_assess.channels.room.door_pages import Card, Cards
from mir_assess.channels.room.easy_pages import Finer
from mir_assess.channels.room.pages import (
    Again,
    AllAnswers,
    Asking,
    Count,
    Done,
    Door,
    Earlier,
    Joining,
    Leading,
    Looking,
    NextPerson,
    Noting,
    OwnCode,
    Page,
    Screen,
    Sorry,
    TakingOut,
    Waiting,
)
from mir_assess.channels.room.parts import Choice, Fault, Frame, Look, Reveal, Revealed, Row
from mir_assess.channels.room.qr import drawing
from mir_assess.report.charts import Bar, picture

LANGUAGES = (Choice("en", "English", chosen=True), Choice("pl", "Polski"))
LEVELS = (
    Choice("never", "Never true", "This does not happen for me"),
    Choice("rarely", "Not often true", "Now and then, or a small part of it"),
    Choice("sometimes", "Sometimes true", "Some days, or with some people"),
    Choice("mostly", "Mostly true", "Most of the time, with a few gaps"),
    Choice("always", "Always true", "I can count on it"),
)
BANDS = (Choice("no", "No"), Choice("in_between", "Sometimes"), Choice("yes", "Yes"))
FACES = (("frown",), ("frown", "flat"), ("flat",), ("flat", "smile"), ("smile",))
CODE = ("ABC", "DEF", "GHJ")
QR = drawing("http://192.168.1.20:8000/r/ABC234")
LIVED_BAR = picture(
    Bar((4, 3, 2, 1, 1), 3, "People with lived experience: 2 of 11 people"), "shown-picture-1"
)
COUNCIL_BAR = picture(Bar((0, 0, 1, 3, 1), 3, "Council team: 4 of 5 people"), "shown-picture-2")
HOSTILE = '<script>alert(1)</script> "quoted" & \u202eturned'


def frame(*, joined: bool = True, look: Look | None = None, place: str = "/r/ABC234") -> Frame:
    """What stands around the pages of one reader."""
    return Frame("Northshire Council, 2026", place, look or Look(), LANGUAGES, joined)


def _asking(look: Look | None, **more: object) -> Asking:
    usual = Asking(
        frame(look=look),
        number=4,
        total=34,
        statement="WI-I-1",
        theme="Living my life",
        question="Think of your own life this past year. How true is this for you?",
        text="I decide how I spend my days.",
        easy="I choose what I do each day.",
        explanation="Help to choose is fine.",
        picture='<circle cx="12" cy="12" r="9"/>',
        levels=LEVELS,
        faces=FACES,
        version=3,
        way="all",
    )
    return replace(usual, **more)  # type: ignore[arg-type]


def _easy(look: Look | None, **more: object) -> Asking:
    return _asking(look, levels=BANDS, faces=(("frown",), ("flat",), ("smile",)), way="fewer", **more)


def _finer(here: Frame, said: Choice, levels: tuple[Choice, ...], **more: object) -> Finer:
    usual = Finer(
        here, 4, 34, "WI-I-1", "I choose what I do each day.", said.label, said.key, levels, said.key, 4
    )
    return replace(usual, **more)  # type: ignore[arg-type]


LONG = (
    "When I need help at night or at a weekend, I know who to call, and they answer me in a way that I can "
    "understand."
)


def long_reveal() -> Reveal:
    """As much as a room may have to see at once: three groups, long words, and what the room agreed."""
    shown = reveal(both=True)
    lived, council = shown.groups
    hidden = Revealed(
        "Carers and families",
        "We do not show this group’s numbers, to keep people safe. Their answers matter just as much.",
        "",
        "",
        (),
    )
    said = "Most people said that this is not often true for them, and some said that it never is."
    return replace(
        shown,
        text=LONG,
        groups=(replace(lived, sentence=said), hidden, council),
        agreed="The room agreed: not often true.",
    )


def reveal(*, both: bool) -> Reveal:
    """What the room sees of a statement: of people with lived experience, or of both groups."""
    shades = ("n6", "n4", "n1", "y1", "y6")

    def table(*people: int) -> tuple[tuple[str, str, str], ...]:
        rows = zip(shades, LEVELS, people, strict=True)
        return tuple((shade, level.label, f"{number} of {sum(people)}") for shade, level, number in rows)

    lived = Revealed(
        "People with lived experience",
        "Most people said this is not often true for them.",
        "2 of 11 people said mostly true or always true.",
        LIVED_BAR,
        table(4, 3, 2, 1, 1),
    )
    council = Revealed(
        "Council team",
        "Most of the council team thought it was mostly true.",
        "4 of 5 people said mostly true or always true.",
        COUNCIL_BAR,
        table(0, 0, 1, 3, 1),
    )
    gap = "The council team rated this higher than people did. What are they not seeing?"
    return Reveal(
        4,
        "I decide how I spend my days.",
        (lived, council) if both else (lived,),
        sides=("not yet", "keeps the promise: mostly true or always true"),
        key=tuple((shade, level.label) for shade, level in zip(shades, LEVELS, strict=True)),
        gap=gap if both else "",
    )


def _noting(here: Frame, **more: object) -> Noting:
    return Noting(
        here,
        "one-note",
        (Choice("", "No one statement"), Choice("WI-I-1", "4: I decide how I spend my days.", chosen=True)),
        (Choice("", "Nobody’s in particular", chosen=True), Choice("lived", "People with lived experience")),
        (Choice("note", "Anything", chosen=True), Choice("change", "What should change")),
        **more,  # type: ignore[arg-type]
    )


def every_page(look: Look | None = None) -> dict[str, Page]:
    """Every page in each of its states, by a name that says which."""
    here = frame(look=look)
    new = frame(joined=False, look=look)
    lead = frame(joined=False, look=look, place="/lead/key")
    groups = (Choice("lived", "People with lived experience"), Choice("council", "Council team"))
    helped = (
        Choice("", "No", chosen=True),
        Choice("read", "Somebody reads it to me"),
        Choice("answered_for", "I answer for somebody who asked me to"),
    )
    opening = ("Welcome. We ask: is life here as good as it should be?", "You can pass, rest or leave.")
    ways_to_answer = (
        Choice("all", "With all the choices", chosen=True),
        Choice("fewer", "With fewer choices: No, Sometimes, Yes"),
    )
    rows = (
        Row(1, "a", "I decide how I spend my days.", "Mostly true."),
        Row(2, "b", HOSTILE, "Don’t know."),
        Row(3, "c", "I lead.", "Yes."),
    )
    wrong = Fault("code", "There is no room with this code. Look at the screen, and type it again.")
    counts = (Count("People with lived experience", 11, 7), Count("Council team", 5, None))
    does = (
        Choice("next", "Next statement", "I lead when we plan my support."),
        Choice("back", "Statement before"),
        Choice("break_5", "A break of 5 minutes"),
        Choice("undo", "Take back the last step", "The room went to statement 4."),
        Choice("close", "Close the answering", "It asks once more."),
    )
    ways = {
        "code": ("ABC", "234"),
        "screen": "/r/ABC234/screen",
        "notes": "/r/ABC234/notes",
        "wifi": "The Wi-Fi to join: Northshire guest. Its password: tea at 4, Oak 1Il0O",
    }
    until = "We go on at 11:35."
    screen = ("http://192.168.1.20:8000", ("ABC", "234"), QR)
    return {
        "door": Door(),
        "door, wrong code": Door((wrong,), HOSTILE),
        "joining": Joining(new, opening, groups, helped, ways=ways_to_answer),
        "joining with a card": Joining(new, opening, (), helped, card=True),
        "joining, nothing chosen": Joining(
            new, opening, groups, helped, faults=(Fault("group", "Choose who you are here as."),)
        ),
        "asking first": _asking(
            look,
            first=("We count answers without names.", "You can change yours until the room sees them."),
            small="We are a small group, so someone may guess.",
        ),
        "asking again": _asking(
            look,
            chosen="mostly",
            moved="Kept: Mostly true.",
            back="WI-I-0",
            note=HOSTILE,
            note_kind="change",
        ),
        "asking, nothing chosen": _asking(
            look, faults=(Fault("answer", "Choose an answer, or “Don’t know”."),)
        ),
        "asking in another language": _asking(look, language="ar"),
        "asking, fewer choices": _easy(look, moved="Kept: Yes.", back="WI-I-0"),
        "asking, fewer choices, again": _easy(look, chosen="no", easy="", explanation="", picture=""),
        "asking, fewer choices, nothing chosen": _easy(
            look, faults=(Fault("answer", "Choose an answer, or “Don’t know”."),)
        ),
        "asking for more": _finer(here, BANDS[0], LEVELS[:2], face="frown", moved="Kept: No."),
        "asking for more, again": _finer(
            here, BANDS[2], LEVELS[3:], face="smile", chosen="mostly", language="ar", text=HOSTILE
        ),
        "waiting, could say more": Waiting(
            here, "waits", ("Your answer is kept.",), statement="I decide how I spend my days.", more="WI-I-1"
        ),
        "waiting": Waiting(here, "waits", ("We are waiting for the others.",)),
        "break": Waiting(here, "break", ("We go on at 11:35.", "Nobody is hurried.")),
        "talking": Waiting(here, "talk", ("Look up: people are talking.",), reveal=reveal(both=True)),
        "another meeting": Earlier(
            new, ("What was said on this phone at an earlier meeting is kept. It is counted already.",)
        ),
        "waiting, seen before": Waiting(
            here, "waits", ("You saw the answers to this one at an earlier meeting.",), statement="I lead."
        ),
        "done": Done(here, CODE, ("You have been through all 34 statements.",), ("Left for later: 3.",)),
        "all answers": AllAnswers(here, rows),
        "code": OwnCode(here, CODE),
        "again": Again(new),
        "again, wrong code": Again(new, (Fault("code", "No answers here have this code."),)),
        "taking out": TakingOut(here, lines=("Type your code, and we take out everything you said.",)),
        "taking out, sure": TakingOut(here, sure=True, code="ABC-DEF-GHJ", lines=("This cannot be undone.",)),
        "taken out": TakingOut(new, done=True, lines=("Everything you said is gone.",)),
        "looking": Looking(
            here,
            "/r/ABC234/answer",
            (
                Choice("standard", "Standard", chosen=True),
                Choice("large", "Large"),
                Choice("largest", "Largest"),
            ),
            (Choice("standard", "As the phone has it", chosen=True), Choice("high", "Strong contrast")),
            ways_to_answer,
        ),
        "next person": NextPerson(new, ("Your answers are kept.", "Please hand the phone on.")),
        "screen, joining": Screen(
            new,
            "joining",
            *screen,
            wifi=QR,
            wifi_name="Northshire guest",
            wifi_password="tea at 4, Oak 1Il0O",
            counts=counts,
        ),
        "screen, joining, long password": Screen(
            new,
            "joining",
            *screen,
            wifi=QR,
            wifi_name="SKY-9F2C 5GHz",
            wifi_password="kR7" * 21,
            counts=counts,
        ),
        "screen, joining, open network": Screen(
            new, "joining", *screen, wifi=QR, wifi_name="Oak House", counts=counts
        ),
        "screen, rating": Screen(
            new,
            "rating",
            *screen,
            number=4,
            total=34,
            statement="I decide how I spend my days.",
            counts=counts,
        ),
        "screen, lived": Screen(
            new, "talking", *screen, statement="I decide how I spend my days.", reveal=reveal(both=False)
        ),
        "screen, all": Screen(
            new,
            "talking",
            *screen,
            wifi=QR,
            wifi_name="Northshire guest",
            wifi_password="tea at 4, Oak 1Il0O",
            statement="I decide how I spend my days.",
            reveal=reveal(both=True),
        ),
        "screen, much": Screen(
            new, "talking", *screen, number=12, total=34, statement=LONG, until=until, reveal=long_reveal()
        ),
        "screen, break": Screen(
            new,
            "break",
            *screen,
            wifi=QR,
            wifi_name="Northshire guest",
            wifi_password="tea at 4, Oak 1Il0O",
            until=until,
        ),
        "screen, rating, long password": Screen(
            new,
            "rating",
            *screen,
            wifi=QR,
            wifi_name="SKY-9F2C 5GHz",
            wifi_password="kR7" * 21,
            number=12,
            total=34,
            statement=LONG,
            counts=counts,
        ),
        "screen, between": Screen(new, "talking", *screen, wifi=QR, wifi_name="Oak House"),
        "screen, closed": Screen(new, "closed", *screen, wifi=QR, wifi_name="Oak House"),
        "leading": Leading(
            lead,
            "People answer together.",
            does,
            4,
            34,
            "I decide how I spend my days.",
            counts,
            rows=rows,
            used="38 of 120 minutes used.",
            parked=(HOSTILE,),
            **ways,
        ),
        "leading, everyone": Leading(
            lead,
            "People answer together.",
            (Choice("reveal", "Show what people with lived experience said"), *does),
            4,
            34,
            "I decide how I spend my days.",
            (Count("People with lived experience", 11, 11),),
            all_in="Everyone here has answered.",
            **ways,
        ),
        "leading, talking": Leading(
            lead, "We talk.", does, 4, 34, "I decide.", rows=rows, reveal=reveal(both=True), **ways
        ),
        "leading, key": Leading(
            lead, "People answer.", (Choice("sure_key", "Yes, change it"),), rows=rows, sure="key"
        ),
        "leading, new key": Leading(
            lead,
            "People answer together.",
            (*does, Choice("key", "Change the key that leads", "For when somebody else has seen it.")),
            moved="The key is changed. This page has a new address.",
            rows=rows,
            **ways,
        ),
        "leading, sure": Leading(
            lead, "People answer.", (Choice("sure_close", "Yes, close it"),), rows=rows, sure="close"
        ),
        "noting": _noting(new),
        "noting, kept": _noting(new, told="That is written down."),
        "noting, no words": _noting(new, faults=(Fault("words", "Write down what was said."),)),
        "leading, cards": Cards(
            lead,
            True,
            tuple(
                (group.label, tuple(Card(number, CODE, number == 2) for number in range(1, 7)))
                for group in groups
            ),
        ),
        "leading, too many cards": Cards(
            lead,
            False,
            tuple((group.label, (Card(1, CODE, False),)) for group in groups),
            faults=(Fault("number", "Type a number from 1 to 500."),),
            tried="9000",
        ),
        "sorry": Sorry(
            None, "Too many tries", ("Wait a minute, then type the code again.",), ("/", "Try again")
        ),
        "sorry in a room": Sorry(
            here, "This page has gone stale", ("Your answer is kept.",), ("/r/ABC234/answer", "Go on")
        ),
    }
