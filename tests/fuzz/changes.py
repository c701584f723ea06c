"""Sound bytes, changed as somebody would who knows what they are made of, so that what comes out is read far.

A byte turned at random ends most files at the first door: a number of a hash is wrong, a bracket is
missing, an archive does not open. So a tree of JSON stays a tree, and has a branch cut off, doubled, moved or
replaced; an archive stays an archive, and one of its files is changed; of what comes in lines, a line is
moved or a word of it exchanged. Which of them it is shows in the bytes themselves.
"""

import copy
import io
import json
import random
import re
import zipfile
from collections.abc import Callable, Iterator, Sequence
from typing import Any

HOSTILE = (
    "", " ", "0", "-1", "1e400", "NaN", "٣", "99999999999999999999", "=1+1", "../../x", "\x1b[2J", "\u202e",
    "\x00", "\ufeff", "\r", "é" * 40, "x" * 3_000, "<b>", "{{ x }}", "{% raw %}", "%00", "\ud800", "']", '"',
    "&", "🙂",
)  # fmt: skip
"""What a program that reads text likes least, each alone."""
VALUES: tuple[Any, ...] = (
    None, True, False, 0, -1, 1, 2, 1.5, -0.0, 10**6, 10**30, [], {}, [[]], {"": None}, *HOSTILE,
)  # fmt: skip
MOST_PARTS = 40
"""Files of an archive that are looked at; one of more is changed as plain bytes."""


def changed(data: bytes, words: Sequence[str], chance: random.Random) -> bytes:
    """Return these bytes after one change that fits them. `words` are what such bytes are made of."""
    if data.startswith(b"PK"):
        return _archive(data, words, chance)
    head, mark, rest = data.partition(b"\n")
    if data.startswith(b"{"):
        return _tree(data, words, chance)
    if rest.startswith(b"{") and chance.random() < 0.8:
        return head + mark + _tree(rest, words, chance)
    if data.lstrip().startswith(b"<") and chance.random() < 0.7:
        return _marked_up(data, words, chance)
    return _lines(data, words, chance)


# Trees of JSON


def _tree(data: bytes, words: Sequence[str], chance: random.Random) -> bytes:
    try:
        root = [json.loads(data)]
    except (ValueError, RecursionError):
        return _lines(data, words, chance)
    places = list(_places(root))
    holder, key = chance.choice(places)
    _TREE_CHANGES[chance.randrange(len(_TREE_CHANGES))](places, holder, key, chance)
    try:
        return json.dumps(root[0] if root else None, ensure_ascii=False).encode("utf-8", "surrogatepass")
    except (ValueError, RecursionError):
        return data


def _places(tree: Any, depth: int = 0) -> Iterator[tuple[Any, Any]]:
    """Yield where each branch hangs: what holds it, and under which name or number."""
    if depth > 60:
        return
    for key in list(tree) if isinstance(tree, dict) else range(len(tree)):
        yield tree, key
        if isinstance(tree[key], dict | list):
            yield from _places(tree[key], depth + 1)


Places = Sequence[tuple[Any, Any]]


def _cut_off(_: Places, holder: Any, key: Any, __: random.Random) -> None:
    del holder[key]


def _replace(_: Places, holder: Any, key: Any, chance: random.Random) -> None:
    holder[key] = copy.deepcopy(chance.choice(VALUES))


def _move(places: Places, holder: Any, key: Any, chance: random.Random) -> None:
    other, name = chance.choice(places)
    holder[key] = copy.deepcopy(other[name])


def _double(_: Places, holder: Any, key: Any, chance: random.Random) -> None:
    if isinstance(holder, list):
        holder.insert(key, copy.deepcopy(holder[key]))
    else:
        holder[chance.choice([f"{key}x", "", chance.choice(HOSTILE)])] = copy.deepcopy(holder[key])


def _turn(_: Places, holder: Any, key: Any, chance: random.Random) -> None:
    """A number a little larger or smaller; a text a little longer or shorter; a branch turned round."""
    value = holder[key]
    match value:
        case bool() | None:
            holder[key] = not value
        case int() | float():
            holder[key] = value + chance.choice((-1, 1, 0.5, 10, -(10**9)))
        case str():
            at = chance.randrange(len(value) + 1)
            holder[key] = value[:at] + chance.choice(HOSTILE) + value[at + chance.randrange(2) :]
        case list():
            value.reverse()
        case dict():
            holder[key] = dict(reversed(value.items()))


_TREE_CHANGES: tuple[Callable[[Places, Any, Any, random.Random], None], ...] = (
    _cut_off, _replace, _replace, _move, _double, _turn, _turn,
)  # fmt: skip


# Archives


def _archive(data: bytes, words: Sequence[str], chance: random.Random) -> bytes:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = archive.namelist()
            if not 0 < len(names) <= MOST_PARTS or sum(info.file_size for info in archive.infolist()) > 10**6:
                return _lines(data, words, chance)
            parts = {name: archive.read(name) for name in names}
    except Exception:  # noqa: BLE001 - what is no archive is changed as what it is
        return _lines(data, words, chance)
    name = chance.choice([*parts, *(name for name in parts if name.endswith("xml"))])
    match chance.randrange(8):
        case 0:
            del parts[name]
        case 1:
            parts[chance.choice([*parts, "x.xml", "../x", "word/media/a.png"])] = parts[name]
        case _:
            parts[name] = _marked_up(parts[name], words, chance)
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_STORED) as archive:
        for each, content in parts.items():
            archive.writestr(each, content)
    return made.getvalue()


# What is marked up


def _marked_up(data: bytes, words: Sequence[str], chance: random.Random) -> bytes:
    pieces = re.split(rb"(<[^>]*>)", data)
    if len(pieces) < 3:
        return _lines(data, words, chance)
    at = chance.randrange(len(pieces))
    other = chance.randrange(len(pieces))
    match chance.randrange(6):
        case 0:
            del pieces[at]
        case 1:
            pieces.insert(at, pieces[other])
        case 2:
            low, high = sorted((at, other))
            pieces[high:high] = pieces[low:high][:50] * chance.choice((1, 2, 30))
        case 3:
            low, high = sorted((at, other))
            del pieces[low:high]
        case 4:
            pieces[at] = _worded(pieces[at], words, chance)
        case _:
            pieces[at], pieces[other] = pieces[other], pieces[at]
    return b"".join(pieces)


# What comes in lines


def _lines(data: bytes, words: Sequence[str], chance: random.Random) -> bytes:
    lines = data.split(b"\n")
    at, other = chance.randrange(len(lines)), chance.randrange(len(lines))
    match chance.randrange(8):
        case 0:
            del lines[at]
        case 1:
            lines.insert(at, lines[other])
        case 2:
            lines[at], lines[other] = lines[other], lines[at]
        case 3:
            lines.insert(at, _word(words, chance).strip(b"\n"))
        case 4:
            lines[at:at] = lines[other : other + chance.randrange(8)] * chance.choice((1, 3))
        case 5:
            lines[at] = chance.choice((b"  ", b"- ", b"\t", b'"')) + lines[at].lstrip()
        case _:
            lines[at] = _worded(lines[at], words, chance)
    return b"\n".join(lines)


def _worded(line: bytes, words: Sequence[str], chance: random.Random) -> bytes:
    """One word of it exchanged, dropped, doubled or added to."""
    pieces = re.split(rb"([\s=&,;:/\"]+)", line)
    at = chance.randrange(len(pieces))
    word = _word(words, chance)
    pieces[at] = chance.choice((word, word, b"", pieces[at] * 2, pieces[at] + word, word + pieces[at]))
    return b"".join(pieces)


def _word(words: Sequence[str], chance: random.Random) -> bytes:
    chosen = chance.choice(HOSTILE) if not words or chance.random() < 0.2 else chance.choice(words)
    return chosen.encode("utf-8", "surrogatepass")
