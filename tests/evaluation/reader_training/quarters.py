"""A set of news to learn from: its passages, its questions, and a search over it."""

import gzip
import math
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

import tantivy

from index.comprehension import Readable
from index.evaluation.labelled_questions import LabelledQuestion, read_questions
from index.reading import Article, FoundFile, Passage, read_file, split_article

_NAME = "articles.jsonl"
_SHORTEST = 20
"""Characters in the shortest passage that is worth reading."""
_RECENT = 0.4
"""How much the day of publication weighs beside the words: a question of a week is mostly about that week."""
_DAYS = 14.0


@dataclass(frozen=True)
class Found:
    """A passage found for a question, and its score."""

    at: int
    score: float


class Quarter:
    """News of some months.

    Args:
        folder: Holds `articles.jsonl` or `articles.jsonl.gz`, and `questions.jsonl`.
    """

    def __init__(self, folder: Path) -> None:
        self.name = folder.name
        self.questions: list[LabelledQuestion] = read_questions(folder / "questions.jsonl")
        self.articles: list[tuple[Article, list[Passage]]] = list(_articles(folder))
        if not self.articles:
            raise ValueError(f"no article of {folder} could be read")
        self.owner = [number for number, (_, body) in enumerate(self.articles) for _ in body]
        self.passages = [passage for _, body in self.articles for passage in body]

    def readable(self, at: int) -> Readable:
        """Return a passage as a reader sees it."""
        article, _ = self.articles[self.owner[at]]
        return Readable(self.passages[at].text, article.title, article.published)

    def search(self, question: str, asked_on: date | None, depth: int) -> list[Found]:
        """Find passages by their words and those of their title (BM25), recent ones first when a day is given."""
        query, _ = self._index.parse_query_lenient(_plain(question), ["title", "text"])
        searcher = self._index.searcher()
        hits = searcher.search(query, depth).hits
        if not hits:
            return []
        best = hits[0][0] or 1.0
        rows = [(int(searcher.doc(address)["row"][0]), score / best) for score, address in hits]
        found = [Found(at, score + self._nearness(at, asked_on)) for at, score in rows]
        return sorted(found, key=lambda each: (-each.score, each.at))

    def _nearness(self, at: int, asked_on: date | None) -> float:
        published = self.articles[self.owner[at]][0].published
        if asked_on is None or published is None:
            return 0.0
        return _RECENT * math.exp2(-abs((asked_on - published).days) / _DAYS)

    @cached_property
    def _index(self) -> tantivy.Index:
        schema = (
            tantivy.SchemaBuilder()
            .add_text_field("title", tokenizer_name="en_stem")
            .add_text_field("text", tokenizer_name="en_stem")
            .add_unsigned_field("row", stored=True)
            .build()
        )
        index = tantivy.Index(schema)
        writer = index.writer(heap_size=100_000_000, num_threads=1)
        for row, passage in enumerate(self.passages):
            title = self.articles[self.owner[row]][0].title
            writer.add_document(tantivy.Document(title=[title], text=[passage.text], row=row))
        writer.commit()
        writer.wait_merging_threads()
        index.reload()
        return index


def _articles(folder: Path) -> Iterator[tuple[Article, list[Passage]]]:
    [file] = [each for each in folder.iterdir() if each.name in {"articles.jsonl", "articles.jsonl.gz"}]
    data = gzip.decompress(file.read_bytes()) if file.suffix == ".gz" else file.read_bytes()
    for article in read_file(FoundFile(_NAME, Path(_NAME), len(data)), data):
        if isinstance(article, Article):
            body = [p for p in split_article(article) if p.kind == "body" and len(p.text) >= _SHORTEST]
            if body:
                yield article, body


def _plain(question: str) -> str:
    """Take out what the query language would read as its own signs."""
    return "".join(char if char.isalnum() else " " for char in question).lower()
