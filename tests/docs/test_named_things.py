"""What a page names between backticks is there: commands with their options, scripts, recipes, files, tests
and the variables that the program heeds. So is what stands in blocks that nothing here can run.
"""

import re
import shlex
from functools import cache
from pathlib import Path

import pytest
import typer

from conftest import REPOSITORY
from documents import PAGES, blocks_on, name_of, ticks_on
from mir_assess.cli.app import COMMANDS, app_for

VARIABLE = r"MIR_ASSESS_[A-Z]+(?:_[A-Z]+)*"
STARTS = ("mir-assess", "python run.py")
FOREIGN = {
    "--onefile": "of PyInstaller, in tools/single_file.py",
    "--update-golden": "of pytest, in tests/conftest.py",
    "--data-checksums": "of initdb",
    "--require-hashes": "of pip",
}
"""Options that stand on a page alone and are somebody else's."""
ELSEWHERE = {"bin/acorn": "in the npm package"}
"""Files that are somebody else's."""


@cache
def options_of(command: str) -> frozenset[str]:
    """Return every option of a command, with those of the commands in it."""
    root = typer.main.get_command(app_for([command]))
    found: set[str] = {"--help"}
    waiting = [root.commands[command]]
    while waiting:
        one = waiting.pop()
        found.update(word for param in one.params for word in (*param.opts, *param.secondary_opts))
        waiting += getattr(one, "commands", {}).values()
    return frozenset(word for word in found if word.startswith("-"))


def words_of(line: str) -> list[str]:
    """Return a line as a shell would part it; as it stands where a quotation mark is no shell's."""
    try:
        return shlex.split(line)
    except ValueError:
        return line.split()


def what_is_wrong(line: str) -> str:
    """Return what in a line that somebody may type is not there; nothing where all of it is."""
    words = words_of(line)
    for start in STARTS:
        if line.startswith(f"{start} "):
            return wrong_with_command(words[len(start.split()) :])
    if words[:1] == ["python"] and len(words) > 1 and words[1].endswith(".py"):
        return wrong_with_script(words[1], words[2:])
    if words[:1] == ["just"] and len(words) > 1:
        recipes = (REPOSITORY / "justfile").read_text(encoding="utf-8")
        return "" if re.search(rf"^{words[1]}\b[^:=]*:", recipes, re.MULTILINE) else "no such recipe"
    if words and words[0] in COMMANDS and any(word.startswith("--") for word in words):
        return wrong_with_command(words)
    return ""


def wrong_with_command(words: list[str]) -> str:
    if not words or words[0] in ("--version", "--help", "test", "…"):
        return ""
    if words[0] not in COMMANDS:
        return f"there is no command “{words[0]}”"
    given = {word.partition("=")[0] for word in words if re.match(r"--?[a-z]", word)}
    strange = given - options_of(words[0])
    return f"{words[0]} has no {', '.join(sorted(strange))}" if strange else ""


def wrong_with_script(script: str, words: list[str]) -> str:
    file = REPOSITORY / script
    if not file.is_file():
        return "no such script"
    # Some look their options up in a module of their own, or in pytest.
    source = file.read_text(encoding="utf-8")
    return next(
        (f"has no {word}" for word in words if word.startswith("--") and f'"{word}"' not in source), ""
    )


def lines_to_type(page: Path) -> list[str]:
    """Return what stands on a page for somebody to type, apart from what is typed by test_examples.py."""
    held = [block.content for block in blocks_on(page) if block.kind in ("", "sh") and block.note]
    lines = [re.split(r" {2,}", line.strip())[0] for content in held for line in content.splitlines()]
    lines += [line.partition("ExecStart=/opt/mir-assess/bin/")[2] for line in lines]
    return [
        line.partition(" | ")[2] if line.startswith("printf") else line for line in (*lines, *ticks_on(page))
    ]


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_what_a_page_tells_to_type_is_there(page):
    wrong = [(line, what) for line in lines_to_type(page) if (what := what_is_wrong(line))]
    assert wrong == []


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_an_option_that_stands_alone_is_one_of_ours_or_known_as_somebody_elses(page):
    named = {re.split(r"[ =]", tick)[0] for tick in ticks_on(page) if re.match(r"--[a-z]", tick)}
    assert named - known_options() - set(FOREIGN) == set()


@cache
def known_options() -> frozenset[str]:
    scripts = (file for folder in ("tools", "benchmarks") for file in (REPOSITORY / folder).glob("*.py"))
    said = (re.findall(r'"(--[a-z-]+)"', file.read_text(encoding="utf-8")) for file in scripts)
    return frozenset().union(*map(options_of, COMMANDS), *said)


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_a_file_that_a_page_names_is_there(page):
    """From the top of the repository, or as the source calls itself from within."""
    pattern = re.compile(r"(?:src|tests|docs|benchmarks|tools|statements|templates|[a-z_]+)/[\w./*{},-]*")
    gone = []
    for tick in ticks_on(page):
        if not pattern.fullmatch(tick) or re.search(r"[*{]|NAME|CODE", tick) or tick in ELSEWHERE:
            continue
        roots = (REPOSITORY, REPOSITORY / "src" / "mir_assess", page.parent, REPOSITORY / "tests")
        if not any((root / tick).exists() for root in roots):
            gone.append(tick)
    assert gone == []


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_a_test_that_a_page_names_is_there(page):
    named = {tick for tick in ticks_on(page) if re.fullmatch(r"test_\w+(?:\.py)?", tick)}
    assert named - known_tests() == set()


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_a_variable_that_a_page_names_is_heeded(page):
    named = set(re.findall(VARIABLE, page.read_text(encoding="utf-8")))
    assert named - known_variables() == set()


def test_a_table_that_contributing_names_is_in_the_source():
    """Such as FORMATS: where one line is to be added."""
    named = {tick for tick in ticks_on(REPOSITORY / "CONTRIBUTING.md") if re.fullmatch(r"[A-Z]{4,}", tick)}
    source = "".join(file.read_text(encoding="utf-8") for file in (REPOSITORY / "src").rglob("*.py"))
    assert {name for name in named if not re.search(rf"(?m)^{name}\b.* = ", source)} == set()
    assert len(named) > 4


@cache
def known_tests() -> frozenset[str]:
    files = list((REPOSITORY / "tests").rglob("test_*.py"))
    defined = r"^ *(?:async )?def (test_\w+)\("
    found = (re.findall(defined, file.read_text(encoding="utf-8"), re.MULTILINE) for file in files)
    return frozenset(file.name for file in files).union(*found)


@cache
def known_variables() -> frozenset[str]:
    files = [
        *(REPOSITORY / "src").rglob("*.py"),
        *(REPOSITORY / "tests").rglob("*.py"),
        REPOSITORY / ".ci" / "run",
    ]
    return frozenset().union(*(re.findall(VARIABLE, file.read_text(encoding="utf-8")) for file in files))
