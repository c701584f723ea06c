"""A scale: levels in order, and the level that keeps a promise.

Levels carry no number, so nothing can be averaged by accident: a level's rank is its position on its scale.
This module knows nothing of statements, answers, files or screens.
"""

from collections.abc import Mapping
from dataclasses import field, replace

from mir_assess.model.value import value, worked_out

IN_BANDS = ":bands"
"""Ends the id of a scale of bands. No bank can name a scale so."""


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

    @worked_out
    def in_bands(self) -> "Scale":
        """The scale of the easy first step: each band a level, by its own key. It keeps the promise where a
        band begins with the level that does, and none where that level stands within a band.
        """
        starts = {band.levels[0]: band.key for band in self.bands if band.levels}
        return Scale(
            f"{self.id}{IN_BANDS}",
            tuple(Level(b.key, b.label, picture=b.picture, translations=b.translations) for b in self.bands),
            good_from=starts.get(self.good_from or ""),
            bands=tuple(replace(band, key=f"band_{band.key}", levels=(band.key,)) for band in self.bands),
        )

    @property
    def is_in_bands(self) -> bool:
        """Whether this is the easy first step of another scale."""
        return self.id.endswith(IN_BANDS)

    def band_of(self, key: str) -> str:
        """Return the key of the band a level is in. Raises KeyError when none holds it."""
        for band in self.bands:
            if key in band.levels:
                return band.key
        raise KeyError(key)

    def level(self, key: str) -> Level:
        """Return the level with this key. Raises KeyError when the scale has none."""
        for level in self.levels:
            if level.key == key:
                return level
        raise KeyError(key)
