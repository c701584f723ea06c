"""What was promised before this round, side by side: what the council says became of it, and what people say.

A round may have opened with last round's promises as statements to rate. Their answers passed the gate like
any other, and here each is set beside its action. Shared by the pages that tell it.
"""

from mir_assess.model.assessment import Review
from mir_assess.model.promises import BANK, statement_id_of
from mir_assess.model.value import value
from mir_assess.report.actions import ActionView
from mir_assess.report.sayings import is_hidden
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
    def people(self) -> tuple[Answers, ...]:
        """What those said who answered from a life of their own."""
        return tuple(found for found in self.answers if found.group.called.speaks_of_own_life)

    @property
    def others(self) -> tuple[Answers, ...]:
        """What everybody else said."""
        return tuple(found for found in self.answers if not found.group.called.speaks_of_own_life)

    @property
    def answers(self) -> tuple[Answers, ...]:
        """What each group said that gave an answer, or whose answer is held back."""
        return () if self.statement is None else self.statement.answers


def asks_of_a_promise(statement: StatementView) -> bool:
    """Return whether a statement asks if a promise was kept, and so is told beside it."""
    return statement.bank == BANK


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


def reviews_of(found: Promised, round_name: str) -> tuple[Review, ...]:
    """Return what the two leads of a promise said of it, beside what people said in this round."""
    reviews = () if found.action is None else found.action.reviews
    return tuple(review for review in reviews if review.round == round_name)


def sayings_of(answers: tuple[Answers, ...]) -> tuple[str, ...]:
    """Return what groups said, each in its sentence and once; of those that do not show, only where nobody's
    does.
    """
    shown = [found.saying for found in answers if not is_hidden(found.figures)]
    return tuple(dict.fromkeys(shown or [found.saying for found in answers]))
