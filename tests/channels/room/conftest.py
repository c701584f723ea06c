"""Pages of the room served as the room serves them: under its policy, with the files they fetch."""

import re
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread
from urllib.parse import unquote

import pytest

from made_up_pages import every_page
from mir_assess.channels.room.drawing import drawn, files
from mir_assess.channels.room.parts import Look
from mir_assess.resources import folder

TEMPLATES = folder("templates")
POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; "
    "form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
)


class _Pages(BaseHTTPRequestHandler):
    look = Look()
    over = Event()

    def do_GET(self) -> None:
        if self.path.partition("?")[0].endswith("/live"):
            self._stays_open()
            return
        name = unquote(self.path.removeprefix("/static/").removeprefix("/"))
        kept = files(TEMPLATES).get(name)
        if kept is None and name not in every_page():
            self.send_error(404)
            return
        kind, body = kept or (
            "text/html; charset=utf-8",
            drawn(every_page(self.look)[name], TEMPLATES).encode(),
        )
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Security-Policy", POLICY)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def _stays_open(self) -> None:
        """What tells a page that its room moved; here it never does."""
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.end_headers()
        self.wfile.write(b"retry: 60000\n\n")
        self.wfile.flush()
        self.over.wait()

    def log_message(self, *_: object) -> None:
        """Say nothing."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True


@pytest.fixture
def served() -> Iterator[Callable[..., str]]:
    """Serves every made-up page of the room; gives the address of one by its name, for a reader's look."""
    handler = type("Pages", (_Pages,), {"over": Event()})
    server = _Server(("127.0.0.1", 0), handler)
    Thread(target=server.serve_forever, daemon=True).start()

    def address(name: str, look: Look | None = None) -> str:
        handler.look = look or Look()
        return f"http://127.0.0.1:{server.server_port}/{re.sub(' ', '%20', name)}"

    yield address
    handler.over.set()
    server.shutdown()
    server.server_close()
