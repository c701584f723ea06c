"""What a reader must know of a round before trusting its numbers: who was there, what is hidden, how it was
done.

Every sentence is written from the facts of this one round, so two rounds seldom have the same limits. This
module sees what the gate handed out, and no answers of its own.
"""

from collections.abc import Iterable, Mapping, Sequence

from mir_assess.analysis.disclosed import DisclosedRound, Hidden, Suppressed
from mir_assess.analysis.ordinal import EXACT_UP_TO
from mir_assess.analysis.policy import Policy
from mir_assess.analysis.readings import SMALL_GROUP
from mir_assess.model.assessment import CARER, COUNCIL, LIVED_EXPERIENCE
from mir_assess.report.naming import capital, counted, in_a_sentence, listed
from mir_assess.report.sentences import STAFF_AND_PEOPLE
from mir_assess.report.view import BankView, GapView, GroupView, StatementView

CHANNELS = {
    "terminal": "at a keyboard in the room",
    "phone": "on a phone",
    "room": "on a phone",
    "paper": "on paper",
    "import": "through a file of answers",
    "csv": "through a file of answers",
    "survey": "through a survey",
    "hands": "by a show of hands",
}
SUPPORTS = {
    "read": "had the statements read out to them",
    "interpreted": "had an interpreter",
    "chose": "had help to choose an answer",
    "answered_for": "had someone answer for them",
}
LOOKED_FOR = {
    LIVED_EXPERIENCE: "people with lived experience",
    CARER: "carers",
    COUNCIL: "people who work for the council",
}


DRAFT = "Draft. This round is still open, and answers may change until it is sealed."
FOR_THE_ROOM = (
    "For those who were there. This copy shows small numbers, so please keep it among you. "
    "A sealed round has a public copy to share."
)


def turnout(people: int | Suppressed, mode: str) -> str:
    """Return how many of a group took part, in words."""
    if people == 0 and mode == "consensus":
        return "agreed on one answer together"
    if isinstance(people, int):
        return f"{counted(people, 'person', 'people')} took part"
    if people.reason == "no_answers":
        return "nobody took part"
    if people.reason == "below_base":
        return f"fewer than {people.threshold} took part, so no number is shown"
    return "number not shown, to keep people safe"


def banners(seen: DisclosedRound) -> tuple[str, ...]:
    """Return what stands above everything else: that a copy is a draft, or is for a few eyes only."""
    still_open = (DRAFT,) if seen.sealed is None else ()
    return (*still_open, FOR_THE_ROOM) if seen.policy.audience == "room" else still_open


def purpose(groups: Sequence[GroupView], statements: Sequence[StatementView]) -> tuple[str, ...]:
    """Return what this report is, in two or three sentences."""
    asked = listed([in_a_sentence(group.label)[0] for group in groups])
    what = (
        f"{capital(asked)} rated the same statements, before anyone saw anyone's answers. This report shows "
        "where they agree, where they differ, and what was promised."
    )
    return (what, two_views(statement.voice for statement in statements))


def two_views(voices: Iterable[str]) -> str:
    """Return why groups can differ and both be honest: who judged a life, and who what they saw; or, where no
    statement speaks of anybody's life or promise, that each spoke from where they stood.
    """
    return FROM_WHERE_THEY_STOOD if set(voices) == {"none"} else STAFF_AND_PEOPLE


def taking_part(seen: DisclosedRound) -> tuple[str, ...]:
    """Return how people took part, and who looks after what they said."""
    assessment = seen.assessment
    ways = (
        ("channel", CHANNELS, "answered {}", "How people answered is not shown, to keep people safe."),
        ("support", SUPPORTS, "{}", "What help people had to answer is not shown, to keep people safe."),
    )
    found = [
        _ways(seen.participation.get(aspect), words, form, hidden) for aspect, words, form, hidden in ways
    ]
    if seen.sittings > 1:
        found.append(f"Answers of {seen.sittings} meetings are put together here.")
    found.append(
        f"What was said is looked after by: {assessment.keeper}."
        if assessment.keeper
        else "Who looks after what was said was not recorded."
    )
    return tuple(sentence for sentence in found if sentence)


def _ways(
    values: Mapping[str, int] | Suppressed | None, words: Mapping[str, str], form: str, hidden: str
) -> str:
    if values is None:
        return ""
    if isinstance(values, Suppressed):
        return "" if values.reason == "no_answers" else hidden
    told = [
        f"{counted(people, 'person', 'people')} {form.format(words.get(value, f'through “{value}”'))}"
        for value, people in values.items()
        if people
    ]
    return f"{capital(listed(told))}." if told else ""


BARS = (
    "Each bar is one group, and its pieces are its people. The number in a piece is how many people it "
    "stands for. Every number is in the table too."
)
FROM_WHERE_THEY_STOOD = (
    "Everyone looked at the same work, each from where they stood. So two groups can differ, and both be "
    "honest."
)
THE_LINE = (
    "The thick line is the promise. Answers to its right keep the promise. Answers to its left do not yet, "
    "and are striped. The further from the line, the darker."
)
NO_LINE = "A bar without a line belongs to a statement that makes no promise."
IN_ORDER = (
    "{} Its pieces stand in the order of the levels: the lowest on the left and light, the highest on the "
    "right and dark. No level counts as good or bad."
)
UNKNOWN_IS_NOT_LOW = (
    "“Don't know”, “does not apply” and no answer are not low answers. They stand apart and are in no sum."
)


def how_pictures_work(promises: Iterable[bool]) -> tuple[str, ...]:
    """Return how to read the bars, given of each statement whether it makes a promise."""
    kinds = set(promises)
    line = (THE_LINE,) if True in kinds or not kinds else ()
    plain = (IN_ORDER.format(NO_LINE if line else "").strip(),) if False in kinds else ()
    return (BARS, *line, *plain)


NOTHING_KEPT = (
    "{} no promise, so nothing there counts as kept or not. The page says how many people chose each level, "
    "and where the middle lies."
)


def how_to_read(statements: Sequence[StatementView]) -> tuple[str, ...]:
    """Return how to read the words and numbers of this report."""
    kept = (
        next((level.label for level in statement.levels if level.keeps_promise), "")
        for statement in statements
    )
    promised = [f"“{label}”" for label in dict.fromkeys(kept) if label]
    promise = (
        f"A promise counts as kept from {listed(promised, 'or')}, as each statement says. Where safety or "
        "dignity is at stake, nearly is not enough."
    )
    without = any(statement.good_from is None for statement in statements)
    who = "Some statements make" if promised else "These statements make"
    return (
        *((promise,) if promised else ()),
        *((NOTHING_KEPT.format(who),) if without else ()),
        UNKNOWN_IS_NOT_LOW,
        "“Clear” means more than chance would easily explain. “Not clear” never means that there is no gap.",
    )


def limits(
    seen: DisclosedRound,
    groups: Sequence[GroupView],
    statements: Sequence[StatementView],
    gaps: Sequence[GapView],
) -> tuple[str, ...]:
    """Return what this round cannot tell, from what happened in it."""
    here = [
        f"{counted(g.people, 'person', 'people')} ({g.label})" for g in groups if isinstance(g.people, int)
    ]
    found = [
        (f"This tells what {listed(here)} said. " if here else "")
        + "A room is not a sample: others in the area may see it differently."
    ]
    missing = [words for role, words in LOOKED_FOR.items() if role not in {group.role for group in groups}]
    if missing:
        found.append(f"No group of {listed(missing, 'or')} took part, so their view is missing.")
    found += [line for group in groups if (line := _of_group(seen, group))]
    again = sum(statement.rated_again for statement in statements)
    if again:
        found.append(
            f"{counted(again, 'statement was', 'statements were')} rated again after the answers had been "
            "shown."
        )
    if seen.policy.audience == "public":
        found.append("Small numbers are told only roughly in this copy, so that nobody can be picked out.")
    few = sum(gap.gap.reading == "too_few" for gap in gaps)
    if few:
        found.append(f"{counted(few, 'comparison', 'comparisons')} had too few people to say anything.")
    return tuple(found)


def _of_group(seen: DisclosedRound, group: GroupView) -> str:
    """What is missing of one group: all of it, or some statements."""
    cells = [row[group.id] for row in seen.cells.values() if group.id in row]
    hidden = sum(isinstance(cell, Hidden) and cell.reason != "no_answers" for cell in cells)
    silent = sum(isinstance(cell, Hidden) and cell.reason == "no_answers" for cell in cells)
    if cells and silent == len(cells):
        return f"{group.label}: nobody rated a statement, so this view is missing."
    if hidden:
        which = "any statement" if hidden == len(cells) else f"{hidden} of {counted(len(cells), 'statement')}"
        safe = "to keep people safe. Their answers matter just as much."
        return f"{group.label}: we show no numbers on {which}, {safe}"
    return f"{group.label}: the group talked and agreed on one answer." if group.mode == "consensus" else ""


GAP = (
    "Levels are never turned into numbers or averaged. A gap is told by the chance that one person picked "
    "from the second group stands on a higher level than one picked from the first, ties counted half: one "
    "half means neither stands higher."
)


def method(
    policy: Policy, gaps: Sequence[GapView], banks: Sequence[BankView], promises: Iterable[bool]
) -> tuple[str, ...]:
    """Return how the numbers and readings were made, with every threshold; `promises` says of each statement
    whether it makes one.
    """
    tested = sum(isinstance(gap.gap.superiority, float) for gap in gaps)
    clear = when_clear("gap", "one half", policy, f"{counted(tested, 'gap')} with figures in this report")
    return (thresholds(policy, promises), GAP, clear, *map(_words_of, banks))


def when_clear(finding: str, nothing: str, policy: Policy, among: str) -> str:
    """Return the rule by which a finding is called clear; `nothing` is the value that means no difference."""
    return (
        f"A {finding} is called clear when its {policy.confidence:.0%} interval leaves out {nothing}, and it "
        "passes the Benjamini–Hochberg procedure at a false discovery rate of "
        f"{policy.false_discovery_rate:g} over the {among}. P-values are exact permutations of the table "
        f"while the smaller group has {EXACT_UP_TO} people or fewer. With fewer than {SMALL_GROUP} people in "
        "a group, what is not clear is called too few."
    )


def _words_of(bank: BankView) -> str:
    return f"{bank.title}, edition {bank.edition}. {whose_words(bank)} Licence: {bank.source.licence}."


def whose_words(bank: BankView) -> str:
    """Return what a bank follows and whose words it holds."""
    return f"It follows {bank.source.follows}. {bank.source.wording}"


LEVELS_OR_NOTHING = (
    " A statement that makes no promise shows its levels, where each was chosen by enough people, or nothing."
)


def thresholds(policy: Policy, promises: Iterable[bool]) -> str:
    """Return the thresholds of a policy in words: what an audience may see, and who said so; `promises` says
    of each statement whether it makes one.
    """
    least = f"Nothing is shown of a group on a statement that fewer than {policy.min_base} of it rated."
    who = f"These thresholds were set by: {policy.source}."
    if policy.audience == "room":
        return f"Copy for the room. {least} {who}"
    plain = "" if all(promises) else LEVELS_OR_NOTHING
    return (
        f"Public copy. {least} Below {policy.exact_from} people, only whether half or more keep the promise. "
        f"From {policy.exact_from}, numbers, but none below {policy.min_cell}, and none that leaves fewer "
        f"than {policy.min_cell}.{plain} {who}"
    )
