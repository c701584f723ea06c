"""Whether two rounds asked the same thing, one small bank a case."""

from dataclasses import replace

import pytest

import made_up_rounds as made
from mir_assess.model.bank import Level, Rewording
from mir_assess.model.lineage import Lineage, lineages

FIRST = Rewording("2025", None)


def asked(*statements, on=None, bank="made-up", chosen=None):
    opened = made.assessment(made.edition(statements, on, bank))
    return opened if chosen is None else replace(opened, chosen=chosen)


def only(old, new):
    (found,) = lineages(old, new)
    return found


HOME = made.statement("home")


def test_the_same_words_are_the_same():
    assert only(asked(HOME), asked(HOME)) == Lineage("home", ("home",), "same")


def test_a_wording_in_which_only_the_easy_words_changed_is_the_same():
    easier = made.statement("home", easy_text="My home.", history=(FIRST, Rewording("2026", True)))
    assert only(asked(HOME), asked(easier)).comparability == "same"


@pytest.mark.parametrize(
    ("later", "comparability"),
    [
        ([Rewording("2026", compares=True, reason="plainer")], "reworded_comparable"),
        ([Rewording("2026", compares=False, reason="wider")], "reworded"),
        ([Rewording("2026", compares=False, reason="wider"), Rewording("2027", compares=True)], "reworded"),
        ([], "reworded"),
    ],
)
def test_new_words_compare_where_every_author_on_the_way_said_so(later, comparability):
    new = made.statement("home", text="I run my home.", history=(FIRST, *later))
    found = only(asked(HOME), asked(new))
    assert found.comparability == comparability
    assert found.reason == " ".join(wording.reason for wording in later if wording.reason)


def test_an_older_edition_asked_later_is_reworded_all_the_same():
    newer = made.statement("home", text="I run my home.", history=(FIRST, Rewording("2026", compares=False)))
    assert only(asked(newer), asked(HOME)).comparability == "reworded"


def test_what_was_said_of_a_wording_both_rounds_know_does_not_matter():
    middle = Rewording("2026", compares=False)
    old = made.statement("home", text="Two", history=(FIRST, middle))
    new = made.statement("home", text="Three", history=(FIRST, middle, Rewording("2027", compares=True)))
    assert only(asked(old), asked(new)).comparability == "reworded_comparable"


def test_another_voice_or_other_descriptors_are_other_words():
    history = (FIRST, Rewording("2026", compares=True))
    we = made.statement("home", voice="we", history=history)
    assert only(asked(HOME), asked(we)).comparability == "reworded"
    described = made.statement("home", descriptors={"never": "No door of my own"})
    assert only(asked(HOME), asked(described)).comparability == "reworded"


def test_other_levels_are_another_scale():
    shorter = made.scale(made.LEVELS[1:], scale_id="short")
    assert only(asked(HOME), asked(HOME, on=replace(shorter, id="truth"))).comparability == "rescaled"


def test_other_labels_under_a_new_scale_are_another_scale_and_a_mended_label_is_not():
    mended = replace(made.scale(), levels=(Level("never", "Never at all"), *made.scale().levels[1:]))
    assert only(asked(HOME), asked(HOME, on=mended)).comparability == "same"
    renamed = asked(made.statement("home", scale="truth-2"), on=replace(mended, id="truth-2"))
    assert only(asked(HOME), renamed).comparability == "rescaled"
    copied = asked(made.statement("home", scale="truth-2"), on=made.scale(scale_id="truth-2"))
    assert only(asked(HOME), copied).comparability == "same"


def test_a_promise_that_moved_is_told_and_still_the_same():
    assert only(asked(HOME), asked(made.statement("home", good_from="always"))) == Lineage(
        "home", ("home",), "same", promise_moved=True
    )


def test_statements_that_come_and_go():
    plan = made.statement("plan")
    assert lineages(asked(HOME), asked(plan)) == (
        Lineage("plan", (), "new"),
        Lineage("home", ("home",), "retired"),
    )


def test_a_statement_that_was_not_chosen_has_not_left_the_bank():
    bank = HOME, made.statement("plan")
    found = lineages(asked(*bank, chosen=("home",)), asked(*bank, chosen=("plan",)))
    assert [(one.comparability, one.in_both_banks) for one in found] == [("new", True), ("retired", True)]


def test_one_that_became_two_is_split():
    new = [made.statement(name, replaces=("home",)) for name in ("flat", "street")]
    assert lineages(asked(HOME), asked(*new)) == (
        Lineage("flat", ("home",), "split"),
        Lineage("street", ("home",), "split"),
    )


def test_one_that_was_split_is_so_even_where_one_part_alone_was_chosen():
    new = [made.statement(name, replaces=("home",)) for name in ("flat", "street")]
    assert only(asked(HOME), asked(*new, chosen=("flat",))).comparability == "split"


def test_two_that_became_one_are_merged_even_under_an_old_id():
    plan = made.statement("plan")
    new = made.statement("home", replaces=("plan",))
    assert only(asked(HOME, plan), asked(new)) == Lineage("home", ("home", "plan"), "merged")


def test_one_under_a_new_id_is_reworded():
    assert only(asked(HOME), asked(made.statement("flat", replaces=("home",)))) == Lineage(
        "flat", ("home",), "reworded"
    )


def test_what_was_replaced_long_ago_does_not_matter():
    house = made.statement("house", replaces=("home",))
    assert only(asked(house), asked(house)).comparability == "same"


def test_the_same_id_in_another_bank_is_another_edition_unless_the_words_are_the_same():
    other = made.statement("home", text="I have the home I want.")
    assert only(asked(HOME), asked(other, bank="official")) == Lineage("home", ("home",), "other_edition")
    assert only(asked(HOME), asked(HOME, bank="our-copy")).comparability == "same"
    rescaled = made.scale(made.LEVELS[1:])
    assert only(asked(HOME), asked(HOME, bank="our-copy", on=rescaled)).comparability == "other_edition"


def test_every_statement_of_the_older_round_is_accounted_for():
    old = asked(HOME, made.statement("plan"), made.statement("voice"), made.statement("work"))
    new = asked(HOME, made.statement("say", replaces=("plan", "voice")), made.statement("joy"))
    found = {one.statement: (one.before, one.comparability) for one in lineages(old, new)}
    assert found == {
        "home": (("home",), "same"),
        "say": (("plan", "voice"), "merged"),
        "joy": ((), "new"),
        "work": (("work",), "retired"),
    }
