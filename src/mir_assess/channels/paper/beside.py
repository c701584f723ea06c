"""What stands on paper besides words of ours: which pictures, and which texts are in another language than
the page.

It reads documents and assessments, and lays nothing out.
"""

from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any

from mir_assess.model.assessment import Assessment
from mir_assess.report.languages import Tongue, tongue_of
from mir_assess.speech import meant


def pictures(contents: object) -> Iterator[str]:
    """The names of the pictures that stand in a document."""
    if isinstance(contents, tuple):
        for each in contents:
            yield from pictures(each)
    elif is_dataclass(contents):
        for each in fields(contents):
            found: Any = getattr(contents, each.name)
            if each.name in ("picture", "face"):
                yield found
            else:
                yield from pictures(found)


def tongue(opened: Assessment, shown: Assessment, language: str) -> Tongue:
    """The language of the page; also of what a bank says that stands on paper alone."""
    found = tongue_of((opened,), language)
    more = {
        after: code
        for before, after, own in _beside(opened, shown)
        if after and meant(code := language if before != after else own, (found.own,)) is None
    }
    return replace(found, others={**more, **found.others})


def _beside(opened: Assessment, shown: Assessment) -> Iterable[tuple[str, str, str]]:
    """Questions, explanations and prompts: as they were written, as they are shown, and in which language
    they were written.
    """
    for each in opened.chosen:
        own = opened.part_of(each)
        before, after = opened.statement(each), shown.statement(each)
        yield before.explanation, after.explanation, own.language
        yield from (
            (one, other, own.language) for one, other in zip(before.prompts, after.prompts, strict=False)
        )
        for group in opened.groups:
            stems = (opened.stem_for(each, group.role) or "", shown.stem_for(each, group.role) or "")
            yield (*stems, own.language)
    for part, there in zip(opened.parts, shown.parts, strict=True):
        yield from (
            (one, other, part.language) for one, other in zip(part.prompts, there.prompts, strict=False)
        )
