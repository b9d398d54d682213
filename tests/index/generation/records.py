"""Articles with passages and analyses made by hand, for the tests of a generation's parts."""

from collections.abc import Sequence
from datetime import date

from index.dates import DateOrigin
from index.generation.analysis import Analysis
from index.generation.archive import Record
from index.reading.articles import Article
from index.reading.passages import Passage, PassageKind


def passage(id_: int, source: str, paragraph: int, text: str, kind: PassageKind = "body") -> Passage:
    """Make a passage of one line, with a blank line after it."""
    line = 2 * paragraph - 1
    return Passage(id_, source, paragraph, (line, line), (0, len(text)), text, kind)


def record(
    source: str,
    passages: Sequence[tuple[Passage, Analysis]],
    *,
    title: str = "",
    published: date | None = None,
) -> Record:
    """Make an article of analysed passages."""
    how: DateOrigin = "stated" if published else "unknown"
    article = Article(source, source, title, published, how, "0" * 64, "")
    first, second = (tuple(column) for column in zip(*passages, strict=True))
    return Record(article, tuple(title.lower().split()), first, second)
