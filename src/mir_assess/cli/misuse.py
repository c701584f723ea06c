"""A command typed wrong, in the program's own words: where, what is wrong, what to do next.

Typer finds what is wrong and says it shortly, in English. It names no such errors in public, so each kind is
known here by its class's name or by its first words; what is not known is passed on as Typer says it. This
module knows no command: what it says of one, it asks of that command.
"""

import re
from collections.abc import Iterable, Sequence
from typing import Any

from mir_assess.cli.console import quoted
from mir_assess.errors import Problem, nearest
from mir_assess.speech import say

_BEGINS = ("new", "start")
"""Commands whose name may be one that nothing has yet."""
_DEEP = {"plan": 3, "statements": 2}
"""How many words name a command of theirs: `plan NAME move`. Of all others, one."""


def misuse_lines(error: Any, typed: Sequence[str], program: str) -> list[str]:
    """Return what to show of an error in how a command was typed: all of the help where that was asked for by
    typing nothing more, else one line of what to mend and one that names the help.
    """
    context = getattr(error, "ctx", None)
    if type(error).__name__ == "NoArgsIsHelpError":
        return str(error.format_message()).splitlines()
    command = _command(context) if context else _typed_command(typed, program)
    problem = _problem(error, context, command) or Problem("", error.format_message(), "")
    return [str(problem), say("See: {command}", command=f"{command} --help")]


def _problem(error: Any, context: Any, command: str) -> Problem | None:
    match type(error).__name__:
        case "MissingParameter":
            fix = say("Type it like this: {command}", command=_usage(context))
            place = _place(error.param)
            if place == "NAME" and context.info_name not in _BEGINS:
                fix = f"{say('`mir-assess list` shows the names there are.')} {fix}"
            return Problem(place, say("This is missing."), fix)
        case "BadParameter":
            return _unreadable(error)
        case "NoSuchOption":
            known = [option for param in context.command.get_params(context) for option in param.opts]
            what = say("{command} has no option of this name.", command=command)
            return Problem(error.option_name, what, nearest(error.option_name, known))
        case "BadOptionUsage" if "requires" in error.message:
            what = say("Something has to stand after this option, and nothing does.")
            return Problem(error.option_name, what, say("The help says what."))
        case "BadOptionUsage":
            what = say("Nothing may stand after this option.")
            return Problem(error.option_name, what, say("Type {option} alone.", option=error.option_name))
        case _:
            return _unfit(error.message, context, command)


def _unfit(message: str, context: Any, command: str) -> Problem | None:
    """What is wrong with the words of a command themselves; None where it is not known."""
    if found := re.match(r"Got unexpected extra argument\S* \((.*)\)", message, re.DOTALL):
        what = say("“{words}” is more than {command} takes.", words=found[1], command=command)
        fix = say("Take it away, or put words that belong together in quotation marks.")
        like = say("Type it like this: {command}", command=_usage(context))
        return Problem("", what, f"{fix} {like}")
    if not hasattr(getattr(context, "command", None), "commands"):
        return None
    known = context.command.list_commands(context)
    if message.startswith("Missing command"):
        return _turned(context, known, "NAME") or Problem(
            command, say("It does not say what to do."), say("Use: {names}.", names=", ".join(known))
        )
    if found := re.match(r"No such command (['\"])(.*?)\1", message, re.DOTALL):
        fix = nearest(found[2], known) or (
            say("Use: {names}.", names=", ".join(known)) if context.parent else say("The help has them all.")
        )
        wrong = Problem(found[2], say("There is no command of this name."), fix)
        return _turned(context, known, found[2]) or wrong
    return None


def _turned(context: Any, known: Iterable[str], name: str) -> Problem | None:
    """What is wrong where what to do stands in the place of a name: `plan list` and `plan list NAME`."""
    said = str(context.params.get("name", ""))
    if said not in known:
        return None
    like = f"{context.command_path.partition('{')[0].strip()} {quoted(name)} {said}"
    what = say("The name of an assessment comes first.")
    return Problem("NAME", what, say("Type it like this: {command}", command=like))


def _unreadable(error: Any) -> Problem:
    """What is wrong with what stands in a place; a sentence of ours is kept as it is."""
    message, kind = str(error.message), getattr(error.param, "type", None)
    place = _place(error.param) if error.param is not None else ""
    typed = re.match(r"(?:(['\"])(.*)\1|(\S+)) is not (?:a valid int|in the range)", message, re.DOTALL)
    if not typed:
        return Problem(place, message, "")
    lowest, highest = getattr(kind, "min", None), getattr(kind, "max", None)
    fix = say("Type a whole number, in digits.")
    if lowest is not None and highest is not None:
        fix = say("Type a whole number from {lowest} to {highest}.", lowest=lowest, highest=highest)
    elif lowest is not None:
        fix = say("Type a whole number, {lowest} or more.", lowest=lowest)
    what = say("“{words}” cannot stand here.", words=typed[2] or typed[3])
    return Problem(place, what, fix)


def _place(param: Any) -> str:
    """Return an option or an argument as somebody knows it: `--year`, `NAME`."""
    if param.param_type_name == "option":
        return str(max(param.opts, key=len))
    return str(param.metavar or param.name.upper()).strip("[]")


def _usage(context: Any) -> str:
    """Return a command with all that must follow it, its options last, and in brackets what may."""
    needed = (
        param.metavar or param.name.upper()
        for param in context.command.get_params(context)
        if param.param_type_name == "argument"
    )
    options = context.command.options_metavar.partition("[OPTIONS]")[0].split()
    return " ".join((_command(context), *needed, *options))


def _command(context: Any) -> str:
    """Return a command as it is typed, with the names that were given on the way to it."""
    words: list[str] = []
    while context is not None:
        own = [context.info_name or ""]
        if words:
            own += [
                quoted(str(context.params.get(param.name) or param.metavar))
                for param in context.command.get_params(context)
                if param.param_type_name == "argument"
            ]
        words = own + words
        context = context.parent
    return " ".join(words)


def _typed_command(typed: Sequence[str], program: str) -> str:
    """The same, of words whose command is not known: those before the first option."""
    first = next((place for place, word in enumerate(typed) if word.startswith("-")), len(typed))
    deep = _DEEP.get(typed[0], 1) if typed else 0
    return " ".join((program, *typed[: min(first, deep)]))
