"""What the tests of reading share: one file put on disk, read as a rebuild reads it."""

from pathlib import Path

from index.errors import Failure
from index.reading.articles import Article, read_articles


def outcomes(folder: Path, name: str, data: bytes) -> list[Article | Failure]:
    """Write a file into a folder and read the whole folder."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return list(read_articles(folder))


def article(folder: Path, name: str, data: bytes) -> Article:
    """Read a file that is an article."""
    [outcome] = outcomes(folder, name, data)
    assert isinstance(outcome, Article), outcome
    return outcome


def failure(folder: Path, name: str, data: bytes) -> Failure:
    """Read a file that gives none."""
    [outcome] = outcomes(folder, name, data)
    assert isinstance(outcome, Failure), outcome
    return outcome
