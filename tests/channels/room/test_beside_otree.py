"""What the comparison with oTree stands on, as far as it can be looked at where there is no oTree."""

import sys
from pathlib import Path

import pytest

from made_up_pages import every_page
from mir_assess.channels.room.drawing import drawn
from mir_assess.channels.room.pages import Asking
from mir_assess.resources import folder

BENCHMARKS = Path(__file__).parents[3] / "benchmarks"

THEIRS = """<form class="otree-form" role="form" id="form" autocomplete="off" method="post">
<input class="form-check-input" id="id_a-0" name="answer_1" required type="radio" value="never">
<input class="form-check-input" id="id_a-1" name="answer_1" required type="radio" value="always">
<textarea class="form-control" id="id_note_1" name="note_1"></textarea></form>"""


@pytest.fixture(scope="module")
def beside():
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "path", [str(BENCHMARKS), *sys.path])
        import room_beside_otree

        yield room_beside_otree


def test_a_form_of_ours_is_read_as_a_browser_would_send_it(beside):
    page = next(page for page in every_page().values() if isinstance(page, Asking) and not page.faults)
    sent_to, form = beside.form_of(drawn(page, folder("templates")), "/elsewhere", page.levels[0].key)
    assert sent_to == f"{page.frame.place}/answer?statement={page.statement}"
    assert f"statement={page.statement}&version={page.version}&answer={page.levels[0].key}&note=" in form


def test_a_form_without_an_address_goes_back_to_where_it_came_from(beside):
    assert beside.form_of(THEIRS, "/p/code/statements/Statement1/1", "always") == (
        "/p/code/statements/Statement1/1",
        "answer_1=always&note_1=",
    )


def test_a_page_that_asks_nothing_has_no_form_to_send(beside):
    assert beside.form_of("<h1>Thank you</h1>", "/", "always") is None
    assert beside.form_of(THEIRS, "/", "sometimes") is None


def test_the_slowest_of_a_hundred_is_its_ninety_ninth_percentile(beside):
    assert beside.room.percentile([float(number) for number in range(100, 0, -1)], 0.99) == 100.0
    assert beside.room.percentile([float(number) for number in range(1000)], 0.99) == 990.0


@pytest.mark.parametrize("given", [[], ["--otree", "/nowhere/python"], ["--otree", sys.executable]])
def test_without_otree_it_says_in_one_sentence_how_to_get_it(beside, given, capsys):
    assert beside.main(given) == 2
    told = capsys.readouterr().out
    assert told.count("\n") == 1
    assert "uv pip install" in told
    assert "--otree" in told


def test_the_project_is_one_that_python_can_read_whatever_a_statement_says(beside, tmp_path):
    texts = ['I said "no" {braces}', "It's \\ mine"]
    beside.otree_form.written(tmp_path, texts, [("never", "Never"), ("always", "Always")])
    app = (tmp_path / "statements" / "__init__.py").read_text(encoding="utf-8")
    compile(app, "statements", "exec")
    found: dict[str, object] = {}
    exec(app[app.index("TEXTS") : app.index("class C")], found)  # the constants we wrote
    assert found["TEXTS"] == texts
    assert found["CHOICES"] == [["never", "Never"], ["always", "Always"]]
