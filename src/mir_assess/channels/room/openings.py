"""Which assessments a store has open, asked of it at little cost: a server may have thousands."""

from mir_assess.model.events import Opened, assessment_stream
from mir_assess.store.base import Store

FEW = 20
"""New assessments that are read one by one; where there are more, all are read at once."""


def newest(store: Store, stream: str) -> int:
    """Return the newest version of a stream; 0 where there is none."""
    return store.versions(stream).get(stream, 0)


def open_ones(store: Store, known: frozenset[str]) -> dict[str, str]:
    """Return by name the secret of every open assessment whose stream is not known yet."""
    every = assessment_stream("")
    new = [stream for stream in store.versions(every) if stream not in known]
    asked = (every,) if len(new) > FEW else new
    return {
        head.first.body.assessment.name: head.first.id
        for each in asked
        for head in store.list(each)
        if isinstance(head.first.body, Opened)
    }
