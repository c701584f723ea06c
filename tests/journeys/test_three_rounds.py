"""Three rounds of a council, sealed by the real program, and set in a row from their files: who was there,
what compared, and what became of it.
"""

import json

import pytest

from editions import years
from journeys.test_two_editions import FORMATS, hold

AUDIENCES = ("room", "public")


@pytest.fixture
def files(run_cli, tmp_path):
    return [hold(run_cli, tmp_path, year, years.file_of(year)) for year in years.YEARS]


def test_three_sealed_rounds_in_a_row(run_cli, files, tmp_path):
    asked = [part for name in FORMATS for part in ("--format", name)]
    names = [file.name.removesuffix(".mir.json") for file in files]
    for audience in AUDIENCES:
        pages = []
        for number, typed in enumerate((files, names, [files[2], names[0], files[1]])):
            folder = tmp_path / f"{audience}-{number}"
            folder.mkdir()
            done = run_cli("trend", *typed, *asked, "--audience", audience, "-o", folder, cwd=tmp_path)
            assert (done.code, done.err) == (0, "")
            pages.append({file.suffix[1:]: file.read_bytes() for file in folder.iterdir()})
        assert set(pages[0]) == set(FORMATS.values())
        assert pages[0] == pages[1] == pages[2]

    document = json.loads(pages[0]["json"])
    assert [one["sealed"] for one in document["rounds"]] == [True] * 3
    room = json.loads((tmp_path / "room-0" / f"{names[0]}-to-{names[2]}-trend-room.json").read_bytes())
    whole = {
        one["id"]: group["whole"]["reading"]
        for one in room["statements"]
        if (group := one["groups"]["lived"])["whole"]
    }
    assert whole == dict.fromkeys(("same", "moved", "both", "safe"), "clear_rise")
    told = (tmp_path / "room-0" / f"{names[0]}-to-{names[2]}-trend-room.md").read_text(encoding="utf-8")
    assert "4 of 26 statements can be compared over all three rounds." in told
    apart = told.split("### I choose what I eat, and when.\n")[1].split("\n### ")[0]
    assert "From 2027 to 2028: We asked this differently in 2027, so we do not compare." in apart
    assert "| 2028 |" not in apart


def test_a_file_cut_short_stops_the_whole_page(run_cli, files, tmp_path):
    files[1].write_bytes(files[1].read_bytes()[:-200])
    done = run_cli("trend", *files, cwd=tmp_path)
    assert done.code == 1
    assert files[1].name in done.err
    assert not list(tmp_path.glob("*.html"))
