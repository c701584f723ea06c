"""The real keyboard, clock and ids: what joins a workshop to the machine it runs on.

Tests drive `terminal.run` with lines and times of their own; this is the only part that cannot be handed
them.
"""

import sys
from collections.abc import Callable
from datetime import UTC, datetime
from uuid import uuid4

from mir_assess.channels.terminal import run
from mir_assess.store.base import Store
from mir_assess.walk import Walk
from mir_assess.walk.phones import NO_PHONES, Phones


def run_at_keyboard(  # noqa: PLR0913 - each by its name
    store: Store,
    name: str,
    *,
    sitting: str,
    options: str,
    plain: bool,
    clears: bool,
    in_full: Callable[[str], str],
    phones: Phones = NO_PHONES,
) -> None:
    """Run a workshop with what is typed, or piped, into this program.

    `options` is what else they asked for and want again, and `clears` whether the terminal understands how
    to be cleared. `in_full` returns a command as this person types it, with all that it takes to find this
    store again, so that the next thing to type can be said. `phones` is what is known of
    those that join.
    """
    walk = Walk(
        store,
        name,
        clock=lambda: datetime.now(UTC).isoformat(),
        new_id=lambda: uuid4().hex,
        sitting=sitting,
        next_commands=(in_full(f"report {name}"), in_full(f"seal {name}")),
        phones=phones,
    )
    waits = sys.stdin.isatty()
    run(
        walk,
        read_line=_read_typed if waits else _read_piped,
        plain=plain,
        waits=waits,
        can_clear=clears and waits and sys.stdout.isatty(),
        keeps=bool(phones.ways),
        resume=in_full(f"start {name}" + (f' --sitting "{sitting}"' if sitting else "") + options),
    )


def _read_typed(question: str) -> str | None:
    try:
        return input(question)
    except EOFError:
        print()  # the shell's own prompt then stands on a line of its own
        return None


def _read_piped(_question: str) -> str | None:
    line = sys.stdin.readline()
    return line.rstrip("\r\n") if line else None
