"""Rounds over the made-up banks. People rate all of it much higher after 2026, so that a figure where nothing
compares would be a clear rise.
"""

from mir_assess.model.assessment import Assessment, Group
from mir_assess.model.bank import Edition
from mir_assess.model.round import Cell, Round

GROUPS = (
    Group("lived", "People with lived experience", "lived_experience"),
    Group("council", "Council team", "council"),
)
PEOPLE = {"lived": 40, "council": 32}


def round_of(
    part: Edition, year: int, *, chosen: tuple[str, ...] = (), groups: tuple[Group, ...] = GROUPS
) -> Round:
    """A sealed round in which people stood low in 2026 and high later, and the council team always high."""
    opened = Assessment(
        name=f"northshire-{year}",
        organisation="Northshire Council",
        year=year,
        parts=(part,),
        chosen=chosen or tuple(statement.id for statement in part.statements),
        groups=groups,
        opened=f"{year}-05-01",
    )
    cells = {
        name: {
            group.id: cell(
                len(opened.scale_of(name).levels), PEOPLE[group.id], high=year > 2026 or group.id == "council"
            )
            for group in groups
        }
        for name in opened.chosen
    }
    return Round(assessment=opened, people=PEOPLE, cells=cells, sealed=f"{year}-06-01")


def cell(levels: int, people: int, *, high: bool) -> Cell:
    """Half the people at one end of the scale, a quarter at the other, and the rest in the middle."""
    counts = [0] * levels
    counts[-1 if high else 0] = people // 2
    counts[0 if high else -1] = people // 4
    counts[levels // 2] = people - people // 2 - people // 4
    return Cell(tuple(counts), skipped=0)
