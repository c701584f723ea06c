"""`report`, `diff` and `trend`: the pages, in the formats and for the audience asked for."""

from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

from mir_assess.cli import options
from mir_assess.cli.console import Console, console, quoted
from mir_assess.cli.places import is_file, now, opened_store, round_of, today
from mir_assess.cli.tongues import language_for
from mir_assess.errors import Problem, ReportError, UsageError, nearest
from mir_assess.office.writing import STANDARD_OUTPUT, write_to_standard_output, write_whole
from mir_assess.speech import meant, say

if TYPE_CHECKING:
    from mir_assess.model.round import Round
    from mir_assess.report import Kind, Page

AUDIENCES = ("room", "public")


def report(
    source: options.Source,
    formats: options.Formats = None,
    output: options.Output = None,
    audience: options.Audience = "room",
    language: options.PageLanguage = "",
    template: options.Template = None,
    yes: options.Yes = False,
    store: options.StoreAddress = None,
    plain: options.Plain = False,
) -> None:
    """Write the gap report of a round."""
    from mir_assess import pipeline
    from mir_assess.analysis.disclosure import policy_for

    shown = console(plain=plain, store=store)
    _check_options(formats or ["html"], output, audience, "report", template)
    found = round_of(source, store)
    code = _language_of([(source, found)], language)
    page = pipeline.report(found, policy_for(audience), code, before=_round_before(source, found, store))
    if not _may_issue([(source, found)], store, shown, yes=yes):
        return
    name = found.assessment.name
    made = _laid_out(page, formats or ["html"], template)
    _note_drafts([(source, found)], audience, store, shown)
    _write(made, f"{name}-{audience}", _ending([found], code), output, shown)
    if found.sealed is None:
        _tell_of_words_that_wait(found, output, shown)
        then = f"seal {name}"
    else:
        then = (
            f"diff OLDER {quoted(source)}"
            if audience == "public"
            else f"report {quoted(source)} --audience public"
        )
    shown.next(then, aside=output == STANDARD_OUTPUT)


def _tell_of_words_that_wait(found: "Round", output: str | None, shown: Console) -> None:
    """Say how to look at words that are on no page yet. Readers of the page are told only that they wait."""
    if output == STANDARD_OUTPUT or not any(note.consent for note in found.notes):
        return
    from mir_assess.office.looking import waiting

    if waiting(found):
        command = f"{shown.command} notes {found.assessment.name}{shown.place}"
        shown.say(say("Some words wait until somebody has looked at them: {command}", command=command))


def diff(
    old: options.Source,
    new: options.Source,
    formats: options.ComparisonFormats = None,
    output: options.Output = None,
    audience: options.Audience = "room",
    language: options.PageLanguage = "",
    template: options.Template = None,
    yes: options.Yes = False,
    store: options.StoreAddress = None,
    plain: options.Plain = False,
) -> None:
    """Write what changed from one round to the next.

    The years order the two, whichever is named first.
    """
    from mir_assess import pipeline
    from mir_assess.analysis.disclosure import policy_for

    shown = console(plain=plain, store=store)
    _check_options(formats or ["html"], output, audience, "comparison", template)
    rounds = [(source, round_of(source, store)) for source in (old, new)]
    code = _language_of(rounds, language)
    one, other = _with_actions_now(rounds, store)
    page = pipeline.comparison(one, other, policy_for(audience), code)
    if not _may_issue(rounds, store, shown, yes=yes):
        return
    (_, first), (newest, last) = _in_order(rounds)
    stem = f"{first.assessment.name}-to-{last.assessment.name}-{audience}"
    ending = _ending([found for _, found in rounds], code)
    made = _laid_out(page, formats or ["html"], template)
    _note_drafts(rounds, audience, store, shown)
    _write(made, stem, ending, output, shown)
    shown.next(_after_changes(newest), aside=output == STANDARD_OUTPUT)


def trend(
    sources: options.Sources,
    formats: options.TrendFormats = None,
    output: options.Output = None,
    audience: options.Audience = "room",
    language: options.PageLanguage = "",
    yes: options.Yes = False,
    store: options.StoreAddress = None,
    plain: options.Plain = False,
) -> None:
    """Write what changed over three and more rounds.

    The years order them, whichever is named first.
    """
    from mir_assess import pipeline
    from mir_assess.analysis.disclosure import policy_for
    from mir_assess.report.which_rounds import LEAST, too_few

    shown = console(plain=plain, store=store)
    if len(sources) < LEAST:
        raise UsageError(too_few(len(sources)))
    _check_options(formats or ["html"], output, audience, "trend")
    rounds = [(source, round_of(source, store)) for source in sources]
    code = _language_of(rounds, language)
    page = pipeline.trend(_with_actions_now(rounds, store), policy_for(audience), code)
    if not _may_issue(rounds, store, shown, yes=yes):
        return
    (_, first), *_, (newest, last) = _in_order(rounds)
    stem = f"{first.assessment.name}-to-{last.assessment.name}-trend-{audience}"
    ending = _ending([found for _, found in rounds], code)
    made = _laid_out(page, formats or ["html"])
    _note_drafts(rounds, audience, store, shown)
    _write(made, stem, ending, output, shown)
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


def _round_before(source: str, found: "Round", store: str | None) -> "Round | None":
    """Return the round before this one, where the store that this one came from has it."""
    if is_file(source):
        return None
    from mir_assess.office.earlier import round_before

    with opened_store(store) as kept:
        return round_before(kept, found)


def _with_actions_now(rounds: "list[tuple[str, Round]]", store: str | None) -> "list[Round]":
    """Return the rounds with their actions as they stand now; sealed files alone stand for themselves."""
    from mir_assess.office.planning import as_they_stand

    if all(is_file(source) for source, _ in rounds):
        return [found for _, found in rounds]
    with opened_store(store) as kept:
        return [as_they_stand(kept, found) for _, found in rounds]


def _check_options(
    formats: list[str], output: str | None, audience: str, kind: "Kind", template: Path | None = None
) -> None:
    """Raise UsageError, with every problem, before anything is read or asked; then ReportError for a format
    that lacks what it needs.
    """
    from mir_assess.report import FORMATS, lacking, unfit
    from mir_assess.report.tongue import either

    problems = [
        Problem(
            "--format",
            say("“{name}” is no format we know.", name=name),
            f"{nearest(name, FORMATS)} {say('Use: {names}.', names=', '.join(FORMATS))}".strip(),
        )
        for name in formats
        if name not in FORMATS
    ]
    problems += unfit(formats, kind)
    filling = [name for name, known in FORMATS.items() if known.fills_templates]
    if template is not None and not set(filling) & set(formats):
        what = say("None of the formats asked for fills a template.")
        problems.append(Problem("--template", what, say("Add --format {name}.", name=either(filling))))
    if audience not in AUDIENCES:
        what = say("“{name}” is no audience we know.", name=audience)
        fix = f"{nearest(audience, AUDIENCES)} {say('Use room or public.')}".strip()
        problems.append(Problem("--audience", what, fix))
    if template is not None and output is not None and _same_file(template, output):
        what = say("This is the template itself, and a template is never changed.")
        problems.append(Problem("--output", what, say("Name another file with -o.")))
    if output is not None and len(set(formats)) > 1 and not _is_folder(output):
        what = say("Several formats cannot go into one file.")
        fix = say("Name a folder that is there, or ask for one format at a time.")
        problems.append(Problem("--output", what, fix))
    if problems:
        raise UsageError(*problems)
    if absent := lacking(formats):
        raise ReportError(*absent)


def _same_file(template: Path, output: str) -> bool:
    return Path(output).expanduser().resolve() == template.expanduser().resolve()


def _is_folder(output: str) -> bool:
    return output != STANDARD_OUTPUT and (output.endswith(("/", "\\")) or Path(output).expanduser().is_dir())


def _laid_out(page: "Page", formats: list[str], template: Path | None = None) -> dict[str, bytes]:
    """Return a page in each format, before anything is written: what fails in the making fails here."""
    from mir_assess import pipeline, resources

    templates = resources.folder("templates")
    return {name: pipeline.render(page, name, templates, own=template) for name in dict.fromkeys(formats)}


def _write(made: dict[str, bytes], stem: str, language: str, output: str | None, shown: Console) -> None:
    from mir_assess.report import FORMATS

    if output == STANDARD_OUTPUT:
        write_to_standard_output(*made.values())
        return
    for name, content in made.items():
        path = _path_for(output, FORMATS[name].file_name(stem, language))
        write_whole(path, content)
        shown.say(say("Written: {file}", file=path))


def _path_for(output: str | None, usual_name: str) -> Path:
    if output is None:
        return Path(usual_name)
    path = Path(output).expanduser()
    return path / usual_name if _is_folder(output) else path


def _may_issue(rounds: "list[tuple[str, Round]]", store: str | None, shown: Console, *, yes: bool) -> bool:
    """Return whether to go on: asks where this draft, beside an earlier one, would show what a few people
    changed.
    """
    from mir_assess.office.issuing import groups_to_ask_about
    from mir_assess.report.tongue import listed

    for source, found in rounds:
        if is_file(source) or found.sealed:
            continue
        with opened_store(store) as kept:
            groups = groups_to_ask_about(kept, found)
        if groups:
            named = listed([say("“{words}”", words=group) for group in groups])
            shown.warn(
                say(
                    "{name} is still open, and a draft of it was made before. Since then one to four people "
                    "of {groups} have answered or changed an answer.",
                    name=source,
                    groups=named,
                ),
                say("Whoever holds both drafts could tell what they said. Wait for more answers."),
            )
            if not shown.confirm(say("Make the draft all the same?"), yes=yes):
                shown.say(say("No draft was made."))
                shown.next(f"start {source}")
                return False
    return True


def _note_drafts(rounds: "list[tuple[str, Round]]", audience: str, store: str | None, shown: Console) -> None:
    """Keep note of drafts before they are written: of several files one may be out when the next fails."""
    from mir_assess.office.issuing import keep_note

    for source, found in rounds:
        if is_file(source) or found.sealed:
            continue
        with opened_store(store) as kept:
            noted = keep_note(kept, found, audience, day=today(), at=now(), new_id=lambda: uuid4().hex)
        if not noted:
            shown.warn(say("The store cannot be written to, so the next draft will not know of this one."))
