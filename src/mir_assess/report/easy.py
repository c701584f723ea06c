"""The report as an easier page: pictures on the left, few words on the right, large letters, faces and people
for numbers.

It tells the same figures as the gap report, in the bands of the scales. Only readers with a learning
disability can call a page Easy Read, so this one does not. This module lays the view out and counts nothing
but what the view shows.
"""

from collections.abc import Collection, Iterator
from pathlib import Path

from markupsafe import Markup

from mir_assess.analysis.distributions import Distribution
from mir_assess.model.bank import PictureSet
from mir_assess.model.promises import BANK as PROMISES
from mir_assess.model.promises import statement_id_of
from mir_assess.model.value import value
from mir_assess.report import easy_words as words
from mir_assess.report.actions import ActionView
from mir_assess.report.easy_answers import EasyAnswers, easy_answers, faces_of, only_enough, shown_faces
from mir_assess.report.easy_gaps import differences, where_none
from mir_assess.report.faces import DEFINITIONS, MOST_PEOPLE, face, people
from mir_assess.report.facts import LOOKED_FOR
from mir_assess.report.html import html_page
from mir_assess.report.promised import actions_before
from mir_assess.report.sayings import is_hidden, nobody_answered
from mir_assess.report.tongue import either, quoted, say, sentence
from mir_assess.report.view import GroupView, Report, StatementView

SET = "lucide"
CREDIT = PictureSet(
    SET,
    "Pictures: Lucide, by its contributors; some of them first drawn for Feather by Cole Bemis (MIT)",
    "ISC",
    "https://lucide.dev",
)
"""What pictures of ours owe, where no bank that was asked says so."""

PICTURES = {
    "about": "book-open-text",
    "draft": "triangle-alert",
    "faces": "eye",
    "who": "users-round",
    "differ": "arrow-left-right",
    "next": "list-checks",
    "before": "calendar-check",
    "unknown": "circle-question-mark",
    "ask": "messages-square",
    "said": "speech",
}
"""The pictures that stand beside our own words, by what the words are about."""


@value
class EasyStatement:
    """A statement with what each group said of it. `picture` is the name of its drawing, `enough` says which
    answer alone keeps the promise, `room` what everyone said together.
    """

    statement: StatementView
    text: str
    picture: tuple[str, str]
    answers: tuple[EasyAnswers, ...]
    enough: str
    room: str
    room_faces: tuple[str, ...]


@value
class EasyTheme:
    """A theme with its statements."""

    title: str
    anchor: str
    statements: tuple[EasyStatement, ...]


@value
class EasyPromise:
    """A promise of the round before: what was promised, the action where it is known, and what was said of it
    where people were asked.
    """

    what: str
    action: ActionView | None
    told: EasyStatement | None


def render_report(page: Report, templates: Path) -> bytes:
    """Return a gap report as one HTML file that is easier to read."""
    silent = [group for group in page.groups if _is_silent(page, group)]
    hidden = [group for group in page.groups if _is_unseen(page, group) and group not in silent]
    coming = [action for action in page.actions if action.is_open]
    found = {
        statement.id: _easy_statement(page, statement, (*silent, *hidden)) for statement in page.statements
    }
    return html_page(
        "report/easy.html",
        templates,
        page.tongue,
        report=page,
        words=words,
        themes=_themes(page, found),
        promises=_promises(page, found),
        differences=[(_text(page, found), told) for found in page.statements if (told := differences(found))],
        no_difference=where_none(page.statements),
        uses_plain_texts=any(_is_plain(page, statement) for statement in _asked(page)),
        faces_shown=_faces_shown(page) if any(map(_has_faces, found.values())) else (),
        hidden=hidden,
        silent=silent,
        has_people=any(told.choices for each in found.values() for told in each.answers),
        has_bars=any(told.base > MOST_PEOPLE for each in found.values() for told in each.answers),
        higher=words.HIGHER_IS_YES if _faces_shown(page) else words.HIGHER_IS_UP,
        missing=_missing(page),
        coming=coming,
        done=[action for action in page.actions if action.status == "done"],
        dropped=[action for action in page.actions if action.status == "dropped"],
        leads=words.TWO_LEAD if all(map(_has_two_leads, coming)) else words.TWO_NEEDED,
        keeper=sentence(words.KEEPER, person=page.assessment.keeper) if page.assessment.keeper else "",
        credits=_credits(page),
        icon=lambda name: _drawn(page, (SET, PICTURES[name])),
        drawn=lambda picture: _drawn(page, picture),
        face=lambda name: Markup(face(name)),  # noqa: S704 - drawn by us
        people=lambda number, base: Markup(people(number, base)),  # noqa: S704 - drawn by us
        definitions=Markup(DEFINITIONS),  # noqa: S704 - drawn by us
    )


def pictures_of(page: Report) -> tuple[tuple[str, str], ...]:
    """Return the pictures that the page shows: those of its statements, and those beside our own words."""
    ours = ((SET, name) for name in PICTURES.values())
    return (*(_picture_of(page, statement) for statement in _asked(page)), *ours)


def _asked(page: Report) -> Iterator[StatementView]:
    """The statements of the round but those that ask what became of promises."""
    return (statement for statement in page.statements if statement.bank != PROMISES)


def _picture_of(page: Report, statement: StatementView) -> tuple[str, str]:
    bank = next(bank for bank in page.banks if bank.id == statement.bank)
    return (bank.pictures.set if bank.pictures else "", statement.picture)


def _drawn(page: Report, picture: tuple[str, str]) -> Markup:
    """Return a picture as SVG, or nothing where it could not be drawn: the words beside it say it all."""
    shapes = page.drawings.get(picture, "")
    drawing = f'<svg class="icon" viewBox="0 0 24 24" aria-hidden="true">{shapes}</svg>' if shapes else ""
    return Markup(drawing)  # noqa: S704 - the library's shapes, found by name


# What people said


def _themes(page: Report, found: dict[str, EasyStatement]) -> tuple[EasyTheme, ...]:
    return tuple(
        EasyTheme(theme.title, theme.anchor, tuple(found[statement.id] for statement in theme.statements))
        for theme in page.themes
        if theme.bank != PROMISES
    )


def _easy_statement(page: Report, statement: StatementView, left_out: Collection[GroupView]) -> EasyStatement:
    """Lay out a statement with what the groups said of it that are not told of once for all."""
    scale = page.assessment.scale_of(statement.id)
    shown = (found for found in statement.answers if found.group not in left_out)
    room, faces = _room(page, statement)
    return EasyStatement(
        statement=statement,
        text=_text(page, statement),
        picture=_picture_of(page, statement),
        answers=tuple(easy_answers(found, statement, scale, page.policy.min_cell) for found in shown),
        enough=only_enough(statement, scale),
        room=room,
        room_faces=faces,
    )


def _text(page: Report, statement: StatementView) -> str:
    return statement.text if _is_plain(page, statement) else statement.easy_text


def _is_plain(page: Report, statement: StatementView) -> bool:
    """Whether the usual words are shown: where there are no easier ones, or only in another language."""
    others = page.tongue.others
    is_foreign = statement.easy_text in others and statement.text not in others
    return not statement.easy_text or is_foreign


def _room(page: Report, statement: StatementView) -> tuple[str, tuple[str, ...]]:
    """What everyone said together, and its face."""
    if statement.agreed is None:
        return "", ()
    level = statement.agreed.level
    if level is None:
        return say(words.ROOM_DIFFERED), ()
    scale = page.assessment.scale_of(statement.id)
    return say(words.ROOM_AGREED, answer=quoted(scale.level(level).label)), faces_of(scale, level)


def _is_unseen(page: Report, group: GroupView) -> bool:
    """Whether nothing at all shows of what a group answered, so that it is said once and not each time."""
    found = _figures(page, group)
    return bool(found) and all(each.agreed is None and is_hidden(each) for each in found)


def _is_silent(page: Report, group: GroupView) -> bool:
    """Whether nobody of a group answered anything."""
    found = _figures(page, group)
    return bool(found) and all(nobody_answered(each.levels) for each in found)


def _figures(page: Report, group: GroupView) -> list[Distribution]:
    return [
        answers.figures
        for statement in page.statements
        for answers in statement.answers
        if answers.group == group
    ]


def _has_faces(statement: EasyStatement) -> bool:
    """Whether a face may stand beside a statement: where answers show."""
    return bool(statement.room_faces) or any(told.choices or told.faces for told in statement.answers)


def _faces_shown(page: Report) -> tuple[tuple[str, str], ...]:
    """The faces of the first scale that has some, each with its word."""
    statements = (*_asked(page), *page.statements)
    scales = (page.assessment.scale_of(statement.id) for statement in statements)
    return next((faces for scale in scales if (faces := shown_faces(scale))), ())


# Promises of the round before


def _promises(page: Report, found: dict[str, EasyStatement]) -> tuple[EasyPromise, ...]:
    """What was promised in the round before, from its actions where they are known, else from what people
    were asked about them.
    """
    known = actions_before(page)
    told = {statement_id_of(action.id): action for action in known}
    asked = {statement.id: statement for statement in page.statements if statement.bank == PROMISES}
    rows = [
        EasyPromise(action.what, action, found[name] if name in asked else None)
        for name, action in told.items()
    ]
    rows += [
        EasyPromise(statement.text, None, found[name])
        for name, statement in asked.items()
        if name not in told
    ]
    return tuple(rows)


def _has_two_leads(action: ActionView) -> bool:
    return bool(action.led_by_lived and action.led_by_council)


# What is missing, and what is owed


def _missing(page: Report) -> str:
    present = {group.role for group in page.groups}
    kinds = [say(kind) for role, kind in LOOKED_FOR.items() if role not in present]
    return say(words.MISSING, groups=either(kinds)) if kinds else ""


def _credits(page: Report) -> tuple[PictureSet, ...]:
    """Return the sets whose pictures the page shows."""
    if not page.drawings:
        return ()
    theirs = dict.fromkeys(bank.pictures for bank in page.banks if bank.pictures and bank.pictures.set == SET)
    return tuple(sorted(theirs, key=lambda found: found.credit)) or (CREDIT,)
