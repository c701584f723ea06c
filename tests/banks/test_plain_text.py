"""Bytes that are no UTF-8 are named for what they seem to be, and nothing is read that no bank would need."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mir_assess.banks import Report, check, load
from mir_assess.banks.plain_text import LARGEST
from mir_assess.errors import BankError

CheckText = Callable[[str | bytes], Report]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_line_ends_and_a_byte_order_mark_change_nothing(
    end: str, mark: bytes, sound: str, check_text: CheckText
) -> None:
    report = check_text(mark + sound.replace("\n", end).encode())
    assert report.errors == ()
    assert report.bank == check_text(sound).bank
    spoilt = check_text(mark + sound.replace("voice: i", "voice: you", 1).replace("\n", end).encode())
    assert spoilt.errors[0].where.endswith(":37")


@pytest.mark.parametrize(
    ("content", "line", "said"),
    [
        ("a: 1\nb: caf\u00e9 \u201cquoted\u201d\n".encode("cp1252"), ":2", "seems to be Windows-1252"),
        ("a: caf\u00e9\n".encode("utf-16"), "", "seems to be saved as UTF-16"),
        ("a: caf\u00e9\n".encode("utf-16-le"), "", "seems to be saved as UTF-16"),
        ("a: caf\u00e9\n".encode("utf-16-be"), "", "seems to be saved as UTF-16"),
        (b"a: 1\nb: \x81\x8d\xff\n", ":2", "some other encoding, or no text at all"),
    ],
)
def test_other_encodings_are_named(content: bytes, line: str, said: str, check_text: CheckText) -> None:
    (only,) = check_text(content).errors
    assert only.where.endswith("small.yaml" + line)
    assert said in only.what
    assert "UTF-8" in only.fix


@pytest.mark.parametrize("hidden", ["\0", "\x07", "\x1b", "\x7f", "\x85", "\u2028", "\ufeff"])
def test_hidden_characters_are_named_where_they_stand(hidden: str, sound: str, check_text: CheckText) -> None:
    errors = check_text(sound.replace("I have a key", f"I have {hidden}a key")).errors
    assert [problem.where.rsplit(":", 1)[1] for problem in errors] == ["71", "72"]
    assert f"U+{ord(hidden):04X}" in errors[0].what


def test_a_file_far_too_large_is_not_read(tmp_path: Path) -> None:
    file = tmp_path / "huge.yaml"
    with file.open("wb") as huge:
        huge.truncate(50_000_000)  # takes no room on disk
    (only,) = check(file).errors
    assert f"larger than {LARGEST // 1_000_000} megabytes" in only.what


def test_what_cannot_be_opened_is_an_error_with_a_hint(tmp_path: Path, sound: str) -> None:
    (tmp_path / "northshire.yaml").write_text(sound, encoding="utf-8")
    assert "Did you mean “northshire.yaml”?" in str(check(tmp_path / "northshir.yaml").errors[0])
    assert "There is no folder" in str(check(tmp_path / "nowhere" / "a.yaml").errors[0])
    assert "folder" in str(check(tmp_path).errors[0])
    assert "cannot be opened" in str(check(Path("a\0.yaml")).errors[0])


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(content=st.binary(max_size=300))
def test_no_bytes_break_the_check(content: bytes, check_text: CheckText) -> None:
    report = check_text(content)
    assert report.errors
    assert all(problem.what for problem in report.errors)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_no_change_to_a_bank_breaks_the_check(data: st.DataObject, sound: str, check_text: CheckText) -> None:
    lines = sound.split("\n")
    for _ in range(data.draw(st.integers(1, 4))):
        number = data.draw(st.integers(0, len(lines) - 1))
        other = data.draw(st.sampled_from(["", "x", *lines]) | st.text(max_size=20))
        lines[number] = data.draw(
            st.sampled_from([other, lines[number] + other, lines[number][:-3], "  " + lines[number]])
        )
    report = check_text("\n".join(lines).encode("utf-8", "replace"))
    assert bool(report.errors) == (report.bank is None)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(name=st.text(max_size=20))
def test_no_name_breaks_loading(name: str, tmp_path: Path) -> None:
    with pytest.raises(BankError):
        load(name if name.lower().endswith((".yaml", ".yml")) else name + ".none", tmp_path)
