"""Readers for the formats of articles: one module for each kind of file."""

from collections.abc import Callable, Iterator

from . import docx, html, markdown, mhtml, odt, pdf, plain, rtf
from .draft import Draft, UnreadableError
from .record_files import RECORD_FILES

READERS: dict[str, Callable[[bytes], Iterator[Draft | UnreadableError]]] = {
    ".txt": plain.read,
    ".md": markdown.read,
    ".html": html.read,
    ".htm": html.read,
    ".pdf": pdf.read,
    ".docx": docx.read,
    ".docm": docx.read,
    ".odt": odt.read,
    ".rtf": rtf.read,
    ".mht": mhtml.read,
    ".mhtml": mhtml.read,
    **RECORD_FILES,
}
"""The reader for each file name ending, in lower case. It raises `UnreadableError` when a file holds no article, and
yields one for each line that holds none."""

__all__ = ["READERS", "Draft", "UnreadableError"]
