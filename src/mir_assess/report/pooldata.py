"""Pooled reports as plain values for JSON. What `docs/formats.md` says of them holds to the letter."""

from typing import TYPE_CHECKING, Any

from mir_assess.analysis.pools import QUARTILES, TOO_FEW_PLACES, Spread, Withheld
from mir_assess.analysis.quartiles import AT_LEAST, TENTHS

if TYPE_CHECKING:
    from mir_assess.report.poolview import Pooled, PooledRoleView, PooledStatementView

FORMAT, VERSION = "mir-assess/benchmark", 1
WITHHELD: tuple[Withheld, ...] = ("few", "hidden", "nobody", "together", "several", "steps")


def pool_document(page: "Pooled") -> dict[str, Any]:
    """Return a page of pooled reports as JSON knows it: every key always, nothing that names a place."""
    return {
        "format": FORMAT,
        "version": VERSION,
        "of": page.of,
        "year": page.year,
        "places": page.places,
        "least_places": AT_LEAST,
        "statements": [_statement(statement) for statement in page.statements],
        "limits": list(page.limits),
        "method": " ".join(page.method),
    }


def _statement(statement: "PooledStatementView") -> dict[str, Any]:
    asked = statement.asked
    return {
        "id": asked.statement,
        "bank": asked.bank,
        "edition": asked.edition,
        "voice": asked.voice,
        "text": asked.text,
        "good_from": asked.good_from,
        "places": {
            "asked": statement.places,
            "other_words": statement.otherwise,
            "not_asked": statement.not_asked,
        },
        "roles": {role.role: _role(role) for role in statement.roles},
    }


def _role(role: "PooledRoleView") -> dict[str, Any]:
    found = role.spread
    if found is None:
        held = {"suppressed": TOO_FEW_PLACES, "threshold": AT_LEAST}
        return {"places": held, "quartiles": held, "sentence": role.sentence}
    withheld = [(reason, found.withheld.get(reason, 0)) for reason in WITHHELD]
    places = dict([("exact", found.exact), ("rough", found.rough), *withheld])
    return {"places": places, "quartiles": _quartiles(found), "sentence": role.sentence}


def _quartiles(found: Spread) -> dict[str, Any]:
    return {
        name: {"low": one.low / TENTHS, "high": one.high / TENTHS}
        for name, one in zip(QUARTILES, found.quartiles, strict=True)
    }
