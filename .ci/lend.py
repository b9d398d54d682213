# ruff: noqa: INP001 - a script, in no package
"""Lend an environment's packages: `lend.py FOLDER` links what dateline needs without its extras, and nothing else.

The wheel is tried beside these: a package that pyproject.toml doesn't declare is missing, as it would be elsewhere.
"""

import sys
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

from packaging.requirements import Requirement


def closure(name: str, extras: frozenset[str], seen: set[tuple[str, str]]) -> None:
    """Add a distribution to those seen, with all that it requires here."""
    for text in distribution(name).requires or []:
        needed = Requirement(text)
        wanted = any(needed.marker.evaluate({"extra": extra}) for extra in extras | {""}) if needed.marker else True
        key = needed.name.lower(), ",".join(sorted(needed.extras))
        if wanted and key not in seen:
            seen.add(key)
            try:
                closure(needed.name, frozenset(needed.extras), seen)
            except PackageNotFoundError:
                sys.exit(f"{needed.name}, which {name} needs, is not installed")


def main() -> None:
    """Link them into a folder."""
    target, seen = Path(sys.argv[1]), set[tuple[str, str]]()
    target.mkdir()
    closure("dateline", frozenset(), seen)
    for name in {name for name, _ in seen}:
        held = distribution(name)
        for top in {file.parts[0] for file in held.files or [] if file.parts[0] not in {"..", "__pycache__"}}:
            place = Path(str(held.locate_file(top)))
            if place.exists() and not (target / top).exists():
                (target / top).symlink_to(place)


main()
