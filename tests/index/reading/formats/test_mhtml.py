"""Web pages saved as one file, as three browsers write them."""

import base64
import quopri
from datetime import date
from pathlib import Path

import pytest

from tests.index.reading.outcomes import article, failure

from .sentences import BODY

SAID = "“Café prices in Zürich rose”, said the owner of three such places, who would not give her name to anybody."
FRAME = (
    "<html><body><p>"
    + "Buy now, an advertisement of many words that nobody should ever quote as news. " * 5
    + "</p></body></html>"
)


def page(*, head: str = "") -> str:
    paragraphs = "".join(f"<p>{each}</p>" for each in [*BODY, SAID])
    return (
        f"<!DOCTYPE html><html><head><title>Storm closes the pier</title>{head}"
        "<meta property='article:published_time' content='2024-03-04T06:10:00+01:00'></head>"
        f"<body><article>{paragraphs}</article></body></html>"
    )


def part(kind: str, body: bytes, location: str, *, encoding: str = "quoted-printable", identity: str = "") -> bytes:
    coded = base64.encodebytes(body) if encoding == "base64" else quopri.encodestring(body)
    named = f"Content-ID: {identity}\r\n" if identity else ""
    head = (
        f"Content-Type: {kind}\r\n{named}Content-Transfer-Encoding: {encoding}\r\nContent-Location: {location}\r\n\r\n"
    )
    return head.encode() + coded


def saved(head: str, *parts: bytes) -> bytes:
    inner = b"".join(b"--bound----\r\n" + each + b"\r\n" for each in parts)
    return head.replace("\n", "\r\n").encode() + b"\r\n\r\n" + inner + b"--bound------\r\n"


URL = "https://courier.example/2024/storm"
BLINK = (
    f"From: <Saved by Blink>\nSnapshot-Content-Location: {URL}\nSubject: Storm\nDate: Thu, 2 May 2024 10:00:00 -0000\n"
    'MIME-Version: 1.0\nContent-Type: multipart/related;\n\ttype="text/html";\n\tboundary="bound----"'
)
EXPLORER = (
    "From: <Saved by Windows Internet Explorer 8>\nSubject: Storm\nDate: Thu, 2 May 2024 10:00:00 +0200\n"
    'MIME-Version: 1.0\nContent-Type: multipart/related; type="text/html"; boundary="bound----"'
)
WITH_START = (
    'MIME-Version: 1.0\nContent-Type: multipart/related; type="text/html"; start="<main@x>"; boundary="bound----"'
)


@pytest.mark.parametrize("name", ["a.mht", "a.mhtml"])
@pytest.mark.parametrize(
    "data",
    [
        saved(
            BLINK,
            part("text/html", page().encode(), URL),
            part("text/css", b"p { color: red }", "cid:css@mhtml.blink"),
            part("text/html", FRAME.encode(), "cid:frame@mhtml.blink"),
        ),
        saved(EXPLORER, part('text/html; charset="windows-1252"', page().encode("cp1252"), URL, encoding="base64")),
        saved(
            WITH_START,
            part("text/html", FRAME.encode(), "https://ads.example/", identity="<ad@x>"),
            part("text/html; charset=utf-8", page().encode(), URL, identity="<main@x>"),
        ),
    ],
)
def test_the_page_is_read_and_nothing_else(tmp_path: Path, name: str, data: bytes) -> None:
    read = article(tmp_path, name, data)
    assert read.text == "\n\n".join([*BODY, SAID])
    assert (read.title, read.url) == ("Storm closes the pier", URL)
    assert (read.published, read.published_how) == (date(2024, 3, 4), "stated")


def test_the_day_of_saving_is_not_that_of_publication(tmp_path: Path) -> None:
    undated = page().replace("article:published_time", "article:modified_time").replace("Monday", "one day")
    assert article(tmp_path, "a.mht", saved(BLINK, part("text/html", undated.encode(), "x"))).published is None


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (saved(BLINK, part("image/png", b"\x89PNG", "x")), "no web page in it"),
        (saved(BLINK, part("text/html", b"", "x")), "no web page in it"),
        (saved(BLINK), "no web page in it"),
        (saved(BLINK, part("text/html", b"<html><body></body></html>", "x")), "no article text found"),
        (
            saved(
                BLINK, *[b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n" % (n, n) for n in range(99)]
            ),
            "too many parts",
        ),
        (saved(BLINK, *[b"\r\n"] * 20_000), "too many parts"),
    ],
)
def test_what_holds_no_page_says_why(tmp_path: Path, data: bytes, reason: str) -> None:
    assert reason in failure(tmp_path, "a.mht", data).reason


def test_a_page_that_is_cut_off_is_read_as_far_as_it_goes(tmp_path: Path) -> None:
    data = saved(BLINK, part("text/html", page().encode(), URL))
    assert BODY[0] in article(tmp_path, "a.mht", data[: len(data) - 300]).text
