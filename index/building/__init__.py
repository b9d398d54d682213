"""A folder of articles becomes a new generation."""

from .listing import Seen, look, look_at, read_listing
from .merging import merge_due
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
    "look_at",
    "merge_due",
    "read_listing",
    "verify",
]
