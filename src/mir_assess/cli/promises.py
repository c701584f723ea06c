"""`plan`: the actions agreed in a round, and what became of them."""

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated

import typer

from mir_assess.cli import options
from mir_assess.cli.action_list import no_day, show_list, stands
from mir_assess.cli.console import Console, console
from mir_assess.cli.families import Family, hand_down
from mir_assess.cli.page_files import refuse_one_file_for_several
from mir_assess.cli.places import now, opened_store
from mir_assess.speech import say, spoken

if TYPE_CHECKING:
    from mir_assess.model.assessment import Action, Assessment

app = typer.Typer(
    cls=Family,
    rich_markup_mode=None,
    add_completion=False,
    no_args_is_help=True,
    help="Add, list, move and review the actions of a round.",
    subcommand_metavar="add|list|move|review",
)


def _text(option: str, metavar: str, words: str) -> typer.models.OptionInfo:
    found: typer.models.OptionInfo = typer.Option(option, metavar=metavar, show_default=False, help=words)
    return found


What = Annotated[str, _text("--what", "TEXT", "What will be done.")]
LedByLived = Annotated[
    str, _text("--led-by-lived", "ROLE", "Who leads it, with lived experience: a role, not a name.")
]
LedByCouncil = Annotated[
    str, _text("--led-by-council", "ROLE", "Who leads it, from the council: a role, not a name.")
]
About = Annotated[str, _text("--statement", "ID", "The statement it is about.")]
Why = Annotated[str, _text("--why", "TEXT", "Why, in the words of the room.")]
By = Annotated[str, _text("--by", "TEXT", "By when, as the room said it; 30 June 2027 is read as a day.")]
FirstStep = Annotated[str, _text("--first-step", "TEXT", "The first step.")]
Notice = Annotated[str, _text("--notice", "TEXT", "How people will notice.")]


def _read_number(typed: str) -> int:
    """Return an action's number as it was typed. Raises BadParameter for words that are no number."""
    if re.fullmatch(r"\d{1,6}", typed.strip()):
        return int(typed)
    what = say("“{words}” is not a number.", words=typed)
    raise typer.BadParameter(f"{what} {say('Type an action’s number as the list shows it, such as 1.')}")


Number = Annotated[
    int,
    typer.Argument(
        metavar="NUMBER",
        show_default=False,
        parser=_read_number,
        help="The action's number in the list.",
    ),
]
MaybeNumber = Annotated[
    int | None,
    typer.Argument(
        metavar="[NUMBER]",
        show_default=False,
        parser=_read_number,
        help="The action's number. Unset: all of them.",
    ),
]


@app.callback()
def plan(
    context: typer.Context,
    name: options.Name,
    store: options.StoreOfAll = None,
    plain: options.PlainForAll = False,
) -> None:
    """Add, list, move and review the actions of a round."""
    context.obj = name
    hand_down(context, store=store, plain=plain)


@app.command(options_metavar="--what TEXT [OPTIONS]")
def add(
    context: typer.Context,
    what: What = "",
    led_by_lived: LedByLived = "",
    led_by_council: LedByCouncil = "",
    statement: About = "",
    why: Why = "",
    by: By = "",
    first_step: FirstStep = "",
    notice: Notice = "",
    store: options.StoreAddress = None,
    plain: options.Plain = False,
) -> None:
    """Add an action. It needs two leads: one with lived experience, one from the council."""
    from mir_assess.office.planning import actions_of, agree

    shown = console(plain=plain, store=store)
    said = {
        "what": what,
        "led_by_lived": led_by_lived,
        "led_by_council": led_by_council,
        "statement": statement,
        "why": why,
        "by": by,
        "first_step": first_step,
        "notice": notice,
    }
    said = {field: text.strip() for field, text in said.items()}
    with opened_store(store) as kept:
        number, found = agree(kept, context.obj, said, at=now())
        action = actions_of(kept, context.obj)[number - 1]
    shown.say(_numbered(number, context.obj, action.what), *_day_of(action))
    _warn_of_people([said[field] for field in said if field != "by"], found.assessment, shown)
    if found.sealed:
        shown.say(
            say(
                "This round was sealed on {day}: its report keeps the actions it had, "
                "and next year opens with this one too.",
                day=found.sealed,
            )
        )
    shown.next(f"plan {context.obj} list")


def _day_of(action: "Action") -> tuple[str, ...]:
    """The day by which it is to be done, read back; or how to give one, where the words name none."""
    from mir_assess.model.days import day_words

    if action.day is not None:
        return (say("That is by {day}.", day=day_words(action.day)),)
    if not action.by:
        return ()
    return (no_day(action),)


def _warn_of_people(texts: Iterable[str], assessment: "Assessment", shown: Console) -> None:
    """Say which words could point at somebody: an action is printed as it is typed."""
    from mir_assess.model.pointing import quoted
    from mir_assess.model.reidentification import flags, known_words

    known = known_words(assessment)
    words = dict.fromkeys(quoted(flag) for text in texts if text for flag in flags(text, known))
    if words:
        shown.warn(
            say(
                "An action is printed as it is typed, and these words could point at somebody: {words}. Name "
                "roles in it, and no people.",
                words=", ".join(words),
            )
        )


@app.command("list")
def list_actions(
    context: typer.Context,
    format_: Annotated[
        list[str] | None,
        typer.Option(
            "--format",
            "-f",
            metavar="F",
            show_default=False,
            help="text (unless asked), ics (a calendar) or xlsx. Repeat for more.",
        ),
    ] = None,
    output: options.Output = None,
    store: options.StoreAddress = None,
    plain: options.Plain = False,
) -> None:
    """List the actions agreed in this round, and how each stands: what is overdue first."""
    from mir_assess.model.languages import in_language
    from mir_assess.office.planning import about_actions, refuse_other_formats

    shown = console(plain=plain, store=store)
    formats = list(dict.fromkeys(format_ or ["text"]))
    refuse_other_formats(formats)
    if output is not None:
        refuse_one_file_for_several(formats, output)
    with opened_store(store) as kept:
        assessment, promises = about_actions(kept, context.obj)
    assessment = in_language(assessment, spoken())
    files = formats if output is not None else [form for form in formats if form != "text"]
    if files != formats:
        show_list(assessment, promises, context.obj, shown)
    if files:
        from mir_assess.cli.action_files import write_actions

        write_actions(assessment, promises, context.obj, files, output, shown)


def _numbered(number: int, name: str, action: str) -> str:
    return say("Action {number} of {name}: {action}", number=number, name=name, action=action)


@app.command(options_metavar="--to STATUS [OPTIONS]")
def move(
    context: typer.Context,
    number: Number,
    to: Annotated[
        str,
        typer.Option(
            "--to", metavar="STATUS", show_default=False, help="not_started, going, done, stuck or dropped."
        ),
    ] = "",
    reason: Annotated[
        str,
        typer.Option("--reason", metavar="TEXT", show_default=False, help="Why; needed where it is dropped."),
    ] = "",
    store: options.StoreAddress = None,
    plain: options.Plain = False,
) -> None:
    """Say how an action stands now."""
    from mir_assess.office.planning import about_actions
    from mir_assess.office.planning import move as moved

    shown = console(plain=plain, store=store)
    with opened_store(store) as kept:
        action = moved(kept, context.obj, number, to, reason.strip(), at=now())
        _warn_of_people([reason], about_actions(kept, context.obj)[0], shown)
    shown.say(
        _numbered(number, context.obj, action.what),
        say("How it stands: {words}", words=stands(action.status, action.reason)),
    )
    shown.next(f"plan {context.obj} list")


@app.command()
def review(
    context: typer.Context,
    number: MaybeNumber = None,
    lived: Annotated[
        str, _text("--lived", "TEXT", "How it went, in the words of its lead with lived experience.")
    ] = "",
    council: Annotated[
        str, _text("--council", "TEXT", "How it went, in the words of its lead from the council.")
    ] = "",
    store: options.StoreAddress = None,
    plain: options.Plain = False,
) -> None:
    """Set what the leads say beside what people said, or keep a word of each lead on how one action went."""
    from mir_assess.cli import reviewing
    from mir_assess.office.planning import about_actions

    shown = console(plain=plain, store=store)
    with opened_store(store) as kept:
        if lived or council:
            reviewing.keep(kept, context.obj, number, lived.strip(), council.strip(), at=now())
            shown.say(say("Kept, and printed beside what people say."))
            _warn_of_people([lived, council], about_actions(kept, context.obj)[0], shown)
        reviewing.show(kept, context.obj, number, shown)
