"""The real keyboard, clock and ids: what joins a workshop to the machine it runs on.

Tests drive `terminal.run` with lines and times of their own; this is the only part that cannot be handed
them.
"""

import sys
from datetime import UTC, datetime
from uuid import uuid4

from mir_assess.channels.terminal import run
from mir_assess.store.base import Store
from mir_assess.walk import Walk


def run_at_keyboard(
    store: Store,
    name: str,
    *,
    sitting: str,
    options: str,
    plain: bool,
    command: str,
    place: str,
) -> None:
    """Run a workshop with what is typed, or piped, into this program.

    `command` is how the person starts the program, `options` what else they asked for and want again, and
    `place` what must follow to find this store again (empty for the usual one), so that the next thing to
    type can be said as they type it.
    """
    walk = Walk(
        store,
        name,
        clock=lambda: datetime.now(UTC).isoformat(),
        new_id=lambda: uuid4().hex,
        sitting=sitting,
        next_commands=(f"{command} report {name}{place}", f"{command} seal {name}{place}"),
    )
    waits = sys.stdin.isatty()
    run(
        walk,
        read_line=_read_typed if waits else _read_piped,
        plain=plain,
        waits=waits,
        can_clear=waits and sys.stdout.isatty(),
        resume=f"{command} start {name}" + (f' --sitting "{sitting}"' if sitting else "") + options + place,
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
