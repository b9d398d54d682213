"""Terms looked up in every spelling, weighted by rarity."""

import numpy as np
import pytest

from index.language import terms
from index.search.term_query import TermQuery

from .signal_values import SignalArchive


def test_counts_are_how_often_each_row_holds_each_term(signal_archive: SignalArchive) -> None:
    generation = signal_archive.generation
    query = TermQuery.of(terms("ferries harbour zebra"), generation)
    counts = query.counts(generation.passage_terms, np.arange(len(generation.dense)))
    assert counts.shape == (5, 3)
    assert counts[:, 0].tolist() == [1, 1, 0, 0, 0]
    assert counts[:, 1].tolist() == [1, 1, 0, 0, 0]
    assert counts[:, 2].tolist() == [0, 0, 0, 0, 0]


def test_a_rare_term_is_worth_more_than_a_common_one(signal_archive: SignalArchive) -> None:
    query = TermQuery.of(terms("ferries brandt"), signal_archive.generation)
    common, rare = query.idf.tolist()
    assert rare > common > 0


def test_the_share_is_weighted_by_rarity(signal_archive: SignalArchive) -> None:
    query = TermQuery.of(terms("ferries brandt"), signal_archive.generation)
    common, rare = query.idf.tolist()
    share = query.share(np.asarray([[3, 0], [0, 1], [1, 1]], np.float32))
    assert share == pytest.approx([common / (common + rare), rare / (common + rare), 1.0])


def test_no_terms_share_nothing(signal_archive: SignalArchive) -> None:
    query = TermQuery.of([], signal_archive.generation)
    assert query.covered(signal_archive.generation.passage_terms, np.arange(2)).tolist() == [0.0, 0.0]


def test_every_spelling_counts_for_its_term(signal_archive: SignalArchive) -> None:
    """A term asked for twice is owned by its first place."""
    query = TermQuery.of(terms("ferries") + terms("ferries"), signal_archive.generation)
    assert query.owners.tolist() == sorted(query.owners.tolist())
    assert set(query.owners.tolist()) == {0}
    assert len(set(query.hashes.tolist())) == len(query.hashes)
