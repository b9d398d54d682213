"""Reads files into articles, and cuts articles into passages."""

from index.dates import DateOrigin

from .articles import Article, read_file
from .boilerplate_lines import PassageKind
from .folder import MAX_BYTES, FoundFile, list_files, printable, read_bytes
from .outlets import is_known_outlet, outlet_key, outlet_of_url
from .passages import NOWHERE, Anchor, Passage, split_article

__all__ = [
    "MAX_BYTES",
    "NOWHERE",
    "Anchor",
    "Article",
    "DateOrigin",
    "FoundFile",
    "Passage",
    "PassageKind",
    "is_known_outlet",
    "list_files",
    "outlet_key",
    "outlet_of_url",
    "printable",
    "read_bytes",
    "read_file",
    "split_article",
]
