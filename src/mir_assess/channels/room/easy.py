"""The easy way on a phone: No, Sometimes or Yes first, and more exactly only for whoever wants to.

What is put to choose from, what a choice takes the place of, and whether a second step follows. Pure: it
knows one statement's scale and what one person said of it, and no request.
"""

from collections.abc import Iterable

from mir_assess.channels.room.parts import ALL, FEWER, Choice
from mir_assess.model.assessment import Assessment
from mir_assess.model.bank import Band, Level, Scale
from mir_assess.report.easy_answers import faces_of
from mir_assess.speech import say


def steps(scale: Scale) -> tuple[Level, ...]:
    """Return what the easy way puts to choose from, as levels of its own, lowest first."""
    return tuple(Level(band.key, band.label) for band in scale.bands)


def faces(scale: Scale) -> tuple[tuple[str, ...], ...]:
    """Return the face of each of the `steps`, where it has one."""
    return tuple((band.picture,) if band.picture else () for band in scale.bands)


def faces_of_levels(scale: Scale) -> tuple[tuple[str, ...], ...]:
    """Return the faces of each level of a scale."""
    return tuple(faces_of(scale, level.key) for level in scale.levels)


def band_of(scale: Scale, answer: str) -> Band | None:
    """Return the band that an answer is, or that its level is in; None for an answer that is neither."""
    return next((band for band in scale.bands if answer in (band.key, *band.levels)), None)


def shown_as(scale: Scale, answer: str, *, fewer: bool) -> str:
    """Return the choice that stands for an answer on a page: in the easy way its band; with all the choices
    a level, and none for a band of several.
    """
    band = band_of(scale, answer)
    if band is None:
        return answer
    if fewer:
        return band.key
    if answer == band.key:
        return band.levels[0] if len(band.levels) == 1 else ""
    return answer


def has_more(scale: Scale, answer: str) -> bool:
    """Return whether somebody can say an answer more exactly: a band with several levels."""
    return any(band.key == answer and len(band.levels) > 1 for band in scale.bands)


def takes(scale: Scale, stands: str, answer: str, *, second: bool, fresh: bool) -> bool:
    """Return whether a form's answer takes the place of what stands.

    `second` says that it comes from the second step, `fresh` that its reader had seen what stands. “No” said
    again takes no finer answer away, and a second step sent twice, or long after, changes nothing.
    """
    band = band_of(scale, answer)
    if band is None:
        return True
    is_of_band = stands in (band.key, *band.levels)
    if second:
        return is_of_band and (fresh or answer != band.key)
    return not (answer == band.key and is_of_band)


def offered(assessment: Assessment, chosen: str) -> tuple[Choice, ...]:
    """Return the two ways to answer, to choose from; none where no statement has an easy way."""
    names = _names(assessment.scale_of(each) for each in assessment.chosen)
    if not names:
        return ()
    return (
        Choice(ALL, say("With all the choices"), chosen=chosen == ALL),
        Choice(FEWER, say("With fewer choices: {names}", names=names), chosen=chosen == FEWER),
    )


def _names(scales: Iterable[Scale]) -> str:
    found = next((scale.bands for scale in scales if scale.bands), ())
    return ", ".join(band.label for band in found)
