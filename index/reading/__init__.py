"""Reads files into articles, and cuts articles into passages."""

from index.dates import DateOrigin

from .articles import Article, HeldBack, read_file
from .boilerplate_lines import PassageKind
from .earlier_versions import EarlierVersion, earlier_versions, keep_version, read_version
from .folder import MAX_BYTES, FoundFile, Stamp, digest_of, find_file, find_listed, list_files, printable, read_content
from .formats import FeedEntry, FieldMap, LongFile, Release, UnreadableError, check_map, read_drafts, read_feed
from .guard import Guard, Reading
from .outlets import is_known_outlet, outlet_key, outlet_of_url
from .passages import NOWHERE, Anchor, Passage, split_article

__all__ = [
    "MAX_BYTES",
    "NOWHERE",
    "Anchor",
    "Article",
    "DateOrigin",
    "EarlierVersion",
    "FeedEntry",
    "FieldMap",
    "FoundFile",
    "Guard",
    "HeldBack",
    "LongFile",
    "Passage",
    "PassageKind",
    "Reading",
    "Release",
    "Stamp",
    "UnreadableError",
    "check_map",
    "digest_of",
    "earlier_versions",
    "find_file",
    "find_listed",
    "is_known_outlet",
    "keep_version",
    "list_files",
    "outlet_key",
    "outlet_of_url",
    "printable",
    "read_content",
    "read_drafts",
    "read_feed",
    "read_file",
    "read_version",
    "split_article",
]
