"""Reads files into articles, and cuts articles into passages."""

from .articles import MAX_BYTES, Article, DateOrigin, FoundFile, list_files, load, read_file
from .boilerplate_lines import PassageKind
from .folder import printable
from .passages import Passage, split_article

__all__ = [
    "MAX_BYTES",
    "Article",
    "DateOrigin",
    "FoundFile",
    "Passage",
    "PassageKind",
    "list_files",
    "load",
    "printable",
    "read_file",
    "split_article",
]
