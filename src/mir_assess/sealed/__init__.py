"""The sealed round: a file that says for good what a round came to, and refuses to be changed.

It holds everything a report or a comparison needs and nothing that links one person's answers, so it outlives
the store. What is read here comes from outside, so its shape is checked before anything believes it. That
takes Pydantic, so this module is only imported when such a file is at hand.
"""

import json
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from mir_assess.errors import Problem, StoreError
from mir_assess.model.codec import canonical_json, to_plain
from mir_assess.model.round import Round
from mir_assess.sealed.sense import inconsistent
from mir_assess.speech import marked, say

FORMAT = "mir-assess/round"
VERSION = 1
SUFFIX = ".mir.json"
NOTICE = (
    "This file holds numbers of people below the thresholds for publishing. Keep it as you keep answers. "
    "To publish, use what `mir-assess report --audience public` makes."
)

_MOST_BYTES = 50_000_000
"""A round in eight languages with ten thousand notes is a tenth of this."""

_USE_ANOTHER = marked("Use another copy of the file that `mir-assess seal` wrote.")


class _Document(BaseModel):
    """The whole file. Nothing may be there that is not named here, at any depth."""

    model_config = ConfigDict(extra="forbid", strict=True)

    format: Literal["mir-assess/round"]
    version: Literal[1]
    notice: str
    salt: str
    round: Round
    sha256: str


def seal_document(sealed: Round, salt: str) -> bytes:
    """Return the file of a sealed round; the same Round and salt give the same bytes.

    `salt` is random text: without it, a hash could be compared with those of guessed rounds. Raises
    ValueError when the round is still open.
    """
    if sealed.sealed is None:
        raise ValueError("the round is still open")
    document = {
        "format": FORMAT,
        "version": VERSION,
        "notice": NOTICE,
        "salt": salt,
        "round": to_plain(sealed),
    }
    return _written({**document, "sha256": _hash(document)}).encode()


def read_sealed(source: Path | bytes, where: str = "") -> Round:
    """Return the Round in a sealed file, given its path or its bytes; `where` is what to call it in a
    message.

    Raises StoreError when it cannot be read, is no sealed round, is newer than this program, or was changed.
    """
    where = where or (str(source) if isinstance(source, Path) else say("the sealed round"))
    text, document = _parsed(_content(source, where), where)
    told = document.pop("sha256", None)
    if told != _hash(document) or text != _written({**document, "sha256": told}):
        what = say(
            "This sealed round was changed or damaged after sealing, so its figures cannot be relied on."
        )
        raise StoreError(Problem(where, what, say("Use another copy of the file as it was written.")))
    try:
        found = _Document.model_validate_json(text).round
    except ValidationError as error:
        raise StoreError(*_misshapen(error, where)) from error
    if problems := tuple(inconsistent(found, where, say(_USE_ANOTHER))):
        raise StoreError(*problems)
    return found


def _content(source: Path | bytes, where: str) -> bytes:
    if isinstance(source, bytes):
        return source
    try:
        with source.open("rb") as file:
            content = file.read(_MOST_BYTES + 1)  # not by its size: a device tells none, and never ends
    except FileNotFoundError:
        fix = say("Look at its name and folder.")
        raise StoreError(Problem(where, say("There is no such file."), fix)) from None
    except OSError as error:
        what = say("This file cannot be read ({reason}).", reason=error.strerror)
        fix = say("See that you may read it, or use another copy.")
        raise StoreError(Problem(where, what, fix)) from error
    if len(content) > _MOST_BYTES:
        what = say("This file is far larger than any sealed round.")
        raise StoreError(Problem(where, what, say(_USE_ANOTHER)))
    return content


def _parsed(content: bytes, where: str) -> tuple[str, dict[str, Any]]:
    """Return the text and what it says, once it is sure that it is a sealed round that this program can know.

    A byte order mark and Windows line ends, which mail and editors add to a whole file, do no harm.
    """
    try:
        text = content.decode("utf-8-sig").replace("\r\n", "\n")
        document = json.loads(text)
    except (ValueError, RecursionError):
        what = say("This file is not a whole sealed round: it is cut short, damaged, or something else.")
        raise StoreError(Problem(where, what, say(_USE_ANOTHER))) from None
    if not isinstance(document, dict) or document.get("format") != FORMAT:
        fix = say("Give a file that `mir-assess seal` wrote; its name ends in {ending}.", ending=SUFFIX)
        raise StoreError(Problem(where, say("This file is not a sealed round."), fix))
    version = document.get("version")
    if isinstance(version, int) and version > VERSION:
        what = say(
            "This sealed round is of version {version}, and this program knows versions up to {newest}.",
            version=version,
            newest=VERSION,
        )
        raise StoreError(Problem(where, what, say("Please upgrade mir-assess, then try again.")))
    return text, document


def _hash(document: dict[str, Any]) -> str:
    return sha256(canonical_json(document).encode("utf-8", "surrogatepass")).hexdigest()


def _written(document: dict[str, Any]) -> str:
    return json.dumps(document, indent=1, ensure_ascii=False) + "\n"


_NOT_KNOWN = ("extra_forbidden", "unexpected_keyword_argument")
_WORDS = {
    "missing": marked("This is missing."),
    **dict.fromkeys(_NOT_KNOWN, marked("This is not part of a sealed round.")),
}


def _misshapen(error: ValidationError, where: str) -> Iterable[Problem]:
    """Return what is wrong with a file that is as it was written. Where all of it is that something is there
    which this program does not know, nothing is wrong: a later program wrote it.
    """
    faults = error.errors(include_url=False, include_input=False, include_context=False)
    if all(found["type"] in _NOT_KNOWN for found in faults):
        what = say("This sealed round was written by a newer mir-assess than this one.")
        yield Problem(where, what, say("Please upgrade mir-assess, then try again."))
        return
    for found in faults:
        place = ".".join(str(step) for step in found["loc"])
        if found["type"] in _WORDS:
            what = say(_WORDS[found["type"]])
        else:
            reason = f"{found['msg'][:1].lower()}{found['msg'][1:]}"
            what = say("This is not as it should be: {reason}.", reason=reason)
        yield Problem(f"{where}: {place}", what, say(_USE_ANOTHER))
