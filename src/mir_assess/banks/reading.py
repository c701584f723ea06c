"""From a file to everything there is to say about it: text, then YAML, then format, then shape, then rules,
then advice.

Each step goes on from as much as the one before could make out, so that one run names every problem. This is
where a flaw in a bank meets its line in a file. Loads YAML and Pydantic; only `shelf` imports it, and only
when there is a file to read.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import chain, islice
from pathlib import Path as FilePath
from typing import Any

from mir_assess.banks.advice import ADVICE
from mir_assess.banks.checking import RULES
from mir_assess.banks.flaws import ENOUGH, Flaw, Path
from mir_assess.banks.overlays import OVERLAY_ADVICE, OVERLAY_RULES
from mir_assess.banks.plain_text import read_text
from mir_assess.banks.shape import Fitted, Whole, fit
from mir_assess.banks.shelf import Report
from mir_assess.banks.syntax import Slip
from mir_assess.banks.the_rest import advice_on_the_rest
from mir_assess.banks.yaml_text import Document, read_yaml
from mir_assess.errors import BankError, Problem, nearest
from mir_assess.model.bank import FORMAT, VERSION, Bank
from mir_assess.model.overlay import FORMAT as OVERLAY_FORMAT
from mir_assess.model.overlay import VERSION as OVERLAY_VERSION
from mir_assess.model.overlay import Overlay
from mir_assess.speech import marked, say

LONGEST_SAID = 500
FOR_A_NEWER = {
    "bank": marked("This bank is for a newer mir-assess: its format is version {version}, not {newest}."),
    "overlay": marked(
        "This overlay is for a newer mir-assess: its format is version {version}, not {newest}."
    ),
}
LONG_WORD = re.compile(r"[^\s“”]{81,}")
"""A sentence may quote a name of a million letters, or a list of a thousand names: its reader wants a few."""

# How a part of a bank is called by its name and by its number, and which of its keys names it.
PARTS = {
    "themes": (marked("Theme “{name}”"), marked("Theme {number}"), "id"),
    "scales": (marked("Scale “{name}”"), marked("Scale {number}"), "id"),
    "levels": (marked("level “{name}”"), marked("level {number}"), "key"),
    "bands": (marked("band “{name}”"), marked("band {number}"), "key"),
    "stems": ("", marked("Stem {number}"), ""),
    "sets": (marked("Set “{name}”"), marked("Set {number}"), "id"),
    "statements": (marked("Statement “{name}”"), marked("Statement {number}"), "id"),
    "wordings": ("", marked("wording {number}"), ""),
}


def examine(file: FilePath, find: Callable[[str], Bank], *, advise: bool) -> Report:
    """Return everything there is to say about the file of a bank, or of an overlay; advice only if wanted.

    `find` returns the bank that an overlay names, or raises BankError.
    """
    try:
        document = read_yaml(read_text(file))
    except BankError as error:
        return Report(error.problems, (), None)
    if document.whole and isinstance(document.value, Mapping):
        if document.value.get("format") == OVERLAY_FORMAT:
            return _examine_overlay(file, document, find, advise=advise)
        if document.value.get("format") == FORMAT:
            return _examine_bank(file, document, advise=advise)
    flaws = [_format_flaw(document.value)] if document.whole else []
    return _report(file, document, [flaw for flaw in flaws if flaw], None, ())


def named_bank(file: FilePath) -> str:
    """Return which bank an overlay says it is for; empty where the file is none. Raises BankError."""
    value = read_yaml(read_text(file)).value
    if not isinstance(value, Mapping) or value.get("format") != OVERLAY_FORMAT:
        return ""
    bank_id = value.get("bank")
    return bank_id if isinstance(bank_id, str) else ""


def _examine_bank(file: FilePath, document: Document, *, advise: bool) -> Report:
    unknown = _version_flaw(document.value, VERSION, "bank")
    if unknown and _is_newer(document.value, VERSION):
        return _report(file, document, [unknown], None, ())
    fitted = fit({**document.value, "version": VERSION}, Bank)
    broken = () if fitted.made is None else _broken(RULES, fitted.made, fitted)
    flaws = list(islice(chain([unknown] if unknown else [], fitted.flaws, broken), ENOUGH))
    return _report(file, document, flaws, fitted.made, ADVICE if advise else ())


def _examine_overlay(
    file: FilePath, document: Document, find: Callable[[str], Bank], *, advise: bool
) -> Report:
    unknown = _version_flaw(document.value, OVERLAY_VERSION, "overlay")
    if unknown and _is_newer(document.value, OVERLAY_VERSION):
        return _report(file, document, [unknown], None, ())
    fitted = fit({**document.value, "version": OVERLAY_VERSION}, Overlay)
    overlay = fitted.made
    flaws = [*([unknown] if unknown else []), *fitted.flaws]
    bank = None
    if overlay is not None and ("bank",) not in fitted.made_up:
        try:
            bank = find(overlay.bank)
        except BankError as error:
            problem = error.problems[0]
            what = say(
                "Its bank cannot be used. {where}: {problem}", where=problem.where, problem=problem.what
            )
            flaws.append(Flaw(("bank",), what, problem.fix))
    if overlay is None or bank is None:
        return _report(file, document, flaws, None, ())
    rules = [partial(rule, bank) for rule in OVERLAY_RULES]
    flaws = list(islice(chain(flaws, _broken(rules, overlay, fitted)), ENOUGH))
    advice = [partial(piece, bank) for piece in OVERLAY_ADVICE] if advise else []
    return _report(file, document, flaws, overlay, advice, bank)


def _report(
    file: FilePath,
    document: Document,
    flaws: Sequence[Flaw],
    made: Whole | None,
    advice: Iterable[Callable[[Whole], Iterator[Flaw]]],
    bank: Bank | None = None,
) -> Report:
    """Return what was found, with the bank or overlay where nothing stands in its way."""
    errors = _problems(file, [*document.slips, *(_slip(document, flaw) for flaw in flaws)])
    if isinstance(made, Bank) and errors:
        told = advice_on_the_rest(made, flaws, advice)
        return Report(errors, _problems(file, [_slip(document, flaw) for flaw in islice(told, ENOUGH)]), None)
    if made is None or errors:
        return Report(errors, (), None)
    told = chain.from_iterable(piece(made) for piece in advice)
    found = _problems(file, [_slip(document, flaw) for flaw in islice(told, ENOUGH)])
    if isinstance(made, Overlay):
        return Report((), found, bank, made)
    return Report((), found, made)


def _format_flaw(value: Any) -> Flaw | None:
    """Return what is wrong when this is no bank at all."""
    copy_one = say("Type mir-assess statements new FILE for one to begin with, and write your own over it.")
    if value is None:
        return Flaw((), say("The file is empty."), copy_one)
    if not isinstance(value, Mapping):
        return Flaw((), say("This is not a bank of statements."), copy_one)
    if "format" not in value:
        add = say("Add the line format: {format} at the top, if it is one.", format=FORMAT)
        what = say("It is not said that this is a bank of statements.")
        return Flaw((), what, nearest("format", value) or add)
    what = say("This is not a bank of statements that this program knows.")
    return Flaw(("format",), what, say("Write format: {format}, if it is one.", format=FORMAT))


def _version_flaw(value: Mapping[str, Any], newest: int, kind: str) -> Flaw | None:
    """Return what is wrong when this is of a version that this program is too old for, or of none."""
    version = value.get("version")
    if isinstance(version, int) and not isinstance(version, bool) and version > newest:
        what = say(FOR_A_NEWER[kind], version=version, newest=newest)
        return Flaw(("version",), what, say("Please upgrade mir-assess."))
    if version != newest or isinstance(version, bool):
        path = ("version",) if "version" in value else ("format",)
        what = say("It is not said which version of the format this is.")
        return Flaw(path, what, say("Write version: {newest}, without quotes.", newest=newest))
    return None


def _is_newer(value: Mapping[str, Any], newest: int) -> bool:
    version = value.get("version")
    return isinstance(version, int) and not isinstance(version, bool) and version > newest


def _broken(
    rules: Iterable[Callable[[Whole], Iterator[Flaw]]], made: Whole, fitted: Fitted[Whole]
) -> Iterator[Flaw]:
    for rule in rules:
        yield from (flaw for flaw in rule(made) if not _guessed(flaw, fitted.made_up))


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
    return tuple(Problem(f"{file}:{slip.line}", _short(slip.what), _short(slip.fix)) for slip in in_order)


def _short(words: str) -> str:
    """Return what is said at a length that can be read, however long a name it quotes."""
    if len(words) <= LONGEST_SAID:
        return words
    cut = LONG_WORD.sub(lambda found: f"{found[0][:60]}…", words)
    return cut if len(cut) <= LONGEST_SAID else f"{cut[:LONGEST_SAID].rstrip()} …"


def _owner(plain: Any, path: Path) -> str:
    """Return the parts that a path leads through, as people call them: Scale “truth”, level “never”."""
    called = []
    for kind, step in zip(("", *path), path, strict=False):
        plain = plain[step] if _has(plain, step) else None
        if isinstance(step, int) and kind in PARTS and isinstance(plain, Mapping):
            by_name, by_number, key = PARTS[str(kind)]
            name = plain.get(key)
            named = isinstance(name, str) and name
            called.append(say(by_name, name=name) if named else say(by_number, number=step + 1))
    return ", ".join(called)


def _has(plain: Any, step: str | int) -> bool:
    if isinstance(step, int):
        return isinstance(plain, list) and step < len(plain)
    return isinstance(plain, Mapping) and step in plain
