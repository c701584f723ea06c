"""Make the pictures of the room's pages for docs/cookbook/a-room-of-phones.md.

    python tools/room_pictures.py

Every picture is drawn anew from the made-up pages that the tests read (tests/made_up_pages.py), so none
holds anything of a real room. Needs a Chromium, Chrome or Edge, and Pillow to put pages side by side.
"""

import io
import sys
from pathlib import Path
from typing import Any

REPOSITORY = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(REPOSITORY / "src"), str(REPOSITORY / "tests")]

from markupsafe import escape  # noqa: E402
from PIL import Image  # noqa: E402 - the folders come first
from playwright.sync_api import Page, sync_playwright  # noqa: E402

from conftest import BROWSER_FLAGS, find_browser  # noqa: E402
from made_up_pages import HOSTILE, every_page  # noqa: E402
from mir_assess.channels.room.drawing import drawn, files  # noqa: E402
from mir_assess.resources import folder  # noqa: E402

PICTURES = REPOSITORY / "docs" / "pictures"
TEMPLATES = folder("templates")
PHONE, PROJECTOR = (390, 844), (1280, 720)
SHEETS = {
    "room-pages-joining": ("door", "joining", "joining with a card", "asking first"),
    "room-pages-answering": ("asking again", "waiting", "break", "talking"),
    "room-pages-own": ("done", "all answers", "code", "looking"),
    "room-pages-leaving": ("again", "taking out", "taking out, sure", "next person"),
    "room-pages-leading": ("leading", "leading, everyone", "leading, sure", "leading, cards"),
    "room-pages-help": ("asking, nothing chosen", "noting", "taken out", "sorry"),
    "room-pages-screen": ("screen, joining", "screen, rating", "screen, all", "screen, break"),
}
"""The pictures by name, and the pages that stand in each, side by side."""
WIDTH = 1400
"""Pixels of a whole picture: as wide as it is read, and no file larger than it has to be."""
COLOURS = 96
INSTEAD = "I know who to call for help at night."
"""What stands where the tests try hostile words."""


def main() -> None:
    """Draw every picture anew."""
    executable = find_browser()
    if executable is None:
        sys.exit("No Chromium, Chrome or Edge here: install one (apt install chromium).")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=list(BROWSER_FLAGS))
        for name, pages in SHEETS.items():
            is_screen = name.endswith("screen")
            width, height = PROJECTOR if is_screen else PHONE
            page = browser.new_page(viewport={"width": width, "height": height})
            page.route("http://room.test/**", _answered)
            shots = [_shot(page, each) for each in pages]
            _beside(shots, across=2 if is_screen else 4).save(PICTURES / f"{name}.png", optimize=True)
            page.close()
        browser.close()


def _answered(route: Any) -> None:
    """Serve a made-up page, or a file that one fetches, as the room does."""
    name = route.request.url.removeprefix("http://room.test/").replace("%20", " ")
    kept = files(TEMPLATES).get(name.removeprefix("static/"))
    if kept is not None:
        route.fulfill(content_type=kept[0], body=kept[1])
    elif name in every_page():
        written = drawn(every_page()[name], TEMPLATES).replace(str(escape(HOSTILE)), INSTEAD)
        route.fulfill(content_type="text/html; charset=utf-8", body=written)
    else:
        route.fulfill(status=404)


def _shot(page: Page, name: str) -> Image.Image:
    page.goto(f"http://room.test/{name}")
    # No room lives behind a made-up page, and so it would offer to look for what has happened.
    page.evaluate("document.documentElement.classList.add('follows')")
    return Image.open(io.BytesIO(page.screenshot(full_page=True))).convert("RGB")


def _beside(shots: list[Image.Image], *, across: int) -> Image.Image:
    """Put pages beside one another, each in a thin frame; long ones are cut off at the foot."""
    gap, tallest = 24, 1500
    rows = [shots[start : start + across] for start in range(0, len(shots), across)]
    wide = across * (shots[0].width + gap) + gap
    heights = [min(tallest, max(shot.height for shot in row)) for row in rows]
    sheet = Image.new("RGB", (wide, sum(heights) + gap * (len(rows) + 1)), "#d8dde3")
    top = gap
    for row, height in zip(rows, heights, strict=True):
        for place, shot in enumerate(row):
            cut = shot.crop((0, 0, shot.width, min(shot.height, height)))
            sheet.paste(cut, (gap + place * (shot.width + gap), top))
        top += height + gap
    small = sheet.resize((WIDTH, round(sheet.height * WIDTH / sheet.width)), Image.Resampling.LANCZOS)
    return small.quantize(COLOURS)


if __name__ == "__main__":
    main()
