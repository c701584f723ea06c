"""Codes and keys: made from one secret, none telling another, and no mark forged."""

from hypothesis import given
from hypothesis import strategies as st

from mir_assess.channels.room import keys
from mir_assess.model.receipts import SIGNS


def test_a_server_that_comes_back_has_the_same_codes():
    assert keys.room_code("opening") == keys.room_code("opening")
    assert keys.leading_key("opening") == keys.leading_key("opening")
    assert keys.card_code("opening", "lived", 3) == keys.card_code("opening", "lived", 3)


def test_a_code_is_read_aloud_without_look_alikes():
    for number in range(200):
        code = keys.room_code(f"opening {number}")
        assert len(code) == 6
        assert set(code) <= set(SIGNS)


def test_codes_hardly_ever_meet_and_no_use_gives_away_another():
    secrets = [f"opening {number}" for number in range(2000)]
    assert len({keys.room_code(secret) for secret in secrets}) >= 1999
    assert len({keys.leading_key(secret) for secret in secrets}) == 2000
    assert all(keys.room_code(secret) not in keys.leading_key(secret).upper() for secret in secrets)


def test_a_card_opens_one_session_and_each_card_another():
    cards = {keys.card_code("opening", group, n) for group in ("lived", "council") for n in range(300)}
    assert len(cards) == 600
    assert len({keys.card_session("opening", card) for card in cards}) == 600


def test_a_facilitators_key_has_128_bits():
    assert len(keys.leading_key("opening")) == 22


@given(st.text())
def test_words_that_were_marked_come_back(words):
    try:
        words.encode()
    except UnicodeEncodeError:
        return
    assert keys.opened_words("secret", keys.sealed_words("secret", words)) == words


@given(st.text(max_size=80), st.integers(0, 200), st.characters(codec="ascii"))
def test_words_that_were_changed_anywhere_do_not(words, place, sign):
    marked = keys.sealed_words("secret", words)
    place %= len(marked)
    changed = marked[:place] + sign + marked[place + 1 :]
    assert (keys.opened_words("secret", changed) == words) == (changed == marked)
    assert keys.opened_words("other", marked) is None


@given(st.text(max_size=40))
def test_whatever_is_sent_as_a_mark_is_no_error(given_words):
    assert keys.opened_words("secret", given_words) is None


def test_a_key_is_right_only_whole():
    right = keys.leading_key("opening")
    assert keys.is_key(right, right)
    assert not any(keys.is_key(wrong, right) for wrong in ("", right[:-1], right + "A", "ä" * 22))
