"""Candidates: the passages worth a closer look, from the dense and the lexical index."""

from typing import Final

import numpy as np
import numpy.typing as npt

from index.dates import Window
from index.generation import Generation, Ints
from index.language import terms as terms_of
from index.speakers import speaker_matches

from .date_signals import ordinals, window_fit
from .hits import Query
from .question import ParsedQuestion

DENSE: Final = 100
LEXICAL: Final = 200
POSTINGS: Final = 50_000
"""Terms are looked up, the rarest first, that stand in so many passages together: what bounds the time in a large
archive. Up to some 100,000 passages hardly a question has more."""

SCAN: Final = 4_000
"""When filters leave no more passages than this, all of them are candidates."""

FILTERED_LEXICAL: Final = 5_000
"""So many lexical matches are looked through for those that pass the filters."""


def candidates(parsed: ParsedQuestion, query: Query, generation: Generation) -> Ints:
    """Find candidate rows, each once.

    Filters (days, source, speaker) are strict: with any of them only passages that pass are candidates.
    """
    allowed = _allowed(query, generation)
    if allowed is not None and len(allowed) <= SCAN:
        return allowed
    terms = generation.lexical.rarest(generation.spelt(parsed.terms), POSTINGS)
    depth = LEXICAL if allowed is None else FILTERED_LEXICAL
    dense = generation.dense.search(parsed.vector, DENSE, within=allowed).rows
    lexical = generation.lexical.search(terms, depth).rows
    for quoted in parsed.quoted:
        holding = generation.columns.rows(generation.archive.holding(quoted.split(), LEXICAL))
        lexical = np.concatenate([lexical, generation.lexical.search(terms_of(quoted), depth).rows, holding])
    if allowed is not None:
        lexical = lexical[np.isin(lexical, allowed)][:LEXICAL]
    return np.unique(np.concatenate([dense, lexical]))


def _allowed(query: Query, generation: Generation) -> Ints | None:
    """Rows that pass all filters; None when there is no filter."""
    if query.strict is None and query.source is None and query.said_by is None:
        return None
    mask = np.ones(len(generation.dense), bool)
    if query.source is not None:
        mask &= _of_source(query.source, generation)[generation.columns.article]
    if query.strict is not None:
        mask &= in_days(query.strict, generation)
    if query.said_by is not None:
        mask &= _said_by(query.said_by, generation)
    return np.flatnonzero(mask)


def _of_source(wanted: str, generation: Generation) -> npt.NDArray[np.bool_]:
    """Which articles have a source or title that contains a text; shape (articles,)."""
    folded = wanted.casefold().strip()
    rows = generation.archive.rows("SELECT source, title FROM articles ORDER BY number")
    return np.asarray([folded in source.casefold() or folded in title.casefold() for source, title in rows], bool)


def in_days(window: Window, generation: Generation, *, published: bool = True) -> npt.NDArray[np.bool_]:
    """Tell which passages speak of these days, or were published in them.

    Args:
        window: The days.
        generation: The index.
        published: Whether it is enough that the article was published then.

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
    """Which passages have a speaker of that name; shape (passages,)."""
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
