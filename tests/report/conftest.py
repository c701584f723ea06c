"""The fixed assessment, for every test of the pages."""

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

FIXED = Path(__file__).resolve().parents[1] / "golden" / "fixed.py"


@pytest.fixture(scope="session")
def fixed() -> ModuleType:
    """Two rounds of a made-up council: `round_2025()` and `round_2026()`."""
    spec = importlib.util.spec_from_file_location("fixed_assessment", FIXED)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module
