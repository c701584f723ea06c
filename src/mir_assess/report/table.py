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

from mir_assess.analysis.disclosed import Coarse, PrintableNote, Suppressed
from mir_assess.analysis.distributions import Bands, Distribution, Promise
from mir_assess.analysis.pools import QUARTILES, TOO_FEW_PLACES
from mir_assess.analysis.quartiles import TENTHS
from mir_assess.report.diffview import Comparison, StatementDiff
from mir_assess.report.view import Report, StatementView

if TYPE_CHECKING:
    from mir_assess.report.poolview import Pooled, PooledStatementView
    from mir_assess.report.trendview import StatementTrendView, Trend

BYTE_ORDER_MARK = "\ufeff"
"""Tells spreadsheets that this is UTF-8."""

STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")

REPORT_HEADER = (
    "statement", "text", "theme", "kind", "group", "compared_with", "answer", "people", "share", "figure",
    "low", "high", "not_shown", "reading", "sentence", "bank",
)  # fmt: skip
COMPARISON_HEADER = (
    "statement", "text", "comparability", "kind", "year", "group", "compared_with", "answer", "people",
    "share", "figure", "low", "high", "not_shown", "reading", "sentence",
)  # fmt: skip
TREND_HEADER = (
    "statement", "text", "kind", "from", "to", "comparability", "year", "group", "compared_with", "answer",
    "people", "share", "figure", "low", "high", "not_shown", "reading", "sentence",
)  # fmt: skip

POOL_HEADER = (
    "bank", "edition", "statement", "text", "kind", "role", "places", "low", "high", "not_shown", "sentence",
)  # fmt: skip

Row = Mapping[str, object]


def render_report(page: Report, _templates: Path) -> bytes:
    """Return a report as CSV: rows of answers, gaps, agreements, priorities, notes and actions."""
    labels = {group.id: group.label for group in page.groups}
    rows = [row for statement in page.statements for row in _statement(statement, labels)]
    rows += [_note(note, labels) for group in page.notes for note in group.notes]
    return _written(REPORT_HEADER, rows)


def render_comparison(page: Comparison, _templates: Path) -> bytes:
    """Return a comparison as CSV: rows of answers in both rounds, of changes, and of changes of gaps."""
    return _written(
        COMPARISON_HEADER, (row for statement in page.statements for row in _difference(statement))
    )


def render_trend(page: "Trend", _templates: Path) -> bytes:
    """Return rounds in a row as CSV: rows of what became of each statement, of answers in every round, of
    changes from round to round and over the whole way, and of changes of gaps.
    """
    return _written(
        TREND_HEADER, (row for statement in page.statements for row in _trend(statement, page.called))
    )


def render_pool(page: "Pooled", _templates: Path) -> bytes:
    """Return pooled reports as CSV: a row for each quartile, in tenths as shares, and for what is not in
    them.
    """
    return _written(POOL_HEADER, (row for statement in page.statements for row in _pooled(statement)))


def _statement(statement: StatementView, labels: Mapping[str, str]) -> Iterator[Row]:
    about = {
        "statement": statement.id,
        "text": statement.text,
        "theme": statement.theme,
        "bank": statement.bank,
    }
    for found in statement.answers:
        for row in _answers(found.figures):
            yield {**about, "group": found.group.label, "sentence": found.line, **row}
    for view in statement.gaps:
        names = {"kind": "gap", "group": view.reference.label, "compared_with": view.comparison.label}
        figures = _figures(view.gap.superiority, view.gap.interval)
        yield {**about, **names, **figures, "reading": view.gap.reading, "sentence": view.sentence}
    if statement.agreed is not None:
        agreed = statement.agreed
        yield {
            **about,
            "kind": "agreed",
            "answer": agreed.level,
            **_number(agreed.people),
            "sentence": agreed.sentence,
        }
        for reason in agreed.why:
            yield {**about, "kind": "why", "sentence": reason}
    for group_id, dots in statement.priority.items():
        yield {**about, "kind": "priority", "group": labels[group_id], **_number(dots)}
    for note in statement.printed_notes:
        yield {**about, **_note(note, labels)}
    for action in statement.actions:
        yield {**about, "kind": "action", "answer": action.status, "sentence": action.what}


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
            for row in _answers(side.answers.figures):
                yield {**about, "year": side.year, "group": group.label, "sentence": side.answers.line, **row}
        figures = _figures(group.superiority, group.interval)
        told = {"reading": group.reading, "sentence": group.sentence}
        yield {**about, "kind": "change", "group": group.label, **figures, **told}
    for gap in statement.gaps:
        names = {
            "group": labels.get(gap.reference, gap.reference),
            "compared_with": labels.get(gap.comparison, gap.comparison),
        }
        yield {**about, "kind": "gap_change", **names, "reading": gap.reading, "sentence": gap.sentence}
    for action in statement.actions:
        yield {**about, "kind": "action", "answer": action.status, "sentence": action.what}


def _trend(statement: "StatementTrendView", called: Sequence[str]) -> Iterator[Row]:
    about = {"statement": statement.id, "text": statement.text}
    for step in statement.steps:
        years = {"from": step.then, "to": step.now, "comparability": step.comparability}
        yield {**about, "kind": "step", **years, "sentence": step.told}
    labels = {group.id: group.label for group in statement.groups}
    for group in statement.groups:
        for year, found in zip(called, group.rounds, strict=True):
            for row in _answers(found.figures) if found else ():
                yield {
                    **about,
                    "year": year,
                    "group": group.label,
                    "sentence": found.line if found else "",
                    **row,
                }
        for move in group.moves:
            told = {"kind": "whole_way" if move is group.whole else "change", "group": group.label}
            figures = _figures(move.superiority, move.interval)
            read = {"reading": move.reading, "sentence": move.sentence}
            yield {**about, **told, "from": move.then, "to": move.now, **figures, **read}
    for gap in statement.gaps:
        names = {"group": labels[gap.reference], "compared_with": labels[gap.comparison]}
        figures = _figures(gap.difference, gap.interval)
        read = {"from": gap.then, "to": gap.now, "reading": gap.reading, "sentence": gap.sentence}
        yield {**about, "kind": "gap_change", **names, **figures, **read}
    for action in statement.actions:
        yield {**about, "kind": "action", "answer": action.status, "sentence": action.what}


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


def _answers(found: Distribution) -> Iterator[Row]:
    """The numbers of one group on one statement; where nothing shows, the one row that says why."""
    if found.agreed is not None:
        yield {"kind": "agreed_together", "answer": found.agreed.level, **_number(found.agreed.people)}
        return
    if isinstance(found.keeps_promise, Coarse):
        yield {"kind": "answers", "answer": "keeps_promise", "not_shown": found.keeps_promise.token}
        return
    if isinstance(found.bands, Bands):
        yield {"kind": "answers", "answer": "not_yet", "people": found.bands.not_yet}
    elif isinstance(found.levels, Mapping):
        for key, people in found.levels.items():
            yield {"kind": "answers", "answer": key, "people": people}
    else:
        yield {"kind": "answers", "answer": "all", **_number(found.base)}
        return
    if isinstance(found.keeps_promise, Promise):
        promise = found.keeps_promise
        low, high = promise.interval
        shares = {"share": round(promise.share, 3), "low": round(low, 3), "high": round(high, 3)}
        yield {"kind": "answers", "answer": "keeps_promise", "people": promise.people, **shares}
    for name in ("dont_know", "not_applicable", "skipped"):
        yield {"kind": "answers", "answer": name, **_number(getattr(found, name))}
    if isinstance(found.skipped, Suppressed):
        yield {"kind": "answers", "answer": "no_level_in_all", **_number(found.unlevelled)}
    yield {"kind": "answers", "answer": "base", **_number(found.base)}


def _figures(figure: float | Suppressed | None, interval: tuple[float, float] | Suppressed | None) -> Row:
    if isinstance(figure, Suppressed):
        return {"not_shown": figure.reason}
    if figure is None or not isinstance(interval, tuple):
        return {"not_shown": "not_compared"}
    return {"figure": round(figure, 3), "low": round(interval[0], 3), "high": round(interval[1], 3)}


def _number(value: int | Coarse | Suppressed | None) -> Row:
    match value:
        case Suppressed():
            return {"not_shown": value.reason}
        case Coarse():
            return {"not_shown": value.token}
        case None:
            return {"not_shown": "not_counted"}
        case _:
            return {"people": value}


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
