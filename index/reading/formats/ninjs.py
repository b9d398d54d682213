"""Reads ninjs, the IPTC's news in JSON (1.x to 3.x): headline, byline, text and release of an item. Pure."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from .draft import Draft, UnreadableError
from .markup_text import text_of_html
from .metadata_dates import stated_day
from .release import Release, embargo_of, released_day, status_of, version_of
from .wire_text import wire_text

_OF_NINJS: Final = frozenset(
    "pubstatus versioncreated firstcreated representationtype body_text body_xhtml bodies headlines bylines".split()
)
_MARKED_UP: Final = ("body_xhtml", "body_html", "body_richhtml")
_ROLES: Final = ("main", "default", "")


def is_ninjs(value: Any) -> bool:
    """Whether a JSON value is an item of ninjs."""
    names = {name.lower() for name in value} if isinstance(value, dict) else set[str]()
    return bool({"uri", "guid"} & names) and len(_OF_NINJS & names) > 1


def _lowered(value: Any, depth: int = 4) -> Any:
    """Return a value with the names in it in lower case: ninjs 3 writes them otherwise than ninjs 2."""
    if isinstance(value, dict) and depth:
        return {name.lower(): _lowered(each, depth - 1) for name, each in value.items()}
    return [_lowered(each, depth - 1) for each in value] if isinstance(value, list) and depth else value


def drafts_of_ninjs(item: Mapping[str, Any]) -> Iterator[Draft | UnreadableError]:
    """Yield the article of an item.

    Raises:
        UnreadableError: It has no text, and nothing that must be known about its other versions.
    """
    item = _lowered(item)
    release = _release(item)
    title = _of_role(item, "headline", "headlines")
    body = _body(item) or _of_role(item, "description_text", "descriptions")
    text, head = wire_text(headline=title, byline=_byline(item), dateline=_string(item, "dateline"), body=body)
    if not text and release.status == "usable":
        raise UnreadableError(f"an item of ninjs without text (its type: {_string(item, 'type') or 'none'})")
    written = (_string(item, name) for name in ("contentcreated", "firstcreated", "versioncreated"))
    yield Draft(
        text=text,
        title=title or None,
        stated=released_day(next(filter(None, map(stated_day, written)), None), release.embargo),
        url=_address(item),
        publisher=_publisher(item),
        head=head,
        release=release,
    )


def _release(item: Mapping[str, Any]) -> Release:
    until = item.get("embargoed")
    number = item.get("version")
    return Release(
        item=_string(item, "uri") or _string(item, "guid"),
        version=version_of("" if number is None else str(number), _string(item, "versioncreated")),
        status=status_of(_string(item, "pubstatus")),
        embargo=embargo_of(until if isinstance(until, str) else "", stated=until not in (None, "", False)),
    )


def _body(item: Mapping[str, Any]) -> str:
    """Return the text; marked-up forms of it say where paragraphs end."""
    bodies = [each for each in _list(item, "bodies") if isinstance(each, dict)]
    bodies.sort(key=lambda each: (_role(each), "html" not in _string(each, "contenttype").lower()))
    for each in bodies:
        value = _string(each, "value")
        text = text_of_html(value) if "html" in _string(each, "contenttype").lower() else value.strip()
        if text:
            return text
    marked_up = (text_of_html(_string(item, name)) for name in _MARKED_UP)
    return next(filter(None, marked_up), "") or _string(item, "body_text")


def _byline(item: Mapping[str, Any]) -> str:
    single = _string(item, "byline")
    names = [
        each if isinstance(each, str) else _string(each, "byline") or _string(each, "value") for each in _bylines(item)
    ]
    return single or next(filter(None, names), "")


def _bylines(item: Mapping[str, Any]) -> list[Any]:
    return [each for each in _list(item, "bylines") if isinstance(each, str | dict)]


def _of_role(item: Mapping[str, Any], single: str, several: str) -> str:
    """Return a text that stands alone, or in a list with the roles of each."""
    listed = [each for each in _list(item, several) if isinstance(each, dict) and _string(each, "value")]
    listed.sort(key=_role)
    written = _string(item, single) or (_string(listed[0], "value") if listed else "")
    return " ".join(text_of_html(written).split()) if "<" in written else written


def _role(entry: Mapping[str, Any]) -> int:
    role = _string(entry, "role").rpartition(":")[2].lower()
    return 0 if role in _ROLES else 1


def _publisher(item: Mapping[str, Any]) -> str | None:
    sources = [each for each in _list(item, "infosources") if isinstance(each, dict)]
    named = [_string(each, "name") for each in sources]
    provider = item.get("provider")
    named += [
        provider if isinstance(provider, str) else _string(provider, "name") if isinstance(provider, dict) else ""
    ]
    named += [_string(item, name) for name in ("source", "infosource", "copyrightholder")]
    return next(filter(None, named), None)


def _address(item: Mapping[str, Any]) -> str | None:
    written = [_string(item, name) for name in ("canonicalurl", "webcanonical", "link", "url", "uri")]
    return next((each for each in written if each.startswith(("http://", "https://"))), None)


def _list(item: Mapping[str, Any], name: str) -> list[Any]:
    value = item.get(name)
    return value if isinstance(value, list) else []


def _string(item: Mapping[str, Any], name: str) -> str:
    value = item.get(name)
    return value.strip() if isinstance(value, str) else ""
