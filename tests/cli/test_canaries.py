"""Canaries: strings that stand nowhere else are put where people and files have secrets, and are looked for
in every byte of every page, of the store and of its copies.

Pages are made by the real commands, in every format and for both audiences, before and after answers are
taken out and the round is sealed.
"""

import re

import pytest

from mir_assess.report import fitting
from reading import found_in

NAME = "northshire-2026"
START = ("--organisation", "Northshire Council", "--year", "2026", "--statements", "WI-I-1,WI-I-2")
CODE = re.compile(r"Your code: (\S+)\. With it")

PRIVATE, WAITING, TAKEN_BACK = "CANARYPRIVATE", "Mrs CANARYWAITING", "CANARYTAKENBACK"
GONE, FOLDER, FILE = "CANARYGONE", "CANARYFOLDER", "CANARYFILE"
SESSION = "CANARYSESSION"
PUBLIC = "They rang me back."


def walked(run, store, *lines):
    """Walk so far as one person after another; return their codes."""
    piped = "".join(f"{line}\n" for line in lines)
    done = run("start", NAME, *START, "--plain", "--store", store, piped=piped)
    assert done.code == 0
    return list(dict.fromkeys(CODE.findall(done.out)))


@pytest.fixture
def store(tmp_path):
    folder = tmp_path / FOLDER
    folder.mkdir()
    return folder / f"{FILE}.db"


@pytest.fixture
def codes(run, store):
    """A round of seven people at a keyboard, one of them a few to be taken out, and five from a file."""
    first = walked(
        run, store,
        "5", f"n- {PRIVATE} words", "2", "next lived",
        "4", f"n+ {PUBLIC}", "y", f"n- {WAITING} said so", "y", "3", "next lived",
        "4", f"n- {TAKEN_BACK}", "b", "2", "next lived",
        "3", f"n- {GONE} words", "4", *("next lived", "4", "4") * 3,
    )  # fmt: skip
    rows = "\n".join(f"{SESSION}{number},council,WI-I-1,{number % 3 + 3}" for number in range(6))
    (store.parent / f"{FILE}.csv").write_text(f"session,group,statement,answer\n{rows}\n")
    assert run("import", NAME, store.parent / f"{FILE}.csv", "--store", store).code == 0
    return first


def pages(run, store, tmp_path, audience, *more):
    """The bytes of every page of an audience that the program writes."""
    out = tmp_path / f"pages-{audience}-{len(list(tmp_path.iterdir()))}"
    out.mkdir()
    formats = [word for name in fitting("report") for word in ("--format", name)]
    done = run("report", NAME, *formats, "--audience", audience, "--store", store, "-o", out, "--yes", *more)
    assert done.code == 0, done.err
    return {file.name: file.read_bytes() for file in sorted(out.iterdir())}


def assert_none(found, *canaries):
    words = [canary.encode() for canary in canaries]
    told = {name: hits for name, content in found.items() if (hits := found_in(content, *words))}
    assert not told


def files_of(store):
    """The store, what SQLite keeps beside it, and every copy."""
    return {file.name: file.read_bytes() for file in store.parent.iterdir() if file.suffix != ".csv"}


def test_no_page_and_no_copy_holds_what_it_must_not(run, store, codes, tmp_path):
    nowhere = (PRIVATE, "CANARYWAITING", TAKEN_BACK, FOLDER, FILE, SESSION, *codes)
    drafts = pages(run, store, tmp_path, "room")
    assert len(drafts) == len(fitting("report"))
    assert any(PUBLIC.encode() in content for content in drafts.values()), "the look finds what is printed"
    assert_none(drafts, *nowhere, GONE)
    assert found_in(store.read_bytes(), GONE.encode(), SESSION.encode()), "and what is stored"
    assert_none(files_of(store), TAKEN_BACK, *codes)

    assert run("withdraw", NAME, codes[3], "--yes", "--store", store).code == 0
    assert run("withdraw", NAME, f"{SESSION}5", "--yes", "--store", store).code == 0
    assert run("backup", store.parent / "copy.db", "--store", store).code == 0
    assert_none(files_of(store), GONE, f"{SESSION}5", TAKEN_BACK, *codes)
    assert_none(pages(run, store, tmp_path, "room"), *nowhere, GONE)

    sealed = store.parent / "sealed.mir.json"
    assert run("seal", NAME, "--yes", "--store", store, "-o", sealed).code == 0
    (store.parent / "copy.db").unlink()
    assert run("backup", store.parent / "later.db", "--store", store).code == 0
    assert_none(files_of(store), SESSION, GONE, TAKEN_BACK, *codes)
    for audience in ("room", "public"):
        assert_none(pages(run, store, tmp_path, audience), *nowhere, GONE)


BEFORE, BEFORE_THAT = "northshire-2025", "northshire-2024"
EARLIER = "CANARYEARLIER"


@pytest.fixture
def earlier(run, store):
    """Two sealed rounds of the years before, with private words of their own."""
    for name, year in ((BEFORE, "2025"), (BEFORE_THAT, "2024")):
        opened = ("--organisation", "Northshire Council", "--year", year, "--statements", "WI-I-1,WI-I-2")
        lines = ["3", f"n- {EARLIER}", "4", *("next lived", "4", "4") * 4]
        piped = "".join(f"{line}\n" for line in lines)
        assert run("start", name, *opened, "--plain", "--store", store, piped=piped).code == 0
        file = store.parent / f"{name}.mir.json"
        assert run("seal", name, "--yes", "--store", store, "-o", file).code == 0


def test_nothing_that_any_other_command_says_or_writes_holds_what_it_must_not(
    run, store, codes, earlier, tmp_path
):
    out = tmp_path / "others"
    out.mkdir()
    leads = ("--led-by-lived", "A role", "--led-by-council", "Another role")
    told = {}

    def say(*words, code=0):
        done = run(*words, "--store", store)
        assert done.code == code, (words, done.err)
        told[" ".join(map(str, words))] = (done.out + done.err).encode()

    say("plan", NAME, "add", "--what", "A bench", *leads, "--by", "30 June 2027")
    formats = [word for name in fitting("comparison") for word in ("--format", name)]
    say("diff", BEFORE, NAME, *formats, "-o", out, "--yes")
    say("trend", BEFORE_THAT, BEFORE, NAME, "--format", "html", "--format", "json", "-o", out, "--yes")
    say("plan", NAME, "list", "-f", "ics", "-f", "xlsx", "-o", out)
    for words in (("show", NAME), ("list",), ("check",), ("plan", NAME, "list"), ("plan", BEFORE, "review")):
        say(*words)
    say("delete", NAME, code=2)
    say("withdraw", NAME, "NOSUCHSESSION", "--yes", code=1)
    say("room", NAME)
    written = {file.name: file.read_bytes() for file in sorted(out.iterdir())}
    assert len(written) == len(fitting("comparison")) + 4
    nowhere = (PRIVATE, "CANARYWAITING", TAKEN_BACK, FILE, SESSION, GONE, EARLIER, *codes)
    assert_none(written, *nowhere, FOLDER)
    assert_none({"names": " ".join(written).encode()}, *nowhere)
    # What is said to whoever types names the store that they named, and nothing that is in it.
    place = str(store).encode()
    assert_none({words: said.replace(place, b"") for words, said in told.items()}, *nowhere)
    notes = run("notes", NAME, "--store", store)
    assert "CANARYWAITING" in notes.out, "for whoever is to decide about them"
    assert_none({"notes": notes.out.encode()}, PRIVATE, TAKEN_BACK, GONE, SESSION, EARLIER, *codes)
