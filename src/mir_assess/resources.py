"""Where the files that are not Python lie: the statement banks and the page templates.

In a working copy of the repository they stand at its top, where people who write no Python find them, and an
edit counts at once. In an installed package they travel inside it. This module knows the two places and not
what the files hold. It uses nothing but a path: importlib.resources would cost a third of the whole start-up.
"""

from pathlib import Path
from typing import Literal

Kind = Literal["statements", "templates"]

_PACKAGE = Path(__file__).resolve().parent


def folder(kind: Kind, *, package: Path = _PACKAGE) -> Path:
    """The folder of all statement banks, or of all templates.

    Args:
        kind: which of the two.
        package: the folder of this package; another one only in tests.
    """
    repository = package.parent.parent
    if (repository / "pyproject.toml").is_file() and (repository / kind).is_dir():
        return repository / kind
    return package / "_data" / kind
