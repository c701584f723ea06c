"""Strict YAML: text to plain values, with the line each stands on.

YAML lets a file say more than its author sees: No is false, 012 is ten, a date is no text, a key may stand
twice, one alias can stand for a billion lines. Here only `true` and `false` are booleans, and the rest is
refused with a sentence. Values are built from parser events, one at a time: nothing is ever constructed that
a limit could not stop, and lines come at no extra cost. Knows nothing of banks.
"""

import re
from dataclasses import dataclass
from typing import Any, NamedTuple

import yaml

from mir_assess.banks.flaws import ENOUGH, Path
from mir_assess.banks.plain_text import HIDDEN
from mir_assess.banks.syntax import Slip, explain
from mir_assess.speech import say

try:
    from yaml import CSafeLoader as Loader
except ImportError:  # no wheel holds the fast parser for this machine: same events, eight times slower
    from yaml import SafeLoader as Loader  # type: ignore[assignment]

DEEPEST = 20
"""Levels of lists and keys inside one another. A bank needs eight."""

MOST_VALUES = 200_000
"""Texts, numbers, lists and groups of keys in one file. A bank of 2,000 statements has about 50,000."""

INTEGER = re.compile(r"-?(0|[1-9][0-9]{0,14})")
DECIMAL = re.compile(r"-?[0-9]{1,15}\.[0-9]{1,15}")
MEANT_ELSEWHERE = {
    "yes": "true",
    "on": "true",
    "true": "true",
    "no": "false",
    "off": "false",
    "false": "false",
}
LONGEST_BOOLEAN = max(map(len, MEANT_ELSEWHERE))
UNREADABLE = (yaml.YAMLError, ValueError, OverflowError)
"""What the YAML libraries raise; the last two for escapes of characters that do not exist."""

PLAIN = {"true": True, "false": False, "": None, "~": None, "null": None}


class Place(NamedTuple):
    """Where a list or keys stand, and where what they hold stands, by position or key: a text or a number is
    its line alone, for a large file has a hundred thousand of them.
    """

    line: int
    inside: dict[str | int, "Place | int"]


@dataclass(frozen=True, slots=True)
class Document:
    """What a file says, slips in how it is written, and whether the value is whole in spite of them."""

    value: Any
    place: Place
    slips: tuple[Slip, ...]
    whole: bool

    def line(self, path: Path) -> int:
        """Return the line of what stands at the path, or of the nearest thing around it that is there."""
        place: Place | int = self.place
        for step in path:
            if isinstance(place, int) or step not in place.inside:
                break
            place = place.inside[step]
        return place if isinstance(place, int) else place.line


def read_yaml(text: str) -> Document:
    """Return what the text says. Raises nothing: a text that cannot be read is a document not whole."""
    builder = _Builder()
    whole = True
    try:
        for event in yaml.parse(text, Loader=Loader):
            builder.take(event)
    except _Halt:
        whole = False
    except UNREADABLE as error:
        builder.slips.extend(explain(error, text))
        whole = False
    slips = tuple(sorted(builder.slips))
    return Document(builder.root, builder.root_place, slips, whole and not builder.holes)


class _Halt(Exception):
    """Reading further would be pointless or costly."""


@dataclass(slots=True)
class _Open:
    """A list or a mapping that is being filled."""

    value: Any
    place: Place
    has_keys: bool
    key: str | None = None

    @property
    def wants_key(self) -> bool:
        """Whether a key comes next, and not a value."""
        return self.has_keys and self.key is None


class _Builder:
    """Takes parser events and builds the value. Not recursive: depth costs nothing and is limited."""

    def __init__(self) -> None:
        self.slips: list[Slip] = []
        self.holes = False
        self.root: Any = None
        self.root_place = Place(1, {})
        self._open: list[_Open] = []
        self._documents = 0
        self._values = 0

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
        line = _line(event)
        if event.tag is not None or event.anchor is not None:
            self._refuse_tag_and_anchor(event, line)
        if event.style == '"':
            self._refuse_hidden_characters(event, line)
        elif event.implicit[0] and len(event.value) <= LONGEST_BOOLEAN:
            self._refuse_other_booleans(event, line)
        parent = self._open[-1] if self._open else None
        if parent is not None and parent.has_keys and parent.key is None:
            self._key(parent, event.value, line)
        else:
            self._add(_meaning(event), line)

    def _key(self, parent: _Open, key: str, line: int) -> None:
        if key in parent.value:
            known = parent.place.inside[key]
            first = known if isinstance(known, int) else known.line
            what = say("“{key}” stands here a second time; the first is in line {line}.", key=key, line=first)
            self._slip(line, what, say("Keep one of the two."))
        parent.key = key
        parent.place.inside.setdefault(key, line)

    def _start(self, event: yaml.CollectionStartEvent) -> None:
        line = _line(event)
        self._refuse_tag_and_anchor(event, line)
        if len(self._open) == DEEPEST:
            what = say("Lists and keys stand more than {number} deep inside one another.", number=DEEPEST)
            self._slip(line, what, say("A bank needs no more than eight."))
            raise _Halt
        parent = self._parent
        if parent is not None and parent.wants_key:
            what = say("A list or a bracket stands where a key should.")
            fix = say("Put quotes round words that begin with {one} or {other}.", one="[", other="{")
            self._slip(line, what, fix)
            raise _Halt
        value: Any = {} if isinstance(event, yaml.MappingStartEvent) else []
        place = Place(line, {})
        self._add(value, place)
        self._open.append(_Open(value, place, has_keys=isinstance(value, dict)))

    def _add(self, value: Any, place: Place | int) -> None:
        self._values += 1
        if self._values > MOST_VALUES:
            what = say(
                "Here this file goes past {thousands},000 values, far more than any bank needs.",
                thousands=MOST_VALUES // 1000,
            )
            line = place if isinstance(place, int) else place.line
            self._slip(line, what, say("Check that it is the file you meant."))
            raise _Halt
        if not self._open:
            self.root, self.root_place = value, place if isinstance(place, Place) else Place(place, {})
            return
        parent = self._open[-1]
        if not parent.has_keys:
            parent.place.inside[len(parent.value)] = place
            parent.value.append(value)
            return
        key, parent.key = parent.key, None
        if key is not None and key not in parent.value:
            parent.value[key] = value
            if isinstance(place, Place):  # it is looked for where its key stands
                known = parent.place.inside[key]
                parent.place.inside[key] = place._replace(
                    line=known if isinstance(known, int) else known.line
                )

    def _alias(self, event: yaml.AliasEvent) -> None:
        what = say("{alias} stands for something written elsewhere.", alias=f"*{event.anchor}")
        self._slip(_line(event), what, say("Write it out here."))
        self.holes = True
        if self._parent is not None and self._parent.wants_key:
            raise _Halt
        self._add(None, _line(event))

    def _document(self, event: yaml.DocumentStartEvent) -> None:
        self._documents += 1
        if self._documents > 1:
            what = say("A second document begins here.")
            self._slip(_line(event), what, say("Keep one bank in a file, and take out the ---."))
            raise _Halt

    def _refuse_tag_and_anchor(self, event: Any, line: int) -> None:
        if event.tag is not None:
            shown = event.tag.replace("tag:yaml.org,2002:", "!!")
            fix = say("Take it out, or put quotes round it if it is part of the words.")
            self._slip(line, say("The tag {tag} has no meaning here.", tag=shown), fix)
        if event.anchor is not None:
            what = say("{anchor} gives this a name to use elsewhere.", anchor=f"&{event.anchor}")
            self._slip(line, what, say("Take it out, and write things out where needed."))

    def _refuse_hidden_characters(self, event: yaml.ScalarEvent, line: int) -> None:
        """Refuse what an escape in double quotes can smuggle past the look at the file's own characters."""
        found = HIDDEN.search(event.value)
        if found:
            event.value = HIDDEN.sub("?", event.value)
            code = f"U+{ord(found[0]):04X}"
            what = say("A hidden character ({code}) stands in this text.", code=code)
            self._slip(line, what, say("Take out the backslash and its code."))

    def _refuse_other_booleans(self, event: yaml.ScalarEvent, line: int) -> None:
        words: str = event.value
        meaning = MEANT_ELSEWHERE.get(words.lower()) if words not in PLAIN else None
        if meaning is not None and words in {words.lower(), words.capitalize(), words.upper()}:
            fix = say('Put it in quotes: "{value}".', value=words)
            if words.lower() == meaning:
                fix = say(
                    "Write {value} in small letters, or put it in quotes if it is a word.", value=meaning
                )
            what = say("Unquoted {word}: other programs read this as {value}.", word=words, value=meaning)
            self._slip(line, what, fix)

    def _slip(self, line: int, what: str, fix: str) -> None:
        self.slips.append(Slip(line, what, fix))
        if len(self.slips) >= ENOUGH:
            raise _Halt


def _line(event: yaml.Event) -> int:
    return event.start_mark.line + 1 if event.start_mark is not None else 1


def _meaning(event: yaml.ScalarEvent) -> Any:
    """Return what a scalar means: text, unless it stands without quotes and is plainly something else."""
    words: str = event.value
    if event.style in {"|", ">"}:
        return words.rstrip("\n")
    if not event.implicit[0]:
        return words
    if words in PLAIN:
        return PLAIN[words]
    if words[0] not in "-0123456789":
        return words
    if INTEGER.fullmatch(words):
        return int(words)
    return float(words) if DECIMAL.fullmatch(words) else words
