"""Reads exports of newspaper archives that are web pages: their text as it is, which is then taken apart."""

import re
from typing import Final

from .draft import Draft, UnreadableError
from .exports import read_export
from .markup_text import text_of_markup

_GAP: Final = r"(?:\s|&nbsp;|&#160;)"
_OF: Final = rf"{_GAP}(?:of|von|de|sur|di|van){_GAP}\d"
_SIGN: Final = re.compile(
    rf"\b\d{{1,5}}{_OF}{{1,5}}{_GAP}(?:document|dokument)|\b(?:document|dokument)o?{_GAP}\d{{1,5}}{_OF}|proquest"
    rf"|\b(?:document|dokument)[oe]?{_GAP}[A-Z0-9]{{4,16}}\d{{8}}[a-z0-9]{{4}}|>\s*HD\s*<"
    r"|>\s*(?:end of document|ende des dokuments|dokumentende|fin d[eu] document|fin del? documento|einde (?:van )?"
    r"(?:het )?document|fine (?:del )?documento)\s*<",
    re.IGNORECASE,
)
_HEADLINE: Final = re.compile(r"headline", re.IGNORECASE)
_HEADINGS: Final = ("h1", "h2", "h3")
# Archives write their pages inside a form, and keep words together by an element of their own.
_PLAIN: Final = {"form": "div", "nobr": "span"}


def read_export_page(page: str) -> list[Draft | UnreadableError] | None:
    """Take a page apart that is an export; None for any other page.

    Args:
        page: The page, without characters that XML forbids.
    """
    if not _SIGN.search(page):
        return None
    from lxml import etree  # noqa: PLC0415 - on first use

    root = etree.fromstring(page.encode(), etree.HTMLParser(no_network=True, encoding="utf-8"))
    if root is None:
        return None
    headlines = set()
    for element in root.iter(etree.Element):
        if element.tag in _PLAIN:  # A broken tag has a name that can be read but not set.
            element.tag = _PLAIN[element.tag]
        if element.tag in _HEADINGS or _HEADLINE.search(element.get("class") or ""):
            headlines.add(" ".join("".join(element.itertext()).split()))
    return read_export(text_of_markup(root), headlines)
