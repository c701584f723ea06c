"""Three years of a council through the real program: its bank is reworded, split and merged under way, and
each year's answers are set beside an earlier year's only where both were asked the same.
"""

import json

import pytest

from editions import years

AUDIENCES = ("room", "public")
FORMATS = {"html": "html", "markdown": "md", "json": "json", "csv": "csv"}


def answers_to(edition, *, high):
    """A file of answers: twenty people and sixteen of the council team, each to all that is asked."""
    lines = ["session,group,statement,answer"]
    for group, people in (("lived", 20), ("council", 16)):
        up = high or group == "council"
        for person in range(people):
            for statement in edition.statements:
                keys = edition.scale(statement.scale).keys
                level = keys[-1] if up == (person % 4 > 0) else keys[1]
                lines.append(f"{group}-{person},{group},{statement.id},{level}")
    return "\n".join(lines) + "\n"


def hold(run_cli, folder, year, bank):
    """Open a round on one edition of a bank, bring in what people said, and close it."""
    file = years.written(bank, folder / f"bank-{year}.yaml")
    answers = folder / f"answers-{year}.csv"
    answers.write_text(answers_to(bank.edition(year), high=year > "2026"), encoding="utf-8")
    name = f"northshire-{year}"
    for typed in (
        ("new", name, "--bank", file, "--edition", year, "--organisation", "Northshire", "--year", year),
        ("import", name, answers),
        ("seal", name, "--yes"),
    ):
        done = run_cli(*typed, cwd=folder)
        assert done.code == 0, done.err
    return folder / f"{name}.mir.json"


@pytest.fixture
def compared(run_cli, tmp_path):
    """Compare two rounds, named or as files, and return every page by its format."""

    def run(old, new, audience="room"):
        asked = [part for name in FORMATS for part in ("--format", name)]
        folder = tmp_path / f"pages-{len(list(tmp_path.glob('pages-*')))}"
        folder.mkdir()
        done = run_cli("diff", old, new, *asked, "--audience", audience, "-o", folder, cwd=tmp_path)
        assert done.code == 0, done.err
        assert done.err == ""
        return {file.suffix[1:]: file.read_bytes() for file in folder.iterdir()}

    return run


def kinds(page):
    return {row["id"]: row["comparability"] for row in json.loads(page["json"])["statements"]}


def rises(page):
    return {
        row["id"]
        for row in json.loads(page["json"])["statements"]
        for group in row["groups"].values()
        if group["reading"] == "clear_rise"
    }


def test_two_rounds_over_files_of_their_years(run_cli, compared, tmp_path):
    files = {year: hold(run_cli, tmp_path, year, years.file_of(year)) for year in years.YEARS}
    names = {year: f"northshire-{year}" for year in years.YEARS}
    for audience in AUDIENCES:
        page = compared(names["2026"], names["2027"], audience)
        assert set(page) == set(FORMATS.values())
        for old, new in (("2027", "2026"), ("2026", "2027")):
            assert compared(names[old], names[new], audience) == page
            assert compared(files[old], files[new], audience) == page
        told = {"same", "nearly", "moved", "both"} | ({"safe"} if audience == "room" else set())
        assert rises(page) == told
        document = page["md"].decode()
        assert f"{len(told)} of 18 statements can be compared" in document
        assert "Last year there were five levels to choose from, and now there are six" in document
        assert "Why it changed: These were two ideas." in document

    page = compared(names["2026"], files["2028"])
    assert rises(page) == {"same", "moved", "both", "safe", "back"}
    assert kinds(page)["nearly"] == kinds(page)["other"] == "reworded"
    assert kinds(page)["visits"] == "split"
    assert "We asked this in the same words in 2026" in page["md"].decode()
    page = compared(names["2027"], names["2028"])
    assert kinds(page)["other"] == "reworded_comparable"
    assert rises(page) == set()


def test_one_file_with_all_editions_and_a_copy_under_another_name(run_cli, compared, tmp_path):
    hold(run_cli, tmp_path, "2026", years.whole())
    hold(run_cli, tmp_path, "2027", years.whole())
    page = compared("northshire-2027", "northshire-2026")
    assert rises(page) == {"same", "nearly", "moved", "both", "safe", "back"}
    hold(run_cli, tmp_path, "2028", years.copied(years.whole()))
    page = compared("northshire-2026", "northshire-2028")
    assert rises(page) == {"same", "moved", "safe", "back"}
    assert set(kinds(page).values()) == {"same", "other_edition", "new", "retired"}


OFFICIAL = """
format: mir-assess/overlay
version: 1
bank: allotment
kind: wording
edition: "2026"
source: {wording: "Words of another list, made up here.", licence: "ask them"}
statements:
  same: {text: "I get up when I want to."}
  moved: {easy_text: "I wake late."}
"""


def test_our_words_one_year_and_the_official_ones_the_next_are_not_one_question(run_cli, compared, tmp_path):
    bank = years.file_of("2026")
    hold(run_cli, tmp_path, "2026", bank)
    file = tmp_path / "bank-2026.yaml"
    (tmp_path / "theirs.yaml").write_text(OFFICIAL, encoding="utf-8")
    answers = tmp_path / "answers-2027.csv"
    answers.write_text(answers_to(bank.edition("2026"), high=True), encoding="utf-8")
    for typed in (
        ("new", "northshire-2027", "--bank", file, "--wording", "theirs.yaml", "--organisation", "Northshire",
         "--year", "2027"),
        ("import", "northshire-2027", answers),
        ("seal", "northshire-2027", "--yes"),
    ):  # fmt: skip
        done = run_cli(*typed, cwd=tmp_path)
        assert done.code == 0, done.err
    for pair in (("northshire-2026", "northshire-2027"), ("northshire-2027", "northshire-2026")):
        page = compared(*pair)
        told = kinds(page)
        assert told.pop("same") == "reworded"
        assert set(told.values()) == {"same"}
        assert "same" not in rises(page)
        document = page["md"].decode()
        apart = document.split("### I get up when I want to.\n")[1].split("\n### ")[0]
        assert "We asked this differently last year, so we do not compare." in apart
        assert "I wake when I choose." in apart
        assert "of 20 people" not in apart
        assert "There were no easy words last year, and now they are “I wake late.”." in document
