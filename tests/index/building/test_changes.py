"""What changed since the generation before is counted by source, digest and id, of what goes and what comes alone."""

from collections.abc import Sequence
from datetime import date

from index.building.changes import Ledger
from index.building.report import Changes
from index.reading import Article, PassageKind, split_article
from index.segment import Record


def record(source: str, text: str, sha256: str) -> Record:
    article = Article(source, source, "", date(2024, 1, 2), "stated", sha256, text)
    return Record(article, (), tuple(split_article(article, max_tokens=200)), ())


def passages(*records: Record) -> list[tuple[int, PassageKind]]:
    return [(passage.id, passage.kind) for each in records for passage in each.passages]


def ledger(*, gone: Sequence[Record] = (), new: Sequence[Record] = ()) -> Ledger:
    """Enter articles that go and articles that come."""
    made = Ledger()
    made.take_out({each.article.source: each.article.sha256 for each in gone}, passages(*gone))
    for each in new:
        made.put_in(each)
    return made


LIGHT = record("light.txt", "The lighthouse was lit again.\n\nNobody had seen it for nine years.", "a")
FERRY = record("ferry.txt", "Four ferries stayed in the harbour because of fog.", "b")


def test_without_a_generation_before_everything_is_new() -> None:
    none = ledger(new=[LIGHT, FERRY])
    assert none.article_changes(0) == Changes(added=2)
    assert none.passage_changes(0) == Changes(added=3)


def test_the_same_corpus_is_unchanged() -> None:
    """Whether nothing is entered, or all is read again."""
    for same in (ledger(), ledger(gone=[LIGHT, FERRY], new=[LIGHT, FERRY])):
        assert same.article_changes(2) == Changes(unchanged=2)
        assert same.passage_changes(3) == Changes(unchanged=3)


def test_a_changed_article_keeps_the_passages_that_it_still_has() -> None:
    edited = record("light.txt", "The lighthouse was lit again.\n\nIt had been dark for ten years.", "c")
    changed = ledger(gone=[LIGHT], new=[edited])
    assert changed.article_changes(2) == Changes(changed=1, unchanged=1)
    assert changed.passage_changes(3) == Changes(added=1, removed=1, unchanged=2)


def test_what_is_gone_is_removed() -> None:
    lost = ledger(gone=[LIGHT])
    assert lost.article_changes(2) == Changes(removed=1, unchanged=1)
    assert lost.passage_changes(3) == Changes(removed=2, unchanged=1)


def test_what_is_put_back_has_never_come() -> None:
    held = ledger(new=[LIGHT, FERRY])
    held.put_back("light.txt", passages(LIGHT))
    assert held.article_changes(0) == Changes(added=1)
    assert held.passage_changes(0) == Changes(added=1)
    replaced = ledger(gone=[LIGHT], new=[LIGHT])
    replaced.put_back("light.txt", passages(LIGHT))
    assert replaced.article_changes(2) == Changes(removed=1, unchanged=1)
    assert replaced.passage_changes(3) == Changes(removed=2, unchanged=1)


def test_what_is_not_searched_is_counted_by_kind() -> None:
    titled = record("tide.txt", "High tide\n\nRead also: Trams delayed\n\nThe tide stayed high all night.", "d")
    kinds = [kind for _, kind in passages(titled) if kind != "body"]
    assert kinds
    moved = ledger(gone=[titled], new=[titled])
    assert sorted(moved.boilerplate_gone.elements()) == sorted(moved.boilerplate_new.elements()) == sorted(kinds)
    moved.put_back("tide.txt", passages(titled))
    assert moved.boilerplate_new.total() == 0
