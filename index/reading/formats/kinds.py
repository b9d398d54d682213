"""Tells the kind of a file by what it holds, and only where that says nothing by its name. Pure.

A kind is written as the file name ending by which `READERS` knows it. Only the start of a file is looked at, but for
archives, whose list stands at their end.
"""

import io
import re
import zipfile
from collections.abc import Mapping
from typing import Final

import orjson

from index.reading.encodings import UndecodableError, decode

from .iptc7901 import is_iptc7901

HEAD: Final = 4096
"""Bytes at the start of a file that tell its kind."""

_MAGIC: Final[tuple[tuple[bytes, str], ...]] = (
    (b"{\\rtf", ".rtf"),
    (b"PK\x03\x04", ".zip"),
    (b"PK\x05\x06", ".zip"),
    (b"\x1f\x8b\x08", ".gz"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", ".doc"),
    (b"WARC/1.", ".warc"),
    (b"\xff\xd8\xff", ".jpg"),
    (b"\x89PNG\r\n\x1a\n", ".png"),
    (b"GIF87a", ".gif"),
    (b"GIF89a", ".gif"),
    (b"II*\0", ".tif"),
    (b"MM\0*", ".tif"),
    (b"ID3\2", ".mp3"),
    (b"ID3\3", ".mp3"),
    (b"ID3\4", ".mp3"),
    (b"OggS\0", ".ogg"),
    (b"fLaC\0", ".flac"),
    (b"\x1aE\xdf\xa3", ".mkv"),
    (b"7z\xbc\xaf\x27\x1c", ".7z"),
    (b"Rar!\x1a\x07", ".rar"),
    *((b"BZh%d1AY&SY" % level, ".bz2") for level in range(1, 10)),
    (b"\xfd7zXZ\0", ".xz"),
    (b"\x28\xb5\x2f\xfd", ".zst"),
    (b"SQLite format 3\0", ".sqlite"),
    (b"\x7fELF", ".exe"),
    (b"MZ\x90\0", ".exe"),
)
_PDF: Final = b"%PDF-"
_RIFF: Final = {b"WEBP": ".webp", b"WAVE": ".wav", b"AVI ": ".avi"}
_OLE_MAIL: Final = "__properties_version1.0".encode("utf-16-le")

_DOCUMENTS: Final[Mapping[str, str]] = {
    "word/": ".docx",
    "xl/": ".xlsx",
    "ppt/": ".pptx",
}
_BY_MIMETYPE: Final[Mapping[bytes, str]] = {
    b"application/epub+zip": ".epub",
    b"application/vnd.oasis.opendocument.text": ".odt",
    b"application/vnd.oasis.opendocument.text-template": ".odt",
    b"application/vnd.oasis.opendocument.spreadsheet": ".ods",
    b"application/vnd.oasis.opendocument.presentation": ".odp",
}

_PROLOGUE: Final = re.compile(r"(?:\s|<\?(?:[^?]|\?(?!>)){0,400}\?>|<!--(?:[^-]|-(?!->)){0,2000}-->)*+")
_PAGE: Final = re.compile(r"<(?:!doctype\s+html|html)\b", re.IGNORECASE)
_DOCTYPE: Final = re.compile(r"<!doctype\s[^>\[]{0,400}(?:\[[^\]]{0,1000}\]\s*)?>\s*", re.IGNORECASE)
_NEWS_XML: Final = re.compile(
    r"<(?:\w{1,20}:)?(?:rss|feed|rdf|nitf|newsml|newsitem|newsmessage|packageitem|knowledgeitem|conceptitem)\b",
    re.IGNORECASE,
)
_CUES: Final = re.compile(r"\d{1,6}[ \t]*\r?\n\d{1,3}:\d\d:\d\d[,.]\d{1,3}[ \t]+-->")
_FIELD: Final = re.compile(r"([A-Za-z][A-Za-z0-9-]{1,40}):")
_MAILBOX: Final = re.compile(r"From \S+ {1,4}(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) [A-Z][a-z]{2} {1,2}\d{1,2} \d\d:\d\d")
# Lines that a person may write above an article ("From", "Date", "Subject") make no mail.
_OF_MAILS: Final = frozenset(
    {"received", "message-id", "return-path", "mime-version", "delivered-to", "dkim-signature"}
)
_MARKUP: Final = re.compile(r"<[A-Za-z!/?]")
_LARGEST_JSON: Final = 20_000_000

_ARCHIVES_INSIDE: Final = frozenset(
    ".xlsx .xlsm .pptx .ods .odp .odg .key .numbers .pages .vsdx .jar .war .apk .ipa .whl .xpi .kmz .cbz".split()
)
"""Endings of files that are archives inside and hold no article."""

_WRITTEN: Final = frozenset({".txt", ".text", ".md", ".markdown"})
"""Endings of texts that have no form of their own, so that any other form found in them is the true one."""
_OF_RECORDS: Final = frozenset({".jsonl", ".ndjson", ".jsonlines", ".jl", ".csv", ".tsv"})
_PLAIN: Final = _WRITTEN | _OF_RECORDS
# In JSON "<" may be escaped.
_MAY_HAVE_MARKUP: Final = re.compile(rb"<|\\u003c", re.IGNORECASE)
_PAGES: Final = frozenset({".html", ".htm", ".xhtml", ".php", ".asp", ".aspx", ".shtml"})
_ALIKE: Final[Mapping[str, frozenset[str]]] = {
    ".html": _PAGES,
    ".xml": frozenset({".xml", ".rss", ".atom", ".rdf", ".nitf", ".newsml"}),
    ".docx": frozenset({".docx", ".docm", ".dotx", ".dotm"}),
    ".odt": frozenset({".odt", ".ott"}),
    ".mht": frozenset({".mht", ".mhtml"}),
    ".eml": frozenset({".eml", ".emlx"}),
    ".mbox": frozenset({".mbox", ".mbx"}),
    ".rtf": frozenset({".rtf"}),
    ".iptc": frozenset({".iptc"}),
    ".json": frozenset({".json", ".jsonl", ".ndjson"}),
    ".jsonl": frozenset({".jsonl", ".json", ".ndjson"}),
    ".doc": frozenset({".doc", ".msg", ".xls", ".ppt", ".dot", ".msi", ".wps"}),
    ".zip": frozenset({".zip"}),
    ".mkv": frozenset({".mkv", ".webm"}),
    ".jpg": frozenset({".jpg", ".jpeg", ".jfif"}),
    ".tif": frozenset({".tif", ".tiff", ".dng", ".nef", ".cr2"}),
    ".ogg": frozenset({".ogg", ".oga", ".ogv", ".opus"}),
}
"""Endings that a file of a kind may as well have; any other counts as false."""


def ending_of(name: str) -> str:
    """Return the ending of a file's name, in lower case with its dot; "" for none."""
    # As pathlib tells it, which takes ten times as long, and a folder has many names.
    stem, _, ending = name.rpartition(".")
    return f".{ending.lower()}" if ending and stem and "/" not in ending and stem[-1] != "/" else ""


def kind_of(name: str, data: bytes) -> str:
    """Tell the kind of a file: by its name where its content agrees, else by its content.

    Args:
        name: Its name.
        data: All its bytes.

    Returns:
        The ending of the kind, which need not be one that is read; "" for a name without ending and no known content.
    """
    ending = ending_of(name)
    found = kind_of_content(data) or _json_kind(ending, data)
    if found and ending not in _ALIKE.get(found, {found}):
        return found
    if ending in _PAGES and not found and not _has_markup(data):
        return ".txt"
    return ending


def kind_of_content(data: bytes) -> str:
    """Tell the kind of a file by all its bytes; "" where they tell none."""
    found = _by_magic(data[:HEAD])
    if found == ".zip":
        return _kind_of_archive(data)
    if found == ".doc" and _OLE_MAIL in data:
        return ".msg"
    return found or _by_words(data[:HEAD])


def is_plain(name: str, data: bytes) -> bool:
    """Whether a file is text that is read as it stands, line by line, so that no parser can fail on it."""
    if ending_of(name) in _OF_RECORDS and _MAY_HAVE_MARKUP.search(data):
        return False
    return ending_of(name) in _PLAIN and not (_by_magic(data[:HEAD]) or _by_words(data[:HEAD]))


def kind_at_start(name: str, head: bytes) -> str:
    """Tell as what a file whose ending is not read begins; "" for nothing known, or nothing but its ending says.

    Args:
        name: Its name.
        head: The first `HEAD` of its bytes, which show no more of an archive than that it is one.
    """
    found = _by_magic(head) or _by_words(head)
    return "" if found == ".zip" and ending_of(name) in _ARCHIVES_INSIDE else found


def _by_magic(head: bytes) -> str:
    for magic, kind in _MAGIC:
        if head.startswith(magic):
            return kind
    if head.lstrip(b"\xef\xbb\xbf\0 \t\r\n\f").startswith(_PDF):
        return ".pdf"
    if is_iptc7901(head):
        return ".iptc"
    if head.startswith(b"RIFF"):
        return _RIFF.get(head[8:12], "")
    return ".mp4" if head[4:8] == b"ftyp" else ""


def _kind_of_archive(data: bytes) -> str:
    """Tell a document that is an archive inside from an archive of files."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = archive.namelist()
            if names and names[0] == "mimetype":
                with archive.open("mimetype") as stream:
                    return _BY_MIMETYPE.get(stream.read(100).strip(), ".zip")
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError, EOFError):
        return ".zip"
    if "[Content_Types].xml" in names:
        return next((kind for start, kind in _DOCUMENTS.items() if any(n.startswith(start) for n in names)), ".zip")
    return ".epub" if "META-INF/container.xml" in names else ".zip"


def _by_words(head: bytes) -> str:
    text = _decoded(head)
    body = text[_end(_PROLOGUE.match(text)) :]
    if _PAGE.match(body):
        return ".html"
    if body.startswith("<"):
        root = body[_end(_DOCTYPE.match(body)) :].lstrip()
        return ".xml" if _NEWS_XML.match(root) else ""
    if text.startswith("WEBVTT"):
        return ".vtt"
    if _CUES.match(text):
        return ".srt"
    return ".mbox" if _MAILBOX.match(text) else _mail_kind(text)


def _mail_kind(text: str) -> str:
    """Tell a mail, or a web page saved as one, by the fields at its head."""
    fields = set()
    saved = False
    for line in text.splitlines():
        if not line.strip():
            break
        if line[0] in " \t":
            continue
        field = _FIELD.match(line)
        if not field:
            return ""
        fields.add(field[1].lower())
        saved |= line.lower().startswith(("content-type: multipart/related", "snapshot-content-location:"))
    if saved and "received" not in fields:
        return ".mht"
    return ".eml" if fields & _OF_MAILS and fields & {"from", "subject", "date"} else ""


def _json_kind(ending: str, data: bytes) -> str:
    """Tell JSON, or lines of it, in a file that says it is written text."""
    if ending not in _WRITTEN:
        return ""
    start = data.removeprefix(b"\xef\xbb\xbf").lstrip()
    if start[:1] not in {b"{", b"["} or len(data) > _LARGEST_JSON:
        return ""
    first = start.splitlines()[0]
    if start[:1] == b"{" and _is_json(first):
        return ".jsonl"
    return ".json" if _is_json(start) else ""


def _is_json(data: bytes) -> bool:
    try:
        return isinstance(orjson.loads(data), dict | list)
    except orjson.JSONDecodeError:
        return False


def _has_markup(data: bytes) -> bool:
    text = _decoded(data)
    return text.startswith("<") or bool(_MARKUP.search(text))


def _decoded(data: bytes) -> str:
    """Decode for a look: what can't be decoded is still Western enough to show marks of ASCII."""
    try:
        return decode(data).lstrip()
    except UndecodableError:
        return data.decode("latin-1").removeprefix("ï»¿").lstrip()


def _end(match: re.Match[str] | None) -> int:
    return match.end() if match else 0
