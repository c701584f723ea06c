"""The two plain files of contract.md §3, to the letter: what is taken, what is refused, in which words."""

import itertools
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mir_assess import importers
from mir_assess.errors import ImportInvalid
from mir_assess.importers import keeping, reading
from mir_assess.model.assessment import Assessment
from mir_assess.model.events import Opened, assessment_stream
from mir_assess.model.recording import record
from mir_assess.model.wishes import Wishes
from mir_assess.office.opening import assemble
from mir_assess.resources import folder
from mir_assess.speech import speaking
from mir_assess.store.base import Append
from mir_assess.store.memory import MemoryStore

ANSWERS = "session,group,statement,answer"
COUNTS = "group,statement,level,people"
AT = "2026-06-10T10:00:00+00:00"
GROUPS = ("lived=People:lived_experience", "council=Council team:council", "board=Board:partner")


def ids():
    numbers = itertools.count()
    return lambda: f"id{next(numbers)}"


@pytest.fixture(scope="module")
def assessment() -> Assessment:
    wishes = Wishes(
        "n-2026", "N", 2026, chosen_sets=("first-eight",), groups=GROUPS, modes=("board=consensus",)
    )
    return assemble(wishes, folder("statements"), None, "2026-06-10")


@pytest.fixture
def store(assessment):
    kept = MemoryStore()
    kept.append(_opened(assessment))
    return kept


def _opened(assessment) -> Append:
    stream = assessment_stream(assessment.name)
    events = record(stream, 0, [Opened(assessment)], at=AT, channel="command", new_id=lambda: "the opening")
    return Append(assessment.name, events)


@pytest.fixture
def bring(tmp_path, store, assessment):
    """Bring a file in and return the Round after it."""
    new_id = ids()

    def brought(text: str | bytes, name: str = "answers.csv"):
        file = tmp_path / name
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
        found = importers.read(file, assessment, new_id)
        store.append(*keeping.prepare(found, store, assessment, at=AT, new_id=new_id))
        return store.round(assessment.name)

    return brought


@pytest.fixture
def open_new_store(store, assessment):
    """Begin anew."""
    return lambda: (
        store.erase(assessment.name, sealed=None, day="2026-06-11"),
        store.append(_opened(assessment)),
    )


def problems(bring, text: str | bytes) -> list[str]:
    with pytest.raises(ImportInvalid) as refused:
        bring(text)
    return [str(problem) for problem in refused.value.problems]


def cell(found, group="lived", statement="WI-I-1"):
    return found.cells[statement][group]


class TestAnswers:
    def test_a_level_by_key_or_number_and_the_three_that_are_no_level(self, bring):
        found = bring(
            f"{ANSWERS}\np1,lived,WI-I-1,mostly\np2,lived,WI-I-1,4\np3,lived,WI-I-1,dont_know\n"
            "p4,lived,WI-I-1,not_applicable\np5,lived,WI-I-1,skipped\n"
        )
        assert cell(found).counts == (0, 0, 0, 2, 0)
        assert (cell(found).dont_know, cell(found).not_applicable, cell(found).skipped) == (1, 1, 1)
        assert found.people["lived"] == 5

    def test_an_easy_answer_by_the_key_of_its_band(self, bring):
        found = bring(f"{ANSWERS}\np1,lived,WI-I-1,yes\np2,lived,WI-I-1,in_between\np3,lived,WI-I-1,5\n")
        assert cell(found).counts == (0, 0, 1, 0, 1)  # the band of one level says what that level says
        assert (cell(found).bands, cell(found).base) == ((0, 0, 1), 3)

    def test_who_pays_for_the_help(self, bring):
        head = f"{ANSWERS},support,helper\n"
        found = bring(
            f"{head}p1,lived,WI-I-1,1,read,paid\np2,lived,WI-I-1,2,read,Unpaid\np3,lived,WI-I-1,2,,\n"
        )
        assert found.participation["helper"] == {"paid": 1, "unpaid": 1}
        (problem,) = problems(bring, f"{head}p4,lived,WI-I-1,1,,paid\n")
        assert "how they helped" in problem

    def test_optional_columns_and_own_columns(self, bring):
        found = bring(
            f"{ANSWERS},channel,support,note,note_kind,note_consent,x_ward\n"
            "p1,lived,WI-I-1,1,paper,read,A good day,working,yes,North\n"
            "p2,lived,WI-I-1,1,,,In confidence,,,South\n"
        )
        assert {(note.kind, note.text, note.consent) for note in found.notes} == {
            ("working", "A good day", True),
            ("note", "In confidence", False),
        }
        assert found.participation == {
            "channel": {"paper": 1, "survey": 1},
            "support": {"read": 1},
            "attendance": {},
            "unclear": {},
        }

    @pytest.mark.parametrize(
        "change",
        [
            lambda text: b"\xef\xbb\xbf" + text,
            lambda text: text.replace(b"\n", b"\r\n"),
            lambda text: text.replace(b"\n", b"\n\n") + b"\n  \n",
            lambda text: text.rstrip(b"\n"),
            lambda text: text.replace(b",", b" , "),
            lambda text: text.replace(b"session,", b"SESSION,"),
        ],
    )
    def test_marks_line_ends_blank_lines_and_spaces_are_fine(self, bring, change):
        found = bring(change(f"{ANSWERS}\np1,lived,WI-I-1,2\np2,lived,WI-I-1,2\n".encode()))
        assert cell(found).counts == (0, 2, 0, 0, 0)

    def test_a_note_may_hold_commas_quotes_and_line_breaks(self, bring):
        found = bring(f'{ANSWERS},note\np1,lived,WI-I-1,2,"He said ""yes"",\nthen no."\np2,lived,WI-I-1,2,\n')
        assert found.notes[0].text == 'He said "yes", then no.'

    @pytest.mark.parametrize(
        ("row", "words"),
        [
            ("p1,lived,WI-I-11,2", "line 2: “WI-I-11” is not a statement of n-2026. Did you mean “WI-I-1”?"),
            ("p1,lived,WI-I-2,2", "“WI-I-2” is not a statement of n-2026"),
            ("p1,livd,WI-I-1,2", "line 2: There is no group “livd”. Did you mean “lived”?"),
            ("p1,lived,WI-I-1,6", "6 is off the scale of WI-I-1. Its levels are 1 (never) to 5 (always)."),
            ("p1,lived,WI-I-1,0", "0 is off the scale"),
            ("p1,lived,WI-I-1,3.0", "“3.0” is not an answer to WI-I-1."),
            ("p1,lived,WI-I-1,-1", "“-1” is not an answer"),
            ("p1,lived,WI-I-1,mosty", "Did you mean “mostly”?"),
            ("p1,lived,WI-I-1,", "The answer is empty."),
            (",lived,WI-I-1,2", "does not say which session"),
            ("p1,board,WI-I-1,2", "agree on one answer together"),
            ("p1,lived,WI-I-1", "This row has 3 values, and the header names 4 columns."),
            ("p1,lived,WI-I-1,2,3", "This row has 5 values"),
        ],
    )
    def test_what_is_wrong_in_a_row(self, bring, row, words):
        assert words in problems(bring, f"{ANSWERS}\n{row}\n")[0]

    def test_every_problem_at_once_each_with_its_line(self, bring):
        found = problems(
            bring, f"{ANSWERS}\np1,lived,WI-I-1,9\np1,lived,WI-I-1,1\np2,livd,X,1\n\np3,lived,WI-I-3,x\n"
        )
        assert [text.split(":")[0] for text in found] == [
            "answers.csv, line 2",
            "answers.csv, line 4",
            "answers.csv, line 4",
            "answers.csv, line 6",
        ]

    def test_lines_are_counted_over_line_breaks_in_quotes(self, bring):
        found = problems(bring, f'{ANSWERS},note\np1,lived,WI-I-1,1,"a\nb"\np2,lived,WI-I-1,9,\n')
        assert found[0].startswith("answers.csv, line 4")

    def test_a_session_has_one_group(self, bring):
        (found,) = problems(bring, f"{ANSWERS}\np1,lived,WI-I-1,1\np1,council,WI-I-3,1\n")
        assert "line 3: Session “p1” has the group “council” here, and “lived” on line 2." in found

    @pytest.mark.parametrize("said", [("paper,read", ","), (",", "paper,read"), ("paper,", ",read")])
    def test_what_one_row_leaves_empty_another_row_of_the_person_says(self, bring, said):
        found = bring(
            f"{ANSWERS},channel,support\np1,lived,WI-I-1,1,{said[0]}\np1,lived,WI-I-3,1,{said[1]}\n"
        )
        assert found.participation == {
            "channel": {"paper": 1},
            "support": {"read": 1},
            "attendance": {},
            "unclear": {},
        }

    def test_who_has_been_before_is_counted_once_a_person_and_only_where_it_is_said(self, bring):
        found = bring(
            f"{ANSWERS},been_before\np1,lived,WI-I-1,1,yes\np1,lived,WI-I-3,1,yes\n"
            "p2,lived,WI-I-1,1,No\np3,lived,WI-I-1,1,\n"
        )
        assert found.participation["attendance"] == {"been_before": 1, "first_time": 1}

    def test_anything_else_said_of_being_there_before_is_refused(self, bring):
        (found,) = problems(bring, f"{ANSWERS},been_before\np1,lived,WI-I-1,1,twice\n")
        assert "“twice” does not fit the column “been_before”." in found

    def test_an_empty_channel_is_a_survey_and_only_where_no_row_says_otherwise(self, bring):
        found = bring(f"{ANSWERS},channel\np1,lived,WI-I-1,1,\np2,lived,WI-I-1,1,\np2,lived,WI-I-3,1,phone\n")
        assert found.participation["channel"] == {"survey": 1, "phone": 1}

    @pytest.mark.parametrize(
        ("column", "one", "other"), [("channel", "paper", "survey"), ("support", "read", "chose")]
    )
    def test_two_ways_of_one_person_are_refused_with_both_lines(self, bring, column, one, other):
        rows = ["p1,lived,WI-I-1,1,", f"p1,lived,WI-I-3,1,{one}", f"p1,lived,IA-I-1,1,{other}"]
        (found,) = problems(bring, "\n".join([f"{ANSWERS},{column}", *rows]))
        assert f"line 4: Session “p1” has the {column} “{other}” here, and “{one}” on line 3." in found

    def test_a_repeated_answer(self, bring):
        (found,) = problems(bring, f"{ANSWERS}\np1,lived,WI-I-1,1\np1,lived,WI-I-1,2\n")
        assert "line 3: Session “p1” has answered WI-I-1 already, on line 2." in found

    @pytest.mark.parametrize("column", ["session", "group", "statement", "answer"])
    def test_a_missing_column(self, bring, column):
        header = ANSWERS.replace(column, f"x_{column}")
        assert any(
            f"no column “{column}”" in text for text in problems(bring, f"{header}\np1,lived,WI-I-1,1\n")
        )

    def test_an_unknown_column_is_refused_with_the_near_miss(self, bring):
        (found,) = problems(bring, f"{ANSWERS},chanel\np1,lived,WI-I-1,1,paper\n")
        assert "Did you mean “channel”?" in found
        assert "x_chanel" in found

    def test_a_column_twice(self, bring):
        assert any("twice" in text for text in problems(bring, f"{ANSWERS},answer\np1,lived,WI-I-1,1,2\n"))

    @pytest.mark.parametrize("column", ["channel", "support", "note_kind", "note_consent"])
    def test_words_no_column_knows(self, bring, column):
        (found,) = problems(bring, f"{ANSWERS},{column}\np1,lived,WI-I-1,1,Mary\n")
        assert "“Mary”" in found

    def test_a_file_with_no_rows(self, bring):
        (found,) = problems(bring, f"{ANSWERS}\n")
        assert "no row under it" in found


class TestCounts:
    def test_people_by_level(self, bring):
        rows = [
            "lived,WI-I-1,1,2",
            "lived,WI-I-1,always,3",
            "lived,WI-I-1,dont_know,1",
            "lived,WI-I-1,not_applicable,0",
        ]
        found = bring("\n".join([COUNTS, *rows]))
        assert cell(found).counts == (2, 0, 0, 0, 3)
        assert cell(found).dont_know == 1
        assert cell(found).skipped is None
        assert found.people["lived"] == 6

    def test_they_are_told_as_what_they_are_and_as_no_survey(self, bring):
        found = bring("group,statement,level,people\nlived,WI-I-1,2,7\n")
        assert found.participation["channel"] == {"counts": 7}

    @pytest.mark.parametrize(
        ("row", "words"),
        [
            ("lived,WI-I-1,1,x", "“x” is not a number of people."),
            ("lived,WI-I-1,1,-2", "“-2” is not a number"),
            ("lived,WI-I-1,1,2.5", "“2.5” is not a number"),
            ("lived,WI-I-1,1,", "“” is not a number"),
            ("lived,WI-I-1,1,99999999999", "is not a number"),
            ("lived,WI-I-1,6,1", "off the scale"),
            ("board,WI-I-1,1,1", "agree on one answer together"),
        ],
    )
    def test_what_is_wrong_in_a_row(self, bring, row, words):
        assert words in problems(bring, f"{COUNTS}\n{row}\n")[0]

    def test_a_level_twice(self, bring):
        (found,) = problems(bring, f"{COUNTS}\nlived,WI-I-1,1,2\nlived,WI-I-1,never,3\n")
        assert "never already, on line 2" in found

    def test_skipped_is_read_and_said_to_be_unknown(self, bring, tmp_path, assessment):
        found = bring(f"{COUNTS}\nlived,WI-I-1,1,2\nlived,WI-I-1,skipped,3\n")
        assert cell(found).skipped is None
        assert importers.read(tmp_path / "answers.csv", assessment, ids()).warnings


class TestBytes:
    @pytest.mark.parametrize(
        ("content", "words"),
        [
            (f"{ANSWERS}\n".encode("utf-16"), "UTF-16"),
            (f"{ANSWERS}\n".encode("utf-16-le"), "UTF-16"),
            (f"{ANSWERS}\n".encode("utf-16-be"), "UTF-16"),
            (f"{ANSWERS},note\np1,lived,WI-I-1,1,Siân’s\n".encode("cp1252"), "line 2: This is not UTF-8"),
            ("Siân’s café".encode("cp1252"), "it seems to be Windows-1252"),
            (b"a,b\n\x81\x8d", "old encoding"),
            (b"PK\x03\x04\x14\x00", "workbook"),
            (b"\xd0\xcf\x11\xe0\xa1\xb1", "old Excel"),
            (b"a\0\0\0\0b" * 50, "not text"),
        ],
    )  # fmt: skip
    def test_what_is_not_utf8_is_named_as_what_it_seems_to_be(self, bring, content, words):
        (found,) = problems(bring, content)
        assert words in found
        assert "CSV UTF-8" in found

    @pytest.mark.parametrize("content", [b"", b"\n\n", b"\xef\xbb\xbf"])
    def test_an_empty_file(self, bring, content):
        assert "empty" in problems(bring, content)[0]

    @pytest.mark.parametrize(("mark", "words"), [(";", "semicolons"), ("\t", "tabs")])
    def test_other_marks_between_columns(self, bring, mark, words):
        assert words in problems(bring, f"{ANSWERS}\n".replace(",", mark))[0]

    def test_a_quote_that_never_ends(self, bring):
        (found,) = problems(bring, f'{ANSWERS}\np1,lived,WI-I-1,"1\n')
        assert "line 2: The quotes here cannot be read" in found

    def test_a_folder_and_a_file_that_is_not_there(self, tmp_path, assessment):
        for path in (tmp_path, tmp_path / "nowhere.csv", Path("bad\0name")):
            with pytest.raises(ImportInvalid):
                importers.read(path, assessment, ids())


class TestTwice:
    def test_the_same_sessions_are_refused_by_name(self, bring):
        bring(f"{ANSWERS}\np1,lived,WI-I-1,1\np2,lived,WI-I-1,1\n")
        found = problems(bring, f"{ANSWERS}\np2,lived,WI-I-3,1\np3,lived,WI-I-1,1\n")
        assert len(found) == 1
        assert "line 2: Session “p2” is already in n-2026" in found[0]

    def test_the_same_counts_are_refused_and_other_counts_are_not(self, bring):
        bring(f"{COUNTS}\nlived,WI-I-1,1,2\n")
        (found,) = problems(bring, f"{COUNTS}\nlived,WI-I-1,never,2\n")
        assert "The counts of “lived” are already in" in found
        assert "Take the rows of this group out. Other counts are added." in found
        assert cell(bring(f"{COUNTS}\nlived,WI-I-1,1,3\n")).counts == (5, 0, 0, 0, 0)

    def test_nothing_of_what_a_session_was_called_is_kept(self, bring, store):
        bring(f"{ANSWERS}\nMary Smith,lived,WI-I-1,1\n")
        assert "Mary" not in repr(store.read("session/n-2026/"))

    def test_without_the_store_a_name_cannot_be_tried_against_its_id(self, bring, store):
        from hashlib import sha256

        bring(f"{ANSWERS}\nMary,lived,WI-I-1,1\n")
        (head,) = store.list("session/n-2026/")
        assert sha256(b"Mary").hexdigest()[:32] not in head.stream
        assert "the opening" not in head.stream


class TestVeryMany:
    def test_the_rows_of_people_may_stand_in_any_order(self, bring, open_new_store):
        rows = [f"p{person},lived,WI-I-{s},{(person + s) % 5 + 1}" for person in range(4) for s in (1, 3)]
        together = bring("\n".join([ANSWERS, *rows]))
        open_new_store()
        assert bring("\n".join([ANSWERS, *rows[::2], *reversed(rows[1::2])])) == together

    def test_nothing_kept_tells_the_order_of_the_rows(self, bring, store):
        bring("\n".join([ANSWERS, *(f"p{number},lived,WI-I-1,1" for number in range(30))]))
        names = list(dict.fromkeys(event.stream for event in store.read("session/n-2026/")))
        assert names == sorted(names)
        assert len(names) == 30

    def test_what_arrives_is_the_same_each_time_it_is_asked_for(self, tmp_path, store, assessment):
        file = tmp_path / "answers.csv"
        file.write_text(f"{ANSWERS},note\np1,lived,WI-I-1,1,Words\np2,lived,WI-I-1,2,\n")
        found = importers.read(file, assessment, ids())
        arriving = keeping.prepare(found, store, assessment, at=AT, new_id=ids())
        assert list(arriving) == list(arriving)
        events = [event.id for append in arriving for event in append.events]
        assert len(set(events)) == len(events) == 7

    def test_more_people_than_a_file_may_hold_are_refused(self, bring, monkeypatch):
        monkeypatch.setattr("mir_assess.importers.people.MOST_SESSIONS", 2)
        bring(f"{ANSWERS}\np1,lived,WI-I-1,1\np2,lived,WI-I-1,1\np1,lived,WI-I-3,1\n")
        rows = "".join(f"q{number},lived,WI-I-1,1\n" for number in range(3))
        (problem,) = problems(bring, f"{ANSWERS}\n{rows}")
        assert problem.startswith("answers.csv, line 4: This file has more than 2 sessions.")

    def test_of_many_problems_the_rest_are_only_counted(self, bring):
        found = problems(bring, "\n".join([ANSWERS, *(f"p{n},lived,WI-I-1,often" for n in range(100))]))
        assert len(found) == 100
        assert [f"line {n + 2}:" in each for n, each in enumerate(found[:20])] == [True] * 20

    def test_words_with_spaces_around_them_mean_the_same(self, bring):
        found = bring(f"{ANSWERS}\np1, lived ,WI-I-1 , 4\n p1 ,lived,WI-I-3,4\n")
        assert found.people["lived"] == 1
        assert cell(found).counts == (0, 0, 0, 1, 0)


@given(
    content=st.one_of(
        st.binary(max_size=40),
        st.text(max_size=20).map(str.encode),
        st.text(max_size=9).map(lambda t: t.encode() + b"\xff"),
    ),
    piece=st.integers(1, 9),
)
def test_bytes_that_are_no_text_are_found_where_they_are(content, piece):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(reading, "_PIECE", piece)
        found = reading._no_utf8_from(content)
    assert found == _where_decoding_stops(content)


def _where_decoding_stops(content: bytes) -> int | None:
    try:
        content.decode("utf-8")
    except UnicodeDecodeError as error:
        return error.start
    return None


def test_a_sealed_round_takes_no_file(store, assessment):
    from dataclasses import replace

    store.erase(
        assessment.name, sealed=replace(store.round(assessment.name), sealed="2026-06-11"), day="2026-06-11"
    )
    with pytest.raises(ImportInvalid, match="sealed on 2026-06-11"):
        keeping.open_assessment(store, assessment.name)


cells = st.one_of(
    st.sampled_from(
        [
            "p1",
            "p2",
            "lived",
            "council",
            "board",
            "WI-I-1",
            "WI-I-3",
            "1",
            "5",
            "9",
            "mostly",
            "skipped",
            "dont_know",
            "",
        ]
    ),
    st.text(max_size=12),
)
rows = st.lists(st.lists(cells, min_size=0, max_size=6).map(",".join), max_size=8)


@given(
    header=st.sampled_from([ANSWERS, COUNTS, f"{ANSWERS},note,x_a", "", "session;group"]),
    body=rows,
    end=st.sampled_from(["\n", "\r\n", "\r"]),
)
def test_any_rows_are_read_or_refused_in_words(tmp_path_factory, assessment, header, body, end):
    file = tmp_path_factory.mktemp("rows") / "any.csv"
    file.write_bytes(end.join([header, *body]).encode("utf-8", "surrogatepass"))
    _read_or_refused(file, assessment)


@given(content=st.binary(max_size=300))
def test_any_bytes_are_read_or_refused_in_words(tmp_path_factory, assessment, content):
    file = tmp_path_factory.mktemp("bytes") / "any.csv"
    file.write_bytes(content)
    _read_or_refused(file, assessment)


def _read_or_refused(file, assessment):
    found, refused = None, None
    try:
        found = importers.read(file, assessment, ids())
    except ImportInvalid as error:
        refused = error
    if refused is None:
        assert found.sessions
    else:
        assert all(problem.what and problem.fix for problem in refused.problems)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (f"{ANSWERS}\n", "answers.csv, wiersz 1: Jest nagłówek, ale nie ma pod nim żadnego wiersza."),
        (
            "group;statement\n",
            "wiersz 1: Wygląda na to, że kolumny rozdziela średnik. Rozdziel je przecinkami.",
        ),
        (
            f"{ANSWERS}\np1,lived,WI-I-1,{{0}}\n",
            "„{0}” nie jest odpowiedzią na WI-I-1. Odpowiedzi to: never,",
        ),
        ("PK\x03\x04", "wygląda na skoroszyt Excela lub LibreOffice. Zapisz go jako UTF-8"),
    ],
)
def test_what_is_wrong_is_said_in_the_language_spoken(bring, content, said):
    with speaking("pl"), pytest.raises(ImportInvalid) as refused:
        bring(content)
    assert said in str(refused.value)


def test_a_session_that_is_in_already_is_named_in_the_language_spoken(bring):
    answers, counts = f"{ANSWERS}\np1,lived,WI-I-1,1\n", f"{COUNTS}\nlived,WI-I-1,never,2\n"
    bring(answers)
    bring(counts)
    for content, said in (
        (answers, "Sesja „p1” jest już w n-2026"),
        (counts, "Liczby grupy „lived” są już w n-2026"),
    ):
        with speaking("pl"), pytest.raises(ImportInvalid, match=said):
            bring(content)
