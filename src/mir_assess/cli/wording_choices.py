"""The matches of `statements wording`, shown theme by theme, and what somebody chooses of those not sure."""

from dataclasses import replace
from typing import TYPE_CHECKING

from mir_assess.cli.console import Console
from mir_assess.errors import Problem, UsageError
from mir_assess.speech import say, say_n

if TYPE_CHECKING:
    from mir_assess.model.bank import Edition, Theme
    from mir_assess.wording.finding import Copy
    from mir_assess.wording.matching import Match, Matching

OFFERED = 8
"""Statements of ours that are offered for one of theirs: more cannot be weighed at a glance."""


def _show_theme(theme: "Theme", matches: list["Match"], edition: "Edition", shown: Console) -> None:
    """Show the matches of one theme, with how sure each is."""
    shown.say("")
    shown.heading(theme.title)
    for each in matches:
        why = f" ({each.why})" if each.why else ""
        shown.say(f"{each.ours}  {say(each.certainty)}{why}")
        shown.say(f"    {say('Copy: {text}', text=each.theirs.text)}")
        shown.say(f"    {say('Ours: {text}', text=edition.statement(each.ours).text)}")


def settle(
    matching: "Matching", copy: "Copy", edition: "Edition", shown: Console, *, yes: bool
) -> "Matching":
    """Show the matches theme by theme, and return those that stand: the sure ones, and of the others those
    that somebody says yes to.
    """
    from mir_assess.wording.matching import LIKELY, NOT_SURE, SURE, settled

    kept = [each for each in matching.matches if each.certainty == SURE]
    likely = [each for each in matching.matches if each.certainty == LIKELY]
    doubtful = [each for each in matching.matches if each.certainty == NOT_SURE]
    for theme in edition.themes:
        here = [each for each in matching.matches if edition.statement(each.ours).theme == theme.id]
        if here:
            _show_theme(theme, here, edition, shown)
        if shown.asks and not yes:
            kept = _settle_theme(here, kept, copy, edition, shown)
    shown.say("")
    if yes:
        return settled([*kept, *likely], copy, edition, undecided=doubtful)
    if not shown.asks and (likely or doubtful):
        what = say_n(
            "{number} match is likely, and {doubtful} not sure.",
            "{number} matches are likely, and {doubtful} not sure.",
            len(likely),
            doubtful=len(doubtful),
        )
        fix = say("Nobody is here to ask. Add --yes to take the likely ones and leave the others unmatched.")
        raise UsageError(Problem("statements wording", what, fix))
    return settled(kept, copy, edition)


def _settle_theme(
    here: list["Match"], kept: list["Match"], copy: "Copy", edition: "Edition", shown: Console
) -> list["Match"]:
    """Return what is kept, with what somebody chose among the matches of one theme that are not sure."""
    from mir_assess.wording.matching import LIKELY, NOT_SURE, offers

    likely = [each for each in here if each.certainty == LIKELY]
    if likely and _takes_all(len(likely), shown):
        kept, likely = [*kept, *likely], []
    asked = [*likely, *(each for each in here if each.certainty == NOT_SURE)]
    for number, each in enumerate(asked, start=1):
        taken = {one.ours for one in kept}
        further = offers(each.theirs, taken | {each.ours}, copy, edition)
        ours = [id_ for id_ in (each.ours, *further[: OFFERED - 1]) if id_ not in taken]
        chosen = _ask(each, ours, edition, shown, (number, len(asked))) if ours else None
        kept = [*kept, chosen] if chosen else kept
    return kept


def _takes_all(number: int, shown: Console) -> bool:
    question = say_n("{number} match is likely. Right?", "{number} matches are likely. Right?", number)
    yes = say("Yes") if number == 1 else say_n("Yes, all {number}", "Yes, all {number}", number)
    return shown.choose(question, [yes, say("No, ask me")], "--yes") == 0


def _ask(
    match: "Match", ours: list[str], edition: "Edition", shown: Console, place: tuple[int, int]
) -> "Match | None":
    """Return the match that somebody chose for one of theirs; None when none of ours is the same. `place` is
    which question this is, and of how many.
    """
    from mir_assess.wording.matching import LIKELY
    from mir_assess.wording.overlay import CHOSEN

    theirs = match.theirs
    number, total = place
    if theirs.theme:
        question = say(
            "{number} of {total}. In your copy, under {theme}: “{text}” Which of ours says the same?",
            number=number,
            total=total,
            theme=edition.theme(theirs.theme).title,
            text=theirs.text,
        )
    else:
        question = say(
            "{number} of {total}. In your copy: “{text}” Which of ours says the same?",
            number=number,
            total=total,
            text=theirs.text,
        )
    choices = [f"{each}  {edition.statement(each).text}" for each in ours]
    trusted = match.certainty == LIKELY and match.ours == ours[0]
    picked = shown.choose(
        question,
        [*choices, say("None of these: keep it, unmatched")],
        "--yes",
        default=1 if trusted else len(choices) + 1,
    )
    return None if picked == len(ours) else replace(match, ours=ours[picked], certainty=CHOSEN, why="")
