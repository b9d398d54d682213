"""Reads NewsML 1.0 to 1.2: the news items of a file."""

import base64
import binascii
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from typing import Any, Final

from .draft import Draft, UnreadableError
from .markup_text import text_of_html, text_of_markup
from .metadata_dates import stated_day
from .nitf import body_of_nitf
from .release import Release, embargo_of, released_day, status_of, version_of
from .safe_xml import children, descendants, first, local_name, text_of
from .wire_text import wire_text

_MARKUP: Final = re.compile(r"<(?:p|br|div|body|html|nitf|table|ul)\b[^<>]{0,1000}>", re.IGNORECASE)
_ASIDE: Final = frozenset({"caption", "supporting", "supplementary", "sidebar", "abstract", "preview", "thumbnail"})
_PICTURES: Final = frozenset({"photo", "graphic", "video", "audio", "animation", "complexdata"})


def drafts_of_newsml(root: Any) -> Iterator[Draft | UnreadableError]:
    """Yield an article for each news item that has text, or must be known for its other versions.

    Raises:
        UnreadableError: No item has text.
    """
    items = [root] if local_name(root) == "NewsItem" else descendants(root, "NewsItem")
    drafts = [draft for item in items if (draft := _article(item))]
    if not drafts:
        raise UnreadableError("NewsML without an item of text")
    for number, draft in enumerate(drafts, start=1):
        yield draft if len(items) == 1 else replace(draft, part=number)


def _article(item: Any) -> Draft | None:
    release = _release(item)
    texts = [(_of_content(each), each) for each in descendants(item, "ContentItem") if not _is_picture(each)]
    text, content = max(texts, key=lambda pair: (bool(pair[0]), _rank(pair[1]), len(pair[0])), default=("", item))
    if not text and release.status == "usable":
        return None
    title = _line(item, content, "HeadLine")
    byline, dateline = _line(item, content, "ByLine"), _line(item, content, "DateLine")
    told, head = wire_text(headline=title, byline=byline, dateline=dateline, body=text)
    return Draft(
        text=told,
        title=title or None,
        stated=_day(first(item, "NewsManagement"), release.embargo),
        publisher=_publisher(item),
        head=head,
        release=release,
    )


def _release(item: Any) -> Release:
    identity, management = first(item, "Identification", "NewsIdentifier"), first(item, "NewsManagement")
    parts = [text_of(first(identity, name)) for name in ("ProviderId", "DateId", "NewsItemId")]
    status = _formal(first(management, "Status"))
    change = first(management, "StatusWillChange")
    opens = status_of(_formal(first(change, "FutureStatus"))) == "usable"
    until = text_of(first(change, "DateAndTime")) if opens else ""
    return Release(
        item=f"newsml:{':'.join(parts)}" if parts[2] else "",
        version=version_of(text_of(first(identity, "RevisionId")), text_of(first(management, "ThisRevisionCreated"))),
        status=status_of(status),
        embargo=embargo_of(until, stated=status.strip().lower() == "embargoed"),
    )


def _day(management: Any, embargo: datetime | None) -> date | None:
    written = (text_of(first(management, name)) for name in ("FirstCreated", "ThisRevisionCreated"))
    day = next(filter(None, map(stated_day, written)), None)
    return released_day(day, embargo)


def _rank(content: Any) -> int:
    """Return how near a text is to being the report by the roles of the components that it is in: 2 is the main one."""
    roles = {
        _formal(role).lower()
        for around in content.iterancestors("{*}NewsComponent")
        for role in children(around, "Role")
    }
    return 0 if roles & _ASIDE else 2 if "main" in roles else 1


def _is_picture(content: Any) -> bool:
    return _formal(first(content, "MediaType")).lower() in _PICTURES


def _of_content(content: Any) -> str:
    """Return the text of a piece of content, however it is wrapped."""
    data = next(iter(descendants(content, "DataContent")), None)
    if data is None:
        return ""
    if next(iter(descendants(data, "nitf", "body.content")), None) is not None:
        return body_of_nitf(data)
    if children(data):
        return text_of_markup(next(iter(descendants(data, "body")), data))
    written = "".join(data.itertext())
    encoding = next(iter(descendants(content, "Encoding")), None)
    if encoding is not None and (encoding.get("Notation") or "").lower() == "base64":
        written = _from_base64(written)
    return text_of_html(written) if _MARKUP.search(written) else written.strip()


def _from_base64(written: str) -> str:
    try:
        return base64.b64decode("".join(written.split()), validate=True).decode()
    except (binascii.Error, ValueError):
        return ""


def _line(item: Any, content: Any, name: str) -> str:
    """Return a line of the component that the content is in, else of the nearest around it."""
    place = content
    while place is not None:
        if found := next(filter(None, (text_of(each) for each in _lines(place, name))), ""):
            return found
        place = place.getparent() if place is not item else None
    return next(filter(None, map(text_of, descendants(item, name))), "")


def _lines(component: Any, name: str) -> list[Any]:
    lines = first(component, "NewsLines")
    return children(lines, name) if lines is not None else []


def _publisher(item: Any) -> str | None:
    """Return who the news is from: its source, else who provides it."""
    for name in ("Source", "Provider"):
        for party in (party for each in descendants(item, name) for party in children(each, "Party")):
            if found := _formal(party) or text_of(party):
                return found
    return text_of(first(item, "Identification", "NewsIdentifier", "ProviderId")) or None


def _formal(element: Any) -> str:
    return "" if element is None else (element.get("FormalName") or "")
