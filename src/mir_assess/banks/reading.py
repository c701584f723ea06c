"""From a file to everything there is to say about it: text, then YAML, then format, then shape, then rules, then advice.

Each step goes on from as much as the one before could make out, so that one run names every problem. This is where a flaw in a bank
meets its line in a file. Loads YAML and Pydantic; only `shelf` imports it, and only when there is a file to read.
"""

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain, islice
from pathlib import Path as FilePath
from typing import Any

from mir_assess.banks.advice import ADVICE
from mir_assess.banks.checking import RULES
from mir_assess.banks.flaws import Flaw, Path
from mir_assess.banks.plain_text import read_text
from mir_assess.banks.shape import Fitted, fit
from mir_assess.banks.shelf import Report
from mir_assess.banks.yaml_text import ENOUGH, Document, read_yaml
from mir_assess.errors import BankError, Problem, nearest
from mir_assess.model.bank import FORMAT, VERSION

# How a part of a bank is called, and which of its keys names it.
PARTS = {
    "themes": ("Theme", "id"),
    "scales": ("Scale", "id"),
    "levels": ("level", "key"),
    "bands": ("band", "key"),
    "stems": ("Stem", ""),
    "sets": ("Set", "id"),
    "statements": ("Statement", "id"),
    "wordings": ("wording", ""),
}


def examine(file: FilePath) -> Report:
    """Return everything there is to say about a bank's file."""
    try:
        document = read_yaml(read_text(file))
    except BankError as error:
        return Report(error.problems, (), None)
    slips = [Problem(f"{file}:{slip.line}", slip.what, slip.fix) for slip in document.slips]
    if not document.whole:
        return Report(tuple(slips), (), None)
    foreign = _format_flaw(document.value)
    if foreign is not None:
        return Report((*slips, _problem(file, document, foreign)), (), None)
    fitted = fit(document.value)
    flaws = sorted(islice(chain(fitted.flaws, _broken_rules(fitted)), ENOUGH), key=lambda flaw: document.line(flaw.path))
    errors = (*slips, *(_problem(file, document, flaw) for flaw in flaws))
    if errors:
        return Report(errors, (), None)
    advice = chain.from_iterable(piece(fitted.bank) for piece in ADVICE)
    return Report((), tuple(_problem(file, document, flaw) for flaw in advice), fitted.bank)


def _format_flaw(value: Any) -> Flaw | None:
    """Return what is wrong when this is no bank at all, or one of a kind that this program is too old for."""
    copy_one = "Copy statements/making-it-real.yaml and change it: its first lines say what sort of file it is."
    if value is None:
        return Flaw((), "The file is empty.", copy_one)
    if not isinstance(value, Mapping):
        return Flaw((), "This is no bank of statements.", copy_one)
    if value.get("format") != FORMAT:
        if "format" not in value:
            hint = nearest("format", value) or f"Add the line format: {FORMAT} at the top, if it is one."
            return Flaw((), "It is not said that this is a bank of statements.", hint)
        return Flaw(("format",), "This is not a bank of statements that this program knows.", f"Write format: {FORMAT}, if it is one.")
    version = value.get("version")
    if isinstance(version, int) and not isinstance(version, bool) and version > VERSION:
        what = f"This bank is written for a newer mir-assess (version {version} of the format; this one reads {VERSION})."
        return Flaw(("version",), what, "Please upgrade mir-assess.")
    if version != VERSION or isinstance(version, bool):
        return Flaw(("version",) if "version" in value else ("format",), f"A line version: {VERSION} is missing.", "Write it as it stands here.")
    return None


def _broken_rules(fitted: Fitted) -> Iterator[Flaw]:
    for rule in RULES:
        yield from (flaw for flaw in rule(fitted.bank) if not _guessed(flaw, fitted.made_up))


def _guessed(flaw: Flaw, made_up: Iterable[Path]) -> bool:
    """Return whether a flaw may come only from what was made up in mending the shape."""
    return any(flaw.path[: len(path)] == path or flaw.looked_up == path[0] for path in made_up)


def _problem(file: FilePath, document: Document, flaw: Flaw) -> Problem:
    owner = _owner(document.value, flaw.path)
    return Problem(f"{file}:{document.line(flaw.path)}", f"{owner}: {flaw.what}" if owner else flaw.what, flaw.fix)


def _owner(plain: Any, path: Path) -> str:
    """Return the parts of a bank that a path leads through, as a person calls them: Scale “truth”, level “never”."""
    called = []
    for kind, step in zip(("", *path), path, strict=False):
        plain = plain[step] if _has(plain, step) else None
        if isinstance(step, int) and kind in PARTS and isinstance(plain, Mapping):
            word, key = PARTS[str(kind)]
            name = plain.get(key)
            called.append(f"{word} “{name}”" if isinstance(name, str) and name else f"{word} {step + 1}")
    return ", ".join(called)


def _has(plain: Any, step: str | int) -> bool:
    if isinstance(step, int):
        return isinstance(plain, list) and step < len(plain)
    return isinstance(plain, Mapping) and step in plain
