"""Turns a question into ranked hits or an explained abstention."""

from .candidates import candidates, in_days
from .date_signals import ordinals
from .hits import Abstention, Hit, Place, Query, SearchResult
from .merging import TWIN_COSINE, TWIN_TERM_SHARE
from .papers_asked import PaperAsk
from .question import ParsedQuestion
from .searcher import SearchEncoder, Searcher, SearchOptions
from .shown_conflicts import conflicts_to_show
from .stored_hits import sourced_figures, unranked_hit

__all__ = [
    "TWIN_COSINE",
    "TWIN_TERM_SHARE",
    "Abstention",
    "Hit",
    "PaperAsk",
    "ParsedQuestion",
    "Place",
    "Query",
    "SearchEncoder",
    "SearchOptions",
    "SearchResult",
    "Searcher",
    "candidates",
    "conflicts_to_show",
    "in_days",
    "ordinals",
    "sourced_figures",
    "unranked_hit",
]
