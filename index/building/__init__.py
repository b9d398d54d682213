"""A folder of articles becomes a new generation."""

from .progress import bars
from .rebuild import BuildReport, Rebuild
from .verification import verify

__all__ = ["BuildReport", "Rebuild", "bars", "verify"]
