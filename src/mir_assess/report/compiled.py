"""Page templates, compiled once and kept beside their sources, as Python keeps its own modules.

To compile them anew took a fifth of the time that a report takes. Where the folder may not be written to, or
Python was told to leave no bytecode, they are compiled each time, and nobody is the wiser. This module knows
no page.
"""

import sys
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from pickle import PickleError
from typing import Any

import jinja2
from jinja2.bccache import Bucket, FileSystemBytecodeCache

FOLDER = "__pycache__"


class BesideTheTemplates(FileSystemBytecodeCache):
    """Compiled templates in a folder beside their sources. `options` are those that compiling depends on:
    what was compiled with others, or by another Jinja, is never taken.
    """

    def __init__(self, templates: Path, options: dict[str, Any]) -> None:
        made_by = sha256(repr((jinja2.__version__, sorted(options.items()))).encode()).hexdigest()
        super().__init__(str(templates / FOLDER), f"%s.{made_by[:12]}.jinja")

    def load_bytecode(self, bucket: Bucket) -> None:
        """Take what was compiled before. A file that is cut short or spoilt is compiled anew."""
        with suppress(OSError, EOFError, ValueError, TypeError, PickleError):
            super().load_bytecode(bucket)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what was compiled, where that is allowed."""
        if sys.dont_write_bytecode:
            return
        with suppress(OSError):
            Path(self.directory).mkdir(exist_ok=True)
            super().dump_bytecode(bucket)
