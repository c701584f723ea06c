"""The documents of an assessment, made of it alone: nothing here is kept, and nothing said in it is known.

`documents` is the way in. Everything is laid out in the language that was asked for, with the same words as
the other channels.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field
from typing import Literal

from mir_assess.channels.paper import words
from mir_assess.channels.paper.asking import asked, meanings, questions, sections
from mir_assess.channels.paper.beside import pictures, tongue
from mir_assess.channels.paper.drawings import drawn, pattern
from mir_assess.channels.paper.fitting import FOOT, cards_a_side
from mir_assess.channels.paper.pages import (
    Box,
    Cards,
    Contents,
    Document,
    Screen,
    Section,
    SheetOfPaper,
    Sheets,
    SheetsOfGroup,
    Shown,
    Welcome,
)
from mir_assess.channels.paper.script import script, words_to_open
from mir_assess.model.assessment import Assessment, Group
from mir_assess.model.languages import in_language
from mir_assess.model.paper_codes import Form, PaperCodes, Sheet, paper_codes
from mir_assess.model.value import value
from mir_assess.report.languages import Tongue, spoken_for
from mir_assess.report.tongue import on_a_page, say, say_n
from mir_assess.walk.words import if_it_hurts, who_keeps, your_own

Kind = Literal["welcome", "script", "statements", "cards", "sheets"]
KINDS: tuple[Kind, ...] = ("welcome", "script", "statements", "cards", "sheets")
"""The kinds of documents, in the order in which a meeting needs them."""

ONCE: tuple[Kind, ...] = ("script",)
"""What is made in one form only: who leads reads it in any light, and it holds the easier words too."""

PEOPLE = 8
"""How many people a group has paper for, unless it is said: as many as a side of paper has cards for."""


@value
class Wanted:
    """What was asked for. `people` holds the first and the last number of the sheets, by group; who brings
    more people later prints the numbers that come after.
    """

    kinds: tuple[Kind, ...] = KINDS
    forms: tuple[Form, ...] = ("standard",)
    people: Mapping[str, tuple[int, int]] = field(default_factory=dict)

    def numbers(self, group: Group) -> range:
        """The numbers of a group's sheets."""
        first, last = self.people.get(group.id, (1, PEOPLE))
        return range(first, last + 1)


def documents(opened: Assessment, secret: str, wanted: Wanted, language: str) -> Iterator[Document]:
    """Yield the documents that are wanted, each in every form that is wanted.

    Args:
        opened: the assessment as it was opened.
        secret: the id of its first event.
        wanted: which documents, and for how many people.
        language: the code of the language asked for.
    """
    codes = paper_codes(secret, opened)
    with on_a_page(spoken_for(language)):
        shown = in_language(opened, language)
        own = tongue(opened, shown, language)
        for form in wanted.forms:
            for kind in wanted.kinds:
                if kind in ONCE and form != wanted.forms[0]:
                    continue
                contents = _contents(kind, shown, codes, form, wanted)
                if contents is not None:
                    yield _document(kind, form, shown, codes, own, contents)


def rates_on_paper(group: Group) -> bool:
    """Return whether people of a group have cards and sheets: not where they agree on one level together."""
    return group.mode != "consensus"


def _document(
    kind: Kind, form: Form, shown: Assessment, codes: PaperCodes, own: Tongue, contents: Contents
) -> Document:
    # For translators: whose round it is, and its year.
    heading = say("{organisation}, {year}", organisation=shown.organisation, year=str(shown.year))
    return Document(
        kind=kind,
        form=form,
        name=shown.name,
        title=say(words.TITLES[kind], title=heading),
        heading=heading,
        edition=codes.edition,
        total=len(shown.chosen),
        day=shown.opened,
        tongue=own,
        words={name: _said(name, text, shown) for name, text in words.WORDS.items()},
        contents=contents,
        drawings=drawn(pictures(contents)),
        patterns={group.id: pattern(place) for place, group in enumerate(shown.groups)},
    )


_LEFT_OPEN = ("sheet", "page", "statement")
"""Words that a template fills in where it stands: their names in braces stay."""


def _said(name: str, text: str, shown: Assessment) -> str:
    if name in _LEFT_OPEN:
        return say(text, code="{code}", number="{number}", total="{total}")
    return say(text, organisation=shown.organisation) if "{" in text else say(text)


def _contents(
    kind: Kind, shown: Assessment, codes: PaperCodes, form: Form, wanted: Wanted
) -> Contents | None:
    """Return what a document holds; None where there is nobody it is for."""
    groups = [group for group in shown.groups if rates_on_paper(group) and wanted.numbers(group)]
    groups = [group for group in groups if shown.asked_of(group)]
    if kind == "welcome":
        return Welcome((*words_to_open(shown), say(words.NOBODY_SIGNS_IN)))
    if kind == "script":
        return script(shown, codes, form)
    if kind == "statements":
        return Screen(
            tuple(
                Shown(shown.theme_of(each).title, questions(shown, each), asked(shown, each, form))
                for each in shown.chosen
            )
        )
    if not groups:
        return None
    return (
        _box(shown, groups, form, wanted) if kind == "cards" else _sheets(shown, groups, codes, form, wanted)
    )


# Cards


def _box(shown: Assessment, groups: Sequence[Group], form: Form, wanted: Wanted) -> Box:
    asked_of = {group.id: sections(shown, group, form, finer=False) for group in groups}
    across, down, letters = cards_a_side(asked_of.values(), form)
    a_side = across * down
    return Box(
        how=(
            say("Print on one side of the paper. Cut the whole pile at once, along the lines."),
            say_n(
                "That makes {number} pile: the cards of one person, in order.",
                "That makes {number} piles, each the cards of one person, in order. Give each person one.",
                a_side,
            ),
            say("People cross one box on a card, and drop the card in the box. Nobody writes a name."),
            say("Once a card is in the box, nobody can find it again: it cannot be taken out."),
        ),
        across=across,
        down=down,
        letters=letters,
        foot=FOOT[form],
        groups=tuple(_cards(group, asked_of[group.id], wanted, a_side) for group in groups),
    )


def _cards(group: Group, asked_of: tuple[Section, ...], wanted: Wanted, a_side: int) -> Cards:
    people = len(wanted.numbers(group))
    times = -(-people // a_side)
    told = _cards_told(group, people, times * a_side - people)
    return Cards(group.label, group.id, told, times, asked_of)


def _cards_told(group: Group, people: int, spare: int) -> str:
    if not spare:
        return say_n(
            "{group}: cards for {number} person.",
            "{group}: cards for {number} people.",
            people,
            group=group.label,
        )
    return say_n(
        "{group}: cards for {number} person, and for {spare} more.",
        "{group}: cards for {number} people, and for {spare} more.",
        people,
        group=group.label,
        spare=spare,
    )


# Sheets


def _sheets(
    shown: Assessment, groups: Sequence[Group], codes: PaperCodes, form: Form, wanted: Wanted
) -> Sheets:
    told, copies, more = words.FOR_WHO_PRINTS
    last = max(wanted.numbers(groups[0]))
    option = f"--people {groups[0].id}={last + 1}-{last + 10}"
    return Sheets(
        told=(
            *(_sheets_told(group, wanted) for group in groups),
            say(told),
            say(copies),
            say(more, option=option),
        ),
        how=(*(say(line) for line in _how_to_fill_in(groups, shown, form)), your_own()),
        helped=tuple(say(line) for line in words.HELPED),
        paid=say(words.WORDS["paid"], organisation=shown.organisation),
        keeping=(*(say(line) for line in words.FOR_YOU_TO_KEEP), who_keeps(shown), if_it_hurts(shown)),
        groups=tuple(_sheets_of(group, shown, codes, form, wanted) for group in groups),
    )


def _how_to_fill_in(groups: Sequence[Group], shown: Assessment, form: Form) -> tuple[str, ...]:
    """How a sheet is filled in; on one with faces, a second cross may say more exactly what the first did."""
    found = (each for group in groups for part in sections(shown, group, form) for each in part.statements)
    return words.ON_AN_EASY_SHEET if any(each.steps for each in found) else words.ON_A_SHEET


def _sheets_told(group: Group, wanted: Wanted) -> str:
    numbers = wanted.numbers(group)
    return say_n(
        "{group}: {number} sheet.",
        "{group}: {number} sheets.",
        len(numbers),
        group=group.label,
    )


def _sheets_of(
    group: Group, shown: Assessment, codes: PaperCodes, form: Form, wanted: Wanted
) -> SheetsOfGroup:
    found = sections(shown, group, form)
    numbered = (Sheet(group.id, form, number) for number in wanted.numbers(group))
    return SheetsOfGroup(found, meanings(found), tuple(_sheet(group, sheet, codes) for sheet in numbered))


def _sheet(group: Group, sheet: Sheet, codes: PaperCodes) -> SheetOfPaper:
    code = codes.receipt(sheet)
    spelt = ". ".join(", ".join(part) for part in code.split("-"))
    return SheetOfPaper(
        group.label,
        group.id,
        codes.code(sheet),
        code,
        say("Your code, sign by sign: {signs}.", signs=spelt),
    )
