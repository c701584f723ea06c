"""The report on one side of paper: that it is one side, whatever happened in the room, and that what is left
out is said.
"""

import io
import re
from dataclasses import replace

import pytest
from pypdf import PdfReader

from mir_assess import pipeline
from mir_assess.analysis.policy import PUBLIC, ROOM, policy_for
from mir_assess.demonstration import make
from mir_assess.model.assessment import Action, Group
from mir_assess.model.bank import Theme
from mir_assess.model.round import Cell
from mir_assess.report.asks import asks
from mir_assess.report.board import board
from mir_assess.report.one_page import MOST
from mir_assess.report.priorities import priorities
from mir_assess.resources import folder

TEMPLATES = folder("templates")
WIDEST = "<style>html { font-family: 'DejaVu Sans', Verdana, sans-serif !important; }</style></head>"


def written(counted, policy=ROOM, before=None):
    return pipeline.render(pipeline.report(counted, policy, before=before), "one-page", TEMPLATES).decode()


def words_of(page):
    """The text of a page, each run of spaces as one."""
    body = re.sub(r"<style>.*?</style>", " ", page, flags=re.DOTALL)
    return " ".join(re.sub(r"<[^>]*>", " ", body).split())


def sides(page, content):
    """How many sides of paper a page prints on."""
    page.set_content(content)
    return len(PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True))).pages)


def empty(counted):
    cells = {
        statement_id: {
            group_id: Cell((0,) * len(cell.counts), skipped=None) for group_id, cell in row.items()
        }
        for statement_id, row in counted.cells.items()
    }
    nothing = {name: {} for name in ("people", "agreed", "priorities", "participation")}
    return replace(counted, **nothing, cells=cells, notes=(), actions=(), rated_again=(), sealed=None)


SIX = (
    ("lived", "People with lived experience of care and support", "lived_experience"),
    ("council", "Council team of the front door, and of the reviews", "council"),
    ("carers", "Family carers, and friends who care", "carer"),
    ("partners", "NHS partners and the voluntary sector together", "partner"),
    ("elders", "Older people who draw on care at home", "lived_experience"),
    ("board", "The adults’ partnership board, with its guests", "other"),
)


def cruel(fixed, words, label="", titles=False):
    """Thirty statements of long texts, all dotted, six groups, and twelve actions of long words, after a year
    in which everything was the other way round.
    """
    part = fixed.round_2026().assessment.parts[0]
    asked = tuple(
        replace(part.statements[0], id=f"X-{number}", text=f"{words} {number}") for number in range(30)
    )
    themes = tuple(Theme(theme.id, words, words) for theme in part.themes) if titles else part.themes
    groups = tuple(Group(key, f"{label}{name}", role) for key, name, role in SIX)
    actions = tuple(
        Action(
            id=f"a{number}",
            what=f"{number} {words}",
            led_by_lived=words,
            led_by_council=words,
            statement=f"X-{number}",
            why=words,
            by=words,
            status=status,
            reason=words,
        )
        for number, status in enumerate(["not_started", "going", "stuck", "done", "dropped", "stuck"] * 2)
    )
    high, low = (0, 0, 0, 3, 9), (9, 3, 0, 0, 0)
    rounds = []
    for year, one, other in ((2025, high, low), (2026, low, high)):
        assessment = replace(
            fixed.round_2026().assessment,
            name=f"cruel-{year}",
            organisation=f"{label}The Council of Everywhere (made up)",
            year=year,
            parts=(replace(part, statements=asked, themes=themes),),
            chosen=tuple(statement.id for statement in asked),
            groups=groups,
            keeper=words,
        )
        row = {group.id: Cell(other if group.role == "council" else one, skipped=0) for group in groups}
        rounds.append(
            replace(
                fixed.round_2026(),
                assessment=assessment,
                people=dict.fromkeys(row, 12),
                cells={statement.id: row for statement in asked},
                agreed={},
                notes=(),
                priorities={statement.id: dict.fromkeys(row, 7) for statement in asked},
                actions=actions,
                participation={},
                rated_again=(),
            )
        )
    return rounds


CRUEL = {
    "ordinary": "I take the lead when my support is planned and everyone who helps me is there to hear it",
    "ten thousand": "and so on " * 1000,
    "no space": "m" * 400,
    "wide": "WM@ " * 100,
    "other letters": "我想自己决定每天怎么过" * 20,
    "right to left": "أنا أقرر كيف أقضي أيامي " * 20,
    "emoji": "👩🏽‍🦽" * 100,
    "lines": "one\ntwo\n\n\nthree\n" * 30,
}


@pytest.mark.parametrize("font", ["as it comes", "the widest"])
@pytest.mark.parametrize("audience", ["room", "public"])
def test_the_fixed_rounds_print_on_one_side(fixed, page, audience, font):
    for counted, before in (
        (fixed.round_2026(), fixed.round_2025()),
        (fixed.round_2026(), None),
        (fixed.round_2025(), None),
    ):
        content = written(counted, policy_for(audience), before)
        assert sides(page, content if font == "as it comes" else content.replace("</head>", WIDEST)) == 1


def test_the_demonstration_prints_on_one_side(page, tmp_path):
    made = make(tmp_path / "demo", folder("statements"), TEMPLATES)
    found = [file for file in made.files if file.name.endswith("-one-page.html")]
    assert len(found) == 3
    for file in found:
        assert sides(page, file.read_text(encoding="utf-8")) == 1
        assert "…" not in words_of(file.read_text(encoding="utf-8"))


def test_a_round_without_answers_prints_on_one_side(fixed, page):
    assert sides(page, written(empty(fixed.round_2026()))) == 1
    assert sides(page, written(empty(fixed.round_2026()), ROOM, fixed.round_2025())) == 1


@pytest.mark.parametrize("audience", ["room", "public"])
@pytest.mark.parametrize("kind", CRUEL)
def test_a_cruel_round_prints_on_one_side(fixed, page, kind, audience):
    old, new = cruel(fixed, CRUEL[kind], label="" if kind == "ordinary" else CRUEL[kind][:60], titles=True)
    content = written(new, policy_for(audience), old)
    assert sides(page, content.replace("</head>", WIDEST)) == 1
    assert sides(page, written(replace(new, sealed=None), ROOM, old)) == 1


def test_no_letter_is_smaller_than_eleven_points_on_paper(fixed, page):
    page.set_content(written(fixed.round_2026(), ROOM, fixed.round_2025()))
    page.emulate_media(media="print")
    smallest = page.evaluate(
        "Math.min(...[...document.querySelectorAll('body *')].filter(found => found.innerText)"
        ".map(found => parseFloat(getComputedStyle(found).fontSize)))"
    )
    assert smallest * 72 / 96 >= 10.99


def test_the_letters_of_the_estimate_are_as_wide_as_the_widest_typeface(page):
    """A page is made to fit by counting; here a browser says that the count is not too low."""
    from mir_assess.report.paper import _KNOWN

    page.set_content("<canvas></canvas>")
    widths = page.evaluate(
        """letters => { const pen = document.querySelector('canvas').getContext('2d');
        pen.font = "100px 'DejaVu Sans', sans-serif";
        return letters.map(letter => pen.measureText(letter).width / 100); }""",
        list(_KNOWN),
    )
    assert [
        letter for letter, width in zip(_KNOWN, widths, strict=True) if width > _KNOWN[letter] + 0.012
    ] == []


# What is left out, and what is said of it


def test_what_is_left_out_is_counted(fixed):
    old, new = cruel(fixed, CRUEL["ordinary"])
    told = words_of(written(new, ROOM, old))
    assert "And 27 more in the full report. 27 of them got just as many dots." in told
    assert re.search(r"And \d+ more on the year-on-year page\.", told)
    assert re.search(r"And \d+ more in the full report\. What is asked of you", told)


def test_a_cut_text_ends_in_an_ellipsis_and_the_page_says_so(fixed):
    counted = fixed.round_2026()
    long = replace(counted.actions[0], what="Ring everyone back. " * 500)
    told = words_of(written(replace(counted, actions=(long,))))
    assert re.search(r"(Ring everyone back\. )+Ring( everyone( back\.)?)?…", told)
    assert "Where words here end in “…”, the rest of them is in the full report." in told
    assert "the rest of them" not in words_of(written(counted))


def test_nothing_is_said_to_have_changed_where_no_round_was_before(fixed):
    told = words_of(written(fixed.round_2026()))
    assert "No earlier round that is sealed was at hand, so nothing here is said to have changed." in told
    assert "clear rise" not in told


def test_what_changed_agrees_with_the_page_of_both_rounds(fixed):
    counted, before = fixed.round_2026(), fixed.round_2025()
    page = pipeline.comparison(before, counted, ROOM)
    told = words_of(written(counted, ROOM, before))
    # A number of changes over groups and statements would be a total that nobody should make.
    assert "clear rise" not in told
    assert "without a clear change" not in told
    for sentence in (found.sentence for rows in page.lists[:2] for found in rows.found):
        assert sentence in told


# What matters most


def dotted(fixed, dots, policy=ROOM):
    return priorities(pipeline.report(replace(fixed.round_2026(), priorities=dots), policy))


def ids(found):
    return [each.statement.id for each in found.found]


def test_the_dots_of_people_with_lived_experience_choose_three_and_walking_order_shows_them(fixed):
    dots = {"S-4": 9, "D-1": 2, "D-3": 8, "S-1": 3}
    dots = {name: {"lived": number, "council": 9 - number} for name, number in dots.items()}
    found = dotted(fixed, dots)
    assert (ids(found), found.left, found.alike) == (["D-3", "S-1", "S-4"], 1, 0)


def test_a_tie_is_told_and_broken_by_the_order_of_asking(fixed):
    found = dotted(fixed, {name: {"lived": 4} for name in ("D-1", "D-2", "D-3", "S-1", "S-4")})
    assert (ids(found), found.left, found.alike) == (["D-1", "D-2", "D-3"], 2, 2)
    found = dotted(
        fixed, {"D-1": {"lived": 4}, "D-2": {"lived": 5}, "D-3": {"lived": 4}, "S-1": {"lived": 4}}
    )
    assert (ids(found), found.left, found.alike) == (["D-1", "D-2", "D-3"], 1, 1)


def test_other_groups_decide_only_where_people_put_no_dots(fixed):
    found = dotted(
        fixed, {name: {"council": number} for number, name in enumerate(("D-1", "D-2", "D-3", "S-1"))}
    )
    assert ids(found) == ["D-2", "D-3", "S-1"]


def test_people_with_lived_experience_decide_wherever_their_group_stands(fixed):
    counted = fixed.round_2026()
    assessment = replace(counted.assessment, groups=counted.assessment.groups[::-1])
    names = ("D-1", "D-2", "D-3", "S-1")
    dots = {name: {"lived": number, "council": 5 - number} for number, name in enumerate(names, start=1)}
    turned = replace(counted, assessment=assessment, priorities=dots)
    assert ids(priorities(pipeline.report(turned, ROOM))) == ["D-2", "D-3", "S-1"]


def test_in_public_a_number_that_is_told_only_roughly_orders_nothing_finer(fixed):
    one = dotted(
        fixed,
        {"D-1": {"lived": 12}, "D-2": {"lived": 11}, "D-3": {"lived": 13}, "S-1": {"lived": 11}},
        PUBLIC,
    )
    other = dotted(
        fixed,
        {"D-1": {"lived": 11}, "D-2": {"lived": 13}, "D-3": {"lived": 12}, "S-1": {"lived": 13}},
        PUBLIC,
    )
    assert (ids(one), one.alike) == (ids(other), other.alike) == (["D-1", "D-2", "D-3"], 1)


def test_where_nobody_put_dots_the_page_says_so_and_ranks_nothing(fixed):
    found = dotted(fixed, {})
    assert ids(found) == ["D-2", "D-3", "S-1"]
    told = words_of(written(replace(fixed.round_2026(), priorities={})))
    assert "Nobody put dots. These are clear gaps and shared concerns, in the order they were asked." in told


# What is asked, and what was promised


def test_what_is_asked_stands_on_the_facts_of_the_round(fixed):
    counted = fixed.round_2026()
    stuck = replace(counted.actions[0], status="stuck", reason="Nobody answers the line.", led_by_council="")
    told = words_of(written(replace(counted, actions=(stuck, counted.actions[1]))))
    asked = told.split("What is asked of you")[1].split("What this cannot tell")[0]
    assert "Ask the council team what people see that they do not: “I take the lead" in asked
    assert "(stuck; the reason given: “Nobody answers the line.”)" in asked
    assert "1 action does not have its two leads yet." in asked


def test_it_is_asked_what_will_be_done_about_what_matters_most_and_no_action_is_about(fixed):
    counted = fixed.round_2026()
    first, other = counted.assessment.chosen[:2]
    chosen = replace(counted, priorities={first: {"lived": 9}, other: {"lived": 7}})
    text = counted.assessment.statement(other).text
    asked = f"Nothing is promised yet about this: “{text}” Ask what will be done."
    promised = replace(counted.actions[0], statement=first, status="going")

    def asks_with(*actions):
        return asks(pipeline.report(replace(chosen, actions=actions), ROOM), 400)

    assert asked in asks_with(promised)
    assert asked not in asks_with(promised, replace(promised, id="second", statement=other))
    assert asked in asks_with(promised, replace(promised, id="second", statement=other, status="dropped"))
    assert asked not in asks_with(), "that there is no action at all is an ask of its own"


def test_whoever_is_missing_is_to_be_invited(fixed):
    counted = fixed.round_2026()
    groups = [group for group in counted.assessment.groups if group.role != "carer"]
    assessment = replace(counted.assessment, groups=tuple(groups))
    cells = {
        name: {key: cell for key, cell in row.items() if key != "carers"}
        for name, row in counted.cells.items()
    }
    told = words_of(written(replace(counted, assessment=assessment, cells=cells)))
    assert "Invite carers to the next round. Their view is missing from this one." in told
    assert "Make room for more family carers in the next round" in words_of(written(counted))


def test_what_is_stuck_comes_first_and_then_what_was_promised_before(fixed):
    counted, before = fixed.round_2026(), fixed.round_2025()
    fresh = Action("b1", "Fresh this year", "One", "Other")
    stuck = replace(fresh, id="b2", what="Stuck this year", status="stuck")
    report = pipeline.report(replace(counted, actions=(fresh, stuck)), ROOM, before=before)
    shown = [item.whole for item in board(report, MOST).parts[-1].items]
    assert shown == [
        "Stuck this year",
        "Ring everyone back within two days",
        "Print the night number on every letter",
        "Fresh this year",
    ]
