"""What changed between two editions round the statements: scales, stems, themes, sets, what a talk is given.

Told part by part, with the words before and now; what it means for comparing answers is for `differences`.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from mir_assess.model.bank import Edition, Level, Scale


@dataclass(frozen=True, slots=True)
class PartChange:
    """A part that changed: what sort it is, its name, and its words before and now.

    Empty words before: it came in; empty words now: it is gone.
    """

    kind: str
    name: str
    before: str
    now: str


def part_changes(old: Edition, new: Edition) -> Iterator[PartChange]:
    """Yield every part that is not as it was."""
    yield from _changed("title", {"": old.title}, {"": new.title})
    yield from _changed("wording", {"": old.source.wording}, {"": new.source.wording})
    yield from _scales(old, new)
    yield from _changed("theme", _named(old.themes, _theme), _named(new.themes, _theme))
    yield from _changed("stem", _stems(old), _stems(new))
    yield from _changed("set", _named(old.sets, _set), _named(new.sets, _set))
    yield from _changed("prompts", {"": " ".join(old.prompts)}, {"": " ".join(new.prompts)})
    yield from _of_statements(old, new)


def _scales(old: Edition, new: Edition) -> Iterator[PartChange]:
    """A scale that came or went is told in one line; one that is there in both, level by level."""
    before, now = _named(old.scales, lambda scale: scale), _named(new.scales, lambda scale: scale)
    shown = ({name: _labels(scale) for name, scale in scales.items()} for scales in (before, now))
    yield from (
        change for change in _changed("scale", *shown) if change.name not in before.keys() & now.keys()
    )
    for name in (name for name in before if name in now):
        yield from _changed("level", _levels(before[name]), _levels(now[name]))
        yield from _changed("promise", {name: _promise(before[name])}, {name: _promise(now[name])})


def _of_statements(old: Edition, new: Edition) -> Iterator[PartChange]:
    """What may change freely, named by the ids of the statements it changed for."""
    earlier = {statement.id: statement for statement in old.statements}
    for kind in ("prompts", "picture", "links", "pairs_with"):
        names = [
            statement.id
            for statement in new.statements
            if statement.id in earlier and getattr(earlier[statement.id], kind) != getattr(statement, kind)
        ]
        if names:
            yield PartChange("free", kind, "", ", ".join(names))


def _changed(kind: str, before: Mapping[str, str], now: Mapping[str, str]) -> Iterator[PartChange]:
    for name in dict.fromkeys((*before, *now)):
        if before.get(name, "") != now.get(name, ""):
            yield PartChange(kind, name, before.get(name, ""), now.get(name, ""))


def _named(parts: Iterable[Any], shown: Callable[[Any], Any]) -> dict[str, Any]:
    return {part.id: shown(part) for part in parts}


def _stems(edition: Edition) -> dict[str, str]:
    return {f"{stem.role} {stem.voice}": stem.text for stem in edition.stems}


def _theme(theme: Any) -> str:
    return " – ".join(part for part in (theme.title, theme.subtitle) if part)


def _set(chosen: Any) -> str:
    return f"{chosen.title}: {', '.join(chosen.statements)}"


def _labels(scale: Scale) -> str:
    return ", ".join(level.label for level in scale.levels)


def _levels(scale: Scale) -> dict[str, str]:
    return {f"{scale.id} {level.key}": _level(level) for level in scale.levels}


def _level(level: Level) -> str:
    return f"{level.label}: {level.description}" if level.description else level.label


def _promise(scale: Scale) -> str:
    return scale.level(scale.good_from).label if scale.good_from is not None else ""
