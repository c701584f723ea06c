"""Whether plain values have the shape of a bank or an overlay: its keys, and the kind of value each holds.

The one model is `model.bank` and `model.overlay`; Pydantic validates those very classes, strictly and with no
key let through that they do not have. Where a file falls short, `fit` says how and mends a copy as far as it
can guess, so that everything else can be checked in the same run. What it had to make up it lists, and no
problem may be reported there. Knows no rule beyond the shape.
"""

import json
from collections.abc import Iterable, Mapping
from copy import deepcopy
from dataclasses import MISSING, dataclass, fields, is_dataclass
from difflib import get_close_matches
from functools import cache
from types import NoneType, UnionType
from typing import Any, Generic, TypeVar, cast, get_args, get_origin

from pydantic import ConfigDict, TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from mir_assess.banks.flaws import ENOUGH, Flaw, Path
from mir_assess.errors import nearest
from mir_assess.model.bank import Bank
from mir_assess.model.overlay import Overlay
from mir_assess.speech import say

# Standard dataclasses take their configuration from what stands around them: hence the tuple of one.
STRICT = ConfigDict(strict=True, extra="forbid")
Whole = TypeVar("Whole", Bank, Overlay)


@dataclass(frozen=True, slots=True)
class Fitted(Generic[Whole]):
    """A bank or an overlay made of what a file says, the flaws of its shape, and the places that had to be
    made up.

    There is none where so many flaws were found that looking further is in vain.
    """

    made: Whole | None
    flaws: tuple[Flaw, ...]
    made_up: frozenset[Path]


def fit(plain: Mapping[str, Any], kind: type[Whole]) -> Fitted[Whole]:
    """Return the bank or overlay that the plain values describe, mended where they fall short."""
    flaws: list[Flaw] = []
    made_up: set[Path] = set()
    made, errors = _validate(plain, kind)
    mended = plain if made is not None else deepcopy(dict(plain))
    # More than once, where a key that was given its right name turns out to hold the wrong kind of value.
    while made is None and len(flaws) < ENOUGH:
        flaws.extend(_mend(mended, errors, made_up, kind))
        made, errors = _validate(mended, kind)
    return Fitted(made, tuple(flaws), frozenset(made_up))


def _validate(plain: Mapping[str, Any], kind: type[Whole]) -> tuple[Whole | None, list[ErrorDetails]]:
    # Pydantic's JSON mode is strict about values, and yet takes lists for tuples and mappings for classes.
    try:
        return cast("Whole", adapter(kind).validate_json(json.dumps([plain]))[0]), []
    except ValidationError as error:
        return None, error.errors(include_url=False, include_context=False, include_input=False)


def adapter(kind: type[Any]) -> "TypeAdapter[Any]":
    """Return what validates a tuple of one bank or overlay, strictly."""
    return _of_overlays() if kind is Overlay else _of_banks()


@cache
def _of_banks() -> "TypeAdapter[Any]":
    return TypeAdapter(tuple[Bank], config=STRICT)


@cache
def _of_overlays() -> "TypeAdapter[Any]":
    return TypeAdapter(tuple[Overlay], config=STRICT)


def _mend(plain: Any, errors: Iterable[ErrorDetails], made_up: set[Path], root: type[Any]) -> list[Flaw]:
    """Mend the values in place and return the flaws. Unknown keys first: one may be misspelt."""
    flaws = []
    unknown_first = sorted(errors, key=lambda error: error["type"] != "unexpected_keyword_argument")
    for error in unknown_first[:ENOUGH]:
        path: Path = error["loc"][1:]
        parent = _at(plain, path[:-1])
        name: Any = path[-1]
        if error["type"] == "unexpected_keyword_argument":
            flaws.append(_unknown_key(path, parent, _kind_at(path[:-1], root)))
            continue
        if error["type"] == "missing" and name in parent:
            continue  # it was there, misspelt
        kind = _kind_at(path, root)
        flaws.append(_missing(path) if error["type"] == "missing" else _wrong_kind(path, kind, parent[name]))
        parent[name] = _blank(kind)
        made_up.add(path)
    return flaws


def _unknown_key(path: Path, parent: dict[str, Any], kind: Any) -> Flaw:
    """Take the key out, or give it the name that was meant."""
    name = str(path[-1])
    known = [field.name for field in fields(kind)]
    value = parent.pop(name)
    free = [key for key in known if key not in parent]
    for meant in get_close_matches(name.casefold(), free, n=1):
        parent[meant] = value
    fix = nearest(name, free) or say("Take it out. What may stand here: {names}.", names=", ".join(known))
    return Flaw(path, say("“{key}” is not a key that belongs here.", key=name), fix)


def _missing(path: Path) -> Flaw:
    name = path[-1]
    fix = say("Add a line that begins with {key}: and says it.", key=name)
    return Flaw(path, say("“{key}” is missing.", key=name), fix)


def _wrong_kind(path: Path, kind: Any, value: Any) -> Flaw:
    name = _called(path)
    if value is None:
        what = say("{what} has nothing after it.", what=name)
        return Flaw(path, what, say("Write what it says, or take the line out."))
    if kind is str:
        return Flaw(path, *_no_text(name, value))
    if kind is bool:
        what = say("{what} must be true or false.", what=name)
        return Flaw(path, what, say("Write true or false, without quotes."))
    if kind is int:
        what = say("{what} must be a whole number.", what=name)
        return Flaw(path, what, say("Write it without quotes."))
    if get_origin(kind) is tuple:
        fix = say("Begin each item with a dash on a line of its own, or write [one, another].")
        return Flaw(path, say("{what} must be a list.", what=name), fix)
    fix = say("Write each as key: value, on a line of its own, two spaces further in.")
    return Flaw(path, say("{what} must hold keys and values.", what=name), fix)


def _called(path: Path) -> str:
    last = path[-1]
    if isinstance(last, str):
        return say("“{words}”", words=last)
    return say("Item {number} of “{list}”", number=last + 1, list=path[-2])


def _no_text(name: str, value: Any) -> tuple[str, str]:
    """Return what stands where a text should, and what to do about it."""
    if isinstance(value, bool):
        shown = str(value).lower()
        what = say(
            "{what} is {value} without quotes, which means yes or no and is not text.",
            what=name,
            value=shown,
        )
        return what, say('Put it in quotes: "{value}".', value=shown)
    if isinstance(value, (int, float)):
        fix = say("Put it in quotes.")
        if isinstance(value, int):
            fix = say('Put it in quotes: "{value}".', value=value)
        return say("{what} is a number without quotes, and text is expected.", what=name), fix
    what = say("{what} holds keys and values where one text is expected.", what=name)
    if isinstance(value, list):
        what = say("{what} holds a list where one text is expected.", what=name)
    fix = say(
        "Write one text. Put it in quotes if it holds a colon, or begins with {one} or {other}.",
        one="[",
        other="{",
    )
    return what, fix


def _at(plain: Any, path: Path) -> Any:
    for step in path:
        plain = plain[step]
    return plain


def _kind_at(path: Path, root: type[Any]) -> Any:
    """Return the type that the model has at a path, without its None."""
    kind: Any = root
    for step in path:
        if is_dataclass(kind):
            kind = next(field.type for field in fields(kind) if field.name == step)
        else:
            kind = get_args(kind)[-1 if get_origin(kind) is Mapping else 0]
        if get_origin(kind) is UnionType:
            kind = next(part for part in get_args(kind) if part is not NoneType)
    return kind


def _blank(kind: Any) -> Any:
    """Return plain values of the right shape that say nothing."""
    if is_dataclass(kind):
        needed = (
            field for field in fields(kind) if field.default is MISSING and field.default_factory is MISSING
        )
        return {field.name: _blank(field.type) for field in needed}
    if get_origin(kind) is tuple:
        return []
    if get_origin(kind) is Mapping:
        return {}
    return {str: "", bool: False, int: 0}[kind]
