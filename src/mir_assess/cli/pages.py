"""`report`, `diff` and `trend`: the pages, in the formats and for the audience asked for."""

from typing import TYPE_CHECKING

from mir_assess.cli import options
from mir_assess.cli.console import console, quoted
from mir_assess.cli.drafts import may_issue, note_drafts, tell_of_words_that_wait
from mir_assess.cli.page_files import check_options, check_template_is_spared, laid_out, write
from mir_assess.cli.places import is_file, opened_store, reckoned_on, round_of
from mir_assess.cli.tongues import language_for
from mir_assess.errors import UsageError
from mir_assess.office.writing import STANDARD_OUTPUT
from mir_assess.speech import meant

if TYPE_CHECKING:
    from mir_assess.model.round import Round


def report(
    source: options.Source,
    formats: options.Formats = None,
    output: options.Output = None,
    audience: options.Audience = "room",
    language: options.PageLanguage = "",
    template: options.Template = None,
    on: options.ReckonedOn = "",
    yes: options.Yes = False,
    store: options.StoreAddress = None,
    plain: options.Plain = False,
) -> None:
    """Write the gap report of a round."""
    from mir_assess import pipeline
    from mir_assess.analysis.disclosure import policy_for

    shown = console(plain=plain, store=store)
    check_options(formats or ["html"], output, audience, "report", template)
    day = reckoned_on(on)
    found = round_of(source, store)
    code = _language_of([(source, found)], language)
    name = found.assessment.name
    stem, ending = f"{name}-{audience}", _ending([found], code)
    check_template_is_spared(template, formats or ["html"], stem, ending, output)
    found, before = _with_round_before(source, found, store)
    page = pipeline.report(found, policy_for(audience), code, before=before, on=day)
    if not may_issue([(source, found)], store, shown, yes=yes):
        return
    made = laid_out(page, formats or ["html"], template)
    note_drafts([(source, found)], audience, "report", store, shown)
    write(made, stem, ending, output, shown)
    if found.sealed is None:
        tell_of_words_that_wait(found, output, shown)
        then = f"seal {name}"
    else:
        then = (
            f"diff OLDER {quoted(source)}"
            if audience == "public"
            else f"report {quoted(source)} --audience public"
        )
    shown.next(then, aside=output == STANDARD_OUTPUT)


def diff(
    old: options.Source,
    new: options.Source,
    formats: options.ComparisonFormats = None,
    output: options.Output = None,
    audience: options.Audience = "room",
    language: options.PageLanguage = "",
    template: options.Template = None,
    on: options.ReckonedOn = "",
    yes: options.Yes = False,
    store: options.StoreAddress = None,
    plain: options.Plain = False,
) -> None:
    """Write what changed from one round to the next.

    The years order the two, whichever is named first.
    """
    from mir_assess import pipeline
    from mir_assess.analysis.disclosure import policy_for
    from mir_assess.report.which_rounds import refuse_other_banks

    shown = console(plain=plain, store=store)
    check_options(formats or ["html"], output, audience, "comparison", template)
    day = reckoned_on(on)
    rounds = [(source, round_of(source, store)) for source in (old, new)]
    code = _language_of(rounds, language)
    one, other = _with_actions_now(rounds, store)
    refuse_other_banks([one.assessment, other.assessment])
    page = pipeline.comparison(one, other, policy_for(audience), code, on=day)
    (_, first), (newest, last) = _in_order(rounds)
    stem = f"{first.assessment.name}-to-{last.assessment.name}-{audience}"
    ending = _ending([found for _, found in rounds], code)
    check_template_is_spared(template, formats or ["html"], stem, ending, output)
    if not may_issue(rounds, store, shown, yes=yes):
        return
    made = laid_out(page, formats or ["html"], template)
    note_drafts(rounds, audience, "comparison", store, shown)
    write(made, stem, ending, output, shown)
    shown.next(_after_changes(newest), aside=output == STANDARD_OUTPUT)


def trend(
    sources: options.Sources,
    formats: options.ComparisonFormats = None,
    output: options.Output = None,
    audience: options.Audience = "room",
    language: options.PageLanguage = "",
    template: options.Template = None,
    on: options.ReckonedOn = "",
    yes: options.Yes = False,
    store: options.StoreAddress = None,
    plain: options.Plain = False,
) -> None:
    """Write what changed over three and more rounds.

    The years order them, whichever is named first.
    """
    from mir_assess import pipeline
    from mir_assess.analysis.disclosure import policy_for
    from mir_assess.report.which_rounds import LEAST, refuse_other_banks, too_few

    shown = console(plain=plain, store=store)
    if len(sources) < LEAST:
        raise UsageError(too_few(len(sources)))
    check_options(formats or ["html"], output, audience, "trend", template)
    day = reckoned_on(on)
    rounds = [(source, round_of(source, store)) for source in sources]
    code = _language_of(rounds, language)
    refuse_other_banks([found.assessment for _, found in _in_order(rounds)])
    page = pipeline.trend(_with_actions_now(rounds, store), policy_for(audience), code, on=day)
    (_, first), *_, (newest, last) = _in_order(rounds)
    stem = f"{first.assessment.name}-to-{last.assessment.name}-trend-{audience}"
    ending = _ending([found for _, found in rounds], code)
    check_template_is_spared(template, formats or ["html"], stem, ending, output)
    if not may_issue(rounds, store, shown, yes=yes):
        return
    made = laid_out(page, formats or ["html"], template)
    note_drafts(rounds, audience, "trend", store, shown)
    write(made, stem, ending, output, shown)
    shown.next(_after_changes(newest), aside=output == STANDARD_OUTPUT)


def _in_order(rounds: "list[tuple[str, Round]]") -> "list[tuple[str, Round]]":
    """Return the rounds, the oldest first, as their page has them."""
    return sorted(
        rounds, key=lambda pair: (pair[1].assessment.year, pair[1].assessment.opened, pair[1].assessment.name)
    )


def _after_changes(newest: str) -> str:
    """Return the command that follows a page of several rounds; `newest` is the newest as it was typed."""
    return f"report {quoted(newest)}" if is_file(newest) else f"plan {newest} list"


def _language_of(rounds: "list[tuple[str, Round]]", given: str) -> str:
    """Return the language of the page. Raises UsageError where there are no words in it."""
    from mir_assess.model.languages import languages_of

    parts = [part for _, found in rounds for part in found.assessment.parts]
    return language_for(given, lambda: languages_of(parts))


def _ending(rounds: "list[Round]", language: str) -> str:
    """Return the language that a page's name tells: none where the statements were written in it."""
    from mir_assess.model.promises import BANK

    parts = [part for found in rounds for part in found.assessment.parts if part.bank != BANK]
    written = all(meant(language, (part.language,)) for part in parts)
    return "" if written else language


def _with_round_before(source: str, found: "Round", store: str | None) -> "tuple[Round, Round | None]":
    """Return a round with the promises it asked about as they stand now, and the round before it, where the
    store that it came from has them; a sealed file stands for itself.
    """
    if is_file(source):
        return found, None
    from mir_assess.office.earlier import round_before
    from mir_assess.office.planning import with_promises_now

    with opened_store(store) as kept:
        return with_promises_now(kept, found), round_before(kept, found)


def _with_actions_now(rounds: "list[tuple[str, Round]]", store: str | None) -> "list[Round]":
    """Return the rounds with their actions as they stand now; sealed files alone stand for themselves."""
    from mir_assess.office.planning import as_they_stand

    if all(is_file(source) for source, _ in rounds):
        return [found for _, found in rounds]
    with opened_store(store) as kept:
        return [as_they_stand(kept, found) for _, found in rounds]
