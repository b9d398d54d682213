"""The reader: every call works on one generation to its end, the next one on the live one."""

import json
import sqlite3
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path
from threading import Event, Thread

import pytest

from index.errors import IndexDamaged, IndexMissing
from index.generation.contents import list_sources
from index.generation.opening import Generation, open_current
from index.generation.switching import current_id
from index.reader import IndexReader
from index.reading import keep_version
from index.search.hits import Query, SearchResult
from index.segment import Vectors

from .archives import ASKED_ON, CRANE, FERRY, NEWS, SHIPS, TRAMS, IndexedFolder
from .hashing_encoder import HashingEncoder

FILES = "SELECT file FROM articles"
FERRIES = f"Ferries to run every hour from spring\n\n2023-12-29\n\n{FERRY}\n"


@pytest.fixture
def desk(tmp_path: Path) -> IndexedFolder:
    made = IndexedFolder(tmp_path)
    made.rebuild()
    return made


def asked(question: str = "crane trams ferries") -> list[Query]:
    return [Query(question, ASKED_ON, top_k=9)]


def found(results: Sequence[SearchResult]) -> set[str]:
    return {hit.passage.text for result in results for hit in result.hits}


def test_a_new_generation_is_picked_up_by_the_next_call(desk: IndexedFolder) -> None:
    reader = IndexReader(desk.index, desk.encoder)
    assert FERRY not in found(reader.search_many(asked()))
    first = reader.coverage().generation
    desk.write("ferry.txt", FERRIES)
    (desk.articles / "council.txt").unlink()
    desk.rebuild()
    results = reader.search_many(asked())
    assert FERRY in found(results)
    assert TRAMS not in found(results)
    assert results[0].generation == reader.coverage().generation == current_id(desk.index) != first


class WaitingEncoder(HashingEncoder):
    """Waits in the middle of a search until it is let go on."""

    def __init__(self) -> None:
        super().__init__()
        self.there, self.go_on = Event(), Event()

    def encode(self, texts: Sequence[str]) -> Vectors:
        self.there.set()
        assert self.go_on.wait(20)
        return super().encode(texts)


def test_a_search_in_flight_keeps_its_generation(desk: IndexedFolder) -> None:
    encoder = WaitingEncoder()
    reader = IndexReader(desk.index, encoder)
    results: list[SearchResult] = []
    before = current_id(desk.index)
    thread = Thread(target=lambda: results.extend(reader.search_many(asked())))
    thread.start()
    assert encoder.there.wait(20)
    desk.write("ferry.txt", FERRIES)
    desk.rebuild()
    assert reader.coverage().articles == 3, "others already see the new one"
    encoder.go_on.set()
    thread.join(20)
    assert results[0].generation == before
    assert CRANE in found(results)
    assert FERRY not in found(results)


def test_the_old_generation_is_closed_when_its_last_call_is_done(desk: IndexedFolder) -> None:
    reader = IndexReader(desk.index, desk.encoder)
    with reader._live() as old:
        desk.write("ferry.txt", FERRIES)
        desk.rebuild()
        assert reader.coverage().articles == 3
        assert {file for (file,) in old.archive.rows(FILES)} == set(NEWS), "still open for the call that uses it"
    with pytest.raises((IndexDamaged, sqlite3.ProgrammingError)):
        old.archive.rows(FILES)


def test_closing_lets_calls_end(desk: IndexedFolder) -> None:
    reader = IndexReader(desk.index, desk.encoder)
    with reader._live() as generation:
        reader.close()
        assert generation.archive.rows(FILES)
    with pytest.raises((IndexDamaged, sqlite3.ProgrammingError)):
        generation.archive.rows(FILES)
    assert reader.coverage().articles == 2, "and a later call opens it again"


def test_many_threads_through_many_rebuilds_never_fail(desk: IndexedFolder) -> None:
    """Every answer is of one generation: the ferries' file and their passage come and go together."""
    reader = IndexReader(desk.index, desk.encoder)
    done = Event()

    def ask(_: int) -> int:
        calls = 0
        while not done.is_set():
            [result] = reader.search_many(asked("what about ferries every hour from spring?"))
            assert found([result]) >= {CRANE, TRAMS}
            reader.coverage()
            calls += 1
        return calls

    with ThreadPoolExecutor(4) as pool:
        asking = pool.map(ask, range(4))
        try:
            for turn in range(4):
                if turn % 2:
                    (desk.articles / "ferry.txt").unlink()
                else:
                    desk.write("ferry.txt", FERRIES)
                desk.rebuild(encoder=HashingEncoder())
        finally:
            done.set()
        assert min(asking) > 0


def test_it_says_what_is_missing_and_answers_as_soon_as_it_is_there(tmp_path: Path) -> None:
    desk = IndexedFolder(tmp_path)
    reader = IndexReader(desk.index, desk.encoder)
    with pytest.raises(IndexMissing):
        reader.coverage()
    desk.rebuild()
    assert reader.coverage().articles == len(NEWS)


def test_a_hit_is_found_again_by_its_id(desk: IndexedFolder) -> None:
    reader = IndexReader(desk.index, desk.encoder)
    [result] = reader.search_many(asked("which crane fell?"))
    first = result.hits[0]
    again = reader.hit(first.passage.id)
    assert again is not None
    assert (again.passage, again.title, again.published) == (first.passage, first.title, first.published)
    assert (again.rank, again.sentence) == (1, (0, len(CRANE)))
    assert reader.hit(first.passage.id + 1) is None
    assert reader.hit(-5) is None


def test_paragraphs_come_in_order_with_what_is_not_searched(desk: IndexedFolder) -> None:
    reader = IndexReader(desk.index, desk.encoder)
    passages = reader.paragraphs("harbour.txt")
    text = (desk.articles / "harbour.txt").read_text("utf-8")
    assert [passage.kind for passage in passages] == ["title", "header", "body", "body"]
    assert [passage.paragraph for passage in passages] == [1, 2, 3, 4]
    assert all(text[slice(*passage.chars)] == passage.text for passage in passages)
    assert reader.paragraphs("Harbour.txt") == []


def test_sources_are_found_by_name_and_title_whatever_the_casing(desk: IndexedFolder) -> None:
    desk.write("undated.txt", "Ferries to run every hour from spring\n\n" + FERRY)
    desk.write("straße/ÉTÉ.txt", FERRIES)
    desk.rebuild()
    reader = IndexReader(desk.index, desk.encoder)
    assert [entry.source for entry in reader.sources()] == [
        "harbour.txt",
        "council.txt",
        "straße/ÉTÉ.txt",
        "undated.txt",
    ], "newest first, undated last"
    assert [entry.source for entry in reader.sources("TRAMS")] == ["council.txt"]
    assert [entry.source for entry in reader.sources(" STRASSE/été ")] == ["straße/ÉTÉ.txt"]
    assert reader.sources("nothing like it") == []
    [council] = reader.sources("council.txt")
    assert (council.passages, council.boilerplate, council.published_how) == (1, 2, "stated")
    assert council.published == date(2023, 12, 30)


def test_coverage_tells_the_span_and_the_undated(desk: IndexedFolder) -> None:
    desk.write("undated.txt", "Ferries to run every hour from spring\n\n" + FERRY)
    desk.rebuild()
    coverage = IndexReader(desk.index, desk.encoder).coverage()
    assert (coverage.first, coverage.last, coverage.undated) == (date(2023, 12, 30), date(2023, 12, 31), 1)
    assert (coverage.articles, coverage.passages) == (3, 4)
    assert coverage.built_at.tzinfo is not None
    generation: Generation = open_current(desk.index)
    assert len(list_sources(generation)) == 3


def test_earlier_versions_are_listed_and_read_beside_the_article(desk: IndexedFolder) -> None:
    reader = IndexReader(desk.index, desk.encoder)
    assert reader.earlier("harbour.txt") == []
    for words in (FERRIES, NEWS["harbour.txt"].replace("41 ships", "42 ships")):
        keep_version(desk.articles / "harbour.txt")
        desk.write("harbour.txt", words)
    desk.rebuild()
    assert [version.number for version in reader.earlier("harbour.txt")] == [1, 2]
    assert [passage.text for passage in reader.earlier_paragraphs("harbour.txt", 1)][-2:] == [CRANE, SHIPS]
    assert reader.earlier_paragraphs("harbour.txt", 2)[-1].text == FERRY
    assert reader.earlier_paragraphs("harbour.txt", 3) == []
    assert reader.coverage().articles == len(NEWS), "none of them is indexed"
    assert FERRY not in found(reader.search_many(asked()))


def test_an_article_that_is_not_indexed_has_no_earlier_versions(desk: IndexedFolder) -> None:
    desk.write("gone.txt", FERRIES)
    keep_version(desk.articles / "gone.txt")
    reader = IndexReader(desk.index, desk.encoder)
    for source in ("gone.txt", "nowhere.txt", "Harbour.txt", "../articles/harbour.txt", ""):
        assert reader.earlier(source) == []
        assert reader.earlier_paragraphs(source, 1) == []


def test_an_article_of_a_file_with_several_has_no_earlier_versions(desk: IndexedFolder) -> None:
    lines = [{"title": "Ferries", "text": FERRY}, {"name": "ships", "title": "Ships", "text": SHIPS}]
    desk.write("wire.jsonl", "".join(f"{json.dumps(line)}\n" for line in lines))
    keep_version(desk.articles / "wire.jsonl")
    desk.rebuild()
    reader = IndexReader(desk.index, desk.encoder)
    sources = {entry.source for entry in reader.sources() if entry.file == "wire.jsonl"}
    assert len(sources) == 2
    for source in (*sources, "wire.jsonl"):
        assert reader.earlier(source) == []
        assert reader.earlier_paragraphs(source, 1) == []
