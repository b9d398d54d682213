"""What changed since the generation before is counted by source, digest and id."""

from dataclasses import replace
from datetime import UTC, date, datetime

from index.building.changes import Before
from index.building.report import Changes
from index.generation import Record
from index.reading import Article, split_article


def record(source: str, text: str, sha256: str) -> Record:
    article = Article(source, source, "", date(2024, 1, 2), "stated", sha256, text)
    return Record(article, (), tuple(split_article(article, max_tokens=200)), ())


def before(*records: Record) -> Before:
    articles = {each.article.source: each.article.sha256 for each in records}
    ids = frozenset(passage.id for each in records for passage in each.passages if passage.kind == "body")
    return Before(articles, ids, {})


LIGHT = record("light.txt", "The lighthouse was lit again.\n\nNobody had seen it for nine years.", "a")
FERRY = record("ferry.txt", "Four ferries stayed in the harbour because of fog.", "b")


def test_without_a_generation_before_everything_is_new() -> None:
    none = Before.of(None)
    assert none.article_changes([LIGHT, FERRY]) == Changes(added=2)
    assert none.passage_changes([LIGHT, FERRY]) == Changes(added=3)


def test_the_same_corpus_is_unchanged() -> None:
    assert before(LIGHT, FERRY).article_changes([LIGHT, FERRY]) == Changes(unchanged=2)
    assert before(LIGHT, FERRY).passage_changes([LIGHT, FERRY]) == Changes(unchanged=3)


def test_a_changed_article_keeps_the_passages_that_it_still_has() -> None:
    edited = record("light.txt", "The lighthouse was lit again.\n\nIt had been dark for ten years.", "c")
    assert before(LIGHT, FERRY).article_changes([edited, FERRY]) == Changes(changed=1, unchanged=1)
    assert before(LIGHT, FERRY).passage_changes([edited, FERRY]) == Changes(added=1, removed=1, unchanged=2)


def test_what_is_gone_is_removed() -> None:
    assert before(LIGHT, FERRY).article_changes([FERRY]) == Changes(removed=1, unchanged=1)
    assert before(LIGHT, FERRY).passage_changes([FERRY]) == Changes(removed=2, unchanged=1)


def test_only_what_is_added_or_changed_is_news() -> None:
    then, now = datetime(2024, 1, 2, tzinfo=UTC), datetime(2024, 1, 3, tzinfo=UTC)
    held = replace(before(LIGHT, FERRY), newest_at=then)
    edited = record("light.txt", "The lighthouse is dark.", "c")
    assert held.newest_after([LIGHT, FERRY], now) == held.newest_after([LIGHT], now) == then
    assert held.newest_after([edited, FERRY], now) == before(LIGHT).newest_after([LIGHT, FERRY], now) == now
