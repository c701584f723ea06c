"""What a template for rounds in a row can hold, as `fields` says it of the other kinds of pages."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from mir_assess.report.docx.parts import sealed
from mir_assess.report.docx.shapes import ACTION, COMMON, LISTS, TEXT, TEXTS, Shape, Value, action_value

if TYPE_CHECKING:
    from mir_assess.report.trendstretch import Stretch
    from mir_assess.report.trendview import FoundList, JudgedList, StatementTrendView, Trend

TREND: dict[str, Shape] = {
    **COMMON,
    "rounds": TEXTS,
    "groups": ({"label": TEXT, "turnout": ({"round": TEXT, "words": TEXT},)},),
    "who_changed": TEXTS,
    "kept_back": TEXTS,
    "counts": TEXTS,
    "judged": (
        {
            "title": TEXT,
            "verdicts": ({"sentences": TEXTS, "statements": ({"text": TEXT, "notes": TEXTS},)},),
        },
    ),
    "changes": LISTS,
    "promised": ({"title": TEXT, "empty": TEXT, "actions": (ACTION,)},),
    "statements": (
        {
            "text": TEXT,
            "sentences": TEXTS,
            "asked": ({"round": TEXT, "words": TEXT},),
            "reasons": TEXTS,
            "groups": ({"label": TEXT, "sentence": TEXT},),
            "tables": (
                {
                    "caption": TEXT,
                    "rows": ({"round": TEXT, "said": ({"group": TEXT, "words": TEXT},)},),
                },
            ),
            "gaps": TEXTS,
            "actions": (ACTION,),
        },
    ),
}
"""The fields of a trend."""


def of_trend(page: "Trend") -> dict[str, Value]:
    """Return what the fields of a trend are filled with, but those that every kind of page has."""
    newest = page.rounds[-1]
    return {
        "organisation": newest.assessment.organisation,
        "year": str(newest.assessment.year),
        "sealed": sealed(newest.sealed),
        "rounds": list(page.called),
        "groups": [
            {"label": group.label, "turnout": _pairs("round", zip(page.called, group.rounds, strict=True))}
            for group in page.turnout
        ],
        "who_changed": list(page.who_changed),
        "kept_back": list(page.kept_back),
        "counts": list(page.counts),
        "judged": [_judged(judged) for judged in page.judged],
        "changes": [_changes(found) for found in page.lists],
        "promised": [
            {
                "title": row.title,
                "empty": "" if row.actions else row.empty,
                "actions": [action_value(action) for action in row.actions],
            }
            for row in page.promised
        ],
        "statements": [_statement(statement) for statement in page.statements],
    }


def _pairs(name: str, told: Iterable[tuple[str, str]]) -> list[Value]:
    return [{name: key, "words": words} for key, words in told]


def _judged(judged: "JudgedList") -> Value:
    verdicts: list[Value] = [
        {
            "sentences": list(alike.verdict),
            "statements": [{"text": one.text, "notes": list(one.notes)} for one in alike.statements],
        }
        for alike in judged.judged
    ]
    return {"title": judged.title, "verdicts": verdicts}


def _changes(found: "FoundList") -> Value:
    told: list[Value] = [{"statement": one.statement.text, "sentence": one.sentence} for one in found.found]
    return {"title": found.title, "empty": "" if found.found else found.empty, "found": told}


def _statement(statement: "StatementTrendView") -> Value:
    return {
        "text": statement.text,
        "sentences": list(statement.told),
        "asked": _pairs("round", statement.asked),
        "reasons": list(statement.reasons),
        "groups": [
            {"label": group.label, "sentence": group.sentence} for group in statement.shown if group.sentences
        ],
        "tables": [_table(stretch) for stretch in statement.stretches],
        "gaps": [gap.sentence for gap in statement.shown_gaps],
        "actions": [action_value(action) for action in statement.actions],
    }


def _table(stretch: "Stretch") -> Value:
    rows: list[Value] = [
        {"round": called, "said": _pairs("group", zip(stretch.groups, cells, strict=True))}
        for called, cells in stretch.rows
    ]
    return {"caption": stretch.caption, "rows": rows}
