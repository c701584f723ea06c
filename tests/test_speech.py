"""Words in another language: found, filled in, counted; and never in anybody's way."""

import subprocess
import sys
import threading
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo

from mir_assess import speech
from mir_assess.speech import direction, languages, marked, meant, say, say_n, speaking, spoken

SOURCE = Path(__file__).parents[1] / "src"
CARD, CARDS = "{number} card", "{number} cards"


@pytest.fixture
def catalogue(tmp_path, monkeypatch):
    """Makes a catalogue of a language of these sentences, in place of those we have."""
    monkeypatch.setattr(speech, "_folder", lambda: tmp_path)
    speech._catalogue.cache_clear()

    def make(sentences, code="pl"):
        written = Catalog(locale=code.replace("-", "_"))
        for english, other in sentences.items():
            written.add(english, other)
        compiled = BytesIO()
        write_mo(compiled, written)
        file = tmp_path / code / "LC_MESSAGES" / "mir-assess.mo"
        file.parent.mkdir(parents=True)
        file.write_bytes(compiled.getvalue())

    yield make
    speech._catalogue.cache_clear()


def test_english_is_said_as_it_stands_in_the_code():
    assert say("You can pass.") == "You can pass."
    assert say("{group}: nobody.", group="Carers") == "Carers: nobody."
    assert [say_n(CARD, CARDS, number) for number in (0, 1, 2)] == ["0 cards", "1 card", "2 cards"]
    assert marked("A note") == "A note"
    assert say("") == ""


def test_who_speaks_english_loads_nothing():
    program = (
        "import sys\n"
        "before = set(sys.modules)\n"
        "from mir_assess.speech import say, say_n, speaking\n"
        "with speaking('en'), speaking(None):\n"
        "    say('A {x}', x=1), say_n('{number} card', '{number} cards', 2)\n"
        "print(' '.join(set(sys.modules) - before))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        env={"PYTHONPATH": str(SOURCE)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert "mir_assess.speech" in done.stdout
    assert not {"gettext", "pathlib", "babel", "locale"} & set(done.stdout.split())


def test_another_language_is_spoken_for_a_while():
    with speaking("pl"):
        assert say("Does not apply.") == "Nie dotyczy."
        with speaking(None):
            assert say("Does not apply.") == "Does not apply."
        assert spoken() == "pl"
    assert (say("Does not apply."), spoken()) == ("Does not apply.", "en")


def test_what_goes_wrong_meanwhile_leaves_no_language_behind():
    with pytest.raises(ZeroDivisionError), speaking("pl"):
        1 / 0  # noqa: B018 - the division is the fault
    assert spoken() == "en"


def test_each_thread_speaks_its_own_language():
    heard = []
    with speaking("pl"):
        other = threading.Thread(target=lambda: heard.append(say("Does not apply.")))
        other.start()
        other.join()
    assert heard == ["Does not apply."]


@pytest.mark.parametrize(
    ("number", "words"),
    [(0, "0 kart"), (1, "1 karta"), (2, "2 karty"), (5, "5 kart"), (12, "12 kart"), (22, "22 karty")],
)
def test_every_number_takes_its_own_form(number, words):
    with speaking("pl"):
        assert say_n(CARD, CARDS, number) == words


@pytest.mark.parametrize("language", ["en", "pl"])
def test_what_people_typed_is_never_filled_in_again(language):
    typed = "{number} {0.__class__} {{}} {"
    with speaking(language):
        assert say("“{words}” does not fit here.", words=typed).strip("“„”").startswith(typed)
        assert typed in say_n(
            "{group}: {number} person here.", "{group}: {number} people here.", 2, group=typed
        )
        assert say(typed) == typed


@pytest.mark.parametrize(
    "broken",
    ["{whom}: nikogo.", "{}: nikogo.", "{group.name}: nikogo.", "{group: nikogo.", "{group:d}: nikogo."],
)
def test_a_broken_translation_comes_out_in_english(catalogue, broken):
    catalogue({"{group}: nobody.": broken, (CARD, CARDS): (broken, broken, broken)})
    with speaking("pl"):
        assert say("{group}: nobody.", group="Carers") == "Carers: nobody."
        assert (say_n(CARD, CARDS, 1), say_n(CARD, CARDS, 5)) == ("1 card", "5 cards")


def test_what_has_no_translation_comes_out_in_english(catalogue):
    catalogue({"Yes": "Tak"})
    with speaking("pl"):
        assert (say("Yes"), say("No"), say(""), say_n(CARD, CARDS, 2)) == ("Tak", "No", "", "2 cards")


@pytest.mark.parametrize("code", ["xx", "../pl", "pl/../pl", "", "\0", "p l", "英", "/", ".", "pl" * 5000])
def test_a_language_nobody_taught_us_is_english(code):
    with speaking(code):
        assert say("Does not apply.") == "Does not apply."


@pytest.mark.parametrize("code", ["pl", "PL", "pl_PL", "pl-GB", " pl "])
def test_a_language_is_known_however_its_code_is_written(code):
    with speaking(code):
        assert say("Does not apply.") == "Nie dotyczy."
    assert meant(code, languages()) == "pl"


def test_a_region_has_its_own_words_where_it_has_any(catalogue):
    catalogue({"Yes": "Sim"}, "pt")
    catalogue({"Yes": "É"}, "pt-br")
    heard = []
    for code in ("pt", "pt-BR", "pt-PT"):
        with speaking(code):
            heard.append(say("Yes"))
    assert heard == ["Sim", "É", "Sim"]
    assert meant("xx", languages()) is None


def test_languages_name_themselves_english_first():
    assert next(iter(languages().items())) == ("en", "English")
    assert languages()["pl"] == "Polski"


def test_without_catalogues_there_is_english(tmp_path, monkeypatch):
    monkeypatch.setattr(speech, "_folder", lambda: tmp_path / "none")
    assert languages() == {"en": "English"}


@pytest.mark.parametrize(
    ("code", "way"),
    [
        ("en", "ltr"),
        ("pl", "ltr"),
        ("ur", "rtl"),
        ("ar_EG", "rtl"),
        ("FA", "rtl"),
        ("pa", "ltr"),
        ("pa-Arab", "rtl"),
        ("ur-Latn", "ltr"),
        ("ks-Deva-IN", "ltr"),
    ],
)
def test_languages_are_written_one_way_or_the_other(code, way):
    assert direction(code) == way
