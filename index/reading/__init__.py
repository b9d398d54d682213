"""Reads files into articles, and cuts articles into passages."""

from index.dates import DateOrigin

from .articles import Article, read_file
from .boilerplate_lines import PassageKind
from .folder import MAX_BYTES, FoundFile, list_files, printable, read_bytes
from .passages import Passage, split_article

__all__ = [
    "MAX_BYTES",
    "Article",
    "DateOrigin",
    "FoundFile",
    "Passage",
    "PassageKind",
    "list_files",
    "printable",
    "read_bytes",
    "read_file",
    "split_article",
]
