"""Attribution: who says which words of an article."""

from .attribution import attributions, listen, speaker_at
from .matching import speaker_matches
from .reporting_verbs import REPORTING
from .said import Attribution, Heard

__all__ = ["REPORTING", "Attribution", "Heard", "attributions", "listen", "speaker_at", "speaker_matches"]
