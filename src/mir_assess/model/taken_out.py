"""How a sheet, or a session in a file, is known again whose answers were taken out, though nothing of it is
kept: no answer, no code, no name, and not the id of its session.

A sheet's session follows from its code, and a file's from what the file calls it, so a pile that is typed in
again, or a file that is brought in again, would bring the answers back. What is kept against that is a mark,
with the assessment's own id mixed in and slow to make. It is a bolt and no safe: codes are few and names can
be guessed, so whoever holds the store can try them, and learns which was taken out, never what was answered.
So it is kept where it is needed, for paper and for files, and goes when the round is sealed. Pure.
"""

from hashlib import pbkdf2_hmac

_ROUNDS = 10_000
"""Some twenty milliseconds: nothing for a sheet, half an hour for all codes that there can be."""
_LENGTH = 16


def mark_of(secret: str, stream: str) -> str:
    """Return the mark of a session by the stream it was kept in. `secret` is an id that stands in this store
    alone.
    """
    return pbkdf2_hmac("sha256", stream.encode(), secret.encode(), _ROUNDS, _LENGTH).hex()
