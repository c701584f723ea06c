"""The JSON Schema of a bank, for editors: it completes keys, explains them and underlines slips while an
author types.

Made from the same Pydantic adapter that validates, plus a sentence for each key. `compiled` writes it beside
the banks. It is a help for typing and holds no rule of its own: `checking` decides.
"""

import json
from typing import Any

from mir_assess.banks.keys import KEYS
from mir_assess.banks.shape import ADAPTER
from mir_assess.model.bank import FORMAT, LINK_STATUSES, ROLES, VERSION, VOICES

FEW = {
    ("Stem", "role"): ROLES,
    ("Stem", "voice"): VOICES,
    ("Statement", "voice"): VOICES,
    ("Link", "status"): LINK_STATUSES,
}


def bank_schema() -> str:
    """Return the schema as it stands in statements/bank.schema.json."""
    parts: dict[str, Any] = ADAPTER.json_schema()["$defs"]
    for part, keys in KEYS.items():
        parts[part]["description"] = parts[part]["description"].split("\n")[0]
        for key, description in keys.items():
            found = parts[part]["properties"][key]
            found.pop("title", None)
            found["description"] = description
    for (part, key), words in FEW.items():
        parts[part]["properties"][key]["enum"] = list(words)
    bank = parts.pop("Bank")
    bank["properties"]["format"]["const"] = FORMAT
    bank["properties"]["version"]["const"] = VERSION
    top = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **bank,
        "title": "A bank of statements",
        "$defs": parts,
    }
    return json.dumps(top, indent=2, ensure_ascii=False) + "\n"
