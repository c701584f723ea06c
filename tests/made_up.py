"""A made-up council, its assessment and what was said in it, for tests that need one. Small on purpose."""

from collections.abc import Iterable, Sequence

from mir_assess.model import room, session
from mir_assess.model.assessment import Action, Assessment, Group
from mir_assess.model.bank import (
    Edition,
    EditionStatement,
    Level,
    Link,
    Rewording,
    Scale,
    Source,
    StatementSet,
    Stem,
    Theme,
)
from mir_assess.model.events import (
    Answered,
    Body,
    Event,
    Opened,
    SessionOpened,
    action_stream,
    assessment_stream,
    session_stream,
)
from mir_assess.model.names import slug
from mir_assess.model.room_events import ActionAgreed
from mir_assess.model.session import Contribution, difference
from mir_assess.store.base import Append, Store

LEVELS = ("never", "rarely", "sometimes", "mostly", "always")
STATEMENTS = ("home", "voice", "plan")
GROUPS = (
    Group("lived", "People with lived experience", "lived_experience"),
    Group("council", "Council team", "council"),
)


def edition(statements: Sequence[str] = STATEMENTS) -> Edition:
    """An edition whose statements are rated on one scale of five levels."""
    return Edition(
        bank="made-up",
        edition="2026",
        title="Made up",
        source=Source("nothing", "our own", "CC0"),
        themes=(Theme("living", "Living", translations={"cy": {"title": "Byw"}}),),
        scales=(Scale("true", tuple(Level(key, key.title()) for key in LEVELS), "mostly"),),
        stems=(
            Stem("lived_experience", "i", "How true is this for you?"),
            Stem("council", "i", "How true is this for people in {organisation}?"),
        ),
        statements=tuple(
            EditionStatement(
                id=name,
                voice="i",
                theme="living",
                text=f"I have a say about my {name}.",
                scale="true",
                good_from="mostly",
                descriptors={"never": "Not at all", "always": "Each time"},
                links={"other": (Link("7.2", "likely"),)},
                history=(Rewording("2025", None), Rewording("2026", compares=True, reason="plainer")),
            )
            for name in statements
        ),
        sets=(StatementSet("short", "Short", tuple(statements[:1])),),
    )


def assessment(
    name: str = "northshire-2026", organisation: str = "Northshire", **changes: object
) -> Assessment:
    """An assessment of a made-up council by two groups of individuals."""
    fields: dict[str, object] = {
        "name": name,
        "organisation": organisation,
        "year": 2026,
        "parts": (edition(),),
        "chosen": STATEMENTS,
        "groups": GROUPS,
        "opened": "2026-05-01",
        "keeper": "the council’s data team",
        **changes,
    }
    return Assessment(**fields)  # type: ignore[arg-type]


def events(stream: str, *bodies: Body, start: int = 1, channel: str = "terminal") -> tuple[Event, ...]:
    """Events of one stream, numbered from `start`; ids tell the stream and version."""
    return tuple(
        Event(
            f"id:{stream}:{version}", stream, version, f"2026-05-01T10:00:{version % 60:02}Z", channel, body
        )
        for version, body in enumerate(bodies, start)
    )


def opening(opened: Assessment | None = None) -> Append:
    """What opens an assessment."""
    opened = opened or assessment()
    return Append(opened.name, events(assessment_stream(opened.name), Opened(opened)))


def said(session_id: str, *bodies: Body, name: str = "northshire-2026", group: str = "lived") -> Append:
    """A whole session of one person, from nothing: its opening and what was said."""
    own = events(session_stream(name, session_id), SessionOpened(group, "individual"), *bodies)
    return Append(name, own, difference(Contribution(), session.contribution(session.fold(own))))


def answers(**levels: str) -> list[Answered]:
    """Answers by statement."""
    return [Answered(statement, level) for statement, level in levels.items()]


def add(store: Store, stream: str, *bodies: Body) -> Append:
    """Append bodies to a stream that is there, with the difference they make; return what was appended."""
    fold = _room if stream.startswith("assessment/") else _session
    before = store.read(stream)
    fresh = events(stream, *bodies, start=before[-1].version + 1)
    append = Append(stream.split("/")[1], fresh, difference(fold(before), fold((*before, *fresh))))
    store.append(append)
    return append


def promised(
    action_id: str, name: str = "northshire-2026", organisation: str = "Northshire", start: int = 1
) -> Append:
    """An action agreed in a round, in its organisation's stream."""
    action = Action(action_id, f"Do {action_id}", "Somebody who draws on care", "Head of service")
    stream = action_stream(slug(organisation))
    return Append("", events(stream, ActionAgreed(action, name), start=start))


def _session(own: Iterable[Event]) -> Contribution:
    return session.contribution(session.fold(own))


def _room(own: Iterable[Event]) -> Contribution:
    return room.contribution(room.fold(own))
