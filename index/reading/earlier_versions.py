"""Earlier versions of an article's file: they are kept beside it, in a folder that is not indexed, and can be read."""

import re
import shutil
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from index.errors import Failure

from .articles import Article, read_file
from .folder import FoundFile, find_listed, read_content
from .passages import Passage, split_article

_FOLDER: Final = ".earlier"


@dataclass(frozen=True, slots=True)
class EarlierVersion:
    """What an article's file held before.

    Attributes:
        number: From 1, the oldest first.
        written: When it was written, in UTC.
    """

    number: int
    written: datetime


def keep_version(path: Path) -> None:
    """Copy a file aside before another takes its place; it stays until then, so that nobody finds it gone."""
    folder = path.parent / _FOLDER
    folder.mkdir(exist_ok=True)
    number = max(_numbered(path), default=0) + 1
    shutil.copy2(path, folder / f"{path.stem}.{number}{path.suffix}")


def earlier_versions(articles: Path, file: str) -> list[EarlierVersion]:
    """List the earlier versions of a file, the oldest first.

    Args:
        articles: The folder of articles.
        file: The file's path in it.
    """
    return [EarlierVersion(number, _written(found)) for number, found in sorted(_files(articles, file).items())]


def read_version(articles: Path, file: str, number: int, *, max_tokens: int) -> list[Passage]:
    """Return all passages of an earlier version of a file that is one article; none if it can't be read.

    Args:
        articles: The folder of articles.
        file: The file's path in it.
        number: Which version.
        max_tokens: Longest passage in tokens.
    """
    found = _files(articles, file).get(number)
    data = read_content(found) if found else None
    if found is None or data is None or isinstance(data, Failure):
        return []
    outcomes = [each for each in read_file(found, data) if isinstance(each, Article)]
    return list(split_article(outcomes[0], max_tokens=max_tokens)) if len(outcomes) == 1 else []


def _files(articles: Path, file: str) -> dict[int, FoundFile]:
    """Return what can be read of the earlier versions of a file by their number; links are never followed."""
    try:
        root = articles.resolve()
        folder = (root / file).parent / _FOLDER
        if folder.resolve() != folder or not folder.is_relative_to(root):
            return {}
        listed = _numbered(root / file)
    except (OSError, RuntimeError, ValueError):  # Python 3.11 and 3.12 report a loop by a RuntimeError.
        return {}
    found = {number: find_listed(root, path.relative_to(root).as_posix()) for number, path in listed.items()}
    return {number: each for number, each in found.items() if each}


def _numbered(path: Path) -> dict[int, Path]:
    """Return whatever has the name of an earlier version of a file, by its number."""
    name = re.compile(rf"{re.escape(path.stem)}\.([1-9][0-9]{{0,8}}){re.escape(path.suffix)}")
    folder = path.parent / _FOLDER
    return {int(match[1]): each for each in folder.iterdir() if (match := name.fullmatch(each.name))}


def _written(found: FoundFile) -> datetime:
    return datetime.fromtimestamp(found.stamp.modified / 1e9 if found.stamp else 0, UTC)
