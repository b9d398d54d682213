"""The contents of a generation: days covered, articles listed, failures kept."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from index.generation.contents import count_origins, coverage_of, list_sources, only_source
from index.generation.opening import Generation, open_current
from tests.index.archives import FERRY, NEWS, IndexedFolder


@pytest.fixture
def generation(tmp_path: Path) -> Iterator[Generation]:
    desk = IndexedFolder(tmp_path, {**NEWS, "ferry.txt": f"Ferries to sail every hour\n\n{FERRY}\n", "empty.txt": ""})
    desk.rebuild()
    opened = open_current(desk.index)
    yield opened
    opened.close()


def test_coverage_states_days_articles_and_failures(generation: Generation) -> None:
    coverage = coverage_of(generation)
    assert (coverage.articles, coverage.passages, coverage.undated) == (3, 4, 1)
    assert (coverage.first, coverage.last) == (date(2023, 12, 30), date(2023, 12, 31))
    assert [failure.file for failure in coverage.failures] == ["empty.txt"]
    assert coverage.generation == generation.id
    assert coverage.built_at == generation.manifest.built_at


def test_articles_are_listed_newest_first_and_undated_ones_last(generation: Generation) -> None:
    assert [entry.source for entry in list_sources(generation)] == ["harbour.txt", "council.txt", "ferry.txt"]


@pytest.mark.parametrize(
    ("text", "found"),
    [("COUNCIL", ["council.txt"]), (" trams ", ["council.txt"]), ("ferries to sail", ["ferry.txt"]), ("zebra", [])],
)
def test_articles_are_found_by_source_or_title_ignoring_case(
    generation: Generation, text: str, found: list[str]
) -> None:
    assert [entry.source for entry in list_sources(generation, text)] == found


def test_an_entry_counts_what_is_searched_and_what_is_not(generation: Generation) -> None:
    """Two paragraphs are searched; the headline and the date are not."""
    [harbour] = list_sources(generation, "harbour")
    assert (harbour.passages, harbour.boilerplate) == (2, 2)
    assert (harbour.published, harbour.published_how) == (date(2023, 12, 31), "stated")


def test_origins_of_days_are_counted(generation: Generation) -> None:
    assert count_origins(generation) == {"stated": 2, "unknown": 1}


@pytest.mark.parametrize(
    ("name", "meant"),
    [("harbour.txt", "harbour.txt"), ("HARB", "harbour.txt"), (".txt", None), ("y.txt", "ferry.txt"), ("x", None)],
)
def test_a_name_means_the_article_of_exactly_that_name_or_the_only_one(
    generation: Generation, name: str, meant: str | None
) -> None:
    found = only_source(list_sources(generation, name), name)
    assert (found and found.source) == meant
    assert only_source(list_sources(generation), "ferry.txt") == only_source(list_sources(generation, "ferry"), "ferry")
