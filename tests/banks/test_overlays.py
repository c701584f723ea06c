"""Words laid over a bank: a translation beside its own, a wording in their place; nothing else moves."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from mir_assess.banks import catalogue, check, load
from mir_assess.banks.compiled import write_all
from mir_assess.banks.ready import compiled_file
from mir_assess.banks.shelf import translation_files
from mir_assess.errors import BankError

POLISH = """\
format: mir-assess/overlay
version: 1
bank: small
kind: translation
language: pl
edition: "2026"
source:
  wording: "Słowa przetłumaczył ten projekt."
  licence: "CC BY 4.0"
  made_by: "We did; nobody has checked it."
title: "Mały bank"
themes:
  home: {title: "Dom"}
scales:
  truth:
    never: {label: "Nigdy"}
    mostly: {label: "Zwykle"}
    always: {label: "Zawsze"}
bands:
  truth:
    "no": {label: "Nie"}
stems:
  - role: lived_experience
    voice: i
    text: "Na ile to prawda w {organisation}?"
sets:
  short: {title: "Krótko"}
statements:
  A-1:
    text: "Kocham mój dom."
    easy_text: "Kocham dom."
    descriptors: {never: "Wszędzie pudła"}
  A-2:
    text: "Mam klucz."
    easy_text: "Mam klucz."
"""

OFFICIAL = """\
format: mir-assess/overlay
version: 1
bank: small
kind: wording
edition: "2026"
source:
  wording: "From Northshire's own copy of the list."
  licence: "Ask before you pass it on."
themes:
  home: {subtitle: "Where I live"}
statements:
  A-1:
    text: "My home is dear to me."
unmatched:
  - {theme: home, voice: i, text: "My garden is green."}
"""


@pytest.fixture
def shelf(tmp_path: Path, sound: str) -> Path:
    (tmp_path / "small.yaml").write_text(sound, encoding="utf-8")
    (tmp_path / "translations").mkdir()
    (tmp_path / "translations" / "small.pl.yaml").write_text(POLISH, encoding="utf-8")
    return tmp_path


@pytest.fixture
def said_of(shelf: Path) -> Callable[[str], str]:
    def said_of(text: str) -> str:
        file = shelf / "over.yaml"
        file.write_text(text, encoding="utf-8")
        report = check(file, shelf)
        assert (report.overlay is None) == bool(report.errors)
        return "\n".join(map(str, (*report.errors, *report.advice)))

    return said_of


def test_a_translation_stands_beside_the_words_it_translates(shelf: Path) -> None:
    bank = load("small", shelf)
    edition = bank.edition()
    first = edition.statement("A-1")
    assert first.text == "I love my home."
    assert first.translations["pl"] == {"text": "Kocham mój dom.", "easy_text": "Kocham dom."}
    assert first.words["pl"].descriptors == {"never": "Wszędzie pudła"}
    assert edition.scale("truth").level("always").translations["pl"]["label"] == "Zawsze"
    assert edition.scale("truth").bands[0].translations["pl"]["label"] == "Nie"
    assert edition.themes[0].translations["pl"]["title"] == "Dom"
    assert edition.stems[0].translations["pl"]["text"] == "Na ile to prawda w {organisation}?"
    assert edition.sets[0].translations["pl"]["title"] == "Krótko"
    assert edition.translations["pl"].title == "Mały bank"


def test_a_translation_is_of_one_editions_words_and_not_of_older_ones(shelf: Path) -> None:
    bank = load("small", shelf)
    assert bank.edition("2025").statement("A-1").translations == {}
    assert bank.edition("2025").statement("A-2").translations["pl"]["text"] == "Mam klucz."


def test_a_translation_changes_no_digest(shelf: Path) -> None:
    with_polish = load("small", shelf).edition().digest
    (shelf / "translations" / "small.pl.yaml").unlink()
    assert load("small", shelf).edition().digest == with_polish


def test_what_the_bank_says_itself_in_a_language_stands_before_the_overlay(shelf: Path, sound: str) -> None:
    own = 'easy_text: "I love it."\n        translations: {pl: {text: "Lubię mój dom."}}'
    text = sound.replace('easy_text: "I love it."', own)
    (shelf / "small.yaml").write_text(text, encoding="utf-8")
    words = load("small", shelf).edition().statement("A-1").translations["pl"]
    assert words == {"text": "Lubię mój dom.", "easy_text": "Kocham dom."}


def test_a_translation_is_found_beside_a_bank_too_and_is_no_bank(shelf: Path) -> None:
    (shelf / "translations" / "small.pl.yaml").rename(shelf / "small.pl.yaml")
    assert load(str(shelf / "small.yaml"), shelf).edition().translations["pl"].title == "Mały bank"
    (entry,) = catalogue(shelf)
    assert (entry.id, entry.languages) == ("small", ("en", "pl"))


def test_a_validated_translation_is_used_while_it_is_fresh(shelf: Path) -> None:
    write_all(shelf)
    bank, overlay = shelf / "small.yaml", translation_files(shelf / "small.yaml")["pl"]
    ready = compiled_file(bank, overlay)
    ready.write_text(ready.read_text(encoding="utf-8").replace("Mały bank", "Z pliku"), encoding="utf-8")
    assert load("small", shelf).translations["pl"].title == "Z pliku"
    overlay.write_text(POLISH.replace("Mały bank", "Nowy bank"), encoding="utf-8")
    assert load("small", shelf).translations["pl"].title == "Nowy bank"


def test_a_wording_takes_the_place_of_the_banks_own_and_says_whose_it_is(shelf: Path) -> None:
    file = shelf / "official.yaml"
    file.write_text(OFFICIAL, encoding="utf-8")
    edition = load("small", shelf, wording=file).edition()
    first, second = edition.statements
    assert first.text == "My home is dear to me."
    assert first.easy_text == "I love it."
    assert first.translations["pl"] == {"easy_text": "Kocham dom."}
    assert second == load("small", shelf).edition().statement("A-2")
    assert edition.themes[0].subtitle == "Where I live"
    assert edition.source.wording == (
        "1 of 2 statements: From Northshire's own copy of the list. The others: Ours"
    )
    assert edition.source.licence == "Ask before you pass it on. CC BY 4.0"
    assert edition.digest != load("small", shelf).edition().digest


def test_a_wording_of_every_statement_is_said_to_be_all_of_it(shelf: Path) -> None:
    file = shelf / "official.yaml"
    both = OFFICIAL.replace("unmatched:", '  A-2:\n    text: "The key is mine."\nunmatched:')
    file.write_text(both, encoding="utf-8")
    edition = load("small", shelf, wording=file).edition()
    assert edition.source.wording == "From Northshire's own copy of the list."


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("kind: translation", "kind: translate", "not a kind of overlay. Did you mean “translation”?"),
        ("language: pl", "language: Polish", "It is not said which language this is."),
        ("language: pl\n", "", "over.yaml:4: It is not said which language this is."),
        ("language: pl", "language: en", "The bank is in this language itself"),
        ("kind: translation", "kind: wording", "a wording stays in it"),
        ('edition: "2026"', 'edition: "2062"', "no edition “2062”. Did you mean “2026”?"),
        ("bank: small", "bank: smal", "There is no bank of this name. Did you mean “small”?"),
        ("  home: {title", "  hom: {title", "The bank has no theme “hom”. Did you mean “home”?"),
        ('{title: "Dom"}', '{titel: "Dom"}', "“titel” has no place here. Did you mean “title”?"),
        ("    never: {label", "    nevr: {label", "The bank has no level “nevr”. Did you mean “never”?"),
        ("scales:\n  truth", "scales:\n  truht", "The bank has no scale “truht”"),
        ('"no": {label', '"on": {label', "The bank has no band “on”"),
        ("voice: i\n", "voice: we\n", "The bank has no stem for “lived_experience, we”."),
        ("{organisation}", "{organizacja}", "{organizacja} is not filled in."),
        ("  A-2:\n", "  A-3:\n", "The bank has no statement “A-3”. Did you mean “A-2”?"),
        ("descriptors: {never:", "descriptors: {often:", "The bank has no described level “often”."),
        ('    text: "Mam', '    prompts: ["Gdzie?"]\n    text: "Mam', "the bank has 0 for this"),
        ('"Mam klucz."', '"Mam\\nklucz."', "“text” holds a line break or a tab."),
        ('  licence: "CC BY 4.0"', '  licence: ""', "“licence” has no words."),
        ("title: \"Mały", "prompts: [\"A\"]\ntitle: \"Mały", "Here are 1 prompts; the bank has 0."),
        ("statements:", "statement:", "is not a key that belongs here. Did you mean “statements”?"),
        ("version: 1", "version: 2", "This overlay is for a newer mir-assess"),
        ("short: {", "shorter: {", "The bank has no set “shorter”."),
    ],
)  # fmt: skip
def test_every_slip_in_an_overlay_is_named(
    old: str, new: str, said: str, said_of: Callable[[str], str]
) -> None:
    assert said_of(POLISH) == ""
    assert old in POLISH
    assert said in said_of(POLISH.replace(old, new, 1))


def test_what_a_translation_lacks_is_advice_and_no_error(said_of: Callable[[str], str]) -> None:
    without = POLISH.replace('    easy_text: "Mam klucz."\n', "").replace(
        '  home: {title: "Dom"}\n', "  {}\n"
    )
    said = said_of(without)
    assert "1 of 2 have no easy_text in this language yet: A-2." in said
    assert "1 of 1 have no theme in this language yet: home." in said


def test_a_wording_needs_no_completeness(said_of: Callable[[str], str]) -> None:
    assert said_of(OFFICIAL) == ""


def test_each_kind_of_file_goes_where_it_belongs(shelf: Path) -> None:
    official = shelf / "official.yaml"
    official.write_text(OFFICIAL, encoding="utf-8")
    with pytest.raises(BankError, match="This is a translation, and a wording is wanted here"):
        load("small", shelf, wording=shelf / "translations" / "small.pl.yaml")
    with pytest.raises(BankError, match="a whole bank"):
        load("small", shelf, wording=shelf / "small.yaml")
    with pytest.raises(BankError, match="holds words to lay over a bank"):
        load(str(official), shelf)
    other = shelf / "other.yaml"
    other.write_text((shelf / "small.yaml").read_text(encoding="utf-8").replace("id: small", "id: other"))
    with pytest.raises(BankError, match="It is for the bank “small”"):
        load("other", shelf, wording=official)


def test_pairs_are_known_from_both_sides(sound: str, tmp_path: Path) -> None:
    text = (
        sound.replace('text: "How true', 'text: "How very true', 1)
        .replace("sets:", '  - role: lived_experience\n    voice: we\n    text: "We?"\nsets:')
        .replace("  - id: A-2\n    voice: i\n", "  - id: A-2\n    voice: we\n    pairs_with: [A-1]\n")
    )
    (tmp_path / "small.yaml").write_text(text, encoding="utf-8")
    first, second = load("small", tmp_path).edition().statements
    assert (first.pairs_with, second.pairs_with) == (("A-2",), ("A-1",))
    bank = load("small", tmp_path)
    retired = replace(bank.statements[1], retired="2026")
    alone = replace(bank, statements=(bank.statements[0], retired)).edition().statements[0]
    assert alone.pairs_with == ()


@pytest.mark.parametrize(
    "name", ["small.backup.yaml", "small.2026.yaml", "small.ours.yaml", "small.old.yaml", "small..yaml"]
)
def test_a_copy_beside_a_bank_is_no_translation(name: str, shelf: Path, sound: str) -> None:
    (shelf / name).write_text(sound if "ours" not in name else OFFICIAL, encoding="utf-8")
    (shelf / "small.cy.yaml").mkdir()
    (shelf / "small.ga.yaml").symlink_to(shelf / "nowhere")
    assert set(load(str(shelf / "small.yaml"), shelf).translations) == {"pl"}
    assert not check(shelf / "small.yaml", shelf).errors


def test_a_wording_named_like_a_language_is_passed_over(shelf: Path) -> None:
    (shelf / "small.cy.yaml").write_text(OFFICIAL, encoding="utf-8")
    assert set(load("small", shelf).translations) == {"pl"}


def test_a_translation_that_cannot_be_used_is_an_error_of_its_bank(shelf: Path) -> None:
    (shelf / "translations" / "small.cy.yaml").write_text(POLISH, encoding="utf-8")
    (found,) = check(shelf / "small.yaml", shelf).errors
    assert "named for the language “cy”, and says “pl”" in str(found)
    with pytest.raises(BankError, match="named for the language “cy”"):
        load("small", shelf)


def test_what_others_validated_is_not_trusted(shelf: Path) -> None:
    write_all(shelf)
    for ready in (shelf / "compiled").iterdir():
        changed = ready.read_text(encoding="utf-8").replace("bank", "trap").replace("Kocham", "Podmieniam")
        ready.write_text(changed, encoding="utf-8")
    bank = load(str(shelf / "small.yaml"), shelf)
    assert bank.title == "A small bank"
    assert bank.edition().statement("A-1").translations["pl"]["text"] == "Kocham mój dom."


def test_a_wording_of_another_edition_is_refused(shelf: Path) -> None:
    file = shelf / "official.yaml"
    file.write_text(OFFICIAL, encoding="utf-8")
    with pytest.raises(BankError, match="for edition “2026”, and edition “2025” is asked"):
        load("small", shelf, wording=file, edition="2025")


def test_only_statements_that_are_asked_count_as_official(shelf: Path, sound: str) -> None:
    gone = '    retired: "2026"\n    wordings:\n      - since: "2025"'
    text = sound.replace('    wordings:\n      - since: "2025"', gone).replace(gone, gone, 1)
    last = text.rindex(gone)
    first = text.index(gone)
    text = text[:first] + text[first:last].replace(gone, '    wordings:\n      - since: "2025"') + text[last:]
    (shelf / "small.yaml").write_text(text, encoding="utf-8")
    file = shelf / "official.yaml"
    file.write_text(OFFICIAL.replace("unmatched:", '  A-2: {text: "A key."}\nunmatched:'), encoding="utf-8")
    assert load("small", shelf, wording=file).source.wording == "From Northshire's own copy of the list."
    assert "Edition “2026” does not ask this statement." in str(check(file, shelf).advice[0])


def test_a_wording_may_bring_levels_stems_and_sets_and_old_translations_of_them_go(shelf: Path) -> None:
    more = """
scales: {truth: {never: {label: "Not at all"}}}
bands: {truth: {"no": {label: "Nope"}}}
stems: [{role: lived_experience, voice: i, text: "Is it so?"}]
sets: {short: {title: "In short"}}
title: "The official list"
"""
    file = shelf / "official.yaml"
    file.write_text(OFFICIAL + more, encoding="utf-8")
    edition = load("small", shelf, wording=file).edition()
    never = edition.scale("truth").level("never")
    assert (never.label, never.translations["pl"]) == ("Not at all", {})
    assert edition.scale("truth").level("mostly").translations["pl"] == {"label": "Zwykle"}
    assert edition.scale("truth").bands[0].label == "Nope"
    assert edition.stem("lived_experience", "i") == "Is it so?"
    assert (edition.sets[0].title, edition.title) == ("In short", "The official list")


def test_braces_and_marks_that_turn_a_line_round_are_refused(said_of: Callable[[str], str]) -> None:
    assert "holds braces" in said_of(OFFICIAL.replace("dear to me", "dear to {organisation}"))
    assert "hidden character (U+202E)" in said_of(OFFICIAL.replace("dear", "\u202edear"))
