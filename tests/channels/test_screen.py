"""The screen face on a small projector, 60 columns by 20 rows: whole, calm, and telling nobody else's
answers.
"""

import re
from pathlib import Path

import pytest
from rich.cells import cell_len

from mir_assess import banks
from mir_assess.channels.terminal import _converse
from mir_assess.channels.terminal.pictures import pictures
from mir_assess.channels.terminal.screen import CLEAR_SCROLLBACK
from mir_assess.channels.terminal.sheet import sheet
from mir_assess.model.assessment import MODES, Group
from mir_assess.model.bank import ROLES
from mir_assess.model.prompts import AskStatement, TalkStatement
from projector import HEIGHT, WIDTH, Projector, play
from workshops import Workshop, assessment, edition, groups, scale, statement, workshop

STATEMENTS = Path(__file__).parents[2] / "statements"
CLEAR = "\x1b[2J"


def assert_whole(projector, shown, said=()):
    """Everything that was to be shown or said stands, within the columns and rows, the place to type
    included.
    """
    rows = projector.rows
    assert len(rows) + 1 <= HEIGHT, "\n".join(rows)
    assert all(cell_len(row) <= WIDTH for row in rows), "\n".join(rows)
    for line in (*shown, *said):
        for word in line.text.split() if hasattr(line, "text") else line.split():
            assert word.rstrip(":") in projector.words, word


@pytest.fixture(scope="module")
def built_in():
    return banks.load("making-it-real", STATEMENTS).edition()


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("role", ROLES)
def test_every_statement_of_the_built_in_bank_stands_whole_for_every_group(built_in, role, mode):
    group = Group("them", "People with lived experience", role, mode)
    shop = Workshop(assessment(parts=[built_in], groups=(group,)))
    said = ("Statement 33, People with lived experience: 12 cards counted.",)
    if mode != "individual":
        shop.type("12")
    for _ in range(len(shop.opened.asked_of(group))):
        assert isinstance(shop.prompt, AskStatement)
        projector = Projector()
        projector.face.say(said)
        projector.face.show(sheet(shop.prompt))
        assert_whole(projector, sheet(shop.prompt), said)
        shop.type("p")


def test_what_stood_before_fits_too(built_in):
    shop = Workshop(assessment(parts=[built_in]))
    for number in range(1, len(shop.opened.chosen) + 1):
        shop.type(f"g {number}", "2", f"g {number}")
        projector = Projector()
        projector.face.show(sheet(shop.prompt))
        assert_whole(projector, sheet(shop.prompt))
        shop.type("")


def test_a_reply_stands_under_the_statement_and_the_statement_stays():
    shop = workshop("individual")
    projector = Projector()
    projector.face.show(sheet(shop.prompt))
    assert (
        projector.face.say(shop.type("n- They never ring me back, however often I ask them to").words)
        is False
    )
    assert_whole(projector, sheet(shop.prompt))
    assert "“They never ring me back" in projector.words
    assert "Type y if it may be printed." in projector.words


def test_a_very_long_note_leaves_the_statement_whole_and_is_cut_only_to_the_eye():
    shop = workshop("individual")
    projector = Projector()
    projector.face.show(sheet(shop.prompt))
    projector.face.say(shop.type("n " + "very " * 2000).words)
    assert_whole(projector, sheet(shop.prompt))
    assert "…" in projector.rows[-2]
    assert len(shop.round.notes[0].text) > 9000


@pytest.mark.parametrize("mode", MODES)
def test_help_stands_alone_and_whole(mode):
    shop = workshop(mode)
    if mode != "individual":
        shop.type("3", "3")
    projector = Projector()
    projector.face.show(sheet(shop.prompt))
    words = shop.type("?").words
    assert projector.face.say(words) is True
    assert_whole(projector, (), words)
    assert "Enter: back to where you were." in projector.words


@pytest.mark.parametrize("place", ["talk", "close"])
def test_help_is_whole_in_the_other_phases(place):
    shop = workshop("tally")
    shop.type(place)
    projector = Projector()
    projector.face.show(sheet(shop.prompt))
    words = shop.type("?").words
    projector.face.say(words)
    assert_whole(projector, (), words)


def test_nothing_of_one_persons_answers_stands_on_the_screen_of_the_next():
    shop = workshop("individual")
    stood, projector = play(shop, ["2", "n My own words", "d", "g 1", "", "4", "pick 1 2", "next lived", "p"])
    mine, theirs = stood[:8], stood[8:]
    assert any("Statement 1: Not often true." in screen for screen in mine)
    for screen in theirs:
        assert "You said" not in screen
        assert "own words" not in screen
        assert not re.search("Statement [123]: (?!Passed)", screen)
    after = projector.file.getvalue().split("person 2")[0].rpartition(CLEAR)[0]
    assert CLEAR_SCROLLBACK in projector.file.getvalue()[len(after) :]


def test_no_screen_is_drawn_without_clearing_what_scrolled_off_it():
    _, projector = play(workshop("tally"), ["3", "2", "0 0 0 0 3", "0 0 0 0 2", "hm"])
    text = projector.file.getvalue()
    assert text.count(CLEAR) == text.count(CLEAR_SCROLLBACK) > 5


def test_while_groups_rate_no_screen_tells_how():
    stood, _ = play(workshop("tally", "consensus"), ["3", "2", "3 0 0 0 0", "g 1", "", "2 of 2", "reveal"])
    for screen in stood[3:6]:
        assert "3 0 0" not in screen
        assert "Level" not in screen
        assert "Never true," not in screen


def test_no_screen_counts_the_time_down():
    stood, _ = play(workshop("individual", minutes=60), ["3", "break 15", "", "time", "3"])
    assert not [screen for screen in stood if re.search(r"\d+:\d\d|minutes left|remaining", screen)]


def test_a_break_is_a_calm_screen_and_enter_brings_everything_back():
    stood, _ = play(workshop("individual"), ["break 15", "", "3"])
    assert [line.strip() for line in stood[1].split("\n") if line.strip()] == [
        "A break of 15 minutes. Press Enter when you are back."
    ]
    assert stood[2] == stood[0]


def test_levels_are_aligned_and_what_wraps_hangs_under_its_own_words():
    levels = [*scale(2).levels]
    part = edition(
        [statement("S-1", "It is so.", scale="of-2", good_from=None, descriptors={"l1": "word " * 20})],
        scales=[scale(2)],
    )
    projector = Projector()
    projector.face.show(sheet(Workshop(assessment(parts=[part])).prompt))
    rows = [row for row in projector.rows if "word" in row]
    assert rows[0].startswith("  1  Level 1  word")
    assert len(rows) > 1
    assert all(row.startswith(" " * 14 + "word") for row in rows[1:])
    assert len(levels) == 2


def talked(*lines, modes=("tally",), **others):
    shop = workshop(*modes, **others)
    shop.type("10", "5", "0 1 3 5 1", "0 0 1 3 1", "p", "p", "p", "p", "reveal", "1", *lines)
    assert isinstance(shop.prompt, TalkStatement)
    projector = Projector()
    projector.face.show(
        sheet(
            shop.prompt, pictures(shop.round, shop.prompt.card, shop.prompt.seen) if shop.prompt.seen else ()
        )
    )
    return shop, projector


def test_before_the_picture_is_asked_for_nothing_of_it_shows():
    _, projector = talked()
    assert not re.search(r"\d of 10|█", projector.words)


def test_the_picture_of_people_with_lived_experience_comes_first_and_alone():
    _, projector = talked("")
    assert "Mostly true     5 of 10  █" in "\n".join(projector.rows)
    assert "of 5" not in projector.words
    assert len(projector.rows) < HEIGHT


def test_two_pictures_stand_beside_each_other_with_bars_from_one_column():
    _, projector = talked("", "")
    rows = [row for row in projector.rows if " of 5" in row]
    assert len(rows) == 5
    assert len({row.index(" of 5") for row in rows}) == 1
    assert len({row.index(" of 10") for row in rows}) == 1
    assert len(projector.rows) < HEIGHT


def test_pictures_that_do_not_fit_beside_each_other_stand_one_under_the_other():
    many = tuple(
        Group(f"g{n}", f"Group {n}", role, "tally")
        for n, role in enumerate(("lived_experience", *["council"] * 3))
    )
    shop = workshop(groups=many)
    shop.type("5", "5", "5", "5", *["0 0 0 0 5"] * 4, *["p"] * 8, "reveal", "1", "", "")
    projector = Projector(height=50)
    projector.face.show(sheet(shop.prompt, pictures(shop.round, shop.prompt.card, "all")))
    assert len([row for row in projector.rows if "Always true" in row and "5 of 5" in row]) == 4


def test_a_group_too_small_to_show_says_so_and_shows_no_number():
    shop = workshop("tally")
    shop.type("3", "5", "0 1 1 1 0", "0 0 1 3 1", "p", "p", "p", "p", "reveal", "1", "")
    projector = Projector()
    projector.face.show(sheet(shop.prompt, pictures(shop.round, shop.prompt.card, "lived")))
    assert "to keep people safe" in projector.words
    assert not re.search(r"\d of 3|█", " ".join(projector.rows[1:]))


def test_what_the_room_agreed_is_said_once():
    shop, projector = talked("", "")
    projector.face.say(shop.type("a 4 of 15").words)
    projector.face.show(sheet(shop.prompt, pictures(shop.round, shop.prompt.card, "all")))
    assert projector.words.count("The room agreed on “Mostly true”, 15 people.") == 1


def test_a_long_list_to_choose_from_is_cut_to_the_screen_and_says_so(built_in):
    shop = Workshop(assessment(parts=[built_in], groups=groups("individual")))
    shop.type("reveal")
    projector = Projector()
    projector.face.show(sheet(shop.prompt))
    assert len(projector.rows) + 1 <= HEIGHT
    assert all(cell_len(row) <= WIDTH for row in projector.rows)
    assert re.search(r"and \d+ more: type any number up to 72\.", projector.words)
    assert "Type its number." in projector.words


def test_statements_to_choose_from_have_all_their_words_where_there_is_room():
    long = "I know who will help me, and how to reach them, at the first sign of trouble at night."
    shop = Workshop(assessment(parts=[edition([statement("L-1", text=long), statement("L-2", text=long)])]))
    shop.type("reveal")
    projector = Projector()
    projector.face.show(sheet(shop.prompt))
    assert "…" not in projector.words
    assert projector.words.count("at the first sign of trouble at night.") == 2
    assert all(cell_len(row) <= WIDTH for row in projector.rows)


def test_escapes_in_a_note_are_shown_and_not_obeyed():
    shop = workshop("individual")
    projector = Projector()
    projector.face.show(sheet(shop.prompt))
    projector.face.say(shop.type("n a\x1b[2Jb").words)
    assert "“a�[2Jb”" in projector.words


@pytest.mark.parametrize("size", [(20, 8), (40, 12), (60, 20), (200, 60)])
@pytest.mark.parametrize("mode", ["individual", "tally"])
def test_any_size_of_screen_can_be_worked_on(size, mode):
    shop = workshop(mode)
    lines = [
        "3",
        "3",
        "0 0 0 0 3",
        "?",
        "",
        "n مرحبا بالعالم 👩🏽‍🦽 日本語",
        "reveal",
        "1",
        "",
        "",
        "",
        "close",
        "",
        "",
        "",
        "",
        "",
        "",
    ]
    play(shop, lines, Projector(*size))


def test_the_opening_words_stand_whole_page_by_page():
    from mir_assess.channels.terminal.sheet import Line
    from mir_assess.walk import opening_words

    projector = Projector()
    lines = tuple(Line("line", words) for words in opening_words(assessment()))
    pages = projector.face.pages(lines)
    assert [line for page in pages for line in page] == list(lines)
    for page in pages:
        projector.face.show((*page, Line("hint", "Enter: more.")))
        assert_whole(projector, page)


def test_how_phones_join_stands_until_the_first_line_is_typed_and_no_longer():
    projector = Projector(keeps=True)
    projector.file.write("To join the room, open http://room.test\n")
    typed = iter(["1", None])
    stood = []

    def read_line(_question):
        stood.append("\n".join(projector.rows))
        return next(typed)

    projector.face.say(("Welcome back.",))
    _converse(workshop("individual").walk, projector.face, read_line, waits=True)
    assert "http://room.test" in stood[0]
    assert stood[0].count("Welcome back.") == 1
    assert "http://room.test" not in stood[1]
