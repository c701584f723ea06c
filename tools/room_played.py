"""Make the two pictures of a room at work that stand in the README and in the cookbook.

    python tools/room_played.py

A made-up room is played in a browser for them: twelve people with lived experience and nine of the council
team answer on phones of their own, somebody leads, and the screen shows what they said. Needs a Chromium,
Chrome or Edge, and Pillow to put the pages side by side.
"""

import io
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(REPOSITORY / "src"), str(REPOSITORY / "tests")]

from PIL import Image, ImageDraw  # noqa: E402 - the folders come first
from playwright.sync_api import Browser, Page, sync_playwright  # noqa: E402

from conftest import BROWSER_FLAGS, find_browser  # noqa: E402
from mir_assess import resources  # noqa: E402
from mir_assess.model.wishes import Wishes  # noqa: E402
from mir_assess.office.opening import assemble  # noqa: E402
from rooms import HERE, LEAD, Place  # noqa: E402
from workshops import AT, NAME  # noqa: E402

PICTURES = REPOSITORY / "docs" / "pictures"
ASKED = ("WI-I-1", "WI-I-3", "IA-I-1", "AC-I-1", "FI-I-1", "FI-I-2", "TC-I-6", "WF-I-1")
KEYS = ("never", "rarely", "sometimes", "mostly", "always")
SAID = {"lived": (3, 5, 2, 2, 0), "council": (0, 0, 3, 3, 3)}
"""How many of each group press each answer to the first statement."""
ON_THE_WAY = 7
"""How many have answered when the phone of whoever leads is taken."""
PHONE, LONG_PHONE, PROJECTOR = (390, 844), (390, 1060), (1280, 720)
GAP, EDGE, BACKGROUND, INK = 20, 3, "#dfe4eb", "#14202b"


def main() -> None:
    """Play the room, and take its pictures."""
    executable = find_browser()
    if executable is None:
        sys.exit("No Chromium, Chrome or Edge here: install one (apt install chromium).")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        wishes = Wishes(NAME, "Northshire Council", 2026, statements=ASKED)
        opened = assemble(wishes, resources.folder("statements"), None, AT[:10])
        place = Place(Path(folder) / "store.sqlite", opened)
        place.stop()
        browser = playwright.chromium.launch(executable_path=executable, args=list(BROWSER_FLAGS))
        with place.on_a_port() as address:
            phones, screen = _play(browser, address)
        browser.close()
    _beside(phones).save(PICTURES / "room-phones.png", optimize=True)
    _beside(screen).save(PICTURES / "room-screen.png", optimize=True)


def _play(browser: Browser, address: str) -> tuple[list[Image.Image], list[Image.Image]]:
    """Return what a phone shows: joining, asked and talking; and the phone that leads, beside the screen."""
    leader = _device(browser, address + LEAD)
    screen = _device(browser, f"{address}{HERE}/screen", PROJECTOR)
    groups = [group for group, said in SAID.items() for _ in range(sum(said))]
    people = [(_device(browser, address + HERE, LONG_PHONE), group) for group in groups]
    shown = [_taken(people[0][0])]
    for phone, group in people:
        phone.locator(f"input[name=group][value={group}]").check()
        phone.locator("form[action$=join] button.main").click()
        phone.locator("#answering").wait_for()
    for what in ("together", "next"):
        _leads(leader, what)
    answers = _answers()
    people[0][0].locator("#answering input[name=statement]").first.wait_for(state="attached")
    shown.append(_taken(people[0][0]))
    for number, (phone, _) in enumerate(people, start=1):
        phone.locator(f"input[name=answer][value={next(answers)}]").check()
        phone.locator("#answering button.main").click()
        phone.locator("#answering").wait_for(state="detached")
        if number == ON_THE_WAY:
            leader.get_by_text(f"{ON_THE_WAY} of ").first.wait_for()
            leads = _taken(leader)
    for what in ("reveal", "reveal_all"):
        _leads(leader, what)
    screen.get_by_role("heading", name="Council team").wait_for()
    people[0][0].locator(".shown").first.wait_for()
    shown.append(_taken(people[0][0]))
    return shown, [leads, _taken(screen)]


def _answers() -> Iterator[str]:
    for said in SAID.values():
        for key, people in zip(KEYS, said, strict=True):
            yield from [key] * people


def _device(browser: Browser, address: str, size: tuple[int, int] = PHONE) -> Page:
    """A device of its own; a phone is sharper than its pixels, as phones are."""
    width, height = size
    scale = 1 if size == PROJECTOR else 1.5
    context = browser.new_context(viewport={"width": width, "height": height}, device_scale_factor=scale)
    page = context.new_page()
    page.goto(address, wait_until="commit")
    page.locator("main").wait_for()
    return page


def _leads(leader: Page, what: str) -> None:
    """Press a button of whoever leads, wherever it is folded away."""
    button = leader.locator(f"button[name=do][value={what}]")
    if not button.is_visible():
        button.locator("xpath=ancestor::details[1]/summary").click()
    button.click()
    leader.locator("main:not([aria-busy])").wait_for()


def _taken(page: Page) -> Image.Image:
    page.evaluate("window.scrollTo(0, 0)")
    return Image.open(io.BytesIO(page.screenshot())).convert("RGB")


def _beside(shots: Sequence[Image.Image]) -> Image.Image:
    """Put pages of one height beside one another, each in a frame."""
    tall = min(shot.height for shot in shots)
    sizes = [(round(shot.width * tall / shot.height), tall) for shot in shots]
    same = [shot.resize(size, Image.Resampling.LANCZOS) for shot, size in zip(shots, sizes, strict=True)]
    wide = sum(shot.width + 2 * EDGE for shot in same) + GAP * (len(same) + 1)
    sheet = Image.new("RGB", (wide, tall + 2 * (GAP + EDGE)), BACKGROUND)
    across = GAP
    for shot in same:
        corner = (across + shot.width + 2 * EDGE - 1, GAP + tall + 2 * EDGE - 1)
        ImageDraw.Draw(sheet).rectangle((across, GAP, *corner), INK)
        sheet.paste(shot, (across + EDGE, GAP + EDGE))
        across += shot.width + 2 * EDGE + GAP
    return sheet.quantize(128)


if __name__ == "__main__":
    main()
