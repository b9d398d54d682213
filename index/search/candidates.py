"""Candidates: the passages worth scoring, from the dense and the lexical index."""

from collections.abc import Iterator
from typing import Final

import numpy as np
import numpy.typing as npt

from index.dates import Window
from index.generation import Generation
from index.language import terms as terms_of
from index.segment import Ints
from index.speakers import speaker_matches

from .date_signals import ordinals, window_fit
from .hits import Query
from .question import ParsedQuestion

_DENSE: Final = 100
_LEXICAL: Final = 200
"""Candidates taken from each index."""

_OF_PAPER: Final = 50
"""Candidates taken from each paper that a question asks for."""

_POSTINGS: Final = 50_000
"""The rarest terms are looked up, as many as are in so many passages together. This bounds the time in a large archive;
below some 100,000 passages few questions reach it."""

_SCAN: Final = 4_000
"""When filters leave no more passages than this, all of them are candidates."""

_FILTERED_LEXICAL: Final = 5_000
"""With filters, this many lexical matches are searched for those that pass."""


def candidates(parsed: ParsedQuestion, query: Query, generation: Generation) -> Ints:
    """Find the rows worth scoring, each once, ascending.

    Filters (days, source, speaker, publisher) are strict: only passages that pass all of them are candidates.

    Args:
        parsed: The question.
        query: The same as asked, with its filters.
        generation: The index.
    """
    allowed = _allowed(query, generation)
    if allowed is not None and len(allowed) <= _SCAN:
        return allowed
    terms = generation.lexical.rarest(generation.with_spellings(parsed.terms), _POSTINGS)
    depth = _LEXICAL if allowed is None else _FILTERED_LEXICAL
    dense = generation.dense.search(parsed.vector, _DENSE, within=allowed).rows
    lexical = generation.lexical.search(terms, depth).rows
    for quoted in parsed.quoted:
        holding = generation.columns.rows(generation.archive.with_words(quoted.split(), _LEXICAL))
        lexical = np.concatenate([lexical, generation.lexical.search(terms_of(quoted), depth).rows, holding])
    dense = np.concatenate([dense, *_of_papers(parsed, generation, allowed)])
    if allowed is not None:
        lexical = lexical[np.isin(lexical, allowed)][:_LEXICAL]
    return np.unique(np.concatenate([dense, lexical]))


def _of_papers(parsed: ParsedQuestion, generation: Generation, allowed: Ints | None) -> Iterator[Ints]:
    """Yield the nearest passages of each paper asked for: it may be a small one among many."""
    for paper in parsed.papers:
        own = np.flatnonzero(generation.publishers.published_by([paper.key])[generation.columns.article])
        within = own if allowed is None else np.intersect1d(own, allowed)
        if len(within):
            yield generation.dense.search(parsed.vector, _OF_PAPER, within=within).rows


def _allowed(query: Query, generation: Generation) -> Ints | None:
    """Return the rows that pass all filters, ascending; None when there is no filter."""
    if (query.strict, query.source, query.said_by, query.publisher) == (None,) * 4:
        return None
    mask = np.ones(len(generation.dense), bool)
    if query.source is not None:
        mask &= _of_source(query.source, generation)[generation.columns.article]
    if query.publisher is not None:
        keys = generation.publishers.named(query.publisher)
        mask &= generation.publishers.published_by(keys)[generation.columns.article]
    if query.strict is not None:
        mask &= in_days(query.strict, generation)
    if query.said_by is not None:
        mask &= _said_by(query.said_by, generation)
    return np.flatnonzero(mask)


def _of_source(wanted: str, generation: Generation) -> npt.NDArray[np.bool_]:
    """Mark the articles whose source or title contains a text; shape (articles,)."""
    folded = wanted.casefold().strip()
    rows = generation.archive.articles("source, title")
    return np.asarray([folded in source.casefold() or folded in title.casefold() for source, title in rows], bool)


def in_days(window: Window, generation: Generation, *, published: bool = True) -> npt.NDArray[np.bool_]:
    """Mark the passages that name one of these days or were published on one.

    Args:
        window: The days.
        generation: The index.
        published: Whether publication on one of the days is enough.

    Returns:
        A mask of shape (passages,).
    """
    columns = generation.columns
    first, last = ordinals(window)
    days = columns.published[columns.article]
    inside = (days >= first) & (days <= last) & published
    outside = np.flatnonzero(~inside)
    inside[outside] = window_fit(window, generation, outside) > 0
    return np.asarray(inside, bool)


def _said_by(wanted: str, generation: Generation) -> npt.NDArray[np.bool_]:
    """Mark the passages with a speaker of that name; shape (passages,)."""
    speakers = generation.archive.speakers()
    distinct = {name for _, names in speakers for name in names.splitlines()}
    matching = {name for name in distinct if _is_speaker(wanted, name)}
    ids = [id_ for id_, names in speakers if not matching.isdisjoint(names.splitlines())]
    mask = np.zeros(len(generation.dense), bool)
    mask[generation.columns.rows(ids)] = True
    return mask


def _is_speaker(wanted: str, stored: str) -> bool:
    name, _, side = stored.partition("@")
    return speaker_matches(wanted, name, side or None)
