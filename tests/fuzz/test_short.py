"""Whatever bytes come in, every reader is calm: it takes them, or says what to do, and raises nothing else.

Sound bytes, changed in a few places as a damaged or hostile file would be: half of the changes know what the
bytes are made of. `benchmarks/fuzzed.py` looks longer, and is guided by what it reaches.
"""

from collections.abc import Callable
from functools import cache

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fuzz.changes import changed as fitting
from fuzz.targets import TARGETS, Target

TRIES = {"sealed": 60, "template": 30, "request": 30, "pooled": 40, "bank": 25, "typed": 40}
"""How often each is tried here, where that is not the usual number: some lay out whole pages."""
USUALLY = 100

Change = Callable[[bytes], bytes]


@cache
def seeds(name: str) -> tuple[bytes, ...]:
    return tuple(TARGETS[name].seeds())


@st.composite
def changed(draw: st.DrawFn, target: Target) -> bytes:
    """A sound file after one to six changes; now and then bytes that never were one."""
    if draw(st.integers(0, 9)) == 0:
        return draw(st.binary(max_size=200))
    data = draw(st.sampled_from(seeds(target.name)))
    chance = draw(st.randoms(use_true_random=False))
    for _ in range(draw(st.integers(1, 6))):
        if draw(st.booleans()):
            data = fitting(data, target.words, chance)[: target.longest * 4]
            continue
        at = draw(st.integers(0, len(data)))
        length = draw(st.integers(0, 40))
        what = draw(st.sampled_from(["word", "bytes", "cut", "again", "end"]))
        if what == "word" and target.words:
            word = draw(st.sampled_from(target.words)).encode()
            data = data[:at] + word + data[at + draw(st.integers(0, 12)) :]
        elif what == "bytes":
            data = data[:at] + draw(st.binary(max_size=6)) + data[at + draw(st.integers(0, 6)) :]
        elif what == "cut":
            data = data[:at] + data[at + length :]
        elif what == "again":
            data = data[:at] + data[at : at + length] * draw(st.integers(2, 30)) + data[at:]
        elif what == "end":
            data = data[:at]
    return data


@pytest.mark.parametrize("name", TARGETS)
def test_nothing_that_comes_in_breaks_what_reads_it(name):
    target = TARGETS[name]

    @settings(
        max_examples=TRIES.get(name, USUALLY), suppress_health_check=list(HealthCheck), print_blob=False
    )
    @given(changed(target))
    def is_calm(data: bytes) -> None:
        target.run(data)

    is_calm()


@pytest.mark.parametrize("name", TARGETS)
def test_what_is_sound_is_read(name):
    for seed in seeds(name):
        TARGETS[name].run(seed)
