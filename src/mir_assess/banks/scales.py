"""The rules of a scale: levels that can be told apart, bands that cover them, and a promise that one of them
keeps.
"""

import re
from collections.abc import Iterator, Mapping

from mir_assess.banks.flaws import Flaw, Path, twins
from mir_assess.errors import nearest
from mir_assess.model.bank import NOT_LEVELS, Bank, Scale, Statement
from mir_assess.speech import marked, say, say_n

FEWEST_LEVELS, MOST_LEVELS = 2, 10
SLUG = re.compile(r"[a-z][a-z0-9_-]*")
SLUG_FIX = marked("Begin with a small letter; use small letters, numbers, hyphens and underscores.")


def scale_flaws(bank: Bank) -> Iterator[Flaw]:
    """Every scale has levels and bands that work, and a promise that is one of its levels."""
    for position, scale in enumerate(bank.scales):
        path: Path = ("scales", position)
        yield from _levels(scale, path)
        yield from _bands(scale, path)
        if scale.good_from is not None and scale.good_from not in scale.keys:
            yield _no_level((*path, "good_from"), scale.good_from, scale)


def good_from_flaws(known: Mapping[str, Scale], statement: Statement, path: Path) -> Iterator[Flaw]:
    """A statement's own promise is a level of every scale it is asked on; its descriptors describe levels of
    one of them.
    """
    asked_on = dict.fromkeys(wording.scale for wording in statement.wordings)
    # A scale with too many levels is told of where it stands, and may have too many to look through here.
    scales = [known[name] for name in asked_on if name in known and len(known[name].levels) <= MOST_LEVELS]
    for scale in scales:
        if statement.good_from is not None and statement.good_from not in scale.keys:
            yield _no_level((*path, "good_from"), statement.good_from, scale)
    levels = [key for scale in scales for key in scale.keys]
    for key in statement.descriptors:
        if scales and key not in levels:
            what = say("No scale this statement is asked on has a level “{key}”.", key=key)
            fix = nearest(key, levels) or say("The levels are: {names}.", names=", ".join(levels))
            yield Flaw((*path, "descriptors", key), what, fix, "scales")


def _levels(scale: Scale, path: Path) -> Iterator[Flaw]:
    number = len(scale.levels)
    if not FEWEST_LEVELS <= number <= MOST_LEVELS:
        what = say_n("The scale has {number} level.", "The scale has {number} levels.", number)
        fix = say("Give it from {fewest} to {most}.", fewest=FEWEST_LEVELS, most=MOST_LEVELS)
        yield Flaw((*path, "levels"), what, fix)
    for position, level in enumerate(scale.levels):
        yield from _key(level.key, (*path, "levels", position, "key"))
    labels = [level.label.strip().casefold() for level in scale.levels]
    yield from twins(scale.keys, (*path, "levels"), "level", "key")
    yield from twins(labels, (*path, "levels"), "label", "label")


def _key(key: str, path: Path) -> Iterator[Flaw]:
    if key in NOT_LEVELS:
        what = say("“{key}” is a word for no answer, so it can be no level's key.", key=key)
        yield Flaw(path, what, say("Choose another key."))
    elif key and not SLUG.fullmatch(key):
        yield Flaw(path, say("“{key}” cannot be typed as a key.", key=key), say(SLUG_FIX))


def _bands(scale: Scale, path: Path) -> Iterator[Flaw]:
    keys = dict.fromkeys(scale.keys)
    for position, band in enumerate(scale.bands):
        here = (*path, "bands", position)
        yield from _key(band.key, (*here, "key"))
        if band.key in keys:
            what = say("“{key}” is the key of a level too.", key=band.key)
            yield Flaw((*here, "key"), what, say("Give the band a key that no level has."))
        if not band.levels:
            fix = say("Name the neighbouring levels it stands for.")
            yield Flaw((*here, "levels"), say("The band holds no levels."), fix)
        for place, key in enumerate(band.levels):
            if key not in keys:
                yield _no_level((*here, "levels", place), key, scale)
    yield from twins([band.key for band in scale.bands], (*path, "bands"), "band", "key")
    held = [key for band in scale.bands for key in band.levels]
    if scale.bands and set(held) <= keys.keys() and held != list(keys):
        without = set(held)
        missing = ", ".join(say("“{words}”", words=key) for key in keys if key not in without)
        what = say("The bands do not follow the order of the levels.")
        if missing:
            what = say("No band holds {levels}.", levels=missing)
        fix = say("Each level goes in one band, in order: {names}.", names=", ".join(keys))
        yield Flaw((*path, "bands"), what, fix)


def _no_level(path: Path, key: str, scale: Scale) -> Flaw:
    what = say("The scale “{scale}” has no level “{key}”.", scale=scale.id, key=key)
    fix = nearest(key, scale.keys) or say("Its levels are: {names}.", names=", ".join(scale.keys))
    return Flaw(path, what, fix, "scales")
