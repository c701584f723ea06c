"""What was found by looking for bytes that break something: each stays here, and stays mended."""

import pytest

from fuzz.targets import TARGETS
from mir_assess import importers
from mir_assess.errors import ImportInvalid, MirError, Problem
from mir_assess.importers import MOST_COLUMNS
from mir_assess.importers.reading import LARGEST

HEAD = b"session,group,statement,answer\n"

FOUND = {
    # name: (target, what was found)
    "the body of an event that is a list": ("event", b"answered\n[]"),
    "the body of an event that is nested without end": ("event", b"answered\n" + b"[" * 100_000),
    "bytes that are no text in what a room is asked": ("request", b"GET R/answer\nGET L sure=\xe3close\n"),
    "a word of a hundred thousand letters in every row": (
        "answers",
        HEAD + b"".join(b"p%d,lived,%s,3\n" % (n, b"WI-I-1" * 20_000) for n in range(30)),
    ),
    "twenty thousand columns": ("answers", b",".join(b"c%d" % n for n in range(20_000)) + b"\n1\n"),
    "a mistake in each of ten thousand rows": (
        "answers",
        HEAD + b"".join(b"p%d,lvd,WI-I-11%d,mostlyy\n" % (n, n) for n in range(10_000)),
    ),
}


@pytest.mark.parametrize("name", FOUND)
def test_what_was_found_is_refused_in_words(name):
    target, data = FOUND[name]
    TARGETS[target].run(data)


def test_what_is_wrong_in_every_row_is_looked_at_closely_only_while_it_is_shown(tmp_path, monkeypatch):
    looked = []
    monkeypatch.setattr(
        "mir_assess.importers.vocabulary.nearest", lambda text, _: looked.append(text) or "Did you mean?"
    )
    file = tmp_path / "answers.csv"
    file.write_bytes(FOUND["a mistake in each of ten thousand rows"][1])
    from fuzz.targets import _opened

    with pytest.raises(ImportInvalid) as refused:
        importers.read(file, _opened().round("n-2026").assessment, lambda: "id")
    assert len(refused.value.problems) == 20_000
    assert len(looked) == 20


def test_a_file_of_more_columns_than_any_table_of_answers_is_refused_once(tmp_path):
    file = tmp_path / "answers.csv"
    file.write_text(",".join(f"x_{n}" for n in range(MOST_COLUMNS + 1)) + "\n", encoding="utf-8")
    from fuzz.targets import _opened

    with pytest.raises(ImportInvalid, match=f"names {MOST_COLUMNS + 1} columns") as refused:
        importers.read(file, _opened().round("n-2026").assessment, lambda: "id")
    assert len(refused.value.problems) == 1


def test_a_file_that_never_ends_is_not_read_to_its_end(tmp_path):
    file = tmp_path / "answers.csv"
    with file.open("wb") as huge:
        huge.truncate(LARGEST + 1)  # takes no room on disk
    from fuzz.targets import _opened

    with pytest.raises(ImportInvalid, match="larger than 100 megabytes"):
        importers.read(file, _opened().round("n-2026").assessment, lambda: "id")


def test_what_is_quoted_at_length_is_shown_in_short_with_where_and_what_to_do():
    (line,) = MirError(Problem("a.csv, line 2", f"“{'x' * 100_000}” is not a level.", "Do this.")).lines()
    assert len(line) <= 1_300
    assert line.startswith("a.csv, line 2: “xxx")
    assert line.endswith("Do this.")
