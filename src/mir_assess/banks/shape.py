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
    fix = nearest(name, free) or f"Take it out. What may stand here: {', '.join(known)}."
    return Flaw(path, f"“{name}” is no key that belongs here.", fix)


def _missing(path: Path) -> Flaw:
    name = path[-1]
    return Flaw(path, f"“{name}” is missing.", f"Add a line that begins with {name}: and says it.")


def _wrong_kind(path: Path, kind: Any, value: Any) -> Flaw:
    name = f"“{path[-1]}”" if isinstance(path[-1], str) else f"Item {path[-1] + 1} of “{path[-2]}”"
    if value is None:
        return Flaw(path, f"{name} has nothing after it.", "Write what it says, or take the line out.")
    if kind is str and isinstance(value, bool):
        shown = str(value).lower()
        what = f"{name} is {shown} without quotes, which means yes or no and is not text."
        return Flaw(path, what, f'Put it in quotes: "{shown}".')
    if kind is str and isinstance(value, (int, float)):
        what = f"{name} is a number without quotes, and text is expected."
        return Flaw(
            path, what, f'Put it in quotes: "{value}".' if isinstance(value, int) else "Put it in quotes."
        )
    if kind is str:
        found = "a list" if isinstance(value, list) else "keys and values"
        fix = "Write one text. Put it in quotes if it holds a colon, or begins with [ or {."
        return Flaw(path, f"{name} holds {found} where one text is expected.", fix)
    if kind is bool:
        return Flaw(path, f"{name} must be true or false.", "Write true or false, without quotes.")
    if kind is int:
        return Flaw(path, f"{name} must be a whole number.", "Write it without quotes.")
    if get_origin(kind) is tuple:
        fix = "Begin each item with a dash on a line of its own, or write [one, another]."
        return Flaw(path, f"{name} must be a list.", fix)
    fix = "Write each as key: value, on a line of its own, two spaces further in."
    return Flaw(path, f"{name} must hold keys and values.", fix)


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
