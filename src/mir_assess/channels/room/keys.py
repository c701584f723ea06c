"""The room's codes and keys: all made from the assessment's own secret, so that none is stored, and a server
that was killed comes back with the same.

Pure. The secret is the id of the assessment's first event, which stands in the store and on no page.
"""

import hmac
from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error as NotBase64
from hashlib import sha256

from mir_assess.model.receipts import SIGNS

CODE_LENGTH = 6
_CARD_LENGTH = 9


def _digest(secret: str, use: str, *parts: str) -> bytes:
    return hmac.new(secret.encode(), "\0".join((use, *parts)).encode(), sha256).digest()


def _spelt(digest: bytes, length: int) -> str:
    number, signs = int.from_bytes(digest), ""
    for _ in range(length):
        number, place = divmod(number, len(SIGNS))
        signs += SIGNS[place]
    return signs


def room_code(secret: str) -> str:
    """Return the code that is read aloud and typed to join: six signs, of 24 million codes.

    >>> len(room_code("opening"))
    6
    """
    return _spelt(_digest(secret, "room"), CODE_LENGTH)


def leading_key(secret: str, change: str = "") -> str:
    """Return the facilitator's key: 128 bits, as part of an address. `change` is the id of the event that
    made it anew, empty for the first.

    One that was made anew begins with the room's code, by which a server of thousands finds its room without
    reading them all.

    >>> leading_key("opening", "change").startswith(room_code("opening") + ".")
    True
    """
    key = urlsafe_b64encode(_digest(secret, "lead", *filter(None, [change]))[:16]).decode().rstrip("=")
    return f"{room_code(secret)}.{key}" if change else key


def code_in(key: str) -> str:
    """Return the code of the room that a key names; empty where it names none."""
    code, dot, _ = key.partition(".")
    return code if dot and len(code) == CODE_LENGTH else ""


def sitting_mark(secret: str, sitting: str) -> str:
    """Return a short mark of a sitting, by which a device of an earlier one is known."""
    return _spelt(_digest(secret, "sitting", sitting), CODE_LENGTH)


def card_code(secret: str, group_id: str, number: int) -> str:
    """Return the code on the card of this number that admits one person to a group."""
    return _spelt(_digest(secret, "card", group_id, str(number)), _CARD_LENGTH)


def card_session(secret: str, code: str) -> str:
    """Return the id of the session that a card opens: one card, one session."""
    return _digest(secret, "card-session", code)[:16].hex()


def tidied(typed: str) -> str:
    """Return a code as it was typed, as it is compared: without spaces and marks, in capital letters.

    >>> tidied(" 2h3-jkm ")
    '2H3JKM'
    """
    return "".join(sign for sign in typed.upper() if sign.isalnum())


def in_threes(code: str) -> tuple[str, ...]:
    """Return a code in parts of three, as it is shown and read aloud.

    >>> in_threes("2H3JKM")
    ('2H3', 'JKM')
    """
    return tuple(code[start : start + 3] for start in range(0, len(code), 3))


def sealed_words(secret: str, words: str) -> str:
    """Return words with a mark that only this room can make, fit for a cookie."""
    body = urlsafe_b64encode(words.encode()).decode().rstrip("=")
    mark = urlsafe_b64encode(_digest(secret, "cookie", body)[:18]).decode()
    return f"{body}.{mark}"


def opened_words(secret: str, given: str) -> str | None:
    """Return the words that `sealed_words` marked; None where anything was changed.

    >>> opened_words("a", sealed_words("a", "words")), opened_words("b", sealed_words("a", "words"))
    ('words', None)
    """
    body, _, mark = given.partition(".")
    right = urlsafe_b64encode(_digest(secret, "cookie", body)[:18]).decode()
    if not hmac.compare_digest(mark.encode(), right.encode()):
        return None
    try:
        return urlsafe_b64decode(body + "=" * (-len(body) % 4)).decode()
    except (NotBase64, ValueError):
        return None


def is_key(given: str, right: str) -> bool:
    """Return whether a key is the right one, in a time that tells nothing of how much of it is."""
    return hmac.compare_digest(given.encode(), right.encode())
