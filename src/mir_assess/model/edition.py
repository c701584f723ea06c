"""An edition: what a room is asked, with one wording for each statement, pinned when an assessment opens.

It carries all that reports, comparisons and other languages will ever need of the bank, so that a bank edited
later changes nothing here. This module knows nothing of answers, files or screens.
"""

from collections.abc import Mapping
from dataclasses import field
from hashlib import sha256
from typing import Any

from mir_assess.model.bank_parts import (
    BankWords,
    PictureSet,
    Source,
    StatementSet,
    StatementWords,
    Stem,
    Theme,
)
from mir_assess.model.codec import canonical_json, to_plain
from mir_assess.model.frameworks import Framework, Link
from mir_assess.model.scale import Scale
from mir_assess.model.value import value, worked_out

NOT_ASKED = frozenset(
    ("translations", "words", "links", "frameworks", "picture", "pictures", "pairs_with", "original", "gone")
)


@value
class Rewording:
    """When a wording came in, whether answers compare across it (None for the first), and why it changed.

    `words` are what it said when the edition was pinned: what an author says of one text holds for no other.
    """

    since: str
    compares: bool | None
    reason: str = ""
    words: str = ""


@value
class EditionStatement:
    """A statement as one edition asks it: one text, the level that keeps the promise, and the wordings that
    led here.

    `pairs_with` holds the statements of the other voice that answer it, whichever of them says so in the
    bank. `translations` are of this wording's texts, `words` of what does not change with the wording.
    """

    id: str
    voice: str
    theme: str
    text: str
    scale: str
    good_from: str | None
    easy_text: str = ""
    explanation: str = ""
    descriptors: Mapping[str, str] = field(default_factory=dict)
    prompts: tuple[str, ...] = ()
    picture: str = ""
    links: Mapping[str, tuple[Link, ...]] = field(default_factory=dict)
    history: tuple[Rewording, ...] = ()
    replaces: tuple[str, ...] = ()
    pairs_with: tuple[str, ...] = ()
    translations: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    words: Mapping[str, StatementWords] = field(default_factory=dict)


@value
class Edition:
    """What a room is asked: the statements of one bank with one wording each, pinned when an assessment
    opens.

    `gone` holds the statements that the bank has retired by then, each with those it had replaced: who came
    from whom can be told years later.
    """

    bank: str
    edition: str
    title: str
    source: Source
    themes: tuple[Theme, ...]
    scales: tuple[Scale, ...]
    stems: tuple[Stem, ...]
    statements: tuple[EditionStatement, ...]
    sets: tuple[StatementSet, ...] = ()
    prompts: tuple[str, ...] = ()
    language: str = "en"
    frameworks: tuple[Framework, ...] = ()
    pictures: PictureSet | None = None
    translations: Mapping[str, BankWords] = field(default_factory=dict)
    original: str = ""
    gone: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @worked_out
    def digest(self) -> str:
        """SHA-256 over the resolved texts: two editions with one digest asked exactly the same.

        Translations, pictures and ties to other frameworks are not what was asked, so they do not count. An
        edition shown in another language has `original`, the digest of the one that was pinned.
        """
        return self.original or sha256(canonical_json(_asked(to_plain(self))).encode()).hexdigest()

    def statement(self, statement_id: str) -> EditionStatement:
        """Return the statement with this id. Raises KeyError when the edition does not ask it."""
        return self._statements_by_id[statement_id]

    @worked_out
    def _statements_by_id(self) -> Mapping[str, EditionStatement]:
        """A page asks for statements thousands of times. Where two had one id, the first is the one."""
        return {statement.id: statement for statement in reversed(self.statements)}

    def scale(self, scale_id: str) -> Scale:
        """Return the scale with this id. Raises KeyError when the edition has none."""
        for scale in self.scales:
            if scale.id == scale_id:
                return scale
        raise KeyError(scale_id)

    def theme(self, theme_id: str) -> Theme:
        """Return the theme with this id. Raises KeyError when the edition has none."""
        for theme in self.themes:
            if theme.id == theme_id:
                return theme
        raise KeyError(theme_id)

    def stem(self, role: str, voice: str) -> str | None:
        """Return the question this role is asked over statements in this voice; None where the bank does not
        ask them.
        """
        for stem in self.stems:
            if (stem.role, stem.voice) == (role, voice):
                return stem.text
        return None


def _asked(plain: Any) -> Any:
    """Return plain values without what nobody was asked."""
    if isinstance(plain, dict):
        return {key: _asked(item) for key, item in plain.items() if key not in NOT_ASKED}
    return [_asked(item) for item in plain] if isinstance(plain, list) else plain
