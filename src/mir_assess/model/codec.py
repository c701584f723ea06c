"""Values to plain JSON and back, for what we wrote ourselves.

Standard-library dataclasses say all that is needed, so one small codec serves events, editions and rounds,
and the walk never pays for a validation library. What comes from outside is validated where it comes in,
before it reaches this.
"""

import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from types import NoneType, UnionType
from typing import Any, TypeVar, get_args, get_origin

T = TypeVar("T")


def to_plain(value: Any) -> Any:
    """Return the value as dicts, lists, strings, numbers, booleans and None.

    >>> from mir_assess.model.bank import Level
    >>> to_plain(Level("never", "Never true"))
    {'key': 'never', 'label': 'Never true', 'description': '', 'picture': '', 'translations': {}}
    """
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: to_plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, Mapping):
        return {key: to_plain(item) for key, item in value.items()}
    if isinstance(value, (tuple, list)):
        return [to_plain(item) for item in value]
    return value


def from_plain(kind: type[T], plain: Any) -> T:
    """Return a value of a dataclass from its plain form; fields that are absent take their defaults.

    Raises TypeError when a field that has no default is absent, or an unknown one is there.

    >>> from mir_assess.model.bank import Level
    >>> from_plain(Level, {"key": "never", "label": "Never true"}).label
    'Never true'
    """
    types = _field_types(kind)  # type: ignore[arg-type]  # a class is hashable; mypy does not see it through T
    return kind(**{name: _restore(types.get(name), item) for name, item in plain.items()})


def canonical_json(value: Any) -> str:
    """Return the one JSON text of a value: keys sorted, no spaces, real characters. Digests are taken over
    it.
    """
    return json.dumps(to_plain(value), sort_keys=True, separators=(",", ":"), ensure_ascii=False)


@cache
def _field_types(kind: type[Any]) -> dict[str, Any]:
    return {field.name: field.type for field in fields(kind)}


def _restore(kind: Any, plain: Any) -> Any:
    if plain is None:
        return None
    origin = get_origin(kind)
    if origin is UnionType:
        (kind,) = (part for part in get_args(kind) if part is not NoneType)
        return _restore(kind, plain)
    if origin is tuple:
        item_kind = get_args(kind)[0]
        return tuple(_restore(item_kind, item) for item in plain)
    if origin is Mapping:
        item_kind = get_args(kind)[1]
        return {key: _restore(item_kind, item) for key, item in plain.items()}
    if is_dataclass(kind) and isinstance(kind, type):
        return from_plain(kind, plain)
    return plain
