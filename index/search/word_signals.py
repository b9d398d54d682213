"""Signals of words: how much of the question a passage, its sentences, its title and its article hold."""

import numpy as np

from index.generation import Generation, WholeForward
from index.segment import Floats, Ints, highest_bm25

from .question import ParsedQuestion
from .row_groups import best_of_group, owned
from .term_query import TermQuery


def word_signals(parsed: ParsedQuestion, generation: Generation, rows: Ints, articles: Ints) -> dict[str, Floats]:
    """Compute BM25 of title and article, and the share of the question in passage, sentence and surroundings.

    BM25 is divided by the score of a text that repeats every term endlessly, so that questions can be compared.

    Args:
        parsed: The question.
        generation: The index.
        rows: Rows of the candidates, shape (n,).
        articles: The article of each, shape (n,).

    Returns:
        By name, each of shape (n,).
    """
    terms, focus = TermQuery.of(parsed.terms, generation), TermQuery.of(parsed.focus_terms, generation)
    sentence = _best_sentence(generation, rows, focus)
    most = max(highest_bm25(terms.idf), 1e-6)
    title = generation.title_terms
    return {
        "words_title": title.bm25(terms.counts(title, articles), articles, terms.idf) / most,
        "words_article": _article_bm25(generation.article_terms, articles, terms) / most,
        "words_focus": focus.covered(generation.passage_terms, rows),
        "numbers": _numbers(parsed, generation, rows, articles),
        "words_sentence": sentence,
        "sentence_article": best_of_group(sentence, articles),
    }


def _numbers(parsed: ParsedQuestion, generation: Generation, rows: Ints, articles: Ints) -> Floats:
    """Share of the question's numbers in each passage; a number elsewhere in its article counts half."""
    numbers = TermQuery.of([term for term in parsed.terms if any(c.isdigit() for c in term)], generation)
    distinct, back = np.unique(articles, return_inverse=True)
    here = numbers.counts(generation.passage_terms, rows)
    around = numbers.counts(generation.article_terms, distinct)[back]
    return np.asarray((numbers.share(here) + numbers.share(np.maximum(here, around))) / 2, np.float32)


def _best_sentence(generation: Generation, rows: Ints, query: TermQuery) -> Floats:
    """The greatest share of the query that one sentence of each passage holds: words far apart say less."""
    owners, sentences = owned(generation.columns.sentences, rows)
    best = np.zeros(len(rows), np.float32)
    np.maximum.at(best, owners, query.covered(generation.sentence_terms, sentences))
    return best


def _article_bm25(index: WholeForward, articles: Ints, query: TermQuery) -> Floats:
    """BM25 of each candidate's whole article, computed once an article."""
    distinct, back = np.unique(articles, return_inverse=True)
    return index.bm25(query.counts(index, distinct), distinct, query.idf)[back]
