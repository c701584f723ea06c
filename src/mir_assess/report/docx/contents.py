"""The list of contents: a field that Word renews, which until then leads to each heading by a link.

On which page a heading stands, only the program that breaks the pages knows. So the list holds no numbers
until Word has written them, and says in its last line how to get them; that line goes when they come.
"""

from mir_assess.report.docx.elements import Element, fields_of, made, parse_xml
from mir_assess.report.docx.paper import Heading, Paper, Words
from mir_assess.report.tongue import say

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_INSTRUCTION = 'TOC \\o "1-{depth}" \\h \\z \\u'


def contents(paper: Paper, title: str, depth: int) -> Element:
    """Return the list of what was written on this paper, with headings of so many ranks."""
    entries = [_entry(paper, heading) for heading in paper.headings if heading.rank <= depth]
    # For translators: stands at the end of the list of contents in a Word document. F9 is a key.
    how = say("To add page numbers: click in this list in Word, then press F9.")
    entries.append(paper.written("toc 1", how))
    runs = fields_of(_INSTRUCTION.format(depth=depth), ())
    begin, end = runs[:3], runs[3]
    for nth, run in enumerate(begin):
        entries[0].insert(1 + nth, run)
    entries[-1].append(end)
    frame = parse_xml(
        f'<w:sdt {_W}><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/>'
        "<w:docPartUnique/></w:docPartObj></w:sdtPr><w:sdtContent/></w:sdt>"
    )
    frame[-1].append(paper.written("TOC Heading", title))
    frame[-1].extend(entries)
    return frame


def _entry(paper: Paper, heading: Heading) -> Element:
    paragraph = paper.written(f"toc {heading.rank}", "")
    words = Words(" ".join(heading.words.text.split()), typed=heading.words.typed)
    paragraph.append(made("w:hyperlink", *paper.runs(words), anchor=heading.mark, history=1))
    return paragraph
