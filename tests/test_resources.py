"""Banks and templates are found in a working copy and in an installed package."""

from pathlib import Path

import pytest

from mir_assess import resources


@pytest.mark.parametrize("kind", ["statements", "templates"])
def test_a_working_copy_uses_its_own_folder(kind):
    assert resources.folder(kind) == Path(__file__).parents[1] / kind
    assert any(resources.folder(kind).iterdir())


@pytest.mark.parametrize("kind", ["statements", "templates"])
def test_an_installed_package_uses_what_travels_with_it(kind, tmp_path):
    package = tmp_path / "site-packages" / "mir_assess"
    (tmp_path / kind).mkdir()  # a stranger's folder of that name, with no pyproject.toml beside it
    assert resources.folder(kind, package=package) == package / "_data" / kind
