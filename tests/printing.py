"""Reading printed paper back: the text of each side, and whether any of it is coloured."""

import io
import subprocess
from unicodedata import normalize

import pypdf

from reading import required, tool


def sides_of(content: bytes) -> list[str]:
    """The text of each side of a PDF, for the eye as well as for the ear: with single spaces, and letters
    that were joined apart again.
    """
    read = pypdf.PdfReader(io.BytesIO(content))
    return [" ".join(normalize("NFKC", page.extract_text()).split()) for page in read.pages]


def is_black_and_white(content: bytes) -> bool:
    """Whether every point of every side, drawn small, is a grey."""
    program = required("poppler", tool("pdftoppm"), "install poppler (apt install poppler-utils)")
    drawn = subprocess.run(
        [program, "-r", "30", "-"], input=content, capture_output=True, timeout=300, check=True
    ).stdout
    return all(points[::3] == points[1::3] == points[2::3] for points in _pictures(drawn))


def _pictures(drawn: bytes) -> list[bytes]:
    """The points of each picture of a stream of PPM files."""
    found, at = [], 0
    while at < len(drawn):
        header = drawn[at : at + 40].split(maxsplit=4)
        width, height = int(header[1]), int(header[2])
        begins = at + len(b"P6\n%d %d\n255\n" % (width, height))
        found.append(drawn[begins : begins + 3 * width * height])
        at = begins + 3 * width * height
    return found
