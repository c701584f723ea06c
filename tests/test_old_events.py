"""Every kind of event that a program ever kept is read today, and says all that it said.

Each line of `tests/old_events/events.jsonl` is the body of one event as the program of that day and commit
wrote it, with every field that the kind had then; a kind that has been given another field has a line of
before and a line of after. Lines are never changed. A new kind, or a new field, adds one.
"""

import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from hashlib import sha256
from pathlib import Path
from types import NoneType, UnionType
from typing import get_args, get_origin, get_type_hints

import pytest

from mir_assess.errors import StoreError
from mir_assess.model.events import KINDS, body_from_plain, body_to_plain, session_stream
from mir_assess.store import rows

LINES = [
    json.loads(line)
    for line in (Path(__file__).parent / "old_events" / "events.jsonl").read_text("utf-8").splitlines()
]
IN_OLD_STORES = {"opened"}
"""Kinds whose body is a whole assessment: the stores in `tests/old_files` have them."""


def named(line):
    return f"{line['kind']} of {line['program']}"


def says_all(then, now):
    """Whether all that was said then is said now."""
    if isinstance(then, Mapping):
        return all(key in now and says_all(value, now[key]) for key, value in then.items())
    if isinstance(then, list):
        return len(then) == len(now) and all(map(says_all, then, now))
    return then == now


@pytest.mark.parametrize("line", LINES, ids=named)
def test_what_an_earlier_program_kept_is_read_and_says_all_that_it_said(line):
    row = ("a", session_stream("n-2026", "a"), 1, "2026-11-22T10:00:00+00:00", "terminal")
    event = rows.event_of((*row, line["kind"], json.dumps(line["body"])))
    assert says_all(line["body"], body_to_plain(event.body))


@pytest.mark.parametrize("kind", sorted(set(KINDS) - IN_OLD_STORES))
def test_each_kind_has_a_line_with_every_field_that_it_has_today(kind):
    said = [line["body"] for line in LINES if line["kind"] == kind]
    assert any(body_to_plain(body_from_plain(kind, body)) == body for body in said), (
        "add this line to tests/old_events/events.jsonl, with the day and commit of the program: "
        + json.dumps({"program": "", "kind": kind, "body": body_to_plain(filled(KINDS[kind], kind))})
    )


def filled(kind, name):
    """A value of this kind in which every field holds something; texts hold the name of their field."""
    origin, inner = get_origin(kind), get_args(kind)
    if is_dataclass(kind):
        hints = get_type_hints(kind)
        return kind(**{field.name: filled(hints[field.name], field.name) for field in fields(kind)})
    if origin is tuple:
        return (filled(inner[0], name),)
    if origin is UnionType:
        return filled(next(each for each in inner if each is not NoneType), name)
    if origin is Mapping:
        return {"k": filled(inner[1], name)}
    return {bool: True, int: 1, str: name}[kind]


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("danced", '{"with":"a"}'),
        ("answered", '{"statement":"S-1","answer":"always","mood":"glad"}'),
        (
            "action_agreed",
            '{"action":{"id":"a","what":"b","led_by_lived":"c","led_by_council":"d","mood":""}}',
        ),
    ],
)
def test_what_only_a_later_program_knows_is_refused_in_words(kind, body):
    row = ("a", session_stream("n-2026", "a"), 1, "2026-11-22T10:00:00+00:00", "terminal")
    with pytest.raises(StoreError) as refused:
        rows.event_of((*row, kind, body))
    (line,) = refused.value.lines()
    assert "written by a newer mir-assess" in line
    assert "upgrade" in line


def test_a_round_that_a_later_program_sealed_is_refused_in_words():
    text = '{"assessment":{"name":"n-2026"},"people":{},"cells":{},"mood":"glad"}'
    with pytest.raises(StoreError, match="written by a newer mir-assess"):
        rows.round_of(("n-2026", text, sha256(text.encode()).hexdigest()))
    with pytest.raises(StoreError, match="not as it was written"):
        rows.round_of(("n-2026", "[]", sha256(b"[]").hexdigest()))
