"""How two scales differ, in words: a sentence that names both, and which levels came or went.

Only for scales whose answers do not compare. Knows scales, and no answers.
"""

from collections.abc import Sequence

from mir_assess.model.bank import Level, Scale
from mir_assess.report.naming import in_words
from mir_assess.report.tongue import listed, quoted, say, sentence

Scales = tuple[Scale, Scale]


def scales_apart(scales: Scales, when: str) -> str:
    """Return why answers on two scales are not compared. `when` speaks of the older round, as in “last
    year”.
    """
    old, new = (_labels(scale) for scale in scales)
    one, other = _only(old, new), _only(new, old)
    if len(old) != len(new):
        return sentence(
            "{when} there were {then} levels to choose from, and now there are {now}, so we do not compare.",
            when=when,
            then=in_words(len(old)),
            now=in_words(len(new)),
        )
    if len(one) == len(other) == 1:
        return sentence(
            "{when} one of the levels was {then}, and now it is {now}, so we do not compare.",
            when=when,
            then=one[0],
            now=other[0],
        )
    if one:
        return sentence(
            "{when} the levels were {then}, and now they are {now}, so we do not compare.",
            when=when,
            then=listed(old),
            now=listed(new),
        )
    described = [quoted(level.label) for _, level in _described_otherwise(scales)]
    if len(described) == 1:
        return sentence(
            "{when} the level {level} was described in other words, so we do not compare.",
            when=when,
            level=described[0],
        )
    if described:
        return sentence(
            "{when} the levels {levels} were described in other words, so we do not compare.",
            when=when,
            levels=listed(described),
        )
    return say("People had other answers to choose from {when}, so we do not compare.", when=when)


def levels_that_changed(scales: Scales) -> str:
    """Return which levels are new and which are gone, where the number of levels is not the same; else how
    those under one key and label are described in other words.
    """
    old, new = (_labels(scale) for scale in scales)
    if len(old) == len(new):
        return " ".join(_descriptions(then, now) for then, now in _described_otherwise(scales))
    came, went = _only(new, old), _only(old, new)
    if not went:
        if len(came) == 1:
            return say("New is {level}.", level=came[0])
        return say("New are {levels}.", levels=listed(came))
    if not came:
        if len(went) == 1:
            return sentence("{level} is gone.", level=went[0])
        return sentence("{levels} are gone.", levels=listed(went))
    return say("The levels were {then}. Now they are {now}.", then=listed(old), now=listed(new))


def _described_otherwise(scales: Scales) -> list[tuple[Level, Level]]:
    """The levels that are the same in all but what they mean."""
    pairs = zip(scales[0].levels, scales[1].levels, strict=False)
    return [
        (one, other)
        for one, other in pairs
        if (one.key, one.label) == (other.key, other.label) and one.description != other.description
    ]


def _descriptions(then: Level, now: Level) -> str:
    level = quoted(now.label)
    if not then.description:
        return sentence(
            "{level} had no description, and now it is described as {now}.",
            level=level,
            now=quoted(now.description),
        )
    if not now.description:
        return sentence(
            "{level} was described as {then}, and now has no description.",
            level=level,
            then=quoted(then.description),
        )
    return sentence(
        "{level} was described as {then}, and now as {now}.",
        level=level,
        then=quoted(then.description),
        now=quoted(now.description),
    )


def _labels(scale: Scale) -> list[str]:
    return [quoted(level.label) for level in scale.levels]


def _only(labels: Sequence[str], others: Sequence[str]) -> list[str]:
    return [label for label in labels if label not in others]
