"""What does not add up between editions is named: as an error where it contradicts itself, else as advice."""

from collections.abc import Callable

import pytest

from mir_assess.banks import Report

CheckText = Callable[[str | bytes], Report]

NEW_SCALE = """\
  - id: truth-2
    replaces: truth
    levels:
      - {key: never, label: "Never true", description: "Not at all"}
      - {key: always, label: "Always true", description: "Each day"}
stems:
"""


def statement(name: str, text: str, *lines: str, since: str = "2026") -> str:
    head = "".join(f"    {line}\n" for line in lines)
    return (
        f'  - id: {name}\n    voice: i\n{head}    wordings:\n      - since: "{since}"\n        theme: home\n'
        f'        scale: truth\n        text: "{text}"\n        easy_text: "{text}"\n'
    )


def retired(sound: str, *names: str, edition: str = "2026") -> str:
    """The bank with these statements retired; A-1 loses its second wording, which would come too late."""
    head, _, rest = sound.partition('      - since: "2026"\n')
    sound = head + rest[rest.index("    descriptors:") :]
    for name in names:
        sound = sound.replace(f"  - id: {name}\n", f'  - id: {name}\n    retired: "{edition}"\n', 1)
    return sound.replace("statements: [A-1]", "statements: [A-2]") if "A-1" in names else sound


def advice(report: Report) -> list[str]:
    assert report.errors == ()
    return [str(piece) for piece in report.advice]


def only(report: Report) -> str:
    (piece,) = advice(report)
    return piece


def test_a_reason_is_asked_for(sound: str, check_text: CheckText) -> None:
    text = sound.replace('        reason: "Warmer."\n', "")
    assert "wording 2: It is not said why the words changed." in only(check_text(text))


def test_answers_on_two_scales_do_not_compare(sound: str, check_text: CheckText) -> None:
    last = sound.rindex("scale: truth", 0, sound.index("I love my home."))
    text = (sound[:last] + "scale: truth-2" + sound[last + len("scale: truth") :]).replace(
        "stems:\n", NEW_SCALE, 1
    )
    said = advice(check_text(text.replace("    replaces: truth\n", "")))
    assert any(
        "The scale is now “truth-2”, so answers will not be compared. Write false" in one for one in said
    )


def test_a_scale_with_the_same_levels_compares(sound: str, check_text: CheckText) -> None:
    levels = sound[sound.index("    levels:") : sound.index("    bands:")]
    last = sound.rindex("scale: truth", 0, sound.index("I love my home."))
    text = sound[:last] + "scale: copy" + sound[last + len("scale: truth") :]
    assert advice(check_text(text.replace("stems:\n", f"  - id: copy\n{levels}stems:\n", 1))) == []


def test_a_scale_that_was_replaced_is_asked_on_no_more(sound: str, check_text: CheckText) -> None:
    last = sound.rindex("scale: truth")
    text = sound[:last] + "scale: truth-2" + sound[last + len("scale: truth") :]
    said = only(check_text(text.replace("stems:\n", NEW_SCALE, 1)))
    assert "Scale “truth”: “truth-2” takes over from it, and 1 statement is still asked on it: A-1." in said


def test_what_was_replaced_is_retired(sound: str, check_text: CheckText) -> None:
    heir = statement("A-3", "My home is mine.", "replaces: [A-2]")
    said = only(check_text(sound + heir))
    assert "Statement “A-3”: It replaces “A-2”, and “A-2” is still asked." in said
    assert 'Add retired: "2026" to A-2.' in said
    assert advice(check_text(retired(sound, "A-2") + heir)) == []


def test_a_split_without_retiring_names_the_other_heirs(sound: str, check_text: CheckText) -> None:
    heirs = [statement(name, f"My {name} is mine.", "replaces: [A-2]") for name in ("A-3", "A-4")]
    said = advice(check_text(sound + "".join(heirs)))
    assert len(said) == 2
    assert "It replaces “A-2” (as A-4 does), and “A-2” is still asked." in said[0]


def test_retired_and_new_in_one_edition_may_belong_together(sound: str, check_text: CheckText) -> None:
    text = retired(sound, "A-2") + statement("A-3", "I have a door.")
    said = only(check_text(text))
    assert (
        "Retired from “2026” and replaced by nothing: A-2. New in “2026” and replacing nothing: A-3." in said
    )
    assert advice(check_text(text.replace("id: A-3\n", "id: A-3\n    replaces: [A-2]\n"))) == []


def test_a_statement_may_end_without_an_heir(sound: str, check_text: CheckText) -> None:
    assert advice(check_text(retired(sound, "A-2"))) == []


@pytest.mark.parametrize(
    ("gone", "since", "between"),
    [("2026", "2027", "nobody is asked either"), ("2027", "2026", "both are asked")],
)
def test_heirs_come_when_the_old_one_goes(
    gone: str, since: str, between: str, sound: str, check_text: CheckText
) -> None:
    three = sound.replace('["2025", "2026"]', '["2025", "2026", "2027"]')
    heir = statement("A-3", "I have a door.", "replaces: [A-2]", since=since)
    said = only(check_text(retired(three, "A-2", edition=gone) + heir))
    assert f"It came in with “{since}”, and “A-2”, which it replaces, was retired from “{gone}”." in said
    assert f"In between {between}." in said


def test_a_merge_into_an_older_statement_comes_with_its_new_words(sound: str, check_text: CheckText) -> None:
    merged = sound.replace("  - id: A-1\n", "  - id: A-1\n    replaces: [A-2]\n", 1)
    text = merged.replace("  - id: A-2\n", '  - id: A-2\n    retired: "2026"\n', 1)
    assert advice(check_text(text)) == []


def test_a_wording_that_changes_nothing(sound: str, check_text: CheckText) -> None:
    text = sound.replace("love", "like")
    assert "wording 2: This wording says the same as the one above it." in only(check_text(text))


def test_two_statements_with_one_text(sound: str, check_text: CheckText) -> None:
    text = sound + statement("A-3", "I have, a key!", since="2025")
    assert "Statement “A-3”, wording 1: “A-2” has the same text." in only(check_text(text))
    said_by_us = statement("A-3", "I have a key.", since="2025").replace("voice: i", "voice: we")
    stem = '  - role: lived_experience\n    voice: we\n    text: "True?"\nsets:\n'
    assert "voice: we" in said_by_us
    assert advice(check_text(sound.replace("sets:\n", stem, 1) + said_by_us)) == []


def test_what_is_gone_takes_over_from_nothing_that_came_later(sound: str, check_text: CheckText) -> None:
    text = retired(sound, "A-2").replace("  - id: A-2\n", "  - id: A-2\n    replaces: [A-3]\n")
    (error,) = check_text(text + statement("A-3", "I have a door.")).errors
    assert "It is retired from “2026”, and replaces “A-3”, which came in with “2026”." in error.what
    assert error.fix == "The newer names the older: put A-2 in the replaces of A-3."


@pytest.mark.parametrize("name", ["text", "easy_text", "explanation"])
def test_nothing_is_filled_in_outside_a_stem(name: str, sound: str, check_text: CheckText) -> None:
    line = '        easy_text: "I have a key."\n'
    text = sound.replace(line, line + '        explanation: "A key."\n', 1)
    place = text.rindex(f"        {name}: ")
    end = text.index("\n", place)
    (error,) = check_text(text[:place] + f'        {name}: "{{organisation}} has a key."' + text[end:]).errors
    assert error.what.endswith(f"The {name} holds braces, and nothing is filled in here.")


@pytest.mark.parametrize(
    ("editions", "told"),
    [
        (["2027", "2026"], True),
        (["2026-27", "2025-26"], True),
        (["2026", "2027"], False),
        (["2026", "2026-autumn"], False),
        (["first", "second"], False),
        (["20271", "2026"], False),
    ],
)
def test_years_go_up(editions: list[str], told: bool, sound: str, check_text: CheckText) -> None:
    one, other = editions
    text = sound.replace('"2025"', "ONE").replace('"2026"', "OTHER")
    text = text.replace("ONE", f'"{one}"').replace("OTHER", f'"{other}"')
    report = check_text(text)
    assert report.errors == ()
    said = f"“{other}” stands after “{one}”: the last edition counts as the newest."
    assert [said in str(piece) for piece in report.advice] == [True] * told


def test_what_replaces_itself_is_told_so_and_no_more(sound: str, check_text: CheckText) -> None:
    text = sound.replace("    good_from: always\n", "    good_from: always\n    replaces: [A-1]\n", 1)
    text = text.replace("    replaces: [A-1]\n", '    replaces: [A-1]\n    retired: "2025"\n', 1)
    said = [str(error) for error in check_text(text).errors]
    assert any("The statement replaces itself." in error for error in said)
    assert not any("in the replaces of" in error for error in said)


def test_a_set_that_names_one_twice_loses_one(sound: str, check_text: CheckText) -> None:
    text = sound.replace("statements: [A-1]", "statements: [A-1, A-1]", 1)
    (only,) = check_text(text).errors
    assert only.fix == "Take one of the two out."
