"""Who published an article: as metadata and header state, else by a wire's head, web address or file name. Pure."""

import re
from typing import Final

from index.language import gazetteer

from .boilerplate_lines import boilerplate_kind
from .formats import Draft
from .outlets import is_known_outlet, outlet_key, outlet_name, outlet_of_host, outlet_of_url
from .titles import one_line

_HEAD_LINES: Final = 12
_HEAD_CHARS: Final = 1_500
_LONGEST: Final = 80
_MOST_WORDS: Final = 8
_FIELD: Final = re.compile(
    r"^[ \t>*#_]{0,4}([A-Za-z][A-Za-z _-]{2,20}?)[*_]{0,2}\s?:[*_]{0,2}[ \t]+(\S.{0,300}?)[ \t]*$"
)
_STATING: Final = frozenset(
    {"publication", "publisher", "outlet", "newspaper", "published by", "published in", "site name", "site_name"}
)
_HINTING: Final = frozenset({"source", "site", "website", "via", "from", "original source"})
"""Labels that may also introduce who told something; they count for known outlets, and beside other header fields."""
_LOCATING: Final = frozenset({"url", "link", "permalink", "original url", "canonical"})
_HEADER: Final = frozenset({"title", "headline", "date", "published", "author", "byline", "section", "category"})
_URL: Final = re.compile(r"https?://\S+", re.IGNORECASE)

# As in: KYIV, Dec 30 (Reuters) - The
_WIRE: Final = re.compile(
    r"^[ \t]{0,4}(?P<place>[A-Z][\w .,'/\u2019-]{1,60}?)?,?[ \t]?"
    r"\((?P<name>[A-Z][\w .&/-]{1,30})\)[ \t]?(?:--|[\u2013\u2014:-])(?=\s|$)",
    re.MULTILINE,
)
_IN_NAME: Final = re.compile(r"[\s_,()\[\]+@]+")
_ENDING: Final = re.compile(
    r"(?:\.(?:txt|md|html?|mht|mhtml|pdf|jsonl|ndjson|jsonlines|jl|json|csv|tsv|doc[xm]|odt|rtf|xml|rss|atom|rdf|nitf|newsml|"
    r"iptc|epub|vtt|srt|warc|emlx?|mbox|msg|zip|gz))+(?::(?:article-)?\d+)?$",
    re.IGNORECASE,
)
_DATED: Final = re.compile(r"^[\d-]{4,12}-(?=[a-z])", re.IGNORECASE)
_TOP_LEVELS: Final = frozenset("com org net news info tv io gov edu".split())
_LONGEST_COUNTRY: Final = 2


def publisher_of(draft: Draft, source: str, url: str | None) -> str | None:
    """Find who published an article.

    Args:
        draft: The article as its format states it.
        source: What it is cited as.
        url: Its web address, None when unknown.

    Returns:
        The outlet by its readable name, or its domain where no better name is known; None when nothing tells.
    """
    head = draft.text[:_HEAD_CHARS]
    return (
        _clean(draft.publisher or "")
        or _stated(head)
        or _wire(head)
        or outlet_of_url(url)
        or _agency(head)
        or _in_file_name(source)
    )


def _clean(written: str) -> str | None:
    """Return an outlet's name as it is shown; None for what is no name."""
    name = one_line(written).strip("\"' ")
    if _URL.match(name):
        return outlet_of_url(name)
    if not outlet_key(name) or _ENDING.search(name) or len(name) > _LONGEST or len(name.split()) > _MOST_WORDS:
        return None
    return outlet_of_host(name) or outlet_name(name)


def _stated(head: str) -> str | None:
    """Read the fields of a header: "Publication: The Harbour Post", "Source: Reuters", "URL: https://..."."""
    lines = [line for line in head.splitlines()[:_HEAD_LINES] if line.strip()]
    fields = {match[1].lower(): match[2] for line in lines if (match := _FIELD.match(line))}
    for label, value in fields.items():
        if label in _STATING and (name := _clean(value)):
            return name
    for label, value in fields.items():
        if label in _HINTING and (name := _clean(value)):
            known = is_known_outlet(outlet_key(name)) or _URL.match(value) or outlet_of_host(value)
            if known or fields.keys() & (_HEADER | _LOCATING):
                return name
    return next((name for label in _LOCATING if (name := outlet_of_url(_address(fields.get(label, ""))))), None)


def _address(value: str) -> str | None:
    found = _URL.search(value)
    return found[0] if found else None


def _wire(head: str) -> str | None:
    """Read the name in the head of a wire report; what stands in brackets after a place may also be its country."""
    for match in _WIRE.finditer(head):
        name, place = match["name"].strip(), match["place"] or ""
        if is_known_outlet(outlet_key(name)):
            return outlet_name(name)
        town = place.partition(",")[0].strip()
        if town.isupper() and len(name) > _LONGEST_COUNTRY and "." not in name and gazetteer().find(name) is None:
            return name
    return None


def _agency(head: str) -> str | None:
    """Read a line at the head that only names an agency or a paper, alone or after the author: "Ann Lee, Reuters"."""
    for line in head.splitlines()[:_HEAD_LINES]:
        kind = boilerplate_kind(line)
        if kind in {"agency", "byline"}:
            names = [part.strip(" ().\u2014\u2013-") for part in re.split(r"[,|\u2022]| [\u2013\u2014-] |: ", line)]
            known = next((name for name in reversed(names) if is_known_outlet(outlet_key(name))), None)
            if known:
                return outlet_name(known)
    return None


def _in_file_name(source: str) -> str | None:
    """Find a domain in the name of a file or its folders: "2023-10-06_usatoday.com_ab.txt"."""
    for part in reversed(_ENDING.sub("", source).split("/")):
        for word in _IN_NAME.split(part):
            host = _DATED.sub("", word)
            if "." in host and _is_plainly_host(host) and (name := outlet_of_host(host)):
                return name
    return None


def _is_plainly_host(word: str) -> bool:
    """Whether a word of a file name can only be a domain: "mr.smith" and "final.no" are none."""
    if is_known_outlet(outlet_key(outlet_of_host(word) or "")):
        return True
    labels = word.lower().split(".")
    return labels[-1] in _TOP_LEVELS or (len(labels[-1]) == _LONGEST_COUNTRY and labels[-2] in {"co", "com"})
