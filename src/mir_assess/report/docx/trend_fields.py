"""What a template for rounds in a row can hold, as `fields` says it of the other kinds of pages."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from mir_assess.report.copies import sealed_words
from mir_assess.report.docx.shapes import (
    ACTION,
    COMMON,
    LISTS,
    TEXT,
    TEXTS,
    Shape,
    Value,
    action_value,
    listing_value,
)

if TYPE_CHECKING:
    from mir_assess.report.trendstretch import Stretch
    from mir_assess.report.trendview import JudgedList, StatementTrendView, Trend

TREND: dict[str, Shape] = {
    **COMMON,
    "rounds": TEXTS,
    "groups": ({"label": TEXT, "turnout": ({"round": TEXT, "words": TEXT},)},),
    "who_changed": TEXTS,
    "kept_back": TEXTS,
    "counts": TEXTS,
    "judged": ({"title": TEXT, "verdict": TEXT, "statements": ({"text": TEXT, "notes": TEXTS},)},),
    "changes": LISTS,
    "promised": ({"title": TEXT, "empty": TEXT, "actions": (ACTION,)},),
    "statements": (
        {
            "text": TEXT,
            "sentences": TEXTS,
            "asked": ({"round": TEXT, "words": TEXT},),
            "reasons": TEXTS,
            "groups": ({"label": TEXT, "sentence": TEXT},),
            "said": ({"caption": TEXT, "round": TEXT, "group": TEXT, "words": TEXT},),
            "gaps": TEXTS,
            "actions": (ACTION,),
        },
    ),
}
"""The fields of a trend: flat enough for a template, which may hold three loops within one another."""


def of_trend(page: "Trend") -> dict[str, Value]:
    """Return what the fields of a trend are filled with, but those that every kind of page has."""
    newest = page.rounds[-1]
    return {
        "organisation": newest.assessment.organisation,
        "year": str(newest.assessment.year),
        "sealed": sealed_words(newest.sealed),
        "rounds": list(page.called),
        "groups": [
            {"label": group.label, "turnout": _pairs("round", zip(page.called, group.rounds, strict=True))}
            for group in page.turnout
        ],
        "who_changed": list(page.who_changed),
        "kept_back": list(page.kept_back),
        "counts": list(page.counts),
        "judged": [row for judged in page.judged for row in _judged(judged)],
        "changes": [listing_value(found) for found in page.lists],
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


def _judged(judged: "JudgedList") -> Iterator[Value]:
    """A row for each verdict, under the title of its list."""
    for alike in judged.judged:
        yield {
            "title": judged.title,
            "verdict": " ".join(alike.verdict),
            "statements": [{"text": one.text, "notes": list(one.notes)} for one in alike.statements],
        }


def _statement(statement: "StatementTrendView") -> Value:
    return {
        "text": statement.text,
        "sentences": list(statement.told),
        "asked": _pairs("round", statement.asked),
        "reasons": list(statement.reasons),
        "groups": [
            {"label": group.label, "sentence": group.sentence} for group in statement.shown if group.sentences
        ],
        "said": [row for stretch in statement.stretches for row in _said(stretch)],
        "gaps": [gap.sentence for gap in statement.shown_gaps],
        "actions": [action_value(action) for action in statement.actions],
    }


def _said(stretch: "Stretch") -> Iterator[Value]:
    """A row for each group in each round."""
    for called, cells in stretch.rows:
        for group, words in zip(stretch.groups, cells, strict=True):
            yield {"caption": stretch.caption, "round": called, "group": group, "words": words}
