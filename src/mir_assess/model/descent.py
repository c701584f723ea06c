"""Which statements of one edition come from which of another: who replaced whom between the two.

Authors write down only what a statement `replaces`; when that happened has to be told from which statements
each edition asks. Reads two editions, of any age and in any order; knows nothing of answers, nor of what was
chosen in a round.
"""

from collections.abc import Iterable, Iterator, Mapping

from mir_assess.model.bank import Edition, EditionStatement
from mir_assess.model.value import value

Family = Mapping[str, tuple[str, ...]]


@value
class Descent:
    """Two editions as one family. `before` leads from each id of the newer round's edition to those it comes
    from, itself included where both ask it; `after` leads the other way.

    Both also name statements that came and went between the two, since a part that is gone was a part.
    """

    before: Family
    after: Family


def descent(old: Edition, new: Edition) -> Descent:
    """Return how two editions belong together; `old` is the older round's, which may ask the newer
    edition.
    """
    if is_earlier(new, old):
        turned = _descent(new, old)
        return Descent(before=turned.after, after=turned.before)
    return _descent(old, new)


def is_earlier(one: Edition, other: Edition) -> bool:
    """Whether an edition came out before another: the later one knows the earlier one's wordings.

    Where neither knows the other, their names decide, which are years.
    """
    if one.edition == other.edition:
        return False
    known_to_other, known_to_one = one.edition in _editions(other), other.edition in _editions(one)
    return known_to_other if known_to_other != known_to_one else one.edition < other.edition


def _editions(edition: Edition) -> set[str]:
    return {wording.since for statement in edition.statements for wording in statement.history}


@value
class _Growth:
    """An earlier and a later edition, looked up by id. `replaces` is what the later one knows, of statements
    that are gone as well.
    """

    earlier: Mapping[str, EditionStatement]
    later: Mapping[str, EditionStatement]
    gone_before: Family
    replaces: Family

    def origins(self, statement_id: str) -> tuple[str, ...]:
        """Return the statements of the earlier edition that this one carries on."""
        if statement_id in self.gone_before:
            return ()  # it is back: what it once replaced was before the earlier edition
        own = (statement_id,) if statement_id in self.earlier else ()
        replaced = (name for name in self.replaces[statement_id] if self.took_over(statement_id, name))
        return tuple(dict.fromkeys((*own, *self._nearest(replaced))))

    def took_over(self, statement_id: str, name: str) -> bool:
        """Whether a statement replaced another between the two editions, and not before."""
        before = self.earlier.get(statement_id)
        if before is None or name not in self.earlier:
            return True
        if name in self.later:
            return False  # both editions ask both: one was made out of the other before
        # One file gives every edition all that a statement ever replaces, and so does not tell when.
        said_since = name not in before.replaces
        grew_up_together = _since(before) == _since(self.earlier[name])
        return said_since or grew_up_together or _changed(before, self.later[statement_id])

    def _nearest(self, names: Iterable[str]) -> Iterator[str]:
        """The first statements of the earlier edition on each way back, in order; no way is gone twice."""
        ahead, seen = [*names][::-1], set[str]()
        while ahead:
            name = ahead.pop()
            if name in self.earlier:
                yield name
            elif name not in self.gone_before and name not in seen:
                seen.add(name)
                ahead.extend(reversed(self.replaces.get(name, ())))


def _descent(earlier: Edition, later: Edition) -> Descent:
    replaces = {**later.gone, **{statement.id: statement.replaces for statement in later.statements}}
    growth = _Growth(
        {statement.id: statement for statement in earlier.statements},
        {statement.id: statement for statement in later.statements},
        earlier.gone,
        replaces,
    )
    handed_on = {name for names in replaces.values() for name in names}
    known = {*growth.earlier, *earlier.gone, *handed_on}
    came_and_went = [name for name in later.gone if name not in known]
    before = {name: growth.origins(name) for name in (*growth.later, *came_and_went)}
    after: dict[str, tuple[str, ...]] = {}
    for name, origins in before.items():
        for origin in origins:
            after[origin] = (*after.get(origin, ()), name)
    return Descent(before, after)


def _since(statement: EditionStatement) -> str:
    return statement.history[0].since if statement.history else ""


def _changed(before: EditionStatement, now: EditionStatement) -> bool:
    return before.text != now.text or len(before.history) != len(now.history)
