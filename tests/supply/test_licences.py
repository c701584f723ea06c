"""Every pinned package may be used as we use it, and an unknown licence is a fault and never a guess."""

import subprocess
import sys
from email.message import Message

import pytest

from conftest import REPOSITORY

PAGE = (REPOSITORY / "docs" / "supply.md").read_text(encoding="utf-8")


def metadata(**said):
    message = Message()
    for name, value in said.items():
        for line in value if isinstance(value, list) else [value]:
            message[name.replace("_", "-")] = line
    return message


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-build.lock", "requirements-dev.lock"])
def test_every_licence_is_known_and_goes_with_ours(tool, lock):
    licences = tool("licences")
    assert licences.problems(lock, licences.looked_at(lock)) == []


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-build.lock", "requirements-dev.lock"])
def test_the_page_says_what_is_pinned_now(tool, lock):
    licences = tool("licences")
    rows = licences.table(licences.looked_at(lock))
    assert licences.with_table(PAGE, lock, rows) == PAGE, "run: python tools/licences.py"


def test_the_page_names_every_pin_of_what_looks_after_the_supply(tool):
    locked = tool("locked")
    assert [pin for pin in locked.pins(locked.SUPPLY) if f"| {pin.name} {pin.version} |" not in PAGE] == []


@pytest.mark.parametrize(
    "said",
    [
        {},
        {"License": "Proprietary"},
        {"License_Expression": "AGPL-3.0-only"},
        {"License_Expression": "MIT AND SSPL-1.0"},
        {"Classifier": "License :: OSI Approved :: BSD License"},
        {"Classifier": ["License :: OSI Approved :: MIT License", "License :: Other/Proprietary License"]},
        {"License": "UNKNOWN"},
    ],
)
def test_a_licence_that_nobody_has_looked_at_fails_in_what_is_handed_out_and_in_tools(tool, said):
    licences, locked = tool("licences"), tool("locked")
    pin = locked.Pin("new-thing", "1.0", "", (), ())
    found = [(pin, licences.licence_of("new-thing", metadata(**said), ["All rights reserved."]))]
    assert [line for lock in locked.LOCKS for line in licences.problems(lock, found)] == [
        f"{lock}: new-thing 1.0: {found[0][1].expression or 'no licence'} ({found[0][1].known_by})"
        for lock in locked.LOCKS
    ]


def test_a_package_that_is_not_installed_and_that_nobody_has_read_is_not_known(tool):
    assert tool("licences").licence_of("elsewhere", None).expression == ""


def test_what_makes_a_program_may_be_a_tool_and_may_not_be_handed_out(tool):
    licences, locked = tool("licences"), tool("locked")
    found = [
        (
            locked.Pin("tool", "1", "", (), ()),
            licences.Licence("GPL-2.0-or-later WITH Bootloader-exception", ""),
        )
    ]
    assert licences.problems(locked.SUPPLY, found) == []
    assert licences.problems(locked.RUNTIME, found)


@pytest.mark.parametrize(
    ("said", "texts", "expected"),
    [
        ({"License_Expression": "ISC", "License": "MIT"}, [], "ISC"),
        ({"License": "MIT License"}, [], "MIT"),
        (
            {"Classifier": "License :: OSI Approved :: BSD License"},
            ["Redistribution and use in source and binary forms …\nNeither the name\nof anybody"],
            "BSD-3-Clause",
        ),
        ({}, ["Redistribution and use in source\nand binary forms, with or without …"], "BSD-2-Clause"),
    ],
)
def test_a_package_s_own_word_comes_first_and_its_text_last(tool, said, texts, expected):
    assert tool("licences").licence_of("thing", metadata(**said), texts).expression == expected


@pytest.mark.parametrize(
    ("expression", "allowed"),
    [
        ("MIT OR AGPL-3.0-only", True),
        ("MIT AND AGPL-3.0-only", False),
        ("AGPL-3.0-only OR Apache-2.0 AND MIT", True),
        ("AGPL-3.0-only OR Apache-2.0 AND SSPL-1.0", False),
        ("", False),
    ],
)
def test_of_two_licences_one_will_do_for_or_and_both_are_needed_for_and(tool, expression, allowed):
    licences = tool("licences")
    assert licences.allows(expression, licences.FREE) is allowed


def test_of_a_package_that_lies_twice_the_one_that_python_would_use_is_read(tool, tmp_path):
    """Another package may bring a copy along, as setuptools does, and add it to the end of the path."""
    licences, locked = tool("licences"), tool("locked")
    pin = next(pin for pin in locked.pins(locked.BUILD) if pin.name == "packaging")
    places = []
    for place, version, said in (("first", pin.version, "MIT"), ("brought-along", "0.1", "ISC")):
        folder = tmp_path / place / f"packaging-{version}.dist-info"
        folder.mkdir(parents=True)
        text = f"Metadata-Version: 2.4\nName: packaging\nVersion: {version}\nLicense-Expression: {said}\n"
        (folder / "METADATA").write_text(text, encoding="utf-8")
        places.append(str(tmp_path / place))
    found = {pin.name: licence for pin, licence in licences.looked_at(locked.BUILD, places)}
    assert found["packaging"] == licences.Licence("MIT", "its own word")


@pytest.mark.parametrize("here", ["1", "2"])
def test_the_page_does_not_change_with_the_python_that_wrote_it(tool, tmp_path, monkeypatch, here):
    """Of what has another version for an older Python, one or the other is installed."""
    licences, locked = tool("licences"), tool("locked")
    pinned = [locked.Pin("thing", version, "", (), ()) for version in ("1", "2")]
    monkeypatch.setattr(licences, "pins", lambda lock: pinned)
    folder = tmp_path / f"thing-{here}.dist-info"
    folder.mkdir()
    text = f"Metadata-Version: 2.4\nName: thing\nVersion: {here}\nLicense-Expression: MIT\n"
    (folder / "METADATA").write_text(text, encoding="utf-8")
    found = [licence for _, licence in licences.looked_at(locked.RUNTIME, [str(tmp_path)])]
    assert found == [licences.Licence("MIT", "its own word, in one of these versions")] * 2


@pytest.mark.parametrize("name", ["advisories", "bill_of_materials", "licences", "single_file"])
def test_a_tool_begins_in_a_python_that_has_no_packages(name):
    """Whoever checks types `python tools/…`, with the Python of their computer."""
    begun = subprocess.run(
        [sys.executable, "-S", "-c", f"import {name}"],
        cwd=REPOSITORY / "tools",
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (begun.returncode, begun.stderr) == (0, "")
