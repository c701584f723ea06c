"""What a group is asked, as it stands on paper: statements under their themes and questions, with boxes to
cross.

It reads the assessment as the walk does, so the questions and the levels are those of every other channel.
"""

from itertools import groupby

from mir_assess.channels.paper.pages import Asked, Choice, Meaning, Question, Section, Step
from mir_assess.model.assessment import Assessment, Group
from mir_assess.model.paper_codes import Form
from mir_assess.model.scale import Scale
from mir_assess.walk.cards import card, part_begun, text_on_paper


def sections(assessment: Assessment, group: Group, form: Form, *, finer: bool = True) -> tuple[Section, ...]:
    """Return all that a group is asked, in walking order; a theme begins anew where its question changes.

    Without `finer`, an easy answer ends with its first step: easy cards are counted by that.
    """
    found = [
        (
            part_begun(assessment, group, each),
            assessment.theme_of(each).title,
            assessment.stem_for(each, group.role) or "",
            asked(assessment, each, form, finer=finer),
        )
        for each in assessment.asked_of(group)
    ]
    parts = {(theme, question): part for part, theme, question, _ in reversed(found) if part}
    rows = groupby(found, key=lambda row: row[1:3])
    return tuple(
        Section(parts.pop((theme, question), ""), theme, question, tuple(row[3] for row in several))
        for (theme, question), several in rows
    )


def asked(assessment: Assessment, statement_id: str, form: Form, *, finer: bool = True) -> Asked:
    """Return a statement with its boxes; in easier words, with faces, on easy paper."""
    statement, shown = assessment.statement(statement_id), card(assessment, statement_id)
    choices = tuple(Choice(level.label, level.description, level.picture) for level in shown.levels)
    is_easy = form == "easy"
    return Asked(
        number=shown.number,
        text=text_on_paper(assessment, statement_id, form),
        explanation=statement.explanation,
        picture=statement.picture,
        choices=choices,
        steps=steps(assessment.scale_of(statement_id), finer=finer) if is_easy else (),
    )


def steps(scale: Scale, *, finer: bool = True) -> tuple[Step, ...]:
    """Return a scale's easy first steps, each with the finer answers in it if they are wanted; none where the
    steps leave a level out.
    """
    if tuple(key for band in scale.bands for key in band.levels) != scale.keys:
        return ()
    return tuple(
        Step(
            band.label,
            band.picture,
            tuple(scale.level(key).label for key in band.levels) if finer and len(band.levels) > 1 else (),
        )
        for band in scale.bands
    )


def meanings(asked_of: tuple[Section, ...]) -> tuple[Meaning, ...]:
    """Return what the levels mean, once for each scale of which a level says more than its name."""
    scales = dict.fromkeys(
        statement.choices for section in asked_of for statement in section.statements if not statement.steps
    )
    return tuple(Meaning(choices) for choices in scales if any(each.description for each in choices))


def questions(assessment: Assessment, statement_id: str) -> tuple[Question, ...]:
    """Return the questions over a statement, each with the groups that it is put to, in their order."""
    found: dict[str, list[str]] = {}
    for group in assessment.groups:
        if statement_id in assessment.asked_of(group):
            stem = assessment.stem_for(statement_id, group.role) or ""
            found.setdefault(stem, []).append(group.label)
    return tuple(Question(" · ".join(labels), stem) for stem, labels in found.items())
