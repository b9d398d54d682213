"""Signals of what an answer must hold: the kind of thing asked for, a figure, somebody's words, a quotation."""

from typing import Final

import numpy as np
import numpy.typing as npt

from index.figures import SPEAKS, CountTerms, FigureAsk, SpeakerAsk, asked_figure_terms, asked_speaker_terms, by_office
from index.generation import Generation
from index.language import country_of, plain_words, terms
from index.segment import Floats, Ints, term_hash

from .question import ParsedQuestion
from .term_query import TermQuery

_WHO_SAID: Final = 5.0
"""How many times a quotation counts when the question is who said it."""


def answer_signals(parsed: ParsedQuestion, generation: Generation, rows: Ints) -> dict[str, Floats]:
    """Compute whether passages hold what an answer must hold.

    "trait" and "kind" are 1 when a passage has them, -1 when not, 0 when the question asks for nothing of the sort.

    Args:
        parsed: The question.
        generation: The index.
        rows: Rows of the candidates, shape (n,).

    Returns:
        By name, each of shape (n,).
    """
    traits = generation.columns.traits[rows]
    wanted = parsed.traits
    none = np.zeros(len(rows), np.float32)
    return {
        "trait": np.where((traits & wanted) == wanted, 1.0, -1.0) if wanted else none,
        "kind": np.where(_new_names(parsed, generation, rows) > 0, 1.0, -1.0) if parsed.kinds else none,
        "figure": _figure(parsed, generation, rows),
        "speaker": _speaker(parsed, generation, rows),
        "quoted": _quoted(parsed, generation, rows),
    }


def _new_names(parsed: ParsedQuestion, generation: Generation, rows: Ints) -> Ints:
    """Count the names in each passage that are of a kind asked for and not in the question."""
    counts = [_new_names_of(kind, parsed, generation, rows) for kind in sorted(parsed.kinds)]
    return np.asarray(np.sum(counts, axis=0), np.int64)


def _new_names_of(kind: str, parsed: ParsedQuestion, generation: Generation, rows: Ints) -> Ints:
    own = [name for name in parsed.names if name.startswith(f"{kind}:")]
    hashes = np.fromiter(map(term_hash, own), np.int64, len(own))
    shared = np.minimum(generation.passage_names.counts(rows, hashes), 1).sum(axis=1)
    return np.asarray(generation.columns.names_of_kind(kind, rows) - shared, np.int64)


def _figure(parsed: ParsedQuestion, generation: Generation, rows: Ints) -> Floats:
    """How far a passage counts what the question asks for: things, event, whose account or deed, place.

    -1 when it counts no such things, 0.2 for the things, 0.7 for things and event, 1 with side and place too; 0 when
    the question asks for no figure. What the question leaves open costs nothing. Several figures are averaged.
    """
    asks = [ask for ask in parsed.figures if ask.noun]
    if not asks:
        return np.zeros(len(rows), np.float32)
    return np.asarray(np.mean([_best_count(ask, generation, rows) for ask in asks], axis=0), np.float32)


def _best_count(ask: FigureAsk, generation: Generation, rows: Ints) -> Floats:
    each = [_count(terms_, generation, rows) for terms_ in asked_figure_terms(ask)]
    return np.asarray(np.max(each, axis=0), np.float32)


def _count(wanted: CountTerms, generation: Generation, rows: Ints) -> Floats:
    names = (wanted.things, wanted.counted, *wanted.narrower)
    hashes = np.fromiter(map(term_hash, names), np.int64, len(names))
    held = generation.passage_figures.counts(rows, hashes) > 0
    things, event = held[:, 0], held[:, 1 if wanted.counted else 0]
    narrower = held[:, 2:].mean(axis=1) if wanted.narrower else event
    return np.where(things, 0.2 + 0.5 * event + 0.3 * narrower, -1.0).astype(np.float32)


def _speaker(parsed: ParsedQuestion, generation: Generation, rows: Ints) -> Floats:
    """1 when the person whose words are asked for speaks in a passage, 0 when nobody's are asked for.

    -0.5 when not, and -1 when not even the article names them. A person asked for by office may be called by name: 0
    when someone speaks and the passage names the office.
    """
    ask = parsed.speaker
    if ask is None:
        return np.zeros(len(rows), np.float32)
    speaks = np.zeros(len(rows), bool)
    for speaker_terms in asked_speaker_terms(ask):
        query = TermQuery.of(speaker_terms, generation)
        speaks |= (query.counts(generation.passage_speakers, rows) > 0).all(axis=1)
    name = _name_of(ask, generation)
    if name is None:
        return np.where(speaks, 1.0, -0.5).astype(np.float32)
    absent = np.where(_named(name, generation, generation.columns.article[rows]), -0.5, -1.0)
    if by_office(ask):
        anybody = generation.passage_speakers.counts(rows, np.asarray([term_hash(SPEAKS)], np.int64))[:, 0] > 0
        absent[anybody & (name.counts(generation.passage_terms, rows)[:, 0] > 0)] = 0.0
    return np.where(speaks, 1.0, absent).astype(np.float32)


def _name_of(ask: SpeakerAsk, generation: Generation) -> TermQuery | None:
    """The rarest word of a speaker's name; None for a country, which goes by many names."""
    words = [word for word in (ask.speaker or "").split() if word[:1].isupper()]
    name = terms(" ".join(words)) or terms(ask.speaker or "")
    if not name or country_of(ask.speaker):
        return None
    return TermQuery.of([name[int(np.argmax(TermQuery.of(name, generation).idf))]], generation)


def _named(name: TermQuery, generation: Generation, articles: Ints) -> npt.NDArray[np.bool_]:
    """Whether each article holds a word, in its passages or its title."""
    distinct, back = np.unique(articles, return_inverse=True)
    held = name.counts(generation.article_terms, distinct)[:, 0] + name.counts(generation.title_terms, distinct)[:, 0]
    return np.asarray(held[back] > 0, bool)


def _quoted(parsed: ParsedQuestion, generation: Generation, rows: Ints) -> Floats:
    """The share of the question's quotations that a passage holds word for word.

    Multiplied when the question is who said it: nothing else answers then.
    """
    if not parsed.quoted:
        return np.zeros(len(rows), np.float32)
    ids = generation.dense.ids[rows].tolist()
    texts = {id_: plain_words(text) for id_, text in generation.archive.texts(ids).items()}
    worth = _WHO_SAID if parsed.speaker is not None and parsed.speaker.speaker is None else 1.0
    return np.asarray([worth * np.mean([phrase in texts[id_] for phrase in parsed.quoted]) for id_ in ids], np.float32)
