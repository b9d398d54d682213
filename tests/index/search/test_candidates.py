"""Filters let nothing else through, whatever the archive and the question; without them both indexes are asked."""

from collections.abc import Iterator
from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from index.dates import Window
from index.generation import Generation, open_current
from index.search.candidates import candidates, in_days
from index.search.hits import Hit, Query
from index.search.searcher import Searcher
from tests.index.archives import ASKED_ON, IndexedFolder

from .signal_values import SignalArchive
from .stories import FIRST, WORDS, stories_desk, story

DAYS = st.integers(0, 40).map(lambda number: FIRST + timedelta(days=number))
QUESTIONS = st.lists(st.sampled_from(WORDS), min_size=1, max_size=4).map(" ".join)


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> IndexedFolder:
    return stories_desk(tmp_path_factory.mktemp("stories"))


@pytest.fixture
def generation(archive: IndexedFolder) -> Iterator[Generation]:
    opened = open_current(archive.index)
    yield opened
    opened.close()


def rows_for(archive: IndexedFolder, generation: Generation, query: Query) -> list[int]:
    [parsed] = Searcher(generation, archive.encoder).parse_many([query])
    rows: list[int] = candidates(parsed, query, generation).tolist()
    return rows


def speaks_of(hit: Hit, window: Window) -> bool:
    days = [*hit.event_dates, *([Window(hit.published, hit.published)] if hit.published else [])]
    return any(window.overlaps(day) for day in days)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(QUESTIONS, st.none() | DAYS, st.none() | DAYS, st.none() | st.sampled_from(["0/", "STORY1", "trams", "zzz", ""]))
def test_nothing_passes_a_filter_that_should_not(
    archive: IndexedFolder, question: str, first: date | None, last: date | None, source: str | None
) -> None:
    strict = Window(first, last) if first or last else None
    result = archive.search(question, top_k=100, strict=strict, source=source)
    for hit in result.hits:
        assert strict is None or speaks_of(hit, strict)
        assert source is None or source.casefold() in f"{hit.passage.source}\n{hit.title}".casefold()
        for place in hit.also:
            number = int(place.source.removesuffix(".txt").rpartition("story")[2])
            assert source is None or source.casefold() in f"{place.source}\n{story(number).casefold()}"
    assert result.hits or result.abstention


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(QUESTIONS, DAYS, DAYS)
def test_everything_that_passes_is_found_when_there_is_room(
    archive: IndexedFolder, question: str, a: date, b: date
) -> None:
    """A filter by days takes articles of those days whole; repeats stand in `also`."""
    window = Window(min(a, b), max(a, b))
    result = archive.search(question, top_k=1000, strict=window)
    places = {(hit.passage.source, hit.passage.paragraph) for hit in result.hits}
    places |= {(place.source, place.paragraph) for hit in result.hits for place in hit.also}
    generation = open_current(archive.index)
    rows = generation.archive.rows(
        "SELECT source, paragraph FROM passages JOIN articles ON article = number "
        "WHERE kind = 'body' AND published BETWEEN ? AND ?",
        (str(window.start), str(window.end)),
    )
    generation.close()
    assert places >= set(rows)


def test_candidates_are_rows_each_once_ascending(archive: IndexedFolder, generation: Generation) -> None:
    rows = rows_for(archive, generation, Query("crane in the harbour", ASKED_ON))
    assert rows == sorted(set(rows))
    assert rows


def test_a_filter_that_leaves_few_passages_makes_all_of_them_candidates(
    archive: IndexedFolder, generation: Generation
) -> None:
    """Whatever the question: story 7 has a headline, which is not searched, and two paragraphs."""
    rows = rows_for(archive, generation, Query("zebras", ASKED_ON, source="story7.txt"))
    stored = generation.archive.stored(generation.dense.ids[rows].tolist())
    assert {each.passage.source for each in stored.values()} == {"3/story7.txt"}
    assert len(rows) == 2


def test_filters_that_leave_nothing_leave_no_candidate(archive: IndexedFolder, generation: Generation) -> None:
    assert rows_for(archive, generation, Query("crane", ASKED_ON, source="zzz")) == []
    assert rows_for(archive, generation, Query("crane", ASKED_ON, said_by="archbishop")) == []


def test_a_passage_is_of_a_day_by_its_own_dates_or_by_its_publication(generation: Generation) -> None:
    """Story 12 was published on 13 December; only story 3, of 4 December, speaks of that day."""
    day = FIRST + timedelta(days=12)
    window = Window(day, day)
    told, either = in_days(window, generation, published=False), in_days(window, generation)
    sources = {each.passage.source for each in generation.archive.stored(generation.dense.ids[told].tolist()).values()}
    assert sources == {"3/story3.txt"}
    assert told.sum() < either.sum()
    assert (either | ~told).all()
    assert told.shape == (len(generation.dense),)
    assert np.array_equal(either, in_days(window, generation, published=True))


def test_a_filter_on_speakers_lets_only_their_passages_through(signal_archive: SignalArchive) -> None:
    found = signal_archive.desk.search("what was said of the ferries?", said_by="brandt", top_k=20)
    assert [(hit.passage.text.split()[0], hit.said_by) for hit in found.hits] == [("Nine", ("Ilse Brandt",))]
    assert signal_archive.desk.search("what was said?", said_by="archbishop", top_k=20).hits == ()
    assert signal_archive.desk.search("repairs of the lighthouse").hits[0].said_by == ()
