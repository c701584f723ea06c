"""The file a council keeps: the words of its copy under our ids, for a person to read and mend.

Beside each text stand, as notes, how sure its match was and what our own words are. Nothing is left out: what
matched none of ours stands under `unmatched`, and each of ours without theirs is named. The same matches make
the same bytes.
"""

import json
from collections.abc import Iterator, Sequence

from mir_assess.model.bank import Edition
from mir_assess.model.overlay import FORMAT, VERSION, OverlaySource
from mir_assess.wording.matching import Matching

CHOSEN = "chosen by you"
"""The certainty of a match that a person made."""

_OWNER = "Think Local Act Personal"
_HEAD = """\
# {title}
#
# Written by the command `statements wording`. Use it with --wording when you start a workshop.
# Please read it through once: is each text under the right one? If two are mixed up, change the texts over
# and leave the ids where they are. A line that starts with # is a note to you; the program skips it.
#
# These words are not ours, and this file is yours alone: ask {owner} before you pass it on.
"""
_UNMATCHED = """\
# These stood in your copy, and none of ours is the same. They are kept here and not asked. To ask one after
# all, move its text under an id above in place of the text there.
"""


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


def _head(edition: Edition, source: OverlaySource) -> Iterator[str]:
    title = f"The official words for the bank “{edition.bank}”, from your own copy"
    yield _HEAD.format(title=title, owner=_owner(edition.source.follows))
    yield f"format: {FORMAT}"
    yield f"version: {VERSION}"
    yield f"bank: {edition.bank}"
    yield f"edition: {_quoted(edition.edition)}"
    yield "kind: wording"
    yield ""
    yield "# Whose words these are. Reports show this."
    yield "source:"
    for key in ("wording", "licence", "address", "note"):
        if getattr(source, key):
            yield f"  {key}: {_quoted(getattr(source, key))}"
    yield ""


def _statements(matching: Matching, edition: Edition) -> Iterator[str]:
    found = {match.ours: match for match in matching.matches}
    perhaps = {match.ours: f" Perhaps: {match.theirs.text}" for match in matching.undecided}
    yield "statements:" if found else "statements: {}"
    for theme in edition.themes:
        ours = [each for each in edition.statements if each.theme == theme.id and each.voice in ("i", "we")]
        if ours:
            yield from ("", f"  # ---- {theme.title} ----", "")
        for statement in ours:
            match = found.get(statement.id)
            if match is None:
                also = perhaps.get(statement.id, "")
                yield f"  # {statement.id}: no match. Ours is asked: {statement.text}{also}"
                continue
            why = f": {match.why}" if match.why else ""
            yield f"  {statement.id}:"
            yield f"    # {match.certainty.capitalize()}{why}. Ours: {statement.text}"
            yield f"    text: {_quoted(match.theirs.text)}"


def _unmatched(matching: Matching, edition: Edition) -> Iterator[str]:
    if not matching.theirs_left:
        return
    perhaps = {id(match.theirs): match.ours for match in matching.undecided}
    yield from ("", *_UNMATCHED.splitlines(), "unmatched:")
    for each in matching.theirs_left:
        if id(each) in perhaps:
            ours = edition.statement(perhaps[id(each)])
            yield f"  # Perhaps {ours.id}: {ours.text}"
        theme = f"theme: {each.theme}, " if each.theme else ""
        yield f"  - {{{theme}voice: {each.voice}, text: {_quoted(each.text)}}}"


def _quoted(text: str) -> str:
    """Return a text in double quotes, as YAML and JSON both read it."""
    return json.dumps(text, ensure_ascii=False)
