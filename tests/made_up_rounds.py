"""Rounds of a made-up council, built from counts alone: for tests of the gate and of what comes of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from mir_assess.model.assessment import Action, Assessment, Group
from mir_assess.model.bank import Edition, EditionStatement, Level, Rewording, Scale, Source, Stem, Theme
from mir_assess.model.round import Cell, Consensus, Note, RoomAgreement, Round

LEVELS = ("never", "rarely", "sometimes", "mostly", "always")
ROLES = ("lived_experience", "carer", "representative", "council", "partner", "other")
SEALED = "2026-06-30"

LIVED = Group("lived", "People with lived experience", "lived_experience")
COUNCIL = Group("council", "Council team", "council")
CARERS = Group("carers", "Carers", "carer")
PARTNERS = Group("partners", "Partners", "partner")


def scale(levels: Sequence[str] = LEVELS, good_from: str | None = "mostly", scale_id: str = "truth") -> Scale:
    return Scale(scale_id, tuple(Level(key, key.capitalize()) for key in levels), good_from)


def statement(
    name: str, voice: str = "i", good_from: str | None = "mostly", **changes: object
) -> EditionStatement:
    fields: dict[str, object] = {
        "theme": "living",
        "text": f"I have a say about {name}.",
        "scale": "truth",
        "history": (Rewording("2025", None),),
        **changes,
    }
    return EditionStatement(id=name, voice=voice, good_from=good_from, **fields)  # type: ignore[arg-type]


def edition(
    statements: Sequence[EditionStatement], on: Scale | None = None, bank: str = "made-up"
) -> Edition:
    return Edition(
        bank=bank,
        edition="2026",
        title="Made up",
        source=Source("nothing", "our own", "CC0"),
        themes=(Theme("living", "Living"),),
        scales=(on or scale(),),
        stems=tuple(
            Stem(role, voice, f"{role}: how true is this in {{organisation}}?")
            for role in ROLES
            for voice in ("i", "we")
        ),
        statements=tuple(statements),
    )


def assessment(part: Edition, groups: Sequence[Group] = (LIVED, COUNCIL), **changes: object) -> Assessment:
    fields: dict[str, object] = {"name": "northshire-2026", "year": 2026, "opened": "2026-05-01", **changes}
    return Assessment(
        organisation="Northshire Council",
        parts=(part,),
        chosen=tuple(s.id for s in part.statements),
        groups=tuple(groups),
        **fields,  # type: ignore[arg-type]
    )


@dataclass(frozen=True, slots=True)
class Said:
    """What a group said of a statement: people per level, and those who gave none."""

    counts: tuple[int, ...]
    dont_know: int = 0
    not_applicable: int = 0

    @property
    def people(self) -> int:
        return sum(self.counts) + self.dont_know + self.not_applicable


Table = Mapping[str, Mapping[str, tuple[int, ...] | Said | Consensus]]
"""Statement id, then group id, to what was said."""


@dataclass(frozen=True, slots=True)
class Around:
    """What stands around the counts of a round."""

    people: Mapping[str, int] = field(default_factory=dict)
    agreed: Mapping[str, RoomAgreement] = field(default_factory=dict)
    notes: tuple[Note, ...] = ()
    priorities: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    actions: tuple[Action, ...] = ()
    participation: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    sealed: str | None = SEALED


def found(table: Table, on: Assessment | None = None, around: Around | None = None) -> Round:
    """A sealed round with these counts; people are as many as the fullest statement needs, unless told."""
    around = around or Around()
    groups = dict.fromkeys(group_id for row in table.values() for group_id in row)
    if on is None:
        known = {group.id: group for group in (LIVED, CARERS, COUNCIL, PARTNERS)}
        on = assessment(
            edition([statement(name) for name in table]), [known[group_id] for group_id in groups]
        )
    people = {
        group_id: around.people.get(group_id, max(_people(row.get(group_id)) for row in table.values()))
        for group_id in groups
    }
    return Round(
        assessment=on,
        people=people,
        cells={
            name: {group_id: _cell(on, name, said, people[group_id]) for group_id, said in row.items()}
            for name, row in table.items()
        },
        agreed=around.agreed,
        notes=around.notes,
        priorities=around.priorities,
        actions=around.actions,
        participation=around.participation,
        sealed=around.sealed,
    )


def _people(said: tuple[int, ...] | Said | Consensus | None) -> int:
    if said is None:
        return 0
    return sum(said) if isinstance(said, tuple) else said.people


def _cell(on: Assessment, name: str, said: tuple[int, ...] | Said | Consensus, people: int) -> Cell:
    if isinstance(said, Consensus):
        return Cell((0,) * len(on.scale_of(name).levels), skipped=None, agreed=said)
    if isinstance(said, tuple):
        said = Said(said)
    return Cell(said.counts, said.dont_know, said.not_applicable, people - said.people)


def changed(original: Round, statement_id: str, group_id: str, cell: Cell) -> Round:
    """The same round with one cell in another's place."""
    row = {**original.cells[statement_id], group_id: cell}
    return replace(original, cells={**original.cells, statement_id: row})
