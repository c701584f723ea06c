"""Before a workshop: go on with an assessment that is there, or ask for what is missing and open a new one."""

from dataclasses import replace
from uuid import uuid4

from mir_assess import resources
from mir_assess.cli import questions
from mir_assess.cli.console import Console, counted
from mir_assess.errors import Problem, StoreError
from mir_assess.model.assessment import Assessment
from mir_assess.model.events import Opened, assessment_stream
from mir_assess.model.recording import record, room_difference
from mir_assess.model.round import Round
from mir_assess.opening import Wishes, assemble, fits, name_for
from mir_assess.overview import listed
from mir_assess.store.base import Append, Store


def begin(
    kept: Store, wishes: Wishes, previous: Round | None, shown: Console, *, at: str, today: str
) -> Assessment:
    """Return the assessment to walk: the one of this name, the open one that was offered, or a new one."""
    if not wishes.name and not wishes.organisation and shown.asks:
        wishes = replace(wishes, name=_offered(kept, shown))
    if not wishes.name and shown.asks:
        wishes = questions.ask_whose(wishes, shown)
    if not wishes.name and wishes.organisation and wishes.year is not None:
        wishes = replace(wishes, name=name_for(wishes.organisation, wishes.year))
    there = _opened_as(kept, wishes.name)
    if there is not None:
        _warn_of_what_differs(there, wishes, previous, shown)
        return there
    if shown.asks:
        wishes = questions.ask_the_rest(wishes, shown, resources.folder("statements"))
    return create(kept, wishes, previous, shown, at=at, today=today)


def create(
    kept: Store, wishes: Wishes, previous: Round | None, shown: Console, *, at: str, today: str
) -> Assessment:
    """Open a new assessment as asked for, keep it, and return it."""
    assessment = assemble(wishes, resources.folder("statements"), previous, today)
    events = record(
        assessment_stream(assessment.name),
        0,
        [Opened(assessment)],
        at=at,
        channel="command",
        new_id=lambda: uuid4().hex,
    )
    kept.append(Append(assessment.name, events, room_difference((), events)))
    _warn_of_previous(assessment, previous, shown)
    _warn_of_time(assessment, shown)
    return assessment


def refuse_if_taken(kept: Store, name: str) -> None:
    """Raise StoreError when there is an assessment of this name."""
    if _opened_as(kept, name) is not None:
        what = "There is an assessment of this name already."
        raise StoreError(Problem(name, what, f"Go on with it: start {name}. Or choose another name."))


def _opened_as(kept: Store, name: str) -> Assessment | None:
    events = kept.read(assessment_stream(name)) if name else ()
    opened = events[0].body if events else None
    return opened.assessment if isinstance(opened, Opened) else None


def _offered(kept: Store, shown: Console) -> str:
    """Return the name of the open assessment to go on with, empty for a new one; asks only where exactly one is open."""
    open_ones = [row for row in listed(kept) if not row.sealed]
    if len(open_ones) != 1:
        return ""
    row = open_ones[0]
    choices = (f"Go on with {row.name} ({row.organisation}, {row.year})", "Begin a new one")
    return "" if shown.choose("One assessment is open.", choices, "NAME") else row.name


def _warn_of_what_differs(there: Assessment, wishes: Wishes, previous: Round | None, shown: Console) -> None:
    """Say which options were not used, because the assessment was opened with others."""
    given = replace(
        wishes,
        name=there.name,
        organisation=wishes.organisation or there.organisation,
        year=wishes.year or there.year,
    )
    wanted = assemble(given, resources.folder("statements"), previous, there.opened)
    pairs = (
        ("--organisation", wishes.organisation, wanted.organisation, there.organisation),
        ("--year", wishes.year, wanted.year, there.year),
        ("--minutes", wishes.minutes, wanted.minutes, there.minutes),
        ("--group or --mode", wishes.groups or wishes.modes, wanted.groups, there.groups),
        ("--previous", previous, wanted.previous, there.previous),
        ("--keeper", wishes.keeper, wanted.keeper, there.keeper),
        ("--safeguarding", wishes.safeguarding, wanted.safeguarding, there.safeguarding),
        ("--quiet-room", wishes.quiet_room, wanted.quiet_room, there.quiet_room),
        ("what to ask", _picks(wishes), _asked(wanted), _asked(there)),
    )
    differing = [option for option, asked, one, other in pairs if asked and one != other]
    if differing:
        shown.warn(f"{there.name} is already opened. These stay as they were: {', '.join(differing)}.")


def _picks(wishes: Wishes) -> tuple[object, ...]:
    picks = (wishes.banks, wishes.edition, wishes.chosen_set, wishes.themes, wishes.statements)
    return tuple(filter(None, picks))


def _asked(assessment: Assessment) -> tuple[object, ...]:
    """Return what an assessment asks, leaving out its opening with last round's actions."""
    parts = [part for part in assessment.parts if part.bank != "promises"]
    here = {statement.id for part in parts for statement in part.statements}
    return [part.digest for part in parts], [s for s in assessment.chosen if s in here]


def _warn_of_previous(assessment: Assessment, previous: Round | None, shown: Console) -> None:
    if previous is None:
        return
    last = previous.assessment
    if last.organisation != assessment.organisation:
        shown.warn(f"Last round was with {last.organisation}, this one is with {assessment.organisation}.")
    if all(part.bank != "promises" for part in assessment.parts):
        shown.warn(f"No actions stand in {last.name}, so this round does not open by asking about them.")


def _warn_of_time(assessment: Assessment, shown: Console) -> None:
    if assessment.minutes is None:
        return
    rate, talk = fits(assessment.minutes)
    if len(assessment.chosen) > rate:
        asked = counted(len(assessment.chosen), "statement", "statements")
        shown.warn(
            f"In {assessment.minutes} minutes about {rate} can be rated and {talk} talked about. This asks {asked}: "
            "choose fewer with --set, or hold several sittings."
        )
