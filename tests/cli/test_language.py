"""`--language`, and the language the surroundings ask for: chosen, refused, kept out of what is stored."""

import json

import pytest

VARIABLE = "MIR_ASSESS_LANGUAGE"


@pytest.fixture
def walked(run, opened):
    """The name of an assessment, and what starting it in a language shows."""

    def walk(*options, piped="q\n"):
        return run("start", opened, *options, piped=piped)

    return walk


def test_a_walk_is_in_the_language_that_was_asked_for(walked):
    done = walked("--language", "pl")
    assert done.code == 0
    assert "Witamy." in done.out
    assert "Osoby z własnym doświadczeniem" in done.out
    assert "Welcome" not in done.out
    assert done.last == "Aby wrócić, wpisz: mir-assess start northshire-2026 --language pl"


def test_the_surroundings_may_ask_for_a_language(walked, monkeypatch):
    monkeypatch.setenv(VARIABLE, "pl")
    done = walked()
    assert "Witamy." in done.out
    assert done.last == "Aby wrócić, wpisz: mir-assess start northshire-2026"
    assert "Welcome." in walked("--language=en").out


def test_every_command_speaks_it(run, opened, monkeypatch):
    monkeypatch.setenv(VARIABLE, "pl")
    assert "Kto wziął udział" in run("show", opened).out
    assert "Nie ma kogo zapytać" in run("delete", opened).err
    assert "Zobacz: mir-assess show --help" in run("show").err


@pytest.mark.parametrize("code", ["PL", "pl_PL", "pl-GB"])
def test_a_code_may_be_written_in_any_way(walked, code):
    assert "Witamy." in walked("--language", code).out


@pytest.mark.parametrize(
    ("options", "variable", "where"), [(("--language", "pol"), "pl", "--language"), ((), "pol", VARIABLE)]
)
def test_an_unknown_language_is_refused_with_the_near_miss_and_those_there_are(
    run, walked, monkeypatch, options, variable, where
):
    monkeypatch.setenv(VARIABLE, variable)
    done = walked(*options)
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith(f"{where}: ")
    assert "“pl”" in done.err or "„pl”" in done.err
    assert "en (English), pl (Polski)" in done.err


def test_nothing_is_opened_in_an_unknown_language(run):
    done = run("start", "new-one", "--organisation", "N", "--year", "2026", "--language", "xx")
    assert done.code == 2
    assert "no assessments" in run("list").out


def test_an_unknown_language_stops_no_other_command(run, opened, monkeypatch):
    monkeypatch.setenv(VARIABLE, "xx")
    assert run("list").code == 0
    assert "open" in run("list").out


def test_a_language_that_only_the_statements_have_is_walked_in(run, tmp_path, made_bank):
    made_bank("cy", "Rwy'n gorffwys.")
    options = ("--bank", "own.yaml", "--organisation", "N", "--year", "2026")
    done = run("start", "n", *options, "--language", "cy", piped="q\n")
    assert done.code == 0
    assert "Rwy'n gorffwys." in done.out
    assert "The program has no words in this language yet" in done.out
    assert "Rwy'n gorffwys." in run("start", "n", "--language", "CY", piped="q\n").out


@pytest.fixture
def made_bank(tmp_path):
    """Writes a bank of one statement, own.yaml, with its text in one other language."""

    def make(language, words):
        (tmp_path / "own.yaml").write_text(
            "format: mir-assess/bank\nversion: 1\nid: own\ntitle: Own\neditions: ['2026']\n"
            "source: {follows: nothing, wording: Ours., licence: CC0}\n"
            "themes: [{id: t, title: T}]\n"
            "scales: [{id: s, levels: [{key: bad, label: Bad}, {key: good, label: Good}], good_from: good}]\n"
            "stems: [{role: lived_experience, voice: i, text: How true?},"
            " {role: council, voice: i, text: How true for them?}]\n"
            "statements: [{id: O-1, voice: i, wordings: [{since: '2026', text: I rest., easy_text: I rest.,"
            f' theme: t, scale: s, translations: {{{language}: {{text: "{words}"}}}}}}]}}]\n',
            encoding="utf-8",
        )

    return make


def test_what_is_kept_does_not_depend_on_the_language(run, tmp_path, opened):
    reports = []
    for name, options in (("a", ()), ("b", ("--language", "pl"))):
        run("new", name, "--organisation", "N", "--year", "2026", "--set", "first-eight")
        run("start", name, *options, piped="3\nd\nnext lived\n4\nq\n")
        run("report", name, "--format", "json", "-o", f"{name}.json")
        report = json.loads((tmp_path / f"{name}.json").read_text(encoding="utf-8"))
        assert report["assessment"].pop("name") == name
        reports.append(report)
    assert reports[0] == reports[1]


def test_new_groups_are_kept_under_the_names_that_every_language_knows(run, monkeypatch):
    monkeypatch.setenv(VARIABLE, "pl")
    run("new", "n", "--organisation", "N", "--year", "2026", "--set", "first-eight")
    monkeypatch.delenv(VARIABLE)
    assert "People with lived experience: each person in turn" in run("show", "n").out


def test_the_questions_before_a_workshop_are_asked_in_the_language(run):
    typed = ["Northshire", "2026", *[""] * 20]
    done = run("start", "--language", "pl", typed=typed)
    assert "O który urząd (council) lub organizację chodzi?" in done.err + done.out
    assert "Jak będzie oceniać grupa „Osoby z własnym doświadczeniem”?" in done.err + done.out
    assert "Which" not in done.err + done.out
