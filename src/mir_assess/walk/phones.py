"""What a keyboard knows of the phones that join beside it: how they get in, and what leads from one.

Nothing here shows the key that leads: everybody sees a keyboard's screen.
"""

from mir_assess.errors import Problem, SessionError
from mir_assess.model.value import value
from mir_assess.speech import say


@value
class Phones:
    """`leads` is the command that shows by what the room is led, and `ways` say how people join, a line each;
    both are empty where no phones join.
    """

    leads: str = ""
    ways: tuple[str, ...] = ()

    def help(self) -> tuple[str, ...]:
        """Return what may be typed where phones join, and nowhere else."""
        if not self.leads:
            return ()
        return (
            say("join: how phones get in, for who comes late."),
            say("new key: whoever may lead from a phone; the address they had opens nothing then."),
        )

    def how_to_join(self) -> tuple[str, ...]:
        """Return how phones get in. Raises SessionError where none do."""
        if not self.ways:
            what = say("No phones join here.")
            raise SessionError(Problem("", what, say("Type q, then start it again with --room.")))
        return self.ways

    def told_of_new_key(self) -> tuple[str, ...]:
        """Return what is said once the key that leads was changed: also where the new one is to be seen."""
        if not self.leads:
            return (key_is_new(), say("The command `room` shows the new one."))
        where = "To see the new one, type in another window, where nobody looks: {command}"
        return (key_is_new(), say(where, command=self.leads))


NO_PHONES = Phones()
"""A workshop at its keyboard alone."""


def key_is_new() -> str:
    """Return what is said once the key of whoever leads from a phone was changed."""
    return say(
        "The key that leads from a phone is changed. The one before opens nothing any more, on any device. "
        "The room goes on, and nothing that was said is lost."
    )
