"""A web site on loopback: it serves what a test puts on it, and records what it is asked."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread
from typing import Self


@dataclass(frozen=True)
class Page:
    """What is served at a path.

    Attributes:
        body: Its bytes.
        status: The status, unless the client's copy is current.
        headers: Further headers. With an ETag or Last-Modified, a client that sends it back is told 304.
        hangs: Whether it never answers.
    """

    body: bytes = b""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    hangs: bool = False


class FakeSite:
    """Use it as a context; `pages` may be changed at any time.

    Attributes:
        pages: What is served, by path.
        asked: The path and headers of every request, in order.
        address: Where it is.
    """

    def __init__(self) -> None:
        self.pages: dict[str, Page] = {}
        self.asked: list[tuple[str, dict[str, str]]] = []
        self._left = Event()
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self.address = f"http://127.0.0.1:{self._server.server_port}"

    def __enter__(self) -> Self:
        """Begin to serve."""
        Thread(target=self._server.serve_forever, args=(0.05,), daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        """Stop."""
        self._left.set()
        self._server.shutdown()
        self._server.server_close()

    def paths(self) -> list[str]:
        """List what was asked for, and forget it."""
        asked, self.asked = self.asked, []
        return [path for path, _ in asked]

    def _handler(self) -> Callable[..., BaseHTTPRequestHandler]:
        site = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                site.asked.append((self.path, dict(self.headers)))
                page = site.pages.get(self.path, Page(status=404))
                if page.hangs:
                    site._left.wait()
                    return
                known = {"ETag": "If-None-Match", "Last-Modified": "If-Modified-Since"}
                current = any(
                    self.headers.get(known[name]) == page.headers[name] for name in known if name in page.headers
                )
                self.send_response(304 if current else page.status)
                body = b"" if current else page.body
                for name, value in {"Content-Length": str(len(body)), **page.headers}.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name of the base class
                """Say nothing."""

        return Handler
