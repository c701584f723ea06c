"""A small council and its workshop in memory, for tests of the walk and of what is shown of it."""

import io
from collections.abc import Iterable, Sequence
from contextlib import redirect_stdout
from dataclasses import dataclass, field
from itertools import count

from mir_assess.channels.terminal import run
from mir_assess.errors import SessionError
from mir_assess.model.assessment import Assessment, Group
from mir_assess.model.bank import Edition, EditionStatement, Level, Scale, Source, Stem, Theme
from mir_assess.model.events import Event, Opened, assessment_stream
from mir_assess.model.prompts import Prompt, Reply
from mir_assess.model.round import Round
from mir_assess.store.base import Append
from mir_assess.store.memory import MemoryStore
from mir_assess.walk import Walk

NAME = "northshire-2026"
AT = "2026-11-22T10:00:00+00:00"

LEVELS = (
    ("never", "Never true", "This does not happen for me"),
    ("rarely", "Not often true", "Now and then, or a small part of it"),
    ("sometimes", "Sometimes true", "Some days, or with some people"),
    ("mostly", "Mostly true", "Most of the time, with a few gaps"),
    ("always", "Always true", "I can count on it"),
)
TRUTH = Scale("truth", tuple(Level(*level) for level in LEVELS), "mostly")


def scale(size: int) -> Scale:
    """A scale of so many levels, called `of-SIZE`."""
    return Scale(f"of-{size}", tuple(Level(f"l{n}", f"Level {n}") for n in range(1, size + 1)), f"l{size}")


def statement(statement_id: str, text: str, theme: str = "days", **others: object) -> EditionStatement:
    """A statement on the usual scale, unless another is named."""
    fields = {"voice": "i", "scale": "truth", "good_from": "mostly", **others}
    return EditionStatement(id=statement_id, theme=theme, text=text, **fields)  # type: ignore[arg-type]


STATEMENTS = (
    statement(
        "S-1",
        "I choose what I do each day.",
        explanation="Help to choose is fine.",
        prompts=("Who decides?",),
    ),
    statement("S-2", "I get answers that make sense to me.", theme="words"),
    statement("S-3", "I know who to call for help at night.", theme="words", prompts=("Who comes?",)),
)
STEMS = (
    Stem("lived_experience", "i", "Think of your own life this past year. How true is this for you?"),
    Stem(
        "council",
        "i",
        "Think only of what you saw or heard from people this past year. How true is it for them?",
    ),
)


def edition(
    statements: Sequence[EditionStatement] = STATEMENTS,
    *,
    scales: Sequence[Scale] = (TRUTH,),
    stems: Sequence[Stem] = STEMS,
    bank: str = "small",
) -> Edition:
    """A small bank's one edition."""
    return Edition(
        bank=bank,
        edition="2026",
        title="A small bank",
        source=Source("nothing", "Made up for tests.", "CC0"),
        themes=(Theme("days", "My days"), Theme("words", "Plain words")),
        scales=tuple(scales),
        stems=tuple(stems),
        statements=tuple(statements),
        prompts=("What would you change?",),
    )


def groups(*modes: str) -> tuple[Group, ...]:
    """People with lived experience, then the council team, in these modes."""
    lived, council = (*modes, modes[-1])[:2]
    return (
        Group("lived", "People with lived experience", "lived_experience", lived),
        Group("council", "Council team", "council", council),
    )


def assessment(*modes: str, parts: Sequence[Edition] = (), **others: object) -> Assessment:
    """An assessment of the small bank, its groups in these modes."""
    parts = tuple(parts) or (edition(),)
    fields: dict[str, object] = {
        "organisation": "Northshire Council",
        "chosen": tuple(statement.id for part in parts for statement in part.statements),
        "groups": groups(*(modes or ("individual",))),
        "opened": "2026-11-22",
        "keeper": "Asha Patel, Northshire Voices",
        "safeguarding": "Tom Reed",
        "quiet_room": "Mary Lowe",
        **others,
    }
    return Assessment(name=NAME, year=2026, parts=parts, **fields)  # type: ignore[arg-type]


@dataclass
class Workshop:
    """A workshop on a store in memory, with a clock that stands still and ids that count."""

    opened: Assessment
    store: MemoryStore = field(default_factory=MemoryStore)
    sitting: str = ""

    def __post_init__(self) -> None:
        """Open the assessment, unless the store has it already, and sit down at the keyboard."""
        self.ids = (f"{self.sitting or 'id'}-{number}" for number in count())
        if not self.store.read(assessment_stream(NAME)):
            event = Event("opened", assessment_stream(NAME), 1, AT, "command", Opened(self.opened))
            self.store.append(Append(NAME, (event,)))
        self.come_back()

    def come_back(self) -> None:
        """Leave the keyboard and sit down again: nothing is remembered but what the store holds."""
        self.walk = Walk(
            self.store,
            NAME,
            clock=lambda: AT,
            new_id=lambda: next(self.ids),
            sitting=self.sitting,
            next_commands=(f"mir-assess report {NAME}", f"mir-assess seal {NAME}"),
        )

    def type(self, *lines: str) -> Reply:
        """Type lines that are all understood; return what is said to the last."""
        reply = Reply()
        for line in lines:
            reply = self.walk.take(line)
        return reply

    def try_all(self, lines: Iterable[str]) -> None:
        """Type lines, whether they are understood or not."""
        for line in lines:
            try:
                self.walk.take(line)
            except SessionError:
                continue

    @property
    def prompt(self) -> Prompt:
        """What is shown now."""
        return self.walk.prompt()

    @property
    def round(self) -> Round:
        """What stands."""
        return self.store.round(NAME)


def workshop(*modes: str, **others: object) -> Workshop:
    """A workshop of the small bank, its groups in these modes."""
    return Workshop(assessment(*modes, **others))  # type: ignore[arg-type]


def typed(script: str) -> tuple[str, ...]:
    """The lines of a script, which stand between bars; `Enter` is an empty one."""
    lines = (" ".join(line.split()) for line in script.split("|"))
    return tuple("" if line == "Enter" else line for line in lines)


def transcript(shop: Workshop, lines: Iterable[str], *, resume: str = f"mir-assess start {NAME}") -> str:
    """What a plain terminal shows of a workshop, with each typed line after `> `."""
    out = io.StringIO()
    typed = iter(lines)

    def read_line(question: str) -> str | None:
        line = next(typed, None)
        if line is not None:
            out.write(f"> {line}\n".replace("> \n", ">\n"))
        return line

    with redirect_stdout(out):
        run(shop.walk, read_line=read_line, plain=True, waits=False, can_clear=False, resume=resume)
    return out.getvalue()
