"""Commands that hold commands of their own, such as `plan` and `statements`.

Every command takes `--store` and `--plain`; a family takes them too, in front of the one of its commands that
was typed, and hands them down to it: so a script may put them in one place for all. It knows no command.
"""

from typing import Any

import typer
from typer.core import TyperGroup


class Family(TyperGroup):
    """A command whose own options may stand before or behind its name's argument."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read what was typed, with the options of the family itself in front."""
        return super().parse_args(ctx, _options_first(args))


def hand_down(context: typer.Context, *, store: str | None, plain: bool) -> None:
    """Let each command of this family take what was typed before it, unless it says otherwise."""
    given: dict[str, Any] = {**({"store": store} if store else {}), **({"plain": True} if plain else {})}
    if given and isinstance(context.command, Family):
        context.default_map = dict.fromkeys(context.command.list_commands(context), given)


def _options_first(typed: list[str]) -> list[str]:
    """Return what was typed with the options right behind the first word before it.

    >>> _options_first(["northshire", "--store", "s.sqlite", "list", "--plain"])
    ['--store', 's.sqlite', 'northshire', 'list', '--plain']
    """
    before, rest = _leading(typed)
    behind, rest_behind = _leading(rest[1:])
    return [*before, *behind, *rest[:1], *rest_behind]


def _leading(typed: list[str]) -> tuple[list[str], list[str]]:
    """Split what was typed behind the options of a family that stand at its head."""
    end = 0
    while end < len(typed):
        if typed[end] == "--store" and end + 1 < len(typed):
            end += 2
        elif typed[end] == "--plain" or typed[end].startswith("--store="):
            end += 1
        else:
            break
    return typed[:end], typed[end:]
