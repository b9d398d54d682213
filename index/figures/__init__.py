"""Figures: what passages count and questions ask for: how many, of what, where, when, according to whom."""

from .asked import FigureAsk, SpeakerAsk, asks_for_figure, asks_for_speaker, by_office, figure_meant, places_asked
from .figure import Figure
from .paragraphs import read_paragraph, start_thread
from .search_terms import SPEAKS, CountTerms, asked_figure_terms, asked_speaker_terms, figure_terms, speaker_terms

__all__ = [
    "SPEAKS",
    "CountTerms",
    "Figure",
    "FigureAsk",
    "SpeakerAsk",
    "asked_figure_terms",
    "asked_speaker_terms",
    "asks_for_figure",
    "asks_for_speaker",
    "by_office",
    "figure_meant",
    "figure_terms",
    "places_asked",
    "read_paragraph",
    "speaker_terms",
    "start_thread",
]
