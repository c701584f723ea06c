"""Actions as files: the calendar, the workbook, and the list as text."""

from collections.abc import Sequence

from mir_assess.cli.action_list import listed, none_yet
from mir_assess.cli.console import Console
from mir_assess.cli.page_files import path_for
from mir_assess.cli.places import today
from mir_assess.errors import Problem, ReportError
from mir_assess.model.assessment import Assessment
from mir_assess.model.room import Promise
from mir_assess.model.visible import visible
from mir_assess.office.writing import STANDARD_OUTPUT, write_to_standard_output, write_whole
from mir_assess.speech import say, say_n, spoken

Promises = Sequence[Promise]


def write_actions(
    assessment: Assessment,
    promises: Promises,
    name: str,
    forms: Sequence[str],
    output: str | None,
    shown: Console,
) -> None:
    """Write the actions of a round in each of these forms, all laid out before the first is written; say
    which of them a calendar cannot hold. Raises ReportError where it would hold none: that is no calendar.
    """
    if "ics" in forms and all(promise.action.day is None for promise in promises):
        what = say("No action of {name} has a day, so there is nothing to put into a calendar.", name=name)
        raise ReportError(Problem("--format", what, say("A day is like: {example}", example="30 June 2027")))
    made = [(_ENDINGS[form], _made(form, assessment, promises, name)) for form in forms]
    for ending, content in made:
        _write(content, name, ending, output, shown)
    undated = sum(promise.action.day is None for promise in promises)
    if "ics" in forms and undated:
        shown.warn(
            say_n(
                "{number} action has no day, so it is not in the calendar. A day is like: {example}",
                "{number} actions have no day, so they are not in the calendar. A day is like: {example}",
                undated,
                example="30 June 2027",
            )
        )


def _made(form: str, assessment: Assessment, promises: Promises, name: str) -> bytes:
    from mir_assess.report.tongue import on_a_page

    if form == "text":
        each = listed(assessment, promises)
        # It may be read at a terminal, which would obey what somebody typed.
        text = "\n\n".join("\n".join(map(visible, (heading, *lines))) for heading, lines in each)
        return f"{text or none_yet(name)}\n".encode()
    with on_a_page(spoken()):
        if form == "ics":
            from mir_assess.report.calendar import calendar

            return calendar(promises, say("Actions of {name}", name=name))
        from mir_assess.report.action_book import action_book

        return action_book([promise.action for promise in promises], assessment, today())


_ENDINGS = {"text": "txt", "ics": "ics", "xlsx": "xlsx"}


def _write(content: bytes, name: str, ending: str, output: str | None, shown: Console) -> None:
    if output == STANDARD_OUTPUT:
        write_to_standard_output(content)
        return
    path = path_for(output, f"{name}-actions.{ending}")
    write_whole(path, content)
    shown.say(say("Written: {file}", file=path))
