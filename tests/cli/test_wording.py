"""`statements wording`: a council's own copy is laid beside ours, shown, asked about, and kept in a file."""

from pathlib import Path

import pytest

BANK = """\
format: mir-assess/bank
version: 1
id: harbour
title: "A harbour"
source: {follows: "The harbour list", wording: "Ours", licence: "CC BY 4.0"}
editions: ["2026"]
themes:
  - {id: water, title: "On the water"}
scales:
  - id: truth
    good_from: "yes"
    levels: [{key: "no", label: "No"}, {key: "yes", label: "Yes"}]
stems:
  - {role: lived_experience, voice: i, text: "How true is this for you?"}
statements:
"""
OURS = {
    "H-1": "I row my own boat round the bay.",
    "H-2": "I know when the tide will turn.",
    "H-3": "I mend my nets on the quay with friends.",
    "H-4": "I am paid what my catch is worth.",
}
STATEMENT = """\
  - id: {id}
    voice: i
    wordings: [{{since: "2026", theme: water, scale: truth, text: "{text}"}}]
"""
SURE = "I row round the bay in a boat of my own."
LIKELY = "The harbour master tells me hours ahead of the turn of every spring tide."
DOUBTFUL = "There is a cheerful crowd about me of an evening, with twine and with tea and with friends."
ALONE = "I sing in the shed until the lamp burns low."
COPY = f"On the water\n\n{SURE}\n\n{LIKELY}\n\n{DOUBTFUL}\n\n{ALONE}\n"
KEPT = "harbour.official.yaml"


def bank_statements() -> str:
    return "".join(STATEMENT.format(id=id_, text=text) for id_, text in OURS.items())


@pytest.fixture
def wording(run, tmp_path):
    """Run the command on the made-up bank and copy."""
    (tmp_path / "harbour.yaml").write_text(BANK + bank_statements(), encoding="utf-8")
    (tmp_path / "copy.txt").write_text(COPY, encoding="utf-8")

    def run_it(*options, typed=None, file="copy.txt"):
        return run("statements", "wording", "harbour.yaml", file, *options, typed=typed)

    return run_it


def kept(tmp_path: Path, name: str = KEPT) -> str:
    return (tmp_path / name).read_text(encoding="utf-8")


def test_matches_are_shown_with_how_sure_they_are(wording):
    done = wording("--yes")
    assert done.code == 0
    assert f"H-1  sure\n    Copy: {SURE}\n    Ours: I row my own boat round the bay.\n" in done.out
    assert "H-2  likely (" in done.out
    assert "H-3  not sure (" in done.out


def test_yes_takes_the_likely_and_leaves_the_doubtful_unmatched_and_listed(wording, tmp_path):
    done = wording("--yes")
    written = kept(tmp_path)
    assert f'text: "{SURE}"' in written
    assert f'text: "{LIKELY}"' in written
    assert written.index("unmatched:") < written.index(f'"{DOUBTFUL}"') < written.index(f'"{ALONE}"')
    assert "# Perhaps H-3: I mend my nets" in written
    assert f"In your copy, and matched to none of ours:\n  On the water: {DOUBTFUL}\n" in done.out
    assert "  H-4  I am paid what my catch is worth.\n" in done.out.partition("with nothing in your copy")[2]
    assert done.last == f"Next: mir-assess start --bank harbour.yaml --wording {KEPT}"


def test_without_a_terminal_nothing_waits_and_nothing_is_written(wording, tmp_path):
    done = wording()
    assert done.code == 2
    assert "H-1  sure" in done.out
    assert "Add --yes to take the likely ones" in done.err
    assert not (tmp_path / KEPT).exists()


def test_somebody_there_is_asked_by_number(wording, tmp_path):
    done = wording(typed=["1", "1"])
    assert done.code == 0
    assert "1 match is likely. Right?" in done.out
    assert f"1 of 1. In your copy, under On the water: “{DOUBTFUL}” Which of ours says the same?" in done.out
    assert (
        f'  H-3:\n    # Chosen by you. Ours: I mend my nets on the quay with friends.\n    text: "{DOUBTFUL}"'
        in kept(tmp_path)
    )


def test_enter_takes_the_likely_and_leaves_the_doubtful(wording, tmp_path):
    done = wording(typed=["", ""])
    assert done.code == 0
    assert "  H-2:\n    # Likely" in kept(tmp_path)
    assert kept(tmp_path).index("unmatched:") < kept(tmp_path).index(f'"{DOUBTFUL}"')


def test_a_likely_match_can_be_put_right(wording, tmp_path):
    done = wording(typed=["2", "2", ""])
    assert "  1  H-2  I know when the tide will turn." in done.out
    second = next(line for line in done.out.splitlines() if line.startswith("  2  H-"))
    id_ = second.split()[1]
    assert f"  {id_}:\n    # Chosen by you." in kept(tmp_path)
    assert "  # H-2: no match." in kept(tmp_path)


def test_a_file_that_is_there_is_not_written_over_unless_somebody_says_so(wording, tmp_path):
    (tmp_path / KEPT).write_text("mine", encoding="utf-8")
    refused = wording("--yes")
    assert (refused.code, kept(tmp_path)) == (1, "mine")
    assert "Name another file with -o" in refused.err
    assert wording("--yes", typed=["no"]).code == 1
    assert kept(tmp_path) == "mine"
    assert wording("--yes", typed=["yes"]).code == 0
    assert SURE in kept(tmp_path)


def test_another_place_can_be_named(wording, tmp_path):
    (tmp_path / "folder").mkdir()
    assert wording("--yes", "-o", "own.yaml").code == wording("--yes", "-o", "folder").code == 0
    assert SURE in kept(tmp_path, "own.yaml")
    assert SURE in kept(tmp_path, f"folder/{KEPT}")


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("-", "cannot be typed in a command"),
        ("-x.yaml", "cannot be typed in a command"),
        ("a\nb.yaml", "cannot be typed in a command"),
        ("a\udcff.yaml", "cannot be typed in a command"),
        ("x" * 300, "The file cannot be written"),
    ],
)
def test_a_name_that_could_not_be_typed_or_written_is_refused_before_anything_is_read(name, words, wording):
    refused = wording("--yes", "-o", name)
    assert refused.code == 2
    assert words in refused.err
    assert "In your copy" not in refused.out


@pytest.mark.parametrize("name", ["a\x1b[2Jc.txt", "a\nkind: evil.txt", "a\udcff.txt"])
def test_a_copy_of_any_name_makes_a_sound_file(name, wording, run, tmp_path):
    try:
        (tmp_path / name).write_text(COPY, encoding="utf-8")
    except (OSError, UnicodeError):
        pytest.skip("no file can have this name here")
    assert wording("--yes", file=name).code == 0
    assert run("statements", "check", KEPT).code == 0


def test_a_line_said_far_too_often_is_no_list(wording, tmp_path):
    (tmp_path / "other.txt").write_text("On the water\n\n" + f"{SURE}\n\n" * 2_100, encoding="utf-8")
    done = wording("--yes", file="other.txt")
    assert (done.code, "2001 lines" in done.err) == (1, True)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("A page about boats and nets.\n", "No I or We statements were found"),
        ("On the water\n\nMade by hand.\n", "The names of 1 theme are there, but no statements"),
        (
            "On the water\n\n" + "".join(f"I have a boat by the name of number {n}.\n\n" for n in range(700)),
            "700 lines",
        ),
    ],
)
def test_a_copy_that_is_none_is_refused_with_what_to_do(content, words, wording, tmp_path):
    (tmp_path / "other.txt").write_text(content, encoding="utf-8")
    done = wording("--yes", file="other.txt")
    assert done.code == 1
    assert words in done.err
    assert not (tmp_path / KEPT).exists()


def test_a_bank_without_i_or_we_statements_has_nothing_to_lay_words_over(run, tmp_path):
    (tmp_path / "plain.yaml").write_text(
        (BANK + bank_statements()).replace("voice: i", "voice: none"), encoding="utf-8"
    )
    done = run("statements", "wording", "plain.yaml", "copy.txt")
    assert done.code == 1
    assert "no I or We statements" in done.err


def test_an_edition_that_is_not_there_is_named(wording):
    done = wording("--yes", "--edition", "2025")
    assert done.code == 2
    assert "It has: 2026." in done.err


def test_an_older_edition_is_warned_of(wording, tmp_path):
    (tmp_path / "old.txt").write_text(f"{COPY}\nRisk enablement\n\nI sail where I like.\n", encoding="utf-8")
    done = wording("--yes", file="old.txt")
    assert done.code == 0
    assert "“Risk enablement” is, as far as we know, a theme of an older edition" in done.err
    assert "I sail where I like." in kept(tmp_path)


def test_what_the_copy_says_never_reaches_the_terminal_as_a_command(wording, tmp_path):
    (tmp_path / "odd.txt").write_text(
        "On the water\n\nI row \x1b[2J round the bay in my own boat.\n", encoding="utf-8"
    )
    done = wording("--yes", file="odd.txt")
    assert "\x1b" not in done.out + done.err + kept(tmp_path)


def test_it_speaks_the_language_asked_for_and_keeps_the_same_words(wording, tmp_path, monkeypatch):
    wording("--yes", "-o", "english.yaml")
    monkeypatch.setenv("MIR_ASSESS_LANGUAGE", "pl")
    done = wording("-o", "polish.yaml", typed=["1", "1"])
    shown = done.out + done.err
    assert f"H-1  pewne\n    Kopia: {SURE}\n    Nasze: {OURS['H-1']}\n" in shown
    assert "1 dopasowanie jest prawdopodobne. Zgadza się?" in shown
    assert "Nie, zapytaj mnie" in shown
    assert (
        f"W Twojej kopii, w temacie „On the water”: „{DOUBTFUL}” Które z naszych zdań mówi to samo?" in shown
    )
    for english in ("In your copy", "likely", "Right?", "None of these", "Written", "not ours"):
        assert english not in shown
    assert "# Twój wybór. Nasze: " in kept(tmp_path, "polish.yaml")
    sources = [
        kept(tmp_path, name).partition("source:")[2].split("statements:")[0]
        for name in ("english.yaml", "polish.yaml")
    ]
    assert sources[0] == sources[1]
