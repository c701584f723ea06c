"""Everything that an earlier program wrote, or took, is read and taken today.

The folders in `tests/old_files` are named by the day and the commit of the program that made them, from
made-up answers: a store with a round that is open and one that is sealed (`store.db`), the answers and counts
that were imported into it, its bank and a bank that `statements new` began, and the public report. There is
one for every step that the tables of a store have taken. They are never written again; a change of any of
these formats adds another. Sealed files have a folder of their own: `test_old_sealed_files.py`.
"""

import csv
import shutil
import sqlite3
from collections import Counter
from contextlib import closing
from dataclasses import replace
from itertools import count
from pathlib import Path

import pytest

from mir_assess import importers, pipeline
from mir_assess.analysis.disclosure import policy_for
from mir_assess.banks import check as check_bank
from mir_assess.banks import load
from mir_assess.channels.room.keys import room_code
from mir_assess.importers import keeping
from mir_assess.model.paper_codes import Sheet, paper_codes
from mir_assess.office.closing import write_sealed
from mir_assess.pooled.reports import Found, public_report
from mir_assess.resources import folder
from mir_assess.sealed import read_sealed
from mir_assess.store.checking import check
from mir_assess.store.migrations import MIGRATIONS
from mir_assess.store.sqlite import SqliteStore
from mir_assess.walk import Walk

FOLDERS = sorted((Path(__file__).parent / "old_files").iterdir())
AT = "2026-12-01T10:00:00+00:00"
ON_PAPER = {
    "2026-11-23-a146949": ("RWR6-KFH9H", "RK44XF"),
    "2026-11-25-b50c5bb": ("5MF8-778F2", "94F7TK"),
    "2026-11-25-4cea4f5": ("4HXJ-53KHX", "6864MH"),
    "2026-11-26-61c7246": ("688X-J6MJR", "F4TFM7"),
}
"""The code on the first sheet of paper of the open round, and the code of its room: both stand on cards and
walls that nobody prints again.
"""

pytestmark = pytest.mark.parametrize("old", FOLDERS, ids=lambda old: old.name)


@pytest.fixture
def store(old, tmp_path):
    path = tmp_path / "store.sqlite"
    shutil.copyfile(old / "store.db", path)
    opened = SqliteStore(path)
    yield opened
    opened.close()


def rows(old, name):
    with (old / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_there_is_a_store_from_after_every_step(old):
    taken = set()
    for each in FOLDERS:
        with closing(sqlite3.connect(f"file:{each / 'store.db'}?immutable=1", uri=True)) as db:
            taken.add(frozenset(name for (name,) in db.execute("SELECT name FROM migrations")))
    names = [step.name for step in MIGRATIONS]
    assert taken == {frozenset(names[:number]) for number in range(1, len(names) + 1)}
    assert old.name in ON_PAPER


def test_an_old_store_opens_and_every_count_is_what_was_said(store, old):
    assert check(store) == ()
    names = [head.stream for head in store.list("assessment/")]
    assert names == ["assessment/closed", "assessment/open"]
    sealed = store.round("closed")
    said = Counter((row["group"], row["statement"], int(row["answer"])) for row in rows(old, "answers.csv"))
    for statement, by_group in sealed.cells.items():
        for group, cell in by_group.items():
            assert cell.counts == tuple(
                said[group, statement, level] for level in range(1, len(cell.counts) + 1)
            )
    words = sorted(row["note"] for row in rows(old, "answers.csv") if row["note"])
    assert sorted(note.text for note in sealed.notes) == words
    assert all(note.consent for note in sealed.notes)


def test_the_walk_goes_on_in_an_old_store_and_its_round_can_be_sealed(store, tmp_path):
    before = store.round("open").people["lived"]
    ids = count()
    walk = Walk(store, "open", clock=lambda: AT, new_id=lambda: f"new-{next(ids)}")
    assert walk.has_begun()
    walk.take("next lived")
    walk.take("2")
    walk.take("n Said today")
    assert store.round("open").people["lived"] == before + 1
    assert check(store) == ()
    write_sealed(store, replace(store.round("open"), sealed="2026-12-01"), tmp_path / "open.mir.json")
    assert read_sealed(tmp_path / "open.mir.json") == store.round("open")
    assert check(store) == ()


def test_an_old_store_is_shown_in_every_quick_format(store):
    sealed, still_open = store.round("closed"), store.round("open")
    for audience in ("room", "public"):
        page = pipeline.report(sealed, policy_for(audience))
        for name in ("json", "csv", "markdown", "html"):
            assert pipeline.render(page, name, folder("templates"))
    page = pipeline.comparison(sealed, still_open, policy_for("room"))
    assert pipeline.render(page, "html", folder("templates"))


def test_files_of_answers_and_counts_come_in_as_they_did(store, old, tmp_path):
    ids = count()
    opened = store.round("open").assessment
    for name in ("answers.csv", "counts.csv"):
        found = importers.read(old / name, opened, lambda: f"new-{next(ids)}")
        answers = rows(old, name)
        said = sum(int(row.get("people") or 1) for row in answers)
        assert found.answers == said
        if name == "answers.csv":
            before = store.round("open").people["lived"]
            store.append(*keeping.prepare(found, store, opened, at=AT, new_id=lambda: f"event-{next(ids)}"))
            assert store.round("open").people["lived"] == before + 12
    assert check(store) == ()


def test_old_banks_are_sound(old):
    for file in sorted(old.glob("*.yaml")):
        assert check_bank(file, old).errors == ()
        assert load(str(file), old).statements


def test_an_old_public_report_is_pooled(old):
    found = public_report(old / "public.json")
    assert isinstance(found, Found), [str(problem) for problem in found]
    reports = [replace(found.report, organisation=f"Council {number}") for number in range(5)]
    assert pipeline.render(pipeline.pooled(reports, "en"), "json", folder("templates"))


def test_old_paper_and_old_room_codes_still_lead_there(store, old):
    opening = store.read("assessment/open")[0]
    sheet = paper_codes(opening.id, opening.body.assessment).code(Sheet("lived", "standard", 1))
    assert (sheet, room_code(opening.id)) == ON_PAPER[old.name]
