"""Versions: what tells that articles would be read differently now than when an index was built."""

import hashlib
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable


@cache
def reading_version() -> str:
    """Digest of the code of this package: with other code, text may be read and analysed otherwise.

    Nobody has to remember to raise a number; at worst a rebuild reads everything once more, and encodes nothing anew.
    """
    digest = hashlib.sha256()
    for name, content in sorted(_sources(files(__package__), "")):
        digest.update(name.encode() + b"\0" + content + b"\0")
    return digest.hexdigest()[:16]


def _sources(folder: Traversable, within: str) -> list[tuple[str, bytes]]:
    found = []
    for entry in folder.iterdir():
        if entry.is_dir():
            found += _sources(entry, f"{within}{entry.name}/")
        elif entry.name.endswith(".py"):
            found.append((f"{within}{entry.name}", entry.read_bytes()))
    return found
