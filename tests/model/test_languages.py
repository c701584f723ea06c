"""An assessment in another language: what is translated, what falls back and is named, what never changes."""

from dataclasses import replace

import pytest

from mir_assess.model.assessment import Action, Assessment, Group
from mir_assess.model.bank_parts import BankWords, Source, StatementSet, StatementWords, Stem, Theme
from mir_assess.model.codec import canonical_json
from mir_assess.model.edition import Edition, EditionStatement
from mir_assess.model.languages import Untranslated, in_language, languages_of, missing
from mir_assess.model.promises import promises_edition
from mir_assess.model.scale import Band, Level, Scale
from mir_assess.speech import spoken


def text(**words):
    return {"pl": words}


WHOLE = EditionStatement(
    id="S-1",
    voice="i",
    theme="days",
    text="I lead.",
    scale="truth",
    good_from="yes",
    easy_text="I choose.",
    explanation="Lead: decide.",
    descriptors={"no": "Never mine", "yes": "All mine"},
    prompts=("Who else?",),
    translations=text(text="Prowadzę.", easy_text="Wybieram.", explanation="Prowadzić: decydować."),
    words={"pl": StatementWords(("Kto jeszcze?",), {"no": "Nic", "yes": "Wszystko"})},
)
BARE = EditionStatement("S-2", "i", "days", "I rest.", "truth", "yes")
EDITION = Edition(
    bank="small",
    edition="2026",
    title="Small",
    source=Source("nothing", "Ours.", "CC0", note="A note."),
    themes=(Theme("days", "My days", translations=text(title="Moje dni")), Theme("other", "Not asked")),
    scales=(
        Scale(
            "truth",
            (
                Level("no", "No", "Not so", translations=text(label="Nie", description="Tak nie jest")),
                Level("yes", "Yes", translations=text(label="Tak")),
            ),
            "yes",
            (Band("all", "All", ("no", "yes"), translations=text(label="Całość")),),
        ),
    ),
    stems=(Stem("council", "i", "In {organisation}?", translations=text(text="Czy w {organisation}?")),),
    statements=(WHOLE, BARE),
    sets=(StatementSet("s", "Short", ("S-1",), "One", translations=text(title="Krótki")),),
    prompts=("What would you change?",),
    translations={"pl": BankWords("Mały", "Nasze.", "Uwaga.", "Ktoś", ("Co zmienić?",))},
)
GROUPS = (
    Group("lived", "People with lived experience", "lived_experience"),
    Group("council", "Council team", "council"),
    Group("carers", "Northshire Carers", "carer"),
)
PROMISED = promises_edition(
    [Action("a-1", "A card on every fridge", "Lee", "Kim", notice="We ask at lunch")], "Northshire", 2025
)
OPENED = Assessment(
    name="n-2026",
    organisation="Northshire",
    year=2026,
    parts=(EDITION,),
    chosen=("S-1", "S-2"),
    groups=GROUPS,
    opened="2026-11-22",
)


def test_every_text_that_is_translated_is_shown_so():
    shown = in_language(OPENED, "pl")
    part, statement = shown.parts[0], shown.statement("S-1")
    assert (part.title, part.language, part.prompts) == ("Mały", "pl", ("Co zmienić?",))
    assert (part.source.wording, part.source.note, part.source.follows) == ("Nasze.", "Uwaga.", "nothing")
    assert [theme.title for theme in part.themes] == ["Moje dni", "Not asked"]
    assert [(level.label, level.description) for level in shown.scale_of("S-1").levels] == [
        ("Nie", "Tak nie jest"),
        ("Tak", ""),
    ]
    assert part.scales[0].bands[0].label == "Całość"
    assert (part.sets[0].title, part.sets[0].description) == ("Krótki", "One")
    assert (statement.text, statement.easy_text, statement.explanation) == (
        "Prowadzę.",
        "Wybieram.",
        "Prowadzić: decydować.",
    )
    assert (statement.prompts, statement.descriptors) == (("Kto jeszcze?",), {"no": "Nic", "yes": "Wszystko"})
    assert shown.stem_for("S-1", "council") == "Czy w Northshire?"


def test_what_has_no_translation_stays_as_it_was_written_and_is_named():
    assert in_language(OPENED, "pl").statement("S-2") == BARE
    assert missing(OPENED, "pl") == (Untranslated("statement", "S-2"),)
    assert missing(replace(OPENED, chosen=("S-1",)), "pl") == ()


def test_only_what_is_asked_can_be_missing():
    assert {text.kind for text in missing(OPENED, "cy")} == {
        "statement",
        "explanation",
        "prompts",
        "descriptors",
        "theme",
        "level",
        "question",
    }
    assert Untranslated("theme", "other") not in missing(OPENED, "cy")
    assert Untranslated("explanation", "S-2") not in missing(OPENED, "cy")
    stems = (
        Stem("carer", "i", "As a carer?"),
        Stem("partner", "i", "As a partner?"),
        Stem("carer", "we", "We?"),
    )
    found = missing(replace(OPENED, parts=(replace(EDITION, stems=stems),)), "cy")
    assert [text.id for text in found if text.kind == "question"] == ["carer/i"]


def test_a_half_translated_level_or_statement_is_named():
    level = Level("no", "No", "Not so", translations=text(label="Nie"))
    half = replace(EDITION, scales=(replace(EDITION.scales[0], levels=(level,)),))
    statement = replace(WHOLE, words={"pl": StatementWords(descriptors={"no": "Nic"})})
    half = replace(half, statements=(statement,))
    assert missing(replace(OPENED, parts=(half,), chosen=("S-1",)), "pl") == (
        Untranslated("prompts", "S-1"),
        Untranslated("descriptors", "S-1"),
        Untranslated("level", "truth/no"),
    )
    shown = in_language(replace(OPENED, parts=(half,)), "pl").statement("S-1")
    assert (shown.prompts, shown.descriptors) == (("Who else?",), {"no": "Nic", "yes": "All mine"})


@pytest.mark.parametrize("language", ["en", "en-GB", "EN"])
def test_in_its_own_language_it_is_itself(language):
    assert in_language(OPENED, language) is OPENED
    assert missing(OPENED, language) == ()


def test_a_bank_written_in_another_language_is_shown_as_written_there_and_translated_into_english():
    words = {"en": BankWords("Small")}
    polish = replace(EDITION, language="pl", title="Mały", translations=words)
    opened = replace(OPENED, parts=(polish,))
    assert in_language(opened, "pl").parts == (polish,)
    assert in_language(opened, "pl").groups[1].label == "Zespół urzędu"
    assert in_language(opened, "en").parts[0].title == "Small"
    assert Untranslated("statement", "S-1") in missing(opened, "en")


def test_the_digest_is_that_of_what_was_pinned():
    shown = in_language(OPENED, "pl").parts[0]
    assert shown.digest == EDITION.digest
    assert in_language(replace(OPENED, parts=(shown,)), "cy").parts[0].digest == EDITION.digest
    assert replace(shown, original="").digest != EDITION.digest


def test_keys_ids_and_the_pinned_assessment_never_change():
    before = canonical_json(OPENED)
    shown = in_language(OPENED, "pl")
    assert canonical_json(OPENED) == before
    assert shown.chosen == OPENED.chosen
    assert [group.id for group in shown.groups] == [group.id for group in GROUPS]
    assert shown.scale_of("S-1").keys == OPENED.scale_of("S-1").keys


def test_the_usual_groups_are_named_in_the_language_and_others_as_the_room_named_them():
    assert [group.label for group in in_language(OPENED, "pl").groups] == [
        "Osoby z własnym doświadczeniem",
        "Zespół urzędu",
        "Northshire Carers",
    ]
    assert spoken() == "en"


def test_promises_are_asked_in_the_language_in_peoples_own_words():
    opened = replace(OPENED, parts=(PROMISED, EDITION), chosen=("promise-a-1", "S-1"))
    shown = in_language(opened, "pl")
    part = shown.parts[0]
    assert (part.title, part.language) == ("Co obiecano w roku 2025", "pl")
    assert [level.label for level in part.scales[0].levels] == ["Nie", "Częściowo", "Tak"]
    assert [band.label for band in part.scales[0].bands] == ["Nie", "Częściowo", "Tak"]
    assert (part.statements[0].text, part.statements[0].explanation) == (
        "A card on every fridge",
        "Po czym ludzie to zauważą: We ask at lunch",
    )
    assert shown.stem_for("promise-a-1", "carer").startswith("Czy tak się stało")
    assert part.prompts == ("Co jest teraz inaczej?", "Co przeszkodziło?")
    assert "Northshire" in part.source.wording
    assert part.digest == PROMISED.digest
    assert missing(opened, "pl") == ()


def test_promises_stay_english_where_the_program_does_not_speak_the_language():
    opened = replace(OPENED, parts=(PROMISED, EDITION))
    assert in_language(opened, "cy").parts[0] == PROMISED


def test_the_languages_there_are_come_from_banks_and_single_statements():
    welsh = replace(BARE, translations={"cy": {"text": "Gorffwysaf."}})
    assert languages_of((EDITION, replace(EDITION, language="ur", statements=(welsh,)))) == (
        "en",
        "ur",
        "pl",
        "cy",
    )
