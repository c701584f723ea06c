"""What was promised, and what people say of it, is told on every page in every format: each promise in full
once, and nothing of it lost.
"""

import csv
import io
import json
import re
from dataclasses import replace

import pytest
from openpyxl import load_workbook

from mir_assess import pipeline
from mir_assess.analysis.disclosure import PUBLIC, ROOM
from mir_assess.model.assessment import Action, Review
from mir_assess.model.promises import promises_edition
from mir_assess.model.round import Cell, RoomAgreement
from mir_assess.resources import folder

TEMPLATES = folder("templates")
BUS = Action("bus", "A bus on Sundays", "One", "Other", status="dropped", reason="The firm closed.")
TEA = Action("tea", "Tea that is hot", "One", "Other", status="done")
KETTLE = Action("kettle", "A second kettle", "One", "Other", status="dropped", reason="The fuse box.")
RINGS, LATE = "It rings now.", "Six weeks late."


@pytest.fixture
def first(fixed):
    """A round that promised three things, of which one was dropped before anybody was asked."""
    return replace(fixed.round_2025(), actions=(*fixed.ACTIONS, BUS))


@pytest.fixture
def second(fixed, first):
    """The next round, which asked about the promises, agreed on one, and promised two things of its own."""
    counted = fixed.round_2026()
    part = promises_edition(first.actions, "Northshire Council (made up)", 2025)
    asked = tuple(statement.id for statement in part.statements)
    opened = replace(
        counted.assessment,
        parts=(part, *counted.assessment.parts),
        chosen=(*asked, *counted.assessment.chosen),
    )
    row = {
        "lived": Cell((9, 3, 1)),
        "council": Cell((0, 4, 4)),
        "carers": Cell((1, 1, 2)),
        "partners": Cell((0, 0, 0), skipped=None),
    }
    reviewed = replace(first.actions[0], reviews=(Review("northshire-2026", RINGS, LATE),))
    return replace(
        counted,
        assessment=opened,
        cells={**dict.fromkeys(asked, row), **counted.cells},
        agreed={**counted.agreed, asked[0]: RoomAgreement("partly", 20, {"lived": 2})},
        actions=(TEA, KETTLE),
        promised=(reviewed, *first.actions[1:]),
    )


@pytest.fixture
def third(fixed):
    """A round that asked nothing of promises, and made one of its own."""
    counted = fixed.round_2027()
    return replace(counted, actions=counted.actions[-1:])


def written(page, name):
    return pipeline.render(page, name, TEMPLATES)


def pages(first, second, third, policy=ROOM):
    return (
        pipeline.report(second, policy, before=first),
        pipeline.comparison(first, second, policy),
        pipeline.trend((first, second, third), policy),
    )


def rows_of(page):
    return list(csv.DictReader(io.StringIO(written(page, "csv").decode("utf-8-sig"))))


def text_of(page):
    return " ".join(re.sub(r"<style>.*?</style>|<nav.*?</nav>|<[^>]*>", " ", page, flags=re.DOTALL).split())


def test_people_and_leads_are_heard_in_json_workbook_and_csv_of_every_kind_of_page(first, second, third):
    for page in pages(first, second, third):
        told = json.loads(written(page, "json"))
        actions = {found["id"]: found for found in (*told["actions"], *told.get("promised", ()))}
        assert actions["a1"]["answers"]["lived"] == "Most people said “No”."
        assert (actions["a1"]["asked"], actions["a1"]["asked_in"]) == ("promise-a1", "2026")
        assert (actions["bus"]["asked"], actions["bus"]["asked_in"], actions["bus"]["answers"]) == (
            None,
            None,
            {},
        )
        book = load_workbook(io.BytesIO(written(page, "xlsx")))
        cells = [str(cell) for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row]
        says = "People said in 2026" if page.kind == "trend" else "People say"
        assert any(f"{says}: Most people said “No”. (1 of 13 people said “Yes”.)" in cell for cell in cells)
        rows = rows_of(page)
        assert {row["sentence"] for row in rows if row["kind"] == "review"} >= {RINGS, LATE}
        assert any(row["statement"] == "promise-a1" and row["people"] == "9" for row in rows)


def test_every_action_has_one_row_in_the_csv_and_those_dropped_their_reason(first, second, third):
    report, changed, trend = (rows_of(page) for page in pages(first, second, third))
    for rows, kinds in ((report, ("action", "promised")), (changed, ("action",)), (trend, ("action",))):
        named = [row["action"] for row in rows if row["kind"] in kinds]
        assert len(named) == len(set(named))
        assert {"a1", "bus"} <= set(named)
        assert "The firm closed." in [row["sentence"] for row in rows if row["kind"] == "reason"]
    assert [row["action"] for row in report if row["kind"] == "action"] == ["tea", "kettle"]


def test_how_the_room_changed_stands_before_any_number_in_the_csv(first, second, third):
    _, changed, trend = pages(first, second, third)
    for page, told in ((changed, changed.room), (trend, trend.who_changed)):
        assert told
        assert tuple(row["sentence"] for row in rows_of(page)[: len(told)]) == told


def test_what_a_hidden_group_said_of_a_promise_changes_no_table(first, second, third):
    other = dict(second.cells)
    for name in ("promise-a1", "promise-a2"):
        other[name] = {**other[name], "carers": Cell((4, 0, 0))}
    for policy in (ROOM, PUBLIC):
        for page, twin in zip(
            pages(first, second, third, policy),
            pages(first, replace(second, cells=other), third, policy),
            strict=True,
        ):
            for name in ("csv", "json", "xlsx"):
                assert written(page, name) == written(twin, name)


@pytest.mark.parametrize("name", ["csv", "json", "xlsx", "markdown", "html"])
def test_twins_in_what_they_say_of_a_promise_are_alike_in_public_and_not_in_the_room(
    first, second, third, name
):
    row = {**second.cells["promise-a1"], "council": Cell((4, 0, 4))}
    twin = replace(second, cells={**second.cells, "promise-a1": row})
    for page, other in zip(
        pages(first, second, third, PUBLIC), pages(first, twin, third, PUBLIC), strict=True
    ):
        assert written(page, name) == written(other, name)
    report, other = pages(first, second, third)[0], pages(first, twin, third)[0]
    assert written(report, name) != written(other, name)  # it could not fail if pages never changed


@pytest.mark.parametrize("name", ["markdown", "html"])
def test_what_a_hidden_group_said_of_a_promise_changes_no_page(first, second, third, name):
    row = {**second.cells["promise-a1"], "carers": Cell((4, 0, 0))}
    twin = replace(second, cells={**second.cells, "promise-a1": row})
    for policy in (ROOM, PUBLIC):
        for page, other in zip(
            pages(first, second, third, policy), pages(first, twin, third, policy), strict=True
        ):
            assert written(page, name) == written(other, name)


def test_an_action_stands_in_full_once_and_its_statement_leads_to_it(fixed, first, second, third):
    second = replace(second, actions=(replace(TEA, statement="D-1"), KETTLE))
    for page, what in zip(
        pages(first, second, third),
        (TEA.what, *[fixed.ACTIONS[0].what] * 2),
        strict=True,
    ):
        html = written(page, "html").decode()
        (card,) = re.findall(rf'<h\d id="([^"]+)" dir="auto">{what}</h', html)
        assert html.count(f'<a href="#{card}" dir="auto">{what}</a>') == 1
        markdown = written(page, "markdown").decode()
        assert markdown.count("  - Led by: ") == len(page.actions) + len(getattr(page, "promised", ())) * (
            page.kind == "report"
        )


def test_did_it_happen_is_asked_before_it_is_told_whose_words_these_are(first, second):
    page = pipeline.report(second, ROOM, before=first)
    for name in ("html", "markdown"):
        told = text_of(written(page, name).decode())
        assert told.index("Did it happen?") < told.index("It follows the actions agreed in 2025")


def test_what_we_heard_tells_each_promise_once(first, second):
    told = text_of(written(pipeline.report(second, ROOM, before=first), "heard").decode())
    for what in (BUS.what, TEA.what, KETTLE.what, *(action.what for action in first.actions)):
        assert told.count(what) == 1, what
    assert "You were not asked" not in told
    happened = told.split("What has happened already")[1].split("What will not happen")[0]
    assert TEA.what in happened
    not_so = told.split("What will not happen")[1].split("What was promised before")[0]
    assert "A bus on Sundays Why not: The firm closed." in not_so
    assert "Nothing more has been promised yet." in told


def test_a_promise_that_was_dropped_after_people_judged_it_keeps_what_they_said(first, second):
    gone = replace(second.promised[0], status="dropped", reason="No money.")
    page = pipeline.report(replace(second, promised=(gone, *second.promised[1:])), ROOM, before=first)
    told = text_of(written(page, "heard").decode())
    assert told.count(gone.what) == 1
    not_so = told.split("What will not happen")[1].split("What was promised before")[0]
    assert "Dropped: No money." in not_so
    assert "Most people said “No”." in not_so


def test_that_nothing_shows_of_several_groups_is_said_once(first, second):
    few = dict.fromkeys(("lived", "council", "carers"), Cell((1, 1, 0)))
    row = {**few, "partners": Cell((0, 0, 0), skipped=None)}
    asked = [found.id for found in second.assessment.parts[0].statements]
    page = pipeline.report(
        replace(second, cells={**second.cells, **dict.fromkeys(asked, row)}), ROOM, before=first
    )
    people = dict(page.promised[0].beside)["People say"]
    assert people == "We do not show this, to keep people safe. Their answers matter just as much."
    heard = written(page, "heard").decode()
    assert heard.count(people) >= len(asked)
    assert "numbers of family carers" not in heard.partition("What we do not know")[0]


def test_nobody_is_thanked_for_answers_that_nobody_gave(fixed):
    counted = fixed.round_2026()
    nobody = {
        asked: {group: Cell((0,) * len(cell.counts)) for group, cell in row.items()}
        for asked, row in counted.cells.items()
    }
    empty = replace(
        counted,
        cells=nobody,
        people=dict.fromkeys(counted.people, 0),
        notes=(),
        agreed={},
        rated_again=(),
        sealed=None,
    )
    told = text_of(written(pipeline.report(empty, ROOM), "heard").decode())
    assert "Nobody has answered yet" in told
    assert "Thank you" not in told
    assert "These people were there" not in told


def test_what_the_room_agreed_on_a_promise_stands_on_the_easy_page_and_the_one_page(first, second):
    page = pipeline.report(second, ROOM, before=first)
    assert "Together the room said “Partly”." in text_of(written(page, "easy").decode())
    assert "After talking, the room agreed on “Partly”." in text_of(written(page, "one-page").decode())


def test_the_easy_page_tells_what_is_done_and_what_was_dropped_apart(first, second):
    told = text_of(written(pipeline.report(second, ROOM, before=first), "easy").decode())
    assert TEA.what not in told.split("What will happen")[1].split("What has happened already")[0]
    assert KETTLE.what in told.split("What will not happen")[1].split("What became of old promises")[0]


def test_one_page_says_in_one_sentence_how_many_promises_it_leaves_out(first, second):
    many = tuple(replace(TEA, id=f"x{nth}", what=f"Promise {nth} of very many") for nth in range(30))
    told = text_of(
        written(pipeline.report(replace(second, actions=many), ROOM, before=first), "one-page").decode()
    )
    assert told.split("What was promised")[1].split("What is asked of you")[0].count("more") == 1


def test_no_day_breaks_at_the_end_of_a_line(first, second):
    dated = replace(TEA, by="2026-09-30", status="going")
    page = pipeline.report(replace(second, actions=(dated,)), ROOM, before=first)
    for name in ("html", "heard", "easy", "evidence", "one-page"):
        html = re.sub(r"<style>.*?</style>", "", written(page, name).decode(), flags=re.DOTALL)
        in_a_line = re.findall(r"(?:[^>]|class=\"day\">)20\d\d-\d\d-\d\d", html)
        assert in_a_line
        assert all(day.startswith("class=") for day in in_a_line), (name, in_a_line)


@pytest.mark.parametrize("policy", [ROOM, PUBLIC], ids=lambda policy: policy.audience)
def test_promises_are_on_no_map_which_says_so(second, fixed, policy):
    asked, plain = pipeline.report(second, policy), pipeline.report(fixed.round_2026(), policy)
    (with_promises,), (without,) = asked.maps, plain.maps
    assert [row.number for group in with_promises.groups for row in group.rows] == [
        row.number for group in without.groups for row in group.rows
    ]
    assert with_promises.drawing == without.drawing
    told = (
        "What was promised in the round before is not on the map. What each group says of it stands beside "
        "each promise."
    )
    assert with_promises.told == (*without.told, told)
