"""Every kind of file gives the same statements, under the same themes, in the same voices."""

import io
import zipfile

import pytest

from mir_assess.wording.finding import find
from wording.kinds import KINDS, as_page, as_word, page_of, pdf_of, zip_of
from wording.made_up import THEMES, listed

LISTED = listed()
EVERY = [
    (theme, voice, text)
    for theme, voices in LISTED.items()
    for voice, texts in voices.items()
    for text in texts
]
SIDE_BY_SIDE = ("table.docx", "a-sheet-a-theme.xlsx")  # I and We stand in one row there


def told(copy):
    return [(each.theme, each.voice, each.text) for each in copy.statements]


@pytest.mark.parametrize("name", KINDS)
def test_each_statement_is_found_once_under_its_theme_and_in_its_voice(name, found_in):
    found = told(found_in(KINDS[name](LISTED), name))
    assert sorted(found) == sorted(EVERY)
    if name not in SIDE_BY_SIDE:
        assert found == EVERY


@pytest.mark.parametrize("name", ["page.html", "list.docx", "one-sheet.xlsx", "list.pdf", "page.mhtml"])
def test_the_kind_is_told_from_what_is_inside(name, found_in):
    assert len(told(found_in(KINDS[name](LISTED), "renamed.txt"))) == len(EVERY)


def test_text_is_read_in_whichever_encoding_it_was_saved(found_in):
    text = "Workforce\n\nI am greeted by “my” name – always, and it’s said aloud.\n"
    for encoding in ("utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le"):
        assert [each.text for each in found_in(text.encode(encoding)).statements] == [text.split("\n")[2]]


def test_a_page_in_utf_16_is_a_page(found_in):
    assert len(told(found_in(page_of(LISTED).encode("utf-16"), "page.html"))) == len(EVERY)


def test_a_title_that_looks_like_an_address_is_a_title(found_in):
    page = "<html><title>workforce.html</title><body><p>I am met with a smile.</p></html>"
    assert [each.text for each in found_in(page, "workforce.html").statements] == ["I am met with a smile."]


def test_menus_scripts_comments_and_footers_are_no_statements(found_in):
    copy = found_in(as_page(LISTED), "page.html")
    assert not [each for each in copy.statements if "cookies" in each.text or "scripts" in each.text]
    assert copy.long_passages == len(THEMES)


def test_files_are_read_as_one_copy_and_what_stands_twice_counts_once(read, edition):
    pages = [(theme, read(f"{theme}.html", page_of({theme: LISTED[theme]}).encode())) for theme in LISTED]
    whole = read("all.docx", as_word(LISTED))
    assert told(find([*pages, ("all", whole)], edition)) == EVERY


def test_word_says_what_stands_in_controls_boxes_and_insertions_and_not_what_was_deleted(found_in):
    w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    run = "<w:r><w:t>{}</w:t></w:r>"
    control, box, new = "sdtContent", "txbxContent", "I was put in "
    gone = "<w:delText>taken out </w:delText>"
    old = "<w:t>I was moved from here, and stand elsewhere now.</w:t>"
    body = (
        f"<w:p>{run.format('Workforce')}</w:p>"
        f"<w:sdt><w:{control}><w:p>{run.format('I stand in a content control.')}</w:p></w:{control}></w:sdt>"
        f"<w:p><w:r><w:{box}><w:p>{run.format('I stand in a text box.')}</w:p></w:{box}></w:r></w:p>"
        f"<w:p><w:ins>{run.format(new)}</w:ins><w:del><w:r>{gone}</w:r></w:del>"
        f"{run.format('later')}<w:r><w:noBreakHyphen/></w:r>{run.format('on.')}</w:p>"
        f"<w:p><w:moveFrom><w:r>{old}</w:r></w:moveFrom></w:p>"
        '<w:p><w:pPr><w:pStyle w:val="TOC1"/></w:pPr>' + run.format("I stand in the contents.") + "</w:p>"
    )
    document = f'<?xml version="1.0"?><w:document {w}><w:body>{body}</w:body></w:document>'
    with zipfile.ZipFile(io.BytesIO(as_word(LISTED))) as whole:
        members = {name: whole.read(name) for name in whole.namelist()}
    members["word/styles.xml"] = members["word/styles.xml"].replace(
        b"</w:styles>",
        b'<w:style w:type="paragraph" w:styleId="TOC1"><w:name w:val="toc 1"/></w:style></w:styles>',
    )
    found = told(found_in(zip_of({**members, "word/document.xml": document.encode()}), "x.docx"))
    assert [text for _, _, text in found] == [
        "I stand in a content control.",
        "I stand in a text box.",
        "I was put in later-on.",
    ]


def test_what_a_browser_prints_around_a_page_is_no_line_of_it(found_in):
    head, foot = "11/23/26, 8:24 PM We like this list", "https://list.example/we {}/2"
    pages = [
        [head, "Workforce", "I statements", "I am met with a smile", foot.format(1)],
        [head, "and with tea.", "Information and advice", foot.format(2)],
        [head, "Word that reaches me", "I am told the news.", foot.format(3)],
    ]
    assert [(each.theme, each.text) for each in found_in(pdf_of(pages), "a.pdf").statements] == [
        ("workforce", "I am met with a smile and with tea."),
        ("information", "I am told the news."),
    ]


def test_a_pdf_line_goes_on_in_the_next_and_on_the_next_page(found_in):
    head, foot = "Made-up list", "Page {} of 2"
    pages = [
        [head, "Workforce", "• I am asked what I think of the way that people", foot.format(1)],
        [
            head,
            "help me at home. It is not a form.",
            "• I am told what came of it, and",
            "by whom.",
            foot.format(2),
        ],
    ]
    assert [each.text for each in found_in(pdf_of(pages), "a.pdf").statements] == [
        "I am asked what I think of the way that people help me at home. It is not a form.",
        "I am told what came of it, and by whom.",
    ]
