"""Readers for the formats of articles: one module for each kind of file."""

from collections.abc import Callable, Iterator
from functools import partial
from types import MappingProxyType

from . import (
    docx,
    epub,
    html,
    iptc7901,
    mail,
    markdown,
    mhtml,
    odt,
    outlook,
    pdf,
    plain,
    rtf,
    transcripts,
    warc,
    xml_news,
)
from .draft import Draft, UnreadableError
from .enclosed import Container, Enclosures
from .feed_entry import FeedEntry
from .feed_reader import read_feed
from .gz import GZIP, gunzipped
from .kinds import HEAD, ending_of, is_plain, kind_at_start, kind_of
from .patience import heard_by
from .record_files import RECORD_FILES, RECORD_READERS, read_records
from .records import FieldMap, check_map
from .release import Release
from .streams import FLAGS, LongFile
from .unread import saved_with_pages, why_unread
from .zipped import read_zip

READERS: dict[str, Callable[[bytes], Iterator[Draft | UnreadableError]]] = {
    ".txt": plain.read,
    ".md": markdown.read,
    ".html": html.read,
    ".htm": html.read,
    ".mht": mhtml.read,
    ".mhtml": mhtml.read,
    ".pdf": pdf.read,
    ".docx": docx.read,
    ".docm": docx.read,
    ".odt": odt.read,
    ".rtf": rtf.read,
    ".xml": xml_news.read,
    ".rss": xml_news.read,
    ".atom": xml_news.read,
    ".rdf": xml_news.read,
    ".nitf": xml_news.read,
    ".newsml": xml_news.read,
    ".iptc": iptc7901.read,
    ".epub": epub.read,
    ".vtt": transcripts.read,
    ".srt": transcripts.read,
    ".warc": warc.read,
    **RECORD_FILES,
}
"""The reader for each file name ending, in lower case. It raises `UnreadableError` when a file holds no article, and
yields one for each line that holds none."""

_CONTAINERS: dict[str, Container] = {
    ".eml": mail.read_eml,
    ".emlx": mail.read_eml,
    ".mbox": mail.read_mbox,
    ".msg": outlook.read,
    ".zip": read_zip,
}
"""Readers of files in which others stand, which are read as if they stood in the folder."""

_ENCLOSED = Enclosures(dict(READERS), _CONTAINERS)
READERS |= {ending: partial(_ENCLOSED.read_container, ending) for ending in _CONTAINERS}

KINDS = frozenset({*READERS, GZIP})
"""The file name endings of what is read."""


RECORD_KINDS = frozenset(RECORD_READERS)
"""The file name endings of files of many records, which may be of any length."""


def read_drafts(
    name: str, data: bytes | LongFile, own: FieldMap = MappingProxyType({})
) -> Iterator[Draft | UnreadableError]:
    """Yield the articles of a file, read by what it is and not by what its name says.

    Args:
        name: Its name.
        data: All its bytes, which may be packed by gzip; or where it lies, of a kind of `RECORD_KINDS`.
        own: The names of fields that a person has mapped, for files of records.

    Raises:
        UnreadableError: It holds no article; what it yields are parts that hold none.
    """
    if isinstance(data, LongFile):
        yield from read_records(ending_of(name), data, own)
        return
    name, data = gunzipped(name, data)
    kind = kind_of(name, data)
    if kind in RECORD_KINDS:
        yield from read_records(kind, data, own)
        return
    reader = READERS.get(kind)
    if reader is None:
        raise UnreadableError(why_unread(kind, KINDS))
    yield from reader(data)


__all__ = [
    "FLAGS",
    "HEAD",
    "KINDS",
    "READERS",
    "RECORD_KINDS",
    "Draft",
    "FeedEntry",
    "FieldMap",
    "LongFile",
    "Release",
    "UnreadableError",
    "check_map",
    "ending_of",
    "heard_by",
    "is_plain",
    "kind_at_start",
    "read_drafts",
    "read_feed",
    "saved_with_pages",
    "why_unread",
]
