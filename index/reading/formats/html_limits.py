"""Refuses web pages that would take their parser or the extractor minutes."""

import re
from typing import Any

from .draft import UnreadableError

# Parser and extractor take time that grows with the square of these; news pages stay far below them.
_MAX_ATTRIBUTES, _MAX_INLINE, _MAX_ELEMENTS = 500, 2_000, 60_000
_TOO_MANY_ELEMENTS = "HTML that cannot be parsed: more elements than any article has"
# An attribute takes two characters at least.
_SHORTEST = 2 * _MAX_ATTRIBUTES
# A tag as HTML reads it: quotation marks count after "=" only, and ">" between them ends nothing. Nothing is tried
# twice, so that it takes linear time; so many pieces are far more than such attributes have.
_MARKUP = re.compile(
    r"<!--|<(?P<name>[a-z][^\s/>]*+)(?P<rest>(?:[^>\"'=]++|=\s*+(?:\"[^\"]*+\"|'[^']*+')|[=\"']){0,5000}+)(?P<closed>>|$)?",
    re.IGNORECASE,
)
_COMMENT_END = re.compile(r"--!?>")
# What stands in these is text up to their end, whatever it looks like: "i<n.length" in a script is no tag.
_RAW = {
    name: re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE)
    for name in ("script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes")
}
_VALUE = re.compile(r"=\s*+(?:\"[^\"]*+\"|'[^']*+')")
_BETWEEN_ATTRIBUTES = re.compile(r"[\s/]+")
_CONTAINERS = frozenset("html head body main article section div ul ol dl table thead tbody tfoot tr form".split())


def check_tags(page: str) -> None:
    """Refuse a page whose tags would take the parser minutes.

    Raises:
        UnreadableError: A tag has far too many attributes, or there are far too many tags.
    """
    place = tags = 0
    while markup := _MARKUP.search(page, place):
        place = markup.end()
        name = (markup["name"] or "").lower()
        if not name:
            place = _end(_COMMENT_END.search(page, place - 2), page)
            continue
        tags += 1
        if tags > _MAX_ELEMENTS:
            raise UnreadableError(_TOO_MANY_ELEMENTS)
        if len(markup["rest"]) > _SHORTEST and (markup["closed"] is None or _has_too_many(markup["rest"])):
            raise UnreadableError(f"HTML that cannot be parsed: a tag with more than {_MAX_ATTRIBUTES:,} attributes")
        if name in _RAW:
            place = _end(_RAW[name].search(page, place), page)


def check_size(tree: Any) -> None:
    """Refuse a page that would take the extractor minutes.

    Raises:
        UnreadableError: There are too many elements in all, or within one paragraph.
    """
    for number, element in enumerate(tree.iter()):
        crowded = len(element) > _MAX_INLINE and element.tag not in _CONTAINERS
        if crowded or number > _MAX_ELEMENTS:
            raise UnreadableError(_TOO_MANY_ELEMENTS)


def _has_too_many(rest: str) -> bool:
    """Whether a tag has too many attributes."""
    return len(_BETWEEN_ATTRIBUTES.findall(_VALUE.sub(" ", rest))) > _MAX_ATTRIBUTES


def _end(found: re.Match[str] | None, page: str) -> int:
    return found.end() if found else len(page)
