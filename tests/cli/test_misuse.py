"""Every command typed wrong says where, what is wrong, and what to do next, in plain words."""

import pytest

from mir_assess.cli.app import COMMANDS

NUMBERS = "Type a whole number, in digits."
WRONG = [
    ("new", "NAME: This is missing. Type it like this: mir-assess new NAME"),
    (
        "key --store a.db",
        "`mir-assess list --store a.db` shows the names there are. Type it like this: mir-assess key NAME",
    ),
    ("diff a", "NAME|FILE: This is missing. Type it like this: mir-assess diff NAME|FILE NAME|FILE"),
    ("benchmark", "FILE...: This is missing. Type it like this: mir-assess benchmark FILE..."),
    ("withdraw a", "SESSION: This is missing. Type it like this: mir-assess withdraw NAME SESSION"),
    ("plan a move", "NUMBER: This is missing. Type it like this: mir-assess plan a move NUMBER --to STATUS"),
    ("plan a move 1 going", "Type it like this: mir-assess plan a move NUMBER --to STATUS"),
    ("plan a add kettle", "Type it like this: mir-assess plan a add --what TEXT"),
    ("list all", "“all” is more than mir-assess list takes."),
    ("seal a b c", "“b c” is more than mir-assess seal takes."),
    ("new a --organisation --year 2026", "put words that belong together in quotation marks"),
    ("list --colour", "--colour: mir-assess list has no option of this name."),
    ("seal a --yaer 1", "--yaer: mir-assess seal has no option of this name."),
    ("new a --yaer 2026", "has no option of this name. Did you mean “--year”?"),
    ("--foo", "--foo: mir-assess has no option of this name."),
    ("new a --minutes", "--minutes: Something has to stand after this option, and nothing does."),
    ("plan a move 1 --to", "--to: Something has to stand after this option, and nothing does."),
    ("list --plain=yes", "--plain: Nothing may stand after this option. Type --plain alone."),
    ("new a --year soon", f"--year: “soon” cannot stand here. {NUMBERS}"),
    ("serve --port 0", "--port: “0” cannot stand here. Type a whole number from 1 to 65535."),
    ("plan a move x", "NUMBER: “x” is not a number. Type an action’s number as the list shows it"),
    ("strat", "strat: There is no command of this name. Did you mean “start”?"),
    ("plan a shuffle", "shuffle: There is no command of this name. Use: add, list, move, review."),
    ("plan a lst", "lst: There is no command of this name. Did you mean “list”?"),
    ("plan a", "mir-assess plan: It does not say what to do. Use: add, list, move, review."),
    (
        "plan list",
        "NAME: The name of an assessment comes first. Type it like this: mir-assess plan NAME list",
    ),
    ("plan list a", "Type it like this: mir-assess plan a list"),
]


@pytest.mark.parametrize(("typed", "words"), WRONG, ids=[typed for typed, _ in WRONG])
def test_what_was_typed_wrong(run, typed, words):
    done = run(*typed.split())
    assert (done.code, done.out) == (2, "")
    said, see = done.err.splitlines()
    assert words in said
    assert see.startswith("See: mir-assess")
    assert see.endswith(" --help")


EVERY = (*COMMANDS, "plan a list", "plan a review", "statements show")
ENDLESS = ("trend", "benchmark", "plan", "statements")
"""They take as many words as there are, or name a command next."""


@pytest.mark.parametrize(
    "typed",
    [
        *(f"{command} {wrong}" for command in EVERY for wrong in ("--no-such-option", "--plain=yes")),
        *(f"{command} a b c d e f g" for command in EVERY if command not in ENDLESS),
    ],
)
def test_no_command_lets_the_words_of_a_library_through(run, typed):
    done = run(*typed.split())
    assert done.code == 2
    for theirs in ("Invalid", "Missing", "No such", "Got unexpected", "argument(s)", "{", "does not take"):
        assert theirs not in done.err


def test_the_help_that_help_names_is_there(run):
    see = run("plan", "the hall", "move").err.splitlines()[-1]
    assert see == 'See: mir-assess plan "the hall" move --help'
    assert run("plan", "the hall", "move", "--help").code == 0


@pytest.mark.parametrize("typed", [(), ("plan",), ("statements",)])
def test_a_family_without_a_word_shows_its_help_a_line_at_a_time(run, typed):
    done = run(*typed)
    assert done.code == 2
    assert len(done.err.splitlines()) > 8
    assert "\ufffd" not in done.err


def test_signs_that_steer_a_screen_are_shown_and_not_obeyed(run):
    done = run("list", "\x1b[2Jx", "--year\x1b[2J")
    assert done.code == 2
    assert "\x1b" not in done.err


def test_another_language_says_it_in_its_own_words(run, monkeypatch):
    monkeypatch.setenv("MIR_ASSESS_LANGUAGE", "pl")
    done = run("strat")
    assert done.code == 2
    assert "start" in done.err
    assert "Did you mean" not in done.err


@pytest.mark.parametrize(
    ("typed", "code", "words"),
    [
        (("seal", ""), 1, "NAME: There is no assessment with this name."),
        (("delete", "", "--yes"), 1, "NAME: There is no assessment with this name."),
        (("show", ""), 1, "NAME: There is no assessment with this name."),
        (("diff", "", "northshire-2026"), 1, "NAME: There is no assessment with this name."),
        (
            ("diff", "northshire-2026", "round.json"),
            1,
            "To use the file, type it with its folder: ./round.json",
        ),
        (("seal", "nrthshire-2026"), 1, "Did you mean “northshire-2026”?"),
        (("seal", "northshire-2026", "-o", "-"), 2, "Name a file, or leave -o out."),
        (("seal", "northshire-2026"), 2, "Nobody is here to ask. Add --yes to say yes."),
        (("withdraw", "northshire-2026", ""), 2, "SESSION: Which code is it?"),
        (("withdraw", "northshire-2026", "ABC"), 1, "A code has nine signs."),
        (("withdraw", "J93-H2J-273", "northshire-2026"), 2, "NAME: This is a code, and the name"),
        (("diff", "northshire-2026", "northshire-2026"), 1, "Name two rounds: an earlier and a later one."),
        (("diff", "northshire-2026", "./round.json"), 1, "Give a file that"),
        (("diff", "northshire-2026", "./nowhere.mir.json"), 1, "Look at its name and folder."),
        (("diff", "northshire-2026", "x", "--audience", "all"), 2, "Use room or public."),
        (("benchmark", ""), 1, "FILE: This is missing."),
        (("benchmark", "round.json"), 1, "Make the public one:"),
        (("benchmark", "nowhere.json"), 1, "Look at its name and folder."),
        (("benchmark", "empty"), 1, "Put the public JSON reports into it."),
    ],
    ids=str,
)
def test_where_what_and_what_next_of_a_file_or_a_name(run, opened, tmp_path, typed, code, words):
    (tmp_path / "round.json").write_text('{"a": 1}', encoding="utf-8")
    (tmp_path / "empty").mkdir()
    done = run(*typed)
    assert done.code == code
    assert words in done.err
    assert run("show", opened).code == 0


def test_only_formats_that_fit_are_offered(run):
    assert (
        run("diff", "a", "b", "--format", "pfd")
        .err.rstrip()
        .endswith("markdown, json, csv, docx, pdf, xlsx.")
    )
