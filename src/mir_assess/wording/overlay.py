"""The file a council keeps: the words of its copy under our ids, for a person to read and mend.

Beside each text stand, as notes, how sure its match was and what our own words are. Nothing is left out: what
matched none of ours stands under `unmatched`, and each of ours without theirs is named. The same matches make
the same bytes. The notes are in the language spoken; the source stays English, for it is kept with every
round that asks these words.
"""

import json
import textwrap
from collections.abc import Iterator, Sequence

from mir_assess.model.bank import Edition, EditionStatement
from mir_assess.model.overlay import FORMAT, VERSION, OverlaySource
from mir_assess.speech import marked, say
from mir_assess.wording.matching import Matching

CHOSEN = marked("chosen by you")
"""The certainty of a match that a person made."""

_OWNER = "Think Local Act Personal"
_WIDTH = 108
"""Letters of a line of notes, where a sentence may be broken."""


def source_of(edition: Edition, files: Sequence[str]) -> OverlaySource:
    """Return whose words an overlay of these files holds, and on what terms."""
    follows = edition.source.follows
    return OverlaySource(
        wording=f"The words of {follows}, from the council's own copy ({', '.join(files)}).",
        licence=f"The council's own use. Ask {_owner(follows)} before passing these words on.",
        address=edition.source.address,
        note="Matched with the help of mir-assess, which is not made or endorsed by whoever wrote them.",
    )


def as_yaml(matching: Matching, edition: Edition, source: OverlaySource) -> str:
    """Return the overlay as text."""
    lines = [
        *_head(edition, source),
        *_statements(matching, edition),
        *_unmatched(matching, edition),
    ]
    return "\n".join(lines) + "\n"


def _owner(follows: str) -> str:
    return f"{_OWNER} (TLAP)" if _OWNER in follows else "whoever wrote them"


def _ask_first(follows: str) -> str:
    if _OWNER not in follows:
        return say(
            "These words are not ours, and this file is yours alone: ask whoever wrote them before you pass "
            "it on."
        )
    return say(
        "These words are not ours, and this file is yours alone: ask {owner} before you pass it on.",
        owner=_owner(follows),
    )


def _notes(text: str) -> list[str]:
    return textwrap.wrap(text, _WIDTH, initial_indent="# ", subsequent_indent="# ", break_on_hyphens=False)


def _head(edition: Edition, source: OverlaySource) -> Iterator[str]:
    title = say("The official words for the bank “{bank}”, from your own copy", bank=edition.bank)
    yield from (f"# {title}", "#")
    use = say("Written by the command `statements wording`. Use it with --wording when you start a workshop.")
    yield f"# {use}"
    yield from _notes(
        say(
            "Please read it through once: is each text under the right one? If two are mixed up, change the "
            "texts over and leave the ids where they are. A line that starts with # is a note to you; the "
            "program skips it."
        )
    )
    yield from ("#", f"# {_ask_first(edition.source.follows)}", "")
    yield f"format: {FORMAT}"
    yield f"version: {VERSION}"
    yield f"bank: {edition.bank}"
    yield f"edition: {_quoted(edition.edition)}"
    yield "kind: wording"
    yield ""
    yield f"# {say('Whose words these are. Reports show this.')}"
    yield "source:"
    for key in ("wording", "licence", "address", "note"):
        if getattr(source, key):
            yield f"  {key}: {_quoted(getattr(source, key))}"
    yield ""


def _statements(matching: Matching, edition: Edition) -> Iterator[str]:
    found = {match.ours: match for match in matching.matches}
    perhaps = {match.ours: match.theirs.text for match in matching.undecided}
    yield "statements:" if found else "statements: {}"
    for theme in edition.themes:
        ours = [each for each in edition.statements if each.theme == theme.id and each.voice in ("i", "we")]
        if ours:
            yield from ("", f"  # ---- {theme.title} ----", "")
        for statement in ours:
            match = found.get(statement.id)
            if match is None:
                yield f"  # {_without(statement, perhaps.get(statement.id, ''))}"
                continue
            why = f": {match.why}" if match.why else ""
            yield f"  {statement.id}:"
            ours_too = say("Ours: {text}", text=statement.text)
            yield f"    # {say(match.certainty).capitalize()}{why}. {ours_too}"
            yield f"    text: {_quoted(match.theirs.text)}"


def _without(statement: EditionStatement, perhaps: str) -> str:
    """Return what is noted of a statement of ours that none of theirs matches for sure."""
    if not perhaps:
        return say("{id}: no match. Ours is asked: {text}", id=statement.id, text=statement.text)
    return say(
        "{id}: no match. Ours is asked: {text} Perhaps: {theirs}",
        id=statement.id,
        text=statement.text,
        theirs=perhaps,
    )


def _unmatched(matching: Matching, edition: Edition) -> Iterator[str]:
    if not matching.theirs_left:
        return
    perhaps = {id(match.theirs): match.ours for match in matching.undecided}
    notes = say(
        "These stood in your copy, and none of ours is the same. They are kept here and not asked. To ask "
        "one after all, move its text under an id above in place of the text there."
    )
    yield from ("", *_notes(notes), "unmatched:")
    for each in matching.theirs_left:
        if id(each) in perhaps:
            ours = edition.statement(perhaps[id(each)])
            yield f"  # {say('Perhaps {id}: {text}', id=ours.id, text=ours.text)}"
        theme = f"theme: {each.theme}, " if each.theme else ""
        yield f"  - {{{theme}voice: {each.voice}, text: {_quoted(each.text)}}}"


def _quoted(text: str) -> str:
    """Return a text in double quotes, as YAML and JSON both read it."""
    return json.dumps(text, ensure_ascii=False)
