"""Files of answers, read into the same events that a keyboard makes.

`read` finds which importer knows a file by its header, and returns what the file says, with nothing kept
yet; `keeping` turns that into what a store takes. An importer knows one form of file; none knows another,
and none knows a store.
"""

from collections import Counter
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from types import ModuleType

from mir_assess.errors import ImportInvalid, Problem, nearest
from mir_assess.importers.reading import Found, Sheet, read_sheet, require_rows
from mir_assess.importers.vocabulary import Vocabulary
from mir_assess.model.assessment import Assessment
from mir_assess.speech import say

IMPORTERS: dict[str, str] = {
    "answers": "mir_assess.importers.plain_answers",
    "counts": "mir_assess.importers.plain_counts",
}
"""Each form of file to the module that reads it: its REQUIRED and OPTIONAL columns, and `read`. A new form
is one line here.
"""

_OWN_COLUMN = "x_"
MOST_COLUMNS = 1_000
"""A survey's export may have some hundreds; more than this is no table of answers."""


def read(file: Path, assessment: Assessment, new_id: Callable[[], str]) -> Found:
    """Return what a file of answers says of an assessment.

    Raises ImportInvalid with every problem of the file, each with its line.
    """
    sheet = read_sheet(file)
    importer = _importer_for(sheet)
    _check_header(sheet, importer)
    problems: list[Problem] = []
    found: Found = importer.read(require_rows(sheet), Vocabulary(assessment), new_id, problems)
    if problems:
        raise ImportInvalid(*problems)
    return found


def _importer_for(sheet: Sheet) -> ModuleType:
    """Return the importer whose required columns are most nearly there."""
    importers = [import_module(module) for module in IMPORTERS.values()]
    return max(importers, key=lambda importer: sum(column in sheet.header for column in importer.REQUIRED))


def _check_header(sheet: Sheet, importer: ModuleType) -> None:
    """Refuse a file whose columns do not fit: no row can be understood before they do."""
    known = (*importer.REQUIRED, *importer.OPTIONAL)
    problems = []
    times = Counter(sheet.header)
    if len(times) > MOST_COLUMNS:
        what = say("The first line names {number} columns.", number=len(sheet.header))
        fix = say("The first line must name: {columns}.", columns=",".join(importer.REQUIRED))
        raise ImportInvalid(Problem(sheet.at(1), what, fix))
    for column in importer.REQUIRED:
        if column not in sheet.header:
            what = say("There is no column “{column}”.", column=column)
            fix = say("The first line must name: {columns}.", columns=",".join(importer.REQUIRED))
            problems.append(Problem(sheet.at(1), what, fix))
    for column, number in times.items():
        if number > 1:
            what = say("The column “{column}” is there twice.", column=column)
            problems.append(Problem(sheet.at(1), what, say("Take one of them out.")))
        if column not in known and not column.startswith(_OWN_COLUMN):
            missing = [name for name in known if name not in sheet.header]
            yours = f"{_OWN_COLUMN}{column or 'name'}"
            own = say(
                "Take it out, or to keep it for yourself call it {name}; it is then passed over.", name=yours
            )
            fix = f"{nearest(column, missing)} {own}".strip()
            what = say("“{column}” is not a column we know.", column=column)
            problems.append(Problem(sheet.at(1), what, fix))
    if problems:
        raise ImportInvalid(*problems)
