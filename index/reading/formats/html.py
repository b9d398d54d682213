"""Reads web pages: the body of the article as trafilatura finds it, one paragraph for each block."""

import codecs
import logging
import re
import sys
from collections.abc import Iterator
from typing import Any

from index.reading.encodings import UndecodableError, decode

from .draft import Draft, UnreadableError
from .export_pages import read_export_page
from .html_limits import check_size, check_tags
from .html_metadata import PageMetadata, read_metadata

_DECLARED = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{1,40})""", re.IGNORECASE)
_DECLARED_WITHIN = 4096
# The encodings other than UTF-8 that browsers know, by Python's names. Python also knows codecs that are not encodings.
# "iso8859-1" and "ascii" are left out: on the web both have long meant Windows-1252 (WHATWG Encoding).
_OF_THE_WEB = frozenset(
    "cp866 iso8859-2 iso8859-3 iso8859-4 iso8859-5 iso8859-6 iso8859-7 iso8859-8 iso8859-10 iso8859-13 iso8859-14 "
    "iso8859-15 iso8859-16 koi8-r koi8-u mac-roman mac-cyrillic cp874 tis-620 iso8859-11 cp1250 cp1251 cp1252 cp1253 "
    "cp1254 cp1255 cp1256 cp1257 cp1258 gb2312 gbk gb18030 big5 big5hkscs euc_jp iso2022_jp shift_jis euc_kr".split()
)
# Characters that XML forbids, over which the extractor stumbles.
_UNFIT = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\ufffe\uffff]")
_REFERENCE = re.compile(r"&#(?:[xX]([0-9a-fA-F]{1,8})|(\d{1,9}));?")

# Halves of surrogate pairs.
_FIRST_HALF, _LAST_HALF = 0xD800, 0xDFFF

_BLOCKS = {"p", "head", "item", "row", "quote", "code", "ab", "list", "table", "div", "body", "main", "comments"}
_SPACE = re.compile(r"[ \t\n\r\f]+")


def read(data: bytes) -> Iterator[Draft | UnreadableError]:
    """Yield the one article of a web page.

    Title, day and publisher come from the metadata of the page; the day only from fields that state the publication.

    Raises:
        UnreadableError: The bytes are not text or not HTML, or the page has no article or is too large to be parsed.
    """
    page = _readable(_decoded(data))
    check_tags(page)
    if (exported := read_export_page(page)) is not None:
        yield from exported
        return
    try:
        stated, found = _extracted(page)
        text = _text(found.body) if found else ""
    except UnreadableError:
        raise
    except ImportError as failure:  # An incomplete installation is not the fault of the page.
        reason = " ".join(str(failure).split())
        raise UnreadableError(f"web pages cannot be read here, install Dateline again ({reason})") from failure
    except Exception as failure:  # Whatever a hostile page breaks in the parser is the fault of the page.
        raise UnreadableError(f"HTML that cannot be parsed ({type(failure).__name__})") from failure
    if not text:
        raise UnreadableError("no article text found in the page")
    yield Draft(text=text, title=found.title, stated=stated.day, url=found.url, publisher=stated.publisher)


def _extracted(page: str) -> tuple[PageMetadata, Any]:
    """Return what the metadata state, and what trafilatura finds in the page; None for what is missing."""
    # On first use: the import takes more than a quarter of a second.
    import trafilatura  # noqa: PLC0415 - see above

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    tree = trafilatura.load_html(page)
    if tree is None:
        return PageMetadata(), None
    check_size(tree)
    stated = read_metadata(tree)
    found = trafilatura.bare_extraction(
        tree,
        include_comments=False,
        with_metadata=True,
        # Its dates may be guesses from a copyright year or a day of change: they are not used, so make it quick.
        date_extraction_params={"extensive_search": False, "original_date": True},
    )
    return stated, found


def _decoded(data: bytes) -> str:
    declared = _DECLARED.search(data[:_DECLARED_WITHIN])
    try:
        name = codecs.lookup(declared[1].decode()).name if declared else ""
        if name in _OF_THE_WEB and not _is_unicode(data):
            return data.decode(name)
    except (LookupError, ValueError):
        pass  # The declaration is unknown or wrong: the bytes decide.
    try:
        return decode(data)
    except UndecodableError as failure:
        raise UnreadableError(str(failure)) from failure


def _is_unicode(data: bytes) -> bool:
    """Whether bytes are UTF-8 or UTF-16, whatever they declare: no other text looks like that by chance."""
    if data.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return True
    try:
        return not data.isascii() and bool(data.decode())
    except UnicodeDecodeError:
        return False


def _readable(page: str) -> str:
    """Replace characters that XML forbids, whether written as such or as references."""
    return _REFERENCE.sub(_fit_reference, _UNFIT.sub("\ufffd", page))


def _fit_reference(reference: re.Match[str]) -> str:
    number = int(reference[1], 16) if reference[1] else int(reference[2])
    fit = number <= sys.maxunicode and not _UNFIT.match(chr(number)) and not _FIRST_HALF <= number <= _LAST_HALF
    return reference[0] if fit else "\ufffd"


def _text(body: Any) -> str:
    paragraphs = (paragraph for block in _paragraphs(body) for paragraph in block.split("\n\n"))
    return "\n\n".join(tidy for paragraph in paragraphs if (tidy := paragraph.strip()))


def _paragraphs(element: Any) -> Iterator[str]:
    """Yield each run of text without a block in it; `<br>` becomes a line end."""
    run = [_folded(element.text)]
    for child in element:
        tag = child.tag if isinstance(child.tag, str) else ""
        if tag == "lb":
            run.append("\n")
        elif tag in _BLOCKS:
            yield "".join(run)
            run = []
            yield from [_row(child)] if tag == "row" else _paragraphs(child)
        else:
            run.append(_folded("".join(child.itertext())))
        run.append(_folded(child.tail))
    yield "".join(run)


def _row(row: Any) -> str:
    return "\t".join(_folded("".join(cell.itertext())).strip() for cell in row)


def _folded(text: str | None) -> str:
    return _SPACE.sub(" ", text or "")
