"""`plan`: the actions agreed in a round, and what became of them."""

from typing import TYPE_CHECKING, Annotated

import typer

from mir_assess.cli import options
from mir_assess.cli.console import console
from mir_assess.cli.places import now, opened_store
from mir_assess.speech import say

if TYPE_CHECKING:
    from mir_assess.model.assessment import Action

app = typer.Typer(
    rich_markup_mode=None,
    add_completion=False,
    no_args_is_help=True,
    help="Add, list and move the actions of a round.",
    subcommand_metavar="add|list|move",
)


@app.callback()
def plan(context: typer.Context, name: options.Name) -> None:
    """Add, list and move the actions of a round."""
    context.obj = name


@app.command()
def add(
    context: typer.Context,
    what: Annotated[
        str, typer.Option("--what", metavar="TEXT", show_default=False, help="What will be done.")
    ] = "",
    led_by_lived: Annotated[
        str,
        typer.Option(
            "--led-by-lived",
            metavar="ROLE",
            show_default=False,
            help="Who leads it, with lived experience: a role, not a name.",
        ),
    ] = "",
    led_by_council: Annotated[
        str,
        typer.Option(
            "--led-by-council",
            metavar="ROLE",
            show_default=False,
            help="Who leads it, from the council: a role, not a name.",
        ),
    ] = "",
    statement: Annotated[
        str, typer.Option("--statement", metavar="ID", show_default=False, help="The statement it is about.")
    ] = "",
    why: Annotated[
        str, typer.Option("--why", metavar="TEXT", show_default=False, help="Why, in the words of the room.")
    ] = "",
    by: Annotated[
        str, typer.Option("--by", metavar="TEXT", show_default=False, help="By when, as the room said it.")
    ] = "",
    first_step: Annotated[
        str, typer.Option("--first-step", metavar="TEXT", show_default=False, help="The first step.")
    ] = "",
    notice: Annotated[
        str, typer.Option("--notice", metavar="TEXT", show_default=False, help="How people will notice.")
    ] = "",
    store: options.StoreAddress = None,
    plain: options.Plain = False,
) -> None:
    """Add an action. It needs two leads: one with lived experience, one from the council."""
    from mir_assess.office.planning import agree

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
    with opened_store(store) as kept:
        number, found = agree(
            kept, context.obj, {field: text.strip() for field, text in said.items()}, at=now()
        )
    shown.say(_numbered(number, context.obj, what.strip()))
    if found.sealed:
        shown.say(
            say(
                "This round was sealed on {day}: its report keeps the actions it had, "
                "and next year opens with this one too.",
                day=found.sealed,
            )
        )
    shown.next(f"plan {context.obj} list")


@app.command("list")
def list_actions(
    context: typer.Context,
    format_: Annotated[str, typer.Option("--format", "-f", metavar="F", help="text.")] = "text",
    store: options.StoreAddress = None,
    plain: options.Plain = False,
) -> None:
    """List the actions agreed in this round, and how each stands."""
    from mir_assess.office.planning import actions_of, refuse_other_formats

    shown = console(plain=plain, store=store)
    refuse_other_formats(format_)
    with opened_store(store) as kept:
        actions = actions_of(kept, context.obj)
    if not actions:
        shown.say(say("No actions have been agreed in {name} yet.", name=context.obj))
        shown.next(f"plan {context.obj} add --what TEXT --led-by-lived ROLE --led-by-council ROLE")
        return
    for number, action in enumerate(actions, start=1):
        shown.heading(f"{number}. {action.what}")
        shown.say(*_details(action))
    shown.next(f"plan {context.obj} move 1 --to going")


def _details(action: "Action") -> list[str]:
    from mir_assess.model.assessment import STATUS_WORDS

    status = say(STATUS_WORDS[action.status])
    if action.reason:
        status = f"{status}: {action.reason}"
    leads = say("{lived}, and {council}", lived=action.led_by_lived, council=action.led_by_council)
    lines = (
        (say("Led by: {words}", words=leads), leads),
        (say("About: {words}", words=action.statement), action.statement),
        (say("Why: {words}", words=action.why), action.why),
        (say("By: {words}", words=action.by), action.by),
        (say("First step: {words}", words=action.first_step), action.first_step),
        (say("How people will notice: {words}", words=action.notice), action.notice),
        (say("How it stands: {words}", words=status), status),
    )
    return [f"   {line}" for line, words in lines if words]


def _numbered(number: int, name: str, action: str) -> str:
    return say("Action {number} of {name}: {action}", number=number, name=name, action=action)


@app.command()
def move(
    context: typer.Context,
    number: Annotated[
        int, typer.Argument(metavar="NUMBER", show_default=False, help="The action's number in the list.")
    ],
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
    from mir_assess.model.assessment import STATUS_WORDS
    from mir_assess.office.planning import move as moved

    shown = console(plain=plain, store=store)
    with opened_store(store) as kept:
        action = moved(kept, context.obj, number, to, reason.strip(), at=now())
    shown.say(
        _numbered(number, context.obj, action.what),
        say("How it stands: {words}", words=say(STATUS_WORDS[action.status])),
    )
    shown.next(f"plan {context.obj} list")
