"""What is a number in a long table, as cells by the name of their column: or the reason why there is none."""

from collections.abc import Iterator, Mapping

from mir_assess.analysis.disclosed import Coarse, Suppressed
from mir_assess.analysis.distributions import Bands, Distribution, Promise

Row = Mapping[str, object]


def rows_of(found: Distribution) -> Iterator[Row]:
    """Yield the numbers of one group on one statement; where nothing shows, the one row that says why."""
    if found.agreed is not None:
        yield {"kind": "agreed_together", "answer": found.agreed.level, **counted(found.agreed.people)}
        return
    if isinstance(found.keeps_promise, Coarse):
        yield {"kind": "answers", "answer": "keeps_promise", "not_shown": found.keeps_promise.token}
        return
    if isinstance(found.bands, Bands):
        yield {"kind": "answers", "answer": "not_yet", "people": found.bands.not_yet}
    elif isinstance(found.levels, Mapping):
        for key, people in found.levels.items():
            yield {"kind": "answers", "answer": key, "people": people}
    else:
        yield {"kind": "answers", "answer": "all", **counted(found.base)}
        return
    if isinstance(found.keeps_promise, Promise):
        promise = found.keeps_promise
        low, high = promise.interval
        shares = {"share": round(promise.share, 3), "low": round(low, 3), "high": round(high, 3)}
        yield {"kind": "answers", "answer": "keeps_promise", "people": promise.people, **shares}
    for name in ("dont_know", "not_applicable", "skipped"):
        yield {"kind": "answers", "answer": name, **counted(getattr(found, name))}
    if isinstance(found.skipped, Suppressed):
        yield {"kind": "answers", "answer": "no_level_in_all", **counted(found.unlevelled)}
    yield {"kind": "answers", "answer": "base", **counted(found.base)}


def figures(figure: float | Suppressed | None, interval: tuple[float, float] | Suppressed | None) -> Row:
    """Return the cells of a figure with its interval, or of the reason why there is none."""
    if isinstance(figure, Suppressed):
        return {"not_shown": figure.reason}
    if figure is None or not isinstance(interval, tuple):
        return {"not_shown": "not_compared"}
    return {"figure": round(figure, 3), "low": round(interval[0], 3), "high": round(interval[1], 3)}


def counted(value: int | Coarse | Suppressed | None) -> Row:
    """Return the cell of a number of people, or of the reason why there is none."""
    match value:
        case Suppressed():
            return {"not_shown": value.reason}
        case Coarse():
            return {"not_shown": value.token}
        case None:
            return {"not_shown": "not_counted"}
        case _:
            return {"people": value}
