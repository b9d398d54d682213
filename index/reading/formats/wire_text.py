"""Puts the parts of a wire's item together into the text of an article. Pure."""


def wire_text(*, headline: str, byline: str, dateline: str, body: str) -> str:
    """Return headline, dateline and byline, each a paragraph, and the report; what it begins with is not repeated.

    The headline makes the byline below it recognisable, which in a wire is often nothing but a name.
    """
    body = body.strip()
    top = _folded(body)
    above = [part for part in (headline, dateline, byline) if part and not top.startswith(_folded(part))]
    return "\n\n".join([*above, body]) if body else ""


def _folded(text: str) -> str:
    return " ".join(text[:2_000].split()).casefold()
