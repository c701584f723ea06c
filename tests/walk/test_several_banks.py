"""Several banks in one sitting: parts of one assessment, walked in turn, with one count of statements."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from mir_assess import banks
from mir_assess.channels.terminal.sheet import sheet
from mir_assess.cli import questions
from mir_assess.errors import UsageError
from mir_assess.model.assessment import Action, Group
from mir_assess.model.bank import Stem
from mir_assess.model.wishes import Wishes
from mir_assess.office.opening import assemble, promised_part
from workshops import Workshop, assessment, edition, scale, statement, transcript, workshop

STATEMENTS = Path(__file__).parents[2] / "statements"
MIR, LADDER, HICM = "making-it-real", "ladder-of-co-production", "high-impact-change-model"
NOW = "Now something else: "

SECOND = replace(
    edition(
        [
            statement("L-1", "How it was.", "days", voice="none", scale="of-7", good_from=None),
            statement("L-2", "How today was.", "days", voice="none", scale="of-7", good_from=None),
        ],
        scales=[replace(scale(7), good_from=None)],
        stems=[Stem(role, "none", "Which rung was it?") for role in ("lived_experience", "council")],
        bank="rungs",
    ),
    title="A small ladder",
)
"""A second bank, whose only theme has the id of one of the first bank's."""


def two_parts(*modes, **others):
    return Workshop(assessment(*modes, parts=[edition(), SECOND], **others))


def asked_for(**wishes):
    fields = {"name": "n-2026", "organisation": "Northshire", "year": 2026, **wishes}
    return assemble(Wishes(**fields), STATEMENTS, None, "2026-05-01")


# What is asked


def test_a_set_picks_from_its_own_bank_and_the_other_is_asked_whole():
    opened = asked_for(banks=(MIR, LADDER), chosen_sets=("first-eight",))
    eight = next(one for one in opened.parts[0].sets if one.id == "first-eight").statements
    assert opened.chosen == (*eight, "CP-YEAR", "CP-TODAY")
    assert [part.bank for part in opened.parts] == [MIR, LADDER]


def test_banks_are_walked_in_the_order_they_are_named():
    opened = asked_for(banks=(LADDER, MIR), statements=("WI-I-1", "CP-TODAY"))
    assert opened.chosen == ("CP-TODAY", "WI-I-1")


def test_one_bank_named_twice_is_refused_once_and_plainly():
    with pytest.raises(UsageError) as refused:
        asked_for(banks=(LADDER, str(STATEMENTS / f"{LADDER}.yaml")))
    assert [problem.what for problem in refused.value.problems] == [
        f"Two of the banks are both called “{LADDER}”."
    ]


def test_an_own_bank_with_a_statement_of_ours_is_refused_by_the_statement(tmp_path):
    text = (STATEMENTS / f"{LADDER}.yaml").read_text(encoding="utf-8")
    copy = tmp_path / "ours.yaml"
    copy.write_text(text.replace(f"id: {LADDER}", "id: ours"), encoding="utf-8")
    with pytest.raises(UsageError, match=f"“{LADDER}” and “ours” both have a statement CP-YEAR"):
        asked_for(banks=(LADDER, str(copy)))


def test_every_statement_of_every_part_counts_in_the_minutes(run_cli):
    asked = ("--bank", MIR, "--bank", LADDER, "--set", "first-eight", "--minutes", "120")
    done = run_cli("new", "n-2026", "--organisation", "Northshire", "--year", "2026", *asked)
    assert "about 8 can be rated" in done.err
    assert "This asks 10 statements" in done.err
    assert "Asks 10 statements from Making It Real, in our own words (2026), then The ladder" in done.out


# What is offered


class Asked:
    """A console that gives each question its answer, and keeps what was shown."""

    def __init__(self, **answers):
        self.answers = answers
        self.shown = []

    def say(self, *lines):
        self.shown += lines

    warn = say

    def rest(self):
        pass

    def ask(self, question, option, *, default="", required=False):
        return self.answers.get(option, default)

    def choose(self, question, choices, option, *, default=1):
        self.shown += [question, *choices]
        return self.answers.get(question.split("?")[0], 0)


LADDER_AT_THE_END = "The ladder of co-production at the end"


@pytest.fixture
def offered():
    def offer(promised=0, banks=(), **answers):
        shown = Asked(**{"--minutes": "120", **answers})
        wishes = Wishes("n", "Northshire", 2026, banks=banks, groups=("a=A:council",), modes=("tally",))
        return questions.ask_the_rest(wishes, shown, STATEMENTS, promised), shown

    return offer


def test_enter_asks_our_bank_alone(offered):
    wishes, shown = offered()
    assert wishes.banks == (MIR,)
    assert any(line.startswith(LADDER_AT_THE_END) for line in shown.shown)


def test_the_ladder_comes_after_the_bank_that_was_chosen(offered):
    assert offered(**{LADDER_AT_THE_END: 1})[0].banks == (MIR, LADDER)


def test_the_ladder_is_not_offered_after_itself_nor_where_banks_were_named(offered):
    titles = [entry.title for entry in banks.catalogue(STATEMENTS)]
    place = next(
        place for place in range(len(titles)) if offered(**{"Which statements": place})[0].banks[0] == LADDER
    )
    wishes, shown = offered(**{"Which statements": place})
    assert wishes.banks == (LADDER,)
    for told in (shown, offered(banks=(MIR,))[1]):
        assert not any(line.startswith(LADDER_AT_THE_END) for line in told.shown)


def test_sets_are_offered_with_all_that_will_be_asked(offered):
    alone = offered()[1].shown
    assert "Eight to start with (8 statements)" in alone
    both = offered(**{LADDER_AT_THE_END: 1})[1].shown
    assert "Eight to start with (10 statements in all)" in both
    after = offered(promised=3, **{LADDER_AT_THE_END: 1})[1].shown
    assert "Eight to start with (13 statements in all)" in after


def test_the_set_that_fits_with_all_the_rest_comes_first(offered):
    def first(**others):
        shown = offered(**others)[1].shown
        return shown[shown.index("Which will you ask?") + 1]

    assert first() == "Eight to start with (8 statements)"
    number = re.search(r"\((\d+) statements in all\)", first(**{LADDER_AT_THE_END: 1}))
    assert number is not None
    assert int(number[1]) <= 8


def test_promises_of_last_round_count_as_the_part_they_will_be():
    kept = Action("a-1", "Ring back", "Ann", "Head", status="going")
    shop = workshop("tally")
    counted = replace(shop.round, actions=(kept, replace(kept, id="a-2", status="dropped")))
    assert [len(part.statements) for part in promised_part(counted)] == [1]
    assert promised_part(None) == ()


# How it is walked


@pytest.mark.parametrize(
    ("mode", "lines"),
    [
        ("individual", ["3", "p", "d", "6", "7", "next council", "4", "4", "4", "2", "1"]),
        ("tally", ["6", "5", *["0 1 2 2 1", "0 0 1 4 0"] * 3, *["0 1 0 2 2 1 0", "0 0 0 0 1 3 1"] * 2]),
        ("consensus", ["6", "5", *["3 of 6", "4 of 5"] * 3, *["6 of 6", "7 of 5"] * 2]),
    ],
)
def test_all_parts_are_walked_in_every_mode_and_land_in_one_round(mode, lines):
    shop = two_parts(mode)
    text = transcript(shop, lines)
    places = [f"Statement {number} of 5." for number in range(1, 6)]
    assert [place in text for place in places] == [True] * 5
    assert [text.index(place) for place in places] == sorted(text.index(place) for place in places)
    cells = shop.round.cells
    assert list(cells) == ["S-1", "S-2", "S-3", "L-1", "L-2"]
    assert [len(cells[name]["lived"].counts) for name in cells] == [5, 5, 5, 7, 7]
    said = cells["L-1"]["lived"]
    assert {
        "individual": lambda: said.counts == (0, 0, 0, 0, 0, 1, 0),
        "tally": lambda: said.counts == (0, 1, 0, 2, 2, 1, 0),
        "consensus": lambda: said.agreed.level == "l6",
    }[mode]()


def begun(shop):
    return getattr(shop.prompt, "begins", "")


def test_the_beginning_of_a_part_is_announced_where_the_bank_changes_and_nowhere_else():
    shop = two_parts("individual")
    seen = []
    for _ in range(5):
        seen.append(begun(shop))
        shop.type("3")
    assert seen == ["", "", "", "A small ladder", ""]


def test_the_announcement_is_one_kind_line_before_anything_else():
    shop = two_parts("individual")
    shop.type("3", "3", "3")
    assert sheet(shop.prompt)[0].text == f"{NOW}A small ladder."
    assert transcript(shop, []).count(NOW) == 1


def test_every_person_hears_it():
    text = transcript(two_parts("individual"), [*"33333", "next lived", *"33333"])
    assert text.count(NOW) == 2


def test_a_room_hears_it_once_however_many_groups_rate():
    text = transcript(two_parts("tally"), ["6", "5", *["p"] * 10])
    assert text.count(NOW) == 1


def test_who_is_asked_nothing_of_the_first_part_hears_nothing_of_a_change():
    only_rungs = Stem("carer", "none", "Which rung was it?")
    parts = [edition(), replace(SECOND, stems=(*SECOND.stems, only_rungs))]
    other = replace(parts[0], stems=(*parts[0].stems, Stem("carer", "we", "How true?")))
    carers = Group("carers", "Carers", "carer", "tally")
    shop = Workshop(assessment(parts=[other, parts[1]], groups=(carers,)))
    shop.type("4")
    assert shop.prompt.card.statement_id == "L-1"
    assert begun(shop) == ""


def test_going_to_a_statement_by_its_number_says_in_which_part_it_begins():
    shop = two_parts("individual")
    shop.type("g 4")
    assert begun(shop) == "A small ladder"
    shop.type("g 5")
    assert begun(shop) == ""


def test_help_counts_the_cards_of_the_statement_that_is_asked():
    shop = two_parts("tally")
    shop.type("6", "5")
    assert shop.type("?").words[0].startswith("0 1 3 2 1: cards")
    shop.type(*["p"] * 6)
    assert shop.type("?").words[0].startswith("0 1 3 2 1 0 1: cards")
    assert "a 6 of 17" in " ".join(shop.type("reveal", "4", "?").words)


def test_what_is_left_goes_by_one_count_over_all_parts():
    shop = two_parts("tally")
    shop.type("6", "5", *["p"] * 7)
    assert any("still to come: 5" in line for line in shop.type("left").words)


def test_no_tea_is_rated_on_a_ladder():
    part = banks.load(HICM, STATEMENTS).edition()
    assert "The tea is good" not in transcript(Workshop(assessment("tally", parts=[part])), [])
    assert "The tea is good" in transcript(two_parts("tally"), [])


def test_a_set_can_be_named_for_each_bank_and_several_of_one() -> None:
    hicm = "high-impact-change-model"
    opened = asked_for(banks=(MIR, hicm), chosen_sets=("one-meeting", "first-eight", "at-a-day-centre"))
    sets = {chosen.id: chosen.statements for part in opened.parts for chosen in part.sets}
    both = dict.fromkeys((*sets["first-eight"], *sets["at-a-day-centre"]))
    assert opened.chosen == (*both, *sets["one-meeting"])
