"""`benchmark`: public reports of several councils or teams as one page, with nobody named in it."""

from mir_assess.cli import options
from mir_assess.cli.console import console
from mir_assess.cli.page_files import check_options, laid_out, write
from mir_assess.cli.tongues import language_for
from mir_assess.speech import meant, say_n

NAMED = 8
"""How many statements a warning names."""


def benchmark(
    files: options.PublicReports,
    formats: options.PoolFormats = None,
    output: options.Output = None,
    language: options.PageLanguage = "",
    store: options.StoreAddress = None,
    plain: options.Plain = False,
) -> None:
    """Pool public reports of several councils.

    Says of each statement where the middle half of them stand. Names none, and shows nothing of fewer than
    five.
    """
    from mir_assess import pipeline
    from mir_assess.analysis.pools import asked_otherwise
    from mir_assess.pooled import public_reports

    shown = console(plain=plain, store=store)
    check_options(formats or ["html"], output, "public", "pool")
    code = language_for(language, tuple)
    found = public_reports(files)
    reports = [one.report for one in found]
    page = pipeline.pooled(reports, code)
    made = laid_out(page, formats or ["html"])
    for one, apart in zip(found, asked_otherwise(reports), strict=True):
        if apart:
            shown.warn(f"{one.file}: {_left_out(apart)}")
    write(made, f"benchmark-{page.year}", "" if meant(code, ("en",)) else code, output, shown)


def _left_out(names: tuple[str, ...]) -> str:
    listed = ", ".join((*names[:NAMED], *("…",) * (len(names) > NAMED)))
    return say_n(
        "{number} statement was asked in other words than most asked, so it is not pooled: {names}.",
        "{number} statements were asked in other words than most asked, so they are not pooled: {names}.",
        len(names),
        names=listed,
    )
