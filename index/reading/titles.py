"""Finds the headline of an article whose format states none."""

import re
from collections.abc import Sequence

from .boilerplate_lines import boilerplate_kind
from .formats.markdown import front_matter_span
from .paragraphs import MAX_WRAP, paragraph_spans

# A headline is a line, not a paragraph.
_MAX_CHARACTERS, _MAX_WORDS, _MIN_WORDS = 200, 30, 4
# Bylines, dates and agency names may come before it.
_BLOCKS_ABOVE = 4
_ABOVE = ("header", "byline", "agency")
# How much of a text is looked at, in characters.
_TOP = 4_000
# They are replaced by a space: white space among them must go on separating words.
_UNSHOWN = re.compile(
    r"[\x00-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\ud800-\udfff]"
)
_FULL_STOP = re.compile(r"(?<!\.\.)(?<!\b[A-Z])(?<!\b(?:St|Jr|Sr|Co|Dr|vs|No))(?<!\bInc)\.$")


def one_line(text: str, limit: int = 500) -> str:
    """Fold white space, drop control characters and marks of direction, and cut at `limit` characters."""
    folded = " ".join(_UNSHOWN.sub(" ", text[: 20 * limit]).split())
    return folded if len(folded) <= limit else folded[: limit - 1].rstrip() + "…"


def headline(text: str) -> str:
    """Find the headline that a text begins with.

    Lines with author, date or agency are skipped. The next line is the headline if it is short, does not end like a
    sentence of a report, and is followed by more text.

    Args:
        text: The text of an article.

    Returns:
        The headline on one line, "" if the text begins with its report.
    """
    start = front_matter_span(text)[1]
    top = text[start : start + _TOP]
    for first, last in paragraph_spans(top)[: _BLOCKS_ABOVE + 1]:
        lines = [line for line in top[first:last].splitlines() if line.strip() and boilerplate_kind(line) not in _ABOVE]
        if lines:
            line = one_line(_first_whole_line(lines))
            followed = len(line) < sum(map(len, lines)) or bool(text[start + last :].strip())
            return line if followed and _reads_like_headline(line) else ""
    return ""


def _first_whole_line(lines: Sequence[str]) -> str:
    """Return the first line of a block, or the whole block if its second line only continues the first."""
    if len(lines) == 1:
        return lines[0]
    width = max(map(len, lines))
    first_word = lines[1].split(maxsplit=1)[0]
    continues = lines[1].lstrip()[0].islower() or (width <= MAX_WRAP and len(lines[0]) + 1 + len(first_word) > width)
    return " ".join(lines) if continues else lines[0]


def _reads_like_headline(line: str) -> bool:
    words = line.split()
    if not (_MIN_WORDS <= len(words) <= _MAX_WORDS and len(line) <= _MAX_CHARACTERS):
        return False
    bare = line.rstrip("\"'\u201d\u2019\u00bb)")
    return not bare.endswith((",", ";", ":")) and not _FULL_STOP.search(bare)
