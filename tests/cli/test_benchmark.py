"""`benchmark` as it is typed: what it writes, what it warns of, and what it refuses."""

import copy
import json

import pytest

import made_up_councils as councils


@pytest.fixture(scope="module")
def six():
    return councils.documents(councils.rounds(6))


def test_a_folder_becomes_one_page_in_the_current_folder(run_cli, six, tmp_path):
    councils.written(tmp_path / "reports", six)
    done = run_cli("benchmark", "reports", "--format", "html", "--format", "json")
    assert (done.code, done.err) == (0, "")
    assert done.out == "Written: benchmark-2026.html\nWritten: benchmark-2026.json\n"
    told = json.loads((tmp_path / "benchmark-2026.json").read_text(encoding="utf-8"))
    assert (told["format"], told["version"], told["places"]) == ("mir-assess/benchmark", 1, 6)


def test_a_pattern_is_understood_where_the_shell_hands_it_on(run_cli, six, tmp_path):
    councils.written(tmp_path / "reports", six)
    alone = run_cli("benchmark", "reports/*.json", "--format", "markdown", "-o", "-")
    assert alone.code == 0, alone.err
    assert alone.out.startswith("# Councils side by side, 2026\n")
    files = [f"reports/{number:03}.json" for number in reversed(range(6))]
    assert run_cli("benchmark", *files, "--format", "markdown", "-o", "-").out == alone.out


def test_statements_in_other_words_are_warned_of_by_file_beside_the_page(run_cli, six, tmp_path):
    told = copy.deepcopy(six)
    told[3]["banks"][0]["digest"] = "of its own"
    told[3]["statements"][1]["text"] = "I say what I want."
    councils.written(tmp_path / "reports", told)
    done = run_cli("benchmark", "reports", "--format", "json", "-o", "-")
    assert done.code == 0
    assert done.err == (
        "reports/003.json: 1 statement was asked in other words than most asked, "
        "so it is not pooled: voice.\n"
    )
    places = {row["id"]: row["places"] for row in json.loads(done.out)["statements"]}
    assert places["voice"] == {"asked": 5, "other_words": 1, "not_asked": 0}
    assert places["home"] == {"asked": 6, "other_words": 0, "not_asked": 0}


def test_what_does_not_compare_is_refused_whole_and_nothing_is_written(run_cli, six, tmp_path):
    told = copy.deepcopy(six)
    told[1]["assessment"]["year"] = 2025
    told[4]["audience"] = "room"
    councils.written(tmp_path / "reports", told)
    done = run_cli("benchmark", "reports")
    assert (done.code, done.out) == (1, "")
    assert "reports/001.json: This round is of 2025, and most here are of 2026." in done.err
    assert "reports/004.json: This is the copy for the room" in done.err
    assert [path.name for path in tmp_path.iterdir()] == ["reports"]


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (("--format", "docx"), "not about several reports pooled. Use: html, markdown, json, csv."),
        (("--format", "pfd"), "not a format we know"),
        (("--language", "tlh"), "no words in the language “tlh”"),
    ],
)
def test_wrong_usage_is_said_before_a_file_is_read(run_cli, options, words):
    done = run_cli("benchmark", "nowhere.json", *options)
    assert done.code == 2
    assert words in done.err


def test_no_file_named_is_wrong_usage(run_cli):
    assert run_cli("benchmark").code == 2


def test_a_pool_of_pools_and_one_with_its_own_page_in_the_folder_is_refused(run_cli, six, tmp_path):
    councils.written(tmp_path / "reports", six)
    assert run_cli("benchmark", "reports", "--format", "json", "-o", "reports/").code == 0
    told = run_cli("benchmark", "reports").err
    assert "a pool is not pooled again. Put it into another folder." in told


def test_a_terminal_obeys_nothing_that_a_file_holds(run_cli, six, tmp_path):
    told = copy.deepcopy(six)
    told[0]["statements"][0]["id"] = "\x1b[2J"
    told[0]["statements"][0]["groups"] = {"\x1b[31m": {}}
    councils.written(tmp_path / "reports", told)
    done = run_cli("benchmark", "reports")
    assert done.code == 1
    assert "\x1b" not in done.err
