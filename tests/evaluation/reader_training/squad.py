"""Groups of pairs from SQuAD (Rajpurkar et al., 2016): questions that people wrote about paragraphs of an encyclopedia.

What they teach isn't news but reading: whether a passage says what is asked, and where. A paragraph there is much
longer than one of news, so passages are windows of some sentences of it. A window of the same article that shares many
words with the question and lacks the answer is a negative: the topic is there and the fact isn't.
"""

import json
import math
import random
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from index.comprehension import Readable
from index.language import sentence_spans

from .altering import Name, exchanged_name, exchanged_number, named
from .pairs import Group, Pair, Span, words_of

_LONGEST: Final = 320
"""Characters of a window, about: as most paragraphs of news."""
_SHORTEST: Final = 40
_NEAREST: Final = 5
"""A negative is one of the windows that share most with the question."""
_NEGATIVES: Final = 2
_ALTERED: Final = 0.4
_BARE: Final = 0.25
"""Share of windows that are read without the title of their article."""


_Asked = tuple[int, dict[str, Any]]
"""The number of a paragraph, and a question about it in SQuAD's form."""


@dataclass(frozen=True, slots=True)
class _Paragraph:
    text: str
    sentences: Sequence[Span]


@dataclass(frozen=True, slots=True)
class _Window:
    """Some sentences of a paragraph."""

    text: str
    words: frozenset[str]


def squad_groups(file: Path, questions: int, rng: random.Random) -> Iterator[Group]:
    """Yield groups for some questions, as many from each article as it has a share of all.

    Args:
        file: In the form of SQuAD 1.1 (train-v1.1.json).
        questions: How many.
        rng: Chooses them.
    """
    articles = json.loads(file.read_text(encoding="utf-8"))["data"]
    asked = [
        (article, paragraph, question)
        for article in range(len(articles))
        for paragraph in range(len(articles[article]["paragraphs"]))
        for question in articles[article]["paragraphs"][paragraph]["qas"]
    ]
    chosen = defaultdict(list)
    for article, paragraph, question in rng.sample(asked, min(questions, len(asked))):
        chosen[article].append((paragraph, question))
    for article, of_article in chosen.items():
        yield from _of_article(articles[article], of_article, rng)


def _of_article(article: dict[str, Any], asked: Sequence[_Asked], rng: random.Random) -> Iterator[Group]:
    title = article["title"].replace("_", " ")
    contexts = [paragraph["context"] for paragraph in article["paragraphs"]]
    paragraphs = [_Paragraph(context, sentence_spans(context)) for context in contexts]
    windows = [window for paragraph in paragraphs for window in _windows(paragraph, rng)]
    weights = _weights(windows)
    names_of = [named(question["question"]) for _, question in asked]
    pool = [name for names in names_of for name in names]
    for (at, question), names in zip(asked, names_of, strict=True):
        heading = "" if rng.random() < _BARE else title
        answer = question["answers"][0]
        span = (answer["answer_start"], answer["answer_start"] + len(answer["text"]))
        start, end = _around(paragraphs[at], span, rng)
        passage = Readable(contexts[at][start:end], heading, None)
        positive = Pair(question["question"], passage, ((span[0] - start, span[1] - start),))
        altered = _altered(positive, names, pool, rng) if rng.random() < _ALTERED else ()
        yield (positive, *_negatives(positive, windows, weights, rng), *altered)


def _windows(paragraph: _Paragraph, rng: random.Random) -> Iterator[_Window]:
    """Cut a paragraph into windows of one to four sentences."""
    sentences, at = paragraph.sentences, 0
    while at < len(sentences):
        size, after = rng.randint(1, 4), at + 1
        while after < min(at + size, len(sentences)) and sentences[after][1] - sentences[at][0] <= _LONGEST:
            after += 1
        text = paragraph.text[sentences[at][0] : sentences[after - 1][1]].strip()
        if len(text) >= _SHORTEST:
            yield _Window(text, frozenset(map(str.lower, words_of(text))))
        at = after


def _around(paragraph: _Paragraph, span: Span, rng: random.Random) -> Span:
    """Return where the sentences that hold an answer stand, with up to three around them."""
    sentences = paragraph.sentences
    first = max((n for n, (start, _) in enumerate(sentences) if start <= span[0]), default=0)
    last = max(first, next((n for n, (_, end) in enumerate(sentences) if end >= span[1]), len(sentences) - 1))
    for _ in range(rng.randint(0, 3)):
        before = rng.random() < 0.5
        start, end = max(0, first - before), min(len(sentences) - 1, last + (not before))
        if sentences[end][1] - sentences[start][0] <= _LONGEST:
            first, last = start, end
    return min(sentences[first][0], span[0]), max(sentences[last][1], span[1])


def _weights(windows: Sequence[_Window]) -> dict[str, float]:
    held = Counter(word for window in windows for word in window.words)
    return {word: math.log(1 + len(windows) / count) for word, count in held.items()}


def _negatives(positive: Pair, windows: Sequence[_Window], weights: dict[str, float], rng: random.Random) -> list[Pair]:
    """Choose windows that share much with the question and lack the answer's words."""
    asked = set(map(str.lower, words_of(positive.question)))
    answer = set(map(str.lower, words_of(positive.passage.text[slice(*positive.spans[0])])))
    others = [w for w in windows if not answer <= w.words and w.text not in positive.passage.text]
    others.sort(key=lambda w: -sum(weights[word] for word in asked & w.words) / math.sqrt(8 + len(w.words)))
    chosen = rng.sample(others[:_NEAREST], min(_NEGATIVES, len(others[:_NEAREST])))
    return [Pair(positive.question, Readable(each.text, positive.passage.title, None)) for each in chosen]


def _altered(positive: Pair, names: Sequence[Name], pool: Sequence[Name], rng: random.Random) -> Iterator[Pair]:
    """Yield the question with a name or a number exchanged, where the passage or its title says the right one."""
    told = f"{positive.passage.title} {positive.passage.text}"
    strange = [name for name in pool if name[1] not in told]
    for exchanged in (exchanged_number(positive.question, rng), exchanged_name(positive.question, names, strange, rng)):
        if exchanged and exchanged[0] in told:
            yield Pair(exchanged[1], positive.passage)
            return
