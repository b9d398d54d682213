"""Questions asked years after an archive whose words count from its own days."""

from collections.abc import Iterator
from datetime import date

import pytest

from index.generation import open_current
from index.search.hits import Query, SearchResult
from index.search.searcher import Searcher
from tests.index.archives import IndexedFolder

YEARS_LATER = date(2026, 11, 28)
ARTICLES = {
    "2024-03-04_mill.txt": "Mill burns\n\nThe old mill of Nordholm burned down on Sunday, the fire brigade said.\n",
    "2024-03-13_market.txt": "Market opens\n\nThe market hall of Nordholm opened on Sunday with a brass band.\n",
    "2024-03-22_bridge.txt": "Bridge closed\n\nThe bridge over the Aue was closed overnight for repairs.\n",
}


@pytest.fixture(scope="module")
def searcher(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Searcher]:
    desk = IndexedFolder(tmp_path_factory.mktemp("mill"), ARTICLES)
    desk.rebuild()
    generation = open_current(desk.index)
    yield Searcher(generation, desk.encoder)
    generation.close()


def ask(searcher: Searcher, question: str, *, use_dates: bool = True) -> SearchResult:
    [result] = searcher.search_many([Query(question, YEARS_LATER, use_dates=use_dates)])
    return result


@pytest.mark.parametrize(
    ("question", "day", "words"),
    [
        ("Sunday's fire at the old mill of Nordholm", date(2024, 3, 3), "mill"),
        ("what opened in the market hall of Nordholm on Sunday?", date(2024, 3, 10), "market"),
    ],
)
def test_a_weekday_is_the_one_that_the_best_passages_tell_of(
    searcher: Searcher, question: str, day: date, words: str
) -> None:
    result = ask(searcher, question)
    assert result.window is not None
    assert (result.window.start, result.window.end) == (day, day)
    assert result.window.asked is not None
    assert result.window.asked.start == date(2026, 11, 22)
    assert result.abstention is None
    assert words in result.hits[0].passage.text


def test_a_night_counts_from_the_day_of_the_article(searcher: Searcher) -> None:
    result = ask(searcher, "which bridge over the Aue was closed last night?")
    assert result.window is not None
    assert (result.window.start, result.window.end) == (date(2024, 3, 21), date(2024, 3, 22))


def test_dates_that_are_not_used_are_not_moved(searcher: Searcher) -> None:
    assert ask(searcher, "Sunday's fire at the old mill of Nordholm", use_dates=False).window is None
