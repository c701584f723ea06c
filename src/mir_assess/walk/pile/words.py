"""What is said while paper is keyed: of a sheet that is in, of who helped, of how a pile stands."""

from collections import Counter

from mir_assess.model.answering_for import is_given_for
from mir_assess.model.assessment import Assessment
from mir_assess.model.bank import DONT_KNOW, NOT_APPLICABLE
from mir_assess.model.events import ANSWERED_FOR, Answered, Body, Passed
from mir_assess.model.paper_events import Unclear
from mir_assess.model.rating import describe
from mir_assess.model.session import Said
from mir_assess.speech import marked, say, say_n
from mir_assess.walk.cards import listed
from mir_assess.walk.pile.piles import Pile
from mir_assess.walk.pile.sheets import OnPaper
from mir_assess.walk.pile.signs import faces, in_tens, sign_of

HELP = {
    "l": ("read", marked("l  read aloud to them")),
    "i": ("interpreted", marked("i  interpreted for them")),
    "c": ("chose", marked("c  helped them to choose")),
    "a": (ANSWERED_FOR, marked("a  answered for them")),
}
"""The key of each way to be helped, the way, and the line that offers it."""

_PARTS = {
    "level": ("{number} answer", "{number} answers"),
    DONT_KNOW: ("{number} don’t know", "{number} don’t know"),
    NOT_APPLICABLE: ("{number} does not apply", "{number} does not apply"),
    "blank": ("{number} blank", "{number} blank"),
    "unclear": ("{number} unclear", "{number} unclear"),
}

HELP_AT_CODE = (
    marked("A code: key that sheet, or see it again if it is in. Its last five signs are enough."),
    marked("A code and all its signs on one line: the whole sheet. Add, if someone helped: with read paid"),
    marked("next {group}: a sheet that has no code. next {group} easy: one with faces."),
    marked("cards {group}: count a box of cards."),
    marked("show: the last sheet again. 7=3: statement 7 of it is 3. b: take back its last part."),
    marked("out: take all of the last sheet out. out CODE: of another one."),
    marked("n TEXT, n+ TEXT, n- TEXT, n> TEXT: their own words, on the last sheet. y: they may be printed."),
    marked("left: how the pile stands. q: save and stop."),
)

HELP_AT_CODE_AGAIN = (
    marked("A code: key that sheet again. Its last five signs are enough. Only what differs will show."),
    marked("A code and all its signs on one line: the whole sheet."),
    marked("show: the last sheet, once it is compared. 7=3: statement 7 of it is 3."),
    marked("b: the last sheet counts as keyed once, and can be keyed again."),
    marked("left: how the pile stands. q: save and stop."),
)

HELP_AT_SHEET = (
    marked("1 to {highest}: the level. d: don’t know. x: does not apply."),
    marked("0: left blank. u: unclear, because nobody can read it or two are marked. Never guess."),
    marked("b: take back the last one. At the first statement: lay the sheet aside."),
    marked("g 7: go to statement 7. g 7=3: statement 7 is 3."),
    marked("n TEXT, n+ TEXT, n- TEXT, n> TEXT: their own words on this statement. y: they may be printed."),
    marked("s: later. The sheet is kept as far as it is keyed. q: save and stop."),
)
_FIRST_ONLY = 3
"""So many of the last of these are not for whoever keys second."""


def help_at_sheet(
    assessment: Assessment, page: OnPaper, statement_id: str, *, again: bool = False
) -> tuple[str, ...]:
    """Return what may be typed at a sheet; `again`: where it is keyed a second time."""
    scale = assessment.scale_of(statement_id)
    lines = [say(each, highest=len(scale.levels)) for each in HELP_AT_SHEET]
    if page.sheet.form == "easy" and (signs := faces(scale)):
        told = ", ".join(f"{sign} {band.label}" for sign, band in signs.items())
        lines.insert(1, say("A face with nothing finer marked: {faces}.", faces=told))
    return tuple(lines[: len(lines) - _FIRST_ONLY] if again else lines)


def read_back(assessment: Assessment, said: Said) -> str:
    """Return an answer in words, as it is read back."""
    return say("Blank.") if isinstance(said, Passed) else describe(assessment, said)


def signs(page: OnPaper) -> str:
    """Return what was keyed of a sheet, a sign a statement."""
    return in_tens("".join(sign_of(page.assessment, page.state.said.get(each)) for each in page.printed))


def made_of(page: OnPaper) -> str:
    """Return what a sheet holds, in numbers of answers."""
    kinds: Counter[str] = Counter()
    for said in page.state.said.values():
        match said:
            case Answered(answer=answer) if answer in (DONT_KNOW, NOT_APPLICABLE):
                kinds[answer] += 1
            case Answered():
                kinds["level"] += 1
            case Passed():
                kinds["blank"] += 1
            case Unclear():
                kinds["unclear"] += 1
    return ", ".join(say_n(*_PARTS[kind], kinds[kind]) for kind in _PARTS if kinds[kind]) or say("nothing")


def is_in(page: OnPaper) -> str:
    """Return that a sheet is in, and what it holds."""
    return say("Sheet {code} is in: {parts}.", code=page.code, parts=made_of(page))


def says_again(page: OnPaper, taken_back: Body) -> tuple[str, ...]:
    """Return what a statement says again once its correction was taken back; nothing where it was none."""
    statement = getattr(taken_back, "statement", "")
    if statement not in page.state.said:
        return ()
    number = page.assessment.chosen.index(statement) + 1
    said = read_back(page.assessment, page.state.said[statement])
    return (say("{number}: {said}", number=number, said=said),)


def seen_again(page: OnPaper, assessment: Assessment) -> tuple[str, ...]:
    """Return a sheet as it was keyed, to be compared with the paper."""
    lines = [
        say("{group}: {signs}", group=assessment.group(page.group.id).label, signs=signs(page)),
        say("To correct it, type the statement and its sign, like 7=3. To take all of it out: out"),
    ]
    if page.state.support:
        ways = dict(HELP.values())
        lines.insert(1, say("Help: {way}", way=say(ways[page.state.support]).partition("  ")[2]))
    return tuple(lines)


def standing(pile: Pile, *, twice: bool = False) -> tuple[str, ...]:
    """Return how the pile stands; `twice`: with how it stands where it is keyed again."""
    boxes = cards_counted(pile)
    sheets = () if boxes and not pile.number() else (counted(pile),)
    told = (*boxes, *sheets, *half_keyed(pile))
    return (*told, *keyed_twice(pile)) if twice else told


def looked_at(pile: Pile, page: OnPaper, typed: str) -> tuple[str, ...]:
    """Return what `show` and `left` have shown: what was keyed of a sheet, or how the pile stands."""
    if typed == "left":
        return standing(pile)
    held = say("Sheet {code}: {parts}.", code=page.code, parts=made_of(page))
    group = pile.assessment.group(page.group.id).label
    return held, say("{group}: {signs}", group=group, signs=signs(page))


def counted(pile: Pile) -> str:
    """Return how many sheets are in, by group."""
    parts = [
        say("{group} {number}", group=pile.assessment.group(group_id).label, number=number)
        for group_id, number in pile.counts().items()
    ]
    if not parts:
        return say("No sheet is in yet.")
    total = say_n("{number} sheet is in", "{number} sheets are in", sum(pile.counts().values()))
    # For translators: {total} reads “12 sheets are in”; {parts} are groups, each with its number.
    return say("{total}: {parts}.", total=total, parts=listed(parts))


def cards_counted(pile: Pile) -> tuple[str, ...]:
    """Return how far the boxes of cards are counted, a line a group."""
    found = ((pile.assessment.group(group_id), done) for group_id, done in pile.boxes().items())
    return tuple(
        say(
            "Cards of “{group}”: {done} of {total} statements counted.",
            group=group.label,
            done=done,
            total=len(pile.assessment.asked_of(group)),
        )
        for group, done in found
    )


def half_keyed(pile: Pile) -> tuple[str, ...]:
    """Return which sheets are half keyed, if any."""
    codes = pile.half_keyed()
    if not codes:
        return ()
    told = say_n(
        "{number} sheet is half keyed. What was keyed of it is kept. To go on, type its code: {codes}",
        "{number} sheets are half keyed. What was keyed of them is kept. To go on, type a code: {codes}",
        len(codes),
        codes=", ".join(codes),
    )
    return (told,)


def keyed_twice(pile: Pile) -> tuple[str, ...]:
    """Return how a second keying stands: how many sheets agreed, how many answers did not, what is left."""
    twice, left = pile.keyed_twice(), pile.not_compared()
    lines = [say("No sheet was keyed twice yet.")]
    if twice:
        told = say_n(
            "{number} sheet was keyed twice; {same} the same in every answer.",
            "{number} sheets were keyed twice; {same} the same in every answer.",
            len(twice),
            same=sum(1 for different in twice if not different),
        )
        lines = [told]
    if sum(twice):
        lines.append(
            say_n(
                "{number} answer differed, and was decided.",
                "{number} answers differed, and were decided.",
                sum(twice),
            )
        )
    if begun := pile.begun_again():
        lines.append(
            say_n(
                "{number} sheet was keyed a second time, or begun, and nothing is decided. To go on, type "
                "its code: {codes}",
                "{number} sheets were keyed a second time, or begun, and nothing is decided. To go on, type "
                "a code: {codes}",
                len(begun),
                codes=", ".join(begun),
            )
        )
    if left:
        lines.append(
            say_n(
                "{number} sheet was keyed once only: {codes}",
                "{number} sheets were keyed once only: {codes}",
                len(left),
                codes=", ".join(left[:12]) + (" …" if len(left) > 12 else ""),
            )
        )
    return tuple(lines)


def whose(page: OnPaper, support: str) -> tuple[str, ...]:
    """Return where answers count that somebody gave for another; nothing for other ways to be helped."""
    own, group = (page.assessment.group(each) for each in (page.sheet.group_id, page.group.id))
    if not is_given_for(own, support):
        return ()
    if group != own:
        return (say("Somebody answered for them, so this counts with “{group}”.", group=group.label),)
    return (
        say(
            "Somebody answered for them. This round has no group for that which is asked the same, so it "
            "stays with “{group}”, and the report says that somebody answered.",
            group=group.label,
        ),
    )
