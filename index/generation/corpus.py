"""The corpus: everything that a folder contains at the moment of a rebuild."""

import hashlib
from dataclasses import dataclass

from index.errors import Failure, NotRead, by_kind
from index.reading import Passage

from .archive import Record


@dataclass(frozen=True, slots=True)
class Corpus:
    """The articles of a folder.

    Attributes:
        files: Every file that was read, with its sha256.
        records: The articles, in the order of the files.
        failures: What could not be indexed, and files of kinds that are not read.
    """

    files: tuple[tuple[str, str], ...]
    records: tuple[Record, ...]
    failures: tuple[Failure, ...]

    @property
    def digest(self) -> str:
        """Digest over all files and failures: the same corpus, the same digest."""
        lines = [*self.files, *((f.file, f.reason, f.count if isinstance(f, NotRead) else 1) for f in self.failures)]
        return hashlib.sha256(repr(lines).encode("utf-8", "surrogatepass")).hexdigest()

    @property
    def failed(self) -> tuple[Failure, ...]:
        """What could not be indexed, without files of kinds that are not read."""
        return tuple(failure for failure in self.failures if not isinstance(failure, NotRead))

    @property
    def not_read(self) -> tuple[NotRead, ...]:
        """Files of kinds that are not read, one for each kind."""
        return by_kind(failure for failure in self.failures if isinstance(failure, NotRead))

    def texts(self) -> list[str]:
        """Return every text that needs a vector: searched passages in order, then titles that are not empty."""
        return [p.text for p in self.searched()] + [r.article.title for r in self.records if r.article.title]

    def searched(self) -> list[Passage]:
        """Return the searched passages in order."""
        return [p for record in self.records for p in record.passages if p.kind == "body"]
