"""Formats: one module a kind of file, each a function from bytes to drafts."""

from collections.abc import Callable, Iterator

from . import html, jsonlines, markdown, pdf, plain
from .draft import Draft, UnreadableError

Reader = Callable[[bytes], Iterator[Draft | UnreadableError]]

READERS: dict[str, Reader] = {
    ".txt": plain.read,
    ".md": markdown.read,
    ".html": html.read,
    ".htm": html.read,
    ".pdf": pdf.read,
    ".jsonl": jsonlines.read,
}
"""Each file name ending, in small letters, with its reader. A reader raises `UnreadableError` for a file that gives
nothing and yields one for a line that gives nothing."""

__all__ = ["READERS", "Draft", "Reader", "UnreadableError"]
