"""The JSON Schema of a bank, for editors: it completes keys, explains them and underlines slips while an
author types.

Made from the same Pydantic adapter that validates, plus a sentence for each key. `compiled` writes it beside
the banks. It is a help for typing and holds no rule of its own: `checking` decides.
"""

import json
from typing import Any

from mir_assess.banks.shape import ADAPTER
from mir_assess.model.bank import FORMAT, LINK_STATUSES, ROLES, VERSION, VOICES

TRANSLATIONS = "The same words in other languages: language code, then the name of each text and its words."
KEYS = {
    "Bank": {
        "format": "What sort of file this is. Always the same.",
        "version": "The version of this file format.",
        "id": "The bank's short name: small letters, numbers, hyphens. The file has the same name.",
        "title": "The name people see.",
        "source": "What the bank follows, and whose words it holds.",
        "editions": "The editions, oldest first, each in quotes.",
        "themes": "The parts of the bank, in walking order.",
        "scales": "The scale or scales to answer on.",
        "stems": "The question put over a statement, for each role and voice.",
        "statements": "The statements, in walking order.",
        "sets": "Short selections with a name.",
        "prompts": "Asked at the end of every talk.",
        "language": "The language of the words: two or three small letters.",
    },
    "Source": {
        "follows": "The framework the bank follows.",
        "wording": "Whose words these are, said plainly. Every report shows it.",
        "licence": "The terms on which others may use the words.",
        "address": "A public page to read more.",
        "note": "Anything else people should know.",
    },
    "Theme": {
        "id": "The theme's short name. Statements point to it, so it does not change.",
        "title": "The name people see.",
        "subtitle": "One line under the title.",
        "description": "A longer word about the theme.",
        "translations": TRANSLATIONS,
    },
    "Scale": {
        "id": "The scale's short name. Wordings point to it.",
        "levels": "The levels, lowest first. They have no numbers, so nothing can be averaged.",
        "good_from": "The key of the lowest level that keeps the promise. Leave it out where no level does.",
        "bands": "The easy first step: groups of neighbouring levels, together all of them.",
        "replaces": "The id of an older scale this one takes over from. Never change a used scale.",
    },
    "Level": {
        "key": "The level's name in files. Quote yes and no.",
        "label": "The words people see.",
        "description": "What the label means in a person's life.",
        "picture": "The name of a picture to show with it.",
    },
    "Band": {
        "key": "The band's name in files; no level may have it. Quote yes and no.",
        "label": "The words people see.",
        "levels": "The keys of the neighbouring levels it stands for.",
        "picture": "The name of a picture to show with it.",
    },
    "Stem": {
        "role": "Who is asked. A role without a stem is not asked.",
        "voice": "The voice of the statements it stands over.",
        "text": "The question. {organisation} becomes the council's name.",
        "translations": TRANSLATIONS,
    },
    "StatementSet": {
        "id": "The set's short name, used in commands.",
        "title": "The name people see.",
        "statements": "The ids of the statements it holds.",
        "description": "When to use it.",
    },
    "Statement": {
        "id": "Its name for life. Never give a used id to another statement.",
        "voice": "i: from a person's life. we: an organisation's promise. none: neither.",
        "wordings": "Its words, oldest first. Never edit words that were used: add a wording.",
        "good_from": "Only where it is stricter than the scale's: the lowest level that keeps this promise.",
        "descriptors": "What each level looks like for this statement, by the level's key.",
        "prompts": "Questions for the talk: one that opens what works, one that opens what gets in the way.",
        "picture": "The name of a picture to show with it.",
        "links": "The same topic in other frameworks: the framework, then its ids and how sure we are.",
        "replaces": "Ids of older statements that it takes over from.",
        "retired": "The edition from which it is no longer asked.",
    },
    "Wording": {
        "since": "The edition it came in with, in quotes.",
        "text": "The words read out: one idea, at most 18 words, no year.",
        "theme": "The id of its theme.",
        "scale": "The id of its scale.",
        "easy_text": "Easier words: one idea, at most 12 words.",
        "explanation": "Help: what counts, or what a hard word means.",
        "translations": TRANSLATIONS,
        "compares_with_previous": "From the second on: true if a person would answer both alike, else false.",
        "reason": "Why the words changed.",
    },
    "Link": {
        "id": "The item's id in the other framework.",
        "status": "How sure we are: seen on a public page, thought of by us, or only remembered.",
    },
}
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
