"""The round before a round: whether it can be one, and where the store still has it, so that a page can say
what changed since.

It stands between a Round and the store, and shows nothing.
"""

from mir_assess.errors import Problem, StoreError
from mir_assess.model.assessment import Assessment
from mir_assess.model.events import assessment_stream
from mir_assess.model.names import spelling_aside
from mir_assess.model.round import Round
from mir_assess.office.planning import as_they_stand
from mir_assess.speech import say
from mir_assess.store.base import Store


def round_before(store: Store, found: Round) -> Round | None:
    """Return the round whose promises this one opened with, its actions as they stand now.

    None where there was none, where the store does not have it, where it is of another organisation, and
    where it is still open: its numbers may change yet, so nothing can be said of what changed since.
    """
    name = found.assessment.previous
    if not name or name == found.assessment.name or not store.read(assessment_stream(name)):
        return None
    before = store.round(name)
    alike = {spelling_aside(counted.assessment.organisation) for counted in (before, found)}
    return as_they_stand(store, before) if before.sealed and len(alike) == 1 else None


def refuse_as_previous(last: Assessment, name: str, organisation: str, year: int) -> None:
    """Raise StoreError where a round cannot open with the actions of another: of another organisation, of a
    later year, or of itself. `name`, `organisation` and `year` are those of the round that is to be opened.
    """
    problems = []
    if spelling_aside(last.organisation) != spelling_aside(organisation):
        what = say(
            "This round is of {last}, and the new one of {this}. Nobody is asked about promises that "
            "somebody else made.",
            last=last.organisation,
            this=organisation,
        )
        fix = say(
            "If the council has a new name, or two became one, open the round without it and add the "
            "promises that go on: {command}.",
            command=f"`mir-assess plan {name} add`",
        )
        problems.append(Problem(last.name, what, fix))
    if last.year > year:
        what = say(
            "This round is of {last}, later than the new one of {this}, so it cannot be the one before.",
            last=str(last.year),
            this=str(year),
        )
        problems.append(Problem(last.name, what, say("Name an earlier round, or look at --year.")))
    if (last.name, last.year) == (name, year):
        what = say("A round cannot open with its own actions.")
        problems.append(Problem(last.name, what, say("Give the new round another name.")))
    if problems:
        raise StoreError(*problems)
