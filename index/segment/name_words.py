"""The words of names in a segment, each with the number of passages that have it in a name."""

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from index.errors import IndexDamaged

_FILE: Final = "names.txt"
SHORTEST_NAME: Final = 4
"""Shorter words have no other spellings."""


def write_names(folder: Path, counts: Mapping[str, int]) -> None:
    """Write the words of names; those that have no other spellings are left out."""
    kept = [(word, count) for word, count in counts.items() if len(word) >= SHORTEST_NAME and word.isalpha()]
    (folder / _FILE).write_text("".join(f"{word} {count}\n" for word, count in sorted(kept)), "utf-8")


def read_names(folder: Path) -> dict[str, int]:
    """Read what `write_names` wrote.

    Raises:
        IndexDamaged: The file is missing, or can't be understood.
    """
    try:
        rows = [line.split(" ") for line in (folder / _FILE).read_text("utf-8").splitlines()]
        return {word: int(count) for word, count in rows}
    except (OSError, ValueError) as error:
        raise IndexDamaged(folder, f"{_FILE} cannot be read") from error
