"""Another year is another event, and who asks for the latest gets it first; over a small archive."""

from collections.abc import Iterator
from datetime import date

import pytest

from index.generation import open_current
from index.search.hits import Query, SearchResult
from index.search.searcher import Searcher
from tests.index.archives import IndexedFolder

DAY = date(2023, 7, 3)
ARTICLES = {
    "2022-06-12_cup.txt": "Vale win the cup\n\nVale won the harbour cup of Nordholm, beating Rovers in the final.\n",
    "2023-06-11_cup.txt": "Rovers win the cup\n\nRovers won the harbour cup of Nordholm, beating Vale in the final.\n",
    "2023-06-20_mayor.txt": "Bridge\n\nThe mayor of Nordholm said that the bridge over the Aue will be repaired.\n",
    "2023-07-01_mayor.txt": "Bridge\n\nThe mayor of Nordholm said that the bridge over the Aue will be replaced.\n",
}


@pytest.fixture(scope="module")
def searcher(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Searcher]:
    desk = IndexedFolder(tmp_path_factory.mktemp("cup"), ARTICLES)
    desk.rebuild()
    generation = open_current(desk.index)
    yield Searcher(generation, desk.encoder)
    generation.close()


def ask(searcher: Searcher, question: str, *, use_dates: bool = True) -> SearchResult:
    [result] = searcher.search_many([Query(question, DAY, use_dates=use_dates)])
    return result


@pytest.mark.parametrize(
    "question",
    ["who won the harbour cup of Nordholm in 2010?", "who won the 2010 harbour cup of Nordholm?"],
)
def test_the_cup_of_another_year_is_no_answer(searcher: Searcher, question: str) -> None:
    result = ask(searcher, question)
    assert result.abstention is not None
    assert result.abstention.kind == "not-on-that-date"
    assert "2022" in result.abstention.reason


@pytest.mark.parametrize(
    ("question", "winner"),
    [
        ("who won the harbour cup of Nordholm in 2022?", "Vale won"),
        ("who won the harbour cup of Nordholm in 2023?", "Rovers won"),
    ],
)
def test_the_cup_of_the_year_is_one(searcher: Searcher, question: str, winner: str) -> None:
    result = ask(searcher, question)
    assert result.abstention is None
    assert winner in result.hits[0].passage.text


def test_the_year_can_be_ignored(searcher: Searcher) -> None:
    assert ask(searcher, "who won the 2010 harbour cup of Nordholm?", use_dates=False).abstention is None


def test_the_latest_comes_first_where_it_is_asked_for(searcher: Searcher) -> None:
    latest = ask(searcher, "what is the latest statement of the mayor of Nordholm on the bridge over the Aue?")
    assert "replaced" in latest.hits[0].passage.text
    days = [hit.published for hit in latest.hits if hit.published and "bridge" in hit.passage.text]
    assert days == sorted(days, reverse=True)
