"""From pooled public reports to the one view that every format lays out."""

from collections.abc import Iterator, Mapping
from itertools import groupby

from mir_assess.analysis.pools import Pool, PooledStatement, PoolWording, Spread
from mir_assess.analysis.quartiles import TENTHS, Quartile
from mir_assess.report import poolwords
from mir_assess.report.charts import Stretch, Strip, Strips
from mir_assess.report.languages import TYPED, Tongue
from mir_assess.report.poolview import Pooled, PooledPart, PooledRoleView, PooledStatementView
from mir_assess.report.stands import ticks
from mir_assess.report.text import places
from mir_assess.report.tongue import either, number, own, say


def pool_view(found: Pool, asked: str, spoken: str) -> Pooled:
    """Return the view of a pool in the language that was asked for; `spoken` is the one that the program
    speaks on it.
    """
    of_councils = found.organisations > 1
    year = str(found.year)
    return Pooled(
        title=say("Councils side by side, {year}", year=year)
        if of_councils
        else say("Teams side by side, {year}", year=year),
        tongue=_tongue(found, asked, spoken),
        year=found.year,
        of="councils" if of_councils else "teams",
        places=found.places,
        purpose=poolwords.purpose(found.places, found.year, of_councils=of_councils),
        parts=tuple(_parts(found, _places(found))),
        empty=say("No statement was asked in the same words in enough places, so there is nothing to show."),
        caption=say("How many say that the promise is kept"),
        rows=(say("Places"), say("Lower quartile"), say("Middle"), say("Upper quartile")),
        how_to_read=poolwords.how_to_read(),
        limits=tuple(poolwords.limits(found)),
        method=poolwords.method(),
    )


def _tongue(found: Pool, asked: str, spoken: str) -> Tongue:
    """The language of the page. Nobody knows in which the reports hold their statements."""
    texts = [row.asked.text for row in found.statements]
    wordings = [wording for said in found.wordings.values() for wording in said]
    labels = [label for row in found.statements for _, label in row.asked.levels]
    return Tongue(asked, spoken, dict.fromkeys((*texts, *labels, *wordings), TYPED))


def _places(found: Pool) -> Mapping[PoolWording, str]:
    """Where each statement stands on the page: one that was asked in two wordings stands there twice."""
    asked = [row.asked for row in found.statements]
    names = (f"{one.statement}-{one.edition}" for one in asked)
    return dict(zip(asked, places("statement", names), strict=True))


def _parts(found: Pool, anchors: Mapping[PoolWording, str]) -> Iterator[PooledPart]:
    rows = sorted(found.statements, key=_bank_of)
    for (bank, edition), statements in groupby(rows, key=_bank_of):
        title = say("{bank}, edition {edition}.", bank=bank, edition=edition).rstrip(".")
        views = [_statement(row, found.places, anchors[row.asked]) for row in statements]
        yield PooledPart(
            title=title,
            words=found.wordings.get(bank, ()),
            statements=tuple(one for one in views if one.drawing is not None),
            unshown=tuple(one for one in views if one.drawing is None),
            unshown_note=poolwords.unshown_note(),
        )


def _bank_of(row: PooledStatement) -> tuple[str, str]:
    return row.asked.bank, row.asked.edition


def _statement(row: PooledStatement, of: int, anchor: str) -> PooledStatementView:
    roles = tuple(_role(role, spread) for role, spread in row.spreads.items())
    strips = tuple(
        Strip(role.label, poolwords.in_short(role.spread), _stretches(role.spread))
        for role in roles
        if role.spread is not None
    )
    title = say("{statement} The table after this picture tells the same.", statement=row.asked.text)
    keys = [key for key, _ in row.asked.levels]
    keeps = [own(label) for _, label in row.asked.levels[keys.index(row.asked.good_from) :]]
    return PooledStatementView(
        anchor=anchor,
        asked=row.asked,
        places=row.places,
        otherwise=row.otherwise,
        not_asked=row.not_asked,
        who=(
            *poolwords.who_asked(row, of),
            say("The promise is kept at: {levels}.", levels=either(keeps)),
        ),
        roles=roles,
        held=poolwords.held([role.label for role in roles if role.spread is None]),
        drawing=Strips(title, ticks(), strips) if strips else None,
    )


def _role(role: str, spread: Spread | None) -> PooledRoleView:
    label = say(poolwords.ROLES[role])
    if spread is None:
        return PooledRoleView(role, label, poolwords.nothing(), (), (), None)
    cells = (number(spread.places), *map(poolwords.at, spread.quartiles))
    return PooledRoleView(
        role, label, poolwords.sentence(spread), cells, tuple(poolwords.rest(spread)), spread
    )


def _stretches(spread: Spread) -> tuple[Stretch, Stretch, Stretch]:
    lower, middle, upper = map(_stretch, spread.quartiles)
    return lower, middle, upper


def _stretch(quartile: Quartile) -> Stretch:
    return quartile.low / TENTHS, quartile.high / TENTHS
