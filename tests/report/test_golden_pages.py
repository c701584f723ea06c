"""Every page of the fixed assessment, byte for byte: read the difference before accepting it with
--update-golden.
"""

import pytest

from mir_assess import pipeline
from mir_assess.analysis.policy import policy_for
from mir_assess.report import FORMATS
from mir_assess.resources import folder

TEMPLATES = folder("templates")


@pytest.mark.parametrize("audience", ["room", "public"])
@pytest.mark.parametrize("name", FORMATS)
def test_report(fixed, golden, name, audience):
    page = pipeline.report(fixed.round_2026(), policy_for(audience), before=fixed.round_2025())
    written = pipeline.render(page, name, TEMPLATES)
    golden(f"report/{FORMATS[name].file_name(f'northshire-2026-{audience}')}", written)


@pytest.mark.parametrize("audience", ["room", "public"])
@pytest.mark.parametrize("name", [name for name, form in FORMATS.items() if "comparison" in form.kinds])
def test_comparison(fixed, golden, name, audience):
    page = pipeline.comparison(fixed.round_2025(), fixed.round_2026(), policy_for(audience))
    written = pipeline.render(page, name, TEMPLATES)
    golden(f"report/{FORMATS[name].file_name(f'northshire-2025-to-2026-{audience}')}", written)
