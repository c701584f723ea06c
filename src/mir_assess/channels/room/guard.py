"""What every request passes before it is read, and every reply before it is sent.

Bodies are bounded, codes cannot be guessed at speed, forms are taken from our own pages only, and a page may
do nothing but what we wrote. Addresses of those who ask are held in memory for the counting alone, and are
never written down.
"""

from collections import OrderedDict
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any
from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.responses import Response

Message = MutableMapping[str, Any]
Scope = MutableMapping[str, Any]
Asgi = Callable[
    [Scope, Callable[[], Awaitable[Message]], Callable[[Message], Awaitable[None]]], Awaitable[None]
]

POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; "
    "form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
)
HEADERS = (
    (b"content-security-policy", POLICY.encode()),
    (b"x-content-type-options", b"nosniff"),
    # Not none at all: with that, browsers say nothing of where a form of ours comes from.
    (b"referrer-policy", b"same-origin"),
    (b"x-frame-options", b"DENY"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"permissions-policy", b"camera=(), microphone=(), geolocation=()"),
)


class Tries:
    """How often somebody may try a code: `burst` at once, then one every `seconds`.

    `most` addresses are remembered; beyond that the longest unheard of is forgotten.
    """

    def __init__(self, burst: int, seconds: float, *, clock: Callable[[], float], most: int = 10_000) -> None:
        self._burst = burst
        self._seconds = seconds
        self._clock = clock
        self._most = most
        self._seen: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def may(self, who: str) -> bool:
        """Return whether `who` may try now, and count it as a try."""
        now = self._clock()
        left, since = self._seen.pop(who, (float(self._burst), now))
        left = min(self._burst, left + (now - since) / self._seconds)
        may = left >= 1
        self._seen[who] = (left - 1 if may else left, now)
        if len(self._seen) > self._most:
            self._seen.popitem(last=False)
        return may

    def gives_back(self, who: str) -> None:
        """Uncount the last try of `who`: it was none."""
        if who in self._seen:
            left, since = self._seen[who]
            self._seen[who] = (left + 1, since)


def is_from_here(headers: MutableMapping[str, str] | Any) -> bool:
    """Return whether a form was sent from one of our own pages, as far as the browser says."""
    site = headers.get("sec-fetch-site", "")
    if site and site not in ("same-origin", "none"):
        return False
    origin = headers.get("origin", "")
    try:
        return not origin or (origin != "null" and urlsplit(origin).netloc == headers.get("host", ""))
    except ValueError:
        return False  # it is no address at all


def guarded(app: Asgi, kept_out: Callable[[Request], Response | None]) -> Asgi:
    """Return the app with what every reply must say; what is `kept_out` never gets to it."""

    async def guarded_app(scope: MutableMapping[str, Any], receive: Any, send: Any) -> None:
        if scope["type"] != "http":
            await app(scope, receive, send)
            return

        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = list(message["headers"])
                if not any(name.lower() == b"cache-control" for name, _ in headers):
                    headers.append((b"cache-control", b"no-store"))
                message["headers"] = [*headers, *HEADERS]
            await send(message)

        # Who asks for the head alone looks, and sends no form; the web server leaves the page itself out.
        asked = {**scope, "method": "GET"} if scope["method"] == "HEAD" else scope
        reply = kept_out(Request(asked))
        await (app if reply is None else reply)(asked, receive, send_guarded)

    return guarded_app
