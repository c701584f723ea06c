"""The made-up copy as each kind of file, with what such files bring: menus, page numbers, wraps, bullets."""

import csv
import io
import textwrap
import zipfile
from collections.abc import Callable
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText

from wording.made_up import THEMES, Listed

INTRO = "I statements say what life should be like. We statements say what an organisation does about it."
STORY = "When I was in hospital I met Sam, and we talked. " * 8
FOOT = "We use cookies to make this site better."


def as_text(listed: Listed) -> bytes:
    """One paragraph a line, as Notepad saves it."""
    lines = ["A list that nobody made", "", INTRO, ""]
    for theme, voices in listed.items():
        lines += [THEMES[theme][0], THEMES[theme][1], ""]
        for voice, texts in voices.items():
            lines += [f"‘{voice.title()}’ statements", *texts, ""]
    return "\r\n".join(lines).encode("cp1252")


def as_wrapped_text(listed: Listed) -> bytes:
    """Bullets, broken at 60 letters, as an e-mail has them."""
    lines = textwrap.wrap(INTRO, 60)
    for number, (theme, voices) in enumerate(listed.items(), start=1):
        lines += ["", f"{number}. {THEMES[theme][0]} – {THEMES[theme][1]}", ""]
        for voice, texts in voices.items():
            lines += [f"{voice.title()} statements:"]
            for text in texts:
                lines += textwrap.wrap(f"• {text}", 60, break_on_hyphens=False)
    return "\n".join(lines).encode("utf-8-sig")


def as_markdown(listed: Listed) -> bytes:
    lines = ["# A list", "", INTRO, ""]
    for theme, voices in listed.items():
        lines += [f"## {THEMES[theme][0]}", "", f"*{THEMES[theme][1]}*", ""]
        for voice, texts in voices.items():
            lines += [f"### {voice.title()} statements", "", *(f"- **{text}**" for text in texts), ""]
    return "\n".join(lines).encode()


def page_of(listed: Listed) -> str:
    """A page with a menu that names every theme, before and after, and a story."""
    menu = "".join(f'<li><a href="/t/{theme}">{title}</a></li>' for theme, (title, _) in THEMES.items())
    parts = [
        "<!DOCTYPE html><html lang=en><head><title>A list that nobody made</title>",
        "<style>p { color: red }</style><script>if (1 < 2) { write('<p>We like scripts.</p>') }</script>",
        f"</head><body><nav><ul>{menu}</ul></nav><div class='menu'><ul>{menu}</ul></div>",
        f"<main><h1>A list</h1><p>{INTRO}</p>",
    ]
    for theme, voices in listed.items():
        title, subtitle = THEMES[theme]
        parts.append(
            f"<section><h2>{title}</h2><p class=lead>{subtitle}</p><!-- <p>I am no statement.</p> -->"
        )
        for voice, texts in voices.items():
            items = "".join(f"<li><p>{text.replace('&', '&amp;')}&nbsp;</p></li>" for text in texts)
            parts.append(f"<h3>{voice.title()}&nbsp;statements</h3><ul>{items}</ul>")
        parts.append(f"<p>{STORY}</p></section>")
    parts.append(f"</main><footer><p>{FOOT}</p><ul>{menu}</ul></footer></body></html>")
    return "\n".join(parts)


def as_page(listed: Listed) -> bytes:
    return page_of(listed).encode()


def as_old_page(listed: Listed) -> bytes:
    """A page in Windows' own encoding, with paragraphs and line breaks in place of lists."""
    parts = [
        '<html><head><meta http-equiv="Content-Type" content="text/html; charset=windows-1252"></head><body>'
    ]
    for theme, voices in listed.items():
        parts.append(f"<P><B>{THEMES[theme][0]}</B>")
        for voice, texts in voices.items():
            parts.append(f"<p>{voice.upper()} STATEMENTS<br>{'<br />'.join(texts)}")
    return "\n".join([*parts, "</body></html>"]).encode("cp1252")


def as_saved_page(listed: Listed) -> bytes:
    message = MIMEMultipart("related")
    message["Subject"] = "A list that nobody made"
    message.attach(MIMEText(page_of(listed), "html", "utf-8"))
    message.attach(MIMEText("p { color: blue }", "css"))
    return message.as_bytes()


def as_word(listed: Listed) -> bytes:
    """Headings, lists, a table of contents, a content control and a text box."""
    from docx import Document

    document = Document()
    document.add_heading("A list that nobody made", 0)
    document.add_paragraph(INTRO)
    for theme, voices in listed.items():
        document.add_heading(THEMES[theme][0], 1)
        document.add_paragraph(THEMES[theme][1])
        for voice, texts in voices.items():
            document.add_heading(f"{voice.title()} statements", 2)
            for text in texts:
                document.add_paragraph(text, style="List Bullet")
    return _saved(document)


def as_word_table(listed: Listed) -> bytes:
    """A table a theme: its name over both columns, I on the left and We on the right."""
    from docx import Document

    document = Document()
    for theme, voices in listed.items():
        rows = max(len(texts) for texts in voices.values())
        table = document.add_table(rows=2 + rows, cols=2)
        table.cell(0, 0).merge(table.cell(0, 1)).text = THEMES[theme][0]
        for column, (voice, texts) in enumerate(voices.items()):
            table.cell(1, column).text = f"“{voice.title()}” statements"
            for row, text in enumerate(texts, start=2):
                table.cell(row, column).text = text
        document.add_paragraph()
    return _saved(document)


def _saved(document) -> bytes:
    kept = io.BytesIO()
    document.save(kept)
    return kept.getvalue()


def as_sheet(listed: Listed) -> bytes:
    """One row a statement; the theme stands in the first of its rows only, as merged cells are kept."""
    rows = [["Theme", "Voice", "Statement", "What we do about it"]]
    for theme, voices in listed.items():
        for voice, texts in voices.items():
            for text in texts:
                named = THEMES[theme][0] if text == next(iter(voices["i"])) else ""
                rows.append([named, voice.title(), text, "We have set up a group to look at this."])
    return _workbook({"Sheet1": rows})


def as_sheets(listed: Listed) -> bytes:
    """One sheet a theme, its name cut to what Excel allows; I and We in columns."""
    sheets = {}
    for theme, voices in listed.items():
        size = max(len(texts) for texts in voices.values())
        columns = [texts + [""] * (size - len(texts)) for texts in voices.values()]
        sheets[THEMES[theme][0][:31]] = [
            ["I statements", "We statements"],
            *map(list, zip(*columns, strict=True)),
        ]
    return _workbook(sheets)


def _workbook(sheets: dict[str, list[list[str]]]) -> bytes:
    import xlsxwriter

    kept = io.BytesIO()
    with xlsxwriter.Workbook(kept, {"in_memory": True}) as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row)
    return kept.getvalue()


def as_csv(listed: Listed) -> bytes:
    kept = io.StringIO(newline="")
    writer = csv.writer(kept, delimiter=";")
    writer.writerow(["Statement", "Type", "Theme"])
    for theme, voices in listed.items():
        for voice, texts in voices.items():
            writer.writerows([text, f"{voice} statement", THEMES[theme][0]] for text in texts)
    return kept.getvalue().encode("utf-8-sig")


def as_pdf(listed: Listed) -> bytes:
    """Wrapped lines, a running head, numbered pages, and bullets."""
    lines: list[str] = []
    for theme, voices in listed.items():
        lines += [THEMES[theme][0], THEMES[theme][1]]
        for voice, texts in voices.items():
            lines.append(f"{voice.title()} statements")
            for text in texts:
                lines += textwrap.wrap(f"• {text}", 62, break_on_hyphens=False)
    pages = [lines[at : at + 30] for at in range(0, len(lines), 30)]
    return pdf_of(
        [
            ["A list that nobody made", *page, f"Page {n} of {len(pages)}"]
            for n, page in enumerate(pages, start=1)
        ]
    )


def pdf_of(pages: list[list[str]]) -> bytes:
    """A PDF of these lines, made by hand."""
    kids = " ".join(f"{4 + 2 * n} 0 R" for n in range(len(pages)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for number, page in enumerate(pages):
        shape = "/MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >>"
        objects.append(f"<< /Type /Page /Parent 2 0 R {shape} /Contents {5 + 2 * number} 0 R >>".encode())
        shown = []
        for line in page:
            escaped = line.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
            shown.append(b"(" + escaped.encode("cp1252") + b") Tj 0 -16 Td")
        stream = b"BT /F1 11 Tf 50 790 Td " + b"\n".join(shown) + b" ET"
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
    kept, places = io.BytesIO(), []
    kept.write(b"%PDF-1.4\n")
    for number, body in enumerate(objects, start=1):
        places.append(kept.tell())
        kept.write(b"%d 0 obj\n%s\nendobj\n" % (number, body))
    start = kept.tell()
    kept.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    kept.writelines(b"%010d 00000 n \n" % place for place in places)
    kept.write(b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start))
    return kept.getvalue()


def zip_of(members: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", method) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return kept.getvalue()


KINDS: dict[str, Callable[[Listed], bytes]] = {
    "one-a-line.txt": as_text,
    "wrapped.txt": as_wrapped_text,
    "list.md": as_markdown,
    "page.html": as_page,
    "old-page.htm": as_old_page,
    "page.mhtml": as_saved_page,
    "list.docx": as_word,
    "table.docx": as_word_table,
    "one-sheet.xlsx": as_sheet,
    "a-sheet-a-theme.xlsx": as_sheets,
    "list.csv": as_csv,
    "list.pdf": as_pdf,
}
"""Each kind of file by a name it could have."""
