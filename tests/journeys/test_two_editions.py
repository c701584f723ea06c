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
