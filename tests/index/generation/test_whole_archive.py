"""The archive of a generation: what several segments hold is found as in one, and nothing that is dead."""

import pytest

from index.errors import IndexDamaged
from index.generation.opening import Generation
from index.segment.archive import Archive

from .generations import CRANE, FEED, FERRIES, GONE, HEADLINE, LIVE, REMOVED

EVERY = sorted({passage.id for record in [GONE, *LIVE, REMOVED] for passage in record.passages})
"""The ids of all passages, also of dead ones."""


@pytest.fixture
def archive(whole: Generation) -> Archive:
    [segment] = whole.segments
    return segment.archive


def test_articles_are_told_by_their_number_in_the_generation(apart: Generation, archive: Archive) -> None:
    rows = apart.archive.articles("source, title, published")
    assert rows == [(source, title, day) for _, source, title, day in archive.articles("source, title, published")]
    assert [source for source, _, _ in rows] == [each.article.source for each in LIVE]


def test_the_articles_of_a_file_come_in_their_places_from_whatever_segments(apart: Generation) -> None:
    assert list(apart.archive.records("b.jsonl")) == FEED
    assert list(apart.archive.records("a.txt")) == [CRANE]
    assert list(apart.archive.records("e.txt")) == []
    assert [*apart.archive.records("c.txt"), *apart.archive.records("d.txt")] == [FERRIES, HEADLINE]


def test_passages_are_looked_up_by_id_searched_or_not(apart: Generation, archive: Archive) -> None:
    found = apart.archive.stored([*EVERY, 99])
    assert found == archive.stored(EVERY)
    assert found.keys() == {passage.id for record in LIVE for passage in record.passages}
    texts = {passage.id: passage.text for record in LIVE for passage in record.passages}
    assert apart.archive.texts(EVERY) == texts
    assert apart.archive.lengths(EVERY) == {id_: len(text) for id_, text in texts.items()}
    assert apart.archive.terms(EVERY) == archive.of_passages("terms", EVERY)
    assert (apart.archive.texts([]), apart.archive.stored([])) == ({}, {})
    assert apart.archive.texts([HEADLINE.passages[0].id]) == {HEADLINE.passages[0].id: HEADLINE.passages[0].text}


def test_a_passage_that_was_kept_is_that_of_the_article_as_it_is_now(apart: Generation) -> None:
    """It has the same id in the dead article; the title is that of the live one."""
    kept = CRANE.passages[1].id
    assert kept in {passage.id for passage in GONE.passages}
    assert apart.archive.stored([kept])[kept].title == CRANE.article.title


def test_figures_come_in_the_order_of_articles_and_paragraphs(apart: Generation, archive: Archive) -> None:
    found = apart.archive.with_figures(EVERY)
    assert found == [stored for _, stored in archive.with_figures(EVERY)]
    assert [each.passage.source for each in found] == [
        *["a.txt"] * 3, *["b.jsonl:1"] * 2, "b.jsonl:2", *["b.jsonl:3"] * 2, "c.txt", "d.txt"
    ]  # fmt: skip
    headlines = [each.passage for each in apart.archive.with_figures([CRANE.passages[1].id])]
    assert headlines == [CRANE.passages[0], CRANE.passages[1]]


def test_words_are_found_in_every_segment_and_at_most_so_many(apart: Generation, archive: Archive) -> None:
    found = apart.archive.with_words(["people", "Belgorod"], 9)
    assert found == archive.with_words(["people", "Belgorod"], 9)
    assert len(found) == 3
    assert apart.archive.with_words(["people", "Belgorod"], 2) == found[:2]
    assert apart.archive.with_words(["Nobody"], 9) == []


def test_speakers_are_those_of_live_articles(apart: Generation, archive: Archive) -> None:
    said = apart.archive.speakers()
    assert sorted(said) == sorted(archive.speakers())
    assert {name for _, name in said} == {"governor", "John Doe", "Azul Lines"}


def test_paragraphs_are_those_of_the_live_article_with_a_name(apart: Generation) -> None:
    assert apart.archive.paragraphs("a.txt") == list(CRANE.passages)
    assert apart.archive.paragraphs("b.jsonl:2") == list(FEED[1].passages)
    assert apart.archive.paragraphs("e.txt") == []


def test_a_query_is_put_to_every_segment(apart: Generation, archive: Archive) -> None:
    sql = "SELECT source, passages FROM articles WHERE file < ?"
    assert sorted(apart.archive.rows(sql, ("c",))) == sorted(archive.rows(sql, ("c",)))
    with pytest.raises(IndexDamaged, match="no such table"):
        apart.archive.rows("SELECT 1 FROM nowhere")
