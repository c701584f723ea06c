"""`report`, `diff` and `seal`: files whole or not at all, drafts asked about, nothing lost while sealing."""

import errno
import json
import os
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from mir_assess import report as pages
from mir_assess.errors import ReportError
from mir_assess.office import closing, writing


def people(run, opened, first, last, answer, group="lived"):
    rows = [f"{group}{n},{group},WI-I-1,{answer}" for n in range(first, last)]
    Path(f"{group}{first}.csv").write_text(
        "\n".join(["session,group,statement,answer", *rows]), encoding="utf-8"
    )
    assert run("import", opened, f"{group}{first}.csv").code == 0


def _is_a_store(file):
    return file.read_bytes().startswith(b"SQLite format 3")


class TestReport:
    def test_is_one_html_file_named_after_the_assessment_and_audience(self, run, answered, tmp_path):
        done = run("report", answered)
        assert done.code == 0
        assert (tmp_path / "northshire-2026-room.html").read_bytes().startswith(b"<!DOCTYPE html>")
        assert done.last == "Next: mir-assess seal northshire-2026"

    @pytest.mark.parametrize(("command", "format_"), [("report", "htm"), ("diff", "easy")])
    def test_a_format_that_is_wrong_twice_is_told_once(self, run, command, format_):
        asked = ["northshire-2026"] * (1 if command == "report" else 2)
        done = run(command, *asked, "--format", format_, "--format", format_)
        assert (done.code, done.err.count(f"“{format_}”")) == (2, 1)

    def test_writes_every_format_asked_for(self, run, answered, tmp_path):
        formats = [word for name in ("html", "markdown", "json", "csv") for word in ("--format", name)]
        assert run("report", answered, *formats, "-o", "out/").code == 1, (
            "a folder that is not there is not made up"
        )
        (tmp_path / "out").mkdir()
        assert run("report", answered, *formats, "-o", "out").code == 0
        assert sorted(file.suffix for file in (tmp_path / "out").iterdir()) == [
            ".csv",
            ".html",
            ".json",
            ".md",
        ]

    def test_fills_a_template_of_the_councils_own(self, run, answered, tmp_path):
        assert run("report", answered, "--format", "docx", "-o", "plain.docx").code == 0
        done = run("report", answered, "--format", "docx", "--template", "plain.docx", "-o", "ours.docx")
        assert done.code == 0
        assert (tmp_path / "ours.docx").read_bytes().startswith(b"PK")

    def test_a_template_that_cannot_be_filled_leaves_nothing_written(self, run, answered, tmp_path):
        (tmp_path / "ours.docx").write_text("Dear {{ all }}", encoding="utf-8")
        done = run("report", answered, "-f", "html", "-f", "docx", "--template", "ours.docx")
        assert done.code == 1
        assert "ours.docx: This is not a Word document." in done.err
        assert [file.name for file in tmp_path.glob("northshire-2026-room*")] == []

    def test_a_template_without_a_format_that_fills_one_is_wrong_usage(self, run, answered, tmp_path):
        done = run("report", answered, "--template", "ours.docx")
        assert done.code == 2
        assert "--template: None of the formats asked for fills a template. Add --format docx." in done.err

    def test_a_dash_puts_the_document_alone_on_standard_output(self, run, answered):
        done = run("report", answered, "--format", "json", "-o", "-")
        assert json.loads(done.out)["assessment"]["name"] == answered
        assert done.err.startswith("Next: ")

    def test_is_in_another_language_under_another_name(self, run, answered, tmp_path):
        done = run("report", answered, "--language", "pl_PL")
        assert done.code == 0
        assert '<html lang="pl">' in (tmp_path / "northshire-2026-room.pl.html").read_text(encoding="utf-8")
        assert "northshire-2026-room.pl.html" in done.out
        assert run("report", answered, "--language", "en").code == 0
        assert (tmp_path / "northshire-2026-room.html").is_file()

    def test_a_language_nobody_has_words_in_is_refused_before_anything_is_written(
        self, run, answered, tmp_path
    ):
        done = run("report", answered, "--language", "tlh")
        assert done.code == 2
        assert "--language: We have no words in the language “tlh”." in done.err
        assert "pl (Polski)" in done.err
        assert not list(tmp_path.glob("*.html"))

    @pytest.mark.parametrize(
        ("command", "kind"), [("report", "report"), ("diff", "comparison"), ("trend", "trend")]
    )
    def test_help_names_the_formats_that_fit_and_no_other(self, run, command, kind):
        helped = " ".join(run(command, "--help").out.split())
        told = helped.split("--format F ", 1)[1].split(". Repeat for more.", 1)[0]
        named = told.replace(" (unless asked)", "").replace(" or ", ", ").split(", ")
        assert named == list(pages.fitting(kind))

    def test_one_format_named_twice_is_one_format(self, run, answered, tmp_path):
        assert run("report", answered, "-f", "json", "-f", "json", "-o", "x.json").code == 0
        assert json.loads((tmp_path / "x.json").read_text(encoding="utf-8"))["audience"] == "room"

    def test_never_takes_the_place_of_a_file_that_answers_are_kept_in(self, run, answered, tmp_path):
        assert run("seal", answered, "--yes").code == 0
        (store,) = (file for file in tmp_path.rglob("*") if file.is_file() and _is_a_store(file))
        for file in (store, tmp_path / f"{answered}.mir.json"):
            before = file.read_bytes()
            done = run("report", answered, "-o", file)
            assert done.code == 1
            assert f"{file}: Answers are kept in this file, so no page takes its place." in done.err
            assert file.read_bytes() == before

    @pytest.mark.parametrize("output", [["-o", "."], []], ids=["in a folder", "with no -o"])
    def test_never_takes_the_place_of_a_template_of_the_usual_name(self, run, answered, tmp_path, output):
        name = f"{answered}-room.docx"
        assert run("report", answered, "--format", "docx").code == 0
        before = (tmp_path / name).read_bytes()
        done = run("report", answered, "--format", "html", "--format", "docx", "--template", name, *output)
        assert done.code == 2
        assert f"{name}: This is the template itself, and a template is never changed." in done.err
        assert (tmp_path / name).read_bytes() == before
        assert not (tmp_path / f"{answered}-room.html").exists(), "none is written where one cannot be"

    def test_never_takes_the_place_of_a_template_named_as_the_file(self, run, answered, tmp_path):
        assert run("report", answered, "--format", "docx", "-o", "ours.docx").code == 0
        before = (tmp_path / "ours.docx").read_bytes()
        done = run("report", answered, "--format", "docx", "--template", "ours.docx", "-o", "./ours.docx")
        assert done.code == 2
        assert "ours.docx: This is the template itself, and a template is never changed." in done.err
        assert (tmp_path / "ours.docx").read_bytes() == before

    def test_standard_output_without_room_is_no_fault_of_ours(self, monkeypatch):
        def no_room(_):
            raise OSError(errno.ENOSPC, "No space left on device")

        full = SimpleNamespace(flush=lambda: None, buffer=SimpleNamespace(write=no_room))
        monkeypatch.setattr(sys, "stdout", full)
        with pytest.raises(ReportError) as refused:
            writing.write_to_standard_output(b"a page")
        assert str(refused.value) == (
            "-o -: The page cannot be put on standard output (No space left on device). "
            "Check that there is room where it goes, or name a file with -o."
        )

    def test_bad_options_are_said_at_once(self, run, answered, tmp_path):
        done = run(
            "report", answered, "--format", "jsn", "--format", "html", "--audience", "pubic", "-o", "x.html"
        )
        assert done.code == 2
        assert "Did you mean “json”" in done.err
        assert "Did you mean “public”" in done.err
        assert "Several formats cannot go into one file" in done.err
        assert not (tmp_path / "x.html").exists()

    def test_a_format_that_is_not_installed_is_refused_before_anything_is_written(
        self, run, answered, tmp_path, monkeypatch
    ):
        found = pages.find_spec
        monkeypatch.setattr(pages, "find_spec", lambda name: None if name == "typst" else found(name))
        done = run("report", answered, "--format", "html", "--format", "pdf")
        assert done.code == 1
        assert (
            '“pdf” needs a part of the program that is not installed. Install it: pip install "mir-assess['
            in (done.err)
        )
        assert not list(tmp_path.glob("*.html"))
        assert run("diff", "older", "newer", "--format", "pdf").code == 1
        assert run("report", answered, "--format", "html").code == 0

    def test_a_pdf_is_named_after_the_assessment_and_the_audience(self, run, answered, tmp_path):
        assert run("report", answered, "--format", "pdf").code == 0
        assert (tmp_path / "northshire-2026-room.pdf").read_bytes().startswith(b"%PDF-1.7")

    def test_public_only_from_a_sealed_round(self, run, answered, tmp_path):
        done = run("report", answered, "--audience", "public")
        assert done.code == 1
        assert "seal" in done.err
        assert not list(tmp_path.glob("*.html"))
        run("seal", answered, "--yes")
        assert run("report", answered, "--audience", "public").code == 0
        assert run("report", f"{answered}.mir.json", "--audience", "public", "-o", "p.html").code == 0
        assert (tmp_path / "p.html").read_bytes() == (tmp_path / "northshire-2026-public.html").read_bytes()

    def test_a_file_that_cannot_be_written_leaves_the_old_one_whole(
        self, run, answered, tmp_path, monkeypatch
    ):
        (tmp_path / "r.html").write_text("old", encoding="utf-8")

        def full(_):
            raise OSError(28, "No space left on device")

        monkeypatch.setattr(os, "fsync", full)
        done = run("report", answered, "-o", "r.html")
        assert done.code == 1
        assert "No space left" in done.err
        assert (tmp_path / "r.html").read_text(encoding="utf-8") == "old"
        assert not list(tmp_path.glob(".*part"))

    def test_an_unknown_name_offers_the_near_miss(self, run, answered):
        done = run("report", "northshir-2026")
        assert done.code == 1
        assert "Did you mean “northshire-2026”" in done.err

    def test_an_assessment_nobody_answered_reports_too(self, run, opened):
        assert run("report", opened, "--format", "json", "-o", "-").code == 0

    def test_the_same_round_makes_the_same_bytes(self, run, answered):
        pages = {run("report", answered, "--format", "markdown", "-o", "-").out for _ in range(2)}
        assert len(pages) == 1


class TestDrafts:
    def test_one_to_four_people_more_need_a_yes(self, run, opened, tmp_path):
        people(run, opened, 0, 8, 3)
        assert run("report", opened, "-o", "a.html").code == 0
        people(run, opened, 8, 9, 1)
        done = run("report", opened, "-o", "b.html")
        assert done.code == 2
        assert "--yes" in done.err
        assert "People with lived experience" in done.err
        assert not (tmp_path / "b.html").exists()
        assert run("report", opened, "-o", "b.html", "--yes").code == 0

    @pytest.mark.parametrize(
        "name", ["html", "one-page", "easy", "heard", "evidence", "docx", "xlsx", "json"]
    )
    def test_a_draft_in_any_format_counts(self, run, opened, tmp_path, name):
        people(run, opened, 0, 8, 3)
        assert run("report", opened, "--format", name).code == 0
        people(run, opened, 8, 9, 1)
        assert run("report", opened, "--format", "csv").code == 2

    def test_one_file_that_was_written_before_the_next_failed_is_a_draft(self, run, opened, tmp_path):
        people(run, opened, 0, 8, 3)
        (tmp_path / f"{opened}-room.csv").mkdir()
        assert run("report", opened, "--format", "html", "--format", "csv").code != 0
        assert (tmp_path / f"{opened}-room.html").exists()
        people(run, opened, 8, 9, 1)
        assert run("report", opened).code == 2

    def test_five_people_more_need_none(self, run, opened):
        people(run, opened, 0, 8, 3)
        run("report", opened)
        people(run, opened, 8, 13, 1)
        assert run("report", opened).code == 0

    def test_nobody_more_needs_none(self, run, answered):
        run("report", answered)
        assert run("report", answered, "--format", "csv").code == 0

    def test_a_few_against_an_older_draft_count_too(self, run, opened):
        people(run, opened, 0, 8, 3)
        run("report", opened)
        people(run, opened, 8, 10, 1)
        run("report", opened, "--yes")
        people(run, opened, 10, 16, 2)
        assert run("report", opened).code == 0, "eight since the first draft, six since the second"
        people(run, opened, 16, 18, 2)
        assert run("report", opened).code == 2

    def test_somebody_at_a_keyboard_is_asked(self, run, opened, tmp_path):
        people(run, opened, 0, 8, 3)
        run("report", opened)
        people(run, opened, 8, 9, 1)
        no = run("report", opened, "-o", "b.html", typed=["no"])
        assert (no.code, no.out.splitlines()[0]) == (0, "No draft was made.")
        assert not (tmp_path / "b.html").exists()
        assert run("report", opened, "-o", "b.html", typed=["yes"]).code == 0

    def test_a_diff_of_an_open_round_is_a_draft_too(self, run, opened):
        people(run, opened, 0, 8, 3)
        run(
            "new",
            "northshire-2025",
            "--organisation",
            "Northshire Council",
            "--year",
            "2025",
            "--set",
            "first-eight",
        )
        run("report", opened)
        people(run, opened, 8, 9, 1)
        assert run("diff", opened, "northshire-2025").code == 2

    def test_sealing_says_where_a_draft_beside_the_sealed_round_would_show_what_few_said(self, run, opened):
        people(run, opened, 0, 8, 3)
        run("report", opened)
        assert "Whoever holds that draft" not in run("seal", opened, typed=["no"]).err
        people(run, opened, 8, 9, 1)
        asked = run("seal", opened, typed=["no"])
        assert asked.code == 0
        assert "one to four people of “People with lived experience”" in " ".join(asked.err.split())
        assert "Whoever holds that draft could tell what they said" in " ".join(asked.err.split())

    def test_sealing_drops_the_record_of_drafts(self, run, answered, own_store):
        from mir_assess.model.events import issued_stream
        from mir_assess.store import open_store

        run("report", answered)
        store = open_store(str(own_store))
        assert len(store.read(issued_stream(answered))) == 1
        store.close()
        run("seal", answered, "--yes")
        store = open_store(str(own_store))
        assert store.read(issued_stream(answered)) == ()
        store.close()

    def test_the_record_of_drafts_is_no_session(self, run, answered):
        before = run("show", answered).out
        run("report", answered)
        assert run("show", answered).out == before
        assert run("check").code == 0
        assert run("start", answered, piped="q\n").code == 0


class TestDiff:
    @pytest.fixture
    def two(self, run, answered):
        run(
            "new",
            "northshire-2025",
            "--organisation",
            "Northshire Council",
            "--year",
            "2025",
            "--set",
            "first-eight",
        )
        people(run, "northshire-2025", 20, 28, 2)
        return "northshire-2025", answered

    def test_never_takes_the_place_of_the_template_it_fills(self, run, two, tmp_path):
        assert run("diff", *two, "--format", "docx", "-o", "ours.docx").code == 0
        before = (tmp_path / "ours.docx").read_bytes()
        typed = ("--format", "docx", "--template", "ours.docx", "-o", "./ours.docx", "--yes")
        done = run("diff", *two, *typed)
        assert done.code == 2
        assert "ours.docx: This is the template itself, and a template is never changed." in done.err
        assert (tmp_path / "ours.docx").read_bytes() == before

    def test_years_order_the_sides_whatever_was_typed_first(self, run, two, tmp_path):
        assert run("diff", *two, "--format", "json").code == 0
        name = "northshire-2025-to-northshire-2026-room.json"
        first = (tmp_path / name).read_bytes()
        assert run("diff", *reversed(two), "--format", "json").code == 0
        assert (tmp_path / name).read_bytes() == first
        assert json.loads(first)["old"]["year"] == 2025

    def test_takes_sealed_files(self, run, two):
        for name in two:
            run("seal", name, "--yes")
        files = [f"{name}.mir.json" for name in two]
        by_file = run("diff", *files, "--format", "markdown", "-o", "-")
        by_name = run("diff", *two, "--format", "markdown", "-o", "-")
        assert by_file.code == 0
        assert by_file.out == by_name.out

    def test_says_what_became_of_actions_since_they_were_sealed(self, run, two):
        run("plan", two[0], "add", "--what", "A phone line", "--led-by-lived", "a", "--led-by-council", "b")
        run("seal", two[0], "--yes")
        run("plan", two[0], "move", "1", "--to", "done")
        shown = json.loads(run("diff", *two, "--format", "json", "-o", "-").out)
        assert [action["status"] for action in shown["actions"]] == ["done"]

    def test_two_organisations_are_no_change(self, run, two):
        run("new", "other-2026", "--organisation", "Other Council", "--year", "2026")
        done = run("diff", two[0], "other-2026")
        assert done.code == 1
        assert "two organisations" in done.err

    def test_rounds_that_asked_from_other_banks_have_nothing_to_compare(self, run, two):
        named = ("--organisation", "Northshire Council", "--year", "2028")
        run("new", "ladder-2028", *named, "--bank", "ladder-of-co-production")
        done = run("diff", two[0], "ladder-2028")
        assert (done.code, done.out) == (1, "")
        assert "different lists of statements, Making It Real, in our own words and " in done.err
        run("new", "both-2028", *named, "--bank", "making-it-real", "--bank", "ladder-of-co-production")
        assert run("diff", two[0], "both-2028", "-o", "-").code == 0
        assert run("trend", *two, "ladder-2028", "-o", "-").code == 0

    def test_one_round_on_both_sides_is_refused_under_any_name(self, run, answered, tmp_path):
        run("seal", answered, "--yes")
        for pair in (
            (answered, answered),
            (answered, f"{answered}.mir.json"),
            (f"./{answered}.mir.json",) * 2,
        ):
            done = run("diff", *pair)
            assert (done.code, done.out) == (1, "")
            assert "one round" in done.err
            assert "an earlier and a later one" in done.err
        assert not list(tmp_path.glob("*.html"))

    def test_a_file_that_is_no_sealed_round(self, run, two, tmp_path):
        (tmp_path / "x.mir.json").write_text("{}", encoding="utf-8")
        done = run("diff", two[0], "./x.mir.json")
        assert done.code == 1
        assert "not a sealed round" in done.err


class TestTrend:
    @pytest.fixture
    def three(self, run, answered):
        for year, low in (("2024", 30), ("2025", 20)):
            name = f"northshire-{year}"
            run("new", name, "--organisation", "Northshire Council", "--year", year, "--set", "first-eight")
            people(run, name, low, low + 8, 2)
        return "northshire-2024", "northshire-2025", answered

    @pytest.mark.parametrize("command", ["diff", "trend"])
    def test_never_takes_the_place_of_the_template_it_fills(self, run, three, tmp_path, command):
        rounds = three if command == "trend" else three[:2]
        assert run(command, *rounds, "--format", "docx", "-o", "ours.docx").code == 0
        before = (tmp_path / "ours.docx").read_bytes()
        done = run(command, *rounds, "--format", "docx", "--template", "ours.docx", "-o", "./ours.docx")
        assert done.code == 2
        assert "ours.docx: This is the template itself, and a template is never changed." in done.err
        assert (tmp_path / "ours.docx").read_bytes() == before

    def test_years_order_the_rounds_whatever_was_typed_first(self, run, three, tmp_path):
        name = "northshire-2024-to-northshire-2026-trend-room.json"
        pages = set()
        for typed in (three, three[::-1], (three[1], three[2], three[0])):
            assert run("trend", *typed, "--format", "json", "--yes").code == 0
            pages.add((tmp_path / name).read_bytes())
        (page,) = pages
        assert [one["year"] for one in json.loads(page)["rounds"]] == [2024, 2025, 2026]

    def test_every_format_that_fits_in_one_call(self, run, three, tmp_path):
        asked = [part for name in ("html", "markdown", "json", "csv") for part in ("--format", name)]
        done = run("trend", *three, *asked)
        assert done.code == 0
        assert done.last == "Next: mir-assess plan northshire-2026 list"
        stem = "northshire-2024-to-northshire-2026-trend-room"
        assert {file.name for file in tmp_path.glob(f"{stem}.*")} == {
            f"{stem}.{ending}" for ending in ("html", "md", "json", "csv")
        }

    def test_takes_sealed_files_and_names_together(self, run, three):
        for name in three:
            run("seal", name, "--yes")
        files = [f"{name}.mir.json" for name in three]
        by_file = run("trend", *files, "--audience", "public", "--format", "markdown", "-o", "-")
        by_name = run("trend", *three, "--audience", "public", "--format", "markdown", "-o", "-")
        mixed = run(
            "trend", three[2], files[0], three[1], "--audience", "public", "-f", "markdown", "-o", "-"
        )
        assert by_file.code == 0
        assert by_file.out == by_name.out == mixed.out

    def test_two_rounds_are_for_diff(self, run, three):
        done = run("trend", *three[:2])
        assert (done.code, done.out) == (2, "")
        assert "diff OLD NEW" in done.err
        assert run("trend", three[0]).code == 2

    def test_a_round_typed_twice_and_another_organisation(self, run, three):
        done = run("trend", three[0], three[0], three[1])
        assert done.code == 1
        assert "named more than once" in done.err
        run("new", "other-2026", "--organisation", "Other Council", "--year", "2026")
        done = run("trend", *three[:2], "other-2026")
        assert done.code == 1
        assert "more than one organisation" in done.err

    def test_an_open_round_is_not_for_the_public(self, run, three):
        done = run("trend", *three, "--audience", "public")
        assert (done.code, done.out) == (1, "")
        assert "seal" in done.err

    def test_is_a_draft_of_every_open_round(self, run, three):
        run("trend", *three)
        people(run, three[0], 40, 42, 2)
        done = run("trend", *three)
        assert done.code == 2
        assert "--yes" in done.err
        done = run("trend", *three, typed=["no"])
        assert (done.code, done.out.splitlines()[0]) == (0, "No draft was made.")
        assert run("trend", *three, "--yes").code == 0

    def test_says_what_became_of_actions_since_they_were_sealed(self, run, three):
        run("plan", three[0], "add", "--what", "A phone line", "--led-by-lived", "a", "--led-by-council", "b")
        run("seal", three[0], "--yes")
        run("plan", three[0], "move", "1", "--to", "done")
        shown = json.loads(run("trend", *three, "--format", "json", "-o", "-").out)
        assert [action["status"] for action in shown["actions"]] == ["done"]

    def test_in_another_language(self, run, three, tmp_path):
        assert run("trend", *three, "--language", "pl").code == 0
        assert (tmp_path / "northshire-2024-to-northshire-2026-trend-room.pl.html").exists()
        assert run("trend", *three, "--language", "xx").code == 2

    def test_an_unknown_format_or_audience_is_told_before_anything_is_read(self, run):
        done = run("trend", "a", "b", "c", "--format", "htm", "--audience", "press")
        assert done.code == 2
        assert "html" in done.err
        assert "room or public" in done.err


class TestSeal:
    def test_writes_the_file_then_erases_and_the_name_stays_usable(self, run, answered, tmp_path):
        done = run("seal", answered, "--yes")
        assert done.code == 0
        assert "Kept:" in done.err
        assert "Dropped:" in done.err
        assert done.last == "Next: mir-assess report northshire-2026 --audience public"
        assert (
            json.loads((tmp_path / "northshire-2026.mir.json").read_bytes())["format"] == "mir-assess/round"
        )
        assert "sealed on" in run("list").out
        by_name = run("report", answered, "-o", "-").out
        assert by_name == run("report", "northshire-2026.mir.json", "-o", "-").out

    def test_nobody_there_needs_yes_and_nothing_changes(self, run, answered, tmp_path):
        done = run("seal", answered)
        assert done.code == 2
        assert "--yes" in done.err
        assert not (tmp_path / "northshire-2026.mir.json").exists()
        assert "open" in run("list").out

    def test_a_no_at_the_keyboard_changes_nothing(self, run, answered):
        done = run("seal", answered, typed=["n"])
        assert (done.code, done.out.splitlines()[0]) == (0, "Nothing was sealed.")
        assert "State: open" in run("list").out

    def test_a_second_time_offers_the_same_file_again(self, run, answered, tmp_path):
        run("seal", answered, "--yes")
        file = tmp_path / "northshire-2026.mir.json"
        first = file.read_bytes()
        file.unlink()
        done = run("seal", answered, typed=["yes"])
        assert "It cannot be sealed again" in done.err
        assert file.read_bytes() == first

    def test_never_takes_the_place_of_a_folder(self, run, answered, tmp_path):
        (tmp_path / f"{answered}.mir.json").mkdir()
        for _ in range(2):
            done = run("seal", answered, "--yes")
            assert done.code == 1
            assert "There is another file of this name." in done.err
            run("seal", answered, "--yes", "-o", "kept.mir.json")

    def test_never_writes_over_another_file(self, run, answered, tmp_path):
        (tmp_path / "mine.json").write_text("mine", encoding="utf-8")
        done = run("seal", answered, "--yes", "-o", "mine.json")
        assert done.code == 1
        assert (tmp_path / "mine.json").read_text(encoding="utf-8") == "mine"
        assert "State: open" in run("list").out

    def test_where_the_file_cannot_be_written_the_round_stays_open(self, run, answered):
        assert run("seal", answered, "--yes", "-o", "nowhere/x.mir.json").code == 1
        assert "State: open" in run("list").out
        assert "People with lived experience: 6 people" in run("show", answered).out

    def test_where_erasing_fails_the_file_is_there_and_sealing_goes_on_later(
        self, run, answered, monkeypatch
    ):
        from mir_assess.errors import Problem, StoreError
        from mir_assess.store.sqlite import SqliteStore

        def fail(*_, **__):
            raise StoreError(Problem("", "The disk is full.", ""))

        with monkeypatch.context() as patch:
            patch.setattr(SqliteStore, "erase", fail)
            assert run("seal", answered, "--yes").code == 1
        assert "State: open" in run("list").out
        assert run("seal", answered, "--yes").code == 0

    def test_an_answer_that_comes_in_meanwhile_stops_it(self, run, answered, monkeypatch):
        def answer_meanwhile(*arguments, **options):
            Path("late.csv").write_text(
                "session,group,statement,answer\nlate,lived,WI-I-1,1\n", encoding="utf-8"
            )
            assert run("import", answered, "late.csv").code == 0
            return writing.write_whole(*arguments, **options)

        monkeypatch.setattr(closing, "write_whole", answer_meanwhile)
        done = run("seal", answered, "--yes")
        assert done.code == 1
        assert "State: open" in run("list").out

    def test_not_to_standard_output(self, run, answered):
        assert run("seal", answered, "--yes", "-o", "-").code == 2

    def test_the_file_is_for_its_owner_only(self, run, answered, tmp_path):
        import os

        run("seal", answered, "--yes")
        if os.name != "nt":
            assert (tmp_path / "northshire-2026.mir.json").stat().st_mode & 0o077 == 0


LONG = "a" * 300
"""A name that no disk takes."""


@pytest.mark.parametrize(
    "typed",
    [
        ("report", "northshire-2026", "-o", LONG),
        ("report", "northshire-2026", "-f", "html", "-f", "csv", "-o", LONG),
        ("report", LONG),
        ("report", "northshire-2026", "-f", "docx", "--template", LONG),
        ("notes", LONG),
        ("diff", "northshire-2026", LONG),
        ("trend", "northshire-2026", "northshire-2025", LONG),
        ("seal", "northshire-2026", "--yes", "-o", LONG),
        ("plan", "northshire-2026", "list", "--format", "xlsx", "-o", LONG),
        ("new", "next-year", "--organisation", "A", "--year", "2027", "--previous", LONG),
        ("import", "northshire-2026", LONG),
        ("demo", LONG),
        ("backup", LONG),
        ("list", "--store", f"{LONG}.sqlite"),
        ("check", "--store", f"{LONG}/in/it.sqlite"),
        ("new", "next-year", "--organisation", "A", "--year", "2027", "--store", f"{LONG}.sqlite"),
    ],
    ids=lambda typed: " ".join(typed).replace(LONG, "LONG"),
)
def test_a_name_that_no_disk_takes_is_a_sentence_and_no_fault_of_ours(run, answered, tmp_path, typed):
    done = run(*typed)
    assert done.code in (1, 2)
    assert done.err.strip()
    assert {file.name for file in tmp_path.glob("a*")} == {"answered.csv", "assessments.sqlite"}
    assert run("check").code == 0


@pytest.mark.skipif(sys.platform != "linux", reason="names are as long as this on Linux")
@pytest.mark.parametrize("letter", ["a", "ü", "語", "🎈"])
def test_a_name_that_is_as_long_as_the_disk_takes_is_written(run, answered, tmp_path, letter):
    name = letter * (250 // len(letter.encode())) + ".html"
    done = run("report", answered, "-o", name)
    assert (done.code, (tmp_path / name).exists()) == (0, True), done.err


def test_links_that_lead_to_one_another_are_no_fault_of_ours(run, answered, tmp_path):
    try:
        (tmp_path / "one.docx").symlink_to("other.docx")
        (tmp_path / "other.docx").symlink_to("one.docx")
    except OSError:
        pytest.skip("no links can be made here")
    assert run("report", answered, "-f", "docx", "--template", "one.docx").code == 1
    assert run("report", answered, "-f", "html", "-o", "one.docx").code == 0
    assert (tmp_path / "one.docx").read_bytes().startswith(b"<!DOCTYPE html>")


def test_a_folder_of_nobody_is_a_sentence_and_no_fault_of_ours(run, answered):
    done = run("report", answered, "--yes", "-o", "~nobody-of-this-name/page.html")
    assert done.code == 1
    assert "~nobody-of-this-name/page.html: The file cannot be written" in done.err
