"""A room for tests: one assessment in a store of its own, and what serves it, in memory or on a real port."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from itertools import count
from pathlib import Path

from starlette.testclient import TestClient

from mir_assess.channels.room.app import Application
from mir_assess.channels.room.hall import Hall
from mir_assess.channels.room.keeper import Keeper
from mir_assess.channels.room.keys import leading_key, room_code
from mir_assess.channels.room.serving import Host, listening
from mir_assess.channels.room.ways_in import WaysIn
from mir_assess.model.assessment import Assessment
from mir_assess.model.bank import Band
from mir_assess.model.events import Event, Opened, assessment_stream
from mir_assess.model.round import Round
from mir_assess.resources import folder
from mir_assess.store.base import Append
from mir_assess.store.sqlite import SqliteStore
from workshops import AT, NAME, STATEMENTS, TRUTH, assessment, edition, scale, statement

SECRET = "opened"
CODE = room_code(SECRET)
LEAD = f"/lead/{leading_key(SECRET)}"
HERE = f"/r/{CODE}"

BANDS = (
    Band("no", "No", ("never", "rarely"), "frown"),
    Band("in_between", "Sometimes", ("sometimes",), "flat"),
    Band("yes", "Yes", ("mostly", "always"), "smile"),
)
EASY_TEXT = "I pick what I do."


def with_an_easy_way() -> Assessment:
    """An assessment of three statements with an easy way, and one whose scale has none."""
    asked = (
        replace(STATEMENTS[0], easy_text=EASY_TEXT),
        *STATEMENTS[1:],
        statement("S-4", "I know my rights.", scale="of-3", good_from="l3"),
    )
    return assessment(parts=(edition(asked, scales=(replace(TRUTH, bands=BANDS), scale(3))),))


class Place:
    """A server of one room, and the store behind it."""

    def __init__(self, path: Path, opened: Assessment | None = None) -> None:
        self.path = path
        self._ids = (f"id-{number}" for number in count())
        with_store = SqliteStore(path)
        event = Event(SECRET, assessment_stream(NAME), 1, AT, "command", Opened(opened or assessment()))
        with_store.append(Append(NAME, (event,)))
        with_store.close()
        self.start()

    def start(self) -> None:
        """Start the server anew, with nothing but the store."""
        self.keeper = Keeper(lambda: SqliteStore(self.path))
        self.keeper.start()
        self.hall = Hall(self.keeper, clock=lambda: AT, new_id=lambda: next(self._ids))
        self.log: list[str] = []
        self.app = Application(
            self.hall, folder("templates"), ways=WaysIn("http://room.test"), tell=self.log.append
        ).asgi()

    def stop(self) -> None:
        """Stop the server."""
        self.keeper.close()

    def device(self) -> TestClient:
        """A device of its own, which keeps its own cookie."""
        return TestClient(self.app, base_url="http://room.test")

    def round(self) -> Round:
        """The round as the store counts it."""
        store = SqliteStore(self.path)
        found = store.round(NAME)
        store.close()
        return found

    @contextmanager
    def on_a_port(self) -> Iterator[str]:
        """The same room as a browser reaches it; gives its address."""
        at = listening(0, "127.0.0.1")
        address = f"http://127.0.0.1:{at.getsockname()[1]}"
        with Host(lambda: SqliteStore(self.path), folder("templates"), at, WaysIn(address)):
            yield address
