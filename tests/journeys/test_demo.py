"""The demonstration: everything a round can have, in a folder of its own, and all of it says that it is made
up.
"""

import json

import pytest

from mir_assess.demonstration import make, story
from mir_assess.errors import ReportError
from mir_assess.report import FORMATS
from mir_assess.resources import folder
from reading import READERS

STEMS = (
    "northshire-2025-public",
    "northshire-2025-room",
    "northshire-2025-to-northshire-2026-room",
    "northshire-2026-room",
)


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    return make(
        tmp_path_factory.mktemp("demo") / "mir-assess-demo", folder("statements"), folder("templates")
    )


def test_it_makes_every_page_in_every_format(made):
    names = {file.name for file in made.files}
    assert names == {
        "northshire-2025.mir.json",
        *(
            form.file_name(stem)
            for stem in STEMS
            for form in FORMATS.values()
            if ("comparison" if "-to-" in stem else "report") in form.kinds
        ),
    }
    assert all(file.stat().st_size for file in made.files)


def test_every_page_holds_the_words_made_up(made):
    read = {file.name: READERS[file.suffix.removeprefix(".")](file.read_bytes()) for file in made.files}
    assert [name for name, words in read.items() if "made up" not in words] == []


def test_the_page_to_open_first_is_there(made):
    assert made.open_first in made.files
    assert made.open_first.suffix == ".html"


def test_the_same_program_makes_the_same_bytes(made, tmp_path):
    again = make(tmp_path / "again", folder("statements"), folder("templates"))
    assert [file.read_bytes() for file in again.files] == [file.read_bytes() for file in made.files]


def test_the_story_shows_each_sort_of_finding(made):
    report, diff = (
        json.loads(next(file for file in made.files if file.name == f"{stem}.json").read_bytes())
        for stem in ("northshire-2026-room", "northshire-2025-to-northshire-2026-room")
    )
    gaps = {gap["reading"] for statement in report["statements"] for gap in statement["gaps"]}
    assert {"comparison_higher", "reference_higher", "no_clear_gap", "too_few"} <= gaps
    changes = {group["reading"] for statement in diff["statements"] for group in statement["groups"].values()}
    assert {"clear_rise", "no_clear_change", "too_few", "not_comparable"} <= changes
    assert {action["status"] for action in diff["actions"]} == {"done", "stuck"}


def test_the_carers_are_too_few_to_show(made):
    page = json.loads(
        next(file for file in made.files if file.name == "northshire-2026-room.json").read_bytes()
    )
    carers = next(group for group in page["groups"] if group["id"] == "carers")
    assert carers["people"] == {"suppressed": "below_base", "threshold": 5}


@pytest.mark.parametrize("year", [story.FIRST, story.SECOND])
def test_no_more_people_answer_than_came(year):
    for group, answers in year.answers.items():
        assert {statement: sum(people) for statement, people in answers.items()} == dict.fromkeys(
            answers, year.present[group]
        )


def test_a_second_time_in_the_same_folder_touches_nothing(made):
    before = {file: file.read_bytes() for file in made.files}
    with pytest.raises(ReportError, match="already"):
        make(made.store.parent, folder("statements"), folder("templates"))
    assert {file: file.read_bytes() for file in made.files} == before


def test_the_command(run_cli, tmp_path):
    done = run_cli("demo")
    assert done.code == 0
    assert f"Open first: {tmp_path.name and 'mir-assess-demo'}" in done.out
    assert "made up" in done.out.splitlines()[0]
    last = done.out.splitlines()[-1]
    assert last.startswith("Next: mir-assess show northshire-2026 --store ")
    followed = run_cli(*last.removeprefix("Next: mir-assess ").split())
    assert followed.code == 0
    assert not (tmp_path / "assessments.sqlite").exists(), "the person's own store is left alone"


def test_a_folder_that_cannot_be_made(run_cli, tmp_path):
    (tmp_path / "file").write_text("", encoding="utf-8")
    done = run_cli("demo", "file/inside")
    assert done.code == 1
    assert "Name another place" in done.err
