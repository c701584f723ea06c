"""Frozen values that are quick to define: stdlib dataclasses whose methods are shared, not compiled anew for
each class.

`@dataclass(frozen=True, slots=True)` writes and compiles six functions for every class. With the eighty
classes that a first question needs, that was a third of the time until it stood on the screen. A `@value` is
the same to whoever uses it (`fields`, `replace`, `match`, equality, hash and repr) and costs a tenth of that
to define; making one costs a little more. This module knows nothing of the domain.
"""

from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field, FrozenInstanceError, dataclass, field, fields, is_dataclass
from functools import cache
from inspect import Parameter, Signature
from itertools import count
from typing import Any, Generic, Self, TypeVar, dataclass_transform, overload

T = TypeVar("T")
R = TypeVar("R")


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
    told = dataclass(init=False, repr=False, eq=False)(kind)
    names = tuple(each.name for each in fields(told))  # type: ignore[arg-type] # it is a dataclass now
    # Made anew with all it holds at once: a class that is given its methods one by one looks each time
    # through all that it could do.
    body = {
        name: held for name, held in vars(told).items() if name not in (*names, "__dict__", "__weakref__")
    }
    kept = [_kept_as(name) for name, held in body.items() if isinstance(held, _WorkedOut)]
    methods: dict[str, Any] = {
        "__eq__": _equality(names),
        "__hash__": _hash(names),
        "__repr__": _representation(names),
        "__setattr__": _refuse_to_set,
        "__delattr__": _refuse_to_delete,
        "__reduce__": _reduction(names),
        "__slots__": (*names, *kept),
        "__signature__": _SignatureWhenAsked(),  # where inspect looks for it
    }
    made: type[T] = type(kind.__name__, kind.__bases__, {**body, **methods})
    made.__init__ = _initialiser(made, names)  # type: ignore[method-assign] # it has to know the class
    return made


def _kept_as(name: str) -> str:
    return f"{name}_kept"


def worked_out(work: Callable[[Any], R]) -> "_WorkedOut[R]":
    """Return a method as a property that is worked out when it is first asked for, and then kept: a value
    never changes, so neither does that. It is no field: neither compared, nor shown, nor copied.
    """
    return _WorkedOut(work)


class _WorkedOut(Generic[R]):
    def __init__(self, work: Callable[[Any], R]) -> None:
        self._work = work
        self._name = _kept_as(work.__name__)
        self.__doc__ = work.__doc__

    @overload
    def __get__(self, made: None, kind: type[Any]) -> Self: ...
    @overload
    def __get__(self, made: object, kind: type[Any]) -> R: ...
    def __get__(self, made: object | None, kind: type[Any]) -> Self | R:
        if made is None:
            return self
        try:
            kept: R = getattr(made, self._name)
        except AttributeError:
            kept = self._work(made)
            object.__setattr__(made, self._name, kept)
        return kept


@cache
def field_names(kind: type) -> tuple[str, ...] | None:
    """Return the names of the fields of a dataclass, in their order; None for a class of another kind.

    Whoever goes through a whole round asks this of every part of it, and there are few kinds.
    """
    return tuple(each.name for each in fields(kind)) if is_dataclass(kind) else None


class _SignatureWhenAsked:
    """The signature for tools that read it: editors, documentation, makers of test data. A program that runs
    never asks, and to write a hundred of them took a while.
    """

    def __get__(self, made: object, kind: type[Any]) -> Signature:
        return _signature(kind)


def _signature(made: type[Any]) -> Signature:
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


OFTEN = 40
"""So many values of a kind are made the slow way; from then on it has paid to write its own way out."""


def _initialiser(made: type[Any], names: tuple[str, ...]) -> Callable[..., None]:
    put = object.__setattr__
    defaults = {each.name: each.default for each in fields(made) if each.default is not MISSING}
    factories = {
        each.name: each.default_factory for each in fields(made) if each.default_factory is not MISSING
    }
    times = count(1)

    def __init__(self: Any, *given: Any, **named: Any) -> None:  # noqa: N807 - it becomes the method of this name
        if next(times) == OFTEN:
            made.__init__ = _written_out(made, names, defaults, factories)
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


def _written_out(
    made: type[Any],
    names: tuple[str, ...],
    defaults: Mapping[str, object],
    factories: Mapping[str, Callable[[], object]],
) -> Callable[..., None]:
    """Return what `_initialiser` does for one class, written out line by line and compiled: three times as
    fast, and a tenth of a millisecond to write, which a report of ten thousand values has at once.
    """
    absent = object()
    known: dict[str, object] = {"absent": absent}
    parameters, lines = [], []
    for name in names:
        known[f"put_{name}"] = vars(made)[name].__set__  # the slot's own way in: the class refuses to be set
        if name in defaults:
            known[f"else_{name}"] = defaults[name]
        if name in factories:
            known[f"make_{name}"] = factories[name]
        usual = f"=else_{name}" if name in defaults else "=absent" if name in factories else ""
        item = f"make_{name}() if {name} is absent else {name}" if name in factories else name
        parameters.append(f"{name}{usual}")
        lines.append(f"    put_{name}(self, {item})\n")
    code = f"def __init__(self, {', '.join(parameters)}):\n{''.join(lines) or '    pass'}"
    exec(code, known)  # noqa: S102 - made of the names of fields and of nothing that anybody typed
    written: Callable[..., None] = known["__init__"]  # type: ignore[assignment]
    return written


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
