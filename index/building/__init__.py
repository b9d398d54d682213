"""A folder of articles becomes a new generation."""

from .progress import Progress, ignore_progress
from .rebuild import Rebuild
from .report import BuildReport
from .verification import VerifyReport, verify

__all__ = ["BuildReport", "Progress", "Rebuild", "VerifyReport", "ignore_progress", "verify"]
