"""The rules of a bank beyond its shape: names that must exist, orders that must hold, words that must be
there.

Each rule takes a whole bank and yields what breaks it; `RULES` lists them. The rules of scales stand in
`scales`. Rules know nothing of files and lines, and need not care whether a file was mended to get here: who
calls them drops what concerns a part that was made up.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import MISSING, fields, is_dataclass
from graphlib import CycleError, TopologicalSorter
from typing import Any, NamedTuple

from mir_assess.banks.flaws import Flaw, Path, one_of, twins, unknown
from mir_assess.banks.rules_lineage import succession
from mir_assess.banks.rules_words import braces
from mir_assess.banks.scales import SLUG, SLUG_FIX, good_from_flaws, scale_flaws
from mir_assess.banks.ties import tie_flaws
from mir_assess.banks.translating import translation_flaws
from mir_assess.model.bank import ROLES, VOICES, Bank, Scale, Statement, Theme, Wording
from mir_assess.model.overlay import Overlay
from mir_assess.speech import marked, say

BANK_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
LOOSE_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
BANK_ID_FIX = marked("Use small letters, numbers and hyphens: northshire.")
EDITION_FIX = marked('Use a year: "2026".')
STATEMENT_ID_FIX = marked("Use letters, numbers, full stops and hyphens, such as WI-I-1.")
LISTS = ("editions", "themes", "scales", "stems", "statements")
REPLACES_ITSELF = {
    "scale": marked("The scale replaces itself."),
    "statement": marked("The statement replaces itself."),
}
PLACEHOLDER = re.compile(r"\{[^{}]*\}|[{}]")


def empty_lists(bank: Bank) -> Iterator[Flaw]:
    """A bank needs at least one of each of its parts."""
    for name in LISTS:
        if not getattr(bank, name):
            fix = say(
                "A bank needs at least one. Type mir-assess statements new FILE for a bank that shows how."
            )
            yield Flaw((name,), say("“{key}” is empty.", key=name), fix)


def words(whole: Bank | Overlay) -> Iterator[Flaw]:
    """Text that must be there is there, and none is broken over lines."""
    for path, text, needed in _texts(whole, ()):
        key = path[-1] if isinstance(path[-1], str) else ""
        if needed and not text.strip():
            what = say("“{key}” has no words.", key=key) if key else say("An item of the list has no words.")
            yield Flaw(path, what, say("Write them between the quotes."))
        if "\n" in text or "\t" in text:
            fix = say("Write it on one line, or begin with >- and go on further in.")
            if key:
                yield Flaw(path, say("“{key}” holds a line break or a tab.", key=key), fix)
            else:
                yield Flaw(path, say("An item of the list holds a line break or a tab."), fix)


def names(bank: Bank) -> Iterator[Flaw]:
    """Ids can be typed in a command."""
    yield from _typed(bank.id, BANK_ID, ("id",), BANK_ID_FIX)
    for position, edition in enumerate(bank.editions):
        yield from _typed(edition, LOOSE_ID, ("editions", position), EDITION_FIX)
    for kind, pattern, fix in (
        ("themes", SLUG, SLUG_FIX),
        ("scales", SLUG, SLUG_FIX),
        ("sets", SLUG, SLUG_FIX),
        ("statements", LOOSE_ID, STATEMENT_ID_FIX),
    ):
        for position, part in enumerate(getattr(bank, kind)):
            yield from _typed(part.id, pattern, (kind, position, "id"), fix)


def doubles(bank: Bank) -> Iterator[Flaw]:
    """No two things of a kind share a name."""
    yield from twins(bank.editions, ("editions",), "edition")
    for kind, one in (("themes", "theme"), ("scales", "scale"), ("statements", "statement"), ("sets", "set")):
        yield from twins([part.id for part in getattr(bank, kind)], (kind,), one, "id")
    for position, chosen in enumerate(bank.sets):
        yield from twins(chosen.statements, ("sets", position, "statements"), "statement", named=False)
    yield from twins(
        [f"{stem.role}, {stem.voice}" for stem in bank.stems], ("stems",), "stem for", named=False
    )


def stems(bank: Bank) -> Iterator[Flaw]:
    """Each stem has a role and a voice that exist, and fills in only what can be filled in."""
    for position, stem in enumerate(bank.stems):
        path: Path = ("stems", position)
        yield from one_of(stem.role, ROLES, (*path, "role"), "role")
        yield from one_of(stem.voice, VOICES, (*path, "voice"), "voice")
        for found in PLACEHOLDER.findall(stem.text):
            if found != "{organisation}":
                fix = say("Only {organisation} is. Write it so, or leave out the braces.")
                yield Flaw((*path, "text"), say("{placeholder} is not filled in.", placeholder=found), fix)


def sets(bank: Bank) -> Iterator[Flaw]:
    """A set holds statements that exist, each once."""
    known = {statement.id: None for statement in bank.statements}
    for position, chosen in enumerate(bank.sets):
        path: Path = ("sets", position, "statements")
        if not chosen.statements:
            yield Flaw(path, say("The set holds no statements."), say("Name some, or take the set out."))
        for place, statement_id in enumerate(chosen.statements):
            if statement_id not in known:
                yield unknown((*path, place), "statement", statement_id, known, "statements")


def statements(bank: Bank) -> Iterator[Flaw]:
    """A statement has a voice that is asked, wordings in order, and levels that its scales hold."""
    asked = {stem.voice for stem in bank.stems}
    known = _known(bank)
    for position, statement in enumerate(bank.statements):
        path: Path = ("statements", position)
        yield from one_of(statement.voice, VOICES, (*path, "voice"), "voice")
        if statement.voice in VOICES and statement.voice not in asked:
            what = say("No stem asks statements in the voice “{voice}”.", voice=statement.voice)
            fix = say("Add a stem for each role that should be asked.")
            yield Flaw((*path, "voice"), what, fix, "stems")
        if not statement.wordings:
            fix = say("Add one, with since, theme, scale and text.")
            yield Flaw((*path, "wordings"), say("The statement has no wording."), fix)
        yield from _wordings(known, statement, path)
        yield from _retirement(known, statement, path)
        yield from good_from_flaws(known.scale, statement, path)


def _typed(name: str, pattern: re.Pattern[str], path: Path, fix: str) -> Iterator[Flaw]:
    if name and not pattern.fullmatch(name):
        yield Flaw(path, say("“{name}” cannot be typed as a name.", name=name), say(fix))


class _Known(NamedTuple):
    """What statements may name, to be looked up at once: a file may hold ten thousand of each."""

    editions: Mapping[str, int]
    theme: Mapping[str, Theme]
    scale: Mapping[str, Scale]


def _known(bank: Bank) -> _Known:
    editions: dict[str, int] = {}
    for edition in bank.editions:
        editions.setdefault(edition, len(editions))
    return _Known(
        editions, {theme.id: theme for theme in bank.themes}, {scale.id: scale for scale in bank.scales}
    )


def _wordings(known: _Known, statement: Statement, path: Path) -> Iterator[Flaw]:
    before: Wording | None = None
    for position, wording in enumerate(statement.wordings):
        here = (*path, "wordings", position)
        if wording.since not in known.editions:
            yield unknown((*here, "since"), "edition", wording.since, known.editions, "editions")
        for name in ("theme", "scale"):
            there: Mapping[str, Any] = getattr(known, name)
            if getattr(wording, name) not in there:
                yield unknown((*here, name), name, getattr(wording, name), there, f"{name}s")
        yield from _comparison(wording, here, first=before is None)
        if before is not None and not _later(known, before.since, wording.since):
            what = say(
                "This wording came in with “{edition}”, not after the one above it (“{above}”).",
                edition=wording.since,
                above=before.since,
            )
            fix = say("Put the oldest wording first, each with an edition of its own.")
            yield Flaw((*here, "since"), what, fix, "editions")
        before = wording


def _comparison(wording: Wording, here: Path, *, first: bool) -> Iterator[Flaw]:
    path = (*here, "compares_with_previous")
    if first and wording.compares_with_previous is not None:
        what = say("The first wording has none before it to compare with.")
        yield Flaw(path, what, say("Take this line out."))
    if not first and wording.compares_with_previous is None:
        what = say("It is not said whether answers to this wording compare with the one before.")
        fix = say("Add compares_with_previous: true if a person would answer both alike, else false.")
        yield Flaw(path, what, fix)


def _retirement(known: _Known, statement: Statement, path: Path) -> Iterator[Flaw]:
    if statement.retired is None:
        return
    here = (*path, "retired")
    if statement.retired not in known.editions:
        yield unknown(here, "edition", statement.retired, known.editions, "editions")
    elif statement.wordings and not _later(known, statement.wordings[-1].since, statement.retired):
        last = statement.wordings[-1].since
        what = say(
            "It is retired from “{retired}”, but its last wording came in with “{last}”.",
            retired=statement.retired,
            last=last,
        )
        fix = say("Name a later edition, or take the wording or this line out.")
        yield Flaw(here, what, fix, "editions")


def _later(known: _Known, earlier: str, later: str) -> bool:
    """Return whether one edition stands after another; true where that cannot be known."""
    if earlier not in known.editions or later not in known.editions:
        return True
    return known.editions[earlier] < known.editions[later]


def lineage(bank: Bank) -> Iterator[Flaw]:
    """What takes over from another names one that exists, is not it, and goes round in no circle."""
    for kind, one in (("scales", "scale"), ("statements", "statement")):
        older = {part.id: _older(part) for part in getattr(bank, kind)}
        for position, part in enumerate(getattr(bank, kind)):
            for name in _older(part):
                path = (kind, position, "replaces")
                if name == part.id:
                    fix = say("Name the one before it, or take this line out.")
                    yield Flaw(path, say(REPLACES_ITSELF[one]), fix)
                elif name not in older:
                    yield unknown(path, one, name, older, kind)
        circle = _circle(older)
        if circle:
            position = list(older).index(circle[0])
            what = say("These replace one another in a circle: {names}.", names=", ".join(circle))
            yield Flaw((kind, position, "replaces"), what, say("Let only the newer one name the older."))


def _older(part: Scale | Statement) -> tuple[str, ...]:
    if isinstance(part, Statement):
        return part.replaces
    return () if part.replaces is None else (part.replaces,)


def _circle(older: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    others = {name: [other for other in names if other != name] for name, names in older.items()}
    try:
        TopologicalSorter(others).prepare()
    except CycleError as error:
        return tuple(dict.fromkeys(error.args[1]))
    return ()


def _texts(part: Any, path: Path) -> Iterator[tuple[Path, str, bool]]:
    """Yield every text of a bank: its path, itself, and whether there must be words in it."""
    if isinstance(part, str):
        yield path, part, True
    elif is_dataclass(part):
        for field in fields(part):
            needed = field.default is MISSING
            for inner, text, must in _texts(getattr(part, field.name), (*path, field.name)):
                yield inner, text, must and (needed or inner != (*path, field.name))
    elif isinstance(part, (tuple, Mapping)):
        for key, value in part.items() if isinstance(part, Mapping) else enumerate(part):
            yield from _texts(value, (*path, key))


RULES: tuple[Callable[[Bank], Iterator[Flaw]], ...] = (
    empty_lists,
    words,
    names,
    doubles,
    stems,
    scale_flaws,
    sets,
    statements,
    translation_flaws,
    tie_flaws,
    lineage,
    succession,
    braces,
)
