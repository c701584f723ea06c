"""Actions as files: the calendar, the workbook, and the list as text."""

from collections.abc import Iterable

from mir_assess.cli.console import Console
from mir_assess.cli.page_files import path_for
from mir_assess.cli.places import today
from mir_assess.office.planning import about_actions
from mir_assess.office.writing import STANDARD_OUTPUT, write_to_standard_output, write_whole
from mir_assess.speech import say, say_n, spoken
from mir_assess.store.base import Store


def write_actions(kept: Store, name: str, form: str, output: str | None, shown: Console) -> None:
    """Write the actions of a round as a calendar or a workbook; say which a calendar cannot hold."""
    from mir_assess.report.tongue import on_a_page

    assessment, promises = about_actions(kept, name)
    on = today()
    with on_a_page(spoken()):
        if form == "ics":
            from mir_assess.report.calendar import calendar

            title = say("Actions of {name}", name=name)
            content = calendar(promises, title)
        else:
            from mir_assess.report.action_book import action_book

            content = action_book([promise.action for promise in promises], assessment, on)
    _write(content, name, form, output, shown)
    undated = sum(promise.action.day is None for promise in promises)
    if form == "ics" and undated:
        shown.warn(
            say_n(
                "{number} action has no day, so it is not in the calendar. A day is like: {example}",
                "{number} actions have no day, so they are not in the calendar. A day is like: {example}",
                undated,
                example="30 June 2027",
            )
        )


def write_list(listed: Iterable[tuple[str, list[str]]], name: str, output: str, shown: Console) -> None:
    """Write the list as text."""
    text = "\n\n".join("\n".join((heading, *lines)) for heading, lines in listed)
    text = text or say("No actions have been agreed in {name} yet.", name=name)
    _write(f"{text}\n".encode(), name, "txt", output, shown)


def _write(content: bytes, name: str, ending: str, output: str | None, shown: Console) -> None:
    if output == STANDARD_OUTPUT:
        write_to_standard_output(content)
        return
    path = path_for(output, f"{name}-actions.{ending}")
    write_whole(path, content)
    shown.say(say("Written: {file}", file=path))
