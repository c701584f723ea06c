"""Scales that make no promise, and several banks in one report: no level is praised, no two banks mixed up."""

# ruff: noqa: E501 - a table reads best with a row a line

import json
import re
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from made_up_rounds import CARERS, COUNCIL, LIVED, assessment, edition, found, scale, statement
from mir_assess import banks, pipeline
from mir_assess.analysis.disclosed import AgreedOnly
from mir_assess.analysis.disclosure import disclose
from mir_assess.analysis.distributions import distributions
from mir_assess.analysis.gaps import Gap
from mir_assess.analysis.policy import PUBLIC, ROOM
from mir_assess.model.assessment import Action
from mir_assess.model.bank import Theme
from mir_assess.model.lineage import Lineage
from mir_assess.model.promises import promises_edition
from mir_assess.model.round import Consensus, RoomAgreement
from mir_assess.report.changes import change_sentence
from mir_assess.report.naming import named
from mir_assess.report.sayings import line, middle, said, saying
from mir_assess.report.sentences import gap_words
from mir_assess.report.steps import Ladder, ladder
from mir_assess.resources import folder

STATEMENTS, TEMPLATES = folder("statements"), folder("templates")
LADDER, HICM = "ladder-of-co-production", "high-impact-change-model"
GROUPS = (LIVED, COUNCIL, CARERS)
PEOPLE, TEAM, FAMILY = (named(group, GROUPS) for group in GROUPS)
NO_CLEAR_ANSWER = (0, 2, 3, 4, 2, 1, 0)


def part(name):
    return banks.load(name, STATEMENTS).edition()


def asked(*names, chosen=(), groups=(LIVED, COUNCIL), **others):
    """An assessment of several banks, of all their statements unless some are chosen."""
    parts = tuple(part(name) if isinstance(name, str) else name for name in names)
    opened = replace(assessment(parts[0], groups, **others), parts=parts)
    every = tuple(statement.id for one in parts for statement in one.statements)
    return replace(opened, chosen=tuple(chosen) or every)


def counted(on, low=1, high=3, **others):
    """A round in which people with lived experience stand lower than the council team, everywhere."""
    table = {}
    for name in on.chosen:
        size = len(on.scale_of(name).levels)
        at = {LIVED.id: low, COUNCIL.id: high, CARERS.id: low}
        table[name] = {
            group.id: tuple(
                {0: 8, 1: 2}.get(abs(place - min(at[group.id], size - 1)), 0) for place in range(size)
            )
            for group in on.groups
        }
    return replace(found(table, on), **others)


@pytest.fixture(scope="module")
def ladder_round():
    return counted(asked(LADDER))


@pytest.fixture(scope="module")
def mixed_round():
    return counted(
        asked("making-it-real", LADDER, chosen=("WI-I-1", "WI-I-3", "IA-I-1", "CP-YEAR", "CP-TODAY"))
    )


@pytest.fixture(scope="module")
def hicm_round():
    return counted(asked(HICM, chosen=("HIC-C-1", "HIC-C-4", "HIC-E-1")))


def written(page, name="html"):
    return pipeline.render(page, name, TEMPLATES).decode()


def report(counted_round, name="html", policy=ROOM):
    return written(pipeline.report(counted_round, policy), name)


# What is said


RUNGS = ladder(part(LADDER).scales[0], None)
LEVELS = ladder(part(HICM).scales[0], None)
OWN = Ladder(("a", "b", "c"), ("Told", "Asked", "Together"), None)


def answers_of(counts, steps):
    """What the gate hands out of one group's answers on these levels."""
    levels = scale(steps.keys, None)
    on = assessment(edition([statement("S", good_from=None)], levels), (LIVED,))
    return distributions(disclose(found({"S": {"lived": tuple(counts)}}, on), ROOM))["S"]["lived"]


@pytest.mark.parametrize(
    ("who", "counts", "steps", "sentence"),
    [
        (PEOPLE, (0, 0, 1, 8, 1, 0, 0), RUNGS, "Most people said this was consultation."),
        (TEAM, (0, 0, 0, 1, 1, 6, 0), RUNGS, "Most of the council team thought it was co-design."),
        (FAMILY, (0, 0, 9, 1, 0, 0, 0), RUNGS, "Most carers said this was informing."),
        (PEOPLE, (9, 0, 0, 0, 0, 0, 0), RUNGS, "All 9 people said this was coercion."),
        (TEAM, (0, 0, 0, 0, 0, 0, 8), RUNGS, "All 8 of the council team thought it was co-production."),
        (PEOPLE, (0, 4, 0, 4, 0, 0, 0), RUNGS, "Half of the people said this was educating. The other half said this was consultation."),
        (PEOPLE, NO_CLEAR_ANSWER, RUNGS, "Among people, answers ran from educating to co-design; the middle one was consultation."),
        (TEAM, (0, 2, 3, 3, 2, 0, 0), RUNGS, "Among the council team, answers ran from educating to engagement; the middle lay between informing and consultation."),
        (PEOPLE, (4, 1, 0, 0, 0, 1, 4), RUNGS, "People were split: there is no middle answer."),
        (PEOPLE, (1, 7, 1, 0, 0), LEVELS, "Most people chose “Plans in place”."),
        (TEAM, (0, 0, 8, 0, 0), LEVELS, "All 8 of the council team chose “Established”."),
        (TEAM, (0, 2, 3, 3, 0), LEVELS, "Among the council team, answers ran from “Plans in place” to “Mature”; the middle one was “Established”."),
        (PEOPLE, (1, 7, 1), OWN, "Most people chose “Asked”."),
    ],
)  # fmt: skip
def test_where_a_group_placed_a_statement_reads_as_people_speak(who, counts, steps, sentence):
    labelled = replace(answers_of(counts, steps), statement="S")
    assert saying(labelled, who, steps) == sentence


def test_the_line_beside_a_picture_says_how_many_and_where_the_middle_lies():
    answers = answers_of((0, 2, 3, 4, 2, 0, 0), RUNGS)
    assert line(answers, RUNGS, 0) == "11 people rated this."
    assert middle(answers, RUNGS) == "Middle answer: consultation."


def test_what_was_agreed_is_said_in_the_same_words():
    together = replace(answers_of(NO_CLEAR_ANSWER, RUNGS), agreed=AgreedOnly("co_design", 6, 0))
    assert saying(together, TEAM, RUNGS) == "The council team agreed on co-design together."
    assert line(together, RUNGS, 0) == "Agreed together: co-design. 6 people present. Nobody disagreed."
    room = replace(counted(asked(LADDER)), agreed={"CP-YEAR": RoomAgreement("informing", 15)})
    assert "After talking, the room agreed on informing, with 15 people present." in report(room)


def gap_parts(gap, one, other, steps):
    """What each of two groups said, and what can be told of both."""
    voices = ((who, answers, said(answers, who, steps)) for who, answers in (one, other))
    return gap_words(gap, *voices, steps).parts


HIGH, LOW = answers_of((0, 0, 0, 0, 1, 8, 1), RUNGS), answers_of((0, 1, 8, 1, 0, 0, 0), RUNGS)


@pytest.mark.parametrize(
    ("reading", "one", "other", "told"),
    [
        ("comparison_higher", (PEOPLE, LOW), (TEAM, HIGH), "The council team placed this higher than people did. What did each have in mind?"),
        ("comparison_higher", (PEOPLE, LOW), (FAMILY, HIGH), "Carers placed this higher than people did. What did each have in mind?"),
        ("reference_higher", (PEOPLE, HIGH), (TEAM, LOW), "People placed this higher than the council team did. What did each have in mind?"),
        ("too_few", (PEOPLE, HIGH), (TEAM, LOW), "Too few people answered to compare the groups."),
    ],
)  # fmt: skip
def test_a_gap_is_told_without_praise_or_blame(reading, one, other, told):
    gap = Gap("S", "lived", "other", 0.9, (0.6, 0.98), 0.001, reading)
    assert gap_parts(gap, one, other, RUNGS)[2] == told


@pytest.mark.parametrize(
    ("reading", "sentence"),
    [
        ("clear_rise", "People placed this higher than last year: more than chance would explain. Numbers cannot say why."),
        ("clear_fall", "People placed this lower than last year: more than chance would explain. Numbers cannot say why."),
        ("no_clear_change", "We cannot tell if this moved up or down."),
    ],
)  # fmt: skip
def test_a_change_is_told_without_better_or_worse(reading, sentence):
    same = Lineage("S", ("S",), "same")
    assert change_sentence(reading, PEOPLE, "last year", same, promise=False) == sentence


# A report in which nothing is promised


@pytest.mark.parametrize("name", ["html", "markdown"])
def test_a_report_of_a_ladder_has_no_word_of_kept_promises(ladder_round, name):
    page = report(ladder_round, name)
    for words in (
        "Strengths we share", "Concerns we share", "keeps the promise", "not yet", "The thick line", "true for them",
        "counts as kept from", "sees it better", "judged one life",
    ):  # fmt: skip
        assert words not in page, words
    assert "These statements make no promise" in page
    assert "Everyone looked at the same work" in page
    assert "Higher for the council team than for people" in page


@pytest.mark.parametrize("name", ["html", "markdown"])
def test_it_says_first_where_each_group_placed_what_was_asked(ladder_round, name):
    page = report(ladder_round, name)
    said = "Most people said this was educating. Most of the council team thought it was consultation."
    assert (
        page.index("Where each group placed these")
        < page.index(said)
        < page.index("Higher for the council team")
    )
    # And the gap does not say it all again.
    gaps = page[page.index("Higher for the council team") : page.index("Higher for people")]
    assert "said this was" not in gaps
    assert "The council team placed this higher than people did. What did each have in mind?" in gaps


def test_two_groups_that_stand_higher_share_one_question():
    on = asked(
        LADDER, chosen=("CP-YEAR",), groups=(LIVED, COUNCIL, replace(COUNCIL, id="second", label="Day team"))
    )
    row = {"lived": (6, 6, 0, 0, 0, 0, 0), "council": (0, 0, 0, 0, 0, 6, 6), "second": (0, 0, 0, 0, 6, 6, 0)}
    page = report(found({"CP-YEAR": row}, on), "markdown")
    assert (
        "The council team placed this higher than people did. The day team placed this higher than people did. "
        "What did each have in mind?"
    ) in page


def test_a_mixed_report_explains_both_kinds_and_lists_both(mixed_round):
    page = report(mixed_round)
    for words in (
        "Strengths we share", "The thick line is the promise.", "A bar without a line belongs to a statement",
        "A promise counts as kept from “Mostly true”", "Some statements make no promise", "judged one life",
        "Where each group placed these",
    ):  # fmt: skip
        assert words in page, words


BETTER = "### Where the council team sees it better than people do"
HIGHER = "### Higher for the council team than for people"


def test_in_a_mixed_report_only_promises_are_seen_better_and_rungs_are_placed_higher(mixed_round):
    page = report(mixed_round, "markdown")
    order = [
        BETTER,
        "### Where people see it better",
        "### Where each group placed these",
        HIGHER,
        "### Higher for people",
    ]
    assert [page.index(words) for words in order] == sorted(page.index(words) for words in order)
    better = page.split(f"{BETTER}\n")[1].split("\n#")[0]
    placed = page.split("### Where each group placed these\n")[1].split("\n## ")[0]
    assert [rung in better for rung in ("The last year", "How this workshop was run.")] == [False, False]
    assert "How this workshop was run." in placed
    assert "placed this higher than people did. What did each have in mind?" in placed
    assert "not seeing" in better
    for words in ("not seeing", "better", "worse"):
        assert words not in placed, words


def test_each_statement_of_a_mixed_report_is_read_by_its_own_scale(mixed_round):
    for told in json.loads(report(mixed_round, "json"))["statements"]:
        (gap,) = told["gaps"]
        assert gap["reading"] == "comparison_higher"
        assert ("placed this higher" in gap["sentence"]) == (told["good_from"] is None)
        assert ("not seeing" in gap["sentence"]) == (told["good_from"] is not None)


def test_a_report_of_promises_alone_says_nothing_of_scales_without_one(fixed):
    counted_round = fixed.round_2026()
    promising = replace(
        counted_round.assessment, chosen=tuple(s for s in counted_round.assessment.chosen if s != "S-3")
    )
    cells = {name: row for name, row in counted_round.cells.items() if name != "S-3"}
    page = report(replace(counted_round, assessment=promising, cells=cells))
    for words in ("no promise", "without a line", "Where each group placed these", "What the levels mean"):
        assert words not in page, words


def bars(page):
    return re.findall(r'<svg class="bar".*?</svg>', page)


def test_bars_without_a_promise_stand_in_order_from_the_left_and_have_no_middle(ladder_round):
    page = report(ladder_round)
    for bar in bars(page):
        pieces = re.findall(r'<rect class="k(\d)"(?: x="([\d.]+)%")? y="4" width="([\d.]+)%"', bar)
        assert [int(shade) for shade, *_ in pieces] == sorted(int(shade) for shade, *_ in pieces)
        assert float(pieces[0][1] or 0) == 0
        assert sum(float(width) for *_, width in pieces) == pytest.approx(100, abs=0.2)
        assert "<line" not in bar
        assert "hatch" not in bar
    assert len(bars(page)) == 4
    assert page.count("<span>lowest: Coercion</span><span>highest: Co-production</span>") == 2


@pytest.mark.parametrize("name", ["html", "markdown"])
def test_levels_are_explained_once_where_they_mean_the_same_for_every_statement(
    ladder_round, mixed_round, name
):
    for page in (report(ladder_round, name), report(mixed_round, name)):
        assert page.count("Equals from first idea to last review") == 1
        assert page.index("Equals from first idea") < page.index(
            "Most people said", page.index("mean, lowest first")
        )


@pytest.mark.parametrize("name", ["html", "markdown"])
def test_levels_that_a_statement_describes_are_explained_beside_it(hicm_round, name):
    page = report(hicm_round, name)
    assert page.count("What the levels mean here") == 3
    assert "Services blame one another, and people are caught in between" in page
    assert "People hear of it, and do not feel it yet" not in page


# The gate


def test_in_public_the_levels_show_where_each_has_enough_people_and_else_nothing():
    few = counted(asked(LADDER))
    on = asked(LADDER, chosen=("CP-YEAR",))
    many = found({"CP-YEAR": {"lived": (4, 5, 6, 9, 5, 4, 3), "council": (3, 3, 3, 4, 5, 6, 7)}}, on)
    hidden = json.loads(report(few, "json", PUBLIC))["statements"][0]["groups"]["lived"]
    assert hidden["levels"] == {"suppressed": "small_cell", "threshold": 3}
    assert (hidden["bands"], hidden["keeps_promise"]) == (None, None)
    page = report(few, "html", PUBLIC)
    assert bars(page) == []
    assert page.count("Not shown, to keep people safe.") == 4
    assert "educating" not in page.replace("Educating", "")
    shown = json.loads(report(many, "json", PUBLIC))["statements"][0]
    assert shown["groups"]["lived"]["levels"]["consultation"] == 9
    assert shown["groups"]["lived"]["keeps_promise"] is None
    assert shown["good_from"] is None
    assert len(bars(report(many, "html", PUBLIC))) == 2
    assert "Where a statement makes no promise, we show its levels" in page


def test_where_levels_are_hidden_it_is_not_said_that_too_few_answered():
    on = asked(LADDER, chosen=("CP-YEAR",))
    before = asked(LADDER, chosen=("CP-YEAR",), name="northshire-2025", year=2025, opened="2025-05-01")
    many = {"CP-YEAR": {"lived": (0, 2, 9, 8, 5, 0, 0), "council": (0, 0, 0, 3, 8, 9, 0)}}
    rounds = [found(many, one) for one in (before, on)]
    page = pipeline.comparison(*rounds, PUBLIC)
    told = json.loads(report(rounds[1], "json", PUBLIC))
    (gap,) = told["statements"][0]["gaps"]
    assert gap["reading"] == "too_few"
    assert gap["sentence"].endswith("So we do not compare these two.")
    not_made = "For 1 comparison we do not show enough of the answers, to keep people safe."
    assert not_made in told["limits"]
    assert report(rounds[1], "markdown", PUBLIC).count(not_made) == 2
    (statement,) = json.loads(written(page, "json"))["statements"]
    for group in statement["groups"].values():
        assert group["reading"] == "too_few"
        assert group["sentence"] == (
            "We do not show enough of these answers here to compare them, to keep people safe."
        )
    for name in ("html", "markdown"):
        hidden = written(page, name).split("What we cannot compare here, to keep people safe")[1]
        assert (
            "Every statement, for: People with lived experience and Council team."
            in hidden.split("Who was there")[0]
        )
        for shown in (written(page, name), report(rounds[1], name, PUBLIC)):
            assert "oo few people answered" not in shown
            assert "had too few people" not in shown


def test_levels_hidden_for_two_reasons_read_alike_in_public():
    on = asked(LADDER, chosen=("CP-YEAR",))
    council = (0, 0, 0, 3, 8, 9, 0)
    few, many = (
        replace(
            found({"CP-YEAR": {"lived": lived, "council": council}}, on), people={"lived": 24, "council": 20}
        )
        for lived in ((0, 2, 2, 2, 0, 0, 0), (0, 2, 9, 8, 5, 0, 0))
    )
    for name in ("html", "markdown", "json", "csv"):
        assert report(few, name, PUBLIC) == report(many, name, PUBLIC)


def test_gaps_on_seven_levels_and_on_five_have_figures(ladder_round, hicm_round):
    for counted_round in (ladder_round, hicm_round):
        for told in json.loads(report(counted_round, "json"))["statements"]:
            (gap,) = told["gaps"]
            assert gap["superiority"] > 0.8
            assert gap["reading"] == "comparison_higher"
            assert told["groups"]["lived"]["agreement"] > 0


def test_csv_has_a_row_for_each_rung_and_none_of_a_promise(ladder_round):
    page = report(ladder_round, "csv")
    for key in RUNGS.keys:
        assert f",{key}," in page
    assert "keeps_promise" not in page


# Two rounds


def test_two_rounds_of_a_ladder_are_compared_in_its_own_words(ladder_round):
    before = counted(asked(LADDER, name="northshire-2025", year=2025, opened="2025-05-01"), low=0, high=3)
    for name in ("html", "markdown"):
        page = written(pipeline.comparison(before, ladder_round, ROOM), name)
        assert "People placed this higher than last year: more than chance would explain." in page
        assert "We cannot tell if this moved up or down." in page
        for words in (
            "better or worse",
            "Your own life",
            "keeps the promise",
            "The thick line",
            "judged one life",
        ):
            assert words not in page, words
    assert "highest: Co-production" in written(pipeline.comparison(before, ladder_round, ROOM))


def test_a_group_that_agreed_together_is_placed_too():
    on = asked(LADDER, chosen=("CP-YEAR",))
    both = found({"CP-YEAR": {"lived": (0, 6, 3, 0, 0, 0, 0), "council": Consensus("co_design", 6)}}, on)
    page = report(both, "markdown")
    assert "Most people said this was educating. The council team agreed on co-design together." in page


# Several parts


def headings(page):
    return [
        (int(level), re.sub("<[^>]+>", "", words))
        for level, words in re.findall(r"<h(\d)[^>]*>(.*?)</h\1>", page)
    ]


def test_statements_stand_by_part_then_theme_and_each_part_says_whose_words_it_holds(mixed_round):
    page = report(mixed_round)
    found_headings = headings(page)
    order = [
        (2, "Making It Real, in our own words"), (3, "Wellbeing and independence"), (4, "I decide how I spend my days."),
        (2, "The ladder of co-production"), (3, "How we work together"), (4, "How this workshop was run."),
    ]  # fmt: skip
    places = [found_headings.index(heading) for heading in order]
    assert places == sorted(places)
    for bank in pipeline.report(mixed_round, ROOM).banks:
        opening = page[page.index(f">{bank.title}</h2>") :]
        assert opening.index(bank.source.wording.replace("'", "&#39;")) < 700
    assert "Part 1 of 2" in page
    assert "Part 2 of 2" in page


def test_markdown_has_the_same_parts(mixed_round):
    page = report(mixed_round, "markdown")
    for heading in (
        "## Making It Real, in our own words", "### Wellbeing and independence", "#### I decide how I spend my days.",
        "## The ladder of co-production", "### How we work together", "#### How this workshop was run.",
    ):  # fmt: skip
        assert f"\n{heading}\n" in page


def test_one_bank_alone_has_no_parts(ladder_round):
    page = report(ladder_round)
    assert (2, "How we work together") in headings(page)
    assert "Part 1" not in page
    assert "\n## How we work together\n" in report(ladder_round, "markdown")


def test_a_part_that_is_one_theme_of_the_same_name_has_one_heading():
    kept = Action("a-1", "Ring people back", "Ann", "Head")
    opened = asked(promises_edition([kept], "Northshire Council", 2025), LADDER)
    page = report(counted(opened, high=2))
    assert [words for _, words in headings(page)].count("What was promised in 2025") == 1
    assert all(after <= before + 1 for (before, _), (after, _) in pairwise(headings(page)))
    assert report(counted(opened, high=2), "markdown").count("What was promised in 2025\n") == 1


CLASHING = scale(("no", "partly", "yes"), "yes")


def two_banks(other_scale, **others):
    """Two banks whose theme and scale have the same ids, and ids that nearly make the same anchors."""
    theme = replace(Theme("living", "Living"), **others)
    one = replace(
        edition([statement("S.1"), statement("S-1-2")], bank="a"), themes=(Theme("b-living", "Theirs"),)
    )
    one = replace(one, statements=tuple(replace(s, theme="b-living") for s in one.statements))
    other = edition(
        [statement("S-1", good_from="yes" if other_scale == CLASHING else "mostly")], other_scale, bank="a-b"
    )
    return asked(one, replace(other, themes=(theme,), title="Another"))


def test_banks_that_call_different_levels_by_one_name_are_told_apart_in_json():
    told = json.loads(report(counted(two_banks(CLASHING)), "json"))
    assert set(told["scales"]) == {"a:truth", "a-b:truth"}
    assert [level["key"] for level in told["scales"]["a-b:truth"]["levels"]] == ["no", "partly", "yes"]
    for one in told["statements"]:
        keys = [level["key"] for level in told["scales"][one["scale"]]["levels"]]
        assert list(one["groups"]["lived"]["levels"]) == keys


def test_banks_that_share_a_scale_keep_its_name():
    told = json.loads(report(counted(two_banks(scale())), "json"))
    assert set(told["scales"]) == {"truth"}
    assert {one["scale"] for one in told["statements"]} == {"truth"}


def test_themes_of_one_id_stay_with_their_banks_and_no_two_places_share_a_name():
    opened = two_banks(CLASHING)
    view = pipeline.report(counted(opened), ROOM)
    assert [(part.bank.id, [theme.title for theme in part.themes]) for part in view.parts] == [
        ("a", ["Theirs"]),
        ("a-b", ["Living"]),
    ]
    page = report(counted(opened))
    ids = re.findall(r' id="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'href="#([^"]+)"', page)) <= set(ids)


# In a browser


@pytest.fixture(scope="module")
def pages(mixed_round, hicm_round, tmp_path_factory):
    place = tmp_path_factory.mktemp("pages")
    three = asked("making-it-real", LADDER, chosen=("WI-I-1", "CP-YEAR"), groups=GROUPS)
    before = counted(asked(LADDER, name="northshire-2025", year=2025, opened="2025-05-01"), low=0)
    made = {
        "mixed": pipeline.report(mixed_round, ROOM),
        "three groups": pipeline.report(counted(three), ROOM),
        "matrix": pipeline.report(hicm_round, ROOM),
        "diff": pipeline.comparison(before, counted(asked(LADDER)), ROOM),
    }
    files = {}
    for name, view in made.items():
        files[name] = Path(place / f"{name.replace(' ', '-')}.html")
        files[name].write_text(written(view), encoding="utf-8")
    return files


@pytest.mark.parametrize("name", ["mixed", "three groups", "matrix", "diff"])
def test_the_page_is_whole_and_accessible_at_every_width(pages, page, name):
    from axe_playwright_python.sync_playwright import Axe

    page.goto(pages[name].as_uri())
    for width in (320, 390, 900, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        cut = "[...document.querySelectorAll('.scroll')].filter(box => box.scrollWidth > box.clientWidth + 1).length"
        assert page.evaluate(cut) == 0, f"a table is cut off at {width} px"
        shown = Axe().run(page)
        assert shown.violations_count == 0, f"at {width} px: {shown.generate_report()}"
    levels = page.evaluate(
        "[...document.querySelectorAll('h1,h2,h3,h4,h5')].map(found => Number(found.tagName[1]))"
    )
    assert all(after <= before + 1 for before, after in pairwise(levels))
