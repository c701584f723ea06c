"""From what the gate and the analysis hand out to the view of one statement: its answers, gaps, agreement,
notes and actions.

Built once; every format, and the picture on the wall during the talk, lays out the same values.
"""

from collections.abc import Iterable, Mapping, Sequence

from mir_assess.analysis.disclosed import (
    Coarse,
    DisclosedAgreement,
    DisclosedRound,
    Figure,
    PrintableNote,
    Suppressed,
)
from mir_assess.analysis.distributions import Distribution
from mir_assess.analysis.gaps import Gap
from mir_assess.analysis.standings import is_called_agreed
from mir_assess.report.actions import ActionView
from mir_assess.report.charts import Bar, shades
from mir_assess.report.facts import turnout
from mir_assess.report.naming import named
from mir_assess.report.sayings import held_back, is_hidden, line, middle, rough_number, said
from mir_assess.report.sentences import gap_words
from mir_assess.report.steps import Ladder, kept, ladder
from mir_assess.report.text import slug
from mir_assess.report.tongue import listed, marked, number, say, say_n
from mir_assess.report.view import (
    AgreedView,
    Answers,
    GapView,
    GroupView,
    LevelView,
    NoteGroup,
    StatementView,
)

NOTE_HEADINGS = {
    "working": marked("What works"),
    "not_working": marked("What does not work"),
    "change": marked("What should change"),
    "note": marked("Also said"),
    "parked": marked("Kept for later"),
    "how_it_was": marked("How the meeting was"),
    "why": marked("Why some did not agree"),
}
"""Headings of notes, in the order they are shown."""

CHOSEN = (Coarse("half_or_more"), Coarse("all_but_fewer_than_min_cell"))
"""Rough numbers of dots that still say that a group chose a statement."""


def group_views(seen: DisclosedRound) -> tuple[GroupView, ...]:
    """Return the groups of a round, in their order."""
    groups = seen.assessment.groups
    return tuple(
        GroupView(
            id=found.group.id,
            label=found.group.label,
            role=found.group.role,
            mode=found.group.mode,
            people=found.people,
            called=named(found.group, groups),
            turnout=turnout(found.people, found.group.mode),
        )
        for found in seen.groups
    )


def level_views(seen: DisclosedRound, statement_id: str) -> tuple[LevelView, ...]:
    """Return the levels of a statement's scale, lowest first, with the promise that is in force for it."""
    scale = seen.assessment.scale_of(statement_id)
    good_from = seen.assessment.statement(statement_id).good_from
    keeps_from = scale.keys.index(good_from) if good_from else None
    styles = shades(len(scale.levels), keeps_from)
    return tuple(
        LevelView(
            level.key, level.label, level.description, style, keeps_from is not None and rank >= keeps_from
        )
        for rank, (level, style) in enumerate(zip(scale.levels, styles, strict=True))
    )


def _meanings(seen: DisclosedRound, statement_id: str) -> tuple[tuple[str, str], ...]:
    """Return what the levels mean for this statement, by label; nothing where it says no more than its
    scale.
    """
    told = seen.assessment.statement(statement_id).descriptors
    levels = seen.assessment.scale_of(statement_id).levels
    return tuple((level.label, told[level.key]) for level in levels if level.key in told)


def ladder_of(seen: DisclosedRound, statement_id: str) -> Ladder:
    """Return the levels of a statement with the promise that is in force for it."""
    scale = seen.assessment.scale_of(statement_id)
    return ladder(scale, seen.assessment.statement(statement_id).good_from)


def promise_words(seen: DisclosedRound, statement_id: str) -> str:
    """Return the words for the levels that keep a statement's promise; empty where none does."""
    steps = ladder_of(seen, statement_id)
    return kept(steps) if steps.makes_a_promise else ""


def statement_view(
    seen: DisclosedRound,
    statement_id: str,
    groups: Mapping[str, GroupView],
    answers: Mapping[str, Distribution],
    gaps: Sequence[Gap],
    actions: Iterable[ActionView] = (),
) -> StatementView:
    """Return the view of one statement; `answers` maps group id to what the group said of it, and `actions`
    are all of the round.
    """
    assessment = seen.assessment
    statement = assessment.statement(statement_id)
    steps = ladder_of(seen, statement_id)
    priority = seen.priorities.get(statement_id, {})
    agreed = _agreed(seen, statement_id, groups, steps)
    # Reasons for not agreeing stand beside what was agreed, if anything was put on record.
    notes = seen.notes_on(statement_id)
    shown = {
        group_id: answers_view(seen, found, groups[group_id], steps) for group_id, found in answers.items()
    }
    return StatementView(
        id=statement_id,
        anchor=f"statement-{slug(statement_id)}",
        bank=assessment.part_of(statement_id).bank,
        theme=statement.theme,
        voice=statement.voice,
        text=statement.text,
        easy_text=statement.easy_text,
        picture=statement.picture,
        links=statement.links,
        scale=statement.scale,
        good_from=statement.good_from,
        promise=kept(steps) if steps.makes_a_promise else "",
        levels=level_views(seen, statement_id),
        meanings=_meanings(seen, statement_id),
        answers=tuple(shown.values()),
        gaps=tuple(_gap(gap, shown, steps) for gap in gaps),
        agreed=agreed,
        notes=note_groups(note for note in notes if note.kind != "why" or agreed is None),
        priority=priority,
        priority_line=_priority_line(priority, groups),
        actions=tuple(action for action in actions if action.statement == statement_id),
        rated_again=statement_id in seen.rated_again,
    )


def note_groups(notes: Iterable[PrintableNote]) -> tuple[NoteGroup, ...]:
    """Return notes under their headings, in the order of NOTE_HEADINGS."""
    by_kind: dict[str, list[PrintableNote]] = {kind: [] for kind in NOTE_HEADINGS}
    for note in notes:
        by_kind[note.kind].append(note)
    return tuple(
        NoteGroup(say(NOTE_HEADINGS[kind]), tuple(found)) for kind, found in by_kind.items() if found
    )


def bar_of(found: Distribution, label: str, steps: Ladder, words: str) -> Bar | None:
    """Return the picture of a distribution, or None where neither levels nor bands show."""
    title = say("{name}: {words}", name=label, words=words)
    if found.bands is not None:
        return Bar((found.bands.not_yet, found.bands.keeps_promise), 1, title)
    if isinstance(found.levels, Mapping) and any(found.levels.values()):
        return Bar(tuple(found.levels.values()), steps.keeps_from, title)
    return None


def answers_view(seen: DisclosedRound, found: Distribution, group: GroupView, steps: Ladder) -> Answers:
    """Return one group's answers to a statement, on its levels, with their words and their picture."""
    numbers = line(found, steps, seen.policy.min_cell)
    bar = bar_of(found, group.label, steps, numbers)
    return Answers(group, found, said(found, group.called, steps), numbers, middle(found, steps), bar)


def _gap(gap: Gap, answers: Mapping[str, Answers], steps: Ladder) -> GapView:
    one, other = answers[gap.reference], answers[gap.comparison]
    reference, comparison = ((side.group.called, side.figures, side.said) for side in (one, other))
    words = gap_words(gap, reference, comparison, steps)
    return GapView(gap, one.group, other.group, words, is_hidden(one.figures) or is_hidden(other.figures))


def _agreed(
    seen: DisclosedRound, statement_id: str, groups: Mapping[str, GroupView], steps: Ladder
) -> AgreedView | None:
    found = seen.agreed.get(statement_id)
    if found is None:
        return None
    is_agreed = is_called_agreed(seen, statement_id)
    words = agreed_words(found, groups, steps, seen.policy.min_cell, is_agreed=is_agreed)
    why = tuple(note.text for note in seen.notes_on(statement_id) if note.kind == "why")
    return AgreedView(found.level if is_agreed else None, found.people, found.dissent, why, words)


def agreed_words(
    found: DisclosedAgreement,
    groups: Mapping[str, GroupView],
    steps: Ladder,
    min_cell: int,
    *,
    is_agreed: bool,
) -> str:
    """Return what the room settled on after talking, who did not agree, and whether it may be called agreed
    at all.
    """
    if found.level is None:
        return say("After talking, the room did not agree on one level. That is an answer too.")
    settled = _agreed_on if is_agreed else _leaned_to
    parts = [settled(steps.spoken(found.level), found.people)]
    if not is_agreed:
        parts.append(
            say(
                "We do not call that agreed: we cannot say that most people with lived experience agreed to "
                "it."
            )
        )
    return " ".join((*parts, *_dissent(found, groups, min_cell)))


def _agreed_on(level: str, people: int | Suppressed) -> str:
    if not isinstance(people, int):
        return say("After talking, the room agreed on {level}.", level=level)
    return say_n(
        "After talking, the room agreed on {level}, with {number} person present.",
        "After talking, the room agreed on {level}, with {number} people present.",
        people,
        level=level,
    )


def _leaned_to(level: str, people: int | Suppressed) -> str:
    if not isinstance(people, int):
        return say("After talking, the room leaned to {level}.", level=level)
    return say_n(
        "After talking, the room leaned to {level}, with {number} person present.",
        "After talking, the room leaned to {level}, with {number} people present.",
        people,
        level=level,
    )


def _dissent(found: DisclosedAgreement, groups: Mapping[str, GroupView], min_cell: int) -> tuple[str, ...]:
    """Who did not agree, group by group, and of whom that is not told."""
    told = [
        say("{dissent} ({group})", dissent=_figure(people, min_cell), group=groups[group_id].label)
        for group_id, people in found.dissent.items()
        if people != 0 and not isinstance(people, Suppressed)
    ]
    hidden = [
        groups[group_id].called.whole for group_id, people in found.dissent.items() if held_back(people)
    ]
    words = []
    if told:
        words.append(say("Did not agree: {groups}.", groups=", ".join(told)))
    if hidden:
        words.append(
            say(
                "How many of {groups} did not agree is not shown, to keep people safe.", groups=listed(hidden)
            )
        )
    if found.dissent and not told and not hidden:
        words.append(say("Nobody disagreed."))
    return tuple(words)


def _priority_line(priority: Mapping[str, Figure], groups: Mapping[str, GroupView]) -> str:
    """Which groups put dots here. A number so small that it is told roughly is no priority of the group."""
    told = [
        _dots_from(dots, groups[group_id].called.text)
        for group_id, dots in priority.items()
        if dots in CHOSEN or (isinstance(dots, int) and dots > 0)
    ]
    # For translators: {groups} are how many dots came from which group, so many from one and so many from
    # another.
    return say("Dots for what matters most: {groups}.", groups=listed(told)) if told else ""


def _dots_from(dots: int | Coarse, group: str) -> str:
    if isinstance(dots, int):
        return say("{dots} from {group}", dots=number(dots), group=group)
    # Half as many as people, or more; one person may have put several, so it is not told as people.
    return say("many from {group}", group=group)


def _figure(value: int | Coarse, min_cell: int) -> str:
    return number(value) if isinstance(value, int) else rough_number(value, min_cell)
