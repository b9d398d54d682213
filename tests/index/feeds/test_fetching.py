"""What is fetched is bounded, sent again only if it has changed, and never taken from a private network unasked."""

import gzip
import ipaddress
from collections.abc import Iterator
from typing import Any

import pytest

from index.errors import FeedFailure
from index.feeds import fetching
from index.feeds.fetching import Fetched, Refused, fetch
from tests.servers.fake_site import FakeSite, Page


@pytest.fixture
def site() -> Iterator[FakeSite]:
    with FakeSite() as served:
        yield served


def fetched(site: FakeSite, path: str = "/feed", **more: Any) -> Fetched:
    return fetch(site.address + path, **{"most": 1_000, "allow_private": True, **more})


def test_what_has_not_changed_is_not_sent_again(site: FakeSite) -> None:
    site.pages["/feed"] = Page(b"<rss/>", headers={"ETag": '"1"', "Last-Modified": "Mon, 01 Jan 2024 10:00:00 GMT"})
    first = fetched(site)
    assert (first.data, first.etag, first.modified) == (b"<rss/>", '"1"', "Mon, 01 Jan 2024 10:00:00 GMT")
    assert fetched(site, etag=first.etag, modified=first.modified).data is None
    site.pages["/feed"] = Page(b"<rss></rss>", headers={"ETag": '"2"'})
    assert fetched(site, etag=first.etag).data == b"<rss></rss>"
    assert site.asked[0][1]["User-Agent"].startswith("Dateline/")


def test_redirects_are_followed_and_told(site: FakeSite) -> None:
    site.pages["/feed"] = Page(status=301, headers={"Location": "/b/feed"})
    site.pages["/b/feed"] = Page(b"<rss/>")
    assert fetched(site) == Fetched(b"<rss/>", f"{site.address}/b/feed")


@pytest.mark.parametrize(
    ("where", "why"),
    [
        ("/feed", "in a circle"),
        ("file:///etc/passwd", "no web address"),
        ("ftp://127.0.0.1/feed", "no web address"),
        ("http://", "in a circle"),
        ("http://127.0.0.1:1/feed", "cannot be fetched"),
    ],
)
def test_a_redirect_that_leads_nowhere(site: FakeSite, where: str, why: str) -> None:
    site.pages["/feed"] = Page(status=302, headers={"Location": where})
    with pytest.raises(FeedFailure, match=why):
        fetched(site)


def test_too_much_is_not_read(site: FakeSite) -> None:
    site.pages["/feed"] = Page(b"x" * 1_001)
    with pytest.raises(FeedFailure, match=r"larger than 1,000 bytes: raise the setting reading\.max_bytes"):
        fetched(site)
    site.pages["/feed"] = Page(gzip.compress(b"x" * 10_000_000), headers={"Content-Encoding": "gzip"})
    with pytest.raises(FeedFailure, match="larger than"):
        fetched(site)


@pytest.mark.parametrize(("header", "after"), [("120", 120.0), ("", None), ("Mon, 01 Jan 2024 10:00:00 GMT", None)])
def test_a_server_that_refuses_says_for_how_long(site: FakeSite, header: str, after: float | None) -> None:
    site.pages["/feed"] = Page(status=429, headers={"Retry-After": header})
    with pytest.raises(Refused) as refused:
        fetched(site)
    assert (refused.value.status, refused.value.after) == (429, after)


def test_a_server_that_never_answers(site: FakeSite, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetching, "_SECONDS", 0.5)
    site.pages["/feed"] = Page(hangs=True)
    with pytest.raises(FeedFailure, match="does not answer within"):
        fetched(site)


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "[::1]", "[::ffff:127.0.0.1]", "2130706433"])
def test_private_places_are_refused_by_number_and_by_name(site: FakeSite, host: str) -> None:
    site.pages["/feed"] = Page(b"<rss/>")
    with pytest.raises(FeedFailure, match=r"private network: set feeds\.allow_private|cannot be fetched"):
        fetch(site.address.replace("127.0.0.1", host) + "/feed", most=1_000, allow_private=False)
    assert site.asked == []


def test_a_redirect_to_a_private_place_is_refused(site: FakeSite, monkeypatch: pytest.MonkeyPatch) -> None:
    """As if the first place were a public one."""
    site.pages["/feed"] = Page(status=302, headers={"Location": site.address.replace("127.0.0.1", "127.0.0.2") + "/x"})
    public = {"127.0.0.1"}
    monkeypatch.setattr(fetching, "_is_public", lambda number: str(number) in public)
    with pytest.raises(FeedFailure, match="private network"):
        fetched(site, allow_private=False)
    assert site.paths() == ["/feed"]


@pytest.mark.parametrize(
    ("number", "public"),
    [
        ("93.184.216.34", True),
        ("2606:2800:220:1:248:1893:25c8:1946", True),
        ("10.0.0.1", False),
        ("172.16.5.4", False),
        ("192.168.1.1", False),
        ("169.254.169.254", False),
        ("100.64.0.1", False),
        ("224.0.0.1", False),
        ("0.0.0.0", False),  # noqa: S104 - nothing is bound to it
        ("::", False),
        ("::1", False),
        ("fe80::1", False),
        ("fc00::1", False),
        ("::ffff:10.0.0.1", False),
        ("::ffff:93.184.216.34", True),
        ("64:ff9b::a00:1", False),
        ("64:ff9b::5db8:d822", True),
        ("2002:a00:1::", False),
        ("2001:0:4136:e378:8000:63bf:3fff:fdd2", False),
    ],
)
def test_which_numbers_are_public(number: str, *, public: bool) -> None:
    assert fetching._is_public(ipaddress.ip_address(number)) is public
