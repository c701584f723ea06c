"""Drawings to look at: each kind of picture with everything that could make it come out wrong.

Made up, with words in place, as the report hands them over. `CASES` maps the name of a golden picture to its
drawings, `MIRRORED` names those that are read from right to left.
"""

from dataclasses import replace

from mir_assess.report.charts import (
    Bar,
    Corner,
    Corners,
    Dot,
    Drawing,
    Dumbbell,
    Moment,
    Panel,
    Panels,
    Row,
    Stand,
    Strip,
    Strips,
)

TICKS = ("none", "half", "all")
PEOPLE, COUNCIL, CARERS, PARTNERS = (
    "People with lived experience",
    "Council team",
    "Family carers",
    "NHS partners",
)
LONG = (
    "People who draw on care and support at home, in supported living or in a Llanfairpwllgwyngyll care home"
)

BARS = (
    Bar((3, 5), 1, "two levels"),
    Bar((1, 0, 4), 2, "three levels, one empty"),
    Bar((2, 3, 1, 2), 2, "four levels"),
    Bar((1, 3, 4, 3, 1), 3, "five levels"),
    Bar((1, 2, 3, 3, 2, 1), 4, "six levels"),
    Bar((1, 2, 3, 1, 3, 2, 1), 4, "seven levels"),
    Bar((0, 0, 1, 0, 0), 3, "a group of one"),
    Bar((0, 0, 0, 0, 12), 3, "everyone on one level"),
    Bar((13, 0, 0, 0, 0), 3, "everyone on the lowest"),
    Bar((0, 0, 0, 0, 0), 3, "nobody"),
    Bar((4, 5, 3, 1), None, "no promise"),
    Bar((1, 2, 3, 4, 3, 2, 1), None, "no promise, seven levels"),
    Bar((120, 4, 300, 80, 60), 3, "many people"),
)


def stand(people: int, base: int) -> Stand:
    """An exact number."""
    return Stand(f"{people} of {base}", at=people / base)


def answered(levels: int, shift: int) -> tuple[int, ...]:
    """How thirteen people answer on so many levels: some levels empty, another way for each shift."""
    counts = [0] * levels
    for person in range(13):
        counts[person * (shift + 2) // 3 % levels] += 1
    return tuple(counts)


SCALES = tuple(
    Bar(answered(levels, shift), keeps_from, f"{levels} levels, kept from {keeps_from}")
    for levels in range(2, 8)
    for shift, keeps_from in enumerate((*range(1, levels), None))
)
"""Every scale of two to seven levels with its promise at every level, and with none."""

FEWER, MORE = Stand("Fewer than half", within=(0, 0.5)), Stand("Half or more", within=(0.5, 1))
HIDDEN = Stand("not shown")
AGREED = Stand("Agreed together: mostly true.")


def dots(number: int) -> tuple[Dot, ...]:
    """So many statements, spread as thirteen people and eight of a council team might answer."""
    places = ((7 * n * n + 3 * n) % 14 / 13 for n in range(number))
    return tuple(Dot(str(n), at, 1 - (5 * n + n * n) % 9 / 8) for n, at in enumerate(places, start=1))


CORNERS = Corners(
    title="A map",
    across=f"{PEOPLE}: how many say it is kept",
    up=f"{COUNCIL}: how many say it is kept",
    ticks=TICKS,
    corners=(
        Corner((f"Kept: {COUNCIL}.", f"Not yet: {PEOPLE}."), "What are they not seeing?"),
        Corner(("Both groups: kept.",)),
        Corner(("Both groups: not yet.",)),
        Corner((f"Kept: {PEOPLE}.", f"Not yet: {COUNCIL}.")),
    ),
    dots=dots(8),
    roughly="Told only roughly:",
)


def with_rough(drawing: Corners, *rough: tuple[str, ...]) -> Corners:
    """The same with statements in the trays of its corners."""
    first, second, third, fourth = (
        replace(corner, rough=numbers) for corner, numbers in zip(drawing.corners, rough, strict=True)
    )
    return replace(drawing, corners=(first, second, third, fourth))


ROUGH = (("9", "10", "11", "12", "13"), ("14",), (), ("15", "16"))

DUMBBELL = Dumbbell(
    title="Gaps",
    ticks=TICKS,
    groups=(PEOPLE, COUNCIL),
    rows=(
        Row("I know who will help me, day or night.", (stand(4, 13), stand(7, 8))),
        Row("I choose how to spend my days.", (stand(9, 13), stand(5, 8))),
        Row("I feel safe in my day-to-day life.", (stand(0, 13), stand(8, 8))),
    ),
)
FOUR = Dumbbell(
    title="Gaps",
    ticks=TICKS,
    groups=(PEOPLE, COUNCIL, CARERS, PARTNERS),
    rows=(
        Row("I see my friends.", (stand(4, 13), stand(7, 8), stand(3, 6), AGREED)),
        Row("We keep what we promise.", (stand(10, 13), stand(10, 13), stand(10, 13), None)),
        Row("Staff hear me out.", (stand(5, 13), FEWER, MORE, HIDDEN)),
    ),
)
THIRTY = replace(
    DUMBBELL,
    rows=tuple(
        Row(f"Statement {n} is so for me.", (stand(n * 5 % 14, 13), stand(n * 7 % 9, 8)))
        for n in range(1, 31)
    ),
)
ONE = replace(
    DUMBBELL,
    rows=(
        Row("One person each, apart", (stand(0, 1), stand(1, 1))),
        Row("One person each, together", (stand(1, 1), stand(1, 1))),
        Row("Everyone on one level", (stand(13, 13), stand(8, 8))),
    ),
)
HELD = replace(
    DUMBBELL,
    rows=(
        Row("Both only roughly", (FEWER, MORE)),
        Row("Both in the same half", (MORE, MORE)),
        Row("One hidden", (stand(6, 13), HIDDEN)),
        Row("One who did not rate", (Stand("no rating"), stand(2, 8))),
    ),
)


def shares(name: str) -> Panel:
    """Five rounds with a gap, a rough number and a hidden one."""
    return Panel(
        name,
        (
            Moment("2022", stand(3, 12)),
            Moment("2023", stand(5, 11)),
            Moment("2024", FEWER),
            Moment("2025", stand(9, 13), follows=False, apart="asked differently"),
            Moment("2026", stand(13, 13)),
        ),
    )


PANELS = Panels(
    "Over the years",
    TICKS,
    (
        shares(PEOPLE),
        Panel(
            COUNCIL,
            (
                Moment("2022", HIDDEN),
                Moment("2023", stand(5, 8)),
                Moment("2024", stand(6, 8)),
                Moment("2025", Stand("not asked")),
                Moment("2026", MORE, follows=False, apart="new words"),
            ),
        ),
    ),
)
MANY = replace(
    PANELS,
    panels=(
        Panel(
            PEOPLE,
            tuple(
                Moment(str(2018 + n), stand(n + 2, 13), follows=n != 6, apart="asked differently")
                for n in range(9)
            ),
        ),
    ),
)


def levels(number: int, *counts: tuple[int, ...]) -> Panels:
    """Rounds on a scale of so many levels that makes no promise."""
    moments = tuple(
        Moment(str(2023 + n), Stand(f"{sum(row)} rated"), counts=row) for n, row in enumerate(counts)
    )
    names = ("Not begun", "Thought about", "Begun", "Halfway", "Mostly there", "A habit", "Always so")
    return Panels("Levels", TICKS, (Panel(COUNCIL, moments),), names[:number])


EVERYONE_ON_ONE = Panels(
    "Everyone on one level",
    TICKS,
    (
        Panel(
            PEOPLE,
            (Moment("2025", stand(0, 13)), Moment("2026", stand(13, 13)), Moment("2027", stand(13, 13))),
        ),
        Panel("A group of one", (Moment("2025", stand(1, 1)), Moment("2026", stand(0, 1)))),
        Panel(COUNCIL, (Moment("2025", HIDDEN), Moment("2026", HIDDEN), Moment("2027", HIDDEN))),
    ),
)
WELSH = {
    "across": "Pobl â phrofiad bywyd: faint sy'n dweud ei bod yn cael ei chadw",
    "up": "Tîm y cyngor: faint sy'n dweud ei bod yn cael ei chadw",
    "ticks": ("dim un", "hanner", "pob un"),
    "corners": (
        Corner(("Cedwir: Tîm y cyngor.", "Dim eto: Pobl â phrofiad bywyd."), "Beth nad ydyn nhw'n ei weld?"),
        Corner(("Y ddau grŵp: cedwir.",)),
        Corner(("Y ddau grŵp: dim eto.",)),
        Corner(("Cedwir: Pobl â phrofiad bywyd.", "Dim eto: Tîm y cyngor.")),
    ),
    "roughly": "Dim ond yn fras:",
}
ARABIC = {
    "across": "أشخاص لهم تجربة معاشة: كم يقولون إن الوعد محفوظ",
    "up": "فريق المجلس: كم يقولون إن الوعد محفوظ",
    "ticks": ("لا أحد", "النصف", "الجميع"),
    "corners": (
        Corner(("محفوظ: فريق المجلس.", "ليس بعد: الناس."), "ما الذي لا يرونه؟"),
        Corner(("المجموعتان: محفوظ.",)),
        Corner(("المجموعتان: ليس بعد.",)),
        Corner(("محفوظ: الناس.", "ليس بعد: فريق المجلس.")),
    ),
    "roughly": "بشكل تقريبي فقط:",
}
LONG_CORNERS = {
    "across": f"{LONG}: how many say it is kept",
    "up": f"{LONG[::-1]}: how many say it is kept",
    "corners": tuple(Corner((f"Kept: {LONG}.", f"Not yet: {LONG}.")) for _ in range(4)),
}
LONG_TEXT = (
    "When I need someone to speak for me, I can choose an advocate who knows me, and nobody hurries us. " * 5
)
WELSH_ROWS = (
    Row(
        "Rwy'n gwybod pwy fydd yn fy helpu, ddydd neu nos.", (Stand("4 o 13", 4 / 13), Stand("7 o 8", 7 / 8))
    ),
    Row(
        "Rwy'n dewis sut i dreulio fy nyddiau.",
        (Stand("Llai na'u hanner", within=(0, 0.5)), Stand("dim i'w weld")),
    ),
)
ARABIC_ROWS = (
    Row("أعرف من سيساعدني، ليلا أو نهارا.", (Stand("4 من 13", 4 / 13), Stand("7 من 8", 7 / 8))),
    Row("I choose how to spend my days.", (Stand("أقل من النصف", within=(0, 0.5)), Stand("غير معروض"))),
)


def renamed(drawing: Panels, *names: str) -> Panels:
    """The same with other names over its panels."""
    return replace(
        drawing,
        panels=tuple(replace(found, name=name) for found, name in zip(drawing.panels, names, strict=True)),
    )


ARABIC_PANEL = Panel(
    "أشخاص لهم تجربة معاشة",
    (
        Moment("2024", Stand("3 من 12", 3 / 12)),
        Moment("2025", Stand("5 من 11", 5 / 11)),
        Moment("2026", Stand("أقل من النصف", within=(0, 0.5)), follows=False, apart="سؤال آخر"),
    ),
)

WELSH_PANELS = Panels(
    "Blynyddoedd",
    WELSH["ticks"],
    (
        Panel(
            "Pobl â phrofiad bywyd",
            (
                Moment("2024", Stand("3 o 12", 3 / 12)),
                Moment("2025", Stand("5 o 11", 5 / 11)),
                Moment(
                    "2026", Stand("Llai na'u hanner", within=(0, 0.5)), follows=False, apart="geiriau eraill"
                ),
            ),
        ),
        Panel(
            "Tîm y cyngor",
            (Moment("2024", Stand("heb ei ddangos")), Moment("2025", Stand("6 o 8", 6 / 8))),
        ),
    ),
)
WELSH_LEVELS = replace(
    levels(4, (2, 3, 0, 2), (0, 8, 0, 0)),
    levels=("Heb ddechrau eto", "Wedi ei ystyried", "Wedi dechrau", "Mae'n arferiad bellach"),
)
ARABIC_LEVELS = replace(
    levels(3, (1, 0, 4), (2, 3, 1)), levels=("لم يبدأ بعد", "بدأ في بعض الأماكن", "صار عادة")
)

STRIPS = Strips(
    "Quartiles",
    TICKS,
    (
        Strip(PEOPLE, "12 places", ((0.2, 0.2), (0.4, 0.4), (0.7, 0.7))),
        Strip(COUNCIL, "9 places", ((0, 0.2), (0.2, 0.2), (0.3, 0.3))),
        Strip(CARERS, "5 places", ((0.5, 0.5), (0.5, 0.5), (0.5, 0.5))),
        Strip(PARTNERS, "7 places", ((0.1, 0.3), (0.3, 0.8), (0.8, 1))),
        Strip(LONG, "153 places", ((0, 0.2), (0, 0.2), (0, 0.2))),
        Strip("Everyone", "8 places", ((1, 1), (1, 1), (1, 1))),
    ),
)

CASES: dict[str, tuple[Drawing, ...]] = {
    "bars": BARS,
    "bars-every-scale": SCALES,
    "bars-arabic": BARS[3:6],
    "map-few": (CORNERS,),
    "map-thirty": (replace(CORNERS, dots=dots(30)),),
    "map-rough": (with_rough(CORNERS, *ROUGH),),
    "map-only-rough": (with_rough(replace(CORNERS, dots=()), *ROUGH),),
    "map-one-place": (replace(CORNERS, dots=tuple(replace(dot, across=1, up=1) for dot in dots(12))),),
    "map-groups-of-one": (replace(CORNERS, dots=tuple(Dot(str(n), n % 2, n // 2 % 2) for n in range(1, 7))),),
    "map-welsh": (with_rough(replace(CORNERS, **WELSH), *ROUGH),),
    "map-arabic": (with_rough(replace(CORNERS, **ARABIC), *ROUGH),),
    "map-long": (replace(CORNERS, **LONG_CORNERS),),
    "gaps-two-groups": (DUMBBELL,),
    "gaps-four-groups": (FOUR,),
    "gaps-thirty": (THIRTY,),
    "gaps-one": (ONE,),
    "gaps-held-back": (HELD,),
    "gaps-welsh": (
        Dumbbell("Bylchau", WELSH["ticks"], ("Pobl â phrofiad bywyd", "Tîm y cyngor"), WELSH_ROWS),
    ),
    "gaps-arabic": (
        Dumbbell("فجوات", ARABIC["ticks"], ("أشخاص لهم تجربة معاشة", "فريق المجلس"), ARABIC_ROWS),
    ),
    "gaps-long": (
        replace(DUMBBELL, groups=(LONG, COUNCIL), rows=(Row(LONG_TEXT, (stand(4, 13), Stand(LONG))),)),
    ),
    "years": (PANELS,),
    "years-many": (MANY,),
    "years-levels": (
        levels(2, (3, 5), (0, 8)),
        levels(3, (1, 0, 4), (0, 0, 1)),
        levels(4, (2, 3, 1, 2), (8, 0, 0, 0)),
    ),
    "years-more-levels": (
        levels(5, (1, 3, 4, 3, 1), (0, 0, 0, 0, 12)),
        levels(6, (1, 2, 3, 3, 2, 1), (2, 0, 2, 0, 2, 0)),
        levels(7, (1, 2, 3, 1, 3, 2, 1), (0, 0, 0, 0, 0, 0, 9)),
    ),
    "years-one": (EVERYONE_ON_ONE,),
    "years-welsh": (WELSH_PANELS, WELSH_LEVELS),
    "years-arabic": (Panels("سنوات", ARABIC["ticks"], (ARABIC_PANEL,)),),
    "years-levels-arabic": (ARABIC_LEVELS,),
    "places": (STRIPS,),
    "places-arabic": (
        Strips(
            "أماكن",
            ARABIC["ticks"],
            (Strip("أشخاص لهم تجربة معاشة", "12 أماكن", ((0, 0.2), (0.4, 0.4), (0.7, 0.7))),),
        ),
    ),
    "years-long": (renamed(PANELS, LONG, COUNCIL),),
}
MIRRORED = frozenset(name for name in CASES if name.endswith("-arabic"))
