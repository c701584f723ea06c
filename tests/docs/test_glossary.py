"""docs/glossary.md is the authority on names: every public type of the pure rooms stands in it, and nothing
that is gone.
"""

import ast
import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
PURE = (ROOT / "src/mir_assess/model", ROOT / "src/mir_assess/analysis")
NEVER = ("score", "average", "util", "manager", "helper", "user")


def public_types() -> set[str]:
    found = set()
    for folder in PURE:
        for path in folder.rglob("*.py"):
            tree = ast.parse(path.read_text(encoding="utf-8"))
            found |= {n.name for n in tree.body if isinstance(n, ast.ClassDef) and not n.name.startswith("_")}
    return found


def named_types() -> set[str]:
    _, _, types = (ROOT / "docs/glossary.md").read_text(encoding="utf-8").partition("## The types")
    return set(re.findall(r"`([A-Z][A-Za-z]+)`", types))


def test_every_public_type_stands_in_the_glossary() -> None:
    assert public_types() - named_types() == set()


def test_the_glossary_names_no_type_that_is_gone() -> None:
    assert named_types() - public_types() == set()


def test_no_name_in_the_source_is_one_of_the_words_we_never_use() -> None:
    offenders = []
    for path in (ROOT / "src").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            name = getattr(node, "name", None) if isinstance(node, ast.ClassDef | ast.FunctionDef) else None
            if name and set(re.split(r"_|(?<=[a-z])(?=[A-Z])", name.casefold())) & set(NEVER):
                offenders.append(f"{path.relative_to(ROOT)}: {name}")
    assert offenders == []
