"""Parses XML from strangers: no entities, no DTD, no network, and a bound on what it may take."""

import html.entities
import io
import re
from dataclasses import dataclass
from typing import Any, Final

from index.reading.encodings import UndecodableError, decode

from .draft import UnreadableError

# A file of 20 MB may hold millions of either, each of which takes a hundred bytes.
_MAX_MARKS, _MAX_VALUES = 500_000, 1_000_000
_DECLARATION: Final = re.compile(r"\s*<\?xml[^>]{0,200}\?>")
_ENCODING: Final = re.compile(r"encoding\s*=\s*[\"']([\w.:-]{1,40})[\"']")
_CDATA: Final = re.compile(r"(<!\[CDATA\[.*?\]\]>)", re.DOTALL)
_UNFIT: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_REFERENCE: Final = re.compile(r"&(?:#(?:[xX]([0-9a-fA-F]{1,8})|(\d{1,9}));|(\w{1,32});)?")
_OF_XML: Final = frozenset({"amp", "lt", "gt", "quot", "apos"})
_BEYOND: Final = re.compile(r"limit exceeded|factor exceeded|excessive depth|too long|entity loop", re.IGNORECASE)
_LAST: Final = 0x10FFFF


class BrokenXmlError(UnreadableError):
    """It is not well formed; a reader that knows what it should be may read it otherwise."""


@dataclass(frozen=True, slots=True)
class Parsed:
    """An XML document.

    Attributes:
        root: Its root, an lxml element.
        broken: Why it could not be parsed to its end, "" if it could.
        unfinished: The elements that were open where it broke.
    """

    root: Any
    broken: str = ""
    unfinished: tuple[Any, ...] = ()


def parse_xml(data: bytes, *, partly: bool = False) -> Parsed:
    """Parse a document.

    What is often wrong and has only one meaning is mended: a bare `&`, names of HTML's characters, control characters,
    a wrong declaration of the encoding.

    Args:
        data: All its bytes.
        partly: Whether a document that breaks off is returned as far as it goes.

    Raises:
        UnreadableError: It is no XML, broken, declares entities, or is larger than any news is.
    """
    from lxml import etree  # noqa: PLC0415 - on first use

    if data.count(b"<") > _MAX_MARKS or data.count(b"=") > _MAX_VALUES:
        raise UnreadableError("XML that cannot be parsed: more elements than any news has")
    try:
        parsed = Parsed(etree.fromstring(data, _parser(etree)))
    except (etree.XMLSyntaxError, ValueError, LookupError) as failure:
        if _BEYOND.search(str(failure)):
            raise UnreadableError("XML that cannot be parsed: deeper or longer than any news") from failure
        parsed = _mended(etree, data, partly=partly)
    dtd = parsed.root.getroottree().docinfo.internalDTD
    if dtd is not None and any(True for _ in dtd.iterentities()):
        raise UnreadableError("XML that declares entities, which are not read: they can hide other files or bombs")
    return parsed


def local_name(element: Any) -> str:
    """Return the name of an element without its namespace, "" for what is no element."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def children(element: Any, *names: str) -> list[Any]:
    """Return the child elements of these names, in any namespace; all of them for no name."""
    return [child for child in element if (local_name(child) in names if names else local_name(child))]


def descendants(element: Any, *names: str) -> list[Any]:
    """Return the elements of these names below an element, in any namespace, in order."""
    return [each for each in element.iterdescendants() if local_name(each) in names]


def first(element: Any, *path: str) -> Any:
    """Return the first element down a path of names, None if there is none."""
    for name in path:
        element = next(iter(children(element, name)), None) if element is not None else None
    return element


def text_of(element: Any) -> str:
    """Return the text of an element and all below it, white space folded; "" for None."""
    return "" if element is None else " ".join("".join(element.itertext()).split())


def _parser(etree: Any, **options: Any) -> Any:
    return etree.XMLParser(
        resolve_entities=False, load_dtd=False, no_network=True, remove_comments=True, remove_pis=True, **options
    )


def _mended(etree: Any, data: bytes, *, partly: bool) -> Parsed:
    mended = _mend(_decoded(data)).encode()
    try:
        return Parsed(etree.fromstring(mended, _parser(etree, encoding="utf-8")))
    except etree.XMLSyntaxError as failure:
        # Some messages quote the document.
        reason = f"XML that cannot be parsed: {(failure.msg or '').partition(chr(10))[0][:120]}"
        if partly and (parsed := _up_to_the_break(etree, mended, reason)):
            return parsed
        raise BrokenXmlError(reason) from failure


def _up_to_the_break(etree: Any, data: bytes, reason: str) -> Parsed | None:
    """Parse as far as the document is well formed; None if not even its root is there."""
    opened: list[Any] = []
    root = None
    try:
        for event, element in etree.iterparse(
            io.BytesIO(data), events=("start", "end"), resolve_entities=False, load_dtd=False, no_network=True
        ):
            root = element if root is None else root
            if event == "start":
                opened.append(element)
            else:
                opened.pop()
    except etree.XMLSyntaxError:
        pass  # What was parsed before is what is wanted.
    return None if root is None else Parsed(root, reason, tuple(opened))


def _decoded(data: bytes) -> str:
    """Decode a document by its bytes, for its declaration may be what is wrong; else by the declaration."""
    try:
        return decode(data)
    except UndecodableError as failure:
        declared = _ENCODING.search(data[:200].decode("latin-1"))
        try:
            return data.decode(declared[1] if declared else "utf-8")
        except (LookupError, UnicodeDecodeError) as unfit:
            raise UnreadableError(str(failure)) from unfit


def _mend(text: str) -> str:
    text = _UNFIT.sub("", _DECLARATION.sub("", text, count=1)).lstrip()
    parts = _CDATA.split(text)
    parts[::2] = [_REFERENCE.sub(_mended_reference, part) for part in parts[::2]]
    return "".join(parts)


def _mended_reference(match: re.Match[str]) -> str:
    number, name = match[1] or match[2], match[3]
    if number:
        code = int(number, 16 if match[1] else 10)
        return match[0] if code <= _LAST and not _UNFIT.match(chr(code)) and not _is_half(code) else "\ufffd"
    if name is None:
        return "&amp;"
    meant = html.entities.html5.get(f"{name};")
    return match[0] if name in _OF_XML or meant is None else meant


def _is_half(code: int) -> bool:
    """Whether a code is half of a surrogate pair."""
    return 0xD800 <= code <= 0xDFFF  # noqa: PLR2004 - as Unicode has them
