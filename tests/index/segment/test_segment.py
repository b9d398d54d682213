"""A segment: what is dead in it, in every form in which that is asked."""

from pathlib import Path

from index.segment.analysis import Analysis
from index.segment.segment import Segment

from .records import of_terms, passage, record, write

PLAIN = Analysis(terms=(("tram",),), names=("word:lisbon",))
RECORDS = [
    record("a", [(passage(1, "a", 1, "One."), PLAIN), (passage(2, "a", 2, "Two."), PLAIN)], title="Trams"),
    record("b", [(passage(3, "b", 1, "A caption.", "caption"), Analysis())]),
    of_terms(4, "c", "crane"),
]


def test_the_rows_of_dead_articles_are_dead(tmp_path: Path) -> None:
    write(tmp_path / "name", RECORDS)
    segment = Segment(tmp_path / "name", [2, 0, 2])
    assert segment.name == "name"
    assert segment.dead.tolist() == [0, 2]
    assert segment.dead_rows.tolist() == [0, 1, 2]
    assert segment.archive.articles("source") == [(1, "b")]
    assert segment.names == {"lisbon": 2}, "what is dead is counted"
    segment.close()


def test_a_segment_without_dead_articles_has_no_dead_rows(tmp_path: Path) -> None:
    write(tmp_path / "name", RECORDS)
    segment = Segment(tmp_path / "name")
    assert len(segment.dead_rows) == len(segment.dead) == 0
    assert len(segment.forward("passage")) == len(segment.dense) == len(segment.lexical) == 3
    assert len(segment.forward("title")) == len(segment.columns.published) == 3
    assert segment.forward("title") is segment.forward("title")
    segment.close()
