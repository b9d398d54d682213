"""Answers questions and makes briefings and timelines, for every platform alike."""

from .answerer import Answer, Answerer, Retriever
from .developing import Development
from .output import answer_json, briefing_json, source_json, timeline_json
from .statements import split_statements
from .surveys import LinedUp, brief, line_up

__all__ = [
    "Answer",
    "Answerer",
    "Development",
    "LinedUp",
    "Retriever",
    "answer_json",
    "brief",
    "briefing_json",
    "line_up",
    "source_json",
    "split_statements",
    "timeline_json",
]
