"""Briefings of a real index: what they choose, in which order, and what they leave out."""

from datetime import date

from index.dates.windows import Window
from index.reader import IndexReader
from tests.index.archives import ASKED_ON, IndexedFolder

from .survey_articles import COUNTED, LATER, STORM, TRAMS, UNDATED, WIRE

SUNDAY = Window(date(2023, 12, 31), date(2023, 12, 31))


def test_a_briefing_of_a_day_tells_what_was_published_then_and_encodes_nothing(
    reader: IndexReader, desk: IndexedFolder
) -> None:
    briefing = reader.briefing(SUNDAY, "", ASKED_ON)
    texts = [hit.passage.text for hit in briefing.hits]
    assert {COUNTED, TRAMS, WIRE} <= set(texts)
    assert LATER not in texts
    assert UNDATED not in texts
    assert desk.encoder.asked == []
    assert [hit.rank for hit in briefing.hits] == list(range(1, len(texts) + 1))


def test_wire_copy_is_told_once_with_both_its_sources(reader: IndexReader) -> None:
    (wire,) = [hit for hit in reader.briefing(SUNDAY, "", ASKED_ON).hits if hit.passage.text == WIRE]
    assert {wire.passage.source, *(place.source for place in wire.also)} == {"wire1.txt", "wire2.txt"}


def test_the_newest_event_comes_first(reader: IndexReader) -> None:
    span = Window(date(2023, 12, 20), date(2023, 12, 31))
    newest = [
        max(hit.published or date.min for hit in event.hits) for event in reader.briefing(span, "", ASKED_ON).events
    ]
    assert newest == sorted(newest, reverse=True)
    assert newest[-1] == date(2023, 12, 20)


def test_what_is_contested_is_found_beyond_the_passages_shown(reader: IndexReader) -> None:
    span = Window(date(2023, 12, 30), date(2023, 12, 31))
    (conflict,) = reader.briefing(span, "", ASKED_ON).conflicts
    assert [statement.figure.value for statement in conflict.statements] == [14, 21]
    assert conflict.statements[0].sentence == STORM


def test_a_topic_leaves_out_what_is_about_something_else(reader: IndexReader) -> None:
    texts = {hit.passage.text for hit in reader.briefing(SUNDAY, "trams", ASKED_ON).hits}
    assert TRAMS in texts
    assert not texts & {COUNTED, WIRE}


def test_a_day_of_which_nothing_is_told_has_an_empty_briefing(reader: IndexReader) -> None:
    day = date(1999, 5, 3)
    briefing = reader.briefing(Window(day, day), "", ASKED_ON)
    assert (briefing.events, briefing.conflicts, briefing.passages) == ((), (), 0)
