"""A page of rounds in a row: who was there first, only what compares side by side, and the same in every
format.
"""

import csv
import io
import json
import re
from dataclasses import replace
from itertools import permutations

import pytest

import made_up_rounds as made
from editions.rounds import round_of
from editions.test_pages import ROUNDS
from mir_assess import pipeline
from mir_assess.analysis.policy import policy_for
from mir_assess.errors import ReportError
from mir_assess.model.round import Cell, Consensus
from mir_assess.report import FORMATS
from mir_assess.report.charts import Moment
from mir_assess.report.trendlists import lists
from mir_assess.resources import folder
from reading import PLAIN, compare, words_of

TEMPLATES = folder("templates")
AUDIENCES = ("room", "public")
TREND_FORMATS = [name for name, known in FORMATS.items() if "trend" in known.kinds]
ALLOTMENT = tuple(ROUNDS.values())


def fixed_rounds(fixed):
    return [fixed.round_2025(), fixed.round_2026(), fixed.round_2027()]


def trend(rounds, audience="room"):
    return pipeline.trend(list(rounds), policy_for(audience))


def written(page, name):
    return pipeline.render(page, name, TEMPLATES).decode("utf-8-sig")


def statement(page, name):
    return next(one for one in page.statements if one.id == name)


@pytest.mark.parametrize("audience", AUDIENCES)
@pytest.mark.parametrize("name", TREND_FORMATS)
def test_golden(fixed, golden, name, audience):
    page = trend(fixed_rounds(fixed), audience)
    stem = f"northshire-2025-to-2027-trend-{audience}"
    compare(golden, name, stem, pipeline.render(page, name, TEMPLATES))


@pytest.mark.parametrize("name", TREND_FORMATS)
def test_the_order_typed_changes_no_byte(fixed, name):
    orders = list(permutations(fixed_rounds(fixed)))
    # Those that take long to make are made of two orders.
    some = orders if FORMATS[name].extension in PLAIN else (orders[0], orders[-1])
    pages = {pipeline.render(trend(order), name, TEMPLATES) for order in some}
    assert len(pages) == 1


class TestWhatMakesNoRow:
    def test_two_rounds_are_a_diff(self, fixed):
        with pytest.raises(ReportError, match="three rounds or more") as raised:
            trend(fixed_rounds(fixed)[:2])
        assert "diff OLD NEW" in str(raised.value)

    def test_a_round_named_twice(self, fixed):
        first, second, third = fixed_rounds(fixed)
        with pytest.raises(ReportError, match="named more than once"):
            trend([first, second, third, replace(first, sealed=None)])

    def test_two_organisations_and_all_that_is_wrong_at_once(self, fixed):
        first, *_ = fixed_rounds(fixed)
        other = replace(first, assessment=replace(first.assessment, organisation="Elsewhere"))
        with pytest.raises(ReportError) as raised:
            trend([first, other])
        assert len(raised.value.problems) == 2

    @pytest.mark.parametrize("audience", AUDIENCES)
    def test_the_public_sees_sealed_rounds_alone(self, fixed, audience):
        rounds = fixed_rounds(fixed)
        rounds[1] = replace(rounds[1], sealed=None)
        if audience == "public":
            with pytest.raises(ReportError):
                trend(rounds, audience)
        else:
            assert any(line.startswith("Draft.") for line in trend(rounds).banners)


class TestWhoWasThere:
    def test_is_told_before_any_picture(self, fixed):
        page = written(trend(fixed_rounds(fixed)), "html")
        assert (
            page.index("What was not the same in every round")
            < page.index('id="compares"')
            < page.index("<svg class=")
        )

    def test_groups_numbers_modes_and_ways(self, fixed):
        first, second, third = fixed_rounds(fixed)
        groups = tuple(
            replace(group, mode="tally") if group.id == "council" else group
            for group in second.assessment.groups
        )
        second = replace(second, assessment=replace(second.assessment, groups=groups))
        first = replace(first, participation={"channel": {"paper": 25}})
        third = replace(third, participation={"channel": {"phone": 12, "paper": 21}})
        told = trend([first, replace(second, people={**second.people, "carers": 5}), third]).who_changed
        counted = "Council team, 2026: the answers were counted together, as cards are."
        assert f"Council team, 2025: each person rated alone. {counted}" in told
        assert "Council team, 2026: 8 people took part. Council team, 2027: 13 people took part." in told
        assert "NHS partners: not there in 2025 and 2027." in told
        assert "2025: 25 people answered on paper." in told

    def test_a_hidden_number_of_people_tells_nothing(self, fixed):
        first, second, third = fixed_rounds(fixed)
        few = [replace(second, people={**second.people, "carers": number}) for number in (1, 4)]
        assert trend([first, few[0], third]).who_changed == trend([first, few[1], third]).who_changed

    def test_the_same_room_is_no_news(self):
        assert trend(ALLOTMENT).who_changed == ()


COUNTS = (
    "4 of 26 statements can be compared over all three rounds.",
    "8 can be compared over some of the rounds.",
    "14 cannot be compared.",
)
SAID = {
    "same": ("We asked this in the same words in every round, so we can compare them all.",),
    "nearly": (
        "From 2026 to 2027: The words changed a little. They ask the same as in 2026, so we can compare.",
        "From 2027 to 2028: We asked this differently in 2027, so we do not compare.",
    ),
    "phone": (
        "From 2026 to 2027: This is new: we did not ask it in 2026, so there is nothing to compare.",
        "From 2027 to 2028: We asked this in the same words in 2027, so we can compare.",
    ),
    "back": (
        "From 2026 to 2027: We did not ask this in 2027, so there is nothing to compare.",
        "From 2027 to 2028: This is back: we did not ask it in 2027, so there is nothing to compare.",
    ),
    "meals": (
        (
            "From 2026 to 2027: In 2027 “I like my meals.” and “I like the company at meals.” stood in its "
            "place, so we do not compare."
        ),
    ),
    "radio": (
        "From 2026 to 2027: This was retired: we did not ask it in 2027, so there is nothing to compare.",
    ),
    "screen": ("From 2027 to 2028: This is new: we did not ask it in 2027, so there is nothing to compare.",),
}


class TestWhatCompares:
    @pytest.mark.parametrize("name", SAID)
    def test_is_said_of_each_statement(self, name):
        assert statement(trend(ALLOTMENT), name).verdict == SAID[name]

    def test_every_statement_is_counted_and_listed_once(self):
        page = trend(ALLOTMENT)
        assert page.counts == COUNTS
        listed = [one.id for part in page.judged for alike in part.judged for one in alike.statements]
        assert sorted(listed) == sorted(one.id for one in page.statements)

    def test_is_one_promise_fewer_where_only_bands_show(self):
        assert trend(ALLOTMENT, "public").counts[0].startswith("3 of 26")

    def test_what_was_asked_before_is_not_called_new(self):
        """The file of the year in between had lost it, so that its own lineage tells of something new."""
        part = ROUNDS[2026].assessment.parts[0]
        lost = replace(part, statements=tuple(one for one in part.statements if one.id != "nearly"))
        rounds = [round_of(part, 2025), round_of(lost, 2026), round_of(part, 2027)]
        assert statement(trend(rounds), "nearly").verdict == (
            "From 2025 to 2026: We did not ask this in 2026, so there is nothing to compare.",
            "From 2026 to 2027: This is back: we did not ask it in 2026, so there is nothing to compare.",
        )

    @pytest.mark.parametrize("audience", AUDIENCES)
    def test_alone_is_side_by_side(self, audience):
        """No picture, no table and no number of rounds that do not compare, in what people read."""
        page = trend(ALLOTMENT, audience)
        for one in page.statements:
            for stretch in one.stretches:
                places = [page.called.index(year) for year in stretch.rounds]
                steps = one.steps[places[0] : places[-1]]
                assert len(places) > 1
                assert all(step.compares for step in steps), one.id
        nearly = statement(page, "nearly")
        assert [stretch.rounds for stretch in nearly.stretches] == [("2026", "2027")]


def moments(page, name, group="lived"):
    return [
        moment
        for drawing in statement(page, name).drawings(group)
        for panel in drawing.panels
        for moment in panel.moments
    ]


class TestSmallPictures:
    @pytest.mark.parametrize("audience", AUDIENCES)
    def test_say_what_the_table_beside_them_says(self, fixed, audience):
        page = trend(fixed_rounds(fixed), audience)
        for one in page.statements:
            for stretch in one.stretches:
                for place, strand in enumerate(stretch.strands):
                    if strand.drawing is None:
                        continue
                    (panel,) = strand.drawing.panels
                    assert [moment.when for moment in panel.moments] == list(stretch.rounds)
                    assert [moment.stand.words for moment in panel.moments] == list(strand.cells)
                    assert [cells[place] for _, cells in stretch.rows] == list(strand.cells)
                    assert all(
                        f"{year}: {words}." in strand.drawing.title
                        for year, words in zip(stretch.rounds, strand.cells, strict=True)
                    )

    def test_join_no_rounds_over_one_that_is_hidden(self, fixed):
        told = moments(trend(fixed_rounds(fixed)), "D-1", "carers")
        assert [moment.stand.words for moment in told] == ["3 of 5", "not shown", "3 of 6"]
        assert told[1].stand.at is None

    def test_join_no_rounds_that_count_another_promise(self):
        told = moments(trend(ALLOTMENT), "safe")
        assert [moment.follows for moment in told] == [False, False, True]
        assert told[1].apart == "another promise"
        rows = statement(trend(ALLOTMENT), "safe").stretches[0].rows
        assert rows[0][1][0] == "10 of 40: mostly true or always true"
        assert rows[1][1][0] == "20 of 40: always true"

    def test_show_a_level_agreed_together_in_words_alone(self, fixed):
        rounds = fixed_rounds(fixed)
        cells = {
            **rounds[1].cells["D-1"],
            "lived": Cell((0,) * 5, skipped=None, agreed=Consensus("mostly", 9, 1)),
        }
        rounds[1] = replace(rounds[1], cells={**rounds[1].cells, "D-1": cells})
        told = moments(trend(rounds), "D-1")
        assert [moment.stand.words for moment in told] == ["not compared", "agreed: mostly true", "12 of 14"]
        assert [moment.stand.at is None for moment in told] == [True, True, False]

    def test_of_a_scale_without_a_promise_are_its_levels(self, fixed):
        page = trend(fixed_rounds(fixed))
        told = moments(page, "S-3")
        assert [moment.counts for moment in told] == [(6, 5, 1), (6, 5, 1), (1, 6, 6)]
        assert statement(page, "S-3").drawings("lived")[0].levels == ("Not begun", "Begun", "A habit")
        assert all(isinstance(moment, Moment) and moment.stand.at is None for moment in told)
        for name in ("html", "markdown"):
            assert (
                "keeps the promise"
                not in written(page, name).split("We keep what we promise.")[-1].split("Staff hear")[0]
            )

    def test_of_the_public_say_roughly_what_is_told_roughly(self, fixed):
        told = moments(trend(fixed_rounds(fixed), "public"), "D-3")
        assert told[0].stand.words == "all but fewer than 3"
        assert told[0].stand.within == (pytest.approx(0.8), 1.0)


class TestJson:
    def test_has_every_key_always(self, fixed):
        for audience in AUDIENCES:
            document = json.loads(written(trend(fixed_rounds(fixed), audience), "json"))
            assert list(document) == [
                "format", "version", "audience", "policy", "rounds", "room", "statements", "actions",
                "limits",
            ]  # fmt: skip
            assert (document["format"], document["version"]) == ("mir-assess/trend", 1)
            assert [one["year"] for one in document["rounds"]] == [2025, 2026, 2027]
            for one in document["statements"]:
                assert list(one) == ["id", "text", "steps", "groups", "gaps", "actions"]
                assert [list(step) for step in one["steps"]] == [
                    ["from", "to", "comparability", "reason"]
                ] * 2
                for group in one["groups"].values():
                    assert list(group) == ["rounds", "steps", "whole", "sentence"]
                    assert len(group["rounds"]) == 3
                    assert [list(step) for step in group["steps"]] == [
                        ["superiority", "interval", "reading"]
                    ] * 2
                    assert group["whole"] is None or list(group["whole"]) == [
                        "from", "to", "superiority", "interval", "reading",
                    ]  # fmt: skip

    def test_a_hidden_value_is_an_object(self, fixed):
        document = json.loads(written(trend(fixed_rounds(fixed)), "json"))
        carers = document["statements"][0]["groups"]["carers"]
        hidden = {"suppressed": "below_base", "threshold": 5}
        assert carers["rounds"][1]["base"] == hidden
        assert carers["steps"][0] == {"superiority": hidden, "interval": hidden, "reading": "too_few"}
        assert carers["whole"]["reading"] == "too_few"

    def test_what_was_not_asked_is_null(self, fixed):
        document = json.loads(written(trend(fixed_rounds(fixed)), "json"))
        new = next(one for one in document["statements"] if one["id"] == "D-4")
        assert [step["comparability"] for step in new["steps"]] == [None, "new"]
        assert new["groups"]["lived"]["rounds"][:2] == [None, None]
        assert new["groups"]["lived"]["whole"] is None

    def test_csv_holds_the_same_readings(self, fixed):
        page = trend(fixed_rounds(fixed))
        document = json.loads(written(page, "json"))
        rows = list(csv.DictReader(io.StringIO(written(page, "csv"))))
        for one in document["statements"]:
            for label, group in zip(
                (group.label for group in statement(page, one["id"]).groups),
                one["groups"].values(),
                strict=True,
            ):
                whole = [
                    row["reading"]
                    for row in rows
                    if (row["statement"], row["group"], row["kind"]) == (one["id"], label, "whole_way")
                ]
                assert whole == ([group["whole"]["reading"]] if group["whole"] else [])


def test_actions_stand_once_under_the_round_that_agreed_them_as_they_are_now(fixed):
    page = trend(fixed_rounds(fixed))
    assert [(row.title, [one.id for one in row.actions]) for row in page.promised] == [
        ("Promised in 2025", ["a1", "a2"]),
        ("Promised in 2026", []),
        ("Promised in 2027", ["a3"]),
    ]
    assert [action.status for action in page.actions] == ["done", "done", "not_started"]


def test_two_rounds_of_a_year_go_by_their_names_too(fixed):
    first, second, third = fixed_rounds(fixed)
    autumn = replace(
        second, assessment=replace(second.assessment, name="autumn", year=2025, opened="2025-10-01")
    )
    page = trend([third, autumn, first])
    assert page.called == ("2025 (northshire-2025)", "2025 (autumn)", "2027")
    assert (
        statement(page, "D-1")
        .groups[0]
        .sentence.startswith("People rated this higher in 2027 than in 2025 (northshire-2025)")
    )


def test_no_percentage_no_interval_and_no_average_on_a_page(fixed):
    for audience in AUDIENCES:
        told = re.sub(
            r"<style>.*?</style>", "", written(trend(fixed_rounds(fixed), audience), "html"), flags=re.DOTALL
        )
        body = told.split('id="method"')[0]
        assert not re.search(r"\d ?%(?!\")", re.sub(r"<svg.*?</svg>", "", body, flags=re.DOTALL))
        for words in ("average", "score", "trend line", "forecast", "improving", "on track"):
            assert words not in body.casefold()


@pytest.mark.parametrize("name", TREND_FORMATS)
def test_eight_rounds_make_a_page(name):
    part = ROUNDS[2026].assessment.parts[0]
    rounds = [round_of(part, year) for year in range(2020, 2028)]
    assert pipeline.render(trend(rounds), name, TEMPLATES)


def test_where_only_whole_groups_are_kept_back_the_list_names_them_and_does_not_say_nothing():
    assert [one.empty for one in lists((), ("Family carers",))][-1] == "Every statement, for: Family carers."
    assert [one.empty for one in lists(())][-1] == "Nothing."


SAFE = "What we cannot compare here, to keep people safe"
BETWEEN_SOME = "Only between some of the rounds. That stands with each statement."


def small_then(*people):
    """Rounds of one group that were as many as are told, and clearly rose from the first to the second."""
    part = made.edition([made.statement("home")])
    rounds = []
    for place, number in enumerate(people):
        counts = (number, 0, 0, 0, 0) if place == 0 else (0, 0, 0, 0, number)
        year = 2024 + place
        on = made.assessment(part, (made.LIVED,), name=f"n-{year}", year=year, opened=f"{year}-05-01")
        rounds.append(made.found({"home": {"lived": counts}}, on))
    return trend(rounds)


def test_a_group_that_is_kept_back_in_one_round_is_named_there_though_it_changed_before():
    lists = {one.title: one for one in small_then(14, 14, 4).lists}
    (rose,), (kept_back,) = lists["What clearly rose"].found, lists[SAFE].found
    assert "2025" in rose.sentence
    assert kept_back.sentence == "People with lived experience (2025 to 2026)."


def test_no_list_says_that_there_is_nothing_of_the_kind_where_there_is_between_two_rounds():
    lists = {one.title: one for one in small_then(14, 14, 14).lists}
    assert lists["What did not clearly change"].empty == BETWEEN_SOME
    assert lists["Too few people to say"].empty == "Nothing."
    lists = {one.title: one for one in small_then(14, 14, 5).lists}
    assert BETWEEN_SOME in (lists["Too few people to say"].empty, lists["What did not clearly change"].empty)


def test_where_all_rounds_compare_nothing_is_said_of_those_that_do_not():
    page = small_then(14, 14, 14)
    assert page.apart_note == ""
    for name in ("html", "markdown", "docx", "pdf"):
        assert "rounds that do not compare" not in words_of(pipeline.render(page, name, TEMPLATES), name)
