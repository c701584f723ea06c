"""Other frameworks that statements touch: the law, the inspectorate, the official list; how sure a tie is.

A framework is kept with its version and the day it was last looked at, because frameworks move and a bank
outlives them. This module knows nothing of statements or answers.
"""

from mir_assess.model.value import value

LINK_STATUSES = ("confirmed", "suggested", "unconfirmed")
"""How sure a tie to another framework is: seen on a public page, thought of by us, or only remembered."""


@value
class Link:
    """A tie from a statement to an item of another framework, and how sure we are of it."""

    id: str
    status: str


@value
class FrameworkItem:
    """One thing that a framework names: an area of the law, a quality statement, a topic."""

    id: str
    title: str


@value
class Framework:
    """A framework that statements link to, as it stood on the ISO day it was last `seen`."""

    id: str
    title: str
    version: str
    seen: str
    items: tuple[FrameworkItem, ...]
    address: str = ""
    note: str = ""

    def item(self, item_id: str) -> FrameworkItem:
        """Return the item with this id. Raises KeyError when the framework has none."""
        for item in self.items:
            if item.id == item_id:
                return item
        raise KeyError(item_id)
