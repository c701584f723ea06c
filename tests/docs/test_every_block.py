"""No block on a page stands there unheld: it is typed here, saved for what is, run by a test that it names,
or marked as one that nothing here can run, with the reason. What it types is then at least a command there
is (test_named_things.py).
"""

import re

import pytest

from conftest import REPOSITORY
from documents import NOT_RUN, PAGES, Block, blocks_on, name_of

BLOCKS = [block for page in PAGES for block in blocks_on(page)]
ELSEWHERE = [block for block in BLOCKS if block.note.startswith("run by ")]


@pytest.mark.parametrize("page", [page for page in PAGES if blocks_on(page)], ids=name_of)
def test_every_block_is_held_by_something(page):
    assert [f"{block}: {wrong}" for block in blocks_on(page) if (wrong := what_is_wrong(block))] == []


def what_is_wrong(block: Block) -> str:
    kind, _, rest = block.note.partition(": ")
    if block.kind == "console":
        return "it is typed by test_examples.py, and needs no note" if block.note else ""
    if block.note.startswith(("saved as ", "run by ")):
        return ""
    if kind == "not run":
        return "" if rest in NOT_RUN else f"“{rest}” is none of the reasons in tests/documents.py"
    return "say over it what holds it (tests/documents.py tells how)"


@pytest.mark.parametrize("block", ELSEWHERE, ids=str)
def test_the_test_that_a_block_names_reads_its_page(block):
    test = REPOSITORY / block.note.removeprefix("run by ")
    assert re.search(rf"\b{re.escape(block.page.name)}", test.read_text(encoding="utf-8")), block.note


@pytest.mark.parametrize("reason", NOT_RUN)
def test_every_reason_not_to_run_a_block_is_still_somebodys(reason):
    assert any(block.note == f"not run: {reason}" for block in BLOCKS)
