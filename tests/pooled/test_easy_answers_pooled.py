"""Places where some people answered the easy way pool with those where nobody did: by the promise, which
both tell.
"""

import copy
from dataclasses import replace

import pytest

import made_up_councils as councils
import made_up_rounds as made
from mir_assess.analysis.pools import asked_otherwise, pool
from mir_assess.errors import ReportError
from mir_assess.model.bank import Band
from mir_assess.pooled import public_reports

BANDS = (
    Band("no", "No", ("never", "rarely")),
    Band("in_between", "Sometimes", ("sometimes",)),
    Band("yes", "Yes", ("mostly", "always")),
)
SCALE = replace(made.scale(), bands=BANDS)
PART = made.edition([made.statement(name) for name in ("home", "voice", "plan")], on=SCALE)
SAFE = made.edition([made.statement("home"), made.statement("safe", good_from="always")], on=SCALE)
HOW_MANY, MANY = 12, 40


def easily(counted, statement_ids=("home", "safe")):
    """The round where, on some statements, one person said Yes and went no further."""
    return replace(
        counted,
        cells={
            name: {**row, "lived": _stopped(row["lived"])} if name in statement_ids else row
            for name, row in counted.cells.items()
        },
    )


def _stopped(cell):
    *low, mostly, always = cell.counts
    if mostly:
        mostly -= 1
    elif always:
        always -= 1
    else:
        return cell
    return replace(cell, counts=(*low, mostly, always), bands=(0, 0, 1))


def pooled(tmp_path, told):
    councils.written(tmp_path, told)
    return [one.report for one in public_reports([str(tmp_path)])]


def in_bands(told, statement_id="home"):
    return [
        one
        for one in told
        if next(each for each in one["statements"] if each["id"] == statement_id)["scale"] == "truth:bands"
    ]


@pytest.fixture(scope="module")
def rounds():
    return councils.rounds(HOW_MANY, PART)


@pytest.mark.parametrize("how_many", [4, 8, HOW_MANY])
@pytest.mark.parametrize("digest", ["one for all", "one for each"])
def test_whether_people_answered_the_easy_way_changes_no_figure_of_a_pool(rounds, tmp_path, how_many, digest):
    plain = councils.documents(rounds)
    easy = councils.documents([*map(easily, rounds[:how_many]), *rounds[how_many:]])
    assert in_bands(easy)
    if digest == "one for each":  # as where each laid words of its own over some other statement
        for number, (one, other) in enumerate(zip(plain, easy, strict=True)):
            one["banks"][0]["digest"] = other["banks"][0]["digest"] = f"digest-{number}"
    assert pool(pooled(tmp_path / "easy", easy)) == pool(pooled(tmp_path / "plain", plain))
    assert not any(asked_otherwise(pooled(tmp_path / "again", easy)))


@pytest.mark.parametrize("digest", ["one for all", "one for each"])
def test_a_place_whose_steps_do_not_tell_the_promise_is_counted_and_left_out(tmp_path, digest):
    rounds = councils.rounds(MANY, SAFE)
    told = councils.documents([*map(easily, rounds[:3]), *rounds[3:]])
    for number, one in enumerate(told):
        one["banks"][0]["digest"] = f"digest-{number}" if digest == "one for each" else "digest"
    left_out = len(in_bands(told[:3], "safe"))
    assert left_out
    home, safe = pool(pooled(tmp_path, told)).statements
    assert (safe.places, safe.otherwise, safe.not_asked) == (MANY, 0, 0)
    spread = next(found for found in safe.spreads.values() if found is not None)
    assert 1 <= spread.withheld["steps"] <= left_out
    assert all("steps" not in found.withheld for found in home.spreads.values() if found)


def test_where_no_place_tells_of_a_promise_that_is_said_and_not_that_there_is_none(tmp_path):
    told = councils.documents(map(easily, councils.rounds(HOW_MANY, SAFE)))
    found = pool(pooled(tmp_path, in_bands(told, "safe")))
    assert "safe" not in [row.asked.statement for row in found.statements]
    assert (found.untold, found.unpromised, found.too_few) == (1, 0, 0)


@pytest.mark.parametrize(
    "change",
    [
        lambda bands: bands.pop("no"),
        lambda bands: bands.update(no=[]),
        lambda bands: bands.update(more=[{"key": "k", "label": "L"}]),
        lambda bands: bands["no"].append(bands["yes"][0]),
        lambda bands: bands.update(no="never"),
    ],
    ids=["one is missing", "one is empty", "one too many", "a level twice", "no levels"],
)
def test_bands_that_cannot_be_so_are_refused(rounds, tmp_path, change):
    told = copy.deepcopy(councils.documents(map(easily, rounds)))
    change(in_bands(told)[0]["scales"]["truth:bands"]["bands_of"])
    councils.written(tmp_path, told)
    with pytest.raises(ReportError, match=r"This is not as `mir-assess report` writes it\."):
        public_reports([str(tmp_path)])


def test_reports_from_before_bands_were_told_of_are_still_read(rounds, tmp_path):
    told = councils.documents(map(easily, rounds))
    for one in told:
        for scale in one["scales"].values():
            del scale["bands_of"]
    assert len(pool(pooled(tmp_path, told)).statements) == 3
