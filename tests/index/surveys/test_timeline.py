"""Timelines of a real index: their order, the days they show, and the figures that change."""

from datetime import date

from index.dates.windows import Window
from index.reader import IndexReader
from tests.index.archives import ASKED_ON

from .survey_articles import UNDATED


def test_a_timeline_follows_what_happened_and_says_which_day_it_shows(reader: IndexReader) -> None:
    moments = reader.timeline("storm Brno", None, ASKED_ON).moments
    assert [moment.hit.passage.source for moment in moments] == ["storm.txt", "counted.txt"]
    assert [(moment.how, moment.first) for moment in moments] == [("event", date(2023, 12, 30))] * 2
    assert [moment.hit.rank for moment in moments] == [1, 2]


def test_a_passage_that_names_no_day_stands_at_its_publication_and_one_without_any_at_the_end(
    reader: IndexReader,
) -> None:
    moments = reader.timeline("trams", None, ASKED_ON).moments
    assert [moment.how for moment in moments] == ["published", "unknown"]
    assert moments[-1].hit.passage.text == UNDATED


def test_days_bound_a_timeline(reader: IndexReader) -> None:
    before = Window(None, date(2023, 12, 30))
    assert [m.hit.passage.source for m in reader.timeline("storm Brno", before, ASKED_ON).moments][:1] == ["storm.txt"]
    assert reader.timeline("trams", Window(None, date(2023, 12, 1)), ASKED_ON).moments == ()


def test_a_figure_that_grows_stands_with_the_timeline(reader: IndexReader) -> None:
    (conflict,) = reader.timeline("storm in Brno", None, ASKED_ON).conflicts
    assert conflict.kind == "development"
    assert reader.timeline("trams", None, ASKED_ON).conflicts == ()
