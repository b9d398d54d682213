"""A folder of articles becomes a new generation."""

from .listing import Seen, look, read_listing
from .progress import Progress, ignore_progress
from .rebuild import Rebuild
from .report import BuildReport
from .verification import VerifyReport, verify

__all__ = [
    "BuildReport",
    "Progress",
    "Rebuild",
    "Seen",
    "VerifyReport",
    "ignore_progress",
    "look",
    "read_listing",
    "verify",
]
