"""What comes from outside, and what reads it: for each, bytes that are sound, and a reader that must be calm.

A target takes any bytes. It may refuse them with an error of ours, which says what to do; anything else that
is raised is a find. Both fuzzers run these: Hypothesis in the tests, for a short while, and the coverage-
guided one of `benchmarks/fuzzed.py`, for as long as it is asked to.
"""

import io
import json
import tempfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import cache
from itertools import count
from pathlib import Path
from xml.sax.saxutils import escape

from fuzz.asked import ASKED, requested, requests
from mir_assess import importers, pipeline
from mir_assess.analysis.disclosure import policy_for
from mir_assess.banks import check as check_bank
from mir_assess.errors import MirError
from mir_assess.importers import keeping
from mir_assess.model.bank import Edition
from mir_assess.model.days import read_day
from mir_assess.model.events import KINDS, Event, Opened, assessment_stream, body_from_plain, session_stream
from mir_assess.model.wishes import Wishes
from mir_assess.office.opening import assemble
from mir_assess.pooled.reports import Found, public_report
from mir_assess.resources import folder
from mir_assess.sealed import _hash, _written, read_sealed, seal_document
from mir_assess.store import rows
from mir_assess.store.base import Append
from mir_assess.store.checking import check
from mir_assess.store.memory import MemoryStore
from mir_assess.wording.copies import read_copy
from mir_assess.wording.finding import find
from mir_assess.wording.matching import match
from piles import Desk
from workshops import AT, NAME, transcript, workshop

REPOSITORY = Path(__file__).parents[2]
TEMPLATES = folder("templates")
LONGEST_SAID = 2_000
"""Characters of one line of what is said about a mistake: a person has to read it."""


@dataclass(frozen=True, slots=True)
class Target:
    """Something that reads what others wrote."""

    name: str
    read: Callable[[bytes], None]
    seeds: Callable[[], Iterator[bytes]]
    words: tuple[str, ...] = ()
    """What such bytes are made of, for a fuzzer to put together."""
    reached: tuple[str, ...] = ()
    """The modules whose lines show how far a try came. To watch more of them costs tries and tells nothing:
    what lays out a page is not where a typed line goes astray.
    """
    longest: int = 4_000
    """Bytes of a try. What is longer takes longer, and reaches the same lines."""

    def run(self, data: bytes) -> None:
        """Read it: calmly, whatever it is."""
        try:
            self.read(data)
        except MirError as error:
            said_calmly(error)


def said_calmly(error: MirError) -> None:
    """Hold an error to what a person can read: where, what, what to do; and nothing that runs in a
    terminal.
    """
    assert error.problems
    assert all(problem.what for problem in error.problems)
    for line in error.lines():
        assert len(line) <= LONGEST_SAID, f"{len(line)} characters: {line[:300]}…"


@cache
def _scratch() -> Path:
    """A folder of our own, in memory where there is one."""
    memory = Path("/dev/shm")
    return Path(tempfile.mkdtemp(prefix="mir-assess-fuzz-", dir=memory if memory.is_dir() else None))


def _file(name: str, data: bytes) -> Path:
    path = _scratch() / name
    path.write_bytes(data)
    return path


# Banks and translations


def _bank(data: bytes) -> None:
    report = check_bank(_file("case.yaml", data), _scratch())
    for problem in (*report.errors, *report.advice):
        assert len(str(problem)) <= LONGEST_SAID


def _bank_seeds() -> Iterator[bytes]:
    for name in ("ladder-of-co-production", "high-impact-change-model"):
        yield (folder("statements") / f"{name}.yaml").read_bytes()
    small = REPOSITORY / "tests" / "editions" / "allotment.yaml"
    (_scratch() / "small.yaml").write_bytes(small.read_bytes())
    yield small.read_bytes()
    for text in folder("statements").glob("translations/*.yaml"):
        yield text.read_bytes()[:6_000]
    yield b"&a [*a, *a]"
    yield b"format: mir-assess/bank\nversion: 1\n"


# Files of answers


@cache
def _opened() -> MemoryStore:
    wishes = Wishes("n-2026", "N", 2026, chosen_sets=("first-eight",))
    store = MemoryStore()
    opening = Opened(assemble(wishes, folder("statements"), None, "2026-06-10"))
    store.append(
        Append("n-2026", (Event("opening", assessment_stream("n-2026"), 1, AT, "command", opening),))
    )
    return store


def _answers(data: bytes) -> None:
    ids = count()
    store = _opened()
    named = store.round("n-2026").assessment
    found = importers.read(_file("case.csv", data), named, lambda: f"id-{next(ids)}")
    appends = keeping.prepare(found, store, named, at=AT, new_id=lambda: f"event-{next(ids)}")
    fresh = MemoryStore()
    fresh.append(Append("n-2026", store.read(assessment_stream("n-2026"))))
    fresh.append(*appends)
    assert check(fresh) == ()


def _answers_seeds() -> Iterator[bytes]:
    rows = b"p1,lived,WI-I-1,mostly\np1,lived,WI-I-3,2\np2,council,WI-I-1,dont_know\n"
    yield b"session,group,statement,answer\n" + rows
    yield (
        b"session,group,statement,answer,channel,support,helper,been_before,note,note_kind,note_consent,x_a\n"
        b'p1,lived,WI-I-1,1,paper,read,paid,yes,"A ""good"" day,\nat last",working,yes,q\n'
    )
    counts = b"lived,WI-I-1,never,3\nlived,WI-I-1,dont_know,2\ncouncil,WI-I-1,5,1\n"
    yield b"group,statement,level,people\n" + counts
    yield b"\xef\xbb\xbfsession;group;statement;answer\r\n"


# Sealed rounds, and what is shown of them


@cache
def _sealed_round() -> bytes:
    import made_up
    from mir_assess.model.round import Cell, Note, Round

    cells = {s: {g.id: Cell((1, 2, 3, 4, 5), 1, 0, 2) for g in made_up.GROUPS} for s in made_up.STATEMENTS}
    notes = (Note("note", "aloud", consent=True),)
    people = {"lived": 18, "council": 18}
    return seal_document(
        Round(made_up.assessment(), people, cells, notes=notes, sealed="2026-06-01"), "a salt"
    )


def _sealed(data: bytes) -> None:
    """Read it; where it is JSON, once more with the hash that somebody who changed it would put there."""
    with suppress(MirError):
        read_sealed(data, "case.mir.json")
    try:
        document = json.loads(data)
        del document["sha256"]
        fits = _written({**document, "sha256": _hash(document)}).encode()
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        read_sealed(data)
        return
    _shown(fits)


def _shown(data: bytes) -> None:
    """Read it and write it again; then lay out one page of those that can be made of it. Which one hangs on
    the bytes, so the same try does the same each time, and all come their turn.
    """
    found = read_sealed(data, "case.mir.json")
    assert read_sealed(seal_document(found, "salt")) == found
    which = zlib.crc32(data)
    name = _FORMATS[which % len(_FORMATS)]
    audience = ("room", "public")[which // 4 % 2]
    if which // 8 % 2:
        assert pipeline.render(pipeline.report(found, policy_for(audience)), name, TEMPLATES)
        return
    later = replace(found, assessment=replace(found.assessment, year=min(found.assessment.year + 1, 9999)))
    with suppress(MirError):
        page = pipeline.comparison(found, later, policy_for(audience))
        assert pipeline.render(page, name, TEMPLATES)


_FORMATS = ("json", "markdown", "html", "csv")


def _sealed_seeds() -> Iterator[bytes]:
    yield _sealed_round()
    yield b'{"format": "mir-assess/round", "version": 1, "sha256": ""}'


# Public reports of other councils


def _pooled(data: bytes) -> None:
    found = public_report(_file("case.json", data))
    if isinstance(found, Found):
        reports = [replace(found.report, organisation=f"Council {number}") for number in range(5)]
        page = pipeline.pooled(reports, "en")
        assert pipeline.render(page, _FORMATS[zlib.crc32(data) % len(_FORMATS)], TEMPLATES)
        return
    said_calmly(MirError(*found))


def _pooled_seeds() -> Iterator[bytes]:
    page = pipeline.report(read_sealed(_sealed_round()), policy_for("public"))
    yield pipeline.render(page, "json", TEMPLATES)
    yield b'{"format": "mir-assess/report", "version": 1, "audience": "public"}'


# Somebody's own copy of the wording


def _copy(data: bytes) -> None:
    blocks = read_copy(_file("case.txt", data))
    part = _own_part()
    match(find([("case.txt", blocks)], part), part)


@cache
def _own_part() -> Edition:
    """Twelve statements of the bank: what is matched with all of them takes ten times as long."""
    (part,) = _opened().round("n-2026").assessment.parts
    return replace(part, statements=tuple(replace(each, pairs_with=()) for each in part.statements[:12]))


def _copy_seeds() -> Iterator[bytes]:
    yield b"Wellbeing\n- I decide how I spend my days.\n- I feel safe.\nWe statements\n1. We listen.\n"
    yield b"<html><body><h2>Wellbeing</h2><ul><li>I feel safe<li>I decide</ul><table><tr><td>1</table></body>"
    yield b"id,statement\n1,I feel safe\n2,I decide how I spend my days\n"
    yield b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj"
    head = b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n"
    yield head + b"--x\nContent-Type: text/html\n\n<p>I\n--x--"
    word = {
        "word/document.xml": b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        b"<w:body><w:p><w:r><w:t>I feel safe.</w:t></w:r></w:p><w:tbl><w:tr><w:tc><w:p><w:r><w:t>I decide"
        b"</w:t></w:r></w:p></w:tc></w:tr></w:tbl></w:body></w:document>"
    }
    yield _zipped(word)
    sheet = {
        "xl/workbook.xml": b'<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheets>'
        b'<sheet name="a" sheetId="1"/></sheets></workbook>',
        "xl/worksheets/sheet1.xml": b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        b'<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>I feel safe</t></is></c></row></sheetData>'
        b"</worksheet>",
    }
    yield _zipped(sheet)


def _zipped(parts: dict[str, bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return made.getvalue()


# A council's own template


@cache
def _page() -> pipeline.Page:
    """A report of one statement: a template is filled with the same fields, whatever there is of each."""
    found = read_sealed(_sealed_round())
    one = found.assessment.chosen[:1]
    small = replace(
        found, assessment=replace(found.assessment, chosen=one), cells={one[0]: found.cells[one[0]]}
    )
    return pipeline.report(small, policy_for("room"))


def _template(data: bytes) -> None:
    """Fill the words of a template; data that is no Word file is the text of its paragraphs."""
    content = data if data.startswith(b"PK") else _word_file(data.decode("utf-8", "replace"))
    assert pipeline.render(_page(), "docx", TEMPLATES, own=_file("case.docx", content))


def _word_file(text: str) -> bytes:
    """A Word file of these paragraphs. Those that programs make carry half a megabyte of styles that are read
    anew each time.
    """
    lines = ["".join(sign for sign in line if sign.isprintable()) for line in text.split("\n")]
    body = "".join(f"<w:p><w:r><w:t>{escape(line)}</w:t></w:r></w:p>" for line in lines)
    document = f"<w:document {_WORD}><w:body>{body}<w:sectPr/></w:body></w:document>"
    return _zipped(
        {
            "[Content_Types].xml": b"<Types xmlns="
            b'"http://schemas.openxmlformats.org/package/2006/content-types">'
            b'<Default Extension="rels" '
            b'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            b'<Override PartName="/d.xml" ContentType="application/vnd.openxmlformats-officedocument.'
            b'wordprocessingml.document.main+xml"/><Override PartName="/s.xml" ContentType="application/vnd.'
            b'openxmlformats-officedocument.wordprocessingml.styles+xml"/></Types>',
            "_rels/.rels": _relation("officeDocument", "d.xml"),
            "_rels/d.xml.rels": _relation("styles", "s.xml"),
            "d.xml": document.encode("utf-8", "replace"),
            "s.xml": f"<w:styles {_WORD}/>".encode(),
        }
    )


_WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def _relation(kind: str, part: str) -> bytes:
    kinds = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    return (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="r1" Type="{kinds}/{kind}" Target="{part}"/></Relationships>'
    ).encode()


def _template_seeds() -> Iterator[bytes]:
    yield _word_file("{{ organisation }}\n{{ report }}")
    yield b"For {{ organisation }}, {{ year }}.\n{{ report }}"
    yield b"{%p for statement in statements %}\n{{ statement.text }}\n{%p endfor %}"
    yield b"{% if year > 2000 %}{{ year|upper }}{% endif %}{{ ''.__class__ }}{{ year * 10 ** 9 }}"
    yield b"{{ [1]*999999999 }}{% for a in range(10**9) %}{% endfor %}"


# What a store holds


def _event(data: bytes) -> None:
    """A row of a store: its kind, its body, a line each; then counted, as the store counts it."""
    kind, _, body = data.decode("utf-8", "replace").partition("\n")
    known = sorted(KINDS)
    kind = kind if kind in KINDS else known[len(data) % len(known)]
    first = ("a", session_stream(NAME, "a"), 1, AT, "terminal", "session_opened", _SESSION)
    events = [
        rows.event_of(first),
        rows.event_of(("b", session_stream(NAME, "a"), 2, AT, "terminal", kind, body)),
    ]
    assert body_from_plain(kind, json.loads(body)) == events[1].body


_SESSION = '{"group":"lived","mode":"individual","sitting":"","support":""}'


def _event_seeds() -> Iterator[bytes]:
    yield b'answered\n{"statement":"S-1","answer":"always"}'
    yield b'note_written\n{"note_id":"n","kind":"note","text":"","statement":"","group":"","consent":false}'
    yield b'tallied\n{"statement":"S-1","counts":{"never":1},"dont_know":0,"not_applicable":0}'
    yield b'undone\n{"version":1}'
    yield b"opened\n{}"
    for kind in KINDS:
        yield f"{kind}\n{{}}".encode()


# What is typed

_WALK = ("mir_assess.walk", "mir_assess.model.typed", "mir_assess.model.session", "mir_assess.model.room")
_TYPED = (
    "b", "s", "p", "d", "x", "y", "no", "?", "q", "left", "code", "time", "pause", "close", "talk", "rate",
    "reveal", "n So", "n- So", "n+ lived: So", "n> So", "why So", "park So", "next lived", "g 1", "g 3 again",
    "next council with read", "pick 1 3", "pick lived 2 2", "show 1", "easy yes", "easy 1 0 2", "present 12",
    "break 15", "a 3 of 9", "a none", "rate 2", "4 of 4 dissent 1", "5 of 3", "Nights.",
)  # fmt: skip
MODES = ("individual", "tally", "consensus", "individual,tally")


def _typed(data: bytes) -> None:
    """A workshop from its first line to its end, drawn on a plain screen too; what is counted was said."""
    modes, _, text = data.decode("utf-8", "surrogateescape").partition("\n")
    shop = workshop(*MODES[len(modes) % len(MODES)].split(","))
    lines = text.split("\n")
    assert transcript(shop, lines)
    shop.come_back()
    shop.try_all(lines[:40])
    assert check(shop.store) == ()


def _typed_seeds() -> Iterator[bytes]:
    yield b"\n3\nn One\ny\ng 1\ns\n4\nb\npick 1 3\nd\nx\nnext lived with read\nreveal\n1\n\n\na 3 of 9\n"
    yield b"a\n6\n5\n0 1 2 2 1\n0 0 1 4 0 d=2\npresent 12\nwhy So\npark Buses\nbreak 15\nreveal\n1\na none\n"
    yield b"ab\n4\n4 of 4 dissent 1\nwhy Nights\nnext council\n3 of 2\nrate 2\nleft\n?\ntime\npause\nq\n"


def _keyed(data: bytes) -> None:
    """A pile of paper, keyed line by line; the codes of its sheets stand for `1` to `9` after a `#`."""
    text = data.decode("utf-8", "surrogateescape")
    desk = Desk()
    for number in range(1, 10):
        text = text.replace(f"#{number}", desk.code(number, ("lived", "council")[number % 2]))
    desk.try_all(text.split("\n"))
    assert check(desk.store) == ()
    assert desk.round == desk.again().round


def _keyed_seeds() -> Iterator[bytes]:
    yield b"#1\n4\nb\n2\nn- So\ny\ng 2\n5\n0\n\n#2 123\n#1\n#3\ns\n2=4\n#2\n"


def _day(data: bytes) -> None:
    day = read_day(data.decode("utf-8", "replace"))
    assert day is None or (len(day) == 10 and read_day(day) == day)


def _day_seeds() -> Iterator[bytes]:
    yield b"2027-06-30"
    yield b"30 June 2027"
    yield b"30/6/27"


TARGETS: dict[str, Target] = {
    target.name: target
    for target in (
        Target(
            "bank",
            _bank,
            _bank_seeds,
            (
                "format: ",
                "- id: ",
                "wordings:",
                "&a",
                "*a",
                "!!",
                "|\n",
                "? ",
                "<<: ",
                "since: ",
                "2026",
                "[]",
            ),
            reached=("mir_assess.banks", "mir_assess.model.bank", "mir_assess.model.edition"),
            longest=12_000,
        ),
        Target(
            "answers",
            _answers,
            _answers_seeds,
            ("lived", "WI-I-1", "always", "skipped", ",", '"', "\r\n", "p1", "council", "dont_know", "group"),
            reached=("mir_assess.importers",),
        ),
        Target(
            "sealed",
            _sealed,
            _sealed_seeds,
            ("null", "-1", "1e9", "[]", "{}", '"a"', "true", "9999999999"),
            reached=("mir_assess.sealed", "mir_assess.analysis", "mir_assess.report", "mir_assess.pipeline"),
            longest=12_000,
        ),
        Target(
            "pooled",
            _pooled,
            _pooled_seeds,
            ("null", "-1", "0.5", "[]", "{}", '"suppressed"', "true"),
            reached=("mir_assess.pooled", "mir_assess.analysis"),
            longest=16_000,
        ),
        Target(
            "copy",
            _copy,
            _copy_seeds,
            (
                "<table>",
                "<tr>",
                "</",
                "PK\x03\x04",
                "I ",
                "\n- ",
                "obj<<",
                "stream\n",
                "we feel",
                "Wellbeing",
            ),
            reached=("mir_assess.wording",),
        ),
        Target(
            "template",
            _template,
            _template_seeds,
            (
                "{{",
                "}}",
                "{%",
                "%}",
                "{%p ",
                "report",
                "for a in ",
                "|",
                "{{ report }}",
                "{{ year }}",
                "endfor",
            ),
            reached=("mir_assess.report.docx",),
        ),
        Target(
            "event",
            _event,
            _event_seeds,
            ("null", "{}", "[]", '"S-1"', "-1", "answered\n"),
            reached=("mir_assess.model", "mir_assess.store"),
            longest=2_000,
        ),
        Target(
            "typed",
            _typed,
            _typed_seeds,
            (
                *_TYPED,
                "S-1",
                "lived",
                "council",
                "3 of 9",
                "dissent",
                "d=2",
                "x=1",
                "1 0 2 0 1",
                "15",
                "with read",
            ),
            reached=(*_WALK, "mir_assess.channels.terminal"),
            longest=300,
        ),
        Target(
            "keyed",
            _keyed,
            _keyed_seeds,
            (
                "#1",
                "#2",
                "b",
                "g 2",
                "n- So",
                "2=4",
                "with read",
                "0",
                "s",
                "y",
                "d",
                "x",
                "#3 55555",
                "q",
                "?",
            ),
            reached=(*_WALK, "mir_assess.channels.paper.keying", "mir_assess.model.paper_codes"),
            longest=300,
        ),
        Target(
            "day",
            _day,
            _day_seeds,
            ("June", "-", "/", "today", "2027", "30"),
            reached=("mir_assess.model",),
            longest=60,
        ),
        Target(
            "request",
            requested,
            requests,
            ASKED,
            reached=("mir_assess.channels.room", *_WALK),
            longest=800,
        ),
    )
}
