"""Reads Markdown: the article is the file as it is; front matter and first heading state title, day and publisher."""

import re
from collections.abc import Iterator

from .draft import Draft, UnreadableError
from .metadata_dates import stated_day
from .plain import decoded

_FRONT_MATTER = re.compile(
    r"\s*---[ \t]*\r?\n(?P<fields>.*?)^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE
)
_FIELD = re.compile(r"^(\w[\w-]{0,40}):(.*)$", re.MULTILINE)
_HEADING = re.compile(r"^#[ \t]+(\S[^\r\n]*)", re.MULTILINE)
# Signs that may close a heading.
_CLOSING = re.compile(r"(?:^|(?<=[ \t]))#+$")
_UNDERLINED = re.compile(r"\s*(\S.{0,300})\r?\n={3,}[ \t]*\r?$", re.MULTILINE)
_FENCE_LIMIT = 10_000
_PUBLISHER_FIELDS = ("publisher", "publication", "outlet", "newspaper", "site_name", "source")
_DAY_FIELDS = ("date", "published", "publication_date", "pubdate", "datepublished")


def read(data: bytes) -> Iterator[Draft | UnreadableError]:
    """Yield the one article of a .md file.

    Raises:
        UnreadableError: The bytes are not text.
    """
    text = decoded(data)
    start, end = front_matter_span(text)
    fields = {
        name.lower().replace("-", "_"): _unquoted(value.strip()) for name, value in _FIELD.findall(text[start:end])
    }
    day = next((found for name in _DAY_FIELDS if (found := stated_day(fields.get(name, "")))), None)
    publisher = next((fields[name] for name in _PUBLISHER_FIELDS if fields.get(name)), None)
    title = fields.get("title") or _heading(text[end:])
    yield Draft(text=text, title=title, stated=day, url=fields.get("url"), publisher=publisher)


def front_matter_span(text: str) -> tuple[int, int]:
    """Return start and end, in characters, of the block between `---` lines at the top of a text; (0, 0) for none."""
    match = _FRONT_MATTER.match(text[:_FENCE_LIMIT])
    if match is None or not _FIELD.search(match["fields"]):
        return 0, 0
    return match.span()


def _heading(body: str) -> str | None:
    underlined = _UNDERLINED.match(body)
    if underlined:
        return underlined[1]
    marked = _HEADING.search(body)
    return _CLOSING.sub("", marked[1].rstrip()).rstrip() if marked else None


def _unquoted(value: str) -> str:
    quoted = len(value) > 1 and value[0] == value[-1] and value[0] in "\"'"
    return value[1:-1] if quoted else value
