"""What a page of an open round asks first: it is a draft, and two drafts side by side can tell more."""

from typing import TYPE_CHECKING
from uuid import uuid4

from mir_assess.cli.console import Console
from mir_assess.cli.places import is_file, now, opened_store, today
from mir_assess.office.writing import STANDARD_OUTPUT
from mir_assess.speech import say, say_n

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from mir_assess.model.round import Round
    from mir_assess.store.base import Store


def may_issue(rounds: "list[tuple[str, Round]]", store: str | None, shown: Console, *, yes: bool) -> bool:
    """Return whether to go on: asks where this draft, beside an earlier one, would show what a few people
    changed.
    """
    from mir_assess.office.issuing import groups_to_ask_about, named_sittings

    for source, found in rounds:
        if is_file(source) or found.sealed:
            continue
        with opened_store(store) as kept:
            groups = groups_to_ask_about(kept, found)
            sittings = named_sittings(kept, source)
        if sittings:
            shown.warn(
                say_n(
                    "{name} has the answers of {number} sitting so far, and is still open.",
                    "{name} has the answers of {number} sittings so far, and is still open.",
                    sittings,
                    name=source,
                ),
                say(
                    "Sittings are put together so that small groups are safe. If another is to come, make no "
                    "report before it."
                ),
            )
        if groups:
            shown.warn(
                few_have_changed(source, groups),
                say("Whoever holds both drafts could tell what they said. Wait for more answers."),
            )
            if not shown.confirm(say("Make the draft all the same?"), yes=yes):
                shown.say(say("No draft was made."))
                shown.next(f"start {source}")
                return False
    return True


def few_have_changed(name: str, groups: "Sequence[str]") -> str:
    """Return the sentence that says of which groups a few changed something since a draft."""
    from mir_assess.report.tongue import either

    return say(
        "{name} is still open, and a draft of it was made before. Since then one to four people "
        "of {groups} have answered, changed an answer or had it taken out.",
        name=name,
        groups=either([say("“{words}”", words=group) for group in groups]),
    )


def note_drafts(
    rounds: "list[tuple[str, Round]]",
    audience: str,
    kind: str,
    formats: "Iterable[str]",
    store: str | None,
    shown: Console,
) -> None:
    """Keep note of drafts before they are written: of several files one may be out when the next fails."""
    for source, found in rounds:
        if is_file(source) or found.sealed:
            continue
        with opened_store(store) as kept:
            note_draft(kept, found, audience, kind, formats, shown)


def note_draft(
    kept: "Store", found: "Round", audience: str, kind: str, formats: "Iterable[str]", shown: Console
) -> None:
    """Keep note of one draft, and say where that cannot be."""
    from mir_assess.office.issuing import draft_of, keep_note

    draft = draft_of(found, audience, kind, formats, day=today())
    if not keep_note(kept, found.assessment.name, draft, at=now(), new_id=lambda: uuid4().hex):
        shown.warn(say("The store cannot be written to, so the next draft will not know of this one."))


def tell_of_words_that_wait(found: "Round", output: str | None, shown: Console) -> None:
    """Say how to look at words that are on no page yet. Readers of the page are told only that they wait."""
    if output == STANDARD_OUTPUT or not any(note.consent for note in found.notes):
        return
    from mir_assess.office.looking import waiting

    if waiting(found):
        command = f"{shown.command} notes {found.assessment.name}{shown.place}"
        shown.say(say("Some words wait until somebody has looked at them: {command}", command=command))
