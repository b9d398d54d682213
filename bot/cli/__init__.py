"""The `dateline` command: the composition root, where settings become objects and commands."""

from .group import dateline, main

__all__ = ["dateline", "main"]
