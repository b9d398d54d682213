"""Measures how good the search is on labelled questions."""

from .baselines import BASELINES, Baseline
from .labelled_questions import read_questions
from .report import evaluation_json, evaluation_text
from .runs import run_evaluation

__all__ = ["BASELINES", "Baseline", "evaluation_json", "evaluation_text", "read_questions", "run_evaluation"]
