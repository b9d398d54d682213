"""Decides which versions of a news service's items are shown: the newest, if it may be; what it replaces is not. Pure.

It looks at a whole folder, for a correction or a cancellation comes as a file of its own.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from index.errors import Failure
from index.generation import Record
from index.reading import HeldBack, Release

HELD_BACK: Final = " held back"
"""Follows the digest of a file of which something is held back, so that the next rebuild reads it anew: an embargo may
have ended, or what replaced it be gone."""


@dataclass(frozen=True, slots=True)
class Settled:
    """The articles of a folder that are shown.

    Attributes:
        records: Those that are left.
        failures: Why others aren't shown, added to what failed before.
        files: Files of which something is held back: what they give depends on the time or on other files.
    """

    records: list[Record]
    failures: list[Failure]
    files: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Version:
    """A version of an item: where it stands, and whether it is shown or why not."""

    release: Release
    source: str
    held_back: str


def settle(records: Sequence[Record], failures: Sequence[Failure]) -> Settled:
    """Leave out every version of an item that a later one, or a correction, takes the place of.

    Of equal versions the first is kept: the same item came twice. A later version that is cancelled, withheld or under
    an embargo takes the place of the earlier ones too: its service wants none of them shown.

    Args:
        records: The articles in the order of the files.
        failures: What could not be read, or is held back.
    """
    latest: dict[str, _Version] = {}
    corrected: dict[str, _Version] = {}
    for version in _versions(records, failures):
        item = version.release.item
        if item not in latest or version.release.version > latest[item].release.version:
            latest[item] = version
    for version in latest.values():
        itself = {version.release.item, *version.release.aliases}
        corrected |= {item: version for item in version.release.replaces if item not in itself}
    kept: list[Record] = []
    left_out: list[Failure] = []
    files = {failure.within for failure in failures if isinstance(failure, HeldBack)}
    for record in records:
        why = _why_left_out(record, latest, corrected)
        if why and record.article.release:
            files.add(record.article.file)
            left_out.append(HeldBack(record.article.source, why, record.article.file, record.article.release))
        else:
            kept.append(record)
    return Settled(kept, [*failures, *left_out], frozenset(files))


def _versions(records: Sequence[Record], failures: Sequence[Failure]) -> Iterator[_Version]:
    """Yield all versions that are known by an item; those held back first, so that they win over equal ones."""
    for failure in failures:
        if isinstance(failure, HeldBack) and failure.release.item:
            yield _Version(failure.release, failure.file, failure.reason)
    for record in records:
        release = record.article.release
        if release and release.item:
            yield _Version(release, record.article.source, "")


def _why_left_out(record: Record, latest: dict[str, _Version], corrected: dict[str, _Version]) -> str:
    release, source = record.article.release, record.article.source
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
