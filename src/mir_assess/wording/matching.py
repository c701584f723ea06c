"""Which statement of theirs is which of ours, and how sure that is.

Three things speak: the theme and voice a statement stands under, its topic, and its place in the list where
the official order is known. Order counts by comparing the best pairs in any order with the best in the same
order: where the two agree they vouch for each other, and where they do not, nothing is sure. An id of ours
beside a statement settles it. Works on texts and ids, and knows nothing of files and screens.
"""

from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace

from mir_assess.model.bank import Edition, EditionStatement
from mir_assess.model.value import value
from mir_assess.speech import marked, say
from mir_assess.wording.finding import Copy, Theirs
from mir_assess.wording.nearness import Nearness
from mir_assess.wording.official import is_vouched_for, place_in_list
from mir_assess.wording.pairing import Pairs, in_any_order, in_same_order

# For translators: said of a match between two statements.
SURE, LIKELY, NOT_SURE = marked("sure"), marked("likely"), marked("not sure")
_BY_PLACE = LIKELY, marked("few words are shared, but those around it match")
_BY_PLACE_ALONE = NOT_SURE, marked("hardly a word is shared, but those around it match")

_NOTHING = 0.06
"""Nearness up to which two statements share nothing worth naming."""

_STRONG, _FAIR, _LITTLE = 0.30, 0.17, 0.10
"""Nearness from which a topic speaks clearly; speaks at all; or is enough beside what its place says."""

_PLACE = 0.10
"""Nearness that the same place in a list of known order adds when pairs are chosen; never when they are
judged.
"""

_AHEAD, _FAR_AHEAD = 0.06, 0.16
"""How much nearer a pair is than the next best for either, to stand out, or to stand out by itself."""


@value
class Match:
    """One of theirs beside one of ours, how sure it is, how near the two are (0 to 1), and why not surer."""

    theirs: Theirs
    ours: str
    certainty: str
    nearness: float
    why: str = ""


@value
class Matching:
    """All that was matched, in our order; what of theirs matched nothing, in theirs; the ids of ours without
    any; and matches that nobody has decided on, whose two sides are therefore among those left.
    """

    matches: tuple[Match, ...]
    theirs_left: tuple[Theirs, ...]
    ours_left: tuple[str, ...]
    undecided: tuple[Match, ...] = ()


def match(copy: Copy, edition: Edition) -> Matching:
    """Return which statement of a copy is which of an edition's, in one voice and theme at a time; then what
    is left across themes, which is never sure.
    """
    nearness = Nearness(edition, [each.text for each in copy.statements])
    found = list(_named(copy.statements, nearness))
    for theme in edition.themes:
        for voice in ("i", "we"):
            theirs = [each for each in _left(copy, found) if (each.theme, each.voice) == (theme.id, voice)]
            unused = [each for each in _unused(edition, found) if each.voice == voice]
            ours = [each for each in unused if each.theme == theme.id]
            elsewhere = [each for each in unused if each.theme != theme.id]
            at_home = [each for each in theirs if not _strays(each, ours, elsewhere, nearness)]
            found += _in_one_theme(at_home, ours, nearness)
    for voice in ("i", "we"):
        theirs = [each for each in _left(copy, found) if each.voice == voice]
        ours = [each for each in _unused(edition, found) if each.voice == voice]
        found += _across_themes(theirs, ours, nearness)
    if copy.older_heading:
        why = say("“{heading}” is a theme of an older edition", heading=copy.older_heading)
        found = [replace(each, certainty=NOT_SURE, why=why) for each in found]
    return settled(found, copy, edition)


def settled(
    matches: Iterable[Match], copy: Copy, edition: Edition, undecided: Sequence[Match] = ()
) -> Matching:
    """Return matches in our order, with what they leave on either side."""
    order = {statement.id: place for place, statement in enumerate(edition.statements)}
    kept = sorted(matches, key=lambda each: order[each.ours])
    return Matching(
        tuple(kept),
        tuple(_left(copy, kept)),
        tuple(statement.id for statement in _unused(edition, kept)),
        tuple(undecided),
    )


def offers(theirs: Theirs, taken: AbstractSet[str], copy: Copy, edition: Edition) -> tuple[str, ...]:
    """Return the ids of ours that one of theirs could be, the nearest first: all of its theme and voice, and
    of other themes those that speak of the same topic; none that is taken.
    """
    nearness = Nearness(edition, [each.text for each in copy.statements])
    free = [each for each in edition.statements if each.voice == theirs.voice and each.id not in taken]
    near = {each.id: nearness.between(theirs.text, each.id) for each in free}
    here = [each.id for each in free if each.theme == theirs.theme]
    elsewhere = [each.id for each in free if each.theme != theirs.theme and near[each.id] >= _FAIR]
    return (
        *sorted(here, key=near.__getitem__, reverse=True),
        *sorted(elsewhere, key=near.__getitem__, reverse=True),
    )


def _left(copy: Copy, found: Sequence[Match]) -> list[Theirs]:
    matched = {id(each.theirs) for each in found}
    return [each for each in copy.statements if id(each) not in matched]


def _unused(edition: Edition, found: Sequence[Match]) -> list[EditionStatement]:
    used = {each.ours for each in found}
    return [each for each in edition.statements if each.voice in ("i", "we") and each.id not in used]


def _named(theirs: Sequence[Theirs], nearness: Nearness) -> Iterator[Match]:
    """Yield what an id beside a statement settles; an id that stands beside two settles neither."""
    ids = [each.named for each in theirs]
    for each in theirs:
        if each.named and ids.count(each.named) == 1:
            near = nearness.between(each.text, each.named)
            yield Match(each, each.named, SURE, near, say("its id stands beside it"))


def _strays(
    theirs: Theirs,
    ours: Sequence[EditionStatement],
    elsewhere: Sequence[EditionStatement],
    nearness: Nearness,
) -> bool:
    """Return whether a statement speaks of a topic of another theme, and far more clearly than of its own."""
    here = max((nearness.between(theirs.text, each.id) for each in ours), default=0.0)
    there = max((nearness.between(theirs.text, each.id) for each in elsewhere), default=0.0)
    return there - here >= _STRONG


def _in_one_theme(
    theirs: Sequence[Theirs], ours: Sequence[EditionStatement], nearness: Nearness
) -> Iterator[Match]:
    """Yield the pairs of one theme and voice."""
    places = [place_in_list(each) for each in ours]
    near = [[nearness.between(one.text, other.id) for other in ours] for one in theirs]
    drawn = [
        [value + _PLACE * _closeness(row + 1, place) for value, place in zip(values, places, strict=True)]
        for row, values in enumerate(near)
    ]
    free, lined_up = in_any_order(drawn, _NOTHING), _lined_up(drawn, places)
    judged: dict[tuple[int, int], tuple[str, str]] = {}
    for row, column in sorted(free):
        agrees = (row, column) in lined_up if places[column] is not None else None
        judged[row, column] = _how_sure(near, row, column, agrees=agrees)
        if judged[row, column][0] == SURE and not is_vouched_for(ours[column]):
            judged[row, column] = (
                LIKELY,
                marked("it is not known whether the official list has this topic"),
            )
    firm = {
        (row, places[column]) for (row, column), (certainty, _) in judged.items() if certainty != NOT_SURE
    }
    for (row, column), judgement in judged.items():
        value = near[row][column]
        between = (row, column) in lined_up and _is_between(firm, row, places[column])
        if value <= _NOTHING and not between:
            continue
        if between and judgement[0] == NOT_SURE:
            judgement = _BY_PLACE if value >= _LITTLE else _BY_PLACE_ALONE  # noqa: PLW2901 - the same, seen in its place
        yield Match(theirs[row], ours[column].id, judgement[0], value, say(judgement[1]))


def _closeness(row: int, place: int | None) -> float:
    """Return 1 for the same place in the list, less for places next to it, 0 from three away."""
    return 0.0 if place is None else max(0.0, 1.0 - abs(row - place) / 3)


def _is_between(firm: AbstractSet[tuple[int, int | None]], row: int, place: int | None) -> bool:
    """Return whether the pairs before and after are firm, so that this one fits nowhere else."""
    if place is None:
        return False
    before = (row - 1, place - 1) in firm or (row == 0 and place == 1)
    return before and (row + 1, place + 1) in firm


def _lined_up(drawn: Sequence[Sequence[float]], places: Sequence[int | None]) -> Pairs:
    """Return the pairs that keep the official order, among those of ours whose place in it is known."""
    known = sorted((place, column) for column, place in enumerate(places) if place is not None)
    pairs = in_same_order([[row[column] for _, column in known] for row in drawn], _NOTHING)
    return frozenset((row, known[column][1]) for row, column in pairs)


def _how_sure(
    near: Sequence[Sequence[float]], row: int, column: int, *, agrees: bool | None
) -> tuple[str, str]:
    """Return how sure a pair is, and why not surer. `agrees`: whether order says so too; None where the order
    is not known.
    """
    value = near[row][column]
    others = [near[row][c] for c in range(len(near[row])) if c != column]
    others += [near[r][column] for r in range(len(near)) if r != row]
    ahead = value - max(others, default=0.0)
    if agrees is False:
        return NOT_SURE, marked("its place in the list says otherwise")
    if value < _FAIR:
        return NOT_SURE, marked("the two share few words")
    if ahead < _AHEAD:
        if agrees and ahead >= 0 and value >= _STRONG:
            return LIKELY, marked("another of ours or theirs is nearly as near")
        return NOT_SURE, marked("another of ours or theirs is as near")
    if value >= _STRONG and (agrees or ahead >= _FAR_AHEAD):
        return SURE, ""
    if value < _STRONG:
        return LIKELY, marked("the words differ")
    return LIKELY, marked("the order of this theme is not known")


def _across_themes(
    theirs: Sequence[Theirs], ours: Sequence[EditionStatement], nearness: Nearness
) -> Iterator[Match]:
    """Yield pairs of what is left, by topic alone. Under another theme than ours it is never more than a
    question.
    """
    near = [[nearness.between(one.text, other.id) for other in ours] for one in theirs]
    for row, column in sorted(in_any_order(near, _STRONG)):
        one, other = theirs[row], ours[column]
        certainty, why = _how_sure(near, row, column, agrees=None)
        if one.theme:
            certainty, why = NOT_SURE, marked("it stands under another theme")
        elif certainty == SURE:
            certainty, why = LIKELY, marked("no theme is named above it")
        yield Match(one, other.id, certainty, near[row][column], say(why))
