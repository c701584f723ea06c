"""Every picture as a browser draws it, compared pixel by pixel with one that somebody has looked at.

The page's only fonts are those of the font packages, so that a picture is the same on every computer. What
compares is a canvas in the browser itself. A pixel counts as the same where one of those next to it in the
other picture is within 60 of 255 in every colour: letters are smoothed a little otherwise by each version of
a browser, and nothing that a reader could see is that small. One pixel in 500 may differ more. What is kept
has 216 colours, none further than 26 from its own.
"""

import base64
import struct
import zlib
from importlib.util import find_spec
from pathlib import Path

import pytest

from made_up_drawings import BARS, CASES, CORNERS, FOUR, MIRRORED, ROUGH, with_rough
from mir_assess.report.charts import PATTERN, picture
from mir_assess.resources import folder

GOLDEN = Path(__file__).resolve().parents[1] / "golden" / "pictures"
MAY_DIFFER = 1 / 500
IN_ALL = 400_000
WIDTH = 320

FONTS = (
    ("Atkinson Hyperlegible", 400, "fontpkg_atkinson_hyperlegible", "AtkinsonHyperlegible-Regular.ttf"),
    ("Atkinson Hyperlegible", 700, "fontpkg_atkinson_hyperlegible", "AtkinsonHyperlegible-Bold.ttf"),
    ("Noto Sans Arabic", "100 900", "fontpkg_noto_sans_arabic", "NotoSansArabic[wdth,wght].ttf"),
)

QUANTISED = """async data => {
    const image = new Image();
    image.src = 'data:image/png;base64,' + data;
    await image.decode();
    const canvas = new OffscreenCanvas(image.width, image.height);
    const drawn = canvas.getContext('2d');
    drawn.drawImage(image, 0, 0);
    const found = drawn.getImageData(0, 0, image.width, image.height).data, shades = [];
    for (let p = 0; p < found.length; p += 4)
        shades.push([0, 1, 2].reduce((all, c) => 6 * all + Math.round(found[p + c] / 51), 0));
    return [image.width, image.height, shades];
}"""

COMPARE = """async ([one, other]) => {
    const pixels = async data => {
        const image = new Image();
        image.src = 'data:image/png;base64,' + data;
        await image.decode();
        const canvas = new OffscreenCanvas(image.width, image.height);
        const drawn = canvas.getContext('2d');
        drawn.drawImage(image, 0, 0);
        return drawn.getImageData(0, 0, image.width, image.height);
    };
    const [a, b] = [await pixels(one), await pixels(other)];
    if (a.width !== b.width || a.height !== b.height) return 1;
    const near = (x, y) => {
        for (let v = Math.max(0, y - 1); v <= Math.min(a.height - 1, y + 1); v++)
            for (let u = Math.max(0, x - 1); u <= Math.min(a.width - 1, x + 1); u++) {
                const p = 4 * (y * a.width + x), q = 4 * (v * a.width + u);
                if ([0, 1, 2].every(c => Math.abs(a.data[p + c] - b.data[q + c]) <= 60)) return true;
            }
        return false;
    };
    let apart = 0;
    for (let y = 0; y < a.height; y++) for (let x = 0; x < a.width; x++) if (!near(x, y)) apart++;
    return apart / (a.width * a.height);
}"""

BRIGHTNESS = """async ([data, places]) => {
    const image = new Image();
    image.src = 'data:image/png;base64,' + data;
    await image.decode();
    const canvas = new OffscreenCanvas(image.width, image.height);
    const drawn = canvas.getContext('2d');
    drawn.drawImage(image, 0, 0);
    const linear = c => (c /= 255) <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
    const share = [0.2126, 0.7152, 0.0722];
    return places.map(([x, y, width, height]) => {
        const found = drawn.getImageData(x, y, Math.max(1, width), Math.max(1, height)).data, seen = [];
        for (let p = 0; p < found.length; p += 4)
            seen.push(share.reduce((all, part, c) => all + part * linear(found[p + c]), 0));
        return [Math.min(...seen), Math.max(...seen)];
    });
}"""

PLACES = """selector => [...document.querySelectorAll(selector)].map(found => {
    const at = found.getBoundingClientRect();
    return [at.x, at.y, at.width, at.height].map(Math.round);
})"""


def small(width, height, shades):
    """A PNG in 216 colours, a quarter of the size of what a browser writes."""
    rows = b"".join(b"\0" + bytes(shades[row * width : (row + 1) * width]) for row in range(height))
    levels = [51 * step for step in range(6)]
    chunks = (
        (b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0)),
        (
            b"PLTE",
            bytes(
                level for red in levels for green in levels for blue in levels for level in (red, green, blue)
            ),
        ),
        (b"IDAT", zlib.compress(rows, 9)),
        (b"IEND", b""),
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in chunks
    )


SIGHTS = ("none", "achromatopsia", "protanopia", "deuteranopia", "tritanopia")


@pytest.fixture(scope="session")
def fonts():
    """The page's only fonts, as a style sheet."""
    rules = []
    for family, weight, package, name in FONTS:
        found = find_spec(package)
        if found is None or found.origin is None:
            pytest.skip(f"No {package} here; to compare pictures, install what the group dev asks for.")
        data = base64.b64encode((Path(found.origin).parent / "files" / name).read_bytes()).decode()
        source = f"src: url(data:font/ttf;base64,{data})"
        rules.append(f'@font-face {{ font-family: "{family}"; font-weight: {weight}; {source}; }}')
    return "\n".join(
        (*rules, 'html { font-family: "Atkinson Hyperlegible", "Noto Sans Arabic" !important; }')
    )


@pytest.fixture
def shown(page, fonts):
    """Open a page with some drawings, one under another, as wide as a narrow phone."""
    style = (folder("templates") / "report" / "style.css").read_text(encoding="utf-8")

    def show(drawings, *, mirrored=False):
        drawn = "<br>".join(picture(found, f"p{n}", mirrored=mirrored) for n, found in enumerate(drawings))
        way = ' dir="rtl"' if mirrored else ""
        page.set_content(
            f"<!DOCTYPE html><html lang=en{way}><style>{style}{fonts} br {{ line-height: 8px }}</style>"
            f'<body><div id="drawn" style="width: {WIDTH}px; padding: 2px; background: #fff">{drawn}</div>'
            f"{PATTERN}"
        )
        page.evaluate("document.fonts.ready")
        return page

    return show


def seen(page):
    return page.locator("#drawn").screenshot()


@pytest.mark.parametrize("name", CASES)
def test_a_picture_looks_as_it_did_when_somebody_looked(shown, name, request):
    page = shown(CASES[name], mirrored=name in MIRRORED)
    drawn = seen(page)
    file = GOLDEN / f"{name}.png"
    if request.config.getoption("--update-golden"):
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(small(*page.evaluate(QUANTISED, base64.b64encode(drawn).decode())))
    assert file.is_file(), (
        f"There is no {file} yet. If the picture is right, run pytest with --update-golden."
    )
    both = [base64.b64encode(data).decode() for data in (drawn, file.read_bytes())]
    apart = page.evaluate(COMPARE, both)
    assert apart <= MAY_DIFFER, f"{name}: {apart:.2%} of the picture is not as it was"


def test_the_pictures_of_all_cases_and_of_no_others_are_kept_and_small():
    kept = list(GOLDEN.iterdir())
    assert {file.stem for file in kept} == set(CASES)
    assert sum(file.stat().st_size for file in kept) < IN_ALL


def test_a_picture_that_is_drawn_otherwise_is_found_out(shown):
    page = shown((FOUR,))
    whole = base64.b64encode(seen(page)).decode()
    assert page.evaluate(COMPARE, [whole, whole]) == 0
    page.evaluate("document.querySelector('.joined').remove()")
    less = base64.b64encode(seen(page)).decode()
    assert page.evaluate(COMPARE, [whole, less]) > MAY_DIFFER


@pytest.mark.parametrize("name", CASES)
def test_no_words_run_over_the_edge_or_into_each_other(shown, name):
    """Whatever font a reader has: here the widest that the page may fall back on is asked, too."""
    page = shown(CASES[name], mirrored=name in MIRRORED)
    found = page.evaluate(
        """() => [...document.querySelectorAll('svg.drawn')].flatMap(svg => {
            const frame = svg.getBoundingClientRect();
            const boxes = [...svg.querySelectorAll('text')]
                .map(text => [text.textContent, text.getBoundingClientRect()]);
            const out = boxes.filter(([, b]) => b.left < frame.left - 1 || b.right > frame.right + 1)
                .map(([words]) => 'over the edge: ' + words);
            for (let i = 0; i < boxes.length; i++) for (let j = i + 1; j < boxes.length; j++) {
                const [[w, a], [v, b]] = [boxes[i], boxes[j]];
                const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
                const up = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
                if (across > 2 && up > 6) out.push(w + ' / ' + v);
            }
            return out;
        })"""
    )
    assert found == []


def sighted(page, sight):
    page.context.new_cdp_session(page).send("Emulation.setEmulatedVisionDeficiency", {"type": sight})


def brightness(page, places):
    """The darkest and the brightest of each place, from 0 to 1."""
    start = page.evaluate("(at => [at.x, at.y])(document.querySelector('#drawn').getBoundingClientRect())")
    moved = [[x - round(start[0]), y - round(start[1]), w, h] for x, y, w, h in places]
    return page.evaluate(BRIGHTNESS, [base64.b64encode(seen(page)).decode(), moved])


def contrast(dark, bright):
    return (bright + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("sight", SIGHTS)
def test_bars_are_legible_without_colour(shown, sight):
    """What keeps no promise is hatched, pieces have edges, and every number stands out from its piece."""
    page = shown(BARS[:9])
    sighted(page, sight)
    for style, hatched in (("n", True), ("y", False)):
        pieces = page.evaluate(PLACES, f"svg.bar rect[class^={style}]")
        # The edge of a piece, clear of its number.
        inside = [[x + 3, y + 3, w - 6, 5] for x, y, w, h in pieces if w > 24]
        assert inside
        for dark, bright in brightness(page, inside):
            assert (bright - dark > 0.01) == hatched
    numbers = page.evaluate(PLACES, "svg.bar text")
    assert all(contrast(dark, bright) >= 4.5 for dark, bright in brightness(page, numbers))


@pytest.mark.parametrize("sight", SIGHTS)
def test_the_map_is_legible_without_colour(shown, sight):
    """“Both not yet” is striped, the corner that asks has a thick frame, and every number stands out."""
    page = shown((with_rough(CORNERS, *ROUGH),))
    sighted(page, sight)
    stripes, asks = (page.evaluate(PLACES, name)[0] for name in ("svg .stripes", "svg .frame"))
    x, y, w, h = stripes
    ((dark, bright),) = brightness(page, [[x + 2, y + h - 30, 60, 28]])
    assert bright - dark > 0.1
    x, y, w, h = asks
    ((dark, bright),) = brightness(page, [[x + w // 2, y - 1, 1, 2]])
    assert bright < 0.1
    words = page.evaluate(PLACES, "svg.drawn text")
    assert all(contrast(dark, bright) >= 4.5 for dark, bright in brightness(page, words))


@pytest.mark.parametrize("sight", SIGHTS)
def test_groups_are_told_apart_by_shape_alone(shown, sight):
    page = shown((FOUR,))
    sighted(page, sight)
    shapes = page.evaluate("[...document.querySelectorAll('svg .mark')].map(found => found.tagName)")
    assert set(shapes) == {"circle"}
    filled = page.evaluate(PLACES, "svg .mark")[0]
    x, y, w, h = filled
    ((_, bright),) = brightness(page, [[x + w // 2 - 1, y + h // 2 - 1, 2, 2]])
    assert bright < 0.1, "people's mark is filled"
    ways = page.evaluate("document.querySelector('svg .open-mark').getAttribute('d').split('M').slice(1, 4)")
    assert len({way.count("L") + way.count("H") + way.count("V") for way in ways}) >= 2
    words = page.evaluate(PLACES, "svg.drawn text")
    assert all(contrast(dark, bright) >= 4.5 for dark, bright in brightness(page, words))
