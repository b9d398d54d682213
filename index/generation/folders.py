"""Where an index keeps what: the names of its folders and files."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Folders:
    """The folders of an index."""

    index: Path

    @classmethod
    def of_generation(cls, folder: Path) -> "Folders":
        """Return those of the index that a generation is in."""
        return cls(folder.parent.parent)

    @property
    def generations(self) -> Path:
        """Holds a folder for each generation."""
        return self.index / "generations"

    @property
    def segments(self) -> Path:
        """Holds a folder for each segment; several generations may have it in common."""
        return self.index / "segments"
