"""One person at a device of their own: the keyboard's rules, and nothing of one's own invention."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mir_assess.errors import SessionError
from mir_assess.model import session
from mir_assess.model.assessment import Assessment, Group
from mir_assess.model.commands import Command, Numbers, Word
from mir_assess.model.events import Body, Event, Opened, assessment_stream
from mir_assess.model.round import Note, Round
from mir_assess.store.base import Append
from mir_assess.store.memory import MemoryStore
from mir_assess.walk.own import Own, may_join
from workshops import AT, NAME, assessment, workshop

ALWAYS, MOSTLY, NEVER = Numbers((5,)), Numbers((4,)), Numbers((1,))
DONT_KNOW, NOT_APPLICABLE, PASS, LATER = map(Word, ("dont_know", "not_applicable", "pass", "later"))


@dataclass
class Phones:
    """Devices of people of a small council, on one store."""

    opened: Assessment = field(default_factory=assessment)
    store: MemoryStore = field(default_factory=MemoryStore)
    fresh: bool = True

    def __post_init__(self) -> None:
        """Open the assessment, unless the store has it already."""
        self.ids = (f"phone-{number}" for number in count())
        if not self.fresh:
            return
        event = Event("opened", assessment_stream(NAME), 1, AT, "command", Opened(self.opened))
        self.store.append(Append(NAME, (event,)))

    def person(self, session_id: str = "one", group: str = "lived", **others: object) -> Own:
        """A device in somebody's hand, which knows what the store holds of them."""
        own = Own(self.opened, "opened", session_id, self.opened.group(group), **others)  # type: ignore[arg-type]
        own.again(self.store.read(own.stream))
        return own

    def keep(self, own: Own, bodies: Iterable[Body]) -> Append | None:
        """Keep what was said, as a channel does: in the store first."""
        append = own.append(bodies, at=AT, new_id=lambda: next(self.ids))
        if append is not None:
            self.store.append(append)
            own.stands(append)
        return append

    def answer(self, own: Own, *typed: Command) -> None:
        """Answer one statement after the other, as they are asked."""
        for entry in typed:
            asked = own.asked()
            assert asked is not None
            self.keep(own, own.answer(asked, entry))

    def note(self, own: Own, words: str, *, kind: str = "working", consent: bool = False) -> None:
        """Write a note to the first statement."""
        said = own.note("S-1", words, kind, consent=consent, new_id=lambda: next(self.ids))
        self.keep(own, said)

    @property
    def round(self) -> Round:
        """What stands."""
        return self.store.round(NAME)


@pytest.fixture
def phones() -> Phones:
    """The devices."""
    return Phones()


def levels(found: Round, statement: str, group: str = "lived") -> tuple[int, ...]:
    """How many people chose each level."""
    return found.cells[statement][group].counts


# What is asked


def test_statements_are_asked_in_their_order_and_one_left_for_later_comes_last(phones):
    own = phones.person()
    asked = []
    for entry in (LATER, ALWAYS, PASS, MOSTLY):
        asked.append(own.asked())
        phones.answer(own, entry)
    assert asked == ["S-1", "S-2", "S-3", "S-1"]
    assert own.asked() is None


def test_a_statement_is_put_in_the_words_for_the_persons_own_group(phones):
    shown = phones.opened
    lived = phones.person(group="lived").prompt("S-1", shown).question
    council = phones.person("two", group="council").prompt("S-1", shown).question
    assert "your own life" in lived
    assert "saw or heard from people" in council


def test_what_was_said_is_told_with_the_statement(phones):
    own = phones.person()
    assert own.prompt("S-1", phones.opened).said == ""
    phones.answer(own, MOSTLY)
    assert "Mostly true" in own.prompt("S-1", phones.opened).said


# What is kept


def test_nothing_is_kept_of_somebody_who_has_said_nothing(phones):
    own = phones.person(support="read")
    own.prompt("S-1", phones.opened)
    assert phones.keep(own, own.leave()) is None
    assert phones.store.read(own.stream) == ()


def test_the_first_answer_opens_the_session_with_the_help_there_is(phones):
    own = phones.person(support="read", sitting="morning")
    phones.answer(own, ALWAYS)
    opened, answered = phones.store.read(own.stream)
    assert (opened.body.group, opened.body.support, opened.body.sitting) == ("lived", "read", "morning")
    assert {opened.channel, answered.channel} == {"room"}


def test_an_answer_given_again_takes_the_place_of_the_one_before(phones):
    own = phones.person()
    phones.answer(own, NEVER)
    phones.keep(own, own.answer("S-1", ALWAYS))
    assert levels(phones.round, "S-1") == (0, 0, 0, 0, 1)


def test_what_is_sent_twice_is_kept_once(phones):
    own = phones.person()
    phones.answer(own, NEVER)
    assert phones.keep(own, own.answer("S-1", NEVER)) is None
    phones.note(own, "Asha rings back", consent=True)
    before = own.version
    phones.note(own, "Asha rings back", consent=True)
    assert own.version == before


def test_an_answer_that_is_no_level_of_the_scale_is_refused_and_nothing_changes(phones):
    own = phones.person()
    for typed in (Numbers((0,)), Numbers((6,)), Numbers((1, 2)), Word("reveal")):
        with pytest.raises(SessionError):
            own.answer("S-1", typed)
    assert own.version == 0


def test_a_swapped_device_goes_on_where_the_person_was(phones):
    own = phones.person(support="interpreted")
    phones.answer(own, ALWAYS, LATER)
    other = phones.person()
    assert (other.asked(), other.state, other.version) == (own.asked(), own.state, own.version)
    assert other.receipt == own.receipt


def test_two_people_have_two_codes(phones):
    assert phones.person("one").receipt != phones.person("two").receipt


# Notes


def test_a_note_stays_private_until_its_writer_says_that_it_may_be_printed(phones):
    own = phones.person()
    phones.note(own, "Asha rings back")
    phones.note(own, "Asha rings back", consent=True)
    assert phones.round.notes == (Note("working", "Asha rings back", "S-1", "lived", consent=True),)
    phones.note(own, "Asha rings back", consent=False)
    assert [note.consent for note in phones.round.notes] == [False]


def test_a_note_written_anew_leaves_nothing_of_the_one_before(phones):
    own = phones.person()
    phones.note(own, "Asha Patel never rings", kind="not_working", consent=True)
    phones.note(own, "Nobody rings", kind="not_working")
    assert [note.text for note in phones.round.notes] == ["Nobody rings"]
    assert "Asha" not in str(phones.store.read(own.stream))


def test_a_note_emptied_is_taken_back(phones):
    own = phones.person()
    phones.note(own, "Nobody rings")
    phones.note(own, "")
    assert phones.round.notes == ()
    assert own.note_of("S-1") is None


# Leaving


def test_handing_the_device_on_ends_a_session_once(phones):
    own = phones.person()
    phones.answer(own, ALWAYS)
    assert phones.keep(own, own.leave()) is not None
    assert phones.keep(own, own.leave()) is None
    assert phones.round.people["lived"] == 1


def test_a_group_that_agrees_on_its_answers_says_them_together():
    assert may_join(Group("a", "A", "council", "individual"))
    assert may_join(Group("a", "A", "council", "tally"))
    assert not may_join(Group("a", "A", "council", "consensus"))


def test_beside_cards_in_a_box_a_person_still_answers_alone():
    phones = Phones(assessment("tally"))
    own = phones.person()
    phones.answer(own, ALWAYS)
    assert session.fold(phones.store.read(own.stream)).mode == "individual"
    assert levels(phones.round, "S-1") == (0, 0, 0, 0, 1)


def test_whoever_counts_a_group_is_told_how_many_of_it_are_counted_on_phones_already():
    shop = workshop("tally")
    phones = Phones(shop.opened, shop.store, fresh=False)
    phones.answer(phones.person("one"), ALWAYS)
    phones.answer(phones.person("two"), ALWAYS)
    lived, council = shop.type("present 10"), shop.type("present 7")
    assert lived.words[0] == "People with lived experience: 10 people here."
    assert lived.words[1].startswith("2 people of this group have answered on phones")
    assert council.words == ("Council team: 7 people here.",)


# The same answers, the same Round

ENTRIES = {"1": NEVER, "4": MOSTLY, "5": ALWAYS, "d": DONT_KNOW, "x": NOT_APPLICABLE, "p": PASS, "s": LATER}
people = st.lists(
    st.tuples(st.sampled_from(["lived", "council"]), st.lists(st.sampled_from(sorted(ENTRIES)), max_size=8)),
    max_size=6,
)


@given(people)
def test_the_same_answers_at_a_keyboard_and_on_devices_give_the_same_round(script):
    keyboard, phones = workshop(), Phones()
    for number, (group, entries) in enumerate(script):
        keyboard.type(f"next {group}")
        own = phones.person(str(number), group)
        for entry in entries:
            if own.asked() is None:
                break
            keyboard.type(entry)
            phones.answer(own, ENTRIES[entry])
        if own.version:
            # After every entry, what is stepped on equals what is read anew.
            assert own.state == session.fold(phones.store.read(own.stream))
    assert without_channel(phones.round) == without_channel(keyboard.round)


def without_channel(found: Round) -> object:
    """A Round but for how its answers came in, which is the one thing that differs."""
    return replace(found, participation={**found.participation, "channel": {}})
