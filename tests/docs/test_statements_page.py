"""What statements/README.md tells people to do with a bank of their own is done here, in its words."""

import json
import re

import pytest

from conftest import REPOSITORY
from documents import blocks_on

PAGE = REPOSITORY / "statements" / "README.md"
EDITIONS, WORDINGS, TRANSLATION = (block.content for block in blocks_on(PAGE))


@pytest.fixture
def copied(tmp_path):
    """Steps 1 to 3: a copy under a new name, with an id and a title of its own."""
    file = tmp_path / "northshire.yaml"
    bank = (REPOSITORY / "statements" / "making-it-real.yaml").read_text(encoding="utf-8")
    for key, words in (("id", "northshire"), ("title", '"What matters in Northshire"')):
        bank, changed = re.subn(rf"^{key}: .*$", f"{key}: {words}", bank, count=1, flags=re.MULTILINE)
        assert changed
    file.write_text(bank, encoding="utf-8")
    return file


def test_a_copy_of_ours_is_checked_and_asked(run_cli, copied):
    done = run_cli("statements", "check", copied.name)
    assert done.code == 0, done.err
    asked = ("start", "north-2027", "--organisation", "Northshire", "--year", "2027", "--bank", copied.name)
    done = run_cli(*asked, stdin="q\n")
    assert done.code == 0, done.err


def test_a_new_wording_goes_under_the_one_that_was_used(run_cli, copied):
    bank = copied.read_text(encoding="utf-8")
    bank, editions = re.subn(r"^editions: .*\n", EDITIONS, bank, flags=re.MULTILINE)
    first, _, _ = WORDINGS.partition('      - since: "2027"')
    whole = re.search(r"(?ms)^  - id: WI-I-1\n.*?(?=^  - id: )", bank)
    assert whole
    said = re.search(r'(?m)^        text: ".*"$', first)
    assert said
    assert said[0] in whole[0], "the page shows other words than the bank has"
    written = re.sub(r"(?ms)^    wordings:\n.*?(?=^    \w)", lambda _: WORDINGS, whole[0], count=1)
    copied.write_text(bank.replace(whole[0], written), encoding="utf-8")
    done = run_cli("statements", "check", copied.name)
    assert (editions, done.code) == (1, 0), done.err
    told = run_cli("statements", "diff", copied.name)
    assert "Reworded; answers still compare (1)" in told.out
    assert "Choose is easier than decide." in told.out


def test_a_translation_beside_the_copy_is_found_by_its_name(run_cli, copied):
    beside = copied.with_name("northshire.pl.yaml")
    beside.write_text(TRANSLATION, encoding="utf-8")
    assert run_cli("statements", "check", beside.name).code == 0
    asked = ("start", "north-2026", "--organisation", "Northshire", "--year", "2026", "--bank", copied.name)
    shown = run_cli(*asked, "--statements", "WI-I-1", "--language", "pl", stdin="q\n")
    assert "Sam lub sama decyduję, jak spędzam dni." in shown.out, shown.err


def test_the_tables_name_every_key_there_is():
    """The schema that editors read is made from the very models that check a bank."""
    schema = json.loads((REPOSITORY / "statements" / "bank.schema.json").read_text(encoding="utf-8"))
    parts = (schema, *schema["$defs"].values())
    keys = {key for part in parts for key in part.get("properties", {})}
    listed = set(re.findall(r"`(\w+)`", PAGE.read_text(encoding="utf-8").partition("## Every key")[2]))
    assert keys - listed == set()
