"""What has changed since the generation before."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

import numpy as np

from index.generation import Key, Record

from .earlier import Earlier
from .report import Changes


@dataclass(frozen=True, slots=True)
class Before:
    """What of the generation before a new one is compared with or takes over.

    Attributes:
        articles: Digest of each article by its source.
        passages: Ids of the searched passages.
        vectors: Vectors of passages and titles by the digest of their text.
        newest_at: When an article was added or changed last, None when unknown.
    """

    articles: Mapping[str, str]
    passages: frozenset[int]
    vectors: Mapping[Key, np.ndarray[tuple[int], np.dtype[np.float32]]]
    newest_at: datetime | None = None

    @classmethod
    def of(cls, earlier: Earlier | None) -> "Before":
        """Take what is needed of a generation; nothing where there is none."""
        if earlier is None:
            return cls({}, frozenset(), {})
        return cls(earlier.articles(), earlier.passages(), earlier.vectors(), earlier.manifest.newest_at)

    def article_changes(self, records: Sequence[Record]) -> Changes:
        """Count articles by what happened to them."""
        now = {record.article.source: record.article.sha256 for record in records}
        same = sum(self.articles.get(source) == sha256 for source, sha256 in now.items())
        both = len(now.keys() & self.articles.keys())
        return Changes(added=len(now) - both, changed=both - same, removed=len(self.articles) - both, unchanged=same)

    def newest_after(self, records: Sequence[Record], now: datetime) -> datetime | None:
        """Return when an article was added or changed last, once these are live."""
        changes = self.article_changes(records)
        return now if changes.added or changes.changed else self.newest_at

    def passage_changes(self, records: Sequence[Record]) -> Changes:
        """Count searched passages by what happened to them; their ids follow from their words, so none changes."""
        ids = {passage.id for record in records for passage in record.passages if passage.kind == "body"}
        kept = len(ids & self.passages)
        return Changes(added=len(ids) - kept, removed=len(self.passages) - kept, unchanged=kept)
