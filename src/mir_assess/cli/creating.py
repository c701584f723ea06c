"""A new assessment: asked about where somebody is there, assembled, kept, and warned of where something will
not fit.
"""

from dataclasses import replace
from uuid import uuid4

from mir_assess import resources
from mir_assess.cli.console import Console, quoted
from mir_assess.model.assessment import Assessment
from mir_assess.model.events import Opened, assessment_stream
from mir_assess.model.promises import BANK
from mir_assess.model.recording import record, room_difference
from mir_assess.model.round import Round
from mir_assess.model.visible import one_line
from mir_assess.model.wishes import Wishes
from mir_assess.office.earlier import refuse_as_previous
from mir_assess.office.opening import assemble, fits
from mir_assess.office.planning import adopt
from mir_assess.speech import say, say_n
from mir_assess.store.base import Append, Store


def create(
    kept: Store, wishes: Wishes, previous: Round | None, shown: Console, *, at: str, today: str
) -> Assessment:
    """Open a new assessment as asked for, keep it, and return it."""
    assessment = assemble(wishes, resources.folder("statements"), previous, today)
    if previous is not None:
        refuse_as_previous(previous.assessment, assessment.name, assessment.organisation, assessment.year)
    events = record(
        assessment_stream(assessment.name),
        0,
        [Opened(assessment)],
        at=at,
        channel="command",
        new_id=lambda: uuid4().hex,
    )
    kept.append(Append(assessment.name, events, room_difference((), events)))
    if previous is not None:
        adopt(kept, assessment, previous, at=at)
    _warn_of_spelling(assessment, wishes, previous, shown)
    _warn_of_groups(assessment, wishes, previous, shown)
    _warn_of_previous(assessment, previous, shown)
    _warn_of_time(assessment, shown)
    return assessment


def warn_of_what_differs(there: Assessment, wishes: Wishes, previous: Round | None, shown: Console) -> None:
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
        (say("--group or --mode"), wishes.groups or wishes.modes, wanted.groups, there.groups),
        ("--previous", previous, wanted.previous, there.previous),
        ("--keeper", wishes.keeper, wanted.keeper, there.keeper),
        ("--safeguarding", wishes.safeguarding, wanted.safeguarding, there.safeguarding),
        ("--quiet-room", wishes.quiet_room, wanted.quiet_room, there.quiet_room),
        (say("what to ask"), wishes.picks, _asked(wanted), _asked(there)),
    )
    differing = [option for option, asked, one, other in pairs if asked and one != other]
    if differing:
        stays = say(
            "{name} is already opened. These stay as they were: {options}.",
            name=there.name,
            options=", ".join(differing),
        )
        shown.warn(stays)


def _asked(assessment: Assessment) -> tuple[list[str], list[str]]:
    """Return what an assessment asks, leaving out its opening with last round's actions."""
    parts = [part for part in assessment.parts if part.bank != BANK]
    here = {statement.id for part in parts for statement in part.statements}
    return [part.digest for part in parts], [s for s in assessment.chosen if s in here]


def _warn_of_spelling(assessment: Assessment, wishes: Wishes, previous: Round | None, shown: Console) -> None:
    if previous is not None and assessment.organisation != one_line(wishes.organisation):
        shown.warn(
            say(
                "This round is kept under {last}, as {name} is, and not under {this}: that is where the "
                "promises are.",
                this=one_line(wishes.organisation),
                name=previous.assessment.name,
                last=assessment.organisation,
            )
        )


def _warn_of_groups(assessment: Assessment, wishes: Wishes, previous: Round | None, shown: Console) -> None:
    """Say what to type for the groups of last round and their ways to rate, where nothing said otherwise."""
    if previous is None or wishes.groups:
        return
    then, now = previous.assessment.groups, assessment.groups
    options: list[str] = []
    if [group.id for group in then] != [group.id for group in now]:
        options += [f"--group {quoted(f'{group.id}={group.label}:{group.role}')}" for group in then]
    ways = {group.id: group.mode for group in now}
    if not wishes.modes and any(ways.get(group.id, "individual") != group.mode for group in then):
        options += [f"--mode {group.id}={group.mode}" for group in then]
    if options:
        shown.warn(
            say(
                "{name} had other groups, or other ways to rate. Where that was not meant: {command}, then "
                "open it again with {options}",
                name=previous.assessment.name,
                command=f"{shown.command} delete {assessment.name}{shown.place}",
                options=" ".join(options),
            )
        )


def _warn_of_previous(assessment: Assessment, previous: Round | None, shown: Console) -> None:
    if previous is None:
        return
    if all(part.bank != BANK for part in assessment.parts):
        shown.warn(
            say(
                "No actions stand in {name}, so this round does not open by asking about them.",
                name=previous.assessment.name,
            )
        )


def _warn_of_time(assessment: Assessment, shown: Console) -> None:
    if assessment.minutes is None:
        return
    rate, talk = fits(assessment.minutes)
    if len(assessment.chosen) > rate:
        shown.warn(
            say_n(
                "In {minutes} minutes about {rate} can be rated and {talk} talked about. "
                "This asks {number} statement: choose fewer with --set, or hold several sittings.",
                "In {minutes} minutes about {rate} can be rated and {talk} talked about. "
                "This asks {number} statements: choose fewer with --set, or hold several sittings.",
                len(assessment.chosen),
                minutes=assessment.minutes,
                rate=rate,
                talk=talk,
            )
        )
