"""What a page is written on: paragraphs, lists, links, facts and tables, in the styles of the document in
hand.

A page says what follows what; where it lands, whether in a new document or in a council's own, is not its
business. Every text goes in as text. Knows no view.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from copy import copy
from dataclasses import dataclass, field

from mir_assess.model.value import value
from mir_assess.report.docx.elements import Element, fields_of, made, named, text_of
from mir_assess.report.docx.runs import reads_from_the_right, stretches
from mir_assess.report.docx.styles import STYLES
from mir_assess.report.languages import TYPED, Tongue
from mir_assess.report.paper import BOLD, lines
from mir_assess.report.tongue import number
from mir_assess.speech import direction

_REGIONS = {
    "ar": "ar-SA", "bn": "bn-BD", "cy": "cy-GB", "de": "de-DE", "en": "en-GB", "es": "es-ES", "fa": "fa-IR",
    "fr": "fr-FR", "gu": "gu-IN", "he": "he-IL", "it": "it-IT", "lt": "lt-LT", "pa": "pa-IN", "pl": "pl-PL",
    "pt": "pt-PT", "ro": "ro-RO", "so": "so-SO", "tr": "tr-TR", "uk": "uk-UA", "ur": "ur-PK", "zh": "zh-CN",
}  # fmt: skip
"""Word checks spelling by language and country: the country most meant where none was named."""


NAMES = 9.8
"""How wide the room for a fact's name is, in ems: what the style “Fact” hangs over."""


def office_code(language: str) -> str:
    """Return a language's code as Word knows it.

    >>> office_code("en"), office_code("pt-BR")
    ('en-GB', 'pt-BR')
    """
    return _REGIONS.get(language, language.replace("_", "-"))


@value
class Words:
    """Part of a paragraph: words in bold (`strong`), or that lead to a place in the document (`to`). `typed`:
    by people, in whatever language they speak. `ends_line`: what comes next stands on a line of its own.
    """

    text: str
    strong: bool = False
    to: str = ""
    typed: bool = False
    ends_line: bool = False


Line = str | Words | Sequence[Words]
"""What a paragraph holds."""


@value
class Heading:
    """A heading that was written: how deep, its words, and the mark that leads to it."""

    rank: int
    words: Words
    mark: str


@dataclass(slots=True)
class Paper:
    """A page under way. `ids` are what styles are called in this file; `language` is the one the file is in
    where nothing is marked; `width` is the room for a line, and `height` that of a page, in twentieths of a
    point.
    """

    tongue: Tongue
    language: str
    width: int = 9638
    height: int = 14570
    ids: Mapping[str, str] = field(default_factory=lambda: {s.name.casefold(): s.id for s in STYLES})
    blocks: list[Element] = field(default_factory=list)
    headings: list[Heading] = field(default_factory=list)
    counted: dict[str, int] = field(default_factory=dict)
    places: dict[str, str] = field(default_factory=dict)

    from_the_right: bool = field(init=False)
    _patterns: dict[tuple[object, ...], Element] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.from_the_right = self.tongue.direction == "rtl"

    def heading(self, rank: int, words: str | Words, place: str = "") -> None:
        """Add a heading, and remember it for the contents; `place` is what links call it."""
        told = Words(words) if isinstance(words, str) else words
        nth = len(self.headings) + 1
        marks = [f"_Toc{nth:08d}", *([self.mark_of(place)] if place else [])]
        self.headings.append(Heading(rank, told, marks[0]))
        paragraph = self.paragraph(f"heading {rank}", told)
        for number_of_mark, name in enumerate(marks, start=nth * 2):
            paragraph.insert(1, made("w:bookmarkStart", id=number_of_mark, name=name))
            paragraph.append(made("w:bookmarkEnd", id=number_of_mark))

    def mark_of(self, place: str) -> str:
        """Return what Word calls a place: never longer than the forty letters it can bear."""
        return self.places.setdefault(place, f"_Place{len(self.places) + 1:06d}")

    def line(self, words: Line, style: str = "Normal", *, keep: bool | None = False) -> None:
        """Add a paragraph; one without words is left out."""
        if words:
            self.paragraph(style, words, keep=keep)

    def bullets(self, lines: Iterable[Line]) -> None:
        """Add a list."""
        for words in lines:
            self.paragraph("List Bullet", words)

    def fact(self, name: str, *words: str, keep: bool = False) -> None:
        """Add a name and what is told beside it: under it, where the name needs more room than it has."""
        *first, last = words
        told = (*(Words(text, ends_line=True) for text in first), Words(last))
        is_long = lines(name, NAMES, letters=BOLD) > 1
        beside = () if is_long else (Words("\t"),)
        self.paragraph("Fact", (Words(name, strong=True, ends_line=is_long), *beside, *told), keep=keep)

    def caption(self, kind: str, template: str, words: str, *, keep: bool) -> str:
        """Add a caption that Word counts itself; `template` is a sentence with {number} and {words}. Returns
        the sentence.
        """
        self.counted[kind] = self.counted.get(kind, 0) + 1
        shown = number(self.counted[kind])
        content: list[Element] = []
        for piece in re.split(r"({number})", template):
            plain = self.runs(Words(shown if piece == "{number}" else piece.replace("{words}", words)))
            content += fields_of(f"SEQ {kind} \\* ARABIC", plain) if piece == "{number}" else plain
        settings = self._settings("caption", keep=keep, turned=self.from_the_right)
        self.blocks.append(made("w:p", settings, *content))
        return template.replace("{number}", shown).replace("{words}", words)

    def paragraph(
        self, style: str, words: Line, *, keep: bool | None = False, to_the_end: bool = False
    ) -> Element:
        """Add a paragraph and return it."""
        paragraph = self.written(style, words, keep=keep, to_the_end=to_the_end)
        if self.blocks and self.blocks[-1].tag == named("w:tbl") and not style.startswith("heading"):
            # A table cannot keep its own distance from what follows.
            paragraph[0].append(made("w:spacing", before=200))
        self.blocks.append(paragraph)
        return paragraph

    def written(
        self,
        style: str,
        words: Line,
        *,
        keep: bool | None = False,
        right: bool = False,
        to_the_end: bool = False,
    ) -> Element:
        """Return a paragraph that stands nowhere yet. `keep`: on the page of what comes next; None: not,
        though its style says so. `right`: at the far end of its line; `to_the_end`: so that what follows a
        tab ends there.
        """
        parts = (Words(words),) if isinstance(words, str) else (words,) if isinstance(words, Words) else words
        turned = self._way_of(parts)
        settings = self._settings(style, keep=keep, turned=turned)
        if to_the_end:
            tabs = made("w:tabs", made("w:tab", val="right", pos=self.width))
            settings.insert(1 if keep is False else 2, tabs)
        if right:
            settings.append(made("w:jc", val="right"))
        paragraph = made("w:p", settings)
        for part in parts:
            runs = self.runs(part, from_the_right=turned)
            if part.to:
                runs = [made("w:hyperlink", *runs, anchor=self.mark_of(part.to), history=1)]
            paragraph.extend(runs)
        return paragraph

    def runs(self, part: Words, *, from_the_right: bool | None = None) -> list[Element]:
        """Return words as runs, each in its language and direction."""
        way = self.from_the_right if from_the_right is None else from_the_right
        code = self.tongue.others.get(part.text, self.tongue.own) or self.tongue.own
        language = office_code(code)
        runs = []
        for text, turned in stretches(part.text, from_the_right=way):
            run = made("w:r")
            look = self._look(part, language, code, turned=turned)
            if look is not None:
                run.append(look)
            _write(run, text)
            runs.append(run)
        if part.ends_line:
            runs.append(made("w:r", made("w:br")))
        return runs

    def _look(self, part: Words, language: str, code: str, *, turned: bool) -> Element | None:
        if not (part.to or part.strong or turned or language != self.language):
            return None
        settings = []
        if part.to:
            settings.append(made("w:rStyle", val=self.called("Hyperlink")))
        elif part.strong:
            settings.append(made("w:rStyle", val=self.called("Strong")))
        if turned:
            settings.append(made("w:rtl"))
        if language != self.language:
            kind = "bidi" if direction(code) == "rtl" else "val"
            settings.append(made("w:lang", **{kind: language}))
        return made("w:rPr", *settings)

    def _way_of(self, parts: Sequence[Words]) -> bool:
        """Whether a paragraph reads from right to left: as its page does, unless it holds nothing but a text
        that is in another language, or that somebody typed.
        """
        if len(parts) == 1 and (parts[0].typed or parts[0].text in self.tongue.others):
            text = parts[0].text
            code = TYPED if parts[0].typed else self.tongue.others[text]
            return reads_from_the_right(text) if code == TYPED else direction(code) == "rtl"
        return self.from_the_right

    def _settings(self, style: str, *, keep: bool | None, turned: bool) -> Element:
        key = style, keep, turned
        if key not in self._patterns:
            self._patterns[key] = self._new_settings(style, keep=keep, turned=turned)
        return copy(self._patterns[key])

    def _new_settings(self, style: str, *, keep: bool | None, turned: bool) -> Element:
        settings = made("w:pPr", made("w:pStyle", val=self.called(style)))
        if keep is not False:
            settings.append(made("w:keepNext", **({} if keep else {"val": 0})))
        if turned or self.from_the_right:
            settings.append(made("w:bidi", val=int(turned)))
        return settings

    def called(self, style: str) -> str:
        """Return what a style is called in this file."""
        return self.ids[style.casefold()]


def _write(run: Element, text: str) -> None:
    """Put text into a run; Word has signs of its own for the end of a line and for a tab."""
    for nth, line in enumerate(text.split("\n")):
        if nth:
            run.append(made("w:br"))
        for place, words in enumerate(line.split("\t")):
            if place:
                run.append(made("w:tab"))
            if words:
                run.append(text_of(words))
