"""`import`: what the command shows, and that nothing is written where anything is wrong."""

import sqlite3


def write(tmp_path, text):
    (tmp_path / "a.csv").write_text(text, encoding="utf-8")


def test_it_says_what_came_in_and_what_to_type_next(run, opened, tmp_path):
    write(tmp_path, "session,group,statement,answer,note\np1,lived,WI-I-1,2,Good\np1,lived,WI-I-3,skipped,\n")
    done = run("import", opened, "a.csv")
    assert done.code == 0
    assert done.out.splitlines() == [
        "1 answer and 1 note, in 1 session, are in northshire-2026.",
        (
            "Until northshire-2026 is sealed, one person’s answers can be taken out, "
            "by their session in the file: mir-assess withdraw northshire-2026 SESSION"
        ),
        "Next: mir-assess report northshire-2026",
    ]


def test_a_dry_run_writes_nothing(run, opened, tmp_path, own_store):
    write(tmp_path, "session,group,statement,answer\np1,lived,WI-I-1,2\n")
    before = events(own_store)
    done = run("import", opened, "a.csv", "--dry-run")
    assert done.code == 0
    assert "Nothing was written" in done.out
    assert events(own_store) == before
    assert run("import", opened, "a.csv").code == 0


def test_one_wrong_row_and_nothing_is_written(run, opened, tmp_path, own_store):
    write(tmp_path, "session,group,statement,answer\np1,lived,WI-I-1,2\np2,lived,WI-I-1,7\n")
    before = events(own_store)
    done = run("import", opened, "a.csv")
    assert (done.code, done.out) == (1, "")
    assert "a.csv, line 3" in done.err
    assert events(own_store) == before


def test_a_file_may_be_imported_once(run, opened, tmp_path):
    write(tmp_path, "session,group,statement,answer\np1,lived,WI-I-1,2\n")
    run("import", opened, "a.csv")
    done = run("import", opened, "a.csv")
    assert done.code == 1
    assert "“p1”" in done.err


COUNTS = "group,statement,level,people\nlived,WI-I-1,3,4\nlived,WI-I-3,3,4\n"


def test_counts_that_come_on_top_of_others_are_told(run, opened, tmp_path):
    """A file with a slip put right is another file, and nobody may know that it adds up."""
    write(tmp_path, COUNTS)
    assert run("import", opened, "a.csv").err == ""
    write(tmp_path, COUNTS.replace("WI-I-1,3,4", "WI-I-1,3,5"))
    told = (
        "People with lived experience: 2 statements had answers already, and these counts are added to them."
    )
    tried = run("import", opened, "a.csv", "--dry-run")
    assert tried.err.startswith(told)
    assert "delete" not in tried.err
    done = run("import", opened, "a.csv")
    assert done.code == 0
    assert done.err.startswith(told)
    assert "If they are in it twice now: mir-assess delete northshire-2026, open it anew" in done.err


def test_counts_of_another_group_or_statement_and_peoples_own_answers_come_without_a_word(
    run, opened, tmp_path
):
    write(tmp_path, COUNTS)
    run("import", opened, "a.csv")
    for more in (
        "group,statement,level,people\ncouncil,WI-I-1,3,4\nlived,IA-I-1,3,4\nlived,WI-I-1,3,0\n",
        "session,group,statement,answer\np1,lived,WI-I-1,2\n",
    ):
        write(tmp_path, more)
        done = run("import", opened, "a.csv")
        assert (done.code, done.err) == (0, "")


def test_no_name_no_file_and_a_sealed_round(run, opened, tmp_path):
    write(tmp_path, "session,group,statement,answer\np1,lived,WI-I-1,2\n")
    assert run("import", "nowhere", "a.csv").code == 1
    assert run("import", opened, "nowhere.csv").code == 1
    assert run("import", opened).code == 2
    run("seal", opened, "--yes")
    done = run("import", opened, "a.csv")
    assert done.code == 1
    assert "sealed" in done.err


def events(store):
    database = sqlite3.connect(store)
    number = database.execute("SELECT count(*) FROM events").fetchone()
    database.close()
    return number
