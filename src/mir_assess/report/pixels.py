"""Pictures as pixels, for the few that typst cannot put into a tagged PDF as they are.

It sets the words of a picture in a way of its own, which takes letters such as Arabic ones apart, and it can
then not say which letters the parts stand for. What it says of such a picture beside it is not touched.
"""

import json
import re
from base64 import b64encode
from collections.abc import Sequence
from pathlib import Path

from mir_assess.report.printed import Block
from mir_assess.report.printed_texts import LAST_LATIN

ZOOM = 3
"""Pixels for each of the picture's own: about 300 to the inch on paper."""

_SIZE = re.compile(r'width="([\d.]+)" height="([\d.]+)"')
_UNSEEN = re.compile(r"<title>.*?</title>", re.DOTALL)


def drawn_as_pixels(given: str, font_folders: Sequence[Path]) -> str:
    """Return the data of a page, in which every picture with words in other letters than Latin ones is made
    of pixels.
    """
    folders = [str(folder) for folder in font_folders]

    def drawn(block: Block) -> Block:
        if block.get("is") == "picture" and _has_other_letters(block["svg"]):
            return {**block, "svg": _framed(block["svg"], folders)}
        return block

    return json.dumps(json.loads(given, object_hook=drawn), ensure_ascii=False)


def _has_other_letters(svg: str) -> bool:
    return any(letter > LAST_LATIN and letter.isalpha() for letter in _UNSEEN.sub("", svg))


def _framed(svg: str, font_folders: list[str]) -> str:
    from resvg_py import svg_to_bytes

    size = _SIZE.search(svg)
    if size is None:
        return svg
    pixels = b64encode(svg_to_bytes(svg_string=svg, zoom=ZOOM, font_dirs=font_folders)).decode("ascii")
    width, height = size.groups()
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}">'
        f'<image href="data:image/png;base64,{pixels}" width="{width}" height="{height}"/></svg>'
    )
