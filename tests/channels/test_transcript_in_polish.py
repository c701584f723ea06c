"""A workshop in another language as a plain terminal shows it: the same walk, the same record.

The small bank is translated but for one statement, which is shown as it was written and said to be. Read the
golden file as a Polish speaker would who came to be heard.
"""

from dataclasses import replace

from mir_assess.model.bank import BankWords, StatementWords
from mir_assess.speech import speaking
from workshops import STATEMENTS, STEMS, TRUTH, edition, transcript, typed, workshop

LEVELS = (
    ("Nigdy nieprawda", "W moim życiu tak nie jest"),
    ("Rzadko prawda", "Czasem albo tylko trochę"),
    ("Czasem prawda", "W niektóre dni albo z niektórymi osobami"),
    ("Na ogół prawda", "Przeważnie, z małymi przerwami"),
    ("Zawsze prawda", "Mogę na to liczyć"),
)
TEXTS = {"S-1": "Decyduję, co robię każdego dnia.", "S-2": "Dostaję odpowiedzi, które rozumiem."}
QUESTIONS = (
    "Pomyśl o swoim życiu przez ostatni rok. Jak bardzo jest to prawda?",
    "Pomyśl tylko o tym, co było widać lub słychać od ludzi przez ostatni rok. Jak bardzo jest to prawda?",
)
TALLY = typed(
    """
    present 9 | 2 | 0 1 3 4 1 | 0 0 1 1 | 0 0 1 1 0 | n- lived: Listy są pełne obcych słów | y | 2 3 2 0 1 d=1
    | 1 0 0 0 0 | ? | 5 4 0 0 0 | b | 5 4 0 0 0 | presnt 3 | s | left | 0 1 0 1 0 | reveal | 3 | Enter | Enter
    | a 2 of 11 dissent lived=2 | why W tygodniu jest dobrze | Enter | close | pick lived 3=7 1=2 | Enter
    | Enter | y | y | no | Enter | Karta z jednym numerem | 3 | Nikt mi nie powiedział | Ekspertka
    | Kierowniczka | do Wielkanocy | Pytamy pięć osób | Pytamy znowu latem | Enter | Ciepło | Enter | Enter
    """
)


def translated():
    scale = replace(
        TRUTH,
        levels=tuple(
            replace(level, translations={"pl": {"label": label, "description": means}})
            for level, (label, means) in zip(TRUTH.levels, LEVELS, strict=True)
        ),
    )
    statements = tuple(
        replace(statement, translations={"pl": {"text": TEXTS[statement.id]}})
        if statement.id in TEXTS
        else statement
        for statement in STATEMENTS
    )
    first = replace(statements[0], words={"pl": StatementWords(("Kto decyduje?",))})
    stems = tuple(
        replace(stem, translations={"pl": {"text": question}})
        for stem, question in zip(STEMS, QUESTIONS, strict=True)
    )
    small = edition((first, *statements[1:]), scales=(scale,), stems=stems)
    titles = {"days": "Moje dni", "words": "Proste słowa"}
    return replace(
        small,
        themes=tuple(replace(t, translations={"pl": {"title": titles[t.id]}}) for t in small.themes),
        translations={"pl": BankWords(made_by="Na potrzeby testów.", prompts=("Co trzeba zmienić?",))},
    )


def test_a_whole_workshop_in_polish_reads_like_this(golden):
    with speaking("pl"):
        text = transcript(workshop("tally", parts=(translated(),)), TALLY)
    assert text.rstrip().endswith("mir-assess seal northshire-2026")
    golden("transcripts/polish.txt", text)


def test_what_is_kept_is_the_same_in_every_language():
    kept = []
    for language in ("en", "pl"):
        with speaking(language):
            shop = workshop("tally", parts=(translated(),))
            transcript(shop, TALLY)
        kept.append(shop.round)
    assert kept[0] == kept[1]


def test_a_language_the_program_lacks_is_walked_in_english_and_said_so():
    with speaking("cy"):
        text = transcript(workshop("tally", parts=(translated(),)), ["present 9"])
    assert "The program has no words in this language yet, so what it says itself is in English." in text
    assert "3 of 3 statements are not in this language yet. They are shown as they were written." in text
    assert "People with lived experience: 9 people here." in text


def test_in_english_nothing_is_said_of_languages():
    text = transcript(workshop("tally", parts=(translated(),)), ["present 9", "2"])
    assert "language" not in text
    assert "I choose what I do each day." in text
