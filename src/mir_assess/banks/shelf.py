"""The folder of banks: what stands in it, and the way from an id or a file to a `Bank`.

Translations stand beside a bank and are laid over it as it is loaded; a wording is laid over it where one is
named. Beside each bank and translation of ours stands its already validated JSON (`ready`), so that loading
reads only that; after any edit it reads the YAML again. YAML and Pydantic are imported late, and only then.
"""

import re
from dataclasses import dataclass, replace
from glob import escape
from pathlib import Path

from mir_assess.banks.ready import ready_bank, ready_overlay
from mir_assess.errors import BankError, Problem, nearest
from mir_assess.model.bank import Bank
from mir_assess.model.overlay import Overlay, reworded, translated
from mir_assess.speech import say

ENDINGS = (".yaml", ".yml")
TRANSLATIONS = "translations"
LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
NO_TRANSLATION = re.compile(rb"^(format:\s*[\"']?mir-assess/bank|kind:\s*[\"']?wording)\b", re.MULTILINE)
"""What a file of words for a bank's own language, or a copy of a bank, says of itself near its beginning."""
"""Stands where a language would in the name of a file that `statements wording` writes: no translation."""


@dataclass(frozen=True, slots=True)
class Report:
    """What was found in a file: errors, which stop it, and advice, which does not; the bank if no errors.

    Where the file is an overlay, `overlay` is it, and `bank` the bank that it is for, as it is without, from
    `bank_file`.
    """

    errors: tuple[Problem, ...]
    advice: tuple[Problem, ...]
    bank: Bank | None
    overlay: Overlay | None = None
    bank_file: Path | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the list of banks. A bank with errors is listed too, with how many it has."""

    id: str
    file: Path
    title: str = ""
    wording: str = ""
    editions: tuple[str, ...] = ()
    statements: int = 0
    sets: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    errors: int = 0


def load(
    path_or_id: str, statements_folder: Path, wording: Path | None = None, edition: str | None = None
) -> Bank:
    """Return a bank with its translations: from a file where the name has a slash or ends in .yaml or .yml,
    else by id. `wording` is the file of an overlay whose words take the place of the bank's own, in the
    `edition` that is to be asked, the newest unless named.

    Raises BankError with every problem of the files, or with the ids there are when the id is unknown.
    """
    ours = not is_file_name(path_or_id)
    found = bank_files(statements_folder).get(path_or_id) if ours else Path(path_or_id)
    if found is None:
        raise BankError(_unknown(path_or_id, statements_folder))
    # Only what we made ourselves is taken as validated: a folder passed on by others may hold anything.
    bank = _load_from_shelf(found) if ours else _read(found)
    for language, file in translation_files(found).items():
        ready = ready_overlay(file, found) if ours else None
        bank = translated(bank, ready or _read_translation(file, bank, language))
    if wording is None:
        return bank
    return reworded(bank, _read_wording(wording, bank, edition or bank.editions[-1]))


def check(path: Path, statements_folder: Path | None = None) -> Report:
    """Return everything there is to say about the file of a bank or an overlay. One that cannot be read is
    an error in it.

    The bank of an overlay is looked for beside it, then in `statements_folder`.
    """
    # Late: a bank that is already validated needs neither YAML nor Pydantic.
    from mir_assess.banks.reading import examine

    report = examine(path, lambda bank_id: _bank_of(path, bank_id, statements_folder), advise=True)
    if report.bank is None:
        return report
    if report.overlay is not None:
        return replace(report, bank_file=_file_of_bank(path, report.overlay.bank, statements_folder))
    return _with_translations(path, report)


def _with_translations(path: Path, report: Report) -> Report:
    """Return a bank's report with the errors of what is laid over it whenever it is used."""
    errors: list[Problem] = []
    for language, file in translation_files(path).items():
        try:
            _read_translation(file, report.bank, language)  # type: ignore[arg-type]  # it is there
        except BankError as error:
            errors += error.problems
    return replace(report, errors=tuple(errors), bank=None) if errors else report


def bank_named_in(overlay: Path) -> str:
    """Return the id of the bank that an overlay is for, whatever else it says. Raises BankError."""
    from mir_assess.banks.reading import named_bank

    bank_id = named_bank(overlay)
    if not bank_id:
        raise BankError(*(check(overlay).errors or (_no_overlay(overlay),)))
    return bank_id


def catalogue(statements_folder: Path) -> tuple[Entry, ...]:
    """Return the banks in the folder, in order of id."""
    return tuple(_entry(bank_id, file) for bank_id, file in bank_files(statements_folder).items())


def is_file_name(path_or_id: str) -> bool:
    """Return whether this names a file and not a bank's id."""
    return any(mark in path_or_id for mark in "/\\") or path_or_id.lower().endswith(ENDINGS)


def bank_files(folder: Path) -> dict[str, Path]:
    """Return the banks in a folder by id, in order. What has a full stop in its name is laid over one."""
    return {
        file.stem: file
        for file in sorted(folder.glob("*.y*ml"))
        if file.suffix in ENDINGS and "." not in file.stem
    }


def translation_files(file: Path) -> dict[str, Path]:
    """Return the translations of a bank's file by language: northshire.pl.yaml, beside it or in a folder
    `translations` there.
    """
    found = [
        overlay
        for folder in (file.parent / TRANSLATIONS, file.parent)
        for overlay in sorted(folder.glob(f"{escape(file.stem)}.*"))
        if overlay.suffix in ENDINGS and overlay.stem != file.stem
    ]
    named = {overlay.stem.removeprefix(f"{file.stem}."): overlay for overlay in found}
    return {
        language: overlay
        for language, overlay in named.items()
        if LANGUAGE.fullmatch(language) and _may_be_a_translation(overlay)
    }


def _may_be_a_translation(file: Path) -> bool:
    """Whether a file that is named like a translation says nothing else of itself."""
    try:
        if not file.is_file():
            return False
        with file.open("rb") as content:
            return NO_TRANSLATION.search(content.read(4_000)) is None
    except OSError:
        return True  # reading it will say what is wrong


def _bank_of(overlay: Path, bank_id: str, statements_folder: Path | None) -> Bank:
    """Return the bank that an overlay is for, without anything laid over it."""
    file = _file_of_bank(overlay, bank_id, statements_folder)
    if file is None:
        raise BankError(_unknown(bank_id, statements_folder or overlay.parent))
    return _load_from_shelf(file) if file.parent == statements_folder else _read(file)


def _file_of_bank(overlay: Path, bank_id: str, statements_folder: Path | None) -> Path | None:
    folders = [overlay.parent, overlay.parent.parent, *([statements_folder] if statements_folder else [])]
    found = (bank_files(folder).get(bank_id) for folder in folders)
    return next((file for file in found if file is not None), None)


def _read_translation(file: Path, bank: Bank, language: str) -> Overlay:
    overlay = _read_overlay(file, bank, "translation")
    if overlay.language != language:
        what = say(
            "The file is named for the language “{language}”, and says “{other}”.",
            language=language,
            other=overlay.language,
        )
        fix = say("Give it the name of its language, or change the line.")
        raise BankError(Problem(str(file), what, fix))
    return overlay


def _read_wording(file: Path, bank: Bank, edition: str) -> Overlay:
    overlay = _read_overlay(file, bank, "wording")
    if overlay.edition != edition:
        what = say(
            "These words are for edition “{other}”, and edition “{edition}” is asked.",
            other=overlay.edition,
            edition=edition,
        )
        fix = say(
            'Read them through beside that edition, then write edition: "{edition}" in the file.',
            edition=edition,
        )
        raise BankError(Problem(str(file), what, fix))
    return overlay


def _read_overlay(file: Path, bank: Bank, kind: str) -> Overlay:
    from mir_assess.banks.reading import examine

    def the_bank(bank_id: str) -> Bank:
        if bank_id == bank.id:
            return bank
        what = say("It is for the bank “{bank}”.", bank=bank_id)
        raise BankError(Problem(bank.id, what, say("Lay it over that bank, or change the line bank: in it.")))

    report = examine(file, the_bank, advise=False)
    if report.overlay is None:
        raise BankError(*(report.errors or (_no_overlay(file),)))
    if report.overlay.kind != kind:
        what = say("This is a {kind}, and a {wanted} is wanted here.", kind=report.overlay.kind, wanted=kind)
        fix = say("Name a {wanted}, or change the line kind: in it.", wanted=kind)
        raise BankError(Problem(str(file), what, fix))
    return report.overlay


def _no_overlay(file: Path) -> Problem:
    what = say("This is a whole bank, and not words to lay over one.")
    return Problem(str(file), what, say("Use it with --bank."))


def _load_from_shelf(file: Path) -> Bank:
    bank = ready_bank(file)
    if bank is not None:
        return bank
    bank = _read(file)
    if bank.id != file.stem:
        what = say(
            "The bank calls itself “{bank}”, and its file is named “{file}”.", bank=bank.id, file=file.stem
        )
        fix = say("Give both one name, so that whoever asks for it finds it.")
        raise BankError(Problem(str(file), what, fix))
    return bank


def _read(file: Path) -> Bank:
    from mir_assess.banks.reading import examine

    report = examine(file, lambda bank_id: _bank_of(file, bank_id, None), advise=False)
    if report.overlay is not None:
        what = say("This file holds words to lay over a bank, and is none.")
        raise BankError(Problem(str(file), what, say("Name the bank that it is for.")))
    if report.bank is None:
        raise BankError(*report.errors)
    return report.bank


def _entry(bank_id: str, file: Path) -> Entry:
    try:
        bank = _load_from_shelf(file)
    except BankError as error:
        return Entry(bank_id, file, errors=len(error.problems))
    newest = bank.edition()
    return Entry(
        id=bank_id,
        file=file,
        title=bank.title,
        wording=bank.source.wording,
        editions=bank.editions,
        statements=len(newest.statements),
        sets=tuple(chosen.id for chosen in newest.sets),
        languages=tuple(dict.fromkeys((bank.language, *bank.translations, *translation_files(file)))),
    )


def _unknown(bank_id: str, folder: Path) -> Problem:
    known = list(bank_files(folder))
    there_are = say("There are no banks in {folder}.", folder=folder)
    if known:
        there_are = say("The banks here are: {names}.", names=", ".join(known))
    own = say("For a bank of your own, name its file with its ending, such as northshire.yaml.")
    hint = nearest(bank_id, known)
    return Problem(
        f"“{bank_id}”",
        say("There is no bank of this name."),
        " ".join(part for part in (hint, there_are, own) if part),
    )
