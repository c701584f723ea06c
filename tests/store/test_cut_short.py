"""A store’s file that was cut short, or has a hole in it: named as damaged, and never taken for less."""

import shutil

import pytest

from made_up import answers, opening, said
from mir_assess.errors import StoreError
from mir_assess.model.events import NoteWritten
from mir_assess.store.checking import check
from mir_assess.store.sqlite import SqliteStore

NAME = "northshire-2026"
PEOPLE = 200


@pytest.fixture
def whole(path):
    """A store with so much in it that it takes many pages, all of them in the file itself."""
    store = SqliteStore(path)
    store.append(opening())
    store.append(
        *(
            said(f"p{number}", *answers(home="always"), NoteWritten(f"n{number}", "note", "word " * 20))
            for number in range(PEOPLE)
        )
    )
    store.close()
    return path


def told(path):
    """What is said of a file, and how many people it is taken to hold; -1 where it is refused."""
    store = SqliteStore(path)
    try:
        problems = check(store)
        return [str(problem) for problem in problems], store.round(NAME).people["lived"]
    except StoreError as error:
        return error.lines(), -1
    finally:
        store.close()


def test_what_is_whole_is_taken_whole(whole):
    assert told(whole) == ([], PEOPLE)


@pytest.mark.parametrize("part", [0.02, 0.1, 0.3, 0.5, 0.7, 0.9, 0.99])
@pytest.mark.parametrize("off", [0, 1, -511])
def test_cut_short_anywhere_it_is_said(whole, tmp_path, part, off):
    cut = tmp_path / "cut.sqlite"
    content = whole.read_bytes()
    cut.write_bytes(content[: int(len(content) * part) // 4096 * 4096 + off])
    lines, people = told(cut)
    assert lines or people == PEOPLE, "fewer people, and nobody is told"
    if lines:
        assert str(cut) in lines[0] or "Counted" in lines[0] or "recounted" in lines[0]
        assert "backup" in " ".join(lines) or "Look at `--store`" in " ".join(lines)


def test_a_file_of_no_bytes_is_said_to_be_empty_and_stays_so_until_something_is_kept(path, tmp_path):
    path.touch()
    store = SqliteStore(path)
    assert store.list("") == ()
    assert "This file is empty" in str(store.missing())
    assert "newest backup" in str(store.missing())
    with pytest.raises(StoreError, match="This file is empty"):
        store.backup(tmp_path / "copy.sqlite")
    assert path.stat().st_size == 0
    store.append(opening())
    assert store.missing() is None
    assert len(store.list("")) == 1
    store.close()


@pytest.mark.parametrize("part", [0.15, 0.4, 0.6, 0.8])
def test_a_hole_in_it_is_said(whole, tmp_path, part):
    holed = tmp_path / "holed.sqlite"
    shutil.copyfile(whole, holed)
    place = int(holed.stat().st_size * part) // 4096 * 4096
    with holed.open("r+b") as file:
        file.seek(place)
        file.write(b"\0" * 4096)
    lines, people = told(holed)
    assert lines or people == PEOPLE
    if lines:
        assert "Traceback" not in " ".join(lines)
