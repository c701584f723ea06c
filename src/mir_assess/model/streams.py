"""The names of the streams that events are kept in: who speaks in which.

Pure, and small: a name here is for ever, because a store finds everything by it.
"""


def assessment_stream(name: str) -> str:
    """Return the stream of an assessment as a whole."""
    return f"assessment/{name}"


def session_stream(name: str, session_id: str) -> str:
    """Return the stream of one session of an assessment. `session_stream(name, "")` is the prefix of them
    all.
    """
    return f"session/{name}/{session_id}"


def issued_stream(name: str) -> str:
    """Return the stream of the drafts made of an assessment. It stands among its sessions, and so is erased
    with them.
    """
    return session_stream(name, "issued")


def action_stream(organisation_slug: str) -> str:
    """Return the stream of an organisation's actions, which outlives any one round."""
    return f"actions/{organisation_slug}"
