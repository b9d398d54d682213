"""How good the ranking is on labelled questions."""

from . import runs
from .baselines import Baseline
from .labelled_questions import read_questions

__all__ = ["Baseline", "read_questions", "runs"]
