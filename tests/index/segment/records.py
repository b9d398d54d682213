"""Articles with passages and analyses, and segments of them, for the tests of what is stored."""

from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

from index.dates import DateOrigin
from index.language.terms import terms
from index.reading import Release
from index.reading.articles import Article
from index.reading.passages import Passage, PassageKind, split_article
from index.segment.analysis import Analysis, analyse
from index.segment.archive import Record
from index.segment.portion import Portion
from index.segment.segment import Segment
from index.segment.writing import write_segment
from tests.index.hashing_encoder import HashingEncoder


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
    file: str = "",
    place: int = 0,
    release: Release | None = None,
) -> Record:
    """Make an article of analysed passages."""
    how: DateOrigin = "stated" if published else "unknown"
    article = Article(source, file or source, title, published, how, "0" * 64, "", release=release)
    first, second = (tuple(column) for column in zip(*passages, strict=True))
    return Record(article, tuple(title.lower().split()), first, second, place)


def of_terms(id_: int, source: str, words: str, *, title: str = "") -> Record:
    """Make an article of one searched passage, which has these terms."""
    return record(source, [(passage(id_, source, 1, words), Analysis(terms=(tuple(words.split()),)))], title=title)


def read(file: str, title: str, *paragraphs: str, place: int | None = None, published: date | None = None) -> Record:
    """Cut and analyse an article, as a rebuild does.

    Args:
        file: Its file.
        title: Its headline.
        paragraphs: What stands below it.
        place: Which article of the file it is; None for the only one.
        published: Its day.
    """
    source = file if place is None else f"{file}:{place + 1}"
    text = "\n\n".join([title, *paragraphs])
    how: DateOrigin = "stated" if published else "unknown"
    article = Article(source, file, title, published, how, "0" * 64, text)
    passages = tuple(split_article(article, max_tokens=200))
    analyses = tuple(analyse(article, passages))
    kept = Article(source, file, title, published, how, "0" * 64, "")
    return Record(kept, tuple(terms(title)), passages, analyses, place or 0)


def write(folder: Path, records: Iterable[Record]) -> str:
    """Write articles as a segment, with vectors that tell of their words; returns the digest of its seal."""
    folder.mkdir(parents=True, exist_ok=True)
    portion = Portion(tuple(records))
    return write_segment(folder, portion, HashingEncoder(dimension=16).encode(portion.texts()))


def segment(folder: Path, records: Iterable[Record], dead: Iterable[int] = ()) -> Segment:
    """Write articles as a segment and open it."""
    write(folder, records)
    return Segment(folder, dead)
