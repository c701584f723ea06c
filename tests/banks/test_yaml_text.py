"""Strict YAML: what it means, what it refuses, and that hostile text is refused before it costs anything."""

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from mir_assess.banks import yaml_text
from mir_assess.banks.flaws import ENOUGH
from mir_assess.banks.yaml_text import DEEPEST, read_yaml


@pytest.fixture(params=["libyaml", "pure Python"], autouse=True)
def parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Run every test with the fast parser and with the one that machines without it fall back on."""
    fast = getattr(yaml, "CSafeLoader", None)
    if request.param == "libyaml" and fast is None:
        pytest.skip("libyaml is not there")
    monkeypatch.setattr(yaml_text, "Loader", fast if request.param == "libyaml" else yaml.SafeLoader)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("true", True),
        ("false", False),
        ("yes", "yes"),
        ("No", "No"),
        ("12", 12),
        ("-3", -3),
        ("012", "012"),
        ("0x1F", "0x1F"),
        ("1:30", "1:30"),
        ("1.5", 1.5),
        ("1_000", "1_000"),
        ("2026-01-31", "2026-01-31"),
        (".inf", ".inf"),
        ("9" * 5000, "9" * 5000),
        ("", None),
        ("~", None),
        ("null", None),
        ('"null"', "null"),
        ("'12'", "12"),
        ('"true"', "true"),
        ("=", "="),
        ("<<", "<<"),
        (">-\n  one\n  two", "one two"),
        (">\n  one\n  two\n", "one two"),
        ("[a, {b: c}]", ["a", {"b": "c"}]),
    ],
)
def test_what_is_written_and_what_it_means(written: str, meant: object) -> None:
    document = read_yaml(f"key: {written}\n")
    assert document.whole
    assert document.value == {"key": meant}
    assert type(document.value["key"]) is type(meant)


def test_keys_are_text() -> None:
    assert read_yaml("2026: a\ntrue: b\nnull: c\n").value == {"2026": "a", "true": "b", "null": "c"}


def test_every_value_knows_its_line() -> None:
    document = read_yaml("a: 1\nb:\n  - c\n  - d:\n      e\n    f: [g,\n      h]\n")
    paths = [
        ("a",),
        ("b",),
        ("b", 0),
        ("b", 1),
        ("b", 1, "d"),
        ("b", 1, "f"),
        ("b", 1, "f", 1),
        ("b", 1, "missing"),
        (),
    ]
    assert [document.line(path) for path in paths] == [1, 2, 3, 4, 4, 6, 7, 4, 1]


@pytest.mark.parametrize(
    "word", ["yes", "Yes", "YES", "no", "No", "NO", "on", "On", "ON", "off", "Off", "OFF", "True", "FALSE"]
)
def test_words_that_others_read_as_true_or_false_are_named(word: str) -> None:
    for text, line in ((f"a: 1\nb: {word}\n", 2), (f"a:\n- b\n- {word}\n", 3), (f"a: 1\n{word}: b\n", 2)):
        document = read_yaml(text)
        (slip,) = document.slips
        assert (slip.line, document.whole) == (line, True)
        assert f"Unquoted {word}: other programs read this as" in slip.what
        assert f'"{word}"' in slip.fix or "in small letters" in slip.fix
    assert read_yaml(f"a: '{word}'\n").slips == ()


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("a: 1\n\tb: 2\n", 2, "A tab stands at the start of line 2."),
        ("a:\n  - b: 1\n\t  c: 2\n", 3, "A tab stands at the start of line 3."),
        ("a:\n\t- b\n", 2, "A tab stands at the start of line 2."),
        ("a: 1\nb: words: and more\n", 2, "A colon stands where none can."),
        ('a: 1\nb: "open\nc: 2\n', 2, "A quotation mark opens here"),
        ("a: 1\nb: [c, d\ne: 2\n", 2, "A bracket opens here"),
        ("a: 1\nb: @home\n", 2, "Words cannot begin with @ without quotes."),
        ("a: 1\nb: *very* good\n", 2, "Words cannot begin with & or * without quotes."),
        ("a: 1\n  b: 2\n", 2, "A colon stands where none can."),
        ("a:\n    - b\n  - c\n", 3, "This line does not fit the lines around it."),
        ("a: 1\nb\nc: 2\n", 3, "This line does not fit the lines around it."),
        ("a: b\na: c\n", 2, "“a” stands here a second time; the first is in line 1."),
        ("a: &x b\n", 1, "&x gives this a name"),
        ("a: &x b\nc: *x\n", 2, "*x stands for something written elsewhere."),
        (
            "a: 1\nb: !!python/object/apply:os.system [ls]\n",
            2,
            "The tag !!python/object/apply:os.system has no meaning here.",
        ),
        ("a: 1\nb: !secret c\n", 2, "The tag !secret has no meaning here."),
        ("a: 1\n---\nb: 2\n", 2, "A second document begins here."),
        ("a: 1\n? [b, c]\n: d\n", 2, "A list or a bracket stands where a key should."),
        ("a: 1\n? *x\n: d\n", 2, "*x stands for"),
        ('a: 1\nb: "bell \\a"\n', 2, "A hidden character (U+0007)"),
        ('a: 1\nb: "C:\\docs"\n', 2, "A backslash in double quotes begins a code"),
        ('a: 1\nb: "\\xyz"\n', 2, "A backslash in double quotes begins a code"),
    ],
)
def test_what_is_refused_and_where(text: str, line: int, said: str) -> None:
    assert any(slip.line == line and said in slip.what and slip.fix for slip in read_yaml(text).slips), (
        read_yaml(text).slips
    )


def test_all_tabs_are_named_at_once() -> None:
    assert [slip.line for slip in read_yaml("a:\n\tb: 1\n\tc: 2\n").slips] == [2, 3]


HOSTILE = {
    "an alias that stands for a billion": "a: &a [x]\n"
    + "".join(
        f"{b}: &{b} [{','.join([f'*{a}'] * 9)}]\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True)
    ),
    "an alias to itself": "a: &a [*a]\n",
    "brackets in brackets": "a: " + "[" * 500_000,
    "braces in braces": "{a: " * 100_000,
    "dashes in dashes": "- " * 500_000,
    "keys in keys": "".join(" " * depth + "a:\n" for depth in range(2_000)),
    "question marks": "? " * 100_000,
    "the word No": "- No\n" * 100_000,
    "the same key": "a: 1\n" * 100_000,
    "an open quote": "a: '" + "x" * 1_000_000,
    "documents": "---\n" * 100_000,
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_text_is_refused_early(text: str) -> None:
    document = read_yaml(text)
    assert document.slips
    assert not document.whole
    assert len(document.slips) <= ENOUGH + 1
    assert _values(document.value) < 5 * ENOUGH


def _values(value: object) -> int:
    if isinstance(value, dict):
        return 1 + sum(map(_values, value.values()))
    return 1 + sum(map(_values, value)) if isinstance(value, list) else 1


def test_small_values_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(yaml_text, "MOST_VALUES", 1_000)
    assert read_yaml("- 1\n" * 999).whole  # the list is a value too
    document = read_yaml("- 1\n" * 1_000)
    assert [slip.line for slip in document.slips] == [1_000]
    assert not document.whole


def test_half_a_character_goes_no_further() -> None:
    document = read_yaml('a: "\\ud800"\nb: "\\U0FFFFFFF"\n')
    assert document.slips
    str(document.value).encode()


def test_depth_is_limited_and_banks_fit_in_it() -> None:
    assert read_yaml("[" * DEEPEST + "]" * DEEPEST).whole
    assert not read_yaml("[" * (DEEPEST + 1) + "]" * (DEEPEST + 1)).whole


@given(st.text(alphabet=st.sampled_from("ab:-?[]{}#&*!|>'\"%@` \n\t,~01.\\xNo\u2028\x85\ufeff")))
def test_no_text_breaks_the_reader(text: str) -> None:
    document = read_yaml(text)
    assert document.whole or document.slips
