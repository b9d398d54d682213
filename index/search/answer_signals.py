"""Signals of what a question asks for besides its topic: a figure, somebody's words, words in quotation marks."""

from typing import Final

import numpy as np
import numpy.typing as npt

from index.figures import SPEAKS, CountTerms, FigureAsk, SpeakerAsk, asked_figure_terms, asked_speaker_terms, by_office
from index.generation import Floats, Generation, Ints, term_hash
from index.language import country_of, plain_words, terms

from .question import ParsedQuestion
from .term_query import TermQuery

_WHO_SAID: Final = 5.0
"""What words in quotation marks count for where it is asked whose they are."""


def counting(parsed: ParsedQuestion, generation: Generation, rows: Ints) -> Floats:
    """How far a passage counts what is asked for: the things, what happened, by whose account or deed, and where.

    -1 when it counts nothing of the sort, .2 for the things, .7 for things and event, 1 with side and place too; 0 when
    no figure is asked for. What the question leaves open is not held against a passage; of several figures asked for
    it is the mean.
    """
    asks = [ask for ask in parsed.figures if ask.noun]
    if not asks:
        return np.zeros(len(rows), np.float32)
    return np.asarray(np.mean([_counts(ask, generation, rows) for ask in asks], axis=0), np.float32)


def _counts(ask: FigureAsk, generation: Generation, rows: Ints) -> Floats:
    each = [_counts_as(wanted, generation, rows) for wanted in asked_figure_terms(ask)]
    return np.asarray(np.max(each, axis=0), np.float32)


def _counts_as(wanted: CountTerms, generation: Generation, rows: Ints) -> Floats:
    names = (wanted.things, wanted.counted, *wanted.narrower)
    hashes = np.fromiter(map(term_hash, names), np.int64, len(names))
    held = generation.passage_figures.counts(rows, hashes) > 0
    things, event = held[:, 0], held[:, 1 if wanted.counted else 0]
    narrower = held[:, 2:].mean(axis=1) if wanted.narrower else event
    return np.where(things, 0.2 + 0.5 * event + 0.3 * narrower, -1.0).astype(np.float32)


def speaking(parsed: ParsedQuestion, generation: Generation, rows: Ints) -> Floats:
    """1 when the one whose words are asked for speaks in a passage, 0 when nobody's are asked for.

    -0.5 when not, and -1 when its whole article doesn't even name the speaker. Somebody asked for by an office may go
    by a name of their own: where the office's holder may speak it is 0.
    """
    ask = parsed.speaker
    if ask is None:
        return np.zeros(len(rows), np.float32)
    speaks = np.zeros(len(rows), bool)
    for wanted in asked_speaker_terms(ask):
        speaks |= (TermQuery.of(wanted, generation).counts(generation.passage_speakers, rows) > 0).all(axis=1)
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
    """Which articles hold a word, in their passages or in their title."""
    distinct, back = np.unique(articles, return_inverse=True)
    held = name.counts(generation.article_terms, distinct)[:, 0] + name.counts(generation.title_terms, distinct)[:, 0]
    return np.asarray(held[back] > 0, bool)


def quoting(parsed: ParsedQuestion, generation: Generation, rows: Ints) -> Floats:
    """Share of what the question gives in quotation marks that stands in a passage as it is given.

    Counted several times over where it is asked who said it: nothing else answers then.
    """
    if not parsed.quoted:
        return np.zeros(len(rows), np.float32)
    ids = generation.dense.ids[rows].tolist()
    texts = {id_: plain_words(text) for id_, text in generation.archive.texts(ids).items()}
    worth = _WHO_SAID if parsed.speaker is not None and parsed.speaker.speaker is None else 1.0
    return np.asarray([worth * np.mean([phrase in texts[id_] for phrase in parsed.quoted]) for id_ in ids], np.float32)
