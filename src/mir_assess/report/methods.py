"""How the numbers and readings of a page were made, with every threshold, in words."""

from collections.abc import Iterable, Sequence

from mir_assess.analysis.permutation import EXACT_UP_TO
from mir_assess.analysis.policy import Policy
from mir_assess.analysis.readings import SMALL_GROUP
from mir_assess.model.bank import Source
from mir_assess.report.bankview import BankView
from mir_assess.report.tongue import decimal, marked, marked_n, say, say_n
from mir_assess.report.view import GapView

GAPS = marked_n(
    "A gap is called clear when its {confidence}% interval leaves out one half, and it passes the adaptive "
    "Benjamini–Hochberg procedure at a false discovery rate of {rate} over the {number} gap with figures "
    "in this report.",
    "A gap is called clear when its {confidence}% interval leaves out one half, and it passes the adaptive "
    "Benjamini–Hochberg procedure at a false discovery rate of {rate} over the {number} gaps with figures "
    "in this report.",
)
CHANGES = marked_n(
    "A change is called clear when its {confidence}% interval leaves out “no change”, and it passes the "
    "adaptive Benjamini–Hochberg procedure at a false discovery rate of {rate} over the {number} change "
    "with figures on this page.",
    "A change is called clear when its {confidence}% interval leaves out “no change”, and it passes the "
    "adaptive Benjamini–Hochberg procedure at a false discovery rate of {rate} over the {number} changes "
    "with figures on this page.",
)
SOURCES = {"settings": marked("settings")}
"""Who set the thresholds, where that is no name."""


def method(
    policy: Policy, gaps: Sequence[GapView], banks: Sequence[BankView], promises: Iterable[bool]
) -> tuple[str, ...]:
    """Return how the numbers and readings of a report were made; `promises` says of each statement whether it
    makes one.
    """
    tested = sum(isinstance(gap.gap.superiority, float) for gap in gaps)
    gap = say(
        "Levels are never turned into numbers or averaged. A gap is told by the chance that one person "
        "picked from the second group stands on a higher level than one picked from the first, ties counted "
        "half: one half means neither stands higher."
    )
    return (thresholds(policy, promises), gap, *when_clear(GAPS, tested, policy), *map(_words_of, banks))


def method_of_changes(policy: Policy, tested: int, promises: Iterable[bool]) -> tuple[str, ...]:
    """Return how the readings of a comparison were made, of which so many changes have figures."""
    change = say(
        "A change is told by the chance that one person picked from the newer round stands on a higher level "
        "than one picked from the older, ties counted half: one half means neither stands higher. That two "
        "readings differ is no change of a gap: the difference itself is tested."
    )
    return (thresholds(policy, promises), change, *when_clear(CHANGES, tested, policy))


def when_clear(finding: tuple[str, str], tested: int, policy: Policy) -> tuple[str, ...]:
    """Return the rule by which a finding, of GAPS or CHANGES, is called clear; nothing where none was looked
    at.
    """
    if not tested:
        return ()
    rule = say_n(
        *finding,
        tested,
        confidence=f"{100 * policy.confidence:.0f}",
        rate=decimal(policy.false_discovery_rate),
    )
    exact = say(
        "P-values are exact permutations of the table while the smaller group has {number} people or fewer.",
        number=EXACT_UP_TO,
    )
    few = say(
        "With fewer than {number} people in a group, what is not clear is called too few.", number=SMALL_GROUP
    )
    return (f"{rule} {exact} {few}",)


def _words_of(bank: BankView) -> str:
    edition = say("{bank}, edition {edition}.", bank=bank.title, edition=bank.edition)
    licence = say("Licence: {licence}.", licence=bank.source.licence.rstrip("."))
    return f"{edition} {whose_words(bank.source)} {licence}"


def whose_words(source: Source) -> str:
    """Return what a bank follows and whose words it holds."""
    # For translators: {source} stands in the language of the bank, so put it after a colon.
    return f"{say('It follows {source}.', source=source.follows)} {source.wording}"


def thresholds(policy: Policy, promises: Iterable[bool]) -> str:
    """Return the thresholds of a policy in words: what an audience may see, and who said so; `promises` says
    of each statement whether it makes one.
    """
    least = say(
        "Where fewer than {number} people of a group rated a statement, none of their answers to it are "
        "shown.",
        number=policy.min_base,
    )
    source = say(SOURCES[policy.source]) if policy.source in SOURCES else policy.source
    who = say("These thresholds were set by: {source}.", source=source)
    if policy.audience == "room":
        return f"{say('Copy for the room.')} {least} {who}"
    told = [
        say("Public copy."),
        least,
        say(
            "Of fewer than {number} people we tell only whether half or more say that the promise is kept. "
            "From {number} people on there are numbers, but none below {least}, and none that leaves fewer "
            "than {least}.",
            number=policy.exact_from,
            least=policy.min_cell,
        ),
    ]
    if not all(promises):
        told.append(
            say(
                "Where a statement makes no promise, we show its levels if enough people chose each of "
                "them, and else nothing."
            )
        )
    return " ".join((*told, who))
