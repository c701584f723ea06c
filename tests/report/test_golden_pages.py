"""Every page of the fixed assessment, byte for byte, or word for word where it is no text file: read the
difference before accepting it with --update-golden.
"""

import pytest

from mir_assess import pipeline
from mir_assess.analysis.policy import policy_for
from mir_assess.report import FORMATS, fitting
from mir_assess.resources import folder
from reading import compare

TEMPLATES = folder("templates")


@pytest.mark.parametrize("audience", ["room", "public"])
@pytest.mark.parametrize("name", FORMATS)
def test_report(fixed, golden, name, audience):
    page = pipeline.report(fixed.round_2026(), policy_for(audience), before=fixed.round_2025())
    written = pipeline.render(page, name, TEMPLATES)
    compare(golden, name, f"northshire-2026-{audience}", written)


@pytest.mark.parametrize("audience", ["room", "public"])
@pytest.mark.parametrize("name", fitting("comparison"))
def test_comparison(fixed, golden, name, audience):
    page = pipeline.comparison(fixed.round_2025(), fixed.round_2026(), policy_for(audience))
    written = pipeline.render(page, name, TEMPLATES)
    compare(golden, name, f"northshire-2025-to-2026-{audience}", written)
