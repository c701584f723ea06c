"""A check says everything in one run, tells causes from consequences, and knows advice from errors."""

from collections.abc import Callable
from pathlib import Path

import pytest

from mir_assess.banks import Report, load
from mir_assess.banks.flaws import ENOUGH
from mir_assess.errors import BankError

CheckText = Callable[[str | bytes], Report]


def test_a_check_stops_when_it_has_found_enough(sound: str, check_text: CheckText) -> None:
    for wrong in ("  - {wombat: b}\n", "  - 3\n", "  - {id: 3}\n", "  - {id: B!, voice: i, wordings: []}\n"):
        report = check_text(sound + wrong * 150)
        assert len(report.errors) == ENOUGH
        assert report.bank is None


def test_the_sound_bank_is_sound(sound: str, check_text: CheckText) -> None:
    report = check_text(sound)
    assert (report.errors, report.advice) == ((), ())
    assert report.bank is not None
    assert report.bank.edition("2026").statement("A-1").text == "I love my home."


def test_every_problem_is_named_in_one_run(sound: str, check_text: CheckText) -> None:
    text = (
        sound.replace('    title: "Home"', '    titel: "Home"')
        .replace('label: "Never true"', "label: No")
        .replace('label: "Always true"', 'lable: "Always true"')
        .replace("statements: [A-1]", "statements: [A-9]")
        .replace("role: lived_experience", "role: boss")
        .replace('        text: "I have a key."', "        text: 12")
    )
    lines = [int(problem.where.rsplit(":", 1)[1]) for problem in check_text(text).errors]
    spoilt = [number for number, line in enumerate(text.split("\n"), 1) if line not in sound.split("\n")]
    assert lines == spoilt
    assert len(lines) == 6


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('themes:\n  - id: home\n    title: "Home"\n', "themes: home\n"),
        ("      - key: mostly\n", "      - keys: mostly\n"),
        ("      - key: mostly\n", "      - kind: mostly\n"),
        ("  - id: A-1\n", ""),
    ],
    ids=["no list of themes", "a misspelt level key", "no level key", "a statement without id"],
)
def test_one_cause_is_told_once(old: str, new: str, sound: str, check_text: CheckText) -> None:
    if new == "":
        sound = sound.replace("  - id: A-1\n    voice: i\n", "  - voice: i\n")
    report = check_text(sound.replace(old, new, 1))
    assert len(report.errors) <= 2, [str(problem) for problem in report.errors]


@pytest.mark.parametrize("levels", [2, 7, 10])
def test_a_scale_may_have_this_many_levels(levels: int, sound: str, check_text: CheckText) -> None:
    keys = [f"l{number}" for number in range(levels)]
    rungs = ", ".join(f"{{key: {key}, label: {key.upper()}}}" for key in keys)
    ladder = f"  - id: ladder\n    levels: [{rungs}]\nstems:\n"
    last = sound.rindex("scale: truth")
    text = (sound[:last] + "scale: ladder" + sound[last + len("scale: truth") :]).replace(
        "stems:\n", ladder, 1
    )
    report = check_text(text)
    assert report.errors == ()
    assert report.bank is not None
    assert report.bank.edition().statement("A-2").good_from is None


def test_eleven_levels_are_too_many(sound: str, check_text: CheckText) -> None:
    rungs = ", ".join(f"{{key: l{number}, label: L{number}}}" for number in range(11))
    report = check_text(sound.replace("stems:\n", f"  - id: ladder\n    levels: [{rungs}]\nstems:\n", 1))
    assert "The scale has 11 levels." in str(report.errors[0])


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("I have a key.", " ".join(["word"] * 19), "The text has 19 words."),
        ('easy_text: "I have', 'easy_text: "' + "a " * 12 + "I have", "The easy_text has 16 words."),
        ("I have a key.", "I had a key in 2024.", "The text names a year, 2024."),
        ('        easy_text: "I love it."\n', "", "1 statement has no easy_text, of 2: A-1."),
        ("role: lived_experience", "role: council", "No stem asks people with lived experience."),
        ('        reason: "Warmer."\n', "", "It is not said why the words changed."),
        ("good_from: always", "good_from: mostly ", "asks no more than the scale's own"),
        (
            "scales:\n",
            '  - id: garden\n    title: "Garden"\nscales:\n',
            "No statement uses the theme “garden”.",
        ),
    ],
)
def test_advice_stops_nobody(
    old: str, new: str, said: str, sound: str, check_text: CheckText, tmp_path: Path
) -> None:
    report = check_text(sound.replace(old, new, 1))
    assert report.errors == ()
    assert any(said in str(piece) for piece in report.advice), report.advice
    assert load(str(tmp_path / "small.yaml"), tmp_path).id == "small"


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            "version: 1",
            "version: 2",
            "This bank is for a newer mir-assess: its format is version 2, not 1. Please upgrade",
        ),
        ("format: mir-assess/bank\n", "", "It is not said that this is a bank"),
        ("format:", "formats:", "Did you mean “formats”?"),
        ("mir-assess/bank", "mir-assess/round", "not a bank of statements that this program knows"),
    ],
)
def test_format_and_version_come_first(
    old: str, new: str, said: str, sound: str, check_text: CheckText
) -> None:
    (only,) = check_text(sound.replace(old, new, 1).replace("themes:", "nonsense:")).errors
    assert said in str(only)


@pytest.mark.parametrize("version", ['version: "1"\n', "", "version: true\n"])
def test_a_version_that_is_not_said_right_hides_nothing_else(
    version: str, sound: str, check_text: CheckText
) -> None:
    said = check_text(sound.replace("version: 1\n", version, 1).replace("themes:", "nonsense:")).errors
    assert any("It is not said which version" in problem.what for problem in said)
    assert any("nonsense" in problem.what for problem in said)


def test_errors_hide_no_advice(sound: str, check_text: CheckText) -> None:
    text = sound.replace("I have a key.", "I had a key in 2024 for the front door.", 1)
    for old, new in (
        ("statements: [A-1]", "statements: [A-1, A-9]"),
        ("good_from: always", "good_from: alwys"),
        ("id: A-1", "id: A 1"),
        ("theme: home", "theme: hoem"),
        ("key: mostly", "key: most"),
    ):
        assert old in text
        report = check_text(text.replace(old, new, 1))
        assert report.errors, new
        assert any("2024" in piece.what for piece in report.advice), new


def test_no_advice_is_given_on_what_an_error_may_explain(sound: str, check_text: CheckText) -> None:
    assert check_text(sound).advice == ()
    report = check_text(sound.replace("theme: home", "theme: hoem"))
    assert len(report.errors) == 3
    assert report.advice == ()


@pytest.mark.parametrize(
    ("text", "said"),
    [("", "empty"), ("# only a comment\n", "empty"), ("- a\n", "not a bank"), ("hello", "not a bank")],
)
def test_what_is_no_bank_is_told_so(text: str, said: str, check_text: CheckText) -> None:
    (only,) = check_text(text).errors
    assert said in only.what
    assert "mir-assess statements new FILE" in only.fix


def test_loading_a_spoilt_file_raises_all_of_it(sound: str, tmp_path: Path) -> None:
    file = tmp_path / "spoilt.yaml"
    file.write_text(sound.replace("theme: home", "theme: shed"), encoding="utf-8")
    with pytest.raises(BankError) as caught:
        load(str(file), tmp_path)
    assert len(caught.value.problems) == 3
