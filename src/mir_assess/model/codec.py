"""Values to plain JSON and back, for what we wrote ourselves.

Standard-library dataclasses say all that is needed, so one small codec serves events, editions and rounds,
and the walk never pays for a validation library. What comes from outside is validated where it comes in,
before it reaches this.
"""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields, is_dataclass
from functools import cache, partial
from types import NoneType, UnionType
from typing import Any, TypeVar, get_args, get_origin

from mir_assess.model.value import field_names

T = TypeVar("T")


class UnknownField(TypeError):
    """A field that this program does not know: a later one wrote it."""


def to_plain(value: Any) -> Any:
    """Return the value as dicts, lists, strings, numbers, booleans and None.

    >>> from mir_assess.model.bank import Level
    >>> to_plain(Level("never", "Never true"))
    {'key': 'never', 'label': 'Never true', 'description': '', 'picture': '', 'translations': {}}
    """
    kind = type(value)
    if kind in _PLAIN:
        return value
    names = field_names(kind)  # type: ignore[arg-type]  # a class is hashable, whatever mypy says of `type`
    if names is not None:
        return {name: to_plain(getattr(value, name)) for name in names}
    if isinstance(value, Mapping):
        return {key: to_plain(item) for key, item in value.items()}
    if isinstance(value, (tuple, list)):
        return [to_plain(item) for item in value]
    return value


_PLAIN = (str, int, NoneType, bool, float)


def from_plain(kind: type[T], plain: Any) -> T:
    """Return a value of a dataclass from its plain form; fields that are absent take their defaults.

    Raises TypeError when a field that has no default is absent, and UnknownField when one is there that this
    program does not know.

    >>> from mir_assess.model.bank import Level
    >>> from_plain(Level, {"key": "never", "label": "Never true"}).label
    'Never true'
    """
    restorers = _restorers(kind)  # type: ignore[arg-type]  # as above
    try:
        return kind(
            **{
                name: item if item is None or (restored := restorers.get(name)) is None else restored(item)
                for name, item in plain.items()
            }
        )
    except TypeError as error:
        known = field_names(kind) or ()  # type: ignore[arg-type]  # as above
        if isinstance(plain, dict) and (unknown := plain.keys() - set(known)):
            raise UnknownField(", ".join(sorted(unknown))) from error
        raise


def canonical_json(value: Any) -> str:
    """Return the one JSON text of a value: keys sorted, no spaces, real characters. Digests are taken over
    it.
    """
    return json.dumps(to_plain(value), sort_keys=True, separators=(",", ":"), ensure_ascii=False)


@cache
def _restorers(kind: type[Any]) -> dict[str, Callable[[Any], Any]]:
    """Return, for each field whose plain form differs from its value, what turns the one into the other."""
    found = {field.name: _restorer(field.type) for field in fields(kind)}
    return {name: restored for name, restored in found.items() if restored is not None}


def _restorer(kind: Any) -> Callable[[Any], Any] | None:
    """Return what turns the plain form of a type into its value; None where they are the same."""
    origin = get_origin(kind)
    if origin is UnionType:
        (kind,) = (part for part in get_args(kind) if part is not NoneType)
        return _or_nothing(_restorer(kind))
    if origin is tuple:
        item = _or_nothing(_restorer(get_args(kind)[0]))
        return tuple if item is None else partial(_tuple_of, item)
    if origin is Mapping:
        item = _or_nothing(_restorer(get_args(kind)[1]))
        return None if item is None else partial(_mapping_of, item)
    if isinstance(kind, type) and is_dataclass(kind):
        return partial(from_plain, kind)
    return None


def _tuple_of(item: Callable[[Any], Any], plain: Iterable[Any]) -> tuple[Any, ...]:
    return tuple(map(item, plain))


def _mapping_of(item: Callable[[Any], Any], plain: Mapping[str, Any]) -> dict[str, Any]:
    return {key: item(part) for key, part in plain.items()}


def _or_nothing(restored: Callable[[Any], Any] | None) -> Callable[[Any], Any] | None:
    return None if restored is None else lambda plain: None if plain is None else restored(plain)
