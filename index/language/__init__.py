"""The English of news: words and their forms, numbers, names, places and the phrases that name a speaker."""

from .event_kinds import causes_of
from .gazetteer import Named, country_of, gazetteer
from .inflection import verb_forms
from .lexicon import (
    ATTACKS,
    BEFALLING,
    CHANGES,
    FALLS,
    OF_PEOPLE,
    RISES,
    TELLING,
    event_for,
    event_of,
    is_weapon,
    noun_class,
    past_form,
    plural_noun,
)
from .names import NameKind, names
from .noun_phrases import AUXILIARIES, CLAUSE_WORDS, DETERMINERS, PARTICLES, PREPOSITIONS, NounPhrase, noun_phrase
from .numerals import CURRENCIES, NUMBER_STARTS, Numeral, read_numeral
from .place_mentions import LOCATING, SURELY, PlaceMention, mentions_in
from .sentences import sentence_spans
from .speaker_names import IMPERSONAL, INSTITUTIONS, PAPERS, TITLES, adverbs_before, is_person
from .stems import stem
from .subjects import QUOTES, after_cue, before_verb, is_channel
from .terms import normalise, plain_words, terms
from .tokens import Token, tokenize

__all__ = [
    "ATTACKS",
    "AUXILIARIES",
    "BEFALLING",
    "CHANGES",
    "CLAUSE_WORDS",
    "CURRENCIES",
    "DETERMINERS",
    "FALLS",
    "IMPERSONAL",
    "INSTITUTIONS",
    "LOCATING",
    "NUMBER_STARTS",
    "OF_PEOPLE",
    "PAPERS",
    "PARTICLES",
    "PREPOSITIONS",
    "QUOTES",
    "RISES",
    "SURELY",
    "TELLING",
    "TITLES",
    "NameKind",
    "Named",
    "NounPhrase",
    "Numeral",
    "PlaceMention",
    "Token",
    "adverbs_before",
    "after_cue",
    "before_verb",
    "causes_of",
    "country_of",
    "event_for",
    "event_of",
    "gazetteer",
    "is_channel",
    "is_person",
    "is_weapon",
    "mentions_in",
    "names",
    "normalise",
    "noun_class",
    "noun_phrase",
    "past_form",
    "plain_words",
    "plural_noun",
    "read_numeral",
    "sentence_spans",
    "stem",
    "terms",
    "tokenize",
    "verb_forms",
]
