"""Every page of the fixed assessment, byte for byte, or word for word where it is no text file: read the
difference before accepting it with --update-golden.
"""

import pytest

from mir_assess import pipeline
from mir_assess.analysis.policy import policy_for
from mir_assess.report import FORMATS, fitting
from mir_assess.resources import folder
from reading import PLAIN, kept_of

TEMPLATES = folder("templates")


def compare(golden, name, stem, written):
    """The bytes of a text file. Other files are packed in ways that differ between computers, so of them the
    words that a reader finds, and the tags of a PDF.
    """
    file = f"report/{FORMATS[name].file_name(stem)}"
    if FORMATS[name].extension in PLAIN:
        golden(file, written)
    else:
        golden(f"{file}.txt", kept_of(written, name))


@pytest.mark.parametrize("audience", ["room", "public"])
@pytest.mark.parametrize("name", FORMATS)
def test_report(fixed, golden, name, audience):
    page = pipeline.report(fixed.round_2026(), policy_for(audience))
    written = pipeline.render(page, name, TEMPLATES)
    compare(golden, name, f"northshire-2026-{audience}", written)


@pytest.mark.parametrize("audience", ["room", "public"])
@pytest.mark.parametrize("name", fitting("comparison"))
def test_comparison(fixed, golden, name, audience):
    page = pipeline.comparison(fixed.round_2025(), fixed.round_2026(), policy_for(audience))
    written = pipeline.render(page, name, TEMPLATES)
    compare(golden, name, f"northshire-2025-to-2026-{audience}", written)
