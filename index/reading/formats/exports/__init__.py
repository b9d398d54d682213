"""Takes exports of newspaper archives apart: files that hold many articles with a cover and labels around them."""

from .splitting import read_export

__all__ = ["read_export"]
