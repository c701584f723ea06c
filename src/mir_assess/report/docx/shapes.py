"""Of what the fields of a council's own template are made: texts, lists of them, and things by name. What
every kind of page has among them.
"""

from typing import TYPE_CHECKING, TypeAlias

from mir_assess.report.actions import ActionView, leads_words, status_words
from mir_assess.report.tongue import say

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from mir_assess.report.found import Finding, Listing

TEXT = "text"
Shape: TypeAlias = "str | tuple[Shape] | Mapping[str, Shape]"
"""What a field holds: TEXT; a list of something; or things by name."""

Value: TypeAlias = "str | list[Value] | dict[str, Value]"

TEXTS: Shape = (TEXT,)
ACTION: Shape = {
    **dict.fromkeys(("what", "now", "led_by", "why", "by", "first_step", "notice"), TEXT),
    "said": TEXTS,
}
FOUND: Shape = {"statement": TEXT, "sentence": TEXT}
LISTS: Shape = ({"title": TEXT, "empty": TEXT, "found": (FOUND,)},)
COMMON: dict[str, Shape] = {
    **dict.fromkeys(("organisation", "year", "title", "kind", "audience", "sealed"), TEXT),
    **dict.fromkeys(("banners", "purpose", "how_to_read", "limits", "method"), TEXTS),
    "reckoned": TEXT,
    "actions": (ACTION,),
}


def action_value(action: ActionView) -> dict[str, Value]:
    """Return what the fields of an action are filled with."""
    return {
        "what": action.what,
        "now": status_words(action),
        "led_by": leads_words(action),
        "why": action.why,
        "by": action.by,
        "first_step": action.first_step,
        "notice": action.notice,
        "said": [say("{name}: {words}", name=name, words=words) for name, words in action.beside],
    }


def listing_value(found: "Listing") -> dict[str, Value]:
    """Return what the fields of a list of statements are filled with."""
    empty = "" if found.found else found.empty
    return {"title": found.title, "empty": empty, "found": findings_value(found.found)}


def findings_value(found: "Iterable[Finding]") -> list[Value]:
    """Return what the fields of statements, and of what is told of each, are filled with."""
    return [{"statement": one.statement.text, "sentence": one.sentence} for one in found]
