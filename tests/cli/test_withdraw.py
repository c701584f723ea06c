"""`withdraw`: one person's answers go, and who stands beside learns nothing of them."""

import re
import sqlite3
from contextlib import closing

CODE = re.compile(r"Your code: (\S+)\. With it")
ONE = ["5", "n- A secret word", "2", "pick 1 2"]
START = ("--organisation", "Northshire Council", "--year", "2026", "--statements", "WI-I-1,WI-I-2")


def _walked(run, *lines):
    done = run("start", "northshire-2026", *START, "--plain", piped="".join(f"{line}\n" for line in lines))
    assert done.code == 0
    return list(dict.fromkeys(CODE.findall(done.out)))


def test_a_code_from_the_keyboard_takes_its_answers_out_and_no_others(run, own_store):
    mine, other = _walked(run, *ONE, "next lived", "4", "4")
    typed = mine.lower().replace("-", " ")
    done = run("withdraw", "northshire-2026", typed, "--yes")
    assert done.code == 0
    assert "taken out of northshire-2026" in done.out
    assert "mir-assess backup" in done.err
    assert "server" not in done.err
    assert "secret" not in done.out + done.err
    assert "Always" not in done.out + done.err
    assert "secret" not in own_store.read_bytes().decode("latin-1")
    checked = run("check")
    assert checked.code == 0
    assert "1 person’s answers were taken out" in checked.out
    again = run("withdraw", "northshire-2026", mine, "--yes")
    assert again.code == 1
    assert "may have been taken out already" in again.err
    assert run("withdraw", "northshire-2026", other, "--yes").code == 0


def test_it_asks_first_and_without_a_terminal_names_its_option(run):
    (mine,) = _walked(run, *ONE)
    refused = run("withdraw", "northshire-2026", mine)
    assert refused.code == 2
    assert "--yes" in refused.err
    no = run("withdraw", "northshire-2026", mine, typed=["no"])
    assert no.out.splitlines()[0] == "Nothing was taken out."
    assert run("withdraw", "northshire-2026", mine, typed=["yes"]).code == 0


def test_a_mistyped_code_is_told_at_once_and_an_unknown_one_says_nothing_of_others(run):
    (mine,) = _walked(run, *ONE)
    wrong = mine[:-1] + ("2" if mine[-1] != "2" else "3")
    mistyped = run("withdraw", "northshire-2026", wrong, "--yes")
    assert mistyped.code == 1
    assert "mistyped" in mistyped.err
    unknown = run("withdraw", "northshire-2026", "J93-H2J-273", "--yes")
    assert unknown.code == 1
    assert "No answers stand under this code" in unknown.err
    assert mine not in mistyped.err + unknown.err


def test_a_name_out_of_a_file_is_no_mistyped_code(run, answered):
    assert run("withdraw", answered, "p3", "--yes").code == 0
    again = run("withdraw", answered, "p3", "--yes")
    assert again.code == 1
    assert "No answers stand under this name. They may have been taken out already." in again.err
    assert "mistyped" not in again.err


def test_pages_already_made_are_named_and_the_next_one_asks(run, answered):
    assert run("report", answered, "--format", "json").code == 0
    done = run("withdraw", answered, "p3", "--yes")
    assert done.code == 0
    assert "1 page for the room was made that counts them" in done.err
    assert "- a gap report, made on " in done.err
    again = run("report", answered, "--format", "json")
    assert again.code == 2
    assert "--yes" in again.err


def test_pages_made_before_these_answers_are_not_named(run, answered, tmp_path):
    assert run("report", answered, "--format", "json").code == 0
    (tmp_path / "late.csv").write_text("session,group,statement,answer\nlate,lived,WI-I-1,3\n")
    assert "withdraw northshire-2026 SESSION" in run("import", answered, "late.csv").out
    done = run("withdraw", answered, "late", "--yes")
    assert "No page was made" in done.err


def test_after_sealing_it_says_why_it_cannot(run, answered):
    assert run("seal", answered, "--yes").code == 0
    for source in (answered, "northshire-2026.mir.json"):
        done = run("withdraw", source, "p3", "--yes")
        assert done.code == 1
        assert "which were whose was erased for good" in done.err


def test_cards_counted_together_are_nobodys_to_find(run, opened, tmp_path):
    (tmp_path / "counts.csv").write_text("group,statement,level,people\nlived,WI-I-1,3,4\n")
    done = run("import", opened, "counts.csv")
    assert "SESSION" not in done.out
    assert run("withdraw", opened, "counts lived", "--yes").code == 1


def test_a_workshop_goes_on_where_somebody_was_taken_out(run):
    mine, _ = _walked(run, *ONE, "next lived", "4", "4")
    assert run("withdraw", "northshire-2026", mine, "--yes").code == 0
    done = run(
        "start", "northshire-2026", "--plain", piped="b\nb\nb\nb\nb\n3\n3\nnext council\n3\n3\nreveal\n"
    )
    assert done.code == 0
    assert run("check").code == 0


def test_after_sealing_neither_the_file_nor_the_store_holds_a_session_or_its_times(run, own_store, tmp_path):
    _walked(run, *ONE, "next lived", "4", "4", "reveal", "close")
    with sqlite3.connect(own_store) as database:
        rows = list(database.execute("SELECT id, stream, at FROM events"))
    database.close()
    sessions = {stream.rsplit("/", 1)[1] for _, stream, _ in rows if stream.startswith("session/")}
    ids = {event_id for event_id, stream, _ in rows if stream.startswith("session/")}
    times = {at for _, stream, at in rows if stream.startswith("session/")}
    assert len(sessions) == 2
    assert run("seal", "northshire-2026", "--yes").code == 0
    left = (tmp_path / "northshire-2026.mir.json").read_text(encoding="utf-8")
    kept = b"".join(file.read_bytes() for file in sorted(tmp_path.glob(f"{own_store.name}*")))
    for word in sessions | ids | times:
        assert word not in left
        assert word.encode() not in kept
    assert re.search(r"\d\d:\d\d:\d\d", left) is None
    assert "session" not in left.casefold().replace("each session", "")


def test_that_a_file_still_holds_what_it_brought_is_said(run, answered):
    done = run("withdraw", answered, "p3", "--yes")
    assert done.code == 0
    assert "These answers came in from a file, and the file still holds them." in done.err
    assert "Shred" not in done.err


def test_of_answers_from_the_keyboard_no_file_and_no_sheet_is_spoken_of(run):
    (mine,) = _walked(run, *ONE)
    done = run("withdraw", "northshire-2026", mine, "--yes")
    assert done.code == 0
    assert "from a file" not in done.err
    assert "Shred" not in done.err


def test_a_code_that_nobody_typed_is_asked_for(run, answered):
    done = run("withdraw", answered, "  ", "--yes")
    assert done.code == 2
    assert done.err.startswith("SESSION: Which code is it?")


def test_the_next_page_names_no_group_of_which_nobody_answered(run, opened, tmp_path):
    rows = [f"p{n},lived,WI-I-1,{n % 5 + 1}" for n in range(7)]
    (tmp_path / "lived.csv").write_text("\n".join(["session,group,statement,answer", *rows]) + "\n")
    assert run("import", opened, tmp_path / "lived.csv").code == 0
    assert run("report", opened, "--format", "json").code == 0
    assert run("withdraw", opened, "p3", "--yes").code == 0
    asked = run("report", opened, "--format", "json").err
    assert "one to four people of “People with lived experience” have answered" in asked
    assert "Council team" not in asked


def test_answers_from_a_file_stay_out_when_the_file_is_brought_in_again(run, answered, own_store, tmp_path):
    def reported():
        return run("report", answered, "--format", "json", "-o", "-", "--yes").out

    stays_out = "This person’s answers were taken out at their wish, so they do not come in again."
    head, *rows = (tmp_path / "answered.csv").read_text(encoding="utf-8").splitlines(keepends=True)
    (theirs,) = (row for row in rows if row.startswith("p3,"))
    assert run("withdraw", answered, "p3", "--yes").code == 0
    without = reported()

    whole = run("import", answered, "answered.csv")
    assert whole.code == 1
    assert f"answered.csv, line 5: {stays_out}" in whole.err
    assert whole.err.count("is already in") == len(rows) - 1
    # The rows of all others taken out, as it says: what is left is what somebody took out.
    (tmp_path / "left.csv").write_text(head + theirs, encoding="utf-8")
    for more in ((), ("--dry-run",)):
        left = run("import", answered, "left.csv", *more)
        assert (left.code, stays_out in left.err) == (1, True)
    assert reported() == without

    (tmp_path / "new.csv").write_text(head + theirs.replace("p3", "p33"), encoding="utf-8")
    assert run("import", answered, "new.csv").code == 0
    assert reported() != without
    assert _marks(own_store)
    assert run("seal", answered, "--yes").code == 0
    assert not _marks(own_store)


def test_nothing_that_is_kept_of_it_is_the_session_or_its_name(run, answered, own_store, tmp_path):
    heads = _sessions(own_store)
    assert run("withdraw", answered, "p3", "--yes").code == 0
    (gone,) = heads - _sessions(own_store)
    kept = b"".join(file.read_bytes() for file in sorted(tmp_path.glob(f"{own_store.name}*")))
    assert gone.rpartition("/")[2].encode() not in kept
    assert b"p3" not in kept


def _sessions(store):
    return {stream for stream, _ in _events(store) if stream.startswith("session/")}


def _marks(store):
    """The marks that are kept of whoever was taken out."""
    return re.findall(r'"mark":\s*"(\w+)"', " ".join(body for _, body in _events(store)))


def _events(store):
    with closing(sqlite3.connect(store)) as db:
        return db.execute("SELECT stream, body FROM events").fetchall()


def test_pages_already_made_are_named_by_their_formats(run, answered):
    assert run("report", answered, "--format", "json", "--format", "heard").code == 0
    assert run("report", answered, "--format", "json").code == 0
    done = run("withdraw", answered, "p3")
    assert "2 pages for the room were made that count them" in done.err
    assert re.search(r"- a gap report, made on \S+: json, heard$", done.err, re.MULTILINE)


def test_words_that_an_action_quotes_are_said_to_stay(run, own_store):
    (mine,) = _walked(run, "5", "n- Nobody rings me back", "2")
    leads = ("--led-by-lived", "A member", "--led-by-council", "A manager")
    run("plan", "northshire-2026", "add", "--what", "Ring back", "--why", "“Nobody rings me back.”", *leads)
    asked = run("withdraw", "northshire-2026", mine)
    assert "An action holds words that they typed, and goes on holding them." in asked.err
    assert "rings me" not in asked.out + asked.err
    done = run("withdraw", "northshire-2026", mine, "--yes")
    assert "Nothing of them is left here but the words that an action quotes." in done.out
    assert "Nobody rings me back" in run("plan", "northshire-2026", "list").out


def test_words_that_anybody_may_say_are_no_quotation(run):
    (mine,) = _walked(run, "5", "n- Ring back", "2")
    leads = ("--led-by-lived", "A member", "--led-by-council", "A manager")
    run("plan", "northshire-2026", "add", "--what", "Ring back", *leads)
    done = run("withdraw", "northshire-2026", mine, "--yes")
    assert "An action holds" not in done.err
    assert "Nothing of them is left here." in done.out
