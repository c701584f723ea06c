"""What may be pooled, and what is refused: each file by its name, with what it is and what to give."""

import copy
import json
from fractions import Fraction
from pathlib import Path
from time import process_time

import pytest

import made_up_councils as councils
import made_up_rounds as made
from mir_assess.analysis.policy import ROOM
from mir_assess.analysis.quartiles import ToldShare
from mir_assess.errors import ReportError
from mir_assess.pipeline import render, report, trend
from mir_assess.pooled import public_reports
from mir_assess.pooled.parsing import LARGEST
from mir_assess.report.pooldata import FORMAT as POOL_FORMAT
from mir_assess.sealed import seal_document


@pytest.fixture(scope="module")
def six():
    return councils.documents(councils.rounds(6))


def refused(folder: Path) -> str:
    with pytest.raises(ReportError) as error:
        public_reports([str(folder)])
    assert error.value.exit_code == 1
    assert all(problem.what and problem.fix for problem in error.value.problems)
    return str(error.value)


def with_changed(six, tmp_path, change, which=2):
    """Six reports, of which one is changed."""
    told = copy.deepcopy(six)
    told[which] = change(told[which]) or told[which]
    councils.written(tmp_path, told)
    return tmp_path


def test_reports_are_read_from_files_folders_and_patterns_each_once(six, tmp_path):
    files = councils.written(tmp_path / "in", six)
    (tmp_path / "in" / "._000.json").write_text("what a Mac leaves behind")
    (tmp_path / "in" / "report.html").write_text("no report as JSON")
    for names in (
        [str(tmp_path / "in")],
        [str(tmp_path / "in" / "*.json")],
        [*map(str, files)],
        [str(tmp_path / "in"), *map(str, reversed(files))],
    ):
        assert [one.file for one in public_reports(names)] == files, names


def test_a_name_that_stands_for_nothing_is_refused_with_all_others(six, tmp_path):
    (tmp_path / "empty").mkdir()
    councils.written(tmp_path / "in", six)
    with pytest.raises(ReportError) as error:
        public_reports(["nowhere.json", "no*.json", str(tmp_path / "empty"), str(tmp_path / "in")])
    assert [problem.where for problem in error.value.problems] == [
        "nowhere.json",
        "no*.json",
        str(tmp_path / "empty"),
    ]


@pytest.mark.parametrize("name", ["~nobody-has-this-name/in", "a" * 300 + ".json"])
def test_a_name_that_the_system_cannot_look_for_is_refused(name):
    with pytest.raises(ReportError) as error:
        public_reports([name])
    assert [problem.where for problem in error.value.problems] == [name]


def test_of_very_many_names_the_one_that_stands_twice_is_found_at_once(tmp_path):
    """Counted name by name, these took a minute, and a file as large as may be would take a day."""
    names = [f'"{number}":0' for number in range(200_000)]
    (tmp_path / "many.json").write_text("{" + ",".join([*names, names[-1]]) + "}")
    began = process_time()
    assert "“199999” stands twice" in refused(tmp_path)
    assert process_time() - began < 10


def test_a_file_with_brackets_in_its_name_is_no_pattern(six, tmp_path):
    councils.written(tmp_path, six)
    (tmp_path / "000.json").rename(tmp_path / "[1].json")
    assert len(public_reports([str(tmp_path / "[1].json"), str(tmp_path)])) == len(six)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_what_windows_makes_of_a_file_does_no_harm(six, tmp_path, encoding):
    files = councils.written(tmp_path, six)
    files[0].write_bytes(json.dumps(six[0]).replace("\n", "\r\n").encode(encoding))
    assert len(public_reports([str(tmp_path)])) == len(six)


def test_fewer_than_five_reports_are_too_few(six, tmp_path):
    councils.written(tmp_path, six[:4])
    assert "too few reports to pool: 4" in refused(tmp_path)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "not whole JSON"),
        (b'{"format": "mir-assess/report", "version": 1, "aud', "not whole JSON"),
        (b"\xff\xfe\x00\xd8", "not whole JSON"),
        (b"[" * 100_000, "not whole JSON"),
        (b'{"a":' * 100_000, "not whole JSON"),
        (b'{"format": "mir-assess/report", "version": NaN}', "not whole JSON"),
        (b'{"format": "mir-assess/report", "version": ' + b"9" * 5_000 + b"}", "not whole JSON"),
        (b'{"format": "mir-assess/report", "format": "mir-assess/report"}', "“format” stands twice"),
        (b"[]", "not a report that mir-assess wrote"),
        (b'"mir-assess/report"', "not a report that mir-assess wrote"),
        (b'{"format": ["mir-assess/report"]}', "not a report that mir-assess wrote"),
        (b'{"format": "mir-assess/report", "version": 2}', "upgrade mir-assess"),
        (b'{"format": "mir-assess/report", "version": true}', "not as `mir-assess report` writes it"),
        (b'{"format": "mir-assess/report", "version": 1}', "policy: This is not as"),
        (b'{"format": "mir-assess/diff", "version": 1}', "it compares rounds"),
        (b'{"format": "mir-assess/trend", "version": 1}', "it compares rounds"),
        (json.dumps({"format": POOL_FORMAT, "version": 1}).encode(), "a pool is not pooled again"),
        (b'{"format": "mir-assess/round", "version": 1}', "below the thresholds"),
    ],
)
def test_what_is_no_public_report_says_what_it_is(six, tmp_path, content, words):
    councils.written(tmp_path, six)
    (tmp_path / "other.json").write_bytes(content)
    told = refused(tmp_path)
    assert words in told
    assert all(line.startswith(str(tmp_path / "other.json")) for line in told.splitlines())


def test_what_our_other_commands_write_is_told_apart(six, tmp_path):
    rounds = [councils.rounds(1, year=year)[0] for year in (2024, 2025, 2026)]
    councils.written(tmp_path, six)
    (tmp_path / "trend.json").write_bytes(render(trend(rounds, ROOM), "json", councils.NO_TEMPLATES))
    (tmp_path / "room.json").write_bytes(render(report(rounds[0], ROOM), "json", councils.NO_TEMPLATES))
    (tmp_path / "one.mir.json").write_bytes(seal_document(rounds[0], "salt"))
    told = refused(tmp_path).splitlines()
    assert len(told) == 3
    assert "sealed round" in told[0]
    assert "the copy for the room" in told[1]
    assert "compares rounds" in told[2]


def test_a_file_too_large_to_be_a_report_is_not_even_read(six, tmp_path):
    councils.written(tmp_path, six)
    with (tmp_path / "huge.json").open("wb") as file:
        file.truncate(LARGEST * 10)  # a hole, which takes no room
    assert "too large" in refused(tmp_path)


def test_every_problem_of_every_file_is_told_at_once(six, tmp_path):
    told = copy.deepcopy(six)
    told[0]["assessment"]["sealed"] = False
    told[1]["policy"]["min_base"] = 1
    told[2]["audience"] = "room"
    told[3]["assessment"]["year"] = 2025
    councils.written(tmp_path, told)
    lines = refused(tmp_path).splitlines()
    assert [line.partition(":")[0] for line in lines] == [str(tmp_path / f"{n:03}.json") for n in range(4)]
    for line, words in zip(
        lines,
        ("not sealed", "lower than those for publishing", "copy for the room", "is of 2025"),
        strict=True,
    ):
        assert words in line


@pytest.mark.parametrize(
    "policy",
    [
        {"min_base": 4, "exact_from": 10, "min_cell": 3},
        {"min_base": 5, "exact_from": 9, "min_cell": 3},
        {"min_base": 5, "exact_from": 10, "min_cell": 2},
        {"min_base": 20, "exact_from": 10, "min_cell": 3},
        {"min_base": 5, "exact_from": 10, "min_cell": 6},
    ],
)
def test_thresholds_below_ours_are_refused(six, tmp_path, policy):
    folder = with_changed(six, tmp_path, lambda told: told["policy"].update(policy))
    assert "lower than those for publishing" in refused(folder)


def exact_cell(told):
    """The first group that shows an exact number, in one of the reports."""
    return next(
        figures
        for statement in told["statements"]
        for figures in statement["groups"].values()
        if isinstance(figures["base"], int) and figures["keeps_promise"] and figures["bands"]
    )


@pytest.mark.parametrize(
    "change",
    [
        lambda cell: cell["keeps_promise"].update(people=cell["base"] + 1),
        lambda cell: cell["keeps_promise"].update(people=-1),
        lambda cell: cell["keeps_promise"].update(people=True),
        lambda cell: cell["keeps_promise"].update(people=2),
        lambda cell: cell["keeps_promise"].update(people=10**30),
        lambda cell: cell["keeps_promise"].update(people=cell["keeps_promise"]["people"] + 0.5),
        lambda cell: cell["keeps_promise"].update(share=0.999),
        lambda cell: cell["keeps_promise"].update(share=-1),
        lambda cell: cell.update(base=9),
        lambda cell: cell.update(base=cell["base"] + 500),
        lambda cell: cell.update(bands=None),
        lambda cell: cell["bands"].update(not_yet=0),
        lambda cell: cell.update(keeps_promise=None),
        lambda cell: cell.update(keeps_promise={"coarse": "a few"}),
        lambda cell: cell.update(keeps_promise={"suppressed": "because"}),
        lambda cell: cell.update(agreed={"level": "mostly"}),
        lambda cell: cell.pop("base"),
    ],
)
def test_figures_that_no_public_report_tells_are_refused(six, tmp_path, change):
    which = next(n for n, told in enumerate(six) if any_exact(told))
    folder = with_changed(six, tmp_path, lambda told: change(exact_cell(told)) and None, which)
    told = refused(folder)
    assert f"{which:03}.json: statements." in told


def any_exact(told):
    try:
        return bool(exact_cell(told))
    except StopIteration:
        return False


@pytest.mark.parametrize(
    "change",
    [
        lambda told: told["statements"][0].update(scale="another"),
        lambda told: told["statements"][0].update(bank="another"),
        lambda told: told["statements"][0].update(good_from="sometime"),
        lambda told: told["statements"].append(told["statements"][0]),
        lambda told: told["groups"].append(told["groups"][0]),
        lambda told: told["groups"][0].update(role="mayor"),
        lambda told: told["groups"].pop(),
        lambda told: told["banks"].clear(),
        lambda told: told.update(statements={}),
        lambda told: told["assessment"].update(year=10**9),
        lambda told: told["assessment"].update(organisation=""),
        lambda told: told.update(audience="everyone"),
    ],
)
def test_a_report_that_does_not_hold_together_is_refused(six, tmp_path, change):
    folder = with_changed(six, tmp_path, lambda told: change(told) and None)
    assert f"{tmp_path / '002.json'}: " in refused(folder)


def test_infinity_written_as_a_number_is_refused(six, tmp_path):
    files = councils.written(tmp_path, six)
    which = next(n for n, told in enumerate(six) if any_exact(told))
    told = copy.deepcopy(six[which])
    exact_cell(told)["keeps_promise"]["share"] = 12345.5
    files[which].write_text(json.dumps(told).replace("12345.5", "1e999"))
    assert "statements." in refused(tmp_path)


def test_one_round_twice_is_refused_and_an_older_copy_of_it_too(six, tmp_path):
    files = councils.written(tmp_path, six)
    (tmp_path / "again.json").write_bytes(files[0].read_bytes())
    assert "the same round as" in refused(tmp_path)
    older = copy.deepcopy(six[0])
    older["statements"].pop()
    (tmp_path / "again.json").write_text(json.dumps(older))
    assert "another copy of the round" in refused(tmp_path)


def test_a_council_among_others_may_not_weigh_twice_however_its_name_is_written(six, tmp_path):
    def second_team(told):
        told["assessment"] = {
            **six[0]["assessment"], "name": "another-team",
            "organisation": six[0]["assessment"]["organisation"].upper() + " ",
        }  # fmt: skip

    assert "of the same organisation as" in refused(with_changed(six, tmp_path, second_team))


@pytest.mark.parametrize(
    "names", [("東京 Council", "大阪 Council"), ("Wick City Council", "Wick County Council")]
)
def test_two_councils_whose_names_are_nearly_alike_are_pooled(six, tmp_path, names):
    told = copy.deepcopy(six)
    for one, name in zip(told, names, strict=False):
        one["assessment"]["organisation"] = name
    councils.written(tmp_path, told)
    assert len(public_reports([str(tmp_path)])) == len(six)


@pytest.mark.parametrize("written", ["The {}", "{}.", "  {}  ", "{} "])
def test_a_council_may_not_weigh_twice_by_a_point_or_a_the(six, tmp_path, written):
    def second_team(told):
        name = written.format(six[0]["assessment"]["organisation"])
        told["assessment"] = {**six[0]["assessment"], "name": "another-team", "organisation": name}

    assert "of the same organisation as" in refused(with_changed(six, tmp_path, second_team))


@pytest.mark.parametrize("unseen", ["\u00ad", "\u200b", "\u2060"])
def test_a_sign_that_nobody_sees_makes_no_other_council_of_it(six, tmp_path, unseen):
    def second_team(told):
        name = six[0]["assessment"]["organisation"]
        told["assessment"] = {
            **six[0]["assessment"],
            "name": "x",
            "organisation": f"{name[:2]}{unseen}{name[2:]}",
        }

    assert "of the same organisation as" in refused(with_changed(six, tmp_path, second_team))


def test_teams_of_one_council_alone_are_pooled(six, tmp_path):
    told = copy.deepcopy(six)
    for one in told:
        one["assessment"]["organisation"] = "Northshire Council"
    councils.written(tmp_path, told)
    assert len(public_reports([str(tmp_path)])) == len(six)


def test_of_two_years_with_as_many_reports_the_newer_is_the_one(six, tmp_path):
    told = copy.deepcopy(six)
    for one in told[:3]:
        one["assessment"]["year"] = 2025
    councils.written(tmp_path, told)
    lines = refused(tmp_path).splitlines()
    assert [line.partition(":")[0] for line in lines] == [str(tmp_path / f"00{n}.json") for n in range(3)]


def test_ten_people_are_enough_for_an_exact_share(six, tmp_path):
    hidden = {"suppressed": "small_cell", "threshold": 3}

    def of_ten(told):
        for group in told["groups"]:
            group["people"] = 10
        for statement in told["statements"]:
            for figures in statement["groups"].values():
                figures.update(
                    base=10,
                    levels=hidden,
                    bands={"not_yet": 7, "keeps_promise": 3},
                    keeps_promise={"people": 3, "share": 0.3, "interval": [0.1, 0.6]},
                )

    folder = with_changed(six, tmp_path, of_ten, which=0)
    read = next(one.report for one in public_reports([str(folder)]) if one.file.name == "000.json")
    told = {share for shares in read.shares.values() for share in shares.values()}
    assert told == {ToldShare(Fraction(3, 10), Fraction(3, 10))}


@pytest.mark.parametrize(
    ("rough", "told"),
    [
        ("fewer_than_min_cell", ToldShare(Fraction(0), Fraction(2, 10))),
        ("all_but_fewer_than_min_cell", ToldShare(Fraction(8, 10), Fraction(1))),
        ("fewer_than_half", "few"),
        ("half_or_more", "few"),
    ],
)
def test_a_rough_number_is_read_as_all_that_it_leaves_open(six, tmp_path, rough, told):
    """Fewer than three of ten people or more: with the fewest people the share may lie furthest off."""
    document = copy.deepcopy(six[0])
    hidden = {"suppressed": "small_cell", "threshold": 3}
    for statement in document["statements"]:
        for figures in statement["groups"].values():
            figures.update(base=hidden, levels=hidden, bands=None, keeps_promise={"coarse": rough})
    councils.written(tmp_path, [document, *six[1:]])
    read = next(one.report for one in public_reports([str(tmp_path)]) if one.file.name == "000.json")
    assert {share for shares in read.shares.values() for share in shares.values()} == {told}


def test_two_groups_of_one_role_are_never_added_together(tmp_path):
    twins = (*councils.GROUPS[:2], made.Group("older", "Older people", "lived_experience"))
    found = councils.rounds(5, groups=twins)
    councils.written(tmp_path, map(councils.public_json, found))
    for one in public_reports([str(tmp_path)]):
        assert {shares["lived_experience"] for shares in one.report.shares.values()} == {"several"}
