"""The questions before a workshop, short and kind, each with what Enter means.

Asked only of what no option said, and only where somebody is there to answer.
"""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from mir_assess.cli.console import Console
from mir_assess.model.assessment import COUNCIL, Assessment
from mir_assess.model.bank import Edition, StatementSet
from mir_assess.model.groups import DEFAULT_GROUPS, USUAL_LABELS, read_groups
from mir_assess.model.names import slug
from mir_assess.model.wishes import Wishes
from mir_assess.office.opening import BUILT_IN, LADDER, fits, read_editions
from mir_assess.speech import marked, say, say_n

_ROLES = (
    ("carer", marked("carers")),
    ("representative", marked("people who answer for someone who asked them to")),
    ("partner", marked("people from a partner organisation")),
    ("lived_experience", marked("people with lived experience")),
    ("council", marked("people from the council")),
    ("other", marked("someone else")),
)
_MODES = (
    ("tally", marked("with cards that you count: nobody sees who chose what")),
    ("individual", marked("one person after the other, at this keyboard")),
    ("consensus", marked("by agreeing on one answer together")),
)
USUAL_MINUTES = 120


def ask_whose(wishes: Wishes, shown: Console, last: Assessment | None = None) -> Wishes:
    """Ask for the organisation and the year, where they were not said; after a `last` round, its own and the
    year that follows are offered.
    """
    if not wishes.organisation:
        question = say("Which council or organisation is this about?")
        offered = last.organisation if last else ""
        organisation = shown.ask(question, "--organisation", default=offered, required=True)
        wishes = replace(wishes, organisation=organisation)
    while wishes.year is None:
        offered = str(last.year + 1 if last else datetime.now(UTC).year)
        typed = shown.ask(say("Which year?"), "--year", default=offered)
        if typed.isdecimal() and len(typed) == 4:
            wishes = replace(wishes, year=int(typed))
        else:
            shown.warn(say("Please type a year with four digits."))
    return wishes


def ask_the_rest(wishes: Wishes, shown: Console, statements_folder: Path, promised: int = 0) -> Wishes:
    """Ask for everything that a new assessment needs and no option said; `promised` is how many actions of
    last round it opens with.
    """
    wishes = ask_whose(wishes, shown)
    if not wishes.banks:
        bank = _ask_bank(shown, statements_folder)
        wishes = replace(wishes, banks=(bank, *_ask_ladder(bank, shown, statements_folder)))
    if not wishes.groups:
        wishes = replace(wishes, groups=(*DEFAULT_GROUPS, *_ask_groups(shown)))
    if not wishes.modes:
        wishes = replace(wishes, modes=_ask_modes(wishes.groups, shown))
    wishes = _ask_people(wishes, shown)
    return _ask_time(wishes, shown, statements_folder, promised)


def _ask_bank(shown: Console, statements_folder: Path) -> str:
    from mir_assess import banks

    entries = [entry for entry in banks.catalogue(statements_folder) if not entry.errors]
    entries.sort(key=lambda entry: entry.id != BUILT_IN)
    if len(entries) < 2:
        return BUILT_IN
    return entries[shown.choose(say("Which statements?"), [entry.title for entry in entries], "--bank")].id


def _ask_ladder(bank: str, shown: Console, statements_folder: Path) -> tuple[str, ...]:
    """Return the ladder, to be walked after another bank, if it is wished for and there."""
    from mir_assess import banks

    there = {entry.id: entry for entry in banks.catalogue(statements_folder) if not entry.errors}
    if bank == LADDER or LADDER not in there:
        return ()
    number = there[LADDER].statements
    yes = say_n("Yes, {number} more statement", "Yes, {number} more statements", number)
    question = say(
        "The ladder of co-production at the end? It asks how we worked together, this year and today."
    )
    return (LADDER,) if shown.choose(question, [say("No"), yes], "--bank") else ()


def _ask_groups(shown: Console) -> list[str]:
    """Return further groups, as `--group` would take them."""
    shown.rest()
    shown.say(say("Two groups will rate: people with lived experience, and the council team."))
    further: list[str] = []
    while label := shown.ask(
        say("Another group, such as Carers? Type its name, or press Enter for none."), "--group"
    ):
        if label.isdecimal():
            shown.warn(say("“{number}” is a number. A group needs a name, such as Carers.", number=label))
            continue
        who = say("Who are “{group}”?", group=label)
        role = _ROLES[shown.choose(who, [say(words) for _, words in _ROLES], "--group")][0]
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
        label = say(group.label) if group.label in USUAL_LABELS else group.label
        question = say("How will “{group}” rate?", group=label)
        if group.role == COUNCIL:
            question = f"{question} {say('A team of fewer than eight may choose 3.')}"
        picked = shown.choose(question, [say(words) for _, words in _MODES], "--mode")
        modes.append(f"{group.id}={_MODES[picked][0]}")
    return tuple(modes)


def _ask_people(wishes: Wishes, shown: Console) -> Wishes:
    """Ask for the people to turn to; Enter leaves one unrecorded, and nothing stops for that."""
    asked = {
        "keeper": (say("Who will hold the answers afterwards?"), "--keeper"),
        "safeguarding": (say("If someone is being hurt, whom do you tell?"), "--safeguarding"),
        "quiet_room": (say("If today upsets someone, who will sit with them?"), "--quiet-room"),
    }
    for name, (question, option) in asked.items():
        if not getattr(wishes, name):
            answer = shown.ask(f"{question} {say('(Enter if not known yet)')}", option)
            wishes = replace(wishes, **{name: answer})  # type: ignore[arg-type] # each is a text
    return wishes


def _ask_time(wishes: Wishes, shown: Console, statements_folder: Path, promised: int) -> Wishes:
    while wishes.minutes is None:
        typed = shown.ask(
            say("How many minutes do you have, with welcome, break and close?"),
            "--minutes",
            default=str(USUAL_MINUTES),
        )
        if typed.isdecimal() and int(typed) > 0:
            wishes = replace(wishes, minutes=int(typed))
        else:
            shown.warn(say("Please type a number of minutes."))
    if wishes.chosen_sets or wishes.themes or wishes.statements:
        return wishes
    editions = read_editions(wishes.banks, wishes.edition, statements_folder)
    return _ask_set(wishes, editions, promised, shown)


def _ask_set(wishes: Wishes, editions: tuple[Edition, ...], promised: int, shown: Console) -> Wishes:
    """Do the sum, of all that will be asked, and offer the sets with the one that fits best first."""
    minutes = wishes.minutes or USUAL_MINUTES
    rate, talk = fits(minutes)
    asked = {s.id: promised + _asked_with(s, editions) for edition in editions for s in edition.sets}
    sets = sorted(
        {s.id: s for edition in editions for s in edition.sets}.values(),
        key=lambda s: (asked[s.id] > rate, abs(asked[s.id] - rate)),
    )
    if not sets:
        return wishes
    shown.rest()
    shown.say(
        say("Rating one statement aloud takes about three minutes, talking one through about seven."),
        say_n(
            "In {minutes} minutes that is about {number} statement to rate and {talk} to talk about.",
            "In {minutes} minutes that is about {number} statements to rate and {talk} to talk about.",
            rate,
            minutes=minutes,
            talk=talk,
        ),
    )
    every = promised + sum(len(edition.statements) for edition in editions)
    choices = [_choice(s, asked[s.id]) for s in sets]
    choices.append(say("All {number}, over several sittings", number=every))
    picked = shown.choose(say("Which will you ask?"), choices, "--set")
    return wishes if picked == len(sets) else replace(wishes, chosen_sets=(sets[picked].id,))


def _asked_with(chosen: StatementSet, editions: tuple[Edition, ...]) -> int:
    """How many statements are asked with a set: its own, and all of each part that has no set of its name."""
    return sum(
        next((len(s.statements) for s in edition.sets if s.id == chosen.id), len(edition.statements))
        for edition in editions
    )


def _choice(chosen: StatementSet, asked: int) -> str:
    if asked == len(chosen.statements):
        return say_n(
            "{title} ({number} statement)", "{title} ({number} statements)", asked, title=chosen.title
        )
    return say_n(
        "{title} ({number} statement in all)",
        "{title} ({number} statements in all)",
        asked,
        title=chosen.title,
    )
