"""What we heard, and what happens next: the report for those who took part.

It gives back what people said in their own words, then what will be done about it, what will not, and what
became of the promises before. All of it is laid out from the one report; no finding gets a second sentence.
"""

from collections.abc import Sequence
from pathlib import Path

from mir_assess.model.value import value
from mir_assess.report.actions import ActionView
from mir_assess.report.html import html_page
from mir_assess.report.promised import Promised, asks_of_a_promise, judgements, promised_before, sayings_of
from mir_assess.report.sayings import is_hidden, nobody_answered
from mir_assess.report.tongue import say
from mir_assess.report.view import Report, StatementView, ThemeView


@value
class Heard:
    """A statement, and what its page says of it: what people said, and what a group that clearly differs
    said beside it, with the question that this leaves.
    """

    statement: StatementView
    said: tuple[str, ...]

    @property
    def has_more(self) -> bool:
        """Whether there is more to it than answers: words, or what the room agreed."""
        return bool(self.statement.notes or self.statement.agreed or self.statement.rated_again)

    @property
    def is_unrated(self) -> bool:
        """Whether nobody rated it, in any group; one that is hidden may have been rated."""
        return all(nobody_answered(found.figures.levels) for found in self.statement.answers)

    @property
    def is_shown(self) -> bool:
        """Whether anything shows of what any group answered. Where nothing does, nobody can be told that they
        rated it: whether a hidden group did is hidden too.
        """
        return not all(is_hidden(found.figures) for found in self.statement.answers)


@value
class HeardTheme:
    """A theme: the statements that people left words on, and the others, which are told in short: those with
    answers that show (`short`), those that nobody rated, and those of which no answer can be shown.
    """

    theme: ThemeView
    full: tuple[Heard, ...]
    short: tuple[Heard, ...]
    unrated: tuple[Heard, ...]
    unshown: tuple[Heard, ...]


@value
class Account:
    """What the page lays out beside the report itself: what was said, what will happen, what has, what will
    not, and what was promised before. Each promise stands once. `is_empty` says that nobody answered yet.
    """

    is_empty: bool
    themes: tuple[HeardTheme, ...]
    coming: tuple[ActionView, ...]
    done: tuple[ActionView, ...]
    dropped: tuple[Promised, ...]
    led_together: str
    before: tuple[Promised, ...]
    adding: tuple[str, ...]


def render_report(page: Report, templates: Path) -> bytes:
    """Return what those who took part are told, as one HTML file."""
    return html_page(
        "report/heard.html",
        templates,
        page.tongue,
        report=page,
        account=_account(page),
        judgements=judgements,
    )


def _account(report: Report) -> Account:
    coming = tuple(action for action in report.actions if action.is_open)
    themes = tuple(map(_theme, report.themes))
    before = promised_before(report)
    known = {found.action.id for found in before if found.action is not None}
    here = [Promised(action.what, action, None) for action in report.actions if action.id not in known]
    return Account(
        is_empty=_is_empty(report, themes),
        themes=tuple(
            theme for theme in themes if theme.full or theme.short or theme.unrated or theme.unshown
        ),
        coming=coming,
        done=tuple(action for action in report.actions if action.status == "done"),
        dropped=tuple(found for found in (*here, *before) if found.is_dropped),
        led_together=_led_together(coming),
        before=tuple(found for found in before if not found.is_dropped),
        adding=_adding(report),
    )


def _is_empty(report: Report, themes: Sequence[HeardTheme]) -> bool:
    """Whether nobody took part yet, so that there is nothing to give back."""
    nobody = all(nobody_answered(group.people) for group in report.groups)
    return nobody and not any(theme.full or theme.short or theme.unshown for theme in themes)


def _theme(theme: ThemeView) -> HeardTheme:
    heard = [
        Heard(statement, _said(statement))
        for statement in theme.statements
        if not asks_of_a_promise(statement)
    ]
    rest = [found for found in heard if not found.has_more]
    return HeardTheme(
        theme,
        full=tuple(found for found in heard if found.has_more),
        short=tuple(found for found in rest if found.is_shown),
        unrated=tuple(found for found in rest if found.is_unrated),
        unshown=tuple(found for found in rest if not found.is_shown and not found.is_unrated),
    )


def _said(statement: StatementView) -> tuple[str, ...]:
    """What those said who speak of one life each; and, where another group clearly differs, what it said and
    the question that leaves.
    """
    own = tuple(found for found in statement.answers if found.group.called.speaks_of_one_life)
    told = list(sayings_of(own or statement.answers))
    for gap in statement.gaps:
        if gap.gap.reading in ("comparison_higher", "reference_higher"):
            both = [found.saying for side in gap.sides for found in statement.answers if found.group == side]
            fresh = [saying for saying in both if saying not in told]
            parts = (*fresh, gap.parts[-1]) if fresh else (gap.alone,)
            told += [part for part in parts if part not in told]
    return tuple(told)


def _led_together(actions: Sequence[ActionView]) -> str:
    """How actions are led, and whether each of these is."""
    if not actions:
        return ""
    if all(action.led_by_lived and action.led_by_council for action in actions):
        return say("Two people lead each of these together: one who lives it, and one from the council.")
    return say(
        "Two people should lead each of these together: one who lives it, and one from the council. Where "
        "one is not agreed yet, you can ask to be that person."
    )


def _adding(report: Report) -> tuple[str, ...]:
    """Whom to tell what is missing or wrong, and what that can still change."""
    keeper = report.assessment.keeper
    told = [
        say("Tell {person}, who looks after the answers.", person=keeper)
        if keeper
        else say("Tell whoever invited you: nobody wrote down who looks after the answers.")
    ]
    if report.sealed is None:
        told.append(say("This round is still open, so what you said can still be put right."))
    else:
        told.append(
            say(
                "This round is closed, so its numbers stay as they are. What you add now can go into the "
                "next one."
            )
        )
    told.append(say("If words of yours stand here and you wish they did not, say so as soon as you can."))
    return tuple(told)
