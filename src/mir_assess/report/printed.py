"""A page as plain data, for a program that sets type and knows nothing of ours: headings, sentences, lists,
tables and pictures, one after another.

Each block is a small dictionary that a template lays out; `is` names its kind. Every text in it is a text and
nothing else, with its language and direction where they are not the page's. `printed_report`,
`printed_comparison` and `printed_trend` say which blocks make a page; this module holds what they are made
of, and computes nothing.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from mir_assess.analysis.policy import Policy
from mir_assess.model.value import value
from mir_assess.report.actions import ActionView, leads_words, status_words
from mir_assess.report.charts import Drawing, alone
from mir_assess.report.columns import Table, columns
from mir_assess.report.copies import ends_of_bars, standing
from mir_assess.report.languages import TYPED, Tongue
from mir_assess.report.printed_texts import Words, cut, first_way, in_lines, language_of, one_line, plain
from mir_assess.report.tongue import own, say
from mir_assess.report.view import Answers, LevelView, NoteGroup
from mir_assess.speech import direction

if TYPE_CHECKING:
    from mir_assess.report.diffview import Comparison
    from mir_assess.report.found import Finding, Listing
    from mir_assess.report.trendview import Trend
    from mir_assess.report.view import Report

Block = dict[str, Any]
COLUMNS_ABREAST = 6
"""A table of more groups than this would be cut at the edge of the paper, so it goes on in another below."""

WIDTHS = {1: 400, 2: 400, 3: 320}
WIDE = 750
"""How many pixels wide a picture is drawn beside a table of so many groups, or on the whole width of the
paper: its words then come out about as large as the text.
"""

WORDS_ABREAST = 4
"""A table of what more groups said would be too narrow for its words."""

LETTERS_ON_A_PAGE, PICTURES_ON_A_PAGE = 1200, 15
"""What holds no more than these surely fits on one sheet of paper."""


def heading(level: int, text: Words, place: str = "", *, listed: bool = False) -> Block:
    """Return a heading; `place` is what links name it by, and `listed` puts it among the contents."""
    return {"is": "heading", "level": level, "text": text, "place": place, "listed": listed}


def sentence(text: Words, look: str = "") -> Block:
    """Return a paragraph."""
    return {"is": "sentence", "text": text, "look": look}


def sentences(lines: Iterable[str]) -> list[Block]:
    """Return paragraphs."""
    return [sentence(one_line(line)) for line in lines]


def bullets(items: Iterable[Words | Block]) -> list[Block]:
    """Return a list, or nothing where it would be empty; an item is a text, or a `finding`."""
    found = [one_line(item) if isinstance(item, str) else item for item in items]
    return [{"is": "list", "items": found}] if found else []


def running(title: str, policy: Policy, *sealed: str | None) -> str:
    """Return whose page this is, who may see it, and whether it is a draft: it stands on every sheet, so that
    a loose one can be told. `sealed` are the days on which its rounds were closed.
    """
    return " · ".join((own(cut(one_line(title))), *standing(policy, *sealed)))


def closing(page: "Report | Comparison | Trend", stands: Sequence[str]) -> Iterator[Block]:
    """Yield what every page ends with: how to read it, what it cannot tell, how it was made, and how it
    stands.
    """
    yield heading(2, say("How to read it"), "how-to-read", listed=True)
    yield from bullets(page.how_pictures_work + page.how_to_read)
    yield heading(2, say("What this cannot tell"), "limits", listed=True)
    yield from bullets(page.limits)
    yield heading(2, say("How it was made"), "method", listed=True)
    yield from sentences(page.method)
    yield sentence(ending(page.title, stands), "end")


def ending(title: str, told: Sequence[str]) -> str:
    """Return the last line of a page; `told` is how it stands."""
    return " · ".join((own(cut(one_line(title))), *told, say("Made with mir-assess")))


def box(look: str, holds: Iterable[Block]) -> Block:
    """Return blocks that stand together in a frame, or apart from what is around them."""
    return {"is": "box", "look": look, "holds": list(holds)}


@value
class Setting:
    """How texts stand on a page of this language."""

    tongue: Tongue

    def own(self, text: str) -> Words:
        """A text that stands alone and may be in another language than its page."""
        code = self.tongue.others.get(text)
        if code is None:
            return one_line(text)
        if code == TYPED:
            return self.typed(text)
        return self._marked(one_line(text), language_of(code), direction(code))

    def typed(self, text: str, *, lines: bool = False) -> Words:
        """Words that people typed: the way they are written is the way of their first letter. `lines` keeps
        their line ends.
        """
        shown = in_lines(text) if lines else one_line(text)
        return self._marked(shown, "", first_way(shown))

    def name(self, text: str) -> Words:
        """A name that is part of a line, and stays at its place in it."""
        return self._named(text, one_line(text))

    def head(self, text: str) -> Words:
        """A name at the head of a row or column."""
        return self._named(text, cut(one_line(text)))

    def _named(self, text: str, shown: str) -> Words:
        code = self.tongue.others.get(text)
        return self._marked(own(shown), language_of(code or ""), "")

    def _marked(self, text: str, language: str, way: str) -> Words:
        marks = {"lang": language, "dir": way if way != self.tongue.direction else ""}
        found = {key: mark for key, mark in marks.items() if mark}
        return {"text": text, **found} if found else text

    def finding(self, text: str, place: str, told: str) -> Block:
        """An item of a list: a statement, as a link to its place, and what is told of it."""
        return {"link": place, "name": self.own(text), "text": one_line(told)}

    def listing(self, found: "Listing") -> Iterator[Block]:
        """A list of what stands out, or changed, in one way; or what is said where there is nothing."""
        yield from self.findings(found.title, found.found)
        if not found.found:
            yield sentence(one_line(found.empty))

    def findings(self, title: str, found: Iterable["Finding"]) -> Iterator[Block]:
        """Statements under a title, each with what is told of it."""
        yield heading(3, one_line(title))
        yield from bullets(
            self.finding(one.statement.text, one.statement.anchor, one.sentence) for one in found
        )

    def notes(self, groups: Iterable[NoteGroup], level: int) -> Iterator[Block]:
        """Words that people said, under their headings."""
        for group in groups:
            yield heading(level, group.heading)
            yield self.quotes(note.text for note in group.notes)

    def quotes(self, texts: Iterable[str]) -> Block:
        """Words that people said."""
        return {"is": "quotes", "texts": [self.typed(text, lines=True) for text in texts]}

    def actions(self, actions: Iterable[ActionView], level: int, empty: str = "") -> Iterator[Block]:
        """Actions, each in a frame of its own; `empty` is said where there are none."""
        found = [self.action(action, level, action.anchor) for action in actions]
        yield from found or sentences([empty] if empty else [])

    def promised_here(self, actions: Sequence[ActionView], level: int) -> Iterator[Block]:
        """What was promised about a statement: each action leads to where it stands in full, once."""
        if actions:
            yield heading(level, say("What was promised"))
            yield from bullets(
                {"link": one.anchor, "name": self.typed(one.what), "text": one_line(status_words(one))}
                for one in actions
            )

    def action(self, action: ActionView, level: int, place: str = "") -> Block:
        """What was agreed, who leads it, and how it stands."""
        facts: tuple[tuple[str, Words], ...] = (
            (say("Now"), one_line(status_words(action))),
            (say("Led by"), one_line(leads_words(action))),
            (say("Why"), self.typed(action.why)),
            (say("By"), self.typed(action.by)),
            (say("First step"), self.typed(action.first_step)),
            (say("You will notice"), self.typed(action.notice)),
            *((name, self.typed(words)) for name, words in action.beside),
        )
        told = [(name, words) for name, words in facts if words]
        is_long = sum(map(len, (action.what, *(plain(words) for _, words in told)))) > LETTERS_ON_A_PAGE
        return {
            **box("card", [heading(level, self.typed(action.what), place), terms(told)]),
            "breaks": is_long,
        }

    def levels_explained(self, levels: Sequence[LevelView]) -> Block:
        """What each level means, lowest first, beside its shade."""
        rows = [(self.name(level.label), self.own(level.description), level.style) for level in levels]
        return terms([row[:2] for row in rows], [row[2] for row in rows])

    def numbers(self, name: Words, answers: Answers, width: int) -> list[Block]:
        """One group's numbers as a line, under its name, and its picture if it has one."""
        told = {"is": "who", "name": name, "text": one_line(answers.line), "has_picture": bool(answers.bar)}
        return [told, self.picture(answers.bar, width)] if answers.bar else [told]

    def picture(self, drawing: Drawing, width: int = WIDE) -> Block:
        """A picture, with the words that say the same."""
        drawn = alone(drawing, width=width, mirrored=self.tongue.direction == "rtl")
        return {"is": "picture", "alt": one_line(drawing.title), "svg": drawn}

    def tables(self, levels: Sequence[LevelView], answers: Sequence[tuple[str, Answers]]) -> list[Block]:
        """The numbers of the groups that show any, in as many tables as the paper needs."""
        shown = [(label, found) for label, found in answers if found.bar is not None]
        parts = [shown[start : start + COLUMNS_ABREAST] for start in range(0, len(shown), COLUMNS_ABREAST)]
        return [self.table(columns(levels, part)) for part in parts]

    def table(self, table: Table) -> Block:
        """People by answer: a row for each level, and for the answers that are no level."""
        rows: list[Block] = []
        for name, style, cells in table.rows:
            apart = not style and bool(rows) and bool(rows[-1]["style"])
            told = [{"text": cell.text, "rows": cell.rows} for cell in cells]
            rows.append({"name": self.head(name), "style": style, "cells": told, "apart": apart})
        bases = [{"text": column.base, "rows": 1} for column in table.columns]
        rows.append({"name": say("People who rated"), "style": "", "cells": bases, "apart": True})
        heads = [self.head(column.label) for column in table.columns]
        return grid(say("People by answer"), [say("Answer"), *heads], rows)


def terms(pairs: Sequence[tuple[Words, Words]], styles: Sequence[str] = ()) -> Block:
    """Return names, each with what is said of it, and the shade beside it where it has one."""
    marks = styles or [""] * len(pairs)
    rows = [
        {"name": name, "text": words, "style": style}
        for (name, words), style in zip(pairs, marks, strict=True)
    ]
    return {"is": "terms", "rows": rows}


def row(name: Words, told: Iterable[str]) -> Block:
    """Return a row of a table of words."""
    cells = [{"text": one_line(words), "rows": 1} for words in told]
    return {"name": name, "style": "", "cells": cells, "apart": False}


def grid(caption: str, head: Sequence[Words], rows: Sequence[Block], *, in_words: bool = False) -> Block:
    """Return a table; `in_words`, of words rather than numbers."""
    return {"is": "table", "caption": caption, "head": list(head), "rows": list(rows), "words": in_words}


def figure(pictures: Sequence[Block], tables: Sequence[Block]) -> Block:
    """Return pictures with their table, which stands beside them while it has room there. It stays on one
    sheet unless it is too `long` for one.
    """
    letters = sum(
        len(plain(block["name"])) + len(block["text"]) for block in pictures if block["is"] == "who"
    )
    is_long = letters > LETTERS_ON_A_PAGE or len(pictures) > PICTURES_ON_A_PAGE or len(tables) > 1
    return {
        "is": "figure",
        "pictures": list(pictures),
        "tables": list(tables),
        "columns": _abreast(tables),
        "may_be_long": is_long,
    }


def width_beside(tables: Sequence[Block]) -> int:
    """Return how wide a picture is drawn that stands with these tables."""
    return WIDTHS.get(_abreast(tables), WIDE)


def _abreast(tables: Sequence[Block]) -> int:
    """How many groups the widest table has, or none."""
    return max((len(table["head"]) - 1 for table in tables), default=0)


def sides(promise: str, levels: Sequence[LevelView]) -> Block:
    """Return what the two ends of a bar mean."""
    return {"is": "sides", "ends": [one_line(end) for end in ends_of_bars(promise, levels)]}
