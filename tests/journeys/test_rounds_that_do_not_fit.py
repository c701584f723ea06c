"""Files that no page of several rounds can be made from: each is refused in a sentence, with exit 1."""

import json
from dataclasses import replace

import pytest

from editions import years
from journeys.test_two_editions import hold
from mir_assess.sealed import read_sealed, seal_document


@pytest.fixture
def files(run_cli, tmp_path):
    return [hold(run_cli, tmp_path, year, years.file_of(year)) for year in years.YEARS]


def elsewhere(content: bytes) -> bytes:
    found = read_sealed(content)
    opened = replace(found.assessment, organisation="Elsewhere Council", name="elsewhere")
    return seal_document(replace(found, assessment=opened), "salt")


SPOILT = {
    "cut": (lambda content: content[:3000], "cut short, damaged"),
    "newer": (lambda content: content.replace(b'"version": 1', b'"version": 9'), "Please upgrade"),
    "edited": (
        lambda content: content.replace(b'"organisation": "', b'"organisation": "N', 1),
        "changed or damaged after sealing",
    ),
    "elsewhere": (elsewhere, "so nothing here is a change"),
}


@pytest.mark.parametrize("kind", SPOILT)
def test_is_refused_by_a_comparison_and_by_a_trend(run_cli, files, tmp_path, kind):
    spoil, words = SPOILT[kind]
    spoilt = tmp_path / "spoilt.mir.json"
    spoilt.write_bytes(spoil(files[0].read_bytes()))
    for typed in (
        ("diff", spoilt, files[2]),
        ("diff", files[2], spoilt),
        ("trend", spoilt, files[1], files[2]),
    ):
        done = run_cli(*typed, "-o", "-", cwd=tmp_path)
        assert (done.code, done.out) == (1, "")
        assert words in done.err
    assert json.loads(files[0].read_bytes())["version"] == 1


@pytest.mark.parametrize("kind", ["cut", "newer", "edited"])
def test_is_refused_by_a_report_a_new_round_and_a_pool(run_cli, files, tmp_path, kind):
    spoil, words = SPOILT[kind]
    spoilt = tmp_path / "spoilt.mir.json"
    spoilt.write_bytes(spoil(files[0].read_bytes()))
    named = ("--organisation", "Northshire", "--year", "2029", "--previous", spoilt)
    for typed in (("report", spoilt, "-o", "-"), ("new", "next", *named), ("start", "next", *named)):
        done = run_cli(*typed, cwd=tmp_path)
        assert (done.code, done.out) == (1, "")
        assert words in done.err
    assert run_cli("benchmark", spoilt, cwd=tmp_path).code == 1


def test_another_organisation_is_refused_wherever_rounds_are_set_beside_each_other(run_cli, files, tmp_path):
    other = tmp_path / "elsewhere.mir.json"
    other.write_bytes(elsewhere(files[0].read_bytes()))
    named = ("--organisation", "Northshire", "--year", "2029", "--previous", other)
    for typed in (("new", "next", *named), ("start", "next", *named)):
        done = run_cli(*typed, cwd=tmp_path)
        assert (done.code, done.out) == (1, "")
        assert "promises that somebody else made" in done.err


def test_a_name_typed_in_another_way_is_no_other_organisation(run_cli, files, tmp_path):
    found = read_sealed(files[0].read_bytes())
    opened = replace(found.assessment, organisation=" NORTHSHIRE.")
    same = tmp_path / "same.mir.json"
    same.write_bytes(seal_document(replace(found, assessment=opened), "salt"))
    assert run_cli("diff", same, files[2], "--format", "json", "-o", "-", cwd=tmp_path).code == 0
