"""Opens office files, which are archives of XML: bounded, without entities, macros or anything outside the file."""

import io
import zipfile
import zlib
from typing import Any, Final

from .draft import UnreadableError

# No article comes near these; a file made to fill memory is far beyond them.
_MAX_PART, _MAX_MARKS, _MAX_ENTRIES = 25_000_000, 2_000_000, 5_000
_ENTRY: Final = b"PK\x01\x02"
_OLE: Final = b"\xd0\xcf\x11\xe0"
_ENCRYPTED: Final = 0x1
_BROKEN: Final = (OSError, EOFError, zlib.error, zipfile.BadZipFile, ValueError, NotImplementedError, RuntimeError)


class OfficePackage:
    """An office file. Parts are unpacked only when asked for; what is never asked for is never looked at.

    Args:
        data: All bytes of the file.
        kind: What it is, as messages call it: "Word file".

    Raises:
        UnreadableError: It is no such archive, or one of far too many parts.
    """

    def __init__(self, data: bytes, kind: str) -> None:
        self.kind = kind
        if data.startswith(_OLE):
            raise UnreadableError(f"encrypted or old {kind}: save it again, without a password")
        if data.count(_ENTRY) > _MAX_ENTRIES:
            raise UnreadableError(f"{kind} that cannot be read: more than {_MAX_ENTRIES:,} parts")
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
        except _BROKEN as failure:
            raise UnreadableError(f"broken {kind}: cut off, or not an archive") from failure
        self._names = {name.lower(): name for name in self._archive.namelist()}

    def xml(self, name: str) -> Any:
        """Return the root of a part as an lxml element, None when there is no such part.

        Raises:
            UnreadableError: The part is encrypted, damaged, far too large, no XML, or declares entities.
        """
        written = self._names.get(name.lower().lstrip("/"))
        return None if written is None else parse(self._unpacked(written), self.kind)

    def _unpacked(self, name: str) -> bytes:
        info = self._archive.getinfo(name)
        if info.flag_bits & _ENCRYPTED:
            raise UnreadableError(f"encrypted {self.kind}: save it again, without a password")
        try:
            with self._archive.open(info) as stream:
                data = stream.read(_MAX_PART + 1)
        except _BROKEN as failure:
            raise UnreadableError(f"broken {self.kind}: its text cannot be unpacked") from failure
        if len(data) > _MAX_PART:
            raise UnreadableError(f"{self.kind} that cannot be read: it unpacks to more than {_MAX_PART:,} bytes")
        return data


def parse(data: bytes, kind: str) -> Any:
    """Return the root of an XML document as an lxml element; entities are neither read nor expanded.

    Raises:
        UnreadableError: It is far too large, no XML, nested too deep, or declares entities.
    """
    # On first use: only a folder with such files pays for the import.
    from lxml import etree  # noqa: PLC0415 - see above

    if data.count(b"<") > _MAX_MARKS:
        raise UnreadableError(f"{kind} that cannot be read: more elements than any article has")
    parser = etree.XMLParser(resolve_entities=False, load_dtd=False, no_network=True, remove_comments=True)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as failure:
        raise UnreadableError(f"broken {kind}: its text is no XML") from failure
    dtd = root.getroottree().docinfo.internalDTD
    if dtd is not None and any(True for _ in dtd.iterentities()):
        raise UnreadableError(f"{kind} that declares entities, which are not read: they can hide other files or bombs")
    return root


def local(element: Any) -> str:
    """Return the name of an element without its namespace, "" for what is no element."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def attribute(element: Any, name: str) -> str | None:
    """Return an attribute by its name without namespace, None when it isn't there."""
    for written, value in element.attrib.items():
        if written.rpartition("}")[2] == name:
            return str(value)
    return None
