"""Recognises exports of newspaper archives, and takes them apart. Pure."""

from collections.abc import Callable, Collection, Sequence

from index.reading.formats.draft import Draft, UnreadableError

from . import factiva, nexis, nexis_uni, proquest
from .lines import Line, lines_of
from .parts import Export


def read_export(text: str, headlines: Collection[str] = ()) -> list[Draft | UnreadableError] | None:
    """Take an export apart.

    Args:
        text: The whole text of a file: its paragraphs with blank lines between them, or lines without.
        headlines: Lines that the file marks as headlines, white space folded; helps where words alone don't tell.

    Returns:
        One draft for each article, in order; a failure for each that has no text; and last a failure when they are
        not as many as the export states. None when the text is no export.
    """
    found: list[Line] = []
    ways: tuple[tuple[bool, Callable[[str, Sequence[Line]], Export | None]], ...] = (
        (bool(proquest.SIGN.search(text)), proquest.split),
        (bool(factiva.SIGN.search(text)), lambda text, lines: factiva.split(text, lines, frozenset(headlines))),
        (bool(nexis.SIGN.search(text)), nexis.split),
        (bool(nexis_uni.SIGN.search(text)), nexis_uni.split),
    )
    for signed, split in ways:
        if signed:
            found = found or lines_of(text)
            if export := split(text, found):
                return list(export.outcomes())
    return None
