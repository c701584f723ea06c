"""What was promised before this round, side by side: what the council says became of it, and what people say.

A round may have opened with last round's promises as statements to rate. Their answers passed the gate like
any other, and here each is set beside its action. Shared by the pages that tell it.
"""

from dataclasses import replace

from mir_assess.model.promises import BANK, statement_id_of
from mir_assess.model.value import value
from mir_assess.report.actions import ActionView
from mir_assess.report.sayings import is_hidden, nobody_answered
from mir_assess.report.tongue import say
from mir_assess.report.view import Answers, Report, StatementView


@value
class Promised:
    """One promise of the round before: the `action` as it stands now, None where that is not known here, and
    the `statement` that asked whether it happened, None where nothing asked.
    """

    what: str
    action: ActionView | None
    statement: StatementView | None

    @property
    def is_dropped(self) -> bool:
        """Whether it is known here that it will not be done."""
        return self.action is not None and self.action.status == "dropped"

    @property
    def people(self) -> tuple[Answers, ...]:
        """What those said who answered from one life each."""
        return tuple(found for found in self.answers if found.group.called.speaks_of_one_life)

    @property
    def others(self) -> tuple[Answers, ...]:
        """What everybody else said."""
        return tuple(found for found in self.answers if not found.group.called.speaks_of_one_life)

    @property
    def answers(self) -> tuple[Answers, ...]:
        """What each group said that gave an answer, or whose answer is held back."""
        return () if self.statement is None else self.statement.answers


def asks_of_a_promise(statement: StatementView) -> bool:
    """Return whether a statement asks if a promise was kept, and so is told beside it."""
    return statement.bank == BANK


def is_told_apart(bank: str, *, compares: bool) -> bool:
    """Return whether a statement of several rounds is told beside its promise alone: no other year was to ask
    it, so that it is not “new”, and there is nothing to compare.
    """
    return bank == BANK and not compares


def actions_before(report: Report) -> tuple[ActionView, ...]:
    """Return the actions of the round before as they stand: as that round tells of them where it is at hand,
    and else as this one does, which asked about them.
    """
    told = () if report.changed is None else report.changed.actions
    known = {action.id for action in told}
    return (*told, *(action for action in report.promised if action.id not in known))


def promised_before(report: Report) -> tuple[Promised, ...]:
    """Return what the round before promised, in the order in which it did."""
    asked = {found.id: found for found in report.statements if asks_of_a_promise(found)}
    known = [
        Promised(action.what, action, asked.pop(statement_id_of(action.id), None))
        for action in actions_before(report)
    ]
    return (*known, *(Promised(found.text, None, found) for found in asked.values()))


def told_beside(report: Report) -> tuple[ActionView, ...]:
    """Return the actions of the round before, each with what people say beside what its leads say."""
    year = str(report.assessment.year)
    return tuple(
        found.action if found.statement is None else answered(found.action, found.answers, year)
        for found in promised_before(report)
        if found.action is not None
    )


def answered(
    action: ActionView, answers: tuple[Answers, ...], asked_in: str, *, of_several: bool = False
) -> ActionView:
    """Return an action with what each group said of it in the round that asked, by what that is called: first
    those who speak of one life each. On a page `of_several` rounds it is told in which they said so.
    """
    own = tuple(found for found in answers if found.group.called.speaks_of_one_life)
    others = tuple(found for found in answers if not found.group.called.speaks_of_one_life)
    people, rest = say("People say"), say("Others say")
    if of_several:
        people = say("People said in {year}", year=asked_in)
        rest = say("Others said in {year}", year=asked_in)
    told = ((people, " ".join(judgements(own))), (rest, " ".join(judgements(others))))
    beside = (*(pair for pair in told if pair[1]), *action.reviewed)
    return replace(action, beside=beside, answers=answers, asked_in=asked_in if answers else "")


def judgements(answers: tuple[Answers, ...]) -> tuple[str, ...]:
    """Return what groups said of a promise, each in its sentence with its numbers; of those that do not show,
    only where nobody's does.
    """
    shown = [_with_numbers(found) for found in answers if not is_hidden(found.figures)]
    return tuple(dict.fromkeys(shown or _unshown(answers)))


def _with_numbers(found: Answers) -> str:
    return say("{saying} ({numbers})", saying=found.saying, numbers=found.numbers)


def sayings_of(answers: tuple[Answers, ...]) -> tuple[str, ...]:
    """Return what groups said, each in its sentence and once; of those that do not show, only where nobody's
    does.
    """
    shown = [found.saying for found in answers if not is_hidden(found.figures)]
    return tuple(dict.fromkeys(shown or _unshown(answers)))


def _unshown(answers: tuple[Answers, ...]) -> list[str]:
    """Return that nothing of these groups shows: once for several, and not in a sentence for each."""
    held_back = [found for found in answers if not nobody_answered(found.figures.levels)]
    if len(held_back) < 2:
        return [found.saying for found in answers]
    once = f"{say('We do not show this, to keep people safe.')} {say('Their answers matter just as much.')}"
    return [once, *(found.saying for found in answers if found not in held_back)]
