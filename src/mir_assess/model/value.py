"""Frozen values that are quick to define: stdlib dataclasses whose methods are shared, not compiled anew for
each class.

`@dataclass(frozen=True, slots=True)` writes and compiles six functions for every class. With the eighty
classes that a first question needs, that was a third of the time until it stood on the screen. A `@value` is
the same to whoever uses it (`fields`, `replace`, `match`, equality, hash and repr) and costs a tenth of that
to define; making one costs a little more. This module knows nothing of the domain.
"""

from collections.abc import Callable
from dataclasses import MISSING, Field, FrozenInstanceError, dataclass, field, fields
from inspect import Parameter, Signature
from typing import Any, TypeVar, dataclass_transform

T = TypeVar("T")


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def value(kind: type[T]) -> type[T]:
    """Return the class as a frozen dataclass with slots, made from the fields it declares.

    Raises TypeError for a class that checks what it is given (`__post_init__`): a value never would.

    >>> @value
    ... class Level:
    ...     "A step."
    ...     key: str
    ...     label: str = ""
    >>> Level("never", label="Never true")
    Level(key='never', label='Never true')
    >>> Level("never") == Level("never")
    True
    """
    if "__post_init__" in vars(kind):
        raise TypeError(f"{kind.__name__} looks at what it is given, so it has to be a dataclass")
    made = dataclass(init=False, repr=False, eq=False, slots=True)(kind)
    names = tuple(each.name for each in fields(made))  # type: ignore[arg-type] # it is a dataclass now
    methods: dict[str, Callable[..., Any]] = {
        "__init__": _initialiser(made, names),
        "__eq__": _equality(names),
        "__hash__": _hash(names),
        "__repr__": _representation(names),
        "__setattr__": _refuse_to_set,
        "__delattr__": _refuse_to_delete,
        "__reduce__": _reduction(names),
    }
    for name, method in methods.items():
        setattr(made, name, method)
    made.__signature__ = _signature(made)  # type: ignore[attr-defined] # where inspect looks for it
    return made


def _signature(made: type[Any]) -> Signature:
    """Return the signature for tools that read it: editors, documentation, makers of test data."""
    return Signature(
        [
            Parameter(
                each.name,
                Parameter.POSITIONAL_OR_KEYWORD,
                default=_default(each),
                annotation=each.type,
            )
            for each in fields(made)
        ]
    )


def _default(each: Field[Any]) -> Any:
    if each.default_factory is not MISSING:
        return each.default_factory()
    return Parameter.empty if each.default is MISSING else each.default


def _initialiser(made: type[Any], names: tuple[str, ...]) -> Callable[..., None]:
    put = object.__setattr__
    defaults = {each.name: each.default for each in fields(made) if each.default is not MISSING}
    factories = {
        each.name: each.default_factory for each in fields(made) if each.default_factory is not MISSING
    }

    def __init__(self: Any, *given: Any, **named: Any) -> None:  # noqa: N807 - it becomes the method of this name
        if len(given) > len(names):
            raise TypeError(f"{made.__name__} takes {len(names)} values, not {len(given)}")
        for name, item in zip(names, given, strict=False):
            put(self, name, item)
        for name in names[len(given) :]:
            if name in named:
                put(self, name, named.pop(name))
            elif name in defaults:
                put(self, name, defaults[name])
            elif name in factories:
                put(self, name, factories[name]())
            else:
                raise TypeError(f"{made.__name__} needs {name}")
        if named:
            raise TypeError(f"{made.__name__} cannot take {', '.join(named)}")

    return __init__


def _equality(names: tuple[str, ...]) -> Callable[[Any, Any], Any]:
    def __eq__(self: Any, other: object) -> Any:  # noqa: N807 - it becomes the method of this name
        if other.__class__ is not self.__class__:
            return NotImplemented
        return all(getattr(self, name) == getattr(other, name) for name in names)

    return __eq__


def _hash(names: tuple[str, ...]) -> Callable[[Any], int]:
    return lambda self: hash(tuple(getattr(self, name) for name in names))


def _representation(names: tuple[str, ...]) -> Callable[[Any], str]:
    def __repr__(self: Any) -> str:  # noqa: N807 - it becomes the method of this name
        shown = ", ".join(f"{name}={getattr(self, name)!r}" for name in names)
        return f"{self.__class__.__qualname__}({shown})"

    return __repr__


def _reduction(names: tuple[str, ...]) -> Callable[[Any], tuple[Any, ...]]:
    """Copying and pickling make the value again from its fields: nothing may be set on it afterwards."""
    return lambda self: (self.__class__, tuple(getattr(self, name) for name in names))


def _refuse_to_set(self: Any, name: str, item: object) -> None:  # noqa: ARG001 - the shape that Python calls
    raise FrozenInstanceError(f"cannot assign to field {name!r}")


def _refuse_to_delete(self: Any, name: str) -> None:  # noqa: ARG001 - the shape that Python calls
    raise FrozenInstanceError(f"cannot delete field {name!r}")
