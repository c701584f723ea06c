"""From a file to everything there is to say about it: text, then YAML, then format, then shape, then rules,
then advice.

Each step goes on from as much as the one before could make out, so that one run names every problem. This is
where a flaw in a bank meets its line in a file. Loads YAML and Pydantic; only `shelf` imports it, and only
when there is a file to read.
"""

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain, islice
from pathlib import Path as FilePath
from typing import Any

from mir_assess.banks.advice import ADVICE
from mir_assess.banks.checking import RULES
from mir_assess.banks.flaws import ENOUGH, Flaw, Path
from mir_assess.banks.plain_text import read_text
from mir_assess.banks.shape import Fitted, fit
from mir_assess.banks.shelf import Report
from mir_assess.banks.syntax import Slip
from mir_assess.banks.yaml_text import Document, read_yaml
from mir_assess.errors import BankError, Problem, nearest
from mir_assess.model.bank import FORMAT, VERSION, Bank

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
    bank, flaws = _look_through(document)
    errors = _problems(file, [*document.slips, *(_slip(document, flaw) for flaw in flaws)])
    if bank is None or errors:
        return Report(errors, (), None)
    advice = chain.from_iterable(piece(bank) for piece in ADVICE)
    return Report((), _problems(file, [_slip(document, flaw) for flaw in advice]), bank)


def _look_through(document: Document) -> tuple[Bank | None, list[Flaw]]:
    """Return the bank, where the document is one, and what is wrong with it apart from how it is written."""
    if not document.whole:
        return None, []
    foreign = _format_flaw(document.value)
    if foreign is not None:
        return None, [foreign]
    fitted = fit(document.value)
    return fitted.bank, list(islice(chain(fitted.flaws, _broken_rules(fitted)), ENOUGH))


def _format_flaw(value: Any) -> Flaw | None:
    """Return what is wrong when this is no bank at all, or one of a kind that this program is too old for."""
    copy_one = "Copy statements/making-it-real.yaml and change that: it begins with the right lines."
    if value is None:
        return Flaw((), "The file is empty.", copy_one)
    if not isinstance(value, Mapping):
        return Flaw((), "This is no bank of statements.", copy_one)
    if value.get("format") != FORMAT:
        if "format" not in value:
            hint = nearest("format", value) or f"Add the line format: {FORMAT} at the top, if it is one."
            return Flaw((), "It is not said that this is a bank of statements.", hint)
        what = "This is not a bank of statements that this program knows."
        return Flaw(("format",), what, f"Write format: {FORMAT}, if it is one.")
    version = value.get("version")
    if isinstance(version, int) and not isinstance(version, bool) and version > VERSION:
        what = f"This bank is for a newer mir-assess: its format is version {version}, not {VERSION}."
        return Flaw(("version",), what, "Please upgrade mir-assess.")
    if version != VERSION or isinstance(version, bool):
        path = ("version",) if "version" in value else ("format",)
        what = "It is not said which version of the format this is."
        return Flaw(path, what, f"Write version: {VERSION}, without quotes.")
    return None


def _broken_rules(fitted: Fitted) -> Iterator[Flaw]:
    if fitted.bank is None:
        return
    for rule in RULES:
        yield from (flaw for flaw in rule(fitted.bank) if not _guessed(flaw, fitted.made_up))


def _guessed(flaw: Flaw, made_up: Iterable[Path]) -> bool:
    """Return whether a flaw may come only from what was made up in mending the shape."""
    return any(
        flaw.path[: len(path)] == path
        or (flaw.looked_up == path[0] and (len(path) <= 2 or path[2] in {"id", "levels", "voice"}))
        for path in made_up
    )


def _slip(document: Document, flaw: Flaw) -> Slip:
    owner = _owner(document.value, flaw.path)
    return Slip(document.line(flaw.path), f"{owner}: {flaw.what}" if owner else flaw.what, flaw.fix)


def _problems(file: FilePath, slips: list[Slip]) -> tuple[Problem, ...]:
    in_order = sorted(slips, key=lambda slip: slip.line)
    return tuple(Problem(f"{file}:{slip.line}", slip.what, slip.fix) for slip in in_order)


def _owner(plain: Any, path: Path) -> str:
    """Return the parts that a path leads through, as people call them: Scale “truth”, level “never”."""
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
