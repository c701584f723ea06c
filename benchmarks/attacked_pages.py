"""Every page that is published of a room, as the bytes of its file: what `attacker.py` has to go on.

Both audiences; every format; the report with what changed, the comparison, the trend, and the pool with four
other councils. What is in the store, or on the screen of whoever leads, is not published and not here.
"""

import tempfile
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path

from attacked_rounds import Attacked

from mir_assess import pipeline
from mir_assess.analysis.policy import PUBLIC, policy_for
from mir_assess.analysis.pools import PublicReport
from mir_assess.model.drafts import answers_of, beside_of, few_changed
from mir_assess.model.room_events import Issued
from mir_assess.model.round import Round
from mir_assess.pooled import public_reports
from mir_assess.report import FORMATS, fitting, kind_of
from mir_assess.resources import folder

TEMPLATES = folder("templates")
SLOW = ("docx", "pdf", "xlsx")
"""Formats that another program writes: a hundred times the cost of the others."""
QUICK = tuple(name for name in FORMATS if name not in SLOW)
AUDIENCES = ("room", "public")

Pages = dict[tuple[str, str, str], bytes]
"""By audience, kind of page and format."""


def published(
    room: Attacked, truth: Round, audience: str, formats: Collection[str], others: Sequence[bytes]
) -> Pages:
    """Return what a reader of one audience has: those who were there have the public pages as well. `others`
    are the reports that other councils published.
    """
    found: Pages = {}
    for each in AUDIENCES if audience == "room" else ("public",):
        for kind, page in _pages(room, truth, each, others):
            for name in fitting(kind_of(page)):
                if name in formats:
                    found[each, kind, name] = pipeline.render(page, name, TEMPLATES)
    return found


def report(truth: Round, audience: str) -> bytes:
    """Return the report of a round as JSON."""
    return pipeline.render(pipeline.report(truth, policy_for(audience)), "json", TEMPLATES)


def _pages(
    room: Attacked, truth: Round, audience: str, others: Sequence[bytes]
) -> Iterator[tuple[str, pipeline.Page]]:
    policy, (first, second) = policy_for(audience), room.earlier
    yield "report with what changed", pipeline.report(truth, policy, before=second)
    yield "comparison", pipeline.comparison(second, truth, policy)
    yield "trend", pipeline.trend((first, second, truth), policy)
    if policy == PUBLIC:
        yield "pool", pipeline.pooled(_together(report(truth, "public"), *others))


def _together(*reports: bytes) -> list[PublicReport]:
    with tempfile.TemporaryDirectory() as place:
        for number, content in enumerate(reports):
            (Path(place) / f"{number}.json").write_bytes(content)
        return [found.report for found in public_reports([place])]


def drafts_of(room: Attacked) -> list[bytes]:
    """Return the drafts that were made on the way, and the room's copy at its end, as JSON: each that the
    program does not ask about, since one to four people changed something since an earlier one.
    """
    issued: list[Issued] = []
    made = []
    for moment in (*room.moments, room.truth):
        answers, beside = answers_of(moment), beside_of(moment)
        if not few_changed(issued, answers, beside):
            issued.append(Issued("room", "2026-05-01", answers, beside, "report"))
            made.append(report(moment, "room"))
    return made
