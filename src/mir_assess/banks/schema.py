"""The JSON Schemas of a bank and of an overlay, for editors: they complete keys, explain them and underline
slips while an author types.

Made from the same Pydantic adapters that validate, plus a sentence for each key. `compiled` writes them
beside the banks. They are a help for typing and hold no rule of their own: `checking` and `overlays` decide.
"""

import json
from collections.abc import Mapping
from typing import Any

from mir_assess.banks.keys import KEYS, OVERLAY_KEYS
from mir_assess.banks.shape import adapter
from mir_assess.model import overlay
from mir_assess.model.bank import FORMAT, LINK_STATUSES, ROLES, VERSION, VOICES, Bank

FEW = {
    ("Stem", "role"): ROLES,
    ("Stem", "voice"): VOICES,
    ("Statement", "voice"): VOICES,
    ("Link", "status"): LINK_STATUSES,
}
OVERLAY_FEW = {
    ("OverlayStem", "role"): ROLES,
    ("OverlayStem", "voice"): VOICES,
    ("Overlay", "kind"): overlay.KINDS,
}


def bank_schema() -> str:
    """Return the schema as it stands in statements/bank.schema.json."""
    return _schema(Bank, KEYS, FEW, (FORMAT, VERSION), "A bank of statements")


def overlay_schema() -> str:
    """Return the schema as it stands in statements/overlay.schema.json."""
    kind = (overlay.FORMAT, overlay.VERSION)
    return _schema(overlay.Overlay, OVERLAY_KEYS, OVERLAY_FEW, kind, "Words laid over a bank")


def _schema(
    whole: type[Any],
    keys: Mapping[str, Mapping[str, str]],
    few: Mapping[tuple[str, str], tuple[str, ...]],
    kind: tuple[str, int],
    title: str,
) -> str:
    parts: dict[str, Any] = adapter(whole).json_schema()["$defs"]
    for part, sentences in keys.items():
        parts[part]["description"] = parts[part]["description"].split("\n")[0]
        for key, description in sentences.items():
            found = parts[part]["properties"][key]
            found.pop("title", None)
            found["description"] = description
    for (part, key), words in few.items():
        parts[part]["properties"][key]["enum"] = list(words)
    top = parts.pop(whole.__name__)
    top["properties"]["format"]["const"], top["properties"]["version"]["const"] = kind
    described = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **top,
        "title": title,
        "$defs": parts,
    }
    return json.dumps(described, indent=2, ensure_ascii=False) + "\n"
