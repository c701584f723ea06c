"""Public reports of several councils or teams, read from their files to be pooled.

Nothing is pooled that does not compare: every reason against any file is found before anything is shown, and
each names its file. What comes out is checked, and holds no name that a page could show.
"""

import gc
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager

from mir_assess.analysis.quartiles import AT_LEAST
from mir_assess.errors import Problem, ReportError
from mir_assess.pooled.files import files_meant
from mir_assess.pooled.reports import Found, public_report
from mir_assess.speech import say

__all__ = ["Found", "public_reports"]


def public_reports(names: Sequence[str]) -> list[Found]:
    """Return the public reports in these files and folders, each file once, in an order that does not hang on
    how they were named.

    Raises ReportError, with every problem of every file: one that is no such report, two of one round or of
    one council, years that differ, and fewer than five reports.
    """
    files, problems = files_meant(names)
    found: list[Found] = []
    with _no_search_for_cycles():
        for read in map(public_report, files):
            if isinstance(read, Found):
                found.append(read)
            else:
                problems += read
    problems += [*_same_round(found), *_same_council(found), *_other_years(found)]
    if not problems and len(found) < AT_LEAST:
        what = say(
            "There are too few reports to pool: {number}. With fewer than {least}, a quartile would be one "
            "council's own figure.",
            number=len(found),
            least=AT_LEAST,
        )
        problems.append(Problem("", what, say("Give {least} or more.", least=AT_LEAST)))
    if problems:
        raise ReportError(*problems)
    return found


@contextmanager
def _no_search_for_cycles() -> Iterator[None]:
    """Let Python not look for cycles meanwhile: what is parsed has none, and looking took half the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _same_round(found: Iterable[Found]) -> Iterator[Problem]:
    """Files of one round: the same twice, or two copies that differ."""
    first: dict[tuple[str, str, int], Found] = {}
    for one in found:
        known = first.setdefault((one.report.organisation, one.name, one.report.year), one)
        if known is one:
            continue
        if known.report == one.report:
            what = say("This is the same round as {file}, and would weigh twice.", file=known.file)
            fix = say("Leave one of them out.")
        else:
            what = say("This is another copy of the round in {file}, and the two differ.", file=known.file)
            fix = say("Keep the one that was made last.")
        yield Problem(str(one.file), what, fix)


def _same_council(found: Sequence[Found]) -> Iterator[Problem]:
    """Rounds of one council among those of others: it would weigh more than they do. Teams of one council
    alone weigh the same.
    """
    if len({one.report.organisation for one in found}) < 2:
        return
    first: dict[tuple[str, int], Found] = {}
    for one in found:
        known = first.setdefault((one.report.organisation, one.report.year), one)
        if known.name != one.name:
            what = say("This is of the same organisation as {file}, and would weigh twice.", file=known.file)
            fix = say("Pool one round of each council; or the teams of one council alone.")
            yield Problem(str(one.file), what, fix)


def _other_years(found: Iterable[Found]) -> Iterator[Problem]:
    """Rounds of another year than most; of two years with as many, the newer is the one."""
    by_year: dict[int, list[Found]] = defaultdict(list)
    for one in found:
        by_year[one.report.year].append(one)
    if len(by_year) < 2:
        return
    counts = Counter({year: len(of_year) for year, of_year in by_year.items()})
    most = max(counts, key=lambda year: (counts[year], year))
    for year in sorted(by_year.keys() - {most}):
        for one in by_year[year]:
            what = say(
                "This round is of {year}, and most here are of {most}.", year=str(year), most=str(most)
            )
            yield Problem(str(one.file), what, say("Pool the reports of one year, and leave this one out."))
