"""What the tests of the supply stand on: the tools that look after it, and leave to take minutes."""

import importlib.util
import os
import sys

import pytest

from conftest import REPOSITORY

ASKED = "MIR_ASSESS_REQUIRE_SUPPLY"
HOME = os.environ.get("HOME", "")


@pytest.fixture(scope="session")
def tool():
    """A module of tools/, by its name."""

    def load(name):
        if name not in loaded:
            spec = importlib.util.spec_from_file_location(name, REPOSITORY / "tools" / f"{name}.py")
            loaded[name] = sys.modules[name] = importlib.util.module_from_spec(spec)
            spec.loader.exec_module(loaded[name])
        return loaded[name]

    loaded = {}
    yield load
    for name in loaded:
        del sys.modules[name]


@pytest.fixture(scope="session")
def patience():
    """Leave to install and build for minutes, and to ask for packages over the network."""
    if os.environ.get(ASKED) != "1":
        pytest.skip(f"Installs and builds for minutes, with the network: set {ASKED}=1 to have it done.")


def pytest_collection_modifyitems(items):
    """Mark what takes minutes, so that `-m 'not supply'` leaves it out."""
    for item in items:
        if "patience" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.supply)
