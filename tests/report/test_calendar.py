"""Actions as a calendar: read back, and text stays text."""

from dataclasses import replace

from icalendar import Calendar

from mir_assess.model.assessment import Action
from mir_assess.model.room import Promise, Step
from mir_assess.report.calendar import calendar

HOSTILE = "Ring; back, \\n now\r\nEND:VEVENT\r\nBEGIN:VALARM\x07" + "é" * 90


def promise(name, by, status="going", history=()):
    return Promise(
        Action(name, HOSTILE, "a;b", "c,d", why=HOSTILE, by=by, status=status),
        "a-2026",
        "2026-05-01",
        history,
    )


PROMISES = (
    promise("a-1", "end of June 2027"),
    promise("a-2", "next spring"),
    promise("a-3", "1 May 2027", "dropped", (Step("2026-09-01", "dropped", "no room"),)),
)


def test_each_action_with_a_day_is_a_whole_day_by_one_name():
    read = Calendar.from_ical(calendar(PROMISES, "Actions"))
    events = {str(event["uid"]): event for event in read.walk("VEVENT")}
    assert set(events) == {"a-1@mir-assess", "a-3@mir-assess"}
    assert events["a-1@mir-assess"].decoded("dtstart").isoformat() == "2027-06-30"
    assert events["a-1@mir-assess"].decoded("dtend").isoformat() == "2027-07-01"
    assert events["a-1@mir-assess"].decoded("dtstamp").date().isoformat() == "2026-05-01"
    assert events["a-3@mir-assess"]["status"] == "CANCELLED"
    assert events["a-3@mir-assess"]["sequence"] == 1


def test_what_people_typed_stays_text_and_lines_are_folded():
    made = calendar(PROMISES, HOSTILE)
    read = Calendar.from_ical(made)
    assert not read.walk("VALARM")
    assert all("END:VEVENT" in str(event["summary"]) for event in read.walk("VEVENT"))
    assert b"\x07" not in made
    assert max(map(len, made.split(b"\r\n"))) <= 75


def test_an_action_whose_name_holds_signs_that_do_not_show_is_in_it_too():
    strange = promise("x", "30 June 2027")
    strange = replace(strange, action=replace(strange.action, id="x\x1b\r\nBEGIN:VEVENT"))
    made = calendar([strange], "Actions")
    assert made.count(b"\r\nBEGIN:VEVENT\r\n") == 1
    assert b"\x1b" not in made


def test_the_same_actions_give_the_same_bytes():
    assert calendar(PROMISES, "Actions") == calendar(PROMISES, "Actions")
