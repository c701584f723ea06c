"""The reading script: what whoever leads the room says and does, from the opening words to the close.

It says the opening words as the keyboard shows them, asks each statement with the questions that each group
is asked, and leaves a line to write each count on, in the order in which it is typed in later.
"""

from mir_assess.channels.paper import words
from mir_assess.channels.paper.asking import asked, questions
from mir_assess.channels.paper.pages import Read, Script, Stage, Tally
from mir_assess.model.assessment import Assessment
from mir_assess.model.paper_codes import Form, PaperCodes
from mir_assess.office.opening import MINUTES_TO_RATE, MINUTES_TO_TALK, fits
from mir_assess.report.tongue import say, say_n
from mir_assess.walk import opening_words
from mir_assess.walk.cards import card, part_begun
from mir_assess.walk.words import practice

USUAL_MINUTES = 120


def script(shown: Assessment, codes: PaperCodes, form: Form) -> Script:
    """Return the script of an assessment, in the language it is shown in. Its lines are for cards of this
    form: easy ones are counted by their first step.
    """
    return Script(
        before=Stage(say("Before people come"), tuple(_filled(line, codes.edition) for line in words.BEFORE)),
        opening=Stage(say("Read out before the first answer"), words_to_open(shown)),
        practice=practice(shown),
        rating=Stage(say("Rating"), tuple(say(line) for line in words.RATING)),
        statements=tuple(_read(shown, each, form) for each in shown.chosen),
        after=tuple(
            Stage(say(title), tuple(say(line) for line in lines)) for title, lines in words.AFTER.items()
        ),
        times=_times(shown),
    )


def words_to_open(shown: Assessment) -> tuple[str, ...]:
    """Return the opening words, with what holds for sheets of paper before their last line."""
    *most, last = opening_words(shown)
    if all(group.mode == "consensus" for group in shown.groups):
        return (*most, last)
    return (*most, say(words.CODE_OF_A_SHEET), last)


def _filled(line: str, code: str) -> str:
    return say(line, code=code) if "{" in line else say(line)


def _read(shown: Assessment, statement_id: str, form: Form) -> Read:
    statement = shown.statement(statement_id)
    counted = asked(shown, statement_id, form)
    here = [group for group in shown.groups if statement_id in shown.asked_of(group)]
    return Read(
        theme=shown.theme_of(statement_id).title,
        part=part_begun(shown, here[0], statement_id) if here else "",
        questions=questions(shown, statement_id),
        asked=asked(shown, statement_id, "standard"),
        easier=statement.easy_text,
        prompts=card(shown, statement_id).prompts,
        counted=tuple(each.label for each in counted.steps or counted.choices),
        tallies=tuple(Tally(group.label, agrees=group.mode == "consensus") for group in here),
    )


def _times(shown: Assessment) -> tuple[str, ...]:
    """How long it takes; where two hours are planned, minute by minute."""
    minutes = shown.minutes or USUAL_MINUTES
    rate, talk = fits(minutes)
    number = len(shown.chosen)
    told = (
        say_n(
            "Rating {number} statement aloud takes about {minutes} minutes.",
            "Rating {number} statements aloud takes about {minutes} minutes: three for each.",
            number,
            minutes=number * MINUTES_TO_RATE,
        ),
        say("To talk one through takes about {minutes} minutes.", minutes=MINUTES_TO_TALK),
        say(
            "In {minutes} minutes there is time to answer {rate} and to speak about {talk} of them.",
            minutes=minutes,
            rate=rate,
            talk=talk,
        ),
    )
    if minutes != USUAL_MINUTES:
        return told
    return (*told, say("Two hours may go like this:"), *(say(line) for line in words.TWO_HOURS))
