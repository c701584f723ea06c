"""Whether two rounds asked the same thing, one small bank a case."""

from dataclasses import replace

import pytest

import made_up_rounds as made
from mir_assess.model.assessment import Action
from mir_assess.model.bank import Bank, Rewording, Source, Statement, Theme, Wording
from mir_assess.model.lineage import Lineage, edition_lineages, lineages
from mir_assess.model.overlay import Overlay, OverlaySource, OverlayStatement, reworded
from mir_assess.model.promises import promises_edition

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


def level_changed(**changes):
    first, *others = made.scale().levels
    return replace(made.scale(), levels=(replace(first, **changes), *others))


@pytest.mark.parametrize("changes", [{"label": "Never at all"}, {"description": "Not one day"}])
def test_a_level_that_changed_under_its_key_is_another_scale_under_whatever_id(changes):
    other = level_changed(**changes)
    found = only(asked(HOME), asked(HOME, on=other))
    assert (found.comparability, found.scales) == ("rescaled", (made.scale(), other))
    renamed = asked(made.statement("home", scale="truth-2"), on=replace(other, id="truth-2"))
    assert only(asked(HOME), renamed).comparability == "rescaled"
    copied = asked(made.statement("home", scale="truth-2"), on=made.scale(scale_id="truth-2"))
    assert only(asked(HOME), copied).comparability == "same"
    assert only(asked(HOME), asked(HOME, bank="our-copy", on=other)).comparability == "other_edition"


def test_pictures_and_translations_of_a_level_do_not_count():
    shown = level_changed(picture="circle", translations={"pl": {"label": "Nigdy"}})
    assert only(asked(HOME), asked(HOME, on=shown)) == Lineage("home", ("home",), "same")


def questioned(round_, *roles, text="What would you like it to be?"):
    """A round in which these roles are put another question."""
    (part,) = round_.parts
    stems = tuple(replace(stem, text=text) if stem.role in roles else stem for stem in part.stems)
    return replace(round_, parts=(replace(part, stems=stems),))


def test_another_question_to_everyone_who_was_there_both_times_is_another_question():
    otherwise = questioned(asked(HOME), "lived_experience", "council")
    found = only(asked(HOME), otherwise)
    assert (found.comparability, found.asked_otherwise) == ("reworded", ("council", "lived_experience"))
    said_to_compare = made.statement("home", text="I run it.", history=(FIRST, Rewording("2026", True)))
    newer = questioned(asked(said_to_compare), "lived_experience", "council")
    assert only(asked(HOME), newer).comparability == "reworded"
    (part,) = otherwise.parts
    copy = replace(otherwise, parts=(replace(part, bank="our-copy"),))
    assert only(asked(HOME), copy).comparability == "other_edition"


def test_another_question_to_some_is_told_and_the_statement_compares_for_the_others():
    for new in (questioned(asked(HOME), "council"), questioned(asked(HOME), "council", "carer")):
        expected = Lineage("home", ("home",), "same", asked_otherwise=("council",))
        assert only(asked(HOME), new) == expected
        only_people = replace(asked(HOME), groups=(made.LIVED,))
        assert only(only_people, new) == Lineage("home", ("home",), "same")


def test_a_question_of_the_other_voice_or_in_another_language_does_not_count():
    (part,) = asked(HOME).parts
    stems = tuple(
        replace(stem, text="Do we?") if stem.voice == "we" else replace(stem, translations={"pl": {}})
        for stem in part.stems
    )
    new = replace(asked(HOME), parts=(replace(part, stems=stems),))
    assert only(asked(HOME), new) == Lineage("home", ("home",), "same")


@pytest.mark.parametrize("changes", [{"explanation": "Only on Sundays."}, {"easy_text": "My home."}])
def test_other_help_under_the_same_words_compares_and_is_told(changes):
    helped = made.statement("home", **changes)
    told = Lineage("home", ("home",), "same", help_changed=True)
    assert only(asked(HOME), asked(helped)) == told
    assert only(asked(HOME), asked(helped, bank="our-copy")) == told
    vouched = replace(helped, history=(FIRST, Rewording("2026", compares=True)))
    assert only(asked(HOME), asked(vouched)).comparability == "same"


def test_a_promise_of_last_year_that_is_still_asked_is_the_same_in_every_year():
    action = Action("a-1", "A card on every fridge", "Lee", "Kim", notice="We ask at lunch")
    one, other = (promises_edition((action,), "Northshire", year) for year in (2026, 2027))
    (found,) = edition_lineages(one, other)
    assert (found.comparability, found.help_changed, found.asked_otherwise) == ("same", False, ())
    noticed = promises_edition((replace(action, notice="A gate"),), "Northshire", 2027)
    (found,) = edition_lineages(one, noticed)
    assert (found.comparability, found.help_changed) == ("same", True)


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
        Lineage("flat", ("home",), "split", family=("flat", "street")),
        Lineage("street", ("home",), "split", family=("flat", "street")),
    )


def test_one_that_was_split_is_so_even_where_one_part_alone_was_chosen():
    new = [made.statement(name, replaces=("home",)) for name in ("flat", "street")]
    assert only(asked(HOME), asked(*new, chosen=("flat",))).comparability == "split"


def test_two_that_became_one_are_merged_even_under_an_old_id():
    plan = made.statement("plan")
    new = made.statement("home", replaces=("plan",))
    both = ("home", "plan")
    assert only(asked(HOME, plan), asked(new)) == Lineage("home", both, "merged", family=both)


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


def dated(name, *statements, gone=None, bank="made-up"):
    """A pinned edition of a year, whose statements were first asked in it unless they say otherwise."""
    return replace(made.edition(statements, bank=bank), edition=name, gone=gone or {})


def since(name, first, **changes):
    return made.statement(name, history=(Rewording(first, None),), **changes)


def told(old, new):
    return {one.statement: (one.before, one.comparability) for one in edition_lineages(old, new)}


def test_one_that_an_author_called_different_is_so_even_in_the_same_words():
    """What counts may have changed: that stands in the explanation."""
    wordings = (FIRST, Rewording("2026", compares=False, reason="Help counts now."))
    explained = made.statement("home", explanation="Help is fine.", history=wordings)
    assert only(asked(HOME), asked(explained)).comparability == "reworded"
    said_to_compare = replace(explained, history=(FIRST, Rewording("2026", compares=True)))
    assert only(asked(HOME), asked(said_to_compare)).comparability == "same"


def test_words_that_came_back_after_a_detour_are_the_same():
    detour = (FIRST, Rewording("2026", compares=False), Rewording("2027", compares=False))
    assert only(asked(HOME), asked(replace(HOME, history=detour))).comparability == "same"


def test_a_split_of_years_ago_says_nothing_of_now():
    home, yard = since("home", "2024"), since("yard", "2025", replaces=("home",))
    both = dated("2026", home, yard), dated("2027", home, yard)
    assert told(*both) == {"home": (("home",), "same"), "yard": (("yard",), "same")}
    later = dated("2027", yard, gone={"home": ()})
    assert told(both[0], later) == {"yard": (("yard",), "same"), "home": (("home",), "retired")}


def test_two_that_are_both_still_asked_are_judged_by_their_own_words():
    home, yard = since("home", "2024"), since("yard", "2025", replaces=("home",))
    history = (Rewording("2025", None), Rewording("2027", compares=True))
    plainer = replace(yard, text="I have a say about my yard.", history=history)
    found = told(dated("2026", home, yard), dated("2027", home, plainer))
    assert found["yard"] == (("yard",), "reworded_comparable")


def test_a_merge_under_an_old_id_is_one_even_where_the_words_stayed():
    home, plan = since("home", "2024"), since("plan", "2025")
    grown = replace(plan, replaces=("home",))
    merged = {"plan": (("plan", "home"), "merged")}
    assert told(dated("2026", home, plan), dated("2027", grown, gone={"home": ()})) == merged
    one_age = since("home", "2025")
    assert told(dated("2026", one_age, grown), dated("2027", grown, gone={"home": ()})) == merged


def test_in_doubt_whether_an_old_split_was_merged_again_nothing_compares():
    home, yard = since("home", "2024"), since("yard", "2025", replaces=("home",))
    history = (Rewording("2025", None), Rewording("2027", compares=True))
    wider = replace(yard, text="I have a say about home and yard.", history=history)
    found = told(dated("2026", home, yard), dated("2027", wider, gone={"home": ()}))
    assert found == {"yard": (("yard", "home"), "merged")}


def test_what_was_replaced_by_one_that_is_gone_is_found_behind_it():
    old = dated("2026", since("home", "2026"))
    new = dated("2028", since("flat", "2028", replaces=("house",)), gone={"home": (), "house": ("home",)})
    assert told(old, new) == {"flat": (("home",), "reworded")}
    assert told(old, replace(new, gone={})) == {"flat": ((), "new"), "home": (("home",), "retired")}


def test_a_part_that_came_and_went_was_a_part_and_one_that_was_handed_on_is_not_counted_twice():
    old, flat = dated("2026", since("home", "2026")), since("flat", "2027", replaces=("home",))
    new = dated("2028", flat, gone={"home": (), "yard": ("home",)})
    assert told(old, new) == {"flat": (("home",), "split")}
    garden = since("garden", "2028", replaces=("yard",))
    (first, second) = edition_lineages(old, replace(new, statements=(flat, garden)))
    assert first.family == second.family == ("flat", "garden")


def test_what_was_retired_before_and_is_back_comes_from_nothing():
    yard = since("yard", "2024", replaces=("home",))
    old, new = dated("2026", since("home", "2024"), gone={"yard": ("home",)}), dated("2027", HOME, yard)
    assert told(old, new)["yard"] == ((), "new")
    assert told(old, new)["home"] == (("home",), "same")
    fence = since("fence", "2027", replaces=("yard",))
    assert told(old, dated("2027", HOME, fence, gone={"yard": ("home",)}))["fence"] == ((), "new")


def test_the_edition_that_knows_the_other_is_the_later_and_else_the_name_decides():
    first, second = since("home", "spring"), since("flat", "autumn", replaces=("home",))
    spring, autumn = (
        dated("spring", first, since("tea", "spring")),
        dated("autumn", second, since("tea", "spring")),
    )
    assert told(autumn, spring)["home"] == (("flat",), "reworded")
    assert told(spring, autumn)["flat"] == (("home",), "reworded")
    strangers = dated("2026", since("home", "2026")), dated("2027", since("flat", "2027", replaces=("home",)))
    assert told(*strangers) == {"flat": (("home",), "reworded")}
    assert told(*reversed(strangers)) == {"home": (("flat",), "reworded")}


def test_a_chain_of_thousands_and_a_circle_come_to_an_end():
    chain = {f"s{number}": (f"s{number - 1}",) for number in range(1, 5000)}
    new = dated("2027", since("last", "2027", replaces=("s4999",)), gone=chain)
    assert told(dated("2026", since("s0", "2026")), new) == {"last": (("s0",), "reworded")}
    circle = dated("2027", since("a", "2027", replaces=("b",)), gone={"b": ("c",), "c": ("b",)})
    assert told(dated("2026", since("s0", "2026")), circle)["a"] == ((), "new")


def test_a_theme_that_only_got_another_id_is_no_move():
    renamed = made.edition([made.statement("home", theme="life")])
    same_title = replace(renamed, themes=(Theme("life", "Living"),))
    other_title = replace(renamed, themes=(Theme("life", "Life"),))
    assert edition_lineages(made.edition([HOME]), same_title)[0].themes is None
    assert [t.title for t in edition_lineages(made.edition([HOME]), other_title)[0].themes] == [
        "Living",
        "Life",
    ]


A, B, C = ("I choose.", "I decide.", "I have a say.")


def worded(*texts, asked_text=""):
    """A statement whose wordings, a year each, all compare with the one before, as its author says."""
    history = tuple(
        Rewording(str(2025 + year), True if year else None, words=text) for year, text in enumerate(texts)
    )
    return made.statement("home", text=asked_text or texts[-1], history=history)


def test_what_an_author_says_of_one_text_holds_for_no_other():
    assert only(asked(worded(A)), asked(worded(A, B))).comparability == "reworded_comparable"
    edited = only(asked(worded("I may choose.")), asked(worded(A, B)))
    assert edited.comparability == "reworded"
    assert (
        only(asked(worded(A, B)), asked(worded("I may choose.", B, C))).comparability == "reworded_comparable"
    )
    assert only(asked(worded(A, B)), asked(worded(A, "I may.", C))).comparability == "reworded"
    assert only(asked(worded(A, "I may.", C)), asked(worded(A, B))).comparability == "reworded"


def test_a_councils_own_copy_of_the_words_is_never_called_alike_by_the_banks_author():
    bank = Bank(
        format="mir-assess/bank", version=1, id="made-up", title="Made up",
        source=Source("nothing", "our own", "CC0"), editions=("2026", "2027"),
        themes=(Theme("living", "Living"),), scales=(made.scale(),),
        stems=made.edition([HOME]).stems,
        statements=(Statement("home", "i", (
            Wording("2026", A, "living", "truth"),
            Wording("2027", B, "living", "truth", compares_with_previous=True),
        )),),
    )  # fmt: skip
    words = Overlay(
        format="mir-assess/overlay", version=1, bank="made-up", kind="wording",
        source=OverlaySource("theirs", "theirs"), edition="2026",
        statements={"home": OverlayStatement(text=C)},
    )  # fmt: skip
    own = {year: bank.edition(year) for year in bank.editions}
    theirs = {year: reworded(bank, replace(words, edition=year)).edition(year) for year in bank.editions}
    other_words = replace(words, edition="2027", statements={"home": OverlayStatement(text="I rule.")})
    later = reworded(bank, other_words).edition("2027")

    def between(old, new):
        (found,) = edition_lineages(old, new)
        return found.comparability

    assert between(own["2026"], own["2027"]) == "reworded_comparable"
    assert between(theirs["2026"], theirs["2027"]) == "same"
    for old, new in ((own, theirs), (theirs, own)):
        assert between(old["2026"], new["2027"]) == "reworded"
    assert between(theirs["2026"], later) == "reworded"
