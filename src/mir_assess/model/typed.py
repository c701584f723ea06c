"""What is typed in a workshop, read into commands: the grammar and nothing else.

Whether a command makes sense where it was typed is not decided here. The same grammar serves a keyboard and a
pipe. It is forgiving in what it takes (capitals, commas, stray spaces, a full stop) and strict in what it
means: a line that is nearly right is never guessed at, it is answered with how to type it.
"""

import re
from collections.abc import Callable, Collection

from mir_assess.errors import Problem, SessionError, nearest
from mir_assess.model.came import read_came
from mir_assess.model.commands import (
    Break,
    Command,
    Easy,
    Enter,
    Go,
    Next,
    Numbers,
    OfPeople,
    Pick,
    Present,
    RoomAgreed,
    Show,
    Word,
    Written,
)
from mir_assess.model.events import SUPPORTS
from mir_assess.model.helping import read_paid_help
from mir_assess.speech import marked, say

WORDS: dict[str, str] = {
    "d": "dont_know",
    "x": "not_applicable",
    "p": "pass",
    "s": "later",
    "b": "back",
    "y": "yes",
    "yes": "yes",
    "no": "no",
    "left": "left",
    "?": "help",
    "help": "help",
    "q": "quit",
    "quit": "quit",
    "reveal": "reveal",
    "close": "close",
    "talk": "talk",
    "rate": "rate",
    "pause": "pause",
    "time": "time",
    "code": "code",
    "new key": "new_key",
    "join": "join",
}
"""What may be typed alone on a line, and the command it stands for."""

NOTES = {"n": "note", "n+": "working", "n-": "not_working", "n>": "change", "why": "why", "park": "parked"}

_COUNT = r"\d{1,6}"
_OF_PEOPLE = re.compile(rf"({_COUNT}) of ({_COUNT})(?: dissent ({_COUNT}))?")
_ROOM_AGREED = re.compile(rf"({_COUNT}) of ({_COUNT})(?: dissent (.+))?")
_PAIR = re.compile(rf"([^\s=]+)=({_COUNT})")
_NUMBERS = re.compile(rf"({_COUNT})((?: {_COUNT})*)((?: [dx]={_COUNT}){{0,2}})")


def read_line(line: str, group_ids: Collection[str]) -> Command:
    """Return the command a line stands for.

    `group_ids` are the assessment's groups, needed to tell whose a note is. Raises SessionError, saying how
    to type it, for a line that stands for nothing.

    >>> read_line("0 1 3 2 1 d=2", ["lived"])
    Numbers(values=(0, 1, 3, 2, 1), dont_know=2, not_applicable=0, has_others=True)
    >>> read_line("n- lived: Nobody called back", ["lived"])
    Written(kind='not_working', text='Nobody called back', group='lived')
    """
    text = " ".join(line.split())
    if not text:
        return Enter()
    first, _, rest = text.partition(" ")
    verb = first.casefold()
    if verb in NOTES:
        return _read_note(verb, line.strip()[len(first) :].strip(), group_ids)
    folded = text.casefold().rstrip(".") or text
    if folded in WORDS:
        return Word(WORDS[folded])
    if verb in _FORMS:
        return _FORMS[verb](rest, group_ids)
    return _read_numbers(folded, text)


def _read_numbers(folded: str, text: str) -> Command:
    spaced = _tidy(folded)
    if match := _OF_PEOPLE.fullmatch(spaced):
        level, people, dissent = match.groups(default="0")
        return OfPeople(int(level), int(people), int(dissent))
    if match := _NUMBERS.fullmatch(spaced):
        first, more, others = match.groups()
        named = dict(pair.split("=") for pair in others.split())
        values = tuple(int(value) for value in (first, *more.split()))
        return Numbers(values, int(named.get("d", 0)), int(named.get("x", 0)), bool(named))
    raise _unknown(text)


def _read_note(verb: str, words: str, group_ids: Collection[str]) -> Written:
    kind = NOTES[verb]
    whose, colon, rest = words.partition(":")
    by_folded = {group_id.casefold(): group_id for group_id in group_ids}
    group = by_folded.get(whose.strip().casefold(), "") if colon and verb not in ("why", "park") else ""
    text = rest.strip() if group else words
    if not text:
        raise _mistyped(
            say("“{command}” needs some words after it.", command=verb),
            _for_example(f"{verb} {say(_EXAMPLES[kind])}"),
        )
    return Written(kind, text, group)


_EXAMPLES = {
    "note": marked("We talked about weekends"),
    "working": marked("Asha always rings back"),
    "not_working": marked("Nobody told me who would come"),
    "change": marked("One number to ring"),
    "why": marked("It depends on who is on shift"),
    "parked": marked("Bus passes"),
}


def _read_room_agreed(rest: str, group_ids: Collection[str]) -> Command:
    folded = rest.casefold().rstrip(".")
    if folded == "none":
        return RoomAgreed(None)
    match = _ROOM_AGREED.fullmatch(_tidy(folded))
    pairs = _pairs(match[3] or "") if match else None
    if match is None or pairs is None:
        raise _mistyped(
            say("That is not how an agreed level is typed."),
            say(
                "Type it like: {example}. Where the room did not agree: a none",
                example=f"a 4 of 17 dissent {next(iter(group_ids), 'lived')}=3",
            ),
        )
    dissent = {_group(name, group_ids): int(number) for name, number in pairs}
    return RoomAgreed(int(match[1]), int(match[2]), dissent)


def _tidy(text: str) -> str:
    """Commas and semicolons as spaces, one space between words and none about an equals sign."""
    return " ".join(re.sub(r" ?= ?", "=", " ".join(re.sub(r"[,;]", " ", text).split())).split())


def _pairs(text: str) -> list[tuple[str, str]] | None:
    """Return `name=number` pairs; None where a word is none."""
    found = [_PAIR.fullmatch(word) for word in text.split()]
    return [(pair[1], pair[2]) for pair in found if pair] if all(found) else None


def _group(name: str, group_ids: Collection[str]) -> str:
    """Return the id of the group that was named, however its capitals were typed."""
    by_folded = {group_id.casefold(): group_id for group_id in group_ids}
    if name.casefold() not in by_folded:
        raise _no_such_group(name, group_ids)
    return by_folded[name.casefold()]


def _read_pick(rest: str, group_ids: Collection[str]) -> Command:
    words = _tidy(rest.rstrip(".")).split()
    if words and all(re.fullmatch(_COUNT, word) for word in words):
        return Pick("", {int(word): 1 for word in words})
    group, *more = words or [""]
    pairs = _pairs(" ".join(more))
    if not pairs or not all(re.fullmatch(_COUNT, number) for number, _ in pairs):
        raise _mistyped(
            say("That is not how what matters most is typed."),
            say(
                "For one person: pick 1 3. For a group’s dots: {example}",
                example=f"pick {next(iter(group_ids), 'lived')} 1=5 3=2",
            ),
        )
    return Pick(_group(group, group_ids), {int(number): int(dots) for number, dots in pairs})


def _read_next(rest: str, group_ids: Collection[str]) -> Command:
    group, _, support = rest.casefold().rstrip(".").partition(" with ")
    support = support.strip().replace(" ", "_")
    group_id = _group(group.strip(), group_ids)
    if support and support not in SUPPORTS:
        raise _mistyped(
            say("“{support}” is not a way of helping that we record.", support=support),
            say("After “with”, type one of: {ways}", ways=", ".join(SUPPORTS)),
        )
    return Next(group_id, support)


def _read_show(rest: str, group_ids: Collection[str]) -> Command:
    name, _, answer = rest.casefold().rstrip(".").rpartition(" ")
    if answer not in ("yes", "y", "no"):
        raise _mistyped(
            say("That is not how to say whether it may be shown."),
            _for_example(f"show {next(iter(group_ids), 'council')} yes"),
        )
    return Show(_group(name, group_ids), answer != "no")


def _read_easy(rest: str, _group_ids: Collection[str]) -> Command:
    words = rest.casefold().rstrip(".")
    if not words:
        raise _mistyped(
            say("“{command}” needs some words after it.", command="easy"), _for_example("easy yes")
        )
    if not words[0].isdigit():
        return Easy(words)
    cards = _read_numbers(words, f"easy {rest}")
    if not isinstance(cards, Numbers):
        raise _unknown(f"easy {rest}")
    return Easy(cards=cards)


def _one_count(
    verb: str, example: str, build: Callable[[int], Command]
) -> Callable[[str, Collection[str]], Command]:
    def read(rest: str, _group_ids: Collection[str]) -> Command:
        if not re.fullmatch(_COUNT, rest.rstrip(".")):
            raise _mistyped(
                say("“{command}” needs one number after it.", command=verb), _for_example(example)
            )
        return build(int(rest.rstrip(".")))

    return read


_FORMS: dict[str, Callable[[str, Collection[str]], Command]] = {
    "a": _read_room_agreed,
    "easy": _read_easy,
    "pick": _read_pick,
    "next": _read_next,
    "show": _read_show,
    "first": lambda rest, _group_ids: read_came(f"first {rest}"),
    "been": lambda rest, _group_ids: read_came(f"been {rest}"),
    "helper": lambda rest, _group_ids: read_paid_help(rest),
    "present": _one_count("present", "present 10", Present),
    "g": _one_count("g", "g 7", Go),
    "rate": _one_count("rate", "rate 7", lambda number: Go(number, again=True)),
    "break": _one_count("break", "break 15", Break),
}


def _no_such_group(name: str, group_ids: Collection[str]) -> SessionError:
    what = say("There is no group “{name}” here.", name=name) if name else say("Which group?")
    known = say("The groups are: {groups}", groups=", ".join(group_ids))
    return _mistyped(what, f"{nearest(name, group_ids)} {known}".strip())


def _unknown(text: str) -> SessionError:
    folded = text.casefold()
    if "mir-assess" in folded:
        return _mistyped(say("That is for after the workshop."), say("Type q first: it saves and stops."))
    verbs = [*WORDS, *NOTES, *_FORMS]
    near = nearest(folded.split(maxsplit=1)[0], [verb for verb in verbs if len(verb) > 2])
    shown = text if len(text) <= 40 else f"{text[:40]}…"
    what_now = say("Nothing was recorded. Type ? for help.")
    return _mistyped(say("We did not understand “{words}”.", words=shown), f"{near} {what_now}".strip())


def _for_example(example: str) -> str:
    return say("For example: {example}", example=example)


def _mistyped(what: str, fix: str) -> SessionError:
    return SessionError(Problem("", what, fix))
