"""Puts the parts of a wire's item together into the text of an article. Pure."""

from typing import Final

_MOST_ABOVE: Final = 4
"""Paragraphs at the top of a report that may repeat what stands above it: a note to editors may come first."""


def wire_text(*, headline: str, byline: str, dateline: str, body: str) -> tuple[str, int]:
    """Put headline, byline and dateline, each a paragraph, above the report; what that begins with is not repeated.

    Returns:
        The text, "" if there is no report, and how many of its characters stand above the report.
    """
    body = body.strip()
    tops = [_folded(paragraph) for paragraph in body.split("\n\n", _MOST_ABOVE)[:_MOST_ABOVE]]
    above = [
        part
        for part in (headline, byline, dateline)
        if part and not any(top.startswith(_folded(part)) for top in (_folded(body), *tops))
    ]
    return ("\n\n".join([*above, body]), sum(len(part) + 2 for part in above)) if body else ("", 0)


def _folded(text: str) -> str:
    return " ".join(text[:2_000].split()).casefold()
