"""Reads .xml files: feeds and the wires' formats, told apart by their first element."""

from collections.abc import Iterator

from . import feeds, html, newsml_g2
from .draft import Draft, UnreadableError
from .newsml1 import drafts_of_newsml
from .nitf import article_of_nitf
from .safe_xml import local_name, parse_xml


def read(data: bytes) -> Iterator[Draft | UnreadableError]:
    """Yield the articles of an XML file: RSS, Atom, NewsML-G2, NewsML 1, NITF or XHTML.

    Raises:
        UnreadableError: It is no XML, of another kind, or holds no text.
    """
    parsed = parse_xml(data, partly=True)
    root, name = parsed.root, local_name(parsed.root)
    if name in feeds.ROOTS:
        yield from feeds.drafts_of_feed(parsed)
        return
    if parsed.broken:
        raise UnreadableError(parsed.broken)
    if name in newsml_g2.ROOTS:
        yield from newsml_g2.drafts_of_g2(root)
    elif name in {"NewsML", "NewsItem"}:
        yield from drafts_of_newsml(root)
    elif name == "nitf":
        yield article_of_nitf(root)
    elif name == "html":
        yield from html.read(data)
    else:
        raise UnreadableError(f"XML of a kind that is not read (<{name}>); feeds, NewsML, NITF and XHTML are")
