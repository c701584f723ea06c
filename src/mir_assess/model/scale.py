"""A scale: levels in order, and the level that keeps a promise.

Levels carry no number, so nothing can be averaged by accident: a level's rank is its position on its scale.
This module knows nothing of statements, answers, files or screens.
"""

from collections.abc import Mapping
from dataclasses import field

from mir_assess.model.value import value


@value
class Level:
    """One step of a scale: a key for files, a label to show, and what the label means in a person's life."""

    key: str
    label: str
    description: str = ""
    picture: str = ""
    translations: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


@value
class Band:
    """Neighbouring levels that make one easy first step, such as No, Sometimes, Yes."""

    key: str
    label: str
    levels: tuple[str, ...]
    picture: str = ""
    translations: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


@value
class Scale:
    """Levels in order, lowest first. Never changed once used: a new scale `replaces` an old one.

    `good_from` is the key of the lowest level that keeps the promise; a ladder or a matrix may have none.
    """

    id: str
    levels: tuple[Level, ...]
    good_from: str | None = None
    bands: tuple[Band, ...] = ()
    replaces: str | None = None

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of the levels, lowest first."""
        return tuple(level.key for level in self.levels)

    def level(self, key: str) -> Level:
        """Return the level with this key. Raises KeyError when the scale has none."""
        for level in self.levels:
            if level.key == key:
                return level
        raise KeyError(key)
