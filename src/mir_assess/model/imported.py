"""What stands in the place of the name that a file gives a session.

That name may be somebody's, so it is never kept. A digest of it, together with an id that only this store
has, knows the session again, and without the store nobody can try names against it. Pure.
"""

from hashlib import sha256


def imported_session_id(secret: str, key: str) -> str:
    """Return the id of a session that came from a file."""
    return sha256(f"{secret}\0{key}".encode()).hexdigest()[:32]
