"""What the pages as JSON share: a figure, held back or not, a group's answers, and what a round is called."""

from collections.abc import Mapping
from typing import Any

from mir_assess.analysis.disclosed import AgreedOnly, Coarse, Suppressed
from mir_assess.analysis.distributions import Bands, Distribution, Promise
from mir_assess.analysis.policy import Policy
from mir_assess.model.assessment import Assessment

DECIMALS = 3


def distribution_data(found: Distribution) -> dict[str, Any]:
    """Return one group's answers to a statement in the contract's shape."""
    return {
        "base": plain(found.base),
        "levels": plain(found.levels),
        "bands": plain(found.bands),
        "dont_know": plain(found.dont_know),
        "not_applicable": plain(found.not_applicable),
        "skipped": plain(found.skipped),
        "keeps_promise": plain(found.keeps_promise),
        "median": plain(found.median),
        "agreement": plain(found.agreement),
        "agreed": plain(found.agreed),
    }


def assessment_data(assessment: Assessment, sealed: str | None) -> dict[str, Any]:
    """Return what a round is called; `sealed` is the day it was, or None while it is open."""
    return {
        "name": assessment.name,
        "organisation": assessment.organisation,
        "year": assessment.year,
        "sealed": sealed is not None,
    }


def policy_data(policy: Policy) -> dict[str, Any]:
    """Return the rules that a page was made by."""
    names = ("min_base", "exact_from", "min_cell", "confidence", "false_discovery_rate")
    return {name: getattr(policy, name) for name in names}


def plain(value: object) -> Any:
    """Return a figure, held back or not, as JSON knows it."""
    match value:
        case Suppressed():
            return {"suppressed": value.reason, "threshold": value.threshold}
        case Coarse():
            return {"coarse": value.token}
        case Bands():
            return {"not_yet": value.not_yet, "keeps_promise": value.keeps_promise}
        case Promise():
            return {"people": value.people, "share": plain(value.share), "interval": plain(value.interval)}
        case AgreedOnly():
            return {"level": value.level, "people": plain(value.people), "dissent": plain(value.dissent)}
        case float():
            return round(value, DECIMALS)
        case tuple():
            return [plain(item) for item in value]
        case Mapping():
            return {key: plain(item) for key, item in value.items()}
        case _:
            return value
