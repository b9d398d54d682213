"""Books: an article for each chapter, in the order of reading."""

import io
import zipfile
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from index.errors import Failure
from index.reading.articles import Article
from tests.index.reading.outcomes import failure, outcomes

from .sentences import BODY, FIRST, SECOND

CONTAINER = (
    '<?xml version="1.0"?><container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0"><rootfiles>'
    '<rootfile full-path="OEBPS/content.opf" media-type="application/oebps-package+xml"/></rootfiles></container>'
)


def chapter(heading: str, *paragraphs: str) -> str:
    written = "".join(f"<p>{text}</p>" for text in paragraphs)
    return (
        '<?xml version="1.0" encoding="utf-8"?><!DOCTYPE html><html xmlns="http://www.w3.org/1999/xhtml"><head><title>T</title>'
        f"</head><body><h1>{heading}</h1>{written}</body></html>"
    )


def book(chapters: Mapping[str, str], *, spine: list[str] | None = None, container: str = CONTAINER) -> bytes:
    """A book of these files in the folder of its package."""
    items = "".join(
        f'<item id="i{n}" href="{name}" media-type="application/xhtml+xml"/>' for n, name in enumerate(chapters)
    )
    order = "".join(f'<itemref idref="i{list(chapters).index(name)}"/>' for name in spine or list(chapters))
    package = (
        '<package xmlns="http://www.idpf.org/2007/opf" version="3.0"><metadata '
        'xmlns:dc="http://purl.org/dc/elements/1.1/">'
        "<dc:title>The year of the pier</dc:title>"
        "<dc:publisher>Harbour Press</dc:publisher><dc:date>2024-03-04</dc:date>"
        f"</metadata><manifest>{items}"
        '<item id="n" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>'
        f'</manifest><spine><itemref idref="n"/><itemref idref="gone"/>{order}</spine></package>'
    )
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/epub+zip", zipfile.ZIP_STORED)
        archive.writestr("META-INF/container.xml", container)
        archive.writestr("OEBPS/content.opf", package)
        archive.writestr("OEBPS/nav.xhtml", chapter("Contents", "One, two."))
        for name, text in chapters.items():
            archive.writestr(f"OEBPS/{name.replace('%20', ' ')}", text)
    return written.getvalue()


@pytest.mark.parametrize("name", ["a.epub", "a.zip", "a.bin"])
def test_chapters_in_their_order(tmp_path: Path, name: str) -> None:
    chapters = {"two.xhtml": chapter("Spring", SECOND), "text/one%20a.xhtml": chapter("Winter", *BODY)}
    first, second = outcomes(tmp_path, name, book(chapters, spine=["text/one%20a.xhtml", "two.xhtml"]))
    assert isinstance(first, Article)
    assert isinstance(second, Article)
    assert (first.source, first.title) == (f"{name}:article-1", "Winter")
    assert first.text.split("\n\n") == ["Winter", *BODY]
    assert (second.title, second.published, second.publisher) == ("Spring", date(2024, 3, 4), "Harbour Press")


def test_a_broken_chapter_stops_no_other(tmp_path: Path) -> None:
    broken, read = outcomes(
        tmp_path, "a.epub", book({"1.xhtml": "<html><body><p>cut", "2.xhtml": chapter("Two", FIRST)})
    )
    assert isinstance(broken, Failure)
    assert broken.file == "a.epub:article-1"
    assert isinstance(read, Article)


@pytest.mark.timeout(20)
@pytest.mark.parametrize(
    "hostile",
    [
        '<!DOCTYPE html [<!ENTITY e SYSTEM "file:///etc/passwd">]><html><body><p>&e;</p></body></html>',
        "<html><body>" + "<p>" * 20_000 + "</body></html>",
        " " * 30_000_000,
    ],
)
def test_a_hostile_chapter_is_refused(tmp_path: Path, hostile: str) -> None:
    broken, read = outcomes(tmp_path, "a.epub", book({"1.xhtml": hostile, "2.xhtml": chapter("Two", FIRST)}))
    assert isinstance(broken, Failure)
    assert isinstance(read, Article)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (book({}), "a book without text"),
        (book({"1.xhtml": chapter("", "")}), "a book without text"),
        (book({}, container="<container/>"), "no book"),
        (book({}, container=CONTAINER.replace("content.opf", "gone.opf")), "damaged"),
        (book({"1.xhtml": chapter("One", FIRST)})[:-30], "damaged"),
        (b"PK\x03\x04", "damaged"),
    ],
)
def test_what_is_no_book_says_why(tmp_path: Path, data: bytes, reason: str) -> None:
    assert reason in failure(tmp_path, "a.epub", data).reason
