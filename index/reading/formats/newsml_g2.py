"""Reads NewsML-G2: the news items of a file, of a message or of a package."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from typing import Any, Final

from .draft import Draft, UnreadableError
from .markup_text import text_of_html, text_of_markup
from .metadata_dates import stated_day
from .nitf import article_of_nitf, body_of_nitf
from .release import Release, embargo_of, released_day, status_of, version_of
from .safe_xml import children, descendants, first, local_name, text_of
from .wire_text import wire_text

ROOTS: Final = frozenset({"newsItem", "newsMessage", "packageItem", "conceptItem", "knowledgeItem", "planningItem"})
_MAIN: Final = frozenset({"", "main", "default", "headline", "title"})
_PAGES: Final = frozenset({"", "canonical", "permalink", "publishedat", "ispublishedat", "webcanonical", "alternate"})
_CORRECTS: Final = frozenset({"corrects", "iscorrectionof", "replaces", "isreplacementof", "supersedes"})
_MARKED_UP: Final = frozenset({"text/html", "application/xhtml+xml", "text/xml"})


def drafts_of_g2(root: Any) -> Iterator[Draft | UnreadableError]:
    """Yield an article for each news item that has text, or must be known for its other versions.

    Pictures and other items without text are left out where there are others.

    Raises:
        UnreadableError: No item has text.
    """
    items = [root] if local_name(root) == "newsItem" else descendants(root, "newsItem")
    drafts = [draft for item in items if (draft := _article(item))]
    if not drafts:
        raise UnreadableError(f"NewsML-G2 without an item of text (a {local_name(root)})")
    for number, draft in enumerate(drafts, start=1):
        yield draft if len(items) == 1 else replace(draft, part=number)


def _article(item: Any) -> Draft | None:
    """Return the article of an item, None if there is neither text nor anything to know about its other versions."""
    meta, content = first(item, "itemMeta"), first(item, "contentMeta")
    release = _release(item, meta)
    inner = next(iter(descendants(item, "nitf")), None)
    told = article_of_nitf(inner) if inner is not None and body_of_nitf(inner) else None
    title = _headline(content) or (told.title if told else None) or _text(meta, "title")
    body = _body(item)
    if not body and release.status == "usable":
        return None
    byline, dateline = _text(content, "by"), _text(content, "dateline")
    text, head = wire_text(headline=title, byline=byline, dateline=dateline, body=body)
    return Draft(
        text=text,
        title=title or None,
        stated=_day(meta, content, release.embargo) or (told.stated if told else None),
        url=_address(meta, content),
        publisher=_publisher(meta, content) or (told.publisher if told else None),
        head=head,
        release=release,
    )


def _headline(content: Any) -> str:
    """Return the headline that is the main one by its role, else the first."""
    lines = sorted(children_of(content, "headline"), key=lambda each: _role(each, "role") not in _MAIN)
    return next(filter(None, map(text_of, lines)), "")


def _role(element: Any, name: str) -> str:
    """Return what an attribute says without the scheme that it is from."""
    return (element.get(name) or "").replace("/", ":").rpartition(":")[2].lower()


def _release(item: Any, meta: Any) -> Release:
    embargo = first(meta, "embargoed")
    return Release(
        item=f"g2:{item.get('guid') or ''}" if item.get("guid") else "",
        version=version_of(item.get("version"), text_of(first(meta, "versionCreated"))),
        status=status_of(_code(first(meta, "pubStatus"))),
        embargo=embargo_of(text_of(embargo), stated=embargo is not None),
        replaces=tuple(
            f"g2:{each.get('residref')}"
            for each in children_of(meta, "link")
            if _role(each, "rel") in _CORRECTS and each.get("residref")
        ),
    )


def _day(meta: Any, content: Any, embargo: datetime | None) -> date | None:
    """Return the day of the content: a correction made later does not move it, the end of an embargo does."""
    written = [text_of(first(content, "contentCreated"))]
    written += [text_of(first(meta, name)) for name in ("firstCreated", "versionCreated")]
    day = next(filter(None, map(stated_day, written)), None)
    return released_day(day, embargo)


def _body(item: Any) -> str:
    """Return the text of the first rendition that has one; marked-up ones say where paragraphs end."""
    contents = first(item, "contentSet")
    if contents is None:
        return ""
    texts = (_of_rendition(each) for name in ("inlineXML", "inlineData") for each in children(contents, name))
    return next(filter(None, texts), "")


def _of_rendition(rendition: Any) -> str:
    inner = next(iter(children(rendition)), None)
    if inner is None:
        written = "".join(rendition.itertext()).strip()
        if rendition.get("encoding"):
            return ""
        return text_of_html(written) if rendition.get("contenttype", "").lower() in _MARKED_UP else written
    if local_name(inner) == "nitf":
        return body_of_nitf(inner)
    body = inner if local_name(inner) == "body" else next(iter(descendants(inner, "body")), inner)
    return text_of_markup(body)


def _publisher(meta: Any, content: Any) -> str | None:
    """Return who the news is from: its source, else who provides it, by name rather than by code."""
    sources = [*(children(content, "infoSource") if content is not None else []), first(meta, "provider")]
    named = [_text(each, "name") or (each.get("literal") or "") for each in sources if each is not None]
    coded = [_code(each).rpartition(":")[2].rpartition("/")[2] for each in sources if each is not None]
    return next(filter(None, [*named, *coded]), None)


def _address(meta: Any, content: Any) -> str | None:
    links = [*children_of(meta, "link"), *children_of(content, "link")]
    links = [each for each in links if _role(each, "rel") in _PAGES]
    pages = (each.get("href") for each in links if (each.get("contenttype") or "text/html").lower() == "text/html")
    return next((href for href in pages if href and href.startswith("http")), None)


def children_of(element: Any, name: str) -> list[Any]:
    """Return the child elements of a name, none for None."""
    return children(element, name) if element is not None else []


def _text(element: Any, name: str) -> str:
    """Return the text of the first child of a name that has one."""
    return next(filter(None, map(text_of, children_of(element, name))), "")


def _code(element: Any) -> str:
    return "" if element is None else (element.get("qcode") or element.get("uri") or element.get("literal") or "")
