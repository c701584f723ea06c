"""The file that a council keeps loads as an overlay, says whose words it holds, and leaves nothing out."""

import pytest

from mir_assess import banks
from mir_assess.speech import speaking
from mir_assess.wording.finding import Copy, Theirs
from mir_assess.wording.matching import NOT_SURE, match, settled
from mir_assess.wording.overlay import as_yaml, source_of
from wording.conftest import STATEMENTS
from wording.made_up import THEMES, listed

AWKWARD = [
    'I say "yes", and \\ too: it’s #1 – really.',
    "I am {here} and [there] & *everywhere* in café Zoë.",
    "I read: no, yes, null, 012 and 1:30.",
]


@pytest.fixture
def matching(edition):
    theirs = [
        Theirs(t, v, theme) for theme, voices in listed().items() for v, each in voices.items() for t in each
    ]
    theirs += [Theirs(text, "i", "workforce") for text in AWKWARD]
    copy = Copy(tuple(theirs), tuple(THEMES))
    every = match(copy, edition).matches
    doubtful = [each for each in every if each.certainty == NOT_SURE]
    return settled([each for each in every if each not in doubtful], copy, edition, undecided=doubtful)


@pytest.fixture
def written(matching, edition, tmp_path):
    file = tmp_path / "making-it-real.official.yaml"
    file.write_text(as_yaml(matching, edition, source_of(edition, ["list.docx"])), encoding="utf-8")
    return file


def test_it_is_sound_and_says_what_was_matched(written, matching):
    report = banks.check(written, STATEMENTS)
    assert report.errors == ()
    assert {id_: words.text for id_, words in report.overlay.statements.items()} == {
        each.ours: each.theirs.text for each in matching.matches
    }
    assert report.overlay.kind == "wording"


def test_what_matched_nothing_is_kept_word_for_word(written, matching):
    overlay = banks.check(written, STATEMENTS).overlay
    kept = [(each.theme, each.voice, each.text) for each in overlay.unmatched]
    assert kept == [(each.theme, each.voice, each.text) for each in matching.theirs_left]
    assert {text for _, _, text in kept} >= set(AWKWARD)
    assert "café Zoë" in written.read_text(encoding="utf-8")


def test_it_says_whose_words_these_are_and_to_ask_before_passing_them_on(written):
    source = banks.check(written, STATEMENTS).overlay.source
    assert "Making It Real (Think Local Act Personal)" in source.wording
    assert "own copy (list.docx)" in source.wording
    assert "Ask Think Local Act Personal (TLAP)" in source.licence
    assert "not made or endorsed" in source.note


def test_each_of_ours_is_named_with_how_sure_its_match_is(written, matching, edition):
    text = written.read_text(encoding="utf-8")
    for each in matching.matches:
        assert (
            f"    # {each.certainty.capitalize()}"
            in text.partition(f"\n  {each.ours}:\n")[2].split("\n")[0] + "\n"
        )
    for id_ in matching.ours_left:
        assert f"  # {id_}: no match. Ours is asked: {edition.statement(id_).text}" in text
    for each in matching.undecided:
        assert f"  # Perhaps {each.ours}: " in text


def test_a_bank_with_it_laid_over_asks_the_words_of_the_copy(written, matching):
    laid = banks.load("making-it-real", STATEMENTS, written).edition()
    for each in matching.matches:
        assert laid.statement(each.ours).text == each.theirs.text
    assert f"{len(matching.matches)} of {len(laid.statements)} statements" in laid.source.wording


def test_with_nothing_matched_it_is_still_a_sound_file(edition, tmp_path):
    theirs = Theirs("We hold a street party once a year.", "we")
    file = tmp_path / "a.yaml"
    nothing = settled([], Copy((theirs,)), edition)
    file.write_text(as_yaml(nothing, edition, source_of(edition, ["a.txt"])), encoding="utf-8")
    report = banks.check(file, STATEMENTS)
    assert (report.errors, [each.text for each in report.overlay.unmatched]) == ((), [theirs.text])


def test_the_same_matches_make_the_same_bytes(matching, edition):
    source = source_of(edition, ["a.txt"])
    assert as_yaml(matching, edition, source) == as_yaml(matching, edition, source)


def test_its_notes_are_in_the_language_spoken_and_what_is_kept_is_the_same(
    matching, edition, written, tmp_path
):
    source = source_of(edition, ["list.docx"])
    file = tmp_path / "in-polish.yaml"
    with speaking("pl"):
        assert source_of(edition, ["list.docx"]) == source
        file.write_text(as_yaml(matching, edition, source), encoding="utf-8")
    assert banks.check(file, STATEMENTS).overlay == banks.check(written, STATEMENTS).overlay
    notes = [line for line in file.read_text(encoding="utf-8").splitlines() if line.lstrip().startswith("#")]
    assert any("Przeczytaj go raz w całości" in note for note in notes)
    for english in ("Please", "Ours", "Perhaps", "Sure", "Likely", "no match", "These stood"):
        assert not any(english in note for note in notes)
