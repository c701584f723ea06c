"""`start`, `new`, `list` and `show`: opening assessments, walking them, and seeing what there is."""

import os
from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer

from mir_assess import settings
from mir_assess.cli import options, rooms
from mir_assess.cli.console import Console, console
from mir_assess.cli.places import now, opened_store, round_of, today
from mir_assess.speech import marked, say, say_n, spoken

if TYPE_CHECKING:
    from mir_assess.model.assessment import Assessment
    from mir_assess.model.round import Round
    from mir_assess.model.wishes import Wishes
    from mir_assess.store.base import Store
    from mir_assess.walk.phones import Phones

MODE_WORDS = {
    "individual": marked("each person in turn, at the keyboard"),
    "tally": marked("cards, counted"),
    "consensus": marked("one answer, agreed together"),
}
"""How a group rates, in English: put through `say` where it is shown."""

MaybeName = Annotated[
    str | None,
    typer.Argument(
        metavar="[NAME]", show_default=False, help="The assessment. Unset: named after organisation and year."
    ),
]


def start(
    name: MaybeName = None,
    organisation: options.Organisation = "",
    year: options.Year = None,
    bank: options.Banks = None,
    edition: options.EditionName = "",
    wording: options.Wordings = None,
    chosen_set: options.ChosenSets = None,
    themes: options.Themes = "",
    statements: options.Statements = "",
    minutes: options.Minutes = None,
    group: options.Groups = None,
    mode: options.Modes = None,
    sitting: options.Sitting = "",
    language: options.Language = "",
    previous: options.Previous = None,
    keeper: options.Keeper = "",
    safeguarding: options.Safeguarding = "",
    quiet_room: options.QuietRoom = "",
    room: rooms.Room = False,
    wifi: rooms.Wifi = "",
    wifi_password: rooms.WifiPassword = "",
    port: rooms.Port = None,
    store: options.StoreAddress = None,
    plain: options.Plain = False,
) -> None:
    """Run a workshop, or go on where it stopped. Asks for what is missing."""
    from mir_assess.cli import beginning

    shown = console(plain=plain, store=store)
    wanted = rooms.joining(room=room, port=port, wifi=wifi, wifi_password=wifi_password)
    wishes = _wishes(
        name or "", organisation, year, bank, edition, wording, chosen_set, themes, statements, minutes,
        group, mode, keeper, safeguarding, quiet_room,
    )  # fmt: skip
    with opened_store(store) as kept:
        beginning.refuse_unknown_language(kept, wishes, language)
        before = None if previous is None else _as_it_stands(previous, kept, store)
        assessment = beginning.begin(kept, wishes, before, shown, at=now(), today=today())
        with rooms.phones(kept, assessment.name, wanted, sitting, store, shown) as joining:
            _walk(kept, assessment, sitting, language, shown, phones=joining)


def _as_it_stands(source: str, kept: "Store", store: str | None) -> "Round":
    """The round before this one, with its actions as they stand now."""
    from mir_assess.office.planning import as_they_stand

    return as_they_stand(kept, round_of(source, store))


def _walk(
    kept: "Store", assessment: "Assessment", sitting: str, language: str, shown: Console, *, phones: "Phones"
) -> None:
    """Hand over to the workshop's screen."""
    from mir_assess.channels.terminal.keyboard import run_at_keyboard  # only a workshop needs a screen

    run_at_keyboard(
        kept,
        assessment.name,
        sitting=sitting,
        options=(f" --language {language}" if language else "") + (" --room" if phones.leads else ""),
        plain=shown.plain,
        clears=settings.can_clear(os.environ),
        in_full=lambda words: f"{shown.command} {words}{shown.place}",
        phones=phones,
    )


def new(
    name: options.Name,
    organisation: options.Organisation = "",
    year: options.Year = None,
    bank: options.Banks = None,
    edition: options.EditionName = "",
    wording: options.Wordings = None,
    chosen_set: options.ChosenSets = None,
    themes: options.Themes = "",
    statements: options.Statements = "",
    minutes: options.Minutes = None,
    group: options.Groups = None,
    mode: options.Modes = None,
    sitting: options.Sitting = "",
    previous: options.Previous = None,
    keeper: options.Keeper = "",
    safeguarding: options.Safeguarding = "",
    quiet_room: options.QuietRoom = "",
    store: options.StoreAddress = None,
    plain: options.Plain = False,
) -> None:
    """Create an assessment to walk later. Never asks."""
    from mir_assess.cli import beginning, creating
    from mir_assess.model.languages import in_language

    shown = console(plain=plain, store=store)
    wishes = _wishes(
        name, organisation, year, bank, edition, wording, chosen_set, themes, statements, minutes, group,
        mode, keeper, safeguarding, quiet_room,
    )  # fmt: skip
    with opened_store(store) as kept:
        before = None if previous is None else _as_it_stands(previous, kept, store)
        beginning.refuse_if_taken(kept, name)
        assessment = creating.create(kept, wishes, before, shown, at=now(), today=today())
    shown.say(*_described(in_language(assessment, spoken())))
    if sitting:
        shown.warn(say("--sitting names one meeting, so it is for start. Here it was not used."))
    shown.next(f"start {name}" + (f' --sitting "{sitting}"' if sitting else ""))


def _wishes(
    name: str,
    organisation: str,
    year: int | None,
    bank: list[str] | None,
    edition: str,
    wording: list[str] | None,
    chosen_set: list[str] | None,
    themes: str,
    statements: str,
    minutes: int | None,
    group: list[str] | None,
    mode: list[str] | None,
    keeper: str,
    safeguarding: str,
    quiet_room: str,
) -> "Wishes":
    from mir_assess.model.wishes import Wishes

    return Wishes(
        name=name,
        organisation=organisation.strip(),
        year=year,
        banks=tuple(bank or ()),
        edition=edition,
        wordings=tuple(wording or ()),
        chosen_sets=tuple(dict.fromkeys(chosen_set or ())),
        themes=_listed(themes),
        statements=_listed(statements),
        minutes=minutes,
        groups=tuple(group or ()),
        modes=tuple(mode or ()),
        keeper=keeper.strip(),
        safeguarding=safeguarding.strip(),
        quiet_room=quiet_room.strip(),
    )


def _listed(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(",") if part.strip())


def _described(assessment: "Assessment") -> list[str]:
    """Return what an assessment is, a line each."""
    banks, *more = (f"{part.title} ({part.edition})" for part in assessment.parts)
    for bank in more:
        # For translators: banks of statements that are asked one after the other.
        banks = say("{some}, then {last}", some=banks, last=bank)
    return [
        f"{assessment.name}: {assessment.organisation}, {assessment.year}",
        say_n(
            "Asks {number} statement from {banks}",
            "Asks {number} statements from {banks}",
            len(assessment.chosen),
            banks=banks,
        ),
        *(f"{group.label}: {say(MODE_WORDS[group.mode])}" for group in assessment.groups),
        say("Who holds the data: {person}", person=assessment.keeper or say("not recorded")),
    ]


def list_assessments(store: options.StoreAddress = None, plain: options.Plain = False) -> None:
    """List the assessments there are."""
    from mir_assess.office.overview import listed

    shown = console(plain=plain, store=store)
    with opened_store(store) as kept:
        rows = listed(kept)
    if not rows:
        shown.say(say("There are no assessments here yet."))
        shown.next("start")
        return
    shown.table(
        (say("Name"), say("Organisation"), say("Year"), say("State")),
        [
            (
                row.name,
                row.organisation,
                str(row.year),
                say("sealed on {day}", day=row.sealed) if row.sealed else say("open"),
            )
            for row in rows
        ],
    )
    first_open = next((row.name for row in rows if not row.sealed), None)
    shown.next(f"start {first_open}" if first_open else f"report {rows[-1].name}")


def show(name: options.Name, store: options.StoreAddress = None, plain: options.Plain = False) -> None:
    """Show one: who took part, and what is left."""
    from mir_assess.model.languages import in_language
    from mir_assess.office.overview import taken_part, what_is_left

    shown = console(plain=plain, store=store)
    with opened_store(store) as kept:
        found = kept.round(name)
        found = replace(found, assessment=in_language(found.assessment, spoken()))
        left = what_is_left(kept, found)
    first, *rest = _described(found.assessment)
    shown.heading(first)
    shown.say(*rest)
    shown.heading(say("Who took part"))
    shown.say(*taken_part(found))
    shown.heading(say("What is left"))
    shown.say(*left)
    where = " --store ADDRESS" if store else ""  # what is shown of a round may be read by anybody: no path
    if found.sealed:
        shown.next(f"report {name} --audience public{where}")
    else:
        shown.next(f"start {name}{where}")
