"""One package a platform: connect, acknowledge, translate in, translate out, send; nothing else."""

from .lifecycle import PlatformFailure

__all__ = ["PlatformFailure"]
