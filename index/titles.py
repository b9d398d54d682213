"""Titles: the headline of an article whose format states none."""

from itertools import islice

from .formats.markdown import front_matter_span
from .furniture import furniture_kind

# A headline is a line, not a paragraph.
_MAX_CHARACTERS, _MAX_WORDS, _MIN_WORDS = 200, 30, 2
# Bylines, dates and agency names may stand above it.
_LINES_ABOVE = 4
# As much of a text as is looked at.
_TOP = 4_000
_ABBREVIATION_END = (".S.", ".K.", ".N.", ".C.", "Jr.", "Sr.", "Inc.", "Co.", "a.m.", "p.m.")


def one_line(text: str, limit: int = 500) -> str:
    """Fold white space and cut at `limit` characters."""
    folded = " ".join(text.split())
    return folded if len(folded) <= limit else folded[: limit - 1].rstrip() + "…"


def headline(text: str) -> str:
    """Find the headline a text begins with.

    Lines that give author, date or agency are passed over. The first other line is the headline when it is short, ends
    like none of the sentences of a report and is followed by more text.

    Args:
        text: The text of an article.

    Returns:
        The headline in one line, "" when the text begins with its report.
    """
    start = front_matter_span(text)[1]
    lines = [line.strip() for line in text[start : start + _TOP].splitlines()]
    written = [line for line in lines if line]
    for place, line in enumerate(islice(written, _LINES_ABOVE + 1)):
        if furniture_kind(line) is None:
            followed = place + 1 < len(written)
            return one_line(line) if followed and _reads_like_headline(line) else ""
    return ""


def _reads_like_headline(line: str) -> bool:
    words = line.split()
    if not (_MIN_WORDS <= len(words) <= _MAX_WORDS and len(line) <= _MAX_CHARACTERS):
        return False
    bare = line.rstrip("\"'”’»)")
    return not bare.endswith((".", ",", ";", ":")) or bare.endswith(_ABBREVIATION_END)
