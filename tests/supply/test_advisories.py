"""Whether anything is known to be weak is told only where somebody could answer."""

import json

import pytest

SOUND = {"name": "a", "version": "1", "vulns": []}
WEAK = {"name": "b", "version": "2", "vulns": [{"id": "PYSEC-1", "fix_versions": ["2.1"]}]}
PASSED_OVER = {"name": "c", "skip_reason": "not found"}


@pytest.mark.parametrize(
    ("found", "code", "words"),
    [
        ([SOUND], 0, "All 1 packages were looked up"),
        ([SOUND, WEAK], 1, "b 2: PYSEC-1 (mended in: 2.1)"),
        ([SOUND, PASSED_OVER], 2, "nobody could be asked about 1 of 2"),
        ([SOUND, WEAK, PASSED_OVER], 1, "PYSEC-1"),
    ],
)
def test_nothing_is_called_sound_that_was_not_looked_up(tool, found, code, words):
    answer, lines = tool("advisories").answer(
        json.dumps({"dependencies": found}), {one["name"] for one in found}
    )
    assert answer == code
    assert words in "\n".join(lines)


def test_a_package_that_is_missing_from_the_answer_was_not_looked_up(tool):
    assert tool("advisories").answer(json.dumps({"dependencies": [SOUND]}), {"a", "b"})[0] == 2


@pytest.mark.parametrize("output", ["", "no route to host", "{}"])
def test_no_answer_is_no_good_news(tool, output):
    assert tool("advisories").answer(output, {"a"})[0] == 2
