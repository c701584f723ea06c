"""The words gathered for translators, and every translation of them: up to date, whole, and harmless."""

import importlib.util
import re
from gettext import GNUTranslations
from io import BytesIO
from pathlib import Path
from string import Formatter

import pytest

REPOSITORY = Path(__file__).parents[1]
_spec = importlib.util.spec_from_file_location("words", REPOSITORY / "tools" / "words.py")
words = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(words)

CATALOGUES = {file.parents[1].name: file for file in words.catalogue_files()}
MEND = "run: python tools/words.py (just words)"

# What is typed is the same in every language. Plain English words count only where they are typed.
TYPED = re.compile(
    r"""
    Enter | Ctrl-C | a[ ]none | answered_for | MIR_[A-Z_]+ | \bmir-assess\b | --[a-z][a-z-]* | -o\b
    | \bdissent(?=[ ][\d{]) | [dx]=\d | \bn[+>-] | \breveal\b | \bpresent(?=[ ]\d) | \bwith(?=[ ]read)
    | \b(?:pick|rate|next|g|break)(?=[ ][{\d]) | \b(?:why|park|n)(?=[ ]TEXT)
    | (?:^|(?<=[ ]))(?:p|s|b|d|x|y|q|no|close|left|time|pause)(?=:) | (?<=:[ ])(?:rate|close)\b
    | (?<=[Tt]ype[ ])(?:b|n|p|q|y|talk|rate)(?=[ ,;:]|$) | (?<=,[ ])talk\b
    | (?<=[ ]or[ ])(?:rate|close|q)(?=[.,]|$)
    """,
    re.VERBOSE,
)


def messages(code):
    return [message for message in words.read(CATALOGUES[code]) if message.id]


def forms(string):
    return (string,) if isinstance(string, str) else tuple(string)


def placeholders(text):
    return {
        (name, conversion, spec) for _, name, spec, conversion in Formatter().parse(text) if name is not None
    }


@pytest.fixture(scope="module")
def template():
    return words.extracted()


def test_the_template_has_what_the_program_says_today(template):
    assert words.TEMPLATE.read_text(encoding="utf-8") == words.as_text(template), MEND


def test_sentences_are_found_in_every_part_of_a_walk(template):
    files = {file for message in template for file, _ in message.locations}
    for part in ("speech", "errors", "walk/words", "channels/terminal/sheet", "model/typed", "cli/questions"):
        assert f"src/mir_assess/{part}.py" in files


def test_there_is_a_second_language():
    assert "pl" in CATALOGUES


@pytest.mark.parametrize("code", CATALOGUES)
def test_a_catalogue_has_the_templates_sentences_and_no_others(code, template):
    assert {m.id for m in messages(code)} == {m.id for m in template if m.id}, MEND
    assert CATALOGUES[code].read_text(encoding="utf-8") == words.as_text(
        words.brought_up_to_date(CATALOGUES[code], template)
    ), MEND


@pytest.mark.parametrize("code", CATALOGUES)
def test_everything_is_translated_and_nothing_guessed(code):
    assert words.unfinished(words.read(CATALOGUES[code])) == []


@pytest.mark.parametrize("code", CATALOGUES)
def test_every_plural_has_every_form(code):
    catalogue = words.read(CATALOGUES[code])
    short = [m.id for m in catalogue if m.pluralizable and len(forms(m.string)) != catalogue.num_plurals]
    assert short == []


@pytest.mark.parametrize("code", CATALOGUES)
def test_placeholders_are_those_of_the_english(code):
    wrong = []
    for message in messages(code):
        for text in forms(message.string):
            missing = placeholders(forms(message.id)[-1]) ^ placeholders(text)
            # “One person” needs no number.
            allowed = {("number", None, "")} if message.pluralizable else set()
            if missing - allowed:
                wrong.append((message.id, text, missing))
    assert wrong == []


@pytest.mark.parametrize("code", CATALOGUES)
def test_what_is_typed_stays_as_it_is(code):
    wrong = []
    for message in messages(code):
        kept = set(TYPED.findall(forms(message.id)[0]))
        for text in forms(message.string):
            lost = [
                typed for typed in kept if not re.search(rf"(?<!\w){re.escape(typed.split(' ')[0])}", text)
            ]
            if lost:
                wrong.append((message.id, text, lost))
    assert wrong == []


@pytest.mark.parametrize("code", CATALOGUES)
def test_a_translation_ends_as_the_english_does(code):
    """A sentence that lost its end, or a line break that slipped in, shows on the screen."""
    ends = re.compile(r"[.?!:]?[”\"]?$")
    for message in messages(code):
        for text in forms(message.string):
            assert text == text.strip() or forms(message.id)[0] != forms(message.id)[0].strip(), text
            assert "\n" not in text
            ours, theirs = (ends.search(one)[0].strip('”"') for one in (forms(message.id)[0], text))
            assert bool(ours) == bool(theirs), (message.id, text)


@pytest.mark.parametrize("code", CATALOGUES)
def test_what_is_compiled_is_what_was_translated(code):
    kept = GNUTranslations(BytesIO(CATALOGUES[code].with_suffix(".mo").read_bytes()))
    anew = GNUTranslations(BytesIO(words.compiled(words.read(CATALOGUES[code]))))
    # The head says which Babel compiled it, which is nobody's concern.
    kept_words, new_words = ({k: v for k, v in each._catalog.items() if k} for each in (kept, anew))
    assert kept_words == new_words, MEND
    assert [kept.plural(number) for number in range(200)] == [anew.plural(number) for number in range(200)]


@pytest.mark.parametrize("code", CATALOGUES)
def test_a_catalogue_says_who_made_it_and_who_has_checked_it(code):
    head = words.read(CATALOGUES[code]).header_comment
    assert "ade by" in head
    assert "checked" in head
    assert "is to be written here" not in head


@pytest.mark.parametrize(
    "glued", ['say(f"{who} gave no card.")', 'say("No card " + who)', 'say_n("one card", f"{n} cards", n)']
)
def test_a_sentence_put_together_before_it_is_said_is_refused(glued):
    with pytest.raises(SystemExit, match="whole sentence"):
        list(words.sentences_in_python(BytesIO(glued.encode()), words.KEYWORDS, (), {}))


def test_a_method_that_happens_to_be_called_say_is_not_ours():
    source = (
        b'shown.say("No words of ours")\nsay("Ours")\n# For translators: of one.\nsay_n("1", "2", n + 1)\n'
    )
    found = list(words.sentences_in_python(BytesIO(source), words.KEYWORDS, (words.TO_TRANSLATORS,), {}))
    assert [(name, text) for _, name, text, _ in found] == [("say", ("Ours",)), ("say_n", ("1", "2"))]
    assert found[1][3] == ["For translators: of one."]
