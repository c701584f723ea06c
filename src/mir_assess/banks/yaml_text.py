"""Strict YAML: text to plain values, with the line each stands on.

YAML lets a file say more than its author sees: No is false, 012 is ten, a date is no text, a key may stand twice, one alias can stand
for a billion lines. Here only `true` and `false` are booleans, and the rest is refused with a sentence. Values are built from parser
events, one at a time: nothing is ever constructed that a limit could not stop, and lines come at no extra cost. Knows nothing of banks.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

import yaml

from mir_assess.banks.flaws import Path
from mir_assess.banks.plain_text import HIDDEN
from mir_assess.banks.syntax import Slip, explain

try:
    from yaml import CSafeLoader as Loader
except ImportError:  # no wheel holds the fast parser for this machine: same events, eight times slower
    from yaml import SafeLoader as Loader  # type: ignore[assignment]

DEEPEST = 20
"""Levels of lists and keys inside one another. A bank needs eight."""

ENOUGH = 200
"""Slips after which reading stops: whoever mends these will run the check again."""

INTEGER = re.compile(r"-?(0|[1-9][0-9]{0,14})")
DECIMAL = re.compile(r"-?[0-9]{1,15}\.[0-9]{1,15}")
MEANT_ELSEWHERE = {
    spelling: meaning
    for word, meaning in (("yes", "true"), ("no", "false"), ("on", "true"), ("off", "false"), ("true", "true"), ("false", "false"))
    for spelling in (word, word.capitalize(), word.upper())
    if spelling not in {"true", "false"}
}
PLAIN = {"true": True, "false": False, "": None, "~": None, "null": None}


class Place(NamedTuple):
    """Where a value stands, and where what it holds stands, by key or position."""

    line: int
    inside: dict[str | int, "Place"]


@dataclass(frozen=True, slots=True)
class Document:
    """What a file says: its value, slips in how it is written, and whether the value is whole in spite of them."""

    value: Any
    place: Place
    slips: tuple[Slip, ...]
    whole: bool

    def line(self, path: Path) -> int:
        """Return the line of what stands at the path; when it is not there, of the nearest thing around it that is."""
        place = self.place
        for step in path:
            if step not in place.inside:
                break
            place = place.inside[step]
        return place.line


def read_yaml(text: str) -> Document:
    """Return what the text says. Never raises for what the text holds: a text that cannot be read is a document not whole."""
    builder = _Builder()
    whole = True
    try:
        for event in yaml.parse(text, Loader=Loader):
            builder.take(event)
    except _Halt:
        whole = False
    except (yaml.YAMLError, ValueError, OverflowError) as error:  # the last two: escapes for characters that do not exist
        builder.slips.extend(explain(error, text))
        whole = False
    slips = tuple(sorted(builder.slips))
    return Document(builder.root, builder.root_place, slips, whole and not builder.holes)


class _Halt(Exception):  # noqa: N818 - it ends reading, and the slips say why
    """Reading further would be pointless or costly."""


@dataclass(slots=True)
class _Open:
    """A list or a mapping that is being filled."""

    value: Any
    place: Place
    key: str | None = None

    @property
    def wants_key(self) -> bool:
        """Whether a key comes next, and not a value."""
        return isinstance(self.value, dict) and self.key is None


class _Builder:
    """Takes parser events and builds the value. Not recursive: depth costs nothing and is limited."""

    def __init__(self) -> None:
        self.slips: list[Slip] = []
        self.holes = False
        self.root: Any = None
        self.root_place = Place(1, {})
        self._open: list[_Open] = []
        self._documents = 0

    @property
    def _parent(self) -> _Open | None:
        return self._open[-1] if self._open else None

    def take(self, event: yaml.Event) -> None:
        if isinstance(event, yaml.ScalarEvent):
            self._scalar(event)
        elif isinstance(event, yaml.CollectionStartEvent):
            self._start(event)
        elif isinstance(event, yaml.CollectionEndEvent):
            self._open.pop()
        elif isinstance(event, yaml.AliasEvent):
            self._alias(event)
        elif isinstance(event, yaml.DocumentStartEvent):
            self._document(event)

    def _scalar(self, event: yaml.ScalarEvent) -> None:
        line = event.start_mark.line + 1
        self._refuse_tag_and_anchor(event, line)
        for slip in _slips_of_words(event, line):
            self._slip(*slip)
        parent = self._parent
        if parent is not None and parent.wants_key:
            self._key(parent, event.value, line)
        else:
            self._add(_meaning(event), Place(line, {}))

    def _key(self, parent: _Open, key: str, line: int) -> None:
        if key in parent.value:
            first = parent.place.inside[key].line
            self._slip(line, f"“{key}” stands here a second time; the first is in line {first}.", "Keep one of the two.")
        parent.key = key
        parent.place.inside.setdefault(key, Place(line, {}))

    def _start(self, event: yaml.CollectionStartEvent) -> None:
        line = event.start_mark.line + 1
        self._refuse_tag_and_anchor(event, line)
        if len(self._open) == DEEPEST:
            self._slip(line, f"Lists and keys stand more than {DEEPEST} deep inside one another.", "A bank needs no more than eight.")
            raise _Halt
        parent = self._parent
        if parent is not None and parent.wants_key:
            self._slip(line, "A list or a bracket stands where a key should.", "Put quotes round words that begin with [ or {.")
            raise _Halt
        value: Any = {} if isinstance(event, yaml.MappingStartEvent) else []
        place = Place(line, {})
        self._add(value, place)
        self._open.append(_Open(value, place))

    def _add(self, value: Any, place: Place) -> None:
        if not self._open:
            self.root, self.root_place = value, place
            return
        parent = self._open[-1]
        if isinstance(parent.value, list):
            parent.place.inside[len(parent.value)] = place
            parent.value.append(value)
            return
        key, parent.key = parent.key, None
        if key is not None and key not in parent.value:
            parent.value[key] = value
            parent.place.inside[key] = Place(parent.place.inside[key].line, place.inside)

    def _alias(self, event: yaml.AliasEvent) -> None:
        self._slip(event.start_mark.line + 1, f"*{event.anchor} stands for something written elsewhere.", "Write it out here.")
        self.holes = True
        if self._parent is not None and self._parent.wants_key:
            raise _Halt
        self._add(None, Place(event.start_mark.line + 1, {}))

    def _document(self, event: yaml.DocumentStartEvent) -> None:
        self._documents += 1
        if self._documents > 1:
            self._slip(event.start_mark.line + 1, "A second document begins here.", "Keep one bank in a file, and take out the ---.")
            raise _Halt

    def _refuse_tag_and_anchor(self, event: Any, line: int) -> None:
        if event.tag is not None:
            shown = event.tag.replace("tag:yaml.org,2002:", "!!")
            self._slip(line, f"The tag {shown} has no meaning here.", "Take it out, or put quotes round it if it is part of the words.")
        if event.anchor is not None:
            self._slip(line, f"&{event.anchor} gives this a name to use elsewhere.", "Take it out, and write things out where needed.")

    def _slip(self, line: int, what: str, fix: str) -> None:
        self.slips.append(Slip(line, what, fix))
        if len(self.slips) >= ENOUGH:
            raise _Halt


def _meaning(event: yaml.ScalarEvent) -> Any:
    """Return what a scalar means: text, unless it stands without quotes and is plainly something else."""
    words: str = event.value
    if event.style in {"|", ">"}:
        return words.rstrip("\n")
    if not event.implicit[0]:
        return words
    if words in PLAIN:
        return PLAIN[words]
    if INTEGER.fullmatch(words):
        return int(words)
    return float(words) if DECIMAL.fullmatch(words) else words


def _slips_of_words(event: yaml.ScalarEvent, line: int) -> Iterator[Slip]:
    words: str = event.value
    if event.implicit[0] and words in MEANT_ELSEWHERE:
        meaning = MEANT_ELSEWHERE[words]
        fix = f'Put it in quotes: "{words}".' if words.lower() != meaning else f"Write {meaning}, or put it in quotes if it is a word."
        yield Slip(line, f"Unquoted {words}: other programs read this as {meaning}.", fix)
    if event.style == '"':
        found = HIDDEN.search(words)
        if found:
            yield Slip(line, f"A hidden character (U+{ord(found[0]):04X}) stands in this text.", "Take out the backslash and its code.")
