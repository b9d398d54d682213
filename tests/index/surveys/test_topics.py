"""Which passages are about a topic."""

from index.generation import open_current
from index.search.hits import Query
from index.search.searcher import Searcher
from index.surveys.topics import on_topic
from tests.index.archives import ASKED_ON, IndexedFolder

from .survey_articles import COUNTED, STORM, TRAMS, UNDATED, WIRE


def about(desk: IndexedFolder, topic: str, most: int = 100) -> dict[str, float]:
    """The passages about a topic and how much each is."""
    generation = open_current(desk.index)
    query = Query(topic, ASKED_ON)
    [parsed] = Searcher(generation, desk.encoder).parse_many([query])
    rows, worth = on_topic(parsed, query, generation, most)
    ids = generation.dense.ids[rows].tolist()
    texts = generation.archive.texts(ids)
    generation.close()
    return {texts[id_]: float(each) for id_, each in zip(ids, worth, strict=True)}


def test_passages_with_its_words_are_about_a_topic_and_others_not(desk: IndexedFolder) -> None:
    found = about(desk, "storm in Brno")
    assert {STORM, COUNTED} <= set(found)
    assert not {TRAMS, WIRE, UNDATED} & set(found)


def test_the_most_relevant_come_first_and_no_more_than_wanted(desk: IndexedFolder) -> None:
    worth = list(about(desk, "trams").values())
    assert worth == sorted(worth, reverse=True)
    assert len(about(desk, "storm in Brno", most=1)) == 1


def test_a_topic_of_which_nothing_is_told_has_no_passages(desk: IndexedFolder) -> None:
    assert about(desk, "chess tournament final in Reykjavik") == {}
