"""Reads a folder of articles, or one file of bytes, for the tests of reading."""

from collections.abc import Iterator
from pathlib import Path

from index.errors import Failure
from index.reading.articles import Article, read_file
from index.reading.folder import MAX_BYTES, list_files, read_bytes


def read_articles(folder: Path, *, max_bytes: int = MAX_BYTES) -> Iterator[Article | Failure]:
    """Yield the articles of a folder and of its sub-folders, and whatever of it holds none, in the order of paths."""
    files, failures = list_files(folder, max_bytes=max_bytes)
    yield from failures
    taken = {found.file for found in files}
    for found in files:
        data = read_bytes(found, max_bytes=max_bytes)
        for outcome in [data] if isinstance(data, Failure) else read_file(found, data, taken=taken):
            if isinstance(outcome, Article):
                taken.add(outcome.source)
            yield outcome


def outcomes(folder: Path, name: str, data: bytes) -> list[Article | Failure]:
    """Write a file into a folder and read the whole folder."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return list(read_articles(folder))


def article(folder: Path, name: str, data: bytes) -> Article:
    """Read a file that holds one article."""
    [outcome] = outcomes(folder, name, data)
    assert isinstance(outcome, Article), outcome
    return outcome


def failure(folder: Path, name: str, data: bytes) -> Failure:
    """Read a file that holds none."""
    [outcome] = outcomes(folder, name, data)
    assert isinstance(outcome, Failure), outcome
    return outcome
