"""Opening an assessment: from what was asked for to what is pinned for good, with every problem found at
once.

It decides which banks, statements and groups a round has. It asks nobody and keeps nothing: a command, or
the questions before a workshop, say what is wanted; whoever called keeps the assessment.
"""

from collections.abc import Iterable, Sequence
from pathlib import Path

from mir_assess.errors import BankError, Problem, UsageError, nearest
from mir_assess.model.assessment import Assessment
from mir_assess.model.bank import Bank, Edition
from mir_assess.model.groups import DEFAULT_GROUPS, read_groups
from mir_assess.model.names import slug, spelling_aside
from mir_assess.model.promises import promises_edition
from mir_assess.model.round import Round
from mir_assess.model.visible import one_line
from mir_assess.model.wishes import Wishes, name_for
from mir_assess.speech import say

BUILT_IN = "making-it-real"
LADDER = "ladder-of-co-production"
YEARS = range(1990, 2200)
MINUTES_TO_RATE = 3
MINUTES_TO_TALK = 7


def assemble(wishes: Wishes, statements_folder: Path, previous: Round | None, opened: str) -> Assessment:
    """Return the assessment that was asked for, its texts as the banks have them now.

    `previous` is the round whose actions this one opens with; `opened` is an ISO day. Raises UsageError with
    every option that cannot be used, or BankError with everything wrong in a bank.
    """
    problems = [*_name_problems(wishes), *_option_problems(wishes)]
    groups, group_problems = read_groups(wishes.groups or DEFAULT_GROUPS, wishes.modes)
    problems += group_problems
    banks = wishes.banks or (BUILT_IN,)
    editions = read_editions(banks, wishes.edition, statements_folder, wishes.wordings)
    promised = promised_part(previous)
    problems += _shared_ids((*promised, *editions))
    chosen, choice_problems = _chosen(wishes, editions)
    problems += choice_problems
    if problems:
        raise UsageError(*problems)
    return Assessment(
        name=wishes.name,
        organisation=_as_written(one_line(wishes.organisation), previous),
        year=wishes.year or 0,
        parts=(*promised, *editions),
        chosen=(*(statement.id for part in promised for statement in part.statements), *chosen),
        groups=groups,
        opened=opened,
        keeper=one_line(wishes.keeper),
        safeguarding=one_line(wishes.safeguarding),
        quiet_room=one_line(wishes.quiet_room),
        minutes=wishes.minutes,
        previous=previous.assessment.name if previous else "",
    )


def fits(minutes: int) -> tuple[int, int]:
    """Return how many statements a workshop of so many minutes can rate, and how many of them it can talk
    about.

    Half of the time goes to the welcome, the break and the close. Rating one aloud takes three minutes and
    talking one through takes seven; a room talks about half of what it rates.

    >>> fits(120)
    (8, 4)
    """
    working = minutes // 2
    talk = working // (2 * MINUTES_TO_RATE + MINUTES_TO_TALK)
    return (2 * talk, talk) if talk else (working // MINUTES_TO_RATE, 0)


def read_editions(
    banks: Sequence[str], edition: str, statements_folder: Path, wordings: Sequence[str] = ()
) -> tuple[Edition, ...]:
    """Return the edition of each bank, the newest unless one is named; every problem of every bank at once.

    With several banks, those that have no edition of that name are asked in their newest; at least one must
    have it. `wordings` are files of words that take the place of a bank's own, one for a bank.
    """
    from mir_assess import banks as bank_files

    loaded: list[Bank] = []
    laid, problems = _laid_over(wordings)
    for name in dict.fromkeys(banks):
        try:
            bank = bank_files.load(name, statements_folder)
            if bank.id in laid:
                asked = edition if edition in bank.editions else None
                bank = bank_files.load(name, statements_folder, laid.pop(bank.id), asked)
            loaded.append(bank)
        except BankError as error:
            problems += error.problems
    problems += [
        Problem(
            "--wording",
            say("{file} is for the bank “{bank}”, which is not asked here.", file=file, bank=bank_id),
            say("Add {option}.", option=f"--bank {bank_id}"),
        )
        for bank_id, file in laid.items()
    ]
    if problems:
        raise BankError(*problems)
    if edition and not any(edition in bank.editions for bank in loaded):
        known = [name for bank in loaded for name in bank.editions]
        what = say("There is no edition “{name}”.", name=edition)
        raise UsageError(Problem("--edition", what, _near_or_known(edition, known)))
    return tuple(bank.edition(edition if edition in bank.editions else None) for bank in loaded)


def _laid_over(wordings: Sequence[str]) -> tuple[dict[str, Path], list[Problem]]:
    """Return the files of words by the bank that each is for."""
    from mir_assess import banks as bank_files

    laid: dict[str, Path] = {}
    problems: list[Problem] = []
    for file in dict.fromkeys(wordings):
        try:
            bank_id = bank_files.bank_named_in(Path(file))
        except BankError as error:
            problems += error.problems
            continue
        if bank_id in laid:
            what = say("Two files hold words for the bank “{bank}”.", bank=bank_id)
            fix = say("Name only one of {one} and {other}.", one=laid[bank_id], other=file)
            problems.append(Problem("--wording", what, fix))
        laid.setdefault(bank_id, Path(file))
    return laid, problems


def promised_part(previous: Round | None) -> tuple[Edition, ...]:
    """Return the part that asks whether last round's actions happened; none where none stand."""
    if previous is None:
        return ()
    edition = promises_edition(previous.actions, previous.assessment.organisation, previous.assessment.year)
    return (edition,) if edition.statements else ()


def _as_written(organisation: str, previous: Round | None) -> str:
    """Return the organisation as the round before has it, where another spelling of it (“&” for “and”) would
    part its actions: they are kept under its name.
    """
    last = previous.assessment.organisation if previous else organisation
    is_parted = slug(last) != slug(organisation)
    return last if is_parted and spelling_aside(last) == spelling_aside(organisation) else organisation


def _name_problems(wishes: Wishes) -> list[Problem]:
    name, organisation, year = wishes.name, wishes.organisation.strip(), wishes.year
    if name and name == slug(name):
        return []
    if not name.strip():
        # A name nobody gave comes from organisation and year; where one is missing, that alone is said.
        if not (organisation and year):
            return []
        fix = say("Try: {name}", name=name_for(organisation, year))
        return [Problem("NAME", say("A name cannot be empty."), fix)]
    what = say(
        "“{name}” cannot be a name: names are lowercase letters and numbers, joined by hyphens.", name=name
    )
    return [Problem("NAME", what, say("Try: {name}", name=slug(name)))]


def _option_problems(wishes: Wishes) -> list[Problem]:
    problems = []
    if not wishes.organisation.strip():
        problems.append(
            Problem(
                "--organisation",
                say("Which organisation is this about?"),
                say("Add {option}.", option="--organisation TEXT"),
            )
        )
    if wishes.year is None:
        fix = say("Add --year N, such as --year 2026.")
        problems.append(Problem("--year", say("Which year is this?"), fix))
    elif wishes.year not in YEARS:
        what = say("{year} is not a year we can use.", year=wishes.year)
        problems.append(Problem("--year", what, say("Write all four digits, such as 2026.")))
    if wishes.minutes is not None and wishes.minutes < 1:
        fix = say("Say how long you have, such as 120.")
        problems.append(Problem("--minutes", say("A workshop needs at least a minute."), fix))
    return problems


def _shared_ids(parts: Iterable[Edition]) -> list[Problem]:
    """Banks go by their ids and statements by theirs, or an answer would not say what it answers."""
    owner: dict[str, str] = {}
    seen: set[str] = set()
    problems = []
    for part in parts:
        if part.bank in seen:
            what = say("Two of the banks are both called “{bank}”.", bank=part.bank)
            fix = say("Name each bank once. Give a copy of your own an id of its own.")
            problems.append(Problem("--bank", what, fix))
            continue
        seen.add(part.bank)
        for statement in part.statements:
            if statement.id in owner:
                what = say(
                    "“{one}” and “{other}” both have a statement {statement}.",
                    one=owner[statement.id],
                    other=part.bank,
                    statement=statement.id,
                )
                fix = say("Leave one of the two banks out, or change the id in your own copy.")
                problems.append(Problem("--bank", what, fix))
            owner.setdefault(statement.id, part.bank)
    return problems


def _chosen(wishes: Wishes, editions: Sequence[Edition]) -> tuple[tuple[str, ...], list[Problem]]:
    """Return the ids to ask, part by part: of a bank that nothing was picked from, all; else what was
    picked, in that order.
    """
    problems = [
        *_unknown("--set", wishes.chosen_sets, [s.id for e in editions for s in e.sets]),
        *_unknown("--themes", wishes.themes, [theme.id for e in editions for theme in e.themes]),
        *_unknown("--statements", wishes.statements, [s.id for e in editions for s in e.statements]),
    ]
    chosen: list[str] = []
    for edition in editions:
        chosen += _picked(wishes, edition) or [statement.id for statement in edition.statements]
    if not chosen and not problems:
        what = say("There is no statement to ask in this edition.")
        problems.append(Problem("--bank", what, say("Choose another edition or bank.")))
    return tuple(chosen), problems


def _picked(wishes: Wishes, edition: Edition) -> list[str]:
    asked = {statement.id for statement in edition.statements}
    picked = [
        *(
            statement_id
            for name in wishes.chosen_sets
            for chosen in edition.sets
            if chosen.id == name
            for statement_id in chosen.statements
        ),
        *(s.id for theme in wishes.themes for s in edition.statements if s.theme == theme),
        *wishes.statements,
    ]
    return [statement_id for statement_id in dict.fromkeys(picked) if statement_id in asked]


def _unknown(option: str, named: Iterable[str], known: Sequence[str]) -> list[Problem]:
    problems = []
    for name in named:
        if name not in known:
            what = say("“{name}” is not known here.", name=name)
            problems.append(Problem(option, what, _near_or_known(name, known)))
    return problems


def _near_or_known(name: str, known: Sequence[str]) -> str:
    there = ", ".join(known[:12]) + (", …" if len(known) > 12 else "") or say("none")
    return f"{nearest(name, known)} {say('There is: {names}.', names=there)}".strip()
