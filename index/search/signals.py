"""Signals: what speaks for a candidate passage, one number each, computed for all candidates at once.

What a paragraph means depends on its title, its neighbours, its article and its date, so each is held against the
question on its own; `ranking.py` decides what they weigh.
"""

from datetime import date
from typing import Final

import numpy as np
import numpy.typing as npt

from index.dates import Window
from index.generation import ASKS, K1, KINDS, UNFINISHED, Floats, ForwardIndex, Generation, Ints, Vectors, term_hash

from .answer_signals import counting, quoting, speaking
from .question import ParsedQuestion
from .term_query import TermQuery

NAMES: Final = (
    "dense",
    "dense_title",
    "dense_near",
    "dense_article",
    "dense_focus",
    "words_title",
    "words_article",
    "words_focus",
    "words_sentence",
    "sentence_article",
    "numbers",
    "recent",
    "age",
    "event",
    "published_then",
    "day",
    "lead",
    "trait",
    "kind",
    "figure",
    "speaker",
    "asks",
    "unfinished",
    "echoed_names",
    "article_share",
    "quoted",
)
"""The signals in the order of the columns of a matrix of them."""

RECENT_DAYS: Final = 14.0
"""After so many days the nearness of publication has fallen to 1/e."""

LOOSE: Final = 10
"""So many days longer than the window a time may be that still tells of it."""

DAYS: Final = 3
"""A window of at most so many days was meant exactly."""

LEAD: Final = 4.0
"""At this place in its article a passage has half the lead of the first."""

_FIRST_PASS: Final = {
    "dense": 4.0,
    "dense_article": 3.0,
    "words_article": 8.0,
    "words_focus": 2.0,
    "recent": 1.0,
    "published_then": 0.5,
}
"""A first score, set by hand, that tells from which candidates names are echoed and articles weighed."""

_ECHO_FROM: Final = 30
"""So many of the first candidates are looked at for names."""


def signals(parsed: ParsedQuestion, generation: Generation, rows: Ints) -> Floats:
    """Compute all signals.

    Args:
        parsed: The question.
        generation: The index.
        rows: Rows of the candidates, shape (n,).

    Returns:
        Shape (n, len(NAMES)).
    """
    if not len(rows):
        return np.zeros((0, len(NAMES)), np.float32)
    articles = generation.columns.article[rows]
    found = (
        _dense(parsed, generation, rows, articles)
        | _words(parsed, generation, rows, articles)
        | _times(parsed, generation, rows, articles)
        | _form(parsed, generation, rows)
    )
    first = np.sum([weight * found[name] for name, weight in _FIRST_PASS.items()], axis=0)
    found |= _second_look(parsed, generation, rows, articles, first)
    return np.stack([found[name] for name in NAMES], axis=1).astype(np.float32)


def _neighbours(generation: Generation, rows: Ints, step: int) -> Ints:
    """The rows that stand `step` searched passages further in the same article; a row itself at the edges."""
    article = generation.columns.article
    there = np.clip(rows + step, 0, len(article) - 1)
    return np.where(article[there] == article[rows], there, rows)


def _dense(parsed: ParsedQuestion, generation: Generation, rows: Ints, articles: Ints) -> dict[str, Floats]:
    """Cosines with the passage, its title, its better neighbour, and the best candidate of its article.

    "dense_focus" holds the passage against the sentence that asks, where others lead up to it.
    """
    passages = generation.dense.passages
    own = _cosines(passages[rows], parsed.vector)
    sides = [_cosines(passages[_neighbours(generation, rows, step)], parsed.vector) for step in (-1, 1)]
    return {
        "dense": own,
        "dense_title": _cosines(generation.dense.titles[articles], parsed.vector),
        "dense_near": np.maximum(*sides),
        "dense_article": _best_of_group(own, articles),
        "dense_focus": _cosines(passages[rows], parsed.focus_vector),
    }


def _cosines(vectors: Vectors, vector: Vectors) -> Floats:
    # Not `@`: numpy's BLAS threads beside torch's in one process slow both down.
    return np.asarray(np.einsum("ij,j->i", vectors, vector), np.float32)


def _best_of_group(values: Floats, groups: Ints) -> Floats:
    """For every row the greatest value within its group."""
    _, group = np.unique(groups, return_inverse=True)
    best = np.full(int(group.max()) + 1 if len(group) else 0, -np.inf, np.float32)
    np.maximum.at(best, group, values)
    return best[group]


def _words(parsed: ParsedQuestion, generation: Generation, rows: Ints, articles: Ints) -> dict[str, Floats]:
    """BM25 of title and article, and how much of the question passage, sentence and surroundings cover.

    BM25 is divided by what a text with every term many times over would score, so that different questions
    can be compared.
    """
    wanted, focus = TermQuery.of(parsed.terms, generation), TermQuery.of(parsed.focus_terms, generation)
    sentence = _best_sentence(generation, rows, focus)
    most = max(float(wanted.idf.sum()) * (K1 + 1), 1e-6)
    title = generation.title_terms
    return {
        "words_title": title.bm25(wanted.counts(title, articles), articles, wanted.idf) / most,
        "words_article": _per_article(generation.article_terms, articles, wanted) / most,
        "words_focus": focus.covered(generation.passage_terms, rows),
        "numbers": _numbers(parsed, generation, rows, articles),
        "words_sentence": sentence,
        "sentence_article": _best_of_group(sentence, articles),
    }


def _numbers(parsed: ParsedQuestion, generation: Generation, rows: Ints, articles: Ints) -> Floats:
    """Share of the question's numbers that a passage holds; one that stands elsewhere in its article counts half."""
    wanted = TermQuery.of([term for term in parsed.terms if any(c.isdigit() for c in term)], generation)
    distinct, back = np.unique(articles, return_inverse=True)
    here = wanted.counts(generation.passage_terms, rows)
    around = wanted.counts(generation.article_terms, distinct)[back]
    return np.asarray((wanted.share(here) + wanted.share(np.maximum(here, around))) / 2, np.float32)


def _best_sentence(generation: Generation, rows: Ints, wanted: TermQuery) -> Floats:
    """The greatest share of the terms' worth that one sentence of each passage holds: words far apart say less."""
    owners, sentences = _spread(generation.columns.sentences, rows)
    best = np.zeros(len(rows), np.float32)
    np.maximum.at(best, owners, wanted.covered(generation.sentence_terms, sentences))
    return best


def _per_article(index: ForwardIndex, articles: Ints, wanted: TermQuery) -> Floats:
    """BM25 of each candidate's whole article, every article once."""
    distinct, back = np.unique(articles, return_inverse=True)
    return index.bm25(wanted.counts(index, distinct), distinct, wanted.idf)[back]


def _times(parsed: ParsedQuestion, generation: Generation, rows: Ints, articles: Ints) -> dict[str, Floats]:
    """Nearness of publication to the day of asking, and how event dates and publication fit the window.

    "day" is for a question that names a day or a weekend: 1 when the passage tells of it, -1 when it tells of other
    days; one that names none is judged by its publication.
    """
    published = generation.columns.published[articles]
    known = published > 0
    age = np.abs(np.where(known, parsed.asked_on.toordinal() - published, 0))
    event, then, day = np.zeros(len(rows)), np.zeros(len(rows)), np.zeros(len(rows))
    if parsed.window is not None:
        event = window_fit(parsed.window, generation, rows)
        first, last = ordinals(parsed.window)
        near = np.where(known, (published >= first) & (published <= last + 1), 0.5)
        then = np.where(event > 0, 1.0, near)
        if last - first < DAYS:
            told = window_fit(parsed.window, generation, rows, DAYS)
            day = np.where(told == 0, 2 * near - 1, told)
    return {
        "recent": np.where(known, np.exp(-age / RECENT_DAYS), 0.0),
        "age": np.where(known, np.log1p(age) / np.log(365), 0.5),
        "event": event,
        "published_then": then,
        "day": day,
    }


def ordinals(window: Window) -> tuple[int, int]:
    """First and last day of a window as ordinals, open sides far away."""
    return (
        window.start.toordinal() if window.start else 1,
        window.end.toordinal() if window.end else date.max.toordinal(),
    )


def window_fit(window: Window, generation: Generation, rows: Ints, loose: int = LOOSE) -> npt.NDArray[np.float64]:
    """How well a passage's own dates fit the window, shape (n,).

    1 when a date of its own lies within, -1 when it has dates and all lie outside, 0 when it names none. Times that are
    more than `loose` days longer than the window, a year or a season, are neither.
    """
    columns = generation.columns
    first, last = ordinals(window)
    owners, places = _spread(columns.event_starts, rows)
    days = columns.event_days[places]
    near = days[:, 1] - days[:, 0] <= max(last - first, 0) + loose
    inside = near & (days[:, 0] <= last) & (days[:, 1] >= first)
    tells = np.bincount(owners[near], minlength=len(rows)) > 0
    fits = np.bincount(owners[inside], minlength=len(rows)) > 0
    return np.where(fits, 1.0, np.where(tells, -1.0, 0.0))


def _spread(starts: Ints, rows: Ints) -> tuple[Ints, Ints]:
    """Lay out what rows own, given where each row's own begin: for every thing its owner's place in `rows`, and it."""
    counts = starts[rows + 1] - starts[rows]
    owners = np.repeat(np.arange(len(rows)), counts)
    before = np.repeat(np.cumsum(counts) - counts, counts)
    return owners, np.repeat(starts[rows], counts) + np.arange(int(counts.sum())) - before


def _form(parsed: ParsedQuestion, generation: Generation, rows: Ints) -> dict[str, Floats]:
    """Place in the article, and whether the passage has the kind of thing that is asked for.

    "trait" and "kind" are 1 when it has, -1 when it has not, 0 when nothing of that sort is asked for.
    """
    columns = generation.columns
    traits = columns.traits[rows]
    wanted = parsed.traits
    none = np.zeros(len(rows), np.float32)
    kind = none
    if parsed.kinds:
        new = sum(_new_of_kind(kind, parsed, generation, rows) for kind in sorted(parsed.kinds))
        kind = np.where(new > 0, 1.0, -1.0)
    return {
        "lead": _lead(columns.place(rows)),
        "trait": np.where((traits & wanted) == wanted, 1.0, -1.0) if wanted else none,
        "kind": kind,
        "figure": counting(parsed, generation, rows),
        "speaker": speaking(parsed, generation, rows),
        "asks": ((traits & ASKS) > 0).astype(np.float32),
        "unfinished": ((traits & UNFINISHED) > 0).astype(np.float32),
        "quoted": quoting(parsed, generation, rows),
    }


def _lead(place: Ints) -> Floats:
    """Nearness to the head of the article, where news is told first: 1 for the first passage, falling slowly."""
    return np.asarray(1 / (1 + place / LEAD), np.float32)


def _new_of_kind(kind: str, parsed: ParsedQuestion, generation: Generation, rows: Ints) -> Ints:
    """How many names of a kind each passage has that the question hasn't."""
    own = [name for name in parsed.names if name.startswith(f"{kind}:")]
    hashes = np.fromiter(map(term_hash, own), np.int64, len(own))
    shared = np.minimum(generation.passage_names.counts(rows, hashes), 1).sum(axis=1)
    return np.asarray(generation.columns.name_counts[rows, KINDS.index(kind)] - shared, np.int64)


def _second_look(
    parsed: ParsedQuestion, generation: Generation, rows: Ints, articles: Ints, first: Floats
) -> dict[str, Floats]:
    """What the best candidates by a first score tell of the others.

    "echoed_names": the answer to a question tends to be named in many good candidates (the idea of pseudo-relevance
    feedback; Lavrenko and Croft, 2001), so words of names that stand in them, but not in the question, are worth the
    more the better and the rarer they are. "article_share": the share of an article in the candidates' weight.
    """
    words = generation.name_words
    best = np.argsort(-first, kind="stable")[:_ECHO_FROM]
    weight = np.exp(first - first.max())
    echoed = np.setdiff1d(words.distinct(rows[best]), TermQuery.of(parsed.terms, generation).hashes)
    worth = _shares(weight[best]) @ np.minimum(words.counts(rows[best], echoed), 1)
    worth = worth * generation.lexical.idf_of(echoed)
    held = np.minimum(words.counts(rows, echoed), 1) * worth
    _, group = np.unique(articles, return_inverse=True)
    share = _shares(np.bincount(group, weights=weight).astype(np.float32))[group]
    return {
        "echoed_names": held.max(axis=1) if len(echoed) else np.zeros(len(rows), np.float32),
        "article_share": np.log(share + 1e-4),
    }


def _shares(weights: Floats) -> Floats:
    return np.asarray(weights / max(float(weights.sum()), 1e-9), np.float32)
