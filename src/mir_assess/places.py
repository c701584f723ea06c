"""Where a path that somebody typed leads: `~` is their own folder.

Knows the disk's names and nothing of what is kept there.
"""

import os
from pathlib import Path


def typed_path(typed: str | Path) -> Path:
    """Return the path somebody typed, with `~` as their own folder. A `~` that names nobody stays as it is:
    then there is no such folder, and whoever goes there says so.
    """
    return Path(os.path.expanduser(typed))  # noqa: PTH111 - the other way breaks off where it names nobody
