"""Whether two editions put a statement to people in the same way: its words, question, levels and help.

Compared as they were pinned, letter by letter: a slip that was mended cannot be told from another meaning.
Translations do not count. Knows nothing of who came from whom, nor of answers.
"""

from collections.abc import Iterable

from mir_assess.model.assessment import COUNCIL
from mir_assess.model.edition import Edition, EditionStatement
from mir_assess.model.scale import Scale


def words(statement: EditionStatement) -> tuple[str, str, dict[str, str]]:
    """Return what was asked: the voice, the text, and what each level looks like for this statement."""
    return statement.voice, statement.text, dict(statement.descriptors)


def help_of(statement: EditionStatement) -> tuple[str, str]:
    """Return what stands beside the words and says what counts: the easy text and the explanation."""
    return statement.easy_text, statement.explanation


def one_scale(one: Scale, other: Scale) -> bool:
    """Whether two scales have the same levels, of whatever id: keys, labels, and what each means."""
    return _levels(one) == _levels(other)


def _levels(scale: Scale) -> list[tuple[str, str, str]]:
    return [(level.key, level.label, level.description) for level in scale.levels]


def questions(
    old: tuple[Edition, EditionStatement], new: tuple[Edition, EditionStatement], roles: Iterable[str]
) -> dict[str, bool]:
    """Return of each of these roles whether it was put the same question over a statement; only of those
    that were asked it both times. The organisation's name is not filled in, and so does not count.
    """
    both = {role: (_question(*old, role), _question(*new, role)) for role in roles}
    return {role: then == now for role, (then, now) in both.items() if None not in (then, now)}


def _question(part: Edition, statement: EditionStatement, role: str) -> str | None:
    known = {stem.role for stem in part.stems}
    return part.stem(role if role in known else COUNCIL, statement.voice)
