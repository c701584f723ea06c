"""Advice on levels, stems, promises, frameworks, pictures and languages, on a small bank spoilt one way at a
time.
"""

from collections.abc import Callable
from pathlib import Path

import pytest

from mir_assess.banks import Report, load
from mir_assess.banks.languages import languages, missing

CheckText = Callable[[str | bytes], Report]
WE = """\
  - id: A-3
    voice: we
    wordings:
      - since: "2025"
        theme: home
        scale: truth
        text: "We knock."
        easy_text: "We knock."
"""
WE_STEM = '  - role: lived_experience\n    voice: we\n    text: "How true is this?"\nsets:\n'
COUNCIL_STEM = '  - role: council\n    voice: i\n    text: "How true is this?"\nsets:\n'
PICTURED = """\
pictures: {set: lucide, credit: "Lucide", licence: "ISC"}
themes:
"""


def advice(report: Report) -> list[str]:
    assert report.errors == ()
    return [str(piece) for piece in report.advice]


@pytest.mark.parametrize(
    ("old", "new", "said", "at"),
    [
        (
            "scales:\n",
            '  - id: garden\n    title: "Garden"\nscales:\n',
            "No statement uses the theme “garden”.",
            "  - id: garden",
        ),
        (
            "good_from: always",
            "good_from: mostly ",
            "asks no more than the scale's own “mostly”",
            "    good_from: mostly ",
        ),
        (
            "role: lived_experience",
            "role: council",
            "No stem asks people with lived experience.",
            "stems:",
        ),
        (
            '        description: "Most days"\n',
            "",
            "Scale “truth”: 1 level has no description: mostly.",
            "    levels:",
        ),
        (
            '      mostly: "A chair by the window"\n',
            "",
            "Statement “A-1”: Some levels have a descriptor here, and these have none: mostly.",
            "    descriptors:",
        ),
        (
            "links: {elsewhere",
            "links: {nowhere",
            "“nowhere” is linked to from 1 statement, and not described.",
            "    links: {nowhere",
        ),
        (
            "    links: {elsewhere: [{id: E-1, status: confirmed}]}\n",
            "",
            "No statement links to the framework “elsewhere”.",
            "  - {id: elsewhere",
        ),
        (
            "    good_from: always\n",
            "    good_from: always\n    picture: house\n",
            "1 statement names a picture, and it is not said from which set.",
            "    picture: house",
        ),
    ],
)
def test_advice_on_parts(
    old: str, new: str, said: str, at: str, sound: str, check_text: CheckText, tmp_path: Path
) -> None:
    assert old in sound
    text = sound.replace(old, new, 1)
    line = text[: text.index(at)].count("\n") + 1
    found = advice(check_text(text))
    assert any(
        said in piece and piece.startswith(f"{tmp_path / 'small.yaml'}:{line}: ") for piece in found
    ), found
    assert load(str(tmp_path / "small.yaml"), tmp_path).id == "small"


def test_a_role_asked_in_one_voice_only(sound: str, check_text: CheckText) -> None:
    text = sound.replace("sets:\n", WE_STEM, 1).replace("sets:\n", COUNCIL_STEM, 1) + WE
    (only,) = advice(check_text(text))
    assert "No stem asks “council” the statements in the voice “we”." in only
    assert "The 1 statement is not put to them." in only
    both = text.replace("sets:\n", COUNCIL_STEM.replace("voice: i", "voice: we"), 1)
    assert advice(check_text(both)) == []


def test_a_voice_that_no_statement_speaks_needs_no_stem(sound: str, check_text: CheckText) -> None:
    text = sound.replace("sets:\n", WE_STEM, 1).replace("sets:\n", COUNCIL_STEM, 1)
    assert advice(check_text(text)) == []


def test_a_level_that_every_statement_describes_needs_no_description(
    sound: str, check_text: CheckText
) -> None:
    bare = sound.replace('        description: "Most days"\n', "", 1)
    described = bare + "    descriptors: {never: Lost, mostly: In a drawer, always: On a string}\n"
    assert len(advice(check_text(bare))) == 1
    assert advice(check_text(described)) == []


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("hosue", "The set lucide has no picture “hosue”. Did you mean “house”?"),
        ("wombat-in-a-hat", "has no picture “wombat-in-a-hat”. "),
        ("home", "“home” is an older name of a picture. Write house."),
    ],
)
def test_a_picture_that_the_set_has_not(name: str, said: str, sound: str, check_text: CheckText) -> None:
    pytest.importorskip("lucide")
    text = sound.replace("themes:\n", PICTURED, 1).replace(
        "    good_from: always\n", f"    picture: {name}\n", 1
    )
    (only,) = advice(check_text(text))
    assert said in only
    assert advice(check_text(text.replace(f"picture: {name}", "picture: house"))) == []


def test_a_set_of_pictures_that_is_not_known(sound: str, check_text: CheckText) -> None:
    text = sound.replace("themes:\n", PICTURED.replace("lucide", "lucid"), 1)
    text = text.replace("    good_from: always\n", "    picture: house\n", 1)
    (only,) = advice(check_text(text))
    assert "Pictures of the set “lucid” cannot be drawn here. Did you mean “lucide”? Use lucide." in only


def test_without_the_library_of_pictures_nothing_is_said(
    sound: str, check_text: CheckText, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(__import__("sys").modules, "lucide", None)
    text = sound.replace("themes:\n", PICTURED, 1).replace(
        "    good_from: always\n", "    picture: hosue\n", 1
    )
    assert advice(check_text(text)) == []


BEGUN = '    title: "Home"\n    translations: {cy: {title: Cartref}}\n'


def test_a_language_that_was_begun_is_missed_in_one_line(sound: str, check_text: CheckText) -> None:
    (only,) = advice(check_text(sound.replace('    title: "Home"\n', BEGUN, 1)))
    assert "19 texts are not in “cy” yet, of 20: " in only
    assert "the bank's title, the bank's wording, set short title, truth never label and 15 more." in only


def test_each_language_has_its_line(sound: str, check_text: CheckText) -> None:
    two = BEGUN.replace("Cartref}", "Cartref}, pl: {title: Dom}")
    found = advice(check_text(sound.replace('    title: "Home"\n', two, 1)))
    assert [("“cy”" in piece, "“pl”" in piece) for piece in found] == [(True, False), (False, True)]


def test_a_whole_translation_lacks_nothing(sound: str, check_text: CheckText) -> None:
    import yaml

    plain = yaml.safe_load(sound)
    plain["translations"] = {"cy": {"title": "T", "wording": "W"}}
    for part in (*plain["themes"], *plain["sets"]):
        part["translations"] = {"cy": {"title": "T"}}
    for level in plain["scales"][0]["levels"]:
        level["translations"] = {"cy": {"label": "L", "description": "D"}}
    for band in plain["scales"][0]["bands"]:
        band["translations"] = {"cy": {"label": "B"}}
    plain["stems"][0]["translations"] = {"cy": {"text": "C"}}
    for statement in plain["statements"]:
        statement["wordings"][-1]["translations"] = {"cy": {"text": "T", "easy_text": "E"}}
    keys = ("never", "mostly", "always")
    plain["statements"][0]["translations"] = {"cy": {"descriptors": dict.fromkeys(keys, "D")}}
    report = check_text(yaml.safe_dump(plain, allow_unicode=True))
    assert advice(report) == []
    assert report.bank is not None
    assert languages(report.bank) == ("cy",)
    assert missing(report.bank, "cy") == []
    assert len(missing(report.bank, "pl")) == 20
