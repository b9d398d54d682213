"""Passages: an article cut into paragraphs, each an exact slice with its place."""

from dataclasses import dataclass
from typing import Literal

PassageKind = Literal["body", "title", "header", "byline", "caption", "link", "agency", "teaser"]


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph of an article, or a part of one too long for the encoder.

    Attributes:
        id: Stored 64-bit id, positive; the same for the same text at the same place in the order of equal
            texts of its source, whatever else changes in the file.
        source: The article's `source`.
        paragraph: Number of the paragraph in the text as it is, from 1. Blank lines part paragraphs.
        lines: First and last line, from 1.
        chars: Start and end (exclusive) in the article's text, in characters.
        text: Exactly `article.text[chars[0]:chars[1]]`.
        kind: "body" is searched; everything else is boilerplate, kept for context and counted.
    """

    id: int
    source: str
    paragraph: int
    lines: tuple[int, int]
    chars: tuple[int, int]
    text: str
    kind: PassageKind = "body"
