"""Every way to spoil a bank is named, with its line, what it is and how to mend it."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from mir_assess.banks import Report

CheckText = Callable[[str | bytes], Report]


class Case(NamedTuple):
    """What is replaced by what, what is said of it, and a mark of the line it is said of."""

    name: str
    old: str
    new: str
    said: str
    at: str


def case(name: str, old: str, new: str, said: str, at: str = "") -> object:
    return pytest.param(Case(name, old, new, said, at or new.strip().split("\n")[0]), id=name)


ERRORS = [
    # Shape
    case(
        "misspelt required key",
        '    title: "Home"',
        '    titel: "Home"',
        "Theme “home”: “titel” is not a key that belongs here. Did you mean “title”?",
    ),
    case("misspelt optional key", 'easy_text: "I like', 'easytext: "I like', "Did you mean “easy_text”?"),
    case("misspelt id", "  - id: A-2", "  - idd: A-2", "Did you mean “id”?"),
    case(
        "unknown key",
        "voice: i\n    good",
        "wombat: 7\n    voice: i\n    good",
        "“wombat” is not a key that belongs here. Take it out.",
    ),
    case(
        "missing label",
        '        label: "Never true"\n',
        "",
        "level “never”: “label” is missing. Add a line",
        "- key: never",
    ),
    case("missing list", 'editions: ["2025", "2026"]\n', "", "“editions” is missing.", "format:"),
    case(
        "number for text",
        '      - since: "2025"',
        "      - since: 2025",
        "“since” is a number without quotes",
    ),
    case("boolean for text", 'label: "Always true"', "label: true", 'Put it in quotes: "true".'),
    case("nothing for text", 'label: "Always true"', "label: ", "“label” has nothing after it.", "label: \n"),
    case("list for text", 'label: "Always true"', "label: [a]", "holds a list where one text is expected"),
    case(
        "braces for text",
        'label: "Always true"',
        "label: {a}",
        "holds keys and values where one text is expected",
    ),
    case(
        "text for list",
        "levels: [never]",
        "levels: never",
        "“levels” must be a list. Begin each item with a dash",
    ),
    case(
        "text for mapping",
        '  follows: "Nothing"\n  wording: "Ours"\n  licence: "CC BY 4.0"\n',
        "",
        "“source” has nothing after it.",
        "source:",
    ),
    case(
        "no wordings",
        'wordings:\n      - since: "2025"\n        theme: home\n        scale: truth\n'
        '        text: "I have a key."\n        easy_text: "I have a key."\n',
        "wordings: []\n",
        "The statement has no wording.",
    ),
    case("text for a part", "  - id: A-2\n", "  - nothing\n  - id: A-2\n", "must hold keys and values"),
    case(
        "text for true",
        "compares_with_previous: true",
        'compares_with_previous: "true"',
        "must be true or false",
    ),
    # Words
    case("empty label", 'label: "Never true"', 'label: ""', "“label” has no words."),
    case(
        "blank text",
        'text: "I have a key."',
        'text: "  "',
        "Statement “A-2”, wording 1: “text” has no words.",
    ),
    case(
        "line break",
        'text: "I have a key."',
        "text: |\n          I have\n          a key.",
        "holds a line break",
    ),
    case(
        "unquoted No",
        'key: "no"',
        "key: no",
        'Unquoted no: other programs read this as false. Put it in quotes: "no".',
    ),
    case("unquoted Yes", 'label: "Yes"', "label: Yes", "Unquoted Yes: other programs read this as true."),
    case(
        "capital True",
        "compares_with_previous: true",
        "compares_with_previous: True",
        "Write true in small letters",
    ),
    # Names
    case("bank's id", "id: small", "id: A small one", "cannot be typed as a name"),
    case("statement's id", "- id: A-2", '- id: "A 2"', "cannot be typed as a name"),
    case("theme's id", "- id: home", "- id: Home!", "cannot be typed as a name"),
    case("level's key", "- key: always", "- key: 3rd", "“3rd” cannot be typed as a key"),
    case("level that is none", "- key: never", "- key: skipped", "is a word for no answer"),
    case(
        "language",
        'title: "A small bank"',
        'language: English\ntitle: "A small bank"',
        "“English” is not a language code",
    ),
    # One of a kind
    case(
        "statement twice",
        "  - id: A-2",
        "  - id: A-1 ",
        "The statement “A-1” is there already, as number 1 of the list.",
        "- id: A-1 ",
    ),
    case(
        "theme twice",
        "scales:\n",
        '  - id: home \n    title: "More"\nscales:\n',
        "The theme “home” is there already",
        "- id: home ",
    ),
    case(
        "scale twice",
        "stems:\n",
        "  - id: truth \n    levels: [{key: a, label: A}, {key: b, label: B}]\nstems:\n",
        "The scale “truth” is there already",
        "- id: truth ",
    ),
    case(
        "level twice",
        "- key: always",
        "- key: mostly ",
        "The level “mostly” is there already",
        "- key: mostly ",
    ),
    case(
        "label twice",
        'label: "Always true"',
        'label: "mostly True"',
        "The label “mostly true” is there already",
    ),
    case("band twice", 'key: "yes"', 'key: "no" ', "The band “no” is there already", 'key: "no" '),
    case(
        "set twice",
        "statements:\n  - id",
        '  - id: short \n    title: "S"\n    statements: [A-1]\nstatements:\n  - id',
        "The set “short” is there already",
        "- id: short ",
    ),
    case(
        "edition twice",
        '["2025", "2026"]',
        '["2025", "2026", "2025"]',
        "The edition “2025” is there already",
        "editions:",
    ),
    case(
        "stem twice",
        "sets:\n",
        '  - role: lived_experience \n    voice: i\n    text: "T"\nsets:\n',
        "The stem for “lived_experience, i” is there already",
        "- role: lived_experience ",
    ),
    case(
        "statement twice in a set",
        "statements: [A-1]",
        "statements: [A-1, A-1]",
        "The statement “A-1” is there already",
    ),
    case(
        "key twice",
        "  - id: A-2\n",
        "  - id: A-2\n    id: A-3\n",
        "“id” stands here a second time; the first is in line 65.",
        "    id: A-3",
    ),
    # References
    case(
        "unknown statement in a set",
        "statements: [A-1]",
        "statements: [A-3]",
        "There is no statement “A-3” in this bank. Did you mean",
    ),
    case(
        "unknown theme",
        "theme: home",
        "theme: hame",
        "There is no theme “hame” in this bank. Did you mean “home”?",
    ),
    case(
        "unknown scale",
        "scale: truth",
        "scale: height",
        "There is no scale “height” in this bank. Write one that is listed",
    ),
    case("unknown edition", '- since: "2026"', '- since: "2036"', "There is no edition “2036” in this bank."),
    case(
        "good_from of a scale",
        "good_from: mostly",
        "good_from: mosty",
        "The scale “truth” has no level “mosty”. Did you mean “mostly”?",
    ),
    case(
        "good_from of a statement",
        "good_from: always",
        "good_from: forever",
        "The scale “truth” has no level “forever”.",
    ),
    case("descriptor", 'never: "Boxes', 'newer: "Boxes', "has a level “newer”. Did you mean “never”?"),
    case(
        "unknown role",
        "role: lived_experience",
        "role: lived-experience",
        "“lived-experience” is not a role. Did you mean",
    ),
    case(
        "unknown voice",
        "  - id: A-2\n    voice: i",
        "  - id: A-2\n    voice: you",
        "“you” is not a voice. It can be: i, we, none.",
        "voice: you",
    ),
    case(
        "voice without stem",
        "  - id: A-2\n    voice: i",
        "  - id: A-2\n    voice: we",
        "No stem asks statements in the voice “we”.",
        "voice: we",
    ),
    case("link status", "status: confirmed", "status: sure", "“sure” is not a status."),
    case(
        "placeholder",
        "{organisation}",
        "{organization}",
        "{organization} is not filled in. Only {organisation} is.",
    ),
    case(
        "scale replaces unknown",
        "good_from: mostly",
        "replaces: older\n    good_from: mostly",
        "There is no scale “older”",
    ),
    case(
        "scale replaces itself",
        "good_from: mostly",
        "replaces: truth\n    good_from: mostly",
        "The scale replaces itself.",
    ),
    case(
        "statement replaces unknown",
        "good_from: always",
        "replaces: [B-7]\n    good_from: always",
        "There is no statement “B-7”",
    ),
    case(
        "statement replaces itself",
        "good_from: always",
        "replaces: [A-1]\n    good_from: always",
        "The statement replaces itself.",
    ),
    case(
        "circle",
        "  - id: A-2\n",
        "  - id: A-2\n    replaces: [A-3]\n  - id: A-3\n    replaces: [A-2]\n",
        "in a circle: A-",
        "replaces: [A-",
    ),
    # Orders
    case(
        "one level only",
        '      - key: mostly\n        label: "Mostly true"\n        description: "Most days"\n'
        '      - key: always\n        label: "Always true"\n        description: "Each day"\n',
        "",
        "The scale has 1 level. Give it from 2 to 10.",
        "levels:",
    ),
    case(
        "wordings out of order",
        '- since: "2026"',
        '- since: "2025" ',
        "not after the one above it",
        '- since: "2025" ',
    ),
    case(
        "comparison missing",
        "        compares_with_previous: true\n",
        "",
        "It is not said whether answers to this wording compare",
        '- since: "2026"',
    ),
    case(
        "comparison too early",
        'easy_text: "I like it."',
        "compares_with_previous: false",
        "The first wording has none before it",
    ),
    case(
        "retired too early",
        "good_from: always",
        'retired: "2026"\n    good_from: always',
        "its last wording came in with “2026”",
    ),
    case(
        "retired in no edition",
        "good_from: always",
        'retired: "2027"\n    good_from: always',
        "There is no edition “2027”",
    ),
    # Bands
    case(
        "band with unknown level",
        "levels: [never]",
        "levels: [ever]",
        "has no level “ever”. Did you mean “never”?",
    ),
    case("band without levels", "levels: [never]", "levels: []", "The band holds no levels."),
    case(
        "level in no band",
        "levels: [mostly, always]",
        "levels: [mostly]",
        "No band holds “always”.",
        "    bands:",
    ),
    case(
        "level in two bands",
        "levels: [never]",
        "levels: [never, mostly]",
        "The bands do not follow the order",
        "    bands:",
    ),
    case(
        "bands out of order",
        "levels: [mostly, always]",
        "levels: [always, mostly]",
        "The bands do not follow the order",
        "    bands:",
    ),
    case(
        "band named like a level",
        'key: "no"',
        "key: never ",
        "“never” is the key of a level too.",
        "key: never ",
    ),
    # Sets, translations
    case(
        "no language in a translation of a level",
        '      - key: never\n        label: "Never true"',
        '      - key: never\n        translations: {Polish: {label: "Nigdy"}}\n        label: "Never true"',
        "“Polish” is not a language code.",
        "translations: {Polish",
    ),
    case(
        "a text of a level that is not shown",
        '      - key: never\n        label: "Never true"',
        '      - key: never\n        translations: {pl: {key: "nigdy"}}\n        label: "Never true"',
        "“key” cannot be translated here.",
        "translations: {pl",
    ),
    case(
        "a translated stem with a placeholder of its own",
        '{organisation}?"',
        '{organisation}?"\n    translations: {pl: {text: "Na ile {rada}?"}}',
        "{rada} is not filled in.",
        "translations: {pl",
    ),
    case(
        "prompts in another language that are not as many",
        "    good_from: always",
        '    good_from: always\n    prompts: ["Why?"]\n    translations: {pl: {prompts: ["Co?", "Kto?"]}}',
        "Here are 2 prompts; in the bank's own language there are 1.",
        "translations: {pl",
    ),
    case(
        "a descriptor in another language of a level that is not described",
        "    good_from: always",
        "    good_from: always\n    translations: {pl: {descriptors: {nevr: Nigdy}}}",
        "No level “nevr” is described in the bank's own language. Did you mean “never”?",
        "translations: {pl",
    ),
    case(
        "a pair that is not there",
        "    good_from: always",
        "    good_from: always\n    pairs_with: [A-9]",
        "There is no statement “A-9” in this bank.",
        "pairs_with",
    ),
    case(
        "a pair with itself",
        "    good_from: always",
        "    good_from: always\n    pairs_with: [A-1]",
        "The statement is paired with itself.",
        "pairs_with",
    ),
    case(
        "a pair in the same voice",
        "    good_from: always",
        "    good_from: always\n    pairs_with: [A-2]",
        "“A-2” speaks in the same voice",
        "pairs_with",
    ),
    case(
        "a link to an item that the framework has not",
        "items: [{id: E-1",
        "items: [{id: E-2",
        "The framework “elsewhere” has no item “E-1”. Did you mean “E-2”?",
        "links: {elsewhere",
    ),
    case(
        "a framework seen on no day",
        'seen: "2026-03-31"',
        'seen: "March 2026"',
        "“March 2026” is not a day.",
    ),
    case("empty set", "statements: [A-1]", "statements: []", "The set holds no statements."),
    case(
        "language of a translation",
        'title: "Home"',
        'title: "Home"\n    translations: {Welsh: {title: Cartref}}',
        "“Welsh” is not a language code",
        "translations:",
    ),
    case(
        "untranslatable",
        'title: "Home"',
        'title: "Home"\n    translations: {cy: {titel: Cartref}}',
        "“titel” cannot be translated here. Did you mean “title”?",
        "translations:",
    ),
]


@pytest.mark.parametrize("spoilt", ERRORS)
def test_each_problem_is_named_where_it_stands(
    spoilt: Case, sound: str, check_text: CheckText, tmp_path: Path
) -> None:
    assert spoilt.old in sound
    text = sound.replace(spoilt.old, spoilt.new, 1)
    line = text[: text.index(spoilt.at)].count("\n") + 1

    report = check_text(text)

    said = [str(problem) for problem in report.errors]
    assert any(
        words.startswith(f"{tmp_path / 'small.yaml'}:{line}: ") and spoilt.said in words for words in said
    ), said
    assert all(problem.what and problem.fix for problem in report.errors)
    assert report.bank is None
    # Beside errors stands only advice that is as true once they are mended.
    assert all(
        "in this language" in piece.what or "in “" in piece.what or "not in" in piece.what
        for piece in report.advice
    )
