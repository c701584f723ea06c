"""An annex for an inspector: what was said, in the order of CQC's quality statements and evidence categories.

The order comes from the ties that the banks carry, each told with how sure it is. CQC weighs far more than a
workshop can show, so nothing here is turned into a rating of theirs. This module lays the view out and
counts statements, never people.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from mir_assess.analysis.disclosed import Coarse
from mir_assess.model.assessment import CARER, COUNCIL, LIVED_EXPERIENCE, PARTNER
from mir_assess.model.bank import Framework, Link
from mir_assess.model.promises import BANK as PROMISES
from mir_assess.model.value import value
from mir_assess.report import evidence_words as words
from mir_assess.report.actions import ActionView
from mir_assess.report.diffview import StatementDiff
from mir_assess.report.html import html_page
from mir_assess.report.sayings import held_back
from mir_assess.report.text import anchors
from mir_assess.report.tongue import say
from mir_assess.report.view import Answers, NoteGroup, Report, StatementView

CQC = "cqc-quality-statements"
"""The name under which banks keep CQC's framework."""

CATEGORIES = {
    LIVED_EXPERIENCE: "people",
    CARER: "people",
    "representative": "people",
    COUNCIL: "staff",
    PARTNER: "partners",
}
"""The evidence category that a group's answers are, by its role. Other roles are in none that CQC names."""


@value
class Tie:
    """A statement that bears on a quality statement, and how sure that is, in words."""

    statement: StatementView
    sure: str


@value
class Entry:
    """What groups said of a statement: each group's name with its sentences, how it compares, and the words
    that may be printed. It `opens` where it is the first of its statement, and tells what holds for all of
    it.
    """

    statement: StatementView
    opens: bool
    said: tuple[tuple[str, tuple[str, ...]], ...]
    compared: tuple[str, ...]
    notes: tuple[NoteGroup, ...]


@value
class Category:
    """One kind of evidence, with what was said; `empty` says that there is none."""

    title: str
    entries: tuple[Entry, ...]
    empty: str


@value
class Changed:
    """What changed on a statement: groups of which the same can be told stand together, and of gaps only what
    can be told at all.
    """

    statement: StatementDiff
    groups: tuple[tuple[tuple[str, ...], str], ...]
    gaps: tuple[str, ...]


@value
class QualityStatement:
    """One of CQC's quality statements, with all that bears on it. `unplaced` holds words of which it is not
    told who said them, `changed` the statements that were asked before, `promised` what was agreed on them
    then.
    """

    number: str
    title: str
    anchor: str
    ties: tuple[Tie, ...]
    categories: tuple[Category, ...]
    unplaced: tuple[Entry, ...]
    agreed: tuple[StatementView, ...]
    actions: tuple[ActionView, ...]
    promised: tuple[ActionView, ...]
    changed: tuple[Changed, ...]


@value
class Source:
    """A framework as banks of this round keep it, and the titles of those banks."""

    framework: Framework
    banks: tuple[str, ...]


def render_report(page: Report, templates: Path) -> bytes:
    """Return the annex as one HTML file."""
    found = _quality_statements(page)
    tied = {tie.statement.id for each in found for tie in each.ties}
    rest = [s for s in page.statements if s.id not in tied and s.bank != PROMISES]
    promises = [s for s in page.statements if s.bank == PROMISES]
    return html_page(
        "report/evidence.html",
        templates,
        page.tongue,
        report=page,
        words=words,
        sources=_sources(page),
        groups=[(group, _category_title(group.role), _mode(group.mode)) for group in page.groups],
        found=[each for each in found if each.ties],
        every=found,
        untouched=[each for each in found if not each.ties],
        rest=[_entry(statement) for statement in rest],
        # What people said of them stands right below, group by group.
        before=[replace(action, beside=action.reviewed) for action in page.promised],
        promises=[_entry(statement) for statement in promises],
        promises_agreed=[statement for statement in promises if statement.agreed],
        actions=[action for action in page.actions if action.statement not in tied],
        elsewhere=[statement for statement in rest if statement.agreed],
    )


def _sources(page: Report) -> tuple[Source, ...]:
    """The framework in each form that the banks keep it: they may have looked at it on different days."""
    forms: dict[tuple[str, str, str, str, str], tuple[Framework, list[str]]] = {}
    for bank in page.banks:
        for kept in bank.frameworks:
            if kept.id == CQC:
                form = (kept.title, kept.version, kept.seen, kept.address, kept.note)
                forms.setdefault(form, (kept, []))[1].append(bank.title)
    return tuple(Source(kept, tuple(banks)) for kept, banks in forms.values())


def _quality_statements(page: Report) -> tuple[QualityStatement, ...]:
    titles: dict[str, str] = {}
    for bank in page.banks:
        for kept in bank.frameworks:
            if kept.id == CQC:
                titles |= {item.id: item.title for item in kept.items if item.id not in titles}
    places = anchors("quality", titles)
    ordered = sorted(titles, key=_in_order)
    return tuple(_quality_statement(page, item, titles[item], places[item]) for item in ordered)


def _in_order(item: str) -> tuple[int, str]:
    """Numbers by their size, and whatever is no number after them."""
    return (int(item), "") if item.isascii() and item.isdigit() and len(item) < 10 else (10**10, item)


def _quality_statement(page: Report, item: str, title: str, anchor: str) -> QualityStatement:
    ties = tuple(
        Tie(statement, _sure(statement, link))
        for statement in page.statements
        for link in statement.links.get(CQC, ())
        if link.id == item
    )
    tied = tuple(dict.fromkeys(tie.statement.id for tie in ties))
    statements = tuple(statement for statement in page.statements if statement.id in tied)
    before = tuple(diff for diff in page.changed.statements if diff.id in tied) if page.changed else ()
    return QualityStatement(
        number=item,
        title=title,
        anchor=anchor,
        ties=ties,
        categories=tuple(_categories(page, statements)),
        unplaced=tuple(
            Entry(statement, opens=False, said=(), compared=(), notes=notes)
            for statement in statements
            if (notes := _notes(statement, ("",)))
        ),
        agreed=tuple(statement for statement in statements if statement.agreed),
        actions=tuple(action for statement in statements for action in statement.actions),
        promised=tuple({action.id: action for diff in before for action in diff.actions}.values()),
        changed=tuple(_changed(diff) for diff in before if diff.old_text is not None),
    )


def _sure(statement: StatementView, link: Link) -> str:
    told = say(words.SURE[link.status]) if link.status in words.SURE else link.status
    return told if statement.voice == "i" else f"{told} {say(words.NO_I_STATEMENT)}"


def _changed(diff: StatementDiff) -> Changed:
    if not diff.compares:
        return Changed(diff, (), ())
    alike: dict[str, list[str]] = {}
    for group in diff.groups:
        alike.setdefault(group.sentence, []).append(group.label)
    gaps = tuple(gap.sentence for gap in diff.gaps if gap.reading not in ("too_few", "not_comparable"))
    return Changed(diff, tuple((tuple(labels), told) for told, labels in alike.items()), gaps)


def _categories(page: Report, statements: Sequence[StatementView]) -> Iterator[Category]:
    present = {CATEGORIES.get(group.role, "") for group in page.groups}
    for category, title in words.CATEGORIES.items():
        if category == "" and category not in present:
            continue
        entries = tuple(entry for statement in statements if (entry := _entry(statement, category)).said)
        yield Category(say(title), entries, say(words.NONE_HEARD[category]))


def _entry(statement: StatementView, category: str | None = None) -> Entry:
    """What was said of a statement: by groups of one category, or by all."""
    answers = [
        found
        for found in statement.answers
        if category is None or CATEGORIES.get(found.group.role, "") == category
    ]
    ids = {found.group.id for found in answers}
    compared = tuple(gap.alone for gap in statement.gaps if gap.comparison.id in ids and not gap.is_hidden)
    said = tuple((found.group.label, _said(found)) for found in answers)
    notes = statement.notes if category is None else _notes(statement, ids)
    return Entry(statement, opens=category in (None, "people"), said=said, compared=compared, notes=notes)


def _notes(statement: StatementView, groups: Collection[str]) -> tuple[NoteGroup, ...]:
    """Return the words that may be printed of some groups; the empty name stands for whoever is not named."""
    found = (
        NoteGroup(
            kind.heading,
            tuple(n for n in kind.notes if (n.group if isinstance(n.group, str) else "") in groups),
        )
        for kind in statement.notes
    )
    return tuple(kind for kind in found if kind.notes)


def _said(found: Answers) -> tuple[str, ...]:
    """What a group said, and its numbers where they say more than the sentence does."""
    if found.bar is not None:
        return (found.saying, found.line)
    figures = found.figures
    tells_more = figures.agreed is not None or isinstance(figures.keeps_promise, Coarse)
    return (found.line,) if tells_more or held_back(figures.levels) else (found.saying,)


def _category_title(role: str) -> str:
    return say(words.CATEGORIES[CATEGORIES.get(role, "")])


def _mode(mode: str) -> str:
    return say(words.MODES[mode]) if mode in words.MODES else mode
