"""The language of a page, and which of its texts are in another.

The page's own words are in a language the program speaks; the bank's texts in the one that was asked for, as
far as it carries them, else as they were written. Both are said of the page (`lang` and `dir`) and of each
text that differs, so that a screen reader pronounces it and a browser lays it out as what it is. This module
reads assessments; it knows no answer.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from mir_assess.analysis.disclosed import DisclosedRound
from mir_assess.model.assessment import Assessment
from mir_assess.model.edition import Edition
from mir_assess.model.languages import in_language, missing
from mir_assess.model.lineage import Lineage
from mir_assess.model.promises import BANK as PROMISES
from mir_assess.model.value import value
from mir_assess.report.tongue import either, say, say_n
from mir_assess.speech import ENGLISH, direction, languages, meant

if TYPE_CHECKING:
    from mir_assess.analysis.changes import StatementChange, YearOnYear
    from mir_assess.analysis.trends import StatementTrend, Trends

TYPED = ""
"""In place of a language: words that people typed, in whatever language they speak."""

SHOWN = ("theme", "level", "descriptors")
"""Kinds of texts on a page, beside statements, that a translation may lack."""


@value
class Tongue:
    """The language of a page. `asked` is what was asked for, `own` what the program speaks on it: the same,
    or English where the program has no words in it. `others` holds the texts in another language than `own`,
    with its code, or TYPED. `limits` are sentences on what is not in the language asked for.
    """

    asked: str
    own: str
    others: Mapping[str, str]
    limits: tuple[str, ...] = ()

    @property
    def direction(self) -> str:
        """Which way the page is written, as HTML's `dir` has it."""
        return direction(self.own)


def spoken_for(asked: str) -> str:
    """Return the language that the program speaks where this one is asked for.

    >>> spoken_for("en-GB"), spoken_for("pl_PL"), spoken_for("tlh")
    ('en', 'pl', 'en')
    """
    if asked == ENGLISH:
        return ENGLISH
    return meant(asked, languages()) or ENGLISH


def tongue_of(rounds: Sequence[Assessment], asked: str) -> Tongue:
    """Return the language of a page of these rounds as they were opened. To be called while the page's own
    language is spoken.
    """
    own = spoken_for(asked)
    others = {
        text: code
        for opened in rounds
        for part, shown in zip(opened.parts, in_language(opened, asked).parts, strict=True)
        if part.bank == PROMISES or part is not shown or meant(part.language, (own,)) is None
        for text, code in _texts_of(part, shown, asked)
        if code == TYPED or meant(code, (own,)) is None
    }
    return Tongue(asked, own, others, _limits(rounds, asked, own))


def shown_in(seen: DisclosedRound, tongue: Tongue) -> DisclosedRound:
    """Return a disclosed round with every text in the page's language, as far as there is one."""
    assessment = in_language(seen.assessment, tongue.asked)
    if assessment is seen.assessment:
        return seen
    groups = {group.id: group for group in assessment.groups}
    return replace(
        seen,
        assessment=assessment,
        pinned=seen.pinned and in_language(seen.pinned, tongue.asked),
        groups=tuple(replace(found, group=groups[found.group.id]) for found in seen.groups),
    )


def comparison_shown_in(found: "YearOnYear", tongue: Tongue) -> "YearOnYear":
    """Return two rounds side by side with every text in the page's language. What became of a statement was
    told from the texts as they were pinned, and stays so.
    """
    old, new = shown_in(found.old, tongue), shown_in(found.new, tongue)
    if old is found.old and new is found.new:
        return found
    rows = tuple(_row(row, old.asked, new.asked) for row in found.statements)
    return replace(found, old=old, new=new, statements=rows)


def trends_shown_in(found: "Trends", tongue: Tongue) -> "Trends":
    """Return rounds in a row with every text in the page's language, as `comparison_shown_in` does."""
    rounds = tuple(shown_in(seen, tongue) for seen in found.rounds)
    if all(after is before for after, before in zip(rounds, found.rounds, strict=True)):
        return found
    opened = [seen.asked for seen in rounds]
    return replace(found, rounds=rounds, statements=tuple(_in_a_row(row, opened) for row in found.statements))


def _in_a_row(row: "StatementTrend", opened: Sequence[Assessment]) -> "StatementTrend":
    steps = zip(row.lineages, pairwise(opened), strict=True)
    return replace(
        row, lineages=tuple(lineage and _lineage(lineage, old, new) for lineage, (old, new) in steps)
    )


def _row(row: "StatementChange", old: Assessment, new: Assessment) -> "StatementChange":
    lineage = _lineage(row.lineage, old, new)
    return row if lineage is row.lineage else replace(row, lineage=lineage)


def _lineage(lineage: Lineage, old: Assessment, new: Assessment) -> Lineage:
    if not lineage.before or not (lineage.themes or lineage.scales):
        return lineage
    before, now = lineage.before[0], lineage.statement
    themes = lineage.themes and (old.theme_of(before), new.theme_of(now))
    scales = lineage.scales and (old.scale_of(before), new.scale_of(now))
    return replace(lineage, themes=themes, scales=scales)


def _texts_of(part: Edition, shown: Edition, asked: str) -> Iterator[tuple[str, str]]:
    """Every text of a part as it is shown, with the code of its language."""
    if part.bank == PROMISES:
        yield from ((statement.text, TYPED) for statement in part.statements)
        return
    for before, after in zip(_texts(part), _texts(shown), strict=True):
        yield after, (asked if before != after else part.language)
    for text in (part.source.follows, part.source.licence, *_reasons(part), *_beside(part)):
        yield text, part.language


def _texts(part: Edition) -> Iterator[str]:
    yield part.title
    yield part.source.wording
    for theme in part.themes:
        yield from (theme.title, theme.subtitle)
    for scale in part.scales:
        for level in scale.levels:
            yield from (level.label, level.description)
        yield from (band.label for band in scale.bands)
    for statement in part.statements:
        yield from (statement.text, statement.easy_text)
        yield from (statement.descriptors[key] for key in sorted(statement.descriptors))


def _reasons(part: Edition) -> Iterator[str]:
    return (change.reason for statement in part.statements for change in statement.history)


def _beside(part: Edition) -> Iterator[str]:
    """What stands beside the statements and is never translated: other frameworks, and whose the pictures
    are.
    """
    for framework in part.frameworks:
        yield from (framework.title, framework.version, framework.note)
        yield from (item.title for item in framework.items)
    if part.pictures is not None:
        yield part.pictures.credit


def _limits(rounds: Sequence[Assessment], asked: str, own: str) -> tuple[str, ...]:
    """What a reader must know of a page in this language: what is not in it, and who made the rest."""
    told = []
    if meant(asked, (own,)) is None and meant(own, (asked,)) is None:
        told.append("The program has no words in this language yet, so what it says itself is in English.")
    if not any(_lacks(part, asked) for opened in rounds for part in opened.parts):
        return tuple(told)
    lacking = {(text.kind, text.id) for opened in rounds for text in missing(opened, asked)}
    statements = sum(kind == "statement" for kind, _ in lacking)
    names = {"language": _name(asked), "other": either(_written_in(rounds, asked))}
    # For translators: the two are names of languages, each in its own language, or codes such as “ar”.
    if statements:
        told.append(
            say_n(
                "Not everything is in {language}: {number} statement is shown in {other}.",
                "Not everything is in {language}: {number} statements are shown in {other}.",
                statements,
                **names,
            )
        )
    elif any(kind in SHOWN for kind, _ in lacking):
        told.append(
            say(
                "Not everything is in {language}: some words of the statements or levels are shown in "
                "{other}.",
                **names,
            )
        )
    return (*told, *_translators(rounds, asked))


def _lacks(part: Edition, asked: str) -> bool:
    return meant(asked, (part.language,)) is None


def _written_in(rounds: Sequence[Assessment], asked: str) -> list[str]:
    codes = dict.fromkeys(
        part.language for opened in rounds for part in opened.parts if part.bank != PROMISES
    )
    return [_name(code) for code in codes if meant(asked, (code,)) is None]


def _name(code: str) -> str:
    known = languages()
    return known.get(meant(code, known) or "", code)


def _translators(rounds: Sequence[Assessment], asked: str) -> Iterator[str]:
    made_by = dict.fromkeys(
        part.translations[code].made_by
        for opened in rounds
        for part in opened.parts
        if _lacks(part, asked) and (code := meant(asked, part.translations)) is not None
    )
    return (say("About this translation: {words}", words=words) for words in made_by if words)
