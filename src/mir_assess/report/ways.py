"""How people took part, in sentences: how they answered, what help they had, whether they had been before.

Counts that were never crossed with anything, as far as the gate hands them out.
"""

from collections.abc import Mapping

from mir_assess.analysis.disclosed import DisclosedRound, Suppressed
from mir_assess.report.tongue import listed, marked, marked_n, say, say_n, sentence

ON_A_PHONE = marked_n("{number} person answered on a phone", "{number} people answered on a phone")
FROM_A_FILE = marked_n(
    "{number} person answered through a file of answers",
    "{number} people answered through a file of answers",
)
CHANNELS = {
    "terminal": marked_n("{number} person took part in the room", "{number} people took part in the room"),
    "phone": ON_A_PHONE,
    "room": ON_A_PHONE,
    "paper": marked_n("{number} person answered on paper", "{number} people answered on paper"),
    "import": FROM_A_FILE,
    "csv": FROM_A_FILE,
    "counts": marked_n(
        "the answers of {number} person came in as counts from a file",
        "the answers of {number} people came in as counts from a file",
    ),
    "survey": marked_n(
        "{number} person answered through a survey", "{number} people answered through a survey"
    ),
    "hands": marked_n(
        "{number} person answered by a show of hands", "{number} people answered by a show of hands"
    ),
}
OTHER_CHANNEL = marked_n(
    "{number} person answered through “{way}”", "{number} people answered through “{way}”"
)
SUPPORTS = {
    "read": marked_n(
        "{number} person had the statements read out to them",
        "{number} people had the statements read out to them",
    ),
    "interpreted": marked_n("{number} person had an interpreter", "{number} people had an interpreter"),
    "chose": marked_n(
        "{number} person had help to choose an answer", "{number} people had help to choose an answer"
    ),
    "answered_for": marked_n(
        "{number} person had someone answer for them", "{number} people had someone answer for them"
    ),
}
HELPERS = {
    "paid": marked_n(
        "{number} person was helped by someone who works for the council or a service it pays for",
        "{number} people were helped by someone who works for the council or a service it pays for",
    ),
    "unpaid": marked_n(
        "{number} person was helped by someone who works for neither the council nor a service it pays for",
        "{number} people were helped by someone who works for neither the council nor a service it pays for",
    ),
}
ATTENDANCES = {
    "first_time": marked_n(
        "{number} person came for the first time", "{number} people came for the first time"
    ),
    "been_before": marked_n(
        "{number} person had been to a round before", "{number} people had been to a round before"
    ),
}
OTHER_SUPPORT = marked_n("{number} person through “{way}”", "{number} people through “{way}”")
"""How people took part: clauses, that are listed and closed with a full stop."""

WAY_MATTERS = (
    marked("{words}. The way people answer can change what they say."),
    marked(
        "Whether people answered on paper, by phone or otherwise is not shown, to keep people safe. It can "
        "change what they say."
    ),
)
HELP_MATTERS = (
    marked("{words}. Help is welcome, and it can change an answer without meaning to."),
    marked("What help people had to answer is not shown, to keep people safe. It can change what they say."),
)
"""How people took part, as a limit: what is said where it shows, and where it does not."""


def ways_and_help(seen: DisclosedRound, way: tuple[str, str], help_had: tuple[str, str]) -> tuple[str, ...]:
    """Return how people answered and what help they had, each in the sentence for what shows or for what does
    not.
    """
    return (
        _told(seen.participation.get("channel"), CHANNELS, OTHER_CHANNEL, way),
        _told(seen.participation.get("support"), SUPPORTS, OTHER_SUPPORT, help_had),
    )


UNCLEAR = (
    marked_n(
        "On {number} sheet of paper an answer could not be read, or several were marked. It counts as no "
        "answer, never as a low one.",
        "On {number} sheets of paper an answer could not be read, or several were marked. It counts as no "
        "answer, never as a low one.",
    ),
    marked(
        "Where an answer on paper could not be read, it counts as no answer, never as a low one. On how many "
        "sheets is not shown, to keep people safe."
    ),
)
"""Of paper that could not be read: what is said where that shows, and where it does not."""


def who_helped(seen: DisclosedRound) -> str:
    """Return who pays those who helped, as far as people said so. Where that may not show nothing is said of
    it: nobody may have said anything.
    """
    told = seen.participation.get("helper")
    sentences = (marked("{words}, as far as people said so."), "")
    return _told(told, HELPERS, OTHER_SUPPORT, sentences) if isinstance(told, Mapping) else ""


def unclear(seen: DisclosedRound) -> str:
    """Return on how many sheets an answer could not be read; that this is not shown, where it is not; nothing
    where nobody answered on paper.
    """
    told = seen.participation.get("unclear")
    if told is None:
        return ""
    if isinstance(told, Mapping):
        return say_n(*UNCLEAR[0], sum(told.values()))
    return "" if told.reason == "no_answers" else say(UNCLEAR[1])


def attendance(seen: DisclosedRound) -> str:
    """Return who came for the first time, as far as they said so. Where that may not show nothing is said of
    it: nobody may have said anything.
    """
    told = seen.participation.get("attendance")
    sentences = (marked("{words}, as far as people said so."), "")
    return _told(told, ATTENDANCES, OTHER_CHANNEL, sentences) if isinstance(told, Mapping) else ""


def _told(
    values: Mapping[str, int] | Suppressed | None,
    words: Mapping[str, tuple[str, str]],
    other: tuple[str, str],
    sentences: tuple[str, str],
) -> str:
    if values is None:
        return ""
    if isinstance(values, Suppressed):
        return "" if values.reason == "no_answers" else say(sentences[1])
    told = [say_n(*words.get(way, other), people, way=way) for way, people in values.items() if people]
    return sentence(sentences[0], words=listed(told)) if told else ""
