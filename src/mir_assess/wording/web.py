"""Web pages, as a browser saves them: .html, and .mhtml with everything in one file.

A page says a lot around its text: menus, footers, scripts. What is no text is taken out before the page is
taken apart, in one pass over it that no page can make long. Beautiful Soup does the rest.
"""

import re
from collections import Counter
from collections.abc import Iterator
from html import unescape
from typing import Any

from mir_assess.speech import say
from mir_assess.wording.blocks import Block, Line, Table, Unreadable
from mir_assess.wording.cleaning import tidy
from mir_assess.wording.plain import decoded
from mir_assess.wording.wrapping import lines_in

LARGEST_PAGE = 6_000_000
"""Letters of a page without its scripts and pictures. A long page has half a million."""

MOST_TAGS = 60_000
MOST_SIGNS = 150_000
"""Signs such as `&amp;`, each of which is looked up."""

MOST_OPENED = 400_000
"""What looks like a tag before the scripts, which hold many, are taken out."""

MOST_CLIMBED = 20_000_000
"""How deep the ends of tags stand, all together: Beautiful Soup climbs up for what follows each."""

MOST_PAGES = 30
MOST_PARTS = 5_000
"""Lines that look like the border between two parts of a saved page: each picture of it is a part."""

MOST_NESTED = 8
MOST_LINES = 400_000
"""Lines of a saved page, pictures and all."""
_CHARSET = re.compile(rb"""<meta[^>]{0,200}charset\s*=\s*["']?\s*([\w-]{1,40})""", re.IGNORECASE)
_NAME = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)>")
_EMPTY_NAMES = "area base br col embed hr img input link meta param source track wbr"
_EMPTY = frozenset(_EMPTY_NAMES.split())
_USUAL_CHARSET = re.compile(
    r"(?:us-?)?ascii|iso-?8859-?\d{1,2}|latin-?1|(?:windows-?|cp)(?:125\d|874)|koi8-[ru]|mac(?:intosh|-?roman)|"
    r"gbk|gb2312|gb18030|big5|shift[_-]jis|euc-(?:jp|kr)|utf-16(?:le|be)",
    re.IGNORECASE,
)
_MULTIPART = re.compile(rb"multipart/", re.IGNORECASE)
_NO_TEXT = ("script", "style", "svg", "template", "noscript", "iframe", "object", "select", "math", "title")
_AROUND = frozenset({"nav", "footer", *_NO_TEXT})
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "summary", "caption", "legend"})
_SPACES = re.compile(r"\s+")
_BLOCK_NAMES = """
address article aside blockquote body button center dd details dialog div dl dt fieldset figcaption
figure form header hr html li main ol option p pre section table tbody td tfoot th thead tr ul
"""
_BLOCKS = frozenset(_BLOCK_NAMES.split())
_TAG = re.compile(r"""<(/?[a-zA-Z][a-zA-Z0-9]{0,20}+)(?:[^<>"']++|"[^"]*+"|'[^']*+')*+>""")


def read(content: bytes) -> Iterator[Block]:
    """Yield the lines and tables of a page."""
    yield from _read_page(_decoded(content))


def read_archive(content: bytes) -> Iterator[Block]:
    """Yield the lines and tables of the pages in an .mhtml file."""
    from email import message_from_bytes, policy

    _refuse_many_parts(content)
    pages: list[str] = []
    for part in message_from_bytes(content, policy=policy.compat32).walk():
        if part.get_content_type() == "text/html":
            page = part.get_payload(decode=True)
            charset = str(part.get_content_charset() or "")
            pages.append(_decoded(page if isinstance(page, bytes) else b"", charset))
    if not pages:
        raise Unreadable(say("This saved page holds no page of text."))
    if len(pages) > MOST_PAGES or sum(page.count("<") for page in pages) > MOST_OPENED:
        raise _too_long()
    for page in pages:
        yield from _read_page(page)


def _refuse_many_parts(content: bytes) -> None:
    """Raise Unreadable for a saved page in more parts, or parts within parts, than any browser writes."""
    borders = content.count(b"\n--") - content.count(b"\n-->")
    nested = len(_MULTIPART.findall(content))
    if borders > MOST_PARTS or nested > MOST_NESTED or content.count(b"\n") > MOST_LINES:
        raise _too_long()


def _too_long() -> Unreadable:
    return Unreadable(say("This page is far longer than any list of statements needs."))


def _decoded(content: bytes, charset: str = "") -> str:
    named = _CHARSET.search(content[:4_000])
    charset = charset or (named[1].decode("ascii") if named else "")
    if _USUAL_CHARSET.fullmatch(charset):  # other codecs of Python's are slow, or make text of anything
        try:
            return content.decode(charset)
        except (LookupError, UnicodeDecodeError):
            pass
    return decoded(content)


def _read_page(text: str) -> Iterator[Block]:
    from bs4 import BeautifulSoup

    if text.count("<") > MOST_OPENED:
        raise _too_long()
    title = re.search(r"<title[^<>]{0,500}>([^<]{1,500})<", text, re.IGNORECASE)
    page = _bare(text)
    if len(page) > LARGEST_PAGE or page.count("<") > MOST_TAGS or page.count("&") > MOST_SIGNS:
        raise _too_long()
    if _climbed(page) > MOST_CLIMBED:
        raise _too_long()
    soup = BeautifulSoup(page, "html.parser")
    if title:
        yield Line(tidy(unescape(title[1])), "title", "the page’s title")
    for number, block in enumerate(_Walk().blocks(soup), start=1):
        place = f"part {number} of the page"
        yield Line(block.text, block.kind, place) if isinstance(block, Line) else Table(block.rows, place)


def _bare(text: str) -> str:
    """Return a page with its tags and text alone: no comments, scripts or attributes, no stray `<`."""
    text = _without(text, "<!--", "-->")
    for name in _NO_TEXT:
        text = _without(text, f"<{name}", f"</{name}", until=">")
    text = _without(text, "<!", ">")
    text = _without(text, "<?", ">")
    text = _TAG.sub(r"<\1>", text)
    return re.sub(r"<(?!/?[a-zA-Z][a-zA-Z0-9]{0,20}>)", "&lt;", text)


def _climbed(page: str) -> int:
    """Return how deep the ends of a page's tags stand, all together."""
    stack: list[str] = []
    opened: Counter[str] = Counter()
    climbed = 0
    for tag in _NAME.finditer(page):
        ends, name = tag[1], tag[2].lower()
        if not ends and name not in _EMPTY:
            stack.append(name)
            opened[name] += 1
        elif ends and opened[name]:
            while (last := stack.pop()) != name:
                opened[last] -= 1
            opened[name] -= 1
            climbed += len(stack)
    return climbed


def _without(text: str, opening: str, closing: str, until: str = "") -> str:
    """Return a text without what stands from each opening to the closing after it, and to `until` after that;
    or to the end.
    """
    lowered, kept, at = text.lower(), [], 0
    if len(lowered) != len(text):  # a few letters grow when they are made small
        lowered = text
    while (start := lowered.find(opening, at)) >= 0:
        opened = start + len(opening)
        if opening[1:].isalpha() and lowered[opened : opened + 1].isalnum():  # <styled> is no <style>
            kept.append(text[at:opened])
            at = opened
            continue
        kept.append(text[at:start])
        end = lowered.find(closing, opened)
        end = lowered.find(until, end) if end >= 0 and until else end
        at = len(text) if end < 0 else end + len(until or closing)
    return "".join((*kept, text[at:]))


class _Walk:
    """One way through a page, without recursion: a page may nest as deep as it likes."""

    def __init__(self) -> None:
        self._words: list[str] = []
        self._linked = 0
        self._kinds: list[str] = ["paragraph"]
        self._in_link = 0
        self._around = 0
        self._rows: list[list[list[str]]] = []
        self._tables = 0

    def blocks(self, soup: Any) -> Iterator[Block]:
        stack: list[tuple[Any, bool]] = [(soup, False)]
        while stack:
            node, leaving = stack.pop()
            name = node.name
            if name is None:
                self._take(str(node))
            elif leaving:
                yield from self._leave(name)
            else:
                yield from self._enter(name)
                stack.append((node, True))
                stack.extend((child, False) for child in reversed(node.contents))
        yield from self._flush()

    def _take(self, text: str) -> None:
        if self._around or not text:
            return
        self._words.append(_SPACES.sub(" ", text))
        self._linked += len(text.strip()) if self._in_link else 0

    def _enter(self, name: str) -> Iterator[Block]:
        if name in _AROUND:
            self._around += 1
        if name == "a":
            self._in_link += 1
        if name == "br":
            self._words.append("\n")
        if name in _BLOCKS or name in _HEADINGS:
            yield from self._flush()
        if name in _HEADINGS or name == "li":
            self._kinds.append("heading" if name in _HEADINGS else "item")
        if name == "table":
            self._tables += 1
        elif name == "tr" and self._tables == 1:
            self._rows.append([])
        elif name in ("td", "th") and self._tables == 1 and self._rows:
            self._rows[-1].append([])

    def _leave(self, name: str) -> Iterator[Block]:
        if name in _BLOCKS or name in _HEADINGS:
            yield from self._flush()
        if name in _AROUND:
            self._around -= 1
        if name == "a":
            self._in_link -= 1
        if name in _HEADINGS or name == "li":
            self._kinds.pop()
        if name == "table":
            self._tables -= 1
            if self._tables == 0:
                rows = tuple(tuple("\n".join(cell) for cell in row) for row in self._rows)
                self._rows = []
                yield Table(tuple(row for row in rows if any(row)))

    def _flush(self) -> Iterator[Block]:
        """Yield the lines gathered so far; inside a table they go into its cell."""
        said, linked = "".join(self._words), self._linked
        self._words, self._linked = [], 0
        texts = [text for line in lines_in(said) if (text := tidy(line))]
        if self._tables and self._rows and self._rows[-1]:
            self._rows[-1][-1] += texts
            return
        all_link = linked >= 0.9 * len("".join(said.split())) and self._kinds[-1] != "heading"
        yield from (Line(text, "link" if all_link else self._kinds[-1]) for text in texts)
