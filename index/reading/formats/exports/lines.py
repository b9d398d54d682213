"""The lines of an export, each with its place in the text and in its paragraph. Pure."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from index.reading.paragraphs import paragraph_spans, trimmed

_LINE: Final = re.compile(r"[^\r\n\u2029\f]+")
_PROSE_END: Final = re.compile(r"[.!?\u2026][\"'\u201d\u2019\u00bb)\]]*$")
_MIN_PROSE: Final = 80


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank.

    Attributes:
        plain: Its words, white space folded: what is compared.
        start: Where it begins in the text, without blank space.
        end: Where it ends (exclusive), without blank space.
        block: Number of the paragraph that it stands in.
    """

    plain: str
    start: int
    end: int
    block: int

    @property
    def ends_sentence(self) -> bool:
        """Whether it ends as a sentence does."""
        return bool(_PROSE_END.search(self.plain))

    @property
    def is_prose(self) -> bool:
        """Whether it is long and ends as a sentence does: no headline, name or date."""
        return len(self.plain) >= _MIN_PROSE and self.ends_sentence


def lines_of(text: str) -> list[Line]:
    """Find the lines of a text that are not blank."""
    return [
        Line(" ".join(text[first:last].replace("\ufeff", " ").split()), first, last, block)
        for block, (start, end) in enumerate(paragraph_spans(text))
        for match in _LINE.finditer(text, start, end)
        for first, last in [trimmed(text, *match.span())]
        if first < last
    ]


def slices(text: str, lines: Sequence[Line]) -> list[str]:
    """Return the paragraphs that lines make: neighbours of one paragraph together, exactly as the text has them.

    What blank lines don't separate may be a paragraph for each line; `paragraph_spans` tells.
    """
    blocks = blocks_of(text, lines)
    if len(blocks) == 1:
        return [blocks[0][first:last] for first, last in paragraph_spans(blocks[0])]
    return blocks


def blocks_of(text: str, lines: Sequence[Line]) -> list[str]:
    """Return what blank lines separate among lines, exactly as the text has it: a headline may go on for two lines."""
    blocks: list[list[int]] = []
    before: Line | None = None
    for line in lines:
        if before is not None and line.block == before.block and not _LINE.search(text, before.end, line.start):
            blocks[-1][1] = line.end
        else:
            blocks.append([line.start, line.end])
        before = line
    return [text[start:end] for start, end in blocks]


def from_character(text: str, line: Line, start: int) -> Line:
    """Return the rest of a line from a character of the text on, without the blank space before it."""
    first, _ = trimmed(text, start, line.end)
    return Line(" ".join(text[first : line.end].split()), first, line.end, line.block)
