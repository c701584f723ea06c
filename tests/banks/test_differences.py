"""What became of a bank: every kind of change once, told from the same lineage as two rounds."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from mir_assess.banks import load
from mir_assess.banks.differences import KINDS, Became, Difference, difference
from mir_assess.model.bank import Bank, Level, PictureSet, StatementSet

ALLOTMENT = Path(__file__).parents[1] / "editions" / "allotment.yaml"


@pytest.fixture(scope="module")
def bank() -> Bank:
    return load(str(ALLOTMENT), ALLOTMENT.parent)


@pytest.fixture(scope="module")
def found(bank: Bank) -> Difference:
    return difference(bank.edition("2026"), bank.edition("2027"))


def ids(became: tuple[Became, ...]) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    return [(tuple(n for n, _ in one.before), tuple(n for n, _ in one.now)) for one in became]


def test_every_statement_of_both_editions_is_told_once(bank: Bank, found: Difference) -> None:
    for edition, side in ((bank.edition("2026"), "before"), (bank.edition("2027"), "now")):
        told = [name for one in found.statements for name, _ in getattr(one, side)]
        asked = {statement.id for statement in edition.statements}
        assert sorted(name for name in told if name in asked) == sorted(asked)


def test_they_stand_in_the_order_of_kinds(found: Difference) -> None:
    places = [KINDS.index(one.kind) for one in found.statements]
    assert places == sorted(places)


def test_reworded_and_comparing_with_the_reason(found: Difference) -> None:
    nearly = next(one for one in found.of("reworded_comparable") if one.now[0][0] == "nearly")
    assert nearly.before == (("nearly", "I decide what I eat."),)
    assert nearly.now == (("nearly", "I choose what I eat."),)
    assert nearly.reason == "Choose is the easier word"
    assert not nearly.in_place


def test_reworded_and_moved_says_both(found: Difference) -> None:
    both = next(one for one in found.of("reworded_comparable") if one.now[0][0] == "both")
    assert both.moved == ("My days", "My people")


def test_reworded_split_merged_replaced_moved_new_and_retired(found: Difference) -> None:
    assert ids(found.of("reworded")) == [(("other",), ("other",))]
    assert ids(found.of("split")) == [(("meals",), ("food", "company")), (("visits",), ("visits", "friends"))]
    assert ids(found.of("merged")) == [(("spade", "rake"), ("tools",)), (("bus", "train"), ("bus",))]
    assert ids(found.of("replaced")) == [(("letters",), ("post",))]
    assert ids(found.of("moved")) == [(("moved",), ("moved",))]
    assert ids(found.of("new")) == [((), ("phone",))]
    assert ids(found.of("retired")) == [(("radio",), ()), (("rest",), ())]
    assert len(found.of("same")) == 3


def test_a_split_has_one_reason_and_both_texts(found: Difference) -> None:
    meals = found.of("split")[0]
    assert meals.reason == "These were two ideas."
    assert [text for _, text in meals.now] == ["I like my meals.", "I like the company at meals."]


def test_a_scale_that_gained_a_level(found: Difference) -> None:
    (rescaled,) = found.of("rescaled")
    assert rescaled.levels is not None
    old, new = rescaled.levels
    assert set(new) - set(old) == {"Hardly ever true"}


def test_what_came_and_went_meanwhile_has_no_text(bank: Bank) -> None:
    later = difference(bank.edition("2026"), bank.edition("2028"))
    assert later.of("split")[0].now == (("food", "I like my meals."), ("company", ""))


def test_one_that_is_back(bank: Bank) -> None:
    assert ids(difference(bank.edition("2027"), bank.edition("2028")).of("back")) == [((), ("rest-again",))]


def test_the_same_edition_twice(bank: Bank) -> None:
    found = difference(bank.edition(), bank.edition())
    assert {one.kind for one in found.statements} == {"same"}
    assert found.parts == ()


def changed(bank: Bank, statement_id: str, **changes: Any) -> Bank:
    """The bank with one statement changed in place; what its wordings have is changed in the last of them."""
    statements = []
    for statement in bank.statements:
        if statement.id == statement_id:
            own = {name: value for name, value in changes.items() if hasattr(statement, name)}
            words = {name: value for name, value in changes.items() if name not in own}
            last = replace(statement.wordings[-1], **words)
            statement = replace(statement, **own, wordings=(*statement.wordings[:-1], last))  # noqa: PLW2901
        statements.append(statement)
    return replace(bank, statements=tuple(statements))


def only(old: Bank, new: Bank) -> Became:
    (one,) = [one for one in difference(old.edition(), new.edition()).statements if one.kind != "same"]
    return one


def test_words_changed_in_place_are_said_to_be(bank: Bank) -> None:
    one = only(bank, changed(bank, "same", text="I rise when I choose."))
    assert (one.kind, one.in_place) == ("reworded", True)


def test_another_promise(bank: Bank) -> None:
    one = only(bank, changed(bank, "same", good_from="always"))
    assert (one.kind, one.promise) == ("promise", ("Mostly true", "Always true"))
    none = replace(bank, scales=tuple(replace(scale, good_from=None) for scale in bank.scales))
    told = difference(bank.edition(), none.edition())
    assert all(became.promise == ("Mostly true", "") for became in told.of("promise"))
    assert [part.kind for part in told.parts] == ["promise", "promise"]


def test_only_the_help_changed(bank: Bank) -> None:
    one = only(bank, changed(bank, "same", easy_text="I wake when I like."))
    assert (one.kind, one.before == one.now) == ("help", True)


def test_another_bank(bank: Bank) -> None:
    copy = replace(changed(bank, "same", text="I rise when I choose."), id="northshire")
    found = difference(bank.edition(), copy.edition())
    assert [one.now[0][0] for one in found.of("other_edition")] == ["same"]


def test_what_stands_round_the_statements(bank: Bank) -> None:
    scale = bank.scales[0]
    levels = (replace(scale.levels[0], label="Not once true"), *scale.levels[1:])
    new = replace(
        bank,
        title="Another title",
        themes=(replace(bank.themes[0], title="Days"), *bank.themes[1:]),
        scales=(replace(scale, levels=levels), *bank.scales[1:]),
        stems=(replace(bank.stems[0], text="Is it true?"), replace(bank.stems[1], role="carer")),
        sets=(StatementSet("short", "Short", ("same",)),),
        pictures=PictureSet("lucide", "Lucide", "ISC"),
    )
    new = changed(new, "same", picture="bed", prompts=("When?",))
    told = {
        (part.kind, part.name): (part.before, part.now)
        for part in difference(bank.edition(), new.edition()).parts
    }
    assert told == {
        ("title", ""): (bank.title, "Another title"),
        ("level", "truth never"): ("Never true", "Not once true"),
        ("theme", "days"): ("My days", "Days"),
        ("stem", "lived_experience i"): (bank.stems[0].text, "Is it true?"),
        ("stem", "council i"): (bank.stems[1].text, ""),
        ("stem", "carer i"): ("", bank.stems[1].text),
        ("set", "short"): ("", "Short: same"),
        ("free", "prompts"): ("", "same"),
        ("free", "picture"): ("", "same"),
    }


def test_a_scale_that_came(bank: Bank) -> None:
    two = replace(bank.scales[0], id="two", levels=(Level("no", "No"), Level("yes", "Yes")), good_from="yes")
    (part,) = difference(bank.edition(), replace(bank, scales=(*bank.scales, two)).edition()).parts
    assert (part.kind, part.name, part.before, part.now) == ("scale", "two", "", "No, Yes")


def questioned(bank: Bank, *roles: str) -> Bank:
    """The bank with another question for these roles."""
    stems = (replace(stem, text="Is it?") if stem.role in roles else stem for stem in bank.stems)
    return replace(bank, stems=tuple(stems))


def test_another_question_is_told_of_every_statement(bank: Bank) -> None:
    some = difference(bank.edition(), questioned(bank, "council").edition())
    assert {(one.kind, one.questions, one.to_all) for one in some.statements} == {
        ("question", ("council",), False)
    }
    everyone = difference(bank.edition(), questioned(bank, "council", "lived_experience").edition())
    assert {(one.kind, one.questions, one.to_all, one.in_place) for one in everyone.statements} == {
        ("reworded", ("council", "lived_experience"), True, False)
    }


def test_a_level_that_is_described_otherwise_rescales(bank: Bank) -> None:
    first, *others = bank.scales[0].levels
    scale = replace(bank.scales[0], levels=(replace(first, description="Not one day"), *others))
    found = difference(bank.edition(), replace(bank, scales=(scale, *bank.scales[1:])).edition())
    on_it = [one for one in found.of("rescaled") if one.described == ("Never true",)]
    asked = [one for one in bank.edition().statements if one.scale == scale.id]
    assert len(on_it) == len(asked) > 0


def test_help_is_told_with_its_words_and_whether_anybody_vouched_for_it(bank: Bank) -> None:
    one = only(bank, changed(bank, "same", explanation="Only on Sundays."))
    assert (one.kind, one.explanation, one.easy_text) == ("help", ("", "Only on Sundays."), None)
    assert one.untold
    vouched = replace(
        changed(bank, "same", explanation="Only on Sundays.", since="2028", compares_with_previous=True)
    )
    assert not only(bank, vouched).untold


def without(bank: Bank, statement_id: str) -> Bank:
    kept = tuple(statement for statement in bank.statements if statement.id != statement_id)
    return replace(bank, statements=kept)


def test_what_was_taken_out_of_the_file_is_not_called_retired(bank: Bank) -> None:
    assert ids((only(bank, without(bank, "same")),)) == [(("same",), ())]
    assert only(bank, without(bank, "same")).kind == "gone"
    assert only(bank, replace(without(bank, "same"), id="northshire")).kind == "elsewhere"
    earlier = difference(bank.edition("2027"), bank.edition("2026"))
    assert ids(earlier.of("elsewhere")) == [(("phone",), ())]
    assert earlier.of("gone") == ()
