"""Words in other languages for the fixed assessment of tests/golden: some of its texts have them, and some do
not, so that what falls back is seen too.

The Polish levels and statements are those of statements/translations, where it asks the same. The Arabic was
written for these tests, and nobody has checked it.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from mir_assess.model.bank_parts import BankWords
from mir_assess.model.edition import Edition
from mir_assess.model.round import Round


@dataclass(frozen=True)
class Words:
    """What a translation of the fixed bank has: by ids and keys, as an overlay has it."""

    bank: BankWords
    themes: Mapping[str, tuple[str, str]]
    levels: Mapping[str, tuple[str, str]]
    statements: Mapping[str, str]


POLISH = Words(
    BankWords(
        title="Zdania zmyślone do prób",
        wording="Słowa zmyślone do prób.",
        made_by="Tłumaczenie powstało w tym projekcie. Nikt go jeszcze nie sprawdził.",
    ),
    {"days": ("Moje dni", "Jak mija dzień za dniem."), "support": ("Moje wsparcie", "Pomoc, która pasuje.")},
    {
        "never": ("Nigdy tak nie jest", "To się nie zdarza"),
        "rarely": ("Rzadko tak jest", "Raz na jakiś czas albo tylko trochę"),
        "sometimes": ("Czasem tak jest", "W niektóre dni albo z niektórymi osobami"),
        "mostly": ("Zwykle tak jest", "Najczęściej, ale nie za każdym razem"),
        "always": ("Zawsze tak jest", "Mogę na to liczyć"),
        "not_begun": ("Jeszcze nie zaczęto", ""),
        "begun": ("Zaczęto", ""),
        "habit": ("To już zwyczaj", ""),
    },
    {
        "D-1": "To ja decyduję, jak spędzam dni.",
        "D-2": "Na co dzień czuję się bezpiecznie.",
        "D-3": "Widuję bliskie mi osoby albo z nimi rozmawiam tak często, jak chcę.",
        "S-1": "To ja kieruję planowaniem mojego wsparcia.",
        "S-3": "Dotrzymujemy tego, co obiecujemy.",
        "S-4": "Osoby, które mnie wspierają, wysłuchują mnie, zanim coś zrobią.",
    },
)
ARABIC = Words(
    BankWords(title="جمل للتجربة", wording="كلمات كتبت للتجربة."),
    {"days": ("أيامي", "كيف تسير الحياة يوماً بعد يوم."), "support": ("دعمي", "مساعدة تناسبني.")},
    {
        "never": ("غير صحيح أبداً", "هذا لا يحدث لي"),
        "rarely": ("صحيح نادراً", "بين حين وآخر"),
        "sometimes": ("صحيح أحياناً", "في بعض الأيام"),
        "mostly": ("صحيح غالباً", "في معظم الأوقات"),
        "always": ("صحيح دائماً", "يمكنني الاعتماد عليه"),
        "not_begun": ("لم يبدأ", ""),
        "begun": ("بدأ", ""),
        "habit": ("صار عادة", ""),
    },
    {
        "D-1": "أنا أختار كيف أقضي أيامي.",
        "D-2": "أشعر بالأمان حيث أعيش.",
        "D-3": "ألتقي بأصدقائي متى أردت.",
        "S-1": "أنا أقود التخطيط لدعمي.",
        "S-3": "نحن نفي بوعودنا.",
    },
)


def translated(found: Round, code: str, words: Words) -> Round:
    """Return a round whose banks carry these words in a language."""
    opened = found.assessment
    parts = tuple(_part(part, code, words) for part in opened.parts)
    return replace(found, assessment=replace(opened, parts=parts))


def _part(part: Edition, code: str, words: Words) -> Edition:
    return replace(
        part,
        translations={code: words.bank},
        themes=tuple(
            replace(theme, translations={code: _pair("title", "subtitle", words.themes[theme.id])})
            for theme in part.themes
        ),
        scales=tuple(
            replace(
                scale,
                levels=tuple(
                    replace(
                        level, translations={code: _pair("label", "description", words.levels[level.key])}
                    )
                    for level in scale.levels
                ),
            )
            for scale in part.scales
        ),
        statements=tuple(_statements(part, code, words)),
    )


def _statements(part: Edition, code: str, words: Words) -> Iterator[object]:
    for statement in part.statements:
        text = words.statements.get(statement.id)
        yield replace(statement, translations={code: {"text": text}}) if text else statement


def _pair(one: str, other: str, texts: tuple[str, str]) -> dict[str, str]:
    return {one: texts[0], other: texts[1]}


_FILLED_IN = re.compile(r"\{[^}]*\}")
_OUR_LETTERS = str.maketrans(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "ابثدهفغحيجكلمنوخرستعقزذصطضابثدهفغحيجكلمنوخرستعقزذصطض",
)


def write_something_like_arabic(template: Path, home: Path) -> None:
    """Write a catalogue of the program's words below `home`: all in Arabic letters, but for its values."""
    catalogue = Catalog(locale="ar")
    with template.open("rb") as file:
        for message in read_po(file):
            if message.id:
                texts = message.id if isinstance(message.id, tuple) else (message.id,)
                told = [in_arabic_letters(text) for text in texts]
                forms = (told[0], *told[1:] * (catalogue.num_plurals - 1))
                catalogue.add(message.id, forms if message.pluralizable else told[0])
    place = home / "ar" / "LC_MESSAGES"
    place.mkdir(parents=True)
    written = BytesIO()
    write_mo(written, catalogue)
    (place / "mir-assess.mo").write_bytes(written.getvalue())


def in_arabic_letters(text: str) -> str:
    """Return a text in Arabic letters; what is to be filled in stays."""
    kept = _FILLED_IN.findall(text)
    return "".join(
        piece.translate(_OUR_LETTERS) + value
        for piece, value in zip(_FILLED_IN.split(text), [*kept, ""], strict=True)
    )
