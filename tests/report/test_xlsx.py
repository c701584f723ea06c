"""The workbook, as other programs read it: typed cells, and a reason in words for every empty one."""

import io
import os
import subprocess
import zipfile
from dataclasses import replace

import openpyxl
import pytest

import made_up_rounds as made_up
from made_up_languages import ARABIC, translated
from mir_assess import pipeline
from mir_assess.analysis.policy import PUBLIC, ROOM, policy_for
from mir_assess.model.round import Consensus, RoomAgreement
from mir_assess.report.cells import safe_headers, safe_names
from mir_assess.resources import folder
from reading import required, tool

TEMPLATES = folder("templates")
REASON = "What is not shown, and why"
NUMBERS = {"number": "#,##0", "share": "0%"}


def book_of(page):
    return openpyxl.load_workbook(io.BytesIO(pipeline.render(page, "xlsx", TEMPLATES)))


def rows_of(sheet):
    head, *rows = sheet.iter_rows(values_only=True)
    return [dict(zip(head, row, strict=True)) for row in rows]


@pytest.fixture
def pages(fixed):
    old, new = fixed.round_2025(), fixed.round_2026()
    return {
        (kind, audience): made
        for audience in ("room", "public")
        for kind, made in (
            ("report", pipeline.report(new, policy_for(audience))),
            ("comparison", pipeline.comparison(old, new, policy_for(audience))),
            ("trend", pipeline.trend((old, new, fixed.round_2027()), policy_for(audience))),
        )
    }


def test_there_is_a_sheet_for_each_view_and_the_first_one_tells_of_all(pages):
    book = book_of(pages["report", "room"])
    assert book.sheetnames == [
        "Read me first", "Who took part", "Answers", "Answers 2", "Groups as one", "Gaps", "What stands out",
        "Agreed", "Priorities", "Words", "Actions",
    ]  # fmt: skip
    first = book.worksheets[0]
    links = {cell.value: cell.hyperlink for row in first.iter_rows() for cell in row if cell.hyperlink}
    assert list(links) == book.sheetnames[1:]
    assert all(link.location == f"'{name}'!A1" and not link.target for name, link in links.items())
    assert book_of(pages["comparison", "room"]).sheetnames == [
        "Read me first", "What compares", "What changed", "Who was there", "Answers then and now",
        "Answers then and now 2", "Changes", "Changes of gaps", "Actions",
    ]  # fmt: skip
    assert book_of(pages["trend", "room"]).sheetnames == [
        "Read me first", "Who was there", "How the room changed", "What compares", "What changed",
        "Round by round", "Answers", "Answers 2", "Changes", "Changes of gaps", "Actions",
    ]  # fmt: skip


def test_cells_hold_what_they_are(pages):
    for page in pages.values():
        for sheet in book_of(page).worksheets[1:]:
            for column in sheet.iter_cols(min_row=2):
                kinds = {type(cell.value) for cell in column if cell.value is not None}
                assert kinds in ({str}, {int}, set()), f"{sheet.title}: {column[0].coordinate}"
                looks = {
                    cell.number_format for cell in column if cell.data_type == "n" and cell.value is not None
                }
                assert looks <= {NUMBERS["number"]}


def test_no_cell_is_empty_without_its_reason_and_no_reason_stands_beside_a_full_row(pages):
    for page in pages.values():
        for sheet in book_of(page).worksheets[1:]:
            for row in rows_of(sheet):
                empty = [name for name, cell in row.items() if cell is None]
                if empty:
                    assert len(row[REASON]) > 10
                    assert row[REASON] != "Everything is shown."
                elif REASON in row:
                    assert row[REASON] == "Everything is shown."


def test_a_table_has_its_headings_in_the_first_row_frozen_with_a_filter_and_a_name(pages):
    for page in pages.values():
        for sheet in book_of(page).worksheets[1:]:
            (table,) = sheet.tables.values()
            assert table.ref == sheet.dimensions
            assert table.autoFilter.ref == table.ref
            assert table.headerRowCount in (None, 1)
            assert [column.name for column in table.tableColumns] == [cell.value for cell in sheet[1]]
            assert sheet.freeze_panes == "B2"
            assert sheet.print_title_rows == "$1:$1"
            assert table.name.isascii()


def test_what_is_long_is_wrapped_and_its_row_is_tall_enough(pages):
    book = book_of(pages["report", "room"])
    sheet = book["Gaps"]
    texts = [cell for row in sheet.iter_rows() for cell in row if isinstance(cell.value, str)]
    assert texts
    assert all(cell.alignment.wrap_text for cell in texts)
    assert sheet.row_dimensions[2].height > 4 * 15
    assert book["Who took part"].row_dimensions[2].height < 2 * 15
    assert all(column.width < 100 for column in sheet.column_dimensions.values())


def test_no_word_of_a_heading_is_torn_and_none_is_under_the_button_of_its_filter(pages):
    """Bold letters are wider than those columns are measured by. The button hides the end of a heading."""
    for page in pages.values():
        for sheet in book_of(page).worksheets[1:]:
            for cell in sheet[1]:
                longest = max(map(len, cell.value.split()))
                assert width_of(sheet, cell.column) >= min(30, longest * 1.3 + 3)
                if cell.alignment.horizontal == "right":
                    assert cell.alignment.indent == 2


def test_numbers_stand_away_from_the_words_beside_them(pages):
    """LibreOffice keeps no distance in a cell whose words may wrap."""
    sheet = book_of(pages["report", "room"])["Answers"]
    numbers = [cell for row in sheet.iter_rows() for cell in row if isinstance(cell.value, int)]
    assert numbers
    assert all(cell.alignment.indent == 2 and not cell.alignment.wrap_text for cell in numbers)


def width_of(sheet, column):
    """Return how wide a column is; one entry may stand for several."""
    (found,) = (one.width for one in sheet.column_dimensions.values() if one.min <= column <= one.max)
    return found


def test_a_group_that_is_hidden_has_no_number_anywhere_and_zero_is_a_number(pages):
    rows = rows_of(book_of(pages["report", "room"])["Answers"])
    hidden = [row for row in rows if row["Group"] == "Family carers"]
    assert hidden
    assert not [cell for row in hidden for cell in row.values() if isinstance(cell, int)]
    assert rows[0]["Never true"] == 0
    assert rows[0]["In words"].startswith("9 of 13 people said")


def test_below_twenty_people_there_is_no_share_and_from_twenty_on_it_is_a_percentage(pages):
    written = pipeline.render(pages["report", "room"], "xlsx", TEMPLATES)
    assert "Share that keeps the promise" not in written_parts(written)["xl/sharedStrings.xml"]
    counted = made_up.found({"home": {"lived": (5, 5, 2, 4, 4), "council": (0, 0, 9, 9, 1)}})
    sheet = book_of(pipeline.report(counted, ROOM))["Answers"]
    many, few = rows_of(sheet)
    assert many["Share that keeps the promise"] == pytest.approx(0.4)
    assert few["Share that keeps the promise"] is None
    assert few[REASON] == "A share is told from 20 people on."
    column = [cell.value for cell in sheet[1]].index("Share that keeps the promise")
    assert sheet.cell(2, column + 1).number_format == NUMBERS["share"]
    assert "%" not in "".join(str(cell) for cell in few.values())


def test_each_scale_has_a_sheet_so_that_no_column_means_two_things(pages):
    book = book_of(pages["report", "room"])
    truth, stages = ([cell.value for cell in book[name][1]] for name in ("Answers", "Answers 2"))
    assert "Mostly true" in truth
    assert "Mostly true" not in stages
    assert "A habit" in stages
    # A scale without a promise has no column for one.
    assert "Keeps the promise" in truth
    assert "Keeps the promise" not in stages


def test_figures_for_testing_only_are_in_no_cell(pages, fixed):
    for page in pages.values():
        cells = [cell for sheet in book_of(page) for row in sheet.iter_rows(values_only=True) for cell in row]
        assert not [cell for cell in cells if isinstance(cell, float)]
        assert fixed.round_2026().assessment.parts[0].digest not in cells


def test_an_iso_day_is_a_day_and_other_words_stay_words(fixed):
    one, other = fixed.ACTIONS
    actions = (replace(one, by="2026-06-30"), replace(other, by="2026-02-30"), replace(one, by="0001-01-01"))
    book = book_of(pipeline.report(replace(fixed.round_2026(), actions=actions), ROOM))
    column = [cell.value for cell in book["Actions"][1]].index("By") + 1
    days = [book["Actions"].cell(row, column) for row in (2, 3, 4)]
    assert days[0].value.isoformat() == "2026-06-30T00:00:00"
    # What is done stands last.
    assert [day.value for day in days[1:]] == ["0001-01-01", "2026-02-30"]
    assert days[0].number_format == "yyyy-mm-dd"


def test_the_file_says_what_it_is_and_is_dated_on_the_day_of_sealing(pages):
    told = book_of(pages["report", "public"]).properties
    assert told.title == "Gap report: Northshire Council (made up) 2026"
    assert [day.isoformat() for day in (told.created, told.modified)] == ["2026-06-01T00:00:00"] * 2
    assert told.creator == "mir-assess"


def test_an_open_round_is_dated_on_the_day_of_opening(fixed):
    told = book_of(pipeline.report(replace(fixed.round_2026(), sealed=None), ROOM)).properties
    assert told.created.isoformat() == "2026-05-11T00:00:00"


def test_every_part_of_the_file_has_one_fixed_time(pages):
    with zipfile.ZipFile(io.BytesIO(pipeline.render(pages["report", "room"], "xlsx", TEMPLATES))) as file:
        assert {part.date_time for part in file.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def written_parts(content):
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        return {name: file.read(name).decode() for name in file.namelist()}


def test_a_right_to_left_language_has_right_to_left_sheets(fixed):
    page = pipeline.report(translated(fixed.round_2026(), "ar", ARABIC), ROOM, "ar")
    turned = replace(page, tongue=replace(page.tongue, own="ar"))
    assert all(sheet.sheet_view.rightToLeft for sheet in book_of(turned))
    assert not any(sheet.sheet_view.rightToLeft for sheet in book_of(page))


@pytest.mark.parametrize(
    ("names", "safe"),
    [
        (["Who took part?", "Who: took/part"], ["Who took part", "Who took part 2"]),
        (["x" * 40, "X" * 40], ["x" * 31, f"{'X' * 29} 2"]),
        (["'quoted'", "", "History"], ["quoted", "Sheet", "History 2"]),
        (["👩" * 20], ["👩" * 15]),
    ],
)
def test_names_of_sheets_are_such_as_every_program_takes(names, safe):
    assert safe_names(names) == safe


def test_headings_that_are_alike_or_too_long_are_told_apart():
    found = safe_headers(["Group", "group", "x" * 300, "x" * 300, ""])
    assert found[:2] == ["Group", "group (2)"]
    assert max(map(len, found)) == 255
    assert len(set(found)) == 5


def test_levels_that_are_called_like_other_columns_keep_their_own_numbers():
    levels = ("group", "statement", "don't know")
    scale = made_up.scale(levels, "statement")
    part = made_up.edition([made_up.statement("home", good_from="statement")], scale)
    counted = made_up.found({"home": {"lived": (4, 5, 6), "council": (1, 2, 3)}}, made_up.assessment(part))
    first = rows_of(book_of(pipeline.report(counted, ROOM))["Answers"])[0]
    assert [first[name] for name in ("Group (2)", "Statement (2)", "Don't know")] == [4, 5, 6]


def test_a_text_that_is_too_long_for_a_cell_says_so(fixed):
    notes = (replace(fixed.round_2026().notes[0], text="long " * 10_000),)
    sheet = book_of(pipeline.report(replace(fixed.round_2026(), notes=notes), ROOM))["Words"]
    (row,) = rows_of(sheet)
    assert len(row["Words"]) == 32_767
    assert row["Words"].endswith("… The rest is too long for a cell. Other formats have it.")


def test_an_agreed_level_in_public_has_words_where_it_has_no_number():
    counted = made_up.found({"home": {"lived": (4, 4, 4, 4, 4), "partners": Consensus("mostly", 4, 1)}})
    counted = replace(counted, may_show={"partners": True})  # so few show it on their yes
    (row,) = rows_of(book_of(pipeline.report(counted, PUBLIC))["Groups as one"])
    assert row["Level"] == "Mostly"
    assert row["People present"] is None
    assert "People present: " in row[REASON]


def test_a_room_that_agreed_on_nothing_is_not_said_to_be_too_small():
    counted = made_up.found(
        {"home": {"lived": (4, 4, 4, 4, 4)}}, around=made_up.Around(agreed={"home": RoomAgreement(None)})
    )
    (row,) = rows_of(book_of(pipeline.report(counted, ROOM))["Agreed"])
    assert row["People present"] is None
    assert "People present" not in row[REASON]
    assert "safe" not in row[REASON]


@pytest.fixture(scope="module")
def office(tmp_path_factory):
    """LibreOffice with a home of its own."""
    how = "install LibreOffice (apt install libreoffice-calc)"
    program = required("LibreOffice", tool("soffice", "libreoffice"), how)
    home = tmp_path_factory.mktemp("office")

    def convert(file, kind):
        done = subprocess.run(
            [
                program,
                f"-env:UserInstallation={home.as_uri()}",
                "--headless",
                "--convert-to",
                kind,
                "--outdir",
                str(file.parent),
                str(file),
            ],
            capture_output=True,
            env={**os.environ, "HOME": str(home)},
            timeout=180,
            check=False,
        )
        assert done.returncode == 0, done.stderr.decode()
        return file

    return convert


def test_libreoffice_opens_it_clean_and_finds_the_same_cells(pages, office, tmp_path):
    file = tmp_path / "report.xlsx"
    file.write_bytes(pipeline.render(pages["report", "room"], "xlsx", TEMPLATES))
    # All sheets, in UTF-8, each in a file of its own.
    office(file, "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1")
    answers = (tmp_path / "report-Answers.csv").read_text(encoding="utf-8")
    assert "D-1,I choose how to spend my days.,My days,People with lived experience" in answers
    assert ",0,1,3,6,3,0,0,0,0,13,mostly true or always true,4,9,Everything is shown." in answers
    made = {made.stem for made in tmp_path.glob("report-*.csv")}
    assert len(made) == len(book_of(pages["report", "room"]).sheetnames)


def test_it_prints_as_pages_that_hold_every_sheet(pages, office, tmp_path):
    reader = required("pdftotext", tool("pdftotext"), "install poppler (apt install poppler-utils)")
    file = tmp_path / "report.xlsx"
    file.write_bytes(pipeline.render(pages["report", "public"], "xlsx", TEMPLATES))
    office(file, "pdf")
    told = subprocess.run(
        [reader, str(tmp_path / "report.pdf"), "-"], capture_output=True, check=True
    ).stdout.decode()
    assert "Public copy" in told
    for name in book_of(pages["report", "public"]).sheetnames:
        assert name in told
