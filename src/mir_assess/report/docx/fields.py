"""What a council's own template can hold: its fields, by name, and what each of them is filled with.

Plain words only, and nothing that is not on the page: no figure, no view, nothing of ours that could be
reached through them. docs/cookbook/word-template.md lists these names for those who make a template.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from mir_assess.report.copies import copy_for, sealed_words
from mir_assess.report.diffview import Comparison, Judged, StatementDiff
from mir_assess.report.docx.shapes import (
    ACTION,
    COMMON,
    FOUND,
    LISTS,
    TEXT,
    TEXTS,
    Shape,
    Value,
    action_value,
    findings_value,
    listing_value,
)
from mir_assess.report.docx.trend_fields import TREND, of_trend
from mir_assess.report.view import NoteGroup, Report, StatementView, ThemeView

if TYPE_CHECKING:
    from mir_assess.report.trendview import Trend

__all__ = ["FIELDS", "REPORT", "TEXT", "Shape", "Value", "paths", "values"]

REPORT = "report"
"""The field that the whole report takes the place of."""

NOTES: Shape = ({"heading": TEXT, "notes": TEXTS},)
JUDGED: Shape = ({"verdict": TEXT, "statements": ({"text": TEXT, "notes": TEXTS},)},)
STATEMENT: Shape = {
    "text": TEXT,
    "sentences": TEXTS,
    "answers": ({"group": TEXT, "line": TEXT},),
    "agreed": TEXT,
    "why": TEXTS,
    "notes": NOTES,
    "priority": TEXT,
    "actions": (ACTION,),
}
FIELDS: dict[str, dict[str, Shape]] = {
    "report": {
        **COMMON,
        "groups": ({"label": TEXT, "turnout": TEXT},),
        "taking_part": TEXTS,
        "standouts": LISTS,
        "unsure": TEXTS,
        "priorities": (FOUND,),
        "themes": ({"title": TEXT, "subtitle": TEXT, "statements": (STATEMENT,)},),
        "statements": (STATEMENT,),
        "notes": NOTES,
        "promised": (ACTION,),
    },
    "comparison": {
        **COMMON,
        "then": TEXT,
        "now": TEXT,
        "groups": ({"label": TEXT, "then": TEXT, "now": TEXT},),
        "counts": TEXTS,
        "room": TEXTS,
        "in_short": TEXTS,
        "comparable": JUDGED,
        "apart": JUDGED,
        "changes": LISTS,
        "statements": (
            {
                "text": TEXT,
                "sentences": TEXTS,
                "then": TEXTS,
                "now": TEXTS,
                "reason": TEXT,
                "groups": ({"label": TEXT, "sentence": TEXT},),
                "gaps": TEXTS,
                "actions": (ACTION,),
            },
        ),
    },
    "trend": TREND,
}
"""The fields of each kind of page."""


def paths(shape: Shape, start: str = "") -> Iterator[str]:
    """Yield the full name of every field, what is within a list after the list's.

    >>> list(paths({"title": TEXT, "groups": ({"label": TEXT},)}))
    ['title', 'groups', 'groups.label']
    """
    if isinstance(shape, tuple):
        yield from paths(shape[0], start)
    elif isinstance(shape, Mapping):
        for name, held in shape.items():
            full = f"{start}.{name}" if start else name
            yield full
            yield from paths(held, full)


def values(page: "Report | Comparison | Trend", kind: str) -> dict[str, Value]:
    """Return what the fields of a page are filled with; `kind` is what the page is, in words."""
    common: dict[str, Value] = {
        "title": page.title,
        "kind": kind,
        "audience": copy_for(page.policy),
        "banners": list(page.banners),
        "purpose": list(page.purpose),
        "how_to_read": [*page.how_pictures_work, *page.how_to_read],
        "limits": list(page.limits),
        "method": list(page.method),
        "reckoned": page.reckoned,
        "actions": [action_value(action) for action in page.actions],
    }
    if isinstance(page, Report):
        return common | _of_report(page)
    return common | (_of_comparison(page) if isinstance(page, Comparison) else of_trend(page))


def _of_report(page: Report) -> dict[str, Value]:
    return {
        "organisation": page.assessment.organisation,
        "year": str(page.assessment.year),
        "sealed": sealed_words(page.sealed),
        "groups": [{"label": group.label, "turnout": group.turnout} for group in page.groups],
        "taking_part": list(page.taking_part),
        "standouts": [listing_value(found) for found in page.standouts],
        "unsure": list(page.unsure),
        "priorities": findings_value(page.priorities),
        "themes": [_theme(theme) for theme in page.themes],
        "statements": [_statement(statement) for statement in page.statements],
        "notes": _notes(page.notes),
        "promised": [action_value(action) for action in page.promised],
    }


def _of_comparison(page: Comparison) -> dict[str, Value]:
    return {
        "organisation": page.new.organisation,
        "year": str(page.new.year),
        "sealed": sealed_words(page.new_sealed),
        "then": page.then,
        "now": page.now,
        "groups": [{"label": one.label, "then": one.old, "now": one.new} for one in page.turnout],
        "counts": list(page.counts),
        "room": list(page.room),
        "in_short": list(page.in_short),
        "comparable": _judged(page.comparable),
        "apart": _judged(page.apart),
        "changes": [listing_value(found) for found in page.lists],
        "statements": [_statement_diff(statement) for statement in page.statements],
    }


def _theme(theme: ThemeView) -> dict[str, Value]:
    return {
        "title": theme.title,
        "subtitle": theme.subtitle,
        "statements": [_statement(statement) for statement in theme.statements],
    }


def _statement(statement: StatementView) -> dict[str, Value]:
    agreed = statement.agreed
    return {
        "text": statement.text,
        "sentences": list(statement.readings),
        "answers": [{"group": found.group.label, "line": found.line} for found in statement.answers],
        "agreed": agreed.sentence if agreed else "",
        "why": list(agreed.why) if agreed else [],
        "notes": _notes(statement.notes),
        "priority": statement.priority_line,
        "actions": [action_value(action) for action in statement.actions],
    }


def _statement_diff(statement: StatementDiff) -> dict[str, Value]:
    groups = statement.groups if statement.compares else ()
    gaps = statement.gaps if statement.compares else ()
    return {
        "text": statement.text,
        "sentences": [statement.told],
        "then": list(statement.then),
        "now": list(statement.now),
        "reason": statement.reason,
        "groups": [{"label": group.label, "sentence": group.sentence} for group in groups],
        "gaps": [gap.sentence for gap in gaps],
        "actions": [action_value(action) for action in statement.actions],
    }


def _judged(judged: Iterable[Judged]) -> list[Value]:
    return [
        {
            "verdict": alike.verdict,
            "statements": [{"text": one.text, "notes": list(one.notes)} for one in alike.statements],
        }
        for alike in judged
    ]


def _notes(groups: Iterable[NoteGroup]) -> list[Value]:
    return [{"heading": group.heading, "notes": [note.text for note in group.notes]} for group in groups]
