"""Which lines are statements, whose voice they are in, and which theme they stand under."""

from dataclasses import replace

import pytest

from mir_assess.wording import signposts
from mir_assess.wording.blocks import Line, Table
from mir_assess.wording.finding import find
from wording.kinds import as_csv
from wording.made_up import THEMES, listed


@pytest.mark.parametrize(
    ("line", "theme"),
    [
        ("Workforce", "workforce"),
        ("6. Workforce:", "workforce"),
        ("WORKFORCE – those who lend me a hand", "workforce"),
        ("Theme 2: Information & advice", "information"),
        ("Well-being and independence", "wellbeing"),
        ("Flexible, integrated care and support", "support"),
        ("Flexible and integrated care an", "support"),
        ("When things need to change (staying upright)", "change"),
        ("Active  and supportive\u00a0communities", "communities"),
        ("Our workforce plan", ""),
        ("The workforce is what matters most to us here.", ""),
        ("When things need to change I am told in good time.", ""),
        ("When things need to change, I am told.", ""),
        ("Advice", ""),
        ("", ""),
    ],
)
def test_a_theme_is_known_by_its_name(line, theme, edition):
    assert signposts.theme_named(line, edition.themes) == theme


@pytest.mark.parametrize(
    ("line", "voice"),
    [
        ("I statements", "i"),
        ("‘We’ statements", "we"),
        ("What good looks like: I-statements", "i"),
        ("WE STATEMENTS", "we"),
        ("We", "we"),
        ("I statements and We statements were written by many people over a year.", ""),
        ("I am heard", ""),
    ],
)
def test_a_heading_announces_a_voice(line, voice):
    assert signposts.voice_named(line) == voice


@pytest.mark.parametrize(
    ("text", "announced", "kind", "voice"),
    [
        ("I am met with a smile.", "", "item", "i"),
        ("We meet people with a smile.", "", "item", "we"),
        ("People smile when they meet me.", "", "item", "i"),
        ("People here smile when they meet somebody.", "", "item", ""),
        ("People here smile when they meet somebody.", "we", "item", "we"),
        ("When I fall, we all get up.", "", "item", "i"),
        ("When I fall, we all get up.", "we", "item", "we"),
        ("I come under the wrong heading.", "we", "item", "i"),
        ("It is a long road to the sea, and at the end of it I rest.", "", "paragraph", ""),
        ("Do I get to say what I think?", "i", "item", ""),
        ("We use cookies to make this page nicer.", "", "item", ""),
        ("The people who lend me a hand", "", "heading", ""),
        ("I am met with a smile.", "", "heading", "i"),
        ("I see", "i", "item", ""),
        ("I walk. " * 50, "i", "item", ""),
    ],
)
def test_a_statement_speaks_in_a_voice(text, announced, kind, voice):
    assert signposts.voice_of(text.strip(), announced, kind) == voice


def test_what_stands_before_the_first_theme_is_no_statement_and_the_line_under_a_name_goes_with_it(found_in):
    copy = found_in(
        "We wrote this list.\n\nWorkforce\n\nThose who lend me a hand\n\nI am met with a smile.\n"
    )
    assert [(each.theme, each.text) for each in copy.statements] == [("workforce", "I am met with a smile.")]


def test_a_page_about_one_theme_may_name_it_in_its_title_alone(found_in):
    menu = "".join(f"<li><a href=x>{title}</a></li>" for title, _ in THEMES.values())
    head = "<html><head><title>Information and advice | A list</title>"
    page = f"{head}<body><ul>{menu}</ul><img><p>I am met with a smile.</p>"
    assert [each.theme for each in found_in(page, "page.html").statements] == ["information"]


def test_or_in_the_name_of_its_file(found_in):
    assert [e.theme for e in found_in("I am met with a smile.", "Our workforce.txt").statements] == [
        "workforce"
    ]


def test_a_list_without_themes_is_searched_whole(found_in):
    copy = found_in("I am met with a smile.\n\nWe do smile at people.\n")
    assert [(each.theme, each.voice) for each in copy.statements] == [("", "i"), ("", "we")]
    assert copy.themes == ()


def test_an_id_beside_a_statement_is_kept(edition):
    blocks = [
        Line("Workforce", "heading"),
        Line("WF-I-3: I am met with a smile."),
        Table((("wf-w-2", "We smile at people."), ("", "We wave at people too."))),
    ]
    found = [(each.named, each.text) for each in find([("a", blocks)], edition).statements]
    assert found == [
        ("WF-I-3", "I am met with a smile."),
        ("WF-W-2", "We smile at people."),
        ("", "We wave at people too."),
    ]


def test_a_word_that_is_an_id_of_ours_is_no_id_in_a_text(edition):
    one = replace(edition.statements[0], id="home")
    blocks = [Line("Workforce", "heading"), Line("Home is where I am met with a smile.")]
    [found] = find([("a", blocks)], replace(edition, statements=(one, *edition.statements[1:]))).statements
    assert (found.named, found.text) == ("", "Home is where I am met with a smile.")


def test_in_a_row_the_voice_may_stand_before_the_theme(edition):
    rows = (("I", "Workforce", "The door stands open when the bell rings."),)
    assert [each.voice for each in find([("a", [Table(rows)])], edition).statements] == ["i"]


def test_a_line_break_inside_a_statement_does_not_end_it(found_in):
    page = "<html><h2>Workforce</h2><p>I am met with a smile<br>and with tea.<br>I am told the news.</p>"
    texts = [each.text for each in found_in(page, "a.html").statements]
    assert texts == ["I am met with a smile and with tea.", "I am told the news."]


def test_themes_may_stand_over_columns(edition):
    rows = (
        ("Workforce", "Information and advice"),
        ("I am met with a smile.", "I am told the news.\nI am asked for mine."),
    )
    found = [(each.theme, each.text) for each in find([("a", [Table(rows)])], edition).statements]
    assert found == [
        ("workforce", "I am met with a smile."),
        ("information", "I am told the news."),
        ("information", "I am asked for mine."),
    ]


def test_one_cell_may_hold_a_whole_list_with_its_headings(edition):
    cell = "Workforce\nI statements\n• I am met with a smile.\nWe statements\n• A smile comes first with us."
    found = [(each.theme, each.voice) for each in find([("a", [Table(((cell,),))])], edition).statements]
    assert found == [("workforce", "i"), ("workforce", "we")]


def test_where_a_column_is_headed_as_statements_the_others_are_not_searched(found_in):
    listed_ = listed()
    content = (
        as_csv(listed_)
        .replace(b"Theme\r\n", b"Theme;Notes\r\n")
        .replace(b";Workforce\r\n", b";Workforce;We did this.\r\n")
    )
    assert not [each for each in found_in(content, "a.csv").statements if each.text == "We did this."]


def test_a_theme_of_an_older_edition_is_said_and_nothing_under_it_is_dropped(found_in):
    copy = found_in("Workforce\n\nI am met with a smile.\n\n5. Risk enablement\n\nI am free to fall.\n")
    assert copy.older_heading == "Risk enablement"
    assert [(each.theme, each.text) for each in copy.statements] == [
        ("workforce", "I am met with a smile."),
        ("", "I am free to fall."),
    ]
