"""The sentences of a page of pooled reports: quartiles in tenths of people, and what is not in them.

“Place” stands for a council or a team, whichever the page is of. No sentence names one, calls one the lowest
or the highest, or says why places differ.
"""

from collections.abc import Iterator, Sequence

from mir_assess.analysis.pools import Pool, PooledStatement, Spread, Withheld
from mir_assess.analysis.quartiles import AT_LEAST, TENTHS, Quartile
from mir_assess.report.tongue import listed, marked, marked_n, say, say_n

ROLES = {
    "lived_experience": marked("People with lived experience"),
    "carer": marked("Carers"),
    "representative": marked("Those who answered for somebody"),
    "council": marked("Council teams"),
    "partner": marked("Partner organisations"),
}
"""What the groups of a role are called together: their own names could name a place."""

# A sentence before these may end in a number, so none begins with one: “about 3. 5 places” is 3.5 aloud.
REST: dict[Withheld, tuple[str, str]] = {
    "few": marked_n(
        "Left out: {number} place, where too few of the group rated it for an exact number.",
        "Left out: {number} places, where too few of the group rated it for an exact number.",
    ),
    "hidden": marked_n(
        "Left out: {number} place, whose numbers are hidden, to keep people safe.",
        "Left out: {number} places, whose numbers are hidden, to keep people safe.",
    ),
    "nobody": marked_n(
        "Left out: {number} place, where nobody of the group rated it.",
        "Left out: {number} places, where nobody of the group rated it.",
    ),
    "together": marked_n(
        "Left out: {number} place, where the group agreed on one level together.",
        "Left out: {number} places, where the group agreed on one level together.",
    ),
    "several": marked_n(
        "Left out: {number} place with several such groups, since groups are never added together.",
        "Left out: {number} places with several such groups, since groups are never added together.",
    ),
    "steps": marked_n(
        "Left out: {number} place, where people answered the easy way, in steps that do not tell whether the "
        "promise is kept.",
        "Left out: {number} places, where people answered the easy way, in steps that do not tell whether "
        "the promise is kept.",
    ),
}


def at(quartile: Quartile) -> str:
    """Return where a quartile stands, of so many in ten people.

    >>> at(Quartile(4, 4)), at(Quartile(0, 2)), at(Quartile(8, 10)), at(Quartile(2, 4))
    ('about 4 in 10', '2 in 10 or fewer', '8 in 10 or more', 'from 2 to 4 in 10')
    """
    low, high = quartile.low, quartile.high
    if low == high:
        return say("about {number} in {all}", number=low, all=TENTHS)
    if low == 0:
        return say("{number} in {all} or fewer", number=high, all=TENTHS)
    if high == TENTHS:
        return say("{number} in {all} or more", number=low, all=TENTHS)
    return say("from {low} to {high} in {all}", low=low, high=high, all=TENTHS)


def nothing() -> str:
    """Return why nothing is told of a group."""
    return say(
        "Fewer than {least} places show an exact number here, so nothing is told of them.", least=AT_LEAST
    )


def held(labels: Sequence[str]) -> str:
    """Return of which groups nothing is told; empty where there are none."""
    if not labels:
        return ""
    return say(
        "Fewer than {least} places show an exact number for these, so nothing is told of them: {groups}.",
        least=AT_LEAST,
        groups=listed(labels),
    )


def sentence(found: Spread) -> str:
    """Return what the groups of one role say in all places."""
    number = found.places
    lower, middle, upper = found.quartiles
    if any(one.low < one.high for one in found.quartiles):
        return say(
            "How many people say that the promise is kept, in {number} places. The lower quartile: {lower}. "
            "The middle: {middle}. The upper quartile: {upper}.",
            number=number,
            lower=at(lower),
            middle=at(middle),
            upper=at(upper),
        )
    if lower == upper:
        return say(
            "In the middle half of {number} places, about {middle} in {all} people say that the promise is "
            "kept.",
            number=number,
            middle=middle.low,
            all=TENTHS,
        )
    return say(
        "In the middle half of {number} places, from about {lower} to about {upper} in {all} people say that "
        "the promise is kept; in the middle one, about {middle}.",
        number=number,
        lower=lower.low,
        middle=middle.low,
        upper=upper.low,
        all=TENTHS,
    )


def in_short(found: Spread) -> str:
    """Return how many places a strip is of."""
    return say_n("{number} place", "{number} places", found.places)


def rest(found: Spread) -> Iterator[str]:
    """Yield what must be known of places that tell it only roughly, or are left out."""
    if found.rough:
        yield say_n(
            "Of them, {number} tells it only roughly: nearly nobody, or nearly everyone.",
            "Of them, {number} tell it only roughly: nearly nobody, or nearly everyone.",
            found.rough,
        )
    for reason, number in found.withheld.items():
        yield say_n(*REST[reason], number)


def who_asked(found: PooledStatement, places: int) -> Iterator[str]:
    """Yield how many places asked a statement, and how many of the others asked something else."""
    yield say("Asked in these words in {number} of {all} places.", number=found.places, all=places)
    if found.otherwise:
        yield say_n(
            "{number} place asked it in other words, on another scale or with another promise, which does "
            "not compare.",
            "{number} places asked it in other words, on another scale or with another promise, which does "
            "not compare.",
            found.otherwise,
        )


def unshown_note() -> str:
    """Return why nothing is told of some statements."""
    return say(
        "These were asked in the same words in {least} places or more, but no group shows an exact number in "
        "as many, so nothing is told of them:",
        least=AT_LEAST,
    )


def purpose(places: int, year: int, *, of_councils: bool) -> tuple[str, ...]:
    """Return what this page is."""
    each = (
        say("Each place is one council.")
        if of_councils
        else say("Each place is one team of the same organisation.")
    )
    what = say(
        "This pools the public reports of {number} places, all of {year}. It shows, statement by statement, "
        "how many people say that the promise is kept: in the middle half of the places, and in the middle "
        "one.",
        number=places,
        year=str(year),
    )
    return (
        f"{what} {each}",
        say(
            "No place is named, and none is put above another. It is for one question: is this hard here, or "
            "hard everywhere?"
        ),
    )


def how_to_read() -> tuple[str, ...]:
    """Return how quartiles and strips are read."""
    return (
        say(
            "A quarter of the places stand at the lower quartile or below it, a quarter at the upper "
            "quartile or above it, and half between the two."
        ),
        say(
            "Numbers are told in tenths: “about {number} in {all}” people. More would be false precision: in "
            "a group of ten, one person is a tenth.",
            number=4,
            all=TENTHS,
        ),
        say("In a picture the plain box holds the middle half of the places, and the dot is the middle one."),
        say(
            "A striped box, or a bracket, is a quartile that is known only roughly: it lies somewhere in "
            "there."
        ),
        say("Groups are never added together, and a council team's view is never mixed with people's own."),
    )


def limits(found: Pool) -> Iterator[str]:
    """Yield what this page cannot tell."""
    yield say(
        "These {number} places are those whose reports were given. They are not a sample, and say nothing "
        "about any other place.",
        number=found.places,
    )
    yield say("A quartile is not a target. It says where places stand, not where they should.")
    yield say(
        "Rooms differ: who came, how many, and how they were asked. So places can differ for reasons that no "
        "number here tells, and nothing here says which place does better."
    )
    yield say(
        "Places where few people rated a statement are left out, because their reports keep exact numbers "
        "back. So this tells of places where more people came."
    )
    yield say(
        "Nothing is told of fewer than {least} places. The lowest and the highest are never shown.",
        least=AT_LEAST,
    )
    yield say(
        "A place knows its own numbers. Where few places are pooled, or all stand close together, it can "
        "tell roughly where the others stand."
    )
    yield say(
        "Two such pages that differ by one place can show roughly where that place stands. Make one page of "
        "a year, when all reports are there."
    )
    if found.too_few:
        yield say_n(
            "{number} statement was asked in the same words in fewer than {least} places, so it is not here.",
            "{number} statements were asked in the same words in fewer than {least} places, so they are not "
            "here.",
            found.too_few,
            least=AT_LEAST,
        )
    if found.unpromised:
        yield say_n(
            "{number} statement makes no promise, so it is not here.",
            "{number} statements make no promise, so they are not here.",
            found.unpromised,
        )
    if found.untold:
        yield say_n(
            "{number} statement was answered the easy way, in steps that do not tell whether the promise is "
            "kept, so it is not here.",
            "{number} statements were answered the easy way, in steps that do not tell whether the promise "
            "is kept, so they are not here.",
            found.untold,
        )


def method() -> tuple[str, ...]:
    """Return how the numbers were made."""
    return (
        say(
            "Made from public reports alone. What they hide, nothing here can show. A figure is told where "
            "at least {least} places show the exact number of people for whom the promise is kept.",
            least=AT_LEAST,
        ),
        say(
            "The quartiles are those of the places' shares, each place counted once, whatever its size; "
            "between two places in the row as far as the quartile lies between them (as QUARTILE.INC does in "
            "a spreadsheet); then told as the nearest tenth."
        ),
        say(
            "A report tells a number near nought, or near everyone, only roughly. Such a place counts with "
            "all that its report leaves open. Quartiles of the lowest and of the highest possible shares "
            "then hold the true one between them; where they are not the same tenth, both are told."
        ),
    )
