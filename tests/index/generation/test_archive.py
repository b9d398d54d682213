"""The archive: everything stored about an article comes back, and its questions find the passages they ask for."""

from datetime import date
from pathlib import Path

import pytest

from index.dates import Window
from index.errors import Failure, IndexDamaged
from index.figures import Figure, read_paragraph, start_thread
from index.generation.analysis import Analysis
from index.generation.archive import NAME, Archive, write_archive

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
FAILURES = [Failure("z.pdf", "broken PDF"), Failure("c.jsonl:3", "no text")]


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    write_archive(tmp_path, RECORDS, [("a.txt", "1"), ("b.txt", "2")], FAILURES)
    return Archive(tmp_path)


def test_articles_passages_and_analyses_come_back_as_they_were(archive: Archive) -> None:
    assert SAID.figures
    assert [*archive.records("a.txt"), *archive.records("b.txt")] == RECORDS
    assert list(archive.records("missing.txt")) == []
    assert archive.paragraphs("a.txt") == [TITLE, KILLED, STAYS, PICTURE]


def test_files_and_failures_come_back_in_their_order(archive: Archive) -> None:
    assert archive.files() == {"a.txt": "1", "b.txt": "2"}
    assert archive.failures() == FAILURES


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
    assert archive.texts([2, 5]) == {2: DEAD, 5: QUIET}
    assert archive.lengths([2, 5]) == {2: len(DEAD), 5: len(QUIET)}
    assert archive.stored([]) == {}


def test_figures_are_those_of_the_passages_and_of_what_surrounds_them(archive: Archive) -> None:
    """The caption belongs to the article of passage 3; its other passages of the report were not asked for."""
    assert [each.passage for each in archive.with_figures([3])] == [PICTURE]
    assert [each.passage for each in archive.with_figures([2, 3])] == [KILLED, PICTURE]
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
        Archive(tmp_path).files()


def test_a_file_that_is_no_archive_is_damage(tmp_path: Path) -> None:
    (tmp_path / NAME).write_text("not a database, but long enough to be taken for one" * 9)
    with pytest.raises(IndexDamaged, match=NAME):
        Archive(tmp_path).files()
