"""Of what the fields of a council's own template are made: texts, lists of them, and things by name. What
every kind of page has among them.
"""

from typing import TYPE_CHECKING, TypeAlias

from mir_assess.report.actions import ActionView, leads_words, status_words
from mir_assess.report.tongue import say

if TYPE_CHECKING:
    from collections.abc import Mapping

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
