"""Stores what a news service says about the release of an item as JSON. Pure."""

from datetime import datetime

import orjson

from index.reading import Release


def dump_release(release: Release) -> str:
    """Write a release as one line of JSON."""
    embargo = release.embargo.isoformat() if release.embargo else None
    known_by = [release.item, *release.aliases]
    return orjson.dumps([known_by, *release.version, release.status, embargo, *release.replaces]).decode()


def load_release(line: str) -> Release:
    """Read what `dump_release` wrote."""
    [item, *aliases], number, made, status, embargo, *replaces = orjson.loads(line)
    until = datetime.fromisoformat(embargo) if embargo else None
    return Release(item, (number, made), status, until, tuple(replaces), tuple(aliases))
