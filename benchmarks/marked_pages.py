"""Puts what a measurement found between two marks on a page, so that nobody copies figures by hand."""

import re
import sys
from pathlib import Path

Marks = tuple[str, str]


def marks_of(name: str) -> Marks:
    """Return the two comments that a measurement's own part of a page stands between."""
    return f"<!-- {name}:begin -->", f"<!-- {name}:end -->"


def put_between(marks: Marks, text: str, path: Path) -> None:
    """Put a text between its marks, in the place of what stood there; stops where the page has no marks."""
    old = path.read_text(encoding="utf-8")
    begin, end = (re.escape(mark) for mark in marks)
    new, found = re.subn(f"(?s){begin}.*?{end}", lambda _: f"{marks[0]}\n{text}\n{marks[1]}", old)
    if not found:
        sys.exit(f"{path}: the marks {marks[0]} and {marks[1]} are missing; put them where the tables belong")
    path.write_text(new, encoding="utf-8", newline="\n")


def between(marks: Marks, path: Path) -> str:
    """Return what stands between the marks on a page."""
    page = path.read_text(encoding="utf-8")
    return page.split(marks[0] + "\n", 1)[1].split("\n" + marks[1], 1)[0]
