"""Repeats become one hit with all places, and hits of one article make room for those of others."""

from pathlib import Path

import numpy as np
import pytest

from index.generation import open_current
from index.search.merging import REPEAT_COST, diversify
from tests.index.archives import CRANE, FERRY, SHIPS, TRAMS, IndexedFolder

from .stories import stories_desk


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> IndexedFolder:
    return stories_desk(tmp_path_factory.mktemp("stories"))


def test_a_paragraph_of_forty_files_is_one_hit_that_cites_them_all(archive: IndexedFolder) -> None:
    """However far behind its repeats in older articles rank."""
    hits = [hit for hit in archive.search("which crane fell?", top_k=3).hits if hit.passage.text == CRANE]
    [hit] = hits
    assert len({hit.passage.source, *(place.source for place in hit.also)}) == 40


def test_copies_that_differ_in_a_number_are_two_hits(tmp_path: Path) -> None:
    """A wire report that was corrected does not say the same."""
    long = f"{SHIPS} {CRANE} {TRAMS} {FERRY}"
    desk = IndexedFolder(
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
    desk = IndexedFolder(
        tmp_path, {"a.txt": f"Crane falls in the harbour of Porto Vello\n\n{CRANE}\n\n{SHIPS}\n\n{CRANE}\n"}
    )
    desk.rebuild()
    assert desk.texts().count(CRANE) == 2


def test_further_passages_of_an_article_give_way_to_those_of_others(archive: IndexedFolder) -> None:
    generation = open_current(archive.index)
    articles = generation.columns.article
    [first, second] = np.flatnonzero(articles == 0)[:2].tolist()
    other = int(np.flatnonzero(articles == 1)[0])
    close = diversify([first, second, other], {first: 2.0, second: 1.9, other: 1.9 - REPEAT_COST / 2}, generation)
    assert close == [first, other, second]
    far = diversify([first, second, other], {first: 2.0, second: 1.9, other: 1.9 - REPEAT_COST * 2}, generation)
    assert far == [first, second, other]
    generation.close()
