"""Filters let nothing else through, whatever the archive and the question; and repeats are one hit with all places."""

from datetime import date, timedelta
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from index.dates import Window
from index.generation.opening import open_current
from index.search.hits import Hit
from index.search.merging import REPEAT_COST, diversify
from tests.index.archives import CRANE, FERRY, SHIPS, TRAMS, Desk

FIRST = date(2023, 12, 1)
DAYS = st.integers(0, 40).map(lambda number: FIRST + timedelta(days=number))
WORDS = "crane harbour trams council ferries islands port mayor".split()
QUESTIONS = st.lists(st.sampled_from(WORDS), min_size=1, max_size=4).map(" ".join)


def story(number: int) -> str:
    """An article of its own day, every third without a day, every fourth speaking of another."""
    day = FIRST + timedelta(days=number)
    header = "" if number % 3 == 2 else f"{day}\n\n"
    other = f" It will be opened on {day + timedelta(days=9):%d %B %Y}, the mayor said." if number % 4 == 3 else ""
    words = " ".join(WORDS[number % 5 :])
    title = f"Council number {number} argues over the {WORDS[number % 8]}"
    return f"{title}\n\n{header}The {words} came up.{other}\n\n{CRANE}\n"


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    desk = Desk(
        tmp_path_factory.mktemp("filters"), {f"{number % 4}/story{number}.txt": story(number) for number in range(40)}
    )
    desk.rebuild()
    return desk


def speaks_of(hit: Hit, window: Window) -> bool:
    days = [*hit.event_dates, *([Window(hit.published, hit.published)] if hit.published else [])]
    return any(window.overlaps(day) for day in days)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(QUESTIONS, st.none() | DAYS, st.none() | DAYS, st.none() | st.sampled_from(["0/", "STORY1", "trams", "zzz", ""]))
def test_nothing_passes_a_filter_that_should_not(
    archive: Desk, question: str, first: date | None, last: date | None, source: str | None
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
def test_everything_that_passes_is_found_when_there_is_room(archive: Desk, question: str, a: date, b: date) -> None:
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


def test_a_paragraph_of_forty_files_is_one_hit_that_cites_them_all(archive: Desk) -> None:
    """However far behind its repeats in older articles rank."""
    hits = [hit for hit in archive.search("which crane fell?", top_k=3).hits if hit.passage.text == CRANE]
    [hit] = hits
    assert len({hit.passage.source, *(place.source for place in hit.also)}) == 40


def test_hits_are_ranked_from_one_and_told_with_exact_slices(archive: Desk) -> None:
    result = archive.search("council trams", top_k=7)
    assert [hit.rank for hit in result.hits] == list(range(1, 8))
    for hit in result.hits:
        text = (archive.articles / hit.passage.source).read_text("utf-8")
        assert text[slice(*hit.passage.chars)] == hit.passage.text
        start, end = hit.sentence
        assert 0 <= start < end <= len(hit.passage.text)
        assert 0 <= hit.probability <= 1


def test_copies_that_differ_in_a_number_are_two_hits(tmp_path: Path) -> None:
    """A wire report that was corrected does not say the same."""
    long = f"{SHIPS} {CRANE} {TRAMS} {FERRY}"
    desk = Desk(
        tmp_path,
        {
            "a.txt": f"Port of Porto Vello counts its ships\n\n2023-12-31\n\n{long}\n",
            "b.txt": f"Port of Porto Vello counts its ships\n\n2023-12-31\n\n{long.replace('41', '44')}\n",
            "c.txt": f"Port of Porto Vello counts its ships\n\n2023-12-31\n\n{long.replace('announced', 'said')}\n",
        },
    )
    desk.rebuild()
    hits = desk.search("how many ships did the port handle?").hits
    assert sorted(len(hit.also) for hit in hits) == [0, 1]
    [corrected] = [hit for hit in hits if not hit.also]
    assert corrected.passage.source == "b.txt"


def test_the_same_words_twice_in_one_article_are_not_merged_away(tmp_path: Path) -> None:
    desk = Desk(tmp_path, {"a.txt": f"Crane falls in the harbour of Porto Vello\n\n{CRANE}\n\n{SHIPS}\n\n{CRANE}\n"})
    desk.rebuild()
    assert desk.texts().count(CRANE) == 2


def test_further_passages_of_an_article_give_way_to_those_of_others(archive: Desk) -> None:
    generation = open_current(archive.index)
    articles = generation.columns.article
    [first, second] = np.flatnonzero(articles == 0)[:2].tolist()
    other = int(np.flatnonzero(articles == 1)[0])
    close = diversify([first, second, other], {first: 2.0, second: 1.9, other: 1.9 - REPEAT_COST / 2}, generation)
    assert close == [first, other, second]
    far = diversify([first, second, other], {first: 2.0, second: 1.9, other: 1.9 - REPEAT_COST * 2}, generation)
    assert far == [first, second, other]
    generation.close()


def test_columns_give_rows_in_any_order(archive: Desk) -> None:
    generation = open_current(archive.index)
    order = np.random.default_rng(0).permutation(len(generation.dense))
    ids = generation.dense.ids[order]
    assert np.array_equal(generation.columns.rows(ids.tolist()), order)
    assert generation.columns.rows([]).tolist() == []
    assert generation.columns.place(np.arange(3)).tolist() == [0, 1, 0]
    generation.close()
