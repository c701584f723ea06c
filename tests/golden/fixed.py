"""One fixed assessment in three years, for golden files and for tests of the pages: a made-up council and
nobody's real words.

Thirteen people with lived experience, eight of the council team, four carers (too few to show), and partners
who spoke as one. The statements are this file's own, so that a bank may change its words without changing a
golden file.
"""

from dataclasses import replace

from mir_assess.model.assessment import Action, Assessment, Group
from mir_assess.model.bank import (
    Band,
    Edition,
    EditionStatement,
    Framework,
    FrameworkItem,
    Level,
    Link,
    PictureSet,
    Rewording,
    Scale,
    Source,
    Stem,
    Theme,
)
from mir_assess.model.round import Cell, Consensus, Note, RoomAgreement, Round

TRUTH = Scale(
    id="truth",
    levels=(
        Level("never", "Never true", "This does not happen for me"),
        Level("rarely", "Not often true", "Now and then, or a small part of it"),
        Level("sometimes", "Sometimes true", "Some days, or with some people"),
        Level("mostly", "Mostly true", "Most of the time, with a few gaps"),
        Level("always", "Always true", "I can count on it"),
    ),
    good_from="mostly",
    bands=(
        Band("no", "No", ("never", "rarely"), "frown"),
        Band("in_between", "Sometimes", ("sometimes",), "flat"),
        Band("yes", "Yes", ("mostly", "always"), "smile"),
    ),
)
STAGES = Scale(
    id="stages",
    levels=(Level("not_begun", "Not begun"), Level("begun", "Begun"), Level("habit", "A habit")),
)
THEMES = (
    Theme("days", "My days", "How life is, day by day."),
    Theme("support", "My support", "Help that fits."),
)
ROLES = ("lived_experience", "carer", "council", "partner")
STEMS = tuple(
    Stem(
        role,
        voice,
        "How true is this for you?"
        if role in ("lived_experience", "carer")
        else "How true is it for people?",
    )
    for role in ROLES
    for voice in ("i", "we")
)


def _asked(
    statement_id: str, theme: str, text: str, good_from: str | None = "mostly", **more: object
) -> EditionStatement:
    history = more.pop("history", (Rewording("2025", None),))
    return EditionStatement(
        statement_id,
        more.pop("voice", "i"),
        theme,
        text,
        more.pop("scale", "truth"),
        good_from,
        history=history,
        **more,
    )


CQC = "cqc-quality-statements"
FRAMEWORK = Framework(
    CQC,
    "Quality statements (made up)",
    "The first version",
    "2026-03-31",
    (
        FrameworkItem("10", "Being led well"),
        FrameworkItem("1", "Asking first"),
        FrameworkItem("2", "Keeping safe"),
        FrameworkItem("3", "Being fair"),
    ),
    "https://example.org/framework",
    "Made up for tests.",
)
PICTURES = PictureSet("lucide", "Pictures: Lucide", "ISC", "https://lucide.dev")
FIRST = (
    _asked(
        "D-1",
        "days",
        "I choose how to spend my days.",
        easy_text="I choose what I do.",
        picture="calendar-days",
    ),
    _asked(
        "D-2",
        "days",
        "I feel safe where I live.",
        "always",
        easy_text="I feel safe at home.",
        picture="shield-check",
        links={CQC: (Link("2", "confirmed"), Link("10", "unconfirmed"))},
    ),
    _asked("D-3", "days", "I see my friends when I want to."),
    _asked(
        "S-1",
        "support",
        "I take the lead when my support is planned.",
        easy_text="I lead when we plan my support.",
        links={CQC: (Link("1", "suggested"),)},
    ),
    _asked("S-2", "support", "I know who to ring at night."),
    _asked(
        "S-3",
        "support",
        "We keep what we promise.",
        None,
        voice="we",
        scale="stages",
        links={CQC: (Link("1", "suggested"),)},
    ),
)
REWORDED = _asked(
    "S-2",
    "support",
    "I know who will help me, day or night.",
    history=(Rewording("2025", None), Rewording("2026", False, "People told us that days matter as much.")),
)
NEW = _asked("S-4", "support", "Staff hear me out before they act.")
NEWEST = _asked("D-4", "days", "I get out of the house when I want to.", history=(Rewording("2027", None),))

LIVED = Group("lived", "People with lived experience", "lived_experience")
COUNCIL = Group("council", "Council team", "council")
CARERS = Group("carers", "Family carers", "carer")
PARTNERS = Group("partners", "NHS partners", "partner", "consensus")


def edition(name: str, statements: tuple[EditionStatement, ...]) -> Edition:
    """The bank that was asked, in one edition."""
    source = Source("nothing but these tests", "Words made up for tests.", "CC0")
    return Edition(
        "made-up",
        name,
        "Statements made up for tests",
        source,
        THEMES,
        (TRUTH, STAGES),
        STEMS,
        statements,
        frameworks=(FRAMEWORK,),
        pictures=PICTURES,
    )


EVERYONE = (LIVED, COUNCIL, CARERS, PARTNERS)


def _assessment(year: int, part: Edition, opened: str, groups: tuple[Group, ...] = EVERYONE) -> Assessment:
    return Assessment(
        name=f"northshire-{year}",
        organisation="Northshire Council (made up)",
        year=year,
        parts=(part,),
        chosen=tuple(statement.id for statement in part.statements),
        groups=groups,
        opened=opened,
        keeper="Northshire co-production team",
    )


def _row(
    lived: tuple[int, ...],
    council: tuple[int, ...],
    carers: tuple[int, ...],
    partner: str | None,
    came: tuple[int, int] = (13, 4),
) -> dict[str, Cell]:
    """One statement: what each group said, and so who gave no answer of those who `came` (lived, carers)."""
    return {
        "lived": Cell(lived, skipped=came[0] - sum(lived)),
        "council": Cell(council, dont_know=8 - sum(council)),
        "carers": Cell(carers, skipped=came[1] - sum(carers)),
        "partners": Cell(
            (0,) * len(lived), skipped=None, agreed=Consensus(partner, 6, 1) if partner else None
        ),
    }


ACTIONS = (
    Action(
        id="a1",
        what="Ring everyone back within two days",
        led_by_lived="A member of the Speak Up group",
        led_by_council="Head of the front door team",
        statement="S-2",
        why="“Nobody rings back.”",
        by="the end of June",
        first_step="Count the calls of one week",
        notice="People are rung back",
        status="going",
    ),
    Action(
        id="a2",
        what="Print the night number on every letter",
        led_by_lived="A member of the Speak Up group",
        led_by_council="Communications officer",
        by="1 March",
        status="done",
    ),
)


def round_2026() -> Round:
    """The newer round: sealed, with a clear gap, a shared strength, a shared concern, and words to print."""
    part = edition("2026", (*FIRST[:4], REWORDED, FIRST[5], NEW))
    return Round(
        assessment=_assessment(2026, part, "2026-05-11"),
        people={"lived": 13, "council": 8, "carers": 4, "partners": 6},
        cells={
            "D-1": _row((0, 1, 3, 6, 3), (0, 0, 1, 5, 2), (0, 1, 1, 2, 0), "mostly"),
            "D-2": _row((1, 1, 2, 4, 5), (0, 0, 1, 4, 3), (1, 1, 1, 1, 0), None),
            "D-3": _row((2, 5, 3, 2, 1), (0, 3, 2, 1, 0), (2, 2, 0, 0, 0), "rarely"),
            "S-1": _row((4, 5, 3, 1, 0), (0, 0, 1, 5, 2), (1, 3, 0, 0, 0), "mostly"),
            "S-2": _row((0, 1, 2, 5, 4), (0, 0, 0, 1, 2), (0, 0, 2, 2, 0), None),
            "S-3": _row((6, 5, 1), (1, 4, 3), (2, 2, 0), "begun"),
            "S-4": _row((0, 0, 1, 4, 8), (3, 3, 2, 0, 0), (0, 1, 1, 2, 0), None),
        },
        agreed={
            "D-2": RoomAgreement(None),
            "S-1": RoomAgreement("rarely", 19, {"lived": 2, "council": 3}),
            "S-4": RoomAgreement("always", 20, {"lived": 9}),
        },
        notes=(
            Note("how_it_was", "Good tea. Too long.", consent=True),
            Note("not_working", "They had decided before I came in.", "S-1", "lived", consent=True),
            Note("not_working", "CANARY-PRIVATE my name and street", "S-1", "lived", consent=False),
            Note("why", "It was different for my neighbour.", "S-1", "lived", consent=True),
            Note("working", "My plan has my own words in it.\nAll of them.", "S-1", "lived", consent=True),
        ),
        priorities={"S-1": {"lived": 9, "council": 4}, "S-2": {"lived": 3}},
        actions=ACTIONS,
        participation={"channel": {"paper": 12, "terminal": 13}, "support": {"read": 4, "interpreted": 1}},
        rated_again=("D-2",),
        sealed="2026-06-01",
    )


def round_2025() -> Round:
    """The older round: other answers, and the older words of one statement."""
    part = edition("2025", FIRST)
    return Round(
        assessment=_assessment(2025, part, "2025-05-12"),
        people={"lived": 12, "council": 8, "carers": 5, "partners": 0},
        cells={
            "D-1": _row((5, 4, 2, 1, 0), (0, 2, 3, 3, 0), (0, 1, 1, 2, 1), None, (12, 5)),
            "D-2": _row((1, 1, 2, 4, 4), (0, 0, 1, 4, 3), (1, 1, 1, 1, 1), None, (12, 5)),
            "D-3": _row((0, 1, 1, 4, 6), (0, 3, 2, 1, 0), (2, 2, 1, 0, 0), None, (12, 5)),
            "S-1": _row((4, 5, 2, 1, 0), (0, 0, 1, 5, 2), (1, 3, 1, 0, 0), None, (12, 5)),
            "S-2": _row((3, 4, 2, 2, 1), (0, 1, 1, 4, 2), (0, 0, 2, 2, 0), None, (12, 5)),
            "S-3": _row((6, 5, 1), (1, 4, 3), (2, 2, 0), None, (12, 5)),
        },
        actions=tuple(replace(action, status="not_started") for action in ACTIONS),
        sealed="2025-06-02",
    )


def round_2027() -> Round:
    """The newest round: more of the council came, carers are enough to show, partners did not come; one
    statement is new.
    """
    part = edition("2027", (*FIRST[:3], NEWEST, FIRST[3], REWORDED, FIRST[5], NEW))
    rows = {
        "D-1": ((0, 0, 2, 6, 6), (0, 0, 1, 8, 4), (0, 1, 2, 2, 1)),
        "D-2": ((1, 1, 2, 5, 5), (0, 0, 2, 6, 5), (1, 1, 2, 1, 1)),
        "D-3": ((2, 4, 4, 3, 1), (0, 4, 4, 4, 1), (2, 2, 1, 1, 0)),
        "D-4": ((1, 3, 4, 4, 2), (0, 1, 4, 6, 2), (1, 2, 2, 1, 0)),
        "S-1": ((0, 1, 3, 6, 4), (0, 0, 3, 7, 3), (0, 2, 2, 2, 0)),
        "S-2": ((0, 1, 2, 5, 4), (0, 0, 0, 2, 2), (0, 0, 3, 3, 0)),
        "S-3": ((1, 6, 6), (1, 7, 5), (2, 3, 1)),
        "S-4": ((0, 0, 2, 4, 8), (1, 2, 4, 4, 2), (0, 2, 2, 2, 0)),
    }
    came = {"lived": 14, "council": 13, "carers": 6}
    done = replace(ACTIONS[0], status="done")
    agreed = Action(
        id="a3",
        what="Ask again what keeps people at home",
        led_by_lived="A member of the carers' group",
        led_by_council="Head of transport",
        statement="D-4",
        by="the end of September",
    )
    return Round(
        assessment=_assessment(2027, part, "2027-05-10", EVERYONE[:3]),
        people=came,
        cells={
            name: {
                group: Cell(counts, skipped=came[group] - sum(counts))
                for group, counts in zip(came, row, strict=True)
            }
            for name, row in rows.items()
        },
        actions=(done, ACTIONS[1], agreed),
        participation={"channel": {"paper": 12, "phone": 21}},
        sealed="2027-06-01",
    )


def the_easy_way(counted: Round) -> Round:
    """The same round where, on the first two statements, three people with lived experience said Yes and went
    no further: on the second, that does not say whether the promise is kept.
    """
    return replace(
        counted,
        cells={
            name: {**row, "lived": _stopping(row["lived"])} if name in ("D-1", "D-2") else row
            for name, row in counted.cells.items()
        },
    )


def _stopping(cell: Cell) -> Cell:
    finer = list(cell.counts)
    for _ in range(3):
        finer[max(rank for rank, people in enumerate(finer) if people)] -= 1
    return replace(cell, counts=tuple(finer), bands=(0, 0, 3))
