"""What a computer stands on the day before a workshop: its networks, its power, its disk, its firewall.

It reads, and judges nothing: `hindrances` does that. What cannot be known here is None.
"""

import os
import shutil
import sys
import tempfile
from contextlib import suppress
from pathlib import Path
from time import perf_counter

from mir_assess.channels.room import firewall
from mir_assess.channels.room.addresses import leading_out, networks
from mir_assess.channels.room.firewall import Firewall
from mir_assess.model.value import value

_SUPPLIES = Path("/sys/class/power_supply")


@value
class Surroundings:
    """What was found.

    `networks` are names and this computer's addresses, `way_out` the address that leads out of the room,
    `program` the file that a firewall knows us by, `plugged_in` whether it has mains, `room_left` the bytes
    that may still be written where answers are kept, and `written_in` the seconds its disk took to keep one;
    `can_write` is false where nothing could be kept there.
    """

    networks: tuple[tuple[str, str], ...]
    way_out: str
    program: str
    windows: Firewall | None = None
    plugged_in: bool | None = None
    room_left: int | None = None
    written_in: float | None = None
    can_write: bool = True
    prints_pdf: bool = True


def found(folder: Path | None, *, prints_pdf: bool) -> Surroundings:
    """Return what this computer stands on; `folder` is where answers are kept, None where that is a server's
    affair.
    """
    left = written = None
    can_write = True
    if folder is not None:
        with suppress(OSError):
            left = shutil.disk_usage(folder).free
        written = _written_in(folder)
        can_write = written is not None
    return Surroundings(
        networks(),
        leading_out(),
        # The program in an environment of its own hands on to this one, which is what a firewall sees.
        getattr(sys, "_base_executable", sys.executable),
        firewall.of_windows(),
        _plugged_in(),
        left,
        written,
        can_write,
        prints_pdf,
    )


def _written_in(folder: Path) -> float | None:
    """Return how long the disk takes to have a few bytes for good; None where it will not have them."""
    slowest = 0.0
    try:
        with tempfile.TemporaryFile(dir=folder) as file:
            for _ in range(5):
                began = perf_counter()
                file.write(b"rehearsal" * 64)
                file.flush()
                os.fsync(file.fileno())
                slowest = max(slowest, perf_counter() - began)
    except OSError:
        return None
    return slowest


def _plugged_in() -> bool | None:
    if sys.platform == "win32":
        return _plugged_in_on_windows()
    with suppress(OSError):
        told = {file.parent.name: file.read_text().strip() for file in _SUPPLIES.glob("*/online")}
        if told and any(_SUPPLIES.glob("BAT*")):
            return "1" in told.values()
    return None


def _plugged_in_on_windows() -> bool | None:
    if sys.platform == "win32":
        import ctypes

        told = (ctypes.c_ubyte * 12)()  # SYSTEM_POWER_STATUS, whose first byte is the mains
        if ctypes.windll.kernel32.GetSystemPowerStatus(ctypes.byref(told)):
            return {0: False, 1: True}.get(told[0])
    return None
