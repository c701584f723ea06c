"""What every test stands on: a closed home, the program as a process, a browser, golden files."""

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import hypothesis
import pytest

REPOSITORY = Path(__file__).resolve().parents[1]
GOLDEN = REPOSITORY / "tests" / "golden"

# No deadline: timing is no unit test. No database: a test writes only in its folder. In CI, always the same.
hypothesis.settings.register_profile("house", deadline=None, database=None, derandomize="CI" in os.environ)
hypothesis.settings.load_profile("house")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the switch that accepts what the program writes now as right."""
    parser.addoption(
        "--update-golden", action="store_true", help="write the golden files anew; read the diff afterwards"
    )


FOR_TESTS = (
    "MIR_ASSESS_REQUIRE_BROWSER",
    "MIR_ASSESS_REQUIRE_POSTGRES",
    "MIR_ASSESS_REQUIRE_SUPPLY",
    "MIR_ASSESS_VNU",
    "MIR_ASSESS_ACORN",
    "MIR_ASSESS_AWAY_SECONDS",
)
"""Settings of the tests themselves: that all tools must be here, where those from npm lie, and for how many
seconds phones are away.
"""


def _is_ours(name: str) -> bool:
    return name.startswith("MIR_ASSESS_") and name not in FOR_TESTS


@pytest.fixture(scope="session", autouse=True)
def ctrl_c_is_heard() -> Iterator[None]:
    """Let what tests start be stopped by Ctrl-C, though whoever runs them in the background told us to ignore
    it: a program inherits that, and one that ignores it would never end.
    """
    before = signal.getsignal(signal.SIGINT)
    if before is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.fixture(scope="session", autouse=True)
def closed_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Put the home folder inside a file, where nothing can be kept, and forget the tester's own settings."""
    wall = tmp_path_factory.mktemp("closed") / "this-is-a-file"
    wall.write_text("A test reached for the home folder.\n", encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        for name in [
            *filter(_is_ours, os.environ),
            "NO_COLOR",
            "ACCESSIBLE",
            "FORCE_COLOR",
            "COLUMNS",
            "LINES",
        ]:
            patch.delenv(name, raising=False)
        for name in ("HOME", "USERPROFILE", "LOCALAPPDATA", "APPDATA", "XDG_DATA_HOME"):
            patch.setenv(name, str(wall / "home"))
        yield


@pytest.fixture(autouse=True)
def own_store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give each test a store of its own, which need not exist yet."""
    store = tmp_path / "assessments.sqlite"
    monkeypatch.setenv("MIR_ASSESS_STORE", str(store))
    return store


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a run of the program left behind."""

    code: int
    out: str
    err: str


@pytest.fixture
def run_cli(tmp_path: Path, own_store: Path) -> Callable[..., Outcome]:
    """Run the real program in the test's own folder; `stdin` is what is typed, and ends as a pipe does."""

    def run(
        *arguments: object,
        stdin: str | bytes = "",
        environ: Mapping[str, str] | None = None,
        cwd: Path = tmp_path,
        timeout: float = 120,
    ) -> Outcome:
        source = {
            "PYTHONPATH": str(REPOSITORY / "src"),
            "PYTHONUTF8": "1",
            "MIR_ASSESS_STORE": str(own_store),
        }
        done = subprocess.run(
            [sys.executable, "-m", "mir_assess", *map(str, arguments)],
            input=stdin.encode() if isinstance(stdin, str) else stdin,
            capture_output=True,
            cwd=cwd,
            env={**os.environ, **source, **(environ or {})},
            timeout=timeout,
            check=False,
        )
        # Windows ends lines its own way; a test says what the words are.
        out, err = (stream.decode("utf-8").replace("\r\n", "\n") for stream in (done.stdout, done.stderr))
        return Outcome(done.returncode, out, err)

    return run


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str | bytes], None]:
    """Compare with the file of that name in tests/golden, or write it anew with --update-golden."""

    def compare(name: str, content: str | bytes) -> None:
        file = GOLDEN / name
        written = content.encode() if isinstance(content, str) else content
        if request.config.getoption("--update-golden"):
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(written)
        assert file.is_file(), (
            f"There is no {file} yet. If the output is right, run pytest with --update-golden."
        )
        expected = file.read_bytes()
        if isinstance(content, str):
            assert content == expected.decode(), (
                f"{name} has changed. If that is right, run pytest with --update-golden."
            )
        assert written == expected, f"{name} has changed. If that is right, run pytest with --update-golden."

    return compare


def required_tool(command: str, package: str) -> str:
    """The path of a program; without it the test is skipped, or fails where all tools must be here."""
    found = shutil.which(command)
    if found is None:
        missing = f"There is no {command} here; to test with it, install it (apt install {package})."
        if os.environ.get("MIR_ASSESS_REQUIRE_BROWSER") == "1":
            pytest.fail(missing)
        pytest.skip(missing)
    return found


BROWSER_NAMES = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "msedge",
    "microsoft-edge",
)
BROWSER_PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
)
BROWSER_FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def find_browser() -> str | None:
    """The path of a browser of the Chromium family, if this computer has one."""
    found = filter(None, map(shutil.which, BROWSER_NAMES))
    return next(found, None) or next(filter(os.path.isfile, BROWSER_PLACES), None)


@pytest.fixture(scope="session")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """A headless Chromium, started once for all tests. Ask for `page` rather than this."""
    executable = find_browser()
    if executable is None:
        missing = "No Chromium, Chrome or Edge here; to test the pages, install one (apt install chromium)."
        if os.environ.get("MIR_ASSESS_REQUIRE_BROWSER") == "1":
            pytest.fail(missing)
        pytest.skip(missing)
    from playwright.sync_api import sync_playwright  # takes as long as all the other tests' imports

    home = tmp_path_factory.mktemp("browser-home")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=executable, args=list(BROWSER_FLAGS), env={**os.environ, "HOME": str(home)}
        )
        yield chromium
        chromium.close()


@pytest.fixture
def page(browser: Any) -> Iterator[Any]:
    """A fresh page, 1280 by 800. A request to anywhere but this computer fails the test."""
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    reached_out: list[str] = []

    def guard(route: Any) -> None:
        address = route.request.url
        if address.startswith(("file:", "data:", "blob:", "about:", "http://127.0.0.1", "http://localhost")):
            route.continue_()
        else:
            reached_out.append(address)
            route.abort()

    context.route("**/*", guard)
    yield context.new_page()
    context.close()
    assert not reached_out, f"The page asked the network for {reached_out}"


@pytest.fixture(scope="session")
def postgres_for_all() -> Iterator[Any]:
    """A PostgreSQL server of the tests' own, started once for all. Ask for `postgres` rather than this."""
    pytest.importorskip("psycopg", reason="What speaks to PostgreSQL is not installed here (psycopg).")
    import postgres_server

    if postgres_server.find_program("initdb") is None:
        if os.environ.get("MIR_ASSESS_REQUIRE_POSTGRES") == "1":
            pytest.fail(postgres_server.MISSING)
        pytest.skip(postgres_server.MISSING)
    server = postgres_server.Server()
    yield server
    server.stop()


@pytest.fixture
def postgres(postgres_for_all: Any) -> Iterator[Any]:
    """A PostgreSQL server with as many empty databases as the test asks for."""
    yield postgres_for_all
    postgres_for_all.take_back()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what needs a browser, so that `-m 'not browser'` leaves it out."""
    for item in items:
        if "browser" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.browser)
