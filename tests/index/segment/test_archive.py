"""The archive: everything stored about an article comes back, and its questions find the passages they ask for."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from index.dates import Window
from index.errors import IndexDamaged
from index.figures import Figure, read_paragraph, start_thread
from index.reading import Release
from index.segment.analysis import Analysis
from index.segment.archive import NAME, Archive, write_archive

from .records import passage, record

DAY = date(2023, 12, 31)


def counted(text: str) -> tuple[Figure, ...]:
    """Read the figures of a paragraph."""
    return tuple(read_paragraph(text, DAY, start_thread(""), ())[0])


DEAD = "At least 14 people were killed in Belgorod, the governor said."
CAPTION = "Rescuers search for two missing people."
QUIET = "The harbour stays closed."

SAID = Analysis(
    terms=(("14", "peopl", "kill"), (), ("governor", "said")),
    names=("word:belgorod", "city:Belgorod", "person:John Doe"),
    event_dates=(Window(DAY, None, "since Sunday", (0, 12)), Window(None, DAY, "until Sunday", (20, 32))),
    traits=5,
    figures=counted(DEAD),
    speakers=("the governor@RU", "John Doe"),
)
PLAIN = Analysis(terms=(("harbour", "close"),))
TITLE = passage(1, "a.txt", 1, "Harbour closed", "title")
KILLED = passage(2, "a.txt", 2, DEAD)
STAYS = passage(3, "a.txt", 3, QUIET)
PICTURE = passage(4, "a.txt", 4, CAPTION, "caption")
OTHER = passage(5, "b.txt", 1, QUIET)

RECORDS = [
    record(
        "a.txt",
        [(TITLE, Analysis()), (KILLED, SAID), (STAYS, PLAIN), (PICTURE, Analysis(figures=counted(CAPTION)))],
        title="Harbour closed",
        published=DAY,
    ),
    record("b.txt", [(OTHER, PLAIN)]),
]
RELEASE = Release("urn:1", (2, "2024-01-01"), aliases=("urn:old",))
FEED = [
    record("f:2", [(passage(11, "f:2", 1, "Two."), SAID)], file="f", place=1, release=RELEASE),
    record("f:1", [(passage(10, "f:1", 1, "One."), PLAIN)], title="Four held", file="f"),
    record("g", [(passage(12, "g", 1, "Three."), PLAIN), (passage(13, "g", 2, "A picture", "caption"), PLAIN)]),
]


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    write_archive(tmp_path, RECORDS)
    with closing(Archive(tmp_path)) as opened:
        yield opened


@pytest.fixture
def feed(tmp_path: Path) -> Iterator[Archive]:
    (tmp_path / "feed").mkdir()
    write_archive(tmp_path / "feed", FEED)
    with closing(Archive(tmp_path / "feed")) as opened:
        yield opened


def test_articles_passages_and_analyses_come_back_as_they_were(archive: Archive) -> None:
    assert SAID.figures
    assert list(archive.records([0, 1])) == RECORDS
    assert list(archive.records([1, 0])) == RECORDS[::-1]
    assert list(archive.records([2])) == []
    assert archive.paragraphs("a.txt") == [TITLE, KILLED, STAYS, PICTURE]
    assert archive.paragraphs("missing.txt") == []


def test_articles_of_a_file_are_found_with_their_places(feed: Archive) -> None:
    assert (feed.numbers_of("f"), feed.numbers_of("g"), feed.numbers_of("missing")) == ([0, 1], [2], [])
    heads = feed.heads("f")
    assert [(number, place) for number, _, place in heads] == [(0, 1), (1, 0)]
    assert [article for _, article, _ in heads] == [replace(each.article, release=None) for each in FEED[:2]]
    assert (feed.file_of("f:2"), feed.file_of("f")) == ("f", None)
    assert feed.articles("file, place") == [(0, "f", 1), (1, "f", 0), (2, "g", 0)]


def test_releases_come_back_with_their_articles(feed: Archive) -> None:
    assert feed.released() == [(0, 1, FEED[0].article)]
    assert list(feed.records([0])) == FEED[:1]
    assert (feed.any_released([1, 0]), feed.any_released([1, 2])) == (True, False)


def test_what_an_update_counts_is_told_by_number(feed: Archive) -> None:
    assert feed.digests([2, 0]) == {"g": "0" * 64, "f:2": "0" * 64}
    assert feed.kinds([2, 1]) == [(12, "body"), (13, "caption"), (10, "body")]


def test_what_is_dead_is_seen_by_nobody(feed: Archive) -> None:
    with closing(Archive(feed.path.parent, dead=[0])) as left:
        assert left.articles("source") == [(1, "f:1"), (2, "g")]
        assert (left.numbers_of("f"), left.file_of("f:2")) == ([1], None)
        assert [number for number, _, _ in left.heads("f")] == [1]
        assert list(left.records([0, 1])) == FEED[1:2]
        assert left.released() == []
        assert left.stored([10, 11]).keys() == {10}
        assert left.of_passages("text", [10, 11]) == {10: "One."}
        assert [*left.with_figures([11]), *left.speakers(), *left.paragraphs("f:2")] == []
        assert left.with_words(["Two"], 9) == []
        assert left.kinds([0]) == []
        assert left.digests([0]) == {}
        assert left.any_released([0]), "who takes it out asks"
    assert [number for number, _ in feed.with_figures([11])] == [0]


def test_passages_are_looked_up_by_id_with_what_a_hit_shows(archive: Archive) -> None:
    found = archive.stored([5, 99, 2])
    assert found.keys() == {2, 5}
    stored = found[2]
    assert (stored.passage, stored.title, stored.published, stored.published_how) == (
        KILLED,
        "Harbour closed",
        DAY,
        "stated",
    )
    assert (stored.event_dates, stored.figures, stored.speakers) == (SAID.event_dates, SAID.figures, SAID.speakers)
    assert (found[5].title, found[5].published, found[5].published_how) == ("", None, "unknown")
    assert archive.of_passages("text", [2, 5]) == {2: DEAD, 5: QUIET}
    assert archive.of_passages("length(text)", [2, 5]) == {2: len(DEAD), 5: len(QUIET)}
    assert archive.stored([]) == {}
    assert archive.of_passages("text", [99]) == {}


def test_figures_are_those_of_the_passages_and_of_what_surrounds_them(archive: Archive) -> None:
    """The caption belongs to the article of passage 3; its other passages of the report were not asked for."""
    assert [(number, each.passage) for number, each in archive.with_figures([3])] == [(0, PICTURE)]
    assert [(number, each.passage) for number, each in archive.with_figures([2, 3])] == [(0, KILLED), (0, PICTURE)]
    assert archive.with_figures([5]) == []


def test_words_are_found_in_their_order_near_or_far_apart_and_in_the_report_alone(archive: Archive) -> None:
    assert archive.with_words(["14", "Belgorod"], 9) == [2]
    assert archive.with_words(["Belgorod", "14"], 9) == []
    assert archive.with_words(["harbour"], 9) == [3, 5]
    assert archive.with_words(["harbour"], 1) == [3]
    assert archive.with_words(["Rescuers"], 9) == []


def test_speakers_are_those_of_the_report(archive: Archive) -> None:
    assert archive.speakers() == [(2, "the governor@RU\nJohn Doe")]


def test_a_missing_archive_is_damage(tmp_path: Path) -> None:
    with pytest.raises(IndexDamaged, match=NAME):
        Archive(tmp_path).articles("file")


def test_a_file_that_is_no_archive_is_damage(tmp_path: Path) -> None:
    (tmp_path / NAME).write_text("not a database, but long enough to be taken for one" * 9)
    with closing(Archive(tmp_path)) as archive, pytest.raises(IndexDamaged, match=NAME):
        archive.articles("file")
