"""Reads what the fields of a record hold: texts, markup, addresses, days. Pure but for the parser of markup."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any, Final

from index.reading.paragraphs import is_blank

from . import html
from .draft import Draft
from .markup_text import text_of_html
from .metadata_dates import stated_day

_MOST_PARTS: Final = 10_000
# Markup is known by elements that prose doesn't name in brackets.
_MARKUP: Final = re.compile(
    r"</(?:p|div|span|a|b|i|em|strong|ul|ol|li|h[1-6]|blockquote|figure|table|td|article|section|body|html)\s?>"
    r"|<(?:p|br|hr|div|img|li|h[1-6]|blockquote)(?:\s[^<>]{0,2000})?/?>",
    re.IGNORECASE,
)
_PAGE: Final = re.compile(
    r"\s{0,100}(?:<\?xml[^>]{0,200}>\s{0,100})?<(?:!doctype\s|html[\s>]|head[\s>]|body[\s>])", re.IGNORECASE
)
_ADDRESS: Final = re.compile(r"https?://\S", re.IGNORECASE)
# Where an object keeps what it is about.
_IN_OBJECT: Final = ("value", "@value", "rendered", "text", "#text", "$t", "content", "html", "main", "default")
_ADDRESS_IN_OBJECT: Final = ("@id", "url", "href", "value", "@value")
_NAME_IN_OBJECT: Final = ("name", "title", "label", "value", "@value", "domain", "uri", "url", "id")


def strings(value: Any, keys: Sequence[str] = _IN_OBJECT) -> Iterator[str]:
    """Yield the strings that a value is or holds, but blank ones: of a list each, of an object the main one."""
    for each in islice(value, _MOST_PARTS) if isinstance(value, list) else [value]:
        if isinstance(each, dict):
            found = (each[key] for key in keys if isinstance(each.get(key), str))
            written = next((inner for inner in found if not is_blank(inner)), "")
        else:
            written = each if isinstance(each, str) else ""
        if not is_blank(written):
            yield written


def first_string(value: Any, keys: Sequence[str] = _IN_OBJECT) -> str:
    """Return the first string that a value is or holds, "" for none."""
    return next(strings(value, keys), "")


def name_in(value: Any) -> str:
    """Return the name that a value is, or that an object bears; "" for none."""
    written = first_string(value, _NAME_IN_OBJECT).strip()
    return "" if stated_day(written) else written


def address_in(value: Any) -> str:
    """Return the web address that a value is or holds, "" for none."""
    found = (each.strip() for each in strings(value, _ADDRESS_IN_OBJECT))
    return next((each for each in found if _ADDRESS.match(each)), "")


def title_in(value: Any) -> str:
    """Return the title that a value is or holds, without markup; "" for none."""
    written = first_string(value)
    return " ".join(text_of_html(written).split()) if _MARKUP.search(written) or "&" in written else written


def article_in(value: Any, *, marked_up: bool) -> Draft | None:
    """Return the article that a value holds, None for none.

    A string is taken as it is. A list of strings is a paragraph each. Of a list of objects that are the same text in
    several types, the plain one is taken, else the first. Markup is read as the text that it shows.

    Args:
        value: The value.
        marked_up: Whether the name of the field says that it is markup.

    Raises:
        UnreadableError: It is markup that can't be read.
    """
    written = _alternative(value) or "\n\n".join(strings(value))
    if is_blank(written):
        return None
    if _PAGE.match(written):
        page = next(html.read(written.encode("utf-8", "replace")))
        return page if isinstance(page, Draft) else None
    if marked_up or _MARKUP.search(written):
        text = text_of_html(written)
        return None if is_blank(text) else Draft(text)
    return Draft(written)


def _alternative(value: Any) -> str:
    """Return one of several forms of the same text, as feeds and ninjs 2 list them; "" for anything else."""
    if not isinstance(value, list):
        return ""
    typed = [(_type_of(each), first_string(each)) for each in value[:100] if isinstance(each, dict)]
    forms = [(kind, written) for kind, written in typed if "/" in kind and written]
    plain = (written for kind, written in forms if kind.startswith("text/plain"))
    return next(plain, forms[0][1] if forms else "")


def _type_of(form: dict[str, Any]) -> str:
    kinds = (form.get(name) for name in ("contentType", "contenttype", "type", "mimetype"))
    return next((kind.lower() for kind in kinds if isinstance(kind, str)), "")
