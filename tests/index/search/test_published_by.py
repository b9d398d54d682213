"""Articles of the papers asked for: a signal and not a wall, the best of each first, a filter where one is set."""

import json
from datetime import date
from pathlib import Path

import pytest

from index.search.hits import SearchResult
from tests.index.archives import IndexedFolder

STRIKE = "Dock workers of Porto Vello began a strike for higher wages, and the harbour stood still."
REPLY = "Dock workers of Porto Vello ended the strike for higher wages, and the harbour opened again."
BLOG = "Azul Lines said the strike of dock workers had cost the harbour company two million euros."
THREAT = "Dock workers of Porto Vello threatened a strike in the harbour if their wages stayed as they were."
TRAMS = "The council voted for twelve new trams, to be paid for by a tax on parking."
ARTICLES = (
    ("a", STRIKE, "The Verge", "2023-12-30"),
    ("b", REPLY, "Reuters", "2023-12-31"),
    ("c", THREAT, "Reuters", "2023-11-02"),
    ("d", BLOG, "Harbour Post", "2023-12-29"),
    ("e", f"{BLOG} It runs ferries.", "Harbour Post", "2023-12-28"),
    ("f", TRAMS, "Azul Lines", "2023-12-28"),
)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> IndexedFolder:
    place: Path = tmp_path_factory.mktemp("papers")
    lines = [
        json.dumps({"name": name, "text": text, "publisher": paper, "published": day})
        for name, text, paper, day in ARTICLES
    ]
    folder = IndexedFolder(place, {"all.jsonl": "\n".join(lines)})
    folder.rebuild()
    return folder


def sources(result: SearchResult) -> list[str]:
    return [hit.passage.source for hit in result.hits]


def test_the_paper_asked_for_comes_first_and_the_others_stay(desk: IndexedFolder) -> None:
    question = "what about the strike of the dock workers in the harbour of Porto Vello, according to {}?"
    for paper, own in (("The Verge", {"a"}), ("Reuters", {"b", "c"})):
        result = desk.search(question.format(paper))
        assert sources(result)[0] in own
        assert set(sources(result)) >= {"a", "b"}
        assert [each.name for each in result.papers] == [paper]
        assert result.abstention is None


def test_the_day_of_its_article_chooses_among_a_papers(desk: IndexedFolder) -> None:
    question = "what did Reuters report in {} about the strike of the dock workers in the harbour of Porto Vello?"
    assert sources(desk.search(question.format("November 2023")))[0] == "c"
    assert sources(desk.search(question.format("December 2023")))[0] == "b"


def test_several_papers_stand_side_by_side_in_the_order_named(desk: IndexedFolder) -> None:
    question = "strike of the dock workers in the harbour of Porto Vello, as reported by {} and {}?"
    first = sources(desk.search(question.format("Reuters", "The Verge")))
    assert first[0] in {"b", "c"}
    assert first[1] == "a"
    other = sources(desk.search(question.format("The Verge", "Reuters")))
    assert other[0] == "a"
    assert other[1] in {"b", "c"}


def test_a_company_that_others_quote_stays_a_speaker(desk: IndexedFolder) -> None:
    result = desk.search("what did Azul Lines say about the strike of the dock workers?")
    assert result.papers == ()
    assert sources(result)[0] in {"d", "e"}


def test_a_paper_that_is_not_in_the_archive_is_none(desk: IndexedFolder) -> None:
    assert desk.search("what about the strike of the dock workers, according to TechCrunch?").papers == ()


def test_the_filter_is_strict_and_knows_other_spellings(desk: IndexedFolder) -> None:
    question = "strike of the dock workers in the harbour"
    assert set(sources(desk.search(question, publisher="reuters.com"))) == {"b", "c"}
    assert set(sources(desk.search(question, publisher="harbour"))) == {"d", "e"}
    assert sources(desk.search(question, publisher="Fortune")) == []


def test_a_hit_names_its_publisher(desk: IndexedFolder) -> None:
    [hit, *_] = desk.search("twelve new trams", asked_on=date(2024, 1, 2)).hits
    assert hit.publisher == "Azul Lines"
