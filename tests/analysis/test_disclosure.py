"""The rules of the gate one by one, each as a small room that a person can picture."""

from dataclasses import replace

import pytest

import made_up_rounds as made
from made_up_rounds import Around, Said
from mir_assess.analysis.coarsening import coarsened
from mir_assess.analysis.disclosure import (
    PUBLIC,
    ROOM,
    AgreedOnly,
    Banded,
    Coarse,
    Hidden,
    Policy,
    Suppressed,
    Unlevelled,
    Whole,
    disclose,
    policy_for,
    raised,
)
from mir_assess.errors import ReportError
from mir_assess.model.assessment import Action, Group
from mir_assess.model.bank import EditionStatement
from mir_assess.model.round import Cell, Consensus, Note, RoomAgreement

BELOW = Suppressed("below_base", 5)
MANY = (2, 3, 4, 3, 2)
HELD = Suppressed("small_cell", 3)
NOTHING = Unlevelled(HELD, HELD, HELD, 0)
FEW_OF_MANY = Said((1, 1, 1, 1, 0), dont_know=10)
"""A group that may be counted, and that is hidden on one statement."""


def seen(lived, council=MANY, policy=ROOM, around=None):
    return disclose(made.found({"home": {"lived": lived, "council": council}}, around=around), policy)


def cell(lived, policy=ROOM):
    return seen(lived, policy=policy).cells["home"]["lived"]


class TestTheRoom:
    def test_sees_everything_of_five_people(self):
        assert cell(Said((0, 1, 2, 1, 1), 1, 2)) == Whole((0, 1, 2, 1, 1), Unlevelled(1, 2, 0, 3))

    def test_sees_nothing_of_four_not_even_who_did_not_know(self):
        assert cell(Said((0, 1, 2, 1, 0), 9, 2)) == Hidden("below_base", 5)

    def test_sees_how_many_took_part_from_five(self):
        assert seen((1, 1, 1, 1, 1)).people("lived") == 5
        assert seen((1, 1, 1, 1, 0)).people("lived") == BELOW

    def test_is_told_that_nobody_came(self):
        empty = seen((0, 0, 0, 0, 0))
        assert empty.people("lived") == Suppressed("no_answers", 5)
        assert empty.cells["home"]["lived"] == Hidden("no_answers", 5)
        assert not empty.groups[0].is_hidden
        assert seen((0, 1, 0, 0, 0)).groups[0].is_hidden

    def test_is_told_of_people_who_came_and_said_nothing(self):
        silent = seen((0, 0, 0, 0, 0), around=Around(people={"lived": 6}))
        assert silent.people("lived") == 6
        assert seen((0, 0, 0, 0, 0), around=Around(people={"lived": 4})).people("lived") == BELOW

    def test_a_round_with_no_answers_at_all_can_be_shown(self):
        nobody = seen((0, 0, 0, 0, 0), (0, 0, 0, 0, 0))
        assert nobody.participation == {
            a: Suppressed("no_answers", 3) for a in ("channel", "support", "attendance")
        }
        assert all(
            isinstance(cell, Hidden) and cell.reason == "no_answers" for cell in nobody.cells["home"].values()
        )


class TestThePublic:
    @pytest.mark.parametrize(
        ("counts", "shown"),
        [
            ((2, 1, 1, 0, 0), Hidden("below_base", 5)),
            ((2, 1, 0, 2, 0), Coarse("fewer_than_half")),
            ((2, 1, 0, 2, 1), Coarse("half_or_more")),
            ((0, 0, 0, 0, 9), Coarse("half_or_more")),
            ((4, 2, 2, 1, 1), Coarse("fewer_than_min_cell")),
            ((0, 10, 0, 0, 0), Coarse("fewer_than_min_cell")),
            ((1, 1, 0, 4, 4), Coarse("all_but_fewer_than_min_cell")),
            ((0, 0, 0, 5, 5), Coarse("all_but_fewer_than_min_cell")),
        ],
    )
    def test_is_told_no_more_than(self, counts, shown):
        assert cell(counts, PUBLIC) == shown

    def test_sees_two_bands_from_ten_people(self):
        shown = cell((4, 2, 1, 3, 0), PUBLIC)
        assert isinstance(shown, Banded)
        assert (shown.not_yet, shown.keeps_promise, shown.base) == (7, 3, 10)

    def test_sees_levels_when_each_holds_three(self):
        assert isinstance(cell((3, 3, 3, 3, 3), PUBLIC), Whole)
        assert isinstance(cell((3, 3, 3, 4, 2), PUBLIC), Banded)

    @pytest.mark.parametrize(
        ("counts", "shown"), [((3, 3, 3), Coarse("half_or_more")), ((3, 4, 3), Whole((3, 4, 3), NOTHING))]
    )
    def test_sees_no_levels_of_nine_people_however_many_stand_on_each(self, counts, shown):
        few_levels = made.scale(("low", "middle", "high"), "middle")
        on = made.assessment(made.edition([made.statement("home", good_from="middle")], few_levels))
        found = made.found({"home": {"lived": counts, "council": counts}}, on)
        assert disclose(found, PUBLIC).cells["home"]["lived"] == shown

    def test_sees_how_many_took_part_from_ten(self):
        assert seen((4, 2, 1, 3, 0), policy=PUBLIC).people("lived") == 10
        for people in ((4, 2, 1, 2, 0), (1, 0, 0, 0, 0)):
            assert seen(people, policy=PUBLIC).people("lived") == Suppressed("below_base", 10)

    def test_sees_answers_that_are_no_level_as_one_sum_unless_each_is_three(self):
        held = Suppressed("small_cell", 3)
        around = Around(people={"lived": 20})
        for said, rest in [
            (Said((3, 2, 1, 3, 1), 3, 3), Unlevelled(3, 3, 4, 10)),
            (Said((3, 2, 1, 3, 1), 2, 5), Unlevelled(held, held, held, 10)),
            (Said((3, 2, 1, 3, 1), 0, 10), Unlevelled(held, held, held, 10)),
        ]:
            shown = seen(said, policy=PUBLIC, around=around).cells["home"]["lived"]
            assert isinstance(shown, Banded)
            assert shown.unlevelled == rest

    def test_sees_them_so_beside_all_levels_too(self):
        held = Suppressed("small_cell", 3)
        shown = seen(Said((3, 3, 3, 3, 3), 1, 2), policy=PUBLIC).cells["home"]["lived"]
        assert shown == Whole((3, 3, 3, 3, 3), Unlevelled(held, held, held, 3))

    def test_sees_no_small_sum_where_nobody_counted_who_kept_silent(self):
        held = Suppressed("small_cell", 3)
        original = made.found({"home": {"lived": (3, 2, 1, 3, 1)}})
        for dont_know, together in ((2, held), (3, 3)):
            uncounted = made.changed(original, "home", "lived", Cell((3, 2, 1, 3, 1), dont_know, 0, None))
            shown = disclose(uncounted, PUBLIC).cells["home"]["lived"]
            assert isinstance(shown, Banded)
            assert shown.unlevelled == Unlevelled(held, held, None, together)

    def test_sees_levels_or_nothing_on_a_scale_without_a_promise(self):
        ladder = made.assessment(
            made.edition([made.statement("home", good_from=None)], made.scale(good_from=None)), [made.LIVED]
        )
        for counts, shown in [
            ((1, 1, 1, 1, 0), Hidden("below_base", 5)),
            ((5, 1, 1, 1, 1), Hidden("small_cell", 3)),
            ((5, 5, 5, 5, 2), Hidden("small_cell", 3)),
        ]:
            assert (
                disclose(made.found({"home": {"lived": counts}}, ladder), PUBLIC).cells["home"]["lived"]
                == shown
            )
        whole = disclose(made.found({"home": {"lived": (3, 3, 3, 3, 3)}}, ladder), PUBLIC)
        assert isinstance(whole.cells["home"]["lived"], Whole)

    def test_is_shown_nothing_of_an_open_round(self):
        open_round = made.found({"home": {"lived": MANY}}, around=Around(sealed=None))
        assert disclose(open_round, ROOM).people("lived") == 14
        with pytest.raises(ReportError, match="mir-assess seal northshire-2026"):
            disclose(open_round, PUBLIC)


class TestAGroupThatSpokeAsOne:
    def shown(self, people, dissent, policy, said=None):
        team = replace(made.COUNCIL, mode="consensus")
        on = made.assessment(made.edition([made.statement("home")]), [made.LIVED, team])
        table = {"home": {"lived": MANY, "council": Consensus("mostly", people, dissent)}}
        asked = replace(made.found(table, on), may_show={} if said is None else {"council": said})
        return disclose(asked, policy).cells["home"]["council"]

    @pytest.mark.parametrize("policy", [ROOM, PUBLIC])
    def test_shows_its_level_without_counts_when_small_only_on_its_yes(self, policy):
        shown = self.shown(3, 1, policy, said=True)
        held = Suppressed("below_base", policy.exact_from)
        assert shown == AgreedOnly("mostly", held, BELOW, said_so=True)
        assert self.shown(3, 1, policy, said=False) == Hidden("below_base", 5)
        assert self.shown(3, 1, policy) == Hidden("below_base", 5)

    @pytest.mark.parametrize("policy", [ROOM, PUBLIC])
    def test_needs_no_yes_when_it_is_not_small_and_a_yes_or_no_tells_nothing_then(self, policy):
        assert self.shown(5, 1, policy, said=True) == self.shown(5, 1, policy, said=False)
        assert self.shown(5, 1, policy, said=True) == self.shown(5, 1, policy)

    def test_shows_counts_in_the_room_from_five(self):
        assert self.shown(5, 1, ROOM) == AgreedOnly("mostly", 5, 1)

    def test_shows_counts_to_the_public_as_it_shows_the_promise(self):
        held = Suppressed("below_base", 10)
        assert self.shown(9, 1, PUBLIC) == AgreedOnly("mostly", held, Coarse("fewer_than_half"))
        assert self.shown(10, 1, PUBLIC) == AgreedOnly("mostly", 10, Coarse("fewer_than_min_cell"))
        assert self.shown(10, 4, PUBLIC) == AgreedOnly("mostly", 10, 4)

    def test_says_where_it_agreed_on_nothing(self):
        team = replace(made.COUNCIL, mode="consensus")
        on = made.assessment(made.edition([made.statement("home"), made.statement("plan")]), [team])
        table = {"home": {"council": Consensus("mostly", 5)}, "plan": {"council": (0, 0, 0, 0, 0)}}
        assert disclose(made.found(table, on), ROOM).cells["plan"]["council"] == Hidden("no_answers", 5)
        table["home"] = {"council": Consensus("mostly", 4)}
        assert disclose(made.found(table, on), ROOM).cells["plan"]["council"] == Hidden("below_base", 5)


class TestWhatTheRoomAgreed:
    def shown(self, council=MANY, policy=ROOM, level="sometimes"):
        agreement = RoomAgreement(level, 17, {"lived": 3, "council": 1} if level else {})
        return seen(MANY, council, policy, Around(agreed={"home": agreement})).agreed["home"]

    def test_is_shown_with_who_did_not_agree(self):
        agreement = self.shown()
        assert (agreement.level, agreement.people) == ("sometimes", 17)
        assert agreement.dissent == {"lived": 3, "council": 1}

    def test_tells_no_number_from_which_a_hidden_group_follows(self):
        agreement = self.shown((1, 1, 0, 0, 1))
        assert agreement.people == Suppressed("would_reveal", 5)
        assert agreement.dissent == {"lived": 3, "council": BELOW}

    def test_is_as_careful_of_a_group_that_is_hidden_on_this_statement_alone(self):
        agreement = self.shown(FEW_OF_MANY)
        assert agreement.people == Suppressed("would_reveal", 5)
        assert agreement.dissent == {"lived": 3, "council": BELOW}

    def test_tells_the_public_of_dissent_as_of_the_promise(self):
        agreement = self.shown(policy=PUBLIC)
        assert agreement.dissent == {"lived": 3, "council": Coarse("fewer_than_min_cell")}
        assert agreement.people == 17
        small_team = self.shown((2, 2, 1, 0, 1), PUBLIC)
        assert small_team.dissent == {"lived": 3, "council": Coarse("fewer_than_half")}
        assert small_team.people == Suppressed("would_reveal", 10)

    def test_counts_no_dissent_where_nothing_was_agreed(self):
        assert self.shown(level=None).dissent == {}

    @pytest.mark.parametrize("policy", [ROOM, PUBLIC])
    def test_holds_no_number_back_where_nothing_was_agreed_as_nobody_was_counted(self, policy):
        for council in (MANY, (1, 1, 0, 0, 1)):
            nothing = seen(MANY, council, policy, Around(agreed={"home": RoomAgreement(None)})).agreed["home"]
            assert nothing.people == Suppressed("no_answers", 5)

    def test_counts_a_group_as_agreeing_when_nothing_else_was_said(self):
        around = Around(agreed={"home": RoomAgreement("mostly", 20)})
        assert seen(MANY, around=around).agreed["home"].dissent == {"lived": 0, "council": 0}

    def test_is_hidden_in_a_room_of_nothing_but_small_groups_until_each_has_said_yes(self):
        agreed = Around(agreed={"home": RoomAgreement("mostly", 4), "plan": RoomAgreement(None)})
        few = {"lived": (1, 1, 1, 1, 0), "council": (0, 0, 0, 1, 1)}
        room = made.found({"home": few, "plan": few}, around=agreed)
        for said in ({}, {"lived": True}, {"lived": True, "council": False}):
            assert disclose(replace(room, may_show=said), ROOM).agreed == {}
        told = disclose(replace(room, may_show={"lived": True, "council": True}), ROOM).agreed
        assert told["home"].level == "mostly"
        assert isinstance(told["home"].people, Suppressed)

    def test_tells_no_small_number_of_people(self):
        around = Around(agreed={"home": RoomAgreement("mostly", 4)})
        assert seen(MANY, around=around).agreed["home"].people == BELOW


class TestNotes:
    def shown(self, council, *notes, policy=ROOM):
        return seen(MANY, council, policy, Around(notes=notes)).notes

    def test_are_printed_only_with_consent_sorted_by_text(self):
        notes = [
            Note("note", text, "home", "lived", consent) for text, consent in (("c", 1), ("b", 0), ("a", 1))
        ]
        assert [note.text for note in self.shown(MANY, *notes)] == ["a", "c"]

    @pytest.mark.parametrize("policy", [ROOM, PUBLIC])
    def test_hold_back_whose_they_are_where_any_group_is_hidden(self, policy):
        # With only the hidden group's name taken off, a note without a name would be that group's; and with
        # only the names held back, a note that never had one would be known for it.
        groups = ("lived", "council", "")
        notes = [Note("note", text, "home", group, True) for text, group in zip("abc", groups, strict=True)]
        assert tuple(note.group for note in self.shown(MANY, *notes)) == groups
        hidden = self.shown((1, 0, 0, 0, 1), *notes, policy=policy)
        assert [note.group for note in hidden] == [Suppressed("would_reveal", 5)] * 3

    def test_on_no_statement_hold_it_back_where_a_group_is_hidden_throughout(self):
        note = Note("how_it_was", "Good", "", "lived", True)
        assert self.shown(MANY, note)[0].group == "lived"
        assert self.shown((1, 0, 0, 0, 1), note)[0].group == Suppressed("would_reveal", 5)

    @pytest.mark.parametrize(("policy", "fewest"), [(ROOM, 5), (PUBLIC, 10)])
    @pytest.mark.parametrize("about", ["home", ""])
    def test_hold_it_back_where_so_few_agreed_as_one_that_their_number_is_hidden(self, policy, fewest, about):
        # The level of such a group shows; its words under its name would be those of one of two people.
        notes = [Note("note", text, about, group, True) for text, group in (("a", "lived"), ("b", "council"))]
        few = self.shown(Consensus("never", fewest - 1), *notes, policy=policy)
        assert [note.group for note in few] == [Suppressed("would_reveal", 5)] * 2
        enough = self.shown(Consensus("never", fewest), *notes, policy=policy)
        assert [note.group for note in enough] == ["lived", "council"]

    @pytest.mark.parametrize("mode", ["tally", "consensus"])
    def test_of_few_who_rate_together_need_their_yes_so_that_a_no_and_no_answer_are_alike(self, mode):
        team = replace(made.COUNCIL, mode=mode)
        on = made.assessment(made.edition([made.statement("home")]), [made.LIVED, team])
        notes = (Note("note", "a", "home", "council", True), Note("note", "b", "home", "lived", True))
        said = Consensus("mostly", 2) if mode == "consensus" else (1, 1, 0, 0, 0)
        room = made.found({"home": {"lived": MANY, "council": said}}, on, Around(notes=notes))

        def printed(**may_show):
            return [note.text for note in disclose(replace(room, may_show=may_show), ROOM).notes]

        assert printed(council=True) == ["a", "b"]
        assert printed() == printed(council=False) == ["b"]
        # Who rates alone says of their own words whether they may be printed, and nobody else does.
        assert printed(lived=False) == ["b"]

    def test_that_wait_to_be_looked_at_are_counted_for_the_room_alone(self):
        around = Around(notes=(Note("note", "Mrs Patel rings back.", "home", "lived", True),))
        found = made.found({"home": {"lived": MANY, "council": MANY}}, around=around)
        assert [disclose(found, policy).waiting for policy in (ROOM, PUBLIC)] == [1, 0]

    @pytest.mark.parametrize(("checked", "printed"), [("", False), ("keep_back", False), ("print", True)])
    def test_that_could_point_at_somebody_are_printed_once_somebody_said_so(self, checked, printed):
        note = Note(
            "note", "Mrs Patel rings back.", "home", "lived", True, checked, "room" if checked else ""
        )
        found = made.found({"home": {"lived": MANY, "council": MANY}}, around=Around(notes=(note,)))
        assert bool(disclose(found, ROOM).notes) == printed

    @pytest.mark.parametrize(("present", "printed"), [(4, ["elsewhere"]), (5, ["elsewhere", "here"])])
    def test_of_a_group_go_the_way_of_the_level_that_it_agreed_on(self, present, printed):
        on = made.assessment(
            made.edition([made.statement("home"), made.statement("plan")]),
            [made.LIVED, replace(made.COUNCIL, mode="consensus")],
        )
        notes = (
            Note("note", "here", "home", "council", True),
            Note("note", "elsewhere", "", "council", True),
        )
        row = {"lived": MANY, "council": Consensus("mostly", 6)}
        few = {"lived": MANY, "council": Consensus("mostly", present)}
        room = made.found({"home": few, "plan": row}, on, Around(notes=notes))
        for said in ({}, {"council": False}):
            shown = disclose(replace(room, may_show=said), ROOM)
            assert sorted(note.text for note in shown.notes) == printed
            assert shown.waiting == 0

    def test_keep_a_name_the_public_may_see(self):
        note = Note("note", "a", "home", "council", True)
        assert self.shown((1, 2, 1, 1, 1), note, policy=PUBLIC)[0].group == "council"


class TestPriorities:
    def shown(self, dots, council=MANY, policy=ROOM):
        return seen(MANY, council, policy, Around(priorities={"home": dots})).priorities

    def test_show_in_the_room_but_for_a_hidden_group(self):
        assert self.shown({"lived": 4}) == {"home": {"lived": 4, "council": 0}}
        for council in ((1, 0, 0, 0, 0), FEW_OF_MANY):
            assert self.shown({"lived": 4, "council": 1}, council) == {"home": {"lived": 4, "council": BELOW}}

    def test_are_not_there_when_only_a_hidden_group_has_any(self):
        assert self.shown({"council": 1}, (1, 0, 0, 0, 0)) == {}
        assert self.shown({}) == {}

    def test_of_four_who_agreed_as_one_and_said_yes_do_not_show(self):
        team = replace(made.COUNCIL, mode="consensus")
        on = made.assessment(made.edition([made.statement("home")]), [made.LIVED, team])
        around = Around(priorities={"home": {"lived": 3, "council": 4}})
        found = made.found({"home": {"lived": MANY, "council": Consensus("mostly", 4)}}, on, around)
        shown = disclose(replace(found, may_show={"council": True}), ROOM)
        assert isinstance(shown.cells["home"]["council"], AgreedOnly)
        assert shown.priorities == {"home": {"lived": 3, "council": BELOW}}
        assert disclose(found, ROOM).cells["home"]["council"] == Hidden("below_base", 5)

    def test_a_yes_of_six_is_told_to_nobody(self):
        """The public copy is made from the room's, where their number shows and no yes is needed."""
        team = replace(made.COUNCIL, mode="consensus")
        on = made.assessment(made.edition([made.statement("home")]), [made.LIVED, team])
        found = made.found({"home": {"lived": MANY, "council": Consensus("mostly", 6)}}, on)
        for policy in (ROOM, PUBLIC):
            shown = [disclose(replace(found, may_show=yes), policy) for yes in ({}, {"council": True})]
            assert shown[0] == shown[1]
            assert not shown[0].cells["home"]["council"].said_so

    def test_of_none_and_of_a_few_look_alike_to_the_public(self):
        """Of five and more in each group: that none of them put a dot would be an exact number."""
        alike = [self.shown(dots, policy=PUBLIC) for dots in ({}, {"lived": 0}, {"lived": 2}, {"council": 1})]
        assert alike == [{}, {}, {}, {}]
        assert self.shown({"lived": 3}, policy=PUBLIC) != {}
        assert self.shown({"lived": 2}) == {"home": {"lived": 2, "council": 0}}

    def test_show_to_the_public_as_the_promise_does(self):
        low, high = Coarse("fewer_than_min_cell"), Coarse("all_but_fewer_than_min_cell")
        assert self.shown({"lived": 4}, policy=PUBLIC) == {"home": {"lived": 4, "council": low}}
        assert self.shown({"lived": 12}, policy=PUBLIC) == {"home": {"lived": high, "council": low}}
        small = self.shown({"lived": 4, "council": 3}, (1, 1, 1, 1, 2), PUBLIC)
        assert small == {"home": {"lived": 4, "council": Coarse("half_or_more")}}


class TestHowPeopleTookPart:
    def shown(self, channel, support, council=MANY, policy=ROOM):
        around = Around(participation={"channel": channel, "support": support})
        return seen(MANY, council, policy, around).participation

    @pytest.mark.parametrize("policy", [ROOM, PUBLIC])
    def test_shows_when_each_part_is_three(self, policy):
        shown = self.shown({"terminal": 20, "paper": 8}, {"read": 5}, policy=policy)
        del shown["attendance"]
        assert shown == {"channel": {"terminal": 20, "paper": 8}, "support": {"read": 5}}

    @pytest.mark.parametrize("policy", [ROOM, PUBLIC])
    def test_hides_a_small_part_and_a_small_rest(self, policy):
        held = Suppressed("small_cell", 3)
        for channel, support in [
            ({"terminal": 26, "paper": 2}, {"read": 2}),
            ({"terminal": 26, "paper": 2}, {"read": 10, "chose": 16}),
            ({"terminal": 27, "paper": 1}, {}),
        ]:
            assert set(self.shown(channel, support, policy=policy).values()) == {held}

    @pytest.mark.parametrize("policy", [ROOM, PUBLIC])
    def test_who_came_before_shows_only_where_no_part_is_small_nor_who_did_not_say(self, policy):
        def told(**parts):
            around = Around(participation={"attendance": parts})
            return seen(MANY, MANY, policy, around).participation["attendance"]

        everyone = sum(seen(MANY, MANY, ROOM).people(group) for group in ("lived", "council"))
        # All said it, or three and more did not: what is shown.
        assert told(first_time=5, been_before=everyone - 5) == {
            "first_time": 5,
            "been_before": everyone - 5,
        }
        assert told(first_time=5, been_before=everyone - 8)
        held = Suppressed("small_cell", 3)
        for silent in (1, 2):
            assert told(first_time=5, been_before=everyone - 5 - silent) == held
        # With nobody in one part, all who said it said the other.
        for small in (0, 1, 2):
            assert told(first_time=small, been_before=6) == held
            assert told(first_time=6, been_before=small) == held
        assert told() == told(been_before=6) == held

    @pytest.mark.parametrize("policy", [ROOM, PUBLIC])
    def test_tells_nothing_of_sheets_where_it_does_not_tell_of_paper(self, policy):
        channel = {"terminal": 26, "paper": 2}
        for unclear in ({}, {"sheets": 2}):
            around = Around(participation={"channel": channel, "support": {}, "unclear": unclear})
            assert "unclear" not in seen(MANY, MANY, policy, around).participation

    def test_hides_a_total_from_which_a_hidden_group_follows(self):
        shown = self.shown({"terminal": 18}, {"read": 6}, (1, 1, 1, 1, 0))
        assert set(shown.values()) == {Suppressed("would_reveal", 5)}
        assert shown["attendance"] == Suppressed("would_reveal", 5)


class TestThePolicy:
    def test_can_be_raised_but_never_lowered(self):
        assert raised(ROOM, min_base=8) == Policy("room", 8, 8, 0, source="settings")
        assert raised(PUBLIC, min_cell=6).exact_from == 12
        assert policy_for("public") == PUBLIC
        with pytest.raises(ReportError) as caught:
            raised(PUBLIC, min_base=4, exact_from=9, min_cell=2)
        assert [problem.where for problem in caught.value.problems] == ["min_base", "exact_from", "min_cell"]

    def test_leaves_no_smallest_cell_that_hides_among_two(self):
        assert raised(ROOM, min_cell=1).min_cell == 3

    @pytest.mark.parametrize(
        "thresholds",
        [
            ("room", 4, 5, 0),
            ("public", 5, 9, 3),
            ("public", 5, 10, 2),
            ("room", 6, 5, 0),
            ("room", 5, 5, 1),
            ("room", 5, 6, 2),
            ("room", 5, 5, 3),
        ],
    )
    def test_cannot_be_made_lower_by_hand(self, thresholds):
        with pytest.raises(ValueError, match=r"may not|room policy|public policy|too few"):
            Policy(*thresholds)

    def test_knows_two_audiences(self):
        with pytest.raises(ReportError, match="Use room or public"):
            policy_for("everyone")

    @pytest.mark.parametrize("counts", [(1, 1, 1, 2, 2), (1, 1, 1, 0, 0)])
    def test_raised_for_the_public_holds_for_the_room_copy_it_is_made_from(self, counts):
        # Were the room copy hidden below five and the public one below eight, the reason would tell which.
        shown = disclose(made.found({"home": {"lived": counts}}), policy_for("public", min_base=8))
        assert shown.cells["home"]["lived"] == Hidden("below_base", 8)


def test_a_group_that_is_not_asked_a_statement_has_no_cell():
    on = made.assessment(
        made.edition([EditionStatement("home", "i", "living", "I am home.", "truth", "mostly")]),
        [made.LIVED, Group("team", "Team", "council")],
    )
    assert list(disclose(made.found({"home": {"lived": MANY}}, on), ROOM).cells["home"]) == ["lived"]


def test_the_public_copy_is_the_rooms_copy_made_coarser():
    """So it can tell no reason that the room's does not: of the room, the public hears only through it."""
    around = Around(agreed={"home": RoomAgreement("mostly", 17)})
    found = made.found({"home": {"lived": MANY, "council": (1, 0, 1, 0, 1)}}, around=around)
    public = disclose(found, PUBLIC)
    assert public == coarsened(disclose(found, ROOM), PUBLIC)
    assert public.agreed["home"].people == Suppressed("would_reveal", 5)


def test_actions_pass_as_they_are():
    action = Action("a1", "Answer the phone", "A person who calls", "Head of contact")
    assert seen(MANY, around=Around(actions=(action,))).actions == (action,)


@pytest.mark.parametrize("policy", [ROOM, PUBLIC])
@pytest.mark.parametrize("left", [0, 1, 2, 3])
@pytest.mark.parametrize(
    ("aspect", "parts", "of"),
    [
        ("helper", {"paid": 4}, lambda whole: {"support": {"read": whole}}),
        ("helper", {"paid": 3, "unpaid": 3}, lambda whole: {"support": {"read": 3, "chose": whole - 3}}),
        ("unclear", {"sheets": 4}, lambda whole: {"channel": {"paper": whole, "phone": 24 - whole}}),
    ],
)
def test_what_is_told_of_some_leaves_no_few_others_to_be_worked_out(policy, left, aspect, parts, of):
    whole = sum(parts.values()) + left
    told = {"channel": {"phone": 24}, "support": {}, **of(whole), aspect: parts}
    counted = made.found(
        {"home": {"lived": (4, 4, 4, 4, 4)}},
        around=Around(people={"lived": 24}, participation=told),
    )
    seen = disclose(counted, policy)
    shown = seen.participation[aspect]
    split_in_two = left == 0 and len(parts) == 2  # then nothing is said of all of them
    assert shown == (parts if left >= 3 or split_in_two else Suppressed("small_cell", 3))
    assert coarsened(seen, policy) == seen


@pytest.mark.parametrize("policy", [ROOM, PUBLIC])
def test_who_pays_is_not_told_where_help_is_not(policy):
    """Three were read to, and two were helped to choose: how many were helped may not be worked out."""
    told = {"channel": {"phone": 24}, "support": {"read": 6, "chose": 2}, "helper": {"paid": 4}}
    counted = made.found(
        {"home": {"lived": (4, 4, 4, 4, 4)}},
        around=Around(people={"lived": 24}, participation=told),
    )
    seen = disclose(counted, policy)
    assert isinstance(seen.participation["support"], Suppressed)
    assert isinstance(seen.participation["helper"], Suppressed)
