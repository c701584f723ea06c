"""From pooled public reports to the one view that every format lays out."""

from collections.abc import Iterator, Mapping
from itertools import groupby

from mir_assess.analysis.pools import TENTHS, Pool, PooledRole, PooledStatement, Quartile
from mir_assess.report import poolwords
from mir_assess.report.charts import Stretch, Strip, Strips
from mir_assess.report.languages import TYPED, Tongue
from mir_assess.report.poolview import Pooled, PooledPart, PooledRoleView, PooledStatementView
from mir_assess.report.stands import ticks
from mir_assess.report.text import anchors
from mir_assess.report.tongue import either, own, say


def pool_view(found: Pool, asked: str, spoken: str) -> Pooled:
    """Return the view of a pool in the language that was asked for; `spoken` is the one that the program
    speaks on it.
    """
    of_councils = found.organisations > 1
    names = [f"{row.asked.statement}-{row.asked.edition}" for row in found.statements]
    places = anchors("statement", dict.fromkeys(names))
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
        parts=tuple(_parts(found, places)),
        empty=say("No statement was asked in the same words in enough places, so there is nothing to show."),
        caption=say("How many say that the promise is kept"),
        headings=(
            say("Group"),
            say("Places"),
            say("Lower quartile"),
            say("Middle"),
            say("Upper quartile"),
            say("Not exact, or left out"),
        ),
        how_to_read=poolwords.how_to_read(),
        limits=tuple(poolwords.limits(found.places, (found.too_few, found.unpromised))),
        method=poolwords.method(),
    )


def _tongue(found: Pool, asked: str, spoken: str) -> Tongue:
    """The language of the page. Nobody knows in which the reports hold their statements."""
    texts = [row.asked.text for row in found.statements]
    labels = [label for row in found.statements for _, label in row.asked.levels]
    return Tongue(asked, spoken, dict.fromkeys((*texts, *labels), TYPED))


def _parts(found: Pool, places: Mapping[str, str]) -> Iterator[PooledPart]:
    rows = sorted(found.statements, key=_bank_of)
    for (bank, edition), statements in groupby(rows, key=_bank_of):
        title = say("{bank}, edition {edition}.", bank=bank, edition=edition).rstrip(".")
        yield PooledPart(title, tuple(_statement(row, found.places, places) for row in statements))


def _bank_of(row: PooledStatement) -> tuple[str, str]:
    return row.asked.bank, row.asked.edition


def _statement(row: PooledStatement, of: int, places: Mapping[str, str]) -> PooledStatementView:
    roles = tuple(map(_role, row.roles))
    strips = tuple(
        Strip(role.label, poolwords.in_short(role.figures), _stretches(role.figures)) for role in roles
    )
    title = say("{statement} The table after this picture tells the same.", statement=row.asked.text)
    keys = [key for key, _ in row.asked.levels]
    keeps = [own(label) for _, label in row.asked.levels[keys.index(row.asked.good_from) :]]
    return PooledStatementView(
        anchor=places[f"{row.asked.statement}-{row.asked.edition}"],
        asked=row.asked,
        places=row.places,
        otherwise=row.otherwise,
        not_asked=row.not_asked,
        promise=say("keeps the promise: {levels}", levels=either(keeps)),
        who=tuple(poolwords.who_asked(row, of)),
        roles=roles,
        drawing=Strips(title, ticks(), strips) if any(strip.quartiles for strip in strips) else None,
    )


def _role(found: PooledRole) -> PooledRoleView:
    lower, middle, upper = map(poolwords.at, found.quartiles) if found.quartiles else 3 * (say("not shown"),)
    return PooledRoleView(
        label=say(poolwords.ROLES[found.role]),
        sentence=poolwords.sentence(found),
        shown_by=str(found.exact + found.rough),
        lower=lower,
        middle=middle,
        upper=upper,
        rest=tuple(poolwords.rest(found)),
        figures=found,
    )


def _stretches(found: PooledRole) -> tuple[Stretch, Stretch, Stretch] | None:
    if found.quartiles is None:
        return None
    lower, middle, upper = map(_stretch, found.quartiles)
    return lower, middle, upper


def _stretch(quartile: Quartile) -> Stretch:
    return quartile.low / TENTHS, quartile.high / TENTHS
