"""The easy way to answer: No, Sometimes or Yes first, and no further where a person stops there.

Such an answer stands on a band of levels. Where one does, its statement is counted, shown and compared in
bands, for every group alike: two ladders side by side would be read as one. Pure; knows no answers of one
person.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from mir_assess.errors import Problem, SessionError
from mir_assess.model.assessment import Assessment
from mir_assess.model.bank import Band, Edition, EditionStatement, Level, Scale
from mir_assess.model.scale import IN_BANDS
from mir_assess.speech import say


def in_bands(assessment: Assessment, scales: Mapping[str, Scale]) -> Assessment:
    """Return an assessment with these statements, by id, on the bands of these scales, as if asked in them
    alone.

    Its editions keep the digest of what was pinned. Statements whose scale has no bands stay as they are.
    """
    if not scales:
        return assessment
    return replace(assessment, parts=tuple(_part(part, scales) for part in assessment.parts))


def _part(part: Edition, scales: Mapping[str, Scale]) -> Edition:
    known = {scale.id for scale in part.scales}
    here = {statement.id for statement in part.statements}
    wanted = {name: scale for name, scale in scales.items() if name in here and scale.bands}
    if not wanted:
        return part
    new = {scale.in_bands.id: scale.in_bands for scale in wanted.values()}
    return replace(
        part,
        scales=(*part.scales, *(scale for name, scale in new.items() if name not in known)),
        statements=tuple(
            _statement(each, wanted[each.id]) if each.id in wanted else each for each in part.statements
        ),
        original=part.digest,
    )


def _statement(statement: EditionStatement, scale: Scale) -> EditionStatement:
    return replace(
        statement,
        scale=scale.in_bands.id,
        good_from=replace(scale, good_from=statement.good_from).in_bands.good_from,
        descriptors={},
    )


def finer_levels(part: Edition, scale: Scale) -> dict[str, tuple[Level, ...]]:
    """Return the levels that each step of a scale of bands stands for, by its key; nothing for any other."""
    if not scale.is_in_bands:
        return {}
    fine = part.scale(scale.id.removesuffix(IN_BANDS))
    return {band.key: tuple(map(fine.level, band.levels)) for band in fine.bands}


def band_counts(scale: Scale, counts: Sequence[int], stopped: Sequence[int] = ()) -> tuple[int, ...]:
    """Return people a band: those who stand on one of its levels, and those who stopped at the band.

    >>> from mir_assess.model.bank import Band, Level, Scale
    >>> levels = tuple(Level(key, key) for key in ("never", "some", "always"))
    >>> bands = (Band("no", "No", ("never",)), Band("yes", "Yes", ("some", "always")))
    >>> scale = Scale("truth", levels, bands=bands)
    >>> band_counts(scale, (2, 1, 4), (1, 0))
    (3, 5)
    """
    people = dict(zip(scale.keys, counts, strict=True))
    more = stopped or (0,) * len(scale.bands)
    return tuple(
        sum(people[key] for key in band.levels) + here for band, here in zip(scale.bands, more, strict=True)
    )


def band_key(scale: Scale, words: str) -> str:
    """Return the key of the band that was named, by its label or its key. Raises SessionError, naming those
    there are.
    """
    for band in scale.bands:
        if words in (band.key.casefold(), *(label.casefold() for label in _labels(band))):
            return band.key
    if not scale.bands:
        raise no_easy_way()
    names = ", ".join(f"easy {band.label.casefold()}" for band in scale.bands)
    raise SessionError(Problem("", "", say("The easy way, type {commands}.", commands=names)))


def _labels(band: Band) -> Iterable[str]:
    """A band's label, in every language the bank has."""
    return (band.label, *(words.get("label", "") for words in band.translations.values()))


def no_easy_way() -> SessionError:
    """Return what is said where a scale has no bands."""
    what = say("This statement has no easy way to answer.")
    return SessionError(Problem("", what, say("Use the levels that are shown.")))


def label_of(scale: Scale, key: str) -> str:
    """Return the label of a level, or of a band, by its key. Raises KeyError when the scale has neither."""
    band = next((each for each in scale.bands if each.key == key), None)
    return scale.level(key).label if band is None else band.label
