"""Every page that is published of a room, as the bytes of its file: what `attacker.py` has to go on.

Both audiences; every format; the report with what changed, the comparison, the trend, and the pool with four
other councils; some of it in another language; and what those in the room see at the projector, on phones and
at the keyboard. What is in the store is not published and not here.
"""

import tempfile
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path

from attacked_moments import drafted
from attacked_rounds import Attacked

from mir_assess import pipeline
from mir_assess.analysis.policy import PUBLIC, policy_for
from mir_assess.analysis.pools import PublicReport
from mir_assess.channels.room.revealing import reveal
from mir_assess.channels.terminal.pictures import pictures
from mir_assess.model.round import Round
from mir_assess.office.overview import taken_part
from mir_assess.pooled import public_reports
from mir_assess.report import FORMATS, fitting, kind_of
from mir_assess.resources import folder
from mir_assess.speech import speaking
from mir_assess.walk.cards import card

TEMPLATES = folder("templates")
SLOW = ("docx", "pdf", "xlsx")
"""Formats that another program writes: a hundred times the cost of the others."""
QUICK = tuple(name for name in FORMATS if name not in SLOW)
AUDIENCES = ("room", "public")
ANOTHER_LANGUAGE, IN_ANOTHER_LANGUAGE = "pl", ("markdown", "easy")
"""Each page is in each language alike, but for its words; so a few are tried."""

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
        for name in IN_ANOTHER_LANGUAGE:
            page = pipeline.report(truth, policy_for(each), ANOTHER_LANGUAGE, before=room.earlier[1])
            found[each, f"report in {ANOTHER_LANGUAGE}", name] = pipeline.render(page, name, TEMPLATES)
    if audience == "room":
        found["room", "screens", "text"] = "\n".join(_screens(truth)).encode()
    return found


def _screens(truth: Round) -> Iterator[str]:
    """What the room's projector, its phones and its keyboard show of each statement, to those who look on;
    and who took part, as `show` tells it.
    """
    for language in ("en", ANOTHER_LANGUAGE):
        with speaking(language):
            yield from taken_part(truth)
            for name in truth.cells:
                for seen in ("lived", "all"):
                    yield repr(reveal(truth, name, seen))
                    yield repr(pictures(truth, card(truth.assessment, name), seen))


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
    """Return the drafts that were made on the way, and the room's copy at its end, as JSON."""
    return [report(found, "room") for found in drafted(room.way, room.truth)]
