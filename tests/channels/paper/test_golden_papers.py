"""All that paper says, as a screen reader reads it: golden files, to be read before they are accepted."""

import pytest

from mir_assess.channels.paper.documents import KINDS
from mir_assess.channels.paper.pdf import pdf
from mir_assess.resources import folder
from reading_pdf import words_of_pdf

FILES = [(kind, "standard") for kind in KINDS] + [("sheets", "easy"), ("cards", "easy")]


@pytest.mark.parametrize("key", FILES, ids="-".join)
def test_what_paper_says(opened, make, golden, key):
    kind, form = key
    one_each = {group.id: (1, 1) for group in opened.groups}
    (document,) = make(opened, kinds=(kind,), forms=(form,), people=one_each).values()
    golden(f"paper/{kind}-{form}.txt", words_of_pdf(pdf(document, folder("templates"))))
