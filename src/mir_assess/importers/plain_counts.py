"""The plain file of counts: one row a level, with how many people chose it.

`group,statement,level,people`. Nothing in it says who took part, so how many gave no answer stays unknown.
"""

from collections import defaultdict
from collections.abc import Callable, Mapping

from mir_assess.errors import Problem
from mir_assess.importers.reading import Found, ImportedSession, Sheet
from mir_assess.importers.vocabulary import Place, Vocabulary
from mir_assess.model.bank import DONT_KNOW, NOT_APPLICABLE, NOT_LEVELS, SKIPPED
from mir_assess.model.events import SessionClosed, SessionOpened, Tallied
from mir_assess.speech import marked, say

REQUIRED = ("group", "statement", "level", "people")
OPTIONAL: tuple[str, ...] = ()

_MOST_PEOPLE = 1_000_000
_SKIPPED_UNUSED = marked(
    "Rows of skipped are not kept: counts do not say who took part, so how many gave no answer is unknown."
)

Counted = dict[str, dict[str, int]]


def read(sheet: Sheet, words: Vocabulary, new_id: Callable[[], str], problems: list[Problem]) -> Found:  # noqa: ARG001 - counts have no notes, which need an id
    """Return one session for each group of the file; whatever is wrong is added to `problems`."""
    counted: defaultdict[str, Counted] = defaultdict(dict)
    lines: dict[tuple[str, str, str], int] = {}
    for line, values in sheet.rows(problems):
        row = dict(zip(sheet.header, map(str.strip, values), strict=True))
        _take(row, line, Place(sheet.at, line, problems), words, counted, lines)
    sessions = tuple(_session(group, statements) for group, statements in counted.items())
    answers = sum(
        people
        for statements in counted.values()
        for levels in statements.values()
        for people in levels.values()
    )
    skipped = any(level == SKIPPED for _, _, level in lines)

    def repeated(session: ImportedSession) -> Problem:
        what = say(
            "The counts of “{group}” are already in {name}, from an earlier import.",
            group=session.opened.group,
            name=words.assessment,
        )
        return Problem(sheet.file, what, say("Take the rows of this group out. Other counts are added."))

    return Found(sessions, repeated, answers, warnings=(say(_SKIPPED_UNUSED),) if skipped else ())


def _take(
    row: Mapping[str, str],
    line: int,
    place: Place,
    words: Vocabulary,
    counted: defaultdict[str, Counted],
    lines: dict[tuple[str, str, str], int],
) -> None:
    group = words.group(row["group"], place)
    statement_id = words.statement(row["statement"], group, place)
    level = None if statement_id is None else words.answer(row["level"], statement_id, place)
    people = _people(row["people"], place)
    if group is None or statement_id is None or level is None or people is None:
        return
    key = (group.id, statement_id, level)
    if key in lines:
        what = say(
            "{statement} has a row for “{group}” and {level} already, on line {line}.",
            statement=statement_id,
            group=group.label,
            level=level,
            line=lines[key],
        )
        place.refuse(what, say("Keep the row that is right."))
        return
    lines[key] = line
    if level != SKIPPED:
        counted[group.id].setdefault(statement_id, {})[level] = people


def _people(text: str, place: Place) -> int | None:
    if text.isascii() and text.isdecimal() and int(text[:9]) <= _MOST_PEOPLE and len(text) < 9:
        return int(text)
    what = say("“{text}” is not a number of people.", text=text)
    place.refuse(what, say("Write a whole number, such as 4, or 0 for nobody."))
    return None


def _session(group_id: str, statements: Counted) -> ImportedSession:
    tallies = [
        Tallied(
            statement=statement_id,
            levels={level: people for level, people in levels.items() if level not in NOT_LEVELS},
            dont_know=levels.get(DONT_KNOW, 0),
            not_applicable=levels.get(NOT_APPLICABLE, 0),
        )
        for statement_id, levels in statements.items()
    ]
    said = sorted(
        (s, level, people) for s, levels in statements.items() for level, people in levels.items() if people
    )
    return ImportedSession(
        key=f"counts {group_id} {said}",
        line=0,
        opened=SessionOpened(group_id, "tally"),
        said=(*tallies, SessionClosed()),
        channel="counts",
    )
