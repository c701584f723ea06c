"""run.py sets up once, starts at once after that, and explains what is in the way."""

import ast
import importlib.util
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = Path(__file__).parents[1] / "run.py"


@pytest.fixture
def run(tmp_path, monkeypatch):
    """run.py in a folder of its own, with a space in its name; it writes down what it would do."""
    here = tmp_path / "a folder"
    here.mkdir()
    for name in ("pyproject.toml", "requirements.lock", "requirements-build.lock", "requirements-dev.lock"):
        (here / name).write_text(name, encoding="utf-8")
    (here / "run.py").write_bytes(SCRIPT.read_bytes())
    spec = importlib.util.spec_from_file_location("run_under_test", here / "run.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    module.done = []
    monkeypatch.setattr(module, "check_pip", lambda: None)
    monkeypatch.setattr(module, "install", lambda *what: module.done.append(what[-1]))
    monkeypatch.setattr(module, "become", lambda command: module.done.append(command[1:]) or 0)
    monkeypatch.setattr(
        module, "say", lambda words: module.done.append(str(words)) if "\n" in str(words) else None
    )
    monkeypatch.setenv("MIR_ASSESS_COMMAND", "")
    monkeypatch.chdir(tmp_path)
    return module


STARTED = ["-P", "-m", "mir_assess", "start", "a b"]
PROGRAM = ["requirements-build.lock", "."]
TESTS = ["requirements-dev.lock"]


def test_the_first_run_sets_up_and_the_second_starts_at_once(run):
    assert run.main(["start", "a b"]) == 0
    assert run.done == [*PROGRAM, STARTED]
    run.done.clear()
    assert run.main(["start", "a b"]) == 0
    assert run.done == [STARTED]


def test_the_tests_need_more_and_get_it_once(run):
    run.main(["start", "a b"])
    run.main(["test", "-q"])
    run.main(["test"])
    run.main(["start", "a b"])
    assert run.done == [*PROGRAM, STARTED, *TESTS, ["-m", "pytest", "-q"], ["-m", "pytest"], STARTED]


def test_a_changed_lock_is_brought_up_to_date_in_place(run):
    run.main(["test"])
    run.done.clear()
    (Path(run.HERE) / "requirements.lock").write_text("newer", encoding="utf-8")
    kept = Path(run.VENV, "kept")
    kept.touch()
    run.main(["test"])
    assert run.done == [*PROGRAM, ["-m", "pytest"]]
    assert kept.exists()


@pytest.mark.parametrize("stop", [KeyboardInterrupt, OSError])
def test_stopped_half_way_it_starts_afresh(run, monkeypatch, stop):
    run.main(["start", "a b"])
    half_done = Path(run.VENV, "half-done")
    with monkeypatch.context() as patch:
        patch.setattr(run, "install", lambda *_: half_done.touch() or (_ for _ in ()).throw(stop))
        assert run.main(["test"]) == (130 if stop is KeyboardInterrupt else 1)
    run.done.clear()
    run.main(["start", "a b"])
    assert run.done == [*PROGRAM, STARTED]
    assert not half_done.exists()


def test_a_moved_folder_or_another_python_starts_afresh(run, monkeypatch):
    run.main(["test"])
    monkeypatch.setattr(sys, "base_prefix", "/another/python")
    run.done.clear()
    run.main(["start", "a b"])
    assert run.done == [*PROGRAM, STARTED]


def test_an_old_python_is_told_which_one_is_needed(run, monkeypatch):
    monkeypatch.setattr(sys, "version_info", (3, 9, 2))
    assert run.main(["start"]) == 1
    assert "This is Python 3.9, and mir-assess needs Python 3.11 or newer." in run.done[0]


def test_an_old_python_can_read_it():
    ast.parse(SCRIPT.read_text(encoding="utf-8"), feature_version=(3, 6))


@pytest.mark.parametrize(
    ("code", "said", "words"),
    [
        (1, b"No module named pip", "pip, which installs packages, is not"),
        (
            0,
            b"pip 21.2.4 from /somewhere (python 3.11)",
            "This is pip 21.2.4, and version 22.3 or newer is needed",
        ),
    ],
)
def test_a_missing_or_old_pip_is_explained(run, monkeypatch, code, said, words):
    monkeypatch.undo()
    monkeypatch.setattr(run, "quietly", lambda _: subprocess.CompletedProcess([], code, said))
    with pytest.raises(run.CannotSetUp, match=words):
        run.check_pip()


@pytest.mark.parametrize("version", [b"22.3", b"26.0.1", b"23.0.1+dfsg"])
def test_a_newer_pip_will_do(run, monkeypatch, version):
    monkeypatch.undo()
    monkeypatch.setattr(
        run, "quietly", lambda _: subprocess.CompletedProcess([], 0, b"pip " + version + b" from x")
    )
    run.check_pip()


@pytest.mark.parametrize(
    ("on_windows", "python", "script", "expected"),
    [
        (False, "python3", "run.py", "python3 run.py"),
        (False, "/usr/bin/python3.12", "../my folder/run.py", "python3.12 '../my folder/run.py'"),
        (True, "python", "run.py", "python run.py"),
        (True, "/the/whole/path/python.exe", "run.py", "py run.py"),
        (True, "python.exe", r"my folder\run.py", r'python "my folder\run.py"'),
    ],
)
def test_the_command_is_named_as_it_was_typed(run, monkeypatch, on_windows, python, script, expected):
    monkeypatch.setattr(run, "ON_WINDOWS", on_windows)
    monkeypatch.setattr(sys, "orig_argv", [python])
    monkeypatch.setattr(sys, "argv", [script])
    assert run.command_as_typed() == expected


def test_with_nothing_asked_it_says_what_there_is(run, capsys):
    assert run.main([]) == 2
    assert "python run.py start" in capsys.readouterr().out
    assert run.done == []
