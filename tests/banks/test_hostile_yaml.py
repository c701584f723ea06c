"""Files made to hurt: each is answered with a sentence, in bounded memory, and nothing in it is ever run.

All of them are checked one after another by one other process, which may take little memory and must come
back. How long a case took is not asserted; one that never ends takes the rest with it, and is named.
"""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from mir_assess.banks import load
from mir_assess.errors import BankError

SOURCE = Path(__file__).parents[2] / "src"
MEMORY = 250_000_000
"""Bytes that the other process may take on top of what it has when it begins. The largest file that is read
is 5 MB; a bank of 200,000 values made of it takes about half of this.
"""
PATIENCE = 300
"""Seconds for all cases together, on a machine busy with other things. They take about ten on a quiet one."""

MILLION = 1_000_000
OVERLAY = """\
format: mir-assess/overlay
version: 1
bank: small
edition: "2026"
kind: translation
language: cy
source: {wording: "W", licence: "L"}
"""

OPENING = ("--organisation", "Northshire", "--year", "2026")
Answer = tuple[list[str], list[str], bool]
Answers = Callable[[str], Answer]
Content = str | bytes | Callable[[Path], None]


def statement(name: str, text: str = "I know.", *lines: str) -> str:
    head = "".join(f"    {line}\n" for line in lines)
    return (
        f'  - id: {name}\n    voice: i\n{head}    wordings:\n      - since: "2025"\n        theme: home\n'
        f'        scale: truth\n        text: "{text}"\n        easy_text: "E."\n'
    )


def exploding() -> str:
    steps = zip("abcdefgh", "bcdefghi", strict=True)
    return "a: &a [x, x]\n" + "".join(f"{b}: &{b} [{', '.join([f'*{a}'] * 9)}]\n" for a, b in steps)


def sparse(path: Path) -> None:
    with path.open("wb") as huge:
        huge.truncate(50 * MILLION)  # takes no room on disk


def of_50_megabytes(path: Path) -> None:
    with path.open("wb") as huge:
        for _ in range(50):
            huge.write(b"- a long list of words\n" * 43_479)


def round_and_round(path: Path) -> None:
    path.symlink_to(path)


# What is in the file, and what is said of it. `{sound}` is a sound bank.
REFUSED: dict[str, tuple[Content, str]] = {
    "anchors that explode": (exploding(), "gives this a name"),
    "anchors that explode in a bank": (
        "{sound}x:\n  " + exploding().replace("\n", "\n  "),
        "gives this a name",
    ),
    "an alias to itself": ("{sound}x: &x [*x]\n", "*x stands for something written elsewhere"),
    "an alias as a key": ("{sound}? *x\n: y\n", "*x stands for something written elsewhere"),
    "a merge key": ("{sound}<<: {id: other}\n", "“<<” is not a key that belongs here"),
    "a merge of an anchor": ("{sound}x: &x {a: b}\n<<: *x\n", "*x stands for"),
    "50 MB of nothing": (sparse, "larger than 5 megabytes"),
    "50 MB of a list": (of_50_megabytes, "larger than 5 megabytes"),
    "a tag that runs a program": (
        "{sound}x: !!python/object/apply:os.system ['touch ran']\n",
        "The tag !!python/object/apply:os.system has no meaning here",
    ),
    "a tag that makes an object": (
        "{sound}x: !!python/object/new:subprocess.Popen [['touch', 'ran']]\n",
        "The tag !!python/object/new:subprocess.Popen has no meaning",
    ),
    "a tag that names a function": ("{sound}x: !!python/name:os.system\n", "The tag !!python/name:os.system"),
    "a tag by another name": (
        "%TAG ! tag:yaml.org,2002:python/\n---\nx: !object/apply:os.system ['touch ran']\n",
        "The tag !!python/object/apply:os.system",
    ),
    "a tag of YAML's own": ("{sound}x: !!binary aGVsbG8=\n", "The tag !!binary has no meaning here"),
    "a tag of three million letters": ("{sound}x: !" + "a" * 3 * MILLION + " b\n", "The tag !aaaa"),
    "an anchor of three million letters": ("{sound}x: &" + "a" * 3 * MILLION + " b\n", "&aaaa"),
    "brackets in brackets": ("{sound}x: " + "[" * 500_000, "more than 20 deep inside one another"),
    "braces in braces": ("{sound}x: " + "{a: " * 300_000, "more than 20 deep inside one another"),
    "dashes in dashes": ("- " * 1_000_000, "more than 20 deep inside one another"),
    "keys in keys": ("".join(" " * d + "a:\n" for d in range(2_500)), "more than 20 deep inside one another"),
    "question marks": ("? " * 500_000, "A list or a bracket stands where a key should"),
    "a NUL byte": ("{sound}# \0\n", "A hidden character (U+0000)"),
    "only NUL bytes": (b"\0" * 100_000, "seems to be saved as UTF-16"),
    "a NUL that is escaped": ('{sound}x: "\\0"\n', "A hidden character (U+0000)"),
    "an escape to the terminal": ("{sound}# \x1b[2J\n", "A hidden character (U+001B)"),
    "an escape to the terminal, escaped": ('{sound}x: "\\e[2J"\n', "A hidden character (U+001B)"),
    "half a character": (b"x: \xed\xa0\x80\n", "not saved as UTF-8"),
    "half a character, escaped": ('{sound}x: "\\ud800"\n', "A hidden character (U+D800)|A backslash"),
    "a character that is none": ('{sound}x: "\\UFFFFFFFF"\n', "cannot be read as YAML|A backslash"),
    "two documents": ("{sound}---\n{sound}", "A second document begins here"),
    "two documents with an end": ("{sound}...\n---\n{sound}", "A second document begins here"),
    "a hundred thousand documents": ("---\n" * 100_000, "A second document begins here"),
    "directives": ("%YAML 1.1\n" * 100_000, "cannot begin with % without quotes"),
    "UTF-16": ("{sound}".encode("utf-16"), "seems to be saved as UTF-16"),
    "UTF-32": ("# abc\n".encode("utf-32"), "seems to be saved as UTF-16"),
    "UTF-7": (b"+AHsAIgBhACI-", "not a bank of statements"),
    "two byte order marks": (b"\xef\xbb\xbf\xef\xbb\xbfformat: x\n", "A hidden character (U+FEFF)"),
    "no text at all": (bytes(range(128, 256)) * 10_000, "not saved as UTF-8"),
    "a zip file": (b"PK\x03\x04" + b"\x14\x00\x08\x08" * 1000, "hidden character"),
    "a key of three million letters": (
        "{sound}" + "x" * 3 * MILLION + ": y\n",
        "does not fit the lines around it",
    ),
    "a quoted key of three million letters": (
        '{sound}"' + "x" * 3 * MILLION + '": y\n',
        "cannot be read|not a key that belongs|fit the lines",
    ),
    "a line of four million letters": (
        "{sound}x: " + "x" * 4 * MILLION + "\n",
        "“x” is not a key that belongs here",
    ),
    "a quote that never ends": ("{sound}x: '" + "y" * 4 * MILLION, "A quotation mark opens here"),
    "commas": ("{sound}x: [" + "," * 3 * MILLION, "A bracket opens here"),
    "a number without end": ("{sound}x: " + "9" * 4 * MILLION + "\n", "“x” is not a key that belongs here"),
    "a version without end": (
        lambda path: _with(path, "version: 1\n", f"version: {'9' * MILLION}\n"),
        "which version",
    ),
    "1e999": (lambda path: _with(path, "version: 1\n", "version: 1e999\n"), "which version of the format"),
    "not a number": (
        lambda path: _with(path, "version: 1\n", "version: .nan\n"),
        "which version of the format",
    ),
    "one key twice, deep": ("{sound}x:\n  - a: {b: {c: 1, c: 2}}\n", "“c” stands here a second time"),
    "one key a hundred thousand times": ("a: 1\n" * 100_000, "“a” stands here a second time"),
    "the word No": ("{sound}x:\n" + "  - No\n" * 100_000, "Unquoted No"),
    "more values than any bank": ("{sound}x:\n" + "  - 1\n" * 250_000, "goes past 200,000 values"),
    "tabs": ("{sound}" + "\t- x\n" * 100_000, "A tab stands at the start of line"),
    "two ids of two million letters that differ a little": (
        "{sound}"
        + statement("B" * 2 * MILLION)
        + statement("C", "I.", f"replaces: [{'B' * (2 * MILLION - 1)}C]"),
        "There is no statement “BBBB",
    ),
    "ids that are near each other": (
        "{sound}" + statement("AB" * 100_000) + statement("C", "I.", f"replaces: [{'AB' * 99_999}CC]"),
        "There is no statement “ABAB",
    ),
    "a set of a hundred thousand that are not there": (
        lambda path: _with(
            path, "statements: [A-1]", f"statements: [{', '.join(f'B-{n}' for n in range(100_000))}]"
        ),
        "There is no statement “B-0” in this bank",
    ),
    "fifty thousand levels": (
        lambda path: _with(
            path,
            "stems:\n",
            "  - id: l\n    levels: ["
            + ", ".join(f"{{key: k{n}, label: L{n}}}" for n in range(50_000))
            + "]\nstems:\n",
        ),
        "The scale has 50000 levels",
    ),
    "two million braces in a stem": (
        lambda path: _with(path, "{organisation}", "{" * 2 * MILLION),
        "{ is not filled in",
    ),
    "braces that close": (
        lambda path: _with(path, "{organisation}", "{a}" * MILLION),
        "{a} is not filled in",
    ),
    "a link that leads to itself": (round_and_round, "The file cannot be opened"),
    "an overlay with anchors": (OVERLAY + "title: &a T\nprompts: [*a]\n", "&a gives this a name"),
    "an overlay with a tag": (
        OVERLAY + "title: !!python/name:os.system\n",
        "The tag !!python/name:os.system",
    ),
    "an overlay in depth": (OVERLAY + "themes: " + "{a: " * 300_000, "more than 20 deep"),
    "an overlay twice": (OVERLAY + "---\n" + OVERLAY, "A second document begins here"),
    "an overlay for a bank elsewhere": (
        OVERLAY.replace("bank: small", "bank: ../../../../etc/passwd"),
        "There is no bank of this name",
    ),
    "an overlay with a key without end": (
        OVERLAY + f"statements: {{A-1: {{{'x' * 1000}: y}}}}\n",
        "not a key that belongs",
    ),
    "an overlay of statements that are not there": (
        OVERLAY + "statements:\n" + "".join(f"  B-{n}: {{text: T}}\n" for n in range(40_000)),
        "The bank has no statement “B-0”",
    ),
}

# Absurd, and yet a bank: it is looked through to the end, and what is said of it can be read.
TAKEN: dict[str, Content] = {
    "a text of a million words": "{sound}" + statement("B", "I know " + "and I know " * 300_000),
    "a text of capitals": "{sound}" + statement("B", "I " + "Aa " * MILLION),
    "a text of vowels": "{sound}" + statement("B", "aeiou" * 800_000),
    "a text of hyphens": "{sound}" + statement("B", "a-" * 1_500_000),
    "a text of apostrophes": "{sound}" + statement("B", "a'" * 1_500_000),
    "a text of ends of sentences": "{sound}" + statement("B", ".'" * 1_500_000),
    "a text of accents": "{sound}" + statement("B", "e" + "\u0301" * MILLION),
    "an id of four million letters": "{sound}" + statement("B" * 4 * MILLION),
    "a chain of replacements": "{sound}"
    + "".join(statement(f"R-{n}", f"T {n}.", f"replaces: [R-{n + 1}]") for n in range(8_000))
    + statement("R-8000"),
    "twelve thousand editions and wordings": lambda path: _with(
        path,
        '["2025", "2026"]',
        f'["2025", "2026", {", ".join(f"e{n}" for n in range(12_000))}]',
        after=statement("W")
        + "".join(
            f"      - {{since: e{n}, theme: home, scale: truth, text: T{n}, reason: R, "
            "compares_with_previous: true}\n"
            for n in range(12_000)
        ),
    ),
    "twenty thousand languages": lambda path: _with(
        path,
        '    title: "Home"\n',
        '    title: "Home"\n    translations: {'
        + ", ".join(f"aa-{n:05}: {{title: T}}" for n in range(20_000))
        + "}\n",
    ),
    "scales and statements by the thousand": lambda path: _with(
        path,
        "stems:\n",
        "".join(
            f"  - {{id: s{n}, levels: [{{key: a, label: A}}, {{key: b, label: B}}]}}\n" for n in range(6_000)
        )
        + "stems:\n",
        after="".join(statement(f"R-{n}", f"T {n}.") for n in range(8_000)),
    ),
    "pictures that are not there": lambda path: _with(
        path,
        "themes:\n",
        "pictures: {set: lucide, credit: C, licence: L}\nthemes:\n",
        after="".join(statement(f"P-{n}", f"T {n}.", f"picture: hosue-{n}") for n in range(4_000)),
    ),
    "four million empty lines": "{sound}" + "\n" * 4 * MILLION,
    "a comment of four million letters": "{sound}#" + "x" * 4 * MILLION,
}
"""`{sound}` is a sound bank."""

OTHER_PROCESS = """
import json, sys
from pathlib import Path
from mir_assess.banks import check
from mir_assess.banks.advice_pictures import unknown_pictures
check(Path(sys.argv[1]) / "small.yaml")  # what is loaded late is loaded now
try:
    import lucide, resource
    taken = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
    resource.setrlimit(resource.RLIMIT_AS, (taken + int(sys.argv[2]),) * 2)
except (ImportError, OSError):
    pass  # no such limit on this system: memory is then not looked at
for line in sys.stdin:
    name, path = json.loads(line)
    print(json.dumps(["begun", name]), flush=True)
    try:
        report = check(Path(path), Path(sys.argv[1]))
        found = [[[str(p) for p in report.errors], [str(p) for p in report.advice]], report.bank is not None]
    except BaseException as error:
        found = [[[type(error).__name__], []], None]
    print(json.dumps([name, found]), flush=True)
"""


def _with(path: Path, old: str, new: str, *, after: str = "") -> None:
    sound = (path.parent / "small.yaml").read_text(encoding="utf-8")
    assert old in sound
    path.write_text(sound.replace(old, new, 1) + after, encoding="utf-8")


def _put(path: Path, content: Content, sound: str) -> None:
    if callable(content):
        content(path)
    elif isinstance(content, bytes):
        path.write_bytes(content)
    else:
        path.write_text(content.replace("{sound}", sound), encoding="utf-8")


@pytest.fixture(scope="module")
def answers(sound: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Answers]:
    """Return what was said of each case: errors, advice, and whether it is a bank all the same."""
    folder = tmp_path_factory.mktemp("hostile")
    (folder / "small.yaml").write_text(sound, encoding="utf-8")
    contents: dict[str, Content] = {name: content for name, (content, _) in REFUSED.items()} | TAKEN
    asked = []
    for number, (name, content) in enumerate(contents.items()):
        _put(folder / f"case-{number}.yaml", content, sound)
        asked.append(json.dumps([name, str(folder / f"case-{number}.yaml")]))
    done = subprocess.run(
        [sys.executable, "-c", OTHER_PROCESS, str(folder), str(MEMORY)],
        input="\n".join(asked) + "\n",
        env={**os.environ, "PYTHONPATH": str(SOURCE), "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=folder,
        timeout=PATIENCE,
        check=False,
    )
    told = dict(json.loads(line) for line in done.stdout.splitlines())
    last = told.pop("begun", "")
    assert not (folder / "ran").exists(), "a file that was only checked has run a program"

    def answer(name: str) -> Answer:
        assert name in told, f"It came to no end; the last begun was {last!r}. {done.stderr[-500:]}"
        (errors, advice), is_bank = told[name]
        return errors, advice, is_bank

    yield answer
    for file in folder.glob("case-*.yaml"):  # a hundred megabytes that nobody needs to keep
        file.unlink()


@pytest.mark.parametrize("name", REFUSED)
def test_it_is_refused_with_a_sentence(name: str, answers: Answers) -> None:
    if callable(REFUSED[name][0]) and os.name == "nt" and "link" in name:
        pytest.skip("links need a right there")
    errors, advice, is_bank = answers(name)
    wanted = REFUSED[name][1].split("|")
    assert any(words in error for words in wanted for error in errors), [error[:300] for error in errors[:5]]
    assert not is_bank or name.startswith("an overlay")
    assert advice == []
    _can_be_read(errors)


@pytest.mark.parametrize("name", TAKEN)
def test_it_is_looked_through_to_the_end(name: str, answers: Answers) -> None:
    errors, advice, is_bank = answers(name)
    assert (errors, is_bank) == ([], True)
    _can_be_read(advice)


def _can_be_read(sentences: list[str]) -> None:
    assert len(sentences) <= 101
    assert [sentence[:100] for sentence in sentences if len(sentence) > 1_300] == []
    assert [sentence for sentence in sentences if not sentence.isprintable()] == []


def test_a_hostile_translation_beside_a_bank_stops_it_with_a_sentence(sound: str, tmp_path: Path) -> None:
    (tmp_path / "small.yaml").write_text(sound, encoding="utf-8")
    beside = tmp_path / "small.cy.yaml"
    for content, said in (
        (OVERLAY + "title: &a T\nprompts: [*a]\n", "&a gives this a name"),
        (OVERLAY + "x: !!python/object/apply:os.system [ls]\n", "The tag !!python/object/apply:os.system"),
        ("[" * 100_000, "more than 20 deep"),
        ("\0", "A hidden character"),
    ):
        beside.write_text(content, encoding="utf-8")
        with pytest.raises(BankError) as caught:
            load(str(tmp_path / "small.yaml"), tmp_path)
        assert any(said in str(problem) for problem in caught.value.problems)
    sparse(beside)
    with pytest.raises(BankError, match="larger than 5 megabytes"):
        load(str(tmp_path / "small.yaml"), tmp_path)


@pytest.mark.parametrize(
    "name", ["50 MB of nothing", "anchors that explode in a bank", "a tag that runs a program"]
)
def test_the_command_refuses_it_with_exit_code_1(
    name: str, sound: str, tmp_path: Path, run_cli: Callable[..., Any]
) -> None:
    (tmp_path / "small.yaml").write_text(sound, encoding="utf-8")
    _put(tmp_path / "hostile.yaml", REFUSED[name][0], sound)
    for command in (["statements", "check"], ["statements", "show"], ["new", "a", *OPENING, "--bank"]):
        done = run_cli(*command, "hostile.yaml")
        assert (done.code, done.out) == (1, "")
        assert REFUSED[name][1] in done.err
        assert len(done.err.splitlines()) <= 21
    assert not (tmp_path / "ran").exists()
