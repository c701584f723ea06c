"""Drafts made from open rounds: kept note of, and asked about where two of them would show what a few people
changed.

It stands between the pure rule in `model.drafts` and the store, and shows nothing.
"""

from collections.abc import Callable, Iterable

from mir_assess.errors import StoreError
from mir_assess.model.drafts import answers_of, beside_of, few_changed
from mir_assess.model.events import issued_stream
from mir_assess.model.recording import record
from mir_assess.model.room_events import Issued
from mir_assess.model.round import Round
from mir_assess.store.base import Append, Store


def groups_to_ask_about(store: Store, found: Round) -> tuple[str, ...]:
    """Return the labels of groups of which one to four people changed something since a draft."""
    changed = few_changed(issued(store, found.assessment.name), answers_of(found), beside_of(found))
    return tuple(found.assessment.group(group_id).label for group_id in changed)


def named_sittings(store: Store, name: str) -> int:
    """Return how many meetings in which somebody answered were named as one of several (`--sitting`): 0 where
    none was. They are counted with the answers, so nobody's session is read.
    """
    measures = {measure for _, _, measure in store.counted(name).cells}
    return len([each for each in measures if each.startswith(_SITTING) and each != _SITTING])


_SITTING = "sitting/"


def draft_of(found: Round, audience: str, kind: str, formats: Iterable[str], *, day: str) -> Issued:
    """Return what is kept of a draft of a round that was made on an ISO day in these formats."""
    told = answers_of(found), beside_of(found)
    return Issued(audience, day, *told, kind, formats=tuple(dict.fromkeys(formats)))


def keep_note(store: Store, name: str, draft: Issued, *, at: str, new_id: Callable[[], str]) -> bool:
    """Keep note of a draft that was made. Return False where the store cannot, which need not cost anyone
    the draft.
    """
    before = issued(store, name)
    if before and before[-1] == draft:
        return True
    events = record(
        issued_stream(name),
        len(before),
        [draft],
        at=at,
        channel="command",
        new_id=new_id,
    )
    try:
        store.append(Append(name, events))
    except StoreError:
        return False
    return True


def issued(store: Store, name: str) -> tuple[Issued, ...]:
    """Return the drafts that were made of a round, oldest first."""
    return tuple(event.body for event in store.read(issued_stream(name)) if isinstance(event.body, Issued))
