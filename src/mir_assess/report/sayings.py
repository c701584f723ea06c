"""What one group said of one statement, as one sentence and as a line of numbers.

First comes what the room said; what can be told from it is said in `sentences`. All of it is computed from a
disclosed distribution, so a sentence can tell no more than the table beside it. Beside its words each saying
carries what they name, so that two of them are compared as values, in whatever language. This module knows no
other group and no other year.
"""

from mir_assess.analysis.disclosed import AgreedOnly, Coarse, Suppressed, Token
from mir_assess.analysis.distributions import Distribution, Promise
from mir_assess.report.answers import Answer, chosen, of_kept, of_level, of_rest
from mir_assess.report.naming import Named, Whose
from mir_assess.report.rungs import placed
from mir_assess.report.said import Said, by_all, by_most
from mir_assess.report.steps import Ladder
from mir_assess.report.tongue import listed, marked, say, say_n, sentence, speaks_english

PERCENT_FROM = 20
"""Below so many people a percentage sounds more exact than it is, and none is said."""

# For translators: {answer} is a level in quotation marks, several of them, or “less than” one.
HALF: dict[Whose, str] = {
    "people": marked("Half of the people said {answer}. The other half did not."),
    "own": marked("Half of {group} said {answer}. The other half did not."),
    "others": marked("Half of {group} thought {answer}. The other half did not."),
}
ROUGHLY: dict[Token, dict[Whose, str]] = {
    "fewer_than_half": {
        "people": marked("Fewer than half of the people said {answer}."),
        "own": marked("Fewer than half of {group} said {answer}."),
        "others": marked("Fewer than half of {group} thought {answer}."),
    },
    "half_or_more": {
        "people": marked("Half or more of the people said {answer}."),
        "own": marked("Half or more of {group} said {answer}."),
        "others": marked("Half or more of {group} thought {answer}."),
    },
    "fewer_than_min_cell": {
        "people": marked("Very few people said {answer}."),
        "own": marked("Very few {group} said {answer}."),
        "others": marked("Very few {group} thought {answer}."),
    },
    "all_but_fewer_than_min_cell": {
        "people": marked("Nearly all people said {answer}."),
        "own": marked("Nearly all {group} said {answer}."),
        "others": marked("Nearly all {group} thought {answer}."),
    },
}
OF_THE_WHOLE: tuple[Token, ...] = ("fewer_than_half", "half_or_more")

# For translators: the same beside the name of a group, so the group is not named.
ROUGH_LINE: dict[Token, str] = {
    "fewer_than_half": marked("Fewer than half said {answer}."),
    "half_or_more": marked("Half or more said {answer}."),
    "fewer_than_min_cell": marked("Fewer than {number} people said {answer}."),
    "all_but_fewer_than_min_cell": marked("All but fewer than {number} people said {answer}."),
}
ROUGH_DISSENT: dict[Token, str] = {
    "fewer_than_half": marked("Fewer than half did not agree."),
    "half_or_more": marked("Half or more did not agree."),
    "fewer_than_min_cell": marked("Fewer than {number} people did not agree."),
    "all_but_fewer_than_min_cell": marked("All but fewer than {number} people did not agree."),
}
# For translators: of people or of their dots, in mid-sentence.
ROUGH_NUMBER: dict[Token, str] = {
    "fewer_than_half": marked("fewer than half"),
    "half_or_more": marked("half or more"),
    "fewer_than_min_cell": marked("fewer than {number}"),
    "all_but_fewer_than_min_cell": marked("all but fewer than {number}"),
}


HELD_BACK = marked("We do not show enough of these answers here to compare them, to keep people safe.")


SPLIT_BOTH_TIMES = marked(
    "People were split, then and now. Where people are so split, even one level up or down for everybody is "
    "easily missed. Only a very large change can be seen."
)
SPLIT_ON_BOTH_SIDES = marked(
    "People in both groups were split. Where people are so split, even one level between the groups is "
    "easily missed. Only a very large gap can be seen."
)
"""What is told beside “we cannot tell”, where one level for everybody might not have been told either."""


def held_back(figure: object) -> bool:
    """Return whether a figure is not told although there are answers: the copy shows too little of them,
    whatever their number.
    """
    return isinstance(figure, Suppressed) and figure.reason != "no_answers"


def nobody_answered(figure: object) -> bool:
    """Return whether a figure is not told because there is nobody whom it could tell of; of one that compares
    answers, because there is nobody on one side.
    """
    return isinstance(figure, Suppressed) and figure.reason == "no_answers"


def said(answers: Distribution, who: Named, steps: Ladder) -> Said:
    """Return what this group said: one sentence, or two where most did not know."""
    if answers.agreed is not None:
        return Said(_agreed(answers.agreed, who, steps))
    rated = _rated(answers, who, steps)
    if not _most_did_not_know(answers):
        return rated
    unknown = (
        say("Most people did not know.")
        if who.whose == "people"
        else say("Most {group} did not know.", group=who.part)
    )
    return Said(f"{unknown} {rated.text}", rated.answer)


def saying(answers: Distribution, who: Named, steps: Ladder) -> str:
    """Return the words of what this group said."""
    return said(answers, who, steps).text


def _rated(answers: Distribution, who: Named, steps: Ladder) -> Said:
    if isinstance(answers.keeps_promise, Coarse):
        return _coarse(answers.keeps_promise.token, who, of_kept(steps))
    if answers.bands is not None:
        return _by_promise(answers.bands.keeps_promise, answers.bands.not_yet, who, steps)
    if isinstance(answers.levels, Suppressed):
        return Said(_nothing(answers.levels, who))
    counts = tuple((answers.levels or {}).values())
    total = sum(counts)
    if not total:
        return Said(_no_rating(who))
    if steps.keeps_from is None:
        return placed(answers, counts, who, steps)
    highest = max(counts)
    answer = of_level(steps, counts.index(highest))
    if highest == total:
        return by_all(total, who, answer)
    if 2 * highest > total:
        return by_most(who, answer)
    number = sum(counts[steps.keeps_from :])
    return _by_promise(number, total - number, who, steps)


def _nothing(why: Suppressed, who: Named) -> str:
    if why.reason == "no_answers":
        return _no_rating(who)
    if who.are_people and speaks_english():
        return "We do not show people's numbers, to keep people safe. Their answers matter just as much."
    return say(
        "We do not show the numbers of {group}, to keep people safe. Their answers matter just as much.",
        group=who.text,
    )


def _no_rating(who: Named) -> str:
    return say("There is no rating from {group}.", group=who.text)


def is_hidden(answers: Distribution) -> bool:
    """Return whether nothing of a group's answers shows: neither levels, nor bands, nor a rough statement."""
    return (
        isinstance(answers.levels, Suppressed)
        and answers.bands is None
        and not isinstance(answers.keeps_promise, Coarse)
    )


def _by_promise(keeps: int, not_yet: int, who: Named, steps: Ladder) -> Said:
    if keeps == not_yet:
        answer = of_kept(steps)
        words = sentence(HALF[who.whose], group=who.whole, answer=chosen(answer, who))
        return Said(words, ("half", answer.levels))
    answer = of_kept(steps) if keeps > not_yet else of_rest(steps)
    return by_all(keeps + not_yet, who, answer) if 0 in (keeps, not_yet) else by_most(who, answer)


def _coarse(token: Token, who: Named, answer: Answer) -> Said:
    group = who.whole if token in OF_THE_WHOLE else who.part
    words = sentence(ROUGHLY[token][who.whose], group=group, answer=chosen(answer, who))
    return Said(words, ("whole", answer.levels))


def _agreed(agreed: AgreedOnly, who: Named, steps: Ladder) -> str:
    if agreed.level is None:
        return sentence("{group} met more than once and agreed on different levels.", group=who.text)
    level = steps.spoken(agreed.level)
    if agreed.said_so:
        return sentence(
            "{group} agreed on {level} together, and said that it may be shown.", group=who.text, level=level
        )
    return sentence("{group} agreed on {level} together.", group=who.text, level=level)


def _most_did_not_know(answers: Distribution) -> bool:
    numbers = (answers.dont_know, answers.not_applicable, answers.base)
    if any(isinstance(number, Suppressed) for number in numbers):
        return False
    unknown, *others = (number for number in numbers if isinstance(number, int))
    return unknown > sum(others)


def line(answers: Distribution, steps: Ladder, min_cell: int) -> str:
    """Return the numbers of a group as one line for beside its picture: “4 of 12 people said mostly true or
    always true”.
    """
    match answers.keeps_promise:
        case Promise() as promise if isinstance(answers.base, int):
            return _share(promise.people, answers.base, of_kept(steps).words)
        case Coarse() as cell:
            return say(ROUGH_LINE[cell.token], number=min_cell, answer=of_kept(steps).words)
        case _:
            pass
    if answers.agreed is not None:
        return agreed_line(answers.agreed, steps, min_cell)
    if nobody_answered(answers.levels):
        return say("Nobody in this group rated this statement.")
    if isinstance(answers.levels, Suppressed) or not isinstance(answers.base, int):
        return say("Not shown, to keep people safe.")
    return say_n("{number} person rated this.", "{number} people rated this.", answers.base)


def _share(people: int, base: int, answer: str) -> str:
    """“4 of 12 people”, with a percentage only where there are enough people for one to mean something."""
    if base < PERCENT_FROM:
        return say_n(
            "{people} of {number} person said {answer}.",
            "{people} of {number} people said {answer}.",
            base,
            people=people,
            answer=answer,
        )
    return say_n(
        "{people} of {number} person ({percent}%) said {answer}.",
        "{people} of {number} people ({percent}%) said {answer}.",
        base,
        people=people,
        percent=(200 * people + base) // (2 * base),  # half of one rounds up, as in every spreadsheet
        answer=answer,
    )


def agreed_line(agreed: AgreedOnly, steps: Ladder, min_cell: int) -> str:
    """Return what a group agreed on together, with people and dissent as far as they show."""
    if agreed.level is None:
        return say("Met more than once, and agreed on different levels.")
    told = [say("Agreed together: {level}.", level=steps.spoken(agreed.level))]
    if isinstance(agreed.people, int):
        told.append(say_n("{number} person present.", "{number} people present.", agreed.people))
    if agreed.said_so:
        told.append(say("They said that it may be shown."))
    told.append(dissent_words(agreed.dissent, min_cell))
    return " ".join(words for words in told if words)


def dissent_words(dissent: int | Coarse | Suppressed, min_cell: int) -> str:
    """Return how many did not agree; nothing where that may not be told."""
    if isinstance(dissent, Suppressed):
        return ""
    if isinstance(dissent, Coarse):
        return say(ROUGH_DISSENT[dissent.token], number=min_cell)
    if dissent == 0:
        return say("Nobody disagreed.")
    return say_n("{number} person did not agree.", "{number} people did not agree.", dissent)


def rough_number(cell: Coarse, min_cell: int) -> str:
    """Return a coarse number in mid-sentence: “fewer than half”, “fewer than 3”."""
    return say(ROUGH_NUMBER[cell.token], number=min_cell)


def middle(answers: Distribution, steps: Ladder) -> str:
    """Return the middle answer in words; nothing where it does not show."""
    if answers.split:
        return say("No middle answer: people were split.")
    if not isinstance(answers.median, tuple) or not answers.median:
        return ""
    labels = [steps.spoken(key) for key in answers.median]
    if len(labels) == 1:
        return say("Middle answer: {level}.", level=labels[0])
    # For translators: {levels} are two levels with “and” between them.
    return say("Middle answer: between {levels}.", levels=listed(labels))
