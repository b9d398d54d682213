"""Lists the files of the articles folder that can be read, and says why the others are not."""

import errno
import hashlib
import os
import re
import stat
import unicodedata
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from index.errors import ArticlesFolderMissing, Failure, NotRead, by_kind

from .formats import (
    FLAGS,
    HEAD,
    KINDS,
    RECORD_KINDS,
    LongFile,
    UnreadableError,
    ending_of,
    kind_at_start,
    saved_with_pages,
    why_unread,
)

MAX_BYTES = 20_000_000
"""Size in bytes of the largest file that is read, by default."""

# Control characters, line ends, halves of surrogate pairs, and marks that reorder or hide part of a name where it is
# shown, so that it could pass for another.
_ODD = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
# Some scripts and emoji can't be written without these.
_JOINERS = "\u200c\u200d"
PART_OF_FILE = re.compile(r"\.\w{1,8}:\d+$|:article-\d+$")
"""A name of this form could be mistaken for a part of another file."""

_UNDECODABLE = re.compile(r"[\udc80-\udcff]")


class Stamp(NamedTuple):
    """What the system says about a file: while it says the same, the file holds the same.

    Attributes:
        size: In bytes.
        modified: When it was written last, in nanoseconds since 1970.
        changed: When it was written, renamed or otherwise touched last, which no program can set.
        inode: Its number on its device.
        device: The number of that.
    """

    size: int
    modified: int
    changed: int
    inode: int
    device: int


@dataclass(frozen=True, slots=True)
class FoundFile:
    """A file of the articles folder that can be read.

    Attributes:
        file: Path relative to the articles folder, with `/`.
        place: Its path on disk; making a `Path` of each of a hundred thousand takes most of a second.
        size: Its size in bytes when it was listed.
        stamp: What tells whether it has changed; None if that isn't known.
    """

    file: str
    place: str | Path
    size: int
    stamp: Stamp | None = field(default=None, compare=False)

    @property
    def path(self) -> Path:
        """Its path on disk."""
        return Path(self.place)


def list_files(folder: Path, *, max_bytes: int = MAX_BYTES) -> tuple[list[FoundFile], list[Failure]]:
    """Find the files of a folder and its sub-folders that can be articles, without reading any of them.

    Names that begin with a dot are skipped, and what a browser saves beside a complete web page. Symbolic links are
    reported and never followed: their target is either in the folder, and read under its own name, or not part of it.
    Of a file whose ending is not read the start is looked at, for it may be what its ending doesn't say.

    Args:
        folder: The articles folder; it may itself be a link.
        max_bytes: Size in bytes of the largest file that is read.

    Returns:
        The files, and what is refused and why, both sorted by path. Files of a kind that is not read are one
        `NotRead` together.

    Raises:
        ArticlesFolderMissing: There is no such folder.
    """
    if not folder.is_dir():
        raise ArticlesFolderMissing(folder)
    files: list[FoundFile] = []
    failures: list[Failure] = []
    unread: list[NotRead] = []
    pending = [(str(folder), "")]
    while pending:
        place, prefix = pending.pop()
        try:
            with os.scandir(place) as listing:
                listed = [entry for entry in listing if not entry.name.startswith(".")]
        except OSError as failure:
            failures.append(Failure(printable(prefix or str(folder)), _unreadable(failure)))
            continue
        saved = saved_with_pages({entry.name for entry in listed})
        for entry in sorted(listed, key=lambda entry: entry.name):
            if entry.name in saved:
                continue
            name = prefix + entry.name
            outcome = _examine(entry, name, folder, max_bytes)
            if isinstance(outcome, FoundFile):
                files.append(outcome)
            elif isinstance(outcome, NotRead):
                unread.append(outcome)
            elif isinstance(outcome, Failure):
                failures.append(outcome)
            else:
                pending.append((entry.path, name + "/"))
    failures += by_kind(unread)
    return sorted(files, key=lambda found: found.file), sorted(failures, key=lambda failure: failure.file)


def find_listed(folder: Path, file: str, *, max_bytes: int = MAX_BYTES) -> FoundFile | None:
    """Find one file as `list_files` would; None if it is gone, or is anything but a file that can be read.

    Args:
        folder: The articles folder.
        file: Its path in the folder, with `/`; none of its parts begins with a dot.
        max_bytes: Size in bytes of the largest file that is read.
    """
    place = os.path.join(folder, file)  # noqa: PTH118 - as it is listed
    try:
        found = os.stat(place, follow_symlinks=False)  # noqa: PTH116
    except OSError:
        return None
    if printable(file) != file or _refusal(file, place, found, folder, max_bytes):
        return None
    return FoundFile(file, place, found.st_size, _stamp(found))


def find_file(path: Path, folder: Path, *, max_bytes: int = MAX_BYTES) -> FoundFile | Failure:
    """Find one file, named as it is in the articles folder if it is there, else by its own name.

    Args:
        path: The file; a link is followed, for a person named it.
        folder: The articles folder, which need not exist.
        max_bytes: Size in bytes of the largest file that is read.
    """
    target, root = path.resolve(), folder.resolve()
    name = target.relative_to(root).as_posix() if target.is_relative_to(root) else path.name
    if printable(name) != name:
        return _odd_name(name)
    try:
        found = target.stat()
    except OSError as failure:
        return Failure(name, _unreadable(failure))
    return _refusal(name, target, found, folder, max_bytes) or FoundFile(name, target, found.st_size)


def read_bytes(found: FoundFile, *, max_bytes: int = MAX_BYTES, only_head: bool = False) -> bytes | Failure:
    """Read the bytes of a listed file, or say why that fails.

    It never blocks: a file that has become a pipe, a device or a link since it was listed is refused.

    Args:
        found: The file.
        max_bytes: Size in bytes of the largest file that is read.
        only_head: Read so many bytes of a larger file, instead of refusing it.
    """
    try:
        with os.fdopen(os.open(found.place, FLAGS), "rb") as stream:
            mode = os.fstat(stream.fileno()).st_mode
            if not stat.S_ISREG(mode):
                return Failure(found.file, f"became {_sort_of(mode)} after it was listed")
            data = stream.read(max_bytes if only_head else max_bytes + 1)
    except OSError as failure:
        return Failure(found.file, _unreadable(failure))
    return data if len(data) <= max_bytes else Failure(found.file, _too_large(len(data), max_bytes))


def read_content(found: FoundFile, *, max_bytes: int = MAX_BYTES) -> bytes | LongFile | Failure:
    """Read the bytes of a listed file; of a large one of many records only where it lies, for it is read in pieces."""
    if found.size <= max_bytes or ending_of(found.file) not in RECORD_KINDS:
        return read_bytes(found, max_bytes=max_bytes)
    head = read_bytes(found, max_bytes=HEAD, only_head=True)
    if isinstance(head, Failure):
        return head
    try:
        with LongFile(found.path, "").open() as stream:
            return LongFile(found.path, hashlib.file_digest(stream, "sha256").hexdigest())
    except (OSError, UnreadableError) as failure:
        return _unreadable_now(found, failure)


def digest_of(data: bytes | LongFile) -> str:
    """Return the sha256 of the bytes of a file."""
    return data.sha256 if isinstance(data, LongFile) else hashlib.sha256(data).hexdigest()


def printable(name: str) -> str:
    r"""Return a name that prints safely on one line, with its odd characters as `\x..` or `\u....`."""
    if name.isprintable():
        return name
    return "".join(_escaped(char) if _is_odd(char) else char for char in name)


def _examine(entry: os.DirEntry[str], name: str, folder: Path, max_bytes: int) -> FoundFile | Failure | None:
    """Return a file to read, the reason to refuse it, or None for a folder to look into."""
    if printable(name) != name:
        return _odd_name(name)
    try:
        found = entry.stat(follow_symlinks=False)
    except OSError as failure:
        return Failure(name, _unreadable(failure))
    if stat.S_ISDIR(found.st_mode):
        return None
    refused = _refusal(name, entry.path, found, folder, max_bytes)
    return refused or FoundFile(name, entry.path, found.st_size, _stamp(found))


def _stamp(found: os.stat_result) -> Stamp:
    return Stamp(found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino, found.st_dev)


def _odd_name(name: str) -> Failure:
    return Failure(printable(name), "a name with control, invisible or undecodable characters: rename it")


def _refusal(name: str, place: str | Path, found: os.stat_result, folder: Path, max_bytes: int) -> Failure | None:
    if stat.S_ISLNK(found.st_mode):
        return Failure(name, _link_reason(Path(place), folder))
    if not stat.S_ISREG(found.st_mode):
        return Failure(name, f"{_sort_of(found.st_mode)}, not a file")
    if ":" in name and PART_OF_FILE.search(name):
        return Failure(name, "a name that could be mistaken for a part of another file: rename it")
    ending = ending_of(name)
    if ending not in KINDS and not _is_something_else(name, place):
        return NotRead(name, why_unread(ending, KINDS), ending, 1)
    too_large = found.st_size > max_bytes and ending not in RECORD_KINDS
    return Failure(name, _too_large(found.st_size, max_bytes)) if too_large else None


def _is_something_else(name: str, place: str | Path) -> bool:
    """Whether a file whose ending is not read begins like one that may be."""
    head = read_bytes(FoundFile(name, place, HEAD), max_bytes=HEAD, only_head=True)
    return isinstance(head, bytes) and kind_at_start(name, head) in KINDS


def _link_reason(link: Path, folder: Path) -> str:
    try:
        target = link.resolve(strict=True)
    except (OSError, RuntimeError) as failure:
        # Python 3.11 and 3.12 report a loop by a RuntimeError, later versions by ELOOP.
        looped = isinstance(failure, RuntimeError) or failure.errno == errno.ELOOP
        return "symbolic-link loop" if looped else "symbolic link that leads nowhere"
    root = folder.resolve()
    if target == root or target in link.parent.resolve().parents or target == link.parent.resolve():
        return "symbolic-link loop: leads to a folder that contains it; not followed"
    if target.is_relative_to(root):
        return f"symbolic link, not followed: it leads to {printable(target.relative_to(root).as_posix())} beside it"
    return "symbolic link that leads out of the articles folder, not followed: copy the file instead"


def _sort_of(mode: int) -> str:
    if stat.S_ISFIFO(mode):
        return "a pipe"
    if stat.S_ISSOCK(mode):
        return "a socket"
    if stat.S_ISCHR(mode) or stat.S_ISBLK(mode):
        return "a device"
    return "a folder" if stat.S_ISDIR(mode) else "something special"


def _unreadable(failure: OSError) -> str:
    return f"cannot be read: {(failure.strerror or type(failure).__name__).lower()}"


def _unreadable_now(found: FoundFile, failure: OSError | UnreadableError) -> Failure:
    return Failure(found.file, _unreadable(failure) if isinstance(failure, OSError) else str(failure))


def _too_large(size: int, max_bytes: int) -> str:
    return f"too large: {size:,} bytes, at most {max_bytes:,} are read: raise the setting reading.max_bytes"


def _is_odd(char: str) -> bool:
    return unicodedata.category(char) in _ODD and char not in _JOINERS


def _escaped(char: str) -> str:
    # Python represents a byte of a name that is not UTF-8 as half a surrogate pair; this recovers the byte.
    raw = char.encode(errors="surrogateescape") if _UNDECODABLE.match(char) else b""
    return f"\\x{raw[0]:02x}" if raw else char.encode("unicode_escape").decode()
