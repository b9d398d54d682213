"""Sentences: where those of a paragraph begin and end."""

import sentencex


def sentence_spans(text: str) -> list[tuple[int, int]]:
    """Find the sentences of a paragraph.

    Args:
        text: A paragraph, English or a language with like punctuation.

    Returns:
        Start and end (exclusive) of each sentence, in characters, in order, apart, without white space at either end;
        all other characters of `text` stand in one of them. Empty for a text of white space only.
    """
    spans = []
    place = 0
    for boundary in sentencex.get_sentence_boundaries("en", text):
        end = min(max(boundary["end_index"], place), len(text))
        spans.append((place, end))
        place = end
    spans.append((place, len(text)))
    return [trimmed for span in spans if (trimmed := trim(text, *span))]


def trim(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Give the part of a span without white space at either end, None when nothing is left."""
    piece = text[start:end]
    inner = piece.strip()
    if not inner:
        return None
    start += len(piece) - len(piece.lstrip())
    return start, start + len(inner)
