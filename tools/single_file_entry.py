"""Where the program begins that is one file (see single_file.py).

With words behind its name it is `mir-assess`. Opened with a double click it has none, and its window would
close on whatever it said: there it asks what to do.
"""

import os
import sys

from mir_assess.__main__ import main


def begin() -> int:
    """Run the command that was typed; with none, and somebody at a screen, ask for one."""
    if sys.argv[1:]:
        typed = sys.argv[0]
        os.environ.setdefault("MIR_ASSESS_COMMAND", f'"{typed}"' if " " in typed else typed)
        return main()
    if sys.stdin is not None and sys.stdin.isatty() and sys.stdout.isatty():
        from mir_assess.cli.window import stay_open

        return stay_open(main)
    return main()


sys.exit(begin())
