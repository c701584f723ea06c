"""`seal`: closes a round for good, and writes the one file that is left of it."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from mir_assess.cli import options
from mir_assess.cli.console import console
from mir_assess.cli.places import SEALED_ENDING, opened_store, today
from mir_assess.errors import Problem, UsageError
from mir_assess.office.writing import STANDARD_OUTPUT
from mir_assess.places import folder_at, typed_path
from mir_assess.speech import say, say_n

if TYPE_CHECKING:
    from mir_assess.model.round import Round

SealedFile = Annotated[
    str | None,
    typer.Option(
        "--output",
        "-o",
        metavar="PATH",
        show_default=False,
        help="The file or folder to write to. Unset: NAME.mir.json, in the folder you are in.",
    ),
]


def seal(
    name: options.Name,
    output: SealedFile = None,
    yes: options.Yes = False,
    store: options.StoreAddress = None,
    plain: options.Plain = False,
) -> None:
    """Close a round for good, and write NAME.mir.json."""
    from mir_assess.cli.drafts import few_have_changed
    from mir_assess.office import closing
    from mir_assess.office.issuing import groups_to_ask_about

    shown = console(plain=plain, store=store)
    path = _path_for(name, output)
    with opened_store(store) as kept:
        found = kept.round(name)
        if found.sealed:
            shown.warn(
                say("{name} was sealed on {day}. It cannot be sealed again.", name=name, day=found.sealed)
            )
            question = say("Write its file again, to {file}?", file=path)
            unchanged = say("Nothing was written.")
        else:
            if groups := groups_to_ask_about(kept, found):
                shown.warn(
                    few_have_changed(name, groups),
                    say(
                        "Whoever holds that draft could tell what they said, from a report of the sealed "
                        "round. Wait for more answers."
                    ),
                )
            shown.warn(
                *closing.against_the_clock(found, today()),
                *closing.what_happens(found, f"{shown.command} notes {name}{shown.place}"),
            )
            question = say("Seal {name} for good?", name=name)
            unchanged = say("Nothing was sealed.")
        if not shown.confirm(question, yes=yes):
            shown.say(unchanged)
            shown.next(f"show {name}")
            return
        closing.write_sealed(kept, found if found.sealed else replace(found, sealed=today()), path)
    shown.say(*_what_was_done(found, path))
    shown.next(f"report {name} --audience public")


def _what_was_done(found: "Round", path: Path) -> tuple[str, ...]:
    if found.sealed:
        return (say("Written again: {file}", file=path),)
    sealed = say_n(
        "{name} is sealed, with {number} action.",
        "{name} is sealed, with {number} actions.",
        len(found.actions),
        name=found.assessment.name,
    )
    return sealed, say("Written: {file}. Keep it as you would keep the answers.", file=path)


def _path_for(name: str, output: str | None) -> Path:
    if output == STANDARD_OUTPUT:
        what = say("A sealed round has to be a file that lasts, so it cannot go to standard output.")
        raise UsageError(Problem("--output", what, say("Name a file, or leave -o out.")))
    usual = f"{name}{SEALED_ENDING}"
    if output is None:
        return Path(usual)
    path = typed_path(output)
    return path / usual if folder_at(path) or output.endswith(("/", "\\")) else path
