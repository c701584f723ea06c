"""`notes`: looking at words before they are printed, at a keyboard and in a script."""

import json

import pytest

SAID = (
    "session,group,statement,answer,note,note_kind,note_consent\n"
    "a,lived,WI-I-1,3,Mrs Patel on Ward 6 rings back.,working,yes\n"
    "b,lived,WI-I-1,4,Nobody told me who to ring,not_working,yes\n"
    "c,lived,TC-I-6,2,My sister Anna helps,note,yes\n"
    "d,lived,TC-I-6,2,Canary Sunita told me,note,no\n"
    "e,lived,TC-I-6,2,,,\n"
)

NOTHING = (
    "No words may be printed so far. Each needs a yes; what a few people wrote down together needs the yes "
    "of their group as well."
)


@pytest.fixture
def said(run, opened, tmp_path):
    """An open assessment with four notes: two to look at, one that may be printed, one private."""
    file = tmp_path / "said.csv"
    file.write_text(SAID, encoding="utf-8")
    assert run("import", opened, file).code == 0
    return opened


def codes(run, name):
    """The code of each note that is listed, by the first word of the note."""
    lines = run("notes", name).out.splitlines()
    words = {
        place: line.strip("“ ").split()[0] for place, line in enumerate(lines) if line.startswith("   “")
    }
    return {word: lines[place - 1].split()[0] for place, word in words.items()}


def report(run, name, *more):
    return run("report", name, "--format", "json", "-o", "-", "--yes", *more).out


def test_without_a_keyboard_it_lists_and_asks_nothing(run, said):
    done = run("notes", said)
    assert done.code == 0
    assert "It could point at somebody: a name (“Mrs Patel”), a place (“Ward 6”)." in done.out
    assert "2 notes wait to be looked at." in done.out
    assert "Canary" not in done.out
    assert "People with lived experience" not in done.out, "whose words they are is not said"
    assert done.last == f"Next: mir-assess notes {said} --print CODE"
    assert run("notes", said) == done


def test_codes_decide_and_the_last_decision_stands(run, said):
    found = codes(run, said)
    assert "Patel" not in report(run, said)
    assert run("notes", said, "--print", found["Mrs"], "--keep-back", found["My"]).code == 0
    page = report(run, said)
    assert "Mrs Patel on Ward 6 rings back." in page
    assert "Anna" not in page
    done = run("notes", said, "--print", found["My"].upper(), "--by", "speaker")
    assert "It may be printed: whoever said it looked at it again." in done.out
    assert "Anna" in report(run, said)
    assert done.last == f"Next: mir-assess report {said}"
    assert run("check").code == 0


def test_words_that_point_at_nobody_can_be_kept_back_too(run, said):
    assert "Nobody told me" in report(run, said)
    run("notes", said, "--keep-back", codes(run, said)["Nobody"])
    assert "Nobody told me" not in report(run, said)


def test_codes_are_the_same_in_another_store(run, said, tmp_path):
    found = codes(run, said)
    other = ("--store", tmp_path / "other.sqlite")
    told = ("--organisation", "Elsewhere", "--year", "2027", "--set", "first-eight")
    run("new", "elsewhere-2027", *told, *other)
    run("import", "elsewhere-2027", tmp_path / "said.csv", *other)
    assert found["Mrs"] in run("notes", "elsewhere-2027", *other).out


def test_at_a_keyboard_each_note_that_waits_is_asked_about(run, said):
    done = run("notes", said, typed=["1", ""])
    assert done.code == 0
    assert "1  Print it, as it was said" in done.out
    assert "It may be printed: the person who looks after the answers looked at it." in done.out
    assert "1 note waits to be looked at." in done.out
    assert [each for each in ("Patel", "Anna") if each in report(run, said)] == ["Patel"]
    assert "wait" not in run("notes", said, typed=["2"]).out.splitlines()[-2]
    assert "Anna" not in report(run, said)


def test_all_that_is_wrong_is_said_at_once_and_nothing_is_kept(run, said):
    found = codes(run, said)
    done = run("notes", said, "--print", found["Mrs"], "--print", f"{found['My']}x", "--keep-back", "zz")
    assert done.code == 2
    assert f"Did you mean “{found['My']}”?" in done.err
    assert [line.split(":")[0] for line in done.err.splitlines()] == [f"{found['My']}x", "zz"]
    assert "Patel" not in report(run, said)
    both = run("notes", said, "--print", found["Mrs"], "--keep-back", found["Mrs"])
    assert (both.code, "cannot be both" in both.err) == (2, True)
    named = run("notes", said, "--print", found["Mrs"], "--by", "Asha")
    assert (named.code, "a name is never kept" in named.err) == (2, True)


def test_show_and_seal_say_how_many_wait(run, said):
    assert "2 notes that may be printed wait for somebody to look at them" in run("show", said).out
    done = run("seal", said, "--yes")
    assert "2 notes may be printed, but they could point at somebody" in done.err
    assert "out of every page for good" in done.err
    assert "wait" not in run("show", said).out


def test_the_command_that_looks_before_a_seal_names_the_same_store(run, said, own_store):
    """Whoever looks in another store finds nothing there, and seals."""
    done = run("seal", said, "--store", own_store, piped="n\n")
    assert f"notes {said} --store {own_store}" in done.err


def test_after_sealing_it_says_what_was_decided_and_that_no_more_can_be(run, said):
    found = codes(run, said)
    run("notes", said, "--print", found["Mrs"])
    run("seal", said, "--yes")
    for source in (said, f"{said}.mir.json"):
        done = run("notes", source)
        assert "It may be printed: the person who looks after the answers looked at it." in done.out
        assert "was not looked at before the round was sealed, so it stays out of every page" in done.out
        assert done.last == f"Next: mir-assess report {source}"
    refused = run("notes", said, "--print", found["My"])
    assert (refused.code, "nothing more can be decided" in refused.err) == (1, True)
    assert run("notes", f"{said}.mir.json", "--print", found["My"]).code == 2
    for audience in ("room", "public"):
        page = report(run, said, "--audience", audience)
        assert "Mrs Patel on Ward 6 rings back." in page
        assert "Anna" not in page
    assert "waits" not in json.dumps(json.loads(report(run, said, "--audience", "public"))["limits"])


def test_where_nobody_said_yes_there_is_nothing_to_show(run, answered):
    done = run("notes", answered)
    assert (done.code, done.out.splitlines()[0]) == (
        0,
        NOTHING,
    )


def test_a_name_that_is_not_there(run, said):
    assert run("notes", "northshire-2062").code == 1


@pytest.mark.parametrize("more", [(), ("--print", "bcdfgh"), ("--print", "bcdfgh", "--keep-back", "ghjkmn")])
def test_where_nothing_is_kept_it_says_so_in_one_message(run, more):
    done = run("notes", "northshire-2026", *more)
    assert done.code == 1
    assert done.out == ""
    assert done.err == (
        "northshire-2026: There is no assessment with this name. Look at `--store` (or MIR_ASSESS_STORE). "
        "To begin a new one here: `mir-assess start`.\n"
    )


def test_words_of_a_group_of_few_are_listed_after_its_yes_and_a_no_looks_like_silence(run):
    name = "oak-house-2026"
    group = ("--group", "lived=People", "--group", "staff=Staff:council", "--mode", "consensus")
    run("new", name, "--organisation", "Oak House", "--year", 2026, "--set", "at-a-day-centre", *group)
    wrote = ("0", "2", "3 of 2", "n- staff: Ask Mrs Patel", "y", "n+ staff: Tea", "y")

    def seen():
        decided = run("notes", name, "--keep-back", "bcdfgh")
        return run("notes", name).out, run("show", name).out, decided.err

    assert run("start", name, piped="\n".join(wrote)).code == 0
    silent = seen()
    assert silent[0].splitlines()[0] == NOTHING
    assert "wait" not in silent[1]
    run("start", name, piped="reveal\nclose\nshow staff yes\n")
    listed = run("notes", name).out
    assert "“Ask Mrs Patel”" in listed
    assert "It may be printed." in listed
    assert "1 note that may be printed waits" in run("show", name).out
    run("start", name, piped="show staff no\n")
    after = seen()
    assert (after[0], after[2]) == (silent[0], silent[2])
    assert "wait" not in after[1]
