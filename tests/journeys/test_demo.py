"""The demonstration: everything a round can have, in a folder of its own, and all of it says that it is made
up.
"""

import json
import re

import pytest

from mir_assess.demonstration import make, story
from mir_assess.errors import ReportError
from mir_assess.report import FORMATS, fitting
from mir_assess.resources import folder
from reading import words_of

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
            FORMATS[name].file_name(stem)
            for stem in STEMS
            for name in fitting("comparison" if "-to-" in stem else "report")
        ),
    }
    assert all(file.stat().st_size for file in made.files)


def test_every_page_holds_the_words_made_up(made):
    formats = {f".{form.extension}": name for name, form in FORMATS.items()}
    told = {file.name: words_of(file.read_bytes(), formats[file.suffix]) for file in made.files}
    assert [name for name, words in told.items() if "made up" not in words] == []


def test_the_easier_pages_of_a_workshop_stay_under_a_thousand_words(made):
    """All that is read, on paper too, where the list of contents is left out."""
    for stem in STEMS:
        if "-to-" in stem:
            continue
        file = next(file for file in made.files if file.name == f"{stem}-easy.html")
        body = file.read_text(encoding="utf-8").split("<body")[1]
        read = re.sub(r"<nav.*?</nav>|<svg.*?</svg>|<[^>]*>", " ", body, flags=re.DOTALL)
        assert len(re.findall(r"\S*\w\S*", read)) < 1000, stem


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
    reworded = next(statement for statement in diff["statements"] if statement["id"] == "FI-I-3")
    assert (reworded["comparability"], bool(reworded["reason"])) == ("reworded", True)
    assert reworded["text"] != reworded["old_text"]
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


def test_words_that_could_point_at_somebody_are_printed_kept_back_or_wait(made):
    pages = {
        file.stem: json.loads(file.read_bytes())
        for file in made.files
        if file.suffix == ".json" and "-to-" not in file.name and not file.name.endswith(".mir.json")
    }

    def printed(page):
        return {note["text"] for statement in pages[page]["statements"] for note in statement["notes"]}

    for year, audiences in ((story.FIRST, ("room", "public")), (story.SECOND, ("room",))):
        consented = {said.text for said in year.said if said.consent}
        for audience in audiences:
            missing = consented - printed(f"{year.name}-{audience}")
            assert len(missing) == 1
            (text,) = missing
            assert text.startswith("Mrs Example" if year is story.FIRST else "The man with the guide dog")
    told = " ".join(pages["northshire-2026-room"]["limits"])
    assert "1 note that may be printed is not here yet" in told
    assert "I am the only one here who signs" in " ".join(printed("northshire-2025-public"))


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
