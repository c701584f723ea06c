"""What a comparison tells first of all: what clearly changed, what did not, and of what nothing can be said.

Made from the views of statements; no figure is looked at again, but whether it shows.
"""

from mir_assess.model.value import value
from mir_assess.report import agreed
from mir_assess.report.diffview import GroupDiff, StatementDiff
from mir_assess.report.found import Found, FoundList
from mir_assess.report.sayings import held_back
from mir_assess.report.tongue import listed, marked, quoted, say
from mir_assess.report.untested import any_tested, why_no_change, why_no_gap

LISTS = (
    (
        ("clear_rise",),
        marked("What clearly rose"),
        marked("No clear rise. That does not mean that nothing got better."),
    ),
    (
        ("clear_fall",),
        marked("What clearly fell"),
        marked("No clear fall. That does not mean that nothing got worse."),
    ),
    (
        ("narrowed", "widened"),
        marked("The gaps between groups"),
        marked("No gap clearly narrowed or widened. That does not mean that none did."),
    ),
    (("no_clear_change",), marked("What did not clearly change"), marked("Nothing.")),
    (("agreed",), agreed.TITLE, ""),
    (("too_few",), marked("Too few people to say"), marked("Nothing.")),
    (("not_shown",), marked("What we cannot compare here, to keep people safe"), marked("Nothing.")),
)
"""What changed, in the order a comparison tells it: the readings, the title, and what is said where there is
none; nothing, where the list is left out then.
"""


CLEAR = ("clear_rise", "clear_fall")
CLEAR_OF_GAPS = ("narrowed", "widened")


def lists(statements: tuple[StatementDiff, ...], unseen: tuple[str, ...] = ()) -> tuple[FoundList, ...]:
    """Return what changed, list by list, in the order of LISTS. `unseen` are groups of which it was said once
    that nothing shows: they stand in no list, and where no others do, that is said again.
    """
    compared = [statement for statement in statements if statement.compares]
    groups = [group for statement in compared for group in statement.groups]
    untested = Untested(
        why_no_change(
            [group.reading for group in groups],
            compares=bool(compared),
            some_agreed=any(group.agreed for group in groups),
        ),
        why_no_gap([gap.reading for one in compared for gap in one.gaps], compares=bool(compared)),
    )
    told = (
        FoundList(
            say(title), tuple(_found(statements, readings)), said_of_none(readings, empty, unseen, untested)
        )
        for readings, title, empty in LISTS
    )
    return tuple(each for each in told if each.found or each.empty)


@value
class Untested:
    """Why no group, and no gap, can be in a list of changes; empty where one could be."""

    groups: str
    gaps: str


def said_of_none(readings: tuple[str, ...], words: str, unseen: tuple[str, ...], untested: Untested) -> str:
    """Return what is said where a list is empty: not that nothing is kept back, where whole groups are, nor
    that nothing clearly changed, where nothing was there to be compared.
    """
    if "not_shown" in readings and unseen:
        return say("Every statement, for: {groups}.", groups=listed(unseen))
    why = untested.gaps if set(readings) & set(CLEAR_OF_GAPS) else untested.groups
    if why and words and "not_shown" not in readings:
        return why
    return say(words) if words else ""


# For translators: what clearly changed, in one line each; {found} lists statements in quotation marks, each
# with whom it is about.
IN_SHORT = (
    ("clear_rise", marked("Clearly rose: {found}.")),
    ("clear_fall", marked("Clearly fell: {found}.")),
    ("narrowed", marked("Gaps that clearly narrowed: {found}.")),
    ("widened", marked("Gaps that clearly widened: {found}.")),
)
MOST = 4
"""How many are named in one line; the rest stand in the lists right after it."""


def in_short(statements: tuple[StatementDiff, ...]) -> tuple[str, ...]:
    """Return what clearly changed in a line or four, for whoever has a minute: names, and no sums."""
    told = [say(words, found=found) for reading, words in IN_SHORT if (found := _named(statements, reading))]
    if told:
        return tuple(told)
    if not any(statement.compares for statement in statements):
        return (say("Nothing can be compared, so nothing here is said to have changed."),)
    if not any(any_tested(group.reading for group in one.groups) for one in statements):
        some_agreed = any(group.agreed for statement in statements for group in statement.groups)
        return (agreed.nothing_tested(some_agreed=some_agreed),)
    return (say("Nothing clearly changed here. That does not mean that nothing did."),)


def _named(statements: tuple[StatementDiff, ...], reading: str) -> str:
    found = []
    for statement in statements:
        if not statement.compares:
            continue
        labels = {group.id: group.label for group in statement.groups}
        whose = [group.label for group in statement.groups if group.reading == reading]
        whose += [
            say("{one} and {other}", one=labels[gap.reference], other=labels[gap.comparison])
            for gap in statement.gaps
            if gap.reading == reading
        ]
        found += [say("{statement} ({group})", statement=quoted(statement.text), group=who) for who in whose]
    if len(found) > MOST:
        return listed([*found[:MOST], say("more, below")])
    return listed(found) if found else ""


def _found(statements: tuple[StatementDiff, ...], readings: tuple[str, ...]) -> list[Found]:
    """The groups, or the gaps, that changed in one of these ways, statement by statement; a clear change with
    its sentence.
    """
    found = []
    for statement in statements:
        if not statement.compares:
            continue
        names = [
            group.label
            for group in statement.seen
            if _listed_as(group) in readings and group.reading not in CLEAR
        ]
        told = [
            group.sentence
            for group in statement.groups
            if group.reading in readings and group.reading in CLEAR
        ]
        told += [
            gap.sentence for gap in statement.gaps if gap.reading in readings and gap.reading in CLEAR_OF_GAPS
        ]
        if names:
            told = [say("{groups}.", groups=listed(names)), *told]
        if "agreed" in readings:
            told += [group.agreed for group in statement.seen if group.agreed]
        if told:
            found.append(Found(statement, " ".join(dict.fromkeys(told))))
    return found


def _listed_as(group: GroupDiff) -> str:
    return "not_shown" if held_back(group.superiority) else group.reading
