"""Before a workshop: go on with an assessment, or ask for what is missing and open a new one."""

from dataclasses import replace
from typing import TYPE_CHECKING

from mir_assess.cli.console import Console
from mir_assess.cli.tongues import language_for
from mir_assess.errors import Problem, StoreError
from mir_assess.model.assessment import Assessment
from mir_assess.model.events import Opened, assessment_stream
from mir_assess.model.wishes import Wishes, name_for
from mir_assess.speech import say
from mir_assess.store.base import Store

if TYPE_CHECKING:
    from mir_assess.model.round import Round


def begin(
    kept: Store, wishes: Wishes, previous: "Round | None", shown: Console, *, at: str, today: str
) -> Assessment:
    """Return the assessment to walk: the one of this name, the open one that was offered, or a new one."""
    last = None if previous is None else previous.assessment
    if not wishes.name and not wishes.organisation and shown.asks:
        wishes = replace(wishes, name=_offered(kept, shown))
    if not wishes.name and shown.asks:
        from mir_assess.cli.questions import ask_whose  # going on needs no questions

        wishes = ask_whose(wishes, shown, last)
    if not wishes.name and wishes.organisation and wishes.year is not None:
        wishes = replace(wishes, name=name_for(wishes.organisation, wishes.year))
    there = _opened_as(kept, wishes.name)
    if there is not None:
        if previous is not None or wishes != Wishes(name=wishes.name):
            from mir_assess.cli.creating import warn_of_what_differs  # the same

            warn_of_what_differs(there, wishes, previous, shown)
        return there
    return _created(kept, wishes, previous, shown, at=at, today=today)


def _created(
    kept: Store, wishes: Wishes, previous: "Round | None", shown: Console, *, at: str, today: str
) -> Assessment:
    from mir_assess import resources  # going on with one that is there needs neither
    from mir_assess.cli.creating import create

    if shown.asks:
        from mir_assess.cli.questions import ask_the_rest, ask_whose
        from mir_assess.office.earlier import refuse_as_previous
        from mir_assess.office.opening import promised_part

        last = None if previous is None else previous.assessment
        wishes = ask_whose(wishes, shown, last)
        if last is not None:  # before anybody is asked a dozen questions
            refuse_as_previous(last, wishes.name, wishes.organisation, wishes.year or 0)
        promised = sum(len(part.statements) for part in promised_part(previous))
        wishes = ask_the_rest(wishes, shown, resources.folder("statements"), promised)
    return create(kept, wishes, previous, shown, at=at, today=today)


def refuse_unknown_language(kept: Store, wishes: Wishes, given: str) -> None:
    """Raise UsageError for a language that neither the program nor the statements have words in."""
    language_for(given, lambda: _languages_of_statements(kept, wishes))


def _languages_of_statements(kept: Store, wishes: Wishes) -> tuple[str, ...]:
    """Return the languages of the statements that are to be asked: pinned, or as the banks are now."""
    from mir_assess import resources  # a language the program speaks needs none of these three
    from mir_assess.model.languages import languages_of
    from mir_assess.office.opening import BUILT_IN, read_editions

    there = _opened_as(kept, wishes.name)
    if there is not None:
        return languages_of(there.parts)
    return languages_of(read_editions(wishes.banks or (BUILT_IN,), "", resources.folder("statements")))


def refuse_if_taken(kept: Store, name: str) -> None:
    """Raise StoreError when there is an assessment of this name."""
    if _opened_as(kept, name) is not None:
        what = say("There is an assessment of this name already.")
        fix = say("Go on with it: {command}. Or choose another name.", command=f"start {name}")
        raise StoreError(Problem(name, what, fix))


def _opened_as(kept: Store, name: str) -> Assessment | None:
    events = kept.read(assessment_stream(name)) if name else ()
    opened = events[0].body if events else None
    return opened.assessment if isinstance(opened, Opened) else None


def _offered(kept: Store, shown: Console) -> str:
    """Return the name of the open assessment to go on with, empty for a new one; asks only where exactly one
    is open.
    """
    from mir_assess.office.overview import listed  # only where no name was given

    open_ones = [row for row in listed(kept) if not row.sealed]
    if len(open_ones) != 1:
        return ""
    row = open_ones[0]
    go_on = say(
        "Go on with {name} ({organisation}, {year})",
        name=row.name,
        organisation=row.organisation,
        year=row.year,
    )
    choices = (go_on, say("Begin a new one"))
    return "" if shown.choose(say("One assessment is open."), choices, "NAME") else row.name
