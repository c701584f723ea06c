"""Files of answers, read into the same sessions that a keyboard makes.

`read` finds which importer knows a file, and returns what the file says: bodies by session, with nothing kept yet. An importer
knows one form of file; none knows another, and none knows a store.
"""

from importlib import import_module
from pathlib import Path

from mir_assess.errors import ImportInvalid, Problem
from mir_assess.filed import Filed, Sheet, read_sheet
from mir_assess.model.assessment import Assessment

IMPORTERS: dict[str, str] = {
    "answers": "mir_assess.importers.plain_answers",
    "counts": "mir_assess.importers.plain_counts",
}
"""Each form of file to the module that reads it. A new form is one module, with COLUMNS and `read`, and one line here."""
