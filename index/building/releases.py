"""Decides which versions of a news service's items are shown: the newest, if it may be; what it replaces is not. Pure.

It looks at a whole folder, for a correction or a cancellation comes as a file of its own.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from index.errors import Failure
from index.reading import Article, HeldBack, Release

HELD_BACK: Final = " held back"
"""Follows the digest of a file of which something is held back, so that the next rebuild reads it anew: an embargo may
have ended, or what replaced it be gone."""


@dataclass(frozen=True, slots=True)
class Settled:
    """What of the articles of a folder is not shown.

    Attributes:
        left_out: Why some articles aren't shown, by their source.
        files: Files of which something is held back: what they give depends on the time or on other files.
    """

    left_out: Mapping[str, HeldBack]
    files: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Version:
    """A version of an item: where it stands, and whether it is shown or why not."""

    release: Release
    source: str
    held_back: str


def settle(articles: Sequence[Article], failures: Sequence[Failure]) -> Settled:
    """Leave out every version of an item that a later one, or a correction, takes the place of.

    Of equal versions the first is kept: the same item came twice. A later version that is cancelled, withheld or under
    an embargo takes the place of the earlier ones too: its service wants none of them shown.

    Args:
        articles: The articles in the order of the files; those that no news service has released may be missing.
        failures: What could not be read, or is held back.
    """
    latest: dict[str, _Version] = {}
    corrected: dict[str, _Version] = {}
    for version in _versions(articles, failures):
        item = version.release.item
        if item not in latest or version.release.version > latest[item].release.version:
            latest[item] = version
    for version in latest.values():
        itself = {version.release.item, *version.release.aliases}
        corrected |= {item: version for item in version.release.replaces if item not in itself}
    left_out: dict[str, HeldBack] = {}
    files = {failure.within for failure in failures if isinstance(failure, HeldBack)}
    for article in articles:
        why = _why_left_out(article, latest, corrected)
        if why and article.release:
            files.add(article.file)
            left_out[article.source] = HeldBack(article.source, why, article.file, article.release)
    return Settled(left_out, frozenset(files))


def _versions(articles: Sequence[Article], failures: Sequence[Failure]) -> Iterator[_Version]:
    """Yield all versions that are known by an item; those held back first, so that they win over equal ones."""
    for failure in failures:
        if isinstance(failure, HeldBack) and failure.release.item:
            yield _Version(failure.release, failure.file, failure.reason)
    for article in articles:
        if article.release and article.release.item:
            yield _Version(article.release, article.source, "")


def _why_left_out(article: Article, latest: dict[str, _Version], corrected: dict[str, _Version]) -> str:
    release, source = article.release, article.source
    if release is None or not release.item:
        return ""
    newest = latest[release.item]
    correction = next((corrected[name] for name in (release.item, *release.aliases) if name in corrected), None)
    if newest.held_back:
        return f"{newest.held_back} ({newest.source})"
    if newest.source != source:
        same = newest.release.version == release.version
        return f"the same version as {newest.source}" if same else f"replaced by a later version, {newest.source}"
    return f"corrected by {correction.source}" if correction else ""
