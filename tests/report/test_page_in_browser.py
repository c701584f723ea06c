"""The pages in a real browser: accessible at every width, nothing cut off, nothing asked of the network, no
script needed.
"""

import io
from dataclasses import replace
from itertools import pairwise

import pytest
from pypdf import PdfReader

from made_up_languages import ARABIC, translated
from mir_assess import pipeline
from mir_assess.analysis.policy import ROOM
from mir_assess.resources import folder

WIDTHS = (320, 390, 768, 1280)

LINES_OF_WORDS = """[...document.querySelectorAll('thead th + th')].map(head => {
    const walk = document.createTreeWalker(head, NodeFilter.SHOW_TEXT);
    let most = 0;
    while (walk.nextNode())
        for (const found of walk.currentNode.textContent.matchAll(/\\p{L}+/gu)) {
            const part = document.createRange();
            part.setStart(walk.currentNode, found.index);
            part.setEnd(walk.currentNode, found.index + found[0].length);
            most = Math.max(most, new Set([...part.getClientRects()].map(it => it.top)).size);
        }
    return most;
})"""
"""On how many lines the most broken word of each head of a column stands."""


def test_the_page_has_no_accessibility_fault_at_any_width_in_the_dark_or_in_forced_colours(opened):
    from axe_playwright_python.sync_playwright import Axe

    page, _ = opened
    light, dark = {"color_scheme": "light"}, {"color_scheme": "dark"}
    looks = [*((width, light) for width in WIDTHS), (1280, dark)]
    for width, look in (*looks, (1280, {**light, "forced_colors": "active"})):
        page.emulate_media(**look)
        page.set_viewport_size({"width": width, "height": 800})
        found = Axe().run(page)
        assert found.violations_count == 0, f"at {width} px, {look}: {found.generate_report()}"


def test_nothing_is_cut_off_or_scrolls_sideways(opened):
    page, _ = opened
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        cut = page.evaluate(
            "[...document.querySelectorAll('.scroll')].filter(box => box.scrollWidth > box.clientWidth + "
            "1).length"
        )
        assert cut == 0, f"{cut} tables are wider than a page of {width} px"


def test_the_statements_beside_a_map_have_room_for_their_words(opened):
    page, _ = opened
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        narrow = page.evaluate(
            "[...document.querySelectorAll('.numbered thead th:first-child')].filter(head => "
            "head.offsetWidth < 75).length"
        )
        assert narrow == 0, f"{narrow} tables press their statements into a strip at {width} px"


def test_the_browser_has_nothing_to_complain_of(opened):
    page, complaints = opened
    page.wait_for_load_state("networkidle")
    assert complaints == []


def test_every_link_leads_somewhere_on_the_page(opened):
    page, _ = opened
    lost = page.evaluate(
        "[...document.querySelectorAll('a')].map(a => a.getAttribute('href'))"
        ".filter(href => !href.startsWith('#') || !document.getElementById(href.slice(1)))"
    )
    assert lost == []


def test_names_on_the_page_are_unique_and_headings_in_order(opened):
    page, _ = opened
    ids = page.evaluate("[...document.querySelectorAll('[id]')].map(found => found.id)")
    assert len(ids) == len(set(ids))
    levels = page.evaluate(
        "[...document.querySelectorAll('h1,h2,h3,h4,h5')].map(found => Number(found.tagName[1]))"
    )
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_the_skip_link_is_first_and_can_be_seen(opened):
    page, _ = opened
    page.keyboard.press("Tab")
    focused = page.evaluate(
        "[document.activeElement.getAttribute('href'), document.activeElement.getBoundingClientRect().left]"
    )
    assert focused[0] == "#main"
    assert focused[1] >= 0


def test_the_numbers_in_a_picture_stand_in_the_table_beside_it(opened):
    page, _ = opened
    apart = page.evaluate(
        """[...document.querySelectorAll('figure')].filter(figure => {
            const drawn = [...figure.querySelectorAll('svg.bar text')].map(text => text.textContent);
            const told = [...figure.querySelectorAll('td')].map(cell => parseInt(cell.textContent));
            return drawn.some(number => !told.includes(Number(number)));
        }).length"""
    )
    assert apart == 0


def test_no_picture_is_cut_by_a_page_of_paper(opened):
    page, _ = opened
    page.emulate_media(media="print")
    kinds = page.evaluate(
        "[...document.querySelectorAll('.together, .card, .statement > figure.both')]"
        ".map(found => getComputedStyle(found).breakInside)"
    )
    assert kinds
    assert set(kinds) == {"avoid"}
    shown = (
        "[...document.querySelectorAll('nav')].filter(nav => getComputedStyle(nav).display != 'none').length"
    )
    assert page.evaluate(shown) == 0


def test_a_short_name_of_a_group_is_not_broken_where_it_heads_a_column(fixed, page, tmp_path):
    counted = fixed.round_2026()
    first, *others = counted.assessment.groups
    assessment = replace(counted.assessment, groups=(replace(first, label="People"), *others))
    file = tmp_path / "page.html"
    view = pipeline.report(replace(counted, assessment=assessment), ROOM)
    file.write_bytes(pipeline.render(view, "html", folder("templates")))
    page.goto(file.as_uri())
    for width in (600, 900, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        lines = page.evaluate(
            "[...document.querySelectorAll('.words thead bdi')].filter(it => it.textContent == 'People')"
            ".map(it => it.getClientRects().length)"
        )
        assert lines
        assert set(lines) == {1}, f"at {width} px"


def test_no_word_of_a_column_head_is_broken_where_two_groups_answered(fixed, page, tmp_path):
    """As on a screen of 1280 px that is made four times as large."""
    counted = fixed.round_2026()
    assessment = replace(counted.assessment, groups=counted.assessment.groups[:2])
    known = {group.id for group in assessment.groups}
    cells = {
        name: {group: cell for group, cell in row.items() if group in known}
        for name, row in counted.cells.items()
    }
    file = tmp_path / "page.html"
    view = pipeline.report(replace(counted, assessment=assessment, cells=cells), ROOM)
    file.write_bytes(pipeline.render(view, "html", folder("templates")))
    page.goto(file.as_uri())
    page.set_viewport_size({"width": 320, "height": 800})
    lines = page.evaluate(LINES_OF_WORDS)
    assert lines
    assert max(lines) == 1


@pytest.mark.parametrize("width", [320, 360, 390])
def test_no_word_of_a_column_head_is_broken_where_three_groups_answered(fixed, page, tmp_path, width):
    file = tmp_path / "page.html"
    file.write_bytes(pipeline.render(pipeline.report(fixed.round_2027(), ROOM), "html", folder("templates")))
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(file.as_uri())
    assert page.evaluate("document.querySelector('table.three:not(.words)').rows[0].cells.length") == 4
    assert set(page.evaluate(LINES_OF_WORDS)) == {1}


def test_what_people_typed_stands_where_a_page_from_right_to_left_begins(
    fixed, page, tmp_path, spoken_arabic
):
    file = tmp_path / "page.html"
    view = pipeline.report(fixed.round_2026(), ROOM, "ar")
    file.write_bytes(pipeline.render(view, "html", folder("templates")))
    page.goto(file.as_uri())
    sides = page.evaluate(
        "[...document.querySelectorAll('.card [dir=auto]')].map(it => getComputedStyle(it).textAlign)"
    )
    assert sides
    assert set(sides) == {"right"}


def test_words_that_run_the_other_way_keep_their_distance_in_a_table(fixed, page, tmp_path, spoken_arabic):
    file = tmp_path / "page.html"
    view = pipeline.report(translated(fixed.round_2026(), "ar", ARABIC), ROOM, "ar")
    file.write_bytes(pipeline.render(view, "html", folder("templates")))
    page.goto(file.as_uri())
    found = page.evaluate(
        "[...document.querySelectorAll('tbody th[dir=ltr]')].map(it => getComputedStyle(it))"
        ".map(it => [it.textAlign, parseFloat(it.paddingLeft) >= 4, it.paddingRight])"
    )
    assert found
    assert all(it == ["right", True, "0px"] for it in found)


def moved_down(page, rooms):
    """What stands on each sheet of paper, with so much room before the main part."""
    page.evaluate("document.querySelector('#main').insertAdjacentHTML('beforebegin', '<div id=room></div>')")
    for room in rooms:
        page.evaluate(f"document.querySelector('#room').style.height = '{room}px'")
        sheets = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True))).pages
        yield [sheet.extract_text().strip() for sheet in sheets]


def test_the_foot_of_a_page_never_stands_alone_on_a_sheet(html_files, page):
    """Wherever the main part ends: the foot is higher than each step."""
    page.goto(html_files["pool", "html", "public"].as_uri())
    foot = page.inner_text("footer").strip()
    for sheets in moved_down(page, range(0, 1000, 40)):
        assert foot in " ".join(sheets[-1].split())
        assert len(sheets[-1]) > len(foot) + 20


def test_a_caption_never_stands_at_the_foot_of_a_sheet_without_its_table(fixed, page, tmp_path):
    file = tmp_path / "page.html"
    file.write_bytes(pipeline.render(pipeline.report(fixed.round_2027(), ROOM), "html", folder("templates")))
    page.goto(file.as_uri())
    caption = page.inner_text(".gaps caption")
    page.evaluate("document.querySelector('#main').replaceChildren(document.querySelector('.gaps .scroll'))")
    for sheets in moved_down(page, range(700, 1000, 15)):
        assert not any(sheet.endswith(caption) for sheet in sheets)
