"""Gather the program's words for translators, and put their translations in force.

    python tools/words.py [CODE …]

Extracts every sentence that the program says into src/mir_assess/locale/mir-assess.pot, brings the catalogue
of each language up to date with it, and compiles what is translated. A CODE begins a language: `cy`, `ur`.
What changed in English is kept as a guess marked `fuzzy`, for a translator to confirm or mend;
tests/test_catalogues.py lets nothing through that is unfinished. Needs Babel, which the program itself never
does.
"""

import ast
import sys
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import UTC, datetime
from io import BytesIO
from itertools import takewhile
from pathlib import Path
from typing import BinaryIO

from babel import Locale
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from jinja2 import Environment, nodes

REPOSITORY = Path(__file__).resolve().parents[1]
LOCALE = REPOSITORY / "src" / "mir_assess" / "locale"
TEMPLATE = LOCALE / "mir-assess.pot"
KEYWORDS = {"say": None, "sentence": None, "say_n": (1, 2), "marked": None, "marked_n": (1, 2)}
PLURAL = ("say_n", "marked_n")
TO_TRANSLATORS = "For translators:"
WIDTH = 110

# Two runs over the same words must write the same bytes, on any day and with any Babel. Nor is anything said
# that nobody filled in.
A_DAY = datetime(2026, 1, 1, tzinfo=UTC)
LEFT_OUT = (
    '"POT-Creation-Date:',
    '"Generated-By:',
    '"Report-Msgid-Bugs-To: EMAIL',
    '"PO-Revision-Date: YEAR',
    '"Last-Translator: FULL NAME',
    '"Language-Team:',
)

HEAD = """\
# What mir-assess says, for translators.
#
# Keep what stands in {braces} exactly as it is: the program puts a name or a number there. Keep what people
# type in English too, because it is the same in every language: next, pick, present, reveal, close, talk,
# rate, with read, dissent, d=2, x=1, and single letters such as p, s, b, g and q.
#"""
STATE = """\
# {name}: what mir-assess says.
#
# Who made this, and who has checked it, is to be written here.
#"""


def main(codes: Iterable[str] = ()) -> int:
    """Write the template, every catalogue, and what is compiled of them. Return 1 where a word is wanting."""
    template = extracted()
    LOCALE.mkdir(exist_ok=True)
    TEMPLATE.write_text(as_text(template), encoding="utf-8", newline="\n")
    wanting = 0
    for file in sorted({*catalogue_files(), *map(catalogue_file, codes)}):
        catalogue = brought_up_to_date(file, template)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(as_text(catalogue), encoding="utf-8", newline="\n")
        file.with_suffix(".mo").write_bytes(compiled(catalogue))
        open_ones = unfinished(catalogue)
        wanting += len(open_ones)
        print(f"{file.relative_to(REPOSITORY)}: {len(catalogue)} messages, {len(open_ones)} unfinished")
    return int(wanting > 0)


def extracted() -> Catalog:
    """Return every sentence the program says, in the order of the files it stands in."""
    template = Catalog(
        project="mir-assess", version="1", header_comment=HEAD, creation_date=A_DAY, fuzzy=False
    )
    methods = [("src/mir_assess/**.py", sentences_in_python), ("templates/**.html", sentences_in_templates)]
    found = extract_from_dir(REPOSITORY, methods, None, KEYWORDS, (TO_TRANSLATORS,), strip_comment_tags=True)
    for file, _, message, comments, context in sorted(found, key=lambda one: (one[0], one[1])):
        words = message if isinstance(message, str) else tuple(message)
        template.add(words, None, [(Path(file).as_posix(), 0)], auto_comments=comments, context=context)
    return template


def sentences_in_python(
    source: BinaryIO,
    keywords: Mapping[str, object],
    comment_tags: Collection[str],
    options: object,  # noqa: ARG001 - the shape that Babel calls
) -> Iterator[tuple[int, str, tuple[str | None, ...], list[str]]]:
    """Yield the sentences of a module, with what a comment above them says to translators.

    Babel's own way takes every method called `say` for ours. It also passes over a sentence that is put
    together before it is said, which nobody could translate: that is refused here.
    """
    text = source.read().decode("utf-8")
    lines = text.splitlines()
    for node in ast.walk(ast.parse(text)):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in keywords):
            continue
        templates = node.args[: 2 if node.func.id in PLURAL else 1]
        if any(isinstance(template, ast.JoinedStr | ast.BinOp) for template in templates):
            where = f"{getattr(source, 'name', 'source')}:{node.lineno}"
            raise SystemExit(f"{where}: {ast.unparse(node)}: say a whole sentence, with {{names}} in it.")
        words = tuple(
            template.value if isinstance(template, ast.Constant) and isinstance(template.value, str) else None
            for template in templates
        )
        if any(words):
            yield node.lineno, node.func.id, words, _comments_above(lines, node.lineno, comment_tags)


def sentences_in_templates(
    source: BinaryIO,
    keywords: Mapping[str, object],
    comment_tags: Collection[str],  # noqa: ARG001 - the shape that Babel calls
    options: object,  # noqa: ARG001 - the same
) -> Iterator[tuple[int, str, tuple[str | None, ...], list[str]]]:
    """Yield the sentences of a page template, as `sentences_in_python` does of a module."""
    for node in Environment().parse(source.read().decode("utf-8")).find_all(nodes.Call):
        if not (isinstance(node.node, nodes.Name) and node.node.name in keywords):
            continue
        templates = node.args[: 2 if node.node.name in PLURAL else 1]
        if any(isinstance(template, nodes.Concat | nodes.Add) for template in templates):
            where = f"{getattr(source, 'name', 'source')}:{node.lineno}"
            raise SystemExit(f"{where}: {node.node.name}: say a whole sentence, with {{names}} in it.")
        words = tuple(template.value if isinstance(template, nodes.Const) else None for template in templates)
        if any(words):
            yield node.lineno, node.node.name, words, []


def _comments_above(lines: list[str], line: int, tags: Collection[str]) -> list[str]:
    above = takewhile(
        lambda text: text.startswith("#"), (text.strip() for text in reversed(lines[: line - 1]))
    )
    comment = [text.lstrip("# ") for text in reversed(list(above))]
    begins = (place for place, text in enumerate(comment) if text.startswith(tuple(tags)))
    return comment[next(begins, len(comment)) :]


def catalogue_file(code: str) -> Path:
    """Return where the catalogue of a language stands."""
    return LOCALE / code / "LC_MESSAGES" / "mir-assess.po"


def catalogue_files() -> list[Path]:
    """Return the catalogues there are."""
    return sorted(LOCALE.glob("*/LC_MESSAGES/mir-assess.po"))


def read(file: Path) -> Catalog:
    """Return a catalogue as it stands; an empty one for a language that has none yet."""
    code = file.parents[1].name.replace("-", "_")
    if not file.is_file():
        head = STATE.format(name=Locale.parse(code).english_name)
        return Catalog(locale=code, project="mir-assess", version="1", header_comment=head, fuzzy=False)
    with file.open("rb") as words:
        return read_po(words, locale=code, domain="mir-assess", abort_invalid=True)


def brought_up_to_date(file: Path, template: Catalog) -> Catalog:
    """Return a catalogue with exactly the template's sentences; near misses of changed ones as guesses."""
    catalogue = read(file)
    catalogue.update(template, update_creation_date=False)
    catalogue.obsolete.clear()
    return catalogue


def as_text(catalogue: Catalog) -> str:
    """Return a catalogue, or the template, as the text of its file."""
    catalogue.creation_date = A_DAY
    written = BytesIO()
    write_po(written, catalogue, width=WIDTH, include_lineno=False, ignore_obsolete=True)
    lines = written.getvalue().decode("utf-8").splitlines()
    return "\n".join(line for line in lines if not line.startswith(LEFT_OUT)).rstrip("\n") + "\n"


def compiled(catalogue: Catalog) -> bytes:
    """Return a catalogue as gettext reads it; guesses are left out."""
    catalogue.creation_date = A_DAY
    written = BytesIO()
    write_mo(written, catalogue)
    return written.getvalue()


def unfinished(catalogue: Catalog) -> list[str]:
    """Return the sentences with no translation, with a form of it wanting, or with only a guess."""
    return [
        str(message.id)
        for message in catalogue
        if message.id and (message.fuzzy or not _forms(message.string) or not all(_forms(message.string)))
    ]


def _forms(string: str | Iterable[str] | None) -> list[str]:
    return [string] if isinstance(string, str) else list(string or ())


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
