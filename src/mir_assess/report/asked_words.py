"""What stands round a statement's words and is not what it was, in words: the question put over it to a
group, the help under it, the easy words.

Reads lineages and the words of both rounds; knows no answer.
"""

from collections.abc import Iterator

from mir_assess.model.assessment import Assessment
from mir_assess.model.lineage import Lineage
from mir_assess.report.naming import named
from mir_assess.report.tongue import listed, marked, quoted, say

Rounds = tuple[Assessment, Assessment]

HELP = (
    marked("The help under it was {then} {when}, and is {now} now."),
    marked("There was no help under it {when}, and now it is {now}."),
    marked("The help under it is gone. It was {then} {when}."),
)
EASY_WORDS = (
    marked("The easy words were {then} {when}, and are {now} now."),
    marked("There were no easy words {when}, and now they are {now}."),
    marked("The easy words are gone. They were {then} {when}."),
)
"""What is said where both rounds have such a text, where only the newer, and where only the older one."""


def other_questions(lineage: Lineage, rounds: Rounds, when: str) -> Iterator[str]:
    """Yield who was put another question over a statement, and both questions: each pair of them once."""
    old, new = rounds
    asked: dict[tuple[str, str], list[str]] = {}
    for role in lineage.asked_otherwise:
        pair = (
            old.stem_for(lineage.before[0], role) or "",
            new.stem_for(lineage.statement, role) or "",
        )
        called = [named(group, new.groups).text for group in new.groups if group.role == role]
        asked.setdefault(pair, []).extend(called)
    for (then, now), groups in asked.items():
        if then == now:  # their translations are alike
            yield say(
                "The question for {groups} was a different one {when}.", groups=listed(groups), when=when
            )
            continue
        yield say(
            "The question for {groups} was a different one {when}: {then}. Now it is {now}.",
            groups=listed(groups),
            when=when,
            then=quoted(then),
            now=quoted(now),
        )


def other_help(lineage: Lineage, rounds: Rounds, when: str) -> Iterator[str]:
    """Yield how the help and the easy words changed; nothing where neither did."""
    if not lineage.help_changed:
        return
    before, now = rounds[0].statement(lineage.before[0]), rounds[1].statement(lineage.statement)
    told = (
        _changed(HELP, before.explanation, now.explanation, when),
        _changed(EASY_WORDS, before.easy_text, now.easy_text, when),
    )
    # Where translations are alike, there is nothing to show of what changed.
    yield from filter(None, told) if any(told) else (say("The help or the easy words under it changed."),)


def _changed(sentences: tuple[str, str, str], then: str, now: str, when: str) -> str:
    if then == now:
        return ""
    both, came, went = sentences
    template = both if then and now else came if now else went
    return say(template, then=quoted(then), now=quoted(now), when=when)
