"""Publishers of an archive: whose an article is, by its own name and by its address."""

import json
from contextlib import closing
from pathlib import Path

from index.generation.opening import Generation, open_current
from tests.index.archives import CRANE, FERRY, SHIPS, TRAMS, IndexedFolder

FILES = {
    "all.jsonl": "\n".join(
        json.dumps({"name": name, "text": text} | more)
        for name, text, more in (
            ("a", CRANE, {"publisher": "Harbour Post", "url": "https://harbourpost.example/1"}),
            ("b", f"OSLO (Reuters) - {SHIPS}", {"url": "https://www.theverge.com/1"}),
            ("c", TRAMS, {"url": "https://www.theverge.com/2"}),
            ("d", FERRY, {}),
        )
    )
}


PUBLISHERS = {"a": "Harbour Post", "b": "Reuters", "c": "The Verge", "d": None, "e": "Harbour Post", "f": "Reuters"}


def whose(generation: Generation, *names: str) -> list[str]:
    sources = generation.archive.articles("source")
    keys = [key for name in names for key in generation.publishers.named(name)]
    return [
        source for (source,), own in zip(sources, generation.publishers.published_by(keys).tolist(), strict=True) if own
    ]


def test_an_article_is_its_agencys_and_its_papers(tmp_path: Path) -> None:
    desk = IndexedFolder(tmp_path, FILES)
    desk.rebuild()
    with closing(open_current(desk.index)) as generation:
        listed = [(entry.name, entry.articles) for entry in generation.publishers.entries]
        assert listed == [("The Verge", 2), ("Harbour Post", 1), ("Reuters", 1)]
        assert whose(generation, "theverge.com") == ["b", "c"]
        assert whose(generation, "the verge", "REUTERS") == ["b", "c"]
        assert whose(generation, "harbour") == ["a"]
        assert whose(generation, "Porto Gazette") == whose(generation, " ") == []


def test_publishers_are_told_in_the_order_of_articles_whatever_segments_they_are_in(tmp_path: Path) -> None:
    desk = IndexedFolder(tmp_path, FILES)
    desk.rebuild()
    desk.write("0.jsonl", json.dumps({"name": "e", "text": SHIPS, "publisher": "Harbour Post"}))
    desk.write("z.jsonl", json.dumps({"name": "f", "text": TRAMS, "publisher": "Reuters"}))
    desk.rebuild()
    with closing(open_current(desk.index)) as generation:
        assert len(generation.segments) == 2
        assert whose(generation, "harbour") == ["e", "a"]
        assert whose(generation, "reuters") == ["b", "f"]
        ids = generation.dense.ids.tolist()
        stored = {each.passage.source: each.publisher for each in generation.archive.stored(ids).values()}
        assert stored == PUBLISHERS
        [first, *_] = generation.archive.records("all.jsonl")
        assert first.article.publisher == "Harbour Post"
