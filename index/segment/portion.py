"""A portion: the articles that become a segment."""

from collections.abc import Sequence
from dataclasses import dataclass

from index.reading import Passage

from .analysis import Analysis
from .archive import Record


@dataclass(frozen=True, slots=True)
class Portion:
    """Articles that become a segment, in its order, each analysed."""

    records: tuple[Record, ...]

    def texts(self) -> list[str]:
        """Return every text that needs a vector: searched passages in order, then titles that are not empty."""
        return [p.text for p in self.searched()] + [r.article.title for r in self.records if r.article.title]

    def searched(self) -> list[Passage]:
        """Return the searched passages in order."""
        return [p for record in self.records for p in record.passages if p.kind == "body"]

    def analyses(self) -> list[list[Analysis]]:
        """Return the analyses of the searched passages, by article."""
        return [_searched(record) for record in self.records]


def _searched(record: Record) -> list[Analysis]:
    pairs: Sequence[tuple[Passage, Analysis]] = list(zip(record.passages, record.analyses, strict=True))
    return [analysis for passage, analysis in pairs if passage.kind == "body"]
