"""`notes`: words that may be printed, and looking at those that could point at somebody first."""

from dataclasses import replace
from typing import TYPE_CHECKING, Annotated
from uuid import uuid4

import typer

from mir_assess.cli import options
from mir_assess.cli.console import Console, console, quoted
from mir_assess.cli.places import is_file, now, opened_store, round_of
from mir_assess.errors import Problem, UsageError
from mir_assess.speech import marked, say, say_n

if TYPE_CHECKING:
    from mir_assess.model.round import Round
    from mir_assess.office.looking import Printable

CHOICES = (
    (marked("Print it, as it was said"), "print"),
    (marked("Keep it back"), "keep_back"),
    (marked("Decide later"), ""),
)


def notes(
    source: options.Source,
    to_print: Annotated[
        list[str] | None,
        typer.Option(
            "--print", metavar="CODE", show_default=False, help="This note may be printed. Repeat for more."
        ),
    ] = None,
    to_keep_back: Annotated[
        list[str] | None,
        typer.Option(
            "--keep-back",
            metavar="CODE",
            show_default=False,
            help="This note is kept back. Repeat for more.",
        ),
    ] = None,
    by: Annotated[
        str,
        typer.Option(
            "--by",
            metavar="WHO",
            help="Who decided: room, speaker (whose words they are) or keeper (of answers). Never a name.",
        ),
    ] = "keeper",
    store: options.StoreAddress = None,
    plain: options.Plain = False,
) -> None:
    """Look at words that may be printed, before they are.

    Words that could point at somebody are on no page until a person has looked at them. Private words are
    not shown here.
    """
    from mir_assess.office import looking

    shown = console(plain=plain, store=store)
    looking.check_by(by)
    decisions = _decisions(to_print or [], to_keep_back or [])
    if decisions:
        if is_file(source):
            what = say("Nothing can be decided about the words in a sealed file.")
            raise UsageError(Problem(source, what, say("Leave out --print and --keep-back to read them.")))
        _keep(source, decisions, by, store)
    found = round_of(source, store)
    listed = looking.printable(found)
    _show(shown, found, listed)
    left = sum(each.waits for each in listed)
    if left and found.sealed is None and shown.asks and not decisions:
        left -= _ask(shown, source, listed, by, store)
    _close(shown, source, found, left)


def _decisions(to_print: list[str], to_keep_back: list[str]) -> dict[str, str]:
    """Return what was decided, by code. Raises UsageError where a note is to be both."""
    codes = [code.casefold() for code in to_print], [code.casefold() for code in to_keep_back]
    both = sorted(set(codes[0]) & set(codes[1]))
    if both:
        what = say("This note cannot be both printed and kept back.")
        fix = say("Give its code once.")
        raise UsageError(*(Problem(code, what, fix) for code in both))
    return {**dict.fromkeys(codes[0], "print"), **dict.fromkeys(codes[1], "keep_back")}


def _keep(name: str, decisions: dict[str, str], by: str, store: str | None) -> None:
    from mir_assess.office import looking

    with opened_store(store) as kept:
        looking.decide(kept, name, decisions, by, at=now(), new_id=lambda: uuid4().hex)


def _show(shown: Console, found: "Round", listed: "tuple[Printable, ...]") -> None:
    from mir_assess.model.pointing import about, decided, look_first

    if not listed:
        shown.say(
            say(
                "No words may be printed so far. Each needs a yes; what a few people wrote down together "
                "needs the yes of their group as well."
            )
        )
    for each in listed:
        # Whose words they are is not said: in a small group that is half of who said them.
        # For translators: {about} is what the note is, as “What works, statement 2”.
        shown.heading(
            say(
                "{code}  {about}", code=each.code, about=about(found.assessment, replace(each.note, group=""))
            )
        )
        shown.hung("   ", say("“{words}”", words=each.note.text))
        if each.flags:
            shown.hung("   ", look_first(each.flags))
        shown.hung("   ", decided(each.note) or _undecided(each, is_sealed=found.sealed is not None))


def _undecided(each: "Printable", *, is_sealed: bool) -> str:
    if not each.waits:
        return say("It may be printed.")
    if is_sealed:
        return say("It was not looked at before the round was sealed, so it stays out of every page.")
    return say("It waits, and is on no page until somebody has looked at it.")


def _ask(shown: Console, name: str, listed: "tuple[Printable, ...]", by: str, store: str | None) -> int:
    """Ask about each note that waits, and keep each answer at once; return how many were decided."""
    from mir_assess.model.pointing import SAFE_TO_PRINT, decided, look_first

    number = 0
    for each in listed:
        if not each.waits:
            continue
        shown.heading(say("Look at {code}", code=each.code))
        shown.say(say("“{words}”", words=each.note.text), look_first(each.flags))
        choices = [say(words) for words, _ in CHOICES]
        decision = CHOICES[shown.choose(say(SAFE_TO_PRINT), choices, "--print", default=len(CHOICES))][1]
        if decision:
            _keep(name, {each.code: decision}, by, store)
            number += 1
            shown.say(decided(replace(each.note, checked=decision, checked_by=by)))
    return number


def _close(shown: Console, source: str, found: "Round", left: int) -> None:
    if left and found.sealed is None:
        shown.say(
            say_n("{number} note waits to be looked at.", "{number} notes wait to be looked at.", left),
            say("Ask whose words they are, if you can. Then: --print CODE, or --keep-back CODE."),
        )
        shown.next(f"notes {source} --print CODE")
    else:
        shown.next(f"report {quoted(source)}")
