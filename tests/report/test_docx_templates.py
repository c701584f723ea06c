"""A council's own template: what it keeps, what its fields hold, and what is said of every mistake."""

import io
import re
import zipfile
from dataclasses import replace
from pathlib import Path

import docx
import pytest
from docx.shared import Mm, RGBColor

from documents import blocks_on
from docx_reading import part, style_names, style_of
from mir_assess import pipeline
from mir_assess.analysis.policy import ROOM
from mir_assess.errors import ReportError
from mir_assess.model.round import Note
from mir_assess.report.docx import opened
from mir_assess.report.docx.fields import FIELDS, TEXT, paths, values
from mir_assess.resources import folder
from reading import W, words_in, words_of

TEMPLATES = folder("templates")
COOKBOOK = Path(__file__).parents[2] / "docs" / "cookbook" / "word-template.md"


@pytest.fixture(scope="module")
def page(fixed):
    return pipeline.report(fixed.round_2026(), ROOM)


@pytest.fixture(scope="module")
def comparison(fixed):
    return pipeline.comparison(fixed.round_2025(), fixed.round_2026(), ROOM)


@pytest.fixture(scope="module")
def trend(fixed):
    return pipeline.trend((fixed.round_2025(), fixed.round_2026(), fixed.round_2027()), ROOM)


@pytest.fixture
def template(tmp_path):
    """Write a template: paragraphs, as text or as (style, text), and tables, as lists of rows."""

    def write(*blocks, header="", name="ours.docx"):
        document = docx.Document()
        document.styles["Heading 1"].font.color.rgb = RGBColor(0x7A, 0x00, 0x50)
        section = document.sections[0]
        section.left_margin = Mm(31)
        section.header.paragraphs[0].text = header
        for block in blocks:
            if isinstance(block, list):
                table = document.add_table(0, len(block[0]))
                for row in block:
                    for cell, words in zip(table.add_row().cells, row, strict=True):
                        cell.text = words
            else:
                style, words = block if isinstance(block, tuple) else (None, block)
                document.add_paragraph(words, style=style)
        file = tmp_path / name
        document.save(str(file))
        return file

    return write


def filled(page, file):
    return pipeline.render(page, "docx", TEMPLATES, own=file)


def lines(content):
    return words_of(content, "docx").splitlines()


def refused(page, file):
    with pytest.raises(ReportError) as raised:
        filled(page, file)
    return str(raised.value)


# What it keeps, and what it holds


def test_fields_are_filled_and_the_report_stands_where_the_template_says(page, template):
    content = filled(
        page, template("For {{ organisation }}, {{ year }}.", "{{ report }}", "Signed:", header="{{ kind }}")
    )
    told = lines(content)
    assert told[0] == "For Northshire Council (made up), 2026."
    body = told.index("Who took part", told.index("How it was made"))
    assert told.index("Signed:") > body
    assert "Gap report" in told[told.index("Signed:") :]
    assert "{" not in "".join(told)


def test_without_a_place_the_report_goes_at_the_end(page, template):
    told = lines(filled(page, template("Before.")))
    assert told[0] == "Before."
    assert told.index("Who took part") > 0


def test_the_templates_styles_and_page_are_kept_and_what_it_lacks_is_added(page, template):
    content = filled(page, template("{{ report }}", header="Our header"))
    document = docx.Document(io.BytesIO(content))
    assert document.styles["Heading 1"].font.color.rgb == RGBColor(0x7A, 0x00, 0x50)
    assert round(document.sections[0].left_margin.mm) == 31
    assert document.sections[0].header.paragraphs[0].text == "Our header"
    assert {"Callout", "Reading", "Report Table", "List Bullet"} <= {style.name for style in document.styles}
    assert len([style for style in document.styles if style.name == "Heading 1"]) == 1
    names = style_names(content)
    used = {style_of(p, names) for p in part(content, "word/document.xml").iter(f"{W}p")}
    assert "heading 2" in {name.casefold() for name in used}


def test_a_title_that_the_template_shows_is_not_said_twice(page, template):
    with_title = lines(filled(page, template(("Title", "{{ title }}"), "{{ report }}")))
    without = lines(filled(page, template("{{ report }}")))
    assert with_title.count(page.title) == without.count(page.title) == 1
    assert "Gap report" in without
    assert "Gap report" not in with_title


def test_language_is_marked_where_the_template_is_in_another(page, template):
    """python-docx's own document is in American English, so every run of ours says that it is in British."""
    content = filled(page, template("{{ report }}"))
    marks = {mark.get(f"{W}val") for mark in part(content, "word/document.xml").iter(f"{W}lang")}
    assert marks == {"en-GB"}


def test_a_council_can_lay_out_lists_itself_and_then_nothing_is_added(page, template):
    content = filled(
        page,
        template(
            "{%p for list in standouts %}",
            ("Heading 1", "{{ list.title }}"),
            "{%p for found in list.found %}",
            "{{ found.statement }} {{ found.sentence | upper }}",
            "{%p endfor %}",
            "{%p endfor %}",
            [
                ["What", "Who"],
                ["{%tr for a in actions %}", ""],
                ["{{ a.what }}", "{{ a['led_by'] }}"],
                ["{%tr endfor %}", ""],
            ],
            "{% for line in limits %}{{ loop.index }}. {{ line }} {% endfor %}",
            "{{ purpose | join(' ') }} {{ actions | length }}",
        ),
    )
    told = lines(content)
    assert told[0] == "Strengths we share"
    assert told[1].startswith("I choose how to spend my days. MOST PEOPLE SAID")
    assert "Ring everyone back within two days" in told
    assert "How to read it" not in told
    assert any(line.startswith("1. This is what 13 people") for line in told)


def test_every_field_of_each_kind_is_filled_with_what_it_is_said_to_hold(page, comparison, trend):
    for kind, one in (("report", page), ("comparison", comparison), ("trend", trend)):
        held = values(one, "x")
        assert set(held) == set(FIELDS[kind])
        assert not list(misfits(held, FIELDS[kind]))


def misfits(held, shape, name=""):
    if shape == TEXT:
        if type(held) is not str:
            yield name
    elif isinstance(shape, tuple):
        assert type(held) is list
        for item in held:
            yield from misfits(item, shape[0], name)
    else:
        assert type(held) is dict
        assert set(held) == set(shape), name
        for key in shape:
            yield from misfits(held[key], shape[key], f"{name}.{key}")


@pytest.mark.parametrize("kind", FIELDS)
def test_every_field_can_be_shown_in_a_template(page, comparison, trend, template, kind):
    asked = {"report": page, "comparison": comparison, "trend": trend}[kind]
    blocks = list(shown(FIELDS[kind], ""))
    told = lines(filled(asked, template(*blocks)))
    wanted = [text for text in texts(values(asked, told[0])) if text != told[0]]
    everything = " ".join(" ".join(told).split())
    assert [text for text in wanted if " ".join(text.split()) not in everything] == []


def shown(shape, name, depth=0):
    if shape == TEXT:
        yield f"{{{{ {name} }}}}"
    elif isinstance(shape, tuple):
        if depth < 3:
            yield f"{{%p for v{depth} in {name} %}}"
            yield from shown(shape[0], f"v{depth}", depth + 1)
            yield "{%p endfor %}"
    else:
        for key, held in sorted(shape.items(), key=lambda item: item[0] != "kind"):
            yield from shown(held, f"{name}.{key}" if name else key, depth)


def texts(held):
    if isinstance(held, str):
        yield held
    else:
        for item in held.values() if isinstance(held, dict) else held:
            yield from texts(item)


def test_the_layout_that_the_cookbook_shows_holds_what_stands_out(page, template):
    (shown,) = (block for block in blocks_on(COOKBOOK) if block.kind == "text")
    told = lines(filled(page, template(*shown.content.splitlines())))
    wanted = [
        words
        for row in page.standouts
        for words in (row.title, *(f"{one.statement.text} {one.sentence}" for one in row.found))
    ]
    assert [line for line in told if line] == wanted


def test_the_cookbook_lists_the_fields_there_are():
    told = COOKBOOK.read_text(encoding="utf-8").split("## The fields")[1]
    listed = set(re.findall(r"`([a-z_]+(?:\.[a-z_]+)*)`", told))
    named = (path for shape in FIELDS.values() for path in paths(shape))
    known = {path for path in named if not path.startswith("themes.statements.")}
    assert listed == known | {"report"}


def test_the_same_template_gives_the_same_bytes(page, template):
    file = template(("Title", "{{ title }}"), "{{ report }}", header="{{ audience }}")
    assert filled(page, file) == filled(page, file)


def test_what_people_typed_stays_text_in_a_field(fixed, template):
    hostile = '{{ title }} {_{ x }_} {%p if %} <w:p/> & "q" \x07\u202e\nsecond'
    counted = replace(
        fixed.round_2026(),
        notes=(Note("note", hostile, "D-1", "lived", consent=True, checked="print"),),
        assessment=replace(fixed.round_2026().assessment, organisation='<b>&amp;"{{ year }}'),
    )
    asked = pipeline.report(counted, ROOM)
    file = template(
        "{{ organisation }}",
        "{%p for s in statements %}", "{%p for n in s.notes %}", "{%p for text in n.notes %}",
        "{{ text }}",
        "{%p endfor %}", "{%p endfor %}", "{%p endfor %}",
        header="{{ organisation }}",
    )  # fmt: skip
    told = lines(filled(asked, file))
    assert told[0] == told[-1] == '<b>&amp;"{{ year }}'
    assert '{{ title }} {_{ x }_} {%p if %} <w:p/> & "q" ␇⟨U+202E⟩' in told


# What is wrong with it


def test_unknown_fields_are_named_with_their_place_and_the_nearest(page, template):
    said = refused(
        page,
        template(
            "Fine.",
            "Dear {{ organisaton }}, hello",
            [["a", "b"], ["c", "d"], ["e", "{{ foo }}"]],
            "{%p for one in standouts %}",
            "{{ one.titel }}",
            "{%p endfor %}",
            header="{{ logo }}",
        ),
    )
    assert "paragraph 2 (“Dear {{ organisaton }}, hello”): “organisaton” is not a field we know." in said
    assert "Did you mean “organisation”?" in said
    assert "table 1, row 3 (“{{ foo }}”): “foo” is not a field we know." in said
    assert (
        "paragraph 4 (“{{ one.titel }}”): “one.titel” is not a field we know. Did you mean “title”?" in said
    )
    assert "“one” has: title, empty, found." in said
    assert "header (“{{ logo }}”): “logo” is not a field we know." in said
    assert said.count("The fields there are:") == 1
    assert "report, sealed, standouts" in said


def test_a_field_cut_into_pieces_by_word_is_still_one_field(page, template):
    file = template("")
    document = docx.Document(str(file))
    paragraph = document.paragraphs[0]
    for piece in ("Of {", "{ org", "anisation }", "}."):
        paragraph.add_run(piece).bold = True
    document.save(str(file))
    assert lines(filled(page, file))[0] == "Of Northshire Council (made up)."


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("{{ title", "begins a field, and does not end it"),
        ("{{ title }", "End it with }}."),
        ("{% if %}", "cannot be read as a field"),
        ("{% for a in limits %}", "cannot be read as a field"),
        ("{{ groups }}", "“groups” is not words but holds several things"),
        ("{% for a in title %}{{ a }}{% endfor %}", "“title” is words, and no list"),
        ("{{ groups.label }}", "“groups” is not words but holds several things"),
        ("{{ groups | join(', ') }}", "holds several things"),
        ("{{p title }}", "Leave out the “p”"),
        ("before {{ report }} after", "“{{ report }}” is not alone here"),
        ("{{ title.__class__ }}", "nothing that a template can do"),
        ("{{ ''.__class__.__mro__ }}", "nothing that a template can do"),
        ("{{ title.upper() }}", "nothing that a template can do"),
        ("{{ range(9) }}", "nothing that a template can do"),
        ("{{ title * 999999999 }}", "nothing that a template can do"),
        ("{{ title ~ year }}", "nothing that a template can do"),
        ("{{ title | center(999999999) }}", "nothing that a template can do"),
        ("{{ title | attr('x') }}", "nothing that a template can do"),
        ("{% include '/etc/passwd' %}", "nothing that a template can do"),
        ("{% import 'x' as y %}", "nothing that a template can do"),
        ("{% set x = 1 %}", "nothing that a template can do"),
        ("{% macro m() %}{% endmacro %}", "nothing that a template can do"),
        ("{{ [1, 2] }}", "nothing that a template can do"),
        ("{{ self }}", "“self” is not a field we know"),
        (
            "{% for a in limits %}" * 4 + "x" + "{% endfor %}" * 4,
            "more than three loops",
        ),
    ],
)
def test_each_mistake_is_told_with_its_place(page, template, words, said):
    told = refused(page, template("Fine.", words))
    assert said in told
    assert "ours.docx, paragraph 2 (“" in told
    assert len(told.splitlines()) <= 3


def test_two_places_for_the_report_and_one_in_a_loop_are_refused(page, template):
    assert "stands in it 2 times" in refused(page, template("{{ report }}", "{{ report }}"))
    looped = template("{%p for a in limits %}", "{{ report }}", "{%p endfor %}")
    assert "“{{ report }}” stands in a loop" in refused(page, looped)
    assert "not alone here" in refused(page, template("x", header="{{ report }}"))


def test_a_field_in_the_words_of_a_picture_or_link_is_looked_at_too(page, template, tmp_path):
    file = template("x")
    with_hidden = tmp_path / "hidden.docx"
    with zipfile.ZipFile(file) as old, zipfile.ZipFile(with_hidden, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "word/document.xml":
                content = content.replace(b"<w:p>", b'<w:p w:rsidR="{{ title.__class__ }}">', 1)
            new.writestr(name, content)
    assert "Something outside the text" in refused(page, with_hidden)


def test_a_loop_that_ends_in_the_middle_of_a_table_is_told(page, template):
    file = template("{% for a in actions %}", [["{{ a.what }}", "{% endfor %}"]])
    assert "no whole document" in refused(page, file)


# What is no template


def altered(file, change):
    """Write a document again, with a change to its parts."""
    with zipfile.ZipFile(file) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    change(parts)
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return file


MAIN = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        (b"application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml", ".dotx"),
        (b"application/vnd.ms-word.document.macroEnabled.main+xml", "macros"),
        (b"application/vnd.ms-word.template.macroEnabledTemplate.main+xml", "macros"),
        (
            b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
            "not a Word document",
        ),
    ],
)
def test_other_kinds_of_documents_are_refused(page, template, kind, said):
    def change(parts):
        parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(MAIN, kind)

    assert said in refused(page, altered(template("x"), change))


def test_macros_hidden_in_a_plain_document_are_refused(page, template):
    assert "macros" in refused(
        page, altered(template("x"), lambda parts: parts.update({"word/vbaProject.bin": b"x"}))
    )


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "not a Word document"),
        (b"plain words", "not a Word document"),
        (b"%PDF-1.7", "not a Word document"),
        (b"\xd0\xcf\x11\xe0 old", "old Word (.doc)"),
        (b"\xd0\xcf\x11\xe0 " + "EncryptedPackage".encode("utf-16-le"), "locked with a password"),
        (b"PK\x03\x04 broken", "damaged"),
    ],
)
def test_files_of_other_kinds_are_refused(page, tmp_path, content, said):
    file = tmp_path / "ours.docx"
    file.write_bytes(content)
    assert said in refused(page, file)


def test_what_is_not_there_and_what_is_a_folder_are_told(page, tmp_path):
    assert "no such file" in refused(page, tmp_path / "none.docx")
    assert "folder" in refused(page, tmp_path)


def test_a_file_of_300_megabytes_is_never_read_whole(page, tmp_path):
    file = tmp_path / "huge.docx"
    with file.open("wb") as made:
        made.truncate(300_000_000)
    assert "larger than 25 megabytes" in refused(page, file)


@pytest.mark.parametrize("name", ["word/document.xml", "word/media/bomb.png"])
def test_a_zip_bomb_is_refused_before_it_goes_off(page, template, name):
    file = altered(template("x"), lambda parts: parts.update({name: b"<" + b" " * 120_000_000}))
    assert file.stat().st_size < 500_000
    assert "far more than any template needs" in refused(page, file)


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("word/document.xml", b'<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>', "XML of a kind"),
        ("word/document.xml", b"<w:document", "damaged"),
        ("word/document.xml", b"", "damaged"),
        ("word/styles.xml", b"<not-styles/>", "damaged"),
    ],
)
def test_broken_parts_are_refused(page, template, name, content, said):
    assert said in refused(page, altered(template("x"), lambda parts: parts.update({name: content})))


RELATIONS = "word/_rels/document.xml.rels"
SETTINGS = "word/_rels/settings.xml.rels"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NO_RELATIONS = (
    b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>'
)


def reaching(kind, target, mode=' TargetMode="External"', file=RELATIONS):
    """A change that makes a document refer to something."""

    def change(parts):
        relation = (
            f'<Relationship Id="rId99" Type="{OFFICE}/{kind}" Target="{target}"{mode}/></Relationships>'
        )
        before = parts.get(file, NO_RELATIONS)
        parts[file] = before.replace(b"</Relationships>", relation.encode())

    return change


@pytest.mark.parametrize(
    ("kind", "mode"),
    [
        *(
            (kind, ' TargetMode="External"')
            for kind in ("image", "oleObject", "subDocument", "frame", "video")
        ),
        ("aFChunk", ""),
        ("control", ""),
    ],
)
def test_what_would_be_fetched_when_the_page_is_opened_is_refused(page, template, kind, mode):
    file = altered(template("x"), reaching(kind, "canary.example/a", mode))
    assert "would fetch something from elsewhere: “canary.example/a”" in refused(page, file)


@pytest.mark.parametrize(
    "field",
    [
        '<w:fldSimple w:instr=" INCLUDEPICTURE http://canary.example/a.png "/>',
        "<w:r><w:instrText> DDE</w:instrText></w:r><w:r><w:instrText>AUTO c:\\canary</w:instrText></w:r>",
        "<w:r><w:instrText>includetext canary</w:instrText></w:r>",
        '<w:r><w:instrText>INCLUDEPICTURE"http://canary.example/a.png"</w:instrText></w:r>',
        "<w:r><w:instrText>INCLUDETEXT\tcanary</w:instrText></w:r>",
    ],
)
def test_a_field_that_takes_words_from_elsewhere_is_refused(page, template, field):
    def change(parts):
        main = parts["word/document.xml"]
        parts["word/document.xml"] = main.replace(b"</w:p>", field.encode() + b"</w:p>", 1)

    assert "canary" in refused(page, altered(template("x"), change))


def test_a_part_whose_name_ends_in_capitals_is_looked_at_too(page, template):
    def change(parts):
        field = b'<w:fldSimple w:instr=" INCLUDETEXT canary "/></w:p>'
        parts["word/document.XML"] = parts.pop("word/document.xml").replace(b"</w:p>", field, 1)
        parts["word/_rels/document.XML.rels"] = parts.pop("word/_rels/document.xml.rels")
        for name in ("_rels/.rels", "[Content_Types].xml"):
            parts[name] = parts[name].replace(b"word/document.xml", b"word/document.XML")

    assert "canary" in refused(page, altered(template("x"), change))


def test_links_that_people_follow_and_other_fields_stay(page, template):
    def change(parts):
        reaching("hyperlink", "https://council.example/")(parts)
        main = parts["word/document.xml"]
        number = b'<w:fldSimple w:instr=" PAGE "/><w:r><w:instrText> TOC </w:instrText></w:r></w:p>'
        parts["word/document.xml"] = main.replace(b"</w:p>", number, 1)

    assert filled(page, altered(template("x"), change))


def test_the_template_a_document_was_made_from_is_forgotten(page, template):
    """Word names it in most documents of an office, often with a path that has somebody's name in it."""

    def change(parts):
        reaching("attachedTemplate", "file:///C:/Users/canary/ours.dotm", file=SETTINGS)(parts)
        named = f'<w:attachedTemplate xmlns:r="{OFFICE}" r:id="rId99"/></w:settings>'
        settings = parts["word/settings.xml"]
        parts["word/settings.xml"] = settings.replace(b"</w:settings>", named.encode())

    content = filled(page, altered(template("x"), change))
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        held = [name for name in archive.namelist() if b"canary" in archive.read(name)]
        assert not held
        assert b"attachedTemplate" not in archive.read("word/settings.xml")


def test_xml_under_another_name_is_refused(page, template):
    """What is not called XML is not looked at, and would be read all the same."""

    def change(parts):
        parts["word/document.dat"] = parts.pop("word/document.xml")
        parts["word/_rels/document.dat.rels"] = parts.pop(RELATIONS)
        for name in ("[Content_Types].xml", "_rels/.rels"):
            parts[name] = parts[name].replace(b"word/document.xml", b"word/document.dat")

    assert "XML of a kind" in refused(page, altered(template("x"), change))


@pytest.mark.parametrize("begun", [b"{{", b"{%tr ", b"{</w:t></w:r><w:r><w:t>"])
def test_fields_without_end_are_refused_before_they_are_looked_for(page, template, begun):
    def change(parts):
        parts["word/document.xml"] = parts["word/document.xml"].replace(b"words", begun * 40_000)

    assert "far more than any template needs" in refused(page, altered(template("words"), change))


def test_a_template_that_grows_beyond_any_document_is_stopped(page, template, monkeypatch):
    from mir_assess.report.docx import sandbox

    monkeypatch.setattr(sandbox, "LARGEST", 100_000)
    file = template("{%p for a in limits %}", "words " * 5_000, "{%p endfor %}")
    assert "far larger than a document" in refused(page, file)


def test_a_document_of_libreoffice_can_be_a_template(page, template):
    """It has no numbering, no default table style, and names styles its own way."""

    def change(parts):
        parts.pop("word/numbering.xml")
        rels = "word/_rels/document.xml.rels"
        parts[rels] = re.sub(rb"<Relationship [^>]*numbering[^>]*/>", b"", parts[rels])
        types = "[Content_Types].xml"
        parts[types] = re.sub(rb"<Override [^>]*numbering[^>]*/>", b"", parts[types])
        styles = parts["word/styles.xml"]
        parts["word/styles.xml"] = re.sub(
            rb'<w:style [^>]*w:styleId="(?:ListBullet|TableNormal|Heading\d)".*?</w:style>',
            b"",
            styles,
            flags=re.DOTALL,
        )

    content = filled(page, altered(template("{{ report }}"), change))
    document = docx.Document(io.BytesIO(content))
    assert "List Bullet" in {style.name for style in document.styles}
    numbering = part(content, "word/numbering.xml")
    assert numbering.find(f"{W}num") is not None
    paragraphs = part(content, "word/document.xml").iter(f"{W}p")
    first = next(p for p in paragraphs if words_in(p).endswith("13 people took part"))
    assert style_of(first, style_names(content)) == "List Bullet"


def test_limits_are_what_the_messages_say():
    assert opened.LARGEST == 25_000_000
