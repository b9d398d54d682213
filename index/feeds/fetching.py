"""Fetches feeds and pages: bounded in time and size, unchanged ones not again, and from public places only."""

import asyncio
import ipaddress
import socket
from dataclasses import dataclass
from importlib.metadata import version
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urljoin, urlsplit

from index.errors import FeedFailure

if TYPE_CHECKING:
    from aiohttp import ClientResponse

_SECONDS: Final = 30.0
_HOPS: Final = 5
_CHUNK: Final = 65_536
_REDIRECTS: Final = frozenset({301, 302, 303, 307, 308})
_NOT_MODIFIED: Final = 304
_OK: Final = 200
_NAT64: Final = ipaddress.IPv6Network("64:ff9b::/96")
_PRIVATE: Final = "leads to a private network"
_ALLOW: Final = "set feeds.allow_private if that is meant"


@dataclass(frozen=True, slots=True)
class Fetched:
    """What a server sent.

    Attributes:
        data: All its bytes; None if nothing has changed since.
        address: Where it was in the end.
        etag: What the server calls this state of it.
        modified: When it says that this state was made.
    """

    data: bytes | None
    address: str
    etag: str | None = None
    modified: str | None = None


class Refused(FeedFailure):
    """A server does not give what was asked for.

    Attributes:
        status: Its status.
        after: Seconds after which it may be asked again, as it says; None if it doesn't.
    """

    def __init__(self, address: str, status: int, after: float | None) -> None:
        self.status, self.after = status, after
        super().__init__(address, f"answers with status {status}")


def fetch(
    address: str, *, most: int, allow_private: bool, etag: str | None = None, modified: str | None = None
) -> Fetched:
    """Fetch what is at an address.

    Args:
        address: With http or https.
        most: The most bytes that are read.
        allow_private: Whether addresses on private networks, and of this machine, are allowed.
        etag: What the server called the state of it that is known.
        modified: When it said that state was made.

    Raises:
        Refused: The server answers with a status that means no.
        FeedFailure: It can't be had for another reason.
    """
    known = {"If-None-Match": etag, "If-Modified-Since": modified}
    headers = {name: value for name, value in known.items() if value}
    try:
        return asyncio.run(_fetch(address, headers, most, allow_private=allow_private))
    except TimeoutError:
        raise FeedFailure(address, f"does not answer within {_SECONDS:.0f} seconds") from None


async def _fetch(address: str, headers: dict[str, str], most: int, *, allow_private: bool) -> Fetched:
    from aiohttp import ClientError, ClientSession, ClientTimeout, TCPConnector  # noqa: PLC0415 - where it is needed

    connector = TCPConnector(resolver=_resolver(address, allow_private=allow_private))
    agent = {"User-Agent": f"Dateline/{version('dateline')}", "Accept-Encoding": "gzip, deflate"}
    session = ClientSession(connector=connector, timeout=ClientTimeout(total=_SECONDS), headers=agent)
    async with session:
        here = address
        try:
            for _ in range(_HOPS + 1):
                _check(here, address, allow_private=allow_private)
                async with session.get(here, headers=headers, allow_redirects=False) as answer:
                    if answer.status not in _REDIRECTS:
                        return await _read(answer, here, address, most)
                    here = urljoin(here, answer.headers.get("Location", ""))
        except (ClientError, ValueError, OSError) as failure:
            if isinstance(failure, TimeoutError):
                raise
            raise FeedFailure(address, f"cannot be fetched ({' '.join(str(failure).split())[:200]})") from failure
    raise FeedFailure(address, "is redirected in a circle")


async def _read(answer: "ClientResponse", here: str, address: str, most: int) -> Fetched:
    etag, modified = answer.headers.get("ETag"), answer.headers.get("Last-Modified")
    if answer.status == _NOT_MODIFIED:
        return Fetched(None, here, etag, modified)
    if answer.status != _OK:
        after = answer.headers.get("Retry-After", "")
        raise Refused(address, answer.status, float(after) if after.isdecimal() else None)
    data = bytearray()
    async for chunk in answer.content.iter_chunked(_CHUNK):
        data += chunk
        if len(data) > most:
            raise FeedFailure(address, f"is larger than {most:,} bytes", "raise the setting reading.max_bytes")
    return Fetched(bytes(data), here, etag, modified)


def _check(here: str, address: str, *, allow_private: bool) -> None:
    """Refuse an address that is no web address, or that names a private one by its number.

    Raises:
        FeedFailure: It is.
    """
    parts = urlsplit(here)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise FeedFailure(address, f"leads to {here[:200]!r}, which is no web address")
    try:
        number = ipaddress.ip_address(parts.hostname)
    except ValueError:
        return
    if not allow_private and not _is_public(number):
        raise FeedFailure(address, _PRIVATE, _ALLOW)


def _is_public(number: ipaddress.IPv4Address | ipaddress.IPv6Address) -> bool:
    """Whether a number is that of a machine that everybody can reach; one that stands for another is judged by that."""
    if isinstance(number, ipaddress.IPv6Address):
        translated = ipaddress.IPv4Address(number.packed[-4:]) if number in _NAT64 else None
        inner = number.ipv4_mapped or number.sixtofour or translated
        if inner is not None:
            return _is_public(inner)
        if number.teredo is not None:
            return False
    return number.is_global and not number.is_multicast


def _resolver(address: str, *, allow_private: bool) -> Any:
    """Return what turns names into numbers, and refuses private ones.

    It is asked for each connection, so that no server of names can say one thing first and another then.
    """
    from aiohttp.resolver import ThreadedResolver  # noqa: PLC0415 - as above

    class PublicOnly(ThreadedResolver):
        async def resolve(self, host: str, port: int = 0, family: Any = socket.AF_UNSPEC) -> list[Any]:
            found = await super().resolve(host, port, family)
            if not allow_private and not all(_is_public(ipaddress.ip_address(each["host"])) for each in found):
                raise FeedFailure(address, _PRIVATE, _ALLOW)
            return found

    return PublicOnly()
