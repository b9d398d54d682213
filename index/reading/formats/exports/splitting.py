"""Recognises exports of newspaper archives, and takes them apart. Pure."""

from collections.abc import Callable, Collection, Sequence
from typing import Final

from index.reading.formats.draft import Draft, UnreadableError

from . import factiva, nexis, nexis_uni, proquest
from .lines import Line, lines_of
from .parts import Export

# Looking for words takes a tenth of the time that looking for their forms does.
_OF_UNI: Final = ("of document", "dokuments", "dokumentende", "u document", "documento", "van document", "het document",
                  "load-date", "classifi", "klassifi", "clasific")  # fmt: skip
_OF_MARKS: Final = ("document", "dokument", "\u0434\u043e\u043a\u0443\u043c\u0435\u043d\u0442")


def read_export(text: str, headlines: Collection[str] = ()) -> list[Draft | UnreadableError] | None:
    """Take an export apart.

    Args:
        text: The whole text of a file: its paragraphs with blank lines between them, or lines without.
        headlines: Lines that the file marks as headlines, white space folded; helps where words alone don't tell.

    Returns:
        One draft for each article, in order; a failure for each that has no text; and last a failure when they are
        not as many as the export states. None when the text is no export.
    """
    lower = text.lower()
    marked = any(word in lower for word in _OF_MARKS)
    found: list[Line] = []
    ways: tuple[tuple[bool, Callable[[str, Sequence[Line]], Export | None]], ...] = (
        ("proquest" in lower, proquest.split),
        (
            (marked or "HD" in text) and bool(factiva.SIGN.search(text)),
            lambda text, lines: factiva.split(text, lines, frozenset(headlines)),
        ),
        (marked and bool(nexis.SIGN.search(text)), nexis.split),
        (any(word in lower for word in _OF_UNI) and bool(nexis_uni.SIGN.search(text)), nexis_uni.split),
    )
    for signed, split in ways:
        if signed:
            found = found or lines_of(text)
            if export := split(text, found):
                return list(export.outcomes())
    return None
