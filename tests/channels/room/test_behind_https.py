"""Rooms behind a server for HTTPS, set up as docs/cookbook/rooms-on-a-server.md says, to the letter."""

import http.client
import os
import re
import socket
import ssl
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlencode

import pytest

from conftest import REPOSITORY, required_tool
from mir_assess.channels.room.serving import Host, listening
from mir_assess.channels.room.ways_in import WaysIn
from mir_assess.resources import folder
from mir_assess.store.sqlite import SqliteStore
from rooms import HERE, LEAD, Place

GUIDE = REPOSITORY / "docs" / "cookbook" / "rooms-on-a-server.md"
NAME, HOST = "rooms.example.org", "127.0.0.1"


@dataclass
class Front:
    """A server for HTTPS that runs, the port of the rooms behind it, and the folder that it writes to."""

    port: int
    behind: int
    folder: Path
    address: str = field(init=False)

    def __post_init__(self) -> None:
        """Say what people type."""
        self.address = f"https://{NAME}:{self.port}"

    def connection(self, source: str = HOST) -> http.client.HTTPSConnection:
        """A browser's connection, from an address of this computer's."""
        trusting = ssl.create_default_context()
        trusting.check_hostname, trusting.verify_mode = False, ssl.CERT_NONE
        found = http.client.HTTPSConnection(NAME, self.port, timeout=20)
        plain = socket.create_connection((HOST, self.port), 20, (source, 0))
        found.sock = trusting.wrap_socket(plain, server_hostname=NAME)
        return found

    def ask(
        self,
        method: str,
        place: str,
        *,
        source: str = HOST,
        headers: dict[str, str] | None = None,
        **form: str,
    ) -> tuple[int, dict[str, str], str]:
        """Ask for a page, or send a form."""
        told = {"Origin": self.address, **(headers or {})} if form else headers or {}
        if form:
            told["Content-Type"] = "application/x-www-form-urlencoded"
        with closing(self.connection(source)) as connection:
            connection.request(method, place, urlencode(form) if form else None, told)
            reply = connection.getresponse()
            heads = {name.lower(): words for name, words in reply.getheaders()}
            return reply.status, heads, reply.read().decode()

    def written(self) -> str:
        """All that the server in front wrote, to its files and to its terminal."""
        files = (
            file for file in self.folder.rglob("*") if file.is_file() and file.suffix not in (".pem", ".key")
        )
        return "\n".join(file.read_text(errors="replace") for file in files)


def documented(language: str) -> str:
    """The block of the guide in this language."""
    (found,) = re.findall(
        rf"^```{language}\n(.*?)^```$", GUIDE.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL
    )
    return str(found)


def changed(words: str, *changes: tuple[str, str]) -> str:
    """The words with a few changed that name a place of the server they were written for."""
    for before, after in changes:
        assert before in words, f"The guide no longer says {before!r}"
        words = words.replace(before, after)
    return words


def free_port() -> int:
    with closing(socket.create_server((HOST, 0))) as found:
        return int(found.getsockname()[1])


def nginx(program: str, place: Path, port: int, behind: int) -> list[str]:
    """Set nginx up; return the command that runs it."""
    made = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", f"/CN={NAME}"]
    files = ["-keyout", str(place / "its.key"), "-out", str(place / "its.pem")]
    subprocess.run([*made, *files], check=True, capture_output=True)
    server = changed(
        documented("nginx"),
        ("listen 443 ssl;", f"listen {HOST}:{port} ssl;"),
        ("/etc/ssl/rooms.example.org.pem", str(place / "its.pem")),
        ("/etc/ssl/private/rooms.example.org.key", str(place / "its.key")),
        ("http://127.0.0.1:8000", f"http://{HOST}:{behind}"),
    )
    folders = "".join(
        f"{kind}_temp_path {place}/{kind};" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    (place / "nginx.conf").write_text(
        # What a distribution's own file says around it: errors and pages are logged unless told otherwise.
        f"daemon off; master_process off; pid {place}/pid; error_log {place}/error.log; events {{}}\n"
        f"http {{ access_log {place}/access.log; {folders}\n{server}}}\n",
        encoding="utf-8",
    )
    return [program, "-e", str(place / "error.log"), "-p", str(place), "-c", str(place / "nginx.conf")]


def caddy(program: str, place: Path, port: int, behind: int) -> list[str]:
    """Set Caddy up, which makes a certificate of its own where no name leads to it."""
    words = changed(
        documented("caddy"),
        (
            "{\n    log {",
            f"{{\n    admin off\n    skip_install_trust\n    auto_https disable_redirects\n"
            f"    https_port {port}\n    log {{",
        ),
        (f"{NAME} {{\n", f"{NAME} {{\n    tls internal\n    bind {HOST}\n"),
        ("127.0.0.1:8000", f"{HOST}:{behind}"),
    )
    (place / "Caddyfile").write_text(words, encoding="utf-8")
    return [program, "run", "--adapter", "caddyfile", "--config", str(place / "Caddyfile")]


FRONTS: dict[str, Callable[[str, Path, int, int], list[str]]] = {"nginx": nginx, "caddy": caddy}


@contextmanager
def running(command: list[str], front: Front) -> Iterator[Front]:
    """Run a server until the test is done."""
    place = front.folder
    own = {
        **os.environ,
        "HOME": str(place),
        "XDG_DATA_HOME": str(place / "data"),
        "XDG_CONFIG_HOME": str(place),
    }
    with (place / "terminal.log").open("wb") as terminal:
        server = subprocess.Popen(command, stdout=terminal, stderr=terminal, env=own)
        try:
            for _ in range(200):
                if server.poll() is not None:
                    pytest.fail(f"It did not start: {front.written()}")
                try:
                    front.ask("GET", "/health")
                    break
                except OSError:
                    time.sleep(0.05)
            yield front
        finally:
            server.terminate()
            server.wait(20)


@pytest.fixture(params=FRONTS)
def front(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Front]:
    """Each of the servers that the guide names, with nothing behind it yet."""
    program = required_tool(request.param, request.param)
    if request.param == "nginx":
        required_tool("openssl", "openssl")
    place = tmp_path / "front"
    place.mkdir()
    port, behind = free_port(), free_port()
    with running(FRONTS[request.param](program, place, port, behind), Front(port, behind, place)) as found:
        yield found


@pytest.fixture
def rooms(front: Front, tmp_path: Path) -> Callable[[], Host]:
    """What hosts a room behind the server in front."""
    place = Place(tmp_path / "store.db")
    place.stop()

    def host() -> Host:
        at = listening(front.behind, HOST)
        ways = WaysIn(front.address)
        return Host(lambda: SqliteStore(place.path), folder("templates"), at, ways, proxies=HOST)

    return host


def test_somebody_joins_and_answers_over_https_and_their_cookie_is_kept_to_it(front, rooms):
    with rooms():
        status, told, _ = front.ask("POST", f"{HERE}/join", group="lived")
        assert status == 303
        assert told["set-cookie"].endswith("; Secure")
        cookie = {"Cookie": told["set-cookie"].partition(";")[0]}
        _, _, page = front.ask("GET", f"{HERE}/answer", headers=cookie)
        fields = dict(re.findall(r'name="(statement|version)" value="([^"]*)"', page))
        status, told, _ = front.ask("POST", f"{HERE}/answer", headers=cookie, answer="mostly", **fields)
        assert (status, told["location"]) == (303, f"{HERE}/answer")
        elsewhere = {**cookie, "Origin": "https://evil.test"}
        assert front.ask("POST", f"{HERE}/answer", headers=elsewhere, answer="never", **fields)[0] == 403
        assert front.ask("POST", f"{HERE}/answer", headers=cookie, note="x" * 20_000)[0] == 413
        assert front.ask("POST", f"{HERE}/answer", headers=cookie, note="x" * 40_000)[0] == 413


def test_a_phone_is_told_at_once_that_the_room_moved(front, rooms):
    with rooms(), closing(front.connection()) as phone:
        phone.request("GET", f"{HERE}/live")
        lines = phone.getresponse()
        assert lines.readline() == b"retry: 2000\n"
        assert front.ask("POST", LEAD, do="together")[0] == 303
        phone.sock.settimeout(5)  # a line that is held back would never come
        assert b"event: moved\n" in (lines.readline(), lines.readline())


def test_tries_are_counted_by_where_they_come_from_whatever_a_request_says(front, rooms):
    def guesses(times: int, **headers: str) -> list[int]:
        return [front.ask("GET", "/r/ZZZZZZ", source="127.0.0.3", headers=headers)[0] for _ in range(times)]

    with rooms():
        found = guesses(20)
        assert found[0] == 404
        assert 429 in found
        # One more try comes back every six seconds, so not each of these need be refused.
        pretends = {"X-Forwarded-For": "9.9.9.9", "Forwarded": "for=9.9.9.9", "X-Real-IP": "9.9.9.9"}
        assert 429 in guesses(4, **pretends)
        assert front.ask("GET", "/r/ZZZZZZ", source="127.0.0.4")[0] == 404


def test_a_name_that_is_not_ours_gets_no_page_of_the_room(front, rooms):
    with rooms():
        status, _, page = front.ask("GET", HERE, headers={"Host": "evil.test"})
    assert status == 421 or not page
    assert "lived experience" not in page


def test_no_address_and_no_key_is_written_down_also_while_the_rooms_are_started_anew(front, rooms):
    said = "My own words, which nobody else is to read. " * 300  # of the length at which nginx takes a file
    with rooms():
        assert front.ask("GET", LEAD, source="127.0.0.3")[0] == 200
        front.ask("POST", f"{HERE}/answer", source="127.0.0.3", note=said)
        with closing(front.connection("127.0.0.3")) as phone:
            phone.request("GET", f"{LEAD}/live")
            phone.getresponse().readline()
    assert front.ask("GET", LEAD, source="127.0.0.3")[0] == 502
    front.ask("POST", LEAD, source="127.0.0.3", do="park", words=said)
    written = front.written()
    assert LEAD.rpartition("/")[2] not in written
    assert "127.0.0.3" not in written
    assert "temporary file" not in written
    with rooms():
        assert front.ask("GET", LEAD)[0] == 200
