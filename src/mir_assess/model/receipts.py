"""The code a person is given when their session ends: with it, and nothing else, their answers can be found
and taken out.

It is made from the session's id and an id that only this store has, so nothing is kept for it, and no page or
sealed file can be matched with it. Pure.
"""

import re
from hashlib import sha256

SIGNS = "23456789FHJKMRTWX"
"""Signs of a code: none that is taken for another by eye or ear, and no vowels, so that no code is a word."""

_LENGTH = 9
_PART = 3
_SLIPS = 2


def receipt(secret: str, session_id: str) -> str:
    """Return the code of a session, in threes. `secret` is an id that stands in this store alone.

    >>> receipt("opening", "session")
    'J93-H2J-273'
    """
    digest = sha256(f"receipt\0{secret}\0{session_id}".encode()).digest()
    number, signs = int.from_bytes(digest), ""
    for _ in range(_LENGTH - 1):
        number, place = divmod(number, len(SIGNS))
        signs += SIGNS[place]
    whole = signs + check_sign(signs)
    return "-".join(whole[start : start + _PART] for start in range(0, _LENGTH, _PART))


def check_sign(signs: str) -> str:
    """Return the sign that tells one wrong sign, or two that changed places, wherever they are.

    There is a prime number of signs, and each place weighs differently, so no such slip comes to the same
    (in a code of up to sixteen signs with this one).
    """
    return SIGNS[sum(weight * SIGNS.index(sign) for weight, sign in enumerate(signs, 2)) % len(SIGNS)]


def tidied(typed: str) -> str:
    """Return a code as it was typed in the form it is given in: case, spaces and hyphens do not matter.

    >>> tidied("j93 h2j-273")
    'J93-H2J-273'
    """
    signs = re.sub(r"[\s\u2010-\u2015-]", "", typed).upper()
    return "-".join(signs[start : start + _PART] for start in range(0, len(signs), _PART))


def is_mistyped(typed: str) -> bool:
    """Return whether no session can have this code: a sign is wrong, missing or too many.

    >>> is_mistyped("J93-H2J-273"), is_mistyped("J93-2HJ-273")
    (False, True)
    """
    signs = tidied(typed).replace("-", "")
    if len(signs) != _LENGTH or set(signs) - set(SIGNS):
        return True
    return check_sign(signs[:-1]) != signs[-1]


def is_like_a_code(typed: str) -> bool:
    """Return whether somebody may have meant a code, with a slip or two: it is about as long, and most of it
    are signs of one.

    >>> is_like_a_code("J93-2HJ-27"), is_like_a_code("person 12"), is_like_a_code("p3")
    (True, False, False)
    """
    signs = tidied(typed).replace("-", "")
    foreign = sum(sign not in SIGNS for sign in signs)
    return abs(len(signs) - _LENGTH) <= _SLIPS and foreign <= _SLIPS
