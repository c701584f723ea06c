# What contributors type, once `python run.py test` has made .venv. `just` alone lists it all.

set windows-shell := ["powershell.exe", "-NoLogo", "-Command"]

# Relative, so that a folder with a space in its name needs no quotes, which each shell writes its own way.
bin := if os_family() == "windows" { '.venv\Scripts\' } else { ".venv/bin/" }
python := bin + "python"
outside_python := if os_family() == "windows" { "py" } else { "python3" }
compile := "uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url"

[private]
default:
    @just --list

# All that must hold before a change lands, except the browser's own part of .ci/run
check: lint types contracts test

# Lay the code out, and mend what can be mended by itself
fmt:
    {{ python }} -m ruff check --fix-only --quiet .
    {{ python }} -m ruff format .

# Style
lint:
    {{ python }} -m ruff check .
    {{ python }} -m ruff format --check .

# Types, strictly
types:
    {{ python }} -m mypy

# Who may import whom
contracts:
    {{ bin }}lint-imports

# The tests; what follows goes to pytest: just test -k disclosure
test *arguments:
    {{ outside_python }} run.py test {{ arguments }}

# Accept what the program writes now as right. Read the diff of tests/golden afterwards, line by line
golden:
    {{ python }} -m pytest --update-golden tests

# Make what is generated from the banks anew: their validated JSON and the schema for editors
schema:
    {{ python }} -m mir_assess.banks.compiled statements

# Gather the program's words for translators, and put their translations in force. A code begins a language: just words cy
words *codes:
    {{ python }} tools/words.py {{ codes }}

# One measurement beside its rival: just bench start_up
bench name *arguments:
    {{ python }} benchmarks/{{ name }}.py {{ arguments }}

# Renew the pinned packages: the newest that pyproject.toml allows. Needs uv (pip install uv)
lock:
    {{ compile }} --upgrade --group build -o requirements-build.lock
    {{ compile }} --upgrade --extra pdf --extra postgres pyproject.toml -c requirements-build.lock -o requirements.lock
    {{ compile }} --upgrade --extra pdf --extra postgres pyproject.toml --group dev -c requirements.lock -c requirements-build.lock -o requirements-dev.lock
    {{ compile }} --upgrade --group supply -c requirements-dev.lock -o requirements-supply.lock
