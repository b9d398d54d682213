"""Counts what has changed since the generation before."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from index.segment import Record

from .report import Changes


@dataclass(slots=True)
class Ledger:
    """What goes and what comes; an article or a passage that does both has hardly changed.

    Attributes:
        articles_gone: Digest of each article that is taken out, by its source.
        articles_new: The same of those that are put in.
        passages_gone: Ids of searched passages that are taken out.
        passages_new: The same of those that are put in.
        boilerplate_gone: How many passages kept out of search are taken out, by kind.
        boilerplate_new: How many are put in.
    """

    articles_gone: dict[str, str] = field(default_factory=dict)
    articles_new: dict[str, str] = field(default_factory=dict)
    passages_gone: set[int] = field(default_factory=set)
    passages_new: set[int] = field(default_factory=set)
    boilerplate_gone: Counter[str] = field(default_factory=Counter)
    boilerplate_new: Counter[str] = field(default_factory=Counter)

    def take_out(self, articles: Mapping[str, str], passages: Iterable[tuple[int, str]]) -> None:
        """Enter articles that go.

        Args:
            articles: Their digests by source.
            passages: The id and the kind of each of their passages.
        """
        self.articles_gone |= articles
        for id_, kind in passages:
            if kind == "body":
                self.passages_gone.add(id_)
            else:
                self.boilerplate_gone[kind] += 1

    def put_in(self, record: Record) -> None:
        """Enter an article that comes."""
        self.articles_new[record.article.source] = record.article.sha256
        for passage in record.passages:
            if passage.kind == "body":
                self.passages_new.add(passage.id)
            else:
                self.boilerplate_new[passage.kind] += 1

    def put_back(self, source: str, passages: Iterable[tuple[int, str]]) -> None:
        """Strike out an article that has been entered as coming, and doesn't come."""
        del self.articles_new[source]
        for id_, kind in passages:
            if kind == "body":
                self.passages_new.discard(id_)
            else:
                self.boilerplate_new[kind] -= 1

    def article_changes(self, before: int) -> Changes:
        """Count articles by what happened to them.

        Args:
            before: How many there were.
        """
        both = self.articles_new.keys() & self.articles_gone.keys()
        same = sum(self.articles_new[source] == self.articles_gone[source] for source in both)
        return Changes(
            added=len(self.articles_new) - len(both),
            changed=len(both) - same,
            removed=len(self.articles_gone) - len(both),
            unchanged=before - len(self.articles_gone) + same,
        )

    def passage_changes(self, before: int) -> Changes:
        """Count searched passages by what happened to them; their ids follow from their words, so none changes."""
        kept = len(self.passages_new & self.passages_gone)
        return Changes(
            added=len(self.passages_new) - kept,
            removed=len(self.passages_gone) - kept,
            unchanged=before - len(self.passages_gone) + kept,
        )
