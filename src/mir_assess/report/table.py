"""The report, the comparison, the trend and the pool as one long CSV: a row for each number, or for the
reason why there is none.

Opens in a spreadsheet as it is. No cell can start a formula, whatever a group or a statement is called. A new
column comes last, so that no script that counts columns breaks.
"""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from mir_assess.analysis.disclosed import PrintableNote, Suppressed
from mir_assess.analysis.pools import QUARTILES, TOO_FEW_PLACES
from mir_assess.analysis.quartiles import TENTHS
from mir_assess.report.action_rows import action_rows
from mir_assess.report.diffview import Comparison, StatementDiff
from mir_assess.report.figure_rows import Row, counted, figures, rows_of
from mir_assess.report.view import Report, StatementView

if TYPE_CHECKING:
    from mir_assess.report.poolview import Pooled, PooledStatementView
    from mir_assess.report.trendview import StatementTrendView, Trend

BYTE_ORDER_MARK = "\ufeff"
"""Tells spreadsheets that this is UTF-8."""

STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")

REPORT_HEADER = (
    "statement", "text", "theme", "kind", "group", "compared_with", "answer", "people", "share", "figure",
    "low", "high", "not_shown", "reading", "sentence", "bank", "year", "action",
)  # fmt: skip
COMPARISON_HEADER = (
    "statement", "text", "comparability", "kind", "year", "group", "compared_with", "answer", "people",
    "share", "figure", "low", "high", "not_shown", "reading", "sentence", "action",
)  # fmt: skip
TREND_HEADER = (
    "statement", "text", "kind", "from", "to", "comparability", "year", "group", "compared_with", "answer",
    "people", "share", "figure", "low", "high", "not_shown", "reading", "sentence", "action",
)  # fmt: skip

POOL_HEADER = (
    "bank", "edition", "statement", "text", "kind", "role", "places", "low", "high", "not_shown", "sentence",
)  # fmt: skip


def render_report(page: Report, _templates: Path) -> bytes:
    """Return a report as CSV: rows of answers, gaps, agreements, priorities and notes; then its actions, and
    those of the round before with what was said of them.
    """
    labels = {group.id: group.label for group in page.groups}
    rows = [row for statement in page.statements for row in _statement(statement, labels)]
    rows += [_note(note, labels) for group in page.notes for note in group.notes]
    texts = {statement.id: statement.text for statement in page.statements}
    rows += action_rows(page.actions, texts)
    rows += action_rows(page.promised, texts, kind="promised")
    return _written(REPORT_HEADER, rows)


def render_comparison(page: Comparison, _templates: Path) -> bytes:
    """Return a comparison as CSV: rows of how the room changed, of answers in both rounds, of changes, and of
    changes of gaps; then what became of the actions.
    """
    rows = [_room(words) for words in page.room]
    rows += [row for statement in page.statements for row in _difference(statement)]
    texts = {statement.id: statement.text for statement in page.statements}
    rows += action_rows(page.actions, texts)
    return _written(COMPARISON_HEADER, rows)


def render_trend(page: "Trend", _templates: Path) -> bytes:
    """Return rounds in a row as CSV: rows of how the room changed, of what became of each statement, of
    answers in every round, of changes from round to round and over the whole way, and of changes of gaps;
    then what became of the actions.
    """
    rows = [_room(words) for words in page.who_changed]
    rows += [row for statement in page.statements for row in _trend(statement, page.called)]
    texts = {statement.id: statement.text for statement in page.statements}
    rows += action_rows(page.actions, texts)
    return _written(TREND_HEADER, rows)


def render_pool(page: "Pooled", _templates: Path) -> bytes:
    """Return pooled reports as CSV: a row for each quartile, in tenths as shares, and for what is not in
    them.
    """
    return _written(POOL_HEADER, (row for statement in page.statements for row in _pooled(statement)))


def _room(words: str) -> Row:
    """How the room was not the same: a reason to read the changes with care."""
    return {"kind": "room", "sentence": words}


def _statement(statement: StatementView, labels: Mapping[str, str]) -> Iterator[Row]:
    about = {
        "statement": statement.id,
        "text": statement.text,
        "theme": statement.theme,
        "bank": statement.bank,
    }
    for found in statement.answers:
        for row in rows_of(found.figures):
            yield {**about, "group": found.group.label, "sentence": found.line, **row}
    for view in statement.gaps:
        names = {"kind": "gap", "group": view.reference.label, "compared_with": view.comparison.label}
        told = figures(view.gap.superiority, view.gap.interval)
        yield {**about, **names, **told, "reading": view.gap.reading, "sentence": view.sentence}
    if statement.agreed is not None:
        agreed = statement.agreed
        yield {
            **about,
            "kind": "agreed",
            "answer": agreed.level,
            **counted(agreed.people),
            "sentence": agreed.sentence,
        }
        for reason in agreed.why:
            yield {**about, "kind": "why", "sentence": reason}
    for group_id, dots in statement.priority.items():
        yield {**about, "kind": "priority", "group": labels[group_id], **counted(dots)}
    for note in statement.printed_notes:
        yield {**about, **_note(note, labels)}


def _note(note: PrintableNote, labels: Mapping[str, str]) -> Row:
    """Words that may be printed; whose they are stays empty where nobody's name was given, or none may be."""
    told = {"kind": "note", "answer": note.kind, "sentence": note.text}
    if isinstance(note.group, Suppressed):
        return {**told, "not_shown": note.group.reason}
    return {**told, "group": labels.get(note.group, "")}


def _difference(statement: StatementDiff) -> Iterator[Row]:
    about = {"statement": statement.id, "text": statement.text, "comparability": statement.comparability}
    yield {**about, "kind": "verdict", "sentence": statement.told}
    labels = {group.id: group.label for group in statement.groups}
    for group in statement.groups:
        for side in group.sides:
            for row in rows_of(side.answers.figures):
                yield {**about, "year": side.year, "group": group.label, "sentence": side.answers.line, **row}
        told = {"reading": group.reading, "sentence": group.sentence}
        found = figures(group.superiority, group.interval)
        yield {**about, "kind": "change", "group": group.label, **found, **told}
    for gap in statement.gaps:
        names = {
            "group": labels.get(gap.reference, gap.reference),
            "compared_with": labels.get(gap.comparison, gap.comparison),
        }
        yield {**about, "kind": "gap_change", **names, "reading": gap.reading, "sentence": gap.sentence}


def _trend(statement: "StatementTrendView", called: Sequence[str]) -> Iterator[Row]:
    about = {"statement": statement.id, "text": statement.text}
    for step in statement.steps:
        years = {"from": step.then, "to": step.now, "comparability": step.comparability}
        yield {**about, "kind": "step", **years, "sentence": step.told}
    labels = {group.id: group.label for group in statement.groups}
    for group in statement.groups:
        for year, found in zip(called, group.rounds, strict=True):
            if found:
                said = {**about, "year": year, "group": group.label, "sentence": found.line}
                yield from ({**said, **row} for row in rows_of(found.figures))
        for move in group.moves:
            told = {"kind": "whole_way" if move is group.whole else "change", "group": group.label}
            read = {"reading": move.reading, "sentence": move.sentence}
            moved = figures(move.superiority, move.interval)
            yield {**about, **told, "from": move.then, "to": move.now, **moved, **read}
    for gap in statement.gaps:
        names = {"group": labels[gap.reference], "compared_with": labels[gap.comparison]}
        moved = figures(gap.difference, gap.interval)
        read = {"from": gap.then, "to": gap.now, "reading": gap.reading, "sentence": gap.sentence}
        yield {**about, "kind": "gap_change", **names, **moved, **read}


def _pooled(statement: "PooledStatementView") -> Iterator[Row]:
    asked = statement.asked
    about = {
        "bank": asked.bank,
        "edition": asked.edition,
        "statement": asked.statement,
        "text": asked.text,
    }
    told = {"asked": statement.places, "other_words": statement.otherwise, "not_asked": statement.not_asked}
    for kind, number in told.items():
        yield {**about, "kind": kind, "places": number}
    for role in statement.roles:
        found = role.spread
        names = {**about, "role": role.role}
        if found is None:
            yield {**names, "kind": "quartiles", "not_shown": TOO_FEW_PLACES, "sentence": role.sentence}
            continue
        for kind, one in zip(QUARTILES, found.quartiles, strict=True):
            ends = {"low": one.low / TENTHS, "high": one.high / TENTHS}
            yield {**names, "kind": kind, **ends, "sentence": role.sentence}
        for kind, number in [("exact", found.exact), ("rough", found.rough), *found.withheld.items()]:
            yield {**names, "kind": kind, "places": number}


def _written(header: tuple[str, ...], rows: Iterable[Row]) -> bytes:
    written = io.StringIO(newline="")
    lines = csv.writer(written)
    lines.writerow(header)
    lines.writerows([_cell(row.get(name)) for name in header] for row in rows)
    return (BYTE_ORDER_MARK + written.getvalue()).encode()


def _cell(value: object) -> object:
    """A cell that a spreadsheet takes as it stands: text that could start a formula begins with an
    apostrophe.
    """
    if isinstance(value, str) and value.lstrip(" ").startswith(STARTS_A_FORMULA):
        return f"'{value}"
    return "" if value is None else value
