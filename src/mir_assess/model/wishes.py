"""What was asked for when an assessment is to be opened, in the words it was typed in.

Pure, and small: going on with an assessment that is there must not wait for what opening a new one needs.
"""

from mir_assess.model.names import slug
from mir_assess.model.value import value


@value
class Wishes:
    """What was asked for; empty where nothing was said."""

    name: str = ""
    organisation: str = ""
    year: int | None = None
    banks: tuple[str, ...] = ()
    edition: str = ""
    wordings: tuple[str, ...] = ()
    chosen_sets: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    statements: tuple[str, ...] = ()
    minutes: int | None = None
    groups: tuple[str, ...] = ()
    modes: tuple[str, ...] = ()
    keeper: str = ""
    safeguarding: str = ""
    quiet_room: str = ""

    @property
    def picks(self) -> bool:
        """Whether anything was said about what to ask."""
        return any((self.banks, self.edition, self.wordings, self.chosen_sets, self.themes, self.statements))


def name_for(organisation: str, year: int) -> str:
    """Return the name an assessment gets when nobody gives it one.

    >>> name_for("Northshire Council", 2026)
    'northshire-2026'
    """
    words = [word for word in slug(organisation).split("-") if word != "council"]
    return "-".join([*(words or [slug(organisation)]), str(year)])
