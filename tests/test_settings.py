"""What the surroundings ask for."""

from pathlib import Path

import pytest

from mir_assess import settings

HOME = Path("/home/sam")


@pytest.mark.parametrize(
    ("platform", "environ", "expected"),
    [
        ("linux", {}, HOME / ".local/share/mir-assess"),
        ("linux", {"XDG_DATA_HOME": "/data"}, Path("/data/mir-assess")),
        ("linux", {"XDG_DATA_HOME": "relative"}, HOME / ".local/share/mir-assess"),
        ("darwin", {"XDG_DATA_HOME": "/data"}, HOME / "Library/Application Support/mir-assess"),
        ("win32", {"LOCALAPPDATA": "/local"}, Path("/local/mir-assess")),
        ("win32", {}, HOME / "AppData/Local/mir-assess"),
    ],
)
def test_data_is_kept_where_the_platform_keeps_it(platform, environ, expected):
    assert settings.data_folder(environ, platform, HOME) == expected


@pytest.mark.parametrize(
    ("given", "environ", "expected"),
    [
        ("mine.sqlite", {"MIR_ASSESS_STORE": "theirs.sqlite"}, "mine.sqlite"),
        (None, {"MIR_ASSESS_STORE": "sqlite:///theirs.sqlite"}, "sqlite:///theirs.sqlite"),
        (None, {"MIR_ASSESS_STORE": ""}, str(HOME / ".local/share/mir-assess/assessments.sqlite")),
        (None, {}, str(HOME / ".local/share/mir-assess/assessments.sqlite")),
    ],
)
def test_the_nearest_word_on_the_store_counts(given, environ, expected):
    assert settings.store_address(given, environ, "linux", HOME) == expected


@pytest.mark.parametrize(
    ("asked", "environ", "is_terminal", "plain"),
    [
        (False, {}, True, False),
        (True, {}, True, True),
        (False, {}, False, True),
        (False, {"NO_COLOR": "1"}, True, True),
        (False, {"NO_COLOR": ""}, True, False),
        (False, {"ACCESSIBLE": "1"}, True, True),
        (False, {"TERM": "dumb"}, True, True),
        (False, {"TERM": "xterm-256color"}, True, False),
    ],
)
def test_plain_when_asked_or_when_nothing_else_would_do(asked, environ, is_terminal, plain):
    assert settings.is_plain(asked, environ, is_terminal=is_terminal) is plain


def test_the_command_is_named_as_the_person_typed_it():
    assert settings.command_name({}) == "mir-assess"
    assert settings.command_name({"MIR_ASSESS_COMMAND": "python run.py"}) == "python run.py"


@pytest.mark.parametrize(
    ("given", "environ", "expected"),
    [
        ("pl", {"MIR_ASSESS_LANGUAGE": "cy"}, "pl"),
        ("", {"MIR_ASSESS_LANGUAGE": "cy"}, "cy"),
        (" ", {"MIR_ASSESS_LANGUAGE": " "}, "en"),
        ("", {"LANG": "pl_PL.UTF-8"}, "en"),
    ],
)
def test_the_language_is_what_was_asked_for_and_else_english(given, environ, expected):
    assert settings.language(given, environ) == expected
