"""Reads .zip as the folder that it is: nothing is written, and what it unpacks to is bounded."""

import hashlib
import io
import stat
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import PurePosixPath
from typing import Final

from .draft import Draft, UnreadableError
from .enclosed import MAX_FILES, Enclosures
from .gz import MAX_UNPACKED, bounded, too_large
from .kinds import HEAD, ending_of, kind_at_start
from .unread import saved_with_pages, why_unread

_BROKEN: Final = (OSError, EOFError, zlib.error, zipfile.BadZipFile, ValueError, NotImplementedError, RuntimeError)
_ENCRYPTED: Final = 0x1
_ENTRY: Final = b"PK\x01\x02"
_MOST_ENTRIES: Final = 2 * MAX_FILES


def read_zip(data: bytes, enclosures: Enclosures) -> Iterator[Draft | UnreadableError]:
    """Yield the articles of every file in an archive, each with its path in it, and why others have none.

    Names that begin with a dot and what a browser saves beside a web page are passed over, as in a folder.

    Raises:
        UnreadableError: It is no archive, or one of far too many files.
    """
    if data.count(_ENTRY) > _MOST_ENTRIES:
        raise UnreadableError(f"an archive of more than {MAX_FILES:,} files: unpack it")
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except _BROKEN as failure:
        raise UnreadableError("damaged: not an archive that can be unpacked") from failure
    with archive:
        # Of two members of one name the later replaces the earlier.
        members = {info.filename.replace("\\", "/"): info for info in archive.infolist() if not info.is_dir()}
        skipped = _saved(members)
        for member, info in sorted(members.items()):
            if _is_hidden(member) or skipped & {*map(str, PurePosixPath(member).parents)}:
                continue
            if enclosures.is_spent:
                raise UnreadableError(enclosures.is_spent)
            yield from _within(member, _member(archive, member, info, enclosures))


def _member(
    archive: zipfile.ZipFile, member: str, info: zipfile.ZipInfo, enclosures: Enclosures
) -> Iterator[Draft | UnreadableError]:
    """Yield the articles of a member, or why it has none."""
    try:
        _refuse(member, info)
        with archive.open(info) as stream:
            head = stream.read(HEAD)
            ending = ending_of(member)
            if not enclosures.reads(member) and kind_at_start(member, head) not in enclosures.endings:
                yield UnreadableError(why_unread(ending, enclosures.endings), kind=ending)
                return
            inner = head + bounded(stream.read, info.compress_size, len(head))
    except _BROKEN as failure:
        damaged = UnreadableError("damaged: it cannot be unpacked to its end")
        yield failure if isinstance(failure, UnreadableError) else damaged
        return
    digest = hashlib.sha256(inner).hexdigest()
    if not inner:
        yield UnreadableError("empty: no bytes")
    for each in enclosures.read(PurePosixPath(member).name, inner) if inner else ():
        yield each if isinstance(each, UnreadableError) else replace(each, sha256=each.sha256 or digest)


def _refuse(member: str, info: zipfile.ZipInfo) -> None:
    """Refuse a member that must not be opened.

    Raises:
        UnreadableError: Its name leads out of the archive, or it is a link, encrypted or a bomb by its own account.
    """
    if member.startswith("/") or ".." in member.split("/") or ":" in member[:2]:
        raise UnreadableError("a name that leads out of its archive: not read")
    if stat.S_ISLNK(info.external_attr >> 16):
        raise UnreadableError("symbolic link, not followed")
    if info.flag_bits & _ENCRYPTED:
        raise UnreadableError("encrypted: unpack it with its password")
    if info.file_size > MAX_UNPACKED:
        raise UnreadableError(too_large())


def _within(member: str, found: Iterator[Draft | UnreadableError]) -> Iterator[Draft | UnreadableError]:
    """State of everything found in a member that it is in it."""
    for each in found:
        path = f"{member}/{each.member}" if each.member else member
        if isinstance(each, UnreadableError):
            yield UnreadableError(str(each), line=each.line, part=each.part, member=path, kind=each.kind)
        else:
            yield replace(each, member=path)


def _saved(members: dict[str, zipfile.ZipInfo]) -> set[str]:
    """Return the folders that a browser saved with a web page."""
    names: dict[str, set[str]] = {}
    for member in members:
        path = PurePosixPath(member)
        for each in (path, *path.parents[:-1]):
            names.setdefault(str(each.parent), set()).add(each.name)
    return {str(PurePosixPath(folder) / name) for folder, inner in names.items() for name in saved_with_pages(inner)}


def _is_hidden(member: str) -> bool:
    return any(part == "__MACOSX" or (part.startswith(".") and part != "..") for part in member.split("/"))
