"""What is known of the order of the official list that a bank's links name, so that order can speak where it
may.

Only the order: the words are not ours. In three themes a public page showed the statements in their order;
of the rest the order is not known, and nothing is made of it. `making-it-real` is the id that banks give the
list among their frameworks.
"""

import re

from mir_assess.model.bank import EditionStatement

LIST = "making-it-real"
_IN_ORDER = frozenset({"AC", "TC", "WF"})
_NUMBER = re.compile(r"([A-Z]{2})-[IW]-(\d+)")


def place_in_list(statement: EditionStatement) -> int | None:
    """Return which number a statement has in its theme of the official list; None where that is not known."""
    for link in statement.links.get(LIST, ()):
        found = _NUMBER.fullmatch(link.id)
        if found and found[1] in _IN_ORDER and link.status == "confirmed":
            return int(found[2])
    return None


def is_vouched_for(statement: EditionStatement) -> bool:
    """Return whether it has been seen that the official list holds a statement on this topic. A bank that
    names no such list vouches for all it has.
    """
    if LIST not in statement.links:
        return True
    return any(link.status == "confirmed" for link in statement.links[LIST])
