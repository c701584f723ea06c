"""The questions before a workshop, short and kind, each with what Enter means.

Asked only of what no option said, and only where somebody is there to answer.
"""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from mir_assess.cli.console import Console, counted
from mir_assess.model.assessment import COUNCIL
from mir_assess.model.bank import Edition
from mir_assess.model.groups import DEFAULT_GROUPS, read_groups
from mir_assess.model.names import slug
from mir_assess.model.wishes import Wishes
from mir_assess.office.opening import BUILT_IN, fits, read_editions

_ROLES = (
    ("carer", "carers"),
    ("representative", "people who answer for someone who asked them to"),
    ("partner", "people from a partner organisation"),
    ("lived_experience", "people with lived experience"),
    ("council", "people from the council"),
    ("other", "someone else"),
)
_MODES = (
    ("tally", "with cards that you count: nobody sees who chose what"),
    ("individual", "one person after the other, at this keyboard"),
    ("consensus", "by agreeing on one answer together"),
)
USUAL_MINUTES = 120


def ask_whose(wishes: Wishes, shown: Console) -> Wishes:
    """Ask for the organisation and the year, where they were not said."""
    if not wishes.organisation:
        question = "Which council or organisation is this about?"
        wishes = replace(wishes, organisation=shown.ask(question, "--organisation", required=True))
    while wishes.year is None:
        typed = shown.ask("Which year?", "--year", default=str(datetime.now(UTC).year))
        if typed.isdecimal() and len(typed) == 4:
            wishes = replace(wishes, year=int(typed))
        else:
            shown.warn("Please type a year with four digits.")
    return wishes


def ask_the_rest(wishes: Wishes, shown: Console, statements_folder: Path) -> Wishes:
    """Ask for everything that a new assessment needs and no option said."""
    wishes = ask_whose(wishes, shown)
    if not wishes.banks:
        wishes = replace(wishes, banks=(_ask_bank(shown, statements_folder),))
    if not wishes.groups:
        wishes = replace(wishes, groups=(*DEFAULT_GROUPS, *_ask_groups(shown)))
    if not wishes.modes:
        wishes = replace(wishes, modes=_ask_modes(wishes.groups, shown))
    wishes = _ask_people(wishes, shown)
    return _ask_time(wishes, shown, statements_folder)


def _ask_bank(shown: Console, statements_folder: Path) -> str:
    from mir_assess import banks

    entries = [entry for entry in banks.catalogue(statements_folder) if not entry.errors]
    entries.sort(key=lambda entry: entry.id != BUILT_IN)
    if len(entries) < 2:
        return BUILT_IN
    return entries[shown.choose("Which statements?", [entry.title for entry in entries], "--bank")].id


def _ask_groups(shown: Console) -> list[str]:
    """Return further groups, as `--group` would take them."""
    shown.say("Two groups will rate: people with lived experience, and the council team.")
    further: list[str] = []
    while label := shown.ask(
        "Another group, such as Carers? Type its name, or press Enter for none.", "--group"
    ):
        role = _ROLES[shown.choose(f"Who are “{label}”?", [words for _, words in _ROLES], "--group")][0]
        key = slug(label)
        further.append(f"{key if key[0].isalpha() else f'g-{key}'}={label}:{role}")
        _, problems = read_groups([*DEFAULT_GROUPS, *further], [])
        if problems:
            shown.warn(*map(str, problems))
            further.pop()
    return further


def _ask_modes(groups: tuple[str, ...], shown: Console) -> tuple[str, ...]:
    modes = []
    for group in read_groups(groups, [])[0]:
        small = " A team of fewer than eight may choose 3." if group.role == COUNCIL else ""
        picked = shown.choose(
            f"How will “{group.label}” rate?{small}", [words for _, words in _MODES], "--mode"
        )
        modes.append(f"{group.id}={_MODES[picked][0]}")
    return tuple(modes)


def _ask_people(wishes: Wishes, shown: Console) -> Wishes:
    """Ask for the people to turn to; Enter leaves one unrecorded, and nothing stops for that."""
    asked = {
        "keeper": ("Who will hold the answers afterwards?", "--keeper"),
        "safeguarding": ("If someone is being hurt, whom do you tell?", "--safeguarding"),
        "quiet_room": ("If today upsets someone, who will sit with them?", "--quiet-room"),
    }
    for name, (question, option) in asked.items():
        if not getattr(wishes, name):
            answer = shown.ask(f"{question} (Enter if not known yet)", option)
            wishes = replace(wishes, **{name: answer})  # type: ignore[arg-type] # each is a text
    return wishes


def _ask_time(wishes: Wishes, shown: Console, statements_folder: Path) -> Wishes:
    while wishes.minutes is None:
        typed = shown.ask(
            "How many minutes do you have, with welcome, break and close?",
            "--minutes",
            default=str(USUAL_MINUTES),
        )
        if typed.isdecimal() and int(typed) > 0:
            wishes = replace(wishes, minutes=int(typed))
        else:
            shown.warn("Please type a number of minutes.")
    if wishes.chosen_set or wishes.themes or wishes.statements:
        return wishes
    editions = read_editions(wishes.banks, wishes.edition, statements_folder)
    return _ask_set(wishes, editions, wishes.minutes or USUAL_MINUTES, shown)


def _ask_set(wishes: Wishes, editions: tuple[Edition, ...], minutes: int, shown: Console) -> Wishes:
    """Do the sum, and offer the sets with the one that fits best first."""
    rate, talk = fits(minutes)
    sets = sorted(
        (s for e in editions for s in e.sets),
        key=lambda s: (len(s.statements) > rate, abs(len(s.statements) - rate)),
    )
    if not sets:
        return wishes
    shown.say(
        "Rating one statement aloud takes about three minutes, talking one through about seven.",
        f"In {minutes} minutes that is about {counted(rate, 'statement', 'statements')} to rate "
        f"and {talk} to talk about.",
    )
    every = sum(len(edition.statements) for edition in editions)
    choices = [f"{s.title} ({counted(len(s.statements), 'statement', 'statements')})" for s in sets]
    picked = shown.choose("Which will you ask?", [*choices, f"All {every}, over several sittings"], "--set")
    return wishes if picked == len(sets) else replace(wishes, chosen_set=sets[picked].id)
