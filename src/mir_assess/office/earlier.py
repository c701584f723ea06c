"""The round before a round: found where the store still has it, so that a page can say what changed since.

It stands between a Round and the store, and shows nothing.
"""

from mir_assess.model.events import assessment_stream
from mir_assess.model.names import spelling_aside
from mir_assess.model.round import Round
from mir_assess.office.planning import as_they_stand
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
