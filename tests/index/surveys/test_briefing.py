"""Briefings and timelines of a real index: what they choose, in which order, and what they leave out."""

from collections.abc import Iterator
from datetime import date

import pytest

from index.dates.windows import Window
from index.reader import IndexReader
from tests.index.archives import ASKED_ON, Desk
from tests.index.hashing_encoder import HashingEncoder

STORM = "A storm killed at least 14 people in Brno on Saturday, and the river rose by two metres within the night."
COUNTED = "Saturday's storm killed 21 people in Brno, the mayor of the town said on Sunday after a visit to the river."
TRAMS = "The council of Porto Vello voted for twelve new trams, to be paid for by a tax on parking in the old town."
WIRE = "A freighter ran aground off the islands before dawn, and its crew of nine was brought ashore by helicopter."
LATER = "Work on the new bridge over the river in Lyon will begin in spring, the engineers announced with some pride."
UNDATED = "Bakers in the old town of Porto Vello ask themselves who will buy their bread when the trams come at last."
ARTICLES = {
    "storm.txt": f"A storm passes over the town of Brno\n\n2023-12-30\n\n{STORM}\n",
    "counted.txt": f"Brno counts its dead\n\n2023-12-31\n\n{COUNTED}\n",
    "trams.txt": f"Council argues over trams\n\n2023-12-31\n\n{TRAMS}\n\nWho pays for that?\n",
    "wire1.txt": f"Freighter aground\n\n2023-12-31\n\n{WIRE}\n",
    "wire2.txt": f"Crew saved from freighter\n\n2023-12-31\n\n{WIRE}\n",
    "bridge.txt": f"Bridge planned\n\n2023-12-20\n\n{LATER}\n",
    "bread.txt": f"Bread\n\n{UNDATED}\n",
}
SUNDAY = Window(date(2023, 12, 31), date(2023, 12, 31))


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    made = Desk(tmp_path_factory.mktemp("briefing"), ARTICLES)
    # So many components that texts with nothing in common are far apart.
    made.encoder = HashingEncoder(dimension=1024)
    made.rebuild()
    return made


@pytest.fixture
def reader(desk: Desk) -> Iterator[IndexReader]:
    desk.encoder.forget()
    opened = IndexReader(desk.index, desk.encoder)
    yield opened
    opened.close()


def test_a_briefing_of_a_day_tells_what_was_published_then_and_encodes_nothing(reader: IndexReader, desk: Desk) -> None:
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


def test_a_filter_on_speakers_lets_only_their_passages_through(desk: Desk) -> None:
    found = desk.search("what was said of the storm?", said_by="mayor", top_k=20)
    assert [hit.passage.text for hit in found.hits] == [COUNTED]
    assert found.hits[0].said_by
    assert "mayor" in found.hits[0].said_by[0].casefold()
    assert desk.search("what was said?", said_by="archbishop", top_k=20).hits == ()
    assert all(not hit.said_by for hit in desk.search("freighter aground", top_k=20).hits if hit.passage.text == WIRE)
