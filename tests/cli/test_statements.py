"""`statements list`, `show`, `check`, `new` and `diff`, as somebody at a keyboard or a pipe meets them."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from mir_assess.resources import folder

ALLOTMENT = Path(__file__).parents[1] / "editions" / "allotment.yaml"
SOURCE = Path(__file__).parents[2] / "src"


@pytest.fixture
def mine(run, tmp_path):
    """A bank of one's own, as `statements new` writes it."""
    assert run("statements", "new", "mine.yaml", "--title", "Our own").code == 0
    return tmp_path / "mine.yaml"


def spoil(file, old, new):
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


class TestList:
    def test_plain_has_one_bank_a_line_with_its_counts(self, run):
        lines = run("statements", "list").out.splitlines()
        (ours,) = [line for line in lines if line.startswith("making-it-real; ")]
        assert re.search(r"; I statements: \d+; We statements: \d+; Statements: \d+; Editions: 2026; ", ours)
        assert "; Languages: en" in ours
        assert "; Sets: first-eight, " in ours
        assert lines[-1] == "Next: mir-assess statements show making-it-real"

    def test_a_bank_with_problems_is_listed_with_what_to_do(self, run, tmp_path, monkeypatch):
        (tmp_path / "broken.yaml").write_text("format: mir-assess/bank\n", encoding="utf-8")
        monkeypatch.setattr("mir_assess.resources.folder", lambda _: tmp_path)
        assert run("statements", "list").out.startswith(
            "broken; Title: has 9 problems: statements check broken\n"
        )

    def test_no_bank_at_all(self, run, tmp_path, monkeypatch):
        monkeypatch.setattr("mir_assess.resources.folder", lambda _: tmp_path)
        assert run("statements", "list").last == "Next: mir-assess statements new"


class TestShow:
    def test_a_bank_by_theme_and_voice_with_pairs(self, run):
        shown = run("statements", "show", "making-it-real").out
        assert "\nWellbeing and independence (wellbeing)\n  I statements\n    WI-I-1  I decide how I" in shown
        assert "\n  We statements\n    WI-W-1  " in shown
        assert re.search(r"    WI-I-1  .* \(with WI-W-1", shown)
        assert "\n  Lowest first: Never true, Not often true, " in shown
        assert "The promise is kept from “Mostly true”." in shown
        assert "\nAsked of: People with lived experience, Carers, " in shown

    def test_a_statement_whole(self, run):
        shown = run("statements", "show", "wi-i-3").out
        assert shown.startswith("WI-I-3  I feel safe in my day-to-day life.\n")
        assert "\nEasy: I feel safe each day.\n" in shown
        assert "\nPicture: shield-check, from lucide (ISC). Pictures: " in shown
        assert "\n  Carers: Think of your life as a carer" in shown
        assert "\n  5  Always true: I can count on it (the promise is kept from here)\n" in shown
        assert "\nTo talk about: Where do you feel safest?\n" in shown
        assert "\nPairs with: WI-W-3  We act" in shown
        assert "(confirmed: seen on a public page)" in shown
        assert "(suggested: this bank's own thought)" in shown

    def test_where_no_counterpart_is_known_it_is_said(self, run):
        shown = run("statements", "show", "TC-W-11").out
        assert "\n    No official statement on this topic is known to us.\n" in shown
        assert '"We" is your organisation and the services it pays for.' in shown

    def test_a_scale_without_a_promise(self, run):
        shown = run("statements", "show", "CP-YEAR").out
        assert "Levels, lowest first; none of them keeps a promise:\n  1  Coercion: " in shown

    def test_descriptors_stand_where_there_are_some(self, run):
        own = run("statements", "show", "HIC-C-1").out
        assert "Not yet established: No sign of it yet" not in own

    def test_its_history(self, run):
        shown = run("statements", "show", "nearly", "--bank", ALLOTMENT).out
        assert (
            "\n  2027  I choose what I eat. (Answers compare with those before. Choose is the easier word)\n"
            in shown
        )
        assert "(Answers do not compare with those before. When matters as much.)" in shown
        assert run("statements", "show", "nearly", "--bank", ALLOTMENT, "--edition", "2026").out.startswith(
            "nearly  I decide what I eat.\n"
        )

    def test_a_retired_statement_is_shown_as_it_last_was(self, run):
        shown = run("statements", "show", "meals", "--bank", ALLOTMENT).out
        assert (
            "edition 2026)\nRetired: not asked from edition 2027 on. In its place: food, company.\n" in shown
        )

    def test_one_of_my_own(self, run, mine):
        shown = run("statements", "show", "mine.yaml")
        assert shown.last == "Next: mir-assess statements show C-I-1 --bank mine.yaml"
        assert run("statements", "show", "C-I-1", "--bank", "mine.yaml").out.startswith("C-I-1  It is easy")

    def test_its_translations(self, run, mine):
        spoil(
            mine,
            '        easy_text: "I get here easily."\n',
            '        easy_text: "I get here easily."\n'
            '        translations: {ur: {text: "میں آسانی سے یہاں پہنچتی ہوں۔"}}\n',
        )
        shown = run("statements", "show", "C-I-1", "--bank", "mine.yaml").out
        assert "In other languages:\n  ur  میں آسانی" in shown

    @pytest.mark.parametrize(
        ("typed", "code", "said"),
        [
            (["WI-I-33"], 1, "There is no bank and no statement of this name. Did you mean “WI-I-3”?"),
            (["making-it-rael"], 1, "Did you mean “making-it-real”?"),
            (["HIC-C-1", "--bank", "making-it-real"], 1, "The bank making-it-real has no such statement."),
            (["making-it-real", "--edition", "2062"], 2, "There is: 2026."),
            (["phone", "--bank", str(ALLOTMENT), "--edition", "2026"], 2, "It was first asked in 2027."),
            (["nowhere.yaml"], 1, "There is no such file."),
        ],
    )
    def test_what_is_not_there(self, run, typed, code, said):
        done = run("statements", "show", *typed)
        assert (done.code, done.out) == (code, "")
        assert said in done.err


class TestCheck:
    def test_a_sound_bank(self, run, mine):
        done = run("statements", "check", "mine.yaml")
        assert done.code == 0
        assert done.out.splitlines() == [
            "mine.yaml is sound: 4 statements in its newest edition.",
            "Next: mir-assess start --bank mine.yaml",
        ]

    def test_advice_stops_nobody_and_has_its_line(self, run, mine):
        spoil(mine, "I get here easily.", "I got here in 2024.")
        done = run("statements", "check", "mine.yaml")
        assert done.code == 0
        number = mine.read_text(encoding="utf-8").partition("I got here")[0].count("\n") + 1
        assert done.out.startswith(
            f"Advice: mine.yaml:{number}: Statement “C-I-1”, wording 1: The easy_text names a year"
        )
        assert "mine.yaml is sound: 4 statements in its newest edition, with 1 piece of advice." in done.out

    def test_much_advice_is_counted(self, run, mine):
        more = "".join(
            f'  - id: M-{n}\n    voice: i\n    wordings:\n      - since: "2026"\n        theme: being\n'
            f'        scale: truth\n        text: "I know {n} in 2024."\n        easy_text: "Thing {n}."\n'
            for n in range(25)
        )
        text = mine.read_text(encoding="utf-8")
        year = re.search(r'editions: \["(\d+)"\]', text)[1]
        mine.write_text(text + more.replace('"2026"', f'"{year}"'), encoding="utf-8")
        done = run("statements", "check", "mine.yaml")
        assert done.out.count("Advice: ") == 20
        assert "… and 5 more pieces of advice." in done.out

    def test_errors_stop_and_advice_is_told_all_the_same(self, run, mine):
        spoil(mine, "theme: being", "theme: bein")
        spoil(mine, "I get here easily.", "I got here in 2024.")
        done = run("statements", "check", "mine.yaml")
        assert done.code == 1
        assert "Advice: mine.yaml:" in done.out
        assert "names a year, 2024" in done.out
        assert "sound" not in done.out
        assert "There is no theme “bein” in this bank. Did you mean “being”?" in done.err
        assert "2024" not in done.err

    def test_a_translation_and_a_wording(self, run, mine):
        head = 'format: mir-assess/overlay\nversion: 1\nbank: mine\nedition: "{year}"\nkind: {kind}\n'
        year = re.search(r'editions: \["(\d+)"\]', mine.read_text(encoding="utf-8"))[1]
        rest = 'source: {wording: "W", licence: "L"}\nstatements: {C-I-1: {text: "T."}}\n'
        Path("mine.pl.yaml").write_text(
            head.format(year=year, kind="translation") + "language: pl\n" + rest, encoding="utf-8"
        )
        Path("theirs.yaml").write_text(head.format(year=year, kind="wording") + rest, encoding="utf-8")
        done = run("statements", "check", "mine.pl.yaml")
        assert done.code == 0
        assert "mine.pl.yaml is sound: a translation of mine into pl, with " in done.out
        done = run("statements", "check", "theirs.yaml")
        assert "theirs.yaml is sound: a wording of mine." in done.out
        assert done.last == "Next: mir-assess start --bank mine.yaml --wording theirs.yaml"


class TestNew:
    def test_it_writes_a_bank_that_can_be_walked(self, run, mine):
        assert run("new", "a-2026", "--organisation", "A", "--year", "2026", "--bank", "mine.yaml").code == 0

    def test_it_says_what_it_wrote_and_what_comes_next(self, run):
        done = run("statements", "new", "--title", "Days at the mill")
        assert done.out.splitlines() == [
            "Written: days-at-the-mill.yaml. Open it in a text editor: the notes in it say how it goes on.",
            "Beside it: bank.schema.json, with which an editor completes and explains what you type.",
            "Next: mir-assess statements check days-at-the-mill.yaml",
        ]
        assert 'title: "Days at the mill"' in Path("days-at-the-mill.yaml").read_text(encoding="utf-8")

    def test_it_never_writes_over(self, run, mine):
        before = mine.read_bytes()
        done = run("statements", "new", "mine.yaml")
        assert done.code == 1
        assert "There is a file of this name already. Nothing was changed." in done.err
        assert mine.read_bytes() == before


class TestDiff:
    def test_two_editions_of_one_bank(self, run):
        done = run("statements", "diff", ALLOTMENT, "--editions", "2026", "2027")
        assert done.code == 0
        assert done.out.startswith(
            "Allotment, made up for tests: edition 2026 and edition 2027\n"
            "17 statements before, 16 now. 2 reworded and comparing, 1 reworded and not comparing, "
        )
        assert (
            "\nReworded; answers still compare (2)\n  nearly\n    was  I decide what I eat.\n"
            "    now  I choose what I eat.\n    why  Choose is the easier word\n"
        ) in done.out
        assert (
            "\nSplit; answers do not compare (2)\n  was  meals  I like my meals and the company at them.\n"
            "  now  food  I like my meals.\n  now  company  I like the company at meals.\n"
            "    why  These were two ideas.\n"
        ) in done.out
        assert "\n  levels  I know my neighbours.\n    levels  gained “Hardly ever true”\n" in done.out
        assert "\n    theme  from “My days” to “My people”\n" in done.out
        assert "\nNew (1)\n  phone  I can ring whom I like.\n" in done.out
        assert "\nRetired (2)\n  radio  I have a radio.\n" in done.out

    def test_unset_the_last_two(self, run):
        assert "edition 2027 and edition 2028" in run("statements", "diff", ALLOTMENT).out

    def test_two_files(self, run, mine):
        text = mine.read_text(encoding="utf-8")
        changed = text.replace("It is easy for me to get here.", "I get here with ease.").replace(
            "good_from: always", "good_from: mostly"
        )
        changed = changed.replace("How true is it for them?", "How true is that?").replace(
            'label: "Always true"', 'label: "Always"'
        )
        Path("newer.yaml").write_text(changed, encoding="utf-8")
        shown = run("statements", "diff", "mine.yaml", "newer.yaml").out
        assert "note  its words changed without a new wording, so nobody said that answers compare" in shown
        assert "promise  was kept from “Always true”, now from “Mostly true”" in shown
        assert "\nAround the statements\n" in shown
        assert "\n  Question for council team, I statements\n    was  Think of what people told" in shown
        assert "\n  Level “truth always”\n    was  Always true: I can count on it\n    now  Always: " in shown

    def test_the_same_twice(self, run, mine):
        assert (
            "4 statements before, 4 now. All are unchanged.\n"
            in run("statements", "diff", "mine.yaml", "mine.yaml").out
        )

    def test_what_was_changed_in_place_or_taken_out_is_never_called_unchanged_or_retired(self, run):
        text = ALLOTMENT.read_text(encoding="utf-8")

        def shown(old, new):
            assert old in text
            Path("newer.yaml").write_text(text.replace(old, new), encoding="utf-8")
            return run("statements", "diff", ALLOTMENT, "newer.yaml").out

        same = 'text: "I wake when I choose."'
        helped = shown(same, f'{same}, explanation: "Only on Sundays."')
        assert "1 with other help, 15 unchanged." in helped
        assert (
            "\n    help  was none, now “Only on Sundays.”\n    note  changed without a new wording." in helped
        )
        asked = shown("How true is this for you?", "Which would you like?")
        assert "16 statements before, 16 now. 16 under another question for some.\n" in asked
        assert "\n    question  another for people with lived experience\n" in asked
        level = shown('label: "Always true"', 'label: "Always true", description: "Each day"')
        assert "16 on levels that changed.\n" in level
        assert "\n    levels  described otherwise: “Always true”\n" in level
        whole = text[text.index("  - id: same\n") : text.index("  # Reworded in a way that compares")]
        gone = shown(whole, "")
        assert "1 gone from the file, 15 unchanged." in gone
        head = "\nGone from the file. If it is no longer asked, put it back with retired (1)\n"
        assert f"{head}  same  I wake when I choose.\n" in gone

    def test_banks_of_two_names(self, run, mine):
        copy = mine.read_text(encoding="utf-8").replace("id: mine\n", "id: theirs\n")
        Path("theirs.yaml").write_text(copy.replace("Nobody here makes", "No one makes"), encoding="utf-8")
        shown = run("statements", "diff", "mine.yaml", "theirs.yaml").out
        assert "Our own: mine, edition " in shown
        assert "In a bank with another id, in other words or on other levels" in shown
        assert "3 unchanged" in shown

    @pytest.mark.parametrize(
        ("typed", "code", "said"),
        [
            (["making-it-real"], 2, "has one edition only, 2026, so there is nothing to set it beside."),
            ([str(ALLOTMENT), "--editions", "2026", "2206"], 2, "has no edition “2206”."),
            (["making-it-real", "nowhere.yaml"], 1, "There is no such file."),
            (["making-it-rael"], 1, "Did you mean “making-it-real”?"),
        ],
    )
    def test_what_cannot_be_compared(self, run, typed, code, said):
        done = run("statements", "diff", *typed)
        assert (done.code, done.out) == (code, "")
        assert said in done.err


@pytest.mark.skipif(os.name == "nt", reason="a pseudo-terminal")
@pytest.mark.parametrize("columns", [60, 80])
@pytest.mark.parametrize(
    "typed",
    [
        ("list",),
        ("show", "making-it-real"),
        ("show", "WI-I-3"),
        ("show", "HIC-C-1"),
        ("diff", str(ALLOTMENT), "--editions", "2026", "2027"),
    ],
    ids=lambda typed: " ".join(typed[:2])[:24],
)
def test_on_a_screen_no_line_goes_past_the_edge(typed, columns, tmp_path):
    lines = _on_a_screen(["statements", *typed], columns, tmp_path)
    assert any("\033[1m" in line for line in lines), "headings are bold"
    wide = [line for line in lines if len(re.sub(r"\033\[\d*m", "", line)) >= columns]
    assert [line for line in wide if not line.startswith("Next: ")] == []
    assert all(not line.endswith(" ") for line in lines)


def _on_a_screen(typed, columns, where):
    import fcntl
    import pty
    import struct
    import termios

    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 40, columns, 0, 0))
    environ = {**os.environ, "PYTHONPATH": str(SOURCE), "TERM": "xterm", "PYTHONUTF8": "1"}
    environ["MIR_ASSESS_STORE"] = str(where / "s.sqlite")
    with subprocess.Popen(
        [sys.executable, "-m", "mir_assess", *typed],
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        env=environ,
        cwd=where,
    ) as running:
        os.close(theirs)
        shown = b""
        while True:
            try:
                part = os.read(ours, 65536)
            except OSError:  # the other end is closed
                break
            if not part:
                break
            shown += part
        os.close(ours)
    assert running.returncode == 0, shown
    return shown.decode().replace("\r\n", "\n").rstrip("\n").split("\n")


def test_the_folder_of_banks_is_left_alone(run):
    before = sorted(folder("statements").iterdir())
    for command in (["list"], ["show", "making-it-real"], ["check", "making-it-real"]):
        assert run("statements", *command).code == 0
    assert sorted(folder("statements").iterdir()) == before


class TestInPolish:
    def test_show_check_and_diff_speak_it(self, run, mine, monkeypatch):
        monkeypatch.setenv("MIR_ASSESS_LANGUAGE", "pl")
        shown = run("statements", "show", "mine.yaml").out
        assert "Poziomy" in shown or "Skala" in shown
        assert "Terms: " not in shown
        assert "Note: " not in run("statements", "show", "making-it-real").out
        assert "jest w porządku" in run("statements", "check", "mine.yaml").out
        changed = mine.with_name("changed.yaml")
        changed.write_text(
            mine.read_text(encoding="utf-8").replace("It is easy", "It is simple"), encoding="utf-8"
        )
        assert "zdania" in run("statements", "diff", "mine.yaml", "changed.yaml").out
