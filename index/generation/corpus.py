"""What a generation is made of: the articles of a folder as they are now."""

import hashlib
from dataclasses import dataclass

from index.errors import Failure
from index.reading import Passage

from .archive import Record


@dataclass(frozen=True, slots=True)
class Corpus:
    """A folder as it is now.

    Attributes:
        files: Every file that was read with its digest.
        records: The articles.
        failures: What could not be indexed.
    """

    files: tuple[tuple[str, str], ...]
    records: tuple[Record, ...]
    failures: tuple[Failure, ...]

    @property
    def digest(self) -> str:
        """Digest of all files and of what failed."""
        lines = [*self.files, *((f.file, f.reason) for f in self.failures)]
        return hashlib.sha256(repr(lines).encode("utf-8", "surrogatepass")).hexdigest()

    def texts(self) -> list[str]:
        """Every text that has a vector: searched passages in order, then titles that are not empty."""
        return [p.text for p in self.searched()] + [r.article.title for r in self.records if r.article.title]

    def searched(self) -> list[Passage]:
        """The searched passages in order."""
        return [p for record in self.records for p in record.passages if p.kind == "body"]
