"""Files of answers, read into the same events that a keyboard makes.

`read` finds which importer knows a file by its header, and returns what the file says, with nothing kept
yet; `keeping` turns that into what a store takes. An importer knows one form of file; none knows another,
and none knows a store.
"""

from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from types import ModuleType

from mir_assess.errors import ImportInvalid, Problem, nearest
from mir_assess.importers.reading import Found, Sheet, read_sheet
from mir_assess.importers.vocabulary import Vocabulary
from mir_assess.model.assessment import Assessment

IMPORTERS: dict[str, str] = {
    "answers": "mir_assess.importers.plain_answers",
    "counts": "mir_assess.importers.plain_counts",
}
"""Each form of file to the module that reads it: its REQUIRED and OPTIONAL columns, and `read`. A new form
is one line here.
"""

_OWN_COLUMN = "x_"


def read(file: Path, assessment: Assessment, new_id: Callable[[], str]) -> Found:
    """Return what a file of answers says of an assessment.

    Raises ImportInvalid with every problem of the file, each with its line.
    """
    sheet = read_sheet(file)
    importer = _importer_for(sheet)
    _check_header(sheet, importer)
    problems: list[Problem] = list(sheet.problems)
    found: Found = importer.read(sheet, Vocabulary(assessment), new_id, problems)
    if not sheet.rows and not problems:
        problems.append(
            Problem(
                sheet.at(1), "There is a header, and no row under it.", "Add the answers, then import again."
            )
        )
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
    for column in importer.REQUIRED:
        if column not in sheet.header:
            what = f"There is no column “{column}”."
            problems.append(
                Problem(sheet.at(1), what, f"The first line must name: {','.join(importer.REQUIRED)}.")
            )
    for column in dict.fromkeys(sheet.header):
        if sheet.header.count(column) > 1:
            problems.append(
                Problem(sheet.at(1), f"The column “{column}” is there twice.", "Take one of them out.")
            )
        if column not in known and not column.startswith(_OWN_COLUMN):
            missing = [name for name in known if name not in sheet.header]
            yours = f"{_OWN_COLUMN}{column or 'name'}"
            own = f"Take it out, or to keep it for yourself call it {yours}; it is then passed over."
            fix = f"{nearest(column, missing)} {own}".strip()
            problems.append(Problem(sheet.at(1), f"“{column}” is not a column we know.", fix))
    if problems:
        raise ImportInvalid(*problems)
