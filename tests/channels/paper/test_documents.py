"""What stands on paper: the same statements, questions and words as everywhere else, and codes that hold."""

import re
from dataclasses import replace

import pytest

from made_up import opening, said
from mir_assess.channels.paper import words
from mir_assess.channels.paper.asking import steps
from mir_assess.channels.paper.documents import KINDS, PEOPLE, Wanted, documents, rates_on_paper
from mir_assess.channels.paper.drawings import PATTERNS, pattern
from mir_assess.channels.room.words import HELPED
from mir_assess.errors import StoreError
from mir_assess.model.events import SUPPORTS, assessment_stream
from mir_assess.model.paper_codes import FORMS, Sheet, paper_codes
from mir_assess.model.scale import Band, Level, Scale
from mir_assess.office import withdrawing
from mir_assess.speech import say
from mir_assess.store import open_store
from mir_assess.walk import opening_words

WITHOUT_A_NAME = (
    "not write your name|[Nn]obody writes a name|need not give|leave out names|without my name|its name"
)


def texts_of(found):
    """Every text of a document's contents."""
    if isinstance(found, str):
        yield found
    elif isinstance(found, tuple):
        for each in found:
            yield from texts_of(each)
    elif hasattr(found, "__slots__"):
        for name in found.__slots__:
            yield from texts_of(getattr(found, name, ""))


@pytest.mark.parametrize("form", FORMS)
def test_each_group_is_asked_what_the_walk_asks_it_with_its_own_question(papers, opened, form):
    asked = {
        group.label: [
            (opened.chosen.index(each) + 1, opened.stem_for(each, group.role))
            for each in opened.asked_of(group)
        ]
        for group in opened.groups
        if rates_on_paper(group)
    }
    for kind in ("sheets", "cards"):
        for group in papers[kind, form].contents.groups:
            label = group.group if kind == "cards" else group.sheets[0].group
            found = [
                (each.number, section.question) for section in group.sections for each in section.statements
            ]
            assert found == asked[label]


def test_the_opening_words_are_those_of_the_walk(papers, opened):
    for lines in (
        papers["welcome", "standard"].contents.lines,
        papers["script", "standard"].contents.opening.lines,
    ):
        more = {say(words.CODE_OF_A_SHEET), say(words.NOBODY_SIGNS_IN)}
        assert tuple(line for line in lines if line not in more) == opening_words(opened)
        assert say(words.CODE_OF_A_SHEET) in lines


def test_how_somebody_is_helped_is_asked_as_a_phone_asks_it():
    assert tuple(HELPED.values()) == words.HELPED
    assert tuple(HELPED)[1:] == SUPPORTS


def test_easy_paper_has_easy_words_and_the_steps_of_the_scale(papers, opened):
    (section, *_) = papers["sheets", "easy"].contents.groups[0].sections
    first = section.statements[0]
    assert first.text == opened.statement(opened.chosen[0]).easy_text
    assert [step.label for step in first.steps] == ["No", "Sometimes", "Yes"]
    assert [step.face for step in first.steps] == ["frown", "flat", "smile"]
    assert first.steps[0].finer == ("Never true", "Not often true")
    assert first.steps[1].finer == ()
    (card, *_) = papers["cards", "easy"].contents.groups[0].sections[0].statements
    assert [step.finer for step in card.steps] == [(), (), ()]
    assert not papers["sheets", "standard"].contents.groups[0].sections[0].statements[0].steps


def test_cards_are_counted_in_the_order_in_which_they_are_typed(opened, make):
    def columns(form):
        found = make(opened, kinds=("script",), forms=(form,))["script", form].contents.statements
        return found[0].counted

    scale = opened.scale_of(opened.chosen[0])
    assert columns("standard") == columns("large") == tuple(level.label for level in scale.levels)
    assert columns("easy") == tuple(band.label for band in scale.bands)


def test_a_scale_whose_bands_leave_a_level_out_has_no_steps():
    levels = (Level("a", "A"), Level("b", "B"), Level("c", "C"))
    assert steps(Scale("s", levels, bands=(Band("no", "No", ("a",)), Band("yes", "Yes", ("c",))))) == ()


def test_a_group_that_agrees_together_has_no_cards_and_no_sheets_but_a_line_in_the_script(papers, opened):
    (partners,) = (group for group in opened.groups if group.mode == "consensus")
    for kind in ("cards", "sheets"):
        assert partners.label not in set(texts_of(papers[kind, "standard"].contents))
    tallies = [tally for read in papers["script", "standard"].contents.statements for tally in read.tallies]
    assert {tally.group for tally in tallies if tally.agrees} == {partners.label}
    assert {tally.group for tally in tallies} == {group.label for group in opened.groups}


def test_where_all_agree_together_there_is_nothing_to_fill_in(opened, make):
    together = replace(opened, groups=tuple(replace(group, mode="consensus") for group in opened.groups))
    assert {kind for kind, _ in make(together)} == {"welcome", "script", "statements"}


def test_each_sheet_has_a_code_of_its_own_and_everything_the_editions(papers, opened):
    codes = paper_codes("opening", opened)
    found = []
    for form in FORMS:
        for group in papers["sheets", form].contents.groups:
            for number, sheet in enumerate(group.sheets, 1):
                asked = Sheet(sheet.pattern, form, number)
                assert codes.read(sheet.code) == asked
                assert sheet.receipt == codes.receipt(asked)
                found.append(sheet.code)
    assert len(found) == len(set(found)) == 12
    assert {document.edition for document in papers.values()} == {codes.edition}


def test_more_sheets_later_are_others(opened, make):
    def codes(first, last):
        found = make(opened, people={"lived": (first, last)}, kinds=("sheets",), forms=("standard",))
        return {sheet.code for sheet in found["sheets", "standard"].contents.groups[0].sheets}

    assert len(codes(1, 8) | codes(9, 12)) == 12
    assert codes(1, 12) == codes(1, 8) | codes(9, 12)


def test_unless_it_is_said_there_is_paper_for_eight_people_of_each_group(opened):
    (sheets,) = documents(opened, "opening", Wanted(kinds=("sheets",)), "en")
    assert {len(group.sheets) for group in sheets.contents.groups} == {PEOPLE}


def test_a_receipt_printed_before_anybody_answered_takes_those_answers_out(tmp_path, opened, make):
    store = open_store(str(tmp_path / "s.sqlite"))
    store.append(opening(opened))
    secret = store.read(assessment_stream(opened.name))[0].id
    asked = Wanted(kinds=("sheets",), people={"lived": (1, 2)})
    (sheets,) = documents(opened, secret, asked, "en")
    one, other = sheets.contents.groups[0].sheets
    session_id = paper_codes(secret, opened).session_id(Sheet("lived", "standard", 1))
    store.append(said(session_id, name=opened.name))
    assert withdrawing.find(store, opened.name, one.receipt).session_id == session_id
    with pytest.raises(StoreError):
        withdrawing.find(store, opened.name, other.receipt)
    store.close()


def test_nobody_is_asked_for_a_name_on_any_paper(papers):
    told = {
        text
        for document in papers.values()
        for text in (*texts_of(document.contents), *document.words.values())
        if "name" in text.casefold()
    }
    for text in told - set(papers["script", "standard"].contents.opening.lines):
        assert re.search(WITHOUT_A_NAME, text), text


def test_the_welcome_needs_no_sign_in_and_the_cards_say_they_cannot_be_found(papers):
    assert "Nobody signs in" in papers["welcome", "standard"].contents.lines[-1]
    assert any("cannot be taken out" in line for line in papers["cards", "standard"].contents.how)


def test_every_group_has_a_pattern_of_its_own(papers, opened):
    assert len(set(PATTERNS)) == len(PATTERNS) == 8
    assert [pattern(place) for place in range(8)] == list(PATTERNS)
    patterns = papers["cards", "standard"].patterns
    assert list(patterns) == [group.id for group in opened.groups]
    assert len(set(patterns.values())) == len(patterns)


def test_what_is_wanted_alone_is_made(opened, make):
    assert set(make(opened, kinds=("cards",), forms=("easy",))) == {("cards", "easy")}
    assert {kind for kind, _ in make(opened)} == set(KINDS)
    assert [key for key in make(opened) if key[0] == "script"] == [("script", "standard")]


def test_the_prompts_and_the_times_stand_in_the_script(papers, opened):
    read = papers["script", "standard"].contents
    assert len(read.statements) == len(opened.chosen)
    assert any("three for each" in line for line in read.times)
