"""The platforms: each package reads what people do on one, has the desk answer, and writes the replies."""

from .failure import PlatformFailure

__all__ = ["PlatformFailure"]
